// A P's own supply of pages: one aligned window of 64 pages, of which some are free and belong to
// this P alone, so that small spans are made without the heap's lock.
//
// Pages in a cache are neither free in the page allocator nor part of a span. Those with their
// `backed` bit set hold charged memory; the others are charged when they are taken.
#pragma once

#include <cstddef>
#include <cstdint>

namespace vole::runtime {

// Not thread-safe: touched by the holder of the P, or with the world stopped.
struct PageCache {
  static constexpr size_t kWindow = 64;
  // Larger requests go to the page allocator.
  static constexpr size_t kMaxRequest = 15;
  static constexpr size_t kNone = SIZE_MAX;

  size_t base = 0;      // first page of the window, a multiple of 64
  uint64_t free = 0;    // a bit a page
  uint64_t backed = 0;  // of the free ones

  bool empty() const { return free == 0; }

  // The lowest run of `count` free pages, or kNone. `were_backed` receives the bits of those that
  // hold charged memory, counted from the first page.
  size_t allocate(size_t count, uint64_t* were_backed) {
    // Bit i of `runs` stays set while pages i .. i+have-1 are free; `have` doubles each step.
    uint64_t runs = free;
    for (size_t have = 1; have < count && runs != 0;) {
      size_t step = have < count - have ? have : count - have;
      runs &= runs >> step;
      have += step;
    }
    if (runs == 0) return kNone;
    auto first = static_cast<unsigned>(__builtin_ctzll(runs));
    uint64_t mask = ((uint64_t{1} << count) - 1) << first;
    *were_backed = (backed & mask) >> first;
    free &= ~mask;
    backed &= ~mask;
    return base + first;
  }
  // Undoes an allocation that could not be charged.
  void put_back(size_t page, size_t count, uint64_t were_backed) {
    size_t first = page - base;
    free |= ((uint64_t{1} << count) - 1) << first;
    backed |= were_backed << first;
  }
  bool contains(size_t page) const {
    return page - base < kWindow && (free >> (page - base) & 1) != 0;
  }
};

}  // namespace vole::runtime
