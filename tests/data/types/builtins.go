// Built-in functions and package unsafe.
package p

import "unsafe"

type big [1 << 50]int
type E struct{ *Inner }
type Inner struct{ f int }
type M struct {
	a int8
	b int64
	Inner
}

func (M) meth() {}

var (
	s   []int
	bs  []byte
	str string
	m   map[string]int
	ch  chan int
	cr  <-chan int
	a   [3]int
	pa  *[3]int
	i   int
	f32 float32
	f64 float64
	c64 complex64
	ptr *int
	e   E
	mm  M
)

func call() [3]int { return a }

func builtins(x ...int) {
	_ = append() // ERROR 6 "invalid operation: not enough arguments for append() (expected 1, found 0)"
	_ = append(s)
	_ = append(s, 1, 2)
	_ = append(s, "a") // ERROR 16 "cannot use \"a\" (untyped string constant) as int value in argument to append"
	_ = append(s, s...)
	_ = append(bs, str...)
	_ = append(bs, "abc"...)
	_ = append(s, str...) // ERROR 16 "cannot use str (variable of type string) as []int value in argument to append"
	_ = append(nil, 1) // ERROR 13 "invalid append: argument must be a slice; have untyped nil"
	_ = append(i, 1) // ERROR 13 "invalid append: argument must be a slice; have i (variable of type int)"
	_ = append(s, s) // ERROR 16 "cannot use s (variable of type []int) as int value in argument to append"
	append(s, 1) // ERROR 2 "append(s, 1) (value of type []int) is not used"
	_ = cap(s) + cap(a) + cap(pa) + cap(ch)
	_ = cap(m) // ERROR 10 "invalid argument: m (variable of type map[string]int) for built-in cap"
	_ = cap(str) // ERROR 10 "invalid argument: str (variable of type string) for built-in cap"
	_ = len(i) // ERROR 10 "invalid argument: i (variable of type int) for built-in len"
	_ = len(m) + len(str) + len(ch)
	_ = len() // ERROR 6 "invalid operation: not enough arguments for len() (expected 1, found 0)"
	_ = len(s, s) // ERROR 6 "invalid operation: too many arguments for len(s, s) (expected 1, found 2)"
	_ = len(s...) // ERROR 6 "invalid operation: invalid use of ... with built-in len"
	const _ = len(a)
	const _ = len(call()) // ERROR 12 "len(call()) (value of type int) is not constant"
	const _ = len([2]int{i, i})
	const _ = len("abc")
	const _ = len(s) // ERROR 12 "len(s) (value of type int) is not constant"
	len(s) // ERROR 2 "len(s) (value of type int) is not used"
	clear(m)
	clear(s)
	clear(i) // ERROR 8 "invalid argument: cannot clear i (variable of type int): argument must be (or constrained by) map or slice"
	clear(a) // ERROR 8 "invalid argument: cannot clear a (variable of type [3]int): argument must be (or constrained by) map or slice"
	close(ch)
	close(cr) // ERROR 8 "invalid operation: cannot close receive-only channel cr (variable of type <-chan int)"
	close(i) // ERROR 8 "invalid operation: cannot close non-channel i (variable of type int)"
	_ = close(ch) // ERROR 6 "close(ch) (no value) used as value"
	_ = complex(1, 2)
	_ = complex(f32, 1)
	_ = complex(f32, f64) // ERROR 14 "invalid operation: complex(f32, f64) (mismatched types float32 and float64)"
	_ = complex(1, "a") // ERROR 14 "invalid operation: complex(1, \"a\") (mismatched types untyped float and untyped string)"
	_ = complex(i, i) // ERROR 14 "invalid argument: arguments have type int, expected floating-point"
	_ = complex(1, 2i) // ERROR 14 "invalid operation: complex(1, 2i) (mismatched types untyped float and untyped complex)"
	_ = real(c64) + f32
	_ = real(1i) + 1
	_ = imag(f64) // ERROR 11 "invalid argument: argument has type float64, expected complex type"
	_ = real("a") // ERROR 11 "invalid argument: argument has type untyped string, expected complex type"
	copy(s, s)
	copy(bs, str)
	copy(bs, "abc")
	copy(s, bs) // ERROR 7 "invalid copy: arguments s (variable of type []int) and bs (variable of type []byte) have different element types int and byte"
	copy(str, bs) // ERROR 7 "invalid copy: argument must be a slice; have str (variable of type string)"
	copy(i, s) // ERROR 7 "invalid copy: argument must be a slice; have i (variable of type int)"
	copy(s, i) // ERROR 10 "invalid copy: argument must be a slice; have i (variable of type int)"
	copy(s) // ERROR 2 "invalid operation: not enough arguments for copy(s) (expected 2, found 1)"
	delete(m, "a")
	delete(m, 1) // ERROR 12 "cannot use 1 (untyped int constant) as string value in argument to delete"
	delete(s, 1) // ERROR 9 "invalid argument: s (variable of type []int) is not a map"
	delete(m) // ERROR 2 "invalid operation: not enough arguments for delete(m) (expected 2, found 1)"
	_ = make([]int, 1)
	_ = make([]int) // ERROR 6 "invalid operation: make([]int) expects 2 or 3 arguments; found 1"
	_ = make([]int, 1, 2, 3) // ERROR 6 "invalid operation: make([]int, 1, 2, 3) expects 2 or 3 arguments; found 4"
	_ = make([]int, 2, 1) // ERROR 18 "invalid argument: length and capacity swapped"
	_ = make([]int, -1) // ERROR 18 "invalid argument: index -1 (constant of type int) must not be negative"
	_ = make([]int, 1.5) // ERROR 18 "1.5 (untyped float constant) truncated to int"
	_ = make([]int, "a") // ERROR 18 "cannot convert \"a\" (untyped string constant) to type int"
	_ = make([]int, 1<<70) // ERROR 18 "1 << 70 (untyped int constant 1180591620717411303424) overflows int"
	_ = make(map[string]int, 1, 2) // ERROR 6 "invalid operation: make(map[string]int, 1, 2) expects 1 or 2 arguments; found 3"
	_ = make(chan int, f64) // ERROR 21 "invalid argument: index f64 (variable of type float64) must be integer"
	_ = make(int) // ERROR 11 "invalid argument: cannot make int: type must be slice, map, or channel"
	_ = make(a) // ERROR 11 "a (package-level variable) is not a type"
	_ = make(1) // ERROR 11 "1 is not a type"
	_ = make([2]int) // ERROR 11 "invalid argument: cannot make [2]int: type must be slice, map, or channel"
	make([]int, 1) // ERROR 2 "make([]int, 1) (value of type []int) is not used"
	_ = max(1, 2.5, 'a')
	_ = min(i, 1.5) // ERROR 13 "1.5 (untyped float constant) truncated to int"
	_ = min(i, f64) // ERROR 13 "invalid argument: mismatched types int (previous argument) and float64 (type of f64)"
	_ = max(str, "a")
	_ = max(s) // ERROR 10 "invalid argument: s (variable of type []int) cannot be ordered"
	_ = max(c64, 1) // ERROR 10 "invalid argument: c64 (variable of type complex64) cannot be ordered"
	_ = min() // ERROR 6 "invalid operation: not enough arguments for min() (expected 1, found 0)"
	const _ = max(1, 2)
	_ = new(int)
	_ = new(5)
	_ = new("a" + str)
	_ = new(nil) // ERROR 10 "use of untyped nil in argument to new"
	_ = new(int, int) // ERROR 6 "invalid operation: too many arguments for new(int, int) (expected 1, found 2)"
	_ = new() // ERROR 6 "invalid operation: not enough arguments for new() (expected 1, found 0)"
	_ = new(call())
	_ = new(undefined) // ERROR 10 "undefined: undefined"
	new(int) // ERROR 2 "new(int) (value of type *int) is not used"
	panic(1)
	panic() // ERROR 2 "invalid operation: not enough arguments for panic() (expected 1, found 0)"
	panic(1, 2) // ERROR 2 "invalid operation: too many arguments for panic(1, 2) (expected 1, found 2)"
	panic(nil)
	print(1, "a", nil) // ERROR 16 "use of untyped nil in argument to built-in print"
	println(1<<70, 1.5) // ERROR 10 "cannot use 1 << 70 (untyped int constant 1180591620717411303424) as int value in argument to built-in println (overflows)"
	println(println) // ERROR 10 "println (built-in) must be called"
	_ = print(1) // ERROR 6 "print(1) (no value) used as value"
	recover()
	_ = recover()
	recover(1) // ERROR 2 "invalid operation: too many arguments for recover(1) (expected 0, found 1)"
	append := 1
	_ = append(s, 1) // ERROR 6 "invalid operation: cannot call append (variable of type int): int is not a function"
	_ = len // ERROR 6 "len (built-in) must be called"
	_ = int // ERROR 6 "int (type) is not an expression"
	for range x {
	}
}

