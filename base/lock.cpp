// The slow paths of the ranked lock and, in debug builds, the check of the lock order.
// The set of held ranks is per thread and exists for that check only.
#include "base/lock.h"

#include "base/futex.h"

namespace vole {

void Lock::acquire_slow() {
  // Spin a little: critical sections are a few dozen instructions.
  for (int i = 0; i < 64; i++) {
    uint32_t expected = 0;
    if (state_.cas_acquire(expected, 1)) return;
    __builtin_ia32_pause();
  }
  while (state_.exchange_acquire(2) != 0) futex_wait(state_, 2);
}

void Lock::wake_one() { futex_wake(state_, 1); }

#ifndef NDEBUG
namespace {
// Debug only: a bit for each rank this thread holds.
thread_local uint32_t held_ranks = 0;
}  // namespace

void Lock::check_rank() {
  uint32_t mine = 1u << static_cast<unsigned>(rank_);
  VOLE_CHECK(held_ranks < mine && "lock order violated");
}
void Lock::note_acquired() { held_ranks |= 1u << static_cast<unsigned>(rank_); }
void Lock::note_released() { held_ranks &= ~(1u << static_cast<unsigned>(rank_)); }
#endif

}  // namespace vole
