// Integer arithmetic of every width: wrap-around, division, shifts, conversions.
package main

import "fmt"

func div8(a, b int8) (q int8, r int8)     { return a / b, a % b }
func div64(a, b int64) (q int64, r int64) { return a / b, a % b }
func shifts(x int32, u uint32, n uint) [6]int64 {
	return [6]int64{int64(x << n), int64(x >> n), int64(u << n), int64(u >> n), int64(int8(x) << n), int64(uint8(u) << n)}
}

//go:noinline
func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(name, "panics:", r)
		}
	}()
	f()
}

func main() {
	var i8 int8 = 127
	i8++
	var u8 uint8 = 0
	u8--
	var i16 int16 = -32768
	i16--
	var u16 uint16 = 65535
	u16 += 2
	var i32 int32 = 1 << 30
	i32 *= 4
	var u32 uint32 = 1 << 31
	u32 *= 3
	var i64 int64 = 1<<63 - 1
	i64++
	var u64 uint64 = 0
	u64 -= 2
	fmt.Println(i8, u8, i16, u16, i32, u32, i64, u64)
	for _, p := range [][2]int8{{7, 2}, {-7, 2}, {7, -2}, {-7, -2}, {-128, -1}, {-128, 3}} {
		q, r := div8(p[0], p[1])
		fmt.Print(q, " ", r, "; ")
	}
	fmt.Println()
	q, r := div64(-9223372036854775808, -1)
	fmt.Println(q, r)
	for _, n := range []uint{0, 1, 7, 8, 31, 32, 33, 63, 64, 200} {
		fmt.Println(n, shifts(-123456789, 3123456789, n))
	}
	x := 300
	y := -1
	fmt.Println(int8(x), uint8(x), uint16(y), uint32(y), uint64(y), int32(int64(x)<<40), uintptr(x))
	fmt.Println(x&^0xF, x|3, x^255, ^x, -x, +x, !(x > y))
	var a uint8 = 200
	var b uint8 = 100
	fmt.Println(a+b, a*b, a-b-b-b, a/b, a%b, a<<1, a>>1, ^a, -a, a&b, a|b, a^b, a&^b)
	zero := 0
	n := -1
	try("division", func() { fmt.Println(1 / zero) })
	try("remainder", func() { fmt.Println(1 % zero) })
	try("shift", func() { fmt.Println(1 << n) })
	try("unsigned division", func() { fmt.Println(uint8(1) / uint8(zero)) })
	const big = 1 << 100
	fmt.Println(big>>98, 07, 0b1011, 0o17, 0xFF, 1_000_000, 'x', '\u00e9')
	var m int = -5
	m %= 3
	m <<= 3
	m >>= 1
	m |= 64
	m &^= 2
	m ^= 1
	fmt.Println(m)
	s := 0
	for i := uint8(250); i != 3; i++ {
		s += int(i)
	}
	fmt.Println(s)
}

// Output:
// -128 255 32767 1 0 2147483648 -9223372036854775808 18446744073709551614
// 3 1; -3 -1; -3 1; 3 -1; -128 0; -42 -2;
// -9223372036854775808 0
// 0 [-123456789 -123456789 3123456789 3123456789 -21 21]
// 1 [-246913578 -61728395 1951946282 1561728394 -42 42]
// 7 [1377400192 -964507 370510464 24402006 -128 128]
// 8 [-1540166912 -482254 741020928 12201003 0 0]
// 31 [-2147483648 -1 2147483648 1 0 0]
// 32 [0 -1 0 0 0 0]
// 33 [0 -1 0 0 0 0]
// 63 [0 -1 0 0 0 0]
// 64 [0 -1 0 0 0 0]
// 200 [0 -1 0 0 0 0]
// 44 44 65535 4294967295 18446744073709551615 0 300
// 288 303 467 -301 -300 300 false
// 44 32 156 2 0 144 100 55 56 64 236 172 136
// division panics: runtime error: integer divide by zero
// remainder panics: runtime error: integer divide by zero
// shift panics: runtime error: negative shift amount
// unsigned division panics: runtime error: integer divide by zero
// 4 7 11 15 255 1000000 120 233
// -7
// 1518
