// Instances of generic functions and types.
#include "build_fixture.h"
#include "compiler/ir/symbol.h"

namespace vole::ir {
namespace {

class GenericTest : public BuildTest {};

TEST_F(GenericTest, EachInstanceIsAFunction) {
  build_main(R"(
type Number interface{ ~int | ~float64 }
func sum[N Number](xs ...N) (s N) { for _, x := range xs { s += x * 2 }; return }
type F float64
func main() { println(sum(1, 2), sum(1.5), sum[F](), sum[int]()) }
)");
  EXPECT_TRUE(has("main.sum[int]"));
  EXPECT_TRUE(has("main.sum[float64]"));
  EXPECT_EQ(dump_of("main.sum[main.F]"),
            "func main.sum[main.F](xs []F) (s F) {\n"
            "  var x F\n"
            "  for _, x = range xs {\n"
            "    s += x * F(2)\n"
            "  }\n"
            "  return\n"
            "}\n");
  int instances = 0;
  for (Func* f : program_->funcs) instances += f->is_generic_instance;
  EXPECT_EQ(instances, 3);
}

TEST_F(GenericTest, MethodsOfGenericTypes) {
  build_main(R"(
type List[T any] struct { value T; next *List[T] }
func (l *List[T]) push(x T) *List[T] { return &List[T]{x, l} }
func (l *List[E]) each(f func(E)) { for ; l != nil; l = l.next { f(l.value) } }
type Pair[K comparable, V any] struct { List[V]; key K }
func main() {
  var l *List[string]
  l.push("a").each(func(s string) { println(s) })
  var p Pair[int, bool]
  p.each(nil)
}
)");
  EXPECT_TRUE(has("main.(*List[string]).push"));
  EXPECT_TRUE(has("main.(*List[string]).each"));
  EXPECT_TRUE(has("main.(*List[bool]).each"));
  EXPECT_FALSE(has("main.(*List[bool]).push"));
  EXPECT_EQ(dump_of("main.(*List[string]).push"),
            "func main.(*List[string]).push(l *List[string], x string) (~r0 *List[string]) {\n"
            "  return &List[string]{value: x, next: l}\n"
            "}\n");
}

TEST_F(GenericTest, MethodsOfTypeParametersAreLookedUpAgain) {
  build_main(R"(
type S interface{ String() string }
type A struct{}
func (A) String() string { return "a" }
type B struct{ A }
type C struct{}
func (*C) String() string { return "c" }
func str[T S](x T) string { f := x.String; return x.String() + f() }
func main() { str(A{}); str(B{}); str(&C{}); str[S](A{}) }
)");
  EXPECT_EQ(dump_of("main.str[main.B]"),
            "func main.str[main.B](x B) (~r0 string) {\n"
            "  var f func() string\n"
            "  f := {{var .autotmp_3; }.autotmp_3 := x; }"
            "func str[go.shape.struct { main.A }].func1\n"
            "  return B.String(x) + f()\n"
            "}\n");
  EXPECT_EQ(dump_of("main.str[*main.C]"),
            "func main.str[*main.C](x *C) (~r0 string) {\n"
            "  var f func() string\n"
            "  f := {{var .autotmp_3; }.autotmp_3 := x; }func str[go.shape.*uint8].func1\n"
            "  return (*C).String(x) + f()\n"
            "}\n");
  EXPECT_TRUE(has("main.str[main.S]"));
}

TEST_F(GenericTest, LocalTypesAreDistinctPerInstance) {
  build_main(R"(
func make2[T any](x T) any { type box struct{ v T }; return box{x} }
func plain() any { type box struct{}; return box{} }
func main() { make2(1); make2("a"); plain() }
)");
  std::vector<std::string> names;
  for (const RuntimeType& t : program_->runtime_types) {
    std::string name(program_->types.link_string(t.type));
    if (name.find("box") != std::string::npos && name[0] != '*') names.push_back(name);
  }
  ASSERT_EQ(names.size(), 3u);
  EXPECT_NE(names[0], names[1]);
  EXPECT_NE(names[1], names[2]);
  EXPECT_NE(names[0].find("[int]"), std::string::npos);
}

TEST_F(GenericTest, ByteAndUint8ShareAnInstance) {
  build_main(R"(
func id[T any](x T) T { return x }
type G[T any] struct{ v T }
func main() {
  id(byte(1)); id(uint8(1))
  var a any = G[byte]{}
  _, ok := a.(G[uint8])
  println(ok)
}
)");
  int count = 0;
  for (Func* f : program_->funcs) count += f->is_generic_instance;
  EXPECT_EQ(count, 1);
  EXPECT_TRUE(has("main.id[uint8]"));
}

TEST_F(GenericTest, ConstantsTakeTheInstancesType) {
  build_main(R"(
func conv[T ~int8 | ~float64]() T { var x T = 3; return x + T(4) }
func main() { println(conv[int8](), conv[float64]()) }
)");
  EXPECT_EQ(dump_of("main.conv[int8]"),
            "func main.conv[int8]() (~r0 int8) {\n"
            "  var x int8\n"
            "  x := int8(3)\n"
            "  return x + int8(4)\n"
            "}\n");
}

TEST_F(GenericTest, TooManyInstancesAreAnError) {
  options_.max_instances = 2;
  EXPECT_FALSE(build(
      "package main\n"
      "func f[T any]() {}\n"
      "func main() { f[int](); f[string](); f[bool]() }\n",
      options_));
  EXPECT_EQ(diagnostics_.format_all(),
            "main.go:2:6: too many instances of generic functions (limit 2)\n");
}

TEST_F(GenericTest, ATreeTooLargeIsAnError) {
  std::string text = "package main\nfunc main() {\n";
  for (int i = 0; i < 2000; i++) text += "println(1, 2, 3)\n";
  options_.max_tree_bytes = 100000;
  EXPECT_FALSE(build(text + "}\nfunc init() { main() }\n", options_));
  EXPECT_EQ(diagnostics_.format_all(),
            "program too large: its typed tree takes more than 100000 bytes\n");
}

TEST_F(GenericTest, LongChainsOfOperands) {
  std::string sum = "s";
  std::string add = "n";
  for (int i = 0; i < 2000; i++) {
    sum += "+s";
    add += "-n";
  }
  build_main("func f(s string, n int) (string, int) { return " + sum + ", " + add +
             " }\nfunc main() { f(\"\", 1) }\n");
  Node* value = to<Return>(find("main.f")->body[0])->results[0];
  EXPECT_EQ(to<Sequence>(value)->list.size(), 2001u);
  EXPECT_LT(program_->arena.reserved_bytes(), size_t{4} << 20);
}

TEST_F(GenericTest, ShapesOfArguments) {
  build_main(R"(
type T struct{ a int }
func f[X any](x X) {}
func main() { f(T{}); f(&T{}); f(1) }
)");
  auto shape = [&](std::string_view symbol, bool basic) {
    TypeTable& types = program_->types;
    return types.link_string(types.shape_of(find(symbol)->targs[0], basic));
  };
  EXPECT_EQ(shape("main.f[int]", true), "go.shape.int");
  EXPECT_EQ(shape("main.f[main.T]", true), "go.shape.struct { main.a int }");
  EXPECT_EQ(shape("main.f[*main.T]", true), "go.shape.*uint8");
  EXPECT_EQ(shape("main.f[*main.T]", false), "go.shape.*main.T");
}

}  // namespace
}  // namespace vole::ir
