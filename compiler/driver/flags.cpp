// Splits the text of -gcflags into patterns and flags as the go command does, and sets what each
// flag of the compiler means. See flags.h.
#include "compiler/driver/flags.h"

#include <charconv>

#include "compiler/load/file_system.h"

namespace vole::driver {

namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

// Words are parted by spaces; one that begins with a quote goes to the next such quote.
bool split_words(std::string_view text, std::vector<std::string>* words, std::string* error) {
  for (text = trim(text); !text.empty(); text = trim(text)) {
    char quote = text[0] == '\'' || text[0] == '"' ? text[0] : 0;
    if (quote != 0) text.remove_prefix(1);
    size_t end = 0;
    while (end < text.size() && (quote != 0 ? text[end] != quote : !is_space(text[end]))) ++end;
    if (quote != 0 && end == text.size()) {
      *error = std::string("unterminated ") + quote + " string";
      return false;
    }
    words->emplace_back(text.substr(0, end));
    text.remove_prefix(end + (quote != 0 ? 1 : 0));
  }
  return true;
}

// Counted and switched flags: absent value, a number, true or false.
bool parse_count(std::string_view value, int* count) {
  if (value.empty() || value == "true") {
    ++*count;
    return true;
  }
  if (value == "false") {
    *count = 0;
    return true;
  }
  auto [end, failed] = std::from_chars(value.data(), value.data() + value.size(), *count);
  return failed == std::errc() && end == value.data() + value.size();
}

bool parse_debug(std::string_view list, CompilerFlags* flags, std::string* error) {
  while (!list.empty()) {
    size_t comma = list.find(',');
    std::string_view item = list.substr(0, comma);
    list.remove_prefix(comma == std::string_view::npos ? list.size() : comma + 1);
    if (item.empty()) continue;
    size_t equal = item.find('=');
    std::string_view key = item.substr(0, equal);
    int value = 1;
    if (equal != std::string_view::npos) {
      value = 0;
      if (!parse_count(item.substr(equal + 1), &value)) {
        *error = "invalid debug value " + std::string(item);
        return false;
      }
    }
    // Those that the report does not depend on as Vole makes it: checks that are always on, and
    // what is the normal state today.
    bool ignored = key == "panic" || key == "zerocopy" || key == "inlfuncswithclosures" ||
                   key == "checkptr" || key == "closure" || key == "nil" || key == "append" ||
                   key == "slice" || key == "wb" || key.starts_with("ssa/");
    if (key == "escapemutationscalls") {
      flags->mutation_lines = value != 0;
    } else if (key == "placement") {
      flags->placement = value != 0;
    } else if (!ignored) {
      *error = "unknown debug key -d " + std::string(key);
      return false;
    }
  }
  return true;
}

bool parse_log(std::string_view value, CompilerFlags* flags, std::string* error) {
  size_t comma = value.find(',');
  std::string_view folder = comma == std::string_view::npos ? "" : value.substr(comma + 1);
  if (comma == std::string_view::npos || comma == 0) {
    *error = "-json option should be '<version>,<destination>' where <version> is a number";
  } else if (value.substr(0, comma) != "0") {
    *error = "-json version must be 0";
  } else if (folder.starts_with("file://")) {
    flags->log_folder = folder.substr(7);
  } else if (folder.starts_with("/")) {
    flags->log_folder = folder;
  } else {
    *error = "optimizer logging destination " + std::string(folder) +
             " was neither /-prefixed directory nor file://-prefixed file URI";
  }
  return !flags->log_folder.empty();
}

// Flags with a value, which may be the next word.
bool takes_value(std::string_view name) {
  return name == "lang" || name == "p" || name == "d" || name == "json" || name == "c";
}

bool set_flag(std::string_view name, std::string_view value, int* l_count, CompilerFlags* flags,
              std::string* error) {
  int count = 0;
  bool good = true;
  if (name == "m") {
    good = parse_count(value, &flags->report);
  } else if (name == "l") {
    good = parse_count(value, l_count);
  } else if (name == "e") {
    good = parse_count(value, &count);
    flags->all_errors = count != 0;
  } else if (name == "smallframes") {
    good = parse_count(value, &count);
    flags->small_frames = count != 0;
  } else if (name == "lang") {
    flags->language = value;
  } else if (name == "p") {
    flags->package_path = value;
  } else if (name == "d") {
    return parse_debug(value, flags, error);
  } else if (name == "json") {
    return parse_log(value, flags, error);
  } else if (name != "N" && name != "c" && name != "complete" && name != "live" && name != "std" &&
             name != "+" && name != "shared") {
    // -N changes gc's code, not its report; the others are about object files.
    *error = "flag provided but not defined: -" + std::string(name);
    return false;
  }
  if (!good) {
    *error = "invalid value \"" + std::string(value) + "\" for flag -" + std::string(name);
  }
  return good;
}

}  // namespace

