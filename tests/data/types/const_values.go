// Constants: overflow, truncation, representability, literals.
package p

import "math"

const big = 1 << 512 // ERROR 15 "constant shift overflow"
const tooBig = 1 << 513 * 2 // ERROR 18 "constant shift overflow"
const sum = big*big - 1
const diff = -big * big
const comp = ^(1<<600) + 0 // ERROR 17 "constant shift overflow"
const shifted = 1 << 1000 // ERROR 19 "constant shift overflow"
const huge = 1e500000000
const notRepresentable = huge * huge * huge * huge * huge * huge * huge // ERROR 31 "constant result is not representable"
const longLiteral = 0x1_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000 // ERROR 21 "constant overflow"

var b1 byte = 256 // ERROR 15 "cannot use 256 (untyped int constant) as byte value in variable declaration (overflows)"
var b2 = byte(300) // ERROR 15 "constant 300 overflows byte"
var b3 byte = -1 // ERROR 15 "cannot use -1 (untyped int constant) as byte value in variable declaration (overflows)"
var i1 int8 = 128 // ERROR 15 "cannot use 128 (untyped int constant) as int8 value in variable declaration (overflows)"
var i2 = int8(-129) // ERROR 15 "constant -129 overflows int8"
var i3 int = 1.5 // ERROR 14 "cannot use 1.5 (untyped float constant) as int value in variable declaration (truncated)"
var i4 = int(1.5) // ERROR 14 "cannot convert 1.5 (untyped float constant) to type int"
var i5 int = 1e3
var i6 int = 1 + 0i
var i7 int = 1 + 2i // ERROR 14 "cannot use 1 + 2i (untyped complex constant (1 + 2i)) as int value in variable declaration (truncated)"
var u1 uint = -1 // ERROR 15 "cannot use -1 (untyped int constant) as uint value in variable declaration (overflows)"
var u2 uint64 = 1<<64 - 1
var u3 uint64 = 1 << 64 // ERROR 17 "cannot use 1 << 64 (untyped int constant 18446744073709551616) as uint64 value in variable declaration (overflows)"
var f1 float32 = 1e39 // ERROR 18 "cannot use 1e39 (untyped float constant 1e+39) as float32 value in variable declaration (overflows)"
var f2 float32 = 3.4e38
var f3 float64 = 1e309 // ERROR 18 "cannot use 1e309 (untyped float constant 1e+309) as float64 value in variable declaration (overflows)"
var f4 = float32(1e-50)
var c1 complex64 = 1e39 // ERROR 20 "cannot use 1e39 (untyped float constant 1e+39) as complex64 value in variable declaration (overflows)"
var c2 complex128 = 1e309i // ERROR 21 "cannot use 1e309i (untyped complex constant (0 + 1e+309i)) as complex128 value in variable declaration (overflows)"
var s1 string = 'a' // ERROR 17 "cannot use 'a' (untyped rune constant 97) as string value in variable declaration"
var s2 = string(65)
var s3 = string(1 << 40)
var bool1 bool = 1 // ERROR 18 "cannot use 1 (untyped int constant) as bool value in variable declaration"
var math1 int = math.MaxInt64 + 1 // ERROR 17 "cannot use math.MaxInt64 + 1 (untyped int constant 9223372036854775808) as int value in variable declaration (overflows)"
var math2 = math.MaxUint64 // ERROR 13 "cannot use math.MaxUint64 (untyped int constant 18446744073709551615) as int value in variable declaration (overflows)"

