// What the collector tells about itself: the settings of its debug modes, counters since the start
// of the VM, and the course of one cycle. Plain data.
#pragma once

#include <cstdint>

#include "runtime/memory/size_classes.h"

namespace vole::runtime {

enum class GcPhase : uint8_t { kOff, kMark, kMarkTermination };

enum class CollectReason : uint8_t {
  kHeap,    // the trigger was passed
  kForced,  // runtime.GC: also completes the sweep
  kMemory,  // an allocation failed: also completes the sweep and gives free memory back
  kTime,    // too long since the last cycle
  kStress,
};

// Switches that find bugs; all off in normal runs.
struct GcDebug {
  // Every allocation arms the poll and asks for a collection, until the collections have marked so
  // much that a program with a large heap would not end any more; from then on one in some does.
  bool stress = false;
  uint64_t stress_budget = uint64_t{4} << 30;  // bytes marked
  bool clobber_free = false;  // freed objects are filled with 0xdeadbeef
  bool verify = false;        // the heap verifier runs before and after each cycle
  bool check_stores = false;  // stores by way of barrier.h check that no stack address gets out
  bool check_mark = false;    // gccheckmark=1, see checkmark.h
  bool always = false;        // gcalways=1: a cycle starts when one ends
  bool stop_the_world = false;  // gcstoptheworld=1: marking happens while the world is stopped
  bool stop_sweep = false;      // gcstoptheworld=2: sweeping as well
  bool pacer_trace = false;     // kept for whoever prints it
};

// Counters since the start of the VM; bytes unless said otherwise.
struct MemStats {
  static constexpr uint32_t kPauses = 256;

  uint64_t heap_alloc = 0;     // objects allocated and not yet swept
  uint64_t heap_objects = 0;   // their number
  uint64_t total_alloc = 0;
  uint64_t mallocs = 0, frees = 0;  // objects
  uint64_t tiny_allocs = 0;         // of these, parts of tiny blocks that there were
  uint64_t large_mallocs = 0, large_frees = 0;
  uint64_t large_alloc_bytes = 0, large_free_bytes = 0;
  uint64_t sys = 0;            // charged by the VM
  uint64_t heap_sys = 0, heap_idle = 0, heap_in_use = 0, heap_released = 0;
  uint64_t stack_in_use = 0, stack_sys = 0;
  uint64_t mspan_in_use = 0, mspan_sys = 0, mcache_in_use = 0;
  uint64_t gc_sys = 0;
  uint64_t next_gc = 0;
  int64_t last_gc_ns = 0;      // since the Unix epoch
  uint64_t pause_total_ns = 0;
  uint32_t num_gc = 0, num_forced_gc = 0;
  // Of the last cycles: cycle n (1, 2, …) at index (n + 255) % 256; both pauses together, and when
  // the cycle ended.
  uint64_t pause_ns[kPauses] = {};
  uint64_t pause_end_ns[kPauses] = {};
  // Finalizers and cleanups: due so far, and done; the cycle in which the CPU limit last held.
  uint64_t finalizers_queued = 0, finalizers_executed = 0;
  uint64_t cleanups_queued = 0, cleanups_executed = 0;
  uint32_t limiter_cycle = 0;  // 0: never
  // CPU time since the start, nanoseconds.
  int64_t gc_assist_ns = 0, gc_dedicated_ns = 0, gc_idle_ns = 0, gc_pause_cpu_ns = 0;
  uint64_t mallocs_by_class[kSizeClassCount] = {};
  uint64_t frees_by_class[kSizeClassCount] = {};
};

// What gctrace prints of one cycle.
struct CycleStats {
  uint32_t number = 0;  // 1 is the first
  CollectReason reason = CollectReason::kHeap;
  bool stopped = false;  // all of it with the world stopped
  int64_t start_ns = 0;  // monotonic: when the first stop was asked for
  // Wall times: request to restart, between the two, request to restart.
  int64_t sweep_termination_ns = 0, mark_ns = 0, mark_termination_ns = 0;
  // CPU times of marking, summed over the Ps.
  int64_t assist_ns = 0, background_ns = 0, idle_ns = 0;
  uint64_t heap_before = 0, heap_after = 0, heap_marked = 0, goal = 0, trigger = 0;
  uint64_t stack_bytes = 0, global_bytes = 0, heap_scan_bytes = 0;
  uint32_t procs = 1;
  uint32_t ragged_barriers = 0;  // tries to end marking
  double cons_mark = 0;
  double assist_ratio = 0;       // at the start
  uint32_t dedicated_workers = 0;
  double fractional_goal = 0;
};

}  // namespace vole::runtime
