// Which mutant runs; only in the target that is built with mutants. See mutant.h: the choice is
// made once, by the environment, before the program starts.
#include "base/mutant.h"

#ifdef VOLE_MUTANTS
#include <cstdlib>

namespace vole {

Mutant active_mutant() {
  static const Mutant chosen = [] {
    const char* text = std::getenv("VOLE_MUTANT");
    return static_cast<Mutant>(text != nullptr ? std::atoi(text) : 0);
  }();
  return chosen;
}

}  // namespace vole
#endif
