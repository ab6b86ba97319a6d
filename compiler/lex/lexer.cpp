// The parts of the lexer that are not rules: comments, keywords, semicolons.
// The rules are in lexer.re, malformed tokens in careful.cpp.
#include "compiler/lex/lexer.h"

#include <cstring>

namespace vole::lex {

Lexer::Lexer(std::string_view text, LexSink& sink, std::vector<Token>* tokens)
    : text_(text),
      begin_(text.data()),
      limit_(text.data() + text.size()),
      cursor_(text.data()),
      start_(text.data()),
      white_start_(text.data()),
      sink_(sink),
      tokens_(tokens) {
  // A byte order mark may stand at the very beginning.
  if (text.compare(0, 3, "\xEF\xBB\xBF") == 0) cursor_ += 3;
}

std::string_view Lexer::semicolon_text() const {
  if (token_.begin != token_.end) return "semicolon";
  return token_.begin == text_.size() ? "EOF" : "newline";
}

void Lexer::set_keyword(TokenKind kind, const char* end) {
  unsigned char after = static_cast<unsigned char>(*end);
  if (after >= 0x80 || (after == 0 && end != limit_)) return careful_identifier();
  bool ends_statement = kind == TokenKind::Break || kind == TokenKind::Continue ||
                        kind == TokenKind::Fallthrough || kind == TokenKind::Return;
  set(kind, end, ends_statement);
}

void Lexer::set_newline(const char* at, const char* next) {
  start_ = at;
  set(TokenKind::Semi, at);
  cursor_ = next;
}

void Lexer::finish_comment(const char* end) {
  uint32_t begin = static_cast<uint32_t>(start_ - begin_);
  uint32_t length = static_cast<uint32_t>(end - start_);
  if (tokens_ != nullptr) {
    Token comment;
    comment.begin = begin;
    comment.end = begin + length;
    comment.kind = TokenKind::Comment;
    tokens_->push_back(comment);
  }
  std::string_view text(start_, length);
  bool is_directive = text[1] == '/'
                          ? text.compare(2, 3, "go:") == 0 || text.compare(2, 5, "line ") == 0 ||
                                text.compare(2, 5, "vole:") == 0
                          : text.compare(2, 5, "line ") == 0;
  if (!is_directive) return;
  if (text[1] == '*' && (length < 4 || text.compare(length - 2, 2, "*/") != 0)) return;
  bool own_line =
      white_start_ == begin_ || white_start_[-1] == '\n' ||
      std::memchr(white_start_, '\n', static_cast<size_t>(start_ - white_start_)) != nullptr;
  sink_.directive(begin, begin + length, own_line);
}

TokenKind keyword_or_name(std::string_view text) {
  for (int i = static_cast<int>(kFirstKeyword); i <= static_cast<int>(kLastKeyword); i++) {
    if (kTokenTexts[i] == text) return static_cast<TokenKind>(i);
  }
  return TokenKind::Name;
}

}  // namespace vole::lex
