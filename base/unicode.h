// UTF-8 and the few Unicode properties that the Go language and its messages need.
// Everything is a pure function. Runes are int32_t; kRuneError stands for invalid encodings.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace vole {

inline constexpr int32_t kRuneError = 0xFFFD;
inline constexpr int32_t kMaxRune = 0x10FFFF;
inline constexpr int32_t kByteOrderMark = 0xFEFF;

struct DecodedRune {
  int32_t rune;
  uint32_t width;  // 0: empty input; 1 with kRuneError: invalid encoding
};

// The first rune of `text`, by Go's rules (no overlong forms, no surrogates).
DecodedRune decode_rune(std::string_view text);
// Appends the encoding of `rune`; kRuneError's if it is not a valid one.
void append_rune(std::string& out, int32_t rune);

bool is_letter(int32_t rune);
bool is_digit(int32_t rune);
bool is_upper(int32_t rune);
bool is_print(int32_t rune);

// Whether a Go identifier is exported: its first letter is upper case.
bool is_exported(std::string_view name);

// 'x' with Go escapes (fmt's %q of a rune).
std::string quote_rune(int32_t rune);
// "text" with Go escapes (fmt's %q of a string).
std::string quote_string(std::string_view text);
// U+0040 '@' (fmt's %#U).
std::string describe_rune(int32_t rune);

}  // namespace vole
