// From the arguments of a command to parsed packages, in the order in which to compile them.
//
// load_packages() takes what `go build` takes: .go files, folders, import paths, and patterns with
// "...". It selects files by name and build constraint, parses them, finds what they import
// (std set, main module, replaced folders, vendor, module cache, GOPATH, an installed GOROOT) and
// follows that until everything is there. Versions are chosen by minimal version selection from
// go.mod files; nothing is downloaded and no checksum verified.
//
// Errors go to the Diagnostics in go's words; most name the import they come from. The rest of
// the load goes on after an error, so that several are found.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/interner.h"
#include "compiler/load/file_system.h"
#include "compiler/source/diagnostic.h"
#include "compiler/source/source.h"
#include "compiler/syntax/tree.h"

namespace vole::load {

// The packages that come with Vole.
class StdPackages {
 public:
  virtual ~StdPackages() = default;
  // Whether `path` is one of them.
  virtual bool contains(std::string_view path) const = 0;
  // Where its sources are if it is to be compiled from them; empty if it comes compiled.
  virtual std::string folder(std::string_view path) const {
    (void)path;
    return {};
  }
};

// A fixed list of paths.
class StdPackageList : public StdPackages {
 public:
  explicit StdPackageList(std::vector<std::string> paths);
  bool contains(std::string_view path) const override;

 private:
  std::vector<std::string> paths_;  // sorted
};

struct LoadOptions {
  std::string folder;                // absolute; relative arguments and messages start from it
  const StdPackages* std = nullptr;  // null: none
  std::string goos = "linux";
  std::string goarch = "amd64";
  std::vector<std::string> tags;    // -tags
  int go_minor = 26;                // the release tags go1.1 ... go1.N that hold
  bool include_tests = false;       // _test.go files of the packages named by the arguments
  bool test_program = false;        // the arguments name one package: load the program that runs
                                    // its tests (test_main.h); implies include_tests
  bool gopath_mode = false;         // GO111MODULE=off
  std::string go_work;              // a go.work, or "off"; empty: that of the folder or above it
  bool vendor = true;               // use vendor/ where there is a consistent one
  std::vector<std::string> gopath;  // roots
  std::string module_cache;         // GOMODCACHE; empty: none
  std::string goroot;               // an installed Go tree; empty: not allowed
  // Packages that are never taken from goroot (a trailing "/..." stands for all below).
  std::vector<std::string> never_from_goroot;
  // Packages of goroot are read as gc reads them on this machine, not as portable code.
  bool native_goroot = false;
  bool std_pragmas = false;  // sources may use directives reserved for the standard library
};

enum class Origin {
  Argument,  // named on the command line
  Module,    // of the main module or a folder that replaces one
  Vendor,
  Cache,  // module cache
  Gopath,
  Goroot,
  Std,  // of Vole
};

// A file for a variable with //go:embed.
struct EmbeddedFile {
  std::string path;  // relative to the package's folder
  std::string text;
};

struct EmbeddedVariable {
  const syntax::VarDecl* decl = nullptr;
  std::vector<EmbeddedFile> files;  // sorted by path
};

struct Package {
  std::string path;    // import path; "command-line-arguments" for files
  std::string name;    // of the package clause
  std::string folder;  // absolute; empty for a compiled std package
  Origin origin = Origin::Argument;
  std::string go_version;            // of its module, "go1.21"; empty: the newest
  std::string module_path;           // empty: none
  bool is_root = false;              // the arguments name it
  bool is_compiled = false;          // comes compiled: no files, imports unknown
  bool is_external_test = false;     // package x_test of the folder of x
  bool is_tested = false;            // of a test program: has its internal test files
  std::vector<syntax::File*> files;  // without those that could not be parsed
  std::vector<EmbeddedVariable> embeds;
  std::vector<const Source*> sources;  // of all files read, the unparsable ones too
  bool has_syntax_errors = false;      // then its types cannot be checked
  // What each import path in the files means. "unsafe" is not among them.
  std::map<std::string, Package*, std::less<>> imports;

  Package* find_import(std::string_view path) const {
    auto found = imports.find(path);
    return found == imports.end() ? nullptr : found->second;
  }
};

struct LoadResult {
  // All packages, each after those it imports; compiled ones among them.
  std::vector<std::unique_ptr<Package>> packages;
  // Those named by the arguments, in that order. An external test package follows its package.
  // Of a test program the first is its main package.
  std::vector<Package*> roots;
  // "name=value,…": the settings of GODEBUG that a program has by itself.
  std::string debug_defaults;
  // All packages were found; some may have syntax errors. Otherwise nothing can be compiled.
  bool is_found = false;
  // And all could be parsed: types may be checked. There can be errors all the same, of the kinds
  // for which gc goes on: wrong literals and labels.
  bool ok = false;
};

// Parsed files live in `arena`; texts in `sources`.
LoadResult load_packages(const std::vector<std::string>& arguments, const LoadOptions& options,
                         FileSystem& files, SourceSet& sources, Arena& arena, Interner& names,
                         Diagnostics& diagnostics);

// A package that the arguments of a command name.
struct ListedPackage {
  std::string path;    // "command-line-arguments" where it has none
  std::string folder;  // absolute
  // The arguments that load this package alone.
  std::vector<std::string> arguments;
  bool has_tests = false;
  std::string error;  // why there is none; then path is the argument
};

// What the arguments name, without parsing any file or following imports. All errors are in the
// diagnostics as well.
std::vector<ListedPackage> list_packages(const std::vector<std::string>& arguments,
                                         const LoadOptions& options, FileSystem& files,
                                         SourceSet& sources, Arena& arena, Interner& names,
                                         Diagnostics& diagnostics);

// Whether `text` matches a pattern in which "..." stands for anything; x/... matches x too.
bool matches_pattern(std::string_view pattern, std::string_view text);

// ---- file selection, for tools ----

// Whether build constraints in the name and text of a file select it.
bool is_selected(std::string_view file_name, std::string_view text, const LoadOptions& options);

}  // namespace vole::load
