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

// Turns what it can of a package's initialisation into data.
void settle_package_init(Program& program, Func* init);
// The value of an inlined call that does nothing but give it, or null.
Node* reduced_call(Program& program, InlinedCall* call);
// As static_assign, but parts of the value that must be computed are left as assignments that are
// added to `computed`. False (and nothing changed): all of it must.
bool static_assign_parts(Program& program, Global* global, Node* value, NodeList* computed);

inline void finish_function(Program& program, Func* func) {
  if (func->is_init && func->object == nullptr) settle_package_init(program, func);
  separate_loop_vars(program, func);
  decide_captures(program, func);
}

}  // namespace vole::ir
