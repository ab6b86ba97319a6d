// Packages outside of the standard library whose assembly does no more than to ask the system or
// the processor, which the library does for them.
#pragma once

#include <string_view>

#include "base/arena.h"
#include "compiler/load/load.h"

namespace vole::load {

// Whether the functions that the package at `path` has in assembly are known: then its files are
// read as for the machine's own architecture, and link_assembly() says who implements them.
bool has_known_assembly(std::string_view path);

// Gives the files of such a package //go:linkname lines, without a position, for the functions
// that have no body.
void link_assembly(const Package& package, Arena& arena);

}  // namespace vole::load
