// Natives of math: operations that IEEE 754 defines exactly, so that the hardware gives Go's
// results. All else is Go code, since libm's last bits differ.
#include <bit>
#include <cmath>

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
};

}  // namespace

const vm::NativePackage kMathNatives{"math", kEntries};

}  // namespace vole::stdlib
