// mmap, mprotect, madvise and the accounting around them.
// Order matters: charge first, take second, and undo the charge when the taking fails.
#include "base/os_memory.h"

#include <sys/mman.h>
#include <unistd.h>

#include "base/check.h"

namespace vole {
namespace {

constexpr int kMapFlags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;

uint64_t round_up(uint64_t n, uint64_t align) { return (n + align - 1) & ~(align - 1); }

}  // namespace

OsMemory::~OsMemory() {
  // A VM that is closed has given everything back; a difference is a leak of ours.
  VOLE_DCHECK(charged_.load_relaxed() == 0);
  VOLE_DCHECK(reserved_.load_relaxed() == 0);
}

uint64_t OsMemory::physical_memory() {
  long pages = sysconf(_SC_PHYS_PAGES);
  return pages > 0 ? static_cast<uint64_t>(pages) * page_size() : uint64_t{1} << 30;
}

bool OsMemory::attempt() {
  return attempts_.fetch_add_relaxed(1) + 1 != fail_at_.load_relaxed();
}

bool OsMemory::try_charge(size_t size) {
  uint64_t old = charged_.load_relaxed();
  uint64_t limit = limit_.load_relaxed();
  do {
    if (size > limit || old > limit - size) return false;
  } while (!charged_.cas_relaxed(old, old + size));
  uint64_t now = old + size;
  uint64_t peak = peak_.load_relaxed();
  while (now > peak && !peak_.cas_relaxed(peak, now)) {
  }
  return true;
}

bool OsMemory::charge(size_t size) { return attempt() && try_charge(size); }

void OsMemory::uncharge(size_t size) {
  uint64_t old = charged_.fetch_sub_relaxed(size);
  VOLE_DCHECK(old >= size);
}

void* OsMemory::reserve(size_t size, size_t align) {
  if (!attempt()) return nullptr;
  size_t slack = align > page_size() ? align : 0;
  if (size > SIZE_MAX - slack) return nullptr;
  void* p = mmap(nullptr, size + slack, PROT_NONE, kMapFlags, -1, 0);
  if (p == MAP_FAILED) return nullptr;
  uintptr_t start = reinterpret_cast<uintptr_t>(p);
  uintptr_t aligned = round_up(start, align);
  if (aligned != start) munmap(p, aligned - start);
  uintptr_t end = start + size + slack;
  if (end != aligned + size) munmap(reinterpret_cast<void*>(aligned + size), end - aligned - size);
  reserved_.fetch_add_relaxed(size);
  return reinterpret_cast<void*>(aligned);
}

bool OsMemory::commit(void* p, size_t size) {
  if (!charge(size)) return false;
  if (mprotect(p, size, PROT_READ | PROT_WRITE) != 0) {
    uncharge(size);
    return false;
  }
  return true;
}

bool OsMemory::open(void* p, size_t size) {
  return attempt() && mprotect(p, size, PROT_READ | PROT_WRITE) == 0;
}

void OsMemory::decommit(void* p, size_t size) {
  // A fresh mapping over the old one drops the pages and the access in one call. A system whose
  // table of mappings is full refuses that; then at least the memory goes back.
  void* q = mmap(p, size, PROT_NONE, kMapFlags | MAP_FIXED, -1, 0);
  if (q == MAP_FAILED) madvise(p, size, MADV_DONTNEED);
  uncharge(size);
}

void OsMemory::discard(void* p, size_t size) {
  madvise(p, size, MADV_DONTNEED);
  uncharge(size);
}

void OsMemory::protect(void* p, size_t size, bool accessible) {
  // Taking access away may fail for lack of mappings: then it stays. Giving it back merges them.
  int failed = mprotect(p, size, accessible ? PROT_READ | PROT_WRITE : PROT_NONE);
  VOLE_CHECK(failed == 0 || !accessible);
}

void OsMemory::release(void* p, size_t size, size_t committed) {
  VOLE_DCHECK(committed <= size);
  munmap(p, size);
  reserved_.fetch_sub_relaxed(size);
  uncharge(committed);
}

void* OsMemory::map(size_t size) {
  if (!charge(size)) return nullptr;
  void* p = mmap(nullptr, size, PROT_READ | PROT_WRITE, kMapFlags, -1, 0);
  if (p == MAP_FAILED) {
    uncharge(size);
    return nullptr;
  }
  reserved_.fetch_add_relaxed(size);
  return p;
}

void* OsMemory::map_uncharged(size_t size) {
  if (!attempt()) return nullptr;
  void* p = mmap(nullptr, size, PROT_READ | PROT_WRITE, kMapFlags, -1, 0);
  if (p == MAP_FAILED) return nullptr;
  reserved_.fetch_add_relaxed(size);
  return p;
}

}  // namespace vole
