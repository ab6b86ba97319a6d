// Lowering of arithmetic, shifts and numeric conversions. Narrow integers are kept extended in
// their registers, so that only operations that can leave their range need a narrow form.
#include <bit>

#include "compiler/cfg/lower.h"
#include "compiler/cfg/runtime_id.h"
#include "compiler/ir/type_table.h"
#include "compiler/types/universe.h"

namespace vole::cfg {

using bytecode::Kind;
using ir::Op;

namespace {

Opcode plus(Opcode op, int n) { return static_cast<Opcode>(static_cast<int>(op) + n); }

constexpr int kIntStride = static_cast<int>(Opcode::AddI32) - static_cast<int>(Opcode::AddI64);
constexpr int kFloatStride = static_cast<int>(Opcode::AddF32) - static_cast<int>(Opcode::AddF64);

// The form of an .i64 operation for the type: .i64 .i32 .i16 .i8 .u64 .u32 .u16 .u8.
Opcode int_op(Opcode i64, const TypeInfo* t) {
  int form = t->width == 8 ? 0 : t->width == 4 ? 1 : t->width == 2 ? 2 : 3;
  return plus(i64, (form + (t->is_signed ? 0 : 4)) * kIntStride);
}
Opcode float_op(Opcode f64, const TypeInfo* t) {
  return plus(f64, t->width == 4 ? kFloatStride : 0);
}

bool fits_imm16(const Loc& l) { return l.kind == Loc::kImm && l.off >= -0x8000 && l.off <= 0x7FFF; }
bool is_power_of_two(uint64_t v) { return v != 0 && (v & (v - 1)) == 0; }
Opd imm_of(int64_t v) { return imm(static_cast<int32_t>(v)); }

// Wraps to the width and extends again.
int64_t wrap(uint64_t v, const TypeInfo* t) {
  switch (t->width) {
    case 1:
      return t->is_signed ? static_cast<int8_t>(v) : static_cast<uint8_t>(v);
    case 2:
      return t->is_signed ? static_cast<int16_t>(v) : static_cast<uint16_t>(v);
    case 4:
      return t->is_signed ? int64_t{static_cast<int32_t>(v)} : int64_t{static_cast<uint32_t>(v)};
    default:
      return static_cast<int64_t>(v);
  }
}

}  // namespace

Loc Lowerer::binary(ir::Binary* n, Opd want) {
  Loc x, y;
  operands(n->x, n->y, &x, &y);
  return arith(n->op, x, y, info(n), want);
}

Loc Lowerer::arith(Op op, const Loc& x, const Loc& y, const TypeInfo* t, Opd want) {
  if (t->kind == Kind::Complex64 || t->kind == Kind::Complex128) {
    return complex_arith(op, x, y, t, want);
  }
  if (t->cls == RegClass::kString) {
    Opd at = scratch(4);
    into(x, at);
    into(y, at.plus(2));
    Opd d = dest(want, t);
    emit(Opcode::Concat, d, at, imm(2));
    return at_reg(d, t);
  }
  if (t->is_float) return float_arith(op, x, y, t, want);
  if (op == Op::Lsh || op == Op::Rsh) return shift_op(op, x, y, false, want);
  return integer(op, x, y, t, want);
}

// The forms with an immediate operand. False: there is none for this constant.
bool Lowerer::integer_constant(Op op, const Loc& x, const Loc& y, const TypeInfo* t, Opd want,
                               Loc* out) {
  if (op == Op::And && y.kind == Loc::kImm && (y.off == 0xFFFF || y.off == 0xFFFFFFFF)) {
    Opd a = reg(x);
    Opd d = dest(want, t);
    emit(y.off == 0xFFFF ? Opcode::ExtU16 : Opcode::ExtU32, d, a);
    *out = at_reg(d, t);
    return true;
  }
  if (fits_imm16(y)) {
    Opcode code = Opcode::Nop;
    switch (op) {
      case Op::Add:
        code = int_op(Opcode::AddII64, t);
        break;
      case Op::Mul:
        code = int_op(Opcode::MulII64, t);
        break;
      case Op::And:
        code = Opcode::AndI;
        break;
      case Op::Or:
        code = y.off >= 0 || t->is_signed ? Opcode::OrI : Opcode::Nop;
        break;
      case Op::Xor:
        code = y.off >= 0 || t->is_signed ? Opcode::XorI : Opcode::Nop;
        break;
      default:
        break;
    }
    if (code != Opcode::Nop) {
      Opd a = reg(x);
      if (op == Op::Add && y.off == 0) {
        *out = at_reg(a, t);
        return true;
      }
      Opd d = dest(want, t);
      emit(code, d, a, imm_of(y.off));
      *out = at_reg(d, t);
      return true;
    }
  }
  return false;
}

Loc Lowerer::integer(Op op, const Loc& x0, const Loc& y0, const TypeInfo* t, Opd want) {
  Loc x = x0;
  Loc y = y0;
  bool commutes = op == Op::Add || op == Op::Mul || op == Op::And || op == Op::Or || op == Op::Xor;
  if (commutes && x.kind == Loc::kImm && y.kind != Loc::kImm) std::swap(x, y);
  if (x.kind == Loc::kImm && y.kind == Loc::kImm) {
    uint64_t a = static_cast<uint64_t>(x.off);
    uint64_t b = static_cast<uint64_t>(y.off);
    if (op == Op::Add) return at_imm(wrap(a + b, t), t);
    if (op == Op::Sub) return at_imm(wrap(a - b, t), t);
    if (op == Op::Mul) return at_imm(wrap(a * b, t), t);
  }
  if (op == Op::Sub && y.kind == Loc::kImm && y.off > -0x7FFF && y.off <= 0x7FFF) {
    op = Op::Add;
    y.off = -y.off;
  }
  if (op == Op::AndNot && y.kind == Loc::kImm) {
    op = Op::And;
    y.off = ~y.off;
  }
  uint64_t bits = static_cast<uint64_t>(y.off);
  if (!t->is_signed && y.kind == Loc::kImm && is_power_of_two(bits)) {
    if (op == Op::Mod) {
      op = Op::And;
      y.off = static_cast<int64_t>(bits - 1);
    } else if (op == Op::Div) {
      Opd a = reg(x);
      Opd d = dest(want, t);
      emit(Opcode::ShrI, d, a, imm(std::countr_zero(bits)));
      return at_reg(d, t);
    }
  }
  if (t->is_signed && (op == Op::Div || op == Op::Mod) && y.kind == Loc::kImm && y.off > 1 &&
      y.off < INT64_MAX / 2 && is_power_of_two(bits)) {
    Opd a = reg(x);
    Opd d = dest(want, t);
    emit(op == Op::Div ? Opcode::DivP2 : Opcode::RemP2, d, a, imm(std::countr_zero(bits)));
    return at_reg(d, t);
  }
  Loc by_constant;
  if (integer_constant(op, x, y, t, want, &by_constant)) return by_constant;
  Opcode code;
  switch (op) {
    case Op::Add:
      code = int_op(Opcode::AddI64, t);
      break;
    case Op::Sub:
      code = int_op(Opcode::SubI64, t);
      break;
    case Op::Mul:
      code = int_op(Opcode::MulI64, t);
      break;
    case Op::Div:
      code = int_op(Opcode::DivI64, t);
      break;
    case Op::Mod:
      code = int_op(Opcode::RemI64, t);
      break;
    case Op::And:
      code = Opcode::And;
      break;
    case Op::Or:
      code = Opcode::Or;
      break;
    case Op::Xor:
      code = Opcode::Xor;
      break;
    default:
      code = Opcode::AndNot;
      break;
  }
  Opd a = reg(x);
  Opd b = reg(y);
  Opd d = dest(want, t);
  emit(code, d, a, b);
  return at_reg(d, t);
}

Loc Lowerer::float_arith(Op op, const Loc& x, const Loc& y, const TypeInfo* t, Opd want) {
  Opd a = reg(x);
  Opd b = reg(y);
  Opd d = dest(want, t);
  Opcode code = op == Op::Add   ? Opcode::AddF64
                : op == Op::Sub ? Opcode::SubF64
                : op == Op::Mul ? Opcode::MulF64
                                : Opcode::DivF64;
  emit(float_op(code, t), d, a, b);
  return at_reg(d, t);
}

Loc Lowerer::shift(ir::Binary* n, Opd want) {
  Loc x, y;
  operands(n->x, n->y, &x, &y);
  if (n->y->op == Op::Literal) {  // also one such as 1.0
    types::ConstantPool& pool = program_.types.universe().constants();
    uint64_t count = 64;  // what does not fit shifts everything out
    pool.to_int(ir::to<ir::Literal>(n->y)->value)->to_uint64(&count);
    y = at_imm(static_cast<int64_t>(count), layouts_.word_type());
  }
  return shift_op(n->op, x, y, n->bounded, want);
}

Loc Lowerer::shift_op(Op op, const Loc& x, const Loc& y, bool bounded, Opd want) {
  const TypeInfo* t = x.type;
  bool panics = y.kind == Loc::kImm && y.type->is_signed && y.off < 0;
  if (y.kind == Loc::kImm && !panics) {
    uint64_t count = static_cast<uint64_t>(y.off);
    Opd a = reg(x);
    if (count == 0) return at_reg(a, t);
    uint64_t width = t->width * 8u;
    if (count >= width && (op == Op::Lsh || !t->is_signed)) return at_imm(0, t);
    if (count > 63) count = 63;
    Opd d = dest(want, t);
    Opcode code = op == Op::Lsh  ? int_op(Opcode::ShlII64, t)
                  : t->is_signed ? Opcode::SarI
                                 : Opcode::ShrI;
    emit(code, d, a, imm(static_cast<int32_t>(count)));
    return at_reg(d, t);
  }
  Opd a = reg(x);
  Opd b = reg(y);
  if (y.type->is_signed && (!bounded || panics)) emit(Opcode::ChkShift, b);
  Opd d = dest(want, t);
  Opcode code = op == Op::Lsh  ? int_op(Opcode::ShlI64, t)
                : t->is_signed ? Opcode::Sar
                               : Opcode::Shr;
  emit(code, d, a, b);
  return at_reg(d, t);
}

Loc Lowerer::unary(ir::Unary* n, Opd want) {
  const TypeInfo* t = info(n);
  if (n->op == Op::Not) {
    switch (n->x->op) {  // a comparison with its operator turned round, without a `not`
      case Op::AndAnd:
      case Op::OrOr:
        return materialize(n, want);
      default:
        break;
    }
  }
  Loc x = expr(n->x);
  if (t->kind == Kind::Complex64 || t->kind == Kind::Complex128) {
    Opd c = complex128(x);
    Opd d = temp(RegClass::kComplex, 2);
    begin(d, 2);
    emit(Opcode::NegF64, d, c);
    emit(Opcode::NegF64, d.plus(1), c.plus(1));
    return from_complex128(d, t, want);
  }
  Opd a = reg(x);
  Opd d = dest(want, t);
  if (n->op == Op::Not) {
    emit(Opcode::Not, d, a);
  } else if (n->op == Op::Neg) {
    if (t->is_float)
      emit(float_op(Opcode::NegF64, t), d, a);
    else
      emit(int_op(Opcode::MulII64, t), d, a, imm(-1));
  } else {
    emit(Opcode::XorI, d, a, imm(-1));
    if (!t->is_signed && t->width < 8) extend(d, d, t);
  }
  return at_reg(d, t);
}

void Lowerer::extend(Opd dst, Opd src, const TypeInfo* t) {
  Opcode op = t->width == 1   ? (t->is_signed ? Opcode::ExtI8 : Opcode::ExtU8)
              : t->width == 2 ? (t->is_signed ? Opcode::ExtI16 : Opcode::ExtU16)
                              : (t->is_signed ? Opcode::ExtI32 : Opcode::ExtU32);
  emit(op, dst, src);
}

Loc Lowerer::convert(const Loc& x, const TypeInfo* t, Opd want) {
  const TypeInfo* f = x.type;
  bool from_complex = f->kind == Kind::Complex64 || f->kind == Kind::Complex128;
  if (from_complex) {
    if (f->kind == t->kind) {
      Loc l = x;
      l.type = t;
      return l;
    }
    return from_complex128(complex128(x), t, want);
  }
  if (f->is_float && t->is_float) {
    Opd a = reg(x);
    if (f->width == t->width) return at_reg(a, t);
    Opd d = dest(want, t);
    emit(t->width == 4 ? Opcode::CvtF64F32 : Opcode::CvtF32F64, d, a);
    return at_reg(d, t);
  }
  if (f->is_float) {
    Opd a = reg(x);
    Opd d = dest(want, t);
    // As on amd64: what is narrower than int64 goes through int32, but for uint32.
    bool to_u64 = !t->is_signed && t->width == 8;
    bool to_i32 = t->width < 4 || (t->width == 4 && t->is_signed);
    if (to_i32)
      emit(f->width == 8 ? Opcode::CvtF64I32 : Opcode::CvtF32I32, d, a);
    else
      emit(float_op(to_u64 ? Opcode::CvtF64U64 : Opcode::CvtF64I64, f), d, a);
    if (t->width == 4 && t->is_signed) return at_reg(d, t);
    if (t->width < 8) extend(d, d, t);
    return at_reg(d, t);
  }
  if (t->is_float) {
    Opd a = reg(x);
    Opd d = dest(want, t);
    bool from_u64 = !f->is_signed && f->width == 8;
    emit(float_op(from_u64 ? Opcode::CvtU64F64 : Opcode::CvtI64F64, t), d, a);
    return at_reg(d, t);
  }
  if (x.kind == Loc::kImm) return at_imm(wrap(static_cast<uint64_t>(x.off), t), t);
  Opd a = reg(x);
  bool fits = t->width == 8 || (f->width < t->width && (!f->is_signed || t->is_signed)) ||
              (f->width == t->width && f->is_signed == t->is_signed);
  if (fits) return at_reg(a, t);
  Opd d = dest(want, t);
  extend(d, a, t);
  return at_reg(d, t);
}

// ---- complex numbers: as two float64, as gc computes them -----------------------------------

Opd Lowerer::complex128(const Loc& x) {
  if (x.type->kind == Kind::Complex128) return reg(x);
  Opd s = scratch(2);
  into(x, s);
  runtime(kRtC64ToC128);
  Opd d = temp(RegClass::kComplex, 2);
  mov(d, s, 2);
  return d;
}

Loc Lowerer::from_complex128(Opd x, const TypeInfo* t, Opd want) {
  if (t->kind == Kind::Complex128) return at_reg(x, t);
  Opd s = scratch(2);
  mov(s, x, 2);
  runtime(kRtC128ToC64);
  return at_reg(take(s, want, t), t);
}

Loc Lowerer::complex_arith(Op op, const Loc& x, const Loc& y, const TypeInfo* t, Opd want) {
  Opd a = complex128(x);
  Opd b = complex128(y);
  Opd d = temp(RegClass::kComplex, 2);
  if (op == Op::Add || op == Op::Sub) {
    Opcode code = op == Op::Add ? Opcode::AddF64 : Opcode::SubF64;
    begin(d, 2);
    emit(code, d, a, b);
    emit(code, d.plus(1), a.plus(1), b.plus(1));
    return from_complex128(d, t, want);
  }
  Opd s = scratch(4);
  mov(s, a, 2);
  mov(s.plus(2), b, 2);
  runtime(op == Op::Mul ? kRtMulC128 : kRtDivC128);
  mov(d, s, 2);
  return from_complex128(d, t, want);
}

Loc Lowerer::real_imag(ir::Unary* n, Opd want) {
  const TypeInfo* t = info(n);
  Loc x = expr(n->x);
  if (x.type->kind == Kind::Complex128) return part(x, n->op == Op::Real ? 0 : 8, t);
  Opd a = reg(x);
  Opd d = dest(want, t);
  if (n->op == Op::Real)
    emit(Opcode::ExtU32, d, a);
  else
    emit(Opcode::ShrI, d, a, imm(32));
  return at_reg(d, t);
}

Loc Lowerer::make_complex(ir::Binary* n, Opd want) {
  const TypeInfo* t = info(n);
  Loc x = expr(n->x);
  Loc y = expr(n->y);
  Opd a = reg(x);
  Opd b = reg(y);
  if (t->kind == Kind::Complex128) {
    Opd d = temp(t);
    begin(d, 2);
    mov(d, a, 1);
    mov(d.plus(1), b, 1);
    return at_reg(d, t);
  }
  Opd high = word();
  emit(Opcode::ShlII64, high, b, imm(32));
  Opd d = dest(want, t);
  emit(Opcode::Or, d, a, high);
  return at_reg(d, t);
}

}  // namespace vole::cfg
