// Positions, line directives, and the order and filtering of diagnostics.
#include "compiler/source/source.h"

#include <gtest/gtest.h>

#include "compiler/source/diagnostic.h"

namespace vole {
namespace {

TEST(SourceSet, PositionsAcrossFiles) {
  SourceSet set;
  Source* a = set.add("a.go", "x\nyz\n");
  Source* b = set.add("b.go", "");
  Source* c = set.add("c.go", "q");
  EXPECT_EQ(set.format(a->pos_at(0)), "a.go:1:1");
  EXPECT_EQ(set.format(a->pos_at(3)), "a.go:2:2");
  EXPECT_EQ(set.format(a->end()), "a.go:3:1");
  EXPECT_EQ(set.format(b->begin()), "b.go:1:1");
  EXPECT_EQ(set.format(c->pos_at(1)), "c.go:1:2");
  EXPECT_EQ(set.find(a->end()), a);
  EXPECT_EQ(set.find(b->end()), b);
  EXPECT_EQ(set.find(Pos()), nullptr);
  EXPECT_EQ(set.format(Pos()), "<unknown position>");
  EXPECT_EQ(a->line_count(), 3u);
  EXPECT_TRUE(set.same_line(a->pos_at(2), a->pos_at(3)));
  EXPECT_FALSE(set.same_line(a->pos_at(1), a->pos_at(2)));
  EXPECT_FALSE(set.same_line(Pos(), Pos()));
}

TEST(SourceSet, LineDirectives) {
  SourceSet set;
  Source* a = set.add("a.go", "0123456789\n0123456789\n0123456789\n");
  a->add_line_base({a->pos_at(5), "x.go", 7, 20});
  a->add_line_base({a->pos_at(22), "y.go", 3, 0});
  EXPECT_EQ(set.format(a->pos_at(4)), "a.go:1:5");
  EXPECT_EQ(set.format(a->pos_at(6)), "x.go:7:21");
  EXPECT_EQ(set.format(a->pos_at(12)), "x.go:8:2");
  EXPECT_EQ(set.format(a->pos_at(24)), "y.go:3");
  Position physical = set.physical_position(a->pos_at(24));
  EXPECT_EQ(physical.str(), "a.go:3:3");
}

TEST(SourceSet, LargeColumnsAreNotShown) {
  SourceSet set;
  Source* a = set.add("a.go", std::string(300, ' '));
  EXPECT_EQ(set.format(a->pos_at(253)), "a.go:1:254");
  EXPECT_EQ(set.format(a->pos_at(254)), "a.go:1");
}

class DiagnosticsTest : public ::testing::Test {
 protected:
  DiagnosticsTest() {
    std::string lines;
    for (int i = 0; i < 40; i++) lines += "0123456789\n";
    a_ = set_.add("a.go", lines);
    b_ = set_.add("b.go", lines);
  }
  Pos at(Source* source, uint32_t line, uint32_t column) {
    return source->line_start(line) + (column - 1);
  }

  SourceSet set_;
  Source* a_;
  Source* b_;
};

TEST_F(DiagnosticsTest, TemplatesTakeArguments) {
  EXPECT_EQ(format_diagnostic(DiagnosticKind::LexInvalidDigit, {"'9'", "octal"}),
            "invalid digit '9' in octal literal");
  EXPECT_EQ(format_diagnostic(DiagnosticKind::SyntaxUnexpectedAfterIf, {"newline"}),
            "syntax error: unexpected newline, expected { after if clause");
  EXPECT_EQ(diagnostic_name(DiagnosticKind::LexNul), "LexNul");
}

TEST_F(DiagnosticsTest, SortedByPosition) {
  Diagnostics list(set_);
  list.report(DiagnosticKind::LexNul, at(a_, 3, 2));
  list.report(DiagnosticKind::LexNul, at(a_, 1, 5));
  list.report(DiagnosticKind::LexEmptyRune, at(a_, 1, 2));
  EXPECT_EQ(list.format_all(),
            "a.go:1:2: empty rune literal or unescaped '\n"
            "a.go:1:5: invalid NUL character\n"
            "a.go:3:2: invalid NUL character\n");
}

TEST_F(DiagnosticsTest, FilesComeInOrderOfTheirFirstError) {
  Diagnostics list(set_);
  list.report(DiagnosticKind::LexNul, at(b_, 3, 2));
  list.report(DiagnosticKind::LexNul, at(a_, 1, 1));
  list.report(DiagnosticKind::LexNul, at(b_, 1, 1));
  EXPECT_EQ(list.format_all(),
            "b.go:1:1: invalid NUL character\n"
            "b.go:3:2: invalid NUL character\n"
            "a.go:1:1: invalid NUL character\n");
}

TEST_F(DiagnosticsTest, OneSyntaxErrorALine) {
  Diagnostics list(set_);
  list.report(DiagnosticKind::SyntaxElse, at(a_, 1, 1));
  list.report(DiagnosticKind::SyntaxImportsFirst, at(a_, 1, 5));
  list.report(DiagnosticKind::LexNul, at(a_, 1, 5));
  list.report(DiagnosticKind::LexNul, at(a_, 1, 6));
  EXPECT_EQ(list.error_count(), 2u);
  EXPECT_EQ(list.syntax_error_count(), 2u);
  EXPECT_EQ(list.format_all(),
            "a.go:1:1: syntax error: else must be followed by if or statement block\n"
            "a.go:1:5: invalid NUL character\n");
}

TEST_F(DiagnosticsTest, LimitOfTen) {
  Diagnostics list(set_);
  for (uint32_t line = 20; line > 0; line--) list.report(DiagnosticKind::LexNul, at(a_, line, 1));
  EXPECT_TRUE(list.full());
  EXPECT_EQ(list.sorted().size(), 10u);
  std::string text = list.format_all();
  EXPECT_EQ(text.substr(0, 6), "a.go:1");
  EXPECT_NE(text.find("a.go:11:1: too many errors\n"), std::string::npos);
  Diagnostics all(set_, Diagnostics::kNoLimit);
  for (uint32_t line = 20; line > 0; line--) all.report(DiagnosticKind::LexNul, at(a_, line, 1));
  EXPECT_EQ(all.sorted().size(), 20u);
}

TEST_F(DiagnosticsTest, NotesAreShownAtOnce) {
  Diagnostics list(set_);
  list.note(at(a_, 9, 1), "can inline f");
  list.note(at(a_, 2, 1), "moved to heap: x");
  EXPECT_FALSE(list.has_errors());
  EXPECT_EQ(list.format_all(), "a.go:9:1: can inline f\na.go:2:1: moved to heap: x\n");
  list.clear();
  EXPECT_EQ(list.format_all(), "");
}

}  // namespace
}  // namespace vole
