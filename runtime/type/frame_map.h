// The maps that say which slots of a frame, or words of an array, hold pointers: bits in 64-bit
// words, low bit first. The collector reads them to find roots, the move of a stack to adjust them.
#pragma once

#include <cstddef>
#include <cstdint>

namespace vole::runtime {

// Calls f(index) for each of `count` slots whose bit is set in the words of a frame's map.
template <class F>
inline void for_each_marked(const uint64_t* map, size_t count, F f) {
  for (size_t w = 0; w * 64 < count; w++) {
    for (uint64_t bits = map[w]; bits != 0; bits &= bits - 1) {
      size_t i = w * 64 + static_cast<unsigned>(__builtin_ctzll(bits));
      if (i >= count) break;
      f(i);
    }
  }
}

}  // namespace vole::runtime
