// The metrics that package runtime/metrics reads, from one Statistics.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "vm/statistics.h"

namespace vole::vm {

enum class MetricKind : uint8_t { kBad, kUint64, kFloat64, kHistogram };  // as metrics.ValueKind

enum Histogram : uint64_t {
  kAllocationsBySize,
  kFreesBySize,
  kGcPauses,
  kGcStops,
  kOtherPauses,
  kOtherStops,
  kLatencies,
  kHistogramCount,
};

struct MetricInfo {
  std::string_view name;
  std::string_view meaning;
  MetricKind kind;
  bool cumulative;
};

// In the order of names.
const MetricInfo* metric_infos();
size_t metric_count();
// The value of metric i: a number, the bits of a double, or a Histogram.
uint64_t metric_value(size_t i, const Statistics& s);

// A histogram's counts, and its boundaries, of which there is one more; boundaries are constant.
std::vector<uint64_t> histogram_counts(Histogram which, const Statistics& s);
std::vector<double> histogram_boundaries(Histogram which);

}  // namespace vole::vm
