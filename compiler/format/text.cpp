// Trimming and splitting by Go's rules. See text.h.
#include "compiler/format/text.h"

#include "base/unicode.h"

namespace vole::format {
namespace {

// The White_Space property.
bool is_space(int32_t rune) {
  return (rune >= '\t' && rune <= '\r') || rune == ' ' || rune == 0x85 || rune == 0xa0 ||
         rune == 0x1680 || (rune >= 0x2000 && rune <= 0x200a) || rune == 0x2028 || rune == 0x2029 ||
         rune == 0x202f || rune == 0x205f || rune == 0x3000;
}

}  // namespace

std::string_view trim_right(std::string_view text) {
  while (!text.empty()) {
    size_t begin = text.size() - 1;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xc0) == 0x80) begin--;
    if (!is_space(decode_rune(text.substr(begin)).rune)) break;
    text = text.substr(0, begin);
  }
  return text;
}

std::string_view trim_left(std::string_view text) {
  while (!text.empty()) {
    DecodedRune first = decode_rune(text);
    if (!is_space(first.rune)) break;
    text.remove_prefix(first.width);
  }
  return text;
}

std::string_view trim(std::string_view text) { return trim_left(trim_right(text)); }

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  for (size_t begin = 0;;) {
    size_t end = text.find('\n', begin);
    lines.emplace_back(text.substr(begin, end - begin));
    if (end == std::string_view::npos) return lines;
    begin = end + 1;
  }
}

bool starts_with(std::string_view text, std::string_view prefix) {
  return text.substr(0, prefix.size()) == prefix;
}

bool ends_with(std::string_view text, std::string_view suffix) {
  return text.size() >= suffix.size() && text.substr(text.size() - suffix.size()) == suffix;
}

bool is_plus_build_line(std::string_view comment) {
  if (!starts_with(comment, "//") || comment.find('\n') != std::string_view::npos) return false;
  std::string_view rest = trim(comment.substr(2));
  if (!starts_with(rest, "+build")) return false;
  rest.remove_prefix(6);
  return rest.empty() || rest[0] == ' ' || rest[0] == '\t';
}

}  // namespace vole::format
