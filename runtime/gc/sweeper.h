// Sweeping: a span's mark bits become its allocation bits; dead objects with specials are handled,
// empty spans go back to the page heap. Done lazily: by class when an mcache needs a span, in
// proportion to allocation for the rest, and on idle time. All is swept before the next cycle.
//
// Threads: any number of Ps sweep at once. A span belongs to whoever has popped it from an unswept
// list (under the list's lock), and its sweep_gen says so; a span that an mcache holds is swept by
// the holder of the P, before its first allocation after the cycle.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/atomic.h"
#include "runtime/gc/local.h"
#include "runtime/gc/specials.h"
#include "runtime/gc/stats.h"
#include "runtime/memory/heap.h"

namespace vole::runtime {

class Sweeper {
 public:
  Sweeper(Heap& heap, Specials& specials, Atomic<uint64_t>& heap_live)
      : heap_(heap), specials_(specials), heap_live_(heap_live) {}
  Sweeper(const Sweeper&) = delete;
  Sweeper& operator=(const Sweeper&) = delete;

  // World stopped, after the sweep generation has advanced. `distance`: bytes of allocation in
  // which the sweep should be done.
  void start(uint64_t distance);
  // Nothing is left and nobody is sweeping. Spans in mcaches do not count.
  bool done() const {
    return cursor_.load_acquire() == kSpanClassCount && active_.load_acquire() == 0;
  }
  // Sweeps one span; false if there is none left to take.
  bool sweep_one(GcLocal& local);
  // Pays the share of the sweep that `bytes` more of allocation are to bring along.
  void pay(GcLocal& local, size_t bytes);
  // A swept span of the class with room; null if a new one is needed.
  Span* take(GcLocal& local, SpanClass span_class);
  // Sweeps a span that is the caller's and puts it into its list.
  void sweep_own(GcLocal& local, Span* span);
  // Puts a swept span that is the caller's into its list.
  void give_back(Span* span);

  void set_clobber(bool on) { clobber_ = on; }

 private:
  bool sweep_span(GcLocal& local, Span* span);
  Span* take_unswept(GcLocal& local, SpanStack& list, Central& central);
  void clobber_dead(Span* span);

  Heap& heap_;
  Specials& specials_;
  Atomic<uint64_t>& heap_live_;
  bool clobber_ = false;
  // The class where sweep_one looks next; kSpanClassCount: all lists are empty. Release when it
  // moves on, so that who sees the end sees the lists' state.
  Atomic<uint32_t> cursor_{kSpanClassCount};
  Atomic<uint32_t> active_{0};         // sweepers with a span in their hands
  Atomic<uint64_t> swept_pages_{0};    // since the start; relaxed
  // Set with the world stopped.
  uint64_t live_base_ = 0;
  double pages_per_byte_ = 0;
};

}  // namespace vole::runtime
