// Analyses Go text (one package main without imports but unsafe) for these tests, and shows the
// report as gc prints it: "2:6: moved to heap: x", lines and columns of the given text.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>

#include "compiler/escape/escape.h"
#include "compiler/syntax/parser.h"
#include "compiler/types/universe.h"

namespace vole::escape {

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

class EscapeTest : public ::testing::Test {
 protected:
  // The whole report; `text` has no package clause, which is put before its first line.
  std::string analyse(std::string_view text, int level = 1, Options options = {}) {
    universe_.options.require_bodies = false;
    Source* source = sources_.add("main.go", "package main; " + std::string(text));
    syntax::File* file = syntax::parse_file(*source, arena_, names_, diagnostics_);
    if (file == nullptr) return diagnostics_.format_all();
    UnsafeOnly importer(universe_);
    types::Package* pkg = types::check(universe_, "main", {file}, importer, diagnostics_);
    if (diagnostics_.has_errors()) return diagnostics_.format_all();
    ir::BuildOptions build_options;
    build_options.all_functions = true;
    program_ = ir::build(universe_, {pkg}, build_options, diagnostics_);
    if (program_ == nullptr) return diagnostics_.format_all();
    options.log = &log_;
    report_ = std::make_unique<Report>(level);
    report_->begin_package("main");
    run(*program_, program_->units[0], options, *report_);
    report_bounds(*program_, program_->units[0], *report_);
    for (const std::string& problem : ir::verify(*program_)) ADD_FAILURE() << problem;
    std::string out;
    for (const Report::Line& line : report_->lines()) {
      Position p = sources_.position(line.pos);
      out += std::to_string(p.line) + ":" + std::to_string(p.column) + ": " + line.text + "\n";
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

  // The first node of an operation in the function.
  ir::Node* node(std::string_view symbol, ir::Op op) {
    ir::Node* found = nullptr;
    for (ir::Node* stmt : find(symbol)->body) {
      ir::visit(stmt, [&](ir::Node* n) {
        if (found == nullptr && n->op == op) found = n;
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
  std::unique_ptr<Report> report_;
  Log log_;
};

}  // namespace vole::escape
