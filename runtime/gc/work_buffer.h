// Grey objects waiting to be scanned: buffers of 2 KiB, cut from manual spans of 32 KiB, two at a
// time in the hands of a marker and the rest in shared lists.
//
// Taking a buffer may fail (memory limit). A marker then keeps its objects where they are: the
// object stays marked, its span is flagged, and the collector scans the marked objects of flagged
// spans again until none is flagged. One buffer is part of the pool, so marking always proceeds.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/lock.h"
#include "runtime/memory/heap.h"

namespace vole::runtime {

inline constexpr size_t kWorkBufferSize = 2048;
inline constexpr size_t kWorkSpanPages = 4;

struct WorkBuffer {
  static constexpr uint32_t kCapacity = (kWorkBufferSize - 16) / 8;
  WorkBuffer* next = nullptr;
  uint32_t count = 0;
  uintptr_t objects[kCapacity];
};
static_assert(sizeof(WorkBuffer) == kWorkBufferSize);

class WorkBufferPool {
 public:
  explicit WorkBufferPool(Heap& heap) : heap_(heap) { push(&empty_, &built_in_); }
  ~WorkBufferPool() { release_memory(); }

  // An empty buffer, or null if there is no memory for one.
  WorkBuffer* take_empty();
  // A buffer with objects, or null if there is none.
  WorkBuffer* take_full();
  void put(WorkBuffer* buffer);
  // Gives all spans back; every buffer must be in the pool and empty.
  void release_memory();

 private:
  static void push(WorkBuffer** list, WorkBuffer* buffer) {
    buffer->next = *list;
    *list = buffer;
  }
  static WorkBuffer* pop(WorkBuffer** list) {
    WorkBuffer* buffer = *list;
    if (buffer != nullptr) *list = buffer->next;
    return buffer;
  }

  Heap& heap_;
  Lock lock_{LockRank::kWorkBuffers};
  WorkBuffer* empty_ = nullptr;
  WorkBuffer* full_ = nullptr;
  Span* spans_ = nullptr;
  WorkBuffer built_in_;
};

// The work of one marker.
class MarkWork {
 public:
  explicit MarkWork(WorkBufferPool& pool) : pool_(pool) {}

  // False if there is no room and no memory for more.
  bool push(uintptr_t object) {
    if (VOLE_UNLIKELY(current_ == nullptr || current_->count == WorkBuffer::kCapacity)) {
      if (!make_room()) return false;
    }
    current_->objects[current_->count++] = object;
    return true;
  }
  // 0 if there is no work left here or in the pool.
  uintptr_t pop() {
    if (VOLE_UNLIKELY(current_ == nullptr || current_->count == 0)) {
      if (!find_work()) return 0;
    }
    return current_->objects[--current_->count];
  }
  // Returns the buffers to the pool.
  void flush();

 private:
  bool make_room();
  bool find_work();

  WorkBufferPool& pool_;
  WorkBuffer* current_ = nullptr;
  WorkBuffer* second_ = nullptr;
};

}  // namespace vole::runtime
