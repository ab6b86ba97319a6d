// The modules of a build: which version of each, and which one provides a package.
//
// Versions are chosen by minimal version selection: of each module the highest version that
// anything in the requirement graph asks for. The graph is pruned as Go prunes it: a dependency
// whose go.mod says go 1.17 or later lists all it needs, so what its dependencies require in turn
// is not followed. Where the main module is vendored, vendor/modules.txt is all there is.
//
// A go.work makes several modules main ones; what it replaces goes before what their go.mod files
// replace, and requirements of one for another mean the folder that it uses.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/load/file_system.h"
#include "compiler/load/load.h"
#include "compiler/load/module_file.h"

namespace vole::load {

// Where a package's files are.
struct FoundFolder {
  std::string folder;  // empty: not found
  Origin origin = Origin::Module;
  std::string module_path;
  std::string go_version;  // "go1.21", or empty
  std::string error;       // why nothing was found, in go's words; empty: no module has it
};

class ModuleGraph {
 public:
  // A module whose packages the command works on.
  struct Main {
    std::string root;  // absolute
    ModuleFile file;
    const std::string& path() const { return file.path; }
    std::string go_version() const { return version_tag(file); }
  };

  // For the module whose go.mod is in `root`. False if its go.mod cannot be used.
  bool open(const std::string& root, const LoadOptions& options, FileSystem& files,
            std::string* error);
  // For the modules that a go.work uses.
  bool open_workspace(const std::string& work_file, const LoadOptions& options, FileSystem& files,
                      std::string* error);

  bool is_open() const { return !mains_.empty(); }
  bool is_workspace() const { return is_workspace_; }
  // The go.work, or the go.mod of the only main module. Null: there is neither.
  const ModuleFile* main_file() const;
  const std::vector<Main>& mains() const { return mains_; }
  // The main module that a folder or a package belongs to, null if to none.
  const Main* main_of_folder(std::string_view folder) const;
  const Main* main_of_path(std::string_view import_path) const;
  bool is_vendored() const { return vendored_; }

  FoundFolder find(std::string_view import_path);
  // The import path of a folder of the main module; empty if it is in none.
  std::string path_of_folder(std::string_view folder) const;

 private:
  struct Module {
    ModuleVersion id;
    std::string folder;  // empty: not in the cache
    Origin origin = Origin::Cache;
    std::string go_version;
  };

  static std::string version_tag(const ModuleFile& file);
  const ModuleVersion* replacement_of(const ModuleVersion& id) const;
  Module locate(const ModuleVersion& id) const;
  bool read_requirements(const ModuleVersion& id, ModuleFile* file);
  void select_versions();
  bool add_main(const std::string& root, const LoadOptions& options, std::string* error);
  bool is_in_nested_module(const Main& main, std::string folder) const;
  void open_vendor();
  FoundFolder find_in_vendor(std::string_view import_path);

  std::vector<Main> mains_;
  std::vector<Replacement> replaced_;  // folders absolute; earlier ones win
  bool is_workspace_ = false;
  ModuleFile work_;  // the go.work, if there is one
  FileSystem* files_ = nullptr;
  std::string cache_;
  bool vendored_ = false;
  std::map<std::string, Module, std::less<>> modules_;         // by path; without the main one
  std::map<std::string, std::string, std::less<>> vendor_;     // package -> module
  std::map<std::string, std::string, std::less<>> vendor_go_;  // module -> "go1.21"
};

}  // namespace vole::load
