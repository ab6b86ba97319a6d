// Selectors, methods, qualified names.
package p

import (
	"bytes"
	"fmt"
	"os"
)

type A struct {
	X     int
	y     int
	inner struct{ z int }
}
type B struct {
	A
	*C
}
type C struct{ X, c int }
type D struct {
	B
	X string
}
type I interface {
	Get() int
	set(int)
}
type P *A
type Loop struct{ *Loop }

func (A) Val()   {}
func (a *A) Ptr() {}
func (C) Val()   {}

func get() A { return A{} }

func fields(a A, pa *A, ppa **A, b B, d D, i I, pi *I, p P, buf bytes.Buffer, f *os.File, l Loop) {
	_ = a.X
	_ = a.x // ERROR 8 "a.x undefined (type A has no field or method x, but does have field X)"
	_ = a.Y // ERROR 8 "a.Y undefined (type A has no field or method Y, but does have field y)"
	_ = a.y.z // ERROR 10 "a.y.z undefined (type int has no field or method z)"
	_ = a.inner.Z // ERROR 14 "a.inner.Z undefined (type struct{z int} has no field or method Z, but does have field z)"
	_ = a.missing // ERROR 8 "a.missing undefined (type A has no field or method missing)"
	_ = pa.X
	_ = ppa.X // ERROR 10 "ppa.X undefined (type **A has no field or method X)"
	_ = b.X // ERROR 8 "ambiguous selector b.X"
	_ = b.c
	_ = b.C.X
	_ = b.Val // ERROR 8 "ambiguous selector b.Val"
	_ = d.X
	_ = d.y
	_ = i.Get
	_ = i.get // ERROR 8 "i.get undefined (type I has no field or method get, but does have method Get)"
	_ = i.Set // ERROR 8 "i.Set undefined (type I has no field or method Set, but does have method set)"
	_ = i.X // ERROR 8 "i.X undefined (type I has no field or method X)"
	_ = pi.Get // ERROR 9 "pi.Get undefined (type *I is pointer to interface, not interface)"
	_ = p.X
	_ = p.Ptr // ERROR 8 "p.Ptr undefined (type P has no field or method Ptr)"
	_ = p.Val // ERROR 8 "p.Val undefined (type P has no field or method Val)"
	_ = buf.buf // ERROR 10 "buf.buf undefined (cannot refer to unexported field buf)"
	_ = buf.Buf // ERROR 10 "buf.Buf undefined (type bytes.Buffer has no field or method Buf, but does have unexported field buf)"
	_ = buf.writeString // ERROR 10 "buf.writeString undefined (type bytes.Buffer has no field or method writeString, but does have method WriteString)"
	_ = buf.Writestring // ERROR 10 "buf.Writestring undefined (type bytes.Buffer has no field or method Writestring, but does have method WriteString)"
	_ = f.file // ERROR 8 "f.file undefined (cannot refer to unexported field file)"
	_ = l.x // ERROR 8 "l.x undefined (type Loop has no field or method x)"
	a.Ptr()
	get().Ptr() // ERROR 8 "cannot call pointer method Ptr on A"
	get().Val()
	_ = A.Val
	_ = A.Ptr // ERROR 8 "invalid method expression A.Ptr (needs pointer receiver (*A).Ptr)"
	_ = (*A).Ptr
	_ = (*A).Val
	_ = A.X // ERROR 8 "A.X undefined (type A has no method X)"
	_ = A.missing // ERROR 8 "A.missing undefined (type A has no field or method missing)"
	_ = I.Get
	_ = (*I).Get // ERROR 11 "(*I).Get undefined (type *I is pointer to interface, not interface)"
	_ = B.Val // ERROR 8 "ambiguous selector B.Val"
	_ = a.Val.x // ERROR 12 "a.Val.x undefined (type func() has no field or method x)"
	_ = a.Val().x // ERROR 6 "a.Val() (no value) used as value or type"
	_ = 1 .x // ERROR 9 "1.x undefined (type untyped int has no field or method x)"
	_ = nil.x // ERROR 10 "nil.x undefined (type untyped nil has no field or method x)"
	_ = len.x // ERROR 9 "invalid use of len (built-in) in selector expression"
	_ = fmt.println // ERROR 10 "undefined: fmt.println (but have Println)"
	_ = fmt.PrintLn // ERROR 10 "undefined: fmt.PrintLn (but have Println)"
	_ = fmt.Missing // ERROR 10 "undefined: fmt.Missing"
	_ = fmt.Println.x // ERROR 18 "fmt.Println.x undefined (type func(a ...any) (n int, err error) has no field or method x)"
	_ = fmt // ERROR 6 "use of package fmt not in selector"
	_ = missing.X // ERROR 6 "undefined: missing"
	_ = undefined1.x.y // ERROR 6 "undefined: undefined1"
	_ = bytes.Buffer.Len // ERROR 19 "invalid method expression bytes.Buffer.Len (needs pointer receiver (*bytes.Buffer).Len)"
	_ = (*bytes.Buffer).Len
	var x a.X // ERROR 10 "a.X is not a type"
	var y fmt.Println // ERROR 8 "fmt.Println (value of type func(a ...any) (n int, err error)) is not a type"
	var z fmt.missing // ERROR 12 "undefined: fmt.missing"
	fmt.Println = nil // ERROR 2 "use of package fmt not in selector" // ERROR 2 "cannot assign to fmt.Println (neither addressable nor a map index expression)"
	_, _, _ = x, y, z
}

func generic[T any, S interface{ Get() int }, F struct{ x int }, Q *A](t T, s S, pt *T, ps *S, f F, q Q) {
	_ = t.x // ERROR 8 "t.x undefined (type T has no field or method x)"
	_ = s.Get()
	_ = s.get() // ERROR 8 "s.get undefined (type S has no field or method get, but does have method Get)"
	_ = pt.x // ERROR 9 "pt.x undefined (type *T is pointer to type parameter, not type parameter)"
	_ = ps.Get() // ERROR 9 "ps.Get undefined (type *S is pointer to type parameter, not type parameter)"
	_ = f.x // ERROR 8 "f.x undefined (type F has no field or method x)"
	_ = q.X // ERROR 8 "q.X undefined (type Q has no field or method X)"
	_ = T.x // ERROR 8 "T.x undefined (type T has no field or method x)"
	_ = S.Get
}
