// From a machine's allocation profile, which refers to code, to the public one.
#pragma once

#include "embed/include/vole/escape.h"
#include "embed/program.h"
#include "vm/machine.h"

namespace vole::embed {

// Empty if the machine does not profile.
AllocationProfile allocations_of(const vm::Machine& machine, const Program& program);

}  // namespace vole::embed
