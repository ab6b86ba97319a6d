// The lines of -m (and -m=2) for small programs. Expected: what gc 1.26 prints with -l.
#include "tests/unit/compiler/escape/escape_fixture.h"

namespace vole::escape {
namespace {

TEST_F(EscapeTest, Parameters) {
  const char* kText = R"go(
var sink *int

func leak(p *int)               { sink = p }
func content(p **int)           { sink = *p }
func result(p *int) *int        { return p }
func deep(p **int) (a, b *int)  { return *p, nil }
func blank(_ *int, n int)       {}
func stays(p *int) int          { return *p }
func both(p **int) *int         { sink = *p; return *p }
func address(p *int) **int      { return &p }
func many(p *int) (a, b, c, d, e, f, g, h *int) { h = p; return }
)go";
  EXPECT_EQ(analyse(kText, 1),
            R"m(4:11: leaking param: p
5:14: leaking param content: p
6:13: leaking param: p to result ~r0 level=0
7:11: leaking param: p to result a level=1
9:12: p does not escape
10:11: leaking param content: p
11:14: moved to heap: p
12:11: leaking param: p
)m");
}

TEST_F(EscapeTest, ParametersByMutation) {
  const char* kText = R"go(
func set(p *int)         { *p = 1 }
func inner(p **int)      { **p = 1 }
func call(f func())      { f() }
func result(f func() *int) *int { return f() }
func nothing(p *int) int { return *p }
)go";
  Options options;
  options.mutation_lines = true;
  EXPECT_EQ(analyse(kText, 1, options),
            R"m(2:10: mutates param: p derefs=0
3:12: mutates param: p derefs=1
4:11: f does not escape, mutate, or call
5:13: calls param: f derefs=0
6:14: p does not escape, mutate, or call
)m");
}

TEST_F(EscapeTest, FunctionsWithoutBody) {
  const char* kText = R"go(
func a(p *int, q uintptr, _ *int)
func e(*int, uintptr)
//go:noescape
func b(p *int, n int) *int
func c() {
	x, y := 1, 2
	a(&x, 0, nil)
	b(&y, 2)
}
)go";
  EXPECT_EQ(analyse(kText, 1),
            R"m(2:8: leaking param: p
2:16: assuming q is unsafe uintptr
2:27: leaking param: ~p2
3:14: assuming ~p1 is unsafe uintptr
5:8: p does not escape
7:2: moved to heap: x
)m");
}

TEST_F(EscapeTest, NamedUintptrs) {
  const char* kText = R"go(
//go:uintptrescapes
func f(p uintptr, q ...uintptr) {}
)go";
  EXPECT_EQ(analyse(kText, 1),
            R"m(3:8: marking p as escaping uintptr
3:19: marking q as escaping ...uintptr
)m");
}

TEST_F(EscapeTest, UintptrArguments) {
  const char* kText = R"go(
import "unsafe"
//go:uintptrescapes
func f(p uintptr, q ...uintptr) {}
func g(p uintptr)
func h() {
	var x, y, z int
	f(uintptr(unsafe.Pointer(&x)), 1, uintptr(unsafe.Pointer(&y)))
	g(uintptr(unsafe.Pointer(&z)))
}
)go";
  EXPECT_EQ(analyse(kText, 1),
            R"m(4:8: marking p as escaping uintptr
4:19: marking q as escaping ...uintptr
5:8: assuming p is unsafe uintptr
7:6: moved to heap: x
7:9: moved to heap: y
8:3: ... argument escapes to heap
)m");
}

TEST_F(EscapeTest, Expressions) {
  const char* kText = R"go(
type t struct{ a, b int }
var sink any
func f(n int, s string, b []byte, r []rune) {
	p, q := &t{}, new(t)
	v, w := []int{1, 2}, map[string]int{"a": 1}
	x, y := make([]int, 3), make(map[int]int)
	z, c := string(b)+s, []byte(s)
	d, e := string(r), []rune(s)
	g, h := string(rune(n)), func() int { return n }
	c[0] = 1
	_, _, _, _, _, _, _, _, _, _, _, _ = p, q, v, w, x, y, z, c, d, e, g, h
	sink = &t{}
	sink = t{}
	sink = new(t)
	sink = []int{n}
	sink = map[int]int{}
	sink = make([]int, 3)
	sink = string(b) + s
	sink = h
}
)go";
  EXPECT_EQ(analyse(kText, 1),
            R"m(4:15: s does not escape
4:25: b does not escape
4:35: r does not escape
5:10: &t{} does not escape
5:19: new(t) does not escape
6:15: []int{...} does not escape
6:37: map[string]int{...} does not escape
7:14: make([]int, 3) does not escape
7:30: make(map[int]int) does not escape
8:19: string(b) + s does not escape
8:17: string(b) does not escape
8:30: ([]byte)(s) does not escape
9:17: string(r) does not escape
9:28: ([]rune)(s) does not escape
10:21: string(rune(n)) does not escape
10:27: func literal escapes to heap
13:9: &t{} escapes to heap
14:10: t{} escapes to heap
15:12: new(t) escapes to heap
16:14: []int{...} escapes to heap
16:14: []int{...} escapes to heap
17:20: map[int]int{} escapes to heap
18:13: make([]int, 3) escapes to heap
18:13: make([]int, 3) escapes to heap
19:19: string(b) + s escapes to heap
19:19: string(b) + s escapes to heap
19:16: string(b) does not escape
)m");
}

