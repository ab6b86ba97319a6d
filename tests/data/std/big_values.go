// math/big: texts of panics and errors, formats, aliases, and values that are
// worth a look.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/big"
)

func try(name string, f func()) {
	defer func() {
		if e := recover(); e != nil {
			var nan big.ErrNaN
			if err, ok := e.(error); ok && errors.As(err, &nan) {
				fmt.Println(name, "NaN:", nan)
				return
			}
			fmt.Println(name, "panics:", e)
		}
	}()
	f()
}

type account struct {
	Balance *big.Int
	Share   *big.Rat
	Rate    *big.Float
}

func panics() {
	zero, one := new(big.Int), big.NewInt(1)
	try("quo", func() { new(big.Int).Quo(one, zero) })
	try("mod", func() { new(big.Int).Mod(one, zero) })
	try("sqrt", func() { new(big.Int).Sqrt(big.NewInt(-1)) })
	try("jacobi", func() { big.Jacobi(one, big.NewInt(10)) })
	try("base", func() { one.Text(63) })
	try("base", func() { new(big.Int).SetString("1", 1) })
	try("bit", func() { one.Bit(-1) })
	try("setbit", func() { new(big.Int).SetBit(one, 3, 2) })
	try("fill", func() { big.NewInt(70000).FillBytes(make([]byte, 2)) })
	try("prime", func() { one.ProbablyPrime(-1) })
	try("frac", func() { big.NewRat(1, 0) })
	try("inv", func() { new(big.Rat).Inv(new(big.Rat)) })
	try("quo", func() { new(big.Rat).Quo(big.NewRat(1, 2), new(big.Rat)) })
	inf := new(big.Float).SetInf(false)
	none := new(big.Float)
	try("add", func() { new(big.Float).Add(inf, new(big.Float).SetInf(true)) })
	try("sub", func() { new(big.Float).Sub(inf, inf) })
	try("mul", func() { new(big.Float).Mul(inf, none) })
	try("div", func() { new(big.Float).Quo(none, none) })
	try("sqrt", func() { new(big.Float).Sqrt(big.NewFloat(-2)) })
	try("new", func() { big.NewFloat(math.NaN()) })
	// Words that were set to 0 behind the back of the number.
	x := new(big.Int).Lsh(one, 200)
	x.Bits()[3] = 0
	try("bits", func() { fmt.Println(new(big.Int).Quo(new(big.Int).Lsh(one, 300), x.SetBits(x.Bits()))) })
}

func formats() {
	x := new(big.Int).Exp(big.NewInt(-7), big.NewInt(77), nil)
	for _, f := range []string{"%d", "%x", "%X", "%#x", "%o", "%O", "%b", "%s", "%v", "%+d", "%80d|", "%-80d|", "%080d|", "%.70d", "%q", "%e"} {
		fmt.Printf(f+"\n", x)
	}
	var none *big.Int
	fmt.Printf("%d %s %v %x\n", none, none, none, none)
	fmt.Println(big.Int{}, *big.NewInt(5), big.NewRat(3, -6), *big.NewRat(4, 2))
	f := new(big.Float).SetPrec(100).Quo(big.NewFloat(2), big.NewFloat(3))
	for _, v := range []string{"%v", "%g", "%e", "%f", "%.40f", "%b", "%x", "%.10x", "%+10.3f|", "%-20.3f|", "%020.3f|", "%s", "%d", "%q"} {
		fmt.Printf(v+"\n", f)
	}
	fmt.Println(f, f.Prec(), f.Mode(), f.Acc(), f.Text('p', 0), f.Text('g', -1), f.Text('Z', 3))
	fmt.Println(big.RoundingMode(9), big.Accuracy(4), big.ToNegativeInf, big.Above)
	inf := new(big.Float).SetInf(true)
	fmt.Printf("%v %+v % v %10v %010v\n", inf, inf, new(big.Float).SetInf(false), inf, inf)
	var one, two big.Int
	var r big.Rat
	var g big.Float
	n, err := fmt.Sscanf("0x1f -12345678901234567890 22/8 1.5e100", "%v %d %v %g", &one, &two, &r, &g)
	fmt.Println(n, err, &one, &two, &r, &g)
	_, err = fmt.Sscanf("5", "%e", &one)
	fmt.Println(err)
}

