// The back end on small functions: what code they become, and that the module is consistent.
#include "tests/unit/compiler/emit/compile_helper.h"

#include <gtest/gtest.h>

namespace vole::emit {
namespace {

// The number of instructions of a function, by counting the lines of its disassembly with an
// opcode; and whether it contains a text.
bool has(const std::string& code, const std::string& part) { return code.find(part) != code.npos; }

TEST(Compile, SumOfSlice) {
  Compiled c = compile_text(R"(package main
func sum(a []int) int {
  s := 0
  for i := 0; i < len(a); i++ {
    s += a[i]
  }
  return s
}
func main() { println(sum([]int{1, 2, 3})) }
)");
  ASSERT_EQ(c.problems, "");
  const std::string& code = c.code["main.sum"];
  EXPECT_TRUE(has(code, "inc.lt")) << code << c.graphs["main.sum"];
  EXPECT_TRUE(has(code, "ldx.64")) << code;
}

}  // namespace
}  // namespace vole::emit
