// Lowers the functions of one file without imports and gives each graph as text, as lowered or
// after the passes.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "base/arena.h"
#include "base/interner.h"
#include "compiler/cfg/lower.h"
#include "compiler/cfg/optimize.h"
#include "compiler/ir/build.h"
#include "compiler/source/diagnostic.h"
#include "compiler/syntax/parser.h"
#include "compiler/types/universe.h"

namespace vole::cfg {

struct NoImports : types::Importer {
  types::Package* import(std::string_view, std::string* error) override {
    *error = "no imports here";
    return nullptr;
  }
};

// What escape analysis would say of a function of which nothing escapes.
inline void keep_in_frame(ir::Func& func) {
  for (auto* list : {&func.params, &func.results, &func.locals}) {
    for (ir::Name* name : *list) name->heap = false;
  }
  for (ir::Node* n : func.body) {
    ir::visit(n, [](ir::Node* node) { node->escape = ir::Escape::kNone; });
  }
}

// The graph of main.`name` after all passes; a text that starts with "error" if there is none.
// `stays`: as if escape analysis had found that all allocations of the function may lie in its
// frame.
inline std::string graph_of(const std::string& text, const std::string& name, bool stays = false) {
  SourceSet sources;
  Diagnostics diagnostics(sources);
  Arena arena;
  Interner names;
  types::Universe universe(sources);
  NoImports importer;
  Source* source = sources.add("x.go", "package main\n" + text);
  syntax::File* file = syntax::parse_file(*source, arena, names, diagnostics);
  if (file == nullptr) return "error: " + diagnostics.format_all();
  types::Package* pkg = types::check(universe, "main", {file}, importer, diagnostics);
  if (diagnostics.has_errors()) return "error: " + diagnostics.format_all();
  ir::BuildOptions options;
  options.all_functions = true;
  std::unique_ptr<ir::Program> program = ir::build(universe, {pkg}, options, diagnostics);
  if (program == nullptr) return "error: " + diagnostics.format_all();
  Layouts layouts(program->types);
  Lowerer lowerer(*program, layouts);
  Function fn;
  Liveness live;
  for (ir::Func* f : program->funcs) {
    if (f->symbol != "main." + name) continue;
    if (stays) keep_in_frame(*f);
    if (!lowerer.lower(*f, fn)) return "error: " + lowerer.error();
    clean_blocks(fn);
    ValueReuse().run(fn);
    hoist_invariants(fn);
    compute_liveness(fn, live);
    remove_dead_code(fn, live);
    return dump(fn);
  }
  return "error: no function " + name;
}

}  // namespace vole::cfg
