// A thread's bed: park() sleeps until unpark(), which may come first. One sleeper, any wakers.
#pragma once

#include <cstdint>

#include "base/atomic.h"
#include "base/futex.h"

namespace vole::runtime {

class Parker {
 public:
  // Returns when there was an unpark() that no earlier park() has used up. With a timeout
  // (nanoseconds, negative: none): false if it passed first.
  bool park(int64_t timeout_ns = -1) {
    uint32_t expected = kEmpty;
    // acquire: pairs with the release in unpark(). A token that is there is taken at once.
    if (word_.cas_acquire(expected, kSleeping)) {
      while (word_.load_relaxed() == kSleeping) {
        futex_wait(word_, kSleeping, timeout_ns);
        if (timeout_ns < 0) continue;
        expected = kSleeping;
        if (word_.cas_acquire(expected, kEmpty)) return false;
        break;
      }
    }
    word_.exchange_acquire(kEmpty);
    return true;
  }
  // What the sleeper reads after park() was written before this (release).
  void unpark() {
    if (word_.exchange_release(kToken) == kSleeping) futex_wake(word_, 1);
  }

 private:
  static constexpr uint32_t kEmpty = 0, kToken = 1, kSleeping = 2;
  Atomic<uint32_t> word_{kEmpty};
};

}  // namespace vole::runtime
