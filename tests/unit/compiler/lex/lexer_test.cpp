// The lexer: tokens with automatic semicolons, and each of its errors at its place.
#include "compiler/lex/lexer.h"

#include <gtest/gtest.h>

#include <string>

namespace vole::lex {
namespace {

class Recorder : public LexSink {
 public:
  void lexical_error(DiagnosticKind kind, uint32_t offset,
                     std::initializer_list<std::string_view> args) override {
    errors += std::to_string(offset) + ": " + format_diagnostic(kind, args) + "\n";
  }
  void directive(uint32_t begin, uint32_t end, bool own_line) override {
    directives += std::to_string(begin) + "-" + std::to_string(end) + (own_line ? " own\n" : "\n");
  }
  std::string errors;
  std::string directives;
};

struct Lexed {
  std::string tokens;  // separated by spaces; semicolons as ; (written), \n (newline) or $ (EOF)
  std::string errors;
  std::string directives;
  std::vector<Token> list;
};

Lexed lex(const std::string& text) {
  Lexed out;
  Recorder recorder;
  Lexer lexer(text, recorder, &out.list);
  for (lexer.next(); lexer.token().kind != TokenKind::Eof; lexer.next()) {
    if (!out.tokens.empty()) out.tokens += ' ';
    const Token& token = lexer.token();
    if (token.kind == TokenKind::Semi) {
      std::string_view kind = lexer.semicolon_text();
      out.tokens += kind == "semicolon" ? ";" : kind == "newline" ? "\\n" : "$";
    } else {
      out.tokens += lexer.text(token);
      if (token.kind == TokenKind::Literal && token.bad) out.tokens += "!";
    }
  }
  out.errors = recorder.errors;
  out.directives = recorder.directives;
  return out;
}

std::string error_of(const std::string& text) { return lex(text).errors; }

TEST(Lexer, Operators) {
  std::string all =
      "+ - * / % & | ^ << >> &^ += -= *= /= %= &= |= ^= <<= >>= &^= && || <- ++ -- == < > = ! ~ "
      "!= <= >= := ... ( [ { , ; . } ] ) :";
  EXPECT_EQ(lex(all).tokens, all);
  EXPECT_EQ(lex("a&^=b<-c...d..e").tokens, "a &^= b <- c ... d . . e $");
  EXPECT_EQ(lex("x++y").tokens, "x ++ y $");
}

TEST(Lexer, OperatorAttributes) {
  Lexed out = lex("<<= &^ * ++");
  EXPECT_EQ(out.list[0].kind, TokenKind::AssignOp);
  EXPECT_EQ(out.list[0].op, Operator::Shl);
  EXPECT_EQ(out.list[1].kind, TokenKind::Operator);
  EXPECT_EQ(out.list[1].op, Operator::AndNot);
  EXPECT_EQ(out.list[2].kind, TokenKind::Star);
  EXPECT_EQ(out.list[3].kind, TokenKind::IncOp);
  EXPECT_EQ(operator_precedence(Operator::AndNot), 5);
  EXPECT_EQ(operator_precedence(Operator::Not), 0);
}

TEST(Lexer, Keywords) {
  for (int i = static_cast<int>(kFirstKeyword); i <= static_cast<int>(kLastKeyword); i++) {
    auto kind = static_cast<TokenKind>(i);
    std::string text(token_text(kind));
    EXPECT_EQ(lex(text + " x").list[0].kind, kind) << text;
    EXPECT_EQ(lex(text + "x ").list[0].kind, TokenKind::Name) << text;
  }
}

TEST(Lexer, AutomaticSemicolons) {
  EXPECT_EQ(lex("a\nb").tokens, "a \\n b $");
  EXPECT_EQ(lex("a // c\n\n+\nb").tokens, "a \\n + b $");
  EXPECT_EQ(lex("return\nbreak\ncontinue\nfallthrough\nfunc\n").tokens,
            "return \\n break \\n continue \\n fallthrough \\n func");
  EXPECT_EQ(lex(")\n]\n}\n(\n1\n'a'\n\"s\"\n`r`\n++\n").tokens,
            ") \\n ] \\n } \\n ( 1 \\n 'a' \\n \"s\" \\n `r` \\n ++ \\n");
  EXPECT_EQ(lex("a /* x */ b").tokens, "a b $");
  EXPECT_EQ(lex("a /* x\n */ b").tokens, "a \\n b $");
  EXPECT_EQ(lex("a /* x\n */").tokens, "a \\n");
  EXPECT_EQ(lex("a // x").tokens, "a $");
}

TEST(Lexer, TokensKeepComments) {
  Lexed out = lex("a /*x*/ // y\nb");
  ASSERT_EQ(out.list.size(), 7u);
  EXPECT_EQ(out.list[1].kind, TokenKind::Comment);
  EXPECT_EQ(out.list[2].kind, TokenKind::Comment);
  EXPECT_EQ(out.list[2].begin, 8u);
  EXPECT_EQ(out.list[2].end, 12u);
  EXPECT_EQ(out.list[6].kind, TokenKind::Eof);
}

TEST(Lexer, Literals) {
  for (const char* text : {"0",
                           "7",
                           "1_000",
                           "0b1_01",
                           "0B1",
                           "0o17",
                           "0O7",
                           "017",
                           "0_7",
                           "0x_Ff",
                           "0XAB",
                           "1.",
                           ".5",
                           "1.5",
                           "1e9",
                           "1E+9",
                           "1.5e-3",
                           "0x1p-2",
                           "0x1.8p3",
                           "0x.8P1",
                           "1_0.2_5",
                           "08.5",
                           "09e1",
                           "1i",
                           "1.5i",
                           "0x1p1i",
                           "0b1i",
                           "089i",
                           "'a'",
                           "'\\n'",
                           "'\\''",
                           "'\\377'",
                           "'\\xfF'",
                           "'\\u00e9'",
                           "'\\U0010FFFF'",
                           "'\xC3\xA9'",
                           "\"\"",
                           "\"a\\\"b\\\\\"",
                           "\"\\u1234\\000\"",
                           "\"\xE6\x97\xA5\"",
                           "``",
                           "`a\\\n\"b`"}) {
    Lexed out = lex(text);
    EXPECT_EQ(out.errors, "") << text;
    EXPECT_EQ(out.tokens, std::string(text) + " $");
    EXPECT_EQ(out.list[0].kind, TokenKind::Literal) << text;
  }
  EXPECT_EQ(lex("1").list[0].literal, LiteralKind::Int);
  EXPECT_EQ(lex("1.").list[0].literal, LiteralKind::Float);
  EXPECT_EQ(lex("0x1p1").list[0].literal, LiteralKind::Float);
  EXPECT_EQ(lex("1i").list[0].literal, LiteralKind::Imag);
  EXPECT_EQ(lex("'a'").list[0].literal, LiteralKind::Rune);
  EXPECT_EQ(lex("`a`").list[0].literal, LiteralKind::String);
}

TEST(Lexer, NumberErrors) {
  EXPECT_EQ(error_of("0b"), "2: binary literal has no digits\n");
  EXPECT_EQ(error_of("0x"), "2: hexadecimal literal has no digits\n");
  EXPECT_EQ(error_of("0b12"), "3: invalid digit '2' in binary literal\n");
  EXPECT_EQ(error_of("0189"), "2: invalid digit '8' in octal literal\n");
  EXPECT_EQ(error_of("0o8"), "2: invalid digit '8' in octal literal\n");
  EXPECT_EQ(error_of("0b1.0"), "3: invalid radix point in binary literal\n");
  EXPECT_EQ(error_of("0o1.0"), "3: invalid radix point in octal literal\n");
  EXPECT_EQ(error_of("1e"), "2: exponent has no digits\n");
  EXPECT_EQ(error_of("1e+"), "3: exponent has no digits\n");
  EXPECT_EQ(error_of("1p3"), "1: 'p' exponent requires hexadecimal mantissa\n");
  EXPECT_EQ(error_of("0b1e3"), "3: 'e' exponent requires decimal mantissa\n");
  EXPECT_EQ(error_of("0x1.8"), "5: hexadecimal mantissa requires a 'p' exponent\n");
  EXPECT_EQ(error_of("1__0"), "2: '_' must separate successive digits\n");
  EXPECT_EQ(error_of("1_"), "1: '_' must separate successive digits\n");
  EXPECT_EQ(error_of("0x_1_"), "4: '_' must separate successive digits\n");
  EXPECT_EQ(error_of("1_.5"), "1: '_' must separate successive digits\n");
  EXPECT_EQ(lex("0b12+1").tokens, "0b12! + 1 $");
}

TEST(Lexer, StringErrors) {
  EXPECT_EQ(error_of("\"abc"), "0: string not terminated\n");
  EXPECT_EQ(error_of("\"abc\nx"), "4: newline in string\n");
  EXPECT_EQ(error_of("`abc\n"), "0: string not terminated\n");
  EXPECT_EQ(error_of("\"\\q\""), "2: unknown escape\n");
  EXPECT_EQ(error_of("\"\\'\""), "2: unknown escape\n");
  EXPECT_EQ(error_of("\"\\xg\""), "3: invalid character 'g' in hexadecimal escape\n");
  EXPECT_EQ(error_of("\"\\08\""), "3: invalid character '8' in octal escape\n");
  EXPECT_EQ(error_of("\"\\400\""), "5: octal escape value 256 > 255\n");
  EXPECT_EQ(error_of("\"\\ud800\""), "7: escape is invalid Unicode code point U+D800\n");
  EXPECT_EQ(error_of("\"\\U00110000\""), "11: escape is invalid Unicode code point U+110000\n");
  EXPECT_EQ(error_of("\"\\x\n\""),
            "3: invalid character '\\n' in hexadecimal escape\n"
            "3: newline in string\n4: string not terminated\n");
}

TEST(Lexer, RuneErrors) {
  EXPECT_EQ(error_of("''"), "1: empty rune literal or unescaped '\n");
  EXPECT_EQ(error_of("'ab'"), "0: more than one character in rune literal\n");
  EXPECT_EQ(error_of("'a\n"), "2: newline in rune literal\n");
  EXPECT_EQ(error_of("'a"), "0: rune literal not terminated\n");
  EXPECT_EQ(error_of("'\\\"'"), "2: unknown escape\n");
}

TEST(Lexer, CharacterErrors) {
  EXPECT_EQ(error_of("a # b"), "2: invalid character U+0023 '#'\n");
  EXPECT_EQ(error_of("\x01"), "0: invalid character U+0001\n");
  EXPECT_EQ(error_of("\xE2\x80\x9Cx"),
            "0: invalid character U+201C '\xE2\x80\x9C' in identifier\n");
  EXPECT_EQ(error_of("x\xE2\x80\x9C"),
            "1: invalid character U+201C '\xE2\x80\x9C' in identifier\n");
  EXPECT_EQ(error_of("\xD9\xA3x"), "0: identifier cannot begin with digit U+0663 '\xD9\xA3'\n");
  EXPECT_EQ(error_of("a \xFF b"), "2: invalid UTF-8 encoding\n");
  EXPECT_EQ(error_of(std::string("a\0b", 3)), "1: invalid NUL character\n");
  EXPECT_EQ(error_of("/* x"), "0: comment not terminated\n");
  EXPECT_EQ(error_of("// \xFF\n"), "3: invalid UTF-8 encoding\n");
  EXPECT_EQ(error_of("/* \xFF */"), "3: invalid UTF-8 encoding\n");
  EXPECT_EQ(error_of("\"\xFF\""), "1: invalid UTF-8 encoding\n");
  EXPECT_EQ(error_of("`\xFF`"), "1: invalid UTF-8 encoding\n");
}

TEST(Lexer, ByteOrderMark) {
  EXPECT_EQ(lex("\xEF\xBB\xBFx").tokens, "x $");
  EXPECT_EQ(error_of("\xEF\xBB\xBFx"), "");
  EXPECT_EQ(error_of("x \xEF\xBB\xBFy"), "2: invalid BOM in the middle of the file\n");
  EXPECT_EQ(error_of("// \xEF\xBB\xBF"), "3: invalid BOM in the middle of the file\n");
}

TEST(Lexer, UnicodeNames) {
  EXPECT_EQ(lex("\xC3\xA9t\xC3\xA9 x\xD9\xA3").tokens, "\xC3\xA9t\xC3\xA9 x\xD9\xA3 $");
  EXPECT_EQ(error_of("\xC3\xA9t\xC3\xA9 x\xD9\xA3"), "");
}

TEST(Lexer, Directives) {
  EXPECT_EQ(lex("//go:noinline\n").directives, "0-13 own\n");
  EXPECT_EQ(lex("a //go:x\n  //go:y\n").directives, "2-8\n11-17 own\n");
  EXPECT_EQ(lex("//line a:1\n/*line b:2*/").directives, "0-10 own\n11-23 own\n");
  EXPECT_EQ(lex("// go:x\n//goo\n/*go:x*/ //lines\n").directives, "");
}

TEST(Lexer, KeywordOfText) {
  EXPECT_EQ(keyword_or_name("func"), TokenKind::Func);
  EXPECT_EQ(keyword_or_name("fun"), TokenKind::Name);
}

}  // namespace
}  // namespace vole::lex
