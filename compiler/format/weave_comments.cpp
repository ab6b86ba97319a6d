// Setting comments between the tokens. See weaver.h.
#include <algorithm>

#include "base/unicode.h"
#include "compiler/format/doc_comment.h"
#include "compiler/format/text.h"
#include "compiler/format/weaver.h"
#include "compiler/syntax/constraint.h"

namespace vole::format {
namespace {

bool is_all_blank(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) <= ' '; });
}

// What two lines begin with in common, as far as it is blank or stars.
std::string_view common_margin(std::string_view a, std::string_view b) {
  size_t i = 0;
  while (i < a.size() && i < b.size() && a[i] == b[i] &&
         (static_cast<unsigned char>(a[i]) <= ' ' || a[i] == '*')) {
    i++;
  }
  return a.substr(0, i);
}

void drop_suffix(std::string_view* text, std::string_view suffix) {
  if (text->size() >= suffix.size() && text->substr(text->size() - suffix.size()) == suffix) {
    text->remove_suffix(suffix.size());
  }
}

// The margin of the inner lines of a block comment; blank ones are emptied.
std::string_view inner_margin(std::vector<std::string>& lines) {
  std::string_view margin;
  bool found = false;
  for (size_t i = 1; i + 1 < lines.size(); i++) {
    if (is_all_blank(lines[i])) {
      lines[i].clear();
      continue;
    }
    margin = common_margin(found ? margin : std::string_view(lines[i]), lines[i]);
    found = true;
  }
  return found ? margin : common_margin(lines.back(), lines.back());
}

// Text beside the opening mark: lines below may be indented as far as that text is.
void narrow_by_opening(std::string_view first, std::string_view* margin) {
  if (is_all_blank(first.substr(2))) {
    // Nothing beside the mark: up to three blanks or a tab stay before the text.
    size_t length = margin->size();
    for (int n = 0; n < 3 && length > 0 && (*margin)[length - 1] == ' '; n++) length--;
    if (length == margin->size() && length > 0 && (*margin)[length - 1] == '\t') length--;
    *margin = margin->substr(0, length);
    return;
  }
  size_t n = 2;
  while (n < first.size() && static_cast<unsigned char>(first[n]) <= ' ') n++;
  std::string indentation(first.substr(2, n - 2));
  if (indentation.empty() || indentation[0] != '\t') indentation.insert(0, "  ");
  drop_suffix(margin, indentation);
}

// Takes the margin that the lines of a block comment share off all but the first.
void remove_margin(std::vector<std::string>& lines) {
  if (lines.size() <= 1) return;
  std::string margin_text(inner_margin(lines));
  std::string_view margin = margin_text;
  size_t star = margin.find('*');
  bool stars = star != std::string_view::npos;
  if (stars) {
    margin = margin.substr(0, star);
    drop_suffix(&margin, " ");
  } else {
    narrow_by_opening(lines[0], &margin);
  }
  std::string& last = lines.back();
  if (is_all_blank(std::string_view(last).substr(0, last.find("*/")))) {
    last = std::string(margin) + (stars ? " */" : "*/");
  } else {
    margin = common_margin(margin, last);
  }
  for (size_t i = 1; i < lines.size(); i++) {
    if (!lines[i].empty()) lines[i].erase(0, margin.size());
  }
}

}  // namespace

// A comment at the left margin that ends on the line above the next token documents it. What
// stands above an import may be C.
bool Weaver::is_doc(const CommentGroup& group, const Spot& next, TokenKind token) const {
  if (token == TokenKind::Import || group.list[0].at.column != 1) return false;
  uint32_t after = group.list.back().end_offset() + 1;
  return after <= original_.source().text().size() && original_.spot_at(after) == next;
}

// Sets the next group. False if it came to nothing, which ends the comments before `next`.
bool Weaver::weave_group(const Spot& next, TokenKind token, const Comment** last,
                         Flushed* removed) {
  const CommentGroup& group = (*groups_)[next_group_];
  if (!is_doc(group, next, token)) {
    for (const Comment& comment : group.list) {
      space_before_comment(comment, next, *last, token);
      put_comment(comment);
      *last = &comment;
    }
    next_group_++;
    return true;
  }
  std::vector<Comment> doc = canonical_doc(group);
  next_group_++;
  if (doc.empty()) {
    space_before_comment(group.list[0], next, *last, token);
    place_ = last_end_ = next;
    *removed = space_after_comment(false);
    return false;
  }
  const Comment* previous = *last;
  for (const Comment& comment : doc) {
    space_before_comment(comment, next, previous, token);
    put_comment(comment);
    previous = &comment;
  }
  *last = &group.list.back();
  place_ = last_end_ = original_.spot_at((*last)->end_offset());
  return true;
}

bool Weaver::wants_blank_after(const Comment& last, const Spot& next, TokenKind token) const {
  if (no_blank_ || last.is_line() || last.at.line != next.line) return false;
  return token != TokenKind::Comma &&
         (token != TokenKind::Rparen || previous_ == TokenKind::Lparen) &&
         (token != TokenKind::Rbrack || previous_ == TokenKind::Lbrack);
}