TEST_F(EscapeTest, Sizes) {
  const char* kText = R"go(
func f(n int) {
	var a [128 << 10]byte
	var b [128<<10 + 1]byte
	c, d := new([64 << 10]byte), new([64<<10 + 1]byte)
	e, g := make([]byte, 64<<10), make([]byte, 64<<10+1)
	h, i := make([]int, 0, 8192), make([]int, 0, 8193)
	j, k := make([]int, n), make([]struct{}, 4)
	l, m := make([]int32, 1, n), make([]int, 1<<40)
	a[0], b[0] = 1, 2
	_, _, _, _, _, _, _, _, _, _ = c, d, e, g, h, i, j, k, l, m
}
)go";
  EXPECT_EQ(analyse(kText, 1),
            R"m(4:6: moved to heap: b
5:13: new([65536]byte) does not escape
5:34: new([65537]byte) escapes to heap
6:14: make([]byte, 65536) does not escape
6:36: make([]byte, 65537) escapes to heap
7:14: make([]int, 0, 8192) does not escape
7:36: make([]int, 0, 8193) escapes to heap
8:14: make([]int, n) does not escape
8:30: make([]struct {}, 4) escapes to heap
9:14: make([]int32, 1, n) does not escape
9:35: make([]int, 1099511627776) does not escape
)m");
}

TEST_F(EscapeTest, KnownSizes) {
  const char* kText = R"go(
func f() {
	n := 10
	m := n
	k := 3
	k++
	s := []int{1, 2, 3}
	a, b, c := make([]int, n), make([]int, 0, m), make([]int, k)
	d, e := make([]int, len(s)), make([]byte, 10000*n)
	_, _, _, _, _ = a, b, c, d, e
}
)go";
  EXPECT_EQ(analyse(kText, 1),
            R"m(7:12: []int{...} does not escape
8:17: make([]int, 10) does not escape
8:33: make([]int, 0, 10) does not escape
8:52: make([]int, k) does not escape
9:14: make([]int, 3) does not escape
9:35: make([]byte, 10000 * n) does not escape
)m");
}

TEST_F(EscapeTest, KnownValues) {
  const char* kText = R"go(
var sink any
func f(n int) {
	x, s := 5, "text"
	y := n
	z := 1
	p := &z
	sink = x
	sink = s
	sink = y
	sink = z
	*p = 2
}
)go";
  EXPECT_EQ(analyse(kText, 1),
            R"m(8:9: 5 escapes to heap
9:9: "text" escapes to heap
10:9: y escapes to heap
11:9: z escapes to heap
)m");
}

TEST_F(EscapeTest, Appends) {
  const char* kText = R"go(
var sink []*int
func f(s []int, p []*int, x *int) ([]int, []*int) {
	a := append(s, 1)
	b := append([]byte(nil), "abc"...)
	for i := 0; i < 3; i++ {
		c := append([]int(nil), i)
		_ = c
	}
	_ = b
	sink = append(sink, p...)
	return a, append(p, x)
}
)go";
  EXPECT_EQ(analyse(kText, 1),
            R"m(3:8: leaking param: s to result ~r0 level=0
3:17: leaking param content: p
3:17: leaking param: p to result ~r1 level=0
3:27: leaking param: x
4:13: append escapes to heap
5:13: append does not escape
7:14: append does not escape
11:15: append escapes to heap
12:18: append escapes to heap
)m");
}

