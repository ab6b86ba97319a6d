// Who wants to hear of each allocation and of what collections find alive: an allocation profile.
//
// While an observer is set, all allocations take the slow path (MCache::slow); without one nothing
// is paid. An observer must not allocate from the heap that it observes.
#pragma once

#include <cstddef>
#include <cstdint>

namespace vole::runtime {

class Heap;

class AllocObserver {
 public:
  // An object of `size` bytes was made; its slot has slot_bytes (of a large one: whole pages).
  // Objects of less than 16 bytes without pointers share a slot: then slot_bytes is `size`, and
  // `slot` is 0 unless this one is the first in it.
  struct Allocation {
    uintptr_t slot;
    size_t size, slot_bytes;
    bool large, tiny;
  };
  virtual void allocated(const Allocation& allocation) = 0;
  // Marking is complete and nothing is swept yet: what is not marked in `heap` is dead.
  virtual void marked(Heap& heap) = 0;

 protected:
  ~AllocObserver() = default;
};

}  // namespace vole::runtime
