// A Go value in its two forms: in memory (its own layout) and in frame slots (scalars extended to
// 64 bits, everything else as in memory, rounded up to whole slots). The low bytes of a slot are
// the value's memory, so reading from slots needs no conversion.
#pragma once

#include <cstdint>

#include "base/mem.h"
#include "bytecode/arith.h"
#include "bytecode/type.h"

namespace vole::runtime {

using bytecode::TypeDesc;

// Writes the value at `from` (memory) into slots. No barrier: frames need none.
inline void load_value(const TypeDesc* type, uint64_t* slots, const void* from) {
  using bytecode::Kind;
  namespace arith = bytecode::arith;
  switch (type->kind) {
    case Kind::Int8:
      mem::store_word(slots, arith::extend<int8_t>(mem::load<uint8_t>(from)));
      return;
    case Kind::Int16:
      mem::store_word(slots, arith::extend<int16_t>(mem::load<uint16_t>(from)));
      return;
    case Kind::Int32:
      mem::store_word(slots, arith::extend<int32_t>(mem::load<uint32_t>(from)));
      return;
    case Kind::Bool:
    case Kind::Uint8:
      mem::store_word(slots, mem::load<uint8_t>(from));
      return;
    case Kind::Uint16:
      mem::store_word(slots, mem::load<uint16_t>(from));
      return;
    case Kind::Uint32:
    case Kind::Float32:
      mem::store_word(slots, mem::load<uint32_t>(from));
      return;
    default:
      break;
  }
  uint64_t whole = type->size & ~uint64_t{7};
  mem::copy_words(slots, from, whole);
  if (whole != type->size) {
    mem::store_word(slots + whole / 8, 0);
    mem::copy_bytes(slots + whole / 8, static_cast<const char*>(from) + whole, type->size - whole);
  }
}

inline void zero_slots(const TypeDesc* type, uint64_t* slots) {
  mem::zero_words(slots, (type->size + 7) / 8 * 8);
}

}  // namespace vole::runtime
