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

constexpr double kPi = 3.14159265358979323846264338327950288;

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

// ---- Sin, Cos, Tan, Atan: Cephes. The argument is reduced to an eighth of a turn.

template <size_t N>
double horner(double z, const double (&c)[N]) {  // c[0] + z*(c[1] + ...), rounded at each step
  double r = c[N - 1];
  for (size_t i = N - 1; i-- > 0;) r = c[i] + z * r;
  return r;
}

struct Octant {
  uint64_t j;  // eighths of a turn, even, below 8
  double z;    // the rest, in [-pi/4, pi/4]
};

// By the method of Payne and Hanek: of the product with 4/pi only the digits that matter.
Octant reduce_large(double x) {
  constexpr uint64_t kFourOverPi[] = {
      0x0000000000000001, 0x45f306dc9c882a53, 0xf84eafa3ea69bb81, 0xb6c52b3278872083,
      0xfca2c757bd778ac3, 0x6e48dc74849ba5c0, 0x0c925dd413a32439, 0xfc3bd63962534e7d,
      0xd1046bea5d768909, 0xd338e04d68befc82, 0x7323ac7306a673e9, 0x3908bf177bf25076,
      0x3ff12fffbc0b301f, 0xde5e2316b414da3e, 0xda6cfd9e4f96136e, 0x9e8c7ecd3cbfd45a,
      0xea4f758fd7cbe2f6, 0x7a0e73ef14a525d4, 0xd7f6bf623f1aba10, 0xac06608df8f6d757};
  using Wide = unsigned __int128;
  uint64_t m = std::bit_cast<uint64_t>(x);
  unsigned position = static_cast<unsigned>((m >> 52 & 0x7ff) - 1023 - 52 + 61);
  m = (m & ((uint64_t{1} << 52) - 1)) | uint64_t{1} << 52;
  unsigned word = position / 64, bit = position % 64;
  auto window = [&](unsigned i) {
    uint64_t low = bit == 0 ? 0 : kFourOverPi[word + i + 1] >> (64 - bit);
    return kFourOverPi[word + i] << bit | low;
  };
  Wide middle = Wide{window(1)} * m + static_cast<uint64_t>(Wide{window(2)} * m >> 64);
  uint64_t low = static_cast<uint64_t>(middle);
  uint64_t high = window(0) * m + static_cast<uint64_t>(middle >> 64);
  uint64_t j = high >> 61;
  high = high << 3 | low >> 61;
  unsigned lead = static_cast<unsigned>(std::countl_zero(high)) + 1;
  high = (lead < 64 ? high << lead : 0) | low >> (64 - lead);
  double z = std::bit_cast<double>(high >> 12 | uint64_t{1023 - lead} << 52);
  if (j & 1) {
    j = (j + 1) & 7;
    z -= 1;
  }
  return {j, z * (kPi / 4)};
}

Octant reduce(double x) {
  constexpr double kA = 7.85398125648498535156e-1;  // pi/4 in three parts
  constexpr double kB = 3.77489470793079817668e-8;
  constexpr double kC = 2.69515142907905952645e-15;
  if (x >= 1 << 29) return reduce_large(x);
  uint64_t j = static_cast<uint64_t>(x * (4 / kPi));
  j += j & 1;
  double y = static_cast<double>(j);
  return {j & 7, ((x - y * kA) - y * kB) - y * kC};
}

double sine_near(double z) {
  constexpr double kP[] = {-1.66666666666666307295e-1, 8.33333333332211858878e-3,
                           -1.98412698295895385996e-4, 2.75573136213857245213e-6,
                           -2.50507477628578072866e-8, 1.58962301576546568060e-10};
  double zz = z * z;
  return z + z * zz * horner(zz, kP);
}

double cosine_near(double z) {
  constexpr double kP[] = {4.16666666666665929218e-2,  -1.38888888888730564116e-3,
                           2.48015872888517045348e-5,  -2.75573141792967388112e-7,
                           2.08757008419747316778e-9,  -1.13585365213876817300e-11};
  double zz = z * z;
  return 1.0 - 0.5 * zz + zz * zz * horner(zz, kP);
}

double sine(double x) {
  if (x == 0 || is_nan(x)) return x;
  if (std::isinf(x)) return quiet_nan();
  Octant o = reduce(std::fabs(x));
  double y = o.j & 2 ? cosine_near(o.z) : sine_near(o.z);
  return (o.j > 3) != (x < 0) ? -y : y;
}

double cosine(double x) {
  if (is_nan(x) || std::isinf(x)) return quiet_nan();
  Octant o = reduce(std::fabs(x));
  double y = o.j & 2 ? sine_near(o.z) : cosine_near(o.z);
  return o.j == 2 || o.j == 4 ? -y : y;
}

