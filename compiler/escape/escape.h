// Escape analysis: which variables and allocations may lie in their function's frame.
//
// A package's functions are analysed bottom-up over the call graph, a component (batch) at a time,
// after inlining. Each variable and each allocating expression is a Location, each assignment an
// edge between two with the number of dereferences on it (graph.h). flow_*.cpp make the edges from
// the tree, solver.cpp follows them: a location whose address reaches something that may live
// longer must lie in the heap. apply.cpp writes the verdicts into the tree and the report.
// Source of the rules: cmd/compile's escape package; docs/escape.md tells the model.
//
// What run() leaves in the tree:
//
//  * Node::escape of each allocating expression. kNone: its storage may lie in the frame of the
//    function that holds the node (the closure's own, for code in a closure) and no pointer to it
//    is kept longer than that frame, or than the iteration of the innermost loop around the node.
//    kHeap: it must not. kUnknown: the code was not analysed (dead, or of a package that is
//    compiled elsewhere): the heap. The nodes are
//      New, PtrLit        the variable pointed to
//      MakeSlice          the array: kNone promises it for a constant size within the limit (the
//                         capacity if given, else the length); for any other size it says that up
//                         to 32 bytes may lie in the frame and more must not
//      SliceLit           the array, also of variadic arguments (implicit)
//      MakeMap, MapLit    the header and first group; keys and elements are taken to be in the heap
//      Closure            the func value's record with its captured variables
//      MethodValue        the same, with its receiver
//      ConvIface          the copy of a concrete value that is not pointer-shaped
//      Append             the new array, if one is needed: kNone allows small ones in the frame,
//                         but once each time the function runs, not once each iteration
//      AddString, BytesToString, RunesToString, RuneToString, StringToBytes, StringToRunes
//                         the result; kNone allows a buffer of fixed size in the frame
//    MakeChan has no verdict: channels are always in the heap. Defer: kNever when its record can
//    lie in the frame (it runs at most once).
//  * Name::heap of each variable, parameter and result: it needs a cell in the heap.
//  * Name::by_value of captured variables (kClosureVar): the closure holds a copy. Captured
//    otherwise, the closure holds the address, which is one into the frame if `heap` is false.
//  * Node::transient of Closure, MethodValue and SliceLit: nothing keeps the address beyond the
//    statement, the storage can be used again by the next one.
//  * StringToBytes with escape kNever: the bytes are never written to, the string's may be used.
//  * Func::leaks, for callers.
//  * Sizes of MakeSlice and operands of ConvIface whose value is known become Literals (the old
//    expression, if it does anything, is evaluated in the node's init). Assignments to variables
//    that nothing reads are dropped, with the closures in them (dead_locals.h).
//
// Instances of generic functions: all instances of one shape get equal verdicts, and only the
// first (Func::shape == itself) reports.
#pragma once

#include "compiler/escape/explain.h"
#include "compiler/ir/build.h"
#include "compiler/source/report.h"

namespace vole::escape {

struct Options {
  bool mutation_lines = false;  // -d=escapemutationscalls
  bool small_frames = false;    // -smallframes
  Log* log = nullptr;           // not owned; gets what was decided and why. Null: nothing
};

// Analyses the functions of `unit`, whose imports have been through here. Not thread-safe.
void run(ir::Program& program, ir::Unit& unit, const Options& options, Report& report);

// Puts the variables of functions that no unit has (Func::placed is false) into the heap if their
// address is taken: after all units, before code is made.
void place_others(ir::Program& program);

// The lines that gc prints later, while it lowers the functions of the package: `index bounds check
// elided`. After run().
void report_bounds(ir::Program& program, ir::Unit& unit, Report& report);

}  // namespace vole::escape
