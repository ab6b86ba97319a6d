// Floating point and complex numbers: rounding, special values, conversions, comparison.
package main

import (
	"fmt"
	"math"
)

func main() {
	zero := 0.0
	inf, nan := 1/zero, zero/zero
	fmt.Println(inf, -inf, nan, -zero, 1/(-1/inf))
	fmt.Println(nan == nan, nan != nan, nan < 1, nan >= 1, inf > 1e308, !(nan < 1))
	var f32 float32 = 16777216
	fmt.Println(f32+1, float32(0.1), float64(float32(0.1)), f32/3)
	fmt.Println(int(2.9+zero), int(-2.9+zero), int64(1e18+zero), uint8(200.7+zero), uint64(1.8e19+zero))
	var big uint64 = 1<<63 + 12345
	fmt.Println(float64(big), float32(big), float64(int64(-7)), uint64(float64(big)))
	a, b := 0.1, 0.2
	fmt.Println(a+b, a+b == 0.3, 0.1+0.2 == 0.3, a*b, a/b, a-b)
	fmt.Println(math.Sqrt(2), math.Floor(-1.5), math.Ceil(1.2), math.Trunc(-1.7), math.Abs(-3))
	fmt.Println(math.MaxFloat64, math.SmallestNonzeroFloat64, math.MaxInt64, math.Pi)
	c := complex(1, 2)
	d := 3 - 4i
	fmt.Println(c+d, c-d, c*d, c/d, -c, real(c), imag(d), c == d, c != d)
	var c64 complex64 = complex64(c) * complex64(d)
	fmt.Println(c64, real(c64), c64 == -5+10i || c64 == 11+2i)
	fmt.Println(min(a, b, 0.05), max(nan, 1), min(-zero, zero), max("a", "b"), min(3, 1, 2))
	for _, x := range []float64{0, 1, -1, 1e-10, 123456789, 1e21, 1e20, 3.0000001, 2.5e-7} {
		fmt.Print(x, " ", float32(x), " ")
	}
	fmt.Println()
	sum := 0.0
	for i := 1; i <= 1000; i++ {
		sum += 1 / float64(i)
	}
	fmt.Println(sum)
	fmt.Printf("%.3f %8.2e %g %v %x\n", math.Pi, 12345.678, 1e100, float32(1)/3, 1.5)
	fmt.Println(math.Inf(1), math.IsNaN(nan), math.Float64bits(1.5), math.Mod(7, -3), math.Pow(2, 0.5))
}

// Output:
// +Inf -Inf NaN -0 -Inf
// false true false false true true
// 1.6777216e+07 0.1 0.10000000149011612 5.5924055e+06
// 2 -2 1000000000000000000 200 18000000000000000000
// 9.223372036854788e+18 9.223372e+18 -7 9223372036854788096
// 0.30000000000000004 false true 0.020000000000000004 0.5 -0.1
// 1.4142135623730951 -2 2 -1 3
// 1.7976931348623157e+308 5e-324 9223372036854775807 3.141592653589793
// (4-2i) (-2+6i) (11+2i) (-0.2+0.4i) (-1-2i) 1 -4 false true
// (11+2i) 11 true
// 0.05 NaN -0 b 1
// 0 0 1 1 -1 -1 1e-10 1e-10 1.23456789e+08 1.2345679e+08 1e+21 1e+21 1e+20 1e+20 3.0000001 3 2.5e-07 2.5e-07
// 7.485470860550343
// 3.142 1.23e+04 1e+100 0.33333334 0x1.8p+00
// +Inf true 4609434218613702656 1 1.4142135623730951
