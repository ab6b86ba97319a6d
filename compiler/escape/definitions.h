// Variables that hold the same value for all their life, and expressions seen through them.
//
// A local variable counts if its definition gives it a value, nothing else assigns to it or a part
// of it, and its address is not taken. That is worked out once for a function with its closures.
// Source: cmd/compile's ir.ReassignOracle.
#pragma once

#include <unordered_map>
#include <unordered_set>

#include "compiler/ir/build.h"

namespace vole::escape {

class Definitions {
 public:
  // The expression that `n` (in `func`) stands for: through conversions that change no bits,
  // results of inlined calls and constant variables. May be `n` itself.
  ir::Node* value_of(ir::Node* n, ir::Func* func);

 private:
  using Names = std::unordered_set<const ir::Name*>;
  const Names& assigned_in(ir::Func* func);
  ir::Node* definition_of(ir::Name* name, ir::Func* func);

  std::unordered_map<const ir::Func*, Names> assigned_;  // by outermost function
};

}  // namespace vole::escape
