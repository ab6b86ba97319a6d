// A vector of trivial elements whose first `N` need no memory of their own: for lists that are
// short nearly always and made often. Elements move when it grows. Not thread-safe.
#pragma once

#include <algorithm>
#include <cstddef>
#include <type_traits>
#include <vector>

namespace vole {

template <typename T, size_t N>
class ShortVector {
  static_assert(std::is_trivially_copyable_v<T>, "moved as bytes");
  static_assert(!std::is_same_v<T, bool>, "std::vector<bool> has no array");

 public:
  ShortVector() = default;
  ShortVector(size_t count, const T& value) : size_(count) {
    if (count > N) more_.assign(count, value);
    if (count <= N) std::fill_n(own_, count, value);
  }
  ShortVector(const ShortVector&) = delete;
  ShortVector& operator=(const ShortVector&) = delete;

  void push_back(const T& value) {
    if (size_ < N) {
      own_[size_++] = value;
      return;
    }
    if (size_ == N) {
      T kept = value;  // may be an element
      more_.assign(own_, own_ + N);
      more_.push_back(kept);
    } else {
      more_.push_back(value);
    }
    size_++;
  }

  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  T* data() { return size_ <= N ? own_ : more_.data(); }
  const T* data() const { return size_ <= N ? own_ : more_.data(); }
  T* begin() { return data(); }
  T* end() { return data() + size_; }
  const T* begin() const { return data(); }
  const T* end() const { return data() + size_; }
  T& operator[](size_t index) { return data()[index]; }
  const T& operator[](size_t index) const { return data()[index]; }

 private:
  T own_[N];
  std::vector<T> more_;  // all elements, once they are more than N
  size_t size_ = 0;
};

}  // namespace vole
