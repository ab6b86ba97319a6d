// Marking: grey objects, scanning, the barrier buffer, marks in advance. The essay is in mark.h.
// Nothing here recurses: the work buffers hold what is still to be scanned.
#include "runtime/gc/mark.h"

#include <atomic>

#include "base/mutant.h"
#include "runtime/gc/checkmark.h"
#include "runtime/gc/scan.h"

namespace vole::runtime {
namespace {

// Objects on their way from the work buffer to the scanner, whose memory is being fetched.
constexpr unsigned kPrefetchSlots = 8;
// So many before it is scanned, its pointer bits are fetched, too.
constexpr unsigned kFetchAhead = 4;
// Scan work between two looks at whether others are hungry.
constexpr uint64_t kShareInterval = 10000;

// An object is marked but could not be queued.
VOLE_NOINLINE void flag_overflow(MarkShared& shared, Span* span) {
  span->mark_overflow.store_relaxed(true);
  shared.overflow.store_relaxed(true);
}

VOLE_ALWAYS_INLINE void grey(GcLocal& local, uintptr_t address) {
  MarkShared& shared = local.shared;
  Span* span = shared.heap.object_span_of(address);
  if (span == nullptr) return;
  uint32_t index = span->index_of(address);
  if (span->is_marked(index)) return;
  // A word may hold an address that is no longer anyone's: of a stack that is gone, hidden from
  // escape analysis and copied with the value that it was in (strings.Builder does so).
  if (VOLE_UNLIKELY(span->is_free_for_scan(index))) {
    if (shared.precise) VOLE_FATAL("found pointer to free object");
    return;
  }
  if (!span->mark(index)) return;
  local.cycle.marked_bytes += span->elem_size;
  if (span->is_noscan()) return;
  uintptr_t object = span->object(index);
  __builtin_prefetch(reinterpret_cast<const void*>(object));
  if (VOLE_UNLIKELY(!local.work.push(object))) flag_overflow(shared, span);
}

// The other oblets of a large object are queued when its first one is scanned.
VOLE_NOINLINE void queue_oblets(GcLocal& local, Span* span) {
  for (uintptr_t piece = span->base + kOblet; piece < span->limit; piece += kOblet) {
    if (!local.work.push(piece)) {
      flag_overflow(local.shared, span);
      return;
    }
  }
}

// An object whose memory is being fetched.
struct Fetched {
  uintptr_t object;
  Span* span;
};

VOLE_ALWAYS_INLINE Fetched fetch(Heap& heap, uintptr_t object) {
  Fetched next{object, heap.span_of(object)};
  __builtin_prefetch(reinterpret_cast<const void*>(object));
  __builtin_prefetch(next.span);
  return next;
}

// The pointer bits, when the record of the span, which tells where they are, has had time to come.
VOLE_ALWAYS_INLINE void fetch_bits(const Fetched& next) {
  const Span* span = next.span;
  if (span->has_heap_bitmap()) {
    __builtin_prefetch(span->heap_bitmap() + (next.object - span->base) / 512);
  }
}

VOLE_ALWAYS_INLINE void scan_object(GcLocal& local, Span* span, uintptr_t object) {
  if (VOLE_UNLIKELY(span->is_large()) && object == span->base && !span->is_noscan()) {
    queue_oblets(local, span);
  }
  local.cycle.heap_scan += for_each_word(span, object, [&local](uintptr_t slot) {
    uintptr_t value = mem::load<uintptr_t>(slot);
    if (value != 0) grey(local, value);
  });
}

// Bit i = object 64*word + i is allocated, for spans that an mcache holds.
uint64_t allocated_mask(const Span* span, uint32_t word) {
  uint64_t mask = mem::load_word(&span->alloc_bits[word]);
  uint32_t first = word * 64;
  uint32_t taken = span->free_index.load_relaxed();
  if (taken >= first + 64) return ~uint64_t{0};
  if (taken > first) mask |= (uint64_t{1} << (taken - first)) - 1;
  return mask;
}

}  // namespace

void shade(GcLocal& local, uintptr_t address) {
  if (VOLE_UNLIKELY(local.shared.check != nullptr)) {
    local.shared.check->visit(address);
    return;
  }
  grey(local, address);
}

void queue_unmarked(GcLocal& local, Span* span, uintptr_t object) {
  if (VOLE_UNLIKELY(local.shared.check != nullptr)) {
    local.shared.check->queue(object);
    return;
  }
  if (span->is_noscan() || local.work.push(object)) return;
  // No buffer: scan here and now; what it leads to is flagged where it cannot be queued.
  for_each_word_of_all(span, object, [&local](uintptr_t slot) {
    grey(local, mem::load<uintptr_t>(slot));
  });
}

void flush_barrier(GcLocal& local) {
  BarrierBuffer& buffer = local.barrier;
  for (uint32_t i = 0; i < buffer.count; i++) {
    if (buffer.words[i] != 0) grey(local, buffer.words[i]);
  }
  buffer.count = 0;
}

DrainEnd drain(GcLocal& local, uint64_t budget) {
  Fetched ring[kPrefetchSlots];
  unsigned head = 0;
  unsigned count = 0;
  uint64_t end = local.cycle.heap_scan + budget;
  if (end < budget) end = UINT64_MAX;
  uint64_t share_at = local.cycle.heap_scan + kShareInterval;
  DrainEnd why;
  for (;;) {
    while (count < kPrefetchSlots) {
      uintptr_t object = local.work.pop();
      if (object == 0) break;
      ring[(head + count++) % kPrefetchSlots] = fetch(local.shared.heap, object);
    }
    if (count == 0) return DrainEnd::kNoWork;
    if (VOLE_UNLIKELY(local.cycle.heap_scan >= end)) {
      why = DrainEnd::kBudget;
      break;
    }
    if (VOLE_UNLIKELY(local.should_stop())) {
      why = DrainEnd::kStopped;
      break;
    }
    Fetched next = ring[head];
    head = (head + 1) % kPrefetchSlots;
    count--;
    if (count >= kFetchAhead) fetch_bits(ring[(head + kFetchAhead - 1) % kPrefetchSlots]);
    scan_object(local, next.span, next.object);
    if (VOLE_UNLIKELY(local.cycle.heap_scan >= share_at)) {
      share_at = local.cycle.heap_scan + kShareInterval;
      if (local.shared.hungry.load_relaxed() && !local.shared.pool.has_full()) local.work.share();
    }
  }
  // Back to the buffers with what was being fetched.
  for (unsigned i = 0; i < count; i++) {
    Fetched& back = ring[(head + i) % kPrefetchSlots];
    if (!local.work.push(back.object)) flag_overflow(local.shared, back.span);
  }
  return why;
}

void flush_work_count(GcLocal& local, bool background) {
  uint64_t work = local.cycle.scan_work();
  uint64_t fresh = work - local.work_flushed;
  if (fresh == 0) return;
  local.work_flushed = work;
  local.shared.work_done.fetch_add_relaxed(fresh);
  if (background) local.shared.credit.fetch_add_relaxed(static_cast<int64_t>(fresh));
}

bool rescan_overflow(GcLocal& local) {
  MarkShared& shared = local.shared;
  if (!shared.overflow.load_relaxed()) return false;
  shared.overflow.store_relaxed(false);
  shared.heap.for_each_span([&local](Span* span) {
    if (!span->mark_overflow.load_relaxed()) return;
    span->mark_overflow.store_relaxed(false);
    for (uint32_t i = 0; i < span->nelems; i++) {
      if (!span->is_marked(i) || span->is_free_for_scan(i)) continue;
      for_each_word_of_all(span, span->object(i), [&local](uintptr_t slot) {
        grey(local, mem::load<uintptr_t>(slot));
      });
      drain(local, UINT64_MAX);
    }
  });
  return true;
}

uint32_t mark_free_slots(Span* span) {
  if (is_mutant(Mutant::kNoAllocateBlack)) return 0;
  uint32_t marked = 0;
  for (uint32_t w = 0; w < Span::bit_words(span->nelems); w++) {
    uint64_t free = ~allocated_mask(span, w);
    uint32_t left = span->nelems - w * 64;
    if (left < 64) free &= (uint64_t{1} << left) - 1;
    if (free == 0) continue;
    // Other bits of the word may be set by markers meanwhile.
    __atomic_fetch_or(&span->mark_bits[w], free, __ATOMIC_RELAXED);
    marked += static_cast<uint32_t>(__builtin_popcountll(free));
  }
  // Who sees a later free_index or scan_index (acquire) sees the marks.
  std::atomic_thread_fence(std::memory_order_release);
  return marked;
}

bool mark_large(Span* span) { return !is_mutant(Mutant::kNoAllocateBlack) && span->mark(0); }

void unmark_free_slots(Span* span) {
  for (uint32_t w = 0; w < Span::bit_words(span->nelems); w++) {
    uint64_t keep = allocated_mask(span, w);
    if (~keep != 0) __atomic_fetch_and(&span->mark_bits[w], keep, __ATOMIC_RELAXED);
  }
}

}  // namespace vole::runtime
