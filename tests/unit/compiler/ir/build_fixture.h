// Compiles Go text (one package without imports but unsafe) to the typed tree for these tests.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>

#include "compiler/ir/build.h"
#include "compiler/syntax/parser.h"
#include "compiler/types/universe.h"

namespace vole::ir {

class NoImports : public types::Importer {
 public:
  explicit NoImports(types::Universe& universe) : universe_(universe) {}
  types::Package* import(std::string_view path, std::string* error) override {
    if (path == "unsafe") return universe_.unsafe_package();
    *error = "no such package";
    return nullptr;
  }

 private:
  types::Universe& universe_;
};

class BuildTest : public ::testing::Test {
 protected:
  // Builds the text as package main (its package clause is added); verifies the tree.
  void build_main(std::string_view text, int lang = 0, bool all = false) {
    universe_.options.lang.minor = lang;
    Source* source = sources_.add("main.go", "package main\n" + std::string(text));
    syntax::File* file = syntax::parse_file(*source, arena_, names_, diagnostics_);
    ASSERT_NE(file, nullptr) << diagnostics_.format_all();
    NoImports importer(universe_);
    types::Package* pkg = types::check(universe_, "main", {file}, importer, diagnostics_);
    ASSERT_FALSE(diagnostics_.has_errors()) << diagnostics_.format_all();
    options_.all_functions = all;
    program_ = build(universe_, {pkg}, options_, diagnostics_);
    ASSERT_NE(program_, nullptr) << diagnostics_.format_all();
    for (const std::string& problem : verify(*program_)) ADD_FAILURE() << problem;
  }

  Func* find(std::string_view symbol) {
    for (Func* f : program_->funcs) {
      if (f->symbol == symbol) return f;
    }
    ADD_FAILURE() << "no function " << symbol << " in\n" << dump(*program_);
    return program_->funcs[0];
  }
  bool has(std::string_view symbol) {
    for (Func* f : program_->funcs) {
      if (f->symbol == symbol) return true;
    }
    return false;
  }
  std::string dump_of(std::string_view symbol) { return dump(*program_, *find(symbol)); }
  Global* global(std::string_view symbol) {
    for (Global* g : program_->globals) {
      if (g->symbol == symbol) return g;
    }
    ADD_FAILURE() << "no global " << symbol;
    return program_->globals[0];
  }

  SourceSet sources_;
  Arena arena_;
  Interner names_;
  types::Universe universe_{sources_};
  Diagnostics diagnostics_{sources_};
  BuildOptions options_;
  std::unique_ptr<Program> program_;
};

}  // namespace vole::ir
