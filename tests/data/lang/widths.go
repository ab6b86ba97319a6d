// Every operation at every width: arithmetic, globals, fields, arrays and slices of each type,
// float32, rotations, the print built-ins, deferred calls inside a range over a function.
package main

import (
	"fmt"
	"math/bits"
	"slices"
)

type integer interface {
	~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~uint16 | ~uint32 | ~uint64
}

func arithmetic[T integer](a, b T, n uint) []T {
	return []T{a + b, a - b, a * b, a / b, a % b, a << n, a >> n, a + 3, a * 5, a << 1, a >> 1,
		a & b, a | b, a ^ b, a &^ b, ^a, -a}
}

func compare[T integer | float32 | float64](a, b T) string {
	s := ""
	if a < b {
		s += "<"
	}
	if a <= b {
		s += "≤"
	}
	if a > b {
		s += ">"
	}
	if a >= b {
		s += "≥"
	}
	if a == b {
		s += "="
	}
	if !(a < b) && !(a > b) && a != b {
		s += "?"
	}
	lt, le, eq, ne := a < b, a <= b, a == b, a != b
	return fmt.Sprint(s, lt, le, eq, ne)
}

type holder[T any] struct {
	pad byte
	v   T
	arr [3]T
	p   *T
}

// memory stores and loads through every kind of place.
func memory[T integer](x T, i int) []T {
	var h holder[T]
	h.v = x
	h.arr[i] = x + 1
	local := [4]T{x, x + 1, x + 2, x + 3}
	local[i]++
	ph := &holder[T]{v: x + 4}
	ph.arr[i] = ph.v + h.arr[i]
	s := make([]T, 3)
	s[i] = local[i]
	hs := []holder[T]{h, {v: 7}}
	hs[i].v += ph.arr[i]
	hs[i].arr[i] = hs[i].v
	hs[i].p = &hs[0].v
	ps := &[3]*T{nil, nil, nil}
	ps[i] = &h.v
	pa := &[3]T{x}
	pa[i] = s[i] + 1
	c := h
	c.arr[2] = *ps[i] + *hs[i].p
	hh := [2]holder[T]{c, h}
	hh[i].v++
	hh[i] = hh[i]
	eq := c == h
	if eq {
		return nil
	}
	return []T{h.v, h.arr[i], local[i], ph.arr[i], s[i], hs[i].v, hs[i].arr[i], pa[i], pa[0], c.arr[2], hh[i].v, local[3]}
}

var (
	g8  int8
	g16 int16
	g32 int32
	u8  uint8
	u16 uint16
	u32 uint32
	gf  float32
)

func globals(x int) {
	g8, g16, g32, u8, u16, u32 = int8(x), int16(x), int32(x), uint8(x), uint16(x), uint32(x)
	g8++
	g16 *= 3
	g32 -= 5
	u8 <<= 1
	u16 += 9
	u32 /= 3
	gf = float32(x) / 3
	fmt.Println(g8, g16, g32, u8, u16, u32, gf)
}

func singles(a, b float32, i int64, u uint64) {
	fmt.Println(a+b, a-b, a*b, a/b, -a, min(a, b), max(a, b), float32(i), float32(u))
	fmt.Println(int64(a), uint64(b), int32(a), int8(b), float64(a), compare(a, b), compare(b, a))
	nan := a - a
	nan /= nan
	fmt.Println(compare(nan, a), compare(a, a), min(nan, a), max(a, nan))
	d := float64(nan)
	fmt.Println(compare(d, 1), compare(1.5, 2.5), compare(2.5, 1.5), compare(1.5, 1.5), min(d, 1))
	n := 0
	for x := 0.0; x <= 10; x += 2.5 {
		n++
	}
	for x := 10.0; x >= 0; x -= 2.5 {
		n++
	}
	for x := 0.0; !(x > 10); x++ {
		n++
	}
	for x := 10.0; !(x <= 0); x-- {
		n++
	}
	for x := 0.0; !(x >= 10); x++ {
		n++
	}
	fmt.Println(n)
}

func rotations(x uint64, n int) {
	hi, lo := bits.Mul64(x, x)
	fmt.Println(bits.RotateLeft64(x, n), bits.RotateLeft32(uint32(x), n), hi, lo,
		bits.LeadingZeros64(x), bits.TrailingZeros64(x), bits.OnesCount64(x), bits.ReverseBytes64(x))
}

func prints(e any, s []int, p *int) {
	print(true, " ", -5, " ", uint8(200), " ", 1.5, " ", 1+2i, " ", "text", " ", p == nil, "\n")
	println(e == nil, len(s))
	print(p, s, e, "\n")
	print(float32(len(s))+0.1, " ", complex64(complex(float32(len(s)), 2)), "\n")
}

func deferInLoop() (out []int) {
	defer func() { out = append(out, 99) }()
	for i := range slices.Values([]int{1, 2, 3}) {
		defer func() { out = append(out, i) }()
	}
	return []int{0}
}

type valued struct{ n int }

func (v valued) get() int { return v.n }

type getter interface{ get() int }

var nobody getter // global, so that no compiler knows what it holds

