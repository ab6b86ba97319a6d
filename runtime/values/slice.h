// Growth of slices, exactly as gc's: capacities are visible to programs.
#pragma once

#include <cstdint>

#include "bytecode/type.h"
#include "runtime/gc/allocate.h"
#include "runtime/gc/barrier.h"
#include "runtime/memory/size_classes.h"

namespace vole::runtime {

// Most bytes that one object may have, as gc's limit on linux/amd64.
constexpr uint64_t kMaxObject = uint64_t{1} << 48;

struct GrownSlice {
  char* data = nullptr;
  int64_t cap = 0;
  enum class Status : uint8_t { kOk, kTooLarge, kNoMemory } status = Status::kOk;
};

inline int64_t next_capacity(int64_t old_cap, int64_t needed) {
  constexpr int64_t kThreshold = 256;
  auto doubled = static_cast<uint64_t>(old_cap) * 2;
  if (static_cast<uint64_t>(needed) > doubled) return needed;
  if (old_cap < kThreshold) return static_cast<int64_t>(doubled);
  auto cap = static_cast<uint64_t>(old_cap);
  while (cap < static_cast<uint64_t>(needed)) cap += (cap + 3 * kThreshold) >> 2;
  return static_cast<int64_t>(cap);
}

// Room for `needed` elements (more than `cap`), with the first `len` copied.
inline GrownSlice grow_slice(MCache& cache, const bytecode::TypeDesc* elem, const char* data,
                             int64_t len, int64_t cap, int64_t needed) {
  GrownSlice grown;
  if (needed < 0) {
    grown.status = GrownSlice::Status::kTooLarge;
    return grown;
  }
  uint64_t size = elem->size;
  if (size == 0) {
    grown.data = static_cast<char*>(zero_base());
    grown.cap = needed;
    return grown;
  }
  auto wanted = static_cast<uint64_t>(next_capacity(cap, needed));
  uint64_t bytes;
  if (__builtin_mul_overflow(wanted, size, &bytes) || bytes > kMaxObject) {
    grown.status = GrownSlice::Status::kTooLarge;
    return grown;
  }
  bool noscan = elem->ptr_bytes == 0;
  bytes = round_up_size(bytes, noscan);
  uint64_t new_cap = bytes / size;
  // All of a noscan block must be cleared but what is copied; a scanned one comes cleared.
  uint64_t used = static_cast<uint64_t>(len) * size;
  auto* to = static_cast<char*>(noscan ? allocate_noscan(cache, bytes, false)
                                       : allocate_scan(cache, new_cap * size, elem));
  if (to == nullptr) {
    grown.status = GrownSlice::Status::kNoMemory;
    return grown;
  }
  if (noscan) {
    mem::copy_bytes(to, data, used);
    mem::zero_bytes(to + used, bytes - used);
  } else {
    shade_values(cache, data, used, elem);
    mem::copy_words(to, data, used);
  }
  grown.data = to;
  grown.cap = static_cast<int64_t>(new_cap);
  return grown;
}

}  // namespace vole::runtime
