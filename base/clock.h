// The one source of time of a VM: real, or virtual for tests and deterministic runs.
// All values are nanoseconds. A virtual clock moves only when told to.
#pragma once

#include <cstdint>

#include "base/atomic.h"

namespace vole {

class Clock {
 public:
  enum class Kind : uint8_t { kReal, kVirtual };

  explicit Clock(Kind kind = Kind::kReal) : kind_(kind) {}

  Kind kind() const { return kind_; }
  // Monotonic time since an arbitrary start; never 0.
  int64_t monotonic_ns() const;
  // Time since the Unix epoch.
  int64_t wall_ns() const;
  // Virtual only: moves both times forward.
  void advance(int64_t ns);
  // Virtual only: sets the time since the Unix epoch, leaves the monotonic time.
  void set_wall(int64_t ns);

 private:
  Kind kind_;
  Atomic<int64_t> virtual_monotonic_{1};
  Atomic<int64_t> virtual_wall_{1257894000000000000};
};

// CPU time used by this process, for statistics only.
int64_t process_cpu_ns();

}  // namespace vole
