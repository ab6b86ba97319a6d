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

// The backing store that a slice of capacity `cap` gets when it grows to `needed` elements.
struct SliceGrowth {
  GrownSlice::Status status = GrownSlice::Status::kOk;
  int64_t cap = 0;
  uint64_t bytes = 0;  // of the block; more than the elements take if they hold no pointers
};

inline SliceGrowth plan_growth(const bytecode::TypeDesc* elem, int64_t cap, int64_t needed) {
  SliceGrowth plan;
  uint64_t size = elem->size;
  if (size == 0 && needed >= 0) {
    plan.cap = needed;
    return plan;
  }
  auto wanted = static_cast<uint64_t>(next_capacity(cap, needed));
  if (needed < 0 || __builtin_mul_overflow(wanted, size, &plan.bytes) ||
      plan.bytes > kMaxObject) {
    plan.status = GrownSlice::Status::kTooLarge;
    return plan;
  }
  plan.bytes = round_up_size(plan.bytes, elem->ptr_bytes == 0);
  plan.cap = static_cast<int64_t>(plan.bytes / size);
  return plan;
}

// Its memory: a block for pointers is cleared, any other is filled by the caller, all of it. Null:
// there is none.
inline char* allocate_growth(MCache& cache, const bytecode::TypeDesc* elem,
                             const SliceGrowth& plan) {
  if (elem->size == 0) return static_cast<char*>(zero_base());
  if (elem->ptr_bytes == 0) {
    return static_cast<char*>(allocate_noscan(cache, plan.bytes, false));
  }
  return static_cast<char*>(
      allocate_scan(cache, static_cast<uint64_t>(plan.cap) * elem->size, elem));
}

// Room for `needed` elements (more than `cap`), with the first `len` copied.
inline GrownSlice grow_slice(MCache& cache, const bytecode::TypeDesc* elem, const char* data,
                             int64_t len, int64_t cap, int64_t needed) {
  SliceGrowth plan = plan_growth(elem, cap, needed);
  GrownSlice grown{nullptr, plan.cap, plan.status};
  if (plan.status != GrownSlice::Status::kOk) return grown;
  grown.data = allocate_growth(cache, elem, plan);
  if (grown.data == nullptr) {
    grown.status = GrownSlice::Status::kNoMemory;
    return grown;
  }
  uint64_t used = static_cast<uint64_t>(len) * elem->size;
  if (elem->ptr_bytes == 0) {
    mem::copy_bytes(grown.data, data, used);
    mem::zero_bytes(grown.data + used, plan.bytes - used);
  } else {
    shade_values(cache, data, used, elem);
    mem::copy_words(grown.data, data, used);
  }
  return grown;
}

}  // namespace vole::runtime