Weaver::Flushed Weaver::weave_comments(const Spot& next, TokenKind token) {
  const Comment* last = nullptr;
  Flushed removed;
  while (comment_due(next_group_, next)) {
    if (!weave_group(next, token, &last, &removed)) return removed;
  }
  bool needs_line = false;
  if (wants_blank_after(*last, next, token)) {
    bool line_pending = std::any_of(pending_.begin(), pending_.end(), [](Space request) {
      return request == Space::Line || request == Space::Section;
    });
    if (line_pending && !no_line_ && literal_depth_ == 0) {
      needs_line = true;
    } else {
      put_space(Space::Blank);
    }
  }
  needs_line |=
      last->is_line() || token == TokenKind::Eof || (token == TokenKind::Rbrace && !no_line_);
  return space_after_comment(needs_line);
}

void Weaver::space_before_comment(const Comment& comment, const Spot& next, const Comment* previous,
                                  TokenKind token) {
  if (page_.empty()) return;
  bool same_line =
      comment.at.line == last_end_.line && (previous == nullptr || !previous->is_line());
  if (same_line) {
    space_on_same_line(comment, next, previous);
  } else {
    space_on_new_line(comment, next, previous, token);
  }
}

void Weaver::space_on_same_line(const Comment& comment, const Spot& next, const Comment* previous) {
  bool separated = false;
  if (previous == nullptr) {
    // Up to the first request that is neither of a column nor a step inwards; if there is none,
    // everything stays for what comes after the comment.
    size_t used = 0;
    for (size_t i = 0; i < pending_.size(); i++) {
      if (pending_[i] == Space::Blank) {
        pending_[i] = Space::None;
      } else if (pending_[i] == Space::Column) {
        separated = true;  // comments of struct fields stay in their column
      } else if (pending_[i] != Space::Indent) {
        used = i;
        break;
      }
    }
    release(used);
  }
  if (separated) return;
  put_space(comment.at.line == next.line ? Space::Blank : Space::HardColumn);
}

// Whether the step outwards at `i` comes before a comment: if it ends an expression, or the comment
// stands where the next token does (at a case, say). The step that ends a block comes after.
bool Weaver::steps_out_before(size_t i, const Comment& comment, const Spot& next,
                              TokenKind token) const {
  if (i + 1 < pending_.size() && pending_[i + 1] == Space::Outdent) return true;
  return token != TokenKind::Rbrace && comment.at.column == next.column;
}

void Weaver::space_on_new_line(const Comment& comment, const Spot& next, const Comment* previous,
                               TokenKind token) {
  bool dropped_line = false;
  size_t used = 0;
  for (size_t i = 0; i < pending_.size(); i++) {
    Space request = pending_[i];
    if (request == Space::Blank || request == Space::Column) {
      pending_[i] = Space::None;
      continue;
    }
    if (request == Space::Indent) continue;
    if (request == Space::Outdent && steps_out_before(i, comment, next, token)) continue;
    if (request == Space::Line || request == Space::Section) {
      pending_[i] = Space::None;
      dropped_line = previous == nullptr;
    }
    used = i;
    break;
  }
  release(used);

  int lines = 0;
  if (last_end_.is_known() && comment.at.line > last_end_.line) {
    lines = static_cast<int>(comment.at.line - last_end_.line);
  }
  // Outside of declarations the empty line above a comment stays.
  if (indent_ == 0 && dropped_line) lines++;
  if (lines == 0 && previous != nullptr && previous->is_line()) lines = 1;
  if (lines > 0) put_space(Space::Section, std::min(lines, 2));
}

Weaver::Flushed Weaver::space_after_comment(bool needs_line) {
  Flushed flushed;
  for (Space& request : pending_) {
    if (request == Space::Blank || request == Space::Column) {
      request = Space::None;
    } else if (request == Space::Line || request == Space::Section) {
      if (needs_line) {
        needs_line = false;
        flushed.wrote_line = true;
      } else {
        flushed.dropped_section |= request == Space::Section;
        request = Space::None;
      }
    }
  }
  release(pending_.size());
  if (needs_line) {
    put_space(Space::Line);
    flushed.wrote_line = true;
  }
  return flushed;
}

void Weaver::put_comment(const Comment& comment) {
  // Line directives must begin their line.
  int indent = indent_;
  if (comment.text.compare(0, 7, "//line ") == 0 && comment.at.column == 1) indent_ = 0;
  if (comment.is_line()) {
    if (out_column_ == 1) {
      if (syntax::is_build_line(comment.text)) go_build_.push_back(page_.line_count());
      if (is_plus_build_line(comment.text)) plus_build_.push_back(page_.line_count());
    }
    put_text(comment.at, trim_right(comment.text));
  } else {
    put_block_comment(comment);
  }
  indent_ = indent;
}

void Weaver::put_block_comment(const Comment& comment) {
  std::vector<std::string> lines = split_lines(comment.text);
  // One that moves from the margin inwards is measured as if it had stood there, so that formatting
  // it again changes nothing.
  if (comment.at.column == 1 && indent_ > 0) {
    for (size_t i = 1; i < lines.size(); i++) lines[i].insert(0, "   ");
  }
  remove_margin(lines);
  Spot at = comment.at;
  for (size_t i = 0; i < lines.size(); i++) {
    if (i > 0) {
      put_space(Space::Section);
      at = place_;
    }
    if (!lines[i].empty()) put_text(at, trim_right(lines[i]));
  }
}

}  // namespace vole::format