TEST_F(EscapeTest, ZeroCopy) {
  const char* kText = R"go(
func f(s string) int {
	n := 0
	for _, c := range []byte(s) {
		n += int(c)
	}
	b := []byte(s)
	d := []byte(s)
	d[0] = 1
	return n + len(b) + len(d)
}
)go";
  EXPECT_EQ(analyse(kText, 1),
            R"m(2:8: s does not escape
4:27: ([]byte)(s) does not escape
4:27: zero-copy string->[]byte conversion
7:14: ([]byte)(s) does not escape
7:14: zero-copy string->[]byte conversion
8:14: ([]byte)(s) does not escape
)m");
}

TEST_F(EscapeTest, Loops) {
  const char* kText = R"go(
func f() {
	var outer *int
	for i := 0; i < 3; i++ {
		x, y := 1, 2
		outer = &x
		inner := &y
		_ = inner
	}
	_ = outer
}
func g() {
	var outer *int
	i := 0
again:
	x := 1
	outer = &x
	if i++; i < 3 {
		goto again
	}
	_ = outer
}
func h() {
	var outer *int
	goto done
done:
	x := 1
	outer = &x
	_ = outer
}
)go";
  EXPECT_EQ(analyse(kText, 1),
            R"m(5:3: moved to heap: x
16:2: moved to heap: x
)m");
}

TEST_F(EscapeTest, Closures) {
  const char* kText = R"go(
var sink func()
func f(p *int) func() *int {
	a, b, c := 1, 2, 3
	by := func() int { return a }
	ref := func() { b++ }
	out := func() *int { return &c }
	sink = func() { println(*p) }
	_, _ = by, ref
	return out
}
func known() {
	var u int
	fn := func() *int { return &u }
	*fn() = 42
}
func unknown(pick bool) {
	var u, v int
	fn := func() *int { return &u }
	if pick {
		fn = func() *int { return &v }
	}
	*fn() = 42
}
)go";
  EXPECT_EQ(analyse(kText, 1),
            R"m(3:8: leaking param: p
4:8: moved to heap: c
5:8: func literal does not escape
6:9: func literal does not escape
7:9: func literal escapes to heap
8:9: func literal escapes to heap
14:8: func literal does not escape
18:6: moved to heap: u
18:9: moved to heap: v
19:8: func literal does not escape
21:8: func literal does not escape
)m");
}

TEST_F(EscapeTest, GoAndDefer) {
  const char* kText = R"go(
func f(p, q, r *int) {
	defer func() { println(*p) }()
	for i := 0; i < 2; i++ {
		defer func() { println(*q) }()
	}
	go func() { println(*r) }()
	x := 1
	defer print(&x)
	go println(x)
}
)go";
  EXPECT_EQ(analyse(kText, 1),
            R"m(2:8: p does not escape
2:11: leaking param: q
2:14: leaking param: r
3:8: func literal does not escape
5:9: func literal escapes to heap
7:5: func literal escapes to heap
)m");
}

TEST_F(EscapeTest, Methods) {
  const char* kText = R"go(
type t struct{ p *int }
type i interface{ m() *int }
func (v t) m() *int  { return v.p }
func (v *t) n() **int { return &v.p }
var sink any
func f(a *t, b i) {
	x, y, z := a.m, a.n, b.m
	_, _ = x(), y()
	sink = z
	sink = a.n
	g := t.m
	_ = g(*a)
	_ = i.m(b)
	_ = b.m()
}
)go";
  EXPECT_EQ(analyse(kText, 1),
            R"m(4:7: leaking param: v to result ~r0 level=0
5:7: leaking param: v to result ~r0 level=0
7:8: leaking param: a
7:14: leaking param: b
8:14: a.m does not escape
8:19: a.n does not escape
8:24: b.m escapes to heap
11:10: a.n escapes to heap
)m");
}

TEST_F(EscapeTest, SelfAssignments) {
  const char* kText = R"go(
type t struct {
	buf  []byte
	arr  [10]byte
	x, y *int
	list []*int
}
func (v *t) f(i, j int) {
	v.buf = v.buf[i:j]
	v.x = v.y
	v.list[i] = v.list[j]
	v.buf = v.arr[:]
	*v = *v
}
)go";
  EXPECT_EQ(analyse(kText, 1),
            R"m(9:8: (*t).f ignoring self-assignment in v.buf = v.buf[i:j]
10:6: (*t).f ignoring self-assignment in v.x = v.y
11:12: (*t).f ignoring self-assignment in v.list[i] = v.list[j]
8:7: leaking param: v
)m");
}

