// From export data (format.h) to a types::Package whose objects and types appear as they are used.
#pragma once

#include <memory>
#include <string_view>

#include "compiler/types/universe.h"

namespace vole::export_data {

// What can be said of a block without decoding it.
struct Summary {
  std::string_view path, name;
  bool from_source = false;  // must be imported from source, see format.h
};
Summary summarize(std::string_view block);

// The package behind `block`, which must outlive the Universe. Packages that its types mention are
// asked of `importer` when they are met; it must outlive the Universe too.
types::Package* read_package(types::Universe& universe, std::string_view block,
                             types::Importer& importer);

}  // namespace vole::export_data
