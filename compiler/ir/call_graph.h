// The call graph's strongly connected components, bottom-up: what inlining and escape analysis
// walk.
//
// A function's edges go to the functions that its body (and that of its closures) names: static
// callees, functions used as values, method expressions and values, closures. Only functions of
// the given list (and closures inside them) are visited. The order is that of cmd/compile's
// ir.VisitFuncsBottomUp, which the order of the report's lines depends on.
#pragma once

#include <vector>

#include "compiler/ir/build.h"

namespace vole::ir {

// Closures that capture variables are in the component of the function around them; those that
// do not are components of their own.
struct Component {
  std::vector<Func*> funcs;  // in the order gc hands them over
  bool recursive = false;    // more than one function, or one that refers to itself
};

// What the node names: the function, the method of a method expression or value, the closure; null
// if it names none.
Func* named_function(const Node* n);

// The method behind a method value, whose function only passes the call on; null if `forwarder` is.
Func* bound_method(const Func* forwarder);

// Whether it is a function literal whose value needs a record: in shape functions all literals
// capture the dictionary.
bool is_capturing(const Func* func);

// gc's list of a unit's functions as it is before inlining, closures included: those join when the
// body around them is read.
std::vector<Func*> listed_functions(const Unit& unit);

// Components of `funcs` and their closures, callees before callers.
std::vector<Component> components_bottom_up(const std::vector<Func*>& funcs);

}  // namespace vole::ir
