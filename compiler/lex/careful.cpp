// The careful part of the lexer: reads malformed tokens character by character and reports what
// is wrong with them, as gc does; see lexer.h. NUL bytes, invalid UTF-8 and stray byte order
// marks are reported and then passed over as if they were not there.
#include <algorithm>
#include <string>

#include "base/unicode.h"
#include "compiler/lex/lexer.h"

namespace vole::lex {

// A cursor over the characters of the file. `rune` is the current one, -1 at the end.
class CarefulReader {
 public:
  // Starts with the character at `at` as the current one.
  CarefulReader(Lexer& lexer, const char* at) : lexer_(lexer), at_(at) { load(); }

  int32_t rune() const { return rune_; }
  const char* at() const { return at_; }
  uint32_t offset() const { return static_cast<uint32_t>(at_ - lexer_.begin_); }
  void advance() {
    at_ += width_;
    load();
  }
  // Passes the current character if it is `rune`.
  bool accept(int32_t rune) {
    if (rune_ != rune) return false;
    advance();
    return true;
  }

  void error(DiagnosticKind kind, std::initializer_list<std::string_view> args = {}) {
    lexer_.sink_.lexical_error(kind, offset(), args);
  }
  void error_at(const char* at, DiagnosticKind kind,
                std::initializer_list<std::string_view> args = {}) {
    lexer_.sink_.lexical_error(kind, static_cast<uint32_t>(at - lexer_.begin_), args);
  }

  bool escape(char quote);
  // Whether the current character belongs to an identifier; reports those that only look so.
  bool at_identifier(bool first);
  // Reads digits and underscores. Bit 0 of the answer: there were digits; bit 1: underscores.
  // `invalid` is set to the first digit that is too large for `base` unless it is set already.
  int digits(int base, const char** invalid);

 private:
  void load() {
    for (;; at_ += width_) {
      std::string_view rest(at_, static_cast<size_t>(lexer_.limit_ - at_));
      DecodedRune decoded = decode_rune(rest);
      rune_ = decoded.rune;
      width_ = decoded.width;
      if (width_ == 0) {
        rune_ = -1;
        return;
      }
      if (rune_ == 0) {
        error(DiagnosticKind::LexNul);
      } else if (rune_ == kRuneError && width_ == 1) {
        error(DiagnosticKind::LexInvalidUtf8);
      } else if (rune_ == kByteOrderMark) {
        if (at_ != lexer_.begin_) error(DiagnosticKind::LexByteOrderMark);
      } else {
        return;
      }
    }
  }

