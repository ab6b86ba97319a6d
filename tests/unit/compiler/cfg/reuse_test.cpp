// The passes that save computations: values used again, and invariants moved out of loops.
#include <gtest/gtest.h>

#include "tests/unit/compiler/cfg/lower_helper.h"

namespace vole::cfg {
namespace {

size_t count(const std::string& graph, std::string_view part) {
  size_t n = 0;
  for (size_t at = graph.find(part); at != graph.npos; at = graph.find(part, at + 1)) n++;
  return n;
}

TEST(Reuse, ComputationsAreDoneOnce) {
  std::string g = graph_of("func f(a, b int) int { return a*b + (b*a)<<3 }", "f");
  EXPECT_EQ(count(g, "mul.i64"), 1u) << g;
  g = graph_of("func f(a, b int) int { x := a*b; a++; return x + a*b }", "f");
  EXPECT_EQ(count(g, "mul.i64"), 2u) << g;
}

TEST(Reuse, BlocksWithOnePredecessorGoOn) {
  std::string g =
      graph_of("func f(a, b int) int { if a*b > 3 { return a*b }; return a*b + 1 }", "f");
  EXPECT_EQ(count(g, "mul.i64"), 1u) << g;
}

TEST(Reuse, WhatAllWaysKnowIsKnownWhereTheyMeet) {
  std::string g = graph_of(R"(
func f(a, b int, c bool) int {
	x := 1
	if c {
		x = a*b + 2
	} else {
		x = a*b - 1
	}
	y := a * b
	if c {
		x++
	}
	return x + y + a*b
})",
                           "f");
  EXPECT_EQ(count(g, "mul.i64"), 3u) << g;  // one on each way, y, and no more behind the join
}

// The graph of a function f with the parameters and body given, where t has fields a and b.
std::string with_t(const std::string& rest) {
  return graph_of("type t struct{ a, b int }\nfunc g()\nfunc f" + rest, "f");
}

TEST(Reuse, LoadsLastUntilAStoreThatMayReachThem) {
  std::string g = with_t("(p *t) int { return p.a + p.a }");
  EXPECT_EQ(count(g, "ld.64"), 1u) << g;
  // Another field of the same type: elsewhere, whatever q is.
  g = with_t("(p, q *t) int { x := p.a; q.b = 1; return x + p.a }");
  EXPECT_EQ(count(g, "ld.64"), 1u) << g;
  // The same field of what may be the same value.
  g = with_t("(p, q *t) int { x := p.a; q.a = 1; return x + p.a }");
  EXPECT_EQ(count(g, "ld.64"), 2u) << g;
  // An int that may lie anywhere.
  g = with_t("(p *t, q *int) (int, int) { x := p.a; *q = 1; return x, p.a }");
  EXPECT_EQ(count(g, "ld.64"), 2u) << g;
  // A byte does not change words.
  g = with_t("(p *t, q *byte) (int, int) { x := p.a; *q = 1; return x, p.a }");
  EXPECT_EQ(count(g, "ld.64"), 1u) << g;
}

TEST(Reuse, CallsMayChangeMemory) {
  std::string g = with_t("(p *t) (int, int) { x := p.a; g(); return x, p.a }");
  EXPECT_EQ(count(g, "ld.64"), 2u) << g;
}

TEST(Reuse, WhatWasStoredIsNotLoaded) {
  std::string g = with_t("(p *t, n int) int { p.a = n; return p.a }");
  EXPECT_EQ(count(g, "ld.64"), 0u) << g;
}

TEST(Reuse, LoadsStayInLoopsThatWaitForThem) {
  std::string g = graph_of("func f(p *int) { for *p == 0 { } }", "f");
  EXPECT_GE(count(g, "ld.64"), 2u) << g;  // before the loop and in it
}

TEST(Invariants, ArithmeticLeavesTheLoop) {
  std::string g = graph_of(R"(
func f(a, b, n int) int {
	s := 0
	for i := 0; i < n; i++ {
		s += (a*b) ^ i
	}
	return s
})",
                           "f");
  size_t loop = g.find("xor");
  size_t start = g.rfind("\nb", loop);  // the block with the loop's body
  EXPECT_LT(g.find("mul.i64"), start) << g;
}

TEST(Invariants, WhatMayPanicStays) {
  std::string g = graph_of(R"(
func f(a, b, n int) int {
	s := 0
	for i := 0; i < n; i++ {
		s += i
		s += a / b
	}
	return s
})",
                           "f");
  size_t start = g.rfind("\nb", g.find("div.i64"));
  EXPECT_NE(g.find("addi.i64", start), g.npos) << g;  // in the block that counts
}

}  // namespace
}  // namespace vole::cfg
