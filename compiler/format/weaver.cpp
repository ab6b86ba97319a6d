// Tokens and space; comments are in weave_comments.cpp. See weaver.h.
#include "compiler/format/weaver.h"

#include <algorithm>

namespace vole::format {
namespace {

using lex::TokenKind;

constexpr int kMostLines = 2;  // line ends in a row

// Whether a line end after the token would be a semicolon.
bool may_end_statement(TokenKind kind) {
  switch (kind) {
    case TokenKind::Name:
    case TokenKind::Literal:
    case TokenKind::Break:
    case TokenKind::Continue:
    case TokenKind::Fallthrough:
    case TokenKind::Return:
    case TokenKind::IncOp:
    case TokenKind::Rparen:
    case TokenKind::Rbrack:
    case TokenKind::Rbrace:
      return true;
    default:
      return false;
  }
}

// Whether two tokens would read as another one without space between them.
bool would_join(std::string_view before, std::string_view after) {
  if (before.size() != 1) return false;
  switch (before[0]) {
    case '+':
    case '-':
      return after[0] == before[0];
    case '/':
      return after[0] == '*';
    case '<':
      return after[0] == '-' || after[0] == '<';
    case '&':
      return after[0] == '&' || after[0] == '^';
    default:
      return false;
  }
}

}  // namespace

Weaver::Weaver(const Original& original, Page& page, bool with_comments, int base_indent)
    : original_(original),
      page_(page),
      groups_(with_comments ? &original.comments() : nullptr),
      base_indent_(base_indent) {}

void Weaver::at(Pos pos) {
  if (pos.is_known()) place_ = original_.spot(pos);
}

void Weaver::space(Space request) {
  if (request == Space::None) return;
  pending_.push_back(request);
  if (request == Space::Line || request == Space::Section) ends_statement_ = false;
  last_text_ = {};
  last_is_int_ = false;
}

void Weaver::token(TokenKind kind, std::string_view text) {
  if (would_join(last_text_, text) || (last_is_int_ && text[0] == '.')) {
    pending_.assign(1, Space::Blank);
  }
  put_token(kind, text);
  last_text_ = text;
  last_is_int_ = false;
}

void Weaver::verbatim(TokenKind kind, std::string_view text) {
  put_token(kind, text);
  last_text_ = {};
  last_is_int_ = kind == TokenKind::Literal &&
                 std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void Weaver::put_token(TokenKind kind, std::string_view text) {
  const Spot next = place_;
  bool ends_statement = may_end_statement(kind);
  Flushed flushed = flush(next, kind);
  // Line ends that the source has between a comment and the token.
  if (!ends_statement_ && next.line > place_.line) {
    int lines = std::min<int>(static_cast<int>(next.line - place_.line), kMostLines);
    if (flushed.wrote_line && lines == kMostLines) lines--;
    put_space(flushed.dropped_section ? Space::Section : Space::Line, lines);
    ends_statement = false;
  }
  if (record_ != nullptr) *record_ = page_line();
  record_ = nullptr;
  put_text(next, text);
  ends_statement_ = ends_statement;
  previous_ = kind;
}

void Weaver::finish() {
  ends_statement_ = false;
  constexpr uint32_t kEnd = ~uint32_t{0};
  flush({kEnd, kEnd, 0}, TokenKind::Eof);
}

int Weaver::line_break(uint32_t line, int least, Space before, bool section) {
  int distance = static_cast<int>(line) - static_cast<int>(place_.line);
  int lines = std::max(std::min(distance, kMostLines), least);
  if (lines <= 0) return 0;
  space(before);
  int result = lines;
  if (section) {
    space(Space::Section);
    lines--;
    result = lines + 2;
  }
  for (; lines > 0; lines--) space(Space::Line);
  return result;
}

bool Weaver::comment_due(size_t group, const Spot& next) const {
  if (groups_ == nullptr || group >= groups_->size()) return false;
  const CommentGroup& comments = (*groups_)[group];
  return comments.list[0].at.offset < next.offset && !(ends_statement_ && comments.breaks_line);
}

bool Weaver::comment_before(Pos pos) const { return comment_due(next_group_, original_.spot(pos)); }

size_t Weaver::comment_size_before(Pos pos) const {
  Spot next = original_.spot(pos);
  size_t size = 0;
  for (size_t group = next_group_; comment_due(group, next); group++) {
    for (const Comment& comment : (*groups_)[group].list) size += comment.text.size();
  }
  return size;
}

Weaver::Flushed Weaver::flush(const Spot& next, TokenKind token) {
  if (comment_due(next_group_, next)) return weave_comments(next, token);
  release(pending_.size());
  return {};
}

void Weaver::release(size_t count) {
  for (size_t i = 0; i < count; i++) {
    switch (pending_[i]) {
      case Space::None:
        break;
      case Space::Indent:
        indent_++;
        break;
      case Space::Outdent:
        indent_ = std::max(0, indent_ - 1);
        break;
      case Space::Line:
      case Space::Section:
        // A label stands further left: its line ends after the step outwards, and no column may
        // reach past it.
        if (i + 1 < count && pending_[i + 1] == Space::Outdent) {
          pending_[i] = Space::Outdent;
          pending_[i + 1] = Space::Section;
          i--;
          break;
        }
        put_space(pending_[i]);
        break;
      default:
        put_space(pending_[i]);
        break;
    }
  }
  pending_.erase(pending_.begin(), pending_.begin() + static_cast<long>(count));
}

void Weaver::put_indent() {
  uint32_t count = static_cast<uint32_t>(std::max(0, base_indent_ + indent_));
  for (uint32_t i = 0; i < count; i++) page_.end_cell(true);
  place_.offset += count;
  place_.column += count;
  out_column_ += count;
}

void Weaver::put_space(Space request, int count) {
  bool is_line = request == Space::Line || request == Space::Section;
  if (columns_off_) {
    if (request == Space::Column || request == Space::HardColumn) request = Space::Blank;
    if (is_line) {
      request = Space::Section;
      columns_off_ = false;
    }
  }
  if (out_column_ == 1) put_indent();
  for (int i = 0; i < count; i++) {
    if (is_line) {
      page_.end_line(request == Space::Section);
    } else if (request != Space::Blank) {
      page_.end_cell(request == Space::HardColumn);
    } else {
      page_.add(" ");
    }
  }
  uint32_t steps = static_cast<uint32_t>(count);
  place_.offset += steps;
  if (is_line) {
    place_.line += steps;
    out_line_ += steps;
    place_.column = out_column_ = 1;
  } else {
    place_.column += steps;
    out_column_ += steps;
  }
}

void Weaver::put_text(const Spot& spot, std::string_view text) {
  if (out_column_ == 1) put_indent();
  if (spot.is_known()) place_ = spot;
  page_.add(text);
  uint32_t size = static_cast<uint32_t>(text.size());
  place_.offset += size;
  size_t last_line = text.rfind('\n');
  if (last_line == std::string_view::npos) {
    place_.column += size;
    out_column_ += size;
  } else {
    uint32_t lines = static_cast<uint32_t>(std::count(text.begin(), text.end(), '\n'));
    place_.line += lines;
    out_line_ += lines;
    place_.column = out_column_ = size - static_cast<uint32_t>(last_line);
    columns_off_ = true;
  }
  last_end_ = place_;
}

}  // namespace vole::format
