// What an Engine holds: shared by the files that implement it.
#pragma once

#include "embed/include/vole/vole.h"
#include "embed/std_library.h"

namespace vole::embed {

struct Engine::State {
  EmbeddedLibrary library;
};

}  // namespace vole::embed
