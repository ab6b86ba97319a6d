// The loader's state and steps; see load.h for what it does.
//
// Packages are known by import path (or "command-line-arguments"). Each is read when it is first
// needed: its files are selected and parsed (read_package.cpp), then what they import is looked up
// (find_package.cpp) and loaded in turn, depth first, which also finds cycles. At the end all
// packages are put in the order of initialization that Go defines.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "compiler/load/load.h"
#include "compiler/load/module_graph.h"
#include "compiler/load/select.h"

namespace vole::load {

// The path of a package that is given as files.
constexpr std::string_view kFilesPath = "command-line-arguments";

class Loader {
 public:
  Loader(const LoadOptions& options, FileSystem& files, SourceSet& sources, Arena& arena,
         Interner& names, Diagnostics& diagnostics);

  LoadResult load(const std::vector<std::string>& arguments);
  std::vector<ListedPackage> list(const std::vector<std::string>& arguments);

 private:
  // A package that an argument names. `by_path`: it was given as an import path.
  struct Found {
    std::string path;
    std::string folder;
    Origin origin = Origin::Module;
    bool by_path = false;
  };
  // What is known of a package besides the Package itself.
  struct State {
    bool is_loading = false;  // on the import path from a root: importing it is a cycle
    bool is_done = false;
    bool has_wrong_header = false;  // syntax errors before its first declaration
  };
  // One step on the way from a root to the package being loaded.
  struct Step {
    Package* package;
    std::string importing_file;  // the file of the package before it that imports it
  };
  // An import declaration of one file.
  struct Import {
    std::string path;
    const syntax::ImportDecl* decl;
    const syntax::File* file;
  };

  void error(DiagnosticKind kind, std::initializer_list<std::string_view> args);
  std::string shown(std::string_view path) const;  // relative to the working folder
  std::string place(Pos pos) const;                // "x.go:3:8"

  // ---- arguments (loader.cpp) ----
  void open_module(const std::string& folder);
  std::string work_file() const;
  void set_module(Package* package) const;
  bool is_script(const std::vector<std::string>& arguments) const;
  void load_files_argument(const std::vector<std::string>& arguments);
  std::vector<Found> find_argument(const std::string& argument);
  std::vector<Found> find_path_argument(const std::string& path);
  std::vector<Found> find_pattern(const std::string& argument,
                                  const std::vector<std::string>& roots, std::string_view pattern,
                                  bool is_path);
  std::vector<std::string> pattern_roots(const std::string& pattern) const;
  bool is_main_root(const std::string& folder) const;
  bool check_workspace(const std::string& folder);
  Found found_folder(const std::string& folder) const;
  bool is_file(const std::string& argument);
  bool has_selected_files(const std::string& folder);
  void load_found(const Found& found);
  void collect_folders(const std::string& folder, bool is_root, std::vector<std::string>* out);
  void add_root(Package* package);
  std::string debug_defaults();
  void add_debug_directives(const Package* root, std::vector<std::string>* settings);
  std::string path_of_folder(const std::string& folder) const;

  // ---- lists and tests (list_packages.cpp) ----
  void list_files(const std::vector<std::string>& arguments);
  void add_listed(Found found);
  Package* make_test_main();
  bool include_tests() const { return options_.include_tests || options_.test_program; }

  // ---- //go:embed (embed.cpp) ----
  void read_embeds(Package* package);
  std::vector<const syntax::VarDecl*> embed_decls(const Package* package) const;
  Pos pattern_pos(const syntax::Embed& embed, std::string_view pattern) const;

  // ---- the import graph (loader.cpp) ----
  Package* make_package(std::string path, std::string folder, Origin origin);
  void follow_imports(Package* package);
  std::vector<Import> imports_of(const Package* package) const;
  Package* import(Package* importer, const Import& import);
  bool refuse_invalid(const Package* package, const std::vector<Import>& imports);
  bool check_path(const Import& import);
  bool check_module_path(const Import& import);
  bool may_import(const Package* importer, const Import& import, const Package* imported);
  void report_cycle(const Package* package, const std::string& importing_file);
  Package* make_external_test(Package* package);
  std::vector<std::unique_ptr<Package>> in_order();

  // ---- finding (find_package.cpp) ----
  // Null after reporting why.
  Package* find_package(Package* importer, const std::string& path, const std::string& at);
  FoundFolder find_folder(const Package* importer, const std::string& path);
  FoundFolder find_in_goroot(const std::string& path) const;
  bool is_in_goroot(const std::string& folder) const;
  FoundFolder find_in_gopath(const Package* importer, const std::string& path) const;
  std::string find_without_version(const Package* importer, const std::string& path) const;
  void report_not_found(const std::string& path, const std::string& at);

  // ---- reading (read_package.cpp) ----
  // Parses the selected files of the package's folder, or those given. Reports what is wrong.
  void read_folder(Package* package);
  void read_files(Package* package, const std::vector<std::string>& paths);
  void add_file(Package* package, syntax::File* file, const std::string& name);
  syntax::File* parse(const std::string& path, std::string text, Package* package);
  // `name` is what messages call it.
  syntax::File* parse_as(std::string name, std::string text, Package* package);
  bool has_wrong_header(const Source& source, const syntax::File* file, size_t reported) const;
  BuildTags tags_for(const Package* package, const std::vector<FolderEntry>& entries) const;
  void set_name(Package* package, const syntax::File* file, const std::string& file_name);

  const LoadOptions& options_;
  FileSystem& files_;
  SourceSet& sources_;
  Arena& arena_;
  Interner& names_;
  Diagnostics& diagnostics_;
  ModuleGraph modules_;
  std::vector<std::unique_ptr<Package>> packages_;
  std::map<std::string, Package*, std::less<>> by_path_;
  std::unordered_map<const Package*, State> states_;
  std::unordered_map<const Package*, std::string> first_file_;  // that gave the package its name
  std::unordered_map<const Package*, std::vector<syntax::File*>> external_tests_;
  std::vector<Step> way_;  // from the root to the package being loaded
  std::vector<Package*> roots_;
  std::vector<ListedPackage> listed_;
  bool ok_ = true;
};

// The path of an import declaration; empty if it is malformed.
std::string import_path(const syntax::ImportDecl* decl);

}  // namespace vole::load
