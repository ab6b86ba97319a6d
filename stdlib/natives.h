// The natives of the standard library: the C++ side of Go functions without a body. Each package
// has a constexpr table in its own folder; natives.cpp lists them for the loader.
#pragma once

#include "vm/native.h"

namespace vole::stdlib {

// All of them; constant, for any number of machines.
vm::NativeTable all_natives();

}  // namespace vole::stdlib
