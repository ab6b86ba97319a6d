// When to start a cycle and how much marking an allocated byte has to pay for (Go's pacer in the
// form it has since 1.21). Pure arithmetic on what it is told: no clock, no heap, no threads.
//
// The goal is the heap size at which the cycle should have ended:
//   marked + (marked + stacks + globals) * GOGC/100, at least 4 MiB * GOGC/100, and not more than
//   the memory limit leaves. A cycle starts at the trigger, earlier than the goal by the runway:
//   what the program is expected to allocate while the marking at 25 % of the Ps goes on,
//   cons/mark * (1 - u)/u * (scan work expected), where cons/mark is bytes allocated per unit of
//   scan work per share of the processor; the largest of the last measurements counts.
// What the background workers do not manage is left to the allocating goroutines: assist_ratio is
// the scan work owed for a byte, so that scan work and heap arrive at their ends together.
//
// Scan work is counted in bytes looked at: of objects with pointers, stacks and globals.
#pragma once

#include <cstdint>

#include "base/atomic.h"

namespace vole::runtime {

inline constexpr double kGcUtilization = 0.25;  // share of the Ps that background marking takes
inline constexpr uint64_t kMinHeap = uint64_t{4} << 20;
inline constexpr uint64_t kNoGoal = UINT64_MAX;

// Thread-safety: goals are set by the P that starts or ends a cycle (world stopped) or under the
// collector's settings lock; the published values (Atomic) may be read by any thread.
class Pacer {
 public:
  // Of the memory that the VM holds; all in bytes.
  struct MemoryUse {
    uint64_t limit = kNoGoal;
    uint64_t charged = 0;    // everything
    uint64_t heap_free = 0;  // backed pages in no span
    uint64_t heap_live = 0;  // objects
    // Slots and pages that are taken but hold no live object.
    uint64_t overhead = 0;
  };
  // What a cycle has marked.
  struct Marked {
    uint64_t bytes = 0;  // all live objects
    uint64_t heap_scan = 0, stack_scan = 0, global_scan = 0;
  };
  // How a cycle went; times in nanoseconds.
  struct Measured {
    int64_t mark_ns = 0;
    int64_t assist_ns = 0, idle_ns = 0;  // summed over the Ps
    uint32_t procs = 1;
    uint64_t heap_live = 0;  // at its end
  };

  void set_gc_percent(int percent) { gc_percent_ = percent; }
  int gc_percent() const { return gc_percent_; }

  // At the end of marking, in this order; commit() again whenever a setting changes.
  void measure(const Measured& m, const Marked& done);
  void set_marked(const Marked& done);
  void commit(const MemoryUse& use, uint64_t heap_live, bool sweep_done);
  // At the start of marking.
  void start(uint64_t heap_live, uint32_t procs);
  // Now and then while marking: `live` bytes of heap, of which `scannable` could be scanned, and
  // the scan work that is done.
  void revise(uint64_t live, uint64_t scannable, uint64_t done);

  uint64_t goal() const { return goal_.load_relaxed(); }
  uint64_t trigger() const { return trigger_.load_relaxed(); }
  // Scan work owed for each byte allocated.
  double assist_ratio() const { return assist_ratio_.load_relaxed(); }
  uint32_t dedicated_workers() const { return dedicated_; }
  // The part of its time that a P without a dedicated worker gives; 0: none.
  double fractional_goal() const { return fractional_goal_; }
  uint64_t expected_work() const { return last_.heap_scan + last_.stack_scan + last_.global_scan; }
  double cons_mark() const { return cons_mark_; }

 private:
  uint64_t limit_goal(const MemoryUse& use) const;

  int gc_percent_ = 100;
  Marked last_;
  double cons_mark_ = 0;
  double recent_cons_mark_[4] = {};
  uint64_t triggered_ = kNoGoal;  // heap size at which the current cycle began
  uint32_t dedicated_ = 0;
  double fractional_goal_ = 0;
  Atomic<uint64_t> goal_{kMinHeap};
  Atomic<uint64_t> trigger_{kMinHeap};
  Atomic<double> assist_ratio_{0.0};
};

// The CPU limiter: when collecting takes more than half of the processor for long (a memory limit
// that is too small), assists and the like are left out and the limit may be exceeded. A bucket
// that the collector's time fills and the program's time drains; it holds one second per P.
class CpuLimiter {
 public:
  // Times since the last call, summed over the Ps, by one thread at a time.
  void add(int64_t gc_ns, int64_t mutator_ns, uint32_t procs);
  bool limiting() const { return limiting_.load_relaxed(); }

 private:
  int64_t fill_ = 0;
  Atomic<bool> limiting_{false};
};

}  // namespace vole::runtime
