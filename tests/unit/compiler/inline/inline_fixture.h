// Runs the inliner over Go text (one package main without imports but unsafe) for these tests.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>

#include "compiler/inline/inline.h"
#include "compiler/syntax/parser.h"
#include "compiler/types/universe.h"

namespace vole::inlining {

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

class InlineTest : public ::testing::Test {
 protected:
  // The report, as lines "4:6: can inline f"; the tree is verified.
  std::string rewrite(std::string_view text, int report_level = 1, int inline_level = 1) {
    universe_.options.require_bodies = false;
    Source* source = sources_.add("main.go", std::string(text));
    syntax::File* file = syntax::parse_file(*source, arena_, names_, diagnostics_);
    if (file == nullptr) return diagnostics_.format_all();
    UnsafeOnly importer(universe_);
    types::Package* pkg = types::check(universe_, "main", {file}, importer, diagnostics_);
    if (diagnostics_.has_errors()) return diagnostics_.format_all();
    ir::BuildOptions build_options;
    build_options.all_functions = true;
    build_options.complete_units = true;
    build_options.finish_later = true;
    program_ = ir::build(universe_, {pkg}, build_options, diagnostics_);
    if (program_ == nullptr) return diagnostics_.format_all();
    Report report(report_level);
    report.begin_package("main");
    Options options;
    options.level = inline_level;
    run(*program_, program_->units[0], options, report);
    for (const std::string& problem : ir::verify(*program_)) ADD_FAILURE() << problem;
    std::string out;
    for (const Report::Line& line : report.lines()) {
      Position p = sources_.position(line.pos);
      std::string place = std::to_string(p.line) + ":" + std::to_string(p.column);
      out += (line.pos.is_known() ? place : "generated") + ": " + line.text + "\n";
    }
    return out;
  }

  ir::Func* find(std::string_view symbol) {
    for (ir::Func* f : program_->funcs) {
      if (f->symbol == symbol) return f;
    }
    ADD_FAILURE() << "no function " << symbol;
    return program_->funcs[0];
  }
  bool has(std::string_view symbol) const {
    for (const ir::Func* f : program_->funcs) {
      if (f->symbol == symbol) return true;
    }
    return false;
  }
  template <class T>
  std::vector<T*> nodes(std::string_view symbol) {
    std::vector<T*> found;
    for (ir::Node* stmt : find(symbol)->body) {
      ir::visit(stmt, [&](ir::Node* n) {
        if (auto* node = ir::as<T>(n)) found.push_back(node);
      });
    }
    return found;
  }

  SourceSet sources_;
  Arena arena_;
  Interner names_;
  types::Universe universe_{sources_};
  Diagnostics diagnostics_{sources_};
  std::unique_ptr<ir::Program> program_;
};

}  // namespace vole::inlining
