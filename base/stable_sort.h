// A sort that keeps the order of equals and makes no use of the deprecated buffers that
// libstdc++-12's std::stable_sort allocates.
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace vole {

// Sorts `list` by `less`, which takes two const T&. One move of each element, and four bytes.
template <class T, class Less>
void stable_sort(std::vector<T>& list, Less less) {
  std::vector<uint32_t> order(list.size());
  for (uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    if (less(list[a], list[b])) return true;
    return a < b && !less(list[b], list[a]);
  });
  std::vector<T> sorted;
  sorted.reserve(list.size());
  for (uint32_t from : order) sorted.push_back(std::move(list[from]));
  list = std::move(sorted);
}

}  // namespace vole
