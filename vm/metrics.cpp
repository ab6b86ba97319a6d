// The table of metrics, expanded from metrics.def.
#include "vm/metrics.h"

#include <bit>
#include <iterator>
#include <limits>

namespace vole::vm {

namespace {

using runtime::kSizeClasses;
using runtime::kSizeClassCount;

double seconds(int64_t ns) { return static_cast<double>(ns) / 1e9; }

uint64_t bits(double value) { return std::bit_cast<uint64_t>(value); }
template <class T>
uint64_t bits(T value) {
  return static_cast<uint64_t>(value);
}

constexpr MetricInfo kInfos[] = {
#define VOLE_METRIC(name, kind, cumulative, meaning, value) \
  {name, meaning, MetricKind::kind, cumulative},
#include "vm/metrics.def"
};

using Reader = uint64_t (*)(const Statistics&);
constexpr Reader kReaders[] = {
#define VOLE_METRIC(name, kind, cumulative, meaning, value) \
  [](const Statistics& s) -> uint64_t { return static_cast<void>(s), bits(value); },
#include "vm/metrics.def"
};

bool is_by_size(Histogram which) { return which == kAllocationsBySize || which == kFreesBySize; }

}  // namespace

const MetricInfo* metric_infos() { return kInfos; }
size_t metric_count() { return std::size(kInfos); }
uint64_t metric_value(size_t i, const Statistics& s) { return kReaders[i](s); }

std::vector<uint64_t> histogram_counts(Histogram which, const Statistics& s) {
  std::vector<uint64_t> counts;
  if (is_by_size(which)) {
    bool allocations = which == kAllocationsBySize;
    for (int c = 1; c < kSizeClassCount; ++c) {
      counts.push_back(allocations ? s.memory.mallocs_by_class[c] : s.memory.frees_by_class[c]);
    }
    counts.push_back(allocations ? s.memory.large_mallocs : s.memory.large_frees);
    return counts;
  }
  const TimeHistogram* h = which == kGcPauses      ? s.gc_pauses
                           : which == kGcStops     ? s.gc_stops
                           : which == kOtherPauses ? s.other_pauses
                           : which == kLatencies   ? s.latencies
                                                   : s.other_stops;
  for (size_t i = 0; i < TimeHistogram::kBuckets; ++i) counts.push_back(h->count(i));
  return counts;
}

// A class holds objects of its size and of less than that, down to one byte more than the class
// below: boundaries are the first sizes that do not fit any more.
std::vector<double> histogram_boundaries(Histogram which) {
  std::vector<double> boundaries;
  if (is_by_size(which)) {
    boundaries.push_back(1);
    for (int c = 1; c < kSizeClassCount; ++c) boundaries.push_back(kSizeClasses.size[c] + 1.0);
    boundaries.push_back(std::numeric_limits<double>::infinity());
    return boundaries;
  }
  for (size_t i = 0; i <= TimeHistogram::kBuckets; ++i) {
    boundaries.push_back(TimeHistogram::boundary(i));
  }
  return boundaries;
}

}  // namespace vole::vm
