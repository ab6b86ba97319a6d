// Small functions on text that several parts of the formatter need.
// All are pure; views point into their arguments.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vole::format {

// Without Unicode white space at the end, the beginning, or both.
std::string_view trim_right(std::string_view text);
std::string_view trim_left(std::string_view text);
std::string_view trim(std::string_view text);
// At each '\n'; one element more than there are.
std::vector<std::string> split_lines(std::string_view text);
bool starts_with(std::string_view text, std::string_view prefix);
bool ends_with(std::string_view text, std::string_view suffix);

// Whether a comment is a constraint in the form before Go 1.17, "// +build ...".
bool is_plus_build_line(std::string_view comment);

}  // namespace vole::format
