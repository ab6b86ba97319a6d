// Spans from pages: growth of the region, charging, initialising and freeing spans.
// Everything runs under the heap's lock; see heap.h for the design.
#include "runtime/memory/heap.h"

#include <sys/mman.h>

#include <algorithm>
#include <new>

namespace vole::runtime {
namespace {

constexpr size_t kGrowPages = PageAllocator::kChunkPages;
constexpr uint64_t kDefaultReserveMax = uint64_t{32} << 30;
constexpr uint64_t kDefaultReserveMin = uint64_t{4} << 30;

uint64_t round_up(uint64_t n, uint64_t unit) { return (n + unit - 1) / unit * unit; }

uint64_t reserve_size(const HeapConfig& config, uint64_t limit) {
  if (config.reserve != 0) return round_up(config.reserve, kArenaSize);
  uint64_t by_memory =
      std::clamp(OsMemory::physical_memory(), kDefaultReserveMin, kDefaultReserveMax);
  if (limit > by_memory / 2) return round_up(by_memory, kArenaSize);
  // Room for fragmentation and for growing stacks, which need old and new at once.
  return round_up(limit * 2, kArenaSize);
}

}  // namespace

bool Heap::init(const HeapConfig& config) {
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
  tables_size_ = round_up(pages * sizeof(Span*) + PageAllocator::table_bytes(pages), 4096);
  tables_ = os_.map_uncharged(tables_size_);
  if (tables_ == nullptr) return false;
  spans_ = static_cast<Span**>(tables_);
  pages_.init(spans_ + pages, pages);
  return true;
}

Heap::~Heap() {
  if (region_ != 0) {
    uint64_t backed = (in_use_pages_ + stack_pages_ + work_pages_ + pages_.free_backed_pages())
                      << kPageShift;
    os_.release(reinterpret_cast<void*>(region_), region_size_, backed);
  }
  if (tables_ != nullptr) os_.release(tables_, tables_size_, table_charge_);
}

bool Heap::grow(size_t npages) {
  size_t want = round_up(npages, kGrowPages) << kPageShift;
  size_t left = region_size_ - opened_;
  if (want > left) want = left;
  if (want >> kPageShift < npages) return false;
  // The tables of the new part are touched from now on: span pointers, bitmaps, summaries.
  size_t charge = (want >> kPageShift) * (sizeof(Span*) + 1);
  if (!os_.charge(charge)) return false;
  char* start = reinterpret_cast<char*>(region_) + opened_;
  if (!os_.open(start, want)) {
    os_.uncharge(charge);
    return false;
  }
  table_charge_ += charge;
  // A small heap must stay small: no huge pages for its first part.
  if (opened_ == 0) madvise(start, kGrowPages << kPageShift, MADV_NOHUGEPAGE);
  size_t first = opened_ >> kPageShift;
  opened_ += want;
  pages_.free(first, want >> kPageShift, false);
  return true;
}

bool Heap::back_pages(size_t page, size_t npages, size_t unbacked) {
  size_t bytes = unbacked << kPageShift;
  if (bytes == 0 || os_.charge(bytes)) return true;
  // Over the limit: give back what is free, then try once more.
  size_t returned = 0;
  while (returned < bytes) {
    size_t first;
    size_t count = pages_.take_backed_free((bytes - returned) >> kPageShift, &first);
    if (count == 0) break;
    os_.discard(reinterpret_cast<void*>(region_ + (first << kPageShift)), count << kPageShift);
    returned += count << kPageShift;
  }
  released_bytes_ += returned;
  if (returned != 0 && os_.charge(bytes)) return true;
  size_t backed = (npages - unbacked) << kPageShift;
  if (backed != 0) {
    // Which of the pages were backed is not known any more: give all back.
    madvise(reinterpret_cast<void*>(region_ + (page << kPageShift)), npages << kPageShift,
            MADV_DONTNEED);
    os_.uncharge(backed);
    released_bytes_ += backed;
  }
  pages_.free(page, npages, false);
  return false;
}

Span* Heap::allocate_pages(Locker&, size_t npages) {
  if (npages == 0 || npages > region_size_ >> kPageShift) return nullptr;
  Span* span = metadata_.make<Span>();
  if (span == nullptr) return nullptr;
  size_t unbacked = 0;
  size_t page = pages_.allocate(npages, &unbacked);
  if (page == PageAllocator::kNone) {
    if (grow(npages)) page = pages_.allocate(npages, &unbacked);
  }
  if (page == PageAllocator::kNone || !back_pages(page, npages, unbacked)) {
    metadata_.destroy(span);
    return nullptr;
  }
  span->base = region_ + (page << kPageShift);
  span->npages = npages;
  // Memory that was not backed is known to be zero.
  span->needs_zero = unbacked != npages;
  std::fill_n(spans_ + page, npages, span);
  span_count_++;
  return span;
}

bool Heap::init_bits(Span* span) {
  size_t words = Span::bit_words(span->nelems);
  auto* bits = static_cast<uint64_t*>(metadata_.allocate(words * 16));
  if (bits == nullptr) return false;
  span->alloc_bits = bits;
  span->mark_bits = bits + words;
  return true;
}

Span* Heap::allocate_span(SpanClass span_class) {
  Locker locker(lock_);
  uint8_t size_class = span_class >> 1;
  Span* span = allocate_pages(locker, kSizeClasses.pages[size_class]);
  if (span == nullptr) return nullptr;
  span->span_class = span_class;
  span->elem_size = kSizeClasses.size[size_class];
  size_t usable = span->bytes();
  if (span->has_heap_bitmap()) usable -= span->bytes() / 64;
  span->nelems = static_cast<uint32_t>(usable / span->elem_size);
  span->div_mul = kSizeClasses.div_mul[size_class];
  span->limit = span->base + span->nelems * span->elem_size;
  span->sweep_gen.store_relaxed(sweep_gen());
  if (!init_bits(span)) {
    release_pages(span);
    return nullptr;
  }
  if (span->has_heap_bitmap() && span->needs_zero) {
    mem::zero_words(span->heap_bitmap(), span->bytes() / 64);
  }
  span->alloc_cache = ~uint64_t{0};
  in_use_pages_ += span->npages;
  span->state.store_release(SpanState::kInUse);
  return span;
}

Span* Heap::allocate_large_span(size_t npages, bool noscan) {
  Locker locker(lock_);
  Span* span = allocate_pages(locker, npages);
  if (span == nullptr) return nullptr;
  span->span_class = make_span_class(0, noscan);
  span->elem_size = span->bytes();
  span->nelems = 1;
  span->limit = span->base + span->elem_size;
  span->sweep_gen.store_relaxed(sweep_gen());
  if (!init_bits(span)) {
    release_pages(span);
    return nullptr;
  }
  span->alloc_cache = 0;
  span->free_index = 1;
  span->alloc_count = 1;
  in_use_pages_ += npages;
  span->state.store_release(SpanState::kInUse);
  return span;
}

Span* Heap::allocate_manual(size_t npages, ManualUse use) {
  Locker locker(lock_);
  Span* span = allocate_pages(locker, npages);
  if (span == nullptr) return nullptr;
  (use == ManualUse::kStack ? stack_pages_ : work_pages_) += npages;
  span->limit = span->base + span->bytes();
  span->elem_size = span->bytes();
  span->manual_use = use;
  span->state.store_release(SpanState::kManual);
  return span;
}

// Returns the pages and the record; the counters by use are the caller's.
void Heap::release_pages(Span* span) {
  span->state.store_release(SpanState::kDead);
  size_t page = (span->base - region_) >> kPageShift;
  std::fill_n(spans_ + page, span->npages, nullptr);
  pages_.free(page, span->npages, true);
  if (span->alloc_bits != nullptr) {
    metadata_.free(std::min(span->alloc_bits, span->mark_bits),
                   Span::bit_words(span->nelems) * 16);
  }
  span_count_--;
  metadata_.destroy(span);
}

void Heap::free_span(Span* span) {
  Locker locker(lock_);
  VOLE_DCHECK(span->state.load_relaxed() == SpanState::kInUse);
  VOLE_DCHECK(span->specials == nullptr);
  in_use_pages_ -= span->npages;
  release_pages(span);
}

void Heap::free_manual(Span* span, ManualUse use) {
  Locker locker(lock_);
  VOLE_DCHECK(span->state.load_relaxed() == SpanState::kManual);
  (use == ManualUse::kStack ? stack_pages_ : work_pages_) -= span->npages;
  release_pages(span);
}

size_t Heap::scavenge(size_t bytes) {
  Locker locker(lock_);
  size_t returned = 0;
  size_t first;
  while (returned < bytes) {
    size_t count =
        pages_.take_backed_free((bytes - returned + kPageSize - 1) >> kPageShift, &first);
    if (count == 0) break;
    os_.discard(reinterpret_cast<void*>(region_ + (first << kPageShift)), count << kPageShift);
    returned += count << kPageShift;
  }
  released_bytes_ += returned;
  return returned;
}

void Heap::register_cache(MCache* cache, Collector* collector) {
  Locker locker(lock_);
  cache->heap = this;
  cache->collector = collector;
  for (Span*& span : cache->alloc) span = &empty_span_;
  cache->next = caches_;
  caches_ = cache;
}

void Heap::unregister_cache(MCache* cache) {
  Locker locker(lock_);
  for (MCache** p = &caches_; *p != nullptr; p = &(*p)->next) {
    if (*p == cache) {
      *p = cache->next;
      return;
    }
  }
}

void* Heap::allocate_record(size_t size) {
  Locker locker(lock_);
  return metadata_.allocate(size);
}

void Heap::free_record(void* record, size_t size) {
  Locker locker(lock_);
  metadata_.free(record, size);
}

HeapUse Heap::use() const {
  HeapUse u;
  u.in_use = in_use_pages_ << kPageShift;
  u.stacks = stack_pages_ << kPageShift;
  u.work = work_pages_ << kPageShift;
  u.free_backed = uint64_t{pages_.free_backed_pages()} << kPageShift;
  u.released = released_bytes_;
  u.opened = opened_;
  u.reserved = region_size_;
  u.spans = span_count_;
  return u;
}

bool Heap::is_valid(const char** why) {
  Locker locker(lock_);
  *why = nullptr;
  if (!pages_.is_valid(opened_ >> kPageShift)) {
    *why = "page allocator summaries disagree with its bitmaps";
    return false;
  }
  uint64_t pages = 0;
  uint64_t count = 0;
  for (size_t p = 0; p < opened_ >> kPageShift;) {
    Span* span = spans_[p];
    if (span == nullptr) {
      if (!pages_.is_free(p)) {
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
    for (size_t i = 0; i < span->npages; i++) {
      if (spans_[p + i] != span || pages_.is_free(p + i)) {
        *why = "a page of a span is free or owned by another";
        return false;
      }
    }
    pages += span->npages;
    count++;
    p += span->npages;
  }
  if (pages != in_use_pages_ + stack_pages_ + work_pages_ || count != span_count_) {
    *why = "the counts of pages or spans are wrong";
    return false;
  }
  return true;
}

}  // namespace vole::runtime
