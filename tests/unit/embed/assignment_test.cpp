// What assignments leave in variables, seen by running programs: through closures, and where one
// statement names a variable twice.
#include "tests/unit/embed/support.h"

namespace vole::embed {
namespace {

TEST(Assignment, ClosuresChangeVariablesAroundThem) {
  Output o = run(must_compile(R"(package main
func sum(f func(int)) { for i := 1; i < 4; i++ { f(i) } }
func main() {
	last, total := 0, 0
	sum(func(i int) { last = i })
	func() { total = last }()
	println(last, total)
})"));
  EXPECT_EQ(o.err, "3 3\n");
}

// The values are stored from left to right.
TEST(Assignment, AVariableTwiceInOneStatement) {
  Output o = run(must_compile(R"(package main
func pointer(a *int) *int { a, a = new(int), a; return a }
func number(a, b int) int { a, a = b, a; return a }
func defined(a int) int { a, b := a+1, a; b, b = a, b; return b }
func main() {
	x := 5
	println(*pointer(&x), number(1, 2), defined(7))
})"));
  EXPECT_EQ(o.err, "5 1 7\n");
}

}  // namespace
}  // namespace vole::embed