bool parse_compiler_flags(const std::vector<std::string>& words, CompilerFlags* flags,
                          std::string* error) {
  int l_count = 0;
  for (size_t i = 0; i < words.size(); ++i) {
    std::string_view word = words[i];
    if (word.size() < 2 || word[0] != '-') {
      *error = "not a compiler flag: " + words[i];
      return false;
    }
    word.remove_prefix(word.starts_with("--") ? 2 : 1);
    size_t equal = word.find('=');
    std::string_view name = word.substr(0, equal), value;
    if (equal != std::string_view::npos) {
      value = word.substr(equal + 1);
    } else if (takes_value(name)) {
      if (i + 1 == words.size()) {
        *error = "flag needs an argument: -" + std::string(name);
        return false;
      }
      value = words[++i];
    }
    if (!set_flag(name, value, &l_count, flags, error)) return false;
  }
  // One -l turns inlining off; more of them turn it on again, as bolder versions.
  flags->inline_level = l_count <= 1 ? 1 - l_count : l_count;
  return true;
}

bool FlagGroups::add(std::string_view value, std::string* error) {
  Group group;
  value = trim(value);
  if (!value.empty() && value[0] != '-') {
    size_t equal = value.find('=');
    if (equal == std::string_view::npos || equal == 0) {
      *error = equal == 0 ? "missing <pattern> in <pattern>=<value>"
                          : "missing =<value> in <pattern>=<value>";
      return false;
    }
    if (value[0] == '\'' || value[0] == '"') {
      *error = std::string("parameter may not start with quote character ") + value[0];
      return false;
    }
    group.pattern = trim(value.substr(0, equal));
    value = value.substr(equal + 1);
  }
  std::vector<std::string> words;
  if (!split_words(value, &words, error)) return false;
  if (!parse_compiler_flags(words, &group.flags, error)) return false;
  groups_.push_back(std::move(group));
  return true;
}

bool FlagGroups::matches(const Group& group, const load::Package& package) const {
  const std::string& pattern = group.pattern;
  if (pattern.empty()) return package.is_root;
  if (pattern == "all") return true;
  if (pattern == "std") {
    return package.origin == load::Origin::Std || package.origin == load::Origin::Goroot;
  }
  bool is_folder = pattern == "." || pattern == ".." || pattern.starts_with("./") ||
                   pattern.starts_with("../") || pattern.starts_with("/");
  if (!is_folder) return load::matches_pattern(pattern, package.path);
  return load::matches_pattern(load::join_path(folder_, pattern), package.folder);
}

const CompilerFlags& FlagGroups::of(const load::Package& package) const {
  for (size_t i = groups_.size(); i-- > 0;) {
    if (matches(groups_[i], package)) return groups_[i].flags;
  }
  return none_;
}

bool FlagGroups::any_all_errors() const {
  for (const Group& group : groups_) {
    if (group.flags.all_errors) return true;
  }
  return false;
}

bool FlagGroups::any_report() const {
  for (const Group& group : groups_) {
    if (group.flags.report > 0 || !group.flags.log_folder.empty()) return true;
  }
  return false;
}

}  // namespace vole::driver
