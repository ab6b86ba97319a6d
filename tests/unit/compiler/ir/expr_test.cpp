// Expressions: what is implicit in the source is a node in the tree.
#include "build_fixture.h"

namespace vole::ir {
namespace {

class ExprTest : public BuildTest {};

TEST_F(ExprTest, ConversionsToInterfacesAreExplicit) {
  build_main(R"(
type E interface{ M() }
type T struct{}
func (T) M() {}
func use(e E, rest ...any) any { return rest }
func main() { var t T; use(t, 1, "a", nil) }
)");
  EXPECT_EQ(dump_of("main.main"),
            "func main.main() {\n"
            "  var t T\n"
            "  t := 0\n"
            "  use(E<ConvIface>(t), []any{any<ConvIface>(1), any<ConvIface>(\"a\"), nil})\n"
            "}\n");
  EXPECT_EQ(dump_of("main.use"),
            "func main.use(e E, rest []any) (~r0 any) {\n"
            "  return any<ConvIface>(rest)\n"
            "}\n");
}

TEST_F(ExprTest, MethodCallsPassTheReceiver) {
  build_main(R"(
type T struct{ n int }
func (t T) V() {}
func (t *T) P() {}
type E struct{ *T }
type F struct{ E }
func main() { var t T; t.V(); t.P(); p := &t; p.V(); p.P(); var f F; f.V(); f.P(); f.n++ }
)");
  EXPECT_EQ(dump_of("main.main"),
            "func main.main() {\n"
            "  var t T heap\n"
            "  t := 0\n"
            "  T.V(t)\n"
            "  (*T).P(&t)\n"
            "  var p *T\n"
            "  p := &t\n"
            "  T.V(*p)\n"
            "  (*T).P(p)\n"
            "  var f F\n"
            "  f := 0\n"
            "  T.V(*f.E.T)\n"
            "  (*T).P(f.E.T)\n"
            "  f.E.T.n += 1\n"
            "}\n");
}

TEST_F(ExprTest, WrappersArePathsToTheMethod) {
  build_main(R"(
type I interface{ M(int) int }
type T struct{}
func (T) M(x int) int { return x }
type E struct{ T }
func main() { var i I = E{}; f := i.M; g := E.M; h := I.M; println(f(1), g(E{}, 1), h(i, 1)) }
)");
  EXPECT_EQ(dump_of("main.(*E).M"),
            "func main.(*E).M(~p0 *E, x int) (~r0 int) wrapper {\n"
            "  return T.M(~p0.T, x)\n"
            "}\n");
  EXPECT_EQ(dump_of("main.(*T).M"),
            "func main.(*T).M(~p0 *T, x int) (~r0 int) wrapper {\n"
            "  if ~p0 == nil {\n"
            "    runtime.panicwrap()\n"
            "  }\n"
            "  return T.M(*~p0, x)\n"
            "}\n");
  EXPECT_EQ(dump_of("main.I.M"),
            "func main.I.M(~p0 I, ~p1 int) (~r0 int) wrapper {\n"
            "  return ~p0.M(~p1)\n"
            "}\n");
  EXPECT_EQ(dump_of("main.I.M-fm"),
            "func main.I.M-fm(~p0 int) (~r0 int) [.this] wrapper {\n"
            "  return .this^.M(~p0)\n"
            "}\n");
  EXPECT_TRUE(has("main.E.M"));
}

TEST_F(ExprTest, SeveralResultsGoThroughTemporaries) {
  build_main(R"(
func two() (int, error) { return 1, nil }
func sink(x any, err error) {}
func main() {
  sink(two())
  m := map[string]int{}
  v, ok := m["a"]
  var c chan bool
  x, ok := <-c
  var i any = v
  s, ok := i.(string)
  _, _, _ = x, ok, s
}
)");
  EXPECT_EQ(dump_of("main.main"),
            "func main.main() {\n"
            "  sink({{var .autotmp_0; var .autotmp_1; }.autotmp_0, .autotmp_1 := two(); }"
            "any<ConvIface>(.autotmp_0), .autotmp_1)\n"
            "  var m map[string]int\n"
            "  m := map[string]int{}\n"
            "  var v int\n"
            "  var ok bool\n"
            "  v, ok := {{var .autotmp_5; var .autotmp_6; }.autotmp_5, .autotmp_6 := m[\"a\"]; }"
            "int<ConvNop>(.autotmp_5), .autotmp_6\n"
            "  var c chan bool\n"
            "  c := 0\n"
            "  var x bool\n"
            "  x, ok := {{var .autotmp_9; var .autotmp_10; }.autotmp_9, .autotmp_10 := <-c; }"
            "bool<ConvNop>(.autotmp_9), .autotmp_10\n"
            "  var i any\n"
            "  i := any<ConvIface>(v)\n"
            "  var s string\n"
            "  s, ok := {{var .autotmp_13; var .autotmp_14; }.autotmp_13, .autotmp_14 := "
            "i.(string); }string<ConvNop>(.autotmp_13), .autotmp_14\n"
            "  _, _, _ = x, ok, s\n"
            "}\n");
}

TEST_F(ExprTest, ConstantsHaveTheirFinalType) {
  build_main(R"(
type Celsius float32
const k = 1 << 3
func main() {
  var c Celsius = k
  var r rune = 'a'
  var b byte = 255
  println(c, r, b, k, 'x', 2i, len("abc"), c == 2)
}
)");
  EXPECT_EQ(dump_of("main.main"),
            "func main.main() {\n"
            "  var c Celsius\n"
            "  c := Celsius(8)\n"
            "  var r rune\n"
            "  r := 'a'\n"
            "  var b byte\n"
            "  b := byte(255)\n"
            "  println(c, r, b, 8, 'x', (0 + 2i), 3, c == Celsius(2))\n"
            "}\n");
}

TEST_F(ExprTest, NilKeepsItsOwnType) {
  build_main(R"(
func f(i any, p *int) bool { return i == nil || (*int)(nil) == i || p == nil }
func main() { f((*int)(nil), nil); f(any(nil), nil) }
)");
  EXPECT_EQ(dump_of("main.f"),
            "func main.f(i any, p *int) (~r0 bool) {\n"
            "  return i == nil || any<ConvIface>((*int)<ConvNop>(nil)) == i || p == nil\n"
            "}\n");
  EXPECT_EQ(dump_of("main.main"),
            "func main.main() {\n"
            "  f(any<ConvIface>((*int)<ConvNop>(nil)), nil)\n"
            "  f(any<ConvNop>(nil), nil)\n"
            "}\n");
}

TEST_F(ExprTest, ShiftCountsAreIntegers) {
  build_main("func main() { x := 1; println(x<<1., x>>(2+0i)); x <<= 3. }\n");
  EXPECT_EQ(dump_of("main.main"),
            "func main.main() {\n"
            "  var x int\n"
            "  x := 1\n"
            "  println(x << uint(1), x >> uint(2))\n"
            "  x <<= uint(3)\n"
            "}\n");
}

TEST_F(ExprTest, StringsAreAddedInOneNode) {
  build_main(R"(
func f(a, b, c string) string { return a + "," + b + c }
func main() { f("", "", "") }
)");
  Node* ret = find("main.f")->body[0];
  Node* sum = to<Return>(ret)->results[0];
  ASSERT_EQ(sum->op, Op::AddString);
  EXPECT_EQ(to<Sequence>(sum)->list.size(), 4u);
  EXPECT_EQ(expr_text(program_->types, sum, find("main.f")->pkg), "a + \",\" + b + c");
}

TEST_F(ExprTest, IndexingAndSlicingArraysThroughPointers) {
  build_main(R"(
func main() {
  var a [4]int
  p := &a
  println(p[1], len(p), a[2], len(p[1:2]), len(a[:]), "abc"[a[0]])
  for i := range p { println(i) }
}
)");
  EXPECT_EQ(dump_of("main.main"),
            "func main.main() {\n"
            "  var a [4]int heap\n"
            "  a := 0\n"
            "  var p *[4]int\n"
            "  p := &a\n"
            "  println((*p)[1], 4, a[2], len(p[1:2]), len((&a)[:]), \"abc\"[a[0]])\n"
            "  var i int\n"
            "  for i = range 4 {\n"
            "    println(i)\n"
            "  }\n"
            "}\n");
}

TEST_F(ExprTest, ReportTextHidesWhatIsImplicit) {
  build_main(R"(
type T struct{ a int }
func (t *T) m(x ...any) any { return nil }
func main() { var t T; t.m(&T{1}, []byte("x"), t.a) }
)");
  Node* call = find("main.main")->body[1];
  const types::Package* pkg = find("main.main")->pkg;
  EXPECT_EQ(expr_text(program_->types, call, pkg), "(*T).m(t, ... argument...)");
  auto* rest = to<Composite>(to<Call>(call)->args[1]);
  EXPECT_EQ(expr_text(program_->types, rest->list[0], pkg), "&T{...}");
  EXPECT_EQ(expr_text(program_->types, rest->list[1], pkg), "([]byte)(\"x\")");
  EXPECT_EQ(expr_text(program_->types, rest->list[2], pkg), "t.a");
}

TEST_F(ExprTest, ReportTextHasGosParentheses) {
  build_main(R"(
func f(xs ...any) int { return len(xs) }
func use(x any) {}
func main() {
  s := "a"
  p := &s
  use(f(1, s) + f())
  use(f([]any{}...))
  use(recover() != nil)
  use(-(-f()))
  use(s == s+"x")
  use((*p)[1:2])
  use(real(2 * complex(float64(f()), 0)))
  use('\u00e9')
  use('\'')
  use(byte(3))
  use(&struct{ a int }{1})
  use((<-chan int)(nil))
  use([3]int{1})
  use(map[string]int{"a": 1}["a"])
  use(new(int) == nil)
  use(string([]own("x")))
  use(make(map[int]int)[1])
  use([]rune("ab"))
}
type own byte
)");
  const char* const kTexts[] = {
      "f(... argument...) + f(nil...)", "f([]any{}...)", "(recover()) != nil", "- (-f(nil...))",
      "s == (s + \"x\")", "(*p)[1:2]", "real((2 + 0i) * (complex(float64(f(nil...)), 0)))",
      "'\u00e9'", "'\\''", "byte(3)", "&struct { a int }{...}", "(<-chan int)(nil)",
      "[3]int{...}", "map[string]int{...}[\"a\"]", "new(int) == nil",
      "string(([]byte)(([]own)(\"x\")))", "(make(map[int]int))[1]", "[]rune{...}",
  };
  Func* main = find("main.main");
  size_t next = 2;
  for (const char* text : kTexts) {
    ASSERT_LT(next, main->body.size());
    auto* call = as<Call>(main->body[next++]);
    ASSERT_NE(call, nullptr) << text;
    EXPECT_EQ(expr_text(program_->types, call->args[0], main->pkg), text);
  }
}

TEST_F(ExprTest, ReportTextOfStatements) {
  build_main(R"(
func two() (int, int) { return 1, 2 }
func main() {
  x, y := two()
  var z int
  z = x
  z += y
  z--
  var m = map[int]int{}
  m[z] = 1
  if z > 1 { z = 2 } else { z = 3 }
  for z < 3 { z++ }
  switch z { case 1: }
  _ = m
  return
}
)");
  const char* const kTexts[] = {
      "x, y := int(.autotmp_2), .autotmp_3", "z = <nil>", "z = x", "z += y", "z--",
      "m := map[int]int{}", "m[z] = 1", "if z > 1 { z = 2 } else { z = 3 }", "for loop",
      "switch statement", "_ = m", "return ",
  };
  Func* main = find("main.main");
  ASSERT_EQ(main->body.size(), sizeof kTexts / sizeof kTexts[0]);
  for (size_t i = 0; i < main->body.size(); i++) {
    EXPECT_EQ(expr_text(program_->types, main->body[i], main->pkg), kTexts[i]);
  }
}

}  // namespace
}  // namespace vole::ir
