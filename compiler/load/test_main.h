// The program that runs a package's tests.
//
// A test program has up to three packages that a plain build has not: the tested package with its
// internal test files (it takes the package's place for everybody who imports it), the package of
// the external test files, x_test, and a main package that lists all test functions and hands
// them to package testing. The list is made from the syntax alone, as the go command makes it: by
// the functions' names and the form of their parameters; whether they fit is the checker's matter.
// Source: cmd/go/internal/load/test.go, go/doc (examples).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compiler/source/source.h"
#include "compiler/syntax/tree.h"

namespace vole::load {

struct TestFunction {
  std::string name;
  bool external = false;  // of the package x_test
  std::string output;     // examples: what they are to print
  bool unordered = false;
};

struct TestFunctions {
  std::vector<TestFunction> tests, benchmarks, fuzz_targets, examples;
  bool has_main = false;  // TestMain, in the package of main_is_external
  bool main_is_external = false;
  // Whether something of the package is called: else it is only imported.
  bool uses_internal = false, uses_external = false;
};

// Adds the test functions of a file, which is in `folder`, to `out`. False with a message that
// begins with the place if a function named like a test has a wrong signature.
bool collect_tests(const syntax::File& file, const std::string& folder, bool external,
                   TestFunctions* out, std::string* error);

// What is expected of an example by the last comment of its body; false if it says nothing.
bool example_output(std::string_view body, std::string* output, bool* unordered);

// What the main package needs to know.
struct TestProgram {
  std::string path;         // of the tested package
  std::string module_path;  // may be empty
  bool has_internal = false, has_external = false;  // which packages there are
};

// The text of the main package.
std::string write_test_main(const TestProgram& program, const TestFunctions& functions);

}  // namespace vole::load
