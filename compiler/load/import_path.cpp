// The rules for import paths. See import_path.h.
// Elements that Windows reserves are refused everywhere, so that modules work on all systems.
#include "compiler/load/import_path.h"

#include <algorithm>

#include "base/unicode.h"

namespace vole::load {
namespace {

bool is_letter_or_digit(int32_t rune) {
  return ('0' <= rune && rune <= '9') || ('A' <= rune && rune <= 'Z') ||
         ('a' <= rune && rune <= 'z');
}

bool is_digit(char c) { return '0' <= c && c <= '9'; }

std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if ('A' <= c && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

// con, prn, aux, nul, com1 to com9, lpt1 to lpt9, in any case.
bool is_windows_device(std::string_view name) {
  std::string low = lowered(name);
  if (low == "con" || low == "prn" || low == "aux" || low == "nul") return true;
  bool numbered = low.size() == 4 && '1' <= low[3] && low[3] <= '9';
  return numbered && (low.compare(0, 3, "com") == 0 || low.compare(0, 3, "lpt") == 0);
}

// Windows' short names end like this: PROGRA~1.
bool ends_like_short_name(std::string_view name) {
  size_t tilde = name.rfind('~');
  if (tilde == std::string_view::npos || tilde + 1 == name.size()) return false;
  return std::all_of(name.begin() + static_cast<ptrdiff_t>(tilde) + 1, name.end(), is_digit);
}

std::string element_problem(std::string_view element) {
  constexpr std::string_view kPunctuation = "-._~+";
  if (element.empty()) return "empty path element";
  if (element.find_first_not_of('.') == std::string_view::npos) {
    return "invalid path element " + quote_string(element);
  }
  if (element.back() == '.') return "trailing dot in path element";
  for (size_t at = 0; at < element.size();) {
    DecodedRune decoded = decode_rune(element.substr(at));
    bool known = decoded.width == 1 && kPunctuation.find(element[at]) != std::string_view::npos;
    if (!known && !is_letter_or_digit(decoded.rune)) {
      return "invalid char " + quote_rune(decoded.rune);
    }
    at += decoded.width;
  }
  std::string_view stem = element.substr(0, element.find('.'));
  if (is_windows_device(stem)) {
    return quote_string(stem) + " disallowed as path element component on Windows";
  }
  return ends_like_short_name(stem) ? "trailing tilde and digits in path element" : "";
}

}  // namespace

bool is_valid_import_path(std::string_view path) {
  constexpr std::string_view kForbidden = "!\"#$%&'()*,:;<=>?[\\]^`{|} ";
  if (path.empty()) return false;
  for (size_t at = 0; at < path.size();) {
    DecodedRune decoded = decode_rune(path.substr(at));
    if (decoded.rune <= ' ' || decoded.rune == 0x7F || !is_print(decoded.rune) ||
        decoded.rune == kRuneError) {
      return false;
    }
    if (decoded.width == 1 && kForbidden.find(path[at]) != std::string_view::npos) return false;
    at += decoded.width;
  }
  return true;
}

std::string import_path_problem(std::string_view path) {
  if (path.empty()) return "empty string";
  if (path[0] == '-') return "leading dash";
  if (path.find("//") != std::string_view::npos) return "double slash";
  if (path.back() == '/') return "trailing slash";
  while (true) {
    size_t slash = path.find('/');
    std::string problem = element_problem(path.substr(0, slash));
    if (!problem.empty() || slash == std::string_view::npos) return problem;
    path.remove_prefix(slash + 1);
  }
}

}  // namespace vole::load
