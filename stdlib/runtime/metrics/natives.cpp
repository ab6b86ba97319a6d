// Natives of runtime/metrics: the machine's table of metrics and one reading of it.
#include <algorithm>

#include "stdlib/packages.h"
#include "stdlib/runtime/statistics.h"
#include "vm/machine.h"
#include "vm/metrics.h"

namespace vole::stdlib {

namespace {

using vm::Histogram;
using vm::NativeCall;
using vm::NativeEntry;

int sizes(NativeCall& c) {
  c.ret(static_cast<int64_t>(vm::metric_count()));
  c.ret(static_cast<int64_t>(vm::kHistogramCount));
  return c.done();
}

int describe(NativeCall& c) {
  uint64_t i = c.u64();
  vm::GoString name, meaning;
  if (i >= vm::metric_count()) return c.panic_error("no such metric");
  const vm::MetricInfo& info = vm::metric_infos()[i];
  if (!c.new_string(info.name, name) || !c.new_string(info.meaning, meaning)) return c.no_memory();
  c.ret(name), c.ret(meaning), c.ret(static_cast<int64_t>(info.kind)), c.ret(info.cumulative);
  return c.done();
}

int length(NativeCall& c) {
  c.ret(static_cast<int64_t>(vm::histogram_boundaries(static_cast<Histogram>(c.u64())).size()) - 1);
  return c.done();
}

// Copies as much as fits.
template <class T>
void fill(const vm::GoRawSlice& to, size_t at, const std::vector<T>& values) {
  auto room = static_cast<size_t>(to.len);
  for (size_t i = 0; i < values.size() && at + i < room; ++i) {
    mem::store(static_cast<T*>(to.data) + at + i, values[i]);
  }
}

int boundaries(NativeCall& c) {
  auto which = static_cast<Histogram>(c.u64());
  fill(c.slice(), 0, vm::histogram_boundaries(which));
  return c.done();
}

int snapshot(NativeCall& c) {
  vm::Statistics s;
  read_stopped(c, &s);
  vm::GoRawSlice values = c.slice(), counts = c.slice();
  std::vector<uint64_t> all;
  for (size_t i = 0; i < vm::metric_count(); ++i) all.push_back(vm::metric_value(i, s));
  fill(values, 0, all);
  size_t at = 0;
  for (uint64_t h = 0; h < vm::kHistogramCount; ++h) {
    std::vector<uint64_t> one = vm::histogram_counts(static_cast<Histogram>(h), s);
    fill(counts, at, one);
    at += one.size();
  }
  return c.done();
}

constexpr NativeEntry kEntries[] = {
    {"sizes", sizes},           {"describe", describe}, {"length", length},
    {"boundaries", boundaries}, {"snapshot", snapshot},
};

}  // namespace

const vm::NativePackage kRuntimeMetricsNatives{"runtime/metrics", kEntries};

}  // namespace vole::stdlib
