// Differences between two texts in the unified format, as `gofmt -d` shows them.
#pragma once

#include <string>
#include <string_view>

namespace vole::tools {

// Empty if the texts are equal. Matches are anchored at lines that stand once in either text (as
// Go's internal/diff does), so blank lines and braces never pull unrelated parts together, and it
// takes n log n steps for n lines.
std::string text_diff(std::string_view old_name, std::string_view old_text,
                      std::string_view new_name, std::string_view new_text);

}  // namespace vole::tools
