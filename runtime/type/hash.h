// Hashes of values of any type, for maps: equal values have equal hashes under the same seed.
// Like comparison, without recursion over the script's data.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "base/mem.h"
#include "base/os_memory.h"
#include "base/random.h"
#include "bytecode/type.h"
#include "runtime/type/work_list.h"

namespace vole::runtime {

namespace detail {
inline constexpr uint64_t kHashA = 0xa0761d6478bd642fULL;
inline constexpr uint64_t kHashB = 0xe7037ed1a0b428dbULL;
inline constexpr uint64_t kHashC = 0x8ebc6af09c88c6e3ULL;

inline uint64_t read64(const char* p) {
  uint64_t v;
  std::memcpy(&v, p, 8);
  return v;
}
inline uint64_t read32(const char* p) {
  uint32_t v;
  std::memcpy(&v, p, 4);
  return v;
}
}  // namespace detail

// Of a 64-bit value.
inline uint64_t hash_word(uint64_t value, uint64_t seed) {
  return mix64(mix64(value ^ detail::kHashA, seed ^ detail::kHashB), detail::kHashC ^ 8);
}

// Of bytes.
inline uint64_t hash_bytes(const void* data, size_t size, uint64_t seed) {
  using namespace detail;
  const char* p = static_cast<const char*>(data);
  size_t left = size;
  seed ^= kHashA;
  while (left > 16) {
    seed = mix64(read64(p) ^ kHashB, read64(p + 8) ^ seed);
    p += 16;
    left -= 16;
  }
  uint64_t a = 0;
  uint64_t b = 0;
  if (left >= 8) {
    a = read64(p);
    b = read64(p + left - 8);
  } else if (left >= 4) {
    a = read32(p);
    b = read32(p + left - 4);
  } else if (left > 0) {
    a = static_cast<uint64_t>(static_cast<uint8_t>(p[0])) << 16 |
        static_cast<uint64_t>(static_cast<uint8_t>(p[left >> 1])) << 8 |
        static_cast<uint64_t>(static_cast<uint8_t>(p[left - 1]));
  }
  return mix64(mix64(a ^ kHashB, b ^ seed), kHashC ^ size);
}

enum class HashResult : uint8_t {
  kDone,
  kUnhashable,  // an interface held a value of type *culprit: Go's run-time error
  kNoMemory,
  kStopped,     // see StopTest
};

// Hashes the value of type `type` at `p` into *hash. NaNs hash to anything, from `random`.
HashResult hash_value(OsMemory& os, Random& random, const bytecode::TypeDesc* type, const void* p,
                      uint64_t seed, uint64_t* hash, const bytecode::TypeDesc** culprit,
                      const StopTest& stop = {});

}  // namespace vole::runtime
