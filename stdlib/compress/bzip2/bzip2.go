// Package bzip2 decompresses files of bzip2: blocks that were sorted by
// Burrows' and Wheeler's transform, moved to front, and coded by Huffman.
package bzip2

import (
	"bufio"
	"io"
	"slices"
)

// A StructuralError is what is wrong with the input.
type StructuralError string

// Error returns the text.
func (s StructuralError) Error() string { return "bzip2 data invalid: " + string(s) }

const (
	blockMagic = 0x314159265359
	endMagic   = 0x177245385090

	groupSize  = 50 // symbols with one code
	maxRun     = 2 << 20
	maxLength  = 20 // of codes
	minCodes   = 2
	maxCodes   = 6
	blockUnit  = 100 * 1000
	crcPattern = 0x04C11DB7
)

// A reader decompresses.
type reader struct {
	in      io.ByteReader
	bits    uint64
	count   uint
	readErr error // of in

	begun   bool
	err     error
	size    int      // bytes of a block
	block   []uint32 // each byte, and from bit 8 on the place of the next one
	left    int      // bytes of the block that were not taken
	at      uint32
	last    int // byte, -1 for none
	same    int // as it before
	repeat  int // so many more of it
	crc     uint32
	wantCRC uint32
	fileCRC uint32
	table   *[256]uint32 // of crc
}

// NewReader returns a reader that decompresses r. It may read more of r than
// the file, unless r is an io.ByteReader.
func NewReader(r io.Reader) io.Reader {
	z := &reader{table: crcTable()}
	if bytes, ok := r.(io.ByteReader); ok {
		z.in = bytes
	} else {
		z.in = bufio.NewReader(r)
	}
	return z
}

func crcTable() *[256]uint32 {
	var table [256]uint32
	for i := range table {
		crc := uint32(i) << 24
		for range 8 {
			top := crc >> 31
			crc = crc<<1 ^ top*crcPattern
		}
		table[i] = crc
	}
	return &table
}

// take returns the next bits, 0 after the end of the input.
func (z *reader) take(n uint) uint64 {
	for z.count < n {
		c, err := z.in.ReadByte()
		if err != nil {
			if err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			z.readErr = err
			return 0
		}
		z.bits = z.bits<<8 | uint64(c)
		z.count += 8
	}
	z.count -= n
	return z.bits >> z.count & (1<<n - 1)
}

func (z *reader) takeInt(n uint) int { return int(z.take(n)) }

func (z *reader) Read(buf []byte) (n int, err error) {
	if z.err != nil {
		return 0, z.err
	}
	if !z.begun {
		if z.take(16) != 'B'<<8|'Z' {
			err = StructuralError("bad magic value")
		} else {
			err = z.begin()
		}
		if err = z.worse(err); err != nil {
			return 0, err
		}
		z.begun = true
	}
	n, err = z.read(buf)
	return n, z.worse(err)
}

// worse returns the error of reading, if there was one: others may follow from
// it.
func (z *reader) worse(err error) error {
	if z.readErr != nil {
		return z.readErr
	}
	return err
}

// begin reads what follows the magic value of a file.
func (z *reader) begin() error {
	if z.take(8) != 'h' {
		return StructuralError("non-Huffman entropy encoding")
	}
	level := z.takeInt(8) - '0'
	if level < 1 || level > 9 {
		return StructuralError("invalid compression level")
	}
	z.fileCRC = 0
	z.size = level * blockUnit
	return nil
}

func (z *reader) read(buf []byte) (int, error) {
	for {
		n := z.expand(buf)
		if n > 0 || len(buf) == 0 {
			for _, c := range buf[:n] {
				z.crc = z.crc<<8 ^ z.table[byte(z.crc>>24)^c]
			}
			return n, nil
		}
		if z.begunBlock() && ^z.crc != z.wantCRC {
			z.readErr = StructuralError("block checksum mismatch")
			return 0, z.readErr
		}
		switch z.take(48) {
		case blockMagic:
			if err := z.readBlock(); err != nil {
				return 0, err
			}
		case endMagic:
			if err := z.endFile(); err != nil {
				return 0, err
			}
		default:
			return 0, StructuralError("bad magic value found")
		}
	}
}

