// Durations fall into the bucket whose boundaries enclose them.
#include "base/time_histogram.h"

#include <gtest/gtest.h>

namespace vole {
namespace {

TEST(TimeHistogram, BoundariesAreGos) {
  EXPECT_EQ(TimeHistogram::kBuckets, 162u);
  EXPECT_LT(TimeHistogram::boundary(0), -1e300);
  EXPECT_EQ(TimeHistogram::boundary(1), 0.0);
  EXPECT_EQ(TimeHistogram::boundary(2), 64e-9);
  EXPECT_EQ(TimeHistogram::boundary(5), 256e-9);
  EXPECT_EQ(TimeHistogram::boundary(6), 320e-9);
  EXPECT_EQ(TimeHistogram::boundary(9), 512e-9);
  EXPECT_EQ(TimeHistogram::boundary(160), 123145302310912.0 / 1e9);
  EXPECT_EQ(TimeHistogram::boundary(161), 140737488355328.0 / 1e9);
  EXPECT_GT(TimeHistogram::boundary(162), 1e300);
}

TEST(TimeHistogram, DurationsLieBetweenTheirBoundaries) {
  TimeHistogram h;
  uint64_t recorded = 0;
  for (int64_t base = 1; base > 0 && base < int64_t{1} << 50; base *= 2) {
    for (int64_t ns : {base - 1, base, base + base / 4, base + base / 2, base + base / 8 * 7}) {
      size_t i = TimeHistogram::bucket_of(ns);
      double seconds = static_cast<double>(ns) / 1e9;
      EXPECT_LE(TimeHistogram::boundary(i), seconds) << ns;
      EXPECT_LT(seconds, TimeHistogram::boundary(i + 1)) << ns;
      uint64_t before = h.count(i);
      h.record(ns);
      EXPECT_EQ(h.count(i), before + 1);
      recorded++;
    }
  }
  h.record(-1);
  EXPECT_EQ(h.count(0), 1u);
  uint64_t sum = 0;
  for (size_t i = 0; i < TimeHistogram::kBuckets; ++i) sum += h.count(i);
  EXPECT_EQ(sum, recorded + 1);
}

}  // namespace
}  // namespace vole
