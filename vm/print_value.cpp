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

namespace {

template <class F>
void append_shortest(std::string& out, F v) {
  if (std::isnan(v)) {
    out += "NaN";
    return;
  }
  if (std::isinf(v)) {
    out += v > 0 ? "+Inf" : "-Inf";
    return;
  }
  // d.ddde±xx, which is what large and small numbers get; others lose the exponent.
  constexpr int kSmallest = -4, kLimit = 6;
  char text[48];
  char* end = std::to_chars(text, text + sizeof(text), v, std::chars_format::scientific).ptr;
  std::string_view all(text, static_cast<size_t>(end - text));
  size_t e = all.find('e');
  int exponent = 0;
  std::from_chars(text + e + 2, end, exponent);
  if (all[e + 1] == '-') exponent = -exponent;
  if (exponent < kSmallest || exponent >= kLimit) {
    out += all;
    return;
  }
  char plain[48];
  char* stop = std::to_chars(plain, plain + sizeof(plain), v, std::chars_format::fixed).ptr;
  out.append(plain, stop);
}

template <class F>
void append_pair(std::string& out, F re, F im) {
  out += "(";
  append_shortest(out, re);
  if (!std::signbit(im) && !std::isinf(im)) out += "+";
  append_shortest(out, im);
  out += "i)";
}

}  // namespace

void append_float(std::string& out, double v) { append_shortest(out, v); }
void append_float(std::string& out, float v) { append_shortest(out, v); }
void append_complex(std::string& out, double re, double im) { append_pair(out, re, im); }
void append_complex(std::string& out, float re, float im) { append_pair(out, re, im); }

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
    case Kind::Bool:
      out += mem::load<bool>(data) ? "true" : "false";
      return true;
    case Kind::Int:
    case Kind::Int64:
      append_int(out, mem::load<int64_t>(data));
      return true;
    case Kind::Int8:
      append_int(out, mem::load<int8_t>(data));
      return true;
    case Kind::Int16:
      append_int(out, mem::load<int16_t>(data));
      return true;
    case Kind::Int32:
      append_int(out, mem::load<int32_t>(data));
      return true;
    case Kind::Uint:
    case Kind::Uint64:
    case Kind::Uintptr:
      append_uint(out, mem::load<uint64_t>(data));
      return true;
    case Kind::Uint8:
      append_uint(out, mem::load<uint8_t>(data));
      return true;
    case Kind::Uint16:
      append_uint(out, mem::load<uint16_t>(data));
      return true;
    case Kind::Uint32:
      append_uint(out, mem::load<uint32_t>(data));
      return true;
    case Kind::Float32:
      append_float(out, mem::load<float>(data));
      return true;
    case Kind::Float64:
      append_float(out, mem::load<double>(data));
      return true;
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
    default:
      return false;
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
    bool enclosed = t->kind == Kind::Complex64 || t->kind == Kind::Complex128;
    out += enclosed ? basic : "(" + basic + ")";
    return;
  }
  out += "(";
  out += t->string.view();
  out += ") ";
  append_hex(out, reinterpret_cast<uintptr_t>(data));
}

}  // namespace vole::vm
