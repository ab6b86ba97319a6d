// The order in which gc reads what a package is made of, see reading.cpp.
#pragma once

#include "compiler/ir/builder.h"

namespace vole::ir {

// Appends to unit.funcs, which has the declared functions, the instances that gc compiles with the
// package, and sets unit.bodies and unit.wrappers. Builds what only gc's completeness asks for: all
// methods of each instance of a type. `init`: the package's initialisation, or null.
void read_unit(Builder& b, Unit& unit, Func* init);

}  // namespace vole::ir
