// Compressing: the window, and what the levels do with it.
package flate

import (
	"errors"
	"fmt"
	"io"
)

// Levels: 1 is fastest, 9 best.
const (
	NoCompression      = 0
	BestSpeed          = 1
	BestCompression    = 9
	DefaultCompression = -1

	// HuffmanOnly makes codes for bytes and looks for no repetitions.
	HuffmanOnly = -2
)

const (
	minMatch     = 4
	maxMatch     = 258
	blockTokens  = 1 << 14
	hashSize     = 1 << 17
	maxOffset    = 1 << 24       // of hashes, before they are brought down
	fastTable    = 2 * (1 << 14) // words
	maxFastShift = 1<<31 - 1 - 2*maxStored
)

// A matcher is the state of the search for matches, as in natives.cpp. Levels
// with skip < 0 put a match off if the next byte begins a longer one.
type matcher struct {
	index, end              int
	hashOffset, chainHead   int
	length, offset          int
	pending                 int
	maxInsert               int
	tokens, blockEnd        int
	good, lazy, nice, chain int // when to search less, not at all, to stop, how long
	skip                    int // only the words of matches up to this length are hashed
	sync                    int
}

// levels are those with hash chains, from 2 on.
var levels = [...]matcher{
	{good: 4, lazy: 0, nice: 16, chain: 8, skip: 5},
	{good: 4, lazy: 0, nice: 32, chain: 32, skip: 6},
	{good: 4, lazy: 4, nice: 16, chain: 16, skip: -1},
	{good: 8, lazy: 16, nice: 32, chain: 32, skip: -1},
	{good: 8, lazy: 16, nice: 128, chain: 128, skip: -1},
	{good: 8, lazy: 32, nice: 128, chain: 256, skip: -1},
	{good: 32, lazy: 128, nice: 258, chain: 1024, skip: -1},
	{good: 32, lazy: 258, nice: 258, chain: 4096, skip: -1},
}

const (
	needInput = iota
	blockFull
	yield
)

// findMatches makes tokens of the window from m.index on. Native.
//
//go:noescape
func findMatches(m *matcher, window []byte, head, prev, tokens []uint32) (status int)

// findFast makes tokens of a text in level 1's way and returns how many;
// before is the text before. Native.
//
//go:noescape
func findFast(table []uint32, text, before []byte, current int, tokens []uint32) int

var errClosed = errors.New("flate: closed writer")

// A Writer compresses what is written to it.
type Writer struct {
	level  int
	blocks *blockWriter
	err    error
	dict   []byte
	isDict bool // was made by NewWriterDict

	window     []byte
	m          matcher
	blockStart int // in the window; beyond it if the beginning is gone
	head, prev []uint32
	tokens     []uint32

	current int // of level 1: what is added to positions
	before  []byte
}

// NewWriter returns a new Writer with a level.
//
//vole:cost 80
func NewWriter(w io.Writer, level int) (*Writer, error) {
	var dw Writer
	if err := dw.init(w, level); err != nil {
		return nil, err
	}
	return &dw, nil
}

//go:noinline
func (z *Writer) init(w io.Writer, level int) error {
	if level < HuffmanOnly || level > BestCompression {
		return fmt.Errorf("flate: invalid compression level %d: want value in range [-2, 9]", level)
	}
	if level == DefaultCompression {
		level = 6
	}
	z.level, z.blocks, z.current = level, newBlockWriter(w), maxStored
	switch {
	case level >= 2:
		z.window = make([]byte, 2*windowSize)
		z.head = make([]uint32, hashSize)
		z.prev = make([]uint32, windowSize)
		z.tokens = make([]uint32, blockTokens+1)
		z.restart()
	case level == BestSpeed:
		z.window = make([]byte, maxStored)
		z.head = make([]uint32, fastTable)
		z.tokens = make([]uint32, maxStored)
	default:
		z.window = make([]byte, maxStored)
	}
	return nil
}

// NewWriterDict is NewWriter with a text that the reader knows, too.
func NewWriterDict(w io.Writer, level int, dict []byte) (*Writer, error) {
	z, err := NewWriter(w, level)
	if err != nil {
		return nil, err
	}
	z.isDict = true
	z.dict = append(z.dict, dict...)
	z.useDict()
	return z, nil
}

// restart sets up the matcher of a level.
func (z *Writer) restart() {
	z.m = levels[z.level-2]
	z.m.hashOffset, z.m.chainHead, z.m.length = 1, -1, minMatch-1
	z.blockStart = 0
}

func hashOf(b []byte) uint32 {
	return (uint32(b[0])<<24 | uint32(b[1])<<16 | uint32(b[2])<<8 | uint32(b[3])) * 0x1e35a7bd >> 15
}

// useDict puts the dictionary into the window.
func (z *Writer) useDict() {
	if z.level < 2 {
		return
	}
	n := copy(z.window, z.dict[max(len(z.dict)-windowSize, 0):])
	for i := 0; i+minMatch <= n; i++ {
		h := hashOf(z.window[i:])
		z.prev[i] = z.head[h]
		z.head[h] = uint32(i + z.m.hashOffset)
	}
	z.m.end, z.m.index = n, n
}

// Reset makes z a new Writer with the same level and dictionary.
//
//vole:leaks z=heap
func (z *Writer) Reset(dst io.Writer) {
	z.blocks.reset(dst)
	z.err = nil
	switch {
	case z.level >= 2:
		clear(z.head)
		clear(z.prev)
		z.restart()
	case z.level == BestSpeed:
		z.m.end, z.m.sync = 0, 0
		z.forgetFast()
	default:
		z.m.end, z.m.sync = 0, 0
	}
	if z.isDict {
		z.useDict()
	}
}

