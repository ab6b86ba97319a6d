// The inliner's walk over a package: components bottom-up, see inline.h.
#include "compiler/inline/inline.h"

namespace vole::inlining {

void run(ir::Program&, ir::Unit&, const Options&, Report&) {}

}  // namespace vole::inlining
