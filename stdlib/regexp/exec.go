// Matching: the natives do it, piece by piece.
package regexp

import (
	"io"
	"unicode/utf8"
)

// input is the text: a string, whatever it was.
type input string

// step returns the rune at pos and its width; -1, 0 at the end.
func (in input) step(pos int) (rune, int) {
	if pos >= len(in) {
		return -1, 0
	}
	if c := in[pos]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(string(in[pos:]))
}

// How a native ends.
const (
	found      = 1 + iota
	goOn       // enough for now: enter again
	leftWindow // the match may be long: simulate from there
	needText   // enter again with more text
)

// search looks for a match that begins at pos or later. The bounds of match
// and captures come into caps; any says that they do not matter. prefix is
// what matches begin with. next is where to go on.
//
//go:noescape
func search(code []uint32, sets []rune, prefix, text string, longest, any bool, caps []int, pos int) (status, next int)

// simulate is search for matches of any length. state is its memory, zeroed at
// first; more says that the text goes on.
//
//go:noescape
func simulate(code []uint32, sets []rune, prefix, text string, longest, any bool, caps []int, pos int, more bool, state []int) (status int)

// match looks for the expression from pos on and returns the bounds of the
// first ncap/2 captures, nil if there is no match. ncap 0 asks only whether
// there is one.
//
//vole:leaks re=heap in=heap
func (re *Regexp) match(in input, pos, ncap int) []int {
	prog := re.prog
	if re.anchored && pos > 0 || len(in)-pos < re.least {
		return nil
	}
	caps := make([]int, max(ncap, 2))
	for {
		status, next := search(prog.code, prog.sets, re.skip, string(in), re.longest, ncap == 0, caps, pos)
		switch status {
		case found:
			return caps
		case goOn:
			pos = next
		case leftWindow:
			return re.simulate(prog, in, next, ncap, caps)
		default:
			return nil
		}
	}
}

func (re *Regexp) simulate(prog program, in input, pos, ncap int, caps []int) []int {
	state := make([]int, prog.stateWords(len(caps)))
	for {
		switch simulate(prog.code, prog.sets, re.skip, string(in), re.longest, ncap == 0, caps, pos, false, state) {
		case found:
			return caps
		case goOn:
		default:
			return nil
		}
	}
}

// matchReader is match for the text of r, of which it reads no more than it
// must, and one rune.
//
//vole:leaks re=heap r=heap
func (re *Regexp) matchReader(r io.RuneReader, ncap int) []int {
	prog, longest := re.prog, re.longest // r may overwrite re
	caps := make([]int, max(ncap, 2))
	state := make([]int, prog.stateWords(len(caps)))
	var text []byte
	more := true
	for {
		switch simulate(prog.code, prog.sets, "", string(view(text)), longest, ncap == 0, caps, 0, more, state) {
		case found:
			return caps
		case goOn:
		case needText:
			c, size, err := r.ReadRune()
			switch {
			case err != nil:
				more = false
			case c == utf8.RuneError && size == 1:
				text = append(text, 0xFF) // some broken byte, so that places stay right
			default:
				text = utf8.AppendRune(text, c)
			}
		default:
			return nil
		}
	}
}
