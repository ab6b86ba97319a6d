// What the collector keeps for each P: its grey objects, its barrier buffer, what its goroutines
// owe for their allocations, and counters. Only the holder of the P touches it, or anybody while
// the world is stopped; what others read meanwhile is atomic.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/atomic.h"
#include "runtime/gc/work_buffer.h"
#include "runtime/memory/cache.h"
#include "runtime/memory/size_classes.h"

namespace vole::runtime {

struct MarkShared;

// Pairs of the old and the new value of pointer stores, waiting to be shaded.
struct BarrierBuffer {
  static constexpr uint32_t kPairs = 256;
  uint32_t count = 0;  // words used
  uintptr_t words[2 * kPairs];

  // False if the buffer is full now and must be flushed before the next pair.
  VOLE_ALWAYS_INLINE bool put(uintptr_t before, uintptr_t after) {
    words[count] = before;
    words[count + 1] = after;
    count += 2;
    return count != 2 * kPairs;
  }
};

// A counter with one writer that any thread may read.
class Counter {
 public:
  void add(uint64_t n) { value_.store_relaxed(value_.load_relaxed() + n); }
  uint64_t value() const { return value_.load_relaxed(); }

 private:
  Atomic<uint64_t> value_{0};
};

// Since the start of the VM.
struct AllocCounters {
  Counter mallocs[kSizeClassCount];
  Counter frees[kSizeClassCount];
  Counter large_alloc_bytes, large_free_bytes;
  Counter tiny_allocs;  // parts of tiny blocks that there were
};

// In the present cycle.
struct CycleCounters {
  int64_t assist_ns = 0, dedicated_ns = 0, fractional_ns = 0, idle_ns = 0;
  uint64_t marked_bytes = 0;  // also the free slots of cached spans, which are marked in advance
  uint64_t heap_scan = 0, stack_scan = 0, global_scan = 0;
  uint32_t stacks = 0;

  uint64_t scan_work() const { return heap_scan + stack_scan + global_scan; }
};

struct GcLocal {
  GcLocal(MarkShared& s, WorkBufferPool& pool, MCache& c) : shared(s), cache(c), work(pool) {}
  GcLocal(const GcLocal&) = delete;
  GcLocal& operator=(const GcLocal&) = delete;

  // Whether a worker on this P should return to the scheduler.
  bool should_stop() const { return preempt != nullptr && preempt->load_relaxed(); }

  MarkShared& shared;
  MCache& cache;
  void* owner = nullptr;             // the P; for the World
  // Makes the next safe point of the P's holder poll; called by the holder. Null: the collector's.
  void (*arm)(void* owner) = nullptr;
  // Whether somebody waits for the P's holder, who asks this between two pieces of long work. Null:
  // nobody does.
  bool (*awaited)(void* owner) = nullptr;
  Atomic<bool>* preempt = nullptr;   // the P's; set by any thread
  GcLocal* next = nullptr;           // all of a collector

  MarkWork work;
  BarrierBuffer barrier;
  CycleCounters cycle;
  uint64_t work_flushed = 0;  // of cycle.scan_work(): part that is in the shared count
  uint64_t debt_bytes = 0;    // allocated while marking, not yet paid for
  uint64_t credit = 0;        // scan work done in advance by assists
  int64_t idle_wait_until = 0;  // an idle worker found only what others must do first

  AllocCounters counters;
};

}  // namespace vole::runtime
