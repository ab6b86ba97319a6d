// The allocation cache of a P: one span a span class, the current tiny block, and the flags that
// the inline allocation path tests. Only the P that owns it touches it, so it needs no lock.
#pragma once

#include <cstddef>
#include <cstdint>

#include "runtime/memory/span.h"

namespace vole::runtime {

class Heap;
class Collector;

inline constexpr size_t kTinyBlock = 16;

struct MCache {
  Span* alloc[kSpanClassCount] = {};  // never null: the heap's empty span stands for none
  uintptr_t tiny = 0;                 // current tiny block, 0: none
  size_t tiny_offset = 0;
  // Any reason to leave the inline path: marking is on (allocate black), or a stress mode.
  bool slow = false;
  // Pointer stores must go through the barrier; changes only while the world is stopped.
  bool barrier = false;
  Heap* heap = nullptr;
  Collector* collector = nullptr;
  uint64_t tiny_allocs = 0;  // in blocks that there were, since the last flush
  MCache* next = nullptr;    // all caches of a heap
};

}  // namespace vole::runtime
