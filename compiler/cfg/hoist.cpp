// Order of evaluation. gc moves calls, receives, && and || with calls in them, and what it makes
// calls of, out of an expression into temporaries, left to right, before it evaluates the rest.
// Programs see the difference (a variable that a later call changes is read after the call), so
// this does the same, but only for expressions that contain a call at all.
#include "compiler/cfg/lower.h"

namespace vole::cfg {

using ir::Op;

bool Lowerer::has_call(ir::Node* n) {
  switch (n->op) {
    case Op::CallFunc:
    case Op::CallInter:
    case Op::InlinedCall:
    case Op::Recv:
      return true;
    case Op::Name:
    case Op::Literal:
    case Op::Nil:
    case Op::Zero:
    case Op::Closure:
      return !n->init.empty();
    default:
      break;
  }
  if (!n->init.empty()) return true;
  bool found = false;
  ir::for_each_child(n, [&](ir::Node* child) { found = found || has_call(child); });
  return found;
}

bool Lowerer::is_hoistable(Op op) {
  switch (op) {
    case Op::CallFunc:
    case Op::CallInter:
    case Op::InlinedCall:
    case Op::Recv:
    case Op::Append:
    case Op::Copy:
    case Op::Min:
    case Op::Max:
    case Op::MakeChan:
    case Op::MakeMap:
    case Op::MakeSlice:
    case Op::New:
    case Op::StringToBytes:
    case Op::StringToRunes:
    case Op::Slice:
    case Op::SliceArr:
    case Op::SliceStr:
    case Op::Slice3:
    case Op::Slice3Arr:
    case Op::DotType:
    case Op::AndAnd:
    case Op::OrOr:
    case Op::Recover:
    case Op::Len:
    case Op::Cap:
    case Op::Complex:
    case Op::Real:
    case Op::Imag:
      return true;
    default:
      return false;
  }
}

void Lowerer::hoist(ir::Node* n) {
  if (n == nullptr || !has_call(n)) return;
  hoist_walk(n);
}

// Of operands that are evaluated one after the other: whatever stands before the last call.
void Lowerer::hoist_all(std::initializer_list<ir::Node*> nodes) {
  hoist_range(nodes.begin(), nodes.size());
}

void Lowerer::hoist_range(ir::Node* const* nodes, size_t count) {
  size_t end = count;
  while (end > 0 && (nodes[end - 1] == nullptr || !has_call(nodes[end - 1]))) end--;
  for (size_t i = 0; i < end; i++) {
    if (nodes[i] != nullptr) hoist_walk(nodes[i]);
  }
}

// As hoist(), but a call at the root stays: its value goes straight where it is wanted.
void Lowerer::hoist_root(ir::Node* n) {
  if (n == nullptr) return;
  switch (n->op) {
    case Op::CallFunc:
    case Op::CallInter:
    case Op::InlinedCall:
    case Op::Recv:
      if (n->op != Op::Recv) return;
      return hoist(ir::to<ir::Unary>(n)->x);
    case Op::AndAnd:
    case Op::OrOr:
    case Op::Not:
      return;  // cond() sees to the operands
    case Op::ConvNop:
      return hoist_root(ir::to<ir::Unary>(n)->x);
    default:
      break;
  }
  if (!has_call(n)) return;
  if (is_hoistable(n->op)) {
    if (!n->init.empty()) {
      run_init(n);
      hoisted_.push_back({n, {}});
    }
    size_t skip = n->init.size();
    ir::for_each_child(n, [&](ir::Node* child) {
      if (skip > 0)
        skip--;
      else
        hoist_walk(child);
    });
    return;
  }
  hoist_walk(n);
}

void Lowerer::hoist_walk(ir::Node* n) {
  switch (n->op) {
    case Op::Name:
    case Op::Literal:
    case Op::Nil:
    case Op::Zero:
    case Op::Closure:
    case Op::Type:
      if (n->init.empty()) return;
      break;
    case Op::AndAnd:
    case Op::OrOr:
      if (!has_call(n)) return;
      break;
    default:
      break;
  }
  // unsafe.Pointer(f()) of a uintptr is kept as a pointer, which later calls cannot collect.
  bool pointer = n->op == Op::ConvNop && n->type != nullptr &&
                 info(n)->kind == bytecode::Kind::UnsafePointer && has_call(n);
  if (is_hoistable(n->op) || pointer) {
    Loc l = hoist_one(n);
    hoisted_.push_back({n, l});
    return;
  }
  if (!n->init.empty()) {
    run_init(n);
    hoisted_.push_back({n, {}});
  }
  size_t skip = n->init.size();
  ir::for_each_child(n, [&](ir::Node* child) {
    if (skip > 0)
      skip--;
    else
      hoist_walk(child);
  });
}

Loc Lowerer::hoist_one(ir::Node* n) {
  Where outer = where();
  go_to(n);
  if (!n->init.empty()) run_init(n);
  switch (n->op) {
    case Op::CallFunc:
    case Op::CallInter:
    case Op::InlinedCall:
    case Op::AndAnd:
    case Op::OrOr:
      break;
    default: {
      size_t skip = n->init.size();
      ir::for_each_child(n, [&](ir::Node* child) {
        if (skip > 0)
          skip--;
        else
          hoist_walk(child);
      });
    }
  }
  Loc l = expr_uncached(n, {});
  if (l.kind == Loc::kNone) l = at_zero(layouts_.int_type());
  l = freeze(l);
  go_to(outer);
  return l;
}

void Lowerer::hoist_end(size_t mark) {
  if (hoisted_.size() > mark) hoisted_.resize(mark);
  if (hoist_cursor_ > mark) hoist_cursor_ = mark;
}

const Lowerer::Hoisted* Lowerer::find_hoisted(const ir::Node* n) {
  if (!is_hoistable(n->op) && n->op != Op::ConvNop && n->init.empty()) return nullptr;
  // Evaluation meets the nodes in the order in which they were hoisted.
  if (hoist_cursor_ < hoisted_.size() && hoisted_[hoist_cursor_].node == n) {
    return &hoisted_[hoist_cursor_++];
  }
  for (size_t i = 0; i < hoisted_.size(); i++) {
    if (hoisted_[i].node == n) {
      hoist_cursor_ = i + 1;
      return &hoisted_[i];
    }
  }
  return nullptr;
}

}  // namespace vole::cfg
