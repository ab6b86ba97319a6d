// Timers of a P: a 4-ary heap ordered by time, then by age. Any thread may add a timer to a P's
// heap or take one out; the P's holder, or a P that has nothing to do, runs those that are due.
//
// A timer belongs to whoever made it. While it is in a heap, `owner` says whose. It is taken out
// before its function runs, so exactly one of two happens: remove() answers true, or the function
// runs. A function that repeats adds its timer again.
#pragma once

#include <cstdint>
#include <vector>

#include "base/atomic.h"
#include "base/lock.h"

namespace vole::runtime {

struct P;
class Timers;

struct Timer {
  // Called by a thread that holds `p`, without locks. It may free the timer. `now` is the time at
  // which the timer was found due, monotonic ns.
  using Fn = void (*)(Timer* t, P& p, int64_t now);

  int64_t when = 0;    // monotonic ns; changed only while in no heap
  int64_t period = 0;  // ns; 0: once. For the function: the heap does not look at it
  uint64_t seq = 0;    // age, for a stable order
  Fn fn = nullptr;
  void* arg = nullptr;     // for the function
  void* object = nullptr;  // a heap object that lives as long as the timer is in a heap
  bool owned = false;      // made with new; deleted with the heap if it never runs
  int32_t heap_index = -1;  // under the heap's lock
  // The heap that it is in, or null. Written under that heap's lock (release); read by remove()
  // without it (acquire).
  Atomic<Timers*> owner{nullptr};
};

class Timers {
 public:
  Timers() = default;
  Timers(const Timers&) = delete;
  Timers& operator=(const Timers&) = delete;

  // `t` is in no heap. True: it is now the first.
  bool add(Timer* t);
  // Takes a timer out of whichever heap it is in. False: it was in none, so its function has run,
  // is running, or was never to run.
  static bool remove(Timer* t);
  // Runs what is due at `now`.
  void run(P& p, int64_t now);
  // When the first is due; 0: there is none. Without the lock, so only a hint.
  int64_t first_when() const { return first_when_.load_relaxed(); }
  size_t size() const { return size_.load_relaxed(); }
  // All timers of another heap. Both belong to the caller (the world is stopped).
  void take_all(Timers& other);
  // The end: empties the heap.
  void clear();
  // Calls visit(context, timer) for each, under the lock.
  void each(void (*visit)(void* context, Timer* t), void* context);

 private:
  static bool before(const Timer* a, const Timer* b) {
    return a->when != b->when ? a->when < b->when : a->seq < b->seq;
  }
  void place(size_t i, Timer* t) {
    heap_[i] = t;
    t->heap_index = static_cast<int32_t>(i);
  }
  void insert(Timer* t);
  void erase(Timer* t);
  void sift_up(size_t i);
  void sift_down(size_t i);
  void publish();

  Lock lock_{LockRank::kTimers};
  std::vector<Timer*> heap_;  // under lock_, as is next_seq_
  uint64_t next_seq_ = 0;
  // Copies of the heap's head and size for those who do not hold the lock; written under it.
  Atomic<int64_t> first_when_{0};
  Atomic<size_t> size_{0};
};

}  // namespace vole::runtime
