// The one definition of each arithmetic operation, used by the compiler's constant folding and by
// the interpreter, so that both agree to the bit with gc on linux/amd64.
//
// Integers wrap in two's complement; narrow results are computed in 64 bits and extended again.
// Shift counts are unsigned and may exceed the width. Division expects a divisor other than zero;
// the most negative value divided by -1 wraps. Conversions of floats that are out of range give
// what the CPU's cvttsd2si gives. Nothing is fused or reassociated.
#pragma once

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <type_traits>

#include "base/check.h"

namespace vole::bytecode::arith {

// Extends the low bits of a word to 64 bits as a T: the form that a slot holds.
template <class T>
VOLE_ALWAYS_INLINE constexpr uint64_t extend(uint64_t word) {
  return static_cast<uint64_t>(static_cast<int64_t>(static_cast<T>(word)));
}
template <>
VOLE_ALWAYS_INLINE constexpr uint64_t extend<uint32_t>(uint64_t word) {
  return static_cast<uint32_t>(word);
}
template <>
VOLE_ALWAYS_INLINE constexpr uint64_t extend<uint16_t>(uint64_t word) {
  return static_cast<uint16_t>(word);
}
template <>
VOLE_ALWAYS_INLINE constexpr uint64_t extend<uint8_t>(uint64_t word) {
  return static_cast<uint8_t>(word);
}

// T is the Go type; operands and result are in slot form.
template <class T>
VOLE_ALWAYS_INLINE constexpr uint64_t add(uint64_t a, uint64_t b) {
  return extend<T>(a + b);
}
template <class T>
VOLE_ALWAYS_INLINE constexpr uint64_t sub(uint64_t a, uint64_t b) {
  return extend<T>(a - b);
}
template <class T>
VOLE_ALWAYS_INLINE constexpr uint64_t mul(uint64_t a, uint64_t b) {
  return extend<T>(a * b);
}
template <class T>
VOLE_ALWAYS_INLINE constexpr uint64_t div(uint64_t a, uint64_t b) {
  if constexpr (std::is_signed_v<T>) {
    if (static_cast<int64_t>(b) == -1) return extend<T>(0 - a);
    return extend<T>(static_cast<uint64_t>(static_cast<int64_t>(a) / static_cast<int64_t>(b)));
  } else {
    return a / b;
  }
}
template <class T>
VOLE_ALWAYS_INLINE constexpr uint64_t rem(uint64_t a, uint64_t b) {
  if constexpr (std::is_signed_v<T>) {
    if (static_cast<int64_t>(b) == -1) return 0;
    return static_cast<uint64_t>(static_cast<int64_t>(a) % static_cast<int64_t>(b));
  } else {
    return a % b;
  }
}
// Signed division by 2^k and its remainder, 0 < k < 63; of any width, since operands are extended.
VOLE_ALWAYS_INLINE constexpr uint64_t div_p2(uint64_t a, uint64_t k) {
  uint64_t bias = static_cast<uint64_t>(static_cast<int64_t>(a) >> 63) >> (64 - k);
  return static_cast<uint64_t>(static_cast<int64_t>(a + bias) >> k);
}
VOLE_ALWAYS_INLINE constexpr uint64_t rem_p2(uint64_t a, uint64_t k) {
  return a - (div_p2(a, k) << k);
}
template <class T>
VOLE_ALWAYS_INLINE constexpr uint64_t shl(uint64_t a, uint64_t count) {
  return count >= 64 ? 0 : extend<T>(a << count);
}
// Right shifts need no width: the operand is extended.
VOLE_ALWAYS_INLINE constexpr uint64_t shr(uint64_t a, uint64_t count) {
  return count >= 64 ? 0 : a >> count;
}
VOLE_ALWAYS_INLINE constexpr uint64_t sar(uint64_t a, uint64_t count) {
  return static_cast<uint64_t>(static_cast<int64_t>(a) >> (count >= 64 ? 63 : count));
}

VOLE_ALWAYS_INLINE constexpr uint64_t rotl64(uint64_t a, uint64_t n) {
  return std::rotl(a, static_cast<int>(n & 63));
}
VOLE_ALWAYS_INLINE constexpr uint64_t rotl32(uint64_t a, uint64_t n) {
  return std::rotl(static_cast<uint32_t>(a), static_cast<int>(n & 31));
}
VOLE_ALWAYS_INLINE constexpr uint64_t mul_high(uint64_t a, uint64_t b) {
  return static_cast<uint64_t>((static_cast<unsigned __int128>(a) * b) >> 64);
}

// float32 lives in a slot as its zero-extended bits.
VOLE_ALWAYS_INLINE constexpr double as_f64(uint64_t w) { return std::bit_cast<double>(w); }
VOLE_ALWAYS_INLINE constexpr uint64_t of_f64(double d) { return std::bit_cast<uint64_t>(d); }
VOLE_ALWAYS_INLINE constexpr float as_f32(uint64_t w) {
  return std::bit_cast<float>(static_cast<uint32_t>(w));
}
VOLE_ALWAYS_INLINE constexpr uint64_t of_f32(float f) { return std::bit_cast<uint32_t>(f); }

// Float to integer: out of range and NaN give the "integer indefinite" value, as the CPU does.
template <class F>
VOLE_ALWAYS_INLINE constexpr int64_t to_i64(F f) {
  constexpr F kLimit = static_cast<F>(9223372036854775808.0);
  if (f >= -kLimit && f < kLimit) return static_cast<int64_t>(f);
  return std::numeric_limits<int64_t>::min();
}
template <class F>
VOLE_ALWAYS_INLINE constexpr int32_t to_i32(F f) {
  if (static_cast<double>(f) > -2147483649.0 && static_cast<double>(f) < 2147483648.0) {
    return static_cast<int32_t>(f);
  }
  return std::numeric_limits<int32_t>::min();
}
// As gc computes it: where the signed conversion is negative, that of the value less 2^63 is added
// in, so that everything out of range ends as 2^63.
template <class F>
VOLE_ALWAYS_INLINE constexpr uint64_t to_u64(F f) {
  int64_t low = to_i64(f);
  if (low >= 0) return static_cast<uint64_t>(low);
  return static_cast<uint64_t>(low | to_i64(f - static_cast<F>(9223372036854775808.0)));
}

// min and max by Go's rules: NaN wins, -0 < +0.
template <class F>
constexpr F go_min(F a, F b) {
  if (a != a) return a;
  if (b != b) return b;
  if (a == 0 && b == 0) return std::signbit(a) ? a : b;
  return a < b ? a : b;
}
template <class F>
constexpr F go_max(F a, F b) {
  if (a != a) return a;
  if (b != b) return b;
  if (a == 0 && b == 0) return std::signbit(a) ? b : a;
  return a > b ? a : b;
}

// Complex division as gc's runtime does it: infinities and NaNs are sorted out, and the quotient
// is scaled by the larger part of the divisor.
struct Complex {
  double re, im;
};
constexpr Complex complex_mul(Complex a, Complex b) {
  double ac = a.re * b.re, bd = a.im * b.im, ad = a.re * b.im, bc = a.im * b.re;
  return {ac - bd, ad + bc};
}
inline Complex complex_div(Complex n, Complex m) {
  auto magnitude = [](double x) { return std::fabs(x); };
  double e, f;
  if (magnitude(m.re) >= magnitude(m.im)) {
    double ratio = m.im / m.re;
    double denominator = m.re + ratio * m.im;
    e = (n.re + n.im * ratio) / denominator;
    f = (n.im - n.re * ratio) / denominator;
  } else {
    double ratio = m.re / m.im;
    double denominator = m.im + ratio * m.re;
    e = (n.re * ratio + n.im) / denominator;
    f = (n.im * ratio - n.re) / denominator;
  }
  if (std::isnan(e) && std::isnan(f)) {
    // Annex G of C99: recover infinities and zeros that came out as NaN.
    double a = n.re, b = n.im, c = m.re, d = m.im;
    auto to_one = [](double x) { return std::copysign(std::isinf(x) ? 1.0 : 0.0, x); };
    auto finite = [](double x) { return !std::isnan(x) && !std::isinf(x); };
    const double inf = std::numeric_limits<double>::infinity();
    if (c == 0 && d == 0 && (!std::isnan(a) || !std::isnan(b))) {
      e = std::copysign(inf, c) * a;
      f = std::copysign(inf, c) * b;
    } else if ((std::isinf(a) || std::isinf(b)) && finite(c) && finite(d)) {
      a = to_one(a), b = to_one(b);
      e = inf * (a * c + b * d);
      f = inf * (b * c - a * d);
    } else if ((std::isinf(c) || std::isinf(d)) && finite(a) && finite(b)) {
      c = to_one(c), d = to_one(d);
      e = 0 * (a * c + b * d);
      f = 0 * (b * c - a * d);
    }
  }
  return {e, f};
}

}  // namespace vole::bytecode::arith
