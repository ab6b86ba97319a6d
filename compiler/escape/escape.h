// Escape analysis: which variables and allocations may lie in their function's frame.
//
// A package's functions are analysed bottom-up over the call graph, a component at a time, after
// inlining. Results are left in the tree: Node::escape of allocating expressions (kNone: the frame,
// kHeap), Name::heap, Name::by_value of captured variables, Node::transient, and Func::leaks.
// Source: cmd/compile's escape package.
#pragma once

#include "compiler/ir/build.h"
#include "compiler/source/report.h"

namespace vole::escape {

struct Options {
  bool mutation_lines = false;  // -d=escapemutationscalls
  bool small_frames = false;    // -smallframes
};

// Analyses the functions of `unit`, whose imports have been through here.
void run(ir::Program& program, ir::Unit& unit, const Options& options, Report& report);

}  // namespace vole::escape
