// From escape analysis's log, which refers to the compiler's tree, to the public Verdicts.
#pragma once

#include <string>
#include <vector>

#include "compiler/driver/analysis.h"
#include "embed/include/vole/escape.h"

namespace vole::embed {


// Appends the verdicts of one package.
void add_verdicts(const driver::EscapeFindings& findings, std::vector<Verdict>* verdicts);

}  // namespace vole::embed
