// The optimising phases over the whole program: inlining, then escape analysis, a package at a
// time, imports first, each by the compiler flags of its package.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "compiler/driver/flags.h"
#include "compiler/ir/build.h"
#include "compiler/source/report.h"

namespace vole::driver {

// What was remarked on one package.
struct Remarks {
  const types::Package* package;
  Report report;
};

// `flags_of` gives the flags of a package of `program.units`.
std::vector<Remarks> analyse(
    ir::Program& program,
    const std::function<const CompilerFlags&(const types::Package*)>& flags_of,
    const std::function<std::string_view(const types::Package*)>& path_of);

}  // namespace vole::driver
