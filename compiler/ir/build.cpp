// The driver: package initialisation and main are the roots; the work lists bring in whatever
// they reach. Wrappers and method tables are made between functions, because both may ask for
// more functions.
#include "compiler/ir/build.h"

#include "compiler/ir/builder.h"
#include "compiler/ir/wrappers.h"
#include "compiler/types/universe.h"

namespace vole::ir {

namespace {

bool is_generic(const types::Func* f) {
  const types::Signature* sig = f->signature();
  return sig == nullptr || !sig->tparams.empty() || !sig->recv_tparams.empty();
}

}  // namespace

void drain(Builder& b) {
  while (!b.failed) {
    if (b.program.arena.reserved_bytes() > b.options.max_tree_bytes) {
      return fail(b, Pos{}, DiagnosticKind::IrTooLarge,
                  {std::to_string(b.options.max_tree_bytes)});
    }
    if (!b.work.empty()) {
      Instance* instance = b.work.front();
      b.work.pop_front();
      build_instance(b, *instance);
    } else if (!b.wrapper_work.empty()) {
      WrapperTask task = b.wrapper_work.front();
      b.wrapper_work.pop_front();
      build_wrapper(b, task);
    } else if (!b.type_work.empty()) {
      const types::Type* t = b.type_work.front();
      b.type_work.pop_front();
      build_runtime_type(b, t);
    } else {
      return;
    }
  }
}

namespace {

void add_roots(Builder& b, types::Package* pkg) {
  if (b.options.all_functions) {
    for (const types::Func* f : pkg->funcs) {
      if (!is_generic(f) && f->name != "_") declared_func(b, f, {});
    }
    // Generic bodies built elsewhere may be all that refers to a variable.
    for (const types::Object* object : pkg->objects) {
      auto* v = types::as<types::Var>(object);
      if (v != nullptr && v->name != "_") global_of(b, v);
    }
  }
  if (pkg->name != "main") return;
  for (const types::Func* f : pkg->funcs) {
    if (f->name == "main" && f->signature() != nullptr && f->signature()->recv == nullptr) {
      b.program.main = declared_func(b, f, {});
    }
  }
}

}  // namespace

std::unique_ptr<Program> build(types::Universe& universe,
                               const std::vector<types::Package*>& packages,
                               const BuildOptions& options, Diagnostics& diagnostics) {
  auto program = std::make_unique<Program>(universe);
  Builder b(*program, universe, options, diagnostics);
  for (const types::Package* pkg : options.imported) b.imported.insert(pkg);
  for (const types::Package* pkg : packages) {
    if (b.imported.count(pkg) == 0) b.own.insert(pkg);
  }
  for (types::Package* pkg : packages) {
    if (b.imported.count(pkg) == 0) collect_bodies(b, pkg);
  }
  for (types::Package* pkg : packages) {
    if (b.imported.count(pkg) != 0) continue;
    build_package_init(b, pkg);
    if (b.failed) return nullptr;
    add_roots(b, pkg);
    drain(b);
  }
  if (b.failed || diagnostics.has_errors()) return nullptr;
  list_units(b, packages);
  if (b.failed || diagnostics.has_errors()) return nullptr;
  return program;
}

}  // namespace vole::ir
