// The bitmap and the summary tree of the page allocator.
// Every change to a range of pages touches the bitmaps once and the summaries above them once.
#include "runtime/memory/page_allocator.h"

#include <algorithm>
#include <bit>

#include "base/check.h"

namespace vole::runtime {
namespace {

// Bits [from, to) of a word.
uint64_t bit_range(size_t from, size_t to) {
  uint64_t high = to == 64 ? ~uint64_t{0} : (uint64_t{1} << to) - 1;
  return high & ~((uint64_t{1} << from) - 1);
}

// Bit i is set if bits i .. i+count-1 of the word are (1 <= count <= 64).
uint64_t runs_of(uint64_t word, size_t count) {
  for (size_t have = 1; have < count && word != 0;) {
    size_t step = std::min(have, count - have);
    word &= word >> step;
    have += step;
  }
  return word;
}

}  // namespace

size_t PageAllocator::table_bytes(size_t pages) {
  size_t chunks = (pages + kChunkPages - 1) / kChunkPages;
  size_t bytes = chunks * sizeof(Chunk);
  for (size_t n = chunks;; n = (n + 7) / 8) {
    bytes += n * sizeof(Summary);
    if (n <= 8) break;
  }
  return bytes;
}

void PageAllocator::init(void* tables, size_t pages) {
  chunk_count_ = (pages + kChunkPages - 1) / kChunkPages;
  chunks_ = static_cast<Chunk*>(tables);
  auto* next = reinterpret_cast<Summary*>(chunks_ + chunk_count_);
  level_count_ = 0;
  for (size_t n = chunk_count_;; n = (n + 7) / 8) {
    VOLE_CHECK(level_count_ < kMaxLevels);
    levels_[level_count_] = next;
    level_size_[level_count_++] = n;
    next += n;
    if (n <= 8) break;
  }
}

PageAllocator::Summary PageAllocator::summarize_chunk(const Chunk& chunk) {
  Summary s{0, 0, 0};
  uint32_t run = 0;  // of free pages up to the current word
  bool at_start = true;
  for (uint64_t word : chunk.free) {
    if (word == ~uint64_t{0}) {
      run += 64;
      continue;
    }
    run += static_cast<uint32_t>(std::countr_one(word));
    if (at_start) s.start = run;
    at_start = false;
    s.max = std::max(s.max, run);
    // A run inside the word counts only if it is longer than the longest so far.
    while (s.max < 62 && runs_of(word, s.max + 1) != 0) s.max++;
    run = static_cast<uint32_t>(std::countl_one(word));
  }
  if (at_start) s.start = run;
  s.max = std::max(s.max, run);
  s.end = run;
  return s;
}

PageAllocator::Summary PageAllocator::merge(const Summary* entries, size_t count,
                                            size_t pages_each) {
  Summary s{0, 0, 0};
  uint32_t run = 0;
  bool at_start = true;
  for (size_t i = 0; i < count; i++) {
    const Summary& e = entries[i];
    if (e.start == pages_each) {
      run += e.start;
      continue;
    }
    if (at_start) {
      s.start = run + e.start;
      at_start = false;
    }
    s.max = std::max({s.max, run + e.start, e.max});
    run = e.end;
  }
  if (at_start) s.start = run;
  s.max = std::max(s.max, run);
  s.end = run;
  // A partial last group cannot claim to be wholly free: its start stays below the full size.
  return s;
}

void PageAllocator::update_summaries(size_t first, size_t last) {
  bool changed = false;
  for (size_t c = first; c <= last; c++) {
    Summary s = summarize_chunk(chunks_[c]);
    changed |= !(s == levels_[0][c]);
    levels_[0][c] = s;
  }
  for (int level = 1; level < level_count_ && changed; level++) {
    first /= 8;
    last /= 8;
    changed = false;
    for (size_t i = first; i <= last; i++) {
      size_t from = i * 8;
      size_t count = std::min<size_t>(8, level_size_[level - 1] - from);
      Summary s = merge(&levels_[level - 1][from], count, pages_at(level - 1));
      changed |= !(s == levels_[level][i]);
      levels_[level][i] = s;
    }
  }
}

size_t PageAllocator::find_in_chunk(size_t c, size_t count) const {
  const Chunk& chunk = chunks_[c];
  size_t run = 0;  // of free pages up to the current word
  for (size_t w = 0; w < kChunkPages / 64; w++) {
    uint64_t word = chunk.free[w];
    size_t at = c * kChunkPages + w * 64;
    if (run + static_cast<size_t>(std::countr_one(word)) >= count) return at - run;
    if (word == ~uint64_t{0}) {
      run += 64;
      continue;
    }
    uint64_t runs = count < 64 ? runs_of(word, count) : 0;
    if (runs != 0) return at + static_cast<size_t>(std::countr_zero(runs));
    run = static_cast<size_t>(std::countl_one(word));
  }
  VOLE_UNREACHABLE();
}

size_t PageAllocator::find(size_t count) const {
  size_t from = 0;
  int level = level_count_ - 1;
  size_t entries = level_size_[level];
  for (;;) {
    size_t run = 0;
    size_t descend = kNone;
    size_t each = pages_at(level);
    for (size_t i = from; i < from + entries; i++) {
      const Summary& e = levels_[level][i];
      if (run + e.start >= count) return i * each - run;
      if (e.max >= count) {
        descend = i;
        break;
      }
      run = e.start == each ? run + each : e.end;
    }
    if (descend == kNone) return kNone;
    if (level == 0) return find_in_chunk(descend, count);
    level--;
    from = descend * 8;
    entries = std::min<size_t>(8, level_size_[level] - from);
  }
}

size_t PageAllocator::allocate(size_t count, size_t* unbacked) {
  if (count > free_pages()) return kNone;
  size_t page = find(count);
  if (page == kNone) return kNone;
  size_t backed = 0;
  size_t end = page + count;
  for (size_t p = page; p < end;) {
    Chunk& chunk = chunks_[p / kChunkPages];
    size_t word = p % kChunkPages / 64;
    size_t stop = std::min(end, (p / 64 + 1) * 64);
    uint64_t bits = bit_range(p % 64, stop - p / 64 * 64);
    VOLE_DCHECK((chunk.free[word] & bits) == bits);
    chunk.free[word] &= ~bits;
    backed += static_cast<size_t>(std::popcount(chunk.backed[word] & bits));
    chunk.backed[word] &= ~bits;
    p = stop;
  }
  this->count(-count, -backed);
  *unbacked = count - backed;
  update_summaries(page / kChunkPages, (end - 1) / kChunkPages);
  return page;
}

void PageAllocator::free(size_t page, size_t count, bool backed) {
  size_t end = page + count;
  VOLE_DCHECK(end <= chunk_count_ * kChunkPages);
  for (size_t p = page; p < end;) {
    Chunk& chunk = chunks_[p / kChunkPages];
    size_t word = p % kChunkPages / 64;
    size_t stop = std::min(end, (p / 64 + 1) * 64);
    uint64_t bits = bit_range(p % 64, stop - p / 64 * 64);
    VOLE_DCHECK((chunk.free[word] & bits) == 0);
    chunk.free[word] |= bits;
    if (backed) chunk.backed[word] |= bits;
    p = stop;
  }
  this->count(count, backed ? count : 0);
  frontier_ = std::max(frontier_, end);
  if (backed) backed_limit_ = std::max(backed_limit_, (end - 1) / kChunkPages + 1);
  update_summaries(page / kChunkPages, (end - 1) / kChunkPages);
}

size_t PageAllocator::take_window(uint64_t* free, uint64_t* backed) {
  if (free_pages() == 0) return kNone;
  size_t page = find(1);
  if (page == kNone) return kNone;
  Chunk& chunk = chunks_[page / kChunkPages];
  size_t word = page % kChunkPages / 64;
  *free = chunk.free[word];
  *backed = chunk.backed[word];
  chunk.free[word] = chunk.backed[word] = 0;
  count(-static_cast<size_t>(std::popcount(*free)), -static_cast<size_t>(std::popcount(*backed)));
  update_summaries(page / kChunkPages, page / kChunkPages);
  return page & ~size_t{63};
}

void PageAllocator::put_window(size_t base, uint64_t free, uint64_t backed) {
  if (free == 0) return;
  size_t c = base / kChunkPages;
  Chunk& chunk = chunks_[c];
  size_t word = base % kChunkPages / 64;
  VOLE_DCHECK((chunk.free[word] & free) == 0 && (backed & ~free) == 0);
  chunk.free[word] |= free;
  chunk.backed[word] |= backed;
  count(static_cast<size_t>(std::popcount(free)), static_cast<size_t>(std::popcount(backed)));
  if (backed != 0) backed_limit_ = std::max(backed_limit_, c + 1);
  update_summaries(c, c);
}

size_t PageAllocator::take_backed_free(size_t max, size_t* page) {
  if (free_backed_pages() == 0 || max == 0) return 0;
  for (size_t c = backed_limit_; c-- > 0;) {
    backed_limit_ = c + 1;
    if (levels_[0][c].max == 0) continue;
    Chunk& chunk = chunks_[c];
    for (size_t w = kChunkPages / 64; w-- > 0;) {
      uint64_t bits = chunk.backed[w];
      if (bits == 0) continue;
      // The highest run of ones in this word.
      size_t high = 64 - static_cast<size_t>(std::countl_zero(bits));
      uint64_t top = high == 64 ? bits : bits << (64 - high);
      size_t run = std::min<size_t>(static_cast<size_t>(std::countl_one(top)), max);
      size_t first = high - run;
      uint64_t taken = bit_range(first, high);
      chunk.backed[w] &= ~taken;
      chunk.free[w] &= ~taken;
      count(-run, -run);
      update_summaries(c, c);
      *page = c * kChunkPages + w * 64 + first;
      return run;
    }
  }
  return 0;
}

bool PageAllocator::is_free(size_t page) const {
  return chunks_[page / kChunkPages].free[page % kChunkPages / 64] >> (page % 64) & 1;
}

bool PageAllocator::is_valid(size_t used_pages) const {
  size_t chunks = (used_pages + kChunkPages - 1) / kChunkPages;
  size_t free_count = 0;
  size_t backed_count = 0;
  for (size_t c = 0; c < chunks; c++) {
    for (size_t w = 0; w < kChunkPages / 64; w++) {
      if (chunks_[c].backed[w] & ~chunks_[c].free[w]) return false;
      free_count += static_cast<size_t>(std::popcount(chunks_[c].free[w]));
      backed_count += static_cast<size_t>(std::popcount(chunks_[c].backed[w]));
    }
    if (!(levels_[0][c] == summarize_chunk(chunks_[c]))) return false;
  }
  size_t entries = chunks;
  for (int level = 1; level < level_count_; level++) {
    entries = (entries + 7) / 8;
    for (size_t i = 0; i < entries; i++) {
      size_t count = std::min<size_t>(8, level_size_[level - 1] - i * 8);
      if (!(levels_[level][i] == merge(&levels_[level - 1][i * 8], count, pages_at(level - 1)))) {
        return false;
      }
    }
  }
  return free_count == free_pages() && backed_count == free_backed_pages();
}

}  // namespace vole::runtime
