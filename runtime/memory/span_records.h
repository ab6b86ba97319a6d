// Memory for span records that goes back to the system after a peak, although records are
// type-stable: memory that was a Span is one until the VM ends, so that a thread that comes with a
// stale address finds a dead record at worst. Zeroes are a dead record, too. So a page that holds
// only free records can be discarded: it reads as zero from then on.
//
// The records lie in pages of 4 KiB of one sparse mapping, which the heap provides with its tables.
// A page begins with what is known about it; that of a discarded page is forgotten, and a bit in a
// bitmap tells to look there again. Pages are charged while they hold memory.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/lock.h"
#include "base/os_memory.h"
#include "runtime/memory/span.h"

namespace vole::runtime {

class SpanRecords {
 public:
  explicit SpanRecords(OsMemory& os) : os_(os) {}
  SpanRecords(const SpanRecords&) = delete;
  SpanRecords& operator=(const SpanRecords&) = delete;

  // Bytes to map for at most `spans` records; a multiple of the OS page.
  static size_t table_bytes(size_t spans);
  // `table`: zeroed, page-aligned, of table_bytes(spans). Once, before anything else.
  void init(void* table, size_t spans);

  // A dead record, to be reset; null: no memory. Thread-safe, as put.
  Span* take();
  void put(Span* span);

  // Readable from any thread.
  uint64_t bytes_charged() const { return charged_.load_relaxed(); }

 private:
  static constexpr size_t kPage = 4096;
  // Free pages that are kept, so that a heap that goes up and down does not ask the system.
  static constexpr uint32_t kKeep = 4;
  struct Page {
    Page* next;  // of those with free records
    Page* prev;
    Span* free;
    uint32_t count;  // of the free ones
  };
  static constexpr size_t kHeader = 64;
  static constexpr uint32_t kPerPage = (kPage - kHeader) / sizeof(Span);
  static_assert(sizeof(Page) <= kHeader && alignof(Span) <= kHeader);

  Page* page_at(size_t index) { return reinterpret_cast<Page*>(start_ + index * kPage); }
  bool open_page();
  void discard(Page* page);
  size_t find_discarded();
  void link(Page* page);
  void unlink(Page* page);

  OsMemory& os_;
  Lock lock_{LockRank::kPageHeap};  // guards all that follows
  uintptr_t start_ = 0;
  size_t limit_ = 0;   // pages that there can be
  size_t opened_ = 0;  // pages that were in use once
  uint64_t* discarded_ = nullptr;  // bit i: page i is
  size_t discarded_count_ = 0;
  size_t discarded_from_ = 0;  // no word of the bitmap before this has a bit
  size_t bitmap_pages_ = 0;    // charged
  Page* pages_ = nullptr;      // those with free records
  uint32_t whole_ = 0;         // of these, without any record in use
  Atomic<uint64_t> charged_{0};  // written under the lock
};

}  // namespace vole::runtime
