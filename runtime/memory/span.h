// A span: a run of pages that holds objects of one size class (or one large object), or memory
// that is managed by hand (stacks, work buffers).
//
// Invariants of a span in use:
//   * objects start at base + i*elem_size, i < nelems;
//   * i < free_index: allocated unless freed by the last sweep, which then is seen in alloc_bits
//     (bit 1 = allocated); i >= free_index: allocated iff its alloc bit is set;
//   * alloc_cache holds the inverted alloc bits from free_index on (1 = free), free_index & 63
//     being the number of bits already shifted out;
//   * scan_index <= free_index: objects from there on may be taken but not yet initialised, so a
//     marker takes them for free (is_free_for_scan); equal while the span is in a central list;
//   * mark_bits are all zero except between the start of a mark phase and the span's sweep;
//   * sweep_gen, with h the heap's: h-2 needs sweeping, h-1 is being swept, h swept,
//     h+1 cached before sweep, h+3 swept and cached in an mcache.
// Objects with pointers of at most 512 bytes have their pointer bits in the last
// pages*8192/64 bytes of the span, one bit a word.
//
// Threads. A record is written by the thread that makes or frees the span while its state is kDead,
// and published by storing the state (release; pairs with the acquire in Heap::object_span_of).
// In use, the allocation fields belong to whoever has taken the span out of its central list: the
// P that caches it, or the sweeper. Markers only read what the state's store has published, the
// allocation bits (constant while marking), scan_index, and set mark bits by atomic operations.
// Records are type-stable: memory that was a Span stays one until the VM ends, so a thread that
// found a record by a stale address may look at a dead or a reused one, but never at anything else.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/atomic.h"
#include "base/check.h"
#include "base/mem.h"
#include "runtime/memory/size_classes.h"

namespace vole::bytecode {
struct TypeDesc;
}

namespace vole::runtime {

enum class SpanState : uint8_t { kDead, kInUse, kManual };
// What a manual span serves.
enum class ManualUse : uint8_t { kStack, kWork };

// What hangs on an object besides its memory; sorted by offset, then kind.
enum class SpecialKind : uint8_t { kFinalizer = 1, kCleanup = 2, kWeakHandle = 3 };

struct Special {
  Special* next = nullptr;
  uint32_t offset = 0;  // bytes from the span's base
  SpecialKind kind = SpecialKind::kFinalizer;
  uint64_t id = 0;      // of a cleanup, so that it can be stopped
  uintptr_t fn = 0;     // finalizer, cleanup: closure; a root
  uintptr_t arg = 0;    // cleanup: argument box, a root; weak handle: the handle, no root
  const bytecode::TypeDesc* arg_type = nullptr;  // finalizer: type of the pointer it is given
};

struct Span {
  uintptr_t base = 0;
  uintptr_t limit = 0;  // end of the last object
  size_t npages = 0;
  uint32_t nelems = 0;
  // Relaxed: written by the owner, read by the verifier and by statistics of other threads.
  Atomic<uint32_t> free_index{0};
  // Written by the owner (release, pairs with the acquire in is_free_for_scan): what lies below is
  // initialised.
  Atomic<uint32_t> scan_index{0};
  uint64_t alloc_cache = 0;
  uint64_t* alloc_bits = nullptr;
  uint64_t* mark_bits = nullptr;
  size_t elem_size = 0;
  uint32_t div_mul = 0;
  uint32_t alloc_count = 0;
  Atomic<uint32_t> sweep_gen{0};
  Atomic<SpanState> state{SpanState::kDead};
  SpanClass span_class = 0;
  bool needs_zero = false;      // memory may be other than zero
  // Large spans: the contents were freed by hand (arenas) and are inaccessible until the span is
  // freed. Written by the owner of the contents (release), read by markers before they look in.
  Atomic<bool> frozen{false};
  // Has marked objects that no work buffer could take; any marker sets it (relaxed: it is looked
  // at when all markers have stopped).
  Atomic<bool> mark_overflow{false};
  uint32_t count_at_refill = 0;  // alloc_count when it entered an mcache
  const bytecode::TypeDesc* large_type = nullptr;  // large objects with pointers
  Special* specials = nullptr;   // under Heap::specials_lock, as the next three
  uint32_t specials_gen = 0;     // sweep generation in which the specials were last swept
  Span* next = nullptr;          // in a central list or a free list
  Span* next_special = nullptr;  // list of spans with specials
  Span* prev_special = nullptr;
  void* manual_free = nullptr;   // manual spans: free list of their owner
  uint8_t manual_order = 0;
  ManualUse manual_use = ManualUse::kStack;

