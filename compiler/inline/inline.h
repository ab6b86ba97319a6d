// Inlining and devirtualization on the typed tree, by gc's rules, since gc's report depends on each
// of them: what is inlined decides what escapes.
//
// A package's functions are walked bottom-up over the call graph (ir/call_graph.h), twice: first to
// decide which can be inlined (budget of 80 nodes; decide.h), then to devirtualize and inline the
// calls in each component until nothing changes (run.cpp). An inlined call is an InlinedCall with a
// copy of the callee's InlineBody (expand.h); its nodes carry the call in Node::inl.
// docs/inlining.md has the rules. Source: cmd/compile's inline/inl.go, inline/interleaved,
// devirtualize.
#pragma once

#include "compiler/ir/build.h"
#include "compiler/source/report.h"

namespace vole::inlining {

struct Options {
  // gc's -l: 1 is the normal state (inlining on), 0 off (one -l), 4 and above: calls cost 1.
  int level = 1;
  bool report_first_only = true;  // only the first instance of each shape reports
};

// Rewrites the functions of `unit`, whose imports have been through here. Sets Func::inline_body
// and Unit::compiled.
// Functions made on the way (copies of closures) are added to program.funcs and to the closures of
// their new outer function.
void run(ir::Program& program, ir::Unit& unit, const Options& options, Report& report);

}  // namespace vole::inlining
