// Statements: switches, select, loops and their variables, go and defer.
#include "build_fixture.h"

namespace vole::ir {
namespace {

class StmtTest : public BuildTest {};

TEST_F(StmtTest, KnownConditionsLeaveOneBranch) {
  build_main(R"(
const debug = false
func f() bool { return true }
func dead() {}
func main() {
  if debug { dead() } else if f() { println(1) }
  if x := f(); !debug { println(x) }
}
)");
  EXPECT_EQ(dump_of("main.main"),
            "func main.main() {\n"
            "  {\n"
            "    if f() {\n"
            "      println(1)\n"
            "    }\n"
            "  }\n"
            "  var x bool\n"
            "  x := f()\n"
            "  {\n"
            "    println(x)\n"
            "  }\n"
            "}\n");
}

TEST_F(StmtTest, SwitchOperandsAgreeInType) {
  build_main(R"(
type E interface{ M() }
func main() {
  var e E
  var a any = 1
  switch a { case 1, "x": println(1); fallthrough; case e: default: }
  switch x := 5; { case x > 3: }
}
)");
  EXPECT_EQ(dump_of("main.main"),
            "func main.main() {\n"
            "  var e E\n"
            "  e := 0\n"
            "  var a any\n"
            "  a := any<ConvIface>(1)\n"
            "  switch a {\n"
            "  case any<ConvIface>(1), any<ConvIface>(\"x\"):\n"
            "    println(1)\n"
            "    fallthrough\n"
            "  case any<ConvIface>(e):\n"
            "  default:\n"
            "  }\n"
            "  var x int\n"
            "  x := 5\n"
            "  switch {\n"
            "  case x > 3:\n"
            "  }\n"
            "}\n");
}

TEST_F(StmtTest, SelectStoresToTemporaries) {
  build_main(R"(
func main() {
  c := make(chan int)
  m := map[int]any{}
  select {
  case c <- 1:
  case <-c:
  case x, ok := <-c: println(x, ok)
  case m[1] = <-c:
  default:
  }
}
)");
  EXPECT_EQ(dump_of("main.main"),
            "func main.main() {\n"
            "  var c chan int\n"
            "  c := make(chan int)\n"
            "  var m map[int]any\n"
            "  m := map[int]any{}\n"
            "  select {\n"
            "  case c <- 1:\n"
            "  case <-c:\n"
            "  case .autotmp_2, .autotmp_3 = <-c:\n"
            "    var x int\n"
            "    x := .autotmp_2\n"
            "    var ok bool\n"
            "    ok := .autotmp_3\n"
            "    println(x, ok)\n"
            "  case .autotmp_6 = <-c:\n"
            "    m[1] = any<ConvIface>(.autotmp_6)\n"
            "  default:\n"
            "  }\n"
            "}\n");
}

constexpr std::string_view kLoop = R"(
func main() {
  var fs []func() int
  for i := 0; i < 3; i++ { fs = append(fs, func() int { return i }) }
  for _, x := range []int{1} { fs = append(fs, func() int { return x }) }
}
)";

TEST_F(StmtTest, LoopVariablesAreNewInEachIteration) {
  build_main(kLoop, 22);
  EXPECT_EQ(dump_of("main.main"),
            "func main.main() {\n"
            "  var fs []func() int\n"
            "  fs := 0\n"
            "  var i' int\n"
            "  i' := 0\n"
            "  var .first bool\n"
            "  .first := true\n"
            "  for {\n"
            "    var i int heap\n"
            "    i := i'\n"
            "    if .first {\n"
            "      .first = false\n"
            "    } else {\n"
            "      i += 1\n"
            "    }\n"
            "    if !(i < 3) {\n"
            "      break\n"
            "    }\n"
            "    fs = append(fs, func main.func1)\n"
            "  } post {\n"
            "    i' = i\n"
            "  }\n"
            "  var x' int\n"
            "  for _, x' = range []int{1} {\n"
            "    var x int\n"
            "    x := x'\n"
            "    fs = append(fs, func main.func2)\n"
            "  }\n"
            "}\n");
  EXPECT_FALSE(find("main.main.func1")->closure_vars[0]->by_value);
  EXPECT_TRUE(find("main.main.func2")->closure_vars[0]->by_value);
}

TEST_F(StmtTest, OlderLanguagesShareTheLoopVariable) {
  build_main(kLoop, 21);
  EXPECT_EQ(dump_of("main.main"),
            "func main.main() {\n"
            "  var fs []func() int\n"
            "  fs := 0\n"
            "  var i int heap\n"
            "  i := 0\n"
            "  for i < 3 {\n"
            "    fs = append(fs, func main.func1)\n"
            "  } post {\n"
            "    i += 1\n"
            "  }\n"
            "  var x int heap\n"
            "  for _, x = range []int{1} {\n"
            "    fs = append(fs, func main.func2)\n"
            "  }\n"
            "}\n");
}

TEST_F(StmtTest, GoAndDeferHaveNoArguments) {
  build_main(R"(
type I interface{ M(int) }
func f(a int, b string) {}
func main() {
  var i I
  x := 1
  defer f(x, "k")
  go i.M(x)
  defer func() { recover() }()
  defer recover()
}
)");
  EXPECT_EQ(dump_of("main.main"),
            "func main.main() defer recovers {\n"
            "  var i I\n"
            "  i := 0\n"
            "  var x int\n"
            "  x := 1\n"
            "  var .autotmp_2 int\n"
            "  .autotmp_2 = x\n"
            "  defer func main.deferwrap1()\n"
            "  var .autotmp_3 I\n"
            "  var .autotmp_4 int\n"
            "  .autotmp_3, .autotmp_4 = i, x\n"
            "  checknil(.autotmp_3)\n"
            "  go func main.gowrap2()\n"
            "  defer func main.func1()\n"
            "  defer func main.deferwrap3()\n"
            "}\n");
  EXPECT_EQ(dump_of("main.main.deferwrap1"),
            "func main.main.deferwrap1() [.autotmp_2] wrapper {\n"
            "  f(.autotmp_2^, \"k\")\n"
            "}\n");
  EXPECT_TRUE(find("main.main.func1")->recovers);
  EXPECT_TRUE(find("main.main.deferwrap3")->recovers);
}

TEST_F(StmtTest, CapturedVariables) {
  build_main(R"(
func main() {
  a, b := 1, 2
  var big [17]int
  var p int
  f := func() { b++; println(a, b, big[0]); func() { println(a, p) }() }
  q := &p
  f()
  _ = q
}
)");
  Func* f = find("main.main.func1");
  ASSERT_EQ(f->closure_vars.size(), 4u);
  EXPECT_FALSE(f->closure_vars[0]->by_value);  // b: reassigned
  EXPECT_TRUE(f->closure_vars[1]->by_value);   // a
  EXPECT_FALSE(f->closure_vars[2]->by_value);  // big: more than 128 bytes
  EXPECT_FALSE(f->closure_vars[3]->by_value);  // p: address taken; captured for the inner closure
  Func* inner = find("main.main.func1.1");
  ASSERT_EQ(inner->closure_vars.size(), 2u);
  EXPECT_EQ(inner->closure_vars[0]->outer, f->closure_vars[1]);
  EXPECT_TRUE(inner->closure_vars[0]->by_value);
}

TEST_F(StmtTest, RangeTargetsThatAreNoVariables) {
  build_main(R"(
var g any
func main() {
  m := map[string]int{}
  for m["a"], g = range []string{"x"} {}
  for range 3 {}
  var k int8
  for k = range 5 {}
  _ = k
}
)");
  EXPECT_EQ(dump_of("main.main"),
            "func main.main() {\n"
            "  var m map[string]int\n"
            "  m := map[string]int{}\n"
            "  var .autotmp_1 int\n"
            "  var .autotmp_2 string\n"
            "  for .autotmp_1, .autotmp_2 = range []string{\"x\"} {\n"
            "    m[\"a\"], g = .autotmp_1, any<ConvIface>(.autotmp_2)\n"
            "  }\n"
            "  for _ = range 3 {\n"
            "  }\n"
            "  var k int8\n"
            "  k := 0\n"
            "  for k = range int8(5) {\n"
            "  }\n"
            "  _ = k\n"
            "}\n");
}

}  // namespace
}  // namespace vole::ir
