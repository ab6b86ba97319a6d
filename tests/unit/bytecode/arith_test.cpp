// Tests of the arithmetic definitions at their edges. Expected values are those that gc's code
// gives on linux/amd64.
#include "bytecode/arith.h"

#include <gtest/gtest.h>

namespace vole::bytecode::arith {
namespace {

uint64_t u(int64_t v) { return static_cast<uint64_t>(v); }

TEST(Arith, NarrowResultsWrap) {
  EXPECT_EQ(add<int8_t>(u(127), u(1)), u(-128));
  EXPECT_EQ(add<uint8_t>(255, 1), 0u);
  EXPECT_EQ(sub<uint16_t>(0, 1), 65535u);
  EXPECT_EQ(mul<int32_t>(u(1 << 20), u(1 << 12)), 0u);
  EXPECT_EQ(mul<int64_t>(u(INT64_MIN), u(-1)), u(INT64_MIN));
  EXPECT_EQ(shl<int32_t>(1, 31), u(INT32_MIN));
  EXPECT_EQ(shl<uint8_t>(0xff, 4), 0xf0u);
}

TEST(Arith, Division) {
  EXPECT_EQ(div<int64_t>(u(INT64_MIN), u(-1)), u(INT64_MIN));
  EXPECT_EQ(rem<int64_t>(u(INT64_MIN), u(-1)), 0u);
  EXPECT_EQ(div<int8_t>(u(-128), u(-1)), u(-128));
  EXPECT_EQ(div<int64_t>(u(-7), u(2)), u(-3));
  EXPECT_EQ(rem<int64_t>(u(-7), u(2)), u(-1));
  EXPECT_EQ(div<uint64_t>(u(-1), 2), UINT64_MAX / 2);
}

TEST(Arith, ShiftCountsBeyondTheWidth) {
  EXPECT_EQ(shl<int64_t>(1, 64), 0u);
  EXPECT_EQ(shl<int64_t>(1, UINT64_MAX), 0u);
  EXPECT_EQ(shl<uint32_t>(1, 40), 0u);
  EXPECT_EQ(shr(u(-1), 64), 0u);
  EXPECT_EQ(sar(u(-8), 100), u(-1));
  EXPECT_EQ(sar(u(8), 100), 0u);
  EXPECT_EQ(rotl64(1, 65), 2u);
  EXPECT_EQ(rotl32(0x80000001, 33), 3u);
}

TEST(Arith, FloatToInteger) {
  const double inf = std::numeric_limits<double>::infinity();
  const double nan = std::numeric_limits<double>::quiet_NaN();
  for (double x : {inf, -inf, nan, 1e20}) {
    EXPECT_EQ(to_i64(x), INT64_MIN);
    EXPECT_EQ(to_i32(x), INT32_MIN);
    EXPECT_EQ(to_u64(x), uint64_t{1} << 63);
    EXPECT_EQ(to_u64(static_cast<float>(x)), uint64_t{1} << 63);
  }
  EXPECT_EQ(to_u64(1e19), 10000000000000000000u);
  EXPECT_EQ(to_u64(1e19f), 9999999980506447872u);
  EXPECT_EQ(to_u64(-1.5), u(-1));
  EXPECT_EQ(to_u64(-1e10), u(-10000000000));
  EXPECT_EQ(to_i64(-1.9), -1);
  EXPECT_EQ(to_i32(1e10), INT32_MIN);
  EXPECT_EQ(to_i32(-2147483648.9), INT32_MIN);
  EXPECT_EQ(to_i32(2147483647.9), INT32_MAX);
  EXPECT_EQ(to_i64(9223372036854774784.0), 9223372036854774784);
}

TEST(Arith, MinAndMax) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_TRUE(std::signbit(go_min(0.0, -0.0)));
  EXPECT_FALSE(std::signbit(go_max(-0.0, 0.0)));
  EXPECT_TRUE(std::isnan(go_min(1.0, nan)));
  EXPECT_TRUE(std::isnan(go_max(nan, 1.0)));
  EXPECT_EQ(go_min(1.0, 2.0), 1.0);
}

TEST(Arith, Complex) {
  Complex q = complex_div({1, 2}, {3, 4});
  EXPECT_DOUBLE_EQ(q.re, 0.44);
  EXPECT_DOUBLE_EQ(q.im, 0.08);
  Complex by_zero = complex_div({1, 0}, {0, 0});
  EXPECT_TRUE(std::isinf(by_zero.re));
  Complex p = complex_mul({1, 2}, {3, 4});
  EXPECT_EQ(p.re, -5);
  EXPECT_EQ(p.im, 10);
}

}  // namespace
}  // namespace vole::bytecode::arith