double tangent(double x) {
  constexpr double kP[] = {-1.79565251976484877988e7, 1.15351664838587416140e6,
                           -1.30936939181383777646e4};
  constexpr double kQ[] = {-5.38695755929454629881e7, 2.50083801823357915839e7,
                           -1.32089234440210967447e6, 1.36812963470692954678e4, 1};
  if (x == 0 || is_nan(x)) return x;
  if (std::isinf(x)) return quiet_nan();
  Octant o = reduce(std::fabs(x));
  double zz = o.z * o.z, y = o.z;
  if (zz > 1e-14) y = o.z + o.z * (zz * horner(zz, kP) / horner(zz, kQ));
  if (o.j & 2) y = -1 / y;
  return x < 0 ? -y : y;
}

double arctangent_near(double x) {  // for [0, 0.66]
  constexpr double kP[] = {-6.485021904942025371773e+01, -1.228866684490136173410e+02,
                           -7.500855792314704667340e+01, -1.615753718733365076637e+01,
                           -8.750608600031904122785e-01};
  constexpr double kQ[] = {1.945506571482613964425e+02, 4.853903996359136964868e+02,
                           4.328810604912902668951e+02, 1.650270098316988542046e+02,
                           2.485846490142306297962e+01, 1};
  double z = x * x;
  z = z * horner(z, kP) / horner(z, kQ);
  return x * z + x;
}

double arctangent(double x) {
  constexpr double kMoreBits = 6.123233995736765886130e-17;  // what pi/2 lacks
  if (x == 0) return x;
  double size = std::fabs(x), y;
  if (size <= 0.66) {
    y = arctangent_near(size);
  } else if (size > 2.41421356237309504880) {
    y = kPi / 2 - arctangent_near(1 / size) + kMoreBits;
  } else {
    y = kPi / 4 + arctangent_near((size - 1) / (size + 1)) + 0.5 * kMoreBits;
  }
  return x < 0 ? -y : y;
}

// ---- Pow

bool is_odd(double x) {
  if (!(std::fabs(x) < 9007199254740992.0)) return false;
  int64_t n = static_cast<int64_t>(x);
  return static_cast<double>(n) == x && (n & 1) == 1;
}

// x**y for an infinite or huge, and so even, y.
double limit_power(double x, double y) {
  if (x == -1) return 1;
  return (std::fabs(x) < 1) == (y > 0) ? 0 : HUGE_VAL;
}

// The fractional part of y goes by the logarithm, the integer part by repeated squaring, with the
// exponent kept apart.
double finite_power(double x, double y) {
  double whole = std::trunc(std::fabs(y)), part = std::fabs(y) - whole;
  if (part != 0 && x < 0) return quiet_nan();
  if (whole >= 9223372036854775808.0) return limit_power(x, y);
  double a = 1;
  if (part > 0.5) {
    part -= 1;
    whole += 1;
  }
  if (part != 0) a = exponential(part * logarithm(x));
  int mantissa_exponent;
  double m = std::frexp(x, &mantissa_exponent);
  int64_t e = 0, me = mantissa_exponent;
  for (int64_t i = static_cast<int64_t>(whole); i != 0; i >>= 1) {
    if (me < -(1 << 12) || me > 1 << 12) {  // over- or underflow is certain
      e += me;
      break;
    }
    if (i & 1) {
      a *= m;
      e += me;
    }
    m *= m;
    me <<= 1;
    if (m < .5) {
      m += m;
      --me;
    }
  }
  if (y < 0) {
    a = 1 / a;
    e = -e;
  }
  return std::ldexp(a, static_cast<int>(e));
}

double power(double x, double y) {
  if (y == 0 || x == 1) return 1;
  if (y == 1) return x;
  if (is_nan(x) || is_nan(y)) return quiet_nan();
  if (x == 0) {
    if (y < 0) return is_odd(y) ? std::copysign(HUGE_VAL, x) : HUGE_VAL;
    return is_odd(y) ? x : 0;
  }
  if (std::isinf(y)) return limit_power(x, y);
  if (x == HUGE_VAL) return y < 0 ? 0 : x;
  if (x == -HUGE_VAL) return power(1 / x, -y);
  if (y == 0.5) return std::sqrt(x);
  if (y == -0.5) return 1 / std::sqrt(x);
  return finite_power(x, y);
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
    {"float32bits", leaf<float32_bits>},
    {"float32frombits", leaf<float32_from_bits>},
    {"float64bits", leaf<float64_bits>},
    {"float64frombits", leaf<float64_from_bits>},
    {"sqrt", leaf<square_root>},
    {"Floor", leaf<floor_of>},
    {"Ceil", leaf<ceil_of>},
    {"Trunc", leaf<trunc_of>},
    {"abs", leaf<abs_of>},
    {"FMA", leaf<fused>},
    {"RoundToEven", leaf<to_even>},
    {"exp", leaf<exponential>},
    {"sin", leaf<sine>},
    {"cos", leaf<cosine>},
    {"tan", leaf<tangent>},
    {"atan", leaf<arctangent>},
    {"pow", leaf<power>},
    {"log", leaf<logarithm>},
    {"hypot", leaf<hypotenuse>},
    {"mod", leaf<modulus>},
    {"remainder", leaf<remainder_of>},
};

}  // namespace

const vm::NativePackage kMathNatives{"math", kEntries};

}  // namespace vole::stdlib
