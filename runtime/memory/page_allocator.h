// Which pages of the heap's region are free: a bitmap in chunks of 512 pages (4 MiB) under a tree
// of summaries (free pages at the start, longest free run, free pages at the end), eight entries
// below each. Allocation is address-ordered first fit and reads at most eight summaries a level.
//
// A second bitmap says which free pages are backed by memory (charged); the others are given back
// or were never used and must be charged when they are allocated.
// All tables are sparse: an all-zero chunk has no free pages, so untouched parts of the tables
// cost nothing. The heap's lock guards it; the two counts may be read without.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/os_memory.h"

namespace vole::runtime {

class PageAllocator {
 public:
  static constexpr size_t kChunkPages = 512;
  static constexpr size_t kNone = SIZE_MAX;
  static constexpr int kMaxLevels = 12;

  // Bytes of tables needed for a region of `pages` pages.
  static size_t table_bytes(size_t pages);
  // `tables` is zeroed memory of table_bytes(pages).
  void init(void* tables, size_t pages);

  // First fit of `count` pages (> 0): their first page number, or kNone. `unbacked` receives how
  // many of them are not backed by memory; they count as backed from now on.
  size_t allocate(size_t count, size_t* unbacked);
  // Marks pages as free; `backed` says whether they hold charged memory.
  void free(size_t page, size_t count, bool backed);

  // Takes all free pages of the first 64-page window that has any, for a P's own cache: bits in
  // `free`, of which those in `backed` are charged. Returns the window's first page or kNone.
  size_t take_window(uint64_t* free, uint64_t* backed);
  // Gives back what is left of a window.
  void put_window(size_t base, uint64_t free, uint64_t backed);

  // Takes up to `max` (<= 64) pages that are free and backed, as one run, highest address first,
  // and returns their number (first page in *page); 0 if there are none. They are allocated and
  // not backed until free() gets them again.
  size_t take_backed_free(size_t max, size_t* page);

  // Readable from any thread.
  size_t free_pages() const { return free_pages_.load_relaxed(); }
  size_t free_backed_pages() const { return free_backed_.load_relaxed(); }
  bool is_free(size_t page) const;
  // Recomputes every summary and count and compares; for the heap verifier.
  bool is_valid(size_t pages_in_use_limit) const;

 private:
  struct Chunk {
    uint64_t free[kChunkPages / 64];
    uint64_t backed[kChunkPages / 64];
  };
  struct Summary {
    uint32_t start, max, end;
    bool operator==(const Summary&) const = default;
  };

  static Summary summarize_chunk(const Chunk& chunk);
  static Summary merge(const Summary* entries, size_t count, size_t pages_each);
  size_t find(size_t count) const;
  size_t find_in_chunk(size_t chunk, size_t count) const;
  void count(size_t free_more, size_t backed_more) {
    free_pages_.store_relaxed(free_pages_.load_relaxed() + free_more);
    free_backed_.store_relaxed(free_backed_.load_relaxed() + backed_more);
  }
  void update_summaries(size_t first_chunk, size_t last_chunk);
  size_t pages_at(int level) const { return kChunkPages << (3 * level); }

  Chunk* chunks_ = nullptr;
  size_t chunk_count_ = 0;
  Summary* levels_[kMaxLevels] = {};  // level 0 = chunks
  size_t level_size_[kMaxLevels] = {};
  int level_count_ = 0;
  // Written under the heap's lock only.
  Atomic<size_t> free_pages_{0};
  Atomic<size_t> free_backed_{0};
  size_t frontier_ = 0;      // no page at or above it was ever free
  size_t backed_limit_ = 0;  // no chunk at or above it has free backed pages
};

}  // namespace vole::runtime
