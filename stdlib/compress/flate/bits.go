// Writing blocks.
package flate

import "io"

// A pack is bits that are not a whole byte yet, as in natives.cpp.
type pack struct {
	bits, count uint64
}

// countTokens adds to the frequencies of literals and distances. Native.
//
//go:noescape
func countTokens(tokens []uint32, literals, distances []int32)

// packTokens writes the codes of tokens to out, which has room for eight bytes
// each, and returns how many it wrote. Native.
//
//go:noescape
func packTokens(p *pack, out []byte, tokens []uint32, literals, distances []code) int

// packBytes is packTokens for the bytes of a text. Native.
//
//go:noescape
func packBytes(p *pack, out []byte, text []byte, literals []code) int

const packAtOnce = 4096 // tokens

// A blockWriter writes blocks of tokens or text.
type blockWriter struct {
	w   io.Writer
	err error
	pack
	out  []byte // bytes before the pack's bits
	room [packAtOnce * 8]byte

	literalFreq    [numLiterals]int32
	distanceFreq   [numDistances]int32
	literals       [numLiterals]code
	distances      [numDistances]code
	fixedLiterals  [288]code
	fixedDistances [numDistances]code

	runs     []run
	runFreq  [numLengths]int32
	runCodes [numLengths]code
}

// A run is a symbol of the code for lengths of codes, with its further bits.
type run struct {
	symbol, extra uint8
}

func newBlockWriter(w io.Writer) *blockWriter {
	b := &blockWriter{w: w}
	b.fixedLiterals, b.fixedDistances = fixedCodes()
	return b
}

func (b *blockWriter) reset(w io.Writer) {
	b.w, b.err, b.out, b.pack = w, nil, b.out[:0], pack{}
}

// put writes count bits.
func (b *blockWriter) put(bits uint64, count int) {
	b.bits |= bits << b.count
	b.count += uint64(count)
	for range b.count / 8 % 16 {
		b.out = append(b.out, byte(b.bits))
		b.bits >>= 8
		b.count -= 8
	}
	if len(b.out) >= 240 {
		b.drain()
	}
}

func (b *blockWriter) code(c code) { b.put(uint64(c&0xFFFF), c.length()) }

// drain writes what is whole bytes.
func (b *blockWriter) drain() {
	b.write(b.out)
	b.out = b.out[:0]
}

func (b *blockWriter) write(p []byte) {
	if b.err == nil && len(p) > 0 {
		_, b.err = b.w.Write(p)
	}
}

// flush writes everything, up to a whole byte.
func (b *blockWriter) flush() {
	if b.count > 0 {
		b.put(0, int(8-b.count))
	}
	b.drain()
}

// stored writes the head of a block of so many bytes that follow as they are.
func (b *blockWriter) stored(n int, last bool) {
	b.header(0, last)
	b.flush()
	b.put(uint64(uint16(n)), 16)
	b.put(uint64(^uint16(n)), 16)
}

func (b *blockWriter) storedText(text []byte, last bool) {
	b.stored(len(text), last)
	b.drain()
	b.write(text)
}

func (b *blockWriter) header(kind uint64, last bool) {
	if last {
		b.put(kind<<1|1, 3)
	} else {
		b.put(kind<<1, 3)
	}
}

// storedBits returns how many bits a block of text takes as it is, if it can
// be written so.
func storedBits(text []byte) (int, bool) {
	if text == nil || len(text) > maxStored {
		return 0, false
	}
	return (len(text) + 5) * 8, true
}

// tally finds the frequencies of tokens, and codes for them. It returns how
// many literals and distances there are up to the last one that occurs.
func (b *blockWriter) tally(tokens []uint32) (literals, distances int) {
	clear(b.literalFreq[:])
	clear(b.distanceFreq[:])
	countTokens(tokens, b.literalFreq[:], b.distanceFreq[:])
	b.literalFreq[endOfBlock]++
	literals = used(b.literalFreq[:])
	distances = used(b.distanceFreq[:])
	if distances == 0 { // there must be one
		b.distanceFreq[0] = 1
		distances = 1
	}
	makeCodes(b.literals[:], b.literalFreq[:], 15)
	makeCodes(b.distances[:], b.distanceFreq[:], 15)
	return literals, distances
}

func used(freq []int32) int {
	n := len(freq)
	for n > 0 && freq[n-1] == 0 {
		n--
	}
	return n
}

// describe makes runs of the codes' lengths: symbols 16 to 18 repeat the one
// before or zeros.
func (b *blockWriter) describe(literals, distances int) {
	lengths := make([]uint8, 0, numLiterals+numDistances)
	for _, c := range b.literals[:literals] {
		lengths = append(lengths, uint8(c.length()))
	}
	for _, c := range b.distances[:distances] {
		lengths = append(lengths, uint8(c.length()))
	}
	b.runs = b.runs[:0]
	clear(b.runFreq[:])
	emit := func(symbol uint8, extra int) {
		b.runs = append(b.runs, run{symbol, uint8(extra)})
		b.runFreq[symbol]++
	}
	for len(lengths) > 0 {
		length, n := lengths[0], 1
		for n < len(lengths) && lengths[n] == length {
			n++
		}
		lengths = lengths[n:]
		if length == 0 {
			for ; n >= 11; n -= min(n, 138) {
				emit(18, min(n, 138)-11)
			}
			if n >= 3 {
				emit(17, n-3)
				n = 0
			}
		} else {
			emit(length, 0)
			for n--; n >= 3; n -= min(n, 6) {
				emit(16, min(n, 6)-3)
			}
		}
		for ; n > 0; n-- {
			emit(length, 0)
		}
	}
	makeCodes(b.runCodes[:], b.runFreq[:], 7)
}

