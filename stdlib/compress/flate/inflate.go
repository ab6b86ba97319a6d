// Decompressing. A decoded byte goes to the window, and from there to the
// caller when the window is full or the end is reached. No more bytes are read
// from an io.ByteReader than the format needs.
package flate

import (
	"bufio"
	"bytes"
	"io"
	"strings"
	"sync"
)

// Reader is what NewReader wants; others get a buffer in front.
type Reader interface {
	io.Reader
	io.ByteReader
}

// Resetter is what readers of this package can do, too.
type Resetter interface {
	// Reset makes the reader a new one, with a dictionary.
	Reset(r io.Reader, dict []byte) error
}

// A decoder is the state of decoding a block, as in natives.cpp.
type decoder struct {
	bits, count                       uint64
	in, out                           int
	full                              int
	copyLength, copyDistance          int
	leastLiteral, leastDistance       int
	linkMaskLiteral, linkMaskDistance int
}

const (
	wantInput = iota
	outputFull
	blockEnd
	corrupt
)

const (
	firstTable = 512
	// No more codes than half of the symbols share their first nine bits, and
	// tables for the bits behind have at most 64 entries.
	literalTable  = firstTable + 64*numLiterals/2
	distanceTable = firstTable + 64*numDistances/2
)

// decodeBlock decodes a block from in, d.in on, to the window. Native.
//
//go:noescape
func decodeBlock(d *decoder, in, window []byte, literals, distances []uint32) (status int)

// makeTable makes the table of the codes with these lengths, of which it
// returns the least, -1 if there are no such codes. Native.
//
//go:noescape
func makeTable(table []uint32, lengths []byte) (least, linkMask int)

// A decompressor is a reader.
type decompressor struct {
	r      Reader
	buffer *bufio.Reader // of our own
	chunk  []byte        // from r, looked at ahead where r lets us
	space  []byte        // for chunks of readers that cannot show theirs
	offset int64         // bytes before the chunk

	d         decoder
	window    [windowSize]byte
	given     int    // up to here the window went to toRead
	toRead    []byte // for the caller
	err       error
	last      bool // block
	inBlock   bool
	inStored  bool
	stored    int      // bytes left of a stored block
	literals  []uint32 // in use: own or the fixed one
	own       [literalTable]uint32
	distances [distanceTable]uint32
}

// The table of the fixed code for literals, made when it is needed first.
var (
	fixedOnce     sync.Once
	fixedLiterals [firstTable]uint32
	fixedLeast    int
)

// NewReader returns a reader that decompresses r. It may read more of r than
// the text, unless r is an io.ByteReader.
//
//go:noinline
func NewReader(r io.Reader) io.ReadCloser { return NewReaderDict(r, nil) }

// NewReaderDict is NewReader for what was written with a dictionary.
//
//go:noinline
func NewReaderDict(r io.Reader, dict []byte) io.ReadCloser {
	f := new(decompressor)
	f.Reset(r, dict)
	return f
}

func (f *decompressor) Reset(r io.Reader, dict []byte) error {
	f.d = decoder{}
	f.chunk, f.offset, f.given, f.toRead, f.err = nil, 0, 0, nil, nil
	f.last, f.inBlock, f.inStored = false, false, false
	if reader, ok := r.(Reader); ok {
		f.buffer, f.r = nil, reader
	} else {
		if f.buffer == nil {
			f.buffer = bufio.NewReader(r)
		} else {
			f.buffer.Reset(r)
		}
		f.r = f.buffer
	}
	n := copy(f.window[:], dict[max(len(dict)-windowSize, 0):])
	if f.d.out = n; n == windowSize {
		f.d.out, f.d.full = 0, 1
	}
	f.given = f.d.out
	return nil
}

func (f *decompressor) Close() error {
	if f.err == io.EOF {
		return nil
	}
	return f.err
}

func (f *decompressor) Read(b []byte) (int, error) {
	for {
		if len(f.toRead) > 0 {
			n := copy(b, f.toRead)
			if f.toRead = f.toRead[n:]; len(f.toRead) == 0 {
				return n, f.err
			}
			return n, nil
		}
		if f.err != nil {
			return 0, f.err
		}
		f.err = f.step()
		f.returnChunk()
		if f.err != nil && len(f.toRead) == 0 {
			f.give()
		}
	}
}

