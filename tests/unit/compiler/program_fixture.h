// Builds the tree of Go text (one package main without imports but unsafe) for tests of the phases
// that work on it.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>

#include "compiler/ir/build.h"
#include "compiler/syntax/parser.h"
#include "compiler/types/universe.h"

namespace vole {

class UnsafeOnly : public types::Importer {
 public:
  explicit UnsafeOnly(types::Universe& universe) : universe_(universe) {}
  types::Package* import(std::string_view path, std::string* error) override {
    if (path == "unsafe") return universe_.unsafe_package();
    *error = "no such package";
    return nullptr;
  }

 private:
  types::Universe& universe_;
};

class ProgramTest : public ::testing::Test {
 protected:
  // Sets program_. False: diagnostics_ says why there is none.
  bool build(std::string text, const ir::BuildOptions& options) {
    Source* source = sources_.add("main.go", std::move(text));
    syntax::File* file = syntax::parse_file(*source, arena_, names_, diagnostics_);
    if (file == nullptr) return false;
    UnsafeOnly importer(universe_);
    types::Package* pkg = types::check(universe_, "main", {file}, importer, diagnostics_);
    if (diagnostics_.has_errors()) return false;
    program_ = ir::build(universe_, {pkg}, options, diagnostics_);
    return program_ != nullptr;
  }

  void verify() {
    for (const std::string& problem : ir::verify(*program_)) ADD_FAILURE() << problem;
  }

  ir::Func* find(std::string_view symbol) {
    for (ir::Func* f : program_->funcs) {
      if (f->symbol == symbol) return f;
    }
    ADD_FAILURE() << "no function " << symbol << " in\n" << ir::dump(*program_);
    return program_->funcs[0];
  }

  SourceSet sources_;
  Arena arena_;
  Interner names_;
  types::Universe universe_{sources_};
  Diagnostics diagnostics_{sources_};
  std::unique_ptr<ir::Program> program_;
};

}  // namespace vole
