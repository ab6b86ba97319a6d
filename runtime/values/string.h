// Strings: runes in UTF-8, comparison, conversions. Go strings are immutable bytes; invalid UTF-8
// decodes as U+FFFD, one byte at a time (spec: For statements with range, Conversions).
#pragma once

#include <cstdint>
#include <cstring>

#include "base/mem.h"
#include "bytecode/type.h"

namespace vole::runtime {

constexpr uint32_t kRuneError = 0xFFFD;
constexpr uint32_t kMaxRune = 0x10FFFF;

struct DecodedRune {
  uint32_t rune;
  uint32_t size;  // bytes taken, at least 1
};

// The rune that starts at p; size > 0.
inline DecodedRune decode_rune(const char* text, size_t size) {
  auto* p = reinterpret_cast<const uint8_t*>(text);
  uint32_t c = p[0];
  if (c < 0x80) return {c, 1};
  auto cont = [&](size_t i) { return i < size && (p[i] & 0xC0) == 0x80; };
  if (c >= 0xC2 && c <= 0xDF && cont(1)) return {(c & 0x1F) << 6 | (p[1] & 0x3Fu), 2};
  if (c >= 0xE0 && c <= 0xEF && cont(1) && cont(2)) {
    uint32_t r = (c & 0x0F) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
    if (r >= 0x800 && (r < 0xD800 || r > 0xDFFF)) return {r, 3};
  } else if (c >= 0xF0 && c <= 0xF4 && cont(1) && cont(2) && cont(3)) {
    uint32_t r = (c & 0x07) << 18 | (p[1] & 0x3Fu) << 12 | (p[2] & 0x3Fu) << 6 | (p[3] & 0x3Fu);
    if (r >= 0x10000 && r <= kMaxRune) return {r, 4};
  }
  return {kRuneError, 1};
}

// Writes the rune (U+FFFD for an invalid one) to `out`, 4 bytes at most; returns their number.
inline uint32_t encode_rune(uint32_t r, char* out) {
  if (r > kMaxRune || (r >= 0xD800 && r <= 0xDFFF)) r = kRuneError;
  auto put = [out](int i, uint32_t v) { out[i] = static_cast<char>(v); };
  if (r < 0x80) {
    put(0, r);
    return 1;
  }
  if (r < 0x800) {
    put(0, 0xC0 | r >> 6), put(1, 0x80 | (r & 0x3F));
    return 2;
  }
  if (r < 0x10000) {
    put(0, 0xE0 | r >> 12), put(1, 0x80 | (r >> 6 & 0x3F)), put(2, 0x80 | (r & 0x3F));
    return 3;
  }
  put(0, 0xF0 | r >> 18), put(1, 0x80 | (r >> 12 & 0x3F));
  put(2, 0x80 | (r >> 6 & 0x3F)), put(3, 0x80 | (r & 0x3F));
  return 4;
}

inline bool equal_strings(bytecode::GoString a, bytecode::GoString b) {
  if (a.len != b.len) return false;
  return a.data == b.data || mem::compare_bytes(a.data, b.data, static_cast<size_t>(a.len)) == 0;
}

// Less than 0, 0, greater than 0.
inline int compare_strings(bytecode::GoString a, bytecode::GoString b) {
  auto n = static_cast<size_t>(a.len < b.len ? a.len : b.len);
  int order = mem::compare_bytes(a.data, b.data, n);
  if (order != 0) return order;
  return a.len < b.len ? -1 : a.len > b.len ? 1 : 0;
}

}  // namespace vole::runtime
