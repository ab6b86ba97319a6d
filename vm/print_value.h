// How print, println and uncaught panics write values: Go's runtime formats, which are not fmt's.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "bytecode/type.h"

namespace vole::vm {

void append_int(std::string& out, int64_t v);
void append_uint(std::string& out, uint64_t v);
void append_hex(std::string& out, uint64_t v);
// The shortest text that reads back as the same number, as strconv's 'g'.
void append_float(std::string& out, double v);
void append_float(std::string& out, float v);
void append_complex(std::string& out, double re, double im);
void append_complex(std::string& out, float re, float im);
// A text with a tab after each newline.
void append_indented(std::string& out, std::string_view text);
// The value of an `any` as an uncaught panic shows it, without calling methods.
void append_panic_value(std::string& out, const bytecode::TypeDesc* type, const void* data);

}  // namespace vole::vm
