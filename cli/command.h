// The `vole` command: a file a subcommand, each an object that declares its flags to CLI11 and runs
// when chosen. Everything goes through the public header of embed/.
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "vole/vole.h"

namespace vole::cli {

// Flags that the compiling subcommands share.
struct CompileFlags {
  std::string language;
  std::string goroot;
  std::vector<std::string> gcflags;
  std::vector<std::string> rest;  // files or folder, then (run) the program's arguments

  void declare(CLI::App& app);
  // Fills options from the flags.
  void apply(embed::CompileOptions* options) const;
};

// Splits `rest`: the first entry and all .go files right after it are sources, the others are
// arguments of the program.
void split_sources(const std::vector<std::string>& rest, std::vector<std::string>* sources,
                   std::vector<std::string>* arguments);

// The installed Go tree that this machine's user would expect: $GOROOT, that of the `go` in $PATH,
// /usr/local/go, /usr/lib/go. Empty if there is none, or $GOROOT is set and empty.
std::string find_go_tree();

// Go's one-dash long flags ("-lang=go1.21") as the two-dash ones that CLI11 knows, up to the first
// argument that is no flag.
std::vector<std::string> normalize_flags(int argc, char** argv);

// Compiles; prints reports and diagnostics as the go command does. The program is null on errors.
embed::CompileResult compile_and_report(const embed::CompileOptions& options);
// The exit status to end with after a compilation: 0, 1 after errors, 2 if the flags were wrong.
int compile_status(const embed::CompileResult& result);

// Says what is missing if it is no program.
bool check_runnable(const embed::CompileResult& compiled);
// What a Go program expects: the process's streams, environment, files, GODEBUG.
embed::VmOptions process_options(const std::string& name,
                                 const std::vector<std::string>& arguments);

struct EscapeFlags {
  bool json = false;
  bool all = false;
  std::string html;    // file; empty: none
  std::string output;  // file for the report; empty: standard error

  void declare(CLI::App& app);
};

struct FormatFlags {
  bool list = false;
  bool diff = false;
  bool write = false;
  bool simplify = false;
  std::vector<std::string> paths;

  void declare(CLI::App& app);
};

// Runs a program as the process, to its end; `memory_table`: print it to standard error then.
// Returns the exit status, unless threads of the program are left: then it exits with it.
int run_process(const std::shared_ptr<const embed::Program>& program,
                const embed::VmOptions& options, bool memory_table);

int run_command(const CompileFlags& flags, bool memory_table);
int escape_command(const CompileFlags& flags, const EscapeFlags& escape_flags);
// `words` are all arguments behind "test".
int test_command(const std::vector<std::string>& words);
// Runs a program file (embed: write_program).
int exec_command(const std::string& path, const std::vector<std::string>& arguments);
int build_command(const CompileFlags& flags);
int dump_command(const CompileFlags& flags, const std::string& match);
int fmt_command(const FormatFlags& flags);
// `words` are all arguments behind "vet".
int vet_command(const std::vector<std::string>& words);
int version_command();
int debug_settings_command();
int env_command(const std::vector<std::string>& names);

}  // namespace vole::cli
