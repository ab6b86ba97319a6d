// Counts of durations in the buckets of Go's runtime/metrics: four to each power of two.
//
// Group 0 covers [0, 256) ns in four steps of 64, group g > 0 covers [2^(g+7), 2^(g+8)) ns in four
// equal parts, up to 2^47 ns; what is negative or longer is counted apart.
// record() may be called by any thread at any time; a reader sees each count at some moment.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "base/atomic.h"

namespace vole {

class TimeHistogram {
 public:
  static constexpr int kParts = 4;
  static constexpr int kLeastBits = 9;  // durations with fewer bits are in group 0
  static constexpr int kMostBits = 48;  // with as many or more: too long
  static constexpr size_t kGroups = kMostBits - kLeastBits + 1;
  static constexpr size_t kBuckets = 1 + kGroups * kParts + 1;

  void record(int64_t ns) {
    counts_[bucket_of(ns)].fetch_add_relaxed(1);  // relaxed: a counter, orders nothing
  }
  // i < kBuckets, shortest first; bucket 0 is that of negative durations.
  uint64_t count(size_t i) const { return counts_[i].load_relaxed(); }

  static size_t bucket_of(int64_t ns) {
    if (ns < 0) return 0;
    int bits = std::bit_width(static_cast<uint64_t>(ns));
    if (bits >= kMostBits) return kBuckets - 1;
    if (bits < kLeastBits) bits = kLeastBits - 1;  // group 0's parts are told by bits 6 and 7
    auto group = static_cast<size_t>(bits - kLeastBits + 1);
    int shift = group == 0 ? bits - 2 : bits - 3;
    return 1 + group * kParts + static_cast<size_t>(ns >> shift) % kParts;
  }

  // Lower end of bucket i in seconds; i == kBuckets: the end of the last.
  static double boundary(size_t i) {
    if (i == 0) return -std::numeric_limits<double>::infinity();
    if (i == kBuckets) return std::numeric_limits<double>::infinity();
    uint64_t group = (i - 1) / kParts, part = (i - 1) % kParts;
    uint64_t ns = group == 0 ? part << (kLeastBits - 3)
                             : (uint64_t{kParts} + part) << (group + kLeastBits - 4);
    return static_cast<double>(ns) / 1e9;
  }

 private:
  Atomic<uint64_t> counts_[kBuckets];  // written by record()
};

}  // namespace vole