// Write compresses data; some of it may be kept for the next call.
//
//vole:cost 70
func (z *Writer) Write(data []byte) (n int, err error) { return z.write(data) }

//go:noinline
//vole:leaks z=heap data=heap
func (z *Writer) write(data []byte) (n int, err error) {
	if z.err != nil {
		return 0, z.err
	}
	for rest := data; len(rest) > 0; {
		z.step()
		rest = rest[z.fill(rest):]
		if z.err != nil {
			return 0, z.err
		}
	}
	return len(data), nil
}

// Flush writes all that was kept, and an empty block, so that a reader has
// everything.
//
//vole:cost 60
func (z *Writer) Flush() error { return z.flush() }

//go:noinline
//vole:leaks z=heap
func (z *Writer) flush() error {
	if z.err != nil {
		return z.err
	}
	z.m.sync = 1
	z.step()
	if z.err == nil {
		z.blocks.stored(0, false)
		z.blocks.flush()
		z.err = z.blocks.err
	}
	z.m.sync = 0
	return z.err
}

// Close flushes z and writes the end.
//
//vole:cost 60
func (z *Writer) Close() error { return z.close() }

//go:noinline
//vole:leaks z=heap
func (z *Writer) close() error {
	if z.err == errClosed {
		return nil
	}
	if z.err != nil {
		return z.err
	}
	z.m.sync = 1
	z.step()
	if z.err != nil {
		return z.err
	}
	z.blocks.stored(0, true)
	z.blocks.flush()
	if z.blocks.err != nil {
		return z.blocks.err
	}
	z.err = errClosed
	return nil
}

// fill copies into the window what has room there.
func (z *Writer) fill(b []byte) int {
	if z.level >= 2 && z.m.index >= 2*windowSize-(minMatch+maxMatch) {
		z.slide()
	}
	n := copy(z.window[z.m.end:], b)
	z.m.end += n
	return n
}

// slide forgets the older half of the window.
func (z *Writer) slide() {
	copy(z.window, z.window[windowSize:])
	z.m.index -= windowSize
	z.m.end -= windowSize
	if z.blockStart >= windowSize {
		z.blockStart -= windowSize
	} else {
		z.blockStart = 1 << 31 // gone
	}
	z.m.hashOffset += windowSize
	if z.m.hashOffset > maxOffset {
		down := uint32(z.m.hashOffset - 1)
		z.m.hashOffset = 1
		z.m.chainHead -= int(down)
		for _, table := range [][]uint32{z.prev, z.head} {
			for i, v := range table {
				table[i] = v - min(v, down)
			}
		}
	}
}

// step compresses what is in the window, as far as the level wants to see more
// before it decides.
func (z *Writer) step() {
	full := z.m.end == len(z.window)
	switch {
	case z.level >= 2:
		z.chains()
		return
	case z.m.end == 0, !full && z.m.sync == 0:
		return
	case z.level == NoCompression:
		z.blocks.storedText(z.window[:z.m.end], false)
		z.err = z.blocks.err
	case z.level == HuffmanOnly:
		z.err = z.blocks.textBlock(z.window[:z.m.end])
	default:
		z.fast(z.window[:z.m.end])
	}
	z.m.end = 0
}

// chains is for levels from 2 on.
func (z *Writer) chains() {
	if z.m.end-z.m.index < minMatch+maxMatch && z.m.sync == 0 {
		return
	}
	z.m.maxInsert = z.m.end - (minMatch - 1)
	for {
		switch findMatches(&z.m, z.window, z.head, z.prev, z.tokens) {
		case needInput:
			return
		case blockFull:
			end := z.m.blockEnd
			var text []byte
			if z.blockStart <= end {
				text = z.window[z.blockStart:end]
			}
			z.blockStart = end
			if z.err = z.blocks.block(z.tokens[:z.m.tokens], text); z.err != nil {
				return
			}
			z.m.tokens = 0
		}
	}
}

// fast is level 1.
func (z *Writer) fast(text []byte) {
	if len(text) < 128 {
		if len(text) <= 16 {
			z.blocks.storedText(text, false)
			z.err = z.blocks.err
		} else {
			z.err = z.blocks.textBlock(text)
		}
		z.forgetFast()
		return
	}
	if z.current >= maxFastShift {
		z.shiftFast()
	}
	n := findFast(z.head, text, z.before, z.current, z.tokens)
	z.current += len(text)
	z.before = append(z.before[:0], text...)
	if n > len(text)-len(text)>>4 { // hardly any matches
		z.err = z.blocks.textBlock(text)
	} else {
		z.err = z.blocks.fastBlock(z.tokens[:n], text)
	}
}

// forgetFast makes level 1 find nothing in what was before.
func (z *Writer) forgetFast() {
	z.before = z.before[:0]
	if z.current += windowSize; z.current >= maxFastShift {
		z.shiftFast()
	}
}

// shiftFast brings positions down before they get too large.
func (z *Writer) shiftFast() {
	for i := 0; i < len(z.head); i += 2 {
		if len(z.before) == 0 {
			z.head[i], z.head[i+1] = 0, 0
		} else {
			z.head[i] = uint32(max(int(z.head[i])-z.current+windowSize+1, 0))
		}
	}
	z.current = windowSize + 1
}
