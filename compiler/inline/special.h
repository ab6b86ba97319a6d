// Functions that the cost model knows by name.
#pragma once

#include "compiler/ir/ir.h"

namespace vole::inlining {

enum class Special : uint8_t {
  kNone,
  kIntrinsic,    // the back end has an instruction for it on amd64: never inlined, costs a node
  kCheap,        // costs a node
  kEscapeHint,   // internal/abi.EscapeNonString: costs a node and is never inlined
  kCallerFrame,  // tells about the physical caller: its own caller cannot be inlined
  kDeferToken,   // a defer statement in the body of a range over a function
};

Special special_kind(const ir::Func& func);

}  // namespace vole::inlining
