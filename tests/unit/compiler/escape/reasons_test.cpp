// The lines of -m (and -m=2) for small programs. Expected: what gc 1.26 prints with -l.
#include "tests/unit/compiler/escape/escape_fixture.h"

namespace vole::escape {
namespace {

TEST_F(EscapeTest, MovedVariable) {
  const char* kText = R"go(
func f() *int {
	x := 1
	p := &x
	q := p
	return q
}
)go";
  EXPECT_EQ(analyse(kText, 2),
            R"m(3:2: x escapes to heap in f:
3:2:   flow: p ← &x:
3:2:     from &x (address-of) at main.go:4:7
3:2:     from p := &x (assign) at main.go:4:4
3:2:   flow: q ← p:
3:2:     from q := p (assign) at main.go:5:4
3:2:   flow: ~r0 ← q:
3:2:     from return q (return) at main.go:6:2
3:2: moved to heap: x
)m");
}

TEST_F(EscapeTest, LeakPaths) {
  const char* kText = R"go(
type t struct{ next *t; p *int }
var sink *int
func f(v *t, s []*int, a [2]*int, m map[int]*int) {
	sink = v.next.p
	sink = s[1]
	sink = a[0]
	sink = *&v.p
	sink = s[1:][0]
}
)go";
  EXPECT_EQ(analyse(kText, 2),
            R"m(4:8: parameter v leaks to {heap} for f with derefs=1:
4:8:   flow: {heap} ← *v:
4:8:     from v.p (dot of pointer) at main.go:8:12
4:8:     from &v.p (address-of) at main.go:8:10
4:8:     from *(&v.p) (indirection) at main.go:8:9
4:8:     from sink = *(&v.p) (assign) at main.go:8:7
4:14: parameter s leaks to {heap} for f with derefs=1:
4:14:   flow: {heap} ← *s:
4:14:     from s[1] (dot of pointer) at main.go:6:10
4:14:     from sink = s[1] (assign) at main.go:6:7
4:24: parameter a leaks to {heap} for f with derefs=0:
4:24:   flow: {heap} ← a:
4:24:     from a[0] (fixed-array-index-of) at main.go:7:10
4:24:     from sink = a[0] (assign) at main.go:7:7
4:8: leaking param content: v
4:14: leaking param content: s
4:24: leaking param: a
4:35: m does not escape
)m");
}

TEST_F(EscapeTest, Storage) {
  const char* kText = R"go(
type t struct{ p *int; a [2]*int }
func f(x int) *t {
	v := &t{p: &x}
	l := []*int{v.p}
	m := map[string]*int{"a": new(int)}
	v.a = [2]*int{l[0], m["a"]}
	return v
}
)go";
  EXPECT_EQ(analyse(kText, 2),
            R"m(6:31: new(int) escapes to heap in f:
6:31:   flow: {heap} ← &{storage for new(int)}:
6:31:     from new(int) (spill) at main.go:6:31
6:31:     from map[string]*int{...} (map literal value) at main.go:6:22
3:8: x escapes to heap in f:
3:8:   flow: {storage for &t{...}} ← &x:
3:8:     from &x (address-of) at main.go:4:13
3:8:     from t{...} (struct literal element) at main.go:4:9
3:8:   flow: v ← &{storage for &t{...}}:
3:8:     from &t{...} (spill) at main.go:4:7
3:8:     from v := &t{...} (assign) at main.go:4:4
3:8:   flow: {storage for []*int{...}} ← *v:
3:8:     from v.p (dot of pointer) at main.go:5:15
3:8:     from []*int{...} (slice-literal-element) at main.go:5:13
3:8:   flow: l ← &{storage for []*int{...}}:
3:8:     from []*int{...} (spill) at main.go:5:13
3:8:     from l := []*int{...} (assign) at main.go:5:4
3:8:   flow: {heap} ← *l:
3:8:     from l[0] (dot of pointer) at main.go:7:17
3:8:     from [2]*int{...} (array literal element) at main.go:7:15
3:8:     from v.a = [2]*int{...} (assign) at main.go:7:6
3:8: parameter x leaks to {heap} for f with derefs=0:
3:8:   flow: {storage for &t{...}} ← &x:
3:8:     from &x (address-of) at main.go:4:13
3:8:     from t{...} (struct literal element) at main.go:4:9
3:8:   flow: v ← &{storage for &t{...}}:
3:8:     from &t{...} (spill) at main.go:4:7
3:8:     from v := &t{...} (assign) at main.go:4:4
3:8:   flow: {storage for []*int{...}} ← *v:
3:8:     from v.p (dot of pointer) at main.go:5:15
3:8:     from []*int{...} (slice-literal-element) at main.go:5:13
3:8:   flow: l ← &{storage for []*int{...}}:
3:8:     from []*int{...} (spill) at main.go:5:13
3:8:     from l := []*int{...} (assign) at main.go:5:4
3:8:   flow: {heap} ← *l:
3:8:     from l[0] (dot of pointer) at main.go:7:17
3:8:     from [2]*int{...} (array literal element) at main.go:7:15
3:8:     from v.a = [2]*int{...} (assign) at main.go:7:6
4:7: &t{...} escapes to heap in f:
4:7:   flow: v ← &{storage for &t{...}}:
4:7:     from &t{...} (spill) at main.go:4:7
4:7:     from v := &t{...} (assign) at main.go:4:4
4:7:   flow: ~r0 ← v:
4:7:     from return v (return) at main.go:8:2
3:8: moved to heap: x
4:7: &t{...} escapes to heap
5:13: []*int{...} does not escape
6:22: map[string]*int{...} does not escape
6:31: new(int) escapes to heap
)m");
}

