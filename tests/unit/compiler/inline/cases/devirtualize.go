// Method calls on interfaces.
package main

type I interface{ M() int }
type N interface{ M2() int }
type A struct{ x int }

func (a *A) M() int { return a.x }

type B struct{ x [2]int }

func (b B) M() int { return b.x[0] }

type C struct {
	k int
	*A
}
type D struct{ I }
type F func() int

func (f F) M() int { return 3 }

func newI() I      { return &A{1} }
func pair() (I, I) { return &A{1}, B{} }

//go:noinline
func opaque() I { return nil }

func f1() int { var i I = &A{}; return i.M() }
func f2() int { var i I = B{}; return i.M() }
func f3() int { var i I = &C{}; return i.M() }
func f4() int { var i I = C{}; return i.M() }
func f5() int { var i I = D{}; return i.M() }
func f6() int { i := newI(); return i.M() }
func f7() int { i, j := pair(); return i.M() + j.M() }
func f8(b bool) int {
	var i I
	if b {
		i = &A{}
	} else {
		i = &A{2}
	}
	return i.M()
}
func f9(b bool) int {
	var i I = &A{}
	if b {
		i = B{}
	}
	return i.M()
}
func f10() int      { i := opaque(); return i.M() }
func f11(x any) int { return x.(*A).M() + x.(I).M() }
func f12(x any) int {
	switch v := x.(type) {
	case I:
		return v.M()
	}
	return 0
}
func f13() int {
	var x any = &A{}
	switch v := x.(type) {
	case I:
		return v.M()
	}
	return x.(I).M()
}
func f14() int { var i I = &A{}; p := &i; *p = B{}; return i.M() }
func f15(m map[int]*A, s []I, c chan I) int {
	var i I
	for _, i = range s {
	}
	return i.M()
}
func f16(s []*A) int {
	var i I
	for _, v := range s {
		i = v
	}
	return i.M()
}
func f17() int        { var i I = &A{}; return func() int { return i.M() }() }
func f18() int        { var i I = &A{}; defer i.M(); go i.M(); return 0 }
func f19() int        { var i I = F(nil); var j I = i; return j.M() }
func f20(i I) int     { return i.M() }
func f21() int        { return f20(&A{}) + I.M(&A{}) }
func f22() (r I)      { r = &A{}; r.M(); return }
func f23() int        { var i I; i.M(); i = nil; return i.M() }
func f24() func() int { var i I = &A{}; return i.M }
func f25() int        { var i I; i = i; i = &A{}; return i.M() }
func conv(b bool) I {
	if b {
		return nil
	}
	return wrap(&A{})
}
func wrap(a *A) *C   { return &C{1, a} }
func chain(b bool) I { return conv(b) }
func two() (int, I)  { return 1, wrap(nil) }
func f26(b bool) int { return chain(b).M() }
func f27() int       { _, i := two(); return i.M() }
func f28(b bool) int { i := chain(b); j := i; return j.M() }
func main()          {}