func unsafes() {
	const _ = unsafe.Sizeof(mm)
	const _ = unsafe.Alignof(mm.b)
	const _ = unsafe.Offsetof(mm.f)
	_ = unsafe.Offsetof(mm) // ERROR 22 "invalid argument: mm is not a selector expression"
	_ = unsafe.Offsetof(mm.missing) // ERROR 22 "invalid argument: M has no single field missing"
	_ = unsafe.Offsetof(mm.meth) // ERROR 22 "invalid argument: mm.meth is a method value"
	_ = unsafe.Offsetof(e.f) // ERROR 22 "invalid argument: field f is embedded via a pointer in E"
	_ = unsafe.Offsetof(1) // ERROR 22 "invalid argument: 1 is not a selector expression"
	_ = unsafe.Sizeof(big{}) * 1
	_ = unsafe.Sizeof([1 << 10]big{}) // ERROR 20 "[1 << 10]big{} (value of type [1024]big) is too large"
	_ = unsafe.Sizeof(struct { // ERROR 20 "struct{a [1 << 10]big; b int}{} (value of type struct{a [1024]big; b int}) is too large"
		a [1 << 10]big
		b int
	}{})
	var x [100]int = [unsafe.Sizeof(mm)]int{} // ERROR 19 "cannot use [unsafe.Sizeof(mm)]int{} (value of type [24]int) as [100]int value in variable declaration"
	_ = x
	_ = unsafe.Add(unsafe.Pointer(ptr), 1)
	_ = unsafe.Add(ptr, 1) // ERROR 17 "cannot use ptr (variable of type *int) as unsafe.Pointer value in argument to unsafe.Add"
	_ = unsafe.Add(nil, "a") // ERROR 22 "cannot convert \"a\" (untyped string constant) to type int"
	_ = unsafe.Slice(ptr, 1)
	_ = unsafe.Slice(i, 1) // ERROR 19 "invalid argument: i (variable of type int) is not a pointer"
	_ = unsafe.Slice(ptr, -1) // ERROR 24 "invalid argument: length -1 (constant of type int) must not be negative"
	_ = unsafe.SliceData(s)
	_ = unsafe.SliceData(a) // ERROR 23 "invalid argument: a (variable of type [3]int) is not a slice"
	_ = unsafe.String(&bs[0], 1)
	_ = unsafe.String(ptr, 1) // ERROR 20 "cannot use ptr (variable of type *int) as *byte value in argument to unsafe.String"
	_ = unsafe.StringData(str)
	_ = unsafe.StringData(i) // ERROR 24 "cannot use i (variable of type int) as string value in argument to unsafe.StringData"
	_ = unsafe.Missing // ERROR 13 "undefined: unsafe.Missing"
	_ = unsafe.Pointer(i) // ERROR 21 "cannot convert i (variable of type int) to type unsafe.Pointer"
	_ = unsafe.Pointer(uintptr(0))
	unsafe.Sizeof(i) // ERROR 2 "unsafe.Sizeof(i) (constant 8 of type uintptr) is not used"
}

