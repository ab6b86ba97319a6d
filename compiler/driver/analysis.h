// The optimising phases over the whole program: inlining, then escape analysis, a package at a
// time, imports first, each by the compiler flags of its package.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "compiler/driver/flags.h"
#include "compiler/escape/explain.h"
#include "compiler/ir/build.h"
#include "compiler/source/report.h"

namespace vole::driver {

// What was remarked on one package.
struct Remarks {
  const types::Package* package;
  Report report;
};

// What escape analysis found in one package. Only while the listener is called.
struct EscapeFindings {
  ir::Program& program;
  const SourceSet& sources;
  const types::Package* package;
  std::string_view path;  // import path
  const escape::Log& log;
};
using EscapeListener = std::function<void(const EscapeFindings&)>;

// `flags_of` gives the flags of a package of `program.units`. `listener` is called for each
// package, and may be empty.
std::vector<Remarks> analyse(
    ir::Program& program,
    const std::function<const CompilerFlags&(const types::Package*)>& flags_of,
    const std::function<std::string_view(const types::Package*)>& path_of,
    const SourceSet& sources, const EscapeListener& listener);

}  // namespace vole::driver
