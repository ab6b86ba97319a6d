// The words of a heap object that hold pointers, from what is stored with it (see allocate.h).
// Marking, verifying and check marking all find them here.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/mem.h"
#include "runtime/gc/allocate.h"
#include "runtime/memory/span.h"
#include "runtime/type/pointer_map.h"

namespace vole::runtime {

// Large objects are scanned in pieces of this size, so that no step takes long.
inline constexpr size_t kOblet = 128 * 1024;

// Calls f(address of the word) for each pointer word of the small object at `object` (a slot's
// start), or, in a large object, of the oblet that begins there. Returns the bytes looked at.
template <class F>
VOLE_ALWAYS_INLINE size_t for_each_word(const Span* span, uintptr_t object, F f) {
  if (VOLE_LIKELY(span->has_heap_bitmap())) {
    uint64_t bits = read_heap_bits(span, object);
    while (bits != 0) {
      uintptr_t slot = object + 8 * static_cast<unsigned>(__builtin_ctzll(bits));
      bits &= bits - 1;
      f(slot);
    }
    return span->elem_size;
  }
  if (span->is_noscan()) return 0;
  if (!span->is_large()) {
    auto* type = mem::load<const TypeDesc*>(object);
    if (type == nullptr) return 0;
    uintptr_t base = object + kTypeHeaderSize;
    for_each_pointer_in(base, base, object + span->elem_size, type, f);
    return span->elem_size;
  }
  const TypeDesc* type = span->large_type;
  // Acquire: pairs with the release before the contents become inaccessible.
  if (type == nullptr || span->frozen.load_acquire()) return 0;
  uintptr_t end = span->limit;
  if (end - object > kOblet) end = object + kOblet;
  for_each_pointer_in(span->base, object, end, type, f);
  return end - object;
}

// The same for the whole of a large object.
template <class F>
void for_each_word_of_all(const Span* span, uintptr_t object, F f) {
  if (!span->is_large()) {
    for_each_word(span, object, f);
    return;
  }
  for (uintptr_t at = span->base; at < span->limit; at += kOblet) for_each_word(span, at, f);
}

}  // namespace vole::runtime
