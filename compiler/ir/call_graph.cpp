// Tarjan's algorithm over the functions that bodies name, see call_graph.h.
//
// Functions are entered where the walk over a body first meets them, in the order of gc's node
// fields. A closure that captures something never ends a component: it stays on the stack for the
// function around it. (gc: one that captures nothing is as good as a declared function.)
#include "compiler/ir/call_graph.h"

#include <algorithm>
#include <limits>
#include <unordered_map>
#include <unordered_set>

namespace vole::ir {

namespace {

constexpr uint32_t kDone = std::numeric_limits<uint32_t>::max();

class Walk {
 public:
  explicit Walk(const std::vector<Func*>& funcs) {
    members_.reserve(funcs.size());
    numbers_.reserve(funcs.size());
    for (Func* func : funcs) members_[func->stands_for != nullptr ? func->stands_for : func] = func;
  }

  // The lowest number that can be reached from `func`.
  uint32_t enter(Func* func) {
    auto [place, fresh] = numbers_.try_emplace(func, 0);
    if (!fresh) return place->second;
    // Two numbers each: reaching the first one again tells a cycle from a lone function.
    const uint32_t own = ++next_;
    place->second = own;
    uint32_t lowest = ++next_;
    stack_.push_back(func);
    for (Node* stmt : func->body) {
      visit_in_field_order(stmt, [&](const Node* n) {
        if (Func* target = target_of(n)) lowest = std::min(lowest, enter(target));
      });
    }
    if (!is_capturing(func) && lowest >= own) take_component(func, lowest == own);
    return lowest;
  }

  std::vector<Component> take() { return std::move(components_); }

 private:
  Func* target_of(const Node* n) const {
    Func* target = named_function(n);
    if (target == nullptr) return nullptr;
    if (n->op == Op::Closure) return target;
    if (target->shape != nullptr) target = target->shape;
    auto it = members_.find(target);
    return it != members_.end() ? it->second : nullptr;
  }

  // gc has one function for all instances of a shape: the others go where the first one goes.
  void add_shape_mates(const Func* func, std::vector<Func*>* out) {
    if (func->shape != func) return;
    for (Func* mate : func->same_shape) {
      if (mate == func || members_.count(mate) == 0) continue;
      out->push_back(mate);
      add_closures(mate, out);
    }
  }
  static void add_closures(const Func* func, std::vector<Func*>* out) {
    for (Func* closure : func->closures) {
      out->push_back(closure);
      add_closures(closure, out);
    }
  }

  void take_component(Func* root, bool recursive) {
    auto first = std::find(stack_.begin(), stack_.end(), root);
    Component component;
    component.recursive = recursive;
    component.funcs.assign(first, stack_.end());
    stack_.erase(first, stack_.end());
    for (size_t i = 0, size = component.funcs.size(); i < size; i++) {
      add_shape_mates(component.funcs[i], &component.funcs);
    }
    for (Func* func : component.funcs) numbers_[func] = kDone;
    components_.push_back(std::move(component));
  }

  std::unordered_map<const Func*, Func*> members_;  // by what they stand for
  std::unordered_map<const Func*, uint32_t> numbers_;
  uint32_t next_ = 0;
  std::vector<Func*> stack_;
  std::vector<Component> components_;
};

}  // namespace

Func* bound_method(const Func* forwarder) {
  if (forwarder == nullptr) return nullptr;
  Func* method = forwarder->bound;
  for (Node* stmt : forwarder->body) {
    visit(stmt, [&](const Node* n) {
      if (method != nullptr) return;
      if (n->op == Op::MethodExpr) method = to<Field>(n)->function;
      if (n->op == Op::InlinedCall) method = to<InlinedCall>(n)->func;
    });
  }
  return method;
}

namespace {

// Function literals of a package's initialisation that became static data are named by no body.
void enter_closures(Walk& walk, const Func* func) {
  for (Func* closure : func->closures) {
    if (!is_capturing(closure)) walk.enter(closure);
    enter_closures(walk, closure);
  }
}

}  // namespace

bool is_capturing(const Func* func) {
  if (!func->is_closure || func->closure == nullptr) return false;
  if (!func->closure_vars.empty()) return true;
  const Func* outer = func;
  while (outer->outer != nullptr) outer = outer->outer;
  return outer->is_generic_instance && !func->wraps_go_defer;
}

Func* named_function(const Node* n) {
  switch (n->op) {
    case Op::Name:
      return to<Name>(n)->cls == NameClass::kFunc ? to<Name>(n)->function : nullptr;
    case Op::MethodExpr:
      return to<Field>(n)->dynamic ? nullptr : to<Field>(n)->function;
    case Op::MethodValue:
      return bound_method(to<Field>(n)->function);
    case Op::Closure:
      return to<Closure>(n)->func;
    default:
      return nullptr;
  }
}

std::vector<Func*> listed_functions(const Unit& unit) {
  std::vector<Func*> all;
  std::unordered_set<const Func*> read;  // whose bodies have been
  auto add_closures = [&](auto& self, const Func* func) -> void {
    for (Func* closure : func->closures) {
      all.push_back(closure);
      self(self, closure);
    }
  };
  // Instances and what forwards to them join when their own body is read.
  auto joins_late = [&](const Func* func) {
    bool forwards = func->forwards != nullptr && func->kind == FuncKind::kBuilt;
    return !unit.bodies.empty() && (func->shape != nullptr || forwards);
  };
  for (Func* func : unit.funcs) {
    bool is_package_init = func->is_init && func->object == nullptr;
    if (!joins_late(func)) all.push_back(func);
    if (is_package_init) add_closures(add_closures, func);
    if (is_package_init || func->kind != FuncKind::kBuilt) read.insert(func);
  }
  auto read_body = [&](Func* func) {
    if (!read.insert(func).second) return;
    add_closures(add_closures, func);
    if (joins_late(func)) all.push_back(func);
  };
  const std::unordered_set<const Func*> members(unit.funcs.begin(), unit.funcs.end());
  for (Func* func : unit.bodies) {
    if (members.count(func) != 0) read_body(func);
  }
  for (size_t i = unit.funcs.size(); i-- > 0;) read_body(unit.funcs[i]);
  return all;
}

std::vector<Component> components_bottom_up(const std::vector<Func*>& funcs) {
  Walk walk(funcs);
  for (Func* func : funcs) {
    const Func* top = func;
    while (top->outer != nullptr) top = top->outer;
    bool is_mate = top->shape != nullptr && top->shape != top;
    if (!is_mate && !is_capturing(func)) walk.enter(func);
    if (func->is_init && func->object == nullptr) enter_closures(walk, func);
  }
  return walk.take();
}

}  // namespace vole::ir
