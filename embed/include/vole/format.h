// Formatting of Go source, as gofmt does it; what `vole fmt` runs.
//
// No engine is needed and nothing is kept between calls: any thread may call it at any time.
#pragma once

#include <string>
#include <string_view>

namespace vole::embed {

struct FormatOptions {
  bool simplify = false;  // gofmt -s
  // A list of declarations or statements without a package clause is formatted, too.
  bool fragments = false;
};

struct FormatResult {
  bool ok = false;
  std::string text;    // the formatted text
  std::string errors;  // if not ok: one line an error, "path:line:column: text"
};

// `path` is shown in errors only.
FormatResult format_source(const std::string& path, std::string_view text,
                           const FormatOptions& options = {});

}  // namespace vole::embed
