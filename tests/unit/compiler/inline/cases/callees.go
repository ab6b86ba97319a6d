// Callees that are themselves results of calls.
package main

type I interface { M() I; N() int }
type T struct{ f func() int; g []func() int; m map[string]func() int }
func (t *T) M() I { return t }
func (t *T) N() int { return 1 }
func (t *T) L() *T { return t }
func get() I { return nil }
func gf() func() func() int { return nil }
func gt() *T { return nil }
func a1() int { return get().M().N() }
func a2() int { return gf()()() }
func a3() int { return gt().L().L().N() }
func a4(t *T) int { return t.f() + t.g[len(t.g)-1]() + t.m["a"]() }
func a5(c chan func() int) int { return (<-c)() }
func a6() int { return gt().f() }
func a7(i I) int { return i.N() }
func a8(x any) int { return x.(I).N() }
func a9(t *T) { defer t.L().f(); go get().N(); defer gf()() }
func main() {}

// Lines of gc 1.26 with -m=2:
// 6:6: can inline (*T).M with cost 3 as: method(*T) func() I { return t }
// 7:6: can inline (*T).N with cost 2 as: method(*T) func() int { return 1 }
// 8:6: can inline (*T).L with cost 2 as: method(*T) func() *T { return t }
// 9:6: can inline get with cost 2 as: func() I { return nil }
// 10:6: can inline gf with cost 2 as: func() func() func() int { return nil }
// 11:6: can inline gt with cost 2 as: func() *T { return nil }
// 12:6: cannot inline a1: function too complex: cost 133 exceeds budget 80
// 13:6: cannot inline a2: function too complex: cost 131 exceeds budget 80
// 14:6: can inline a3 with cost 14 as: func() int { return (*T).N((*T).L((*T).L(gt()))) }
// 15:6: cannot inline a4: function too complex: cost 196 exceeds budget 80
// 16:6: can inline a5 with cost 66 as: func(chan func() int) int { return .autotmp_2() }
// 17:6: can inline a6 with cost 69 as: func() int { return .autotmp_1() }
// 18:6: can inline a7 with cost 61 as: func(I) int { return i.N() }
// 19:6: can inline a8 with cost 62 as: func(any) int { return x.(I).N() }
// 20:6: cannot inline a9: unhandled op DEFER
// 20:17: can inline a9.deferwrap1 with cost 19 as: func() { .autotmp_2() }
// 20:34: can inline a9.gowrap2 with cost 60 as: func() { .autotmp_4.N() }
// 20:48: can inline a9.deferwrap3 with cost 19 as: func() { .autotmp_6() }
// 21:6: can inline main with cost 0 as: func() {  }
// 12:27: inlining call to get
// 13:26: inlining call to gf
// 14:26: inlining call to gt
// 14:30: inlining call to (*T).L
// 14:34: inlining call to (*T).L
// 14:38: inlining call to (*T).N
// 17:26: inlining call to gt
// 20:26: inlining call to (*T).L
// 20:40: inlining call to get
// 20:56: inlining call to gf