TEST_F(EscapeTest, Captures) {
  const char* kText = R"go(
func f(n int) (func(), func()) {
	a, b := 1, 2
	var c [20]int
	return func() { println(a, c[n]) }, func() { b++ }
}
)go";
  EXPECT_EQ(analyse(kText, 2),
            R"m(3:2: f capturing by value: a (addr=false assign=false width=8)
4:6: f capturing by ref: c (addr=false assign=false width=160)
2:8: f capturing by value: n (addr=false assign=false width=8)
3:5: f capturing by ref: b (addr=false assign=true width=8)
5:38: func literal escapes to heap in f:
5:38:   flow: ~r1 ← &{storage for func literal}:
5:38:     from func literal (spill) at main.go:5:38
5:38:     from return func literal, func literal (return) at main.go:5:2
3:5: b escapes to heap in f:
3:5:   flow: {storage for func literal} ← &b:
3:5:     from b (captured by a closure) at main.go:5:47
3:5:     from b (reference) at main.go:5:47
5:9: func literal escapes to heap in f:
5:9:   flow: ~r0 ← &{storage for func literal}:
5:9:     from func literal (spill) at main.go:5:9
5:9:     from return func literal, func literal (return) at main.go:5:2
4:6: c escapes to heap in f:
4:6:   flow: {storage for func literal} ← &c:
4:6:     from c (captured by a closure) at main.go:5:29
4:6:     from c (reference) at main.go:5:29
2:8: parameter n leaks to {storage for func literal} for f with derefs=0:
2:8:   flow: {storage for func literal} ← n:
2:8:     from n (captured by a closure) at main.go:5:31
3:5: moved to heap: b
4:6: moved to heap: c
5:9: func literal escapes to heap
5:38: func literal escapes to heap
)m");
}

TEST_F(EscapeTest, Reasons) {
  const char* kText = R"go(
var g func(*int)
func f(c chan *int, e any, m map[*int]int) (r []*int) {
	var a, b, d, h, k int
	c <- &a
	g(&b)
	m[&d] = 1
	g(&h)
	r = append(r, &k)
	switch x := e.(type) {
	case *int:
		c <- x
	case []*int:
		copy(r, x)
	}
	for _, p := range r {
		c <- p
	}
	if y, ok := e.(**int); ok {
		c <- *y
	}
	panic(e)
}
)go";
  EXPECT_EQ(analyse(kText, 2),
            R"m(4:6: a escapes to heap in f:
4:6:   flow: {heap} ← &a:
4:6:     from &a (address-of) at main.go:5:7
4:6:     from c <- &a (send) at main.go:5:4
4:9: b escapes to heap in f:
4:9:   flow: {heap} ← &b:
4:9:     from &b (address-of) at main.go:6:4
4:9:     from g(&b) (call parameter) at main.go:6:3
4:12: d escapes to heap in f:
4:12:   flow: {heap} ← &d:
4:12:     from &d (address-of) at main.go:7:4
4:12:     from m[&d] (key of map put) at main.go:7:3
4:15: h escapes to heap in f:
4:15:   flow: {heap} ← &h:
4:15:     from &h (address-of) at main.go:8:4
4:15:     from g(&h) (call parameter) at main.go:8:3
4:18: k escapes to heap in f:
4:18:   flow: {heap} ← &k:
4:18:     from &k (address-of) at main.go:9:16
4:18:     from append(r, &k) (call parameter) at main.go:9:12
3:21: parameter e leaks to {heap} for f with derefs=0:
3:21:   flow: {heap} ← e:
3:21:     from panic(e) (call parameter) at main.go:22:7
9:12: append(r, &k) escapes to heap in f:
9:12:   flow: r ← &{storage for append(r, &k)}:
9:12:     from append(r, &k) (spill) at main.go:9:12
9:12:     from r = append(r, &k) (assign) at main.go:9:4
3:8: c does not escape
3:21: leaking param: e
3:28: m does not escape
4:6: moved to heap: a
4:9: moved to heap: b
4:12: moved to heap: d
4:15: moved to heap: h
4:18: moved to heap: k
9:12: append escapes to heap
)m");
}

