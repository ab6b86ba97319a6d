// Copying, clearing and comparing in pieces. See pieces.h.
#include "vm/pieces.h"

#include "runtime/values/slice.h"

namespace vole::vm {

namespace {
// Whether a move must go from the end to the start.
bool overlaps_upwards(const void* to, const void* from, uint64_t size) {
  auto distance = reinterpret_cast<uintptr_t>(to) - reinterpret_cast<uintptr_t>(from);
  return distance != 0 && distance < size;
}
}  // namespace

bool Pieces::copy_long(void* to, const void* from, uint64_t size, const TypeDesc* type) {
  if (type->ptr_bytes == 0) return copy_long_bytes(to, from, size);
  bool backwards = overlaps_upwards(to, from, size);
  return each(size, [&](uint64_t done, uint64_t n) {
    runtime::copy_typed_part(*x_.cache, to, from, backwards ? size - done - n : done, n, type);
    return true;
  });
}

bool Pieces::copy_long_bytes(void* to, const void* from, uint64_t size) {
  auto* d = static_cast<char*>(to);
  auto* s = static_cast<const char*>(from);
  bool backwards = overlaps_upwards(to, from, size);
  return each(size, [&](uint64_t done, uint64_t n) {
    uint64_t at = backwards ? size - done - n : done;
    mem::copy_bytes(d + at, s + at, n);
    return true;
  });
}

bool Pieces::zero(void* to, uint64_t size, const TypeDesc* type) {
  if (type->ptr_bytes == 0) return zero_bytes(to, size);
  return each(size, [&](uint64_t at, uint64_t n) {
    runtime::copy_typed_part(*x_.cache, to, nullptr, at, n, type);
    return true;
  });
}

bool Pieces::zero_bytes(void* to, uint64_t size) {
  return each(size, [&](uint64_t at, uint64_t n) {
    mem::zero_bytes(static_cast<char*>(to) + at, n);
    return true;
  });
}

bool Pieces::grow(const TypeDesc* elem, SliceValue& s, int64_t needed, Step* step) {
  using Status = runtime::GrownSlice::Status;
  runtime::SliceGrowth plan = runtime::plan_growth(elem, s.cap, needed);
  if (plan.status == Status::kTooLarge) {
    *step = x_.machine->raise_error(x_, "growslice: len out of range");
    return false;
  }
  uint64_t used = static_cast<uint64_t>(s.len) * elem->size;
  auto* data = static_cast<char*>(fresh());
  if (data == nullptr) {
    // A block for pointers is cleared when it is made.
    if (elem->ptr_bytes != 0) x_.charge_allocation(plan.bytes - used);
    data = runtime::allocate_growth(*x_.cache, elem, plan);
    if (VOLE_UNLIKELY(data == nullptr)) {
      *step = x_.machine->no_memory(x_);
      return false;
    }
    set_fresh(data);
  }
  bool done;
  if (elem->ptr_bytes == 0) {
    done = copy_bytes(data, s.data, used) && zero_bytes(data + used, plan.bytes - used);
  } else {
    done = each(used, [&](uint64_t at, uint64_t n) {
      runtime::shade_part(*x_.cache, s.data, at, n, elem);
      mem::copy_words(data + at, s.data + at, n);
      return true;
    });
  }
  if (VOLE_UNLIKELY(!done)) {
    *step = leave();
    return false;
  }
  s.data = data;
  s.cap = plan.cap;
  return true;
}

bool Pieces::compare_long(const void* a, const void* b, uint64_t size, int* order) {
  *order = 0;
  return each(size, [&](uint64_t at, uint64_t n) {
    *order = mem::compare_bytes(static_cast<const char*>(a) + at, static_cast<const char*>(b) + at,
                                n);
    return *order == 0;
  });
}

}  // namespace vole::vm
