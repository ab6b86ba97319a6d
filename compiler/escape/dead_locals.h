// Drops assignments to local variables that nothing reads.
//
// gc does so just before escape analysis, and it shows: a func literal that was inlined wherever it
// is called is no longer made, so nothing is said of it. Only assignments of values that have no
// effects go (variables, constants, nil, func literals). Source: cmd/compile's deadlocals.
#pragma once

#include "compiler/ir/build.h"

namespace vole::escape {

// Closures in `func` are seen to as well. Nothing happens to one that captures variables: it is
// seen to with the function around it.
void drop_dead_assignments(ir::Program& program, ir::Func* func);

}  // namespace vole::escape