  Lexer& lexer_;
  const char* at_;
  int32_t rune_ = -1;
  uint32_t width_ = 0;
};

namespace {

int32_t lower(int32_t rune) { return rune | 0x20; }
bool is_decimal(int32_t rune) { return rune >= '0' && rune <= '9'; }
bool is_hex(int32_t rune) { return is_decimal(rune) || (lower(rune) >= 'a' && lower(rune) <= 'f'); }
bool is_ascii_letter(int32_t rune) {
  return (lower(rune) >= 'a' && lower(rune) <= 'z') || rune == '_';
}

std::string_view base_name(int base) {
  switch (base) {
    case 2:
      return "binary";
    case 8:
      return "octal";
    case 10:
      return "decimal";
    default:
      return "hexadecimal";
  }
}

// The index of the first underscore that does not separate digits, or npos.
size_t misplaced_separator(std::string_view text) {
  bool is_hexadecimal = false;
  char previous = '.';  // '_', '0' for a digit, '.' for anything else
  size_t i = 0;
  if (text.size() >= 2 && text[0] == '0') {
    int32_t prefix = lower(text[1]);
    if (prefix == 'x' || prefix == 'o' || prefix == 'b') {
      is_hexadecimal = prefix == 'x';
      previous = '0';  // a prefix counts as a digit
      i = 2;
    }
  }
  for (; i < text.size(); i++) {
    char current = text[i];
    if (current == '_') {
      if (previous != '0') return i;
      previous = '_';
    } else if (is_decimal(current) || (is_hexadecimal && is_hex(current))) {
      previous = '0';
    } else {
      if (previous == '_') return i - 1;
      previous = '.';
    }
  }
  return previous == '_' ? text.size() - 1 : std::string_view::npos;
}

}  // namespace

int CarefulReader::digits(int base, const char** invalid) {
  int seen = 0;
  while (rune_ == '_' || (base == 16 ? is_hex(rune_) : is_decimal(rune_))) {
    if (rune_ == '_') {
      seen |= 2;
    } else {
      seen |= 1;
      if (base < 10 && rune_ >= '0' + base && *invalid == nullptr) *invalid = at_;
    }
    advance();
  }
  return seen;
}

bool CarefulReader::escape(char quote) {
  int count = 0;
  uint32_t base = 16;
  uint32_t max = kMaxRune;
  switch (rune_) {
    case 'a':
    case 'b':
    case 'f':
    case 'n':
    case 'r':
    case 't':
    case 'v':
    case '\\':
      advance();
      return true;
    case '0':
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
    case '6':
    case '7':
      count = 3, base = 8, max = 255;
      break;
    case 'x':
      advance();
      count = 2, max = 255;
      break;
    case 'u':
      advance();
      count = 4;
      break;
    case 'U':
      advance();
      count = 8;
      break;
    default:
      if (accept(quote)) return true;
      if (rune_ < 0) return true;  // the caller reports the end of the file
      error(DiagnosticKind::LexUnknownEscape);
      return false;
  }
  uint32_t value = 0;
  for (; count > 0; count--) {
    if (rune_ < 0) return true;
    uint32_t digit = base;
    if (is_decimal(rune_)) {
      digit = static_cast<uint32_t>(rune_ - '0');
    } else if (is_hex(rune_)) {
      digit = static_cast<uint32_t>(lower(rune_) - 'a' + 10);
    }
    if (digit >= base) {
      error(DiagnosticKind::LexInvalidEscapeCharacter,
            {quote_rune(rune_), base_name(static_cast<int>(base))});
      return false;
    }
    value = value * base + digit;
    advance();
  }
  if (value > max && base == 8) {
    error(DiagnosticKind::LexOctalEscapeTooLarge, {std::to_string(value)});
    return false;
  }
  if (value > max || (value >= 0xD800 && value < 0xE000)) {
    error(DiagnosticKind::LexInvalidEscapeRune, {describe_rune(static_cast<int32_t>(value))});
    return false;
  }
  return true;
}

bool CarefulReader::at_identifier(bool first) {
  if (rune_ < 0) return false;
  if (is_letter(rune_) || rune_ == '_') return true;
  if (is_digit(rune_)) {
    if (first) error(DiagnosticKind::LexIdentifierDigit, {describe_rune(rune_)});
    return true;
  }
  if (rune_ < 0x80) return false;
  error(DiagnosticKind::LexIdentifierCharacter, {describe_rune(rune_)});
  return true;
}

void Lexer::pass_junk() {
  CarefulReader in(*this, cursor_);
  cursor_ = in.at();
}

void Lexer::careful_number() {
  CarefulReader in(*this, start_);
  bool ok = true;
  auto fail = [&](DiagnosticKind kind, std::initializer_list<std::string_view> args = {}) {
    if (ok) in.error(kind, args);
    ok = false;
  };
  LiteralKind kind = LiteralKind::Int;
  int base = 10;
  char prefix = 0;  // '0', 'x', 'o', 'b', or 0 for decimal
  int seen = 0;
  const char* invalid = nullptr;
  bool point = false;

  if (in.rune() != '.') {
    if (in.accept('0')) {
      int32_t letter = lower(in.rune());
      if (letter == 'x' || letter == 'o' || letter == 'b') {
        prefix = static_cast<char>(letter);
        base = prefix == 'x' ? 16 : prefix == 'o' ? 8 : 2;
        in.advance();
      } else {
        base = 8, prefix = '0', seen = 1;
      }
    }
    seen |= in.digits(base, &invalid);
    if (in.rune() == '.' && (prefix == 'o' || prefix == 'b')) {
      fail(DiagnosticKind::LexInvalidRadixPoint, {base_name(base)});
    }
  }
  if (in.accept('.')) {
    point = true;
    seen |= in.digits(base, &invalid);
  }
  if (point) kind = LiteralKind::Float;
  if ((seen & 1) == 0) fail(DiagnosticKind::LexNoDigits, {base_name(base)});

  int32_t exponent = lower(in.rune());
  if (in.rune() > 0 && (exponent == 'e' || exponent == 'p')) {
    if (exponent == 'e' && prefix != 0 && prefix != '0') {
      fail(DiagnosticKind::LexExponentNeedsMantissa, {quote_rune(in.rune()), "decimal"});
    } else if (exponent == 'p' && prefix != 'x') {
      fail(DiagnosticKind::LexExponentNeedsMantissa, {quote_rune(in.rune()), "hexadecimal"});
    }
    in.advance();
    kind = LiteralKind::Float;
    if (in.rune() == '+' || in.rune() == '-') in.advance();
    const char* ignored = nullptr;
    seen = in.digits(10, &ignored) | (seen & 2);
    if ((seen & 1) == 0) fail(DiagnosticKind::LexExponentNoDigits);
  } else if (prefix == 'x' && kind == LiteralKind::Float) {
    fail(DiagnosticKind::LexHexNeedsExponent);
  }
  if (in.accept('i')) kind = LiteralKind::Imag;

  std::string_view text(start_, static_cast<size_t>(in.at() - start_));
  if (kind == LiteralKind::Int && invalid != nullptr && ok) {
    in.error_at(invalid, DiagnosticKind::LexInvalidDigit, {quote_rune(*invalid), base_name(base)});
    ok = false;
  }
  if ((seen & 2) != 0 && ok) {
    size_t at = misplaced_separator(text);
    if (at != std::string_view::npos) {
      in.error_at(start_ + at, DiagnosticKind::LexMisplacedSeparator);
      ok = false;
    }
  }
  set_literal(kind, in.at(), !ok);
}

void Lexer::careful_string() {
  CarefulReader in(*this, start_);
  bool ok = true;
  in.advance();
  for (;;) {
    if (in.accept('"')) break;
    if (in.accept('\\')) {
      if (!in.escape('"')) ok = false;
      continue;
    }
    if (in.rune() == '\n' || in.rune() < 0) {
      ok = false;
      if (in.rune() == '\n') {
        in.error(DiagnosticKind::LexNewlineInString);
      } else {
        in.error_at(start_, DiagnosticKind::LexStringNotTerminated);
      }
      break;
    }
    in.advance();
  }
  set_literal(LiteralKind::String, in.at(), !ok);
}

void Lexer::careful_raw_string() {
  CarefulReader in(*this, start_);
  bool ok = true;
  in.advance();
  while (!in.accept('`')) {
    if (in.rune() < 0) {
      in.error_at(start_, DiagnosticKind::LexStringNotTerminated);
      ok = false;
      break;
    }
    in.advance();
  }
  set_literal(LiteralKind::String, in.at(), !ok);
}

void Lexer::careful_rune() {
  CarefulReader in(*this, start_);
  bool ok = true;
  in.advance();
  for (int count = 0;; count++) {
    if (in.rune() == '\'') {
      if (ok && count == 0) in.error(DiagnosticKind::LexEmptyRune);
      if (ok && count > 1) in.error_at(start_, DiagnosticKind::LexRuneTooLong);
      ok = ok && count == 1;
      in.advance();
      break;
    }
    if (in.accept('\\')) {
      if (!in.escape('\'')) ok = false;
      continue;
    }
    if (in.rune() == '\n' || in.rune() < 0) {
      if (ok && in.rune() == '\n') in.error(DiagnosticKind::LexNewlineInRune);
      if (ok && in.rune() < 0) in.error_at(start_, DiagnosticKind::LexRuneNotTerminated);
      ok = false;
      break;
    }
    in.advance();
  }
  set_literal(LiteralKind::Rune, in.at(), !ok);
}

void Lexer::careful_identifier() {
  CarefulReader in(*this, start_);
  in.advance();
  while (is_ascii_letter(in.rune()) || is_decimal(in.rune())) in.advance();
  if (in.rune() >= 0x80) {
    while (in.at_identifier(false)) in.advance();
  }
  TokenKind kind = keyword_or_name(std::string_view(start_, static_cast<size_t>(in.at() - start_)));
  if (kind == TokenKind::Name) return set(kind, in.at(), true);
  bool ends_statement = kind == TokenKind::Break || kind == TokenKind::Continue ||
                        kind == TokenKind::Fallthrough || kind == TokenKind::Return;
  set(kind, in.at(), ends_statement);
}

const char* Lexer::careful_line_comment() {
  CarefulReader in(*this, start_);
  while (in.rune() >= 0 && in.rune() != '\n') in.advance();
  return in.at();
}

const char* Lexer::careful_block_comment() {
  CarefulReader in(*this, start_);
  in.advance();
  in.advance();
  while (in.rune() >= 0) {
    while (in.accept('*')) {
      if (in.accept('/')) return in.at();
    }
    in.advance();
  }
  in.error_at(start_, DiagnosticKind::LexCommentNotTerminated);
  return in.at();
}

const char* Lexer::careful_start() {
  CarefulReader in(*this, start_);
  // What had to be passed over may have uncovered an ordinary token.
  if (in.at() != start_) return in.at();
  if (in.rune() >= 0x80 && in.at_identifier(true)) {
    careful_identifier();
    return nullptr;
  }
  in.error(DiagnosticKind::LexInvalidCharacter, {describe_rune(in.rune())});
  return start_ + 1;
}

}  // namespace vole::lex
