// What the back end has to know of a type: register class, size, alignment, field offsets, which
// words hold pointers. Computed once a type and kept in a table keyed by the (interned) type.
// Sizes are in bytes and equal gc's on amd64. Not thread-safe; lives as long as one compilation.
#pragma once

#include <cstdint>
#include <vector>

#include "base/arena.h"
#include "bytecode/type.h"
#include "compiler/cfg/function.h"
#include "compiler/types/type.h"

namespace vole::ir {
class TypeTable;
}

namespace vole::cfg {

struct TypeInfo {
  const types::Type* type = nullptr;
  const types::Type* under = nullptr;
  bytecode::Kind kind = bytecode::Kind::Invalid;
  RegClass cls = RegClass::kWord;
  uint8_t width = 8;  // one-slot values: bytes in memory
  uint8_t align = 1;
  bool is_signed = false;          // integers
  bool is_float = false;           // float32, float64
  bool direct_iface = false;       // pointer-shaped: an interface's data word holds the value
  bool comparable_memory = false;  // equality is that of the bytes
  bool needs_address = false;      // has arrays that no slot arithmetic can reach: within
                                   // arrays, or not at a whole slot
  uint32_t slots = 0;              // in a frame; 0 where it is too large (see kMaxFrameBytes)
  int64_t size = 0;
  int64_t ptr_bytes = 0;           // prefix that may hold pointers; 0: none
  List<int64_t> offsets;           // struct: of each field
  const TypeInfo* elem = nullptr;  // array, slice, pointer (only once asked), string: element
  int64_t len = 0;                 // array

  bool is_memory() const { return cls == RegClass::kMemory; }
  bool one_slot() const { return cls == RegClass::kWord || cls == RegClass::kPointer; }
  bool is_integer() const { return kind >= bytecode::Kind::Int && kind <= bytecode::Kind::Uintptr; }
  // Integers whose large values are negative when taken for an int.
  bool is_unsigned_word() const { return is_integer() && !is_signed && width == 8; }
  bool is_interface() const { return cls == RegClass::kIface; }
};

class Layouts {
 public:
  explicit Layouts(ir::TypeTable& types);
  Layouts(const Layouts&) = delete;
  Layouts& operator=(const Layouts&) = delete;

  const TypeInfo* info(const types::Type* type);
  // The element of an array, slice, pointer, map, channel; bytes of a string.
  const TypeInfo* elem(const TypeInfo* info);
  const TypeInfo* field(const TypeInfo* info, uint32_t index);
  const TypeInfo* int_type() const { return int_; }
  const TypeInfo* word_type() const { return uintptr_; }
  const TypeInfo* pointer_type() const { return pointer_; }  // unsafe.Pointer
  const TypeInfo* string_type() const { return string_; }
  const TypeInfo* bool_type() const { return bool_; }
  const TypeInfo* byte_type() const { return byte_; }
  ir::TypeTable& types() { return types_; }

  // Sets bit (first_bit + i) of `bits` for each pointer word i of a value of the type.
  void add_pointer_bits(const TypeInfo* info, uint32_t first_bit, uint64_t* bits);
  // One bit a word of ptr_bytes, as type descriptors have it.
  std::vector<uint8_t> pointer_mask(const TypeInfo* info);

 private:
  struct Entry {
    const types::Type* key = nullptr;
    TypeInfo* value = nullptr;
  };
  TypeInfo* compute(const types::Type* type);
  void compute_basic(TypeInfo* info);
  void compute_struct(TypeInfo* info);
  void compute_array(TypeInfo* info);
  bool inner_arrays_fit(const TypeInfo* t, int64_t offset, int64_t stride);
  void grow();

  ir::TypeTable& types_;
  Arena arena_;
  std::vector<Entry> table_;
  size_t count_ = 0;
  const TypeInfo* int_;
  const TypeInfo* uintptr_;
  const TypeInfo* pointer_;
  const TypeInfo* string_;
  const TypeInfo* bool_;
  const TypeInfo* byte_;
};

}  // namespace vole::cfg
