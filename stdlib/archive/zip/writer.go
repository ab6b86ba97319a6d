package zip

import (
	"bufio"
	"errors"
	"hash"
	"hash/crc32"
	"internal/byteorder"
	"io"
	"io/fs"
)

// A Writer writes an archive.
type Writer struct {
	out     *countWriter
	entries []*entry
	last    *fileWriter
	closed  bool
	pack    map[uint16]Compressor
	comment string
}

// An entry is a file of the directory.
type entry struct {
	*FileHeader
	offset uint64
	raw    bool // header and text are as they were given
}

// A countWriter counts what is written through it.
type countWriter struct {
	w io.Writer
	n int64
}

func (c *countWriter) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += int64(n)
	return n, err
}

// A record is bytes of the format, little-endian.
type record []byte

func (r *record) u16(values ...uint16) {
	for _, v := range values {
		*r = byteorder.LEAppendUint16(*r, v)
	}
}

func (r *record) u32(values ...uint32) {
	for _, v := range values {
		*r = byteorder.LEAppendUint32(*r, v)
	}
}

func (r *record) u64(values ...uint64) {
	for _, v := range values {
		*r = byteorder.LEAppendUint64(*r, v)
	}
}

// NewWriter returns a new Writer.
//
//vole:cost 50
func NewWriter(w io.Writer) *Writer {
	return &Writer{out: &countWriter{w: bufio.NewWriter(w)}}
}

// SetOffset says how many bytes stand before the archive in its file. Nothing
// may have been written.
func (w *Writer) SetOffset(n int64) {
	if w.out.n != 0 {
		panic("zip: SetOffset called after data was written")
	}
	w.out.n = n
}

// Flush writes what is kept in memory.
//
//vole:cost 63
func (w *Writer) Flush() error { return w.out.w.(*bufio.Writer).Flush() }

// SetComment sets the comment of the archive, before Close.
func (w *Writer) SetComment(comment string) error {
	if len(comment) > most16 {
		return errors.New("zip: Writer.Comment too long")
	}
	w.comment = comment
	return nil
}

// RegisterCompressor is for methods that this package has not, or another one
// of a method.
func (w *Writer) RegisterCompressor(method uint16, comp Compressor) {
	if w.pack == nil {
		w.pack = make(map[uint16]Compressor)
	}
	w.pack[method] = comp
}

// put writes records and texts.
func (w *Writer) put(parts ...[]byte) error {
	for _, p := range parts {
		if _, err := w.out.Write(p); err != nil {
			return err
		}
	}
	return nil
}

// Close writes the directory. The writer below stays open.
func (w *Writer) Close() error {
	if w.last != nil && !w.last.closed {
		if err := w.last.close(); err != nil {
			return err
		}
		w.last = nil
	}
	if w.closed {
		return errors.New("zip: writer closed twice")
	}
	w.closed = true
	start := w.out.n
	for _, e := range w.entries {
		if err := w.put(e.record(), []byte(e.Name), e.Extra, []byte(e.Comment)); err != nil {
			return err
		}
	}
	if err := w.put(w.end(uint64(start), uint64(w.out.n)), []byte(w.comment)); err != nil {
		return err
	}
	return w.out.w.(*bufio.Writer).Flush()
}

// record returns what the directory says of a file, and completes Extra.
func (e *entry) record() record {
	var r record
	r.u32(directoryMagic)
	r.u16(e.CreatorVersion, e.ReaderVersion, e.Flags, e.Method, e.ModifiedTime, e.ModifiedDate)
	r.u32(e.CRC32)
	if e.large() || e.offset >= most32 {
		r.u32(most32, most32)
		extra := record(e.Extra)
		extra.u16(extra64, 24)
		extra.u64(e.UncompressedSize64, e.CompressedSize64, e.offset)
		e.Extra = extra
	} else {
		r.u32(e.CompressedSize, e.UncompressedSize)
	}
	r.u16(uint16(len(e.Name)), uint16(len(e.Extra)), uint16(len(e.Comment)), 0, 0)
	r.u32(e.ExternalAttrs, short(e.offset))
	return r
}