TEST_F(EscapeTest, Interfaces) {
  const char* kText = R"go(
var sink any
func f(p *int, v [2]int, e any) {
	sink = p
	sink = v
	var x any = v
	_ = x
	switch y := e.(type) {
	case *int:
		sink = y
	case [2]*int:
		_ = y
	}
	z, ok := e.(*int)
	_, _ = z, ok
	panic(v)
}
)go";
  EXPECT_EQ(analyse(kText, 1),
            R"m(3:8: leaking param: p
3:26: leaking param: e
5:9: v escapes to heap
6:14: v does not escape
16:8: v escapes to heap
)m");
}

TEST_F(EscapeTest, Channels) {
  const char* kText = R"go(
func f(c chan *int, d chan []int) {
	x, y := 1, 2
	c <- &x
	select {
	case c <- &y:
	case v := <-d:
		func() { v = nil; println(v) }()
	}
	m := make(chan int, 4)
	_ = m
}
)go";
  EXPECT_EQ(analyse(kText, 1),
            R"m(2:8: c does not escape
2:21: d does not escape
3:2: moved to heap: x
3:5: moved to heap: y
8:3: func literal does not escape
)m");
}

TEST_F(EscapeTest, Maps) {
  const char* kText = R"go(
func f(m map[*int]*int, k *int) *int {
	x, y := 1, 2
	m[&x] = &y
	delete(m, k)
	for _, v := range m {
		return v
	}
	return m[k]
}
)go";
  EXPECT_EQ(analyse(kText, 1),
            R"m(2:8: leaking param: m to result ~r0 level=1
2:25: k does not escape
3:2: moved to heap: x
3:5: moved to heap: y
)m");
}

TEST_F(EscapeTest, Variadic) {
  const char* kText = R"go(
var sink []*int
func stay(p ...*int) {}
func keep(p ...*int) { sink = p }
func f() {
	a, b := 1, 2
	stay(&a)
	keep(&b)
	stay()
}
)go";
  EXPECT_EQ(analyse(kText, 1),
            R"m(3:11: p does not escape
4:11: leaking param: p
6:5: moved to heap: b
7:6: ... argument does not escape
8:6: ... argument escapes to heap
)m");
}

TEST_F(EscapeTest, Recursion) {
  const char* kText = R"go(
func even(n int, p *int) *int {
	if n == 0 {
		return p
	}
	return odd(n-1, p)
}
func odd(n int, q *int) *int { return even(n-1, q) }
)go";
  EXPECT_EQ(analyse(kText, 1),
            R"m(2:18: leaking param: p
8:17: leaking param: q
)m");
}

TEST_F(EscapeTest, Builtins) {
  const char* kText = R"go(
import "unsafe"
func f(a, b string, s []int, p []*int) (string, *int, *byte, []int) {
	copy(p, p[1:])
	clear(s)
	return max(a, b), unsafe.SliceData(s), unsafe.StringData(a), unsafe.Slice(&s[0], 3)
}
func g(p unsafe.Pointer, n uintptr) unsafe.Pointer { return unsafe.Pointer(uintptr(p) + n) }
func h(p unsafe.Pointer, n uintptr) unsafe.Pointer { return unsafe.Add(p, n) }
func k(s []*int) (*[2]*int, [2]*int)                 { return (*[2]*int)(s), [2]*int(s) }
)go";
  EXPECT_EQ(analyse(kText, 1),
            R"m(3:8: leaking param: a to result ~r0 level=0
3:8: leaking param: a to result ~r2 level=0
3:11: leaking param: b to result ~r0 level=0
3:21: leaking param: s to result ~r1 level=0
3:21: leaking param: s to result ~r3 level=0
3:30: leaking param content: p
8:8: leaking param: p to result ~r0 level=0
9:8: leaking param: p to result ~r0 level=0
10:8: leaking param: s to result ~r0 level=0
10:8: leaking param: s to result ~r1 level=1
)m");
}

TEST_F(EscapeTest, BoundsElided) {
  const char* kText = R"go(
func f(a *[256]int, b [8]int, i uint8, j uint, k int) int {
	n := a[i] + b[j&7] + b[k&3] + b[j%8] + b[j>>61]
	n += int("0123456789abcdef"[i&15]) + int("01"[i/128])
	b[i%4] = 1
	return n + b[j%9] + a[k] + b[k%8]
}
)go";
  EXPECT_EQ(analyse(kText, 1),
            R"m(2:8: a does not escape
3:8: index bounds check elided
3:15: index bounds check elided
3:24: index bounds check elided
3:33: index bounds check elided
3:42: index bounds check elided
4:29: index bounds check elided
4:47: index bounds check elided
5:3: index bounds check elided
)m");
}

