// From a checked package to its export data (format.h).
#pragma once

#include <string>

#include "compiler/types/object.h"

namespace vole::export_data {

// The package must have been checked without errors.
std::string write_package(const types::Package& package, const types::Universe& universe);

}  // namespace vole::export_data
