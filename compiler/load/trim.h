// Text of directives without the blanks around it.
#pragma once

#include <string_view>

namespace vole::load {

// `text` without ASCII white space at its ends.
inline std::string_view trim(std::string_view text) {
  auto is_space = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace vole::load
