// Readers and writers made from others: limits, sections, tees, joints.
package io

import "errors"

const maxOffset = 1<<63 - 1

// atMost returns the first n bytes of p, or all if there are fewer.
func atMost(p []byte, n int64) []byte {
	if n < int64(len(p)) {
		return p[:n]
	}
	return p
}

// A LimitedReader gives EOF after N more bytes.
type LimitedReader struct {
	R Reader
	N int64
}

// LimitReader returns a Reader of the first n bytes of r.
func LimitReader(r Reader, n int64) Reader { return &LimitedReader{R: r, N: n} }

func (l *LimitedReader) Read(p []byte) (n int, err error) {
	if l.N > 0 {
		n, err = l.R.Read(atMost(p, l.N))
		l.N -= int64(n)
		return n, err
	}
	return 0, EOF
}

var (
	errWhence = errors.New("Seek: invalid whence")
	errOffset = errors.New("Seek: invalid offset")
)

// A window is a part of something larger, from start on, with a position in
// it; all offsets are those of the larger thing.
type window struct {
	start, pos int64
}

// seek moves the position; ends are the ends for SeekEnd, none if there are
// none.
//
//go:noinline
func (w *window) seek(offset int64, whence int, ends ...int64) (int64, error) {
	switch {
	case whence == SeekStart:
		offset += w.start
	case whence == SeekCurrent:
		offset += w.pos
	case whence == SeekEnd && len(ends) > 0:
		offset += ends[0]
	default:
		return 0, errWhence
	}
	if offset < w.start {
		return 0, errOffset
	}
	w.pos = offset
	return w.pos - w.start, nil
}

// SectionReader reads a part of a ReaderAt.
type SectionReader struct {
	src  ReaderAt
	part window
	end  int64
	n    int64 // as given
}

// NewSectionReader returns a Reader of the n bytes of r from off on.
//
//vole:cost 31
func NewSectionReader(r ReaderAt, off int64, n int64) *SectionReader {
	s := &SectionReader{src: r, part: window{off, off}, end: maxOffset, n: n}
	if n <= maxOffset-off {
		s.end = off + n
	}
	return s
}

func (s *SectionReader) Read(p []byte) (n int, err error) {
	left := s.end - s.part.pos
	if left <= 0 {
		return 0, EOF
	}
	n, err = s.src.ReadAt(atMost(p, left), s.part.pos)
	s.part.pos += int64(n)
	return n, err
}

// Seek is that of Seeker, relative to the section.
//
//vole:cost 42
func (s *SectionReader) Seek(offset int64, whence int) (int64, error) {
	return s.doSeek(offset, whence)
}

//go:noinline
func (s *SectionReader) doSeek(offset int64, whence int) (int64, error) {
	return s.part.seek(offset, whence, s.end)
}

// ReadAt is that of ReaderAt, relative to the section.
func (s *SectionReader) ReadAt(p []byte, off int64) (n int, err error) {
	left := s.Size() - off
	if off < 0 || left <= 0 {
		return 0, EOF
	}
	n, err = s.src.ReadAt(atMost(p, left), s.part.start+off)
	if err == nil && left < int64(len(p)) {
		err = EOF
	}
	return n, err
}

// Size returns the length of the section.
//
//vole:cost 6
func (s *SectionReader) Size() int64 { return s.end - s.part.start }

// Outer returns what NewSectionReader was given.
//
//vole:cost 7
func (s *SectionReader) Outer() (r ReaderAt, off int64, n int64) {
	return s.src, s.part.start, s.n
}

// An OffsetWriter writes to a WriterAt with all offsets moved by a base.
type OffsetWriter struct {
	dst  WriterAt
	part window
}

// NewOffsetWriter returns an OffsetWriter to w from off on.
//
//vole:cost 9
func NewOffsetWriter(w WriterAt, off int64) *OffsetWriter {
	return &OffsetWriter{dst: w, part: window{off, off}}
}

//vole:cost 72
func (o *OffsetWriter) Write(p []byte) (n int, err error) {
	n, err = o.dst.WriteAt(p, o.part.pos)
	o.part.pos += int64(n)
	return n, err
}

// WriteAt is that of WriterAt, relative to the base.
func (o *OffsetWriter) WriteAt(p []byte, off int64) (n int, err error) {
	if off >= 0 {
		return o.dst.WriteAt(p, o.part.start+off)
	}
	return 0, errOffset
}

// Seek is that of Seeker, relative to the base; there is no end.
//
//vole:cost 36
func (o *OffsetWriter) Seek(offset int64, whence int) (int64, error) {
	return o.part.seek(offset, whence)
}

