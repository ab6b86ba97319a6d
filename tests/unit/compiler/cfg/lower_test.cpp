// Graphs of small functions: that hot code becomes the fused instructions, that operands are
// evaluated in gc's order, and that copies and dead code go.
#include <gtest/gtest.h>

#include "tests/unit/compiler/cfg/lower_helper.h"

namespace vole::cfg {
namespace {

// The part of a text between two marks, for comparing what matters of a graph.
bool has(const std::string& graph, std::string_view part) { return graph.find(part) != graph.npos; }
bool in_order(const std::string& graph, std::initializer_list<std::string_view> parts) {
  size_t at = 0;
  for (std::string_view p : parts) {
    at = graph.find(p, at);
    if (at == graph.npos) return false;
    at += p.size();
  }
  return true;
}

TEST(Lower, ResultGoesStraightToItsPlace) {
  EXPECT_EQ(graph_of("func f(a, b int) int { x := a + b; return x * 2 }", "f"),
            "b0:\n"
            "  add.i64 %x·3, %a·0, %b·1\n"
            "  muli.i64 %~r0·2, %x·3, #2\n"
            "  ret\n");
}

TEST(Lower, LoopIsRotatedAndCountsInOnePlace) {
  std::string g = graph_of(R"(
func f(a []int) int {
	s := 0
	for i := 0; i < len(a); i++ {
		s += a[i]
	}
	return s
})",
                           "f");
  EXPECT_TRUE(has(g, "  accx.i64 %s·2, %a·0, %i·3\n")) << g;
  EXPECT_TRUE(
      in_order(g, {"jlt.i64 %i·3, %a·0.1", "addi.i64 %i·3, %i·3, #1\n", "jlt.i64 %i·3, %a·0.1"}))
      << g;
}

TEST(Lower, RangeKeyIsTheCounter) {
  std::string g = graph_of(R"(
func f(a []int) (n int) {
	for i, x := range a {
		if x > i {
			n = i
		}
	}
	return
})",
                           "f");
  EXPECT_TRUE(has(g, "ldx.64 %x")) << g;
  EXPECT_FALSE(has(g, "mov3")) << g;
}

TEST(Lower, ConstantsLeaveTheLoop) {
  std::string g = graph_of(R"(
func f(n int) (s float64) {
	for i := 0; i < n; i++ {
		s = s*0.5 + 1.25
	}
	return
})",
                           "f");
  EXPECT_TRUE(in_order(g, {"ldk", "ldk", "-> b", "mul.f64", "add.f64"})) << g;
}

TEST(Lower, ArgumentsAreComputedInTheOutgoingArea) {
  EXPECT_EQ(graph_of("func g(a, b int) int\nfunc f(a, b int) int { return g(a+1, b*2) }", "f"),
            "b0:\n"
            "  addi.i64 out0, %a·0, #1\n"
            "  muli.i64 out1, %b·1, #2\n"
            "  call out0 main.g\n"
            "  mov %~r0·2, out2\n"
            "  ret\n");
}

TEST(Lower, CallsRunBeforeVariablesAreRead) {
  // x is read after g, which may change it.
  std::string g = graph_of(R"(
var x int
func g() int
func f() int { return x + g() })",
                           "f");
  EXPECT_TRUE(in_order(g, {"call out0 main.g", "ldg.64", "add.i64"})) << g;
}

TEST(Lower, NestedCallGoesToItsArgument) {
  std::string g = graph_of("func h(a, b int) int\nfunc f(a int) int { return h(a, h(1, 2)) }", "f");
  EXPECT_TRUE(in_order(g, {"call", "mov out1, out2", "mov out0, %a·0", "call"})) << g;
}

TEST(Lower, FieldsAreReachedInOneInstruction) {
  std::string g = graph_of(R"(
type e struct{ a, b int32 }
type t struct {
	next *t
	list []e
	n    int
}
func f(p *t, i int) int32 {
	p.n++
	return p.next.list[i].b
})",
                           "f");
  EXPECT_TRUE(has(g, "addmi.i64 %p·0, #1, #32")) << g;
  EXPECT_TRUE(has(g, "ldxo.i32 %~r0·2")) << g;
}

TEST(Lower, SwapNeedsTwoTemporaries) {
  std::string g = graph_of("func f(a []int, i, j int) { a[i], a[j] = a[j], a[i] }", "f");
  EXPECT_EQ(g,
            "b0:\n"
            "  ldx.64 %3, %a·0, %j·2\n"
            "  ldx.64 %4, %a·0, %i·1\n"
            "  stx.64 %a·0, %i·1, %3\n"
            "  stx.64 %a·0, %j·2, %4\n"
            "  ret\n");
}

TEST(Lower, ConditionsAreControlFlow) {
  std::string g = graph_of("func f(a, b int, s string) bool { return a < b && s != \"\" }", "f");
  EXPECT_TRUE(in_order(g, {"jlt.i64 %a·0, %b·1", "%s·2.1, #0"})) << g;
}

TEST(Lower, DenseSwitchIsATable) {
  std::string g = graph_of(R"(
func f(x int) int {
	switch x {
	case 1: return 10
	case 2: return 20
	case 3: return 30
	case 4: return 40
	case 5: return 50
	case 6: return 60
	}
	return 0
})",
                           "f");
  EXPECT_TRUE(has(g, "jtab")) << g;
}

TEST(Lower, DeadCodeGoes) {
  EXPECT_EQ(graph_of("func f(a int) int { x := a * 3; x = a; return x }", "f"),
            "b0:\n"
            "  mov %~r0·1, %a·0\n"
            "  ret\n");
}

TEST(Lower, DeferHasAnEpilogue) {
  std::string g = graph_of(R"(
func g() int
func f() (n int) {
	defer func() { recover() }()
	n = g()
	return n + 1
})",
                           "f");
  EXPECT_TRUE(in_order(g, {"ldi %n·0, #0", "defer", "call", "defer.return", "ret"})) << g;
}

TEST(Lower, LiteralThatReadsItsVariableIsBuiltAside) {
  std::string g = graph_of(R"(
type p struct{ x, y int }
func f(a p) p {
	a = p{a.y, a.x}
	return a
})",
                           "f");
  EXPECT_TRUE(in_order(g, {"mov %3, %a·0.1", "mov %3.1, %a·0"}) ||
              in_order(g, {"mov %2, %a·0.1", "mov %2.1, %a·0"}))
      << g;
}

TEST(Layouts, SizesAreThoseOfGo) {
  // Through unsafe-free means: the stride of an element shows its size.
  std::string g = graph_of(R"(
type t struct {
	a byte
	b int64
	c struct{ d, e int16 }
	s string
}
func f(l []t, i int) *t { return &l[i] })",
                           "f");
  EXPECT_TRUE(has(g, "leax")) << g;
}

}  // namespace
}  // namespace vole::cfg
