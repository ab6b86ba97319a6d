// Code as text, for `vole dump`, tests and debugging: one line an instruction with its operands
// by role, source lines in between, and what is known of safe points.
#pragma once

#include <string>
#include <string_view>

#include "bytecode/module_source.h"

namespace vole::bytecode {

// Gives the text of a source line (1-based) for the listing; empty if it is not known.
class SourceText {
 public:
  virtual std::string_view line(std::string_view file, uint32_t line) = 0;

 protected:
  ~SourceText() = default;
};

struct DisassembleOptions {
  SourceText* source = nullptr;  // interleaves source lines
  bool safe_points = false;      // shows the live pointer slots at each safe point
};

// One function of a module. Ends with a newline.
std::string disassemble(const ModuleSource& module, FunctionIndex function,
                        const DisassembleOptions& options);
// One instruction at word `at` of a function: "add.i64  s3, s1, s2".
std::string disassemble_instruction(const ModuleSource& module, const FunctionView& function,
                                    uint32_t at);
// All types, globals and functions, for looking at a whole module.
std::string disassemble_module(const ModuleSource& module, const DisassembleOptions& options);

// The name of a runtime_call.def entry, "?" if there is none.
std::string_view runtime_call_name(uint32_t id);

}  // namespace vole::bytecode
