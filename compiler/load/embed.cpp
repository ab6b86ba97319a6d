// Finding files for //go:embed; see embed.h. The last part is the loader's: which variables there
// are, and what they get.
#include "compiler/load/embed.h"

#include <algorithm>
#include <set>

#include "base/unicode.h"
#include "compiler/load/loader.h"

namespace vole::load {
namespace {

// One character of a class or of a literal; false at the end or where it is malformed.
bool take_rune(std::string_view* pattern, int32_t* rune) {
  if (!pattern->empty() && (*pattern)[0] == '\\') {
    pattern->remove_prefix(1);
  } else if (!pattern->empty() && ((*pattern)[0] == '-' || (*pattern)[0] == ']')) {
    return false;
  }
  if (pattern->empty()) return false;
  DecodedRune decoded = decode_rune(*pattern);
  *rune = decoded.rune;
  pattern->remove_prefix(decoded.width);
  return !pattern->empty();
}

// A class "[a-z]" at the front of the pattern, which is taken off. False if it is malformed.
bool take_class(std::string_view* pattern, int32_t rune, bool* matches) {
  pattern->remove_prefix(1);
  bool negated = !pattern->empty() && (*pattern)[0] == '^';
  if (negated) pattern->remove_prefix(1);
  bool found = false;
  for (int count = 0;; count++) {
    if (!pattern->empty() && (*pattern)[0] == ']' && count > 0) break;
    int32_t low = 0;
    if (!take_rune(pattern, &low)) return false;
    int32_t high = low;
    if ((*pattern)[0] == '-') {
      pattern->remove_prefix(1);
      if (!take_rune(pattern, &high)) return false;
    }
    found |= low <= rune && rune <= high;
  }
  pattern->remove_prefix(1);
  *matches = found != negated;
  return true;
}

// Version control's own, never embedded.
bool is_bad_name(std::string_view name) {
  return name.empty() || name == ".bzr" || name == ".hg" || name == ".git" || name == ".svn";
}

bool is_hidden(std::string_view name) { return name[0] == '.' || name[0] == '_'; }

// As package io/fs: no empty, "." or ".." elements; not rooted.
bool is_valid_path(std::string_view path) {
  if (path == ".") return false;
  for (;;) {
    size_t slash = path.find('/');
    std::string_view element = path.substr(0, slash);
    if (element.empty() || element == "." || element == "..") return false;
    if (slash == std::string_view::npos) return true;
    path.remove_prefix(slash + 1);
  }
}

class Finder {
 public:
  Finder(FileSystem& files, const std::string& folder, bool all)
      : files_(files), root_(folder), all_(all) {}

  bool find(std::string_view pattern, std::vector<std::string>* paths, std::string* error) {
    expand({}, pattern);
    if (bad_) {
      *error = "invalid pattern syntax";
      return false;
    }
    for (const std::string& match : matches_) {
      if (take(match, error)) continue;
      return false;
    }
    paths->assign(found_.begin(), found_.end());
    if (found_.empty()) *error = "no matching files found";
    return !found_.empty();
  }

 private:
  std::string full(const std::string& path) const { return root_ + "/" + path; }

  // Collects what exists and matches, element by element.
  void expand(const std::string& parent, std::string_view pattern) {
    size_t slash = pattern.find('/');
    std::string_view element = pattern.substr(0, slash);
    std::string prefix = parent.empty() ? std::string() : parent + "/";
    for (const FolderEntry& entry : files_.list_folder(parent.empty() ? root_ : full(parent))) {
      if (!matches_element(element, entry.name, &bad_)) continue;
      std::string path = prefix + entry.name;
      if (slash == std::string_view::npos) {
        matches_.push_back(std::move(path));
      } else if (entry.kind == FileKind::Folder) {
        expand(path, pattern.substr(slash + 1));
      }
    }
  }

  bool take(const std::string& path, std::string* error) {
    bool is_folder = files_.kind(full(path)) == FileKind::Folder;
    std::string what = is_folder ? "directory" : "file";
    for (std::string at = path; !at.empty();) {
      if (files_.kind(full(at) + "/go.mod") == FileKind::File) {
        *error = "cannot embed " + what + " " + path + ": in different module";
        return false;
      }
      if (is_bad_name(file_name(at))) {
        *error = "cannot embed " + what + " " + path + ": invalid name " +
                 std::string(file_name(at));
        return false;
      }
      size_t slash = at.rfind('/');
      at.resize(slash == std::string::npos ? 0 : slash);
    }
    if (!is_folder) {
      found_.insert(path);
      return true;
    }
    size_t before = found_.size();
    bool known = before > 0 && found_.lower_bound(path + "/") != found_.end() &&
                 found_.lower_bound(path + "/")->starts_with(path + "/");
    walk(path);
    if (found_.size() > before || known) return true;
    *error = "cannot embed directory " + path + ": contains no embeddable files";
    return false;
  }

