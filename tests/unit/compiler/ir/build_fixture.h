// Compiles Go text (one package without imports but unsafe) to the typed tree for these tests.
#pragma once

#include "tests/unit/compiler/program_fixture.h"

namespace vole::ir {

class BuildTest : public ProgramTest {
 protected:
  // Builds the text as package main (its package clause is added); verifies the tree.
  void build_main(std::string_view text, int lang = 0, bool all = false) {
    universe_.options.lang.minor = lang;
    options_.all_functions = all;
    ASSERT_TRUE(build("package main\n" + std::string(text), options_))
        << diagnostics_.format_all();
    verify();
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

  BuildOptions options_;
};

}  // namespace vole::ir
