// Natives of math/bits: what the processor does in an instruction.
#include <bit>
#include <tuple>

#include "stdlib/packages.h"

namespace vole::stdlib {

namespace {

using vm::NativeCall;
using vm::NativeEntry;
using vm::leaf;
using Wide = unsigned __int128;

int64_t trailing_zeros(uint64_t x) { return std::countr_zero(x); }
int64_t ones(uint64_t x) { return std::popcount(x); }
uint64_t reverse_bytes(uint64_t x) { return __builtin_bswap64(x); }
int64_t length(uint64_t x) { return 64 - std::countl_zero(x); }

std::tuple<uint64_t, uint64_t> multiply(uint64_t x, uint64_t y) {
  Wide product = static_cast<Wide>(x) * y;
  return {static_cast<uint64_t>(product >> 64), static_cast<uint64_t>(product)};
}

// hi < y, so the quotient fits.
std::tuple<uint64_t, uint64_t> divide(uint64_t hi, uint64_t lo, uint64_t y) {
  Wide n = static_cast<Wide>(hi) << 64 | lo;
  return {static_cast<uint64_t>(n / y), static_cast<uint64_t>(n % y)};
}

int panic_overflow(NativeCall& c) { return c.panic_error("integer overflow"); }

constexpr NativeEntry kEntries[] = {
    {"TrailingZeros64", leaf<trailing_zeros>},
    {"OnesCount64", leaf<ones>},
    {"ReverseBytes64", leaf<reverse_bytes>},
    {"Len64", leaf<length>},
    {"Mul64", leaf<multiply>},
    {"div64", leaf<divide>},
    {"panicOverflow", panic_overflow},
};

}  // namespace

const vm::NativePackage kMathBitsNatives{"math/bits", kEntries};

}  // namespace vole::stdlib
