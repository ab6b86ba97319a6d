// Types that reflection makes while the program runs, and the functions of reflect.MakeFunc.
// A type that the program has already is found by its link string (written as the compiler does,
// compiler/ir/type_names.cpp), so that there is one descriptor for each. What is made belongs to
// the machine and lives as long as it.
#pragma once

#include <span>
#include <string>

#include "bytecode/type.h"
#include "vm/machine.h"

namespace vole::stdlib {

class TypeMaker {
 public:
  explicit TypeMaker(vm::Machine& machine) : machine_(machine) {}

  const bytecode::TypeDesc* pointer_to(const bytecode::TypeDesc* elem);
  const bytecode::TypeDesc* slice_of(const bytecode::TypeDesc* elem);
  const bytecode::TypeDesc* array_of(int64_t len, const bytecode::TypeDesc* elem);
  const bytecode::TypeDesc* chan_of(uint8_t dir, const bytecode::TypeDesc* elem);
  const bytecode::TypeDesc* map_of(const bytecode::TypeDesc* key, const bytecode::TypeDesc* elem);
  const bytecode::TypeDesc* func_of(std::span<const bytecode::TypeDesc* const> in,
                                    std::span<const bytecode::TypeDesc* const> out, bool variadic);
  // The fields' offsets are computed here.
  const bytecode::TypeDesc* struct_of(std::span<const bytecode::StructField> fields);

 private:
  const bytecode::TypeDesc* find(const std::string& link);
  bytecode::TypeDesc* make(const std::string& link, const std::string& string,
                           bytecode::Kind kind);
  bytecode::TypeDesc* make_pointer_shaped(const std::string& link, const std::string& string,
                                          bytecode::Kind kind);
  bytecode::GoString copy(std::string_view text);
  template <class T>
  bytecode::GoSlice<T> copy(std::span<const T> list);

  vm::Machine& machine_;
};

// The function behind func values of one type made by MakeFunc: a native whose parameters and
// results are packed into objects of these types.
struct MadeFunction : bytecode::Function {
  const bytecode::TypeDesc* params = nullptr;
  const bytecode::TypeDesc* results = nullptr;
};

struct MadeClosure : bytecode::Closure {
  const bytecode::Closure* implementation;
};
extern const bytecode::TypeDesc kMadeClosureType;

// One for each call; its code and native are set by the caller.
MadeFunction* made_function(vm::Machine& machine, const bytecode::TypeDesc* type);

}  // namespace vole::stdlib