// dynamicBits returns how many bits head and symbols take with codes of their
// own.
func (b *blockWriter) dynamicBits() int {
	return 3 + 5 + 5 + 4 + 3*b.runLengths() + total(b.runCodes[:], b.runFreq[:]) +
		2*int(b.runFreq[16]) + 3*int(b.runFreq[17]) + 7*int(b.runFreq[18]) +
		total(b.literals[:], b.literalFreq[:]) + total(b.distances[:], b.distanceFreq[:])
}

// runLengths returns how many lengths of codes for lengths must be written.
func (b *blockWriter) runLengths() int {
	n := numLengths
	for n > 4 && b.runFreq[lengthOrder[n-1]] == 0 {
		n--
	}
	return n
}

// dynamicHeader writes the codes.
func (b *blockWriter) dynamicHeader(literals, distances int, last bool) {
	b.header(2, last)
	n := b.runLengths()
	b.put(uint64(literals-257), 5)
	b.put(uint64(distances-1), 5)
	b.put(uint64(n-4), 4)
	for _, symbol := range lengthOrder[:n] {
		b.put(uint64(b.runCodes[symbol].length()), 3)
	}
	for _, r := range b.runs {
		b.code(b.runCodes[r.symbol])
		switch r.symbol {
		case 16:
			b.put(uint64(r.extra), 2)
		case 17:
			b.put(uint64(r.extra), 3)
		case 18:
			b.put(uint64(r.extra), 7)
		}
	}
}

func (b *blockWriter) tokens(tokens []uint32, literals, distances []code) {
	b.drain()
	for len(tokens) > 0 && b.err == nil {
		n := min(len(tokens), packAtOnce)
		b.write(b.room[:packTokens(&b.pack, b.room[:], tokens[:n], literals, distances)])
		tokens = tokens[n:]
	}
	b.code(literals[endOfBlock])
}

// block writes tokens in the shortest of three forms. text is what they stand
// for, nil if that is not known any more.
func (b *blockWriter) block(tokens []uint32, text []byte) error {
	if b.err != nil {
		return b.err
	}
	literals, distances := b.tally(tokens)
	b.describe(literals, distances)
	plain, storable := storedBits(text)
	extra := 0 // bits, counted only where they matter
	if storable {
		for i := 265; i < literals; i++ {
			extra += int(b.literalFreq[i]) * lengthExtra(i)
		}
		for i := 4; i < distances; i++ {
			extra += int(b.distanceFreq[i]) * distanceExtra(i)
		}
	}
	fixed := 3 + total(b.fixedLiterals[:], b.literalFreq[:]) +
		total(b.fixedDistances[:], b.distanceFreq[:]) + extra
	dynamic := b.dynamicBits() + extra
	switch {
	case storable && plain < min(fixed, dynamic):
		b.storedText(text, false)
	case dynamic < fixed:
		b.dynamicHeader(literals, distances, false)
		b.tokens(tokens, b.literals[:], b.distances[:])
	default:
		b.header(1, false)
		b.tokens(tokens, b.fixedLiterals[:], b.fixedDistances[:])
	}
	return b.err
}

// storedBetter reports whether text should be stored: a little loss is worth
// the time that it saves.
func (b *blockWriter) storedBetter(text []byte) bool {
	plain, ok := storedBits(text)
	size := b.dynamicBits()
	return ok && plain < size+size>>4
}

// fastBlock is block for level 1, which does not compare all forms.
func (b *blockWriter) fastBlock(tokens []uint32, text []byte) error {
	if b.err != nil {
		return b.err
	}
	literals, distances := b.tally(tokens)
	b.describe(literals, distances)
	if b.storedBetter(text) {
		b.storedText(text, false)
	} else {
		b.dynamicHeader(literals, distances, false)
		b.tokens(tokens, b.literals[:], b.distances[:])
	}
	return b.err
}

// textBlock writes text without looking for matches.
func (b *blockWriter) textBlock(text []byte) error {
	if b.err != nil {
		return b.err
	}
	clear(b.literalFreq[:])
	for _, c := range text {
		b.literalFreq[c]++
	}
	b.literalFreq[endOfBlock] = 1
	clear(b.distanceFreq[:])
	b.distanceFreq[0] = 1
	makeCodes(b.literals[:], b.literalFreq[:], 15)
	makeCodes(b.distances[:], b.distanceFreq[:], 15)
	b.describe(endOfBlock+1, 1)
	if b.storedBetter(text) {
		b.storedText(text, false)
		return b.err
	}
	b.dynamicHeader(endOfBlock+1, 1, false)
	b.drain()
	for len(text) > 0 && b.err == nil {
		n := min(len(text), packAtOnce)
		b.write(b.room[:packBytes(&b.pack, b.room[:], text[:n], b.literals[:])])
		text = text[n:]
	}
	b.code(b.literals[endOfBlock])
	return b.err
}
