// Looking things up in the list of tokens, and grouping comments. See original.h.
#include "compiler/format/original.h"

#include <algorithm>

namespace vole::format {
namespace {

using lex::Token;
using lex::TokenKind;

bool is_line_end(const Token& token) {
  return token.kind == TokenKind::Semi && token.begin == token.end;
}

std::string without_returns(std::string_view text) {
  std::string out(text);
  out.erase(std::remove(out.begin(), out.end(), '\r'), out.end());
  return out;
}

bool opens(TokenKind kind) {
  return kind == TokenKind::Lparen || kind == TokenKind::Lbrack || kind == TokenKind::Lbrace;
}
bool closes(TokenKind kind) {
  return kind == TokenKind::Rparen || kind == TokenKind::Rbrack || kind == TokenKind::Rbrace;
}

}  // namespace

Original::Original(const syntax::File& file) : file_(file), tokens_(file.tokens) {
  collect();
  merge_lines();
}

Spot Original::spot(Pos pos) const {
  if (!pos.is_known()) return {};
  Spot spot{source().offset_of(pos), source().line_of(pos), source().column_of(pos)};
  uint32_t left_out = 0;
  for (const Merge& merge : merges_) {
    if (spot.line <= merge.first) break;
    if (spot.line <= merge.last) {
      spot.column = pos.value - source().line_start(merge.first).value + 1;
      spot.line = merge.first;
      break;
    }
    left_out += merge.last - merge.first;
  }
  spot.line -= left_out;
  return spot;
}

void Original::merge_lines() {
  for (size_t i = 0; i < file_.decls.size(); i++) {
    auto* import = syntax::as<syntax::ImportDecl>(file_.decls[i]);
    if (import == nullptr) break;
    if (import->group == nullptr || import->path == nullptr) continue;
    auto* next =
        i + 1 < file_.decls.size() ? syntax::as<syntax::ImportDecl>(file_.decls[i + 1]) : nullptr;
    if (next != nullptr && next->group == import->group) continue;
    uint32_t last = line_at(source().offset_of(import->path->first));
    uint32_t close = line_at(source().offset_of(import->group->rparen));
    if (close > last + 1) merges_.push_back({last + 1, close});
  }
  for (CommentGroup& group : groups_) {
    for (Comment& comment : group.list) {
      comment.at = spot_at(comment.at.offset);
      group.breaks_line |= comment.is_line() || comment.text.find('\n') != std::string::npos ||
                           comment.at.line != group.list[0].at.line;
    }
  }
}

size_t Original::first_from(uint32_t offset) const {
  const Token* at =
      std::lower_bound(tokens_.begin(), tokens_.end(), offset,
                       [](const Token& token, uint32_t value) { return token.begin < value; });
  return static_cast<size_t>(at - tokens_.begin());
}

void Original::collect() {
  uint32_t token_line = 0;  // where the token before began
  bool open = false;        // the last group may take another comment
  for (const Token& token : tokens_) {
    if (token.kind != TokenKind::Comment) {
      token_line = line_at(token.begin);
      open = false;
      continue;
    }
    Comment comment{spot_at(token.begin),
                    without_returns(source().text().substr(token.begin, token.end - token.begin))};
    CommentGroup* group = open ? &groups_.back() : nullptr;
    uint32_t reach = group == nullptr ? 0 : group->last_line + (group->trailing ? 0 : 1);
    if (group == nullptr || comment.at.line > reach) {
      groups_.emplace_back();
      group = &groups_.back();
      group->trailing = !open && comment.at.line == token_line;
      open = true;
    }
    group->last_line = line_at(token.end);
    group->list.push_back(std::move(comment));
  }
}

Pos Original::token_from(Pos pos) const {
  size_t i = first_from(source().offset_of(pos));
  while (i + 1 < tokens_.size() &&
         (tokens_[i].kind == TokenKind::Comment || is_line_end(tokens_[i])))
    i++;
  return source().pos_at(tokens_[i].begin);
}

Pos Original::token_before(Pos pos) const {
  size_t i = first_from(source().offset_of(pos));
  while (i > 0) {
    const Token& token = tokens_[--i];
    if (token.kind != TokenKind::Comment && !is_line_end(token)) {
      return source().pos_at(token.begin);
    }
  }
  return Pos();
}

Pos Original::closing(Pos pos) const {
  int depth = 0;
  for (size_t i = first_from(source().offset_of(pos)); i < tokens_.size(); i++) {
    if (opens(tokens_[i].kind)) depth++;
    if (closes(tokens_[i].kind) && --depth == 0) return source().pos_at(tokens_[i].begin);
  }
  return Pos();
}

bool Original::has_line_comment(Pos pos) const {
  size_t i = first_from(source().offset_of(pos));
  size_t before = i;  // the last token of what ends at pos
  while (before > 0 && is_line_end(tokens_[before - 1])) before--;
  uint32_t line = before > 0 ? line_at(tokens_[before - 1].begin) : 0;
  bool found = i < tokens_.size() && tokens_[i].kind == TokenKind::Comment &&
               line_at(tokens_[i].begin) == line;
  while (i < tokens_.size() && tokens_[i].kind == TokenKind::Comment) i++;
  if (i == tokens_.size() || tokens_[i].kind != TokenKind::Semi) return false;
  if (is_line_end(tokens_[i])) return found;
  // After a written semicolon the comment must be the last thing of its line.
  line = line_at(tokens_[i++].begin);
  found = false;
  uint32_t last_line = line;
  while (i < tokens_.size() && tokens_[i].kind == TokenKind::Comment &&
         line_at(tokens_[i].begin) <= last_line) {
    found = true;
    last_line = line_at(tokens_[i++].end);
  }
  if (!found || i == tokens_.size()) return found;
  return line_at(tokens_[i].begin) != last_line || tokens_[i].kind == TokenKind::Eof;
}

bool Original::has_doc(Pos pos) const {
  uint32_t offset = source().offset_of(pos);
  size_t i = first_from(offset);
  if (i == 0 || tokens_[i - 1].kind != TokenKind::Comment) return false;
  // The last group that begins before the token.
  auto after = std::upper_bound(
      groups_.begin(), groups_.end(), offset,
      [](uint32_t value, const CommentGroup& group) { return value < group.list[0].at.offset; });
  const CommentGroup& group = *(after - 1);
  return !group.trailing && group.last_line + 1 == line_at(offset);
}

bool Original::has_comment(Pos from, Pos to) const {
  uint32_t begin = source().offset_of(from), end = source().offset_of(to);
  for (size_t i = first_from(begin); i < tokens_.size() && tokens_[i].begin < end; i++) {
    if (tokens_[i].kind == TokenKind::Comment) return true;
  }
  return false;
}

}  // namespace vole::format
