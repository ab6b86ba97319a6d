// Collects assignments; a variable that none changes is as good as the value that defines it.
#include "compiler/escape/definitions.h"

#include "compiler/escape/graph.h"

namespace vole::escape {

using ir::as;
using ir::to;

namespace {

// The variable that a store to `n` changes: n itself, or what it is a field or array element of.
ir::Name* stored_variable(ir::Node* n) {
  for (;;) {
    if (n == nullptr) return nullptr;
    switch (n->op) {
      case ir::Op::Name:
        return declaring(to<ir::Name>(n));
      case ir::Op::Dot:
        n = to<ir::Field>(n)->x;
        break;
      case ir::Op::Index:
        n = to<ir::Index>(n)->x;
        break;
      default:
        return nullptr;
    }
  }
}

struct Collector {
  std::unordered_set<const ir::Name*>& out;

  void store(ir::Node* target, const ir::Node* by) {
    ir::Name* name = stored_variable(target);
    if (name != nullptr && (name->defn != by || name->cls == ir::NameClass::kParam)) {
      out.insert(name);
    }
  }

  void node(ir::Node* n) {
    switch (n->shape()) {
      case ir::Shape::Assign:
        return store(to<ir::Assign>(n)->x, n);
      case ir::Shape::AssignOp:
        return store(to<ir::AssignOp>(n)->x, nullptr);
      case ir::Shape::AssignList:
        for (ir::Node* x : to<ir::AssignList>(n)->lhs) store(x, n);
        return;
      case ir::Shape::Range:
        store(to<ir::Range>(n)->key, nullptr);
        return store(to<ir::Range>(n)->value, nullptr);
      case ir::Shape::Closure:
        return body(to<ir::Closure>(n)->func);
      default:
        if (n->op == ir::Op::Addr) store(to<ir::Unary>(n)->x, nullptr);
    }
  }

  void body(ir::Func* func) {
    for (ir::Node* stmt : func->body) {
      ir::visit(stmt, [this](ir::Node* n) { node(n); });
    }
  }
};

ir::Func* outermost(ir::Func* func) {
  while (func->outer != nullptr && !func->outer->is_init) func = func->outer;
  return func;
}

}  // namespace

const Definitions::Names& Definitions::assigned_in(ir::Func* func) {
  func = outermost(func);
  auto [it, fresh] = assigned_.try_emplace(func);
  if (fresh) Collector{it->second}.body(func);
  return it->second;
}

ir::Node* Definitions::definition_of(ir::Name* name, ir::Func* func) {
  name = declaring(name);
  if (name->cls != ir::NameClass::kLocal || name->defn == nullptr) return nullptr;
  ir::Node* value = nullptr;
  if (auto* one = as<ir::Assign>(name->defn)) {
    if (one->x == name) value = one->y;
  } else if (name->defn->op == ir::Op::As2) {
    auto* many = to<ir::AssignList>(name->defn);
    for (size_t i = 0; i < many->lhs.size() && i < many->rhs.size(); i++) {
      if (many->lhs[i] == name) value = many->rhs[i];
    }
  }
  if (value == nullptr || assigned_in(func).count(name) != 0) return nullptr;
  return value;
}

ir::Node* Definitions::value_of(ir::Node* n, ir::Func* func) {
  for (;;) {
    ir::Node* behind = nullptr;
    if (n->op == ir::Op::ConvNop) {
      behind = to<ir::Unary>(n)->x;
    } else if (auto* inlined = as<ir::InlinedCall>(n)) {
      if (inlined->results.size() == 1) behind = inlined->results[0];
    } else if (auto* name = as<ir::Name>(n)) {
      behind = definition_of(name, func);
    }
    if (behind == nullptr) return n;
    n = behind;
  }
}

}  // namespace vole::escape
