// The one source of randomness of a VM (map order, select order, hash seeds): fast, seedable, not
// for secrets. Same seed, same run.
#pragma once

#include <cstddef>
#include <cstdint>

namespace vole {

// 64x64 -> 128 bit multiply, folded: the mixing step used by hashes and generators here.
inline uint64_t mix64(uint64_t a, uint64_t b) {
  unsigned __int128 product = static_cast<unsigned __int128>(a) * b;
  return static_cast<uint64_t>(product) ^ static_cast<uint64_t>(product >> 64);
}

class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}

  uint64_t next64() {
    state_ += 0xa0761d6478bd642fULL;
    return mix64(state_, state_ ^ 0xe7037ed1a0b428dbULL);
  }
  uint32_t next32() { return static_cast<uint32_t>(next64() >> 32); }
  // Uniform (to 2^-32) in [0, bound); bound > 0.
  uint32_t below(uint32_t bound) {
    return static_cast<uint32_t>((static_cast<uint64_t>(next32()) * bound) >> 32);
  }
  // A generator for another owner, independent of the further use of this one.
  Random fork() { return Random(next64()); }

 private:
  uint64_t state_;
};

// Seeds from the operating system; for VMs whose host gives no seed.
uint64_t random_seed_from_os();
// Fills a buffer with bytes fit for secrets; false if the system has none to give.
bool random_bytes_from_os(void* to, size_t size);

}  // namespace vole
