// The walk of escape analysis over a package: components bottom-up, see escape.h.
#include "compiler/escape/escape.h"

#include <memory>

#include "compiler/escape/dead_locals.h"
#include "compiler/escape/flow.h"
#include "compiler/ir/call_graph.h"

namespace vole::escape {

namespace {

void analyse(Context& context, Definitions& definitions, const std::vector<ir::Func*>& funcs) {
  Batch batch(context);
  Graph& graph = batch.graph;
  for (ir::Func* func : funcs) {
    graph.join_batch(func);
    add_variables(graph, func);
  }
  for (ir::Func* func : funcs) {
    // Closures that capture are walked where they stand.
    if (!ir::is_capturing(func)) FlowBuilder(batch, definitions, func).function();
  }
  // Only now is it known which variables are assigned to or have their address taken.
  for (const Batch::Record& record : batch.closures) capture_variables(batch, record);
  for (Location& location : graph.locations()) {
    if (location.node == nullptr || location.func == nullptr) continue;
    use_constants(context, definitions, location.node, location.func);
    std::string_view reason = heap_reason(context, location.node);
    if (reason.empty()) continue;
    graph.flow(graph.address(graph.to_heap(), location.node, reason), &location);
  }
  solve(graph);
  apply(batch, funcs);
}

}  // namespace

// Func literals that capture nothing are functions like others for gc: even those that are not made
// any more, having been inlined, are analysed.
std::vector<ir::Func*> all_functions(const ir::Unit& unit) {
  if (!unit.compiled.empty()) return unit.compiled;
  std::vector<ir::Func*> all;
  for (ir::Func* func : ir::listed_functions(unit)) {
    if (!ir::is_capturing(func)) all.push_back(func);
  }
  all.insert(all.end(), unit.wrappers.begin(), unit.wrappers.end());
  return all;
}

void run(ir::Program& program, ir::Unit& unit, const Options& options, Report& report) {
  auto scratch = std::make_unique<Scratch>();
  Context context{program, unit, options, report, *scratch};
  Definitions definitions;
  std::vector<ir::Func*> all = all_functions(unit);
  // Closures that capture share variables with their outer function: they go with it.
  for (ir::Func* func : all) {
    if (!ir::is_capturing(func)) drop_dead_assignments(program, func);
  }
  for (const ir::Component& component : ir::components_bottom_up(all)) {
    if (component.funcs.size() == 1 && component.funcs[0]->kind != ir::FuncKind::kBuilt) {
      apply_declared(context, component.funcs[0]);
    } else {
      analyse(context, definitions, component.funcs);
    }
  }
}

void place_others(ir::Program& program) {
  for (ir::Func* func : program.funcs) {
    if (func->placed) continue;
    for (const auto* list : {&func->params, &func->results, &func->locals}) {
      for (ir::Name* name : *list) name->heap = name->heap || name->addr_taken;
    }
    for (ir::Name* name : func->closure_vars) {
      ir::Name* declared = declaring(name);
      if (!name->by_value && !declared->func->placed) declared->heap = true;
    }
  }
}

}  // namespace vole::escape
