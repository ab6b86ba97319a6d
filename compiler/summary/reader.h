// Gives the analyses what the library's block of summaries says of a function; see format.h.
#pragma once

#include <memory>
#include <string_view>
#include <unordered_set>

#include "compiler/ir/build.h"
#include "compiler/source/source.h"
#include "compiler/types/universe.h"

namespace vole::summary {

class Summaries : public ir::Summaries {
 public:
  // Canonical types that bodies convert to interfaces: their method tables are compiled with the
  // library, which has a record of each.
  virtual const std::unordered_set<const types::Type*>& external_types() const = 0;
};

// For a program that ir::build has made. `block` may be empty: then only natives' own directives
// count. Everything given must outlive the result. Functions, globals and files that bodies refer
// to are added to the program and the source set as they are met.
std::unique_ptr<Summaries> make_reader(std::string_view block, ir::Program& program,
                                       SourceSet& sources, types::Importer& importer);

}  // namespace vole::summary
