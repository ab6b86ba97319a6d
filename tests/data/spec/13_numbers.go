// Spec, "Arithmetic operators", "Integer overflow", "Floating-point operators",
// "Conversions": wrap-around, division, shifts, NaN and -0, conversions between
// numbers, strings, slices, arrays.
package main

import (
	"fmt"
	"math"
)

type Celsius float64
type MyBytes []byte
type MyRunes []rune
type MyByte byte
type MyString string

//go:noinline
func id[T any](x T) T { return x }

func integers() {
	for _, p := range [][2]int{{5, 3}, {-5, 3}, {5, -3}, {-5, -3}, {math.MinInt, -1}, {7, 1 << 62}} {
		x, y := p[0], p[1]
		fmt.Print(x/y, " ", x%y, " ", x*y, " ", x&^y, " ", x^y, " ", x|y, "; ")
	}
	fmt.Println()
	i8, u8, i16, u32, i64, u64 := id(int8(-128)), id(uint8(255)), id(int16(-1)), id(uint32(1<<31)), id(int64(math.MinInt64)), id(uint64(math.MaxUint64))
	fmt.Println(-i8, i8/-1, i8-1, i8*i8, u8+1, u8*u8, ^u8, -u8, i16>>1, uint16(i16)>>1, u32<<1, u32*2+1, -i64, i64-1, u64+1, u64*u64, i64%-1, i8%-1)
	for _, s := range []uint{0, 1, 7, 8, 31, 32, 63, 64, 65, 1 << 40} {
		fmt.Print(id(int8(-1))>>s, id(uint8(255))>>s, id(uint8(255))<<s, id(int32(-7))>>s, id(int64(1))<<s, id(int32(1))<<s, id(uint64(1)<<63)>>s, " ")
	}
	fmt.Println()
	var neg int = -1
	func() {
		defer func() { fmt.Println(recover()) }()
		fmt.Println(1 << id(neg))
	}()
	var s8 int8 = 100
	fmt.Println(1<<id(s8), id(1)<<s8, int8(1)<<id(uint8(7)), 1<<id(uint16(300))>>3)
	x := 10
	x <<= 3
	x >>= id(uint8(1))
	x &^= 8
	x %= 7
	fmt.Println(x, +x, -x, ^x, !true)
	// Conversions between sizes.
	v := id(int64(-0x123456789abcdef0))
	fmt.Println(int8(v), uint8(v), int16(v), uint16(v), int32(v), uint32(v), uint64(v), uintptr(v), uint8(id(300)), int8(id(200)), uint32(id(int8(-1))), uint64(id(int32(-2))))
}

func floats() {
	zero, one := id(0.0), id(1.0)
	nan, inf, negZero := zero/zero, one/zero, -zero
	fmt.Println(nan, inf, -inf, negZero, 1/negZero, math.Signbit(negZero), math.Signbit(-1*zero), zero == negZero)
	fmt.Println(nan == nan, nan != nan, nan < 1, nan > 1, nan <= nan, !(nan >= 1), inf-inf, inf*0, inf > math.MaxFloat64, math.Float64bits(negZero))
	fmt.Println(one/3, float32(one)/3, float32(one/3), 0.1+id(0.2), float32(id(16777216.0))+1, id(1e308)*10, id(float32(3e38))*10, id(5e-324)/2)
	var f32 float32 = 0.1
	fmt.Println(float64(f32), float64(f32) == 0.1, f32*f32, float32(float64(f32)*float64(f32)), f32 == 0.1)
	c := Celsius(36.6)
	fmt.Println(c, float64(c)*2, int(c), c/2)
	fused := id(0.1)*id(10.0) - 1
	fmt.Println(fused, float64(id(0.1)*10.0)-1)
	// From float to integer: towards zero, where it fits.
	for _, f := range []float64{1.9, -1.9, 0.999999, -0.5, 1e18, -1e18, 255.9, 4294967295.5, 9007199254740993} {
		fmt.Print(int(f), int64(f), int32(int64(f)), uint64(int64(f)), " ")
	}
	fmt.Println(uint64(id(1.8446744073709550e19)), uint32(id(4.2e9)), int8(id(-128.9)), uint8(id(255.9)))
	for _, i := range []int64{1 << 53, 1<<53 + 1, 1<<53 + 3, math.MaxInt64, math.MinInt64, 16777217} {
		fmt.Print(float64(i), float32(i), float32(uint32(i)), " ")
	}
	fmt.Println(float64(id(uint64(math.MaxUint64))), float32(id(uint64(1<<63+1<<39))), float64(id(uint64(1<<63+1))), float64(id(uint64(1<<63+1025))))
	m := map[float64]string{nan: "a", nan: "b", zero: "z"}
	m[negZero] = "nz"
	fmt.Println(len(m), m[0], m[nan] == "")
	_, ok := m[nan]
	delete(m, nan)
	fmt.Println(ok, len(m))
	fmt.Println([2]float64{nan} == [2]float64{nan}, struct{ f float64 }{zero} == struct{ f float64 }{negZero}, any(nan) == any(nan))
	switch nan {
	case nan:
		fmt.Println("never")
	default:
		fmt.Println("nan is no case")
	}
}

