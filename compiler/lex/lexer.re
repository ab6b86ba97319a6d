// The fast part of the lexer: re2c rules for well-formed tokens; see lexer.h.
// A rule that may have matched only the beginning of a malformed token checks the byte after it
// and leaves the token to careful.cpp.
#include "compiler/lex/lexer.h"

#include <cstring>

namespace vole::lex {
namespace {

// Bytes that would go on a number literal, or make it a malformed one.
bool continues_number(unsigned char byte) {
  return (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') ||
         byte == '_' || byte == '.' || byte == 0 || byte >= 0x80;
}

}  // namespace

void Lexer::scan() {
  const bool newline_is_semicolon = newline_is_semicolon_;
  newline_is_semicolon_ = false;
  const char* YYCURSOR = cursor_;
  const char* YYMARKER = nullptr;

redo:
  white_start_ = YYCURSOR;
again:
  start_ = YYCURSOR;
  /*!re2c
  re2c:define:YYCTYPE = "unsigned char";
  re2c:yyfill:enable = 0;
  re2c:flags:case-ranges = 1;

  letter   = [A-Za-z_];
  dec      = [0-9];
  hex      = [0-9A-Fa-f];
  decs     = dec ("_"? dec)*;
  exponent = [eE] [+-]? decs;
  clean    = [^\x00\ufeff\ud800-\udfff];
  escape   = "\\" ([abfnrtv\\] | [0-3][0-7][0-7] | "x" hex hex
                  | "u" ([0-9A-CEFa-cef] hex{3} | [dD][0-7] hex hex)
                  | "U000" ("0" ([0-9A-CEFa-cef] hex{3} | [dD][0-7] hex hex) | [1-9A-Fa-f] hex{4})
                  | "U0010" hex{4});

  [ \t\r]+ { goto again; }
  "\n" {
    if (!newline_is_semicolon) goto again;
    return set_newline(start_, YYCURSOR);
  }
  "\x00" {
    if (start_ == limit_) {
      cursor_ = limit_;
      return set(newline_is_semicolon ? TokenKind::Semi : TokenKind::Eof, limit_);
    }
    goto careful;
  }

  "//" (clean \ "\n")* {
    if (*YYCURSOR != '\n' && YYCURSOR != limit_) YYCURSOR = careful_line_comment();
    finish_comment(YYCURSOR);
    goto redo;
  }
  "/*" ((clean \ "*") | "*"+ (clean \ [*/]))* "*"+ "/" {
    goto block_comment;
  }
  "/*" {
    YYCURSOR = careful_block_comment();
    goto block_comment;
  }

  "break" { return set_keyword(TokenKind::Break, YYCURSOR); }
  "case" { return set_keyword(TokenKind::Case, YYCURSOR); }
  "chan" { return set_keyword(TokenKind::Chan, YYCURSOR); }
  "const" { return set_keyword(TokenKind::Const, YYCURSOR); }
  "continue" { return set_keyword(TokenKind::Continue, YYCURSOR); }
  "default" { return set_keyword(TokenKind::Default, YYCURSOR); }
  "defer" { return set_keyword(TokenKind::Defer, YYCURSOR); }
  "else" { return set_keyword(TokenKind::Else, YYCURSOR); }
  "fallthrough" { return set_keyword(TokenKind::Fallthrough, YYCURSOR); }
  "for" { return set_keyword(TokenKind::For, YYCURSOR); }
  "func" { return set_keyword(TokenKind::Func, YYCURSOR); }
  "go" { return set_keyword(TokenKind::Go, YYCURSOR); }
  "goto" { return set_keyword(TokenKind::Goto, YYCURSOR); }
  "if" { return set_keyword(TokenKind::If, YYCURSOR); }
  "import" { return set_keyword(TokenKind::Import, YYCURSOR); }
  "interface" { return set_keyword(TokenKind::Interface, YYCURSOR); }
  "map" { return set_keyword(TokenKind::Map, YYCURSOR); }
  "package" { return set_keyword(TokenKind::Package, YYCURSOR); }
  "range" { return set_keyword(TokenKind::Range, YYCURSOR); }
  "return" { return set_keyword(TokenKind::Return, YYCURSOR); }
  "select" { return set_keyword(TokenKind::Select, YYCURSOR); }
  "struct" { return set_keyword(TokenKind::Struct, YYCURSOR); }
  "switch" { return set_keyword(TokenKind::Switch, YYCURSOR); }
  "type" { return set_keyword(TokenKind::Type, YYCURSOR); }
  "var" { return set_keyword(TokenKind::Var, YYCURSOR); }
  letter (letter | dec)* {
    unsigned char after = static_cast<unsigned char>(*YYCURSOR);
    if (after >= 0x80 || (after == 0 && YYCURSOR != limit_)) return careful_identifier();
    return set(TokenKind::Name, YYCURSOR, true);
  }

  "0" | [1-9] ("_"? dec)* | "0" [xX] ("_"? hex)+ | "0" [oO]? ("_"? [0-7])+ | "0" [bB] ("_"? [01])+ {
    if (continues_number(static_cast<unsigned char>(*YYCURSOR)) && YYCURSOR != limit_) {
      return careful_number();
    }
    return set_literal(LiteralKind::Int, YYCURSOR);
  }
  decs "." decs? exponent? | decs exponent | "." decs exponent? {
    if (continues_number(static_cast<unsigned char>(*YYCURSOR)) && YYCURSOR != limit_) {
      return careful_number();
    }
    return set_literal(LiteralKind::Float, YYCURSOR);
  }
  "\"" ((clean \ ["\\\n]) | escape | "\\\"")* "\"" {
    return set_literal(LiteralKind::String, YYCURSOR);
  }
  "\"" { return careful_string(); }
  "`" (clean \ "`")* "`" { return set_literal(LiteralKind::String, YYCURSOR); }
  "`" { return careful_raw_string(); }
  "'" ((clean \ ['\\\n]) | escape | "\\'") "'" {
    return set_literal(LiteralKind::Rune, YYCURSOR);
  }
  "'" { return careful_rune(); }

  "("   { return set(TokenKind::Lparen, YYCURSOR); }
  "["   { return set(TokenKind::Lbrack, YYCURSOR); }
  "{"   { return set(TokenKind::Lbrace, YYCURSOR); }
  ")"   { return set(TokenKind::Rparen, YYCURSOR, true); }
  "]"   { return set(TokenKind::Rbrack, YYCURSOR, true); }
  "}"   { return set(TokenKind::Rbrace, YYCURSOR, true); }
  ","   { return set(TokenKind::Comma, YYCURSOR); }
  ";"   { return set(TokenKind::Semi, YYCURSOR); }
  ":"   { return set(TokenKind::Colon, YYCURSOR); }
  ":="  { return set(TokenKind::Define, YYCURSOR); }
  "."   { return set(TokenKind::Dot, YYCURSOR); }
  "..." { return set(TokenKind::DotDotDot, YYCURSOR); }
  "="   { return set(TokenKind::Assign, YYCURSOR); }
  "<-"  { return set(TokenKind::Arrow, YYCURSOR); }
  "*"   { return set_operator(TokenKind::Star, Operator::Mul, YYCURSOR); }

  "++"  { newline_is_semicolon_ = true;
          return set_operator(TokenKind::IncOp, Operator::Add, YYCURSOR); }
  "--"  { newline_is_semicolon_ = true;
          return set_operator(TokenKind::IncOp, Operator::Sub, YYCURSOR); }

  "+"   { return set_operator(TokenKind::Operator, Operator::Add, YYCURSOR); }
  "+="  { return set_operator(TokenKind::AssignOp, Operator::Add, YYCURSOR); }
  "-"   { return set_operator(TokenKind::Operator, Operator::Sub, YYCURSOR); }
  "-="  { return set_operator(TokenKind::AssignOp, Operator::Sub, YYCURSOR); }
  "/"   { return set_operator(TokenKind::Operator, Operator::Div, YYCURSOR); }
  "/="  { return set_operator(TokenKind::AssignOp, Operator::Div, YYCURSOR); }
  "%"   { return set_operator(TokenKind::Operator, Operator::Rem, YYCURSOR); }
  "%="  { return set_operator(TokenKind::AssignOp, Operator::Rem, YYCURSOR); }
  "&"   { return set_operator(TokenKind::Operator, Operator::And, YYCURSOR); }
  "&="  { return set_operator(TokenKind::AssignOp, Operator::And, YYCURSOR); }
  "&^"  { return set_operator(TokenKind::Operator, Operator::AndNot, YYCURSOR); }
  "&^=" { return set_operator(TokenKind::AssignOp, Operator::AndNot, YYCURSOR); }
  "|"   { return set_operator(TokenKind::Operator, Operator::Or, YYCURSOR); }
  "|="  { return set_operator(TokenKind::AssignOp, Operator::Or, YYCURSOR); }
  "^"   { return set_operator(TokenKind::Operator, Operator::Xor, YYCURSOR); }
  "^="  { return set_operator(TokenKind::AssignOp, Operator::Xor, YYCURSOR); }
  "<<"  { return set_operator(TokenKind::Operator, Operator::Shl, YYCURSOR); }
  "<<=" { return set_operator(TokenKind::AssignOp, Operator::Shl, YYCURSOR); }
  ">>"  { return set_operator(TokenKind::Operator, Operator::Shr, YYCURSOR); }
  ">>=" { return set_operator(TokenKind::AssignOp, Operator::Shr, YYCURSOR); }
  "*="  { return set_operator(TokenKind::AssignOp, Operator::Mul, YYCURSOR); }
  "&&"  { return set_operator(TokenKind::Operator, Operator::AndAnd, YYCURSOR); }
  "||"  { return set_operator(TokenKind::Operator, Operator::OrOr, YYCURSOR); }
  "=="  { return set_operator(TokenKind::Operator, Operator::Eql, YYCURSOR); }
  "!="  { return set_operator(TokenKind::Operator, Operator::Neq, YYCURSOR); }
  "<"   { return set_operator(TokenKind::Operator, Operator::Lss, YYCURSOR); }
  "<="  { return set_operator(TokenKind::Operator, Operator::Leq, YYCURSOR); }
  ">"   { return set_operator(TokenKind::Operator, Operator::Gtr, YYCURSOR); }
  ">="  { return set_operator(TokenKind::Operator, Operator::Geq, YYCURSOR); }
  "!"   { return set_operator(TokenKind::Operator, Operator::Not, YYCURSOR); }
  "~"   { return set_operator(TokenKind::Operator, Operator::Tilde, YYCURSOR); }

  * { goto careful; }
  */

block_comment:
  finish_comment(YYCURSOR);
  // A comment that spans lines acts like a newline.
  if (newline_is_semicolon &&
      std::memchr(start_, '\n', static_cast<size_t>(YYCURSOR - start_)) != nullptr) {
    return set_newline(start_, YYCURSOR);
  }
  goto redo;

careful:
  YYCURSOR = careful_start();
  if (YYCURSOR == nullptr) return;  // it became an identifier
  goto redo;
}

}  // namespace vole::lex
