// UTF-8 decoding, property lookup by binary search in the ranges of unicode.def, and Go quoting.
// Quoting is the same for messages about source text and for printed values.
#include "base/unicode.h"

#include <algorithm>
#include <cstdio>

namespace vole {
namespace {

struct Range {
  int32_t first;
  int32_t last;
};

constexpr Range kLetters[] = {
#define VOLE_LETTER(first, last) {first, last},
#include "base/unicode.def"
};
constexpr Range kDigits[] = {
#define VOLE_DIGIT(first, last) {first, last},
#include "base/unicode.def"
};
constexpr Range kUppers[] = {
#define VOLE_UPPER(first, last) {first, last},
#include "base/unicode.def"
};
constexpr Range kPrints[] = {
#define VOLE_PRINT(first, last) {first, last},
#include "base/unicode.def"
};

template <size_t N>
bool contains(const Range (&ranges)[N], int32_t rune) {
  const Range* range = std::lower_bound(
      ranges, ranges + N, rune, [](const Range& range, int32_t rune) { return range.last < rune; });
  return range != ranges + N && rune >= range->first;
}

bool is_continuation(unsigned char byte) { return (byte & 0xC0) == 0x80; }

void append_hex(std::string& out, const char* format, uint32_t value) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, format, value);
  out += buffer;
}

void append_quoted(std::string& out, int32_t rune, char quote) {
  if (rune == quote || rune == '\\') {
    out += '\\';
    out += static_cast<char>(rune);
    return;
  }
  if (is_print(rune)) return append_rune(out, rune);
  switch (rune) {
    case '\a':
      out += "\\a";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\f':
      out += "\\f";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    case '\v':
      out += "\\v";
      return;
    default:
      break;
  }
  if (rune < ' ' || rune == 0x7F) {
    append_hex(out, "\\x%02x", static_cast<uint32_t>(rune));
  } else if (rune > kMaxRune || (rune >= 0xD800 && rune < 0xE000)) {
    out += "\\ufffd";
  } else {
    append_hex(out, rune < 0x10000 ? "\\u%04x" : "\\U%08x", static_cast<uint32_t>(rune));
  }
}

}  // namespace

DecodedRune decode_rune(std::string_view text) {
  constexpr DecodedRune kInvalid = {kRuneError, 1};
  if (text.empty()) return {kRuneError, 0};
  auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
  int32_t first = byte(0);
  if (first < 0x80) return {first, 1};
  if (first < 0xC2 || first > 0xF4) return kInvalid;
  uint32_t width = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  if (text.size() < width) return kInvalid;
  int32_t rune = first & (0xFF >> (width + 1));
  for (uint32_t i = 1; i < width; i++) {
    if (!is_continuation(byte(i))) return kInvalid;
    rune = rune << 6 | (byte(i) & 0x3F);
  }
  constexpr int32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
  if (rune < kSmallest[width] || rune > kMaxRune || (rune >= 0xD800 && rune < 0xE000)) {
    return kInvalid;
  }
  return {rune, width};
}

void append_rune(std::string& out, int32_t rune) {
  if (rune < 0 || rune > kMaxRune || (rune >= 0xD800 && rune < 0xE000)) rune = kRuneError;
  if (rune < 0x80) {
    out += static_cast<char>(rune);
    return;
  }
  int tail = rune < 0x800 ? 1 : rune < 0x10000 ? 2 : 3;
  constexpr int kLead[] = {0, 0xC0, 0xE0, 0xF0};
  out += static_cast<char>(kLead[tail] | rune >> (6 * tail));
  while (tail-- > 0) out += static_cast<char>(0x80 | (rune >> (6 * tail) & 0x3F));
}

bool is_letter(int32_t rune) {
  if (rune < 0x80) return (rune >= 'a' && rune <= 'z') || (rune >= 'A' && rune <= 'Z');
  return contains(kLetters, rune);
}

bool is_digit(int32_t rune) {
  if (rune < 0x80) return rune >= '0' && rune <= '9';
  return contains(kDigits, rune);
}

bool is_upper(int32_t rune) {
  if (rune < 0x80) return rune >= 'A' && rune <= 'Z';
  return contains(kUppers, rune);
}

bool is_print(int32_t rune) {
  if (rune < 0x7F) return rune >= ' ';
  return contains(kPrints, rune);
}

bool is_exported(std::string_view name) { return is_upper(decode_rune(name).rune); }

std::string quote_rune(int32_t rune) {
  if (rune < 0 || rune > kMaxRune) rune = kRuneError;
  std::string out = "'";
  append_quoted(out, rune, '\'');
  return out + '\'';
}

std::string quote_string(std::string_view text) {
  std::string out = "\"";
  while (!text.empty()) {
    DecodedRune decoded = decode_rune(text);
    if (decoded.width == 1 && decoded.rune == kRuneError) {
      append_hex(out, "\\x%02x", static_cast<unsigned char>(text[0]));
    } else {
      append_quoted(out, decoded.rune, '"');
    }
    text.remove_prefix(decoded.width);
  }
  return out + '"';
}

std::string describe_rune(int32_t rune) {
  std::string out;
  append_hex(out, "U+%04X", static_cast<uint32_t>(rune));
  if (rune >= 0 && rune <= kMaxRune && is_print(rune)) {
    out += " '";
    append_rune(out, rune);
    out += '\'';
  }
  return out;
}

}  // namespace vole
