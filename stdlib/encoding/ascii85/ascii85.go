// Package ascii85 writes four bytes as five characters from ! to u, four zero
// bytes as z, as btoa, PostScript and PDF do. Delimiters like <~ are not part
// of it.
package ascii85

import (
	"internal/groupenc"
	"io"
	"strconv"
)

const (
	group     = 4 // bytes
	groupText = 5 // characters
)

// MaxEncodedLen returns the most characters that n bytes become.
//
//vole:cost 8
func MaxEncodedLen(n int) int { return (n + group - 1) / group * groupText }

// Encode writes the characters of src to dst, at most MaxEncodedLen(len(src)),
// and returns how many. The last group may be shorter.
func Encode(dst, src []byte) int {
	n := 0
	for len(src) > 0 {
		size := min(len(src), group)
		var v uint32
		for i := range size {
			v |= uint32(src[i]) << (24 - 8*i)
		}
		src = src[size:]
		if v == 0 && size == group {
			dst[n] = 'z'
			n++
			continue
		}
		out := dst[n : n+groupText]
		for i := groupText - 1; i >= 0; i-- {
			out[i] = '!' + byte(v%85)
			v /= 85
		}
		n += size + 1
	}
	return n
}

type encoder struct {
	w      io.Writer
	groups groupenc.Buffer
	text   [1000]byte
}

// NewEncoder returns a writer that writes characters to w. Close writes the
// last group.
func NewEncoder(w io.Writer) io.WriteCloser { return &encoder{w: w} }

func (e *encoder) put(p []byte) error {
	_, err := e.w.Write(e.text[:Encode(e.text[:], p)])
	return err
}

func (e *encoder) Write(p []byte) (n int, err error) {
	return e.groups.Write(p, group, len(e.text)/groupText*group, e.put)
}

func (e *encoder) Close() error { return e.groups.Close(e.put) }

// A CorruptInputError is where the text is wrong.
type CorruptInputError int64

func (e CorruptInputError) Error() string {
	return "illegal ascii85 data at input byte " + strconv.FormatInt(int64(e), 10)
}

// Decode writes the bytes of whole groups in src to dst, as far as there is
// room for four. It returns the bytes written and read. With flush a shorter
// group at the end counts. Spaces and control characters are ignored.
func Decode(dst, src []byte, flush bool) (ndst, nsrc int, err error) {
	var v uint32
	have := 0 // characters of the group
	put := func(count int) {
		for i := range count {
			dst[ndst+i] = byte(v >> (24 - 8*i))
		}
		ndst += count
		v, have = 0, 0
	}
	for i, c := range src {
		if len(dst)-ndst < group {
			return ndst, nsrc, nil
		}
		switch {
		case c <= ' ':
			continue
		case c == 'z' && have == 0:
			have = groupText
		case '!' <= c && c <= 'u':
			v = v*85 + uint32(c-'!')
			have++
		default:
			return 0, 0, CorruptInputError(i)
		}
		if have == groupText {
			put(group)
			nsrc = i + 1
		}
	}
	if !flush {
		return ndst, nsrc, nil
	}
	if have == 1 {
		return 0, 0, CorruptInputError(len(src))
	}
	if have > 0 {
		count := have - 1
		for ; have < groupText; have++ {
			v = v*85 + 84
		}
		put(count)
	}
	return ndst, len(src), nil
}

type decoder struct {
	r       io.Reader
	err     error // of reading
	bad     error // final
	text    [1024]byte
	have    int // of text
	decoded []byte
	room    [1024]byte
}

// NewDecoder returns a reader of the bytes whose characters r has.
func NewDecoder(r io.Reader) io.Reader { return &decoder{r: r} }

func (d *decoder) Read(p []byte) (n int, err error) {
	if len(p) == 0 {
		return 0, nil
	}
	for len(d.decoded) == 0 {
		if d.bad != nil {
			return 0, d.bad
		}
		d.fill()
	}
	n = copy(p, d.decoded)
	d.decoded = d.decoded[n:]
	return n, nil
}

// fill decodes what there is, or reads more, or sets bad.
func (d *decoder) fill() {
	if d.have > 0 {
		n, used, err := Decode(d.room[:], d.text[:d.have], d.err != nil)
		if d.bad = err; err != nil {
			return
		}
		d.have = copy(d.text[:], d.text[used:d.have])
		if n > 0 {
			d.decoded = d.room[:n]
			return
		}
		kept := 0 // the rest without spaces, or it might fill all of text
		for _, c := range d.text[:d.have] {
			if c > ' ' {
				d.text[kept] = c
				kept++
			}
		}
		d.have = kept
	}
	if d.err != nil {
		d.bad = d.err
		return
	}
	var n int
	n, d.err = d.r.Read(d.text[d.have:])
	d.have += n
}
