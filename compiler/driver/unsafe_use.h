// What packages outside the library may not do where a host refuses unsafe: import the package,
// have a value of unsafe.Pointer (reflection gives them without the import, and they convert to any
// pointer), or name the functions of reflect that make values of any memory.
#pragma once

#include "compiler/source/diagnostic.h"
#include "compiler/syntax/tree.h"

namespace vole::driver {

// Before checking: false, with an error, if the file imports unsafe.
bool refuse_unsafe_import(const syntax::File& file, Diagnostics& diagnostics);
// After checking: reports each use in the annotated tree; false if there was one.
bool refuse_unsafe_values(syntax::File& file, Diagnostics& diagnostics);

}  // namespace vole::driver
