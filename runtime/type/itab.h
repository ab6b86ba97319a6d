// Interface tables: which methods of a concrete type implement an interface. Built on first use
// and cached, the answer "does not implement" included.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/lock.h"
#include "base/os_memory.h"
#include "bytecode/type.h"
#include "runtime/type/type_table.h"

namespace vole::runtime {

// The first method of `inter` that `type` lacks, or null if it implements the interface. Method
// lists of both are sorted by name, then package path, but those of structs made at run time: there
// a method counts that stands behind the one found before, as in Go. If `fun` is given it receives
// the functions in the interface's order (as far as found).
const bytecode::InterfaceMethod* missing_method(const bytecode::TypeDesc* inter,
                                                const bytecode::TypeDesc* type,
                                                const bytecode::Function** fun);

// Whether every method of interface `inter` is also one of interface `other`.
bool interface_implements(const bytecode::TypeDesc* other, const bytecode::TypeDesc* inter);

// The itabs of one VM. Itabs live as long as the table. Thread-safe; what is known already is found
// without a lock.
class ItabTable {
 public:
  // Itabs that the program has laid out already are found through `fixed`, an optional sorted or
  // hashed lookup of the owner.
  using FindFixed = const bytecode::Itab* (*)(const void* context, const bytecode::TypeDesc* inter,
                                              const bytecode::TypeDesc* type);

  explicit ItabTable(OsMemory& os) : os_(os), known_(os) {}
  ~ItabTable();
  ItabTable(const ItabTable&) = delete;
  ItabTable& operator=(const ItabTable&) = delete;
  void set_fixed(FindFixed find, const void* context) {
    find_fixed_ = find;
    fixed_context_ = context;
  }

  enum class Result : uint8_t { kFound, kMissingMethod, kNoMemory };
  // `inter` must have methods.
  Result find(const bytecode::TypeDesc* inter, const bytecode::TypeDesc* type,
              const bytecode::Itab** itab);

 private:
  struct Chunk {
    Chunk* next;
    size_t size;
  };

  Result make(const bytecode::TypeDesc* inter, const bytecode::TypeDesc* type,
              const bytecode::Itab** itab);
  void* allocate(size_t size);

  OsMemory& os_;
  Lock lock_{LockRank::kItabs};  // for making one; guards what follows
  FindFixed find_fixed_ = nullptr;
  const void* fixed_context_ = nullptr;
  TypeTable<const bytecode::Itab> known_;  // null: does not implement
  Chunk* chunks_ = nullptr;
  char* next_ = nullptr;
  char* end_ = nullptr;
};

}  // namespace vole::runtime
