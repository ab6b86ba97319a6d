// `vole vet [flags] [packages]`: reports what compiles but is likely wrong, as `go vet` does. With
// -NAME only the checks named run, with -NAME=false all but those. Exit status 1 if anything was
// found.
#include <algorithm>
#include <cstdio>

#include "base/stable_sort.h"
#include "cli/command.h"

namespace vole::cli {
namespace {

struct VetFlags {
  std::vector<std::string> checks;
  std::vector<std::string> packages;
};

bool is_false(const std::string& value) { return value == "false" || value == "0"; }

// False if a flag is not known.
bool read_words(const std::vector<std::string>& words, VetFlags* flags) {
  std::vector<std::string> all = embed::vet_flags(false), on, off;
  for (const std::string& word : words) {
    if (word.empty() || word[0] != '-') {
      flags->packages.push_back(word);
      continue;
    }
    std::string name =
        word.substr(word.find_first_not_of('-') == std::string::npos ? word.size()
                                                                     : word.find_first_not_of('-'));
    size_t equals = name.find('=');
    std::string value = equals == std::string::npos ? "true" : name.substr(equals + 1);
    name = name.substr(0, equals);
    if (name == "bool" || name == "buildtags" || name == "structtags") {
      name = name == "bool" ? "bools" : name.substr(0, name.size() - 1);
    }
    if (std::find(all.begin(), all.end(), name) == all.end()) {
      std::fprintf(stderr, "vole vet: there is no check %s\n", name.c_str());
      return false;
    }
    (is_false(value) ? off : on).push_back(name);
  }
  for (const std::string& check : on.empty() ? all : on) {
    if (std::find(off.begin(), off.end(), check) == off.end()) flags->checks.push_back(check);
  }
  if (flags->packages.empty()) flags->packages.push_back(".");
  return true;
}

std::string shown(const embed::Diagnostic& line) {
  std::string text = line.to_string();
  return text.starts_with("./") ? text.substr(2) : text;
}

bool comes_before(const embed::Diagnostic& a, const embed::Diagnostic& b) {
  if (a.file != b.file) return a.file < b.file;
  return a.line != b.line ? a.line < b.line : a.column < b.column;
}

// Whether nothing was found in the package.
bool vet_package(const embed::Engine& engine, const embed::ListedPackage& package,
                 const VetFlags& flags) {
  embed::CompileOptions options;
  CompileFlags().apply(&options);
  options.inputs = package.inputs;
  options.test_program = package.has_tests;
  options.require_bodies = false;
  options.check_only = true;
  options.vet = flags.checks;
  embed::CompileResult result = engine.compile(options);
  for (embed::PackageReport& report : result.vet_reports) {
    stable_sort(report.lines, comes_before);
    for (const embed::Diagnostic& line : report.lines) {
      std::fprintf(stderr, "%s\n", shown(line).c_str());
    }
  }
  if (!result.diagnostics.empty()) {
    std::fprintf(stderr, "# %s\nvet: %s\n", package.path.c_str(),
                 result.diagnostics[0].to_string().c_str());
  }
  return result.diagnostics.empty() && result.vet_reports.empty();
}

}  // namespace

int vet_command(const std::vector<std::string>& words) {
  VetFlags flags;
  if (!read_words(words, &flags)) return 2;
  embed::Engine engine;
  embed::CompileOptions options;
  CompileFlags().apply(&options);
  options.inputs = flags.packages;
  embed::ListResult list = engine.list(options);
  for (const embed::Diagnostic& problem : list.diagnostics) {
    std::fprintf(stderr, "%s\n", problem.to_string().c_str());
  }
  bool clean = list.diagnostics.empty();
  for (const embed::ListedPackage& package : list.packages) {
    clean = vet_package(engine, package, flags) && clean;
  }
  return clean ? 0 : 1;
}

}  // namespace vole::cli
