// Packages math and math/cmplx: bit patterns of results over many arguments,
// special cases.
package main

import (
	"fmt"
	"math"
	"math/cmplx"
)

// fold condenses bit patterns; all NaNs count as the same.
type fold uint64

func (f *fold) add(x float64) {
	b := math.Float64bits(x)
	if x != x {
		b = 1
	}
	*f = fold(uint64(*f)*0x100000001b3 ^ b)
}

var special = []float64{0, math.Copysign(0, -1), 1, -1, 0.5, -0.5, 2, -2, 3.5, 1e-10, -1e-300, 1e300,
	math.Inf(1), math.Inf(-1), math.NaN(), math.MaxFloat64, math.SmallestNonzeroFloat64, 709.8, -745.2}

func arguments() []float64 {
	args := special
	x := uint64(88172645463325252)
	for i := 0; i < 60; i++ {
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
		args = append(args, math.Float64frombits(x), float64(int64(x))/(1<<60), float64(int64(x))/(1<<56))
	}
	return args
}

func main() {
	args := arguments()
	for _, f := range []struct {
		name string
		f    func(float64) float64
	}{
		{"Abs", math.Abs}, {"Acos", math.Acos}, {"Acosh", math.Acosh}, {"Asin", math.Asin},
		{"Asinh", math.Asinh}, {"Atan", math.Atan}, {"Atanh", math.Atanh}, {"Cbrt", math.Cbrt},
		{"Ceil", math.Ceil}, {"Cos", math.Cos}, {"Cosh", math.Cosh}, {"Erf", math.Erf},
		{"Erfc", math.Erfc}, {"Erfcinv", math.Erfcinv}, {"Erfinv", math.Erfinv}, {"Exp", math.Exp},
		{"Exp2", math.Exp2}, {"Expm1", math.Expm1}, {"Floor", math.Floor}, {"Gamma", math.Gamma},
		{"J0", math.J0}, {"J1", math.J1}, {"Log", math.Log}, {"Log10", math.Log10},
		{"Log1p", math.Log1p}, {"Log2", math.Log2}, {"Logb", math.Logb}, {"Round", math.Round},
		{"RoundToEven", math.RoundToEven}, {"Sin", math.Sin}, {"Sinh", math.Sinh},
		{"Sqrt", math.Sqrt}, {"Tan", math.Tan}, {"Tanh", math.Tanh}, {"Trunc", math.Trunc},
		{"Y0", math.Y0}, {"Y1", math.Y1},
	} {
		var h fold
		for _, x := range args {
			h.add(f.f(x))
		}
		fmt.Printf("%s %x %v %v\n", f.name, uint64(h), f.f(0.7), f.f(special[1]))
	}
	for _, f := range []struct {
		name string
		f    func(x, y float64) float64
	}{
		{"Atan2", math.Atan2}, {"Copysign", math.Copysign}, {"Dim", math.Dim}, {"Hypot", math.Hypot},
		{"Max", math.Max}, {"Min", math.Min}, {"Mod", math.Mod}, {"Nextafter", math.Nextafter},
		{"Pow", math.Pow}, {"Remainder", math.Remainder},
	} {
		var h fold
		for _, x := range args {
			for _, y := range special {
				h.add(f.f(x, y))
			}
		}
		fmt.Printf("%s %x %v\n", f.name, uint64(h), f.f(-7.5, 2))
	}
	var h fold
	for _, x := range args {
		frac, exp := math.Frexp(x)
		h.add(frac)
		h.add(math.Ldexp(frac, exp+3))
		whole, part := math.Modf(x)
		h.add(whole)
		h.add(part)
		lg, sign := math.Lgamma(x)
		h.add(lg * float64(sign))
		h.add(math.Jn(3, x))
		h.add(math.Yn(4, x))
		h.add(float64(math.Ilogb(x)))
		h.add(math.FMA(x, 3, 1))
		s, c := math.Sincos(x)
		h.add(s)
		h.add(c)
	}
	fmt.Printf("%x\n", uint64(h))
	fmt.Println(math.Pow10(-5), math.Pow10(400), math.Inf(-1), math.NaN(), math.MaxInt64, uint64(math.MaxUint64))
	fmt.Println(math.IsInf(math.Inf(1), -1), math.Signbit(special[1]), math.Float32bits(1.5), math.Nextafter32(1, 2))

	var hc fold
	for _, re := range args[:60] {
		for _, im := range special {
			x := complex(re, im)
			for _, f := range []func(complex128) complex128{cmplx.Exp, cmplx.Log, cmplx.Sqrt, cmplx.Sin,
				cmplx.Cos, cmplx.Tan, cmplx.Sinh, cmplx.Asin, cmplx.Acosh, cmplx.Atan} {
				y := f(x)
				hc.add(real(y))
				hc.add(imag(y))
			}
		}
	}
	fmt.Printf("%x %v %v\n", uint64(hc), cmplx.Sqrt(-1), cmplx.Pow(2i, 2))
	r, theta := cmplx.Polar(-3 + 4i)
	fmt.Printf("%.4f %.4f %.4f\n", r, theta, cmplx.Exp(1i*math.Pi))
}

