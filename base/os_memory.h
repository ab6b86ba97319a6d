// The one gateway through which a VM takes memory from the operating system.
//
// Address space is reserved (free of charge), parts of it are committed (charged, then made
// accessible) and given back. Side tables that live in C++ memory are charged here as well.
// Rules: the VM's limit is charged BEFORE memory is taken, so a VM can never exceed it; every
// taking may fail and says so by value; `fail_at` makes any one of them fail, for tests.
// Thread-safe. All counts are relaxed: each is exact by itself, and they order nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>

#include "base/atomic.h"

namespace vole {

class OsMemory {
 public:
  static constexpr uint64_t kNoLimit = std::numeric_limits<uint64_t>::max();

  explicit OsMemory(uint64_t limit = kNoLimit) : limit_(limit) {}
  OsMemory(const OsMemory&) = delete;
  OsMemory& operator=(const OsMemory&) = delete;
  ~OsMemory();

  // Size of the OS page; commits are multiples of it.
  static constexpr size_t page_size() { return 4096; }
  // Physical memory of the machine, in bytes.
  static uint64_t physical_memory();

  // Address space without access, aligned to `align` (a power of two >= the page size).
  // Null if the system refuses. Not charged, but counted by fail_at.
  void* reserve(size_t size, size_t align);
  // Makes [p, p+size) of a reservation readable and writable; new pages read as zero.
  // False if over the limit or refused.
  bool commit(void* p, size_t size);
  // Makes part of a reservation accessible without charging: the caller charges what it uses of it
  // before it does (the page heap, page by page).
  bool open(void* p, size_t size);
  // Takes access and memory back; the address space stays reserved.
  void decommit(void* p, size_t size);
  // Gives the pages back while the range stays accessible, and lowers the charge; the contents
  // become zero and the range must be charged again before it is used.
  void discard(void* p, size_t size);
  // Takes or gives access to memory that stays charged and keeps its contents.
  void protect(void* p, size_t size, bool accessible);
  // Ends a reservation, of which `committed` bytes are committed or charged at present.
  void release(void* p, size_t size, size_t committed);
  // Zeroed committed memory of its own; null on failure. Freed by release(p, size, size).
  void* map(size_t size);
  // Zeroed accessible address space whose use is charged separately by the caller (tables that
  // are filled sparsely). Freed by release(p, size, charged).
  void* map_uncharged(size_t size);

  // Charges memory that is taken elsewhere (C++ side tables). False if over the limit.
  bool charge(size_t size);
  void uncharge(size_t size);

  // Bytes charged now, and the most there ever were.
  uint64_t charged() const { return charged_.load_relaxed(); }
  uint64_t peak() const { return peak_.load_relaxed(); }
  uint64_t reserved() const { return reserved_.load_relaxed(); }
  uint64_t limit() const { return limit_.load_relaxed(); }
  // Lowering it below what is charged makes every further charge fail.
  void set_limit(uint64_t limit) { limit_.store_relaxed(limit); }
  // How many attempts to take memory there were; what fail_at counts.
  uint64_t attempts() const { return attempts_.load_relaxed(); }
  // The n-th attempt from now fails (1 = the next); 0 turns it off.
  void fail_at(uint64_t n) { fail_at_.store_relaxed(n == 0 ? 0 : attempts() + n); }

 private:
  bool attempt();
  bool try_charge(size_t size);

  Atomic<uint64_t> limit_;
  Atomic<uint64_t> charged_{0};
  Atomic<uint64_t> peak_{0};
  Atomic<uint64_t> reserved_{0};
  Atomic<uint64_t> attempts_{0};
  Atomic<uint64_t> fail_at_{0};
};

}  // namespace vole
