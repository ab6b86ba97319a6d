// Package bits counts and moves the bits of unsigned integers. The 64-bit
// counters are natives (one machine instruction each); the others reduce to
// them.
package bits

const uintSize = 32 << (^uint(0) >> 63)

// UintSize is the size of a uint in bits.
const UintSize = uintSize

// LeadingZeros returns the number of zero bits above the highest one;
// UintSize for 0.
func LeadingZeros(x uint) int { return UintSize - Len64(uint64(x)) }

// LeadingZeros8 is LeadingZeros for 8 bits.
//
//vole:cost 6
func LeadingZeros8(x uint8) int { return 8 - Len64(uint64(x)) }

// LeadingZeros16 is LeadingZeros for 16 bits.
//
//vole:cost 6
func LeadingZeros16(x uint16) int { return 16 - Len64(uint64(x)) }

// LeadingZeros32 is LeadingZeros for 32 bits.
//
//vole:cost 6
func LeadingZeros32(x uint32) int { return 32 - Len64(uint64(x)) }

// LeadingZeros64 is LeadingZeros for 64 bits.
func LeadingZeros64(x uint64) int { return 64 - Len64(x) }

// TrailingZeros returns the number of zero bits below the lowest one;
// UintSize for 0.
func TrailingZeros(x uint) int { return TrailingZeros64(uint64(x)) }

// TrailingZeros8 is TrailingZeros for 8 bits.
//
//vole:cost 5
func TrailingZeros8(x uint8) int { return TrailingZeros64(uint64(x) | 1<<8) }

// TrailingZeros16 is TrailingZeros for 16 bits.
//
//vole:cost 19
func TrailingZeros16(x uint16) int { return TrailingZeros64(uint64(x) | 1<<16) }

// TrailingZeros32 is TrailingZeros for 32 bits.
//
//vole:cost 18
func TrailingZeros32(x uint32) int { return TrailingZeros64(uint64(x) | 1<<32) }

// TrailingZeros64 is TrailingZeros for 64 bits. Native: 64 for 0.
func TrailingZeros64(x uint64) int

// OnesCount returns the number of one bits.
func OnesCount(x uint) int { return OnesCount64(uint64(x)) }

// OnesCount8 is OnesCount for 8 bits.
func OnesCount8(x uint8) int { return int(ones8[x]) }

// OnesCount16 is OnesCount for 16 bits.
//
//vole:cost 13
func OnesCount16(x uint16) int { return OnesCount64(uint64(x)) }

// OnesCount32 is OnesCount for 32 bits.
//
//vole:cost 29
func OnesCount32(x uint32) int { return OnesCount64(uint64(x)) }

// OnesCount64 is OnesCount for 64 bits. Native.
func OnesCount64(x uint64) int

// RotateLeft turns x left by k bits, right for a negative k.
func RotateLeft(x uint, k int) uint {
	return uint(RotateLeft64(uint64(x), k))
}

// RotateLeft8 is RotateLeft for 8 bits.
func RotateLeft8(x uint8, k int) uint8 {
	left := uint(k) % 8
	return x<<left | x>>(8-left)
}

// RotateLeft16 is RotateLeft for 16 bits.
func RotateLeft16(x uint16, k int) uint16 {
	left := uint(k) % 16
	return x<<left | x>>(16-left)
}

// RotateLeft32 is RotateLeft for 32 bits.
func RotateLeft32(x uint32, k int) uint32 {
	left := uint(k) % 32
	return x<<left | x>>(32-left)
}

// RotateLeft64 is RotateLeft for 64 bits.
func RotateLeft64(x uint64, k int) uint64 {
	left := uint(k) % 64
	return x<<left | x>>(64-left)
}

const (
	mask1 = 1 << 64 / 3  // 0101...
	mask2 = 1 << 64 / 5  // 00110011...
	mask4 = 1 << 64 / 17 // 00001111...
)

// Reverse returns x with its bits in reverse order.
func Reverse(x uint) uint { return uint(Reverse64(uint64(x))) }

// Reverse8 is Reverse for 8 bits.
//
//vole:cost 4
func Reverse8(x uint8) uint8 { return reversed8[x] }

// Reverse16 is Reverse for 16 bits.
//
//vole:cost 16
func Reverse16(x uint16) uint16 {
	return uint16(reversed8[x>>8]) | uint16(reversed8[x&0xFF])<<8
}

// Reverse32 is Reverse for 32 bits.
//
//vole:cost 43
func Reverse32(x uint32) uint32 {
	const m1, m2, m4 = mask1 & (1<<32 - 1), mask2 & (1<<32 - 1), mask4 & (1<<32 - 1)
	x = x>>1&m1 | x&m1<<1
	x = x>>2&m2 | x&m2<<2
	x = x>>4&m4 | x&m4<<4
	return ReverseBytes32(x)
}

// Reverse64 is Reverse for 64 bits.
func Reverse64(x uint64) uint64 {
	x = x>>1&mask1 | x&mask1<<1
	x = x>>2&mask2 | x&mask2<<2
	x = x>>4&mask4 | x&mask4<<4
	return ReverseBytes64(x)
}

// ReverseBytes returns x with its bytes in reverse order.
func ReverseBytes(x uint) uint { return uint(ReverseBytes64(uint64(x))) }

// ReverseBytes16 is ReverseBytes for 2 bytes.
func ReverseBytes16(x uint16) uint16 { return x>>8 | x<<8 }

// ReverseBytes32 is ReverseBytes for 4 bytes.
//
//vole:cost 21
func ReverseBytes32(x uint32) uint32 { return uint32(ReverseBytes64(uint64(x)) >> 32) }

// ReverseBytes64 is ReverseBytes for 8 bytes. Native.
func ReverseBytes64(x uint64) uint64

// Len returns how many bits x needs; 0 for 0.
func Len(x uint) int { return Len64(uint64(x)) }

// Len8 is Len for 8 bits.
func Len8(x uint8) int { return Len64(uint64(x)) }

// Len16 is Len for 16 bits.
//
//vole:cost 18
func Len16(x uint16) (n int) { return Len64(uint64(x)) }

// Len32 is Len for 32 bits.
//
//vole:cost 28
func Len32(x uint32) (n int) { return Len64(uint64(x)) }

// Len64 is Len for 64 bits. Native.
func Len64(x uint64) (n int)