TEST_F(EscapeTest, Limits) {
  const char* kText = R"go(
func f(n int) {
	a := make([]int, 1<<20)
	b := new([100000]byte)
	var c [200000]byte
	d := make([]struct{}, n)
	_, _, _, _ = a, b, c, d
}
)go";
  EXPECT_EQ(analyse(kText, 2),
            R"m(5:6: c escapes to heap in f:
5:6:   flow: {heap} ← &c:
5:6:     from c (too large for stack) at main.go:5:6
3:11: make([]int, 1048576) escapes to heap in f:
3:11:   flow: {heap} ← &{storage for make([]int, 1048576)}:
3:11:     from make([]int, 1048576) (too large for stack) at main.go:3:11
4:10: new([100000]byte) escapes to heap in f:
4:10:   flow: {heap} ← &{storage for new([100000]byte)}:
4:10:     from new([100000]byte) (too large for stack) at main.go:4:10
6:11: make([]struct {}, n) escapes to heap in f:
6:11:   flow: {heap} ← &{storage for make([]struct {}, n)}:
6:11:     from make([]struct {}, n) (zero-sized element) at main.go:6:11
5:6: moved to heap: c
3:11: make([]int, 1048576) escapes to heap
4:10: new([100000]byte) escapes to heap
6:11: make([]struct {}, n) escapes to heap
)m");
}

TEST_F(EscapeTest, Tee) {
  const char* kText = R"go(
var sink *int
func two(p, q *int) (*int, *int) { sink = q; return p, p }
func f(x *int) (a, b *int) {
	y := 1
	a, b = two(x, &y)
	return
}
)go";
  EXPECT_EQ(analyse(kText, 2),
            R"m(3:13: parameter q leaks to {heap} for two with derefs=0:
3:13:   flow: {heap} ← q:
3:13:     from sink = q (assign) at main.go:3:41
3:10: parameter p leaks to ~r1 for two with derefs=0:
3:10:   flow: ~r1 ← p:
3:10:     from return p, p (return) at main.go:3:46
3:10: parameter p leaks to ~r0 for two with derefs=0:
3:10:   flow: ~r0 ← p:
3:10:     from return p, p (return) at main.go:3:46
3:10: leaking param: p to result ~r0 level=0
3:10: leaking param: p to result ~r1 level=0
3:13: leaking param: q
5:2: y escapes to heap in f:
5:2:   flow: {heap} ← &y:
5:2:     from &y (address-of) at main.go:6:16
5:2:     from two(x, &y) (call parameter) at main.go:6:12
4:8: parameter x leaks to b for f with derefs=0:
4:8:   flow: {temp} ← x:
4:8:     from two(x, &y) (call parameter) at main.go:6:12
4:8:   flow: .autotmp_5 ← {temp}:
4:8:   flow: b ← .autotmp_5:
4:8:     from a, b = (*int)(.autotmp_4), .autotmp_5 (assign-pair) at main.go:6:7
4:8: parameter x leaks to a for f with derefs=0:
4:8:   flow: {temp} ← x:
4:8:     from two(x, &y) (call parameter) at main.go:6:12
4:8:   flow: .autotmp_4 ← {temp}:
4:8:   flow: a ← .autotmp_4:
4:8:     from a, b = (*int)(.autotmp_4), .autotmp_5 (assign-pair) at main.go:6:7
4:8: leaking param: x to result a level=0
4:8: leaking param: x to result b level=0
5:2: moved to heap: y
)m");
}

