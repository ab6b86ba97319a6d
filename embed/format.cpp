// The formatter behind the public header: source may nest deeply, so it runs on a thread with a
// large stack.
#include "embed/include/vole/format.h"

#include "compiler/format/format.h"
#include "embed/large_stack.h"

namespace vole::embed {

FormatResult format_source(const std::string& path, std::string_view text,
                           const FormatOptions& options) {
  FormatResult result;
  bool ran = run_on_large_stack([&] {
    format::Result formatted =
        format::format_source(path, text, {options.simplify, options.fragments});
    result = {formatted.ok, std::move(formatted.text), std::move(formatted.errors)};
  });
  if (!ran) result.errors = path + ": no thread for the formatter could be started\n";
  return result;
}

}  // namespace vole::embed
