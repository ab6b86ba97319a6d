// Instruction handlers, part 3: arithmetic, conversions, comparisons to a bool.
#pragma once

#include "vm/handlers.h"

namespace vole::vm {

// clang-format off
#define BINARY(Name, expr)                                                  \
  OP(Name) {                                                                \
    uint64_t x = h::get(r, h::b(r)), y = h::get(r, h::c(r));                \
    h::set(r, h::a(r), expr);                                               \
    return Flow::kNext;                                                     \
  }
// y: the immediate C, sign-extended; u: zero-extended
#define BINARY_I(Name, expr)                                                \
  OP(Name) {                                                                \
    uint64_t x = h::get(r, h::b(r));                                        \
    [[maybe_unused]] uint64_t y = static_cast<uint64_t>(h::ci(r));          \
    [[maybe_unused]] uint64_t u = h::c(r);                                  \
    h::set(r, h::a(r), expr);                                               \
    return Flow::kNext;                                                     \
  }
#define UNARY(Name, expr)                                                   \
  OP(Name) {                                                                \
    uint64_t x = h::get(r, h::b(r));                                        \
    h::set(r, h::a(r), expr);                                               \
    return Flow::kNext;                                                     \
  }
#define DIVISION(Name, expr)                                                \
  OP(Name) {                                                                \
    uint64_t x = h::get(r, h::b(r)), y = h::get(r, h::c(r));                \
    if (VOLE_UNLIKELY(y == 0)) return Flow::kSlow;                          \
    h::set(r, h::a(r), expr);                                               \
    return Flow::kNext;                                                     \
  }
#define INT_OPS(N, T)                                                       \
  BINARY(Add##N, h::arith::add<T>(x, y))                                    \
  BINARY(Sub##N, h::arith::sub<T>(x, y))                                    \
  BINARY(Mul##N, h::arith::mul<T>(x, y))                                    \
  DIVISION(Div##N, h::arith::div<T>(x, y))                                  \
  DIVISION(Rem##N, h::arith::rem<T>(x, y))                                  \
  BINARY(Shl##N, h::arith::shl<T>(x, y))                                    \
  BINARY_I(AddI##N, h::arith::add<T>(x, y))                                 \
  BINARY_I(MulI##N, h::arith::mul<T>(x, y))                                 \
  BINARY_I(ShlI##N, h::arith::extend<T>(x << (u & 63)))
INT_OPS(I64, int64_t)
INT_OPS(I32, int32_t)
INT_OPS(I16, int16_t)
INT_OPS(I8, int8_t)
INT_OPS(U64, uint64_t)
INT_OPS(U32, uint32_t)
INT_OPS(U16, uint16_t)
INT_OPS(U8, uint8_t)
BINARY_I(DivP2, h::arith::div_p2(x, u & 63))
BINARY_I(RemP2, h::arith::rem_p2(x, u & 63))
BINARY(And, x & y)
BINARY(Or, x | y)
BINARY(Xor, x ^ y)
BINARY(AndNot, x & ~y)
BINARY_I(AndI, x & y)
BINARY_I(OrI, x | y)
BINARY_I(XorI, x ^ y)
BINARY(Shr, h::arith::shr(x, y))
BINARY(Sar, h::arith::sar(x, y))
BINARY_I(ShrI, x >> (u & 63))
BINARY_I(SarI, static_cast<uint64_t>(static_cast<int64_t>(x) >> (u & 63)))
OP(ChkShift) { return h::geti(r, h::a(r)) >= 0 ? Flow::kNext : Flow::kSlow; }
BINARY(RotL64, h::arith::rotl64(x, y))
BINARY(RotL32, h::arith::rotl32(x, y))
BINARY_I(RotLI64, h::arith::rotl64(x, u))
BINARY_I(RotLI32, h::arith::rotl32(x, u))
UNARY(Clz64, static_cast<uint64_t>(std::countl_zero(x)))
UNARY(Ctz64, static_cast<uint64_t>(std::countr_zero(x)))
UNARY(Popcnt64, static_cast<uint64_t>(std::popcount(x)))
UNARY(Bswap64, __builtin_bswap64(x))
BINARY(MulHiU64, h::arith::mul_high(x, y))
UNARY(ExtI8, h::arith::extend<int8_t>(x))
UNARY(ExtI16, h::arith::extend<int16_t>(x))
UNARY(ExtI32, h::arith::extend<int32_t>(x))
UNARY(ExtU8, h::arith::extend<uint8_t>(x))
UNARY(ExtU16, h::arith::extend<uint16_t>(x))
UNARY(ExtU32, h::arith::extend<uint32_t>(x))
UNARY(Not, x ^ 1)

// ---- floating point
#define FLOAT_BINARY(Name, get, put, expr)                                  \
  OP(Name) {                                                                \
    auto x = h::get(r, h::b(r)), y = h::get(r, h::c(r));                    \
    h::put(r, h::a(r), expr);                                               \
    return Flow::kNext;                                                     \
  }
#define FLOAT_OPS(N, F, get, put, of)                                       \
  FLOAT_BINARY(Add##N, get, put, x + y)                                     \
  FLOAT_BINARY(Sub##N, get, put, x - y)                                     \
  FLOAT_BINARY(Mul##N, get, put, x * y)                                     \
  FLOAT_BINARY(Div##N, get, put, x / y)                                     \
  FLOAT_BINARY(Eq##N, get, set, x == y)                                     \
  FLOAT_BINARY(Ne##N, get, set, x != y)                                     \
  FLOAT_BINARY(Lt##N, get, set, x < y)                                      \
  FLOAT_BINARY(Le##N, get, set, x <= y)                                     \
  OP(Neg##N) { h::put(r, h::a(r), -h::get(r, h::b(r))); return Flow::kNext; } \
  OP(Cvt##N##I64) {                                                         \
    h::set(r, h::a(r), static_cast<uint64_t>(h::arith::to_i64(h::get(r, h::b(r))))); \
    return Flow::kNext;                                                     \
  }                                                                         \
  OP(Cvt##N##U64) {                                                         \
    h::set(r, h::a(r), h::arith::to_u64(h::get(r, h::b(r))));               \
    return Flow::kNext;                                                     \
  }                                                                         \
  UNARY(CvtI64##N, h::arith::of(static_cast<F>(static_cast<int64_t>(x))))   \
  UNARY(CvtU64##N, h::arith::of(static_cast<F>(x)))
FLOAT_OPS(F64, double, getd, setd, of_f64)
FLOAT_OPS(F32, float, getf, setf, of_f32)
OP(CvtF64F32) {
  h::setf(r, h::a(r), static_cast<float>(h::getd(r, h::b(r))));
  return Flow::kNext;
}
OP(CvtF32F64) {
  h::setd(r, h::a(r), static_cast<double>(h::getf(r, h::b(r))));
  return Flow::kNext;
}
OP(CvtF64I32) {
  h::set(r, h::a(r), static_cast<uint64_t>(int64_t{h::arith::to_i32(h::getd(r, h::b(r)))}));
  return Flow::kNext;
}
OP(CvtF32I32) {
  h::set(r, h::a(r), static_cast<uint64_t>(int64_t{h::arith::to_i32(h::getf(r, h::b(r)))}));
  return Flow::kNext;
}
OP(SqrtF64) { h::setd(r, h::a(r), __builtin_sqrt(h::getd(r, h::b(r)))); return Flow::kNext; }
UNARY(AbsF64, x & ~(uint64_t{1} << 63))
SLOW_OP(FloorF64)
SLOW_OP(CeilF64)
SLOW_OP(TruncF64)

// ---- comparisons to a bool
BINARY(EqI64, x == y)
BINARY(NeI64, x != y)
BINARY(LtI64, static_cast<int64_t>(x) < static_cast<int64_t>(y))
BINARY(LeI64, static_cast<int64_t>(x) <= static_cast<int64_t>(y))
BINARY(LtU64, x < y)
BINARY(LeU64, x <= y)
BINARY_I(EqII64, x == y)
BINARY_I(NeII64, x != y)
OP(EqStr) {
  uint64_t n = h::get(r, h::b(r) + 1);
  bool same = n == h::get(r, h::c(r) + 1);
  if (same) {
    if (n > h::kSmallCompare) return Flow::kSlow;
    same = h::same_bytes(h::addr(h::get(r, h::b(r))), h::addr(h::get(r, h::c(r))), n);
  }
  h::set(r, h::a(r), same);
  return Flow::kNext;
}
SLOW_OP(LtStr)
SLOW_OP(LeStr)
SLOW_OP(EqIface)
SLOW_OP(EqEface)
SLOW_OP(EqM)
SLOW_OP(EqMem)
// clang-format on

}  // namespace vole::vm
