// The canonical form of documentation comments.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compiler/format/original.h"

namespace vole::format {

// The comments of a group that documents what follows it, rewritten: paragraphs, lists, code and
// headings in the one way to write them, directives last. All have the place of the first; empty
// if nothing is left. Groups that cannot be read as documentation come back as they are.
std::vector<Comment> canonical_doc(const CommentGroup& group);

// The same for the text between the comment marks.
std::string canonical_doc_text(std::string_view text);

}  // namespace vole::format
