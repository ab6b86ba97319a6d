// Taking and freeing segments. They are powers of two in size and stay in free lists until the VM
// ends: this is a mode for measuring, and what it measures is the cost of entering and leaving.
#include "runtime/stack/segments.h"

#include <algorithm>
#include <bit>
#include <new>

namespace vole::runtime {

SegmentPool::~SegmentPool() {
  if (base_ != 0) os_.release(reinterpret_cast<void*>(base_), kRegion, committed_ - base_);
}

bool SegmentPool::init() {
  void* p = os_.reserve(kRegion, OsMemory::page_size());
  if (p == nullptr) return false;
  base_ = next_ = committed_ = reinterpret_cast<uintptr_t>(p);
  return true;
}

Segment* SegmentPool::allocate(size_t slots, Segment* below) {
  if (slots > kRegion / 16) return nullptr;
  size_t bytes = sizeof(Segment) + (slots + kReserveSlots) * 8;
  bytes = std::bit_ceil(std::max(bytes, kSmallest));
  int index = std::countr_zero(bytes / kSmallest);
  void* memory = nullptr;
  {
    Locker locker(lock_);
    if (free_[index] != nullptr) {
      memory = free_[index];
      free_[index] = free_[index]->below;
    } else if (bytes <= base_ + kRegion - next_) {
      if (next_ + bytes > committed_) {
        size_t step = std::min(std::max(bytes, kCommitStep), base_ + kRegion - committed_);
        if (!os_.commit(reinterpret_cast<void*>(committed_), step)) return nullptr;
        committed_ += step;
      }
      memory = reinterpret_cast<void*>(next_);
      next_ += bytes;
    }
  }
  if (memory == nullptr) return nullptr;
  auto* segment = new (memory) Segment;
  segment->below = below;
  segment->end = reinterpret_cast<uint64_t*>(reinterpret_cast<uintptr_t>(memory) + bytes);
  segment->limit = segment->end - kReserveSlots;
  segment->bytes = bytes;
  segment->total = bytes + (below != nullptr ? below->total : 0);
  allocated_.fetch_add_relaxed(1);
  bytes_.fetch_add_relaxed(bytes);
  return segment;
}

void SegmentPool::free(Segment* segment) {
  int index = std::countr_zero(segment->bytes / kSmallest);
  Locker locker(lock_);
  segment->below = free_[index];
  free_[index] = segment;
}

}  // namespace vole::runtime
