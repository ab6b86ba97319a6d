// Where the pointers of a value lie, from its type descriptor's mask: one bit a word, low bit
// first, over the type's pointer prefix; large arrays carry the mask of one element.
// Used by the allocator (bitmaps), the collector (scanning) and the write barrier (bulk moves).
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/check.h"
#include "base/mem.h"
#include "bytecode/type.h"

namespace vole::runtime {

using bytecode::TypeDesc;

// The type whose mask repeats over memory of type `t`: t itself, or the element of an array whose
// mask is kept for one element only. Its size is the period.
inline const TypeDesc* scan_unit(const TypeDesc* t) {
  while (t->flags & bytecode::kTypeRepeatMask) t = t->elem;
  return t;
}

// The mask of a unit whose pointers lie in its first 64 words, as one word.
inline uint64_t mask_word(const TypeDesc* unit) {
  VOLE_DCHECK(unit->ptr_bytes <= 512);
  const uint8_t* mask = unit->ptr_mask;
  if (VOLE_LIKELY(unit->ptr_bytes <= 64)) return mask[0];
  uint64_t word = 0;
  for (size_t i = 0; i * 64 < unit->ptr_bytes; i++) word |= uint64_t{mask[i]} << (8 * i);
  return word;
}

// Calls f(address) for each pointer word within [from, to) of memory that starts at `base` and
// holds values of `type` one after the other. All addresses are word-aligned.
template <class F>
inline void for_each_pointer_in(uintptr_t base, uintptr_t from, uintptr_t to,
                                const TypeDesc* type, F f) {
  if (type->ptr_bytes == 0) return;
  const TypeDesc* unit = scan_unit(type);
  const size_t period = unit->size;
  const size_t prefix = unit->ptr_bytes;
  uintptr_t elem = base + (from - base) / period * period;
  for (; elem < to; elem += period) {
    // Where in this element to begin, in whole mask bytes.
    size_t start = from > elem ? (from - elem) / 64 : 0;
    for (size_t i = start; i * 64 < prefix; i++) {
      // By mem::, since an arena's mask grows while it is read.
      unsigned bits = mem::load<uint8_t>(unit->ptr_mask + i);
      while (bits != 0) {
        uintptr_t address = elem + i * 64 + 8 * static_cast<unsigned>(__builtin_ctz(bits));
        bits &= bits - 1;
        if (address >= to) return;
        if (address >= from) f(address);
      }
    }
  }
}

// The same over a whole value or array of `size` bytes.
template <class F>
inline void for_each_pointer(uintptr_t base, size_t size, const TypeDesc* type, F f) {
  for_each_pointer_in(base, base, base + size, type, f);
}

}  // namespace vole::runtime
