// Spans from pages: growth of the region, charging, initialising and freeing spans.
// Who holds which lock is said in heap.h, with the design.
#include "runtime/memory/heap.h"

#include <sched.h>
#include <sys/mman.h>

#include <algorithm>
#include <new>

#include "base/clock.h"

namespace vole::runtime {
namespace {

constexpr size_t kGrowPages = PageAllocator::kChunkPages;
// An efence heap uses each page once.
constexpr uint64_t kEfenceReserve = uint64_t{1} << 40;
constexpr size_t kSbrkChunkPages = 128;
constexpr size_t kSpareRecords = 64 << 10;
constexpr uint64_t kDefaultReserveMax = uint64_t{32} << 30;
constexpr uint64_t kDefaultReserveMin = uint64_t{4} << 30;

uint64_t round_up(uint64_t n, uint64_t unit) { return (n + unit - 1) / unit * unit; }

uint64_t reserve_size(const HeapConfig& config, uint64_t limit) {
  if (config.reserve != 0) return round_up(config.reserve, kArenaSize);
  if (config.efence) return kEfenceReserve;
  uint64_t by_memory =
      std::clamp(OsMemory::physical_memory(), kDefaultReserveMin, kDefaultReserveMax);
  if (limit > by_memory / 2) return round_up(by_memory, kArenaSize);
  // Room for fragmentation and for growing stacks, which need old and new at once.
  return round_up(limit * 2, kArenaSize);
}

}  // namespace

bool Heap::init(const HeapConfig& config) {
  efence_ = config.efence;
  sbrk_ = config.sbrk;
  uint64_t size = reserve_size(config, os_.limit());
  void* region = nullptr;
  for (; size >= kArenaSize; size = round_up(size / 2, kArenaSize)) {
    region = os_.reserve(size, kArenaSize);
    if (region != nullptr || size == kArenaSize) break;
  }
  if (region == nullptr) return false;
  region_ = reinterpret_cast<uintptr_t>(region);
  region_size_ = size;
  size_t pages = size >> kPageShift;
  size_t own = round_up(pages * sizeof(spans_[0]) + PageAllocator::table_bytes(pages), 4096);
  // Each span has a page at least; then there are those that caches keep and that are being made.
  size_t records = pages + kSpareRecords;
  tables_size_ = own + SpanRecords::table_bytes(records);
  tables_ = os_.map_uncharged(tables_size_);
  if (tables_ == nullptr) return false;
  spans_ = static_cast<Atomic<Span*>*>(tables_);
  pages_.init(spans_ + pages, pages);
  records_.init(static_cast<char*>(tables_) + own, records);
  return true;
}

Heap::~Heap() {
  flush_all_pages();
  if (region_ != 0) {
    HeapUse u = use();
    os_.release(reinterpret_cast<void*>(region_), region_size_,
                u.in_use + u.stacks + u.work + u.free_backed);
  }
  if (tables_ != nullptr) {
    os_.release(tables_, tables_size_, table_charge_.load_relaxed() + records_.bytes_charged());
  }
}

bool Heap::grow(Locker&, size_t npages) {
  size_t opened = this->opened();
  size_t want = round_up(npages, kGrowPages) << kPageShift;
  size_t left = region_size_ - opened;
  if (want > left) want = left;
  if (want >> kPageShift < npages) return false;
  // The tables of the new part are touched from now on: span pointers, bitmaps, summaries.
  size_t charge = (want >> kPageShift) * (sizeof(spans_[0]) + 1);
  if (!os_.charge(charge)) return false;
  char* start = reinterpret_cast<char*>(region_) + opened;
  if (!os_.open(start, want)) {
    os_.uncharge(charge);
    return false;
  }
  table_charge_.store_relaxed(table_charge_.load_relaxed() + charge);
  // A small heap must stay small: no huge pages for its first part.
  if (opened == 0) madvise(start, kGrowPages << kPageShift, MADV_NOHUGEPAGE);
  opened_.store_relaxed(opened + want);
  pages_.free(opened >> kPageShift, want >> kPageShift, false);
  return true;
}

// ---- pages

// From the cache's window, which is filled if it is empty. False: nothing there that fits and can
// be charged.
bool Heap::take_cached(MCache& cache, size_t npages, Run* run) {
  PageCache& pages = cache.pages;
  if (pages.empty()) {
    Locker locker(lock_);
    size_t base = pages_.take_window(&pages.free, &pages.backed);
    if (base == PageAllocator::kNone && grow(locker, npages)) {
      base = pages_.take_window(&pages.free, &pages.backed);
    }
    if (base == PageAllocator::kNone) return false;
    pages.base = base;
  }
  uint64_t backed = 0;
  size_t page = pages.allocate(npages, &backed);
  if (page == PageCache::kNone) return false;
  run->page = page;
  run->count = npages;
  run->unbacked = npages - static_cast<size_t>(__builtin_popcountll(backed));
  if (run->unbacked == 0 || os_.charge(run->unbacked << kPageShift)) return true;
  pages.put_back(page, npages, backed);
  flush_pages(cache);
  return false;
}

// For an allocation that would pass the limit.
bool Heap::scavenge_for(size_t bytes) {
  Clock clock;
  int64_t begin = clock.monotonic_ns();
  bool some = scavenge(bytes, ScavengeKind::kLimit) != 0;
  limit_scavenge_ns_.fetch_add_relaxed(clock.monotonic_ns() - begin);
  return some;
}

// Charges what was not backed, giving other free pages back if the limit demands it. On failure the
// pages are free again.
bool Heap::charge_run(const Run& run) {
  size_t bytes = run.unbacked << kPageShift;
  uint64_t given = given_back_.load_acquire();
  if (bytes == 0 || os_.charge(bytes)) return true;
  if (scavenge_for(bytes) && os_.charge(bytes)) return true;
  // What another thread was giving back just now was charged still.
  while (giving_back_.load_acquire() != 0) sched_yield();
  if (given_back_.load_acquire() != given && os_.charge(bytes)) return true;
  size_t backed = (run.count - run.unbacked) << kPageShift;
  if (backed != 0) {
    // Which of the pages were backed is not known any more: give all back.
    madvise(reinterpret_cast<void*>(region_ + (run.page << kPageShift)), run.count << kPageShift,
            MADV_DONTNEED);
    os_.uncharge(backed);
    released_[static_cast<int>(ScavengeKind::kLimit)].fetch_add_relaxed(backed);
  }
  Locker locker(lock_);
  pages_.free(run.page, run.count, false);
  return false;
}

bool Heap::take_run(MCache* cache, size_t npages, Run* run) {
  if (npages == 0 || npages > region_size_ >> kPageShift) return false;
  if (cache != nullptr && npages <= PageCache::kMaxRequest && take_cached(*cache, npages, run)) {
    return true;
  }
  {
    Locker locker(lock_);
    run->page = pages_.allocate(npages, &run->unbacked);
    if (run->page == PageAllocator::kNone && grow(locker, npages)) {
      run->page = pages_.allocate(npages, &run->unbacked);
    }
  }
  run->count = npages;
  return run->page != PageAllocator::kNone && charge_run(*run);
}

void Heap::flush_pages(MCache& cache) {
  Locker locker(lock_);
  pages_.put_window(cache.pages.base, cache.pages.free, cache.pages.backed);
  cache.pages = PageCache();
}

void Heap::flush_all_pages() {
  for (MCache* cache = caches_; cache != nullptr; cache = cache->next) flush_pages(*cache);
}

// ---- span records

Span* Heap::take_record(MCache* cache) {
  Span* span = nullptr;
  if (cache != nullptr && cache->spare != nullptr) {
    span = cache->spare;
    cache->spare = span->next;
    cache->spare_count--;
  } else {
    span = records_.take();
  }
  if (span != nullptr) span->reset();
  return span;
}

void Heap::put_record(Span* span, MCache* cache) {
  if (cache != nullptr && cache->spare_count < MCache::kSpareSpans) {
    span->next = cache->spare;
    cache->spare = span;
    cache->spare_count++;
    return;
  }
  records_.put(span);
}

// ---- spans

Span* Heap::new_span(size_t npages, MCache* cache) {
  Span* span = take_record(cache);
  if (span == nullptr) return nullptr;
  Run run;
  if (!take_run(cache, npages, &run)) {
    put_record(span, cache);
    return nullptr;
  }
  span->base = region_ + (run.page << kPageShift);
  span->npages = npages;
  // Memory that was not backed is known to be zero.
  span->needs_zero = run.unbacked != npages;
  span_count_.fetch_add_relaxed(1);
  return span;
}

// From now on lookups find the span: first its contents, then its state, then the table.
void Heap::publish(Span* span, SpanState state) {
  span->state.store_release(state);
  size_t page = (span->base - region_) >> kPageShift;
  for (size_t i = 0; i < span->npages; i++) spans_[page + i].store_release(span);
}

bool Heap::init_bits(Span* span) {
  size_t words = Span::bit_words(span->nelems);
  auto* bits = static_cast<uint64_t*>(metadata_.allocate(words * 16));
  if (bits == nullptr) return false;
  span->alloc_bits = bits;
  span->mark_bits = bits + words;
  return true;
}

Span* Heap::allocate_span(SpanClass span_class, MCache* cache) {
  uint8_t size_class = span_class >> 1;
  Span* span = new_span(kSizeClasses.pages[size_class], cache);
  if (span == nullptr) return nullptr;
  span->span_class = span_class;
  span->elem_size = kSizeClasses.size[size_class];
  span->nelems = span->capacity();
  span->div_mul = kSizeClasses.div_mul[size_class];
  span->limit = span->base + span->nelems * span->elem_size;
  span->sweep_gen.store_relaxed(sweep_gen());
  if (!init_bits(span)) {
    release_span(span, cache);
    return nullptr;
  }
  // Fresh memory is zero, but to read it first would cost a fault of its own, and then a copy of
  // the kernel's zero page with an interrupt for every other processor.
  if (span->has_heap_bitmap()) {
    mem::zero_words(span->heap_bitmap(), span->bytes() / 64);
  }
  span->alloc_cache = ~uint64_t{0};
  in_use_pages_.fetch_add_relaxed(span->npages);
  publish(span, SpanState::kInUse);
  return span;
}

Span* Heap::allocate_large_span(size_t npages, bool noscan, MCache* cache) {
  Span* span = new_span(npages, cache);
  if (span == nullptr) return nullptr;
  span->span_class = make_span_class(0, noscan);
  span->elem_size = span->bytes();
  span->nelems = 1;
  span->limit = span->base + span->elem_size;
  span->sweep_gen.store_relaxed(sweep_gen());
  if (!init_bits(span)) {
    release_span(span, cache);
    return nullptr;
  }
  span->free_index.store_relaxed(1);
  span->alloc_count = 1;
  in_use_pages_.fetch_add_relaxed(npages);
  publish(span, SpanState::kInUse);
  return span;
}

Span* Heap::allocate_manual(size_t npages, ManualUse use, MCache* cache) {
  Span* span = new_span(npages, cache);
  if (span == nullptr) return nullptr;
  (use == ManualUse::kStack ? stack_pages_ : work_pages_).fetch_add_relaxed(npages);
  span->limit = span->base + span->bytes();
  span->elem_size = span->bytes();
  span->manual_use = use;
  publish(span, SpanState::kManual);
  return span;
}

// Returns the pages and the record; the counters by use are the caller's.
void Heap::release_span(Span* span, MCache* cache) {
  span->state.store_release(SpanState::kDead);
  size_t page = (span->base - region_) >> kPageShift;
  for (size_t i = 0; i < span->npages; i++) spans_[page + i].store_relaxed(nullptr);
  if (span->frozen.load_relaxed()) {
    os_.protect(reinterpret_cast<void*>(span->base), span->bytes(), true);
  }
  if (efence_) {
    os_.decommit(reinterpret_cast<void*>(span->base), span->bytes());
  } else {
    Locker locker(lock_);
    pages_.free(page, span->npages, true);
  }
  if (span->alloc_bits != nullptr) {
    metadata_.free(std::min(span->alloc_bits, span->mark_bits),
                   Span::bit_words(span->nelems) * 16);
  }
  span_count_.fetch_sub_relaxed(1);
  put_record(span, cache);
}

void Heap::free_span(Span* span, MCache* cache) {
  VOLE_DCHECK(span->state.load_relaxed() == SpanState::kInUse);
  VOLE_DCHECK(span->specials == nullptr);
  in_use_pages_.fetch_sub_relaxed(span->npages);
  release_span(span, cache);
}

void Heap::free_manual(Span* span, ManualUse use, MCache* cache) {
  VOLE_DCHECK(span->state.load_relaxed() == SpanState::kManual);
  (use == ManualUse::kStack ? stack_pages_ : work_pages_).fetch_sub_relaxed(span->npages);
  release_span(span, cache);
}

void Heap::drop_contents(Span* span, bool frozen) {
  VOLE_DCHECK(span->is_large() && span->state.load_relaxed() == SpanState::kInUse);
  auto* start = reinterpret_cast<void*>(span->base);
  // Pairs with the acquire of markers, which must not read what is inaccessible.
  if (frozen) span->frozen.store_release(true);
  madvise(start, span->bytes(), MADV_DONTNEED);
  if (frozen) os_.protect(start, span->bytes(), false);
}

// ---- giving back

// One run of free pages; 0: there are none.
size_t Heap::scavenge_one(size_t max_pages) {
  size_t first;
  size_t count;
  {
    Locker locker(lock_);
    count = pages_.take_backed_free(max_pages, &first);
    if (count == 0) return 0;
    giving_back_.fetch_add_relaxed(1);
  }
  os_.discard(reinterpret_cast<void*>(region_ + (first << kPageShift)), count << kPageShift);
  {
    Locker locker(lock_);
    pages_.free(first, count, false);
  }
  // Both pair with the acquires in charge_run, which looks in this order.
  given_back_.fetch_add_acq_rel(1);
  giving_back_.fetch_sub_acq_rel(1);
  return count;
}

size_t Heap::scavenge(size_t bytes, ScavengeKind kind) {
  constexpr size_t kQuantumPages = kScavengeQuantum >> kPageShift;
  size_t wanted = bytes / kPageSize + (bytes % kPageSize != 0 ? 1 : 0);
  size_t returned = 0;
  while (returned < wanted) {
    size_t count = scavenge_one(std::min(wanted - returned, kQuantumPages));
    if (count == 0) break;
    returned += count;
  }
  released_[static_cast<int>(kind)].fetch_add_relaxed(uint64_t{returned} << kPageShift);
  return returned << kPageShift;
}

// ---- sbrk

void* Heap::sbrk_allocate(size_t size, MCache* cache) {
  size_t rounded = (size + 7) & ~size_t{7};
  {
    Locker locker(lock_);
    if (sbrk_end_ - sbrk_next_ >= rounded) {
      uintptr_t object = sbrk_next_;
      sbrk_next_ += rounded;
      return reinterpret_cast<void*>(object);
    }
  }
  size_t npages = std::max(kSbrkChunkPages, (rounded + kPageSize - 1) >> kPageShift);
  Span* span = allocate_large_span(npages, true, cache);
  if (span == nullptr) return nullptr;
  if (span->needs_zero) mem::zero_words(reinterpret_cast<void*>(span->base), span->bytes());
  Locker locker(lock_);
  // Keep whichever chunk has more room left.
  if (span->bytes() - rounded > sbrk_end_ - sbrk_next_) {
    sbrk_next_ = span->base + rounded;
    sbrk_end_ = span->base + span->bytes();
  }
  return reinterpret_cast<void*>(span->base);
}

// ---- caches

void Heap::register_cache(MCache* cache, Collector* collector) {
  cache->heap = this;
  cache->collector = collector;
  for (Span*& span : cache->alloc) span = &empty_span_;
  Locker locker(lock_);
  cache->next = caches_;
  caches_ = cache;
}

void Heap::unregister_cache(MCache* cache) {
  flush_pages(*cache);
  while (Span* span = cache->spare) {
    cache->spare = span->next;
    put_record(span, nullptr);
  }
  cache->spare_count = 0;
  Locker locker(lock_);
  for (MCache** p = &caches_; *p != nullptr; p = &(*p)->next) {
    if (*p == cache) {
      *p = cache->next;
      return;
    }
  }
}

HeapUse Heap::use() const {
  HeapUse u;
  u.in_use = in_use_pages_.load_relaxed() << kPageShift;
  u.stacks = stack_pages_.load_relaxed() << kPageShift;
  u.work = work_pages_.load_relaxed() << kPageShift;
  u.free_backed = uint64_t{pages_.free_backed_pages()} << kPageShift;
  for (int kind = 0; kind < static_cast<int>(ScavengeKind::kCount); kind++) {
    u.released_by[kind] = released_[kind].load_relaxed();
    u.released += u.released_by[kind];
  }
  u.limit_scavenge_ns = limit_scavenge_ns_.load_relaxed();
  u.opened = opened();
  u.reserved = region_size_;
  u.spans = span_count_.load_relaxed();
  return u;
}

bool Heap::in_page_cache(size_t page) const {
  for (const MCache* cache = caches_; cache != nullptr; cache = cache->next) {
    if (cache->pages.contains(page)) return true;
  }
  return false;
}

bool Heap::is_valid(const char** why) {
  Locker locker(lock_);
  *why = nullptr;
  size_t end = opened() >> kPageShift;
  if (!pages_.is_valid(end)) {
    *why = "page allocator summaries disagree with its bitmaps";
    return false;
  }
  uint64_t pages = 0;
  uint64_t count = 0;
  for (size_t p = 0; p < end;) {
    Span* span = spans_[p].load_relaxed();
    if (span == nullptr) {
      // Pages that are being given back are nobody's for a moment (counted under the lock).
      if (!pages_.is_free(p) && !in_page_cache(p) && !efence_ && giving_back_.load_relaxed() == 0) {
        *why = "a page belongs to no span but is not free";
        return false;
      }
      p++;
      continue;
    }
    if (span->base != region_ + (p << kPageShift) || span->npages == 0 ||
        span->state.load_relaxed() == SpanState::kDead) {
      *why = "a page points to a span that does not own it";
      return false;
    }
    *why = span->check();
    if (*why != nullptr) return false;
    for (size_t i = 0; i < span->npages; i++) {
      if (spans_[p + i].load_relaxed() != span || pages_.is_free(p + i) || in_page_cache(p + i)) {
        *why = "a page of a span is free or owned by another";
        return false;
      }
    }
    pages += span->npages;
    count++;
    p += span->npages;
  }
  HeapUse u = use();
  if (pages << kPageShift != u.in_use + u.stacks + u.work || count != u.spans) {
    *why = "the counts of pages or spans are wrong";
    return false;
  }
  return true;
}

}  // namespace vole::runtime
