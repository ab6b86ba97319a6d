// Bump allocation for structures that die together: a compilation's tree, types and IR.
//
// Nothing allocated here is destroyed one by one, so only trivially destructible objects may live
// in an arena. Memory comes in growing chunks; those of a large arena are huge pages, because the
// faults of small ones cost a compilation a tenth of its time. An optional byte limit is soft: when
// it is passed the arena keeps answering (no phase has to handle a null pointer), but exhausted()
// turns true, and each phase polls that between declarations and gives up with a diagnostic. Not
// thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <new>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace vole {

// A view of `size` elements that live in an arena (or anywhere else that outlives the view).
// The length is fixed; the elements may be changed.
template <typename T>
class List {
 public:
  constexpr List() = default;
  constexpr List(T* data, size_t size) : data_(data), size_(static_cast<uint32_t>(size)) {}

  constexpr T* begin() const { return data_; }
  constexpr T* end() const { return data_ + size_; }
  constexpr T* data() const { return data_; }
  constexpr size_t size() const { return size_; }
  constexpr bool empty() const { return size_ == 0; }
  constexpr T& operator[](size_t index) const { return data_[index]; }
  constexpr T& front() const { return data_[0]; }
  constexpr T& back() const { return data_[size_ - 1]; }
  // The first `count` elements, or those from `from` on; the caller keeps within size().
  constexpr List first(size_t count) const { return List(data_, count); }
  constexpr List from(size_t from) const { return List(data_ + from, size_ - from); }

 private:
  T* data_ = nullptr;
  uint32_t size_ = 0;
};

class Arena {
 public:
  static constexpr size_t kNoLimit = ~size_t{0};

  explicit Arena(size_t byte_limit = kNoLimit) : limit_(byte_limit) {}
  ~Arena();
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  // Uninitialised memory; `align` is a power of two of at most alignof(max_align_t). Never null.
  void* allocate(size_t bytes, size_t align = alignof(std::max_align_t)) {
    size_t start = (cursor_ + align - 1) & ~(align - 1);
    if (start + bytes > end_ || start < cursor_) return allocate_in_new_chunk(bytes);
    cursor_ = start + bytes;
    return reinterpret_cast<void*>(start);
  }

  template <typename T, typename... Args>
  T* make(Args&&... args) {
    static_assert(std::is_trivially_destructible_v<T>, "arena objects are never destroyed");
    return new (allocate(sizeof(T), alignof(T))) T(std::forward<Args>(args)...);
  }

  // An array of `count` value-initialised elements.
  template <typename T>
  List<T> make_list(size_t count) {
    static_assert(std::is_trivially_destructible_v<T>, "arena objects are never destroyed");
    if (count == 0) return {};
    T* data = static_cast<T*>(allocate(count * sizeof(T), alignof(T)));
    for (size_t i = 0; i < count; i++) new (data + i) T();
    return List<T>(data, count);
  }

  template <typename T>
  List<T> copy(const T* from, size_t count) {
    static_assert(std::is_trivially_copyable_v<T>, "copied as bytes");
    if (count == 0) return {};
    T* data = static_cast<T*>(allocate(count * sizeof(T), alignof(T)));
    std::memcpy(static_cast<void*>(data), from, count * sizeof(T));
    return List<T>(data, count);
  }
  template <typename T>
  List<T> copy(const std::vector<T>& from) {
    return copy(from.data(), from.size());
  }
  template <typename T>
  List<T> copy(std::initializer_list<T> from) {
    return copy(from.begin(), from.size());
  }

  // A copy of `text`, followed by a NUL that is not part of the view.
  std::string_view copy(std::string_view text) {
    char* data = static_cast<char*>(allocate(text.size() + 1, 1));
    if (!text.empty()) std::memcpy(data, text.data(), text.size());
    data[text.size()] = '\0';
    return {data, text.size()};
  }

  // Bytes taken from the system so far.
  size_t reserved_bytes() const { return reserved_; }
  // True once more than the limit was taken; stays true.
  bool exhausted() const { return reserved_ > limit_; }

 private:
  static constexpr size_t kFirstChunk = 16 * 1024;
  static constexpr size_t kLargestChunk = 2 * 1024 * 1024;  // a huge page

  void* allocate_in_new_chunk(size_t bytes);

  std::vector<char*> chunks_;
  std::vector<char*> huge_chunks_;  // of kLargestChunk bytes, mapped
  size_t cursor_ = 0;  // address of the next free byte in the current chunk
  size_t end_ = 0;
  size_t next_chunk_ = kFirstChunk;
  size_t reserved_ = 0;
  size_t limit_;
};

}  // namespace vole
