// go.mod files and module versions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vole::load {

struct ModuleVersion {
  std::string path;
  std::string version;  // empty: the main module, or a folder

  friend bool operator==(const ModuleVersion&, const ModuleVersion&) = default;
};

struct Replacement {
  ModuleVersion old;          // version empty: any
  ModuleVersion replacement;  // version empty: path is a folder
};

struct ModuleFile {
  std::string path;
  std::string go_version;  // "1.21"; empty: none given
  std::vector<ModuleVersion> required;
  std::vector<Replacement> replaced;
  std::vector<ModuleVersion> excluded;
  std::vector<std::string> used;   // of a go.work: folders of modules
  struct DebugSetting {
    std::string text;  // "name=value"; those of main modules are checked
    int line;
  };
  std::vector<DebugSetting> debug;  // of godebug lines

  // The minor version N of go 1.N; go 1.16 if none is given, as Go assumes.
  int go_minor() const;
};

// Reads a go.mod or go.work. Unknown directives are ignored, as Go does for dependencies. On
// failure `error` is "line N: what".
bool parse_module_file(std::string_view text, ModuleFile* file, std::string* error);

// < 0, 0 or > 0 by semantic version precedence; an invalid version is lower than any valid one.
int compare_versions(std::string_view a, std::string_view b);

// As paths and versions are written in the module cache: A becomes !a.
std::string escape_module(std::string_view text);

}  // namespace vole::load
