// Goroutine stacks: contiguous memory from the page heap that grows by copying.
//
// A stack grows upwards: frames lie from `lo` on, a call may use memory up to `hi`. Sizes are
// powers of two from 2 KiB. Stacks of 2, 4, 8 and 16 KiB are cut from spans of 32 KiB and kept in
// free lists by order; larger ones are spans of their own. To grow, a stack of twice the size (or
// more) is taken, the used part is copied to its start, and the owner moves every pointer into the
// old stack: `adjust` is called between the copy and the freeing of the old memory. The owner of
// a stack checks against `hi` itself; there is no guard page, because Go code never writes
// beyond its checked frame.
//
// Nothing in the heap points to a stack, so the frames and the goroutine's own records are all
// there is to adjust (vm/stack_roots.h).
//
// For finding pointers that were forgotten, set_isolated gives each stack pages of its own in a
// reservation that is used front to back, so that an address is not soon used again: freed stacks
// are filled with a pattern and become inaccessible.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>

#include "base/lock.h"
#include "base/mem.h"
#include "runtime/memory/heap.h"

namespace vole::runtime {

inline constexpr size_t kMinStack = 2048;
inline constexpr size_t kDefaultMaxStack = 1000000000;

struct Stack {
  uintptr_t lo = 0;
  uintptr_t hi = 0;
  size_t size() const { return hi - lo; }
  bool contains(uintptr_t address) const { return address - lo < hi - lo; }
};

// What a copy did, for those who adjust pointers: a word w in the old stack becomes w + delta.
struct StackMove {
  Stack from;
  Stack to;
  intptr_t delta = 0;

  bool moves(uintptr_t word) const { return from.contains(word); }
  uintptr_t moved(uintptr_t word) const {
    return from.contains(word) ? word + static_cast<uintptr_t>(delta) : word;
  }
  // Adjusts the word at `slot` if it points into the old stack.
  void adjust(void* slot) const {
    uintptr_t word = mem::load<uintptr_t>(slot);
    if (from.contains(word)) mem::store(slot, word + static_cast<uintptr_t>(delta));
  }
  // Adjusts the words from `base` on whose bit is set.
  void adjust_words(void* base, size_t count, const uint64_t* mask) const;
};

enum class GrowResult : uint8_t {
  kGrown,
  kTooDeep,   // would exceed the limit: Go's stack overflow
  kNoMemory,  // the stack is unchanged
};

class StackPool {
 public:
  explicit StackPool(Heap& heap) : heap_(heap) {}
  ~StackPool();
  StackPool(const StackPool&) = delete;
  StackPool& operator=(const StackPool&) = delete;

  // A stack of at least `size` bytes (rounded up to a power of two >= kMinStack). Its contents are
  // undefined. False: no memory.
  bool allocate(size_t size, Stack* stack);
  void free(const Stack& stack);

  // Makes room for `needed` bytes from lo on: doubles the size until they fit. Copies `used` bytes,
  // lets `adjust(context, move)` fix all pointers (the new memory is in place, the old still
  // readable), updates *stack and frees the old one.
  using Adjust = void (*)(void* context, const StackMove& move);
  GrowResult grow(Stack* stack, size_t used, size_t needed, Adjust adjust, void* context);
  // Moves to a stack of `size` bytes (also smaller, but not below `used`). For shrinking and for
  // the debug mode that moves stacks all the time. False: no memory.
  bool move(Stack* stack, size_t used, size_t size, Adjust adjust, void* context);

  size_t max_stack() const { return max_stack_; }
  size_t set_max_stack(size_t bytes) {
    size_t old = max_stack_;
    max_stack_ = bytes;
    return old;
  }
  // Freed stacks are filled with a pattern, so that stale pointers are noticed.
  void set_poison(bool on) { poison_ = on; }
  // From now on stacks lie on pages of their own, inaccessible when freed; for debugging only.
  // False: there is no address space for that.
  bool set_isolated();
  // Whether the address lies in memory that is or was a stack of this pool.
  bool is_stack(uintptr_t address) const;

  // Gives free spans back to the heap.
  void release_free();
  uint64_t bytes_in_use() const { return in_use_; }

 private:
  static constexpr int kOrders = 4;            // 2, 4, 8, 16 KiB
  static constexpr size_t kPoolSpanPages = 4;  // 32 KiB
  static constexpr size_t kLargeClasses = 24;  // 32 KiB << i
  struct FreeStack {
    FreeStack* next;
  };

  // Where isolated stacks lie: [base, base + size) is reserved, `next` is where the next is sought.
  struct Isolated {
    uintptr_t base = 0;
    size_t size = 0;
    uintptr_t next = 0;
    std::map<uintptr_t, size_t> used;  // bytes committed by start
    bool contains(uintptr_t address) const { return address - base < size; }
  };

  bool allocate_isolated(size_t size, Stack* stack);
  void free_isolated(const Stack& stack);
  bool allocate_small(int order, Stack* stack);
  void free_small(int order, const Stack& stack);

  Heap& heap_;
  Lock lock_{LockRank::kStackPool};
  // Spans of an order that have a free stack; span->manual_free is their list, alloc_count the
  // number of stacks lent out. Doubly linked by next_special/prev_special.
  Span* partial_[kOrders] = {};
  Span* large_[kLargeClasses] = {};  // free spans by log2 of their size, linked by next
  size_t large_cached_ = 0;
  size_t max_stack_ = kDefaultMaxStack;
  uint64_t in_use_ = 0;
  bool poison_ = false;
  Isolated isolated_;
};

}  // namespace vole::runtime