// give hands on what is new in the window.
func (f *decompressor) give() {
	f.toRead = f.window[f.given:f.d.out]
	f.given = f.d.out
	if f.given == windowSize {
		f.given, f.d.out, f.d.full = 0, 0, 1
	}
}

// lookAhead gets the next bytes of r, at least one.
func (f *decompressor) lookAhead() error {
	f.returnChunk()
	switch r := f.r.(type) {
	case *bufio.Reader:
		if _, err := r.Peek(1); err != nil {
			return unexpected(err)
		}
		f.chunk, _ = r.Peek(r.Buffered())
		return nil
	case *bytes.Buffer:
		if f.chunk = r.Bytes(); len(f.chunk) > 0 {
			return nil
		}
	case *bytes.Reader, *strings.Reader:
		if f.space == nil {
			f.space = make([]byte, 4096)
		}
		n, _ := r.Read(f.space)
		if f.chunk = f.space[:n]; n > 0 {
			return nil
		}
	}
	c, err := f.r.ReadByte()
	if err != nil {
		return unexpected(err)
	}
	f.chunk = append(f.space[:0], c)
	f.space = f.chunk
	return nil
}

// returnChunk gives r back what was not used.
func (f *decompressor) returnChunk() {
	if f.chunk == nil {
		return
	}
	switch r := f.r.(type) {
	case *bufio.Reader:
		r.Discard(f.d.in)
	case *bytes.Buffer:
		r.Next(f.d.in)
	case io.Seeker:
		if left := len(f.chunk) - f.d.in; left > 0 {
			r.Seek(-int64(left), io.SeekCurrent)
		}
	}
	f.offset += int64(f.d.in)
	f.chunk, f.d.in = nil, 0
}

func (f *decompressor) corrupt() error { return CorruptInputError(f.offset + int64(f.d.in)) }

