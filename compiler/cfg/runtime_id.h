// The numbers of the run-time calls (bytecode/runtime_call.def) as immediates of `rt`. The table's
// order is the number.
#pragma once

#include <cstdint>

namespace vole::cfg {

enum RuntimeId : uint16_t {
#define VOLE_RT(name, arguments, results) kRt##name,
#include "bytecode/runtime_call.def"
};

}  // namespace vole::cfg
