// Build constraints in file names and in the comments above the package clause.
// See select.h; //go:build expressions are parsed in compiler/syntax/constraint.h.
#include "compiler/load/select.h"

#include <algorithm>
#include <charconv>

#include "compiler/load/load.h"
#include "compiler/load/trim.h"
#include "compiler/syntax/constraint.h"

namespace vole::load {
namespace {

constexpr std::string_view kKnownOs[] = {
    "aix",   "android", "darwin", "dragonfly", "freebsd", "hurd",    "illumos", "ios",     "js",
    "linux", "nacl",    "netbsd", "openbsd",   "plan9",   "solaris", "wasip1",  "windows", "zos"};
constexpr std::string_view kUnixOs[] = {"aix",     "android", "darwin",  "dragonfly",
                                        "freebsd", "hurd",    "illumos", "ios",
                                        "linux",   "netbsd",  "openbsd", "solaris"};
constexpr std::string_view kKnownArch[] = {
    "386",     "amd64",  "amd64p32", "arm",      "armbe",     "arm64",       "arm64be", "loong64",
    "mips",    "mipsle", "mips64",   "mips64le", "mips64p32", "mips64p32le", "ppc",     "ppc64",
    "ppc64le", "riscv",  "riscv64",  "s390",     "s390x",     "sparc",       "sparc64", "wasm"};

template <size_t N>
bool is_one_of(const std::string_view (&list)[N], std::string_view text) {
  return std::find(list, list + N, text) != list + N;
}

bool has_tag(const void* context, std::string_view tag) {
  return static_cast<const BuildTags*>(context)->has(tag);
}

// A `// +build` line: its words are alternatives, commas join, ! negates.
bool plus_build_matches(std::string_view line, const BuildTags& tags) {
  line = trim(line.substr(line.find("+build") + 6));
  while (!line.empty()) {
    size_t end = line.find_first_of(" \t");
    std::string_view word = line.substr(0, end);
    line = end == std::string_view::npos ? std::string_view() : trim(line.substr(end));
    bool all = true;
    while (all) {
      size_t comma = word.find(',');
      std::string_view tag = word.substr(0, comma);
      bool negated = !tag.empty() && tag[0] == '!';
      if (negated) tag.remove_prefix(1);
      all = !tag.empty() && tags.has(tag) != negated;
      if (comma == std::string_view::npos) break;
      word.remove_prefix(comma + 1);
    }
    if (all) return true;
  }
  return false;
}

bool is_plus_build(std::string_view line) {
  if (line.compare(0, 2, "//") != 0) return false;
  line = trim(line.substr(2));
  return line == "+build" || line.compare(0, 7, "+build ") == 0 ||
         line.compare(0, 7, "+build\t") == 0;
}

// The constraint lines of a file.
struct Header {
  std::string_view go_build;
  std::vector<std::string_view> plus_build;  // those followed by a blank line
};

Header read_header(std::string_view text) {
  Header header;
  std::vector<std::string_view> pending;
  bool in_comment = false;
  while (!text.empty()) {
    size_t end = text.find('\n');
    std::string_view line = trim(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (in_comment) {
      size_t close = line.find("*/");
      if (close == std::string_view::npos) continue;
      in_comment = false;
      line = trim(line.substr(close + 2));
      if (line.empty()) continue;
    }
    if (line.empty()) {
      header.plus_build.insert(header.plus_build.end(), pending.begin(), pending.end());
      pending.clear();
      continue;
    }
    if (line.compare(0, 2, "//") == 0 || line.compare(0, 2, "#!") == 0) {
      if (header.go_build.empty() && syntax::is_build_line(line)) header.go_build = line;
      if (is_plus_build(line)) pending.push_back(line);
      continue;
    }
    if (line.compare(0, 2, "/*") != 0) break;
    in_comment = line.find("*/", 2) == std::string_view::npos;
  }
  return header;
}

}  // namespace

bool BuildTags::has(std::string_view tag) const {
  if (tag == goos || tag == "gc") return true;
  if (goarch.empty() ? tag == "purego" || tag == "math_big_pure_go" : tag == goarch) return true;
  if (tag == "unix") return is_one_of(kUnixOs, goos);
  if (tag == "linux" && goos == "android") return true;
  if (tag == "darwin" && goos == "ios") return true;
  if (tag == "solaris" && goos == "illumos") return true;
  if (tag.compare(0, 4, "go1.") == 0) {
    int minor = 0;
    auto parsed = std::from_chars(tag.data() + 4, tag.data() + tag.size(), minor);
    if (parsed.ec == std::errc() && parsed.ptr == tag.data() + tag.size() && minor >= 1) {
      return minor <= go_minor;
    }
  }
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

bool name_matches(std::string_view file_name, const BuildTags& tags) {
  if (file_name.empty() || file_name[0] == '_' || file_name[0] == '.') return false;
  std::string_view name = file_name.substr(0, file_name.find('.'));
  // What stands before the first underscore is no tag.
  size_t underscore = name.find('_');
  if (underscore == std::string_view::npos) return true;
  std::vector<std::string_view> parts;
  name.remove_prefix(underscore + 1);
  for (;;) {
    size_t next = name.find('_');
    parts.push_back(name.substr(0, next));
    if (next == std::string_view::npos) break;
    name.remove_prefix(next + 1);
  }
  if (parts.back() == "test") parts.pop_back();
  if (parts.empty()) return true;
  std::string_view last = parts.back();
  std::string_view before = parts.size() >= 2 ? parts[parts.size() - 2] : std::string_view();
  if (is_one_of(kKnownOs, before) && is_one_of(kKnownArch, last)) {
    return tags.has(before) && tags.has(last);
  }
  if (is_one_of(kKnownOs, last) || is_one_of(kKnownArch, last)) return tags.has(last);
  return true;
}

bool text_matches(std::string_view text, const BuildTags& tags) {
  Header header = read_header(text);
  if (!header.go_build.empty()) {
    auto constraint = syntax::parse_build_line(header.go_build);
    return constraint != nullptr && syntax::evaluate(*constraint, has_tag, &tags);
  }
  for (std::string_view line : header.plus_build) {
    if (!plus_build_matches(line, tags)) return false;
  }
  return true;
}

bool is_selected(std::string_view file_name, std::string_view text, const LoadOptions& options) {
  BuildTags tags = {options.goos, options.goarch, options.tags, options.go_minor};
  return name_matches(file_name, tags) && text_matches(text, tags);
}

}  // namespace vole::load
