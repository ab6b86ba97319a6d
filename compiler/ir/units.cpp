// Which functions belong to which compiled package, and in which order: the report's lines come
// in the order of decisions, and those follow the order of gc's list of functions.
#include <algorithm>

#include "compiler/ir/builder.h"
#include "compiler/ir/reading.h"

namespace vole::ir {

namespace {

struct Lister {
  Builder& b;
  std::unordered_map<const Func*, Unit*> owner{};

  // The instances and wrappers that `from` mentions and that no unit has yet.
  void follow(Unit& unit, const Func* from, std::vector<Func*>* found) {
    auto meet = [&](Func* f) {
      if (f == nullptr || f->kind != FuncKind::kBuilt || f->closure != nullptr) return;
      if (!f->is_generic_instance && !f->wrapper) return;
      if (owner.emplace(f, &unit).second) found->push_back(f);
    };
    for (Node* stmt : from->body) {
      visit(stmt, [&](Node* n) {
        if (n->op == Op::Name) meet(to<Name>(n)->function);
        if (auto* field = as<Field>(n)) meet(field->function);
        if (auto* closure = as<Closure>(n)) follow(unit, closure->func, found);
      });
    }
  }

  void add(Unit& unit, Func* f) {
    bool late = f->wrapper && f->forwards == nullptr;
    (late ? unit.wrappers : unit.funcs).push_back(f);
  }

  void close(Unit& unit) {
    std::vector<Func*> work = unit.funcs;
    while (!work.empty()) {
      std::vector<Func*> found;
      for (Func* f : work) follow(unit, f, &found);
      for (Func* f : found) add(unit, f);
      work = std::move(found);
    }
  }
};

}  // namespace

static void add_shape_mates(Lister& lister, Unit& unit) {
  std::vector<Func*> all;
  for (Func* f : unit.funcs) {
    all.push_back(f);
    if (f->shape == nullptr) continue;
    for (Func* mate : f->shape->same_shape) {
      if (lister.owner.emplace(mate, &unit).second) all.push_back(mate);
    }
  }
  unit.funcs = std::move(all);
}

// What gc has in the unit.
static void read_like_gc(Builder& b, Lister& lister, Unit& unit) {
  Unit read{unit.pkg, {}, {}, {}, {}};
  bool has_init = !unit.funcs.empty() && unit.funcs[0]->object == nullptr;
  read_unit(b, read, has_init ? unit.funcs[0] : nullptr);
  for (Func* f : read.funcs) {
    // A function that an earlier unit has is listed again: gc compiles and reports it again.
    lister.owner.emplace(f, &unit);
    unit.funcs.push_back(f);
  }
  unit.bodies = std::move(read.bodies);
  for (Func* f : read.wrappers) {
    if (lister.owner.emplace(f, &unit).second) unit.wrappers.push_back(f);
  }
}

void list_units(Builder& b, const std::vector<types::Package*>& packages) {
  Lister lister{b};
  std::vector<Unit>& units = b.program.units;
  std::unordered_map<const types::Package*, size_t> place;
  for (const types::Package* pkg : packages) {
    if (b.imported.count(pkg) != 0) continue;
    place[pkg] = units.size();
    units.push_back({pkg, {}, {}, {}, {}});
  }
  auto unit_of = [&](const Func* f) -> Unit* {
    auto it = place.find(f->pkg);
    return it != place.end() ? &units[it->second] : nullptr;
  };
  auto declared = [&](Func* f) {
    Unit* unit = unit_of(f);
    if (unit == nullptr || f->is_closure || f->is_generic_instance || f->wrapper) return;
    if (f->forwards != nullptr && f->kind == FuncKind::kBuilt) return;
    if (lister.owner.emplace(f, unit).second) unit->funcs.push_back(f);
  };
  for (Func* f : b.program.funcs) declared(f);
  for (Func* f : b.program.externals) {
    if (f->kind == FuncKind::kNative) declared(f);
  }
  for (Unit& unit : units) {
    std::sort(unit.funcs.begin(), unit.funcs.end(), [](const Func* a, const Func* c) {
      return a->pos < c->pos;
    });
    if (b.options.complete_units) read_like_gc(b, lister, unit);
    if (b.failed) return;
    lister.close(unit);
    add_shape_mates(lister, unit);
  }
  for (Func* f : b.program.funcs) {
    if (f->closure != nullptr || lister.owner.count(f) != 0) continue;
    Unit* unit = unit_of(f);
    lister.add(unit != nullptr ? *unit : units.back(), f);
  }
}

}  // namespace vole::ir
