// Where objects are allocated. Allocation never collects: it charges, arms the machine's poll when
// a collection is due, and answers null when there is no memory (the operation then says
// no_memory, the machine collects at its safe point and tries once more).
//
// Three ways by size: objects without pointers below 16 bytes share a 16-byte tiny block; up to
// 32 KiB a slot of the mcache's span for the size class; above, a span of their own. The inline
// part below serves the second way when the cached span has a free slot.
//
// What the collector must know of an object with pointers is stored with it: its pointer bits at
// the end of the span (up to 512 bytes), its type in a word before it (small but larger), or the
// type in the span (large). A `type` smaller than the object repeats: an array of that type.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/mem.h"
#include "base/mutant.h"
#include "runtime/memory/cache.h"
#include "runtime/memory/heap.h"
#include "runtime/type/pointer_map.h"

namespace vole::runtime {

// Work on more bytes than this is done in pieces of this size, with a look between two of them
// whether somebody waits.
inline constexpr size_t kLongWorkPiece = 256 << 10;

// Clearing a large object may be interrupted (GcLocal::awaited): the answer is null as well then,
// MCache::half says so, and the same call goes on where it was.
//
// Everything below: results are aligned to 8 bytes (less for tiny objects, by size), zeroed unless
// stated otherwise, null if there is no memory. A size of 0 gives zero_base().

// The address of all objects of size 0. Never written.
void* zero_base();

// The general form. `type` null or without pointers: memory that is never scanned. With `zero`
// false the caller fills all `size` bytes before its next safe point (the rest is zeroed here).
void* allocate_slow(MCache& cache, size_t size, const TypeDesc* type, bool zero);

// Writes the pointer bits of an object of at most 512 bytes (slot of a span with a heap bitmap).
inline void write_heap_bits(Span* span, uintptr_t object, uint64_t mask) {
  uint64_t* bitmap = span->heap_bitmap();
  size_t words = span->elem_size / 8;
  size_t first = (object - span->base) / 8;
  uint64_t* at = bitmap + first / 64;
  unsigned shift = first % 64;
  uint64_t keep = words == 64 ? 0 : ~((uint64_t{1} << words) - 1);
  if (shift + words <= 64) {
    uint64_t old_mask = words == 64 ? 0 : ~(~keep << shift);
    mem::store_word(at, (mem::load_word(at) & old_mask) | mask << shift);
    return;
  }
  uint64_t low = (uint64_t{1} << shift) - 1;  // shift > 0 here
  mem::store_word(at, (mem::load_word(at) & low) | mask << shift);
  unsigned in_second = static_cast<unsigned>(shift + words - 64);
  uint64_t high = ~((uint64_t{1} << in_second) - 1);
  mem::store_word(at + 1, (mem::load_word(at + 1) & high) | mask >> (64 - shift));
}

// The pointer bits of an object; bit i = word i.
inline uint64_t read_heap_bits(const Span* span, uintptr_t object) {
  const uint64_t* bitmap = span->heap_bitmap();
  size_t words = span->elem_size / 8;
  size_t first = (object - span->base) / 8;
  unsigned shift = first % 64;
  uint64_t bits = mem::load_word(bitmap + first / 64) >> shift;
  if (shift + words > 64) bits |= mem::load_word(bitmap + first / 64 + 1) << (64 - shift);
  return words == 64 ? bits : bits & ((uint64_t{1} << words) - 1);
}

// The pointer bits of an object of `size` <= 512 bytes that consists of values of `type`.
inline uint64_t object_mask(const TypeDesc* type, size_t size) {
  const TypeDesc* unit = scan_unit(type);
  uint64_t mask = mask_word(unit);
  size_t period = unit->size / 8;
  size_t words = size / 8;
  if (VOLE_LIKELY(period >= words)) return mask;
  uint64_t all = mask;
  for (size_t at = period; at < words; at += period) all |= mask << at;
  return all;
}

VOLE_ALWAYS_INLINE void zero_slot(uintptr_t object, size_t elem_size) {
  // Slots are multiples of 8; small ones are cleared without a call.
  if (elem_size <= 64) {
    for (size_t i = 0; i < elem_size; i += 8) {
      mem::store_word(reinterpret_cast<void*>(object + i), 0);
    }
  } else {
    mem::zero_words(reinterpret_cast<void*>(object), elem_size);
  }
}

// An object of `size` bytes without pointers.
VOLE_ALWAYS_INLINE void* allocate_noscan(MCache& cache, size_t size, bool zero = true) {
  if (VOLE_LIKELY(size >= kTinyBlock && size <= kMaxSmallSize && !cache.slow)) {
    Span* span = cache.alloc[make_span_class(size_class_of(size), true)];
    uintptr_t object = span->next_free_fast();
    if (VOLE_LIKELY(object != 0)) {
      if (zero && span->needs_zero && !is_mutant(Mutant::kNoZeroing)) {
        zero_slot(object, span->elem_size);
      }
      return reinterpret_cast<void*>(object);
    }
  }
  return allocate_slow(cache, size, nullptr, zero);
}

// An object of `size` bytes that consists of values of `type` (which has pointers).
VOLE_ALWAYS_INLINE void* allocate_scan(MCache& cache, size_t size, const TypeDesc* type,
                                       bool zero = true) {
  if (VOLE_LIKELY(size <= kMaxSizeWithBitmap && !cache.slow)) {
    Span* span = cache.alloc[make_span_class(kSizeClasses.small[(size + 7) / 8], false)];
    uintptr_t object = span->next_free_fast();
    if (VOLE_LIKELY(object != 0)) {
      if (span->needs_zero && !is_mutant(Mutant::kNoZeroing)) zero_slot(object, span->elem_size);
      write_heap_bits(span, object, object_mask(type, size));
      return reinterpret_cast<void*>(object);
    }
  }
  return allocate_slow(cache, size, type, zero);
}

// new(T).
VOLE_ALWAYS_INLINE void* allocate(MCache& cache, const TypeDesc* type) {
  return type->ptr_bytes == 0 ? allocate_noscan(cache, type->size)
                              : allocate_scan(cache, type->size, type);
}

// The backing store of `count` elements. Null also if the size overflows or exceeds the address
// space; the caller has checked lengths by Go's rules before.
inline void* allocate_array(MCache& cache, const TypeDesc* elem, size_t count, bool zero = true) {
  size_t size;
  if (__builtin_mul_overflow(elem->size, count, &size)) return nullptr;
  if (size == 0) return zero_base();  // the pointer bits of an element would be those of neighbours
  return elem->ptr_bytes == 0 ? allocate_noscan(cache, size, zero)
                              : allocate_scan(cache, size, elem, zero);
}

}  // namespace vole::runtime
