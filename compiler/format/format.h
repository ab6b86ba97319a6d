// Formatting of Go source: the same bytes as gofmt's.
//
// A file is parsed with everything the source has (tokens, comments, parentheses). Its imports are
// sorted in the text. Then a Printer walks the tree and hands tokens and requests for space to a
// Weaver, which sets the comments between them on a Page, whose columns are lined up when it is
// rendered. Nothing of this is kept or computed in a compilation that does not format: the parser
// drops comments unless asked for them.
#pragma once

#include <string>
#include <string_view>

namespace vole::format {

struct Options {
  bool simplify = false;  // gofmt -s
  // Text without a package clause may be formatted, too: declarations or statements.
  bool fragments = false;
};

struct Result {
  bool ok = false;
  std::string text;    // the formatted text
  std::string errors;  // if not ok: lines "path:line:column: text"
};

// `path` is for messages only. A function of its arguments; may recurse as deep as the source nests
// (see syntax::kMaxNesting), so it wants a thread with a large stack for source that nobody vetted.
Result format_source(std::string path, std::string_view text, const Options& options = {});

}  // namespace vole::format