// Lines of gc 1.26 with -m=2:
// 8:6: can inline (*A).M with cost 3 as: method(*A) func() int { return a.x }
// 12:6: can inline B.M with cost 5 as: method(B) func() int { return b.x[0] }
// 21:6: can inline F.M with cost 2 as: method(F) func() int { return 3 }
// 23:6: can inline newI with cost 6 as: func() I { return &A{...} }
// 24:6: can inline pair with cost 8 as: func() (I, I) { return &A{...}, B{} }
// 27:6: cannot inline opaque: marked go:noinline
// 29:6: can inline f1 with cost 68 as: func() int { i := &A{}; return i.M() }
// 30:6: can inline f2 with cost 67 as: func() int { i := B{}; return i.M() }
// 31:6: can inline f3 with cost 68 as: func() int { i := &C{}; return i.M() }
// 32:6: can inline f4 with cost 67 as: func() int { i := C{}; return i.M() }
// 33:6: can inline f5 with cost 67 as: func() int { i := D{}; return i.M() }
// 34:6: can inline f6 with cost 73 as: func() int { i := newI(); return i.M() }
// 35:6: cannot inline f7: function too complex: cost 139 exceeds budget 80
// 36:6: can inline f8 with cost 79 as: func(bool) int { i = <nil>; if b { i = &A{} } else { i = &A{...} }; return i.M() }
// 45:6: can inline f9 with cost 74 as: func(bool) int { i := &A{}; if b { i = B{} }; return i.M() }
// 52:6: cannot inline f10: function too complex: cost 124 exceeds budget 80
// 53:6: can inline f11 with cost 69 as: func(any) int { return (*A).M(x.(*A)) + x.(I).M() }
// 54:6: can inline f12 with cost 69 as: func(any) int { switch statement; return 0 }
// 61:6: cannot inline f13: function too complex: cost 136 exceeds budget 80
// 69:6: can inline f14 with cost 79 as: func() int { i := &A{}; p := &i; *p = B{}; return i.M() }
// 70:6: can inline f15 with cost 69 as: func(map[int]*A, []I, chan I) int { i = <nil>; for loop; return i.M() }
// 76:6: can inline f16 with cost 75 as: func([]*A) int { i = <nil>; for loop; return i.M() }
// 83:48: can inline f17.func1 with cost 61 as: func() int { return i.M() }
// 83:6: cannot inline f17: function too complex: cost 86 exceeds budget 80
// 84:6: cannot inline f18: unhandled op DEFER
// 84:41: can inline f18.deferwrap1 with cost 60 as: func() { .autotmp_2.M() }
// 84:54: can inline f18.gowrap2 with cost 60 as: func() { .autotmp_3.M() }
// 85:6: can inline f19 with cost 72 as: func() int { i := F(nil); j := i; return j.M() }
// 86:6: can inline f20 with cost 61 as: func(I) int { return i.M() }
// 87:6: cannot inline f21: function too complex: cost 129 exceeds budget 80
// 88:6: can inline f22 with cost 66 as: func() I { r = &A{}; r.M(); return  }
// 89:6: cannot inline f23: function too complex: cost 128 exceeds budget 80
// 90:6: can inline f24 with cost 11 as: func() func() int { i := &A{}; return i.M }
// 91:6: can inline f25 with cost 73 as: func() int { i = <nil>; i = i; i = &A{}; return i.M() }
// 98:6: can inline wrap with cost 7 as: func(*A) *C { return &C{...} }
// 92:6: can inline conv with cost 17 as: func(bool) I { if b { return nil }; return wrap(&A{}) }
// 99:6: can inline chain with cost 21 as: func(bool) I { return conv(b) }
// 100:6: can inline two with cost 13 as: func() (int, I) { return 1, wrap(nil) }
// 101:6: cannot inline f26: function too complex: cost 89 exceeds budget 80
// 102:6: cannot inline f27: function too complex: cost 81 exceeds budget 80
// 103:6: cannot inline f28: function too complex: cost 94 exceeds budget 80
// 104:6: can inline main with cost 0 as: func() {  }
// 29:43: devirtualizing i.M to *A
// 30:42: devirtualizing i.M to B
// 31:43: devirtualizing i.M to *C
// 32:42: devirtualizing i.M to C
// 33:42: partially devirtualizing i.M to D
// 43:12: devirtualizing i.M to *A
// 65:13: devirtualizing v.M to *A
// 67:16: devirtualizing x.(I).M to *A
// 81:12: devirtualizing i.M to *A
// 85:66: devirtualizing j.M to F
// 91:61: devirtualizing i.M to *A
// 84:50: devirtualizing .autotmp_2.M to *A
// 84:60: devirtualizing .autotmp_3.M to *A
// 83:71: devirtualizing i.M to *A
// 29:43: inlining call to (*A).M
// 30:42: inlining call to B.M
// 31:43: inlining call to (*A).M
// 32:42: inlining call to (*A).M
// 34:26: inlining call to newI
// 34:40: devirtualizing i.M to *A
// 34:40: inlining call to (*A).M
// 35:29: inlining call to pair
// 35:43: devirtualizing i.M to *A
// 35:43: inlining call to (*A).M
// 35:51: devirtualizing j.M to B
// 35:51: inlining call to B.M
// 43:12: inlining call to (*A).M
// 53:38: inlining call to (*A).M
// 65:13: inlining call to (*A).M
// 67:16: inlining call to (*A).M
// 81:12: inlining call to (*A).M
// 83:75: inlining call to f17.func1
// 83:75: devirtualizing i.M to *A
// 83:75: inlining call to (*A).M
// 83:71: inlining call to (*A).M
// 84:50: inlining call to (*A).M
// 84:60: inlining call to (*A).M
// 85:66: inlining call to F.M
// 87:35: inlining call to f20
// 87:35: devirtualizing i.M to *A
// 87:35: inlining call to (*A).M
// 91:61: inlining call to (*A).M
// 96:13: inlining call to wrap
// 99:35: inlining call to conv
// 99:35: inlining call to wrap
// 100:38: inlining call to wrap
// 101:36: inlining call to chain
// 101:36: inlining call to conv
// 101:36: inlining call to wrap
// 101:41: devirtualizing .autotmp_2.M to *C
// 101:41: inlining call to (*A).M
// 102:35: inlining call to two
// 102:49: devirtualizing i.M to *C
// 102:49: inlining call to (*A).M
// 102:35: inlining call to wrap
// 103:34: inlining call to chain
// 103:34: inlining call to conv
// 103:34: inlining call to wrap
// 103:57: devirtualizing j.M to *C
// 103:57: inlining call to (*A).M
// generated: inlining call to B.M
// generated: inlining call to (*A).M
// generated: inlining call to (*A).M
// generated: inlining call to F.M
