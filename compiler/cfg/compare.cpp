// Lowering of conditions: short-circuit operators become control flow, comparisons become fused
// branches where the bytecode has them, and booleans are made only where a value is asked for.
#include "compiler/cfg/lower.h"
#include "compiler/ir/type_table.h"
#include "compiler/types/constant.h"

namespace vole::cfg {

using bytecode::Kind;
using ir::Op;

namespace {

Opcode plus(Opcode op, int n) { return static_cast<Opcode>(static_cast<int>(op) + n); }
uint64_t as_word(const void* p) { return reinterpret_cast<uintptr_t>(p); }

constexpr int kJumpStride = static_cast<int>(Opcode::JNeI64) - static_cast<int>(Opcode::JEqI64);
constexpr int kJumpImm = static_cast<int>(Opcode::JEqII64) - static_cast<int>(Opcode::JEqI64);
constexpr int kFloatStride = static_cast<int>(Opcode::AddF32) - static_cast<int>(Opcode::AddF64);

// Eq, Ne, Lt, Le, Gt, Ge: the order of node.def and of the jumps in opcode.def.
int index_of(Op op) { return static_cast<int>(op) - static_cast<int>(Op::Eq); }
Op swapped(Op op) {
  switch (op) {
    case Op::Lt:
      return Op::Gt;
    case Op::Le:
      return Op::Ge;
    case Op::Gt:
      return Op::Lt;
    case Op::Ge:
      return Op::Le;
    default:
      return op;
  }
}
bool fits_imm16(const Loc& l) { return l.kind == Loc::kImm && l.off >= -0x8000 && l.off <= 0x7FFF; }

}  // namespace

bool Lowerer::is_nil(const ir::Node* n) {
  return n->op == Op::Nil || (n->op == Op::ConvNop && is_nil(ir::to<ir::Unary>(n)->x));
}

bool Lowerer::is_eface(const TypeInfo* t) {
  return types::as<types::Interface>(t->under)->methods.empty();
}

void Lowerer::cond(ir::Node* n, BlockId yes, BlockId no) {
  Where outer = where();
  go_to(n);
  const Hoisted* h = hoisted_.empty() ? nullptr : find_hoisted(n);
  if (h != nullptr && h->value.kind != Loc::kNone) {
    Opd v = reg(h->value);
    branch(Opcode::Jt, v, {}, yes, no);
    go_to(outer);
    return;
  }
  if (h == nullptr && !n->init.empty()) run_init(n);
  switch (n->op) {
    case Op::Not:
      cond(ir::to<ir::Unary>(n)->x, no, yes);
      break;
    case Op::ConvNop:
      cond(ir::to<ir::Unary>(n)->x, yes, no);
      break;
    case Op::AndAnd: {
      auto* b = ir::to<ir::Binary>(n);
      BlockId more = block();
      cond(b->x, more, no);
      start(more);
      cond(b->y, yes, no);
      break;
    }
    case Op::OrOr: {
      auto* b = ir::to<ir::Binary>(n);
      BlockId more = block();
      cond(b->x, yes, more);
      start(more);
      cond(b->y, yes, no);
      break;
    }
    case Op::Literal:
      jump(ir::to<ir::Literal>(n)->value->bool_value() ? yes : no);
      break;
    case Op::Eq:
    case Op::Ne:
    case Op::Lt:
    case Op::Le:
    case Op::Gt:
    case Op::Ge: {
      auto* b = ir::to<ir::Binary>(n);
      size_t mark = hoist_mark();
      hoist_all({b->x, b->y});
      Loc x, y;
      operands(b->x, b->y, &x, &y);
      compare(n->op, x, y, yes, no);
      hoist_end(mark);
      break;
    }
    default: {
      size_t mark = hoist_mark();
      hoist_root(n);
      Loc v = expr_uncached(n, {});
      if (v.kind == Loc::kImm)
        jump(v.off != 0 ? yes : no);
      else
        branch(Opcode::Jt, reg(v), {}, yes, no);
      hoist_end(mark);
    }
  }
  go_to(outer);
}

void Lowerer::compare(Op op, const Loc& x, const Loc& y, BlockId yes, BlockId no) {
  const TypeInfo* t = x.type;
  if (t->is_float) return compare_float(op, x, y, yes, no);
  if (t->one_slot() && t->kind != Kind::Complex64) return compare_int(op, x, y, yes, no);
  bool x_nil = x.kind == Loc::kZero;
  bool y_nil = y.kind == Loc::kZero;
  if ((op == Op::Eq || op == Op::Ne) && (x_nil || y_nil) && !t->is_memory() &&
      t->cls != RegClass::kComplex) {
    // nil slices and interfaces: the first word says it; the empty string: its length.
    const Loc& other = x_nil ? y : x;
    Loc w = part(other, t->cls == RegClass::kString ? 8 : 0, layouts_.word_type());
    return compare_int(op, w, at_imm(0, layouts_.word_type()), yes, no);
  }
  if (t->cls == RegClass::kString) {
    Opd a = reg(x);
    Opd b = reg(y);
    if (op == Op::Eq) return branch(Opcode::JEqStr, a, b, yes, no);
    if (op == Op::Ne) return branch(Opcode::JNeStr, a, b, yes, no);
    bool swap = op == Op::Gt || op == Op::Ge;
    if (swap) std::swap(a, b);
    Opd d = word();
    emit(op == Op::Lt || op == Op::Gt ? Opcode::LtStr : Opcode::LeStr, d, a, b);
    return branch(Opcode::Jt, d, {}, yes, no);
  }
  Opd d = equal(x, y, {});
  if (op == Op::Eq)
    branch(Opcode::Jt, d, {}, yes, no);
  else
    branch(Opcode::Jt, d, {}, no, yes);
}

namespace {
template <class T>
bool holds(Op op, T a, T b) {
  switch (op) {
    case Op::Eq:
      return a == b;
    case Op::Ne:
      return a != b;
    case Op::Lt:
      return a < b;
    case Op::Le:
      return a <= b;
    case Op::Gt:
      return a > b;
    default:
      return a >= b;
  }
}
}  // namespace

void Lowerer::compare_int(Op op, const Loc& x0, const Loc& y0, BlockId yes, BlockId no) {
  Loc x = x0;
  Loc y = y0;
  if (x.kind == Loc::kImm && y.kind == Loc::kImm) {
    bool is_signed = x.type->is_signed || x.type->width < 8;
    bool result = is_signed ? holds(op, x.off, y.off)
                            : holds(op, static_cast<uint64_t>(x.off), static_cast<uint64_t>(y.off));
    return jump(result ? yes : no);
  }
  if (x.kind == Loc::kImm && y.kind != Loc::kImm) {
    std::swap(x, y);
    op = swapped(op);
  }
  const TypeInfo* t = x.type;
  bool ordered = op != Op::Eq && op != Op::Ne;
  if (ordered && !t->is_signed && t->width == 8) {
    Opd a = reg(x);
    if (y.kind == Loc::kImm && y.off == 0) {
      // x < 0, x >= 0 are constant; x > 0, x <= 0 test for zero.
      if (op == Op::Lt) return jump(no);
      if (op == Op::Ge) return jump(yes);
      return branch(op == Op::Gt ? Opcode::JNeII64 : Opcode::JEqII64, a, imm(0), yes, no);
    }
    Opd b = reg(y);
    Opcode code = plus(Opcode::JLtU64, index_of(op) - index_of(Op::Lt));
    return branch(code, a, b, yes, no);
  }
  Opcode code = plus(Opcode::JEqI64, index_of(op) * kJumpStride);
  Opd a = reg(x);
  if (fits_imm16(y)) {
    return branch(plus(code, kJumpImm), a, imm(static_cast<int32_t>(y.off)), yes, no);
  }
  Opd b = reg(y);
  branch(code, a, b, yes, no);
}

void Lowerer::compare_float(Op op, const Loc& x, const Loc& y, BlockId yes, BlockId no) {
  Opd a = reg(x);
  Opd b = reg(y);
  if (x.type->width == 8) {
    branch(plus(Opcode::JEqF64, index_of(op) * kJumpStride), a, b, yes, no);
    return;
  }
  Opd d = word();
  if (op == Op::Gt || op == Op::Ge) {
    std::swap(a, b);
    op = swapped(op);
  }
  emit(plus(Opcode::EqF32, index_of(op)), d, a, b);
  branch(Opcode::Jt, d, {}, yes, no);
}

// Equality of what has no fused branch: strings, interfaces, structs, arrays, complex numbers.
Opd Lowerer::equal(const Loc& x, const Loc& y, Opd want) {
  const TypeInfo* t = x.type;
  Opd d = dest(want, layouts_.bool_type());
  if (t->kind == Kind::Complex64 || t->kind == Kind::Complex128) {
    Opd a = complex128(x);
    Opd b = complex128(y);
    Opd re = word();
    Opd im = word();
    emit(Opcode::EqF64, re, a, b);
    emit(Opcode::EqF64, im, a.plus(1), b.plus(1));
    emit(Opcode::And, d, re, im);
    return d;
  }
  if (t->is_memory()) {
    if (t->size == 0) {
      touch(x);
      touch(y);
      emit(Opcode::LdI, d, imm(1));
      return d;
    }
    bool by_address = x.kind >= Loc::kMem && x.kind != Loc::kFrameElem && y.kind >= Loc::kMem &&
                      y.kind != Loc::kFrameElem;
    if (by_address || t->slots == 0) {
      Opd a = addr(x);
      Opd b = addr(y);
      emit(Opcode::EqMem, d, a, b).x0 = as_word(t->type);
      return d;
    }
    Opd a = reg(x);
    Opd b = reg(y);
    emit(Opcode::EqM, d, a, b).x0 = as_word(t->type);
    return d;
  }
  Opd a = reg(x);
  Opd b = reg(y);
  Opcode code = t->cls == RegClass::kString ? Opcode::EqStr
                : is_eface(t)               ? Opcode::EqEface
                                            : Opcode::EqIface;
  emit(code, d, a, b);
  return d;
}

// A comparison as a value, where there is an instruction for it. False: control flow has to do it.
bool Lowerer::compare_value(ir::Binary* n, Opd want, Loc* out) {
  Loc x, y;
  operands(n->x, n->y, &x, &y);
  const TypeInfo* t = x.type;
  Op op = n->op;
  Opd d = dest(want, info(n));
  *out = at_reg(d, info(n));
  if (x.kind == Loc::kZero || y.kind == Loc::kZero ||
      (t->one_slot() && t->kind != Kind::Complex64)) {
    if (compare_fused(op, x, y, d)) return true;
    BlockId yes = block();
    BlockId no = block();
    BlockId done = block();
    compare(op, x, y, yes, no);
    start(yes);
    emit(Opcode::LdI, d, imm(1));
    jump(done);
    start(no);
    emit(Opcode::LdI, d, imm(0));
    start(done);
    return true;
  }
  if (op == Op::Eq || op == Op::Ne) {
    equal(x, y, d);
    if (op == Op::Ne) emit(Opcode::Not, d, d);
    return true;
  }
  Opd a = reg(x);
  Opd b = reg(y);
  if (op == Op::Gt || op == Op::Ge) std::swap(a, b);
  emit(op == Op::Lt || op == Op::Gt ? Opcode::LtStr : Opcode::LeStr, d, a, b);
  return true;
}

bool Lowerer::compare_fused(Op op, const Loc& x, const Loc& y, Opd d) {
  const TypeInfo* t = x.type;
  if (!t->one_slot()) return false;
  if (!t->is_float && (op == Op::Eq || op == Op::Ne) && fits_imm16(y)) {
    Opd a = reg(x);
    emit(op == Op::Eq ? Opcode::EqII64 : Opcode::NeII64, d, a, imm(static_cast<int32_t>(y.off)));
    return true;
  }
  Opd a = reg(x);
  Opd b = reg(y);
  if (op == Op::Gt || op == Op::Ge) {
    std::swap(a, b);
    op = swapped(op);
  }
  if (t->is_float) {
    emit(plus(Opcode::EqF64, index_of(op) + (t->width == 4 ? kFloatStride : 0)), d, a, b);
  } else if (!t->is_signed && t->width == 8 && op != Op::Eq && op != Op::Ne) {
    emit(op == Op::Lt ? Opcode::LtU64 : Opcode::LeU64, d, a, b);
  } else {
    emit(plus(Opcode::EqI64, index_of(op)), d, a, b);
  }
  return true;
}

}  // namespace vole::cfg
