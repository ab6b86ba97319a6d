// Package base32 writes bytes as text of 32 characters, five bits each, as RFC
// 4648 says.
package base32

import (
	"internal/groupenc"
	"io"
	"slices"
	"strconv"
)

// An Encoding is an alphabet with a padding.
type Encoding struct {
	encode  [32]byte
	value   [256]uint8 // of a character, invalid of others
	padding rune
}

const (
	StdPadding rune = '='
	NoPadding  rune = -1

	invalid   = 0xFF
	group     = 5 // bytes
	groupText = 8 // characters
)

// NewEncoding returns the padded Encoding of an alphabet of 32 different bytes,
// without line ends. It panics if it is none.
//
//vole:cost 79
func NewEncoding(encoder string) *Encoding {
	if len(encoder) != 32 {
		panic("encoding alphabet is not 32-bytes long")
	}
	e := new(Encoding)
	e.padding = StdPadding
	for i := range e.value {
		e.value[i] = invalid
	}
	for i := range 32 {
		c := encoder[i]
		switch {
		case c == '\n' || c == '\r':
			panic("encoding alphabet contains newline character")
		case e.value[c] != invalid:
			panic("encoding alphabet includes duplicate symbols")
		}
		e.encode[i], e.value[c] = c, uint8(i)
	}
	return e
}

// StdEncoding is the usual one.
var StdEncoding = NewEncoding("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")

// HexEncoding keeps the order of bytes; DNS uses it.
var HexEncoding = NewEncoding("0123456789ABCDEFGHIJKLMNOPQRSTUV")

// WithPadding returns the Encoding with another padding, or NoPadding. It
// panics if that is a line end, in the alphabet or above 0xFF.
func (enc Encoding) WithPadding(padding rune) *Encoding {
	switch {
	case padding < NoPadding || padding == '\r' || padding == '\n' || padding > 0xff:
		panic("invalid padding")
	case padding != NoPadding && enc.value[byte(padding)] != invalid:
		panic("padding contained in alphabet")
	}
	enc.padding = padding
	return &enc
}

// EncodedLen returns the length of the text of n bytes.
//
//vole:cost 29
func (enc *Encoding) EncodedLen(n int) int {
	if enc.padding == NoPadding {
		return n/group*groupText + (n%group*8+4)/5
	}
	return (n + group - 1) / group * groupText
}

// DecodedLen returns the most bytes that n characters stand for.
func (enc *Encoding) DecodedLen(n int) int { return decodedLen(n, enc.padding) }

func decodedLen(n int, padding rune) int {
	if padding == NoPadding {
		return n/groupText*group + n%groupText*5/8
	}
	return n / groupText * group
}

// Encode writes the text of src to dst, EncodedLen(len(src)) bytes.
func (enc *Encoding) Encode(dst, src []byte) {
	for len(src) > 0 {
		size := min(len(src), group)
		var v uint64
		for i := range size {
			v |= uint64(src[i]) << (32 - 8*i)
		}
		src = src[size:]
		count := (size*8 + 4) / 5
		for i := range count {
			dst[i] = enc.encode[v>>(35-5*i)&31]
		}
		if count < groupText && enc.padding == NoPadding {
			return
		}
		for i := count; i < groupText; i++ {
			dst[i] = byte(enc.padding)
		}
		dst = dst[groupText:]
	}
}

// AppendEncode appends the text of src.
func (enc *Encoding) AppendEncode(dst, src []byte) []byte {
	have, n := len(dst), enc.EncodedLen(len(src))
	dst = slices.Grow(dst, n)[:have+n]
	enc.Encode(dst[have:], src)
	return dst
}

// EncodeToString returns the text of src.
//
//go:noinline
func (enc *Encoding) EncodeToString(src []byte) string { return string(enc.AppendEncode(nil, src)) }

type encoder struct {
	enc    *Encoding
	w      io.Writer
	groups groupenc.Buffer
	text   [1024]byte
}

// NewEncoder returns a writer that writes text to w. Close writes the last
// characters.
func NewEncoder(enc *Encoding, w io.Writer) io.WriteCloser { return &encoder{enc: enc, w: w} }

func (e *encoder) put(p []byte) error {
	e.enc.Encode(e.text[:], p)
	_, err := e.w.Write(e.text[:e.enc.EncodedLen(len(p))])
	return err
}

func (e *encoder) Write(p []byte) (n int, err error) {
	return e.groups.Write(p, group, len(e.text)/groupText*group, e.put)
}

func (e *encoder) Close() error { return e.groups.Close(e.put) }

// A CorruptInputError is where the text is wrong.
type CorruptInputError int64

func (e CorruptInputError) Error() string {
	return "illegal base32 data at input byte " + strconv.FormatInt(int64(e), 10)
}