// end returns the end of an archive whose directory lies between start and
// end.
func (w *Writer) end(start, end uint64) record {
	var r record
	count, size := uint64(len(w.entries)), end-start
	if count >= most16 || size >= most32 || start >= most32 {
		r.u32(end64Magic)
		r.u64(end64Size - 12)
		r.u16(version45, version45)
		r.u32(0, 0)
		r.u64(count, count, size, start)
		r.u32(locator64Magic, 0)
		r.u64(end)
		r.u32(1)
		count, size, start = most16, most32, most32
	}
	r.u32(endMagic)
	r.u16(0, 0, uint16(count), uint16(count))
	r.u32(uint32(size), uint32(start))
	r.u16(uint16(len(w.comment)))
	return r
}

// Create adds a file that is compressed, and returns a writer for its text,
// which must be written before the next call of a method.
//
//vole:cost 80
func (w *Writer) Create(name string) (io.Writer, error) {
	return w.CreateHeader(&FileHeader{Name: name, Method: Deflate})
}

// finishLast ends the file before.
func (w *Writer) finishLast(h *FileHeader) error {
	if w.last != nil && !w.last.closed {
		if err := w.last.close(); err != nil {
			return err
		}
	}
	if n := len(w.entries); n > 0 && w.entries[n-1].FileHeader == h {
		return errors.New("archive/zip: invalid duplicate FileHeader")
	}
	return nil
}

// CreateHeader is Create with a header, which is changed, and belongs to w.
//
//vole:leaks w=content
func (w *Writer) CreateHeader(fh *FileHeader) (io.Writer, error) {
	if err := w.finishLast(fh); err != nil {
		return nil, err
	}
	if valid, special := fh.unicode(); fh.NonUTF8 {
		fh.Flags &^= isUTF8
	} else if valid && special {
		fh.Flags |= isUTF8
	}
	fh.CreatorVersion = fh.CreatorVersion&0xFF00 | version20
	fh.ReaderVersion = version20
	if !fh.Modified.IsZero() {
		fh.ModifiedDate, fh.ModifiedTime = toDOS(fh.Modified)
		extra := record(fh.Extra)
		extra.u16(extraTime, 5)
		extra = append(extra, 1)
		extra.u32(uint32(fh.Modified.Unix()))
		fh.Extra = extra
	}
	e := &entry{FileHeader: fh, offset: uint64(w.out.n)}
	if fh.isDir() {
		fh.Method = Store
		fh.Flags &^= hasDescriptor
		fh.CompressedSize, fh.CompressedSize64 = 0, 0
		fh.UncompressedSize, fh.UncompressedSize64 = 0, 0
		return dirWriter{}, w.add(e, nil)
	}
	fh.Flags |= hasDescriptor
	pack := w.pack[fh.Method]
	if pack == nil {
		pack = compressor(fh.Method)
	}
	if pack == nil {
		return nil, ErrAlgorithm
	}
	f := &fileWriter{entry: e, out: w.out, sum: crc32.NewIEEE()}
	f.packed.w = w.out
	var err error
	if f.pack, err = pack(&f.packed); err != nil {
		return nil, err
	}
	f.plain.w = f.pack
	if err = w.add(e, f); err != nil {
		return nil, err
	}
	return f, nil
}

// add enters a file into the directory and writes its header.
func (w *Writer) add(e *entry, f *fileWriter) error {
	w.entries = append(w.entries, e)
	if len(e.Name) > most16 {
		return errors.New("zip: FileHeader.Name too long")
	}
	if len(e.Extra) > most16 {
		return errors.New("zip: FileHeader.Extra too long")
	}
	var r record
	r.u32(fileMagic)
	r.u16(e.ReaderVersion, e.Flags, e.Method, e.ModifiedTime, e.ModifiedDate)
	if e.raw && e.Flags&hasDescriptor == 0 {
		r.u32(e.CRC32, short(e.CompressedSize64), short(e.UncompressedSize64))
	} else {
		r.u32(0, 0, 0)
	}
	r.u16(uint16(len(e.Name)), uint16(len(e.Extra)))
	if err := w.put(r, []byte(e.Name), e.Extra); err != nil {
		return err
	}
	w.last = f
	return nil
}

