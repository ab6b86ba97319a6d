// Order of evaluation. gc moves calls, receives, && and || with calls in them, and what it makes
// calls of, out of an expression into temporaries, left to right, before it evaluates the rest.
// Programs see the difference (a variable that a later call changes is read after the call), so
// this does the same, but only for expressions that contain a call at all.
// Operands that gc's run-time functions want to have an address of are moved out, too, if they
// have none: what is boxed by copying, compared as struct or array, looked up as a key.
#include "compiler/cfg/lower.h"

namespace vole::cfg {

using ir::Op;

bool Lowerer::has_call(ir::Node* n) {
  switch (n->op) {
    case Op::CallFunc:
    case Op::CallInter:
    case Op::InlinedCall:
    case Op::Recv:
    case Op::Copy:
    case Op::Append:
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

namespace {

// As gc's ir.IsAddressable.
bool has_address(const ir::Node* n) {
  switch (n->op) {
    case Op::Name:
      return ir::to<ir::Name>(n)->cls != ir::NameClass::kFunc;
    case Op::Deref:
    case Op::DotPtr:
      return true;
    case Op::Dot:
      return has_address(ir::to<ir::Field>(n)->x);
    default:
      return false;
  }
}

// Values that need no code but their own.
bool is_static(const ir::Node* n) {
  switch (n->op) {
    case Op::Literal:
    case Op::Nil:
    case Op::Zero:
      return true;
    case Op::StructLit:
    case Op::ArrayLit:
      for (const ir::Node* item : ir::to<ir::Composite>(n)->list) {
        const auto* key = ir::as<ir::Key>(item);
        const auto* field = ir::as<ir::StructKey>(item);
        if (!is_static(key != nullptr ? key->value : field != nullptr ? field->value : item)) {
          return false;
        }
      }
      return true;
    default:
      return false;
  }
}

// Keys for which gc has no lookup of its own.
bool is_slow_key(const TypeInfo* key, const TypeInfo* elem) {
  if (elem->size > 128) return true;
  if (key->cls == RegClass::kString) return false;
  return !key->comparable_memory || (key->size != 4 && key->size != 8);
}

bool is_bytes_key(const ir::Node* n) {
  if (n->op == Op::BytesToString) return true;
  if (n->op != Op::StructLit && n->op != Op::ArrayLit) return false;
  for (const ir::Node* item : ir::to<ir::Composite>(n)->list) {
    const auto* key = ir::as<ir::Key>(item);
    const auto* field = ir::as<ir::StructKey>(item);
    if (is_bytes_key(key != nullptr ? key->value : field != nullptr ? field->value : item)) {
      return true;
    }
  }
  return false;
}

}  // namespace

bool Lowerer::is_static_entry(const ir::Key* entry) {
  return is_static(entry->key) && is_static(entry->value);
}

// Whether gc's conversion of such a value to an interface takes its address.
bool Lowerer::is_boxed_by_address(const TypeInfo* t) {
  if (t->is_interface() || t->size == 0) return false;
  bool pointers = t->ptr_bytes != 0;
  if (t->size == 2 && t->align == 2) return false;
  if ((t->size == 4 || t->size == 8) && t->align == t->size && !pointers) return false;
  const TypeInfo* sole = t;
  while (true) {
    if (sole->kind == bytecode::Kind::Struct && sole->offsets.size() == 1) {
      sole = layouts_.field(sole, 0);
    } else if (sole->kind == bytecode::Kind::Array && sole->len == 1) {
      sole = layouts_.elem(sole);
    } else {
      break;
    }
  }
  return sole->kind != bytecode::Kind::String && sole->kind != bytecode::Kind::Slice;
}

// Moves an operand out that has to have an address.
void Lowerer::hoist_addressed(ir::Node* n) {
  bool array_element = n->op == Op::Index;
  if (array_element) {
    const ir::Node* x = ir::to<ir::Index>(n)->x;
    array_element = info(x)->kind == bytecode::Kind::Slice ||
                    (info(x)->kind == bytecode::Kind::Array && has_address(x));
  }
  if (array_element || has_address(n) || is_static(n) || is_hoistable(n->op)) return hoist_walk(n);
  Loc l = hoist_one(n);
  hoisted_.push_back({n, l});
  n->hoisted = true;
}

bool Lowerer::hoist_operands(ir::Node* n) {
  switch (n->op) {
    case Op::ConvIface: {
      ir::Node* x = ir::to<ir::Unary>(n)->x;
      if (!n->init.empty() || !is_boxed_by_address(info(x))) return false;
      hoist_addressed(x);
      return true;
    }
    case Op::Eq:
    case Op::Ne: {
      auto* b = ir::to<ir::Binary>(n);
      bytecode::Kind kind = info(b->x)->kind;
      bool composite = kind == bytecode::Kind::Struct || kind == bytecode::Kind::Array;
      if (!n->init.empty() || !composite) return false;
      hoist_addressed(b->x);
      hoist_addressed(b->y);
      return true;
    }
    case Op::IndexMap: {
      auto* index = ir::to<ir::Index>(n);
      if (!n->init.empty()) return false;
      const auto* map = types::as<types::Map>(info(index->x)->under);
      hoist_walk(index->x);
      if (is_slow_key(info(map->key), info(map->elem))) {
        hoist_addressed(index->index);
      } else {
        hoist_walk(index->index);
      }
      if (!n->assigned && is_bytes_key(index->index)) {
        Loc l = freeze(expr_uncached(n, {}));
        hoisted_.push_back({n, l});
        n->hoisted = true;
      }
      return true;
    }
    default:
      return false;
  }
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
    case Op::MapLit:
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
  if (n->op == Op::Append || n->op == Op::Copy) {
    if (n->op == Op::Append) extension_of(ir::to<ir::Call>(n));
    bool inside = !n->init.empty();
    ir::for_each_child(n, [&](ir::Node* child) { inside = inside || has_call(child); });
    if (!inside) return;
  }
  if (!has_call(n)) return;
  if (n->op == Op::MapLit && n->init.empty()) return;  // entry by entry
  if (is_hoistable(n->op)) {
    return hoist_children(n);
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
    case Op::Append:
      extension_of(ir::to<ir::Call>(n));
      break;
    case Op::MakeSlice:
      if (ir::to<ir::Make>(n)->extends) return hoist_walk(ir::to<ir::Make>(n)->len);
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
  if (hoist_operands(n)) return;
  if (is_hoistable(n->op) || pointer) {
    Loc l = hoist_one(n);
    hoisted_.push_back({n, l});
    return;
  }
  hoist_children(n);
}

void Lowerer::hoist_children(ir::Node* n) {
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
    case Op::MapLit:
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
  bool may_be = is_hoistable(n->op) || n->hoisted || n->op == Op::ConvNop || !n->init.empty();
  if (!may_be) return nullptr;
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
