// Chunked block allocation for runtime records. Chunks double in size up to a bound, so that an
// idle VM takes two pages and a busy one asks the system rarely.
#include "runtime/memory/metadata.h"

#include <cstring>
#include <new>

#include "base/check.h"

namespace vole::runtime {

Metadata::~Metadata() {
  while (chunks_ != nullptr) {
    Chunk* chunk = chunks_;
    chunks_ = chunk->next;
    os_.release(chunk, chunk->size, chunk->size);
  }
}

// A block that was never used; chunks come zeroed.
void* Metadata::cut(Locker&, size_t rounded) {
  if (static_cast<size_t>(end_ - next_) < rounded) {
    auto* chunk = static_cast<Chunk*>(os_.map(next_chunk_));
    if (chunk == nullptr) return nullptr;
    chunk->next = chunks_;
    chunk->size = next_chunk_;
    chunks_ = chunk;
    taken_.fetch_add_relaxed(next_chunk_);
    next_ = reinterpret_cast<char*>(chunk) + sizeof(Chunk);
    end_ = reinterpret_cast<char*>(chunk) + next_chunk_;
    if (next_chunk_ < kMaxChunk) next_chunk_ *= 2;
  }
  void* p = next_;
  next_ += rounded;
  in_use_.fetch_add_relaxed(rounded);
  return p;
}

void* Metadata::allocate(size_t size) {
  VOLE_DCHECK(size != 0 && size <= kMaxBlock);
  size_t index = (size + kGranule - 1) / kGranule;
  size_t rounded = index * kGranule;
  Free* block;
  {
    Locker locker(lock_);
    block = free_[index];
    if (block == nullptr) return cut(locker, rounded);
    free_[index] = block->next;
    in_use_.fetch_add_relaxed(rounded);
  }
  std::memset(static_cast<void*>(block), 0, rounded);
  return block;
}

void Metadata::free(void* block, size_t size) {
  size_t index = (size + kGranule - 1) / kGranule;
  auto* entry = static_cast<Free*>(block);
  Locker locker(lock_);
  entry->next = free_[index];
  free_[index] = entry;
  in_use_.fetch_sub_relaxed(index * kGranule);
}

}  // namespace vole::runtime
