// Sweeping of spans and the proportional debt; see sweeper.h.
#include "runtime/gc/sweeper.h"

#include <algorithm>
#include <utility>

namespace vole::runtime {
namespace {

// How many spans of a class one refill sweeps before it takes a fresh one.
constexpr int kSweepTries = 100;
constexpr uint32_t kDeadPattern = 0xdeadbeef;

uint32_t count_marked(const Span* span) {
  uint32_t count = 0;
  for (uint32_t w = 0; w < Span::bit_words(span->nelems); w++) {
    count += static_cast<uint32_t>(__builtin_popcountll(mem::load_word(&span->mark_bits[w])));
  }
  return count;
}

}  // namespace

void Sweeper::start(uint64_t distance) {
  swept_pages_.store_relaxed(0);
  live_base_ = heap_live_.load_relaxed();
  auto pages = static_cast<double>(heap_.use().in_use >> kPageShift);
  pages_per_byte_ = pages / static_cast<double>(std::max<uint64_t>(distance, kPageSize));
  cursor_.store_release(0);
}

void Sweeper::clobber_dead(Span* span) {
  if (span->frozen.load_relaxed()) return;
  for (uint32_t i = 0; i < span->nelems; i++) {
    if (span->is_free(i) || span->is_marked(i)) continue;
    uintptr_t object = span->object(i);
    for (size_t at = 0; at < span->elem_size; at += 4) mem::store(object + at, kDeadPattern);
  }
}

// Sweeps a span that is the caller's. False if it was empty and is gone; else the caller puts it
// into a list or a cache.
bool Sweeper::sweep_span(GcLocal& local, Span* span) {
  uint32_t gen = heap_.sweep_gen();
  uint32_t expected = gen - 2;
  // Acquire: pairs with the release by which the last owner gave the span away. Sequentially
  // consistent with the question whether there are specials: see Specials::note_used.
  bool claimed = span->sweep_gen.cas_seq_cst(expected, gen - 1);
  VOLE_CHECK(claimed);
  swept_pages_.fetch_add_relaxed(span->npages);
  if (specials_.used()) {
    // Weak pointers to objects of this span are loaded under the same lock, see weak_load.
    Locker locker(heap_.specials_lock());
    if (span->specials != nullptr) heap_live_.fetch_add_relaxed(specials_.sweep(span));
    span->specials_gen = gen;
  }
  uint32_t marked = count_marked(span);
  if (VOLE_UNLIKELY(marked > span->alloc_count)) VOLE_FATAL("found pointer to free object");
  uint32_t freed = span->alloc_count - marked;
  uint8_t size_class = span->size_class();
  local.counters.frees[size_class].add(freed);
  if (size_class == 0) local.counters.large_free_bytes.add(freed * span->elem_size);
  if (clobber_ && freed != 0) clobber_dead(span);
  if (marked == 0) {
    heap_.free_span(span, &local.cache);
    return false;
  }
  if (freed != 0) span->needs_zero = true;
  span->alloc_count = marked;
  span->count_at_refill = marked;
  std::swap(span->alloc_bits, span->mark_bits);
  std::fill_n(span->mark_bits, Span::bit_words(span->nelems), 0);
  span->free_index.store_relaxed(0);
  span->refill_alloc_cache(0);
  span->publish();
  span->sweep_gen.store_release(gen);
  return true;
}

void Sweeper::give_back(Span* span) {
  Central& central = heap_.central(span->span_class);
  uint32_t gen = heap_.sweep_gen();
  Locker locker(central.lock);
  bool full = span->alloc_count == span->nelems;
  (full ? central.full_swept(gen) : central.partial_swept(gen)).push(span);
}

void Sweeper::sweep_own(GcLocal& local, Span* span) {
  if (sweep_span(local, span)) give_back(span);
}

bool Sweeper::sweep_one(GcLocal& local) {
  uint32_t at = cursor_.load_relaxed();
  if (at == kSpanClassCount) return false;
  active_.fetch_add_acq_rel(1);
  uint32_t gen = heap_.sweep_gen();
  Span* span = nullptr;
  while (at < kSpanClassCount) {
    Central& central = heap_.central(static_cast<SpanClass>(at));
    {
      Locker locker(central.lock);
      span = central.partial_unswept(gen).pop();
      if (span == nullptr) span = central.full_unswept(gen).pop();
    }
    if (span != nullptr) break;
    // Nothing is ever added to an unswept list, so the class is finished.
    if (cursor_.cas_acq_rel(at, at + 1)) at++;
  }
  if (span != nullptr) sweep_own(local, span);
  active_.fetch_sub_acq_rel(1);
  return span != nullptr;
}

void Sweeper::pay(GcLocal& local, size_t bytes) {
  if (cursor_.load_relaxed() == kSpanClassCount) return;
  uint64_t live = heap_live_.load_relaxed() + bytes;
  uint64_t since = live > live_base_ ? live - live_base_ : 0;
  auto due = static_cast<uint64_t>(pages_per_byte_ * static_cast<double>(since));
  while (swept_pages_.load_relaxed() < due && sweep_one(local)) {
  }
}

// Pops spans of an unswept list and sweeps them until one has room.
Span* Sweeper::take_unswept(GcLocal& local, SpanStack& list, Central& central) {
  for (int tries = 0; tries < kSweepTries; tries++) {
    Span* span;
    {
      Locker locker(central.lock);
      span = list.pop();
    }
    if (span == nullptr) return nullptr;
    if (!sweep_span(local, span)) continue;
    if (span->alloc_count != span->nelems) return span;
    give_back(span);
  }
  return nullptr;
}

Span* Sweeper::take(GcLocal& local, SpanClass span_class) {
  pay(local, kSizeClasses.pages[span_class >> 1] * kPageSize);
  Central& central = heap_.central(span_class);
  uint32_t gen = heap_.sweep_gen();
  Span* span;
  {
    Locker locker(central.lock);
    span = central.partial_swept(gen).pop();
  }
  if (span != nullptr || cursor_.load_relaxed() == kSpanClassCount) return span;
  active_.fetch_add_acq_rel(1);
  span = take_unswept(local, central.partial_unswept(gen), central);
  if (span == nullptr) span = take_unswept(local, central.full_unswept(gen), central);
  active_.fetch_sub_acq_rel(1);
  return span;
}

}  // namespace vole::runtime
