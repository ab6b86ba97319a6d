// Pages of span records: taking, giving back, discarding.
#include "runtime/memory/span_records.h"

#include <algorithm>
#include <new>

namespace vole::runtime {
namespace {

size_t round_to_page(size_t n) { return (n + 4095) & ~size_t{4095}; }

}  // namespace

size_t SpanRecords::table_bytes(size_t spans) {
  size_t pages = spans / kPerPage + 1;
  return pages * kPage + round_to_page((pages + 63) / 64 * 8);
}

void SpanRecords::init(void* table, size_t spans) {
  start_ = reinterpret_cast<uintptr_t>(table);
  limit_ = spans / kPerPage + 1;
  discarded_ = reinterpret_cast<uint64_t*>(start_ + limit_ * kPage);
}

void SpanRecords::link(Page* page) {
  page->prev = nullptr;
  page->next = pages_;
  if (pages_ != nullptr) pages_->prev = page;
  pages_ = page;
}

void SpanRecords::unlink(Page* page) {
  (page->prev != nullptr ? page->prev->next : pages_) = page->next;
  if (page->next != nullptr) page->next->prev = page->prev;
}

// The lowest discarded page, which is none any more; there is one.
size_t SpanRecords::find_discarded() {
  while (discarded_[discarded_from_] == 0) discarded_from_++;
  uint64_t& word = discarded_[discarded_from_];
  size_t index = discarded_from_ * 64 + static_cast<size_t>(__builtin_ctzll(word));
  word &= word - 1;
  discarded_count_--;
  return index;
}

// A page of free records more. False: no memory.
bool SpanRecords::open_page() {
  if ((discarded_count_ == 0 && opened_ == limit_) || !os_.charge(kPage)) return false;
  charged_.store_relaxed(charged_.load_relaxed() + kPage);
  bool again = discarded_count_ != 0;
  Page* page = page_at(again ? find_discarded() : opened_++);
  page->free = nullptr;
  page->count = kPerPage;
  for (uint32_t i = kPerPage; i-- > 0;) {
    void* at = reinterpret_cast<char*>(page) + kHeader + i * sizeof(Span);
    // What was a record is one still, and others may be looking at it.
    Span* span = again ? static_cast<Span*>(at) : new (at) Span();
    span->next = page->free;
    page->free = span;
  }
  whole_++;
  link(page);
  return true;
}

Span* SpanRecords::take() {
  Locker locker(lock_);
  if (pages_ == nullptr && !open_page()) return nullptr;
  Page* page = pages_;
  Span* span = page->free;
  page->free = span->next;
  if (page->count == kPerPage) whole_--;
  if (--page->count == 0) unlink(page);
  return span;
}

void SpanRecords::put(Span* span) {
  auto* page = reinterpret_cast<Page*>(reinterpret_cast<uintptr_t>(span) & ~(kPage - 1));
  Locker locker(lock_);
  span->next = page->free;
  page->free = span;
  if (page->count++ == 0) link(page);
  if (page->count != kPerPage) return;
  whole_++;
  if (whole_ > kKeep) discard(page);
}

void SpanRecords::discard(Page* page) {
  constexpr size_t kBits = kPage * 8;
  size_t index = (reinterpret_cast<uintptr_t>(page) - start_) / kPage;
  while (bitmap_pages_ * kBits <= index) {
    if (!os_.charge(kPage)) return;
    charged_.store_relaxed(charged_.load_relaxed() + kPage);
    bitmap_pages_++;
  }
  unlink(page);
  whole_--;
  os_.discard(page, kPage);
  charged_.store_relaxed(charged_.load_relaxed() - kPage);
  discarded_[index / 64] |= uint64_t{1} << (index % 64);
  discarded_count_++;
  discarded_from_ = std::min(discarded_from_, index / 64);
}

}  // namespace vole::runtime
