// Sweeping: a span's mark bits become its allocation bits; dead objects with specials are handled,
// empty spans go back to the page heap. Done lazily, by class when an mcache needs a span and in
// proportion to allocation for the rest. See collector.h for the cycle.
#include <algorithm>
#include <utility>

#include "runtime/gc/collector.h"

namespace vole::runtime {
namespace {

// How many spans of a class one refill sweeps before it takes a fresh one.
constexpr int kSweepTries = 100;
constexpr uint32_t kDeadPattern = 0xdeadbeef;

uint32_t count_marked(const Span* span) {
  uint32_t count = 0;
  for (uint32_t w = 0; w < Span::bit_words(span->nelems); w++) {
    count += static_cast<uint32_t>(__builtin_popcountll(span->mark_bits[w]));
  }
  return count;
}

}  // namespace

void Collector::clobber_dead(Span* span) {
  for (uint32_t i = 0; i < span->nelems; i++) {
    if (span->is_free(i) || span->is_marked(i)) continue;
    uintptr_t object = span->object(i);
    for (size_t at = 0; at < span->elem_size; at += 4) mem::store(object + at, kDeadPattern);
  }
}

// Sweeps a span that was popped from an unswept list (which makes it ours). False if the span was
// empty and is gone; else the caller puts it into a list or a cache.
bool Collector::sweep_span(Span* span) {
  uint32_t gen = heap_.sweep_gen();
  VOLE_DCHECK(span->sweep_gen.load_relaxed() == gen - 2);
  span->sweep_gen.store_relaxed(gen - 1);
  swept_pages_ += span->npages;
  if (span->specials != nullptr) sweep_specials(span);
  uint32_t marked = count_marked(span);
  if (VOLE_UNLIKELY(marked > span->alloc_count)) VOLE_FATAL("found pointer to free object");
  uint32_t freed = span->alloc_count - marked;
  uint8_t size_class = span->size_class();
  frees_[size_class] += freed;
  if (size_class == 0) large_free_bytes_ += freed * span->elem_size;
  if (debug_.clobber_free && freed != 0) clobber_dead(span);
  if (marked == 0) {
    heap_.free_span(span);
    return false;
  }
  if (freed != 0) span->needs_zero = true;
  span->alloc_count = marked;
  span->count_at_refill = marked;
  std::swap(span->alloc_bits, span->mark_bits);
  std::fill_n(span->mark_bits, Span::bit_words(span->nelems), 0);
  span->free_index.store_relaxed(0);
  span->scan_index.store_relaxed(0);
  span->refill_alloc_cache(0);
  span->sweep_gen.store_release(gen);
  return true;
}

bool Collector::sweep_one() {
  if (sweep_done_) return false;
  uint32_t gen = heap_.sweep_gen();
  for (; sweep_class_ < kSpanClassCount; sweep_class_++) {
    Central& central = heap_.central(sweep_class_);
    Span* span;
    {
      Locker locker(central.lock);
      span = central.partial_unswept(gen).pop();
      if (span == nullptr) span = central.full_unswept(gen).pop();
    }
    if (span == nullptr) continue;
    if (sweep_span(span)) {
      Locker locker(central.lock);
      bool full = span->alloc_count == span->nelems;
      (full ? central.full_swept(gen) : central.partial_swept(gen)).push(span);
    }
    return true;
  }
  sweep_done_ = true;
  return false;
}

void Collector::pay_sweep_debt(size_t bytes) {
  if (sweep_done_) return;
  uint64_t live = heap_live_ + bytes;
  uint64_t since = live > sweep_live_base_ ? live - sweep_live_base_ : 0;
  auto due = static_cast<uint64_t>(sweep_pages_per_byte_ * static_cast<double>(since));
  while (swept_pages_ < due && sweep_one()) {
  }
}

// Pops spans of an unswept list and sweeps them until one has room.
Span* Collector::take_unswept(SpanStack& list, Central& central) {
  uint32_t gen = heap_.sweep_gen();
  for (int tries = 0; tries < kSweepTries; tries++) {
    Span* span;
    {
      Locker locker(central.lock);
      span = list.pop();
    }
    if (span == nullptr) return nullptr;
    if (!sweep_span(span)) continue;
    if (span->alloc_count != span->nelems) return span;
    Locker locker(central.lock);
    central.full_swept(gen).push(span);
  }
  return nullptr;
}

Span* Collector::cache_span(SpanClass span_class) {
  uint8_t size_class = span_class >> 1;
  pay_sweep_debt(kSizeClasses.pages[size_class] * kPageSize);
  Central& central = heap_.central(span_class);
  uint32_t gen = heap_.sweep_gen();
  Span* span;
  {
    Locker locker(central.lock);
    span = central.partial_swept(gen).pop();
  }
  if (span == nullptr) span = take_unswept(central.partial_unswept(gen), central);
  if (span == nullptr) span = take_unswept(central.full_unswept(gen), central);
  if (span == nullptr) span = heap_.allocate_span(span_class);
  return span;
}

void Collector::count_allocations(Span* span) {
  mallocs_[span->size_class()] += span->alloc_count - span->count_at_refill;
  span->count_at_refill = span->alloc_count;
}

void Collector::add_live(uint64_t bytes) {
  heap_live_ += bytes;
  if (heap_live_ >= trigger_) request_collection();
}

bool Collector::refill(MCache& cache, SpanClass span_class) {
  Span* old = cache.alloc[span_class];
  if (old != heap_.empty_span()) {
    VOLE_DCHECK(old->alloc_count == old->nelems);
    count_allocations(old);
    Central& central = heap_.central(span_class);
    uint32_t gen = heap_.sweep_gen();
    old->sweep_gen.store_release(gen);
    cache.alloc[span_class] = heap_.empty_span();
    Locker locker(central.lock);
    central.full_swept(gen).push(old);
  }
  Span* span = cache_span(span_class);
  if (span == nullptr) return false;
  span->sweep_gen.store_release(heap_.sweep_gen() + 3);
  span->count_at_refill = span->alloc_count;
  cache.alloc[span_class] = span;
  // All of its free slots count as used; flush_cache corrects this.
  add_live((span->nelems - span->alloc_count) * span->elem_size);
  return true;
}

Span* Collector::allocate_large(size_t npages, bool noscan) {
  pay_sweep_debt(npages << kPageShift);
  Span* span = heap_.allocate_large_span(npages, noscan);
  if (span == nullptr) return nullptr;
  span->count_at_refill = 1;
  mallocs_[0]++;
  large_alloc_bytes_ += span->elem_size;
  {
    Central& central = heap_.central(span->span_class);
    Locker locker(central.lock);
    central.full_swept(heap_.sweep_gen()).push(span);
  }
  add_live(span->elem_size);
  return span;
}

void Collector::flush_cache(MCache& cache) {
  uint32_t gen = heap_.sweep_gen();
  for (int c = 0; c < kSpanClassCount; c++) {
    Span* span = cache.alloc[c];
    if (span == heap_.empty_span()) continue;
    cache.alloc[c] = heap_.empty_span();
    count_allocations(span);
    uint64_t unused = (span->nelems - span->alloc_count) * span->elem_size;
    heap_live_ -= std::min(heap_live_, unused);
    span->sweep_gen.store_release(gen);
    Central& central = heap_.central(static_cast<SpanClass>(c));
    Locker locker(central.lock);
    bool full = span->alloc_count == span->nelems;
    (full ? central.full_swept(gen) : central.partial_swept(gen)).push(span);
  }
  cache.tiny = 0;
  cache.tiny_offset = 0;
  tiny_allocs_ += cache.tiny_allocs;
  cache.tiny_allocs = 0;
}

}  // namespace vole::runtime
