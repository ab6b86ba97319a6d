// Where an arena's chunks come from: the heap, and once they have the size of a huge page, a mapping
// that the system is asked to back with one.
#include "base/arena.h"

#include <sys/mman.h>

#include <cstdlib>

namespace vole {

namespace {

char* map(size_t size) {
  constexpr int kFlags = MAP_PRIVATE | MAP_ANONYMOUS;
  void* mapped = mmap(nullptr, size, PROT_READ | PROT_WRITE, kFlags, -1, 0);
  return mapped == MAP_FAILED ? nullptr : static_cast<char*>(mapped);
}

// `size` bytes, a power of two, that start at a multiple of it; null if the system has none.
char* map_aligned(size_t size) {
  char* chunk = map(size);  // most systems align it of themselves
  if (chunk == nullptr) return nullptr;
  if (reinterpret_cast<uintptr_t>(chunk) % size == 0) return chunk;
  munmap(chunk, size);
  char* slack = map(2 * size);
  if (slack == nullptr) return nullptr;
  size_t before = size - reinterpret_cast<uintptr_t>(slack) % size;
  munmap(slack, before);
  chunk = slack + before;
  if (before != size) munmap(chunk + size, size - before);
  return chunk;
}

}  // namespace

Arena::~Arena() {
  for (char* chunk : chunks_) std::free(chunk);
  for (char* chunk : huge_chunks_) munmap(chunk, kLargestChunk);
}

void* Arena::allocate_in_new_chunk(size_t bytes) {
  // A large object gets a chunk of its own, so that the rest of the current one is not lost.
  bool own_chunk = bytes > next_chunk_ / 4;
  size_t size = own_chunk ? bytes : next_chunk_;
  bool huge = size == kLargestChunk && !own_chunk;
  char* chunk = huge ? map_aligned(size) : static_cast<char*>(std::malloc(size == 0 ? 1 : size));
  if (chunk == nullptr) std::abort();  // the system is out of memory, not a limit of ours
  (huge ? huge_chunks_ : chunks_).push_back(chunk);
  reserved_ += size;
  if (own_chunk) return chunk;
  if (huge) madvise(chunk, size, MADV_HUGEPAGE);  // a wish: without it, small pages do
  if (next_chunk_ < kLargestChunk) next_chunk_ *= 2;
  cursor_ = reinterpret_cast<size_t>(chunk) + bytes;
  end_ = reinterpret_cast<size_t>(chunk) + size;
  return chunk;
}

}  // namespace vole
