// Boxing: the data word of an interface for values that are not pointer-shaped.
#pragma once

#include <cstdint>

#include "base/mem.h"
#include "bytecode/type.h"
#include "runtime/gc/allocate.h"
#include "runtime/gc/barrier.h"

namespace vole::runtime {

constexpr uint64_t kSmallBoxes = 256;

struct SmallBoxTable {
  uint64_t at[kSmallBoxes];
  constexpr SmallBoxTable() : at() {
    for (uint64_t i = 0; i < kSmallBoxes; ++i) at[i] = i;
  }
};
// Values below 256 of up to 8 bytes need no allocation.
inline constexpr SmallBoxTable kSmallBoxTable;

// A read-only copy of the value whose memory form is at `value` (slots may be read so, too).
// Null: no memory.
inline void* box_value(MCache& cache, const bytecode::TypeDesc* type, const void* value) {
  uint64_t size = type->size;
  if (size == 0) return zero_base();
  if (type->ptr_bytes == 0 && size <= 8) {
    uint64_t word = 0;
    switch (size) {
      case 1:
        word = mem::load<uint8_t>(value);
        break;
      case 2:
        word = mem::load<uint16_t>(value);
        break;
      case 4:
        word = mem::load<uint32_t>(value);
        break;
      case 8:
        word = mem::load<uint64_t>(value);
        break;
      default:
        word = kSmallBoxes;
        break;
    }
    if (word < kSmallBoxes) return const_cast<uint64_t*>(&kSmallBoxTable.at[word]);
  } else if (type->kind == bytecode::Kind::String &&
             mem::load_word(static_cast<const uint64_t*>(value) + 1) == 0) {
    static constexpr uint64_t kEmptyString[2] = {};
    return const_cast<uint64_t*>(kEmptyString);
  }
  void* box = type->ptr_bytes == 0 ? allocate_noscan(cache, size, false)
                                   : allocate_scan(cache, size, type, false);
  if (box == nullptr) return nullptr;
  // The box is black while marking runs, and the value may come from a stack not yet scanned.
  shade_values(cache, value, size, type);
  mem::copy_value(box, value, size, type->ptr_bytes != 0);
  return box;
}

}  // namespace vole::runtime
