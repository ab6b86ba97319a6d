// The walk of escape analysis over a package: components bottom-up, see escape.h.
#include "compiler/escape/escape.h"

namespace vole::escape {

void run(ir::Program&, ir::Unit&, const Options&, Report&) {}

}  // namespace vole::escape
