// Checks Go sources given as text, for the tests of the type checker: parses, checks with small
// stand-ins for the standard packages, and hands back the package and its diagnostics.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "compiler/syntax/parser.h"
#include "compiler/types/universe.h"

namespace vole::types {

// Enough of some standard packages for the tests; nullptr for others.
inline const char* stand_in_source(std::string_view path) {
  static constexpr std::pair<std::string_view, const char*> kSources[] = {
      {"fmt", "package fmt\ntype Stringer interface{ String() string }\n"
              "func Println(a ...any) (n int, err error) { return }\n"
              "func Printf(format string, a ...any) (n int, err error) { return }\n"
              "func Sprintf(format string, a ...any) string { return \"\" }\n"
              "func newPrinter() {}\n"},
      {"os", "package os\ntype file struct{}\ntype File struct{ *file }\nvar Args []string\n"
             "func Exit(code int) {}\n"},
      {"strings", "package strings\ntype Replacer struct { r any }\n"
                  "func NewReplacer(oldnew ...string) *Replacer { return nil }\n"
                  "func Repeat(s string, n int) string { return s }\n"
                  "type Builder struct { addr *Builder; buf []byte }\n"
                  "func (b *Builder) Len() int { return 0 }\n"},
      {"sort", "package sort\nfunc Ints(x []int) {}\nfunc Strings(x []string) {}\n"},
      {"bytes", "package bytes\ntype readOp int8\n"
                "type Buffer struct { buf []byte; off int; lastRead readOp }\n"
                "const opRead readOp = -1\n"
                "func (b *Buffer) Len() int { return 0 }\n"
                "func (b *Buffer) WriteString(s string) (n int, err error) { return }\n"
                "func (b *Buffer) empty() bool { return false }\n"},
      {"math", "package math\nconst Pi = 3.14159265358979323846\nconst MaxInt64 = 1<<63 - 1\n"
               "const MaxUint64 = 1<<64 - 1\n"
               "func Sqrt(x float64) float64 { return x }\n"},
      {"io", "package io\ntype Reader interface{ Read(p []byte) (n int, err error) }\n"
             "type Writer interface{ Write(p []byte) (n int, err error) }\n"},
      {"errors", "package errors\nfunc New(text string) error { return nil }\n"},
      {"internal/sync", "package sync\ntype Mutex struct { state int32; sema uint32 }\n"},
      {"sync", "package sync\nimport isync \"internal/sync\"\ntype noCopy struct{}\n"
               "type Mutex struct { _ noCopy; mu isync.Mutex }\n"
               "type Once struct { _ noCopy; m Mutex }\n"
               "type WaitGroup struct { noCopy noCopy; sema uint32 }\n"
               "func (m *Mutex) Lock() {}\nfunc (m *Mutex) Unlock() {}\n"},
      {"bad/name", "package _\n"},
  };
  for (const auto& [name, source] : kSources) {
    if (name == path) return source;
  }
  return nullptr;
}

class CheckedSources : public Importer {
 public:
  struct File {
    std::string name;
    std::string text;
  };

  CheckedSources() : diagnostics_(sources_, Diagnostics::kNoLimit), universe_(sources_) {}

  // The package of these files; null if they have syntax errors.
  Package* check(const std::vector<File>& files, std::string_view path = "p") {
    std::vector<syntax::File*> trees;
    for (const File& file : files) {
      Source* source = sources_.add(file.name, file.text);
      syntax::File* tree = syntax::parse_file(*source, arena_, names_, diagnostics_);
      if (tree != nullptr) trees.push_back(tree);
    }
    if (trees.size() != files.size() || diagnostics_.syntax_error_count() != 0) return nullptr;
    files_ = trees;
    return types::check(universe_, path, trees, *this, diagnostics_);
  }
  Package* check(std::string text) { return check({File{"x.go", std::move(text)}}); }

  Package* import(std::string_view path, std::string* error) override {
    std::string key(path);
    auto known = packages_.find(key);
    if (known != packages_.end()) return known->second;
    const char* text = stand_in_source(path);
    if (text == nullptr) {
      *error = "open : no such file or directory";
      return nullptr;
    }
    Source* source = sources_.add(key + ".go", text);
    syntax::File* tree = syntax::parse_file(*source, arena_, names_, diagnostics_);
    Options saved = universe_.options;
    universe_.options = {};
    Diagnostics ignored(sources_);
    Package* pkg = nullptr;
    if (tree != nullptr) pkg = types::check(universe_, path, {tree}, *this, ignored);
    universe_.options = saved;
    packages_[key] = pkg;
    return pkg;
  }

  // Each diagnostic as "file:line:col: text".
  std::vector<std::string> messages() const {
    std::vector<std::string> result;
    for (const Diagnostic& d : diagnostics_.sorted()) result.push_back(diagnostics_.format(d));
    return result;
  }

  Options& options() { return universe_.options; }
  Universe& universe() { return universe_; }
  const Diagnostics& diagnostics() const { return diagnostics_; }
  const std::vector<syntax::File*>& files() const { return files_; }

 private:
  SourceSet sources_;
  Diagnostics diagnostics_;
  Arena arena_;
  Interner names_;
  Universe universe_;
  std::vector<syntax::File*> files_;
  std::unordered_map<std::string, Package*> packages_;
};

}  // namespace vole::types
