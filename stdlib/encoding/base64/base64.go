// Package base64 writes bytes as text of 64 characters, six bits each, as RFC
// 4648 says.
package base64

import (
	"internal/groupenc"
	"io"
	"slices"
	"strconv"
)

// An Encoding is an alphabet with a padding.
type Encoding struct {
	encode    [64]byte
	decodeMap [256]uint8 // value of a character, invalid of others
	padding   rune
	strict    bool
}

const (
	StdPadding rune = '='
	NoPadding  rune = -1

	invalid = 0xFF
)

// NewEncoding returns the padded Encoding of an alphabet of 64 different bytes,
// without line ends. It panics if it is none.
//
//vole:cost 79
func NewEncoding(encoder string) *Encoding {
	if len(encoder) != 64 {
		panic("encoding alphabet is not 64-bytes long")
	}
	e := new(Encoding)
	copy(e.encode[:], encoder)
	e.padding = StdPadding
	for i := range e.decodeMap {
		e.decodeMap[i] = invalid
	}
	for i := range encoder {
		c := encoder[i]
		switch {
		case c == '\n' || c == '\r':
			panic("encoding alphabet contains newline character")
		case e.decodeMap[c] != invalid:
			panic("encoding alphabet includes duplicate symbols")
		}
		e.decodeMap[c] = uint8(i)
	}
	return e
}

// WithPadding returns the Encoding with another padding, or NoPadding. It
// panics if that is a line end, in the alphabet or above 0xFF.
func (enc Encoding) WithPadding(padding rune) *Encoding {
	switch {
	case padding < NoPadding || padding == '\r' || padding == '\n' || padding > 0xff:
		panic("invalid padding")
	case padding != NoPadding && enc.decodeMap[byte(padding)] != invalid:
		panic("padding contained in alphabet")
	}
	enc.padding = padding
	return &enc
}

// Strict returns the Encoding with decoding that refuses bits set after the
// last byte.
func (enc Encoding) Strict() *Encoding {
	enc.strict = true
	return &enc
}

const (
	stdAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
	urlAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
)

// StdEncoding is the usual one.
var StdEncoding = NewEncoding(stdAlphabet)

// URLEncoding is the one for URLs and file names.
var URLEncoding = NewEncoding(urlAlphabet)

// RawStdEncoding is StdEncoding without padding.
var RawStdEncoding = StdEncoding.WithPadding(NoPadding)

// RawURLEncoding is URLEncoding without padding.
var RawURLEncoding = URLEncoding.WithPadding(NoPadding)

// Encode writes the text of src to dst, EncodedLen(len(src)) bytes.
func (enc *Encoding) Encode(dst, src []byte) {
	if len(src) == 0 {
		return
	}
	for ; len(src) >= 3; src, dst = src[3:], dst[4:] {
		v := uint(src[0])<<16 | uint(src[1])<<8 | uint(src[2])
		dst[0] = enc.encode[v>>18&0x3F]
		dst[1] = enc.encode[v>>12&0x3F]
		dst[2] = enc.encode[v>>6&0x3F]
		dst[3] = enc.encode[v&0x3F]
	}
	if len(src) == 0 {
		return
	}
	v := uint(src[0]) << 16
	if len(src) == 2 {
		v |= uint(src[1]) << 8
	}
	dst[0] = enc.encode[v>>18&0x3F]
	dst[1] = enc.encode[v>>12&0x3F]
	switch {
	case len(src) == 2:
		dst[2] = enc.encode[v>>6&0x3F]
		if enc.padding != NoPadding {
			dst[3] = byte(enc.padding)
		}
	case enc.padding != NoPadding:
		dst[2], dst[3] = byte(enc.padding), byte(enc.padding)
	}
}

// AppendEncode appends the text of src.
func (enc *Encoding) AppendEncode(dst, src []byte) []byte {
	n := len(dst)
	dst = slices.Grow(dst, enc.EncodedLen(len(src)))[:n+enc.EncodedLen(len(src))]
	enc.Encode(dst[n:], src)
	return dst
}

// EncodeToString returns the text of src.
//
//go:noinline
func (enc *Encoding) EncodeToString(src []byte) string {
	return string(enc.AppendEncode(nil, src))
}