// Output:
// Abs daf8d88c52e5ecc6 0.7 0
// Acos 5f753c5d3864c2ac 0.7953988301841436 1.5707963267948966
// Acosh 13574d83b94829f4 NaN NaN
// Asin a548c05ed8aeece3 0.775397496610753 -0
// Asinh ab6cb2997d69621d 0.6526665660823557 -0
// Atan 8ec6c7b2330520be 0.6107259643892086 -0
// Atanh 6cee60e7b268cc04 0.8673005276940531 -0
// Cbrt f1d6bab6623a746b 0.8879040017426006 -0
// Ceil 5e69e1a1803b005 1 -0
// Cos 6eab458635646247 0.7648421872844884 1
// Cosh 21590ba70a4c83f6 1.255169005630943 1
// Erf 8fd6e7c07a0b4d12 0.6778011938374184 -0
// Erfc 4df56660065a0df8 0.32219880616258156 1
// Erfcinv 2c6f4951115bc7a0 0.2724627147267544 +Inf
// Erfinv 790e61dac2b2fb95 0.7328690779592167 -0
// Exp 91f00c729496ecd5 2.0137527074704766 1
// Exp2 43c250722d93324e 1.624504792712471 1
// Expm1 5e927491d30705fe 1.0137527074704764 -0
// Floor c3e02e1a1803b005 0 -0
// Gamma 37760e4c1d5acf00 1.2980553326475581 -Inf
// J0 ee078ce1cff7de1a 0.8812008886074053 1
// J1 d8873accc52a969f 0.32899574154005895 0
// Log af565cb839644a50 -0.35667494393873245 -Inf
// Log10 fe1a3d616365a679 -0.1549019599857432 -Inf
// Log1p e73145849412e1e 0.5306282510621704 -0
// Log2 c11ddaef59f20ead -0.5145731728297583 -Inf
// Logb a0c9992e54ed9ce1 -1 -Inf
// Round c9315e1a1803b005 1 -0
// RoundToEven 8dd15e1a1803b005 1 -0
// Sin 3e72d13d1e43d5c6 0.644217687237691 -0
// Sinh 89c6d215157fe386 0.7585837018395336 -0
// Sqrt dce6706c4d41f279 0.8366600265340756 -0
// Tan 29bf60d8f0f364d3 0.8422883804630794 -0
// Tanh 2965d7239aeb4cfd 0.6043677771171635 -0
// Trunc 9836961a1803b005 0 -0
// Y0 d70e6baaffae4b23 -0.19066492933739515 -Inf
// Y1 76ce66888ac25ce2 -1.1032498719076336 -Inf
// Atan2 5b0698e3e523f74f -1.3101939350475555
// Copysign a4116b88c74a00a2 7.5
// Dim f6558a4694a20808 0
// Hypot 1911d09ce3282aad 7.762087348130012
// Max 7d87146c927a86b0 2
// Min 2a57ae98b71e02a2 -7.5
// Mod 8edac64062322451 -1.5
// Nextafter 1311c1329d3b9b31 -7.499999999999999
// Pow c13250b761138abb 56.25
// Remainder a052a1ad124d4754 0.5
// 99e3f2339dbf254a
// 1e-05 +Inf -Inf NaN 9223372036854775807 18446744073709551615
// false true 1069547520 1.0000001
// ca05896f3a03edde (0+1i) (-4+4.898587196589406e-16i)
// 5.0000 2.2143 (-1.0000+0.0000i)
