// Puts build constraints where they belong: together, before the package clause, in one form.
#pragma once

#include <cstddef>
#include <vector>

#include "compiler/format/page.h"

namespace vole::format {

// `go_build` and `plus_build` are the lines of the page (complete ones) that are //go:build and
// // +build comments. One valid //go:build line decides; without one the others are translated.
void fix_build_lines(Page& page, const std::vector<size_t>& go_build,
                     const std::vector<size_t>& plus_build);

}  // namespace vole::format
