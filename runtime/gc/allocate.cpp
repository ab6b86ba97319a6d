// The slow paths of allocation: tiny blocks, refills, large objects, stress modes.
// The order of publication is: contents and type bits first, then the object's address. While
// marking runs an object is black before it is made, see mark_free_slots.
#include "runtime/gc/allocate.h"

#include <algorithm>

#include "runtime/gc/collector.h"

namespace vole::runtime {
namespace {

// What the address of empty objects refers to; nobody reads or writes it.
alignas(16) constexpr uint64_t kZeroBase[2] = {};

constexpr size_t kMaxAllocation = size_t{1} << 47;

// After an object was made: what marking, stress modes and an observer want to know.
void* finish(MCache& cache, Span* span, uintptr_t slot, uintptr_t object, size_t size) {
  if (VOLE_UNLIKELY(cache.slow)) {
    Collector& collector = *cache.collector;
    if (AllocObserver* observer = collector.observer()) {
      observer->allocated({slot, size, span->elem_size, span->is_large(), false});
    }
    if (collector.debug().stress) collector.stress(*cache.gc);
  }
  return reinterpret_cast<void*>(object);
}

// A free slot of the cache's span of this class, refilled if necessary; 0: no memory.
uintptr_t take_slot(MCache& cache, SpanClass span_class, Span** owner) {
  Span* span = cache.alloc[span_class];
  uintptr_t object = span->next_free_fast();
  while (object == 0) {
    uint32_t index = span->next_free_index();
    if (index < span->nelems) {
      span->alloc_count++;
      object = span->object(index);
      break;
    }
    if (!cache.collector->refill(cache, span_class)) return 0;
    span = cache.alloc[span_class];
  }
  *owner = span;
  return object;
}

// Likewise for a part of a tiny block; `block` is 0 if it had been made before.
void finish_tiny(MCache& cache, uintptr_t block, size_t size) {
  Collector& collector = *cache.collector;
  if (AllocObserver* observer = collector.observer()) {
    observer->allocated({block, size, size, false, true});
  }
  if (collector.debug().stress) collector.stress(*cache.gc);
}

void* allocate_tiny(MCache& cache, size_t size) {
  size_t align = (size & 7) == 0 ? 8 : (size & 3) == 0 ? 4 : (size & 1) == 0 ? 2 : 1;
  size_t offset = (cache.tiny_offset + align - 1) & ~(align - 1);
  if (cache.tiny != 0 && offset + size <= kTinyBlock) {
    uintptr_t object = cache.tiny + offset;
    cache.tiny_offset = offset + size;
    cache.tiny_allocs++;
    if (VOLE_UNLIKELY(cache.slow)) finish_tiny(cache, 0, size);
    return reinterpret_cast<void*>(object);
  }
  Span* span;
  uintptr_t block = take_slot(cache, kTinySpanClass, &span);
  if (block == 0) return nullptr;
  mem::store_word(reinterpret_cast<void*>(block), 0);
  mem::store_word(reinterpret_cast<void*>(block + 8), 0);
  // Keep whichever block has more room left.
  if (cache.tiny == 0 || size < cache.tiny_offset) {
    cache.tiny = block;
    cache.tiny_offset = size;
  }
  if (VOLE_UNLIKELY(cache.slow)) {
    finish_tiny(cache, block, size);
  }
  return reinterpret_cast<void*>(block);
}

// False: interrupted.
bool clear_in_pieces(GcLocal& local, HalfCleared& half) {
  size_t bytes = half.span->bytes();
  for (uint32_t pieces = 1;; ++pieces) {
    auto* at = reinterpret_cast<char*>(half.span->base) + half.cleared;
    size_t n = std::min(bytes - half.cleared, kLongWorkPiece);
    if (half.type != nullptr) {
      mem::zero_words(at, n);
    } else {
      mem::zero_bytes(at, n);
    }
    half.cleared += n;
    if (half.cleared == bytes) return true;
    if (pieces < half.patience || local.awaited == nullptr) continue;
    if (!local.awaited(local.owner)) continue;
    half.interrupted = true;
    return false;
  }
}

void* allocate_large(MCache& cache, size_t size, const TypeDesc* type, bool zero) {
  if (size > kMaxAllocation) return nullptr;
  size_t npages = (size + kPageSize - 1) >> kPageShift;
  HalfCleared& half = cache.half;
  Span* span = half.span;
  if (span == nullptr || span->npages != npages || half.type != type) {
    if (span != nullptr) {
      half.forgotten = true;
      half.span = nullptr;
    }
    span = cache.collector->allocate_large(cache, npages, type == nullptr);
    if (span == nullptr) return nullptr;
    if (span->needs_zero && (zero || type != nullptr)) {
      half.span = span;
      half.type = type;
      half.cleared = 0;
    }
  }
  if (half.span != nullptr) {
    if (!clear_in_pieces(*cache.gc, half)) return nullptr;
    half.span = nullptr;
  }
  // From now on markers look into it.
  span->large_type = type;
  return finish(cache, span, span->base, span->base, size);
}

}  // namespace

void* zero_base() { return const_cast<uint64_t*>(kZeroBase); }

void* allocate_slow(MCache& cache, size_t size, const TypeDesc* type, bool zero) {
  if (size == 0) return zero_base();
  if (VOLE_UNLIKELY(cache.heap->sbrk())) return cache.heap->sbrk_allocate(size, &cache);
  cache.collector->prepare_cache(cache);
  if (type != nullptr && type->ptr_bytes == 0) type = nullptr;
  // Each object has pages of its own, which nobody can touch when it is freed.
  if (VOLE_UNLIKELY(cache.heap->efence())) return allocate_large(cache, size, type, zero);
  if (type == nullptr && size < kTinyBlock) return allocate_tiny(cache, size);

  bool header = type != nullptr && size > kMaxSizeWithBitmap;
  size_t total = size + (header ? kTypeHeaderSize : 0);
  if (total > kMaxSmallSize || total < size) return allocate_large(cache, size, type, zero);

  Span* span;
  uintptr_t slot = take_slot(cache, make_span_class(size_class_of(total), type == nullptr), &span);
  if (slot == 0) return nullptr;
  if (span->needs_zero) {
    if (zero) {
      zero_slot(slot, span->elem_size);
    } else if (type != nullptr) {
      // The caller fills `size` bytes; what follows must not look like pointers.
      mem::zero_words(reinterpret_cast<void*>(slot + total), span->elem_size - total);
    }
  }
  uintptr_t object = slot;
  if (header) {
    mem::store(reinterpret_cast<void*>(slot), type);
    object += kTypeHeaderSize;
  } else if (type != nullptr) {
    write_heap_bits(span, slot, object_mask(type, size));
  }
  return finish(cache, span, slot, object, size);
}

}  // namespace vole::runtime
