// Functions of the standard library that are instructions here instead of calls. The table is
// intrinsic.def; several symbols may mean one intrinsic.
#pragma once

#include <cstdint>
#include <string_view>

namespace vole::cfg {

enum class Intrinsic : uint8_t {
  kNone,
#define VOLE_INTRINSIC(name, symbol) k##name,
#include "compiler/cfg/intrinsic.def"
};

// Which operation a function of sync/atomic is, by its name there; kNone: another function.
Intrinsic atomic_intrinsic(std::string_view name);

}  // namespace vole::cfg
