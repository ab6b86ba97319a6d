// What `vole run -memstats` prints when a program has ended: where its memory lies, as a table.
//
// Spans by size class, what the mcaches, central lists and the page heap hold, stacks, and what
// collecting took. Only counts that the machine keeps anyway are read, nothing is collected first:
// objects that died since the last cycle, or that no sweep has reached yet, count as allocated.
#pragma once

#include <string>

namespace vole::vm {

class Machine;

// The machine does not run.
std::string memory_table(Machine& machine);

}  // namespace vole::vm
