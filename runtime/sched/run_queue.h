// The run queue of a P: a ring of 256 goroutines without locks. The P's holder adds at the tail and
// takes at the head; other Ps steal half from the head.
//
// head_ and tail_ only grow; the entries are those between them, modulo the size. Only the holder
// moves the tail; everybody who takes moves the head by compare-and-swap, after having read the
// entries. A thief that read entries which the holder has meanwhile overwritten loses that swap.
#pragma once

#include <cstdint>

#include "base/atomic.h"
#include "runtime/sched/goroutine.h"

namespace vole::runtime {

class RunQueue {
 public:
  static constexpr uint32_t kSize = 256;

  // Holder only. False: it is full.
  bool push(G* g) {
    // acquire: pairs with the release of those who take, so that their reads of the entry that is
    // overwritten come before.
    uint32_t head = head_.load_acquire();
    uint32_t tail = tail_.load_relaxed();
    if (tail - head >= kSize) return false;
    ring_[tail % kSize].store_relaxed(g);
    tail_.store_release(tail + 1);  // pairs with the acquire of thieves: the entry is there
    return true;
  }

  // Holder only.
  G* pop() {
    uint32_t head = head_.load_acquire();
    for (;;) {
      if (head == tail_.load_relaxed()) return nullptr;
      G* g = ring_[head % kSize].load_relaxed();
      if (head_.cas_acq_rel(head, head + 1)) return g;
    }
  }

  // Holder only, while there are no thieves (one P).
  G* pop_alone() {
    uint32_t head = head_.load_relaxed();
    if (head == tail_.load_relaxed()) return nullptr;
    G* g = ring_[head % kSize].load_relaxed();
    head_.store_release(head + 1);  // as pop()
    return g;
  }

  // Holder only: takes half of a full queue, oldest first, into `out`. False: thieves were faster.
  bool take_half(G** out, uint32_t* count) {
    uint32_t head = head_.load_acquire();
    uint32_t n = (tail_.load_relaxed() - head) / 2;
    if (n != kSize / 2) return false;
    for (uint32_t i = 0; i < n; ++i) out[i] = ring_[(head + i) % kSize].load_relaxed();
    *count = n;
    return head_.cas_acq_rel(head, head + n);
  }

  // Any thread: half of what there is, into `out` (kSize / 2 places). Returns how many.
  uint32_t grab(G** out) {
    for (;;) {
      uint32_t head = head_.load_acquire();
      // acquire: pairs with push().
      uint32_t tail = tail_.load_acquire();
      uint32_t n = tail - head;
      n -= n / 2;
      if (n == 0) return 0;
      if (n > kSize / 2) continue;  // head and tail are not of one moment
      for (uint32_t i = 0; i < n; ++i) out[i] = ring_[(head + i) % kSize].load_relaxed();
      if (head_.cas_acq_rel(head, head + n)) return n;
    }
  }

  // Any thread; exact for the holder only.
  uint32_t size() const {
    uint32_t tail = tail_.load_acquire();
    uint32_t n = tail - head_.load_acquire();
    return n > kSize ? 0 : n;
  }
  bool empty() const { return size() == 0; }

 private:
  Atomic<uint32_t> head_{0};
  Atomic<uint32_t> tail_{0};
  Atomic<G*> ring_[kSize];
};

}  // namespace vole::runtime