  void walk(const std::string& folder) {
    for (const FolderEntry& entry : files_.list_folder(full(folder))) {
      if (is_bad_name(entry.name) || (!all_ && is_hidden(entry.name))) continue;
      std::string path = folder + "/" + entry.name;
      if (entry.kind == FileKind::File) {
        found_.insert(std::move(path));
      } else if (files_.kind(full(path) + "/go.mod") != FileKind::File) {
        walk(path);
      }
    }
  }

  FileSystem& files_;
  const std::string& root_;
  bool all_;
  bool bad_ = false;
  std::vector<std::string> matches_;
  std::set<std::string> found_;
};

}  // namespace

bool matches_element(std::string_view pattern, std::string_view name, bool* bad) {
  while (!pattern.empty()) {
    if (pattern[0] == '*') {
      while (!pattern.empty() && pattern[0] == '*') pattern.remove_prefix(1);
      for (size_t skip = 0; skip <= name.size(); skip++) {
        if (matches_element(pattern, name.substr(skip), bad)) return true;
        if (*bad) return false;
      }
      return false;
    }
    if (name.empty()) {
      // The rest of the pattern is still checked.
      if (pattern[0] != '[') return false;
      bool ignored = false;
      if (!take_class(&pattern, 0, &ignored)) *bad = true;
      return false;
    }
    DecodedRune decoded = decode_rune(name);
    bool matches = true;
    if (pattern[0] == '[') {
      if (!take_class(&pattern, decoded.rune, &matches)) {
        *bad = true;
        return false;
      }
    } else if (pattern[0] == '?') {
      pattern.remove_prefix(1);
    } else {
      if (pattern[0] == '\\') pattern.remove_prefix(1);
      if (pattern.empty()) {
        *bad = true;
        return false;
      }
      matches = pattern[0] == name[0];
      pattern.remove_prefix(1);
      decoded.width = 1;
    }
    if (!matches) return false;
    name.remove_prefix(decoded.width);
  }
  return name.empty();
}

bool match_embed_pattern(FileSystem& files, const std::string& folder, std::string_view pattern,
                         std::vector<std::string>* paths, std::string* error) {
  constexpr std::string_view kAll = "all:";
  bool all = pattern.substr(0, kAll.size()) == kAll;
  if (all) pattern.remove_prefix(kAll.size());
  if (!is_valid_path(pattern)) {
    *error = "invalid pattern syntax";
    return false;
  }
  return Finder(files, folder, all).find(pattern, paths, error);
}

// ---- the loader's part ----

// Which variables of a package have //go:embed.
std::vector<const syntax::VarDecl*> Loader::embed_decls(const Package* package) const {
  std::vector<const syntax::VarDecl*> out;
  for (const syntax::File* file : package->files) {
    bool has_embed = std::any_of(file->decls.begin(), file->decls.end(), [](const syntax::Decl* d) {
      auto* import = syntax::as<syntax::ImportDecl>(d);
      return import != nullptr && import_path(import) == "embed";
    });
    if (!has_embed) continue;  // the checker says so
    for (const syntax::Decl* decl : file->decls) {
      auto* variable = syntax::as<syntax::VarDecl>(decl);
      if (variable == nullptr || variable->pragma == nullptr) continue;
      if (!variable->pragma->embeds.empty()) out.push_back(variable);
    }
  }
  return out;
}

// Where a pattern stands in its line.
Pos Loader::pattern_pos(const syntax::Embed& embed, std::string_view pattern) const {
  const Source* source = sources_.find(embed.pos);
  size_t at = source->text().find(pattern, source->offset_of(embed.pos));
  return at == std::string_view::npos ? embed.pos : source->pos_at(static_cast<uint32_t>(at));
}

// Reads the files for all variables. As go does, it reports one pattern: the first by its text.
void Loader::read_embeds(Package* package) {
  if (package->origin == Origin::Std) return;
  std::vector<const syntax::VarDecl*> decls = embed_decls(package);
  std::map<std::string_view, std::vector<std::string>> matches;
  std::map<std::string_view, Pos> patterns;
  for (const syntax::VarDecl* decl : decls) {
    for (const syntax::Embed& embed : decl->pragma->embeds) {
      for (std::string_view text : embed.patterns) patterns.emplace(text, pattern_pos(embed, text));
    }
  }
  for (const auto& [text, pos] : patterns) {
    std::string reason;
    if (match_embed_pattern(files_, package->folder, text, &matches[text], &reason)) continue;
    return error(DiagnosticKind::LoadEmbed, {place(pos), text, reason});
  }
  for (const syntax::VarDecl* decl : decls) {
    std::set<std::string> paths;
    for (const syntax::Embed& embed : decl->pragma->embeds) {
      for (std::string_view text : embed.patterns) {
        paths.insert(matches[text].begin(), matches[text].end());
      }
    }
    EmbeddedVariable variable;
    variable.decl = decl;
    for (const std::string& path : paths) {
      std::string full = package->folder + "/" + path;
      std::string reason;
      EmbeddedFile file;
      file.path = path;
      if (!files_.read_file(full, &file.text, &reason)) {
        return error(DiagnosticKind::LoadReadFailed, {shown(full), reason});
      }
      variable.files.push_back(std::move(file));
    }
    package->embeds.push_back(std::move(variable));
  }
}

}  // namespace vole::load
