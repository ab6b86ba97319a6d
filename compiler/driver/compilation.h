// The compiler as one function: from arguments to a module, through all phases.
//
//   load → check → ir → cfg → emit
//
// Packages of the standard library come from a StdLibrary: types from export data, code already
// compiled in its module; or, where they have generic functions, types and bodies from the sources
// it carries. Without a StdLibrary everything is compiled from source: that is how the library
// itself is made (stdlib/image) and tried out.
//
// The phases recurse over the source: run this on a thread with kStackBytes of stack.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bytecode/module.h"
#include "compiler/load/load.h"

namespace vole::driver {

constexpr size_t kStackBytes = size_t{512} << 20;  // reserved, not used, by ordinary programs

// The compiled standard library. Views live as long as it. Thread-safe.
class StdLibrary : public load::StdPackages {
 public:
  // Export data of a package (compiler/export/format.h); empty if there is none.
  virtual std::string_view export_data(std::string_view path) const = 0;
  struct File {
    std::string_view name, text;
  };
  // The sources of a package whose export data asks for them.
  virtual std::vector<File> sources(std::string_view path) const = 0;
};

struct Options {
  std::vector<std::string> arguments;  // files of one package, or folders and import paths
  load::FileSystem* files = nullptr;
  load::LoadOptions load;              // `std` is set from the next two
  const StdLibrary* library = nullptr;
  const load::StdPackages* std_sources = nullptr;  // instead: compile the library from source
  std::string language;                // "go1.21"; empty: as go.mod says, or the newest
  std::string package_path;            // gc's -p: a package of this path, not a program
  bool all_errors = false;
  bool require_bodies = true;          // gc's -complete: functions without a body are errors
  bool all_functions = false;          // a library: not only what main reaches
  bool export_data = false;            // make export data of every package compiled
  bool allow_unsafe = true;            // packages outside the library may import "unsafe"
};

struct Message {
  std::string file;  // empty: no position
  int line = 0, column = 0;
  std::string text;
};

struct Exported {
  std::string path;
  std::string data;
  bool from_source = false;
  std::vector<std::pair<std::string, std::string>> sources;  // name, text; if from_source
};

struct Result {
  bool ok = false;
  bool is_program = false;          // package main, with a function main
  std::string root_name;            // of the root's package clause
  std::string root_path;            // its import path
  bytecode::Module module;
  std::string failed_package;       // whose check found errors; empty: errors of loading
  std::vector<Message> messages;    // in order of position
  std::vector<Exported> exports;
};

Result compile(const Options& options);

}  // namespace vole::driver
