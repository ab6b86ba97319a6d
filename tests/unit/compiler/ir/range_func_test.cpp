// Loops over functions become closures with state checks.
#include "build_fixture.h"

namespace vole::ir {
namespace {

class RangeFuncTest : public BuildTest {};

constexpr std::string_view kSeq = "func seq(yield func(int) bool) { yield(1) }\n";

TEST_F(RangeFuncTest, OneLoop) {
  build_main(std::string(kSeq) + R"(
func main() { for x := range seq { if x == 1 { continue }; if x == 2 { break }; println(x) } }
)");
  EXPECT_EQ(dump_of("main.main"),
            "func main.main() {\n"
            "  {\n"
            "    var #state1 int heap\n"
            "    #state1 := 1\n"
            "    var #yield1 func(int) bool\n"
            "    #yield1 := func main-range1\n"
            "    seq(#yield1)\n"
            "    if #state1 == 2 {\n"
            "      runtime.panicrangestate(4)\n"
            "    }\n"
            "    #state1 = 3\n"
            "  }\n"
            "}\n");
  EXPECT_EQ(dump_of("main.main-range1"),
            "func main.main-range1(x int) (#r bool) [&#state1] {\n"
            "  var #tmpState int\n"
            "  #tmpState := #state1^&\n"
            "  #state1^& = 2\n"
            "  if #tmpState != 1 {\n"
            "    runtime.panicrangestate(#tmpState)\n"
            "  }\n"
            "  if x == 1 {\n"
            "    #state1^& = 1\n"
            "    return true\n"
            "  }\n"
            "  if x == 2 {\n"
            "    #state1^& = 0\n"
            "    return false\n"
            "  }\n"
            "  println(x)\n"
            "  #state1^& = 1\n"
            "  return true\n"
            "}\n");
  EXPECT_TRUE(find("main.main-range1")->range_func_body);
}

TEST_F(RangeFuncTest, ReturnAndDeferLeaveForTheFunction) {
  build_main(std::string(kSeq) + R"(
func f() (int, error) {
  for x := range seq { defer println(x); return x, nil }
  return 0, nil
}
func main() { f() }
)");
  std::string text = dump_of("main.f");
  EXPECT_NE(text.find("    #defers := runtime.deferrangefunc()\n"), std::string::npos) << text;
  EXPECT_NE(text.find("    if #next == -1 {\n      return\n    }\n"), std::string::npos) << text;
  EXPECT_TRUE(find("main.f")->needs_defer);
  EXPECT_TRUE(find("main.f")->results[0]->heap);
  std::string body = dump_of("main.f-range1");
  EXPECT_NE(body.find("  defer func f.deferwrap1() at #defers^\n"
                      "  #rv1^&, #rv2^& = x, nil\n"),
            std::string::npos)
      << body;
  EXPECT_NE(body.find("  #next^& = -1\n  #state1^& = 0\n  return false\n"), std::string::npos)
      << body;
}

TEST_F(RangeFuncTest, LabelsAcrossLoops) {
  build_main(std::string(kSeq) + R"(
func main() {
outer:
  for range seq {
    for range seq { for range seq { continue outer }; break outer }
  }
loop:
  for i := range 3 { for range seq { if i == 1 { break loop }; continue loop } }
}
)");
  std::string middle = dump_of("main.main-range2");
  // After the innermost loop: not our level, so go on outwards.
  EXPECT_NE(middle.find("    if #next^& > 0 {\n      #state2^& = 0\n      return false\n    }\n"),
            std::string::npos)
      << middle;
  std::string outer = dump_of("main.main-range1");
  EXPECT_NE(outer.find("    if #next^& == 1 {\n      #next^& = 0\n      #state1^& = 1\n"
                       "      return true\n    }\n"),
            std::string::npos)
      << outer;
  std::string text = dump_of("main.main");
  EXPECT_NE(text.find("        #next = 0\n        break loop\n"), std::string::npos) << text;
  EXPECT_NE(text.find("        #next = 0\n        continue loop\n"), std::string::npos) << text;
}

TEST_F(RangeFuncTest, TargetsAndMethodsAsIterators) {
  build_main(R"(
type T struct{}
func (t *T) All(yield func(int, string) bool) {}
var m map[string]any
func main() {
  var t T
  for m["k"] = range t.All {}
  for a, b := range t.All { println(a, b) }
}
)");
  std::string text = dump_of("main.main-range1");
  EXPECT_NE(text.find("(#p1 int, #p2 string) (#r bool)"), std::string::npos) << text;
  EXPECT_NE(text.find("  m[\"k\"] = any<ConvIface>(#p1)\n"), std::string::npos) << text;
  EXPECT_NE(dump_of("main.main").find("(*T).All(&t, #yield1)"), std::string::npos);
}

}  // namespace
}  // namespace vole::ir
