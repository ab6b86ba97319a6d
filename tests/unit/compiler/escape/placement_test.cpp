// What the analysis leaves in the tree, and its log.
#include "compiler/escape/dead_locals.h"
#include "tests/unit/compiler/escape/escape_fixture.h"

namespace vole::escape {
namespace {

using ir::Escape;
using ir::Op;

class PlacementTest : public EscapeTest {
 protected:
  ir::Name* local(std::string_view symbol, std::string_view name) {
    ir::Func* f = find(symbol);
    for (auto* list : {&f->params, &f->results, &f->locals}) {
      for (ir::Name* n : *list) {
        if (n->name == name) return n;
      }
    }
    ADD_FAILURE() << "no variable " << name;
    return f->locals[0];
  }
};

TEST_F(PlacementTest, VerdictsOfNodes) {
  analyse(R"(
var sink any
func a() { p := &[2]int{}; p[0] = 1 }
func b() { sink = &[2]int{} }
func c(n int) { s := make([]int, n); s[0] = 1 }
func d() map[int]int { return map[int]int{} }
func e() { defer func() {}() }
func f() { for { defer func() {}() } }
func g(s string) int { return len([]byte(s)) }
func h(s string) { b := []byte(s); b[0] = 1 }
func i(s []int) int { return len(append(s, 1)) }
func j(s []int) []int { return append(s, 1) }
)");
  EXPECT_EQ(node("main.a", Op::PtrLit)->escape, Escape::kNone);
  EXPECT_EQ(node("main.b", Op::PtrLit)->escape, Escape::kHeap);
  EXPECT_EQ(node("main.c", Op::MakeSlice)->escape, Escape::kNone);
  EXPECT_EQ(node("main.d", Op::MapLit)->escape, Escape::kHeap);
  EXPECT_EQ(node("main.e", Op::Defer)->escape, Escape::kNever);
  EXPECT_EQ(node("main.f", Op::Defer)->escape, Escape::kUnknown);
  EXPECT_EQ(node("main.g", Op::StringToBytes)->escape, Escape::kNever);
  EXPECT_EQ(node("main.h", Op::StringToBytes)->escape, Escape::kNone);
  EXPECT_EQ(node("main.i", Op::Append)->escape, Escape::kNone);
  EXPECT_EQ(node("main.j", Op::Append)->escape, Escape::kHeap);
}

TEST_F(PlacementTest, Variables) {
  analyse(R"(
func f(p int, q int) (r func() *int, s int) {
	x, y, z := 1, 2, 3
	g := func() { y++ }
	g()
	t := &z
	*t = q
	return func() *int { return &x }, p
}
)");
  EXPECT_TRUE(local("main.f", "x")->heap);
  for (const char* name : {"p", "q", "r", "s", "y", "z", "g", "t"}) {
    EXPECT_FALSE(local("main.f", name)->heap) << name;
  }
}

TEST_F(PlacementTest, CapturesByValue) {
  analyse(R"(
func f(a int) func() int {
	b, c := 1, 2
	c++
	d := 3
	g := func() int { return a + b + c + d }
	d++
	return g
}
)");
  std::string by_value;
  for (ir::Name* n : find("main.f.func1")->closure_vars) {
    if (n->by_value) by_value += n->name;
  }
  // Assignments before the closure is made do not matter.
  EXPECT_EQ(by_value, "abc");
}

TEST_F(PlacementTest, Transient) {
  analyse(R"(
func call(f func()) { f() }
func sum(v ...int) int { return len(v) }
func a(x int) { call(func() { println(x) }) }
func b(x int) { for { defer call(nil); f := func() { println(x) }; call(f) } }
func c() int { return sum(1, 2) }
func d() int { s := []int{1, 2}; return sum(s...) }
)");
  EXPECT_TRUE(node("main.a", Op::Closure)->transient);
  EXPECT_TRUE(node("main.c", Op::SliceLit)->transient);
  EXPECT_FALSE(node("main.d", Op::SliceLit)->transient);
}

TEST_F(PlacementTest, LeaksOfParameters) {
  analyse(R"(
var sink *int
func f(a *int, b **int, c *int, d func(), e *int, _ *int, n int) (x, y *int) {
	sink = a
	x = *b
	y = c
	d()
	*e = 1
	return
}
)");
  const std::vector<ir::Leaks>& leaks = find("main.f")->leaks;
  ASSERT_EQ(leaks.size(), 7u);
  ir::Leaks want;
  want.heap = 0;
  EXPECT_EQ(leaks[0], want);
  want = {};
  want.results[0] = 1;
  EXPECT_EQ(leaks[1], want);
  want = {};
  want.results[1] = 0;
  EXPECT_EQ(leaks[2], want);
  EXPECT_EQ(leaks[3], ir::Leaks{});
  want = {};
  want.mutator = 0;
  EXPECT_EQ(leaks[4], want);
  EXPECT_EQ(leaks[5], ir::Leaks{});
}

TEST_F(PlacementTest, ConstantsTakeThePlaceOfVariables) {
  analyse(R"(
func f() (int, any) {
	n := 3
	s := make([]int, n)
	return len(s), n
}
)");
  auto* make = ir::to<ir::Make>(node("main.f", Op::MakeSlice));
  EXPECT_EQ(make->len->op, Op::Literal);
  auto* box = ir::to<ir::Unary>(node("main.f", Op::ConvIface));
  EXPECT_EQ(box->x->op, Op::Literal);
}

TEST_F(PlacementTest, EffectsOfReplacedSizesStay) {
  analyse(R"(
func f(c chan int) int {
	s := []int{<-c, 2}
	t := make([]int, len(s))
	return len(t)
}
)");
  auto* make = ir::to<ir::Make>(node("main.f", Op::MakeSlice));
  ASSERT_EQ(make->len->op, Op::Literal);
  ASSERT_EQ(make->init.size(), 1u);
  EXPECT_EQ(make->init[0]->op, Op::As);
}

// All instances of a shape get the verdicts of the shape; one reports.
TEST_F(PlacementTest, InstancesOfOneShape) {
  std::string report = analyse(R"(
type num int
type i interface{ m(*int) }
type t struct{}
func (t) m(*int) {}
func g[T any](v T) *T { x := v; return &x }
func h[T i](v T) { x := 1; v.m(&x) }
func f() { g[int](1); g[num](2); h[t](t{}) }
)");
  EXPECT_EQ(node("main.g[int]", Op::Dcl) != nullptr, true);
  EXPECT_TRUE(local("main.g[int]", "x")->heap);
  EXPECT_TRUE(local("main.g[main.num]", "x")->heap);
  // The method is known to us but not to the shape.
  EXPECT_TRUE(local("main.h[main.t]", "x")->heap);
  size_t count = 0;
  for (size_t at = report.find("moved to heap: x"); at != std::string::npos;
       at = report.find("moved to heap: x", at + 1)) {
    count++;
  }
  EXPECT_EQ(count, 2u) << report;
}

// A closure alone does not show who reads what it assigns to.
TEST_F(PlacementTest, ClosuresKeepAssignmentsToCapturedVariables) {
  analyse("func f() int { x := 1; g := func() { x = 2 }; g(); return x }");
  drop_dead_assignments(*program_, find("main.f.func1"));
  auto* stays = ir::as<ir::Assign>(node("main.f.func1", Op::As));
  ASSERT_NE(stays, nullptr);
  EXPECT_FALSE(ir::is_blank(stays->x));
}

// A function that no unit has must not trust anything.
TEST_F(PlacementTest, FunctionsOutsideOfUnits) {
  analyse("func f() *int { x := 1; return &x }\nfunc g() int { y := 1; p := &y; return *p }");
  for (const char* symbol : {"main.f", "main.g"}) {
    find(symbol)->placed = false;
    for (ir::Name* n : find(symbol)->locals) n->heap = false;
  }
  place_others(*program_);
  EXPECT_TRUE(local("main.f", "x")->heap);
  EXPECT_TRUE(local("main.g", "y")->heap);
  EXPECT_FALSE(local("main.g", "p")->heap);
}

TEST_F(PlacementTest, Log) {
  analyse(R"(
var sink *int
func f(p *int) {
	x, y := 1, 2
	q := &x
	sink = q
	sink = p
	_ = y
}
)");
  std::string verdicts;
  for (const Verdict& v : log_.verdicts) {
    if (v.func->symbol != "main.f") continue;
    verdicts += v.subject + ":" + v.text;
    if (v.explanation >= 0) {
      const Explanation& e = log_.explanations[v.explanation];
      verdicts += " [" + e.text;
      for (const Flow& flow : e.flows) verdicts += flow_line(flow);
      verdicts += "]";
    }
    verdicts += "\n";
  }
  EXPECT_EQ(verdicts,
            "p:leaking param: p [parameter p leaks to {heap} with derefs=0   flow: {heap} ← p:]\n"
            "p:\n"
            "x:moved to heap: x [x escapes to heap   flow: q ← &x:   flow: {heap} ← q:]\n"
            "y:\nq:\n");
}

}  // namespace
}  // namespace vole::escape
