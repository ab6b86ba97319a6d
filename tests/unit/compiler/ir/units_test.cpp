// The functions of a package in gc's order, and what becomes of its initialisation.
#include "compiler/ir/finish.h"
#include "tests/unit/compiler/ir/build_fixture.h"

namespace vole::ir {
namespace {

class UnitsTest : public BuildTest {
 protected:
  void build_complete(std::string_view text) {
    options_.all_functions = true;
    options_.complete_units = true;
    options_.finish_later = true;
    build_main(text, 0, true);
  }
  static std::vector<std::string> names(const std::vector<Func*>& funcs) {
    std::vector<std::string> out;
    for (const Func* f : funcs) out.emplace_back(f->short_name);
    return out;
  }
};

using Names = std::vector<std::string>;

TEST_F(UnitsTest, InstancesComeAsBodiesAreReadFromTheLastOne) {
  build_complete(R"(
func id[T any](x T) T { return x }
type box[T any] struct{ v T }
func (b box[T]) get() T { return b.v }
func first() { id(1) }
func main() { box[string]{}.get(); id("a") }
func _() { id(2.5) }
)");
  EXPECT_EQ(names(program_->units[0].funcs),
            (Names{"first", "main", "id[go.shape.string]", "id[string]",
                   "box[go.shape.string].get", "box[string].get", "id[go.shape.int]", "id[int]"}));
}

TEST_F(UnitsTest, WrappersOfTypesAndOfTheirShapes) {
  build_complete(R"(
type box[T any] struct{ v T }
func (b box[T]) get() T { return b.v }
type I interface{ m() }
func main() { println(box[int]{}.get()) }
)");
  EXPECT_EQ(names(program_->units[0].wrappers), (Names{"(*box[int]).get",
                                                       "(*box[go.shape.int]).get", "I.m"}));
}

TEST_F(UnitsTest, InitialisationIsSettledLate) {
  build_complete(R"(
type T struct{ a, b int }
func f() int { return 3 }
var p = &T{1, 2}
var q = []T{{1, f()}, {3, 4}}
var _ = T{}
var n = new(int)
func main() {}
)");
  Func* init = find("main.init");
  EXPECT_EQ(init->body.size(), 4u);
  settle_package_init(*program_, init);
  // The literals lie in static storage; f() and new remain.
  ASSERT_EQ(init->body.size(), 2u);
  EXPECT_EQ(expr_text(program_->types, init->body[0], init->pkg), ".stmp_1[0].b = f()");
  EXPECT_EQ(expr_text(program_->types, init->body[1], init->pkg), "n = new(int)");
  EXPECT_FALSE(global("main.p")->data.empty());
}

TEST_F(UnitsTest, LoopVariablesThatOnlyAReturnGivesAwayStayOne) {
  build_complete(R"(
func f(xs []int) func() int {
  for i := range xs { return func() int { return i } }
  return nil
}
func g(xs []int) (fs []func() int) {
  for i := range xs { fs = append(fs, func() int { return i }) }
  return fs
}
func main() {}
)");
  size_t before_f = find("main.f")->locals.size();
  size_t before_g = find("main.g")->locals.size();
  separate_loop_vars(*program_, find("main.f"));
  separate_loop_vars(*program_, find("main.g"));
  EXPECT_EQ(find("main.f")->locals.size(), before_f);
  EXPECT_EQ(find("main.g")->locals.size(), before_g + 1);
}

}  // namespace
}  // namespace vole::ir
