// The parts of the formatter one by one: columns of a page, canonical documentation, and what only
// shows at its border (fragments, deep nesting, errors). Whole files are compared in the suite
// `format`.
#include "compiler/format/format.h"

#include <gtest/gtest.h>

#include <string>

#include "compiler/format/doc_comment.h"
#include "compiler/format/page.h"

namespace vole::format {
namespace {

void put_line(Page& page, std::initializer_list<std::string_view> cells, bool section = false) {
  for (const std::string_view& cell : cells) {
    page.add(cell);
    if (&cell + 1 != cells.end()) page.end_cell(false);
  }
  page.end_line(section);
}

TEST(Page, LinesUpColumnsOfAdjacentLines) {
  Page page;
  put_line(page, {"a", "1"});
  put_line(page, {"bbb", "2"});
  put_line(page, {"c"});
  put_line(page, {"ddddd", "3"});
  EXPECT_EQ(page.render(), "a   1\nbbb 2\nc\nddddd 3\n");
}

TEST(Page, SectionsEndColumns) {
  Page page;
  put_line(page, {"a", "1"}, true);
  put_line(page, {"bbb", "2"});
  EXPECT_EQ(page.render(), "a 1\nbbb 2\n");
}

TEST(Page, EmptySoftColumnsAreLeftOut) {
  Page page;
  put_line(page, {"a", "", "x"});
  put_line(page, {"bb", "", "y"});
  EXPECT_EQ(page.render(), "a  x\nbb y\n");
}

TEST(Page, WidthsAreInRunes) {
  Page page;
  put_line(page, {"\xc3\xa4\xc3\xb6", "1"});
  put_line(page, {"a", "2"});
  EXPECT_EQ(page.render(), "\xc3\xa4\xc3\xb6 1\na  2\n");
}

TEST(DocComment, ListsCodeAndHeadings) {
  EXPECT_EQ(canonical_doc_text("Text.\n* one\n* two\n    and on\n\nThen:\n\n  code\n\n#  Head\n"),
            "Text.\n  - one\n  - two\n    and on\n\nThen:\n\n\tcode\n\n# Head\n");
}

TEST(DocComment, TargetsComeLastThoseInUseFirst) {
  EXPECT_EQ(canonical_doc_text("[b]: http://b\n[a]: http://a\n\nSee [a].\n"),
            "See [a].\n\n[a]: http://a\n\n[b]: http://b\n");
}

TEST(Format, RefusesWhatDoesNotParse) {
  Result result = format_source("x.go", "package p\nfunc {}\n");
  EXPECT_FALSE(result.ok);
  EXPECT_EQ(result.errors, "x.go:2:6: syntax error: unexpected {, expected name or (\n");
}

TEST(Format, FragmentsKeepTheSpaceAroundThem) {
  Result result = format_source("x.go", "\n\n\tx:=1\n\ty:=2\n\n", {false, true});
  ASSERT_TRUE(result.ok) << result.errors;
  EXPECT_EQ(result.text, "\n\n\tx := 1\n\ty := 2\n\n");
}

TEST(Format, DeepNestingIsAnErrorOrFormatted) {
  std::string open(3000, '('), close(3000, ')');
  EXPECT_TRUE(format_source("x.go", "package p\nvar x = " + open + "1" + close + "\n").ok);
  std::string deep(6000, '('), end(6000, ')');
  EXPECT_FALSE(format_source("x.go", "package p\nvar x = " + deep + "1" + end + "\n").ok);
}

}  // namespace
}  // namespace vole::format
