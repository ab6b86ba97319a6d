package gzip

import (
	"bufio"
	"compress/flate"
	"hash/crc32"
	"internal/byteorder"
	"io"
	"time"
)

// maxString is how long strings of headers may be, with the 0 at their end.
const maxString = 512

// A Reader decompresses. Its Header is that of the file it reads, and is
// replaced by the next one's if several follow each other.
type Reader struct {
	Header
	r        flate.Reader
	unpacker io.ReadCloser
	sum      uint32
	size     uint32
	several  bool
	err      error
}

// NewReader returns a new Reader. It may read more of r than the file, unless r
// is an io.ByteReader.
func NewReader(r io.Reader) (*Reader, error) {
	z := new(Reader)
	if err := z.Reset(r); err != nil {
		return nil, err
	}
	return z, nil
}

// Reset makes z a new Reader.
//
//vole:leaks z=heap
func (z *Reader) Reset(r io.Reader) error {
	*z = Reader{unpacker: z.unpacker, several: true}
	if bytes, ok := r.(flate.Reader); ok {
		z.r = bytes
	} else {
		z.r = bufio.NewReader(r)
	}
	z.Header, z.err = z.readHeader()
	return z.err
}

// Multistream says whether files that follow each other are read as one, as
// they are at first. If not, each ends with io.EOF, and Reset goes on.
func (z *Reader) Multistream(ok bool) { z.several = ok }

func unexpected(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// get reads n bytes of a header into its checksum.
func (z *Reader) get(n int) ([]byte, error) {
	b := make([]byte, n)
	if _, err := io.ReadFull(z.r, b); err != nil {
		return nil, unexpected(err)
	}
	z.sum = crc32.Update(z.sum, crc32.IEEETable, b)
	return b, nil
}

func (z *Reader) getString() (string, error) {
	var runes []rune
	var bytes []byte
	for len(bytes) < maxString {
		c, err := z.r.ReadByte()
		if err != nil {
			return "", unexpected(err)
		}
		bytes = append(bytes, c)
		if c == 0 {
			z.sum = crc32.Update(z.sum, crc32.IEEETable, bytes)
			return string(runes), nil
		}
		runes = append(runes, rune(c))
	}
	return "", ErrHeader
}

// readHeader reads a header. Nothing at all is io.EOF.
func (z *Reader) readHeader() (h Header, err error) {
	var head [headerSize]byte
	if _, err = io.ReadFull(z.r, head[:]); err != nil {
		return h, err
	}
	if head[0] != 0x1F || head[1] != 0x8B || head[2] != 8 {
		return h, ErrHeader
	}
	if t := byteorder.LEUint32(head[4:]); t > 0 {
		h.ModTime = time.Unix(int64(t), 0)
	}
	h.OS = head[9]
	z.sum = crc32.ChecksumIEEE(head[:])
	flags := head[3]
	if flags&hasExtra != 0 {
		n, err := z.get(2)
		if err != nil {
			return h, err
		}
		if h.Extra, err = z.get(int(byteorder.LEUint16(n))); err != nil {
			return h, err
		}
	}
	if flags&hasName != 0 {
		if h.Name, err = z.getString(); err != nil {
			return h, err
		}
	}
	if flags&hasComment != 0 {
		if h.Comment, err = z.getString(); err != nil {
			return h, err
		}
	}
	if flags&hasChecksum != 0 {
		sum := uint16(z.sum)
		b, err := z.get(2)
		if err != nil {
			return h, err
		}
		if byteorder.LEUint16(b) != sum {
			return h, ErrHeader
		}
	}
	z.sum = 0
	if z.unpacker == nil {
		z.unpacker = flate.NewReader(z.r)
	} else {
		z.unpacker.(flate.Resetter).Reset(z.r, nil)
	}
	return h, nil
}

// Read decompresses.
//
//vole:leaks z=heap
func (z *Reader) Read(p []byte) (n int, err error) {
	for n == 0 {
		if z.err != nil {
			return 0, z.err
		}
		n, z.err = z.unpacker.Read(p)
		z.sum = crc32.Update(z.sum, crc32.IEEETable, p[:n])
		z.size += uint32(n)
		if z.err != io.EOF {
			return n, z.err
		}
		if z.err = z.endFile(); z.err == nil {
			if !z.several {
				z.err = io.EOF
			} else {
				_, z.err = z.readHeader()
			}
		}
		if z.err != nil {
			return n, z.err
		}
	}
	return n, nil
}

// endFile compares checksum and size.
func (z *Reader) endFile() error {
	var end [8]byte
	if _, err := io.ReadFull(z.r, end[:]); err != nil {
		return unexpected(err)
	}
	if byteorder.LEUint32(end[:]) != z.sum || byteorder.LEUint32(end[4:]) != z.size {
		return ErrChecksum
	}
	z.sum, z.size = 0, 0
	return nil
}

// Close returns the error of decompressing, if any. The reader below stays
// open.
func (z *Reader) Close() error { return z.unpacker.Close() }
