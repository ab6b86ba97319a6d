// What remains to be done to a function when its tree is complete: after inlining, if there is any.
//
// Inlining comes first because it counts, copies and prints the tree as it was written.
#pragma once

#include "compiler/ir/build.h"

namespace vole::ir {

// Gives loop variables of go1.22 loops a copy per iteration where that can be observed, in `func`
// and its closures. Once for each function.
void separate_loop_vars(Program& program, Func* func);

// Decides by value or by reference for each captured variable of `func` and its closures, and
// which variables live in the heap: what holds until escape analysis has looked at them.
void decide_captures(Program& program, Func* func);

inline void finish_function(Program& program, Func* func) {
  separate_loop_vars(program, func);
  decide_captures(program, func);
}

}  // namespace vole::ir
