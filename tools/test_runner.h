// `go test` as a function: finds the packages that the arguments name, makes a test program of
// each, runs it, and prints one result line a package.
//
// Packages are built and run by several threads, and their results printed in the order of the
// arguments. What a test prints is kept until then and shown where it failed or where that was
// asked for; if there is only one package to show, it goes out at once. Programs are files in a
// folder of their own under the system's temporary one (embed: write_program), so that a test can
// start its own program again, as some do.
// Source: cmd/go/internal/test/test.go.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "vole/vole.h"

namespace vole::tools {

struct TestOptions {
  embed::CompileOptions compile;       // inputs: what the arguments name
  bool is_local = false;               // no argument: the package in the working directory
  std::vector<std::string> arguments;  // of the test programs
  std::string interpreter;             // the command that runs program files
  bool show_all = false;               // what tests print even if they passed: -v, -bench
  bool stream = false;                 // as soon as they print it: -bench
  bool json = false;
  bool fail_fast = false;
  bool compile_only = false;  // -c
  std::string output;         // -o; empty: NAME.test in the working directory, with -c
  int jobs = 1;               // packages at a time
  int64_t timeout_ns = 0;     // after which the programs end themselves; 0: never
};

// Returns the exit status: 0 if all passed, 1 if not.
int run_tests(const embed::Engine& engine, const TestOptions& options);

}  // namespace vole::tools