// An encoder writes text by pieces of whole triples. What is left of a triple
// waits for more.
type encoder struct {
	enc    *Encoding
	w      io.Writer
	groups groupenc.Buffer
	text   [1024]byte
}

// put writes the text of src, which fits.
func (e *encoder) put(src []byte) error {
	e.enc.Encode(e.text[:], src)
	_, err := e.w.Write(e.text[:e.enc.EncodedLen(len(src))])
	return err
}

func (e *encoder) Write(p []byte) (n int, err error) {
	return e.groups.Write(p, 3, len(e.text)/4*3, e.put)
}

func (e *encoder) Close() error { return e.groups.Close(e.put) }

// NewEncoder returns a writer that writes text to w. Close writes the last
// characters.
func NewEncoder(enc *Encoding, w io.Writer) io.WriteCloser { return &encoder{enc: enc, w: w} }

// EncodedLen returns the length of the text of n bytes.
func (enc *Encoding) EncodedLen(n int) int {
	if enc.padding == NoPadding {
		return n/3*4 + (n%3*8+5)/6
	}
	return (n + 2) / 3 * 4
}

// A CorruptInputError is where the text is wrong.
type CorruptInputError int64

func (e CorruptInputError) Error() string {
	return "illegal base64 data at input byte " + strconv.FormatInt(int64(e), 10)
}

// quantum decodes up to four characters of src from si on, passing over line
// ends. It returns the new si and how many bytes dst got.
func (enc *Encoding) quantum(dst, src []byte, si int) (nsi, n int, err error) {
	var values [4]byte
	count := 4
	for j := 0; j < 4; j++ {
		if len(src) == si {
			switch {
			case j == 0:
				return si, 0, nil
			case j == 1, enc.padding != NoPadding:
				return si, 0, CorruptInputError(si - j)
			}
			count = j
			break
		}
		in := src[si]
		si++
		if v := enc.decodeMap[in]; v != invalid {
			values[j] = v
			continue
		}
		if in == '\n' || in == '\r' {
			j--
			continue
		}
		if rune(in) != enc.padding {
			return si, 0, CorruptInputError(si - 1)
		}
		// Padding ends the text.
		switch j {
		case 0, 1:
			return si, 0, CorruptInputError(si - 1)
		case 2:
			// A second one must follow.
			si = skipLineEnds(src, si)
			if si == len(src) {
				return si, 0, CorruptInputError(len(src))
			}
			if rune(src[si]) != enc.padding {
				return si, 0, CorruptInputError(si - 1)
			}
			si++
		}
		if si = skipLineEnds(src, si); si < len(src) {
			err = CorruptInputError(si)
		}
		count = j
		break
	}
	v := uint(values[0])<<18 | uint(values[1])<<12 | uint(values[2])<<6 | uint(values[3])
	bytes := [3]byte{byte(v >> 16), byte(v >> 8), byte(v)}
	if enc.strict && count < 4 && bytes[count-1] != 0 {
		return si, 0, CorruptInputError(si - (4 - count))
	}
	return si, copy(dst, bytes[:count-1]), err
}

func skipLineEnds(src []byte, si int) int {
	for si < len(src) && (src[si] == '\n' || src[si] == '\r') {
		si++
	}
	return si
}

// Decode writes the bytes of a text to dst, which has room for
// DecodedLen(len(src)), and returns how many. Line ends are passed over.
func (enc *Encoding) Decode(dst, src []byte) (n int, err error) {
	si := 0
	for si < len(src) {
		// Four good characters are the usual case.
		if len(src)-si >= 4 && len(dst)-n >= 3 {
			a, b := enc.decodeMap[src[si]], enc.decodeMap[src[si+1]]
			c, d := enc.decodeMap[src[si+2]], enc.decodeMap[src[si+3]]
			if a|b|c|d != invalid {
				v := uint(a)<<18 | uint(b)<<12 | uint(c)<<6 | uint(d)
				dst[n], dst[n+1], dst[n+2] = byte(v>>16), byte(v>>8), byte(v)
				si += 4
				n += 3
				continue
			}
		}
		var k int
		si, k, err = enc.quantum(dst[n:], src, si)
		n += k
		if err != nil {
			return n, err
		}
	}
	return n, nil
}

