// What string and rune literals say. Nothing here relies on a lexer having accepted them. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace vole::lex {

// The value of a digit up to 'f' or 'F'; 99 if it is none.
int digit_value(char c);

struct Escape {
  bool valid = false;
  bool is_byte = false;  // \x41 and \101 are bytes, everything else is a rune
  uint32_t value = 0;
};

// Reads the escape or plain rune at *at, which lies in `s`, of a literal quoted with `quote`.
Escape read_escape(std::string_view s, size_t* at, char quote);

// Sets *out to the value of a string literal with its quotes, either form. False: it is none.
bool unquote(std::string_view text, std::string* out);

}  // namespace vole::lex
