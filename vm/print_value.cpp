// Formats of print, println and uncaught panics.
#include "vm/print_value.h"

#include <charconv>
#include <cmath>
#include <cstdio>

#include "base/mem.h"

namespace vole::vm {

using bytecode::Kind;
using bytecode::TypeDesc;

void append_int(std::string& out, int64_t v) { out += std::to_string(v); }
void append_uint(std::string& out, uint64_t v) { out += std::to_string(v); }

void append_hex(std::string& out, uint64_t v) {
  char buffer[20] = "0x";
  auto end = std::to_chars(buffer + 2, buffer + sizeof(buffer), v, 16).ptr;
  out.append(buffer, end);
}

void append_float(std::string& out, double v) {
  if (std::isnan(v)) {
    out += "NaN";
    return;
  }
  if (std::isinf(v)) {
    out += v > 0 ? "+Inf" : "-Inf";
    return;
  }
  // Seven digits, computed as Go's runtime does: scaled into [1, 10), then rounded.
  constexpr int kDigits = 7;
  char text[kDigits + 8];
  text[0] = '+';
  int exponent = 0;
  if (v == 0) {
    if (std::signbit(v)) text[0] = '-';
  } else {
    if (v < 0) {
      v = -v;
      text[0] = '-';
    }
    while (v >= 10) {
      ++exponent;
      v /= 10;
    }
    while (v < 1) {
      --exponent;
      v *= 10;
    }
    double half = 5;
    for (int i = 0; i < kDigits; ++i) half /= 10;
    v += half;
    if (v >= 10) {
      ++exponent;
      v /= 10;
    }
  }
  for (int i = 0; i < kDigits; ++i) {
    int digit = static_cast<int>(v);
    text[i + 2] = static_cast<char>('0' + digit);
    v = (v - digit) * 10;
  }
  text[1] = text[2];
  text[2] = '.';
  text[kDigits + 2] = 'e';
  text[kDigits + 3] = '+';
  if (exponent < 0) {
    exponent = -exponent;
    text[kDigits + 3] = '-';
  }
  text[kDigits + 4] = static_cast<char>('0' + exponent / 100);
  text[kDigits + 5] = static_cast<char>('0' + exponent / 10 % 10);
  text[kDigits + 6] = static_cast<char>('0' + exponent % 10);
  out.append(text, kDigits + 7);
}

void append_complex(std::string& out, double re, double im) {
  out += "(";
  append_float(out, re);
  append_float(out, im);
  out += "i)";
}

void append_indented(std::string& out, std::string_view text) {
  for (char c : text) {
    out += c;
    if (c == '\n') out += '\t';
  }
}

namespace {

// Basic kinds; false for all others.
bool append_basic(std::string& out, const TypeDesc* t, const void* data) {
  switch (t->kind) {
    case Kind::Bool: out += mem::load<bool>(data) ? "true" : "false"; return true;
    case Kind::Int:
    case Kind::Int64: append_int(out, mem::load<int64_t>(data)); return true;
    case Kind::Int8: append_int(out, mem::load<int8_t>(data)); return true;
    case Kind::Int16: append_int(out, mem::load<int16_t>(data)); return true;
    case Kind::Int32: append_int(out, mem::load<int32_t>(data)); return true;
    case Kind::Uint:
    case Kind::Uint64:
    case Kind::Uintptr: append_uint(out, mem::load<uint64_t>(data)); return true;
    case Kind::Uint8: append_uint(out, mem::load<uint8_t>(data)); return true;
    case Kind::Uint16: append_uint(out, mem::load<uint16_t>(data)); return true;
    case Kind::Uint32: append_uint(out, mem::load<uint32_t>(data)); return true;
    case Kind::Float32: append_float(out, mem::load<float>(data)); return true;
    case Kind::Float64: append_float(out, mem::load<double>(data)); return true;
    case Kind::Complex64: {
      auto* f = static_cast<const float*>(data);
      append_complex(out, mem::load<float>(f), mem::load<float>(f + 1));
      return true;
    }
    case Kind::Complex128: {
      auto* d = static_cast<const double*>(data);
      append_complex(out, mem::load<double>(d), mem::load<double>(d + 1));
      return true;
    }
    default: return false;
  }
}

}  // namespace

void append_panic_value(std::string& out, const TypeDesc* t, const void* data) {
  if (t == nullptr) {
    out += "nil";
    return;
  }
  bool custom = t->string.view() != t->name.view() && !t->pkg_path.view().empty();
  if (t->kind == Kind::String) {
    auto* words = static_cast<const uint64_t*>(data);
    std::string_view text(mem::load<const char*>(words), mem::load_word(words + 1));
    if (custom) {
      out += t->string.view();
      out += "(\"";
      append_indented(out, text);
      out += "\")";
    } else {
      append_indented(out, text);
    }
    return;
  }
  std::string basic;
  if (append_basic(basic, t, data)) {
    if (!custom) {
      out += basic;
      return;
    }
    out += t->string.view();
    out += "(" + basic + ")";
    return;
  }
  out += "(";
  out += t->string.view();
  out += ") ";
  append_hex(out, reinterpret_cast<uintptr_t>(data));
}

}  // namespace vole::vm
