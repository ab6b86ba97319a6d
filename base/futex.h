// Sleeping on a 32-bit word until another thread changes it and wakes us (linux futex).
// Spurious returns are possible; the caller re-reads the word.
#pragma once

#include <cstdint>

#include "base/atomic.h"

namespace vole {

// Sleeps while `word` holds `expected`, at most `timeout_ns` (negative: no limit).
void futex_wait(Atomic<uint32_t>& word, uint32_t expected, int64_t timeout_ns = -1);
// Wakes up to `count` sleepers.
void futex_wake(Atomic<uint32_t>& word, int count);

}  // namespace vole
