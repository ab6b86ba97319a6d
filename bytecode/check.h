// The consistency checker of modules: finds mistakes of our own compiler before they corrupt a VM.
// It is no security boundary; modules are trusted.
//
// It checks that indexes are in range, instructions are whole and branches lead to instructions,
// operands lie in the frame, calls leave room for the callee's frame, every call and poll has a
// safe point whose bitmap fits, types are consistent (sizes, masks, sorted methods), static data
// fits its type. Run by the tests on every module they compile, and by debug builds of the command.
#pragma once

#include <string>
#include <vector>

#include "bytecode/module_source.h"

namespace vole::bytecode {

// One text for each mistake, at most `max`: "main.f+0012: slot 40 is outside the frame of 38".
std::vector<std::string> check_module(const ModuleSource& module, size_t max = 20);
// The same for one function.
std::vector<std::string> check_function(const ModuleSource& module, FunctionIndex function,
                                        size_t max = 20);

}  // namespace vole::bytecode