TEST_F(EscapeTest, Cycle) {
  const char* kText = R"go(
type t struct{ next *t }
func f() *t {
	a := &t{}
	b := &t{next: a}
	a.next = b
	var p, q *t = a, b
	p, q = q, p
	return p
}
)go";
  EXPECT_EQ(analyse(kText, 2),
            R"m(5:7: &t{...} escapes to heap in f:
5:7:   flow: b ← &{storage for &t{...}}:
5:7:     from &t{...} (spill) at main.go:5:7
5:7:     from b := &t{...} (assign) at main.go:5:4
5:7:   flow: {heap} ← b:
5:7:     from a.next = b (assign) at main.go:6:9
4:7: &t{} escapes to heap in f:
4:7:   flow: a ← &{storage for &t{}}:
4:7:     from &t{} (spill) at main.go:4:7
4:7:     from a := &t{} (assign) at main.go:4:4
4:7:   flow: {storage for &t{...}} ← a:
4:7:     from t{...} (struct literal element) at main.go:5:9
4:7: &t{} escapes to heap
5:7: &t{...} escapes to heap
)m");
}

TEST_F(EscapeTest, KnownClosure) {
  const char* kText = R"go(
func f() *int {
	var u int
	fn := func() *int { return &u }
	return fn()
}
)go";
  EXPECT_EQ(analyse(kText, 2),
            R"m(3:6: f capturing by ref: u (addr=true assign=false width=8)
3:6: u escapes to heap in f:
3:6:   flow: ~r0 ← &u:
3:6:     from &u (address-of) at main.go:4:29
3:6:     from return &u (return) at main.go:4:22
3:6:   flow: ~r0 ← ~r0:
3:6:     from return fn() (return) at main.go:5:2
3:6: moved to heap: u
4:8: func literal does not escape
)m");
}

TEST_F(EscapeTest, GoAndDeferOperands) {
  const char* kText = R"go(
func f(p *int) {
	x := 0
	defer func(p *int) {
		*p = 1
	}(&x)
	defer g(p)
	for {
		go g(p)
	}
}
func g(p *int) {}
)go";
  EXPECT_EQ(analyse(kText, 2),
            R"m(4:13: p does not escape
12:8: p does not escape
9:3: func literal escapes to heap in f:
9:3:   flow: {heap} ← &{storage for func literal}:
9:3:     from func literal (spill) at main.go:9:3
4:8: f capturing by value: .autotmp_2 (addr=false assign=false width=8)
6:4: f capturing by value: .autotmp_3 (addr=false assign=false width=8)
7:2: f capturing by value: .autotmp_4 (addr=false assign=false width=8)
9:3: f capturing by value: .autotmp_5 (addr=false assign=false width=8)
2:8: parameter p leaks to {storage for func literal} for f with derefs=0:
2:8:   flow: .autotmp_5 ← p:
2:8:     from .autotmp_5 = p (assign-pair) at main.go:9:3
2:8:   flow: {storage for func literal} ← .autotmp_5:
2:8:     from .autotmp_5 (captured by a closure) at main.go:9:3
2:8: leaking param: p
4:8: func literal does not escape
)m");
}

TEST_F(EscapeTest, MethodValues) {
  const char* kText = R"go(
type t struct{ p *int }
func (v *t) m() *int { return v.p }
func f(v *t) func() *int { return v.m }
)go";
  EXPECT_EQ(analyse(kText, 2),
            R"m(3:7: parameter v leaks to ~r0 for (*t).m with derefs=1:
3:7:   flow: ~r0 ← *v:
3:7:     from v.p (dot of pointer) at main.go:3:32
3:7:     from return v.p (return) at main.go:3:24
3:7: leaking param: v to result ~r0 level=1
4:8: parameter v leaks to {heap} for f with derefs=1:
4:8:   flow: {temp} ← v:
4:8:   flow: {heap} ← *{temp}:
4:36: v.m escapes to heap in f:
4:36:   flow: ~r0 ← &{storage for v.m}:
4:36:     from v.m (spill) at main.go:4:36
4:36:     from return v.m (return) at main.go:4:28
4:8: parameter v leaks to {storage for v.m} for f with derefs=0:
4:8:   flow: {temp} ← v:
4:8:   flow: {storage for v.m} ← {temp}:
4:8: leaking param: v
4:36: v.m escapes to heap
<autogenerated>:1: parameter .this leaks to ~r0 for (*t).m-fm with derefs=1:
<autogenerated>:1:   flow: ~r0 ← *.this:
<autogenerated>:1:     from (*t).m(.this) (call parameter) at <autogenerated>:1
<autogenerated>:1:     from return (*t).m(.this) (return) at <autogenerated>:1
)m");
}

}  // namespace
}  // namespace vole::escape
