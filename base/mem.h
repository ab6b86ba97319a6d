// The only way to touch Go memory (heap objects, globals, frames, elements).
//
// Marking is concurrent and Go programs may race, so plain C++ accesses would be undefined
// behaviour. Everything here is a relaxed atomic, may-alias access of a natural width that
// compiles to one plain `mov`; memory that holds pointers is copied and cleared word by word, so
// that no reader ever sees half a pointer. Memory without pointers may be moved by memmove.
// Preconditions are Go's: addresses are aligned to the width; sizes in bytes; for the *_words
// functions addresses and sizes are multiples of 8.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>

#include "base/check.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define VOLE_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || \
    __has_feature(undefined_behavior_sanitizer)
#define VOLE_SANITIZED 1
#endif
#endif

namespace vole::mem {

inline constexpr size_t kWordSize = 8;

namespace detail {

using U8 __attribute__((may_alias)) = uint8_t;
using U16 __attribute__((may_alias)) = uint16_t;
using U32 __attribute__((may_alias)) = uint32_t;
using U64 __attribute__((may_alias)) = uint64_t;

template <size_t kSize>
struct Raw;
template <>
struct Raw<1> {
  using Plain = uint8_t;
  using Alias = U8;
};
template <>
struct Raw<2> {
  using Plain = uint16_t;
  using Alias = U16;
};
template <>
struct Raw<4> {
  using Plain = uint32_t;
  using Alias = U32;
};
template <>
struct Raw<8> {
  using Plain = uint64_t;
  using Alias = U64;
};

}  // namespace detail

// Loads a value of 1, 2, 4 or 8 bytes (integers, floats, pointers, enums, bool).
template <class T>
VOLE_ALWAYS_INLINE T load(const void* p) {
  static_assert(std::is_trivially_copyable_v<T>);
  using R = detail::Raw<sizeof(T)>;
  typename R::Plain raw =
      __atomic_load_n(static_cast<const typename R::Alias*>(p), __ATOMIC_RELAXED);
  if constexpr (std::is_same_v<T, bool>) {
    return raw != 0;
  } else {
    return std::bit_cast<T>(raw);
  }
}

template <class T>
VOLE_ALWAYS_INLINE void store(void* p, T value) {
  static_assert(std::is_trivially_copyable_v<T>);
  using R = detail::Raw<sizeof(T)>;
  __atomic_store_n(static_cast<typename R::Alias*>(p),
                   std::bit_cast<typename R::Plain>(value), __ATOMIC_RELAXED);
}

template <class T>
VOLE_ALWAYS_INLINE T load(uintptr_t address) {
  return load<T>(reinterpret_cast<const void*>(address));
}
template <class T>
VOLE_ALWAYS_INLINE void store(uintptr_t address, T value) {
  store<T>(reinterpret_cast<void*>(address), value);
}

VOLE_ALWAYS_INLINE uint64_t load_word(const void* p) { return load<uint64_t>(p); }
VOLE_ALWAYS_INLINE void store_word(void* p, uint64_t value) { store<uint64_t>(p, value); }

// --- ordered accesses, for sync/atomic and for publication -------------------------------------

template <class T>
VOLE_ALWAYS_INLINE T load_acquire(const void* p) {
  using R = detail::Raw<sizeof(T)>;
  return std::bit_cast<T>(static_cast<typename R::Plain>(
      __atomic_load_n(static_cast<const typename R::Alias*>(p), __ATOMIC_ACQUIRE)));
}
template <class T>
VOLE_ALWAYS_INLINE void store_release(void* p, T value) {
  using R = detail::Raw<sizeof(T)>;
  __atomic_store_n(static_cast<typename R::Alias*>(p),
                   std::bit_cast<typename R::Plain>(value), __ATOMIC_RELEASE);
}
template <class T>
VOLE_ALWAYS_INLINE T load_seq_cst(const void* p) {
  using R = detail::Raw<sizeof(T)>;
  return std::bit_cast<T>(static_cast<typename R::Plain>(
      __atomic_load_n(static_cast<const typename R::Alias*>(p), __ATOMIC_SEQ_CST)));
}
template <class T>
VOLE_ALWAYS_INLINE void store_seq_cst(void* p, T value) {
  using R = detail::Raw<sizeof(T)>;
  __atomic_store_n(static_cast<typename R::Alias*>(p),
                   std::bit_cast<typename R::Plain>(value), __ATOMIC_SEQ_CST);
}
// Returns the old value.
template <class T>
VOLE_ALWAYS_INLINE T exchange_seq_cst(void* p, T value) {
  using R = detail::Raw<sizeof(T)>;
  return std::bit_cast<T>(static_cast<typename R::Plain>(
      __atomic_exchange_n(static_cast<typename R::Alias*>(p),
                          std::bit_cast<typename R::Plain>(value), __ATOMIC_SEQ_CST)));
}
// Stores `desired` if *p equals `expected`; says whether it did.
template <class T>
VOLE_ALWAYS_INLINE bool compare_exchange_seq_cst(void* p, T expected, T desired) {
  using R = detail::Raw<sizeof(T)>;
  auto old = std::bit_cast<typename R::Plain>(expected);
  return __atomic_compare_exchange_n(static_cast<typename R::Alias*>(p), &old,
                                     std::bit_cast<typename R::Plain>(desired), false,
                                     __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
}
// The next three take 32- or 64-bit integers and return the old value.
template <class T>
VOLE_ALWAYS_INLINE T fetch_add_seq_cst(void* p, T delta) {
  using R = detail::Raw<sizeof(T)>;
  return std::bit_cast<T>(static_cast<typename R::Plain>(
      __atomic_fetch_add(static_cast<typename R::Alias*>(p),
                         std::bit_cast<typename R::Plain>(delta), __ATOMIC_SEQ_CST)));
}
template <class T>
VOLE_ALWAYS_INLINE T fetch_and_seq_cst(void* p, T mask) {
  using R = detail::Raw<sizeof(T)>;
  return std::bit_cast<T>(static_cast<typename R::Plain>(
      __atomic_fetch_and(static_cast<typename R::Alias*>(p),
                         std::bit_cast<typename R::Plain>(mask), __ATOMIC_SEQ_CST)));
}
template <class T>
VOLE_ALWAYS_INLINE T fetch_or_seq_cst(void* p, T mask) {
  using R = detail::Raw<sizeof(T)>;
  return std::bit_cast<T>(static_cast<typename R::Plain>(
      __atomic_fetch_or(static_cast<typename R::Alias*>(p),
                        std::bit_cast<typename R::Plain>(mask), __ATOMIC_SEQ_CST)));
}

// --- bulk: memory that may hold pointers --------------------------------------------------------

// Sizes from here on use the string instructions of the CPU, which move whole words.
inline constexpr size_t kStringOpThreshold = 256;

// Copies whole words; source and destination may overlap.
inline void copy_words(void* to, const void* from, size_t size) {
  VOLE_DCHECK(size % kWordSize == 0);
  char* d = static_cast<char*>(to);
  const char* s = static_cast<const char*>(from);
  if (reinterpret_cast<uintptr_t>(d) - reinterpret_cast<uintptr_t>(s) >= size) {
#if defined(__x86_64__) && !defined(VOLE_SANITIZED)
    if (size >= kStringOpThreshold) {
      size_t count = size / kWordSize;
      __asm__ volatile("rep movsq" : "+D"(d), "+S"(s), "+c"(count) : : "memory");
      return;
    }
#endif
    for (size_t i = 0; i < size; i += kWordSize) store_word(d + i, load_word(s + i));
  } else {
    for (size_t i = size; i != 0; i -= kWordSize) {
      store_word(d + i - kWordSize, load_word(s + i - kWordSize));
    }
  }
}

// Clears whole words.
inline void zero_words(void* to, size_t size) {
  VOLE_DCHECK(size % kWordSize == 0);
  char* d = static_cast<char*>(to);
#if defined(__x86_64__) && !defined(VOLE_SANITIZED)
  if (size >= kStringOpThreshold) {
    size_t count = size / kWordSize;
    __asm__ volatile("rep stosq" : "+D"(d), "+c"(count) : "a"(uint64_t{0}) : "memory");
    return;
  }
#endif
  for (size_t i = 0; i < size; i += kWordSize) store_word(d + i, 0);
}

// --- bulk: memory without pointers -------------------------------------------------------------

// Copies bytes that hold no pointers (or memory no other thread can see); may overlap.
VOLE_ALWAYS_INLINE void copy_bytes(void* to, const void* from, size_t size) {
  if (size != 0) std::memmove(to, from, size);
}
// Clears bytes that hold no pointers, or memory that nobody else can see yet.
VOLE_ALWAYS_INLINE void zero_bytes(void* to, size_t size) {
  if (size != 0) std::memset(to, 0, size);
}
VOLE_ALWAYS_INLINE int compare_bytes(const void* a, const void* b, size_t size) {
  return size == 0 ? 0 : std::memcmp(a, b, size);
}

// Copies a value of a Go type: by words where it holds pointers (its size is then a multiple of
// the word size and so is its alignment), else by bytes. No write barrier.
VOLE_ALWAYS_INLINE void copy_value(void* to, const void* from, size_t size, bool has_pointers) {
  if (has_pointers) {
    copy_words(to, from, size);
  } else {
    copy_bytes(to, from, size);
  }
}
VOLE_ALWAYS_INLINE void zero_value(void* to, size_t size, bool has_pointers) {
  if (has_pointers) {
    zero_words(to, size);
  } else {
    zero_bytes(to, size);
  }
}

}  // namespace vole::mem
