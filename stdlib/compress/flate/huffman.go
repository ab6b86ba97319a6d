// Huffman codes.
package flate

import (
	"math/bits"
	"slices"
)

// A code has its bits, the first one lowest, and from bit 16 on their number.
type code uint32

func newCode(value, length int) code {
	reversed := bits.Reverse16(uint16(value) << (16 - length))
	return code(length<<16 | int(reversed))
}

func (c code) length() int { return int(c >> 16) }

// total returns how many bits symbols take that occur as often as freq says.
func total(codes []code, freq []int32) int {
	n := 0
	for i, f := range freq {
		n += int(f) * codes[i].length()
	}
	return n
}

// fixedCodes returns the codes that blocks without codes of their own have.
func fixedCodes() (literals [288]code, distances [numDistances]code) {
	next := [10]int{7: 0, 8: 0x30, 9: 0x190}
	for i := range literals {
		n := int(fixedLength(i))
		literals[i] = newCode(next[n], n)
		next[n]++
	}
	for i := range distances {
		distances[i] = newCode(i, 5)
	}
	return
}

// A leaf is a symbol that occurs.
type leaf struct {
	symbol int
	freq   int64
}

// makeCodes gives each symbol that occurs a code of at most limit bits, so that
// all together are as short as possible.
func makeCodes(codes []code, freq []int32, limit int) {
	clear(codes)
	var leaves []leaf
	for i, f := range freq {
		if f != 0 {
			leaves = append(leaves, leaf{i, int64(f)})
		}
	}
	if len(leaves) <= 2 {
		for i, l := range leaves {
			codes[l.symbol] = newCode(i, 1)
		}
		return
	}
	slices.SortFunc(leaves, func(a, b leaf) int {
		if a.freq != b.freq {
			return int(a.freq - b.freq)
		}
		return a.symbol - b.symbol
	})
	// The most frequent symbols get the shortest codes; of one length, codes
	// are in the order of their symbols.
	value := 0
	for length, n := range countLengths(leaves, min(limit, len(leaves)-1)) {
		value <<= 1
		shortest := leaves[len(leaves)-n:]
		leaves = leaves[:len(leaves)-n]
		slices.SortFunc(shortest, func(a, b leaf) int { return a.symbol - b.symbol })
		for _, l := range shortest {
			codes[l.symbol] = newCode(value, length+1)
			value++
		}
	}
}

// countLengths returns how many codes of 1, 2, ... limit bits are best: the
// package-merge algorithm. Each level has the leaves, and packages of two of
// the level below, in order of their frequencies, packages first; 2n-2 of the
// last level are taken, and below what is in their packages.
func countLengths(leaves []leaf, limit int) []int {
	isLeaf := make([][]bool, limit)
	var below []int64 // frequencies
	for level := range isLeaf {
		merged := make([]int64, 0, 2*len(leaves))
		kinds := make([]bool, 0, 2*len(leaves))
		for i, k := 0, 0; i < len(leaves) || k+1 < len(below); {
			if k+1 < len(below) && (i == len(leaves) || below[k]+below[k+1] <= leaves[i].freq) {
				merged = append(merged, below[k]+below[k+1])
				kinds = append(kinds, false)
				k += 2
			} else {
				merged = append(merged, leaves[i].freq)
				kinds = append(kinds, true)
				i++
			}
		}
		below, isLeaf[level] = merged, kinds
	}
	counts := make([]int, limit)
	taken := 2*len(leaves) - 2
	before := 0
	for level := limit - 1; level >= 0; level-- {
		n := 0
		for _, leaf := range isLeaf[level][:taken] {
			if leaf {
				n++
			}
		}
		// n leaves have codes of at least limit-level bits.
		if level < limit-1 {
			counts[limit-2-level] = before - n
		}
		before, taken = n, 2*(taken-n)
	}
	counts[limit-1] = before
	return counts
}
