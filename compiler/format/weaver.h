// Puts tokens, the spaces between them, and the comments of the source together on a page.
//
// The tree printer says what comes next: tokens, each with the place that it had in the source
// where that matters, and requests for space. Space is not written at once but kept until the next
// token, since a comment that stood before that token goes in between and takes as much of the
// space as suits it. Which part that is, and how many line ends of the source survive around
// comments, are gofmt's rules (go/printer/printer.go), on which its output depends to the byte.
//
// The weaver follows two places: where it is on the page (lines and columns of output), and where
// it is in the source; between tokens whose places are known the latter is an estimate.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/format/original.h"
#include "compiler/format/page.h"
#include "compiler/lex/token.h"

namespace vole::format {

// A request for space. Section is a line end below which columns start anew.
enum class Space : uint8_t {
  None,
  Blank,
  Column,
  HardColumn,  // one that stays though all its cells are empty
  Line,
  Section,
  Indent,
  Outdent,
};

class Weaver {
 public:
  // Weaves the comments of `original` in unless `page` only measures.
  Weaver(const Original& original, Page& page, bool with_comments, int base_indent);

  // The next token stood at `pos` (unknown: leave the estimate).
  void at(Pos pos);
  void space(Space request);
  void token(lex::TokenKind kind, std::string_view text);
  // A literal or another text that may hold line ends or tabs.
  void verbatim(lex::TokenKind kind, std::string_view text);
  // What is left at the end of the file.
  void finish();

  // At most two line ends, so as to come from here to `line` of the source, at least `least`;
  // before them `before`. Answers 0, 1 for one line end, or more for several or a section's.
  int line_break(uint32_t line, int least, Space before, bool section);
  // Do not set a blank, or a line end, between a comment and the token that follows it.
  void forbid_blank(bool on) { no_blank_ = on; }
  void forbid_line(bool on) { no_line_ = on; }
  // Depth of composite literals.
  int& literal_depth() { return literal_depth_; }

  // The line of the page on which the next token will stand is stored in *line; null: no more.
  void record_line(int* line) { record_ = line; }
  int page_line() const { return static_cast<int>(out_line_); }
  int page_column() const { return static_cast<int>(out_column_); }
  // Where the source is read on, as far as is known.
  const Spot& place() const { return place_; }
  bool page_is_empty() const { return page_.empty(); }
  const Page& page() const { return page_; }

  // Whether a comment comes before `pos` that can be set without ending a statement.
  bool comment_before(Pos pos) const;
  // Bytes of those comments.
  size_t comment_size_before(Pos pos) const;

  // Page lines (from 0) that are build constraints: //go:build and // +build.
  const std::vector<size_t>& go_build_lines() const { return go_build_; }
  const std::vector<size_t>& plus_build_lines() const { return plus_build_; }

 private:
  using TokenKind = lex::TokenKind;

  struct Flushed {
    bool wrote_line = false;
    bool dropped_section = false;
  };

  bool comment_due(size_t group, const Spot& next) const;
  void put_token(TokenKind kind, std::string_view text);
  Flushed flush(const Spot& next, TokenKind token);
  Flushed weave_comments(const Spot& next, TokenKind token);
  bool weave_group(const Spot& next, TokenKind token, const Comment** last, Flushed* removed);
  bool is_doc(const CommentGroup& group, const Spot& next, TokenKind token) const;
  bool wants_blank_after(const Comment& last, const Spot& next, TokenKind token) const;
  void space_before_comment(const Comment& comment, const Spot& next, const Comment* previous,
                            TokenKind token);
  void space_on_same_line(const Comment& comment, const Spot& next, const Comment* previous);
  void space_on_new_line(const Comment& comment, const Spot& next, const Comment* previous,
                         TokenKind token);
  bool steps_out_before(size_t i, const Comment& comment, const Spot& next, TokenKind token) const;
  Flushed space_after_comment(bool needs_line);
  void put_comment(const Comment& comment);
  void put_block_comment(const Comment& comment);

  // Writes the first `count` of the pending requests.
  void release(size_t count);
  void put_space(Space request, int count = 1);
  // `spot` unknown: goes on where the source is estimated to be.
  void put_text(const Spot& spot, std::string_view text);
  void put_indent();

  const Original& original_;
  Page& page_;
  const std::vector<CommentGroup>* groups_;
  size_t next_group_ = 0;

  std::vector<Space> pending_;
  int base_indent_;
  int indent_ = 0;
  int literal_depth_ = 0;
  bool no_blank_ = false;
  bool no_line_ = false;
  bool columns_off_ = false;     // until the end of the line: a text with line ends was put
  bool ends_statement_ = false;  // a line end here would be a semicolon
  TokenKind previous_ = TokenKind::None;  // the last token
  std::string_view last_text_;            // its text if nothing came after it
  bool last_is_int_ = false;              // it is an integer and nothing came after it

  Spot place_{0, 1, 1};
  Spot last_end_{};  // the source place after the last text
  uint32_t out_line_ = 1;
  uint32_t out_column_ = 1;
  int* record_ = nullptr;
  std::vector<size_t> go_build_;
  std::vector<size_t> plus_build_;
};

}  // namespace vole::format
