// Differences in the unified format: hunks, context, files without a last line end.
#include "tools/text_diff.h"

#include <gtest/gtest.h>

#include <string>

namespace vole::tools {
namespace {

std::string numbered(int from, int to) {
  std::string out;
  for (int i = from; i <= to; i++) out += "line " + std::to_string(i) + "\n";
  return out;
}

TEST(TextDiff, EqualTextsHaveNone) { EXPECT_EQ(text_diff("a", "x\n", "b", "x\n"), ""); }

TEST(TextDiff, ShowsThreeLinesAround) {
  std::string old_text = numbered(1, 20);
  std::string new_text = numbered(1, 9) + "other\n" + numbered(11, 20);
  EXPECT_EQ(text_diff("a", old_text, "b", new_text),
            "diff a b\n--- a\n+++ b\n@@ -7,7 +7,7 @@\n line 7\n line 8\n line 9\n-line 10\n+other\n"
            " line 11\n line 12\n line 13\n");
}

TEST(TextDiff, ChangesFarApartAreHunksOfTheirOwn) {
  std::string new_text = "first\n" + numbered(1, 20) + "last\n";
  std::string diff = text_diff("a", numbered(1, 20), "b", new_text);
  EXPECT_NE(diff.find("@@ -1,3 +1,4 @@\n+first\n"), std::string::npos) << diff;
  EXPECT_NE(diff.find("@@ -18,3 +19,4 @@\n"), std::string::npos) << diff;
}

TEST(TextDiff, SaysWhereTheLastLineIsNotEnded) {
  EXPECT_EQ(text_diff("a", "x", "b", "x\n"),
            "diff a b\n--- a\n+++ b\n@@ -1,1 +1,1 @@\n-x\n\\ No newline at end of file\n+x\n");
}

TEST(TextDiff, EmptyFilesCountFromZero) {
  EXPECT_EQ(text_diff("a", "", "b", "x\n"),
            "diff a b\n--- a\n+++ b\n@@ -0,0 +1,1 @@\n+x\n");
}

}  // namespace
}  // namespace vole::tools
