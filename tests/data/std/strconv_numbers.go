// Package strconv: integers and floats to text and back, all formats, limits
// and errors.
package main

import (
	"errors"
	"fmt"
	"math"
	"strconv"
)

func main() {
	for _, v := range []int64{0, 7, 42, 99, 100, -1, -100, 1234567890, math.MaxInt64, math.MinInt64} {
		fmt.Println(strconv.FormatInt(v, 10), strconv.FormatInt(v, 2), strconv.FormatInt(v, 16),
			strconv.FormatInt(v, 36), strconv.Itoa(int(v)))
	}
	fmt.Println(strconv.FormatUint(math.MaxUint64, 10), strconv.FormatUint(math.MaxUint64, 7))
	fmt.Println(string(strconv.AppendInt([]byte("x="), -5, 10)),
		string(strconv.AppendUint(nil, 255, 16)), string(strconv.AppendBool(nil, true)),
		string(strconv.AppendFloat([]byte("f"), 1.5, 'g', -1, 64)))
	for _, s := range []string{"0", "-0", "+5", "12a", "", "-", "9223372036854775807",
		"9223372036854775808", "-9223372036854775809", "1_000", "0x1F", " 1", "007"} {
		n, err := strconv.Atoi(s)
		m, err2 := strconv.ParseInt(s, 0, 64)
		fmt.Println(n, err, m, err2)
	}
	for _, c := range []struct {
		s    string
		base int
		bits int
	}{{"ff", 16, 8}, {"100", 16, 8}, {"-80", 16, 8}, {"-81", 16, 8}, {"zz", 36, 64}, {"2", 2, 64},
		{"0b101", 0, 64}, {"0o17", 0, 16}, {"0x_1f", 0, 64}, {"1__0", 0, 64}, {"1", 1, 64}, {"1", 10, 65}} {
		n, err := strconv.ParseInt(c.s, c.base, c.bits)
		u, uerr := strconv.ParseUint(c.s, c.base, c.bits)
		fmt.Println(n, err, u, uerr)
	}
	for _, f := range []float64{0, math.Copysign(0, -1), 1, 0.1, 1.0 / 3, 100, 1e6, 1e20, 1e21, 1e22,
		123456789, 5e-324, math.MaxFloat64, 2.2250738585072014e-308, 4503599627370496.5, 0.3,
		9007199254740993, 1e23, 8.41e21, math.Inf(1), math.Inf(-1), math.NaN()} {
		fmt.Println(strconv.FormatFloat(f, 'g', -1, 64), strconv.FormatFloat(f, 'e', -1, 64),
			strconv.FormatFloat(f, 'f', -1, 64), strconv.FormatFloat(f, 'g', -1, 32),
			strconv.FormatFloat(f, 'e', 5, 64), strconv.FormatFloat(f, 'f', 3, 64),
			strconv.FormatFloat(f, 'G', 4, 64), strconv.FormatFloat(f, 'b', -1, 64),
			strconv.FormatFloat(f, 'x', -1, 64), strconv.FormatFloat(f, 'X', 3, 32))
	}
	fmt.Println(strconv.FormatFloat(0.5, 'f', 0, 64), strconv.FormatFloat(1.5, 'f', 0, 64),
		strconv.FormatFloat(2.5, 'f', 0, 64), strconv.FormatFloat(1e-10, 'f', 30, 64),
		strconv.FormatFloat(math.Pi, 'e', 40, 64), strconv.FormatFloat(1, 'z', 1, 64))
	for _, s := range []string{"1", "1.5e3", ".5", "5.", "1e400", "-1e400", "1e-400", "inf", "-Infinity",
		"nan", "0x1p-2", "0x1.8p1", "1_0.5", "1e", "x", "", "1.7976931348623159e308",
		"2.2250738585072011e-308", "9007199254740993", "0.1e-1", "179769313486231580793728971405301e277",
		"4.9406564584124654e-324", "2.4703282292062327e-324", "2.4703282292062328e-324"} {
		f, err := strconv.ParseFloat(s, 64)
		g, err2 := strconv.ParseFloat(s, 32)
		fmt.Println(f, err, g, err2)
	}
	for _, s := range []string{"1", "t", "TRUE", "false", "yes", "0"} {
		fmt.Println(strconv.ParseBool(s))
	}
	for _, s := range []string{"1+2i", "(3-4i)", "5", "i", "1e2+infi", "1+2"} {
		fmt.Println(strconv.ParseComplex(s, 128))
	}
	fmt.Println(strconv.FormatComplex(1-2.5i, 'g', -1, 128), strconv.IntSize)
	_, err := strconv.Atoi("q")
	var ne *strconv.NumError
	fmt.Println(errors.Is(err, strconv.ErrSyntax), errors.As(err, &ne), ne.Func, ne.Num)
	sum := 0
	x := uint64(88172645463325252)
	for i := 0; i < 20000; i++ {
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
		f := math.Float64frombits(x)
		s := strconv.FormatFloat(f, 'g', -1, 64)
		g, err := strconv.ParseFloat(s, 64)
		if err != nil || g != f && f == f {
			fmt.Println("no round trip:", s)
		}
		sum = sum*31 + len(s) + int(s[0])
	}
	fmt.Println(sum)
}