func texts() {
	for _, s := range []string{"", "-", "0", "00", "08", "0x", "0xg", "1_000", "1__0", "_1", "0_7", "0b12", "+5", "--5", "1e5", "1.5", "0x1p-3", "1p4", "0b1.1p2", "1e", "1e_5", "Inf", "-inf", "nan", "1e99999999999", ".5", "5.", "."} {
		i, iok := new(big.Int).SetString(s, 0)
		r, rok := new(big.Rat).SetString(s)
		f, b, err := big.ParseFloat(s, 0, 60, big.ToNearestEven)
		fmt.Printf("%q: %v %v, %v %v, %v %d %v\n", s, i, iok, r, rok, f, b, err)
	}
	a := account{big.NewInt(-9), big.NewRat(22, 7), big.NewFloat(2.5)}
	text, err := json.Marshal(a)
	fmt.Println(string(text), err)
	var back account
	fmt.Println(json.Unmarshal(text, &back), back.Balance, back.Share, back.Rate)
	fmt.Println(json.Unmarshal([]byte(`{"Balance":1.5}`), &back))
	fmt.Println(new(big.Rat).UnmarshalText([]byte("x")), new(big.Float).UnmarshalText([]byte("1x")))
	fmt.Println(new(big.Int).GobDecode([]byte{9}), new(big.Rat).GobDecode([]byte{2, 1}), new(big.Float).GobDecode([]byte{1, 2, 0, 0, 0, 9, 0, 0, 0, 0}))
}