  bool is_noscan() const { return span_class & 1; }
  uint8_t size_class() const { return span_class >> 1; }
  size_t bytes() const { return npages << kPageShift; }
  bool is_large() const { return size_class() == 0; }
  bool has_heap_bitmap() const { return !is_noscan() && !is_large() && elem_size <= 512; }
  bool has_type_headers() const { return !is_noscan() && !is_large() && elem_size > 512; }

  // Index of the object that contains `address` (base <= address < limit).
  VOLE_ALWAYS_INLINE uint32_t index_of(uintptr_t address) const {
    return static_cast<uint32_t>(
        (static_cast<uint64_t>(address - base) * static_cast<uint64_t>(div_mul)) >> 32);
  }
  uintptr_t object(uint32_t index) const { return base + index * elem_size; }

  static uint32_t bit_words(uint32_t nelems) { return (nelems + 63) / 64; }

  // Next free object or 0 when the cached window is used up. The caller accounts.
  VOLE_ALWAYS_INLINE uintptr_t next_free_fast() {
    if (alloc_cache == 0) return 0;
    unsigned bit = static_cast<unsigned>(__builtin_ctzll(alloc_cache));
    uint32_t result = free_index.load_relaxed() + bit;
    if (VOLE_UNLIKELY(result >= nelems)) return 0;
    uint32_t next_index = result + 1;
    if (VOLE_UNLIKELY(next_index % 64 == 0 && next_index != nelems)) return 0;
    alloc_cache = bit == 63 ? 0 : alloc_cache >> (bit + 1);
    free_index.store_relaxed(next_index);
    alloc_count++;
    return base + result * elem_size;
  }

  // Sets free_index to the next free object (nelems if none) and returns it; refills the window.
  uint32_t next_free_index();
  // Fills the window from the alloc bits of objects 64*(index/64) on.
  void refill_alloc_cache(uint32_t index) {
    alloc_cache = ~mem::load<uint64_t>(&alloc_bits[index / 64]);
  }
  // Whether the object at `index` is free (not allocated), as of now.
  bool is_free(uint32_t index) const {
    if (index < free_index.load_relaxed()) return false;
    return (alloc_bits[index / 64] >> (index % 64) & 1) == 0;
  }
  // The same as any thread may ask while marking: an object that is being made counts as free.
  bool is_free_for_scan(uint32_t index) const {
    if (index < scan_index.load_acquire()) return false;
    return (mem::load<uint64_t>(&alloc_bits[index / 64]) >> (index % 64) & 1) == 0;
  }
  // By the owner: all objects taken so far are initialised.
  void publish() { scan_index.store_release(free_index.load_relaxed()); }
  // Makes a dead record as new, except for its state.
  void reset();

  bool is_marked(uint32_t index) const {
    return mem::load<uint64_t>(&mark_bits[index / 64]) >> (index % 64) & 1;
  }
  // Marks; false if it was marked already.
  VOLE_ALWAYS_INLINE bool mark(uint32_t index) {
    uint64_t bit = uint64_t{1} << (index % 64);
    if (mem::load<uint64_t>(&mark_bits[index / 64]) & bit) return false;
    return (__atomic_fetch_or(&mark_bits[index / 64], bit, __ATOMIC_RELAXED) & bit) == 0;
  }

  // Checks the invariants above, with the world stopped; null, or what is wrong. For the verifier.
  const char* check() const;

  // Of small objects: how many fit, the bitmap aside.
  uint32_t capacity() const {
    size_t usable = has_heap_bitmap() ? bytes() - bytes() / 64 : bytes();
    return static_cast<uint32_t>(usable / elem_size);
  }
  // The pointer bits at the span's end.
  uint64_t* heap_bitmap() const {
    return reinterpret_cast<uint64_t*>(base + bytes() - bytes() / 64);
  }
};

}  // namespace vole::runtime
