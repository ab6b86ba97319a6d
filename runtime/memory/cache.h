// The allocation cache of a P: one span a span class, the current tiny block, pages and span
// records for new spans, and the flags that the inline allocation path tests.
// Only the P that owns it touches it, so it needs no lock; with the world stopped, anybody may.
#pragma once

#include <cstddef>
#include <cstdint>

#include "runtime/memory/page_cache.h"
#include "runtime/memory/span.h"

namespace vole::runtime {

class Heap;
class Collector;
struct GcLocal;

inline constexpr size_t kTinyBlock = 16;

// A large object whose clearing was interrupted, because somebody waits for this thread: the
// allocation has answered null, and goes on here when the same object is asked for again. Nobody
// has its address yet, so that it needs no marking; what allocates something else leaves it to the
// sweeper.
struct HalfCleared {
  Span* span = nullptr;  // null: none
  const bytecode::TypeDesc* type = nullptr;
  size_t cleared = 0;    // bytes
  bool interrupted = false;  // the last allocation answered null for this reason
  bool forgotten = false;    // one has been left since this was last looked at
  uint32_t patience = 1;     // pieces that are cleared before the next interruption
};

struct MCache {
  static constexpr uint32_t kSpareSpans = 16;

  Span* alloc[kSpanClassCount] = {};  // never null: the heap's empty span stands for none
  uintptr_t tiny = 0;                 // current tiny block, 0: none
  size_t tiny_offset = 0;
  // Any reason to leave the inline path: marking is on (allocate black), the cache has not been
  // flushed since the last cycle, or a stress mode.
  bool slow = false;
  // Pointer stores must go through the barrier; changes only while the world is stopped.
  bool barrier = false;
  Heap* heap = nullptr;
  Collector* collector = nullptr;
  GcLocal* gc = nullptr;     // of the same P; filled by gc/
  uint32_t flush_gen = 0;    // sweep generation of the last flush; gc/
  HalfCleared half;
  uint64_t tiny_allocs = 0;  // in blocks that there were, since the last flush
  PageCache pages;
  Span* spare = nullptr;     // dead records for new spans, linked by next
  uint32_t spare_count = 0;
  MCache* next = nullptr;    // all caches of a heap, under the heap's lock
};

}  // namespace vole::runtime
