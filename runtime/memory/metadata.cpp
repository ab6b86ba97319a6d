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

void* Metadata::allocate(size_t size) {
  VOLE_DCHECK(size != 0 && size <= kMaxBlock);
  size_t index = (size + kGranule - 1) / kGranule;
  size_t rounded = index * kGranule;
  if (free_[index] != nullptr) {
    Free* block = free_[index];
    free_[index] = block->next;
    in_use_ += rounded;
    std::memset(static_cast<void*>(block), 0, rounded);
    return block;
  }
  if (static_cast<size_t>(end_ - next_) < rounded) {
    auto* chunk = static_cast<Chunk*>(os_.map(next_chunk_));
    if (chunk == nullptr) return nullptr;
    chunk->next = chunks_;
    chunk->size = next_chunk_;
    chunks_ = chunk;
    taken_ += next_chunk_;
    next_ = reinterpret_cast<char*>(chunk) + sizeof(Chunk);
    end_ = reinterpret_cast<char*>(chunk) + next_chunk_;
    if (next_chunk_ < kMaxChunk) next_chunk_ *= 2;
  }
  void* p = next_;
  next_ += rounded;
  in_use_ += rounded;
  return p;
}

void Metadata::free(void* block, size_t size) {
  size_t index = (size + kGranule - 1) / kGranule;
  auto* entry = static_cast<Free*>(block);
  entry->next = free_[index];
  free_[index] = entry;
  in_use_ -= index * kGranule;
}

}  // namespace vole::runtime
