// Reading the system's clocks, or the virtual one of a test.
// The virtual wall clock starts at an arbitrary fixed moment so that runs are reproducible.
#include "base/clock.h"

#include <time.h>

#include "base/check.h"

namespace vole {
namespace {

int64_t read_clock(clockid_t id) {
  timespec ts;
  clock_gettime(id, &ts);
  return static_cast<int64_t>(ts.tv_sec) * 1000000000 + ts.tv_nsec;
}

}  // namespace

int64_t Clock::monotonic_ns() const {
  if (kind_ == Kind::kVirtual) return virtual_monotonic_.load_relaxed();
  return read_clock(CLOCK_MONOTONIC);
}

int64_t Clock::wall_ns() const {
  if (kind_ == Kind::kVirtual) return virtual_wall_.load_relaxed();
  return read_clock(CLOCK_REALTIME);
}

void Clock::advance(int64_t ns) {
  VOLE_CHECK(kind_ == Kind::kVirtual && ns >= 0);
  virtual_monotonic_.fetch_add_relaxed(ns);
  virtual_wall_.fetch_add_relaxed(ns);
}

void Clock::set_wall(int64_t ns) {
  VOLE_CHECK(kind_ == Kind::kVirtual);
  virtual_wall_.store_relaxed(ns);
}

int64_t process_cpu_ns() { return read_clock(CLOCK_PROCESS_CPUTIME_ID); }

}  // namespace vole
