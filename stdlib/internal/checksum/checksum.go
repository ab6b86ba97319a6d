// Package checksum has the loops over bytes of hash/crc32, crc64 and adler32.
// Callers give at most AtOnce bytes at a time.
package checksum

// AtOnce is how many bytes a native sums up in one call.
const AtOnce = 1 << 20

// CRC32 continues the inverted check crc by eight tables: the first is that of
// the polynomial, each other one is for a byte further ahead. Native.
//
//go:noescape
func CRC32(crc uint32, tables *[8][256]uint32, p []byte) uint32

// CRC64 continues the inverted check crc by a table. Native.
//
//go:noescape
func CRC64(crc uint64, table *[256]uint64, p []byte) uint64

// Adler32 continues a checksum. Native.
//
//go:noescape
func Adler32(sum uint32, p []byte) uint32
