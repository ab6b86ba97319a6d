// Package initialisation, static data, reachability and run-time types.
#include "build_fixture.h"

namespace vole::ir {
namespace {

class InitTest : public BuildTest {};

TEST_F(InitTest, ConstantDataNeedsNoCode) {
  build_main(R"(
type T struct { a int8; s string; next *T; f float32 }
var x = &T{1, "abc", &T{a: 2}, 1.5}
var list = []uint16{1, 2, 5: 7}
var arr = [3]any{1, "s", nil}
var fn = main
var lit = func() int { return 1 }
var p = &arr2[2]
var arr2 [4]int32
var raw = []byte("hi")
func main() {}
)");
  EXPECT_EQ(program_->inits.size(), 1u);
  EXPECT_TRUE(program_->inits[0].funcs.empty());
  std::string text = dump(*program_);
  auto line = [&](std::string_view s) {
    EXPECT_NE(text.find(std::string(s) + "\n"), std::string::npos) << s << "\nin\n" << text;
  };
  line("var main.x *T = 0:&main..stmp_0+0");
  line("var main..stmp_0 T = 0:1/1 8:\"abc\" 24:&main..stmp_1+0 32:1069547520/4");
  line("var main..stmp_1 T = 0:2/1");
  line("var main.list []uint16 = 0:&main..stmp_2+0 8:6/8 16:6/8");
  line("var main..stmp_2 [6]uint16 = 0:1/2 2:2/2 10:7/2");
  line("var main.arr [3]any = 0:type(int) 8:&main..stmp_3+0 16:type(string) 24:&main..stmp_4+0");
  line("var main..stmp_3 int readonly = 0:1/8");
  line("var main.fn func() = 0:main.main");
  line("var main.lit func() int = 0:main.init.func1");
  line("var main.p *int32 = 0:&main.arr2+8");
  line("var main.raw []byte = 0:&main..stmp_5+0 8:2/8 16:2/8");
}

TEST_F(InitTest, TheRestIsAssignedInOrder) {
  build_main(R"(
var a = b + 1
var b = f()
var _ = f()
var c, d = g()
var m = map[int]int{1: 2}
func f() int { return 3 }
func g() (int, string) { return 1, "" }
func init() { println("one") }
func init() { println("two") }
func main() {}
)");
  EXPECT_EQ(dump_of("main.init"),
            "func main.init() {\n"
            "  b = f()\n"
            "  a = b + 1\n"
            "  _ = f()\n"
            "  c, d = {{var .autotmp_0; var .autotmp_1; }.autotmp_0, .autotmp_1 := g(); }"
            "int<ConvNop>(.autotmp_0), .autotmp_1\n"
            "  m = map[int]int{1: 2}\n"
            "}\n");
  ASSERT_EQ(program_->inits[0].funcs.size(), 3u);
  EXPECT_EQ(program_->inits[0].funcs[1]->symbol, "main.init.0");
  EXPECT_EQ(program_->inits[0].funcs[2]->symbol, "main.init.1");
}

TEST_F(InitTest, OnlyReachableFunctionsAreBuilt) {
  constexpr std::string_view kText = R"(
type T struct{}
func (T) Used() {}
func (T) ViaInterface() {}
func unused() {}
func main() { T{}.Used(); var i any = T{}; _ = i }
)";
  build_main(kText);
  EXPECT_FALSE(has("main.unused"));
  EXPECT_TRUE(has("main.T.Used"));
  EXPECT_TRUE(has("main.(*T).ViaInterface"));  // wrapper for the method table
  ASSERT_EQ(program_->runtime_types.size(), 2u);  // T and *T
  const RuntimeType& t = program_->runtime_types[0];
  ASSERT_EQ(t.methods.size(), 2u);
  EXPECT_EQ(t.methods[0].name, "Used");
  EXPECT_EQ(t.methods[0].direct->symbol, "main.T.Used");
  EXPECT_EQ(t.methods[0].iface->symbol, "main.(*T).Used");
}

TEST_F(InitTest, LibrariesAreBuiltWhole) {
  build_main("func unused() {}\nfunc gen[T any]() {}\nfunc main() {}\n", 0, true);
  EXPECT_TRUE(has("main.unused"));
}

TEST_F(InitTest, LiteralsThatCanBeCopied) {
  build_main(R"(
func f(x int) {
  _ = [3]int{1, 2, 3}
  _ = []string{"a", "b"}
  _ = [2]int{1, x}
  _ = []*int{new(int)}
}
func main() { f(1) }
)");
  Func* f = find("main.f");
  auto literal = [&](size_t i) {
    return static_literal(*program_, f->pkg, to<Composite>(to<Assign>(f->body[i])->y));
  };
  Global* array = literal(0);
  ASSERT_NE(array, nullptr);
  EXPECT_TRUE(array->read_only);
  EXPECT_EQ(array->data.size(), 3u);
  ASSERT_NE(literal(1), nullptr);
  size_t globals = program_->globals.size();
  EXPECT_EQ(literal(2), nullptr);
  EXPECT_EQ(literal(3), nullptr);
  EXPECT_EQ(program_->globals.size(), globals);
}

TEST_F(InitTest, BodilessFunctionsAreExternal) {
  build_main("func native(x int) int\nfunc main() { native(1) }\n");
  ASSERT_EQ(program_->externals.size(), 1u);
  EXPECT_EQ(program_->externals[0]->symbol, "main.native");
  EXPECT_EQ(program_->externals[0]->kind, FuncKind::kNative);
}

}  // namespace
}  // namespace vole::ir
