// Memory for the records of waiting goroutines: sudogs of a select, waiters of semaphores, timers.
//
// Blocks are kept by size in free lists, a few a P (no lock) and the rest in one pool (a lock).
// They are cut from chunks that are charged to the VM and given back only when the VM ends, so
// waiting allocates nothing once a program has waited as much before.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/lock.h"
#include "base/os_memory.h"

namespace vole::runtime {

// Sizes are rounded up to a multiple of 64 bytes up to 1 KiB, then to a power of two up to 64 KiB;
// above that a block is taken from and given back to the system each time.
inline constexpr size_t kWaitUnit = 64;
inline constexpr uint32_t kWaitFineClasses = 16;
inline constexpr uint32_t kWaitClasses = kWaitFineClasses + 6;

class WaitRecords;

// The free blocks of a P; only its holder touches it.
struct SudogCache {
  struct Free {
    Free* next;
  };
  explicit SudogCache(WaitRecords& records) : pool(records) {}

  // Uninitialised memory, aligned to 16; null: no memory.
  void* allocate(size_t size);
  void free(void* block, size_t size);

  WaitRecords& pool;
  Free* lists[kWaitClasses] = {};
  uint16_t counts[kWaitClasses] = {};
};

// One a VM. Thread-safe; `cache` is that of the caller's P.
class WaitRecords {
 public:
  explicit WaitRecords(OsMemory& os) : os_(os) {}
  ~WaitRecords();
  WaitRecords(const WaitRecords&) = delete;
  WaitRecords& operator=(const WaitRecords&) = delete;

  void* allocate(SudogCache& cache, size_t size);
  void free(SudogCache& cache, void* block, size_t size);
  // Gives all of a P's blocks to the pool, before it dies.
  void flush(SudogCache& cache);

 private:
  struct Chunk {
    Chunk* next;
    size_t size;
  };

  static uint32_t class_of(size_t size);
  static size_t class_size(uint32_t c);
  void* take(uint32_t c, SudogCache& cache);
  void* cut(size_t size);

  OsMemory& os_;
  Lock lock_{LockRank::kWaitRecords};
  // All of these under lock_.
  SudogCache::Free* free_[kWaitClasses] = {};
  Chunk* chunks_ = nullptr;
  char* rest_ = nullptr;
  size_t rest_size_ = 0;
};

inline void* SudogCache::allocate(size_t size) { return pool.allocate(*this, size); }
inline void SudogCache::free(void* block, size_t size) { pool.free(*this, block, size); }

}  // namespace vole::runtime
