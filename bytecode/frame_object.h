// What compiler and runtime agree on about memory that the runtime's own structures take in frames:
// sizes, pointer words and the layout of a map's first group. The runtime asserts that its
// structures are so (runtime/values/map.h).
//
// An object in a frame has a StackObject entry in its function's table; its type is an ordinary
// one or, for these structures, one that the compiler makes from the masks given here.
#pragma once

#include <cstddef>
#include <cstdint>

namespace vole::bytecode {

// Buffers for short strings and conversions: gc's sizes, visible as capacities.
constexpr uint32_t kStringBufferBytes = 32;
constexpr uint32_t kRuneBufferCount = 32;  // of 4 bytes
constexpr uint32_t kRuneTextBytes = 4;

// A map's header and an iterator: bit i of the mask says that word i is a pointer.
constexpr uint32_t kMapHeaderBytes = 72;
constexpr uint32_t kMapHeaderMask = 0b1110;
constexpr uint32_t kMapIterBytes = 48;
constexpr uint32_t kMapIterMask = 0b111;

// The first group of a map: kMapGroupEntries entries, then one 32-bit hash each; all zero at first.
constexpr uint32_t kMapGroupEntries = 8;
constexpr uint32_t kMapGroupHashBytes = 4 * kMapGroupEntries;

struct MapEntryLayout {
  uint64_t size;         // bytes from one entry to the next
  uint64_t elem_offset;  // bytes; the key lies at 0
  uint64_t align;
};

// Sizes and alignments in bytes; `pointers`: key or element holds some.
constexpr MapEntryLayout map_entry_layout(uint64_t key_size, uint64_t key_align,
                                          uint64_t elem_size, uint64_t elem_align,
                                          bool pointers) {
  if (key_align == 0) key_align = 1;
  if (elem_align == 0) elem_align = 1;
  uint64_t align = key_align > elem_align ? key_align : elem_align;
  if (pointers) align = 8;
  uint64_t offset = (key_size + elem_align - 1) / elem_align * elem_align;
  uint64_t size = (offset + elem_size + align - 1) / align * align;
  return {size == 0 ? 1 : size, offset, align};
}

// Bytes of a group, a multiple of 8 (the hashes begin at a multiple of 8).
constexpr uint64_t map_group_hash_offset(const MapEntryLayout& entry) {
  return (entry.size * kMapGroupEntries + 7) / 8 * 8;
}
constexpr uint64_t map_group_bytes(const MapEntryLayout& entry) {
  return map_group_hash_offset(entry) + kMapGroupHashBytes;
}

}  // namespace vole::bytecode
