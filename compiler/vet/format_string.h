// Reading the formats of Printf and its like.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vole::vet {

// A width or precision.
struct FormatSize {
  int argument = -1;  // index into the call's arguments of a *; -1: none or a number
  bool indexed = false;
};

// One operation, "%[2]*.3d".
struct FormatOperation {
  std::string_view text;
  size_t offset = 0;  // in the format
  std::string_view flags;
  FormatSize width, precision;
  int32_t verb = 0;
  int argument = 0;  // index into the call's arguments
  bool indexed = false;
};

// The operations of `format`, whose first argument is argument `first` of the call. False if it is
// malformed; then *error is a text that follows "Printf ".
bool parse_format(std::string_view format, int first, std::vector<FormatOperation>* out,
                  std::string* error);

// The first directive in a text that is no format but looks like one; empty: none.
std::string_view possible_directive(std::string_view text);

}  // namespace vole::vet
