// Natives of math: operations that IEEE 754 defines exactly, so that hardware or libm give Go's
// results, and the few that Go on amd64 has in assembly, computed step by step as there. All else
// is Go code, since libm's last bits differ.
#include <bit>
#include <cmath>
#include <iterator>

#include "stdlib/packages.h"

namespace vole::stdlib {

namespace {

using vm::NativeEntry;
using vm::leaf;

uint32_t float32_bits(float x) { return std::bit_cast<uint32_t>(x); }
float float32_from_bits(uint32_t x) { return std::bit_cast<float>(x); }
uint64_t float64_bits(double x) { return std::bit_cast<uint64_t>(x); }
double float64_from_bits(uint64_t x) { return std::bit_cast<double>(x); }
double square_root(double x) { return std::sqrt(x); }
double floor_of(double x) { return std::floor(x); }
double ceil_of(double x) { return std::ceil(x); }
double trunc_of(double x) { return std::trunc(x); }
double abs_of(double x) { return std::fabs(x); }
double fused(double x, double y, double z) { return std::fma(x, y, z); }
// The default rounding mode is to nearest even, and nothing here changes it.
double to_even(double x) { return std::nearbyint(x); }

bool is_nan(double x) { return x != x; }
double quiet_nan() { return std::bit_cast<double>(uint64_t{0x7FF8000000000001}); }

// e**x on amd64 as Go computes it there: x = k*ln2 + r, a Taylor polynomial for e**(r/16)-1 whose
// four doublings y*(y+2) lead to e**r-1. Each fused step rounds once.
double exponential(double x) {
  constexpr double kLog2E = 1.4426950408889634073599246810018920;
  constexpr double kLn2Hi = 0.69314718055966295651160180568695068359375;
  constexpr double kLn2Lo = 0.28235290563031577122588448175013436025525412068e-12;
  constexpr double kTaylor[] = {2.4801587301587301587e-5, 1.9841269841269841270e-4,
                                1.3888888888888888889e-3, 8.3333333333333333333e-3,
                                4.1666666666666666667e-2, 1.6666666666666666667e-1,
                                0.5,                      1.0};
  if (is_nan(x)) return x;
  if (x > 7.09782712893384e+02) return HUGE_VAL;
  if (x < -750) return 0;
  double whole = std::nearbyint(kLog2E * x);
  int64_t k = static_cast<int64_t>(whole);
  double r = std::fma(-kLn2Lo, whole, std::fma(-kLn2Hi, whole, x)) * 0.0625;
  double y = kTaylor[0];
  for (size_t i = 1; i < std::size(kTaylor); ++i) y = std::fma(y, r, kTaylor[i]);
  y = r * y;
  for (int i = 0; i < 3; ++i) y = y * (y + 2.0);
  y = std::fma(y, y + 2.0, 1.0);
  k += 0x3ff;
  if (k >= 0x7ff) return HUGE_VAL;
  if (k <= 0) {
    if (k < -52) return 0;
    y *= std::bit_cast<double>(static_cast<uint64_t>(k + 0x3fe) << 52);
    k = 1;
  }
  return y * std::bit_cast<double>(static_cast<uint64_t>(k) << 52);
}

// FreeBSD's e_log.c: x = 2**k * (1+f), log(1+f) from s = f/(2+f).
double logarithm(double x) {
  constexpr double kLn2Hi = 6.93147180369123816490e-01, kLn2Lo = 1.90821492927058770002e-10;
  constexpr double kSqrtHalf = 7.07106781186547524401e-01;
  if (x == 0) return -HUGE_VAL;
  if (x < 0) return quiet_nan();
  if (is_nan(x) || x == HUGE_VAL) return x;
  uint64_t word = std::bit_cast<uint64_t>(x);
  int64_t exponent = static_cast<int64_t>(word >> 52 & 0x7ff) - 0x3fe;
  constexpr uint64_t kFraction = (uint64_t{1} << 52) - 1;
  double f = std::bit_cast<double>((word & kFraction) | uint64_t{0x3fe} << 52);
  if (f <= kSqrtHalf) {
    f *= 2;
    --exponent;
  }
  f -= 1;
  double k = static_cast<double>(exponent);
  double s = f / (2 + f), s2 = s * s, s4 = s2 * s2;
  double odd = s2 * (6.666666666666735130e-01 +
                     s4 * (2.857142874366239149e-01 +
                           s4 * (1.818357216161805012e-01 + s4 * 1.479819860511658591e-01)));
  double even = s4 * (3.999999999940941908e-01 +
                      s4 * (2.222219843214978396e-01 + s4 * 1.531383769920937332e-01));
  double half = 0.5 * f * f;
  return k * kLn2Hi - ((half - (s * (half + (odd + even)) + k * kLn2Lo)) - f);
}

double hypotenuse(double p, double q) {
  p = std::fabs(p), q = std::fabs(q);
  if (p == HUGE_VAL || q == HUGE_VAL) return HUGE_VAL;
  if (is_nan(p) || is_nan(q)) return quiet_nan();
  double high = p < q ? q : p, low = p < q ? p : q;
  if (high == 0) return 0;
  double r = low / high;
  return high * std::sqrt(r * r + 1.0);
}

double modulus(double x, double y) {
  double r = std::fmod(x, y);
  return is_nan(r) ? quiet_nan() : r;
}

double remainder_of(double x, double y) {
  double r = std::remainder(x, y);
  if (r == 0) return std::copysign(0.0, x);
  return is_nan(r) ? quiet_nan() : r;
}

constexpr NativeEntry kEntries[] = {
    {"Float32bits", leaf<float32_bits>},
    {"Float32frombits", leaf<float32_from_bits>},
    {"Float64bits", leaf<float64_bits>},
    {"Float64frombits", leaf<float64_from_bits>},
    {"Sqrt", leaf<square_root>},
    {"Floor", leaf<floor_of>},
    {"Ceil", leaf<ceil_of>},
    {"Trunc", leaf<trunc_of>},
    {"Abs", leaf<abs_of>},
    {"FMA", leaf<fused>},
    {"RoundToEven", leaf<to_even>},
    {"Exp", leaf<exponential>},
    {"Log", leaf<logarithm>},
    {"Hypot", leaf<hypotenuse>},
    {"Mod", leaf<modulus>},
    {"Remainder", leaf<remainder_of>},
};

}  // namespace

const vm::NativePackage kMathNatives{"math", kEntries};

}  // namespace vole::stdlib