func strings() {
	s := id("a\xffé日\U0001F600")
	fmt.Println([]byte(s), []rune(s), len(s), len([]rune(s)), string([]rune(s)) == s, string([]byte(s)) == s, s[1], s[1:3], s < "b", s+"!" > s)
	fmt.Println(string(id(rune(65))), string(id(rune(-1))), string(id(rune(0x10FFFF+1))), string(id(rune(0xD800))), string(id(byte(200))), string(rune(id(int64(0x65e5)))))
	fmt.Println(string(MyBytes("mb")), MyString([]byte("x")), []MyByte("abc"), string([]MyByte{65, 66}), MyRunes("é"), string(MyRunes{0xe9}), MyBytes(MyString("q")))
	b := []byte("hello")
	t := string(b)
	b[0] = 'j'
	u := []byte(t)
	u[1] = 'u'
	fmt.Println(t, string(b), string(u), "" == string([]byte(nil)), len(string([]rune{})), []byte("") == nil, []rune("") == nil)
	m := map[string]int{"jello": 1}
	fmt.Println(m[string(b)], string(b) == "jello", "x"+string(b)+"y", string(b[1:]) < string(u))
	for i, c := range []byte("é") {
		fmt.Print(i, c, " ")
	}
	switch string(b) {
	case "jello":
		fmt.Println("switch")
	}
	x := "a"
	x += x + "b" + x
	x += ""
	fmt.Println(x, x[len(x)-1:], x[len(x):] == "", "abc" < "abd", "ab" < "abc", "" < "a", "Z" < "a", "\x80" > "é"[1:])
}

func slices() {
	s := []int{1, 2, 3, 4}
	a := [2]int(s)
	p := (*[3]int)(s[1:])
	s[0], s[1] = 10, 20
	p[2] = 40
	fmt.Println(a, *p, s, [0]int([]int(nil)), (*[0]int)(nil) == nil, (*[0]int)([]int{}) == nil, (*[0]int)([]int(nil)) == nil)
	type Arr [4]int
	fmt.Println(Arr(s), *(*Arr)(s), len((*[4]int)(s)))
	for _, f := range []func(){
		func() { _ = [5]int(s) },
		func() { _ = (*[5]int)(s) },
		func() { _ = [1]int([]int(nil)) },
		func() { _ = [3]int(s[:2:4]) },
	} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
	arr := [5]int{1, 2, 3, 4, 5}
	t := arr[1:3]
	fmt.Println(t, len(t), cap(t), t[:4], arr[:0], len(arr[5:]), arr[2:][1], (&arr)[1:2:3], cap(arr[1:2:3]))
	str := "hello"
	fmt.Println(str[1:3], str[:2], str[5:] == "", str[:], cap(s[:0]), cap(s[4:]), s[4:] == nil)
	n := []int(nil)
	fmt.Println(n[:] == nil, n[0:0] == nil, n[0:0:0] == nil, len(n[:0]))
	grid := [2][3]int{{1, 2, 3}, {4, 5, 6}}
	row := grid[1][:]
	row[0] = 40
	fmt.Println(grid, [...]string{2: "c", 0: "a"}, []int{5: 1, 2, 1: 7}, [...][]int{{1}, {2, 3}}, map[[2]int]string{{1, 2}: "x"}, []*struct{ a int }{{1}, nil}[0].a, [][2]*int{{nil, nil}})
}

