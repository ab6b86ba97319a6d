// The back end whole: from the typed tree of a program to a bytecode module.
//
// For each function: lower (cfg/lower.h), clean the graph, reuse values, compute liveness,
// remove dead code, allocate slots, encode. The structures are reused from function to function, so
// the memory in use does not grow with the program; the result does.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "bytecode/module.h"
#include "compiler/cfg/lower.h"
#include "compiler/ir/build.h"
#include "compiler/source/source.h"

namespace vole::emit {

using CompileError = cfg::Refusal;  // also "main.f: frame too large"

struct CompileOptions {
  // Called with each function's graph as text, for tests and debugging; may be null.
  void (*dump)(const std::string& symbol, const std::string& text, void* context) = nullptr;
  void* dump_context = nullptr;
  // Canonical types whose records another module has; may be null. Those among them that are
  // run-time types of the program get records all the same.
  const std::unordered_set<const types::Type*>* external_types = nullptr;
};

// `packages`: those that the module defines, in initialisation order. Functions that a frame cannot
// hold are reported in `errors`; the module is then not usable. Not thread-safe with respect to the
// program, which is annotated.
bytecode::Module compile(ir::Program& program, const std::vector<const types::Package*>& packages,
                         const SourceSet& sources, std::vector<CompileError>& errors,
                         const CompileOptions& options = {});

}  // namespace vole::emit
