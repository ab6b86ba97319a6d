// The 67 size classes of small objects, computed at compile time by the recipe below.
//
// Recipe: sizes step by an alignment that grows with the size (8; from 32: 16; from 128: 1/8 of
// the size; from 2048: 256). A class's span grows page by page until at most 1/8 of it is lost at
// the end. A size whose span has as many pages and objects as the class before replaces that
// class. Finally each size grows to fill its span, rounded down to a multiple of 128.
// Class 0 stands for large objects, which have a span of their own.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace vole::runtime {

inline constexpr size_t kPageShift = 13;
inline constexpr size_t kPageSize = size_t{1} << kPageShift;

inline constexpr int kSizeClassCount = 68;  // class 0 included
inline constexpr size_t kMaxSmallSize = 32768;
inline constexpr size_t kSmallSizeDiv = 8;
inline constexpr size_t kSmallSizeMax = 1024;
inline constexpr size_t kLargeSizeDiv = 128;

struct SizeClassTable {
  std::array<uint32_t, kSizeClassCount> size{};     // bytes of an object
  std::array<uint8_t, kSizeClassCount> pages{};     // pages of a span
  std::array<uint32_t, kSizeClassCount> div_mul{};  // floor((2^32-1)/size)+1
  std::array<uint8_t, kSmallSizeMax / kSmallSizeDiv + 1> small{};
  std::array<uint8_t, (kMaxSmallSize - kSmallSizeMax) / kLargeSizeDiv + 1> large{};
  int count = 0;
};

namespace detail {

constexpr SizeClassTable make_size_classes() {
  SizeClassTable t;
  int count = 1;
  size_t align = 8;
  for (size_t size = align; size <= kMaxSmallSize; size += align) {
    if ((size & (size - 1)) == 0) {
      if (size >= 2048) {
        align = 256;
      } else if (size >= 128) {
        align = size / 8;
      } else if (size >= 32) {
        align = 16;
      }
    }
    size_t span = kPageSize;
    while (span % size > span / 8) span += kPageSize;
    size_t pages = span / kPageSize;
    if (count > 1 && pages == t.pages[count - 1] && span / size == span / t.size[count - 1]) {
      t.size[count - 1] = static_cast<uint32_t>(size);
      continue;
    }
    t.size[count] = static_cast<uint32_t>(size);
    t.pages[count] = static_cast<uint8_t>(pages);
    count++;
  }
  t.count = count;
  for (int i = 1; i < count; i++) {
    size_t span = t.pages[i] * kPageSize;
    size_t grown = span / (span / t.size[i]) / 128 * 128;
    if (grown > t.size[i]) t.size[i] = static_cast<uint32_t>(grown);
    t.div_mul[i] = 0xffffffffu / t.size[i] + 1;
  }
  int c = 1;
  for (size_t i = 0; i < t.small.size(); i++) {
    while (c < count - 1 && t.size[c] < i * kSmallSizeDiv) c++;
    t.small[i] = static_cast<uint8_t>(c);
  }
  c = 1;
  for (size_t i = 0; i < t.large.size(); i++) {
    while (c < count - 1 && t.size[c] < kSmallSizeMax + i * kLargeSizeDiv) c++;
    t.large[i] = static_cast<uint8_t>(c);
  }
  return t;
}

}  // namespace detail

inline constexpr SizeClassTable kSizeClasses = detail::make_size_classes();
static_assert(kSizeClasses.count == kSizeClassCount);

// The class for a small size (1 .. kMaxSmallSize; 0 is served as 8).
constexpr uint8_t size_class_of(size_t size) {
  if (size <= kSmallSizeMax - 8) {
    return kSizeClasses.small[(size + kSmallSizeDiv - 1) / kSmallSizeDiv];
  }
  return kSizeClasses.large[(size - kSmallSizeMax + kLargeSizeDiv - 1) / kLargeSizeDiv];
}

// Size class and whether its objects are free of pointers: class << 1 | noscan.
using SpanClass = uint8_t;
inline constexpr int kSpanClassCount = kSizeClassCount * 2;
constexpr SpanClass make_span_class(uint8_t size_class, bool noscan) {
  return static_cast<SpanClass>(size_class << 1 | (noscan ? 1 : 0));
}
inline constexpr SpanClass kTinySpanClass = make_span_class(2, true);

// Objects with pointers up to this size have their pointer bits at the end of their span; larger
// small ones start with a type word; large ones have the type in their span.
inline constexpr size_t kMaxSizeWithBitmap = 512;
inline constexpr size_t kTypeHeaderSize = 8;

// Bytes that an allocation of `size` really gets, as append's growth wants to know.
constexpr size_t round_up_size(size_t size, bool noscan) {
  size_t header = !noscan && size > kMaxSizeWithBitmap ? kTypeHeaderSize : 0;
  if (size + header <= kMaxSmallSize && size + header >= size) {
    return kSizeClasses.size[size_class_of(size + header)] - header;
  }
  size_t rounded = (size + kPageSize - 1) & ~(kPageSize - 1);
  return rounded < size ? size : rounded;
}

}  // namespace vole::runtime
