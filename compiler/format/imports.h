// Sorting imports.
#pragma once

#include <string>

#include "compiler/format/original.h"

namespace vole::format {

// The text of the file with the imports of each block sorted by path where they stand on lines next
// to each other, and without those that are there twice. Comments beside an import go with it.
// False if there is nothing to change.
bool sort_imports(const Original& original, std::string* text);

}  // namespace vole::format
