// Segmented stacks: GODEBUG=segstack=1, to be compared with contiguous ones.
//
// A goroutine's stack is then a chain of segments. A function whose frame does not fit into the
// newest one is entered in a new segment, which is freed as soon as the function returns; nothing
// is ever copied but the call's own words, and no pointer changes. That was Go's design until 1.2.
// Its flaw is why it was given up: a loop that calls a function just where a segment ends allocates
// and frees a segment at each turn (the hot split). stack.h has the design that replaced it;
// vm/segments.cpp enters and leaves segments; examples/hotsplit.go measures the difference.
//
// All segments of a VM lie in one reservation, so that "an address in the goroutine's stack" and
// "an offset from the stack's start" mean something still: the start of each goroutine's stack is
// that of the reservation. The end of a segment is not for normal frames: it is a reserve for the
// few words of calls that the machine itself makes above a running function.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/atomic.h"
#include "base/lock.h"
#include "base/os_memory.h"
#include "runtime/stack/stack.h"

namespace vole::runtime {

// Stands at the start of its memory; belongs to its goroutine.
struct Segment {
  Segment* below = nullptr;        // the one that was full; null: the goroutine's first
  uint64_t* limit = nullptr;       // frames that functions ask for end here
  uint64_t* end = nullptr;         // of the memory, after the reserve
  uint64_t* entered_at = nullptr;  // the frame pointer that did not do, in the segment below
  size_t bytes = 0;                // of memory
  size_t total = 0;                // with all below

  uint64_t* first() { return reinterpret_cast<uint64_t*>(this + 1); }
  bool contains(const uint64_t* p) const {
    return p >= reinterpret_cast<const uint64_t*>(this) && p < end;
  }
};

// Thread-safe.
class SegmentPool {
 public:
  static constexpr size_t kSmallest = 4096;
  static constexpr size_t kReserveSlots = 256;

  explicit SegmentPool(OsMemory& os) : os_(os) {}
  ~SegmentPool();
  SegmentPool(const SegmentPool&) = delete;
  SegmentPool& operator=(const SegmentPool&) = delete;

  // False: no address space.
  bool init();
  // The whole reservation: what every goroutine takes for its stack.
  Stack region() const { return {base_, base_ + kRegion}; }
  // With room for `slots` slots besides the reserve; null: no memory.
  Segment* allocate(size_t slots, Segment* below);
  void free(Segment* segment);

  // Since the start.
  uint64_t allocated() const { return allocated_.load_relaxed(); }
  uint64_t bytes() const { return bytes_.load_relaxed(); }

 private:
  static constexpr size_t kRegion = size_t{8} << 30;  // offsets in slots fit 31 bits
  static constexpr size_t kCommitStep = 256 * 1024;
  static constexpr int kClasses = 22;  // kSmallest << i

  OsMemory& os_;
  uintptr_t base_ = 0;  // constant once set
  Lock lock_{LockRank::kStackPool};  // guards the rest, but for the counters
  uintptr_t next_ = 0;
  uintptr_t committed_ = 0;
  Segment* free_[kClasses] = {};  // linked by below
  Atomic<uint64_t> allocated_{0};
  Atomic<uint64_t> bytes_{0};
};

}  // namespace vole::runtime
