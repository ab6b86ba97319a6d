// Package flate compresses by DEFLATE (RFC 1951): repetitions become lengths
// and distances, and bytes, lengths and distances Huffman codes.
//
// deflate.go finds matches by the rules of the levels, huffman.go makes codes
// of frequencies, bits.go chooses a block's form and writes it; inflate.go
// reads. natives.cpp has what is done for each byte.
package flate

import "strconv"

// A CorruptInputError is the offset at which the input was found to be wrong.
type CorruptInputError int64

// Error returns the text.
func (e CorruptInputError) Error() string {
	return "flate: corrupt input before offset " + strconv.FormatInt(int64(e), 10)
}

// An InternalError is a mistake of this package.
type InternalError string

// Error returns the text.
func (e InternalError) Error() string { return "flate: internal error: " + string(e) }

// A ReadError was an error of reading.
//
// Deprecated: errors of readers are returned as they are.
type ReadError struct {
	Offset int64
	Err    error
}

// Error returns the text.
func (e *ReadError) Error() string {
	return "flate: read error at offset " + strconv.FormatInt(e.Offset, 10) + ": " + e.Err.Error()
}

// A WriteError was an error of writing.
//
// Deprecated: errors of writers are returned as they are.
type WriteError struct {
	Offset int64
	Err    error
}

// Error returns the text.
func (e *WriteError) Error() string {
	return "flate: write error at offset " + strconv.FormatInt(e.Offset, 10) + ": " + e.Err.Error()
}

// Of the format.
const (
	windowSize   = 1 << 15 // the largest distance
	numLiterals  = 286     // codes for bytes, the end, and lengths
	numDistances = 30
	numLengths   = 19 // codes for lengths of codes
	endOfBlock   = 256
	maxStored    = 65535 // bytes in a block that is not compressed
)

// lengthOrder is how lengths of codes for lengths of codes are ordered.
var lengthOrder = [numLengths]uint8{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}

// fixedLength returns the length of a literal's fixed code.
func fixedLength(symbol int) uint8 {
	switch {
	case symbol < 144, symbol >= 280:
		return 8
	case symbol < 256:
		return 9
	}
	return 7
}

// lengthExtra and distanceExtra return how many bits follow a code.
func lengthExtra(symbol int) int {
	if symbol < 265 || symbol == 285 {
		return 0
	}
	return (symbol - 261) / 4
}

func distanceExtra(symbol int) int { return max(symbol-2, 0) / 2 }