// decode writes the bytes of src, which has no line ends. end says that padding
// or a shorter group was the last.
func (enc *Encoding) decode(dst, src []byte) (n int, end bool, err error) {
	for at := 0; at < len(src) && !end; {
		var v uint64
		have := 0 // characters of the group
		for ; have < groupText; have++ {
			if at == len(src) {
				if enc.padding != NoPadding {
					return n, false, CorruptInputError(at - have)
				}
				end = true
				break
			}
			c := src[at]
			at++
			if c == byte(enc.padding) && have >= 2 && len(src)-at < groupText {
				if wrong := enc.badPadding(src, at, have); wrong >= 0 {
					return n, false, CorruptInputError(wrong)
				}
				end = true
				break
			}
			if enc.value[c] == invalid {
				return n, false, CorruptInputError(at - 1)
			}
			v |= uint64(enc.value[c]) << (35 - 5*have)
		}
		if have == 1 || have == 3 || have == 6 { // no number of bytes
			have = 0
		}
		for i := range have * 5 / 8 {
			dst[i] = byte(v >> (32 - 8*i))
			n++
		}
		if !end {
			dst = dst[group:]
		}
	}
	return n, end, nil
}

// badPadding returns where the padding that goes on at src[at] is wrong, -1 if
// it is not. have characters of the group are before it.
func (enc *Encoding) badPadding(src []byte, at, have int) int {
	missing := groupText - 1 - have
	if len(src)-at < missing {
		return len(src)
	}
	for i := range missing {
		if src[at+i] != byte(enc.padding) {
			return at + i - 1
		}
	}
	if have == 3 || have == 6 {
		return at - 1
	}
	return -1
}

// withoutLines returns src without line ends.
func withoutLines(src []byte) []byte {
	out := make([]byte, 0, len(src))
	for _, c := range src {
		if c != '\r' && c != '\n' {
			out = append(out, c)
		}
	}
	return out
}

// Decode writes the bytes of src to dst, at most DecodedLen(len(src)), and
// returns how many there were before an error. Line ends are ignored.
func (enc *Encoding) Decode(dst, src []byte) (n int, err error) {
	n, _, err = enc.decode(dst, withoutLines(src))
	return n, err
}

// AppendDecode appends the bytes of src.
func (enc *Encoding) AppendDecode(dst, src []byte) ([]byte, error) {
	end := len(src)
	for end > 0 && rune(src[end-1]) == enc.padding {
		end--
	}
	have, room := len(dst), decodedLen(end, NoPadding)
	dst = slices.Grow(dst, room)
	n, err := enc.Decode(dst[have:have+room], src)
	return dst[:have+n], err
}

// DecodeString returns the bytes of s, on an error those before it.
func (enc *Encoding) DecodeString(s string) ([]byte, error) {
	buf := make([]byte, len(s))
	n, err := enc.Decode(buf, []byte(s))
	return buf[:n], err
}

type decoder struct {
	enc     *Encoding
	r       io.Reader
	err     error
	end     bool
	text    [1024]byte
	have    int // of text
	decoded []byte
	room    [1024 / groupText * group]byte
}

// NewDecoder returns a reader of the bytes whose text r has, without line ends.
//
//vole:cost 12
func NewDecoder(enc *Encoding, r io.Reader) io.Reader { return &decoder{enc: enc, r: r} }

// readText reads some text without line ends into buf.
func (d *decoder) readText(buf []byte) (n int, err error) {
	for n == 0 && err == nil {
		var got int
		if got, err = d.r.Read(buf); got == 0 {
			break
		}
		n = copy(buf, withoutLines(buf[:got]))
	}
	return n, err
}

func (d *decoder) Read(p []byte) (n int, err error) {
	if len(d.decoded) == 0 {
		if d.err != nil {
			return 0, d.err
		}
		padded := d.enc.padding != NoPadding
		least := 1
		if padded {
			least = groupText - d.have
		}
		limit := min(max((len(p)+group-1)/group*groupText, groupText), len(d.text))
		got := 0
		for got < least && d.err == nil {
			var k int
			k, d.err = d.readText(d.text[d.have+got : limit])
			got += k
		}
		if got < least && d.err == io.EOF && (got > 0 || padded && least < groupText) {
			d.err = io.ErrUnexpectedEOF
		}
		d.have += got
		if d.have < least {
			return 0, d.err
		}
		if got > 0 && d.end {
			return 0, CorruptInputError(0)
		}
		use := d.have
		if padded {
			use = use / groupText * groupText
		}
		var count int
		count, d.end, err = d.enc.decode(d.room[:], d.text[:use])
		d.decoded = d.room[:count]
		d.have = copy(d.text[:], d.text[use:d.have])
		if err != nil && (d.err == nil || d.err == io.EOF) {
			d.err = err
		}
	}
	n = copy(p, d.decoded)
	if d.decoded = d.decoded[n:]; len(d.decoded) > 0 {
		return n, nil
	}
	return n, d.err
}
