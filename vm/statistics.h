// One reading of all that a machine counts: what runtime.MemStats and runtime/metrics are made of,
// so that the two never disagree.
#pragma once

#include <cstdint>

#include "base/time_histogram.h"
#include "runtime/gc/stats.h"

namespace vole::vm {

class Machine;

struct Statistics {
  runtime::MemStats memory;   // the collector's counters
  runtime::CycleStats cycle;  // of the last cycle
  uint64_t heap_live = 0;     // what it marked
  int gc_percent = 100;
  uint64_t memory_limit = 0;
  uint64_t start_stack = 0;

  // All memory by its use, in bytes: no byte counts twice.
  uint64_t objects = 0;       // alive or not yet found to be dead
  uint64_t unused = 0;        // the rest of their spans
  uint64_t free = 0;          // free pages that hold memory
  uint64_t released = 0;      // free pages that hold none: address space only
  uint64_t stacks = 0;
  uint64_t mspan_in_use = 0, mspan_free = 0;
  uint64_t mcaches = 0;
  uint64_t collector = 0;     // work buffers
  uint64_t other = 0;         // globals, goroutines, …: charged but none of the above
  uint64_t total() const {
    return objects + unused + free + released + stacks + mspan_in_use + mspan_free + mcaches +
           collector + other;
  }

  uint64_t procs = 1, threads = 1;
  uint64_t created = 0, goroutines = 0;
  uint64_t runnable = 0, running = 0, waiting = 0, in_syscalls = 0;

  const TimeHistogram* gc_pauses = nullptr;
  const TimeHistogram* gc_stops = nullptr;
  const TimeHistogram* other_pauses = nullptr;
  const TimeHistogram* other_stops = nullptr;

  const TimeHistogram* latencies = nullptr;  // see Scheduler
  int64_t mutex_wait_ns = 0;

  int64_t elapsed_ns = 0;  // since the machine was made
  // What the Ps, and whoever gives memory back without one, have had of CPU time, and the parts of
  // it that are not the program's.
  int64_t cpu_ns = 0;
  int64_t idle_ns = 0;
  int64_t scavenge_assist_ns = 0;  // of allocations at the VM's limit
  int64_t scavenge_background_ns = 0;
  int64_t user_cpu_ns() const {
    int64_t rest = cpu_ns - idle_ns - gc_cpu_ns() - scavenge_assist_ns - scavenge_background_ns;
    return rest < 0 ? 0 : rest;
  }
  // The sum of all.
  int64_t total_cpu_ns() const {
    return user_cpu_ns() + idle_ns + gc_cpu_ns() + scavenge_assist_ns + scavenge_background_ns;
  }

  int64_t gc_cpu_ns() const {
    return memory.gc_assist_ns + memory.gc_dedicated_ns + memory.gc_idle_ns +
           memory.gc_pause_cpu_ns;
  }
  // Of all CPU time there was, what collecting took; idle workers took nothing from anybody.
  double gc_cpu_fraction() const;
};

// The world is stopped, or the machine does not run.
void read_statistics(Machine& machine, Statistics* s);

}  // namespace vole::vm
