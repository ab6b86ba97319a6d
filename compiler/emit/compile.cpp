// The driver of the back end: each function goes through lowering, the passes over its graph, slot
// allocation and encoding by itself; what they share are the module's tables.
#include "compiler/emit/compile.h"

#include "compiler/cfg/layout.h"
#include "compiler/cfg/lower.h"
#include "compiler/cfg/optimize.h"
#include "compiler/emit/encode.h"
#include "compiler/emit/module_builder.h"

namespace vole::emit {

bytecode::Module compile(ir::Program& program, const std::vector<const types::Package*>& packages,
                         const SourceSet& sources, std::vector<CompileError>& errors,
                         const CompileOptions& options) {
  bytecode::Module module;
  cfg::Layouts layouts(program.types);
  cfg::Lowerer lowerer(program, layouts);
  ModuleBuilder builder(program, layouts, sources, module);
  Encoder encoder(builder);
  cfg::Function fn;
  cfg::Liveness live;
  cfg::ValueReuse reuse;
  if (options.external_types != nullptr) builder.set_external_types(*options.external_types);
  builder.declare_all();
  auto fail = [&](const ir::Func* f, const std::string& why) {
    errors.push_back({f->pos, DiagnosticKind::LoadFailed, std::string(f->symbol) + ": " + why});
  };
  for (ir::Func* f : program.funcs) {
    if (f->forwards != nullptr) continue;
    bytecode::FunctionIndex index = builder.function(f);
    bool is_lowered = lowerer.lower(*f, fn);
    for (const cfg::Refusal& refusal : lowerer.refusals()) errors.push_back(refusal);
    if (!lowerer.refusals().empty()) continue;
    if (!is_lowered) {
      fail(f, lowerer.error());
      continue;
    }
    cfg::clean_blocks(fn);
    reuse.run(fn);
    cfg::hoist_invariants(fn);
    cfg::compute_liveness(fn, live);
    cfg::remove_dead_code(fn, live);
    if (options.dump != nullptr) {
      options.dump(std::string(f->symbol), cfg::dump(fn), options.dump_context);
    }
    bytecode::FunctionRecord record = std::move(module.functions[index]);
    bool done = encoder.encode(fn, live, record);
    module.functions[index] = std::move(record);
    if (!done) fail(f, encoder.error());
  }
  builder.define_globals();
  builder.define_methods();
  builder.define_packages(packages);
  builder.finish_types();
  if (program.main != nullptr) module.entry = builder.function(program.main);
  return module;
}

}  // namespace vole::emit
