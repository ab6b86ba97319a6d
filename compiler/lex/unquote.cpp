// What string and rune literals say. See unquote.h.
#include "compiler/lex/unquote.h"

#include <cstring>

#include "base/unicode.h"

namespace vole::lex {

int digit_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return 99;
}

Escape read_escape(std::string_view s, size_t* at, char quote) {
  Escape e;
  if (s[*at] != '\\') {
    DecodedRune r = decode_rune(s.substr(*at));
    e.value = static_cast<uint32_t>(r.rune);
    *at += r.width;
    e.valid = r.width > 0;
    return e;
  }
  if (++*at >= s.size()) return e;
  char c = s[(*at)++];
  constexpr char kNames[] = "abfnrtv\\";
  constexpr char kValues[] = "\a\b\f\n\r\t\v\\";
  if (c == quote) {
    e.value = static_cast<uint8_t>(c);
    e.valid = true;
    return e;
  }
  if (const char* p = c ? strchr(kNames, c) : nullptr) {
    e.value = static_cast<uint8_t>(kValues[p - kNames]);
    e.valid = true;
    return e;
  }
  int digits = 0;
  uint32_t base = 16;
  switch (c) {
    case 'x':
      digits = 2;
      break;
    case 'u':
      digits = 4;
      break;
    case 'U':
      digits = 8;
      break;
    default:
      if (c < '0' || c > '7') return e;
      digits = 3;
      base = 8;
      --*at;
  }
  for (; digits > 0; digits--) {
    if (*at >= s.size()) return e;
    auto d = static_cast<uint32_t>(digit_value(s[(*at)++]));
    if (d >= base) return e;
    e.value = e.value * base + d;
  }
  e.is_byte = c == 'x' || base == 8;
  e.valid = e.is_byte ? e.value <= 255
                      : e.value <= uint32_t{kMaxRune} && !(e.value >= 0xD800 && e.value <= 0xDFFF);
  return e;
}

bool unquote(std::string_view text, std::string* out) {
  if (text.size() < 2 || text.front() != text.back()) return false;
  char quote = text.front();
  text = text.substr(1, text.size() - 2);
  out->clear();
  out->reserve(text.size());
  if (quote == '`') {
    for (char c : text) {
      if (c != '\r') out->push_back(c);
    }
    return true;
  }
  if (quote != '"') return false;
  for (size_t at = 0; at < text.size();) {
    if (text[at] != '\\') {
      out->push_back(text[at++]);
      continue;
    }
    Escape e = read_escape(text, &at, '"');
    if (!e.valid) return false;
    if (e.is_byte) {
      out->push_back(static_cast<char>(e.value));
    } else {
      append_rune(*out, static_cast<int32_t>(e.value));
    }
  }
  return true;
}

}  // namespace vole::lex