// CreateRaw is CreateHeader for a file that is compressed already.
//
//vole:leaks w=content
func (w *Writer) CreateRaw(fh *FileHeader) (io.Writer, error) {
	if err := w.finishLast(fh); err != nil {
		return nil, err
	}
	fh.CompressedSize = short(fh.CompressedSize64)
	fh.UncompressedSize = short(fh.UncompressedSize64)
	e := &entry{FileHeader: fh, offset: uint64(w.out.n), raw: true}
	if fh.isDir() {
		return dirWriter{}, w.add(e, nil)
	}
	f := &fileWriter{entry: e, out: w.out}
	if err := w.add(e, f); err != nil {
		return nil, err
	}
	return f, nil
}

// Copy adds a file of another archive as it is.
//
//vole:leaks w=content
func (w *Writer) Copy(f *File) error {
	r, err := f.OpenRaw()
	if err != nil {
		return err
	}
	h := f.FileHeader
	to, err := w.CreateRaw(&h)
	if err != nil {
		return err
	}
	_, err = io.Copy(to, r)
	return err
}

// AddFS adds all files and directories of a tree.
func (w *Writer) AddFS(fsys fs.FS) error {
	return fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && name != "." {
			err = w.addFrom(fsys, name, d)
		}
		return err
	})
}

// addFrom adds one folder or file of a file system.
func (w *Writer) addFrom(fsys fs.FS, name string, d fs.DirEntry) error {
	info, err := d.Info()
	if err != nil {
		return err
	}
	isDir := d.IsDir()
	if !isDir && !info.Mode().IsRegular() {
		return errors.New("zip: cannot add non-regular file")
	}
	h, err := FileInfoHeader(info)
	if err != nil {
		return err
	}
	if h.Name, h.Method = name, Deflate; isDir {
		h.Name += "/"
	}
	to, err := w.CreateHeader(h)
	if err != nil || isDir {
		return err
	}
	from, err := fsys.Open(name)
	if err != nil {
		return err
	}
	defer from.Close()
	_, err = io.Copy(to, from)
	return err
}

// dirWriter is for directories, which have no text.
type dirWriter struct{}

func (dirWriter) Write(p []byte) (int, error) {
	if len(p) > 0 {
		return 0, errors.New("zip: write to directory")
	}
	return 0, nil
}

// A fileWriter writes the text of a file.
type fileWriter struct {
	*entry
	out    *countWriter
	plain  countWriter // to pack
	pack   io.WriteCloser
	packed countWriter // to out
	sum    hash.Hash32
	closed bool
}

func (f *fileWriter) Write(p []byte) (int, error) {
	switch {
	case f.closed:
		return 0, errors.New("zip: write to closed file")
	case f.raw:
		return f.out.Write(p)
	}
	f.sum.Write(p)
	return f.plain.Write(p)
}

// close writes what is known only now: checksum and sizes.
func (f *fileWriter) close() error {
	f.closed = true
	if !f.raw {
		if err := f.pack.Close(); err != nil {
			return err
		}
		f.CRC32 = f.sum.Sum32()
		f.CompressedSize64, f.UncompressedSize64 = uint64(f.packed.n), uint64(f.plain.n)
		f.CompressedSize, f.UncompressedSize = short(f.CompressedSize64), short(f.UncompressedSize64)
		if f.large() {
			f.CompressedSize, f.UncompressedSize = most32, most32
			f.ReaderVersion = version45
		}
	}
	if f.Flags&hasDescriptor == 0 {
		return nil
	}
	var r record
	r.u32(descriptorMagic, f.CRC32)
	if f.large() {
		r.u64(f.CompressedSize64, f.UncompressedSize64)
	} else {
		r.u32(f.CompressedSize, f.UncompressedSize)
	}
	_, err := f.out.Write(r)
	return err
}
