// How a package's import path is written in symbols and link strings. Compiler and runtime must
// agree on it: reflection finds types by their link strings.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>

namespace vole::bytecode {

// The path with what would not be clear in a symbol as %xx: control characters, spaces, quotes,
// percent signs, all that is not ASCII, and dots behind the last slash.
inline std::string link_path(std::string_view path) {
  std::string out;
  size_t last = path.rfind('/');
  size_t tail = last == path.npos ? 0 : last + 1;
  for (size_t i = 0; i < path.size(); i++) {
    auto c = static_cast<unsigned char>(path[i]);
    bool escape = c <= ' ' || c == '%' || c == '"' || c >= 0x7f || (c == '.' && i >= tail);
    if (!escape) {
      out += path[i];
      continue;
    }
    char hex[8];
    std::snprintf(hex, sizeof hex, "%%%02x", c);
    out += hex;
  }
  return out;
}

}  // namespace vole::bytecode
