// The changes of gofmt -s.
#pragma once

#include "compiler/format/original.h"

namespace vole::format {

// Leaves types out of composite literals where the outer one says them, writes s[a:len(s)] as
// s[a:], drops blank variables of range clauses, and takes out empty groups of declarations.
void simplify(syntax::File& file, const Original& original);

}  // namespace vole::format
