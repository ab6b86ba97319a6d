// Memory for the runtime's own records (spans, mark bits, specials): small blocks by size, cut
// from chunks that are taken through the OS gateway and given back only when the VM ends.
// Freed blocks go to a free list of their size. Thread-safe; its lock is an innermost one, so a
// block can be taken under any other.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/lock.h"
#include "base/os_memory.h"

namespace vole::runtime {

class Metadata {
 public:
  explicit Metadata(OsMemory& os) : os_(os) {}
  ~Metadata();
  Metadata(const Metadata&) = delete;
  Metadata& operator=(const Metadata&) = delete;

  static constexpr size_t kMaxBlock = 1024;

  // A zeroed block of at least `size` bytes (<= kMaxBlock), 16-byte aligned; null: no memory.
  void* allocate(size_t size);
  // `size` as given to allocate.
  void free(void* block, size_t size);

  template <class T>
  T* make() {
    void* p = allocate(sizeof(T));
    return p == nullptr ? nullptr : new (p) T();
  }
  template <class T>
  void destroy(T* p) {
    p->~T();
    free(p, sizeof(T));
  }

  // Readable from any thread.
  uint64_t bytes_taken() const { return taken_.load_relaxed(); }
  uint64_t bytes_in_use() const { return in_use_.load_relaxed(); }

 private:
  static constexpr size_t kGranule = 16;
  static constexpr size_t kFirstChunk = 8 * 1024;
  static constexpr size_t kMaxChunk = 256 * 1024;
  struct Chunk {
    Chunk* next;
    size_t size;
  };
  struct Free {
    Free* next;
  };

  void* cut(Locker&, size_t rounded);

  OsMemory& os_;
  Lock lock_{LockRank::kMetadata};  // guards all that follows
  Chunk* chunks_ = nullptr;
  char* next_ = nullptr;
  char* end_ = nullptr;
  size_t next_chunk_ = kFirstChunk;
  Atomic<uint64_t> taken_{0};
  Atomic<uint64_t> in_use_{0};
  Free* free_[kMaxBlock / kGranule + 1] = {};
};

}  // namespace vole::runtime