const t1 int8 = 100
const t2 = t1 + 100 // ERROR 12 "t1 + 100 (constant 200 of type int8) overflows int8"
const t3 = t1 * t1 // ERROR 12 "t1 * t1 (constant 10000 of type int8) overflows int8"
const t4 = -t1 - 29 // ERROR 12 "-t1 - 29 (constant -129 of type int8) overflows int8"
const t5 uint8 = 1
const t6 = ^t5
const t7 = -t5 // ERROR 12 "-t5 (constant -1 of type uint8) overflows uint8"
const t8 = t5 << 8 // ERROR 12 "t5 << 8 (constant 256 of type uint8) overflows uint8"
const t9 = t1 << 1 // ERROR 12 "t1 << 1 (constant 200 of type int8) overflows int8"
const div0 = 1 / 0 // ERROR 18 "invalid operation: division by zero"
const mod0 = 1 % 0 // ERROR 18 "invalid operation: division by zero"
const fdiv0 = 1.0 / 0.0 // ERROR 21 "invalid operation: division by zero"
const cdiv0 = 1i / (0 + 0i) // ERROR 20 "invalid operation: division by zero"
const intdiv = 7 / 2
const fltdiv = 7 / 2.0

var arr [intdiv]int = [3]int{}
var _ = 1.0 << 3
var _ = 1.5 << 3 // ERROR 9 "invalid operation: shifted operand 1.5 (untyped float constant) must be integer"
var _ = 1 << 1.0
var _ = 1 << 1.5 // ERROR 14 "1.5 (untyped float constant) truncated to uint"
var _ = 1 << -1 // ERROR 14 "invalid operation: negative shift count -1 (untyped int constant)"
var _ = 1 << 1075 // ERROR 14 "invalid operation: invalid shift count 1075 (untyped int constant)"
var _ = "a" << 1 // ERROR 9 "invalid operation: shifted operand \"a\" (untyped string constant) must be integer"
var _ = 1 << "a" // ERROR 14 "cannot convert \"a\" (untyped string constant) to type uint"
var _ = uint8(1) << 9 // ERROR 9 "uint8(1) << 9 (constant 512 of type uint8) overflows uint8"
var _ = '\'' + 1.0
var _ = 'a' * "b" // ERROR 9 "invalid operation: 'a' * \"b\" (mismatched types untyped rune and untyped string)"
var _ = "abc"[5] // ERROR 15 "invalid argument: index 5 out of bounds [0:3]"
var _ = len("abc"[1:])
var _ = "héllo" + "w"
var _ int = "a string that is very long, so long in fact that it is cut in the middle of the message" // ERROR 13 "cannot use \"a string that is very long, so long in fact that it is cut in the middle of the message\" (untyped string constant \"a string that is very long, so long in fact that it is cut in the mi...) as int value in variable declaration"

func shifts(s uint, i int, f float64) {
	var a int = 1.0 << s
	var b = 1.0 << s // ERROR 10 "invalid operation: shifted operand 1.0 (type float64) must be integer"
	var c float64 = 1 << s // ERROR 18 "invalid operation: shifted operand 1 (type float64) must be integer"
	var d = f + 1<<s // ERROR 14 "invalid operation: shifted operand 1 (type float64) must be integer"
	var e = uint64(1 << s)
	var g = 1<<s == 2.0 // ERROR 10 "invalid operation: shifted operand 1 (type float64) must be integer"
	var h = make([]int, 1.0<<s)
	var j = i << f // ERROR 15 "invalid operation: shift count f (variable of type float64) must be integer"
	var k = 1 << i
	var l = i << -1 // ERROR 15 "invalid operation: negative shift count -1 (untyped int constant)"
	var m interface{} = 1.0 << s // ERROR 22 "invalid operation: shifted operand 1.0 (type float64) must be integer"
	_, _, _, _, _, _, _, _, _, _, _ = a, b, c, d, e, g, h, j, k, l, m
	i <<= 1.5 // ERROR 8 "1.5 (untyped float constant) truncated to uint"
	i >>= "a" // ERROR 8 "cannot convert \"a\" (untyped string constant) to type uint"
	i += 1.5 // ERROR 7 "1.5 (untyped float constant) truncated to int"
	i = 1 << 63 // ERROR 6 "cannot use 1 << 63 (untyped int constant 9223372036854775808) as int value in assignment (overflows)"
}

const malformed = 0 * 1e+1000000000 // ERROR 23 "malformed constant: 1e+1000000000"

var _ = 1i / 1e-600000000 // ERROR 14 "invalid operation: division by zero"
