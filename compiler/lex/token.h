// Token kinds, operators and literal kinds: what the lexer hands out and the tree is made of.
// The closed sets are in token.def.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace vole::lex {

enum class TokenKind : uint8_t {
#define VOLE_TOKEN(name, text) name,
#define VOLE_KEYWORD(name, text) name,
#include "compiler/lex/token.def"
  // Never seen by the parser; kept in the token list of a file.
  Comment,
};

inline constexpr TokenKind kFirstKeyword = TokenKind::Break;
inline constexpr TokenKind kLastKeyword = TokenKind::Var;

enum class Operator : uint8_t {
#define VOLE_OPERATOR(name, text, precedence) name,
#include "compiler/lex/token.def"
};

enum class LiteralKind : uint8_t { Int, Float, Imag, Rune, String };

inline constexpr std::string_view kOperatorTexts[] = {
#define VOLE_OPERATOR(name, text, precedence) text,
#include "compiler/lex/token.def"
};
inline constexpr uint8_t kOperatorPrecedences[] = {
#define VOLE_OPERATOR(name, text, precedence) precedence,
#include "compiler/lex/token.def"
};
inline constexpr std::string_view kTokenTexts[] = {
#define VOLE_TOKEN(name, text) text,
#define VOLE_KEYWORD(name, text) text,
#include "compiler/lex/token.def"
    "comment",
};

// "+", "<-" ...
inline constexpr std::string_view operator_text(Operator op) {
  return kOperatorTexts[static_cast<size_t>(op)];
}
// 1 (||) to 5 (*); 0 for what is never a binary operator.
inline constexpr int operator_precedence(Operator op) {
  return kOperatorPrecedences[static_cast<size_t>(op)];
}
// "func", "(" ...
inline constexpr std::string_view token_text(TokenKind kind) {
  return kTokenTexts[static_cast<size_t>(kind)];
}

inline constexpr bool is_keyword(TokenKind kind) {
  return kind >= kFirstKeyword && kind <= kLastKeyword;
}

// One token of a file; offsets are from the start of its text. A semicolon that stands for the
// end of a line or file has begin == end.
struct Token {
  uint32_t begin = 0;
  uint32_t end = 0;
  TokenKind kind = TokenKind::None;
  Operator op = Operator::None;            // of Operator, Star, AssignOp, IncOp
  LiteralKind literal = LiteralKind::Int;  // of Literal
  bool bad = false;                        // of Literal: an error in it was reported
};

}  // namespace vole::lex