func nilReceiver() {
	defer func() { fmt.Println(recover()) }()
	var p *valued
	nobody = p
	nobody.get()
}

func structs(a, b *holder[int16]) (bool, bool) { return *a == *b, a.arr == b.arr }

func polls(c chan int, n int) int {
	for {
		select {
		case v := <-c:
			n += v
		default:
			if n > 10 {
				return n
			}
			n++
		}
	}
}

func main() {
	fmt.Println(arithmetic[int8](-100, 7, 3), arithmetic[uint8](200, 7, 3))
	fmt.Println(arithmetic[int16](-30000, 77, 5), arithmetic[uint16](60000, 77, 5))
	fmt.Println(arithmetic[int32](-2e9, 777, 9), arithmetic[uint32](4e9, 777, 9))
	fmt.Println(arithmetic[int64](-9e18, 7777, 33), arithmetic[uint64](18e18, 7777, 33))
	fmt.Println(compare[int8](-1, 1), compare[uint8](255, 1), compare[uint64](1<<63, 5), compare[int32](3, 3))
	fmt.Println(memory[int8](-7, 1), memory[uint8](250, 1), memory[int16](-300, 1), memory[uint16](65530, 1))
	fmt.Println(memory[int32](-70000, 1), memory[uint32](1<<32-3, 1), memory[int64](-1<<40, 1), memory[uint64](1<<50, 1))
	globals(1000)
	globals(-77)
	singles(1.5, 2.25, -7, 1<<40)
	rotations(0x123456789abcdef0, 12)
	prints(nil, nil, nil)
	fmt.Println(deferInLoop())
	nilReceiver()
	fmt.Println(structs(&holder[int16]{v: 1}, &holder[int16]{v: 1}))
	fmt.Println(polls(make(chan int), 0))
}

// Output:
// [-93 -107 68 -14 -2 -32 -13 -97 12 56 -50 4 -97 -101 -104 99 100] [207 193 120 28 4 64 25 203 232 144 100 0 207 207 200 55 56]
// [-29923 -30077 -16240 -389 -47 23040 -938 -29997 -18928 5536 -15000 64 -29987 -30051 -30064 29999 30000] [60077 59923 32480 779 17 19456 1875 60003 37856 54464 30000 64 60013 59949 59936 5535 5536]
// [-1999999223 -2000000777 778161152 -2574002 -446 -1797783552 -3906250 -1999999997 -1410065408 294967296 -1000000000 0 -1999999223 -1999999223 -2000000000 1999999999 2000000000] [4000000777 3999999223 2738644992 5148005 115 3595567104 7812500 4000000003 2820130816 3705032704 2000000000 0 4000000777 4000000777 4000000000 294967295 294967296]
// [-8999999999999992223 -9000000000000007777 -6052984345961168896 -1157258583001157 -2011 4249146248424062976 -1047737897 -8999999999999999997 -8106511852580896768 446744073709551616 -4500000000000000000 0 -8999999999999992223 -8999999999999992223 -9000000000000000000 8999999999999999999 9000000000000000000] [18000000000000007777 17999999999999992223 12105968691922337792 2314517166002314 4022 9948451576861425664 2095475792 18000000000000000003 16213023705161793536 17553255926290448384 9000000000000000000 0 18000000000000007777 18000000000000007777 18000000000000000000 446744073709551615 446744073709551616]
// <≤true true false true >≥false false false true >≥false false false true ≤≥=false true true false
// [-7 -6 -5 -9 -5 -2 -2 -4 -7 -14 -6 -4] [250 251 252 249 252 0 0 253 250 244 251 253] [-300 -299 -298 -595 -298 -588 -588 -297 -300 -600 -299 -297] [65530 65531 65532 65529 65532 0 0 65533 65530 65524 65531 65533]
// [-70000 -69999 -69998 -139995 -69998 -139988 -139988 -69997 -70000 -140000 -69999 -69997] [4294967293 4294967294 4294967295 4294967295 4294967295 6 6 0 4294967293 4294967290 4294967294 0] [-1099511627776 -1099511627775 -1099511627774 -2199023255547 -1099511627774 -2199023255540 -2199023255540 -1099511627773 -1099511627776 -2199023255552 -1099511627775 -1099511627773] [1125899906842624 1125899906842625 1125899906842626 2251799813685253 1125899906842626 2251799813685260 2251799813685260 1125899906842627 1125899906842624 2251799813685248 1125899906842625 1125899906842627]
// -23 3000 995 208 1009 333 333.33334
// -76 -231 -82 102 65468 1431655739 -25.666666
// 3.75 -0.75 3.375 0.6666667 -1.5 1.5 2.25 -7 1.0995116e+12
// 1 2 1 2 1.5 <≤true true false true >≥false false false true
// ?false false false true ≤≥=false true true false NaN NaN
// ?false false false true <≤true true false true >≥false false false true ≤≥=false true true false NaN
// 41
// 5001117282205630755 3454994859 93281313241869532 11953125779633938688 3 4 32 17356517385562371090
// [0 3 2 1 99]
// value method main.valued.get called using nil *valued pointer
// true true
// 11
