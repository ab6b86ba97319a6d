// Random rounds whose results are hashed by section, for programs that name this
// file in a line "// with:". With arguments "SEED ROUNDS SECTION" (or "all") the
// results themselves are printed, to be compared with native Go's.
package main

import (
	"fmt"
	"hash/fnv"
	"math/rand"
	"os"
	"strconv"
)

var rnd *rand.Rand
var sums = map[string]uint64{}
var order []string

// rounds seeds rnd and returns how many rounds there are to be.
func rounds(usual int) int {
	seed := 1
	if len(os.Args) > 2 {
		seed, _ = strconv.Atoi(os.Args[1])
		usual, _ = strconv.Atoi(os.Args[2])
	}
	rnd = rand.New(rand.NewSource(int64(seed)))
	return usual
}

// out adds a result to a section.
func out(sec string, args ...any) {
	s := fmt.Sprintln(args...)
	if len(os.Args) > 3 && (os.Args[3] == "all" || os.Args[3] == sec) {
		fmt.Print(sec, " ", s)
	}
	if _, ok := sums[sec]; !ok {
		order = append(order, sec)
	}
	h := fnv.New64a()
	h.Write([]byte(s))
	sums[sec] = sums[sec]*1099511628211 + h.Sum64()
}

// sum stands for a long text in a result.
func sum(b []byte) string {
	h := fnv.New64a()
	h.Write(b)
	return fmt.Sprint(len(b), "-", h.Sum64())
}

func printSums() {
	for _, s := range order {
		fmt.Println(s, sums[s])
	}
}
