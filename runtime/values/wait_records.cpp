// The pool of wait records: see wait_records.h. Caches exchange batches with it, so that its lock
// is taken once for many waits even if goroutines park on one P and are woken on another.
#include "runtime/values/wait_records.h"

#include <bit>
#include <cstdlib>

namespace vole::runtime {

namespace {
constexpr size_t kChunk = 16 << 10;
constexpr size_t kMaxClassSize = 64 << 10;
// Blocks that move at once between a P and the pool; a P keeps up to twice as many of a size.
constexpr uint16_t kBatch = 16;
}  // namespace

WaitRecords::~WaitRecords() {
  while (Chunk* c = chunks_) {
    chunks_ = c->next;
    os_.uncharge(c->size);
    std::free(c);
  }
}

uint32_t WaitRecords::class_of(size_t size) {
  if (size <= kWaitUnit * kWaitFineClasses) {
    return static_cast<uint32_t>((size + kWaitUnit - 1) / kWaitUnit) - (size != 0 ? 1 : 0);
  }
  return kWaitFineClasses + static_cast<uint32_t>(std::bit_width(size - 1)) - 11;
}

size_t WaitRecords::class_size(uint32_t c) {
  if (c < kWaitFineClasses) return (c + 1) * kWaitUnit;
  return size_t{2048} << (c - kWaitFineClasses);
}

// A block from the current chunk, or a new one. The lock is held.
void* WaitRecords::cut(size_t size) {
  if (rest_size_ < size) {
    size_t chunk = size + sizeof(Chunk) > kChunk ? size + kWaitUnit : kChunk;
    if (!os_.charge(chunk)) return nullptr;
    auto* c = static_cast<Chunk*>(std::malloc(chunk));
    if (c == nullptr) {
      os_.uncharge(chunk);
      return nullptr;
    }
    c->next = chunks_;
    c->size = chunk;
    chunks_ = c;
    rest_ = reinterpret_cast<char*>(c) + kWaitUnit;  // keeps the alignment of malloc
    rest_size_ = chunk - kWaitUnit;
  }
  void* block = rest_;
  rest_ += size;
  rest_size_ -= size;
  return block;
}

void* WaitRecords::take(uint32_t c, SudogCache& cache) {
  Locker locker(lock_);
  void* block = free_[c];
  if (block == nullptr) return cut(class_size(c));
  free_[c] = free_[c]->next;
  for (uint16_t i = 1; i < kBatch && free_[c] != nullptr; ++i) {
    SudogCache::Free* more = free_[c];
    free_[c] = more->next;
    more->next = cache.lists[c];
    cache.lists[c] = more;
    ++cache.counts[c];
  }
  return block;
}

void* WaitRecords::allocate(SudogCache& cache, size_t size) {
  if (size > kMaxClassSize) {
    if (!os_.charge(size)) return nullptr;
    void* block = std::malloc(size);
    if (block == nullptr) os_.uncharge(size);
    return block;
  }
  uint32_t c = class_of(size);
  if (cache.lists[c] != nullptr) {
    SudogCache::Free* block = cache.lists[c];
    cache.lists[c] = block->next;
    --cache.counts[c];
    return block;
  }
  return take(c, cache);
}

void WaitRecords::free(SudogCache& cache, void* block, size_t size) {
  if (size > kMaxClassSize) {
    std::free(block);
    os_.uncharge(size);
    return;
  }
  uint32_t c = class_of(size);
  auto* first = static_cast<SudogCache::Free*>(block);
  first->next = cache.lists[c];
  cache.lists[c] = first;
  if (++cache.counts[c] < 2 * kBatch) return;
  // The upper half of the list goes to the pool in one piece.
  SudogCache::Free* last = first;
  for (uint16_t i = 1; i < kBatch; ++i) last = last->next;
  cache.lists[c] = last->next;
  cache.counts[c] = static_cast<uint16_t>(cache.counts[c] - kBatch);
  Locker locker(lock_);
  last->next = free_[c];
  free_[c] = first;
}

void WaitRecords::flush(SudogCache& cache) {
  Locker locker(lock_);
  for (uint32_t c = 0; c < kWaitClasses; ++c) {
    while (SudogCache::Free* f = cache.lists[c]) {
      cache.lists[c] = f->next;
      f->next = free_[c];
      free_[c] = f;
    }
    cache.counts[c] = 0;
  }
}

}  // namespace vole::runtime
