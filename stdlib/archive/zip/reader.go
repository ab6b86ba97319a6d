package zip

import (
	"bufio"
	"bytes"
	"errors"
	"hash"
	"hash/crc32"
	"internal/byteorder"
	"internal/godebug"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// A Reader is an archive. It is an fs.FS, too.
type Reader struct {
	File    []*File
	Comment string

	r        io.ReaderAt
	unpack   map[uint16]Decompressor
	treeOnce sync.Once
	tree     []node
}

// A ReadCloser is a Reader of a file that must be closed.
type ReadCloser struct {
	f *os.File
	Reader
}

// A File is a file of an archive.
type File struct {
	FileHeader
	zip    *Reader
	offset int64 // of its header
}

var insecurePaths = godebug.New("zipinsecurepath")

// OpenReader opens the archive of a file.
func OpenReader(name string) (*ReadCloser, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	z := &ReadCloser{f: f}
	fi, err := f.Stat()
	if err == nil {
		err = z.read(f, fi.Size())
	}
	if err != nil && err != ErrInsecurePath {
		f.Close()
		return nil, err
	}
	return z, err
}

// Close closes the file.
func (rc *ReadCloser) Close() error { return rc.f.Close() }

// NewReader returns the archive in r, which has size bytes.
func NewReader(r io.ReaderAt, size int64) (*Reader, error) {
	if size < 0 {
		return nil, errors.New("zip: size cannot be negative")
	}
	z := new(Reader)
	err := z.read(r, size)
	if err != nil && err != ErrInsecurePath {
		return nil, err
	}
	return z, err
}

// RegisterDecompressor is for methods that this package has not, or another one
// of a method.
func (r *Reader) RegisterDecompressor(method uint16, dcomp Decompressor) {
	if r.unpack == nil {
		r.unpack = make(map[uint16]Decompressor)
	}
	r.unpack[method] = dcomp
}

// A directory is what the end of an archive says.
type directory struct {
	count, size, offset uint64
	comment             string
	base                int64 // of the archive in its file
}

// fields takes numbers off a record.
type fields []byte

func (f *fields) u8() byte {
	v := (*f)[0]
	*f = (*f)[1:]
	return v
}

func (f *fields) u16() uint16 {
	v := byteorder.LEUint16(*f)
	*f = (*f)[2:]
	return v
}

func (f *fields) u32() uint32 {
	v := byteorder.LEUint32(*f)
	*f = (*f)[4:]
	return v
}

func (f *fields) u64() uint64 {
	v := byteorder.LEUint64(*f)
	*f = (*f)[8:]
	return v
}

// cut takes n bytes off, if there are so many.
func (f *fields) cut(n int) (fields, bool) {
	if n > len(*f) {
		return nil, false
	}
	part := (*f)[:n]
	*f = (*f)[n:]
	return part, true
}

func (r *Reader) read(from io.ReaderAt, size int64) error {
	d, err := findDirectory(from, size)
	if err != nil {
		return err
	}
	r.r, r.Comment = from, d.comment
	// The directory may say any number of files: believe what fits.
	if d.size < uint64(size) && (uint64(size)-d.size)/fileSize >= d.count {
		r.File = make([]*File, 0, d.count)
	}
	section := io.NewSectionReader(from, 0, size)
	if _, err = section.Seek(d.base+int64(d.offset), io.SeekStart); err != nil {
		return err
	}
	entries := bufio.NewReader(section)
	for {
		f := &File{zip: r}
		err = f.readEntry(entries)
		if err == ErrFormat || err == io.ErrUnexpectedEOF {
			break
		}
		if err != nil {
			return err
		}
		f.offset += d.base
		r.File = append(r.File, f)
	}
	if uint16(len(r.File)) != uint16(d.count) {
		return err
	}
	if insecurePaths.Value() == "0" {
		for _, f := range r.File {
			if f.Name != "" && (!filepath.IsLocal(f.Name) || strings.Contains(f.Name, `\`)) {
				insecurePaths.IncNonDefault()
				return ErrInsecurePath
			}
		}
	}
	return nil
}

// findEnd looks for the end's record in the last bytes, before a comment.
func findEnd(r io.ReaderAt, size int64) (end fields, at int64, err error) {
	for _, n := range []int64{1024, 65 * 1024} {
		n = min(n, size)
		b := make([]byte, n)
		if _, err := r.ReadAt(b, size-n); err != nil && err != io.EOF {
			return nil, 0, err
		}
		if i := bytes.LastIndex(b[:max(len(b)-endSize+4, 0)], []byte("PK\x05\x06")); i >= 0 {
			comment := int(byteorder.LEUint16(b[i+endSize-2:]))
			if i+endSize+comment <= len(b) {
				return b[i:], size - n + int64(i), nil
			}
		}
		if n == size {
			break
		}
	}
	return nil, 0, ErrFormat
}

func findDirectory(r io.ReaderAt, size int64) (d directory, err error) {
	end, at, err := findEnd(r, size)
	if err != nil {
		return d, err
	}
	end.cut(4 + 2 + 2 + 2)
	d.count = uint64(end.u16())
	d.size, d.offset = uint64(end.u32()), uint64(end.u32())
	comment, ok := end.cut(int(end.u16()))
	if !ok {
		return d, errors.New("zip: invalid comment length")
	}
	d.comment = string(comment)
	// An archive of 64 bits has another end in front.
	if d.count == most16 || d.size == most16 || d.offset == most32 {
		if at, err = d.read64(r, at); err != nil {
			return d, err
		}
	}
	const most = 1<<63 - 1
	if d.size > most || d.offset > most {
		return d, ErrFormat
	}
	d.base = at - int64(d.size) - int64(d.offset)
	if start := d.base + int64(d.offset); start < 0 || start >= size {
		return d, ErrFormat
	}
	// Offsets may count from the beginning of the file although something
	// stands before the archive.
	if d.base > 0 {
		there := io.NewSectionReader(r, int64(d.offset), size-int64(d.offset))
		if new(File).readEntry(there) == nil {
			d.base = 0
		}
	}
	return d, nil
}

// read64 reads the end of 64 bits that a locator before the end at `at` says,
// and returns where it is.
func (d *directory) read64(r io.ReaderAt, at int64) (int64, error) {
	if at < locator64Size {
		return at, nil
	}
	locator := make(fields, locator64Size)
	if _, err := r.ReadAt(locator, at-locator64Size); err != nil {
		return 0, err
	}
	magic, disk, offset, disks := locator.u32(), locator.u32(), locator.u64(), locator.u32()
	if magic != locator64Magic || disk != 0 || disks != 1 || int64(offset) < 0 {
		return at, nil
	}
	end := make(fields, end64Size)
	if _, err := r.ReadAt(end, int64(offset)); err != nil {
		return 0, err
	}
	if end.u32() != end64Magic {
		return 0, ErrFormat
	}
	end.cut(12 + 4 + 4 + 8)
	d.count, d.size, d.offset = end.u64(), end.u64(), end.u64()
	return int64(offset), nil
}

// readEntry reads a file's record of the directory.
func (f *File) readEntry(r io.Reader) error {
	b := make(fields, directorySize)
	if _, err := io.ReadFull(r, b); err != nil {
		return err
	}
	if b.u32() != directoryMagic {
		return ErrFormat
	}
	f.CreatorVersion, f.ReaderVersion = b.u16(), b.u16()
	f.Flags, f.Method = b.u16(), b.u16()
	f.ModifiedTime, f.ModifiedDate = b.u16(), b.u16()
	f.CRC32, f.CompressedSize, f.UncompressedSize = b.u32(), b.u32(), b.u32()
	f.CompressedSize64, f.UncompressedSize64 = uint64(f.CompressedSize), uint64(f.UncompressedSize)
	name, extra, comment := int(b.u16()), int(b.u16()), int(b.u16())
	b.cut(4)
	f.ExternalAttrs, f.offset = b.u32(), int64(b.u32())

	text := make([]byte, name+extra+comment)
	if _, err := io.ReadFull(r, text); err != nil {
		return err
	}
	f.Name, f.Comment = string(text[:name]), string(text[name+extra:])
	f.Extra = text[name : name+extra]
	valid, special := f.unicode()
	f.NonUTF8 = !valid || special && f.Flags&isUTF8 == 0
	return f.readExtra()
}

// readExtra reads the extra fields: large sizes and better times.
func (f *File) readExtra() error {
	var long []*uint64 // fields of 64 bits that should come
	offset := uint64(f.offset)
	if f.UncompressedSize == most32 {
		long = append(long, &f.UncompressedSize64)
	}
	if f.CompressedSize == most32 {
		long = append(long, &f.CompressedSize64)
	}
	if offset == most32 {
		long = append(long, &offset)
	}
	var modified time.Time
	for extra := fields(f.Extra); len(extra) >= 4; {
		tag, size := extra.u16(), int(extra.u16())
		field, ok := extra.cut(size)
		if !ok {
			break
		}
		switch tag {
		case extra64:
			for ; len(long) > 0; long = long[1:] {
				if len(field) < 8 {
					return ErrFormat
				}
				*long[0] = field.u64()
			}
		case extraNTFS:
			if t, ok := ntfsTime(field); ok {
				modified = t
			}
		case extraUnix, extraInfoUnix:
			if len(field) >= 8 {
				field.u32() // of access
				modified = time.Unix(int64(field.u32()), 0)
			}
		case extraTime:
			if len(field) >= 5 && field.u8()&1 != 0 {
				modified = time.Unix(int64(field.u32()), 0)
			}
		}
	}
	f.offset = int64(offset)
	f.setModified(modified)
	// An uncompressed size may be unknown, others not.
	for _, missing := range long {
		if missing != &f.UncompressedSize64 {
			return ErrFormat
		}
	}
	return nil
}

// ntfsTime returns the time of modification, which counts 100 ns from 1601.
func ntfsTime(field fields) (t time.Time, ok bool) {
	if len(field) < 4 {
		return t, false
	}
	field.u32()
	for len(field) >= 4 {
		tag, size := field.u16(), int(field.u16())
		attr, whole := field.cut(size)
		if !whole {
			break
		}
		if tag == 1 && size == 24 {
			ticks := int64(attr.u64())
			epoch := time.Date(1601, 1, 1, 0, 0, 0, 0, time.UTC).Unix()
			t, ok = time.Unix(epoch+ticks/1e7, ticks%1e7*100), true
		}
	}
	return t, ok
}

// setModified sets Modified, exact from an extra field or from MS-DOS's; both
// together tell the time zone.
func (f *File) setModified(exact time.Time) {
	dos := fromDOS(f.ModifiedDate, f.ModifiedTime)
	switch {
	case exact.IsZero():
		f.Modified = dos
	case f.ModifiedTime == 0 && f.ModifiedDate == 0:
		f.Modified = exact.UTC()
	default:
		zone := dos.Sub(exact).Round(15 * time.Minute)
		if zone < -12*time.Hour || zone > 14*time.Hour {
			zone = 0
		}
		f.Modified = exact.In(time.FixedZone("", int(zone/time.Second)))
	}
}

// bodyOffset returns where the text begins, behind the header's strings.
func (f *File) bodyOffset() (int64, error) {
	b := make(fields, fileSize)
	if _, err := f.zip.r.ReadAt(b, f.offset); err != nil {
		return 0, err
	}
	if b.u32() != fileMagic {
		return 0, ErrFormat
	}
	b.cut(fileSize - 4 - 4)
	name, extra := int64(b.u16()), int64(b.u16())
	return f.offset + fileSize + name + extra, nil
}

// DataOffset returns where the file's text begins in the archive.
//
//vole:cost 75
func (f *File) DataOffset() (offset int64, err error) { return f.bodyOffset() }

// OpenRaw returns the text as it is, maybe compressed.
//
//vole:leaks f=content
func (f *File) OpenRaw() (io.Reader, error) {
	offset, err := f.bodyOffset()
	if err != nil {
		return nil, err
	}
	return io.NewSectionReader(f.zip.r, offset, int64(f.CompressedSize64)), nil
}

// Open returns the text.
func (f *File) Open() (io.ReadCloser, error) {
	offset, err := f.bodyOffset()
	if err != nil {
		return nil, err
	}
	if f.isDir() {
		if f.UncompressedSize64 != 0 {
			return dirText{ErrFormat}, nil
		}
		return dirText{io.EOF}, nil
	}
	unpack := f.zip.unpack[f.Method]
	if unpack == nil {
		unpack = decompressor(f.Method)
	}
	if unpack == nil {
		return nil, ErrAlgorithm
	}
	size := int64(f.CompressedSize64)
	r := &fileReader{f: f, sum: crc32.NewIEEE(), text: unpack(io.NewSectionReader(f.zip.r, offset, size))}
	if f.Flags&hasDescriptor != 0 {
		r.descriptor = io.NewSectionReader(f.zip.r, offset+size, 16)
	}
	return r, nil
}

// dirText is what directories have.
type dirText struct{ err error }

func (d dirText) Read([]byte) (int, error) { return 0, d.err }
func (d dirText) Close() error             { return nil }

// A fileReader reads a text and compares its checksum.
type fileReader struct {
	f          *File
	text       io.ReadCloser
	sum        hash.Hash32
	count      uint64
	descriptor io.Reader
	err        error
}

func (r *fileReader) Stat() (fs.FileInfo, error) { return info{&r.f.FileHeader}, nil }
func (r *fileReader) Close() error               { return r.text.Close() }

func (r *fileReader) Read(p []byte) (n int, err error) {
	if r.err != nil {
		return 0, r.err
	}
	n, err = r.text.Read(p)
	r.sum.Write(p[:n])
	if r.count += uint64(n); r.count > r.f.UncompressedSize64 {
		return 0, ErrFormat
	}
	if err == io.EOF {
		if r.count != r.f.UncompressedSize64 {
			return 0, io.ErrUnexpectedEOF
		}
		if wrong := r.check(); wrong != nil {
			err = wrong
		}
	}
	r.err = err
	return n, err
}

// check compares the checksum with that of the directory, and that with the one
// behind the text, if there is one.
func (r *fileReader) check() error {
	want := r.f.CRC32
	if r.descriptor != nil {
		b := make(fields, 12)
		_, err := io.ReadFull(r.descriptor, b[:4])
		if err == nil && byteorder.LEUint32(b) == descriptorMagic { // which may be missing
			_, err = io.ReadFull(r.descriptor, b)
		} else if err == nil {
			_, err = io.ReadFull(r.descriptor, b[4:])
		}
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			return err
		}
		if b.u32() != want {
			return ErrChecksum
		}
	} else if want == 0 {
		return nil
	}
	if r.sum.Sum32() != want {
		return ErrChecksum
	}
	return nil
}