func unexpected(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// readByte returns the next byte of the input.
func (f *decompressor) readByte() (byte, error) {
	if f.d.in == len(f.chunk) {
		if err := f.lookAhead(); err != nil {
			return 0, err
		}
	}
	f.d.in++
	return f.chunk[f.d.in-1], nil
}

// need reads until there are n bits.
func (f *decompressor) need(n uint64) error {
	for f.d.count < n {
		c, err := f.readByte()
		if err != nil {
			return err
		}
		f.d.bits |= uint64(c) << f.d.count
		f.d.count += 8
	}
	return nil
}

// drop returns n bits that are there.
func (f *decompressor) drop(n uint64) int {
	v := f.d.bits & (1<<n - 1)
	f.d.bits >>= n
	f.d.count -= n
	return int(v)
}

func (f *decompressor) take(n uint64) (int, error) {
	if err := f.need(n); err != nil {
		return 0, err
	}
	return f.drop(n), nil
}

// step decodes until there is something for the caller, or a block ends.
func (f *decompressor) step() error {
	switch {
	case f.inStored:
		return f.copyStored()
	case f.inBlock:
		return f.decode()
	}
	if err := f.need(3); err != nil {
		return err
	}
	f.last = f.drop(1) == 1
	switch f.drop(2) {
	case 0:
		return f.beginStored()
	case 1:
		f.fixedTables()
	case 2:
		if err := f.readTables(); err != nil {
			return err
		}
	default:
		return f.corrupt()
	}
	f.inBlock = true
	return f.decode()
}

func (f *decompressor) decode() error {
	for {
		switch decodeBlock(&f.d, f.chunk, f.window[:], f.literals, f.distances[:]) {
		case wantInput:
			if err := f.lookAhead(); err != nil {
				return err
			}
		case outputFull:
			f.give()
			return nil
		case blockEnd:
			f.inBlock = false
			return f.endBlock()
		default:
			return f.corrupt()
		}
	}
}

func (f *decompressor) endBlock() error {
	if !f.last {
		return nil
	}
	if f.d.out > f.given {
		f.give()
	}
	return io.EOF
}

// beginStored reads the head of a block that is not compressed.
func (f *decompressor) beginStored() error {
	f.d.bits, f.d.count = 0, 0 // up to a whole byte
	var head [4]byte
	for i := range head {
		c, err := f.readByte()
		if err != nil {
			return err
		}
		head[i] = c
	}
	n := int(head[0]) | int(head[1])<<8
	if n^0xFFFF != int(head[2])|int(head[3])<<8 {
		return f.corrupt()
	}
	if n == 0 { // the mark of a flush
		f.give()
		return f.endBlock()
	}
	f.inStored, f.stored = true, n
	return f.copyStored()
}

func (f *decompressor) copyStored() error {
	for f.stored > 0 && f.d.out < windowSize {
		if f.d.in == len(f.chunk) {
			if err := f.lookAhead(); err != nil {
				return err
			}
		}
		n := copy(f.window[f.d.out:], f.chunk[f.d.in:min(len(f.chunk), f.d.in+f.stored)])
		f.d.in += n
		f.d.out += n
		f.stored -= n
	}
	if f.d.out == windowSize {
		f.give()
		return nil
	}
	f.inStored = false
	return f.endBlock()
}

func (f *decompressor) fixedTables() {
	fixedOnce.Do(func() {
		var lengths [288]byte
		for i := range lengths {
			lengths[i] = fixedLength(i)
		}
		fixedLeast, _ = makeTable(fixedLiterals[:], lengths[:])
	})
	f.literals = fixedLiterals[:]
	f.d.leastLiteral, f.d.linkMaskLiteral = fixedLeast, 0
	f.d.leastDistance = -1
}

// readTables reads the codes of a block.
func (f *decompressor) readTables() error {
	if err := f.need(14); err != nil {
		return err
	}
	literals := f.drop(5) + 257
	if literals > numLiterals {
		return f.corrupt()
	}
	distances := f.drop(5) + 1
	if distances > numDistances {
		return f.corrupt()
	}
	var lengthLengths [numLengths]byte
	for _, symbol := range lengthOrder[:f.drop(4)+4] {
		n, err := f.take(3)
		if err != nil {
			return err
		}
		lengthLengths[symbol] = byte(n)
	}
	least, _ := makeTable(f.distances[:], lengthLengths[:])
	if least < 0 {
		return f.corrupt()
	}
	var lengths [numLiterals + numDistances]byte
	for i := 0; i < literals+distances; {
		symbol, err := f.lengthSymbol(uint64(least))
		if err != nil {
			return err
		}
		if symbol < 16 {
			lengths[i] = byte(symbol)
			i++
			continue
		}
		value, times, bits := byte(0), 3, uint64(3)
		switch symbol {
		case 16:
			if i == 0 {
				return f.corrupt()
			}
			value, bits = lengths[i-1], 2
		case 18:
			times, bits = 11, 7
		}
		more, err := f.take(bits)
		if err != nil {
			return err
		}
		times += more
		if i+times > literals+distances {
			return f.corrupt()
		}
		for ; times > 0; times-- {
			lengths[i] = value
			i++
		}
	}
	d := &f.d
	f.literals = f.own[:]
	if d.leastLiteral, d.linkMaskLiteral = makeTable(f.literals, lengths[:literals]); d.leastLiteral < 0 {
		return f.corrupt()
	}
	all := lengths[literals : literals+distances]
	if d.leastDistance, d.linkMaskDistance = makeTable(f.distances[:], all); d.leastDistance < 0 {
		return f.corrupt()
	}
	// Each block has its end's code, so that many bits can be read.
	d.leastLiteral = max(d.leastLiteral, int(lengths[endOfBlock]))
	return nil
}

// lengthSymbol decodes a symbol of the code for lengths of codes, whose table
// is that of the distances for now.
func (f *decompressor) lengthSymbol(least uint64) (int, error) {
	for n := least; ; {
		if err := f.need(n); err != nil {
			return 0, err
		}
		entry := f.distances[f.d.bits&(firstTable-1)]
		if n = uint64(entry & 15); n > f.d.count {
			continue
		}
		if n == 0 {
			return 0, f.corrupt()
		}
		f.drop(n)
		return int(entry >> 4), nil
	}
}
