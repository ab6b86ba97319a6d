// Compiles one file without imports down to a module, and shows what became of its functions.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/arena.h"
#include "base/interner.h"
#include "bytecode/check.h"
#include "bytecode/disassemble.h"
#include "bytecode/module_source.h"
#include "compiler/emit/compile.h"
#include "compiler/ir/build.h"
#include "compiler/source/diagnostic.h"
#include "compiler/syntax/parser.h"
#include "compiler/types/universe.h"

namespace vole::emit {

struct NoImports : types::Importer {
  types::Package* import(std::string_view, std::string* error) override {
    *error = "no imports here";
    return nullptr;
  }
};

// The result of compiling a text; `problems` is empty if all went well.
struct Compiled {
  std::string problems;
  bytecode::Module module;
  std::map<std::string, std::string> graphs;  // by symbol: the dumped graph
  std::map<std::string, std::string> code;    // by symbol: the disassembly
};

// `stays`: as if escape analysis had found that nothing in main.f escapes.
inline Compiled compile_text(const std::string& text, bool stays = false) {
  Compiled result;
  SourceSet sources;
  Diagnostics diagnostics(sources);
  Arena arena;
  Interner names;
  Source* source = sources.add("x.go", text);
  types::Universe universe(sources);
  NoImports importer;
  syntax::File* file = syntax::parse_file(*source, arena, names, diagnostics);
  types::Package* pkg = nullptr;
  if (file != nullptr) pkg = types::check(universe, "main", {file}, importer, diagnostics);
  std::unique_ptr<ir::Program> program;
  if (pkg != nullptr && !diagnostics.has_errors()) {
    ir::BuildOptions options;
    options.all_functions = true;
    program = ir::build(universe, {pkg}, options, diagnostics);
  }
  if (program == nullptr) {
    result.problems = "front end: " + diagnostics.format_all();
    return result;
  }
  for (ir::Func* f : program->funcs) {
    if (!stays || f->symbol != "main.f") continue;
    for (auto* list : {&f->params, &f->results, &f->locals}) {
      for (ir::Name* name : *list) name->heap = false;
    }
    for (ir::Node* n : f->body) {
      ir::visit(n, [](ir::Node* node) { node->escape = ir::Escape::kNone; });
    }
  }
  std::vector<CompileError> errors;
  CompileOptions options;
  options.dump_context = &result;
  options.dump = [](const std::string& symbol, const std::string& graph, void* context) {
    static_cast<Compiled*>(context)->graphs[symbol] = graph;
  };
  result.module = compile(*program, {pkg}, sources, errors, options);
  for (const CompileError& e : errors) result.problems += e.text + "\n";
  if (!errors.empty()) return result;
  auto view = bytecode::make_module_source(result.module);
  for (const std::string& s : bytecode::check_module(*view)) result.problems += s + "\n";
  for (uint32_t i = 0; i < result.module.functions.size(); i++) {
    if (result.module.functions[i].code.empty()) continue;
    result.code[result.module.functions[i].symbol] = bytecode::disassemble(*view, i, {});
  }
  return result;
}

}  // namespace vole::emit
