// From a checked package to its export data (format.h).
#pragma once

#include <string>
#include <vector>

#include "compiler/export/type_codec.h"
#include "compiler/types/object.h"

namespace vole::export_data {

using TypeNames = std::vector<const types::TypeName*>;

// The package must have been checked without errors. Besides what it exports, those of its types
// that are `mentioned` elsewhere are part of the data.
std::string write_package(const types::Package& package, const types::Universe& universe,
                          LocalNames& locals, const TypeNames& mentioned);

}  // namespace vole::export_data
