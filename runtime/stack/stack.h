// Goroutine stacks: contiguous memory from the page heap that grows by copying.
//
// A stack grows upwards: frames lie from `lo` on, a call may use memory up to `hi`. Sizes are
// powers of two from 512 bytes. Stacks up to 16 KiB are cut from spans of 8 or 32 KiB and kept in
// free lists by order; larger ones are spans of their own. To grow, a stack of twice the size (or
// more) is taken, the used part is copied to its start, and the owner moves every pointer into the
// old stack: `adjust` is called between the copy and the freeing of the old memory. The owner of
// a stack checks against `hi` itself; there is no guard page, because Go code never writes
// beyond its checked frame.
//
// Why 512 bytes, when native Go starts with 2 KiB: there the end of every stack is kept free for
// code that does not check (928 bytes), and machine frames hold spilled registers. Here every
// frame is checked and a function that only waits takes some 200 bytes; so a blocked goroutine
// costs less than a kilobyte. Where goroutines use more, the next ones start larger: the average of
// the stacks that the last cycle scanned, and some room, is the start size.
//
// A stack of which a collection finds less than a quarter in use is halved (wants_shrink), by
// whoever has claimed the goroutine for scanning; vm/ knows when it may be moved.
//
// Threads: the pool has one lock; each P keeps up to 32 KiB of free stacks of each order in a
// StackCache, which is filled and emptied by half. A stack itself belongs to its goroutine.
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

inline constexpr size_t kMinStack = 512;
inline constexpr int kStackOrders = 6;  // 512 bytes to 16 KiB: kMinStack << order
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

// Free stacks of a P. Only its holder touches them.
struct StackCache {
  void* free[kStackOrders] = {};       // linked by their first words
  uint32_t bytes[kStackOrders] = {};
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

  // All of these are thread-safe. `cache` is that of the caller's P, or null.
  // A stack of at least `size` bytes (rounded up to a power of two >= kMinStack). Its contents are
  // undefined. False: no memory.
  bool allocate(size_t size, Stack* stack, StackCache* cache = nullptr);
  void free(const Stack& stack, StackCache* cache = nullptr);
  // Returns all that a cache holds; by the holder of its P, or with the world stopped.
  void flush(StackCache& cache);

  // Makes room for `needed` bytes from lo on: doubles the size until they fit. Copies `used` bytes,
  // lets `adjust(context, move)` fix all pointers (the new memory is in place, the old still
  // readable), updates *stack and frees the old one.
  using Adjust = void (*)(void* context, const StackMove& move);
  GrowResult grow(Stack* stack, size_t used, size_t needed, Adjust adjust, void* context,
                  StackCache* cache = nullptr);
  // Moves to a stack of `size` bytes (also smaller, but not below `used`). For shrinking and for
  // the debug mode that moves stacks all the time. False: no memory.
  bool move(Stack* stack, size_t used, size_t size, Adjust adjust, void* context,
            StackCache* cache = nullptr);

  // --- with the collector ------------------------------------------------------------------------
  // What new goroutines start with, in bytes.
  size_t start_size() const { return start_size_.load_relaxed(); }
  // A stack of which `used` bytes are in use has been scanned. Any marker.
  void note_scanned(size_t used) {
    scanned_bytes_.fetch_add_relaxed(used);
    scanned_count_.fetch_add_relaxed(1);
  }
  // Whether a stack should be halved.
  bool wants_shrink(const Stack& stack, size_t used) const {
    return shrinks_ && stack.size() > kMinStack && used + kSlack < stack.size() / 4;
  }
  // While marking, large stacks that are freed wait in the list, so that their pages do not change
  // what they are. World stopped.
  void set_marking(bool marking) { marking_.store_relaxed(marking); }
  // After a cycle: a new start size, and large stacks that waited go back.
  void end_cycle();

  // --- settings, before goroutines run -----------------------------------------------------------
  // GODEBUG=gcshrinkstackoff=1 and adaptivestackstart=0.
  void set_shrinks(bool on) { shrinks_ = on; }
  void set_adaptive(bool on) { adaptive_ = on; }
  size_t max_stack() const { return max_stack_.load_relaxed(); }
  // Any time.
  size_t set_max_stack(size_t bytes) { return max_stack_.exchange_relaxed(bytes); }
  // Freed stacks are filled with a pattern, so that stale pointers are noticed.
  void set_poison(bool on) { poison_ = on; }
  bool poisons() const { return poison_; }
  // From now on stacks lie on pages of their own, inaccessible when freed; for debugging only.
  // False: there is no address space for that.
  bool set_isolated();
  // From now on the stack of each goroutine is this reservation, in which its segments lie
  // (segments.h); nothing is taken or freed here.
  void set_segmented(const Stack& region) { segmented_ = region; }
  // Whether the address lies in memory that is or was a stack of this pool.
  bool is_stack(uintptr_t address) const;

  // Gives free spans back to the heap.
  void release_free();
  // Lent out, with what caches hold.
  uint64_t bytes_in_use() const { return in_use_.load_relaxed(); }
  // How often a stack was copied since the start, and how often to a smaller one.
  uint64_t moves() const { return moves_.load_relaxed(); }
  uint64_t shrinks() const { return shrinks_count_.load_relaxed(); }

 private:
  static constexpr size_t kSlack = 128;        // bytes that a little more work may need
  static constexpr uint32_t kCacheBytes = 32 * 1024;  // of an order
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
  Span* new_pool_span(Locker&, int order);
  void* take_small(Locker&, int order);
  void put_small(Locker&, int order, void* stack);
  void unlink(Span** list, Span* span);
  bool allocate_small(int order, StackCache* cache, Stack* stack);
  void free_small(int order, StackCache* cache, const Stack& stack);
  void trim_large(Locker&, size_t keep);

  Heap& heap_;
  Lock lock_{LockRank::kStackPool};  // guards the lists and the isolated places
  // Spans of an order that have a free stack; span->manual_free is their list, alloc_count the
  // number of stacks lent out. Doubly linked by next_special/prev_special.
  Span* partial_[kStackOrders] = {};
  Span* large_[kLargeClasses] = {};  // free spans by log2 of their size, linked by next
  size_t large_cached_ = 0;
  Isolated isolated_;  // base and size are constant once set
  Stack segmented_;    // empty unless stacks are segmented
  // Relaxed: numbers that stand for themselves.
  Atomic<size_t> max_stack_{kDefaultMaxStack};
  Atomic<size_t> start_size_{kMinStack};
  Atomic<uint64_t> in_use_{0};
  Atomic<uint64_t> moves_{0};
  Atomic<uint64_t> shrinks_count_{0};
  Atomic<uint64_t> scanned_bytes_{0};
  Atomic<uint64_t> scanned_count_{0};
  Atomic<bool> marking_{false};
  bool poison_ = false;
  bool shrinks_ = true;
  bool adaptive_ = true;
};

}  // namespace vole::runtime
