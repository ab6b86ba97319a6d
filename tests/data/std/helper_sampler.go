// A sampler hashes what is printed and shows a line here and there: for programs
// whose output on random input would be too long to keep. It belongs to programs
// that name this file in a line "// with:".
package main

import (
	"fmt"
	"hash/fnv"
)

type sampler struct {
	every int // lines from one that is shown to the next
	lines int
	hash  interface {
		Write([]byte) (int, error)
		Sum64() uint64
	}
}

// sampleEvery returns a sampler that shows the first of so many lines.
func sampleEvery(lines int) sampler { return sampler{every: lines, hash: fnv.New64a()} }

func (s *sampler) print(args ...any)                 { s.line(fmt.Sprint(args...)) }
func (s *sampler) printf(format string, args ...any) { s.line(fmt.Sprintf(format, args...)) }
func (s *sampler) println(args ...any)               { s.line(fmt.Sprintln(args...)) }

func (s *sampler) line(text string) {
	fmt.Fprint(s.hash, text)
	if s.lines%s.every == 0 {
		fmt.Printf("%.300q\n", text)
	}
	s.lines++
}

// end prints how many lines there were, and their hash.
func (s *sampler) end() { fmt.Println(s.lines, s.hash.Sum64()) }
