// Numbers of variable length: seven bits a byte, the lowest first; all bytes
// but the last have the top bit set. Signed numbers are zig-zagged, so that
// small negative ones are short too.
package binary

import (
	"errors"
	"io"
)

// The largest lengths.
const (
	MaxVarintLen16 = 3
	MaxVarintLen32 = 5
	MaxVarintLen64 = 10
)

// Signed numbers are written with the sign in the lowest bit: 0, -1, 1, -2, …
func unzigzag(u uint64) int64 { return int64(u>>1) ^ -int64(u&1) }

// AppendUvarint appends x.
func AppendUvarint(buf []byte, x uint64) []byte {
	for ; x >= 0x80; x >>= 7 {
		buf = append(buf, byte(x)|0x80)
	}
	return append(buf, byte(x))
}

// PutUvarint writes x to buf, which must be large enough, and returns how many
// bytes that took.
func PutUvarint(buf []byte, x uint64) int {
	i := 0
	for ; x >= 0x80; x >>= 7 {
		buf[i] = byte(x) | 0x80
		i++
	}
	buf[i] = byte(x)
	return i + 1
}

// Uvarint reads a number and returns how many bytes it took; 0 if buf is too
// small, and negative if the number has more than 64 bits.
//
//vole:cost 68
func Uvarint(buf []byte) (uint64, int) {
	var x uint64
	for i, b := range buf {
		if i == MaxVarintLen64 || i == MaxVarintLen64-1 && b > 1 && b < 0x80 {
			return 0, -(i + 1)
		}
		x |= uint64(b&0x7f) << (7 * uint(i))
		if b < 0x80 {
			return x, i + 1
		}
	}
	return 0, 0
}

// AppendVarint appends x.
//
//vole:cost 41
func AppendVarint(buf []byte, x int64) []byte { return AppendUvarint(buf, uint64(x)<<1^uint64(x>>63)) }

// PutVarint is PutUvarint for signed numbers.
//
//vole:cost 54
func PutVarint(buf []byte, x int64) int { return PutUvarint(buf, uint64(x)<<1^uint64(x>>63)) }

// Varint is Uvarint for signed numbers.
func Varint(buf []byte) (int64, int) {
	u, n := Uvarint(buf)
	return unzigzag(u), n
}

var errOverflow = errors.New("binary: varint overflows a 64-bit integer")

// ReadUvarint reads a number from r.
func ReadUvarint(r io.ByteReader) (uint64, error) {
	const last = MaxVarintLen64 - 1
	var x uint64
	for i := 0; i <= last; i++ {
		b, err := r.ReadByte()
		switch {
		case err == io.EOF && i > 0:
			return x, io.ErrUnexpectedEOF
		case err != nil:
			return x, err
		case i == last && b > 1:
			// Bits that do not fit, or one more byte to come.
			if b >= 0x80 {
				x |= uint64(b&0x7f) << (7 * last)
			}
			return x, errOverflow
		}
		x |= uint64(b&0x7f) << (7 * uint(i))
		if b < 0x80 {
			return x, nil
		}
	}
	return x, errOverflow
}

// ReadVarint is ReadUvarint for signed numbers.
func ReadVarint(r io.ByteReader) (int64, error) {
	u, err := ReadUvarint(r)
	return unzigzag(u), err
}
