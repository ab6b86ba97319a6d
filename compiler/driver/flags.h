// The compiler's own flags, given as the go command takes them:  -gcflags='[pattern=]flags'.
//
// Each use names the packages it is for: those of a pattern (an import path, one with "...", "all",
// "std", or a folder), without one those that the arguments of the command name. Where several
// uses match a package the last one counts, whole.
// Source: cmd/go/internal/load/flag.go, cmd/compile/internal/base/flag.go.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compiler/load/load.h"

namespace vole::driver {

struct CompilerFlags {
  int report = 0;        // the number of -m
  int inline_level = 1;  // as inlining::Options::level: 1, or 0 after -l
  bool all_errors = false;
  bool mutation_lines = false;  // -d=escapemutationscalls
  bool small_frames = false;
  bool placement = true;        // off by -d=placement=0: what might escape is on the heap
  std::string language;         // -lang
  std::string package_path;     // -p
  std::string log_folder;       // of -json=0,FOLDER; empty: no log is written
};

// Reads a list of flags as gc does, and says what it does not understand.
bool parse_compiler_flags(const std::vector<std::string>& words, CompilerFlags* flags,
                          std::string* error);

class FlagGroups {
 public:
  // `folder` is what relative patterns start from.
  explicit FlagGroups(std::string folder) : folder_(std::move(folder)) {}

  // Takes the value of one -gcflags; false with an error if it is malformed.
  bool add(std::string_view value, std::string* error);
  const CompilerFlags& of(const load::Package& package) const;
  // Whether any group asks for it.
  bool any_all_errors() const;
  bool any_report() const;

 private:
  struct Group {
    std::string pattern;  // empty: the packages of the command's arguments
    CompilerFlags flags;
  };
  bool matches(const Group& group, const load::Package& package) const;

  std::string folder_;
  std::vector<Group> groups_;
  CompilerFlags none_;
};

}  // namespace vole::driver
