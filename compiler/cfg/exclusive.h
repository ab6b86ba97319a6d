// Slices that are grown in the frame although they leave it at the end.
//
// A local slice that only its own appends extend, and that becomes visible elsewhere at one place
// alone (a return, an assignment), may have its first elements in a buffer of the frame: at that
// place its array is moved to the heap, while nobody else knows of it. This saves the small arrays
// that append would allocate on the way. Source: cmd/compile's slice package (go1.26).
#pragma once

#include <unordered_map>
#include <unordered_set>

#include "compiler/ir/build.h"

namespace vole::cfg {

struct ExclusiveSlices {
  struct Move {
    ir::Name* slice;
    bool keep_capacity;  // the program may see it
  };
  // By the statement before which the slices are moved to the heap.
  std::unordered_multimap<const ir::Node*, Move> moves;
  // The appends that may use a frame buffer; true: growing it in small steps, since the
  // capacity may be seen.
  std::unordered_map<const ir::Node*, bool> appends;

  void clear() {
    moves.clear();
    appends.clear();
  }
  bool empty() const { return appends.empty(); }
};

// Finds those of a function after escape analysis; linear in the size of its tree.
void find_exclusive_slices(ir::Program& program, ir::Func& func, ExclusiveSlices& out);

}  // namespace vole::cfg
