// What takes the place of inlined calls.
#include "tests/unit/compiler/inline/inline_fixture.h"

namespace vole::inlining {
namespace {

using ir::NameClass;
using ir::Op;

class TreeTest : public InlineTest {};

TEST_F(TreeTest, ParametersAndResultsBecomeVariablesOfTheCaller) {
  rewrite(R"(package main
func add(x, y int) int { return x + y }
func main() { println(add(1, 2)) }
)");
  auto calls = nodes<ir::InlinedCall>("main.main");
  ASSERT_EQ(calls.size(), 1u);
  EXPECT_EQ(calls[0]->func, find("main.add"));
  ASSERT_EQ(calls[0]->results.size(), 1u);
  auto* result = ir::to<ir::Name>(calls[0]->results[0]);
  EXPECT_EQ(result->name, "~r0");
  EXPECT_EQ(result->cls, NameClass::kLocal);
  EXPECT_EQ(result->func, find("main.main"));
  // x, y = 1, 2 with the declarations before it; the one return declares the result.
  ASSERT_EQ(calls[0]->init.size(), 1u);
  auto* bind = ir::as<ir::AssignList>(calls[0]->init[0]);
  ASSERT_NE(bind, nullptr);
  EXPECT_TRUE(bind->def);
  EXPECT_EQ(bind->lhs.size(), 2u);
  EXPECT_EQ(bind->init.size(), 2u);
  EXPECT_EQ(result->defn->op, Op::As2);
  EXPECT_TRUE(nodes<ir::Return>("main.main").empty());
}

TEST_F(TreeTest, NamedResultsAreClearedFirst) {
  rewrite(R"(package main
func f(x int) (r int) { if x > 1 { return }; r = x; return }
func main() { println(f(1)) }
)");
  auto calls = nodes<ir::InlinedCall>("main.main");
  ASSERT_EQ(calls.size(), 1u);
  ASSERT_EQ(calls[0]->init.size(), 3u);
  EXPECT_EQ(calls[0]->init[1]->op, Op::Dcl);
  EXPECT_EQ(calls[0]->init[2]->op, Op::As);
  EXPECT_EQ(calls[0]->body.back()->op, Op::Label);
}

TEST_F(TreeTest, EachCopyKnowsItsCalls) {
  rewrite(R"(package main
func in(x *int) int { return *x }
func out(x *int) int { return in(x) }
func main() { y := 1; println(out(&y)) }
)");
  std::vector<ir::Unary*> derefs;
  for (ir::Unary* n : nodes<ir::Unary>("main.main")) {
    if (n->op == Op::Deref) derefs.push_back(n);
  }
  ASSERT_EQ(derefs.size(), 1u);
  uint32_t inner = derefs[0]->inl;
  ASSERT_NE(inner, 0u);
  const ir::InlineSite& site = program_->inline_tree[inner - 1];
  EXPECT_EQ(site.func, find("main.in"));
  EXPECT_EQ(sources_.position(site.pos).line, 3u);
  ASSERT_NE(site.outer, 0u);
  EXPECT_EQ(program_->inline_tree[site.outer - 1].func, find("main.out"));
  EXPECT_EQ(sources_.position(program_->report_pos(derefs[0])).line, 4u);
  EXPECT_EQ(sources_.position(derefs[0]->pos).line, 2u);
}

TEST_F(TreeTest, ClosuresAreCopiedUnderNamesOfTheirOwn) {
  rewrite(R"(package main
var sink any
func f(x int) { y := x; sink = func() int { y++; return x + y } }
func main() { f(1); f(2) }
)");
  ASSERT_TRUE(has("main.f.func1"));
  ASSERT_TRUE(has("main.main.f.func1"));
  ASSERT_TRUE(has("main.main.f.func2"));
  ir::Func* copy = find("main.main.f.func2");
  EXPECT_EQ(copy->outer, find("main.main"));
  ASSERT_EQ(copy->closure_vars.size(), 2u);
  for (const ir::Name* v : copy->closure_vars) {
    EXPECT_EQ(v->outer->func, find("main.main"));
    EXPECT_EQ(v->canonical, v->outer);
  }
  EXPECT_NE(copy->closure_vars[0]->outer, find("main.main.f.func1")->closure_vars[0]->outer);
  EXPECT_EQ(copy->closure->func, copy);
}

TEST_F(TreeTest, ALiteralUsesTheVariablesOfItsCaller) {
  rewrite(R"(package main
func main() { n := 1; func() { n += 2 }(); println(n) }
)");
  EXPECT_TRUE(nodes<ir::Closure>("main.main").empty());
  auto sets = nodes<ir::AssignOp>("main.main");
  ASSERT_EQ(sets.size(), 1u);
  auto* n = ir::as<ir::Name>(sets[0]->x);
  ASSERT_NE(n, nullptr);
  EXPECT_EQ(n->cls, NameClass::kLocal);
  EXPECT_EQ(n->func, find("main.main"));
}

TEST_F(TreeTest, CallsThatStay) {
  rewrite(R"(package main
func f() {}
func rec(n int) { rec(n - 1) }
func main() { defer f(); rec(2) }
)");
  bool deferred = false;
  for (ir::Call* call : nodes<ir::Call>("main.main")) deferred = deferred || call->go_defer;
  EXPECT_TRUE(deferred);
  // rec is inlined into main, and there into itself once more.
  auto calls = nodes<ir::InlinedCall>("main.main");
  EXPECT_EQ(calls.size(), 1u);
  EXPECT_EQ(nodes<ir::InlinedCall>("main.rec").size(), 1u);
}

TEST_F(TreeTest, ADevirtualizedReceiverIsAsserted) {
  rewrite(R"(package main
type I interface{ M() int }
type V struct{ x int }
func (v V) M() int { return v.x }
type W struct{ k int; *V }
//go:noinline
func (v *V) P() {}
func main() { var i I = W{1, &V{2}}; println(i.M()) }
)");
  std::vector<ir::Unary*> assertions;
  for (ir::Unary* n : nodes<ir::Unary>("main.main")) {
    if (n->op == Op::DotType) assertions.push_back(n);
  }
  ASSERT_EQ(assertions.size(), 1u);
  EXPECT_TRUE(assertions[0]->implicit);
  EXPECT_EQ(program_->types.link_string(assertions[0]->type), "main.W");
  ASSERT_EQ(nodes<ir::InlinedCall>("main.main").size(), 1u);
  EXPECT_EQ(nodes<ir::InlinedCall>("main.main")[0]->func, find("main.V.M"));
}

TEST_F(TreeTest, BodiesStayAsTheyWere) {
  rewrite(R"(package main
func in() int { return 1 }
func out() int { return in() }
func main() { println(out()) }
)");
  const ir::InlineBody* body = find("main.out")->inline_body;
  ASSERT_NE(body, nullptr);
  size_t inlined = 0;
  for (ir::Node* stmt : body->body) {
    ir::visit(stmt, [&](const ir::Node* n) { inlined += n->op == Op::InlinedCall; });
  }
  EXPECT_EQ(inlined, 0u);
  EXPECT_EQ(body->results.size(), 1u);
}

TEST_F(TreeTest, LoopVariablesAreSeparatedAfterInlining) {
  rewrite(R"(package main
var sink []func() int
func f() { for i := 0; i < 3; i++ { sink = append(sink, func() int { return i }) } }
func main() { f() }
)");
  auto copies = [&](std::string_view symbol) {
    size_t count = 0;
    for (const ir::Name* v : find(symbol)->locals) count += v->loop_copy;
    return count;
  };
  EXPECT_EQ(copies("main.f"), 1u);
  EXPECT_EQ(copies("main.main"), 1u);
}

}  // namespace
}  // namespace vole::inlining