func (z *reader) begunBlock() bool { return z.block != nil }

// endFile looks at the checksum of all blocks, and whether another file
// follows.
func (z *reader) endFile() error {
	want := uint32(z.take(32))
	if z.readErr != nil {
		return z.readErr
	}
	if z.fileCRC != want {
		z.readErr = StructuralError("file checksum mismatch")
		return z.readErr
	}
	z.count -= z.count % 8
	var head [2]byte
	for i := range head {
		c, err := z.in.ReadByte()
		if err != nil {
			if err == io.EOF && i > 0 {
				err = io.ErrUnexpectedEOF
			}
			z.readErr = err
			if err == io.EOF {
				z.err = err
			}
			return err
		}
		head[i] = c
	}
	if string(head[:]) != "BZ" {
		return StructuralError("bad magic value in continuation file")
	}
	return z.begin()
}

// expand undoes the last step: a byte that came four times is followed by a
// count of more.
func (z *reader) expand(buf []byte) int {
	n := 0
	for n < len(buf) {
		if z.repeat > 0 {
			buf[n] = byte(z.last)
			n++
			if z.repeat--; z.repeat == 0 {
				z.last = -1
			}
			continue
		}
		if z.left == 0 {
			break
		}
		z.left--
		entry := z.block[z.at]
		z.at = entry >> 8
		c := int(byte(entry))
		if z.same == 3 {
			z.repeat, z.same = c, 0
			continue
		}
		if z.last == c {
			z.same++
		} else {
			z.same = 0
		}
		z.last = c
		buf[n] = byte(c)
		n++
	}
	return n
}

// toFront moves entry i of a list to the front and returns it.
func toFront(list []byte, i int) byte {
	c := list[i]
	copy(list[1:], list[:i])
	list[0] = c
	return c
}

// readSymbols reads which bytes occur in a block.
func (z *reader) readSymbols() []byte {
	var symbols []byte
	ranges := z.takeInt(16)
	for high := 0; high < 16; high++ {
		if ranges>>(15-high)&1 == 0 {
			continue
		}
		used := z.takeInt(16)
		for low := 0; low < 16; low++ {
			if used>>(15-low)&1 != 0 {
				symbols = append(symbols, byte(high<<4|low))
			}
		}
	}
	return symbols
}

// readSelectors reads which code each group of symbols has.
func (z *reader) readSelectors(codes int) ([]byte, error) {
	selectors := make([]byte, z.takeInt(15))
	recent := []byte{0, 1, 2, 3, 4, 5}[:codes]
	for i := range selectors {
		n := 0
		for z.take(1) != 0 {
			n++
		}
		if n >= codes {
			return nil, StructuralError("tree index too large")
		}
		selectors[i] = toFront(recent, n)
	}
	return selectors, nil
}

// readCode reads the lengths of a code's symbols.
func (z *reader) readCode(symbols int) (*code, error) {
	lengths := make([]int, symbols)
	length := z.takeInt(5)
	for i := range lengths {
		for {
			if length < 1 || length > maxLength {
				return nil, StructuralError("Huffman length out of range")
			}
			if z.take(1) == 0 {
				break
			}
			if z.take(1) != 0 {
				length--
			} else {
				length++
			}
		}
		lengths[i] = length
	}
	return newCode(lengths)
}

// A code has for each length the first value that is none of that length, and
// all symbols in the order of their values.
type code struct {
	symbols []uint16
	above   [maxLength + 1]int // values of a length are less, shifted
	first   [maxLength + 1]int // value of a length
	index   [maxLength + 1]int // in symbols
	least   int
	most    int
}