func generic[P any, S []int | []string, K map[int]int | map[string]int, F float32 | float64,
	C complex64 | complex128, Ch chan int | <-chan int, O int | string, Sl ~[]int, X *[2]P](
	p P, sl S, k K, fl F, c C, chn Ch, o O, si Sl, x X) {
	_ = append(sl, 1) // ERROR 13 "invalid append: mismatched slice element types int and string in sl (variable of type S constrained by []int | []string)"
	_ = append(si, 1)
	_ = append(p, 1) // ERROR 13 "invalid append: argument must be a slice; have p (variable of type P constrained by any)"
	_ = len(p) // ERROR 10 "invalid argument: p (variable of type P constrained by any) for built-in len"
	_ = len(sl)
	_ = cap(k) // ERROR 10 "invalid argument: k (variable of type K constrained by map[int]int | map[string]int) for built-in cap"
	clear(sl)
	clear(p) // ERROR 8 "invalid argument: cannot clear p (variable of type P constrained by any): argument must be (or constrained by) map or slice"
	close(chn) // ERROR 8 "invalid operation: cannot close receive-only channel chn (variable of type Ch constrained by chan int | <-chan int)"
	close(p) // ERROR 8 "invalid operation: cannot close non-channel p (variable of type P constrained by any)"
	_ = complex(fl, fl) // ERROR 14 "fl (variable of type F constrained by float32 | float64) not supported as argument to built-in complex for go1.18 (see go.dev/issue/50937)"
	_ = real(c) // ERROR 11 "c (variable of type C constrained by complex64 | complex128) not supported as argument to built-in real for go1.18 (see go.dev/issue/50937)"
	_ = imag(p) // ERROR 11 "invalid argument: argument has type P, expected complex type"
	copy(sl, sl) // ERROR 7 "invalid copy: mismatched slice element types int and string in sl (variable of type S constrained by []int | []string)"
	copy(si, si)
	delete(k, 1) // ERROR 9 "invalid argument: maps of k (variable of type K constrained by map[int]int | map[string]int) must have identical key types"
	delete(p, 1) // ERROR 9 "invalid argument: p (variable of type P constrained by any) is not a map"
	_ = make(S, 1) // ERROR 11 "invalid argument: cannot make S: []int and []string have different underlying types"
	_ = make(Sl, 1)
	_ = make(P) // ERROR 11 "invalid argument: cannot make P: no specific type"
	_ = max(o, o)
	_ = max(o, 1) // ERROR 13 "invalid argument: mismatched types O (previous argument) and untyped int (type of 1)"
	_ = max(p, p) // ERROR 10 "invalid argument: p (variable of type P constrained by any) cannot be ordered"
	const _ = unsafe.Sizeof(p) // ERROR 12 "unsafe.Sizeof(p) (value of type uintptr) is not constant"
	_ = unsafe.Sizeof(p)
	const _ = unsafe.Sizeof(x) // ERROR 12 "unsafe.Sizeof(x) (value of type uintptr) is not constant"
	const _ = len(x) // ERROR 12 "len(x) (value of type int) is not constant"
}