TEST_F(EscapeTest, DeadClosures) {
  const char* kText = R"go(
func f() {
	g, h := func() int { return 1 }, func() int { return 2 }
	h()
	if false {
		g()
	}
}
)go";
  EXPECT_EQ(analyse(kText, 1),
            R"m(3:35: func literal does not escape
)m");
}

TEST_F(EscapeTest, LargeCaptures) {
  const char* kText = R"go(
func f(n int) {
	var a [16]int64
	var b [17]int64
	g := func() int64 { return a[n] + b[n] }
	_ = g()
}
)go";
  EXPECT_EQ(analyse(kText, 1),
            R"m(5:7: func literal does not escape
)m");
}

TEST_F(EscapeTest, ClauseVariables) {
  const char* kText = R"go(
type t[T any] struct{ x T }
var s []any
func f(v any) {
	switch x := v.(type) {
	case int:
		s = append(s, &x)
	case string,
		bool:
		s = append(s, &x)
	case *t[int]:
		s = append(s, &x)
	case []int, map[string]*[4]int: s = append(s, &x)
	case func(int) (a []int), interface{ m(int) }: s = append(s, &x)
	default:
		s = append(s, &x)
	}
}
)go";
  EXPECT_EQ(analyse(kText, 1),
            R"m(4:8: leaking param: v
6:7: moved to heap: x
9:3: moved to heap: x
11:10: moved to heap: x
13:29: moved to heap: x
14:41: moved to heap: x
15:2: moved to heap: x
7:13: append escapes to heap
10:13: append escapes to heap
12:13: append escapes to heap
13:44: append escapes to heap
14:59: append escapes to heap
16:13: append escapes to heap
)m");
}

TEST_F(EscapeTest, BlankUintptrs) {
  const char* kText = R"go(
//go:uintptrescapes
func f(_ uintptr, _ int, uintptr ...uintptr) {}
//go:uintptrescapes
func g(uintptr, ...uintptr) {}
)go";
  EXPECT_EQ(analyse(kText, 1),
            R"m(3:8: marking ~p0 as escaping uintptr
3:26: marking uintptr as escaping ...uintptr
5:8: marking ~p0 as escaping uintptr
5:17: marking ~p1 as escaping ...uintptr
)m");
}

TEST_F(EscapeTest, BoundsElidedInOrder) {
  const char* kText = R"go(
func g(int) int { return 1 }
func f(i uint8, a *[16]int, b *[256]int, c []int, m map[int]int) []int {
	a[i&15], a[i>>4] = a[i>>4], a[i&15]
	m[a[i&15]] = a[i>>4]
	m[a[i&15]] += a[i>>4]
	w := map[int]int{a[i&15]: b[i]}
	c = append(c, a[i&15], b[i], a[i>>4]+1, b[g(1)&255])
	func() { w[1] = a[i&15] }()
	return c
}
)go";
  EXPECT_EQ(analyse(kText, 1),
            R"m(4:19: f ignoring self-assignment in a[i & uint8(15)], a[i >> uint(4)] = a[i >> uint(4)], a[i & uint8(15)]
4:19: f ignoring self-assignment in a[i & uint8(15)], a[i >> uint(4)] = a[i >> uint(4)], a[i & uint8(15)]
3:17: a does not escape
3:29: b does not escape
3:42: leaking param: c to result ~r0 level=0
3:51: m does not escape
7:18: map[int]int{...} does not escape
8:12: append escapes to heap
9:2: func literal does not escape
4:3: index bounds check elided
4:22: index bounds check elided
4:31: index bounds check elided
4:12: index bounds check elided
5:16: index bounds check elided
5:5: index bounds check elided
6:17: index bounds check elided
6:5: index bounds check elided
7:29: index bounds check elided
7:20: index bounds check elided
8:26: index bounds check elided
8:32: index bounds check elided
9:19: index bounds check elided
)m");
}

TEST_F(EscapeTest, ManyResults) {
  const char* kText = R"go(
func f(p, q, r *int) (a, b, c, d, e, f, g *int) { e, f, g = p, q, r; return }
)go";
  EXPECT_EQ(analyse(kText, 1),
            R"m(2:8: leaking param: p to result e level=0
2:11: leaking param: q
2:14: leaking param: r
)m");
}

}  // namespace
}  // namespace vole::escape
