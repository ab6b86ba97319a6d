// Parsing go.mod and comparing semantic versions.
// The format is lines of words, with `verb ( lines )` as a short form for lines that begin with
// the same verb; words may be quoted; // begins a comment.
#include "compiler/load/module_file.h"

#include <algorithm>
#include <charconv>

namespace vole::load {
namespace {

// The words of one line. False if a quote does not end.
bool split_words(std::string_view line, std::vector<std::string>* words) {
  words->clear();
  size_t at = 0;
  while (at < line.size()) {
    char c = line[at];
    if (c == ' ' || c == '\t' || c == '\r') {
      at++;
    } else if (line.compare(at, 2, "//") == 0) {
      break;
    } else if (c == '"' || c == '`') {
      size_t close = line.find(c, at + 1);
      if (close == std::string_view::npos) return false;
      words->emplace_back(line.substr(at + 1, close - at - 1));
      at = close + 1;
    } else if (c == '(' || c == ')') {
      words->emplace_back(1, c);
      at++;
    } else {
      size_t begin = at;
      while (at < line.size() && line.find_first_of(" \t\r()\"`", at) != at &&
             line.compare(at, 2, "//") != 0) {
        at++;
      }
      words->emplace_back(line.substr(begin, at - begin));
    }
  }
  return true;
}

// One directive: words[0] is the verb. False if it is malformed.
bool apply(const std::vector<std::string>& words, ModuleFile* file) {
  const std::string& verb = words[0];
  size_t count = words.size() - 1;
  if (verb == "module") {
    if (count != 1) return false;
    file->path = words[1];
  } else if (verb == "go") {
    if (count != 1) return false;
    file->go_version = words[1];
  } else if (verb == "require" || verb == "exclude") {
    if (count != 2) return false;
    auto& list = verb == "require" ? file->required : file->excluded;
    list.push_back({words[1], words[2]});
  } else if (verb == "godebug") {
    if (count != 1) return false;
    file->debug.push_back({words[1], 0});
  } else if (verb == "use") {
    if (count != 1) return false;
    file->used.push_back(words[1]);
  } else if (verb == "replace") {
    auto arrow = std::find(words.begin() + 1, words.end(), "=>");
    auto before = arrow - words.begin() - 1;
    auto after = words.end() - arrow - 1;
    if (arrow == words.end() || before < 1 || before > 2 || after < 1 || after > 2) return false;
    Replacement replacement;
    replacement.old.path = words[1];
    if (before == 2) replacement.old.version = words[2];
    replacement.replacement.path = arrow[1];
    if (after == 2) replacement.replacement.version = arrow[2];
    file->replaced.push_back(std::move(replacement));
  }
  return true;
}

struct Version {
  bool valid = false;
  long numbers[3] = {0, 0, 0};
  std::string_view prerelease;
};

Version parse_version(std::string_view text) {
  Version out;
  if (text.empty() || text[0] != 'v') return out;
  text.remove_prefix(1);
  text = text.substr(0, text.find('+'));
  const char* at = text.data();
  const char* end = at + text.size();
  for (int i = 0; i < 3; i++) {
    auto parsed = std::from_chars(at, end, out.numbers[i]);
    if (parsed.ec != std::errc()) return out;
    at = parsed.ptr;
    if (i == 2 || at == end) break;  // v1 and v1.2 are short for v1.0.0 and v1.2.0
    if (*at != '.') return out;
    at++;
  }
  if (at != end) {
    if (*at != '-') return out;
    out.prerelease = std::string_view(at + 1, static_cast<size_t>(end - at - 1));
  }
  out.valid = true;
  return out;
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

int compare_prereleases(std::string_view a, std::string_view b) {
  if (a == b) return 0;
  if (a.empty() || b.empty()) return a.empty() ? 1 : -1;
  while (!a.empty() && !b.empty()) {
    std::string_view x = a.substr(0, a.find('.'));
    std::string_view y = b.substr(0, b.find('.'));
    a.remove_prefix(std::min(a.size(), x.size() + 1));
    b.remove_prefix(std::min(b.size(), y.size() + 1));
    if (x == y) continue;
    bool x_number = is_number(x);
    bool y_number = is_number(y);
    if (x_number != y_number) return x_number ? -1 : 1;
    if (x_number && x.size() != y.size()) return x.size() < y.size() ? -1 : 1;
    return x < y ? -1 : 1;
  }
  return a.empty() == b.empty() ? 0 : a.empty() ? -1 : 1;
}

}  // namespace

int ModuleFile::go_minor() const {
  constexpr int kDefaultMinor = 16;
  if (go_version.compare(0, 2, "1.") != 0) return kDefaultMinor;
  int minor = kDefaultMinor;
  std::from_chars(go_version.data() + 2, go_version.data() + go_version.size(), minor);
  return minor;
}

bool parse_module_file(std::string_view text, ModuleFile* file, std::string* error) {
  std::vector<std::string> words;
  std::string block;  // the verb of the block we are in
  int line_number = 0;
  auto fail = [&](const std::string& what) {
    *error = "line " + std::to_string(line_number) + ": " + what;
    return false;
  };
  while (!text.empty()) {
    size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    line_number++;
    if (!split_words(line, &words)) return fail("unterminated quoted string");
    if (words.empty()) continue;
    if (words[0] == ")" && !block.empty()) {
      block.clear();
      continue;
    }
    if (words.size() == 2 && words[1] == "(" && block.empty()) {
      block = words[0];
      continue;
    }
    if (!block.empty()) words.insert(words.begin(), block);
    if (!apply(words, file)) return fail("malformed " + words[0] + " directive");
    if (words[0] == "godebug") file->debug.back().line = line_number;
  }
  if (!block.empty()) return fail("unclosed block");
  return true;
}

int compare_versions(std::string_view a, std::string_view b) {
  Version x = parse_version(a);
  Version y = parse_version(b);
  if (x.valid != y.valid) return x.valid ? 1 : -1;
  if (!x.valid) return 0;
  for (int i = 0; i < 3; i++) {
    if (x.numbers[i] != y.numbers[i]) return x.numbers[i] < y.numbers[i] ? -1 : 1;
  }
  return compare_prereleases(x.prerelease, y.prerelease);
}

std::string escape_module(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c >= 'A' && c <= 'Z') {
      out += '!';
      c = static_cast<char>(c + ('a' - 'A'));
    }
    out += c;
  }
  return out;
}

}  // namespace vole::load
