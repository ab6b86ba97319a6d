// The slow paths of the ranked locks and, in debug builds, the check of the lock order.
// The set of held ranks is per thread and exists for that check only.
#include "base/lock.h"

#include "base/futex.h"

namespace vole {

namespace lock_detail {

void acquire_slow(Atomic<uint32_t>& word) {
  // Spin a little: critical sections are a few dozen instructions.
  for (int i = 0; i < 64; i++) {
    uint32_t expected = 0;
    if (word.load_relaxed() == 0 && word.cas_acquire(expected, 1)) return;
    __builtin_ia32_pause();
  }
  while (word.exchange_acquire(2) != 0) futex_wait(word, 2);
}

void wake_one(Atomic<uint32_t>& word) { futex_wake(word, 1); }

#ifndef NDEBUG
namespace {
constexpr unsigned kRanks = static_cast<unsigned>(LockRank::kLeaf) + 1;
static_assert(kRanks <= 32);
// Debug only: a bit for each rank this thread holds, and how many locks of each.
thread_local uint32_t held_ranks = 0;
thread_local uint32_t held_counts[kRanks] = {};
}  // namespace

void check_order(LockRank rank, bool same) {
  uint32_t mine = 1u << static_cast<unsigned>(rank);
  VOLE_CHECK((same ? held_ranks >> 1 < mine : held_ranks < mine) && "lock order violated");
}
void note_acquired(LockRank rank) {
  auto i = static_cast<unsigned>(rank);
  ++held_counts[i];
  held_ranks |= 1u << i;
}
void note_released(LockRank rank) {
  auto i = static_cast<unsigned>(rank);
  if (--held_counts[i] == 0) held_ranks &= ~(1u << i);
}
#endif

}  // namespace lock_detail
}  // namespace vole
