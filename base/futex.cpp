// The futex system call behind futex.h; private futexes, since no word is shared between
// processes.
#include "base/futex.h"

#include <linux/futex.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

namespace vole {

void futex_wait(Atomic<uint32_t>& word, uint32_t expected, int64_t timeout_ns) {
  timespec ts;
  timespec* timeout = nullptr;
  if (timeout_ns >= 0) {
    ts.tv_sec = timeout_ns / 1000000000;
    ts.tv_nsec = timeout_ns % 1000000000;
    timeout = &ts;
  }
  syscall(SYS_futex, word.raw(), FUTEX_WAIT_PRIVATE, expected, timeout, nullptr, 0);
}

void futex_wake(Atomic<uint32_t>& word, int count) {
  syscall(SYS_futex, word.raw(), FUTEX_WAKE_PRIVATE, count, nullptr, nullptr, 0);
}

}  // namespace vole
