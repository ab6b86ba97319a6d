// Flows of assignments: what it is that a store changes, and which stores do not matter.
#include "compiler/escape/flow.h"

namespace vole::escape {

using ir::as;
using ir::Op;
using ir::to;

// Stores through pointers, to map elements and to globals count as stores to the heap.
Hole FlowBuilder::target(ir::Node* n) {
  if (n == nullptr || ir::is_blank(n)) return graph_.to_nowhere();
  statements(n->op == Op::Name ? ir::NodeList{} : n->init);
  Hole mutated = graph_.to(graph_.mutator());
  switch (n->op) {
    case Op::Name:
      if (to<ir::Name>(n)->cls == ir::NameClass::kGlobal) return graph_.to_heap();
      return graph_.to(graph_.of(to<ir::Name>(n)));
    case Op::Dot:
      return target(to<ir::Field>(n)->x);
    case Op::Index: {
      auto* x = to<ir::Index>(n);
      discard(x->index);
      if (is_array(x->x->type)) return target(x->x);
      value(mutated, x->x);
      return graph_.to_heap();
    }
    case Op::Deref:
      value(mutated, to<ir::Unary>(n)->x);
      return graph_.to_heap();
    case Op::DotPtr:
      value(mutated, to<ir::Field>(n)->x);
      return graph_.to_heap();
    case Op::IndexMap:
      discard(to<ir::Index>(n)->x);
      to_heap(to<ir::Index>(n)->index, "key of map put", n);
      return graph_.to_heap();
    default:
      // Nothing else is addressable; whatever it is, it may be seen from anywhere.
      value(graph_.to_heap(), n);
      return graph_.to_heap();
  }
}

void FlowBuilder::to_heap(ir::Node* x, std::string_view why, const ir::Node* where) {
  value(graph_.note(graph_.to_heap(), where, why), x);
}

void FlowBuilder::assign(Nodes targets, Nodes values, std::string_view why, ir::Node* where) {
  HoleList holes;
  for (ir::Node* x : targets) holes.push_back(target(x));
  for (size_t i = 0; i < targets.size(); i++) {
    ir::Node* src = i < values.size() ? values[i] : nullptr;
    ir::Node* dst = targets[i];
    Hole hole = holes[i];
    if (dst != nullptr && src != nullptr) {
      if (dst->op == Op::DotPtr && is_header_data(context_.program.types, dst)) {
        address_as_number(graph_.note(graph_.to_heap(), where, why), src);
        continue;
      }
      if (is_self_assignment(context_.program.types, dst, src)) {
        if (reports(func_)) {
          context_.report.add(context_.program.report_pos(where),
                              context_.func_text(func_) + " ignoring self-assignment in " +
                                  context_.text(where));
        }
        hole = graph_.to_nowhere();
      }
    }
    value(graph_.note(hole, where, why), src);
  }
  mark_assigned(holes, where);
}

// All but the one assignment that gives a variable its first value.
void FlowBuilder::mark_assigned(Holes holes, const ir::Node* where) {
  if (auto* s = as<ir::Assign>(where); s != nullptr && s->y == nullptr) {
    auto* name = as<ir::Name>(s->x);
    if (name != nullptr && name->defn == nullptr) return;  // `var x T`
  }
  for (const Hole& hole : holes) {
    auto* name = as<ir::Name>(hole.dst->node);
    // A loop assigns to the variables that it defines in each iteration.
    if (name != nullptr && name->defn == where && where->op != Op::Range) continue;
    hole.dst->reassigned = true;
  }
}

}  // namespace vole::escape
