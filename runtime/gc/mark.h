// Marking: white, grey, black.
//
// White = unmarked, grey = marked and in a work buffer, black = marked and scanned. Objects without
// pointers go from white to black. Scanning is precise: the type's pointer mask decides which words
// are pointers. A pointer into the middle keeps its object; a word that is no address of an object
// is ignored. Large objects are scanned in oblets of 128 KiB.
//
// Any number of Ps mark at once, each on its own work; a mark bit is set by an atomic operation and
// who sets it queues the object. An object that is made while marking runs is black from birth:
// the free slots of a span are marked when the span enters an mcache, before any object in it can
// be seen. So a marker never looks into an object that is not initialised: it is marked already, or
// its slot counts as free (Span::is_free_for_scan).
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/atomic.h"
#include "base/mutant.h"
#include "runtime/gc/local.h"
#include "runtime/gc/work_buffer.h"
#include "runtime/memory/heap.h"

namespace vole::runtime {

class CheckMarks;

// What all markers of a collector share.
struct MarkShared {
  explicit MarkShared(Heap& h) : heap(h), pool(h) {}

  Heap& heap;
  WorkBufferPool pool;
  // Some span has marked objects that no buffer could take. Any marker sets it; looked at with the
  // world stopped.
  Atomic<bool> overflow{false};
  // Scan work done in this cycle by all Ps, and the part of it that assists may use up. Relaxed:
  // estimates.
  Atomic<uint64_t> work_done{0};
  Atomic<int64_t> credit{0};
  // Someone idle could use work. Written by who looks for it, relaxed: a hint.
  Atomic<bool> hungry{false};
  // World stopped only:
  bool precise = false;          // a pointer to a free object is an error of ours
  CheckMarks* check = nullptr;   // instead of marking, compare with the marks that there are
};

// Greys the object that contains the address, if there is one.
void shade(GcLocal& local, uintptr_t address);
// Queues an object to be scanned without marking it (an object that has a finalizer).
void queue_unmarked(GcLocal& local, Span* span, uintptr_t object);
// Shades what is in the barrier buffer.
void flush_barrier(GcLocal& local);
// Records the old and the new value of a pointer store while marking runs.
VOLE_ALWAYS_INLINE void barrier_pair(GcLocal& local, uintptr_t before, uintptr_t after) {
  if (is_mutant(Mutant::kNoDeletionBarrier)) before = 0;
  if (is_mutant(Mutant::kNoInsertionBarrier)) after = 0;
  if (VOLE_UNLIKELY(!local.barrier.put(before, after))) flush_barrier(local);
}

enum class DrainEnd : uint8_t {
  kNoWork,   // here and in the pool
  kBudget,   // the scan work wanted is done
  kStopped,  // GcLocal::should_stop
};
// Scans grey objects until `budget` bytes of scan work are done.
DrainEnd drain(GcLocal& local, uint64_t budget);
// Makes scan work done here known to all. `background`: assists may use it.
void flush_work_count(GcLocal& local, bool background);
// World stopped, and nobody can ask `local` to stop: scans what could not be queued for lack of
// memory. True if there was any.
bool rescan_overflow(GcLocal& local);

// Allocate-black: marks all free slots of a span that enters an mcache, or is in one when marking
// starts; returns their number.
uint32_t mark_free_slots(Span* span);
// The same for a large object that is being made.
bool mark_large(Span* span);
// Takes the marks of the slots that are still free away again.
void unmark_free_slots(Span* span);

}  // namespace vole::runtime