func bools() {
	t, f := id(true), id(false)
	fmt.Println(t && f, t || f, !t, t == f, t != f, t && !f || f, (t == true) == (f == false))
	type B bool
	var b B = 1 < id(2)
	c := B(t) && b
	fmt.Printf("%T %v %T\n", b, c, 1 < id(2))
}

func main() {
	integers()
	floats()
	strings()
	slices()
	bools()
}

// Output:
// 1 2 15 4 6 7; -1 -2 -15 -8 -8 -5; -1 2 -15 0 -8 -3; 1 -2 15 2 6 -1; -9223372036854775808 0 -9223372036854775808 0 9223372036854775807 -1; 0 7 -4611686018427387904 7 4611686018427387911 4611686018427387911;
// -128 -128 127 0 0 1 0 1 -1 32767 0 1 -9223372036854775808 9223372036854775807 0 1 0 0
// -1 255 255 -7 1 1 9223372036854775808 -1 127 254 -4 2 2 4611686018427387904 -1 1 128 -1 128 128 72057594037927936 -1 0 0 -1 256 256 36028797018963968 -1 0 0 -1 2147483648 -2147483648 4294967296 -1 0 0 -1 4294967296 0 2147483648 -1 0 0 -1 -9223372036854775808 0 1 -1 0 0 -1 0 0 0 -1 0 0 -1 0 0 0 -1 0 0 -1 0 0 0
// runtime error: negative shift amount
// 0 0 -128 0
// 4 4 -4 -5 false
// 16 16 8464 8464 1698898192 1698898192 17134975606245761296 17134975606245761296 44 -56 4294967295 18446744073709551614
// NaN +Inf -Inf -0 -Inf true true true
// false true false false false true NaN NaN true 9223372036854775808
// 0.3333333333333333 0.33333334 0.33333334 0.30000000000000004 1.6777216e+07 +Inf +Inf 0
// 0.10000000149011612 false 0.010000001 0.010000001 true
// 36.6 73.2 36 18.3
// 0 0
// 1 1 1 1 -1 -1 -1 18446744073709551615 0 0 0 0 0 0 0 0 1000000000000000000 1000000000000000000 -1486618624 1000000000000000000 -1000000000000000000 -1000000000000000000 1486618624 17446744073709551616 255 255 255 255 4294967295 4294967295 -1 4294967295 9007199254740992 9007199254740992 0 9007199254740992 18446744073709549568 4200000000 -128 255
// 9.007199254740992e+15 9.007199e+15 0 9.007199254740992e+15 9.007199e+15 1 9.007199254740996e+15 9.007199e+15 3 9.223372036854776e+18 9.223372e+18 4.2949673e+09 -9.223372036854776e+18 -9.223372e+18 0 1.6777217e+07 1.6777216e+07 1.6777216e+07 1.8446744073709552e+19 9.223372e+18 9.223372036854776e+18 9.223372036854778e+18
// 3 nz true
// false 3
// false true false
// nan is no case
// [97 255 195 169 230 151 165 240 159 152 128] [97 65533 233 26085 128512] 11 5 false true 255 \xff\xc3 true true
// A � � � È 日
// mb x [97 98 99] AB [233] é [113]
// hello jello hullo true 0 false false
// 1 true xjelloy true
// 0 195 1 169 switch
// aaba a true true true true true false
// [1 2] [20 3 40] [10 20 3 40] [] true false true
// [10 20 3 40] [10 20 3 40] 4
// runtime error: cannot convert slice with length 4 to array or pointer to array with length 5
// runtime error: cannot convert slice with length 4 to array or pointer to array with length 5
// runtime error: cannot convert slice with length 0 to array or pointer to array with length 1
// runtime error: cannot convert slice with length 2 to array or pointer to array with length 3
// [2 3] 2 4 [2 3 4 5] [] 0 4 [2] 2
// el he true hello 4 0 false
// true true true 0
// [[1 2 3] [40 5 6]] [a  c] [0 7 0 0 0 1 2] [[1] [2 3]] map[[1 2]:x] 1 [[<nil> <nil>]]
// false true false false true true true
// main.B true bool
