// A stack of pending work for algorithms over a script's data, which must not recurse in C++.
// The first entries need no memory; further ones are charged to the VM, and push says so if that
// fails.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <type_traits>

#include "base/os_memory.h"

namespace vole::runtime {

// Whoever runs an operation over a script's data may stop it: values that share their parts take a
// time that grows exponentially with their size. ask(context) is called now and then, and answers
// whether to give up; null: nobody is asked.
struct StopTest {
  bool (*ask)(void* context) = nullptr;
  void* context = nullptr;
};

// Counts the steps of an operation.
class Steps {
 public:
  explicit Steps(const StopTest& stop) : stop_(stop) {}
  // False: give up.
  bool next() { return --left_ != 0 || more(); }

 private:
  static constexpr uint32_t kBetween = 1 << 14;  // about 0.2 ms
  bool more() {
    left_ = kBetween;
    return stop_.ask == nullptr || !stop_.ask(stop_.context);
  }

  StopTest stop_;
  uint32_t left_ = kBetween;
};

template <class T, size_t kInline = 32>
class WorkList {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  explicit WorkList(OsMemory& os) : os_(os) {}
  ~WorkList() {
    if (items_ != inline_items()) {
      std::free(items_);
      os_.uncharge(capacity_ * sizeof(T));
    }
  }
  WorkList(const WorkList&) = delete;
  WorkList& operator=(const WorkList&) = delete;

  bool empty() const { return size_ == 0; }
  size_t size() const { return size_; }
  T& top() { return items_[size_ - 1]; }
  void pop() { size_--; }
  // False if there is no memory.
  bool push(const T& item) {
    if (size_ == capacity_ && !grow()) return false;
    items_[size_++] = item;
    return true;
  }

 private:
  T* inline_items() { return reinterpret_cast<T*>(storage_); }
  bool grow() {
    size_t bytes = capacity_ * sizeof(T);
    if (!os_.charge(2 * bytes)) return false;
    T* fresh = static_cast<T*>(std::malloc(2 * bytes));
    if (fresh == nullptr) {
      os_.uncharge(2 * bytes);
      return false;
    }
    std::memcpy(static_cast<void*>(fresh), items_, bytes);
    if (items_ != inline_items()) {
      std::free(items_);
      os_.uncharge(bytes);
    }
    items_ = fresh;
    capacity_ *= 2;
    return true;
  }

  OsMemory& os_;
  alignas(T) unsigned char storage_[kInline * sizeof(T)];
  T* items_ = inline_items();
  size_t size_ = 0;
  size_t capacity_ = kInline;
};

}  // namespace vole::runtime
