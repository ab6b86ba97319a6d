// Assignments that put nothing new where they store, though they store through a pointer.
#include "compiler/escape/flow.h"
#include "compiler/types/constant.h"
#include "compiler/types/universe.h"

namespace vole::escape {

using ir::as;
using ir::Node;
using ir::Op;
using ir::to;

namespace {

// The variable p of *p and p.f.
const ir::Name* pointer_variable(const Node* n) {
  const Node* x = n->op == Op::Deref    ? to<ir::Unary>(n)->x
                  : n->op == Op::DotPtr ? to<ir::Field>(n)->x
                                        : nullptr;
  return as<ir::Name>(x);
}

// p.buf = p.buf[i:j]; not where an array that is a part of *p itself is sliced, which makes a
// pointer to *p.
bool is_slice_of_itself(const Node* dst, const Node* src) {
  const ir::Name* base = pointer_variable(dst);
  auto* slice = as<ir::Slice>(src);
  if (base == nullptr || slice == nullptr) return false;
  return pointer_variable(slice->x) == base;
}

bool is_arithmetic(Op op) {
  switch (op) {
    case Op::Add:
    case Op::Sub:
    case Op::Or:
    case Op::Xor:
    case Op::Mul:
    case Op::Lsh:
    case Op::Rsh:
    case Op::And:
    case Op::AndNot:
    case Op::Div:
    case Op::Mod:
      return true;
    default:
      return false;
  }
}

bool may_have_effects(const Node* n) {
  if (is_arithmetic(n->op)) {
    return may_have_effects(to<ir::Binary>(n)->x) || may_have_effects(to<ir::Binary>(n)->y);
  }
  switch (n->op) {
    case Op::Name:
    case Op::Literal:
    case Op::Nil:
      return false;
    case Op::Index:
      return may_have_effects(to<ir::Index>(n)->x) || may_have_effects(to<ir::Index>(n)->index);
    case Op::ConvNop:
    case Op::Conv:
    case Op::Len:
    case Op::Cap:
    case Op::Not:
    case Op::BitNot:
    case Op::Plus:
    case Op::Neg:
    case Op::Deref:
      return may_have_effects(to<ir::Unary>(n)->x);
    case Op::Dot:
    case Op::DotPtr:
      return may_have_effects(to<ir::Field>(n)->x);
    default:
      return true;
  }
}

bool is_plain_number(ir::TypeTable& types, const types::Type* t) {
  auto* basic = types.under_as<types::Basic>(t);
  return basic != nullptr && (basic->info & (types::kIsNumeric | types::kIsBoolean)) != 0;
}

// Whether both have the same value and no effects.
bool same(ir::TypeTable& types, const Node* a, const Node* b) {
  while (a->op == Op::ConvNop) a = to<ir::Unary>(a)->x;
  while (b->op == Op::ConvNop) b = to<ir::Unary>(b)->x;
  if (a->op != b->op || !types.identical(a->type, b->type)) return false;
  if (is_arithmetic(a->op)) {
    return same(types, to<ir::Binary>(a)->x, to<ir::Binary>(b)->x) &&
           same(types, to<ir::Binary>(a)->y, to<ir::Binary>(b)->y);
  }
  switch (a->op) {
    case Op::Name:
      return a == b;
    case Op::Nil:
      return true;
    case Op::Literal:
      return to<ir::Literal>(a)->value->kind() == to<ir::Literal>(b)->value->kind() &&
             to<ir::Literal>(a)->value->to_string() == to<ir::Literal>(b)->value->to_string();
    case Op::Dot:
    case Op::DotPtr:
      return to<ir::Field>(a)->index == to<ir::Field>(b)->index &&
             to<ir::Field>(a)->name == to<ir::Field>(b)->name &&
             same(types, to<ir::Field>(a)->x, to<ir::Field>(b)->x);
    case Op::Conv:
      if (!is_plain_number(types, a->type)) return false;
      [[fallthrough]];
    case Op::Deref:
    case Op::Not:
    case Op::BitNot:
    case Op::Plus:
    case Op::Neg:
      return same(types, to<ir::Unary>(a)->x, to<ir::Unary>(b)->x);
    case Op::Index:
    case Op::IndexMap:
      return same(types, to<ir::Index>(a)->x, to<ir::Index>(b)->x) &&
             same(types, to<ir::Index>(a)->index, to<ir::Index>(b)->index);
    default:
      return false;
  }
}

}  // namespace

bool is_self_assignment(ir::TypeTable& types, const Node* dst, const Node* src) {
  if (is_slice_of_itself(dst, src)) return true;
  // v.x = v.y, v.a[i] = v.b[j] and the like: the last step may differ.
  if (dst->op != src->op) return false;
  if (dst->op == Op::Dot || dst->op == Op::DotPtr) {
    return same(types, to<ir::Field>(dst)->x, to<ir::Field>(src)->x);
  }
  if (dst->op != Op::Index) return false;
  auto* to_index = to<ir::Index>(dst);
  auto* from_index = to<ir::Index>(src);
  if (may_have_effects(to_index->index) || may_have_effects(from_index->index)) return false;
  return same(types, to_index->x, from_index->x);
}

bool is_header_data(ir::TypeTable& types, const Node* n) {
  auto* field = as<ir::Field>(n);
  if (field == nullptr || field->name != "Data" || field->x == nullptr) return false;
  const types::Type* t = field->x->type;
  if (n->op == Op::DotPtr) {
    auto* pointer = types.under_as<types::Pointer>(t);
    t = pointer != nullptr ? pointer->elem : nullptr;
  }
  auto* named = types::as<types::Named>(t);
  if (named == nullptr || named->obj->pkg == nullptr) return false;
  return named->obj->pkg->path == "reflect" &&
         (named->obj->name == "SliceHeader" || named->obj->name == "StringHeader");
}

}  // namespace vole::escape
