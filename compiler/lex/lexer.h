// The lexer: hands out the tokens of a file one by one, with Go's automatic semicolons.
//
// Well-formed tokens are recognised by the re2c rules of lexer.re. Whatever is not (and every
// token with a NUL byte, invalid UTF-8 or a byte order mark nearby) is read again from its start,
// character by character, by the functions of careful.cpp, which know all the errors. So the fast
// part needs no error texts and the careful part no speed.
//
// Errors and directives go to a LexSink while their token is being read, because the parser
// counts errors and changes position bases in step with the tokens. After an error the lexer goes
// on; a literal with an error is marked bad.
#pragma once

#include <initializer_list>
#include <string_view>
#include <vector>

#include "compiler/lex/token.h"
#include "compiler/source/diagnostic.h"

namespace vole::lex {

class LexSink {
 public:
  virtual void lexical_error(DiagnosticKind kind, uint32_t offset,
                             std::initializer_list<std::string_view> args) = 0;
  // A comment that begins with //go:, //vole:, //line or /*line, from its first byte to past its
  // last. `own_line`: nothing but space stands before it on its line.
  virtual void directive(uint32_t begin, uint32_t end, bool own_line) = 0;

 protected:
  ~LexSink() = default;
};

class Lexer {
 public:
  // `text` must be followed by a NUL byte. If `tokens` is not null all tokens and comments are
  // appended to it.
  Lexer(std::string_view text, LexSink& sink, std::vector<Token>* tokens = nullptr);

  // Reads the next token into token(); at the end of the file that is Eof, again and again.
  void next() {
    scan();
    // What is passed over right after a token is reported together with it.
    unsigned char after = static_cast<unsigned char>(*cursor_);
    if (after >= 0x80 || (after == 0 && cursor_ != limit_)) pass_junk();
    if (tokens_ != nullptr) tokens_->push_back(token_);
  }
  const Token& token() const { return token_; }
  // The bytes of a token of this file.
  std::string_view text(const Token& token) const {
    return text_.substr(token.begin, token.end - token.begin);
  }
  // What messages call the semicolon token: "semicolon", "newline" or "EOF".
  std::string_view semicolon_text() const;

 private:
  friend class CarefulReader;

  void scan();
  // Each sets the token that begins at start_ and ends at `end`, where reading goes on.
  void set(TokenKind kind, const char* end, bool newline_is_semicolon = false) {
    token_.begin = static_cast<uint32_t>(start_ - begin_);
    token_.end = static_cast<uint32_t>(end - begin_);
    token_.kind = kind;
    cursor_ = end;
    newline_is_semicolon_ |= newline_is_semicolon;
  }
  void set_operator(TokenKind kind, Operator op, const char* end) {
    token_.op = op;
    set(kind, end);
  }
  void set_literal(LiteralKind kind, const char* end, bool bad = false) {
    token_.literal = kind;
    token_.bad = bad;
    set(TokenKind::Literal, end, true);
  }
  void set_keyword(TokenKind kind, const char* end);
  // The semicolon that a newline at `at` stands for; reading goes on at `next`.
  void set_newline(const char* at, const char* next);
  // Records the comment from start_ to `end`.
  void finish_comment(const char* end);

  // In careful.cpp: passes NUL bytes and invalid encodings at the cursor.
  void pass_junk();
  // In careful.cpp: read from the token's start; the comment ones answer where the comment ends.
  void careful_number();
  void careful_string();
  void careful_raw_string();
  void careful_rune();
  void careful_identifier();
  const char* careful_line_comment();
  const char* careful_block_comment();
  // Anything that starts no token: reports it, and answers where to go on, or null if it made an
  // identifier of it.
  const char* careful_start();

  std::string_view text_;
  const char* begin_;
  const char* limit_;
  const char* cursor_;       // next byte to read
  const char* start_;        // first byte of the token being read
  const char* white_start_;  // where the white space before it began
  bool newline_is_semicolon_ = false;
  Token token_;
  LexSink& sink_;
  std::vector<Token>* tokens_;
};

// A keyword's token, or Name.
TokenKind keyword_or_name(std::string_view text);

}  // namespace vole::lex
