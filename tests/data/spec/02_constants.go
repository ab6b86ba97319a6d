// Spec, "Constants", "Constant expressions", "Constant declarations", "Iota".
package main

import (
	"fmt"
	"math"
)

const (
	c0 = iota
	c1 = iota
	c2
)
const (
	a = 1 << iota
	b = 1 << iota
	c = 3
	d = 1 << iota
)
const (
	u         = iota * 42
	v float64 = iota * 42
	w         = iota * 42
)
const x = iota
const (
	bit0, mask0 = 1 << iota, 1<<iota - 1
	bit1, mask1
	_, _
	bit3, mask3
)

type Weekday uint8

const (
	Sunday Weekday = iota
	Monday
	_
	Wednesday
	n = len("abc") + iota
)

func (d Weekday) String() string { return "day" + string('0'+rune(d)) }

const (
	f0 = func_len
	func_len = len([10]float64{2})
	g0       = len([...]int{5: 1, 2})
	h0       = cap([3]int{})
	i0       = iota
)

const (
	Huge  = 1 << 100
	Four  int8 = Huge >> 98
	Ratio = Huge / (Huge - 1)
	third = 1.0 / 3
	exact = third * 3
	im    = 1i
	sq    = im * im
	big   = 1<<62*2 - 1
	str   = "a" + "b" < "b"
)

const (
	inner = iota
	outer = func_len + iota + inner
)

type T struct{ a [iotaLen]int }

const iotaLen = 1 << 3

func show(values ...any) {
	for _, v := range values {
		fmt.Printf("%T %v; ", v, v)
	}
	fmt.Println()
}

func main() {
	show(c0, c1, c2, a, b, c, d, u, v, w, x)
	show(bit0, mask0, bit1, mask1, bit3, mask3)
	show(Sunday, Monday, Wednesday, n, f0, g0, h0, i0, outer)
	show(Four, Ratio, exact, sq, uint64(big), str)
	fmt.Println(exact == 1, third*3 == 1, 1.0/3*3 == 1)

	// Kinds of untyped operations.
	show(15/4, 15/4.0, 1<<3.0, "x"+"y", 'a'+1, 'a'+1.0, 'a'+0i, 1+0i, 2.0*3, 7%4, -7%4, -7/4)
	show(1<<3 == 8, 'a' == 97.0, 1.5 > 1, !(true && false), -5&^3, 5&^3, ^0, -1>>3, ^uint8(1))
	show(uint8(255), int8(-128), float32(0.1), float64(float32(0.1)), complex64(1), uint(1.0),
		rune('x'), string('x'), string(rune(0x65e5)), []byte("é"), []rune("é"))
	show(math.MaxUint64/3.0, uint64(math.MaxUint64), math.MinInt64, int64(-1<<63))

	// Precision: exact arithmetic, then one rounding.
	const tiny = 1e-300 * 1e-300
	show(tiny*1e300*1e300, 0.1+0.2, float32(0.1)+float32(0.2), 1e23, 0.1+0.2 == 0.3)
	const p = 3.14159265358979323846264338327950288419716939937510582097494459
	show(p, float32(p), p*1e10, int64(p*1e0-0.14159265358979323846264338327950288419716939937510582097494459))
	show(real(3+4i), imag(3+4i), complex(1, 2), complex(1.5, float32(2)), real(5), imag('a'))

	// The type of a shift of an untyped constant.
	var s uint = 33
	var i = 1 << s
	var j int32 = 1 << s
	var k = uint64(1 << s)
	var m int = 1.0 << s
	var n1 = 1.0<<s == j
	var o = 1<<s == 2<<s
	var p1 = 1<<s == 1<<33
	var w1 int64 = 1.0 << 33
	var xs = make([]byte, 1.0<<(s-30))
	var y = float32(1 << 3)
	show(i, j, k, m, n1, o, p1, w1, len(xs), y, uint8(1<<s>>s), 1<<(s&7)+1)
	show(uint32(1)<<s, int8(1)<<6, byte(100)<<1, int8(-128)>>7, uint8(200)>>s, int64(-5)>>s, -1>>s)
	arr := [5]int{1, 2, 3, 4, 5}
	show(arr[1.0], arr[1<<1], arr['\x03'], arr[2:4.0], len(arr[1.0:]))

	const local = iota + 5
	const (
		_  = iota
		KB = 1 << (10 * iota)
		MB
	)
	show(local, KB, MB, T{}.a)
	{
		const c0 = c1 + 10
		const c1 = c0 + 10
		show(c0, c1)
	}
	show(len([2]int{}), len(&arr), cap(arr), len("é"), len([...]string{2: "x"}))
	var np *[7]int
	show(len(np), cap(np))
}

// Output:
// int 0; int 1; int 2; int 1; int 2; int 3; int 8; int 0; float64 42; int 84; int 0;
// int 1; int 0; int 2; int 1; int 8; int 7;
// main.Weekday day0; main.Weekday day1; main.Weekday day3; int 7; int 10; int 7; int 3; int 4; int 11;
// int8 4; int 1; float64 1; complex128 (-1+0i); uint64 9223372036854775807; bool true;
// true true true
// int 3; float64 3.75; int 8; string xy; int32 98; float64 98; complex128 (97+0i); complex128 (1+0i); float64 6; int 3; int -3; int -1;
// bool true; bool true; bool true; bool true; int -8; int 4; int -1; int -1; uint8 254;
// uint8 255; int8 -128; float32 0.1; float64 0.10000000149011612; complex64 (1+0i); uint 1; int32 120; string x; string 日; []uint8 [195 169]; []int32 [233];
// float64 6.148914691236517e+18; uint64 18446744073709551615; int -9223372036854775808; int64 -9223372036854775808;
// float64 1; float64 0.3; float32 0.3; float64 1e+23; bool true;
// float64 3.141592653589793; float32 3.1415927; float64 3.1415926535897934e+10; int64 3;
// float64 3; float64 4; complex128 (1+2i); complex64 (1.5+2i); float64 5; float64 0;
// int 8589934592; int32 0; uint64 8589934592; int 8589934592; bool true; bool false; bool true; int64 8589934592; int 8; float32 8; uint8 0; int 3;
// uint32 0; int8 64; uint8 200; int8 -1; uint8 0; int64 -1; int -1;
// int 2; int 3; int 4; []int [3 4]; int 4;
// int 5; int 1024; int 1048576; [8]int [0 0 0 0 0 0 0 0];
// int 11; int 21;
// int 2; int 5; int 5; int 2; int 3;
// int 7; int 7;