// AppendDecode appends the bytes of a text.
func (enc *Encoding) AppendDecode(dst, src []byte) ([]byte, error) {
	// Without line ends and padding the length is exact.
	size := 0
	for _, c := range src {
		if enc.decodeMap[c] != invalid {
			size++
		}
	}
	n := len(dst)
	dst = slices.Grow(dst, size*6/8)
	k, err := enc.Decode(dst[n:n+size*6/8], src)
	return dst[:n+k], err
}

// DecodeString returns the bytes of a text.
func (enc *Encoding) DecodeString(s string) ([]byte, error) {
	dst := make([]byte, enc.DecodedLen(len(s)))
	n, err := enc.Decode(dst, []byte(s))
	return dst[:n], err
}

// DecodedLen returns the largest number of bytes that a text of length n has.
//
//vole:cost 30
func (enc *Encoding) DecodedLen(n int) int {
	return decodedLen(n, enc.padding)
}

func decodedLen(n int, padding rune) int {
	if padding == NoPadding {
		return n/4*3 + n%4*6/8
	}
	return n / 4 * 3
}

type decoder struct {
	err  error
	enc  *Encoding
	r    io.Reader
	end  bool // r has no more
	in   []byte
	buf  [1024]byte
	out  []byte // bytes that wait to be read
	obuf [1024 / 4 * 3]byte
}

// NewDecoder returns a reader of the bytes whose text r has.
func NewDecoder(enc *Encoding, r io.Reader) io.Reader {
	return &decoder{enc: enc, r: &newlineFilteringReader{r}}
}

// hand copies to p what waits to be read.
func (d *decoder) hand(p []byte) int {
	n := copy(p, d.out)
	d.out = d.out[n:]
	return n
}

func (d *decoder) Read(p []byte) (n int, err error) {
	if len(d.out) > 0 {
		return d.hand(p), nil
	}
	if d.err != nil {
		return 0, d.err
	}
	// Read at least four characters, unless there are none.
	for len(d.in) < 4 && !d.end && d.err == nil {
		rest := copy(d.buf[:], d.in)
		want := min(max(len(p)/3*4, 4), len(d.buf))
		var got int
		got, d.err = d.r.Read(d.buf[rest:max(want, rest+1)])
		d.in = d.buf[:rest+got]
		if d.err == io.EOF {
			d.end, d.err = true, nil
		}
	}
	if d.err != nil && len(d.in) < 4 {
		return 0, d.err
	}
	if len(d.in) < 4 {
		if d.enc.padding == NoPadding && len(d.in) > 0 {
			var k int
			k, d.err = d.enc.Decode(d.obuf[:], d.in)
			d.in = nil
			d.out = d.obuf[:k]
			n = d.hand(p)
			if n > 0 || len(p) == 0 && len(d.out) > 0 {
				return n, nil
			}
			if d.err != nil {
				return 0, d.err
			}
		}
		d.err = io.EOF
		if len(d.in) > 0 {
			d.err = io.ErrUnexpectedEOF
		}
		return 0, d.err
	}
	whole := len(d.in) / 4 * 4
	var k int
	k, err = d.enc.Decode(d.obuf[:], d.in[:whole])
	if d.err == nil {
		d.err = err
	}
	d.in = d.in[whole:]
	d.out = d.obuf[:k]
	n = d.hand(p)
	if len(d.out) > 0 {
		return n, nil
	}
	return n, d.err
}

// newlineFilteringReader leaves out line ends.
type newlineFilteringReader struct {
	r io.Reader
}

func (f *newlineFilteringReader) Read(p []byte) (int, error) {
	n, err := f.r.Read(p)
	for n > 0 {
		kept := 0
		for _, b := range p[:n] {
			if b != '\r' && b != '\n' {
				p[kept] = b
				kept++
			}
		}
		if kept > 0 || err != nil {
			return kept, err
		}
		n, err = f.r.Read(p)
	}
	return n, err
}
