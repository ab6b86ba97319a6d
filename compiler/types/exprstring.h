// Expressions as text in the short form that gc's diagnostics use.
#pragma once

#include <string>

#include "compiler/syntax/tree.h"

namespace vole::types {

std::string expr_string(const syntax::Node* node);

}  // namespace vole::types
