// Puts build constraints where they belong: together, before the package clause, in one form.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/format/page.h"
#include "compiler/syntax/constraint.h"

namespace vole::format {

// `go_build` and `plus_build` are the lines of the page (complete ones) that are //go:build and
// // +build comments. One valid //go:build line decides; without one the others are translated.
void fix_build_lines(Page& page, const std::vector<size_t>& go_build,
                     const std::vector<size_t>& plus_build);

// A constraint as gofmt writes it, without the mark.
std::string constraint_text(const syntax::Constraint& constraint);
// "// +build a,b c" as a constraint; null if it is too complex.
std::unique_ptr<syntax::Constraint> parse_plus_build_line(std::string_view comment);
// The +build lines that say the same as a constraint. One line that says so if there are none.
std::vector<std::string> plus_build_lines_of(const syntax::Constraint& constraint);

}  // namespace vole::format