// Output:
// 0 0 0 0 0
// 7 111 7 7 7
// 42 101010 2a 16 42
// 99 1100011 63 2r 99
// 100 1100100 64 2s 100
// -1 -1 -1 -1 -1
// -100 -1100100 -64 -2s -100
// 1234567890 1001001100101100000001011010010 499602d2 kf12oi 1234567890
// 9223372036854775807 111111111111111111111111111111111111111111111111111111111111111 7fffffffffffffff 1y2p0ij32e8e7 9223372036854775807
// -9223372036854775808 -1000000000000000000000000000000000000000000000000000000000000000 -8000000000000000 -1y2p0ij32e8e8 -9223372036854775808
// 18446744073709551615 45012021522523134134601
// x=-5 ff true f1.5
// 0 <nil> 0 <nil>
// 0 <nil> 0 <nil>
// 5 <nil> 5 <nil>
// 0 strconv.Atoi: parsing "12a": invalid syntax 0 strconv.ParseInt: parsing "12a": invalid syntax
// 0 strconv.Atoi: parsing "": invalid syntax 0 strconv.ParseInt: parsing "": invalid syntax
// 0 strconv.Atoi: parsing "-": invalid syntax 0 strconv.ParseInt: parsing "-": invalid syntax
// 9223372036854775807 <nil> 9223372036854775807 <nil>
// 9223372036854775807 strconv.Atoi: parsing "9223372036854775808": value out of range 9223372036854775807 strconv.ParseInt: parsing "9223372036854775808": value out of range
// -9223372036854775808 strconv.Atoi: parsing "-9223372036854775809": value out of range -9223372036854775808 strconv.ParseInt: parsing "-9223372036854775809": value out of range
// 0 strconv.Atoi: parsing "1_000": invalid syntax 1000 <nil>
// 0 strconv.Atoi: parsing "0x1F": invalid syntax 31 <nil>
// 0 strconv.Atoi: parsing " 1": invalid syntax 0 strconv.ParseInt: parsing " 1": invalid syntax
// 7 <nil> 7 <nil>
// 127 strconv.ParseInt: parsing "ff": value out of range 255 <nil>
// 127 strconv.ParseInt: parsing "100": value out of range 255 strconv.ParseUint: parsing "100": value out of range
// -128 <nil> 0 strconv.ParseUint: parsing "-80": invalid syntax
// -128 strconv.ParseInt: parsing "-81": value out of range 0 strconv.ParseUint: parsing "-81": invalid syntax
// 1295 <nil> 1295 <nil>
// 0 strconv.ParseInt: parsing "2": invalid syntax 0 strconv.ParseUint: parsing "2": invalid syntax
// 5 <nil> 5 <nil>
// 15 <nil> 15 <nil>
// 31 <nil> 31 <nil>
// 0 strconv.ParseInt: parsing "1__0": invalid syntax 0 strconv.ParseUint: parsing "1__0": invalid syntax
// 0 strconv.ParseInt: parsing "1": invalid base 1 0 strconv.ParseUint: parsing "1": invalid base 1
// 0 strconv.ParseInt: parsing "1": invalid bit size 65 0 strconv.ParseUint: parsing "1": invalid bit size 65
// 0 0e+00 0 0 0.00000e+00 0.000 0 0p-1074 0x0p+00 0X0.000P+00
// -0 -0e+00 -0 -0 -0.00000e+00 -0.000 -0 -0p-1074 -0x0p+00 -0X0.000P+00
// 1 1e+00 1 1 1.00000e+00 1.000 1 4503599627370496p-52 0x1p+00 0X1.000P+00
// 0.1 1e-01 0.1 0.1 1.00000e-01 0.100 0.1 7205759403792794p-56 0x1.999999999999ap-04 0X1.99AP-04
// 0.3333333333333333 3.333333333333333e-01 0.3333333333333333 0.33333334 3.33333e-01 0.333 0.3333 6004799503160661p-54 0x1.5555555555555p-02 0X1.555P-02
// 100 1e+02 100 100 1.00000e+02 100.000 100 7036874417766400p-46 0x1.9p+06 0X1.900P+06
// 1e+06 1e+06 1000000 1e+06 1.00000e+06 1000000.000 1E+06 8589934592000000p-33 0x1.e848p+19 0X1.E84P+19
// 1e+20 1e+20 100000000000000000000 1e+20 1.00000e+20 100000000000000000000.000 1E+20 6103515625000000p+14 0x1.5af1d78b58c4p+66 0X1.5AFP+66
// 1e+21 1e+21 1000000000000000000000 1e+21 1.00000e+21 1000000000000000000000.000 1E+21 7629394531250000p+17 0x1.b1ae4d6e2ef5p+69 0X1.B1BP+69
// 1e+22 1e+22 10000000000000000000000 1e+22 1.00000e+22 10000000000000000000000.000 1E+22 4768371582031250p+21 0x1.0f0cf064dd592p+73 0X1.0F1P+73
// 1.23456789e+08 1.23456789e+08 123456789 1.2345679e+08 1.23457e+08 123456789.000 1.235E+08 8285044862877696p-26 0x1.d6f3454p+26 0X1.D6FP+26
// 5e-324 5e-324 0.000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000005 0 4.94066e-324 0.000 4.941E-324 1p-1074 0x1p-1074 0X0.000P+00
// 1.7976931348623157e+308 1.7976931348623157e+308 179769313486231570000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000 +Inf 1.79769e+308 179769313486231570814527423731704356798070567525844996598917476803157260780028538760589558632766878171540458953514382464234321326889464182768467546703537516986049910576551282076245490090389328944075868508455133942304583236903222948165808559332123348274797826204144723168738177180919299881250404026184124858368.000 1.798E+308 9007199254740991p+971 0x1.fffffffffffffp+1023 +Inf
// 2.2250738585072014e-308 2.2250738585072014e-308 0.000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000022250738585072014 0 2.22507e-308 0.000 2.225E-308 4503599627370496p-1074 0x1p-1022 0X0.000P+00
// 4.503599627370496e+15 4.503599627370496e+15 4503599627370496 4.5035996e+15 4.50360e+15 4503599627370496.000 4.504E+15 4503599627370496p+0 0x1p+52 0X1.000P+52
// 0.3 3e-01 0.3 0.3 3.00000e-01 0.300 0.3 5404319552844595p-54 0x1.3333333333333p-02 0X1.333P-02
// 9.007199254740992e+15 9.007199254740992e+15 9007199254740992 9.007199e+15 9.00720e+15 9007199254740992.000 9.007E+15 4503599627370496p+1 0x1p+53 0X1.000P+53
// 1e+23 1e+23 100000000000000000000000 1e+23 1.00000e+23 99999999999999991611392.000 1E+23 5960464477539062p+24 0x1.52d02c7e14af6p+76 0X1.52DP+76
// 8.41e+21 8.41e+21 8410000000000000000000 8.41e+21 8.41000e+21 8409999999999999475712.000 8.41E+21 8020401000976562p+20 0x1.c7e83209e90b2p+72 0X1.C7FP+72
// +Inf +Inf +Inf +Inf +Inf +Inf +Inf +Inf +Inf +Inf
// -Inf -Inf -Inf -Inf -Inf -Inf -Inf -Inf -Inf -Inf
// NaN NaN NaN NaN NaN NaN NaN NaN NaN NaN
// 0 2 2 0.000000000100000000000000003643 3.1415926535897931159979634685441851615906e+00 %z
// 1 <nil> 1 <nil>
// 1500 <nil> 1500 <nil>
// 0.5 <nil> 0.5 <nil>
// 5 <nil> 5 <nil>
// +Inf strconv.ParseFloat: parsing "1e400": value out of range +Inf strconv.ParseFloat: parsing "1e400": value out of range
// -Inf strconv.ParseFloat: parsing "-1e400": value out of range -Inf strconv.ParseFloat: parsing "-1e400": value out of range
// 0 <nil> 0 <nil>
// +Inf <nil> +Inf <nil>
// -Inf <nil> -Inf <nil>
// NaN <nil> NaN <nil>
// 0.25 <nil> 0.25 <nil>
// 3 <nil> 3 <nil>
// 10.5 <nil> 10.5 <nil>
// 0 strconv.ParseFloat: parsing "1e": invalid syntax 0 strconv.ParseFloat: parsing "1e": invalid syntax
// 0 strconv.ParseFloat: parsing "x": invalid syntax 0 strconv.ParseFloat: parsing "x": invalid syntax
// 0 strconv.ParseFloat: parsing "": invalid syntax 0 strconv.ParseFloat: parsing "": invalid syntax
// +Inf strconv.ParseFloat: parsing "1.7976931348623159e308": value out of range +Inf strconv.ParseFloat: parsing "1.7976931348623159e308": value out of range
// 2.225073858507201e-308 <nil> 0 <nil>
// 9.007199254740992e+15 <nil> 9.007199254740992e+15 <nil>
// 0.01 <nil> 0.009999999776482582 <nil>
// +Inf strconv.ParseFloat: parsing "179769313486231580793728971405301e277": value out of range +Inf strconv.ParseFloat: parsing "179769313486231580793728971405301e277": value out of range
// 5e-324 <nil> 0 <nil>
// 0 <nil> 0 <nil>
// 5e-324 <nil> 0 <nil>
// true <nil>
// true <nil>
// true <nil>
// false <nil>
// false strconv.ParseBool: parsing "yes": invalid syntax
// false <nil>
// (1+2i) <nil>
// (3-4i) <nil>
// (5+0i) <nil>
// (0+0i) strconv.ParseComplex: parsing "i": invalid syntax
// (100+Infi) <nil>
// (0+0i) strconv.ParseComplex: parsing "1+2": invalid syntax
// (1-2.5i) 64
// true true Atoi q
// 8146378414246279407
