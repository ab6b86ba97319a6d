// What points into a goroutine's stack, and what its stack points to: the two sides of one table
// that a stack's move and a collection must agree on.
//
// Pointers into a stack lie only in that stack and in the goroutine's own records:
//   * slots of frames that the map of the frame's safe point marks; the parameters of a frame that
//     is being entered, and of natives, have a map of their own, and natives that take uintptrs
//     may be given addresses by them (as with Go's //go:uintptrkeepalive);
//   * stack objects (bytecode/function.h);
//   * the context word and the saved frame pointer of each frame's header;
//   * closures of deferred calls, values of panics, places where a waiting goroutine wants a value.
// Everything else that names a place in a stack is an offset in slots (goroutine.h). What a native
// keeps behind its parameters, and what a map does not mark, is never adjusted: it must not be such
// a pointer, or must be dead.
//
// A move adjusts all of these blindly. A word that is no live pointer may be changed by that if it
// happens to look like one: it will not be read again. So stack objects need no liveness: they are
// adjusted whole, whether alive or not, initialised or not.
//
// A collection must not do so, since what a dead object holds would live on, and what an object
// that is not yet initialised holds is no pointer at all. It scans an object when a live pointer
// leads to it: pointers that lie in the goroutine's own stack are put aside during the walk of the
// frames, then each is looked up (frame by address, object by slot), and the object found is
// scanned by its type once, which may put more aside. Words of which nobody knows whether they are
// pointers lead to objects that are scanned in the same spirit: every word might be a pointer.
#pragma once

#include <cstdint>
#include <vector>

#include "runtime/gc/roots.h"
#include "runtime/sched/goroutine.h"
#include "vm/stack_walk.h"

namespace vole::vm {

// Adjusts a goroutine whose stack has been copied: its fp, frames and records. g->pc and g->fp must
// be those of before the move; g->stack is the pool's to change.
void adjust_goroutine(const Program& program, runtime::G* g, const runtime::StackMove& move);

// The roots of goroutines, one after the other. Keeps its buffers from one to the next.
class StackRoots {
 public:
  struct Options {
    bool top_conservative = false;  // the innermost frame stopped at no safe point
    // For finding wrong maps: null, or where the first complaint about a pointer goes.
    const runtime::StackPool* verify = nullptr;
  };

  explicit StackRoots(const Program& program) : program_(program) {}
  StackRoots(const StackRoots&) = delete;
  StackRoots& operator=(const StackRoots&) = delete;

  // Everything that g's frames and records hold. Its state must be in g->pc and g->fp.
  void visit(runtime::RootVisitor& visitor, runtime::G* g, const Options& options);

 private:
  // A frame with stack objects; they are `first_object`.. in reached_.
  struct ObjectFrame {
    uint64_t* fp;
    const Function* function;
    uint32_t first_object;
  };

  // A word that leads, or may lead, into this stack, and where it was.
  struct Pending {
    uintptr_t value;
    const uint64_t* at;
  };

  void visit_frames(runtime::RootVisitor& visitor);
  void visit_records(runtime::RootVisitor& visitor);
  void visit_sudog(runtime::RootVisitor& visitor, const runtime::Sudog& s);
  void pointer(runtime::RootVisitor& visitor, const void* at);
  void maybe_pointer(runtime::RootVisitor& visitor, const void* at);
  void maybe_pointers(runtime::RootVisitor& visitor, const uint64_t* from, const uint64_t* to);
  void drain(runtime::RootVisitor& visitor);
  const ObjectFrame* find_frame(uintptr_t address) const;
  const bytecode::StackObject* find_object(uintptr_t address, uint64_t** fp, uint32_t* index) const;
  [[noreturn]] void complain(const char* what, const Pending& pending) const;

  const Program& program_;
  Options options_;
  runtime::G* g_ = nullptr;
  std::vector<ObjectFrame> frames_;   // innermost first: by falling address
  std::vector<uint8_t> reached_;      // by object
  std::vector<Pending> pending_;      // pointers into this stack
  std::vector<Pending> uncertain_;    // words that may be such
};

}  // namespace vole::vm
