// Grey objects waiting to be scanned: buffers of 2 KiB, cut from manual spans of 32 KiB, two at a
// time in the hands of each P and the rest in shared lists.
//
// Taking a buffer may fail (memory limit). A marker then keeps its objects where they are: the
// object stays marked, its span is flagged, and before marking ends the collector scans the marked
// objects of flagged spans again until none is flagged. One buffer is part of the pool, so marking
// always proceeds.
//
// The lists are lock-free stacks. The head is an address of 48 bits with a 16-bit count of changes
// above, so that a pop that was overtaken notices. Buffers stay buffers while marking runs.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/lock.h"
#include "runtime/memory/heap.h"

namespace vole::runtime {

inline constexpr size_t kWorkBufferSize = 2048;
inline constexpr size_t kWorkSpanPages = 4;

struct alignas(16) WorkBuffer {
  static constexpr uint32_t kCapacity = (kWorkBufferSize - 16) / 8;
  // In a list: written by who pushes it; read, perhaps too late, by whoever pops.
  Atomic<WorkBuffer*> next;
  uint32_t count = 0;  // of its holder
  uintptr_t objects[kCapacity];
};
static_assert(sizeof(WorkBuffer) == kWorkBufferSize);

// Any thread may push and pop.
class WorkBufferStack {
 public:
  bool empty() const { return address(head_.load_relaxed()) == nullptr; }
  void push(WorkBuffer* buffer) {
    uint64_t head = head_.load_relaxed();
    do {
      buffer->next.store_relaxed(address(head));
      // Release on success: pairs with the acquire in pop; the buffer's contents are published.
    } while (!head_.cas_acq_rel(head, next_head(head, buffer)));
  }
  WorkBuffer* pop() {
    uint64_t head = head_.load_acquire();
    for (;;) {
      WorkBuffer* top = address(head);
      if (top == nullptr) return nullptr;
      WorkBuffer* next = top->next.load_relaxed();
      if (head_.cas_acq_rel(head, next_head(head, next))) return top;
    }
  }
  // Forgets all; nobody else uses the stack.
  void clear() { head_.store_relaxed(0); }

 private:
  static constexpr unsigned kTagShift = 48;
  static WorkBuffer* address(uint64_t head) {
    return reinterpret_cast<WorkBuffer*>(head << 16 >> 16);
  }
  static uint64_t next_head(uint64_t head, WorkBuffer* top) {
    return ((head >> kTagShift) + 1) << kTagShift | reinterpret_cast<uintptr_t>(top);
  }
  Atomic<uint64_t> head_{0};
};

class WorkBufferPool {
 public:
  explicit WorkBufferPool(Heap& heap) : heap_(heap) { empty_.push(&built_in_); }
  ~WorkBufferPool() { release_memory(); }

  // An empty buffer, or null if there is no memory for one.
  WorkBuffer* take_empty();
  // A buffer with objects, or null if there is none.
  WorkBuffer* take_full() { return full_.pop(); }
  void put(WorkBuffer* buffer) { (buffer->count == 0 ? empty_ : full_).push(buffer); }
  bool has_full() const { return !full_.empty(); }
  // Gives all spans back; every buffer must be in the pool and empty, and no marking may run.
  void release_memory();

 private:
  Heap& heap_;
  WorkBufferStack empty_;
  WorkBufferStack full_;
  Lock lock_{LockRank::kLeaf};
  Span* spans_ = nullptr;  // under lock_
  WorkBuffer built_in_;
};

// The work of one P; touched by its holder, or with the world stopped.
class MarkWork {
 public:
  explicit MarkWork(WorkBufferPool& pool) : pool_(pool) {}

  // False if there is no room and no memory for more.
  VOLE_ALWAYS_INLINE bool push(uintptr_t object) {
    if (VOLE_UNLIKELY(current_ == nullptr || current_->count == WorkBuffer::kCapacity)) {
      if (!make_room()) return false;
    }
    current_->objects[current_->count++] = object;
    return true;
  }
  // 0 if there is no work left here or in the pool.
  VOLE_ALWAYS_INLINE uintptr_t pop() {
    if (VOLE_UNLIKELY(current_ == nullptr || current_->count == 0)) {
      if (!find_work()) return 0;
    }
    return current_->objects[--current_->count];
  }
  bool empty() const {
    return (current_ == nullptr || current_->count == 0) &&
           (second_ == nullptr || second_->count == 0);
  }
  // Returns the buffers to the pool; true if there were objects in them.
  bool flush();
  // Gives a part of the work to the pool, if there is enough; true if it did.
  bool share();

 private:
  bool make_room();
  bool find_work();

  WorkBufferPool& pool_;
  WorkBuffer* current_ = nullptr;
  WorkBuffer* second_ = nullptr;
};

}  // namespace vole::runtime
