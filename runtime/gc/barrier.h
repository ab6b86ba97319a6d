// Pointer stores to the heap and to globals. While no marking runs, a store is a store; while it
// runs (cache.barrier, which changes only with the world stopped), the old and the new value are
// shaded first: the hybrid barrier, shade(*slot); shade(value); *slot = value.
//
// The deletion half keeps what a goroutine may hold that was scanned already: an object that was
// reachable when marking began can only be lost by overwriting the pointers to it. The insertion
// half keeps what a goroutine that was not scanned yet hides in memory that was. Together they make
// it unnecessary to scan a stack twice. Pairs wait in the P's buffer (local.h) and are shaded when
// it is full, when marking seems done, and when the world is stopped.
//
// Rules for C++: no safe point between the test and the store; memory that holds pointers is only
// written through these functions, except for the current stack. Fresh objects too: what is put
// into them comes from a stack that may not have been scanned, and they are black.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/mem.h"
#include "runtime/memory/cache.h"
#include "runtime/type/pointer_map.h"

namespace vole::runtime {

void barrier_store(MCache& cache, void* slot, uintptr_t value);
// Before memory at `to` (values of `type`, `size` bytes in all) is overwritten from `from`, or
// cleared if `from` is null.
void barrier_bulk(MCache& cache, void* to, const void* from, size_t size, const TypeDesc* type);
// The same for the part of it from byte `at` on.
void barrier_part(MCache& cache, void* to, const void* from, size_t at, size_t size,
                  const TypeDesc* type);
// The insertion half alone.
void barrier_value(MCache& cache, uintptr_t value);
void barrier_values(MCache& cache, const void* from, size_t at, size_t size,
                    const TypeDesc* type);

VOLE_ALWAYS_INLINE void store_pointer(MCache& cache, void* slot, uintptr_t value) {
  if (VOLE_UNLIKELY(cache.barrier)) barrier_store(cache, slot, value);
  mem::store<uintptr_t>(slot, value);
}
VOLE_ALWAYS_INLINE void store_pointer(MCache& cache, void* slot, const void* value) {
  store_pointer(cache, slot, reinterpret_cast<uintptr_t>(value));
}

// A pointer is put where no barrier is (the frame of another goroutine, a runtime record), or into
// an object that was empty.
VOLE_ALWAYS_INLINE void shade(MCache& cache, uintptr_t value) {
  if (VOLE_UNLIKELY(cache.barrier)) barrier_value(cache, value);
}
VOLE_ALWAYS_INLINE void shade(MCache& cache, const void* value) {
  shade(cache, reinterpret_cast<uintptr_t>(value));
}
// The same for the bytes [at, at + size) of values of `type` that begin at `from`.
VOLE_ALWAYS_INLINE void shade_part(MCache& cache, const void* from, size_t at, size_t size,
                                   const TypeDesc* type) {
  if (VOLE_UNLIKELY(cache.barrier) && type->ptr_bytes != 0) {
    barrier_values(cache, from, at, size, type);
  }
}
VOLE_ALWAYS_INLINE void shade_values(MCache& cache, const void* from, size_t size,
                                     const TypeDesc* type) {
  shade_part(cache, from, 0, size, type);
}
VOLE_ALWAYS_INLINE void shade_value(MCache& cache, const void* from, const TypeDesc* type,
                                    size_t count = 1) {
  shade_values(cache, from, type->size * count, type);
}

// *to = *from for `size` bytes of values of `type`; may overlap.
VOLE_ALWAYS_INLINE void copy_typed(MCache& cache, void* to, const void* from, size_t size,
                                   const TypeDesc* type) {
  if (type->ptr_bytes == 0) {
    mem::copy_bytes(to, from, size);
    return;
  }
  if (VOLE_UNLIKELY(cache.barrier)) barrier_bulk(cache, to, from, size, type);
  mem::copy_words(to, from, size);
}

// The bytes [at, at + size) of values of `type` that begin at `to` and `from`, whole words each;
// `from` null: clears them. Parts of overlapping values must be moved in the right order.
inline void copy_typed_part(MCache& cache, void* to, const void* from, size_t at, size_t size,
                            const TypeDesc* type) {
  if (VOLE_UNLIKELY(cache.barrier)) barrier_part(cache, to, from, at, size, type);
  if (from == nullptr) {
    mem::zero_words(static_cast<char*>(to) + at, size);
  } else {
    mem::copy_words(static_cast<char*>(to) + at, static_cast<const char*>(from) + at, size);
  }
}

VOLE_ALWAYS_INLINE void zero_typed(MCache& cache, void* to, size_t size, const TypeDesc* type) {
  if (type->ptr_bytes == 0) {
    mem::zero_bytes(to, size);
    return;
  }
  if (VOLE_UNLIKELY(cache.barrier)) barrier_bulk(cache, to, nullptr, size, type);
  mem::zero_words(to, size);
}

}  // namespace vole::runtime
