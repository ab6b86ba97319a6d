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
  kSemaphore,
  kPool,
  kTimerState,
  kPoll,
  kTimers,
  kFinalizer,
  kStackPool,
  kWorkBuffers,
  kCentral,
  kSpanSpecials,
  kHeap,
  kPageHeap,
  kMetadata,
  kWaitRecords,
  kPrint,  // the host's locks come below
  kLeaf,
};

namespace lock_detail {
void acquire_slow(Atomic<uint32_t>& word);
void wake_one(Atomic<uint32_t>& word);
#ifdef NDEBUG
inline void check_order(LockRank, bool) {}
inline void note_acquired(LockRank) {}
inline void note_released(LockRank) {}
#else
// Ends the process if a lock of this or a higher rank is held; `same`: another one of this rank may
// be (the caller has an order among them).
void check_order(LockRank rank, bool same);
void note_acquired(LockRank rank);
void note_released(LockRank rank);
#endif
}  // namespace lock_detail

class Lock {
 public:
  constexpr explicit Lock(LockRank rank) : rank_(rank) {}
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;

  void acquire() {
    lock_detail::check_order(rank_, false);
    uint32_t expected = 0;
    if (VOLE_UNLIKELY(!state_.cas_acquire(expected, 1))) lock_detail::acquire_slow(state_);
    lock_detail::note_acquired(rank_);
  }
  bool try_acquire() {
    uint32_t expected = 0;
    if (!state_.cas_acquire(expected, 1)) return false;
    lock_detail::note_acquired(rank_);
    return true;
  }
  void release() {
    lock_detail::note_released(rank_);
    if (VOLE_UNLIKELY(state_.exchange_release(0) == 2)) lock_detail::wake_one(state_);
  }
  bool is_held() const { return state_.load_relaxed() != 0; }
  LockRank rank() const { return rank_; }

 private:
  Atomic<uint32_t> state_;
  LockRank rank_;
};

// The same in one word, for memory that begins as zero and is freed without a destructor (objects
// of the Go heap). Several of one rank may be held if the caller takes them in an order of its own.
template <LockRank kRank>
class WordLock {
 public:
  constexpr WordLock() = default;
  WordLock(const WordLock&) = delete;
  WordLock& operator=(const WordLock&) = delete;

  void acquire() { acquire_checked(false); }
  // With another of the rank held that comes before it in the caller's order.
  void acquire_next() { acquire_checked(true); }
  bool try_acquire() {
    uint32_t expected = 0;
    if (!state_.cas_acquire(expected, 1)) return false;
    lock_detail::note_acquired(kRank);
    return true;
  }
  void release() {
    lock_detail::note_released(kRank);
    if (VOLE_UNLIKELY(state_.exchange_release(0) == 2)) lock_detail::wake_one(state_);
  }

 private:
  void acquire_checked(bool same) {
    lock_detail::check_order(kRank, same);
    uint32_t expected = 0;
    if (VOLE_UNLIKELY(!state_.cas_acquire(expected, 1))) lock_detail::acquire_slow(state_);
    lock_detail::note_acquired(kRank);
  }

  Atomic<uint32_t> state_{0};
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
