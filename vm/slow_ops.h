// Declarations of the out-of-line operations and what they share. Each runs the whole instruction
// at exec.pc and leaves the state in Exec; see Step.
#pragma once

#include "vm/exec.h"

namespace vole::vm {

#define VOLE_SLOW(op, function) Step function(Exec& x, Word w);
#include "vm/slow_ops.def"

// The safe point at exec.pc, whose instruction runs afterwards.
Step poll_at(Exec& x);
// The safe point at the start of the function whose frame exec.fp is; makes its stack large enough.
Step poll_entry(Exec& x);

}  // namespace vole::vm
