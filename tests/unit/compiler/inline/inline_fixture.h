// Runs the inliner over Go text (one package main without imports but unsafe) for these tests.
#pragma once

#include "compiler/inline/inline.h"
#include "tests/unit/compiler/program_fixture.h"

namespace vole::inlining {

class InlineTest : public ProgramTest {
 protected:
  // The report, as lines "4:6: can inline f"; the tree is verified.
  std::string rewrite(std::string_view text, int report_level = 1, int inline_level = 1) {
    universe_.options.require_bodies = false;
    ir::BuildOptions build_options;
    build_options.all_functions = true;
    build_options.complete_units = true;
    build_options.finish_later = true;
    if (!build(std::string(text), build_options)) return diagnostics_.format_all();
    Report report(report_level);
    report.begin_package("main");
    Options options;
    options.level = inline_level;
    run(*program_, program_->units[0], options, report);
    verify();
    std::string out;
    for (const Report::Line& line : report.lines()) {
      Position p = sources_.position(line.pos);
      std::string place = std::to_string(p.line) + ":" + std::to_string(p.column);
      out += (line.pos.is_known() ? place : "generated") + ": " + line.text + "\n";
    }
    return out;
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
};

}  // namespace vole::inlining