func main() {
	panics()
	formats()
	texts()
	// 1000 digits of pi by Machin's formula, and a Mersenne prime.
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(1010), nil)
	arctan := func(d int64) *big.Int {
		sum, power := new(big.Int), new(big.Int).Quo(scale, big.NewInt(d))
		for i := int64(1); power.Sign() != 0; i += 2 {
			term := new(big.Int).Quo(power, big.NewInt(i))
			if i&2 != 0 {
				term.Neg(term)
			}
			sum.Add(sum, term)
			power.Quo(power, big.NewInt(d*d))
		}
		return sum
	}
	pi := new(big.Int).Lsh(arctan(5), 2)
	pi.Lsh(pi.Sub(pi, arctan(239)), 2)
	fmt.Println(pi.Quo(pi, new(big.Int).Exp(big.NewInt(10), big.NewInt(10), nil)))
	m := new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 1279), big.NewInt(1))
	fmt.Println(m.ProbablyPrime(5), new(big.Int).Add(m, big.NewInt(2)).ProbablyPrime(5))
	fmt.Println(new(big.Float).SetPrec(300).Sqrt(big.NewFloat(2)))
}
// Output:
// quo panics: division by zero
// mod panics: division by zero
// sqrt panics: square root of negative number
// jacobi panics: big: invalid 2nd argument to Int.Jacobi: need odd integer but got 10
// base panics: invalid base
// base panics: invalid number base 1
// bit panics: negative bit index
// setbit panics: set bit is not 0 or 1
// fill panics: math/big: buffer too small to fit value
// prime panics: negative n for ProbablyPrime
// frac panics: division by zero
// inv panics: division by zero
// quo panics: division by zero
// add NaN: addition of infinities with opposite signs
// sub NaN: subtraction of infinities with equal signs
// mul NaN: multiplication of zero with infinity
// div NaN: division of zero by zero or infinity by infinity
// sqrt NaN: square root of negative operand
// new NaN: NewFloat(NaN)
// bits panics: division by zero
// -118181386580595879976868414312001964434038548836769923458287039207
// -11f487519cdcc0c4e641a0d185eab7c19a7c11afdb6d1b7c28072e7
// -11F487519CDCC0C4E641A0D185EAB7C19A7C11AFDB6D1B7C28072E7
// -0x11f487519cdcc0c4e641a0d185eab7c19a7c11afdb6d1b7c28072e7
// -1076441650634671403047144064064302752557406323701065766666433370240071347
// -0o1076441650634671403047144064064302752557406323701065766666433370240071347
// -1000111110100100001110101000110011100110111001100000011000100111001100100000110100000110100011000010111101010101101111100000110011010011111000001000110101111110110110110110100011011011111000010100000000111001011100111
// -118181386580595879976868414312001964434038548836769923458287039207
// -118181386580595879976868414312001964434038548836769923458287039207
// -118181386580595879976868414312001964434038548836769923458287039207
//              -118181386580595879976868414312001964434038548836769923458287039207|
// -118181386580595879976868414312001964434038548836769923458287039207             |
// -0000000000000118181386580595879976868414312001964434038548836769923458287039207|
// -0000118181386580595879976868414312001964434038548836769923458287039207
// %!q(big.Int=-118181386580595879976868414312001964434038548836769923458287039207)
// %!e(big.Int=-118181386580595879976868414312001964434038548836769923458287039207)
// <nil> <nil> <nil> <nil>
// {false []} {false [5]} -1/2 {{false [2]} {false [1]}}
// 0.666666666666666666666666666667
// 0.666666666666666666666666666667
// 6.666667e-01
// 0.666667
// 0.6666666666666666666666666666669296203017
// 845100400152152934331135470251p-100
// 0x1.555555p-01
// 0x1.5555555555p-01
//     +0.667|
// 0.667               |
// 0000000000000000.667|
// %!s(*big.Float=0.6666666667)
// %!d(*big.Float=0.6666666667)
// %!q(*big.Float=0.6666666667)
// 0.666666666666666666666666666667 100 ToNearestEven Above 0x.aaaaaaaaaaaaaaaaaaaaaaaabp+0 0.666666666666666666666666666667 %Z
// RoundingMode(9) Accuracy(4) ToNegativeInf Above
// -Inf -Inf  Inf       -Inf       -Inf
// 4 <nil> 31 -12345678901234567890 11/4 1.5e+100
// Int.Scan: invalid verb
// "": <nil> false, <nil> false, <nil> 0 EOF
// "-": <nil> false, <nil> false, <nil> 10 number has no digits
// "0": 0 true, 0/1 true, 0 10 <nil>
// "00": 0 true, 0/1 true, 0 10 <nil>
// "08": <nil> false, 8/1 true, 8 10 <nil>
// "0x": <nil> false, <nil> false, <nil> 16 number has no digits
// "0xg": <nil> false, <nil> false, <nil> 16 number has no digits
// "1_000": 1000 true, 1000/1 true, 1000 10 <nil>
// "1__0": <nil> false, <nil> false, <nil> 10 '_' must separate successive digits
// "_1": <nil> false, <nil> false, <nil> 10 '_' must separate successive digits
// "0_7": 7 true, 7/1 true, 7 10 <nil>
// "0b12": <nil> false, <nil> false, 1 2 expected end of string, found '2'
// "+5": 5 true, 5/1 true, 5 10 <nil>
// "--5": <nil> false, <nil> false, <nil> 10 number has no digits
// "1e5": <nil> false, 100000/1 true, 100000 10 <nil>
// "1.5": <nil> false, 3/2 true, 1.5 10 <nil>
// "0x1p-3": <nil> false, 1/8 true, 0.125 16 <nil>
// "1p4": <nil> false, 16/1 true, 16 10 <nil>
// "0b1.1p2": <nil> false, 6/1 true, 6 2 <nil>
// "1e": <nil> false, <nil> false, <nil> 10 number has no digits
// "1e_5": <nil> false, <nil> false, <nil> 10 '_' must separate successive digits
// "Inf": <nil> false, <nil> false, +Inf 0 <nil>
// "-inf": <nil> false, <nil> false, -Inf 0 <nil>
// "nan": <nil> false, <nil> false, <nil> 10 number has no digits
// "1e99999999999": <nil> false, <nil> false, <nil> 10 exponent overflow
// ".5": <nil> false, 1/2 true, 0.5 10 <nil>
// "5.": <nil> false, 5/1 true, 5 10 <nil>
// ".": <nil> false, <nil> false, <nil> 10 number has no digits
// {"Balance":-9,"Share":"22/7","Rate":"2.5"} <nil>
// <nil> -9 22/7 2.5
// math/big: cannot unmarshal "1.5" into a *big.Int
// math/big: cannot unmarshal "x" into a *big.Rat math/big: cannot unmarshal "1x" into a *big.Float (expected end of string, found 'x')
// Int.GobDecode: encoding version 4 not supported Rat.GobDecode: buffer too small Float.GobDecode: nonzero finite number with empty mantissa
// 31415926535897932384626433832795028841971693993751058209749445923078164062862089986280348253421170679821480865132823066470938446095505822317253594081284811174502841027019385211055596446229489549303819644288109756659334461284756482337867831652712019091456485669234603486104543266482133936072602491412737245870066063155881748815209209628292540917153643678925903600113305305488204665213841469519415116094330572703657595919530921861173819326117931051185480744623799627495673518857527248912279381830119491298336733624406566430860213949463952247371907021798609437027705392171762931767523846748184676694051320005681271452635608277857713427577896091736371787214684409012249534301465495853710507922796892589235420199561121290219608640344181598136297747713099605187072113499999983729780499510597317328160963185950244594553469083026425223082533446850352619311881710100031378387528865875332083814206171776691473035982534904287554687311595628638823537875937519577818577805321712268066130019278766111959092164201989
// true false
// 1.414213562373095048801688724209698078569671875376948073176679737990732478462107038850387535
