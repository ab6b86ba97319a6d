// Functions of the standard library that are instructions here instead of calls. The table is
// intrinsic.def; several symbols may mean one intrinsic.
#pragma once

#include <cstdint>

namespace vole::cfg {

enum class Intrinsic : uint8_t {
  kNone,
#define VOLE_INTRINSIC(name, symbol) k##name,
#include "compiler/cfg/intrinsic.def"
};

}  // namespace vole::cfg
