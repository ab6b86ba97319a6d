// What the lowering makes of verdicts: what stays lies in the frame, has no allocation and is used
// where it lies; what may not, is on the heap as without analysis.
#include <gtest/gtest.h>

#include "compiler/cfg/exclusive.h"
#include "tests/unit/compiler/cfg/lower_helper.h"

namespace vole::cfg {
namespace {

bool has(const std::string& graph, std::string_view part) { return graph.find(part) != graph.npos; }
size_t count(const std::string& graph, std::string_view part) {
  size_t n = 0;
  for (size_t at = graph.find(part); at != graph.npos; at = graph.find(part, at + 1)) n++;
  return n;
}

std::string placed(const std::string& text) { return graph_of(text, "f", true); }

TEST(Frame, WithoutVerdictsAllocationsAreOnTheHeap) {
  std::string g = graph_of("func g(*int)\nfunc f() { x := 1; g(&x); g(new(int)) }", "f");
  EXPECT_EQ(count(g, "new "), 2u) << g;
  EXPECT_FALSE(has(g, "lea.f")) << g;
}

TEST(Frame, AddressedVariablesAndNewLieInTheFrame) {
  std::string g = placed("func g(*int)\nfunc f() { x := 1; g(&x); g(new(int)) }");
  EXPECT_FALSE(has(g, "new ")) << g;
  EXPECT_EQ(count(g, "lea.f out0"), 2u) << g;
}

TEST(Frame, ObjectsAreZeroedEachTimeTheyAreMade) {
  std::string g = placed(R"(
type pair struct{ a, b *int }
func g(*pair)
func f(n int) {
	for i := 0; i < n; i++ {
		g(new(pair))
	}
})");
  EXPECT_EQ(count(g, "zero "), 1u) << g;
  EXPECT_LT(g.find("zero "), g.find("lea.f")) << g;
}

TEST(Frame, PointersToKnownObjectsAreLookedThrough) {
  std::string g = placed(R"(
type point struct{ x, y int }
func f(n int) int {
	p := &point{n, 2}
	p.x += p.y
	return p.x
})");
  EXPECT_FALSE(has(g, "ld.64")) << g;
  EXPECT_FALSE(has(g, "st.64")) << g;
  EXPECT_FALSE(has(g, "lea.f")) << g;
}

TEST(Frame, StoresThroughPointersAreSeenByDirectReads) {
  // *q may be x: the sum reads x again.
  std::string g = placed("func f(q *int, c bool) int { x := 1; if c { q = &x }; a := x; *q = 5; "
                         "return a + x }");
  EXPECT_TRUE(has(g, "mov %a")) << g;
}

TEST(Frame, SlicesOfConstantSizeLieInTheFrameAndOthersIfSmall) {
  std::string g = placed("func g([]int)\nfunc f() { g(make([]int, 5)); g([]int{1, 2}) }");
  EXPECT_FALSE(has(g, "makeslice")) << g;
  g = placed("func g([]int)\nfunc f(n int) { g(make([]int, n)) }");
  EXPECT_TRUE(has(g, "makeslice")) << g;
  EXPECT_TRUE(has(g, "lea.f")) << g;
  EXPECT_TRUE(has(g, ".u64")) << g;
}

TEST(Frame, MakeStillPanics) {
  std::string g = placed("func g([]int)\nfunc f(n int) { g(make([]int, n, 4)) }");
  EXPECT_TRUE(has(g, "makeslice")) << g;  // for a length out of range
}

TEST(Frame, ClosuresAndBoxesLieInTheFrame) {
  std::string g = placed("func g(func() int)\nfunc f(n int) { g(func() int { return n }) }");
  EXPECT_FALSE(has(g, "newclosure")) << g;
  EXPECT_TRUE(has(g, "lea.f")) << g;
  g = placed("func g(any)\nfunc f(n int) { g(n) }");
  EXPECT_FALSE(has(g, "box")) << g;
  EXPECT_TRUE(has(g, "lea.f")) << g;
}

TEST(Frame, ConstantsInInterfacesAreStatic) {
  std::string g = graph_of("func g(any)\nfunc f() { g(\"text\"); g(3.5) }", "f");
  EXPECT_FALSE(has(g, "box")) << g;
  EXPECT_EQ(count(g, "lea.g"), 2u) << g;
}

TEST(Frame, AppendBeginsWithABuffer) {
  std::string g = placed("func f(n int) int { var s []int; s = append(s, n); return len(s) }");
  EXPECT_TRUE(has(g, "lea.f %s")) << g;
  EXPECT_TRUE(has(g, "append1 %s")) << g;
}

TEST(Frame, VariablesThatNeverChangeAreConstants) {
  std::string g = graph_of("func f(a int) int { k := 3; return a * k + k }", "f");
  EXPECT_TRUE(has(g, "muli.i64")) << g;
  EXPECT_FALSE(has(g, "ldi")) << g;
}

TEST(Frame, ConstantsThatMustPanicStillDo) {
  EXPECT_TRUE(has(graph_of("func f(a int) int { s := -1; return a << s }", "f"), "chkshift"));
  EXPECT_TRUE(has(graph_of("func f(a [3]int) int { i := 7; return a[i] }", "f"), "ldfx.64"));
}

TEST(Frame, ArraysAtOddOffsetsAreReachedByAddress) {
  std::string g = placed(R"(
func f(i int) int8 {
	var h struct {
		pad byte
		arr [3]int8
	}
	h.arr[i] = 5
	return h.arr[i]
})");
  EXPECT_TRUE(has(g, "stax.8")) << g;
}

// ---- slices that leave the frame at one place

ExclusiveSlices exclusive_in(const std::string& body) {
  ExclusiveSlices found;
  SourceSet sources;
  Diagnostics diagnostics(sources);
  Arena arena;
  Interner names;
  types::Universe universe(sources);
  NoImports importer;
  Source* source = sources.add("x.go", "package main\nfunc g(p *int)\nvar kept []int\n"
                                       "func f(n int) (r []int) {" + body + "}");
  syntax::File* file = syntax::parse_file(*source, arena, names, diagnostics);
  types::Package* pkg = types::check(universe, "main", {file}, importer, diagnostics);
  EXPECT_FALSE(diagnostics.has_errors()) << diagnostics.format_all();
  ir::BuildOptions options;
  options.all_functions = true;
  std::unique_ptr<ir::Program> program = ir::build(universe, {pkg}, options, diagnostics);
  for (ir::Func* f : program->funcs) {
    if (f->symbol != "main.f") continue;
    keep_in_frame(*f);
    find_exclusive_slices(*program, *f, found);
  }
  return found;
}

TEST(ExclusiveSlices, GrowInALoopAndAreReturned) {
  auto found = exclusive_in("var s []int; for i := 0; i < n; i++ { s = append(s, i) }; return s");
  EXPECT_EQ(found.appends.size(), 1u);
  ASSERT_EQ(found.moves.size(), 1u);
  EXPECT_FALSE(found.moves.begin()->second.keep_capacity);
}

TEST(ExclusiveSlices, CapacityThatIsSeenIsKept) {
  auto found = exclusive_in(
      "var s []int; for i := 0; i < n; i++ { s = append(s, i) }; println(cap(s)); return s");
  ASSERT_EQ(found.moves.size(), 1u);
  EXPECT_TRUE(found.moves.begin()->second.keep_capacity);
}

TEST(ExclusiveSlices, OtherMentionsEndIt) {
  const char* kLoop = "var s []int; for i := 0; i < n; i++ { s = append(s, i) }; ";
  for (const char* rest :
       {"g(&s[0]); return s", "kept = s; return s", "t := append(s, 1); return t",
        "h := func() int { return s[0] }; h(); return s"}) {
    EXPECT_TRUE(exclusive_in(std::string(kLoop) + rest).empty()) << rest;
  }
  EXPECT_TRUE(exclusive_in("var s []int; s = append(s, n); return s").empty());  // once is no gain
  EXPECT_TRUE(
      exclusive_in("var s []int; for { s = append(s, n); if n > 3 { return s } }").empty());
}

}  // namespace
}  // namespace vole::cfg
