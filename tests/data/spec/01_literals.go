// Spec, "Lexical elements": literals of all kinds, escapes, semicolons,
// identifiers outside ASCII.
package main

import "fmt"

var (
	_x9 = 1
	世界  = "world"
	αβ  = 2.5
)

type ºt int

func check(name string, values ...any) {
	fmt.Printf("%s:", name)
	for _, v := range values {
		fmt.Printf(" %T(%v)", v, v)
	}
	fmt.Println()
}

func integers() {
	check("int", 42, 4_2, 0600, 0_600, 0o600, 0O600, 0xBadFace, 0xBad_Face, 0x_67_7a_2f_cc,
		0b1011, 0B_1011, 170141183460469231731687303715884105727>>100)
	check("zero", 0, 00, 0_0, 0x0, 0b0, 0o0)
}

func floats() {
	check("float", 0., 72.40, 072.40, 2.71828, 1.e+0, 6.67428e-11, 1e6, .25, .12345e+5, 1_5., 0.15e+02)
	check("hex", 0x1p-2, 0x2.p10, 0x1.Fp+0, 0x.8p-0, 0x_1FFFP-16, 0x15e-2)
	check("small", 5e-324, 4.9406564584124654417656879286822137236505980e-324, 1e-400*1e400)
	check("big", 1.7976931348623157e308, 1e1000/1e999)
	check("octal-like", 09.5, 08i, 0123i, 0o123i, 0xabci, 0.i, 2.71828i, 1.e+0i, 6.67428e-11i, 1e6i,
		.25i, .12345e+5i, 0x1p-2i)
}

func runes() {
	check("rune", 'a', 'ä', '本', '\t', '\000', '\007', '\377', '\x07', '\xff', '\u12e4',
		'\U00101234', '\'', '"', '\a', '\b', '\f', '\n', '\r', '\v', '\\', '\uFFFD', '\U0010FFFF')
}

func strings() {
	fmt.Printf("%q\n", []string{`abc`, `\n
\n`, "\n", "\"", `"`, "Hello, world!\n", "日本語", "\u65e5本\U00008a9e", "\xff\u00FF",
		"\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e", "\377\0001", `a	b`, "", ``})
	fmt.Println("日本語" == "\u65e5\u672c\u8a9e", `日本語` == "\U000065e5\U0000672c\U00008a9e")
	fmt.Println(len("\xff\u00FF"), len(`\xff`), "a"+"b"+`c`)
}

func semicolons() {
	if x := 3; x > 2 { fmt.Print("a;") }; { fmt.Print("b;") }
	for i := 0; i < 2; i++ { fmt.Print(i, ";") }
	switch x := 5; { case x > 3: fmt.Print("c;"); default: }
	f := func() (int, string) { return 1, "x" }; a, b := f()
	var s struct { a int; b string }; s.a, s.b = a, b
	fmt.Println(s,
		[]int{1,
			2,
		}[1])
	var t ºt = 3; fmt.Println(t, _x9, 世界, αβ);;
	/* a comment
	ends the line */ fmt.Println("after")
	return /* nothing */
}

func main() {
	integers()
	floats()
	runes()
	strings()
	semicolons()
}

// Output:
// int: int(42) int(42) int(384) int(384) int(384) int(384) int(195951310) int(195951310) int(1736060876) int(11) int(11) int(134217727)
// zero: int(0) int(0) int(0) int(0) int(0) int(0)
// float: float64(0) float64(72.4) float64(72.4) float64(2.71828) float64(1) float64(6.67428e-11) float64(1e+06) float64(0.25) float64(12345) float64(15) float64(15)
// hex: float64(0.25) float64(2048) float64(1.9375) float64(0.5) float64(0.1249847412109375) int(348)
// small: float64(5e-324) float64(5e-324) float64(1)
// big: float64(1.7976931348623157e+308) float64(10)
// octal-like: float64(9.5) complex128((0+8i)) complex128((0+123i)) complex128((0+83i)) complex128((0+2748i)) complex128((0+0i)) complex128((0+2.71828i)) complex128((0+1i)) complex128((0+6.67428e-11i)) complex128((0+1e+06i)) complex128((0+0.25i)) complex128((0+12345i)) complex128((0+0.25i))
// rune: int32(97) int32(228) int32(26412) int32(9) int32(0) int32(7) int32(255) int32(7) int32(255) int32(4836) int32(1053236) int32(39) int32(34) int32(7) int32(8) int32(12) int32(10) int32(13) int32(11) int32(92) int32(65533) int32(1114111)
// ["abc" "\\n\n\\n" "\n" "\"" "\"" "Hello, world!\n" "日本語" "日本語" "\xffÿ" "日本語" "\xff\x001" "a\tb" "" ""]
// true true
// 3 4 abc
// a;b;0;1;c;{1 x} 2
// 3 1 world 2.5
// after
