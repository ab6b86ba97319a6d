// Equality of values of any comparable type (spec: Comparison operators), without recursion: a
// chain of a million nested interface values is compared with a work list.
#pragma once

#include <cstdint>

#include "base/os_memory.h"
#include "bytecode/type.h"
#include "runtime/type/work_list.h"

namespace vole::runtime {

enum class EqualResult : uint8_t {
  kDifferent,
  kEqual,
  kUncomparable,  // an interface held a value of type *culprit: Go's run-time error
  kNoMemory,
  kStopped,      // see StopTest
};

// Compares the values of type `type` at `a` and `b`. Fields and elements are compared in order and
// up to the first difference; blank fields do not count.
EqualResult equal_values(OsMemory& os, const bytecode::TypeDesc* type, const void* a,
                         const void* b, const bytecode::TypeDesc** culprit,
                         const StopTest& stop = {});

// Compares interface values given by their dynamic types (null: nil) and data words.
EqualResult equal_interfaces(OsMemory& os, const bytecode::TypeDesc* a_type, uint64_t a_data,
                             const bytecode::TypeDesc* b_type, uint64_t b_data,
                             const bytecode::TypeDesc** culprit, const StopTest& stop = {});

// The dynamic type of the interface value at `p`, whose static type is `type`; null: nil.
const bytecode::TypeDesc* dynamic_type(const bytecode::TypeDesc* type, const void* p);

}  // namespace vole::runtime
