// What happens when a check fails: one line on stderr, then abort, so that a debugger or a
// sanitizer shows the stack. No allocation: the heap may be what is broken.
#include "base/check.h"

#include <cstdio>
#include <cstdlib>

namespace vole {

void check_failed(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "vole: internal error: check failed: %s at %s:%d\n", condition, file, line);
  std::fflush(stderr);
  std::abort();
}

}  // namespace vole