// TeeReader returns a Reader that writes to w what it reads from r.
func TeeReader(r Reader, w Writer) Reader { return &teeReader{from: r, copyTo: w} }

type teeReader struct {
	from   Reader
	copyTo Writer
}

func (t *teeReader) Read(p []byte) (n int, err error) {
	n, err = t.from.Read(p)
	if n <= 0 {
		return n, err
	}
	if put, failure := t.copyTo.Write(p[:n]); failure != nil {
		return put, failure
	}
	return n, err
}

// Discard swallows all that is written to it.
var Discard Writer = discard{}

type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }

func (discard) WriteString(s string) (int, error) { return len(s), nil }

func (discard) ReadFrom(r Reader) (total int64, err error) {
	sink := make([]byte, 8<<10)
	for err == nil {
		var n int
		n, err = r.Read(sink)
		total += int64(n)
	}
	if err == EOF {
		err = nil
	}
	return total, err
}

// NopCloser gives r a Close that does nothing, and keeps its WriteTo.
//
//vole:cost 19
func NopCloser(r Reader) ReadCloser {
	if _, ok := r.(WriterTo); ok {
		return nopCloserWriterTo{r}
	}
	return nopCloser{r}
}

type nopCloser struct{ Reader }

func (nopCloser) Close() error { return nil }

type nopCloserWriterTo struct{ Reader }

func (nopCloserWriterTo) Close() error { return nil }

func (c nopCloserWriterTo) WriteTo(w Writer) (n int64, err error) {
	return c.Reader.(WriterTo).WriteTo(w)
}

// A multiReader gives what is in its links, one after the other. A link that is read
// to its end is replaced, so that it can be collected; others may have the list, too.
type multiReader struct {
	links []Reader
}

// MultiReader returns a Reader of all readers in a row.
//
//vole:cost 16
func MultiReader(readers ...Reader) Reader {
	links := make([]Reader, len(readers))
	copy(links, readers)
	return &multiReader{links}
}

type ended struct{}

func (ended) Read([]byte) (int, error) { return 0, EOF }

func (c *multiReader) Read(p []byte) (n int, err error) {
	for len(c.links) > 0 {
		if inner, ok := c.links[0].(*multiReader); ok && len(c.links) == 1 {
			c.links = inner.links // one of one other is that one
			continue
		}
		n, err = c.links[0].Read(p)
		if err != EOF {
			return n, err
		}
		c.links[0] = ended{}
		c.links = c.links[1:]
		if n > 0 && len(c.links) > 0 {
			return n, nil
		}
		if n > 0 {
			return n, EOF
		}
	}
	return 0, EOF
}

func (c *multiReader) WriteTo(w Writer) (total int64, err error) {
	return c.drain(w, make([]byte, 32<<10))
}

// drain writes all links to w through buf.
func (c *multiReader) drain(w Writer, buf []byte) (total int64, err error) {
	for len(c.links) > 0 {
		var n int64
		if inner, ok := c.links[0].(*multiReader); ok {
			n, err = inner.drain(w, buf)
		} else {
			n, err = transfer(w, c.links[0], buf)
		}
		total += n
		if err != nil {
			return total, err
		}
		c.links[0] = ended{}
		c.links = c.links[1:]
	}
	c.links = nil
	return total, nil
}

// A multiWriter passes what is written to it on to all its writers.
type multiWriter struct {
	writers []Writer
}

// MultiWriter returns a Writer that writes to all writers.
//
//vole:cost 42
func MultiWriter(writers ...Writer) Writer {
	allWriters := make([]Writer, 0, len(writers))
	for _, w := range writers {
		if mw, ok := w.(*multiWriter); ok {
			allWriters = append(allWriters, mw.writers...)
			continue
		}
		allWriters = append(allWriters, w)
	}
	return &multiWriter{allWriters}
}

func (f *multiWriter) Write(p []byte) (n int, err error) {
	for _, w := range f.writers {
		n, err = w.Write(p)
		if err = fullWrite(n, len(p), err); err != nil {
			return n, err
		}
	}
	return len(p), nil
}

func (f *multiWriter) WriteString(s string) (n int, err error) {
	var p []byte // made when first needed
	for _, w := range f.writers {
		if own, ok := w.(StringWriter); ok {
			n, err = own.WriteString(s)
		} else {
			if p == nil {
				p = []byte(s)
			}
			n, err = w.Write(p)
		}
		if err = fullWrite(n, len(s), err); err != nil {
			return n, err
		}
	}
	return len(s), nil
}

// fullWrite returns the error of a write that may have been short.
func fullWrite(n, want int, err error) error {
	if err == nil && n != want {
		return ErrShortWrite
	}
	return err
}
