// The scavenger: gives free memory of a heap back to the system, a little at a time.
//
// How much the heap may keep follows from the last two cycles: the memory of objects that was in
// use when marking ended, scaled by how the goal has changed since, and a tenth more. Under a
// memory limit nothing is kept beyond 95 per cent of it. What is above goes back in pieces of
// 64 KiB at a rate that costs a hundredth of one P's time, or a tenth while nothing else is to be
// done.
//
// There is no thread behind it: whoever has time for such duties (sysmon, an idle P, the poll of a
// driven machine) calls step(); who calls it rarely makes it work longer. Allocations that pass the
// VM's limit do not wait for it; the heap gives memory back on the spot then (heap.h).
#pragma once

#include <cstdint>
#include <limits>

#include "base/atomic.h"
#include "base/clock.h"
#include "runtime/memory/heap.h"

namespace vole::runtime {

class Scavenger {
 public:
  static constexpr int64_t kNever = std::numeric_limits<int64_t>::max();
  static constexpr uint64_t kNoGoal = std::numeric_limits<uint64_t>::max();

  explicit Scavenger(Heap& heap) : heap_(heap) {}
  Scavenger(const Scavenger&) = delete;
  Scavenger& operator=(const Scavenger&) = delete;

  // At the end of a cycle, by the collector. `heap_goal` is the one just computed, `last_goal` that
  // of the cycle that ended (both in bytes, kNoGoal if collection by growth is off), `in_use` what
  // spans of objects took when marking ended.
  void set_cycle(uint64_t heap_goal, uint64_t last_goal, uint64_t in_use);
  // Bytes, kNoGoal: none. Any thread.
  void set_memory_limit(uint64_t limit) { limit_goal_.store_relaxed(of_limit(limit)); }

  // Bytes that are held beyond the goals and are free: what there is to give back.
  uint64_t excess() const;
  // Whether more is held than the goals say, free or in use; what is in use may become free.
  bool is_above_goal() const;
  // Gives pieces back if it is time for it, for as long as it may take by now. `idle`: the caller
  // has nothing better to do. Answers
  // when to call again (monotonic ns; kNever: there is nothing to do before the next cycle ends).
  // Any thread; a second caller at the same time does nothing.
  int64_t step(Clock& clock, bool idle);
  // Time spent so far, in ns.
  int64_t busy_ns() const { return busy_ns_.load_relaxed(); }

 private:
  uint64_t above_goal(const HeapUse& use) const;
  static uint64_t of_limit(uint64_t limit) {
    return limit == kNoGoal ? kNoGoal : limit / 100 * 95;
  }

  Heap& heap_;
  Atomic<bool> working_{false};  // one at a time; acquire and release for what follows
  // Written by the collector or whoever sets a limit, read by step; relaxed: each stands for
  // itself.
  Atomic<uint64_t> cycle_goal_{kNoGoal};
  Atomic<uint64_t> limit_goal_{kNoGoal};
  // Written by who works; read by all, relaxed.
  Atomic<int64_t> last_end_{0};   // of the last piece
  Atomic<int64_t> last_took_{0};  // what it took
  Atomic<int64_t> busy_ns_{0};
};

}  // namespace vole::runtime
