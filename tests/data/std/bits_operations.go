// Package math/bits: counts, rotations, reversals and double-width arithmetic,
// with its panics.
package main

import (
	"fmt"
	"math/bits"
)

func main() {
	for _, x := range []uint64{0, 1, 2, 0x80, 0xff00, 0xdeadbeef, 1 << 63, 1<<64 - 1} {
		fmt.Println(bits.LeadingZeros64(x), bits.TrailingZeros64(x), bits.OnesCount64(x), bits.Len64(x),
			bits.LeadingZeros32(uint32(x)), bits.TrailingZeros32(uint32(x)), bits.OnesCount16(uint16(x)),
			bits.Len8(uint8(x)), bits.TrailingZeros8(uint8(x)), bits.LeadingZeros16(uint16(x)))
		fmt.Printf("%x %x %x %x %x %x %x\n", bits.Reverse64(x), bits.ReverseBytes64(x), bits.Reverse8(uint8(x)),
			bits.RotateLeft64(x, 5), bits.RotateLeft32(uint32(x), -3), bits.RotateLeft16(uint16(x), 20),
			bits.RotateLeft8(uint8(x), 9))
	}
	fmt.Println(bits.Add64(1<<64-1, 1, 1))
	fmt.Println(bits.Sub64(0, 1, 1))
	fmt.Println(bits.Mul64(1<<63, 6))
	fmt.Println(bits.Div64(1, 5, 7))
	fmt.Println(bits.Rem64(9, 5, 7))
	fmt.Println(bits.Add32(1<<32-1, 2, 0))
	fmt.Println(bits.Mul32(1<<31, 6))
	fmt.Println(bits.Div32(1, 5, 7))
	fmt.Println(bits.UintSize, bits.Len(1000), bits.Reverse(1))
	try := func(f func()) {
		defer func() { fmt.Println(recover()) }()
		f()
	}
	zero := uint64(0)
	try(func() { bits.Div64(1, 0, zero) })
	try(func() { bits.Div64(5, 0, 5) })
	try(func() { bits.Div32(5, 0, 5) })
	try(func() { bits.Rem64(5, 0, zero) })
}

// Output:
// 64 64 0 0 32 32 0 0 8 16
// 0 0 0 0 0 0 0
// 63 0 1 1 31 0 1 1 0 15
// 8000000000000000 100000000000000 80 20 20000000 10 2
// 62 1 1 2 30 1 1 2 1 14
// 4000000000000000 200000000000000 40 40 40000000 20 4
// 56 7 1 8 24 7 1 8 7 8
// 100000000000000 8000000000000000 1 1000 10 800 1
// 48 8 8 16 16 8 8 0 8 0
// ff000000000000 ff000000000000 0 1fe000 1fe0 f00f 0
// 32 0 24 32 0 0 13 8 0 0
// f77db57b00000000 efbeadde00000000 f7 1bd5b7dde0 fbd5b7dd eefb df
// 0 63 1 64 32 32 0 0 8 16
// 1 80 0 10 0 0 0
// 0 0 64 64 0 0 16 8 0 0
// ffffffffffffffff ffffffffffffffff ff ffffffffffffffff ffffffff ffff ff
// 1 1
// 18446744073709551614 1
// 3 0
// 2635249153387078803 0
// 2
// 1 1
// 3 0
// 613566757 2
// 64 10 9223372036854775808
// runtime error: integer divide by zero
// runtime error: integer overflow
// runtime error: integer overflow
// runtime error: integer divide by zero
