// Atomics whose memory order is part of the operation's name, so that every use says what it
// relies on. There is no default order and no implicit conversion.
#pragma once

#include <atomic>

namespace vole {

template <class T>
class Atomic {
 public:
  constexpr Atomic() : value_() {}
  constexpr explicit Atomic(T value) : value_(value) {}
  Atomic(const Atomic&) = delete;
  Atomic& operator=(const Atomic&) = delete;

  T load_relaxed() const { return value_.load(std::memory_order_relaxed); }
  T load_acquire() const { return value_.load(std::memory_order_acquire); }
  T load_seq_cst() const { return value_.load(std::memory_order_seq_cst); }
  void store_relaxed(T v) { value_.store(v, std::memory_order_relaxed); }
  void store_release(T v) { value_.store(v, std::memory_order_release); }
  void store_seq_cst(T v) { value_.store(v, std::memory_order_seq_cst); }

  T exchange_relaxed(T v) { return value_.exchange(v, std::memory_order_relaxed); }
  T exchange_acquire(T v) { return value_.exchange(v, std::memory_order_acquire); }
  T exchange_release(T v) { return value_.exchange(v, std::memory_order_release); }
  T exchange_acq_rel(T v) { return value_.exchange(v, std::memory_order_acq_rel); }
  T exchange_seq_cst(T v) { return value_.exchange(v, std::memory_order_seq_cst); }

  // On failure `expected` receives the value found.
  bool cas_relaxed(T& expected, T desired) {
    return value_.compare_exchange_strong(expected, desired, std::memory_order_relaxed);
  }
  bool cas_acquire(T& expected, T desired) {
    return value_.compare_exchange_strong(expected, desired, std::memory_order_acquire,
                                          std::memory_order_acquire);
  }
  bool cas_acq_rel(T& expected, T desired) {
    return value_.compare_exchange_strong(expected, desired, std::memory_order_acq_rel,
                                          std::memory_order_acquire);
  }
  bool cas_seq_cst(T& expected, T desired) {
    return value_.compare_exchange_strong(expected, desired, std::memory_order_seq_cst);
  }

  // All of these return the old value.
  T fetch_add_relaxed(T v) { return value_.fetch_add(v, std::memory_order_relaxed); }
  T fetch_sub_relaxed(T v) { return value_.fetch_sub(v, std::memory_order_relaxed); }
  T fetch_add_acq_rel(T v) { return value_.fetch_add(v, std::memory_order_acq_rel); }
  T fetch_sub_acq_rel(T v) { return value_.fetch_sub(v, std::memory_order_acq_rel); }
  T fetch_or_relaxed(T v) { return value_.fetch_or(v, std::memory_order_relaxed); }
  T fetch_and_relaxed(T v) { return value_.fetch_and(v, std::memory_order_relaxed); }
  T fetch_or_release(T v) { return value_.fetch_or(v, std::memory_order_release); }

  // For waiting on the value (futex): the address of the underlying object.
  std::atomic<T>* raw() { return &value_; }

 private:
  std::atomic<T> value_;
};

// No load after it is done before a store before it (nor the other way round).
inline void full_fence() { std::atomic_thread_fence(std::memory_order_seq_cst); }

}  // namespace vole