// newCode gives short values to symbols with short lengths. bzip2's values
// count down, so that a code with too few of them has its gap at 0.
func newCode(lengths []int) (*code, error) {
	c := &code{least: slices.Min(lengths), most: slices.Max(lengths)}
	value, weight := 0, uint64(0)
	for n := c.least; n <= c.most; n++ {
		value <<= 1
		c.first[n], c.index[n] = value, len(c.symbols)
		for s, length := range lengths {
			if length == n {
				c.symbols = append(c.symbols, uint16(s))
				value++
				weight += 1 << (32 - n)
			}
		}
		c.above[n] = value
	}
	if weight > 1<<32 {
		return nil, StructuralError("equal symbols in Huffman tree")
	}
	return c, nil
}

// decode returns the next symbol.
func (z *reader) decode(c *code) int {
	value, n := 0, 0
	if z.count >= uint(c.least) {
		n = c.least
		value = z.takeInt(uint(n))
	}
	for {
		if n >= c.least && value < c.above[n] {
			return int(c.symbols[c.index[n]+value-c.first[n]])
		}
		if n == c.most {
			return int(c.symbols[len(c.symbols)-1])
		}
		value = value<<1 | z.takeInt(1) // 0 behind the end of the input
		n++
	}
}

// readBlock reads a block and undoes the transform.
func (z *reader) readBlock() error {
	z.wantCRC = uint32(z.take(32))
	z.crc = ^uint32(0)
	z.fileCRC = (z.fileCRC<<1 | z.fileCRC>>31) ^ z.wantCRC
	if z.take(1) != 0 {
		return StructuralError("deprecated randomized files")
	}
	start := z.takeInt(24)
	recent := z.readSymbols()
	if len(recent) == 0 {
		return StructuralError("no symbols in input")
	}
	n := z.takeInt(3)
	if n < minCodes || n > maxCodes {
		return StructuralError("invalid number of Huffman trees")
	}
	selectors, err := z.readSelectors(n)
	if err != nil {
		return err
	}
	codes := make([]*code, n)
	symbols := len(recent) + 2 // two for runs, one for the end, the first byte has none
	for i := range codes {
		if codes[i], err = z.readCode(symbols); err != nil {
			return err
		}
	}
	if len(selectors) == 0 {
		return StructuralError("no tree selectors given")
	}
	if z.block == nil || cap(z.block) < z.size {
		z.block = make([]uint32, 0, z.size)
	}
	z.block = z.block[:0]
	if err = z.readBytes(selectors, codes, recent, symbols-1); err != nil {
		return err
	}
	if start >= len(z.block) {
		return StructuralError("origPtr out of bounds")
	}
	z.link(start)
	return nil
}

// readBytes fills the block. Runs of the byte at the front have a count in
// base 2 with the digits 1 and 2.
func (z *reader) readBytes(selectors []byte, codes []*code, recent []byte, end int) error {
	run, weight := 0, 1
	for group := 0; ; group++ {
		if group == len(selectors) {
			return StructuralError("insufficient selector indices for number of symbols")
		}
		c := codes[selectors[group]]
		for range groupSize {
			symbol := z.decode(c)
			if symbol < 2 {
				run += weight << symbol
				weight <<= 1
				if run > maxRun {
					return StructuralError("repeat count too large")
				}
				continue
			}
			if run > z.size-len(z.block) {
				return StructuralError("repeats past end of block")
			}
			for ; run > 0; run-- {
				z.block = append(z.block, uint32(recent[0]))
			}
			weight = 1
			if symbol == end {
				return nil
			}
			if len(z.block) == z.size {
				return StructuralError("data exceeds block size")
			}
			z.block = append(z.block, uint32(toFront(recent, symbol-1)))
		}
	}
}

// link finds for each byte the place of the next one: bytes in order, of equal
// ones those that come first in the block.
func (z *reader) link(start int) {
	var next [256]int
	for _, c := range z.block {
		next[byte(c)]++
	}
	sum := 0
	for c, n := range next {
		next[c] = sum
		sum += n
	}
	for i, c := range z.block {
		b := byte(c)
		z.block[next[b]] |= uint32(i) << 8
		next[b]++
	}
	z.left = len(z.block)
	z.at = z.block[start] >> 8
	z.last, z.same, z.repeat = -1, 0, 0
}
