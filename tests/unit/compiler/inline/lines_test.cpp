// What is decided, against gc's own lines: each file of cases/ ends with them.
#include <fstream>
#include <sstream>

#include "tests/unit/compiler/inline/inline_fixture.h"

namespace vole::inlining {
namespace {

constexpr std::string_view kMarker = "// Lines of gc 1.26 with -m=";

struct Case {
  const char* name;
  int report_level = 2;
  int inline_level = 1;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class LinesTest : public InlineTest, public ::testing::WithParamInterface<Case> {};

TEST_P(LinesTest, AreThoseOfGc) {
  std::string path = VOLE_SOURCE_DIR "/tests/unit/compiler/inline/cases/";
  std::ifstream in(path + GetParam().name + ".go");
  ASSERT_TRUE(in.good());
  std::stringstream content;
  content << in.rdbuf();
  std::string text = content.str();
  size_t end = text.find(kMarker);
  ASSERT_NE(end, text.npos);
  std::istringstream lines(text.substr(end));
  std::string want, line;
  std::getline(lines, line);
  while (std::getline(lines, line)) want += line.substr(3) + "\n";
  ASSERT_FALSE(want.empty());
  EXPECT_EQ(rewrite(text, GetParam().report_level, GetParam().inline_level), want);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, LinesTest,
    ::testing::Values(Case{"order"}, Case{"costs"}, Case{"loops"}, Case{"closures"},
                      Case{"closure_calls"}, Case{"nested_closures"}, Case{"returned_closures"},
                      Case{"callees"}, Case{"devirtualize"}, Case{"recursion"}, Case{"limits"},
                      Case{"level0", 1, 0}),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace vole::inlining
