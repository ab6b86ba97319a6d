// From analysed functions to their summaries (format.h).
#pragma once

#include <string>
#include <unordered_set>

#include "base/arena.h"
#include "compiler/export/writer.h"
#include "compiler/ir/build.h"

namespace vole::summary {

struct Written {
  std::string block;
  // Types that the block refers to by their names in their packages' export data.
  export_data::TypeNames mentioned;
  std::string error;  // not empty: two symbols have one hash; nothing else is set
};

// Of all functions of the program that others may call: those that are exported, those of packages
// that are imported from source (`from_source`), all methods, and what their inline bodies refer
// to. The program has been through inlining and escape analysis.
Written write(ir::Program& program, const SourceSet& sources, export_data::LocalNames& locals,
              const std::unordered_set<const types::Package*>& from_source);

}  // namespace vole::summary
