// Ranked mutual exclusion. A thread may take a lock only if its rank is higher than that of every
// lock it holds; the table below is the one order, checked in debug builds.
//
// The lock is one 32-bit word (futex): 0 free, 1 held, 2 held with waiters. It allocates nothing,
// and an uncontended pair costs two atomic operations.
#pragma once

#include <cstdint>

#include "base/atomic.h"
#include "base/check.h"

namespace vole {

// From outermost to innermost.
enum class LockRank : uint8_t {
  kMachine,
  kScheduler,
  kAllGoroutines,
  kTypes,
  kItabs,
  kChannel,
  kTimers,
  kFinalizer,
  kStackPool,
  kWorkBuffers,
  kCentral,
  kSpanSpecials,
  kHeap,
  kPageHeap,
  kMetadata,
  kLeaf,
};

class Lock {
 public:
  constexpr explicit Lock(LockRank rank) : rank_(rank) {}
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;

  void acquire() {
    check_rank();
    uint32_t expected = 0;
    if (VOLE_UNLIKELY(!state_.cas_acquire(expected, 1))) acquire_slow();
    note_acquired();
  }
  bool try_acquire() {
    uint32_t expected = 0;
    if (!state_.cas_acquire(expected, 1)) return false;
    note_acquired();
    return true;
  }
  void release() {
    note_released();
    if (VOLE_UNLIKELY(state_.exchange_release(0) == 2)) wake_one();
  }
  bool is_held() const { return state_.load_relaxed() != 0; }
  LockRank rank() const { return rank_; }

 private:
  void acquire_slow();
  void wake_one();
#ifdef NDEBUG
  void check_rank() {}
  void note_acquired() {}
  void note_released() {}
#else
  void check_rank();
  void note_acquired();
  void note_released();
#endif

  Atomic<uint32_t> state_;
  LockRank rank_;
};

// Holds a lock for a scope. Functions that need a lock take a `Locker&` as proof.
class Locker {
 public:
  explicit Locker(Lock& lock) : lock_(lock) { lock_.acquire(); }
  ~Locker() { lock_.release(); }
  Locker(const Locker&) = delete;
  Locker& operator=(const Locker&) = delete;
  const Lock& lock() const { return lock_; }

 private:
  Lock& lock_;
};

}  // namespace vole
