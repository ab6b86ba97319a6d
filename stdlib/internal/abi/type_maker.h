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

// Holds the lock of the machine's types; of no use beyond one statement. All answer null if there
// is no memory.
class TypeMaker {
 public:
  explicit TypeMaker(vm::Machine& machine)
      : program_(machine.program()),
        types_(machine.runtime_types()),
        locker_(types_.lock()) {}

  const bytecode::TypeDesc* pointer_to(const bytecode::TypeDesc* elem);
  const bytecode::TypeDesc* slice_of(const bytecode::TypeDesc* elem);
  const bytecode::TypeDesc* array_of(int64_t len, const bytecode::TypeDesc* elem);
  const bytecode::TypeDesc* chan_of(uint8_t dir, const bytecode::TypeDesc* elem);
  const bytecode::TypeDesc* map_of(const bytecode::TypeDesc* key, const bytecode::TypeDesc* elem);
  const bytecode::TypeDesc* func_of(std::span<const bytecode::TypeDesc* const> in,
                                    std::span<const bytecode::TypeDesc* const> out, bool variadic);
  // The fields' offsets are computed here; they are known to fit. If the type is new it has the
  // methods, sorted or not.
  const bytecode::TypeDesc* struct_of(std::span<const bytecode::StructField> fields,
                                      std::span<const bytecode::Method> methods);

 private:
  using Derivation = vm::RuntimeTypes::Derivation;
  // What was derived that way before; null: nothing.
  const bytecode::TypeDesc* known(const Derivation& how) { return types_.derived(locker_, how); }
  const bytecode::TypeDesc* derive(const Derivation& how, const bytecode::TypeDesc* type);
  const bytecode::TypeDesc* find(const std::string& link);
  // `more`: bytes that the caller will copy.
  bytecode::TypeDesc* make(const std::string& link, const std::string& string,
                           bytecode::Kind kind, size_t more = 0);
  bytecode::TypeDesc* make_pointer_shaped(const std::string& link, const std::string& string,
                                          bytecode::Kind kind, size_t more = 0);
  bytecode::GoString copy(std::string_view text);
  template <class T>
  bytecode::GoSlice<T> copy(std::span<const T> list);

  const vm::Program& program_;
  vm::RuntimeTypes& types_;
  Locker locker_;
};

struct MadeFunction;

// The types of objects that hold what a call of a function takes and gives, each value padded to
// whole slots: parameters, the same behind a receiver's data word, results.
struct CallLayout : vm::CallLayout {
  const bytecode::TypeDesc* params = nullptr;
  const bytecode::TypeDesc* bound_params = nullptr;
  const bytecode::TypeDesc* results = nullptr;
  const MadeFunction* function = nullptr;  // see made_function
};

// That of a function type. Null: no memory.
const CallLayout* call_layout(vm::Machine& machine, const bytecode::TypeDesc* type);

// The function behind func values of one type made by MakeFunc: a native whose parameters and
// results are packed into objects.
struct MadeFunction : bytecode::Function {
  const CallLayout* layout = nullptr;
};

struct MadeClosure : bytecode::Closure {
  const bytecode::Closure* implementation;
};
extern const bytecode::TypeDesc kMadeClosureType;

// The one of a type, which runs `native` by the code of `model`. Null: no memory.
const MadeFunction* made_function(vm::Machine& machine, const bytecode::TypeDesc* type,
                                  bytecode::NativeFn native, const bytecode::Function* model);

}  // namespace vole::stdlib
