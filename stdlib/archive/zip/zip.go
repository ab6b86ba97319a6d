// Package zip reads and writes ZIP archives, those larger than 4 GB included.
//
// An archive is files, each behind a header, and at the end a directory of all
// headers. header.go has what describes a file, writer.go and reader.go the
// archive, fs.go shows one as a tree of files.
package zip

import (
	"compress/flate"
	"errors"
	"io"
	"sync"
)

// Methods of compression.
const (
	Store   uint16 = 0
	Deflate uint16 = 8
)

// What is wrong with an archive.
var (
	ErrFormat       = errors.New("zip: not a valid zip file")
	ErrAlgorithm    = errors.New("zip: unsupported compression algorithm")
	ErrChecksum     = errors.New("zip: checksum error")
	ErrInsecurePath = errors.New("zip: insecure file path")
)

// Signatures and sizes of the format's records, without what varies.
const (
	fileMagic       = 0x04034b50
	directoryMagic  = 0x02014b50
	endMagic        = 0x06054b50
	end64Magic      = 0x06064b50
	locator64Magic  = 0x07064b50
	descriptorMagic = 0x08074b50

	fileSize      = 30
	directorySize = 46
	endSize       = 22
	end64Size     = 56
	locator64Size = 20

	version20 = 20
	version45 = 45 // for sizes of 64 bits

	most16 = 1<<16 - 1
	most32 = 1<<32 - 1
)

// Extra fields.
const (
	extra64       = 0x0001
	extraNTFS     = 0x000a
	extraUnix     = 0x000d
	extraTime     = 0x5455
	extraInfoUnix = 0x5855
)

// A Compressor returns a writer that compresses to w.
type Compressor func(w io.Writer) (io.WriteCloser, error)

// A Decompressor returns a reader that decompresses r. It is used by several
// goroutines at once.
type Decompressor func(r io.Reader) io.ReadCloser

// methods are what was registered, Store and Deflate left out.
var methods struct {
	sync.Mutex
	pack   map[uint16]Compressor
	unpack map[uint16]Decompressor
}

// RegisterCompressor is for methods that this package has not.
func RegisterCompressor(method uint16, comp Compressor) {
	if compressor(method) != nil {
		panic("compressor already registered")
	}
	methods.Lock()
	defer methods.Unlock()
	if methods.pack == nil {
		methods.pack = make(map[uint16]Compressor)
	}
	methods.pack[method] = comp
}

// RegisterDecompressor is for methods that this package has not.
func RegisterDecompressor(method uint16, dcomp Decompressor) {
	if decompressor(method) != nil {
		panic("decompressor already registered")
	}
	methods.Lock()
	defer methods.Unlock()
	if methods.unpack == nil {
		methods.unpack = make(map[uint16]Decompressor)
	}
	methods.unpack[method] = dcomp
}

func compressor(method uint16) Compressor {
	switch method {
	case Store:
		return func(w io.Writer) (io.WriteCloser, error) { return stored{w}, nil }
	case Deflate:
		return func(w io.Writer) (io.WriteCloser, error) {
			z, err := flate.NewWriter(w, 5)
			return &once[*flate.Writer]{z: z, closed: "Write after Close"}, err
		}
	}
	methods.Lock()
	defer methods.Unlock()
	return methods.pack[method]
}

func decompressor(method uint16) Decompressor {
	switch method {
	case Store:
		return io.NopCloser
	case Deflate:
		return func(r io.Reader) io.ReadCloser {
			return &unpacker{once[io.ReadCloser]{z: flate.NewReader(r), closed: "Read after Close"}}
		}
	}
	methods.Lock()
	defer methods.Unlock()
	return methods.unpack[method]
}

type stored struct{ io.Writer }

func (stored) Close() error { return nil }

// once guards what must not be used after Close.
type once[T io.Closer] struct {
	mu     sync.Mutex
	z      T
	done   bool
	closed string // the error then
}

func (o *once[T]) Close() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.done {
		return nil
	}
	o.done = true
	return o.z.Close()
}

// use calls f unless it is closed.
func (o *once[T]) use(f func(z T) (int, error)) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.done {
		return 0, errors.New(o.closed)
	}
	return f(o.z)
}

func (o *once[T]) Write(p []byte) (int, error) {
	return o.use(func(z T) (int, error) { return any(z).(io.Writer).Write(p) })
}

type unpacker struct{ once[io.ReadCloser] }

func (u *unpacker) Read(p []byte) (int, error) {
	return u.use(func(z io.ReadCloser) (int, error) { return z.Read(p) })
}
