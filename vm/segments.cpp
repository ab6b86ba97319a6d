// GODEBUG=segstack=1: stacks as chains of segments (runtime/stack/segments.h has the essay).
//
// A function whose frame does not fit is entered in a new segment. At the segment's start lies the
// frame of the bridge, a function of the machine that has one instruction, segment.ret: it has the
// caller's saved frame pointer and return address, and the entered function returns to it. The
// instruction copies the results to where the caller looks for them, frees the segment and goes on
// at the caller. Nothing else knows: FrameWalker steps over bridges, and recover() takes them for
// wrappers.
#include "vm/machine.h"
#include "vm/slow_ops.h"

namespace vole::vm {

using bytecode::kHeaderCallerFp;
using bytecode::kHeaderContext;
using bytecode::kHeaderFunction;
using bytecode::kHeaderReturnPc;
using bytecode::kHeaderSlots;
using runtime::Segment;

namespace {

const Function* function_at(const uint64_t* fp) {
  return mem::load<const Function*>(fp + kHeaderFunction);
}

// The bridge's frame has no slots; the header of the entered function follows.
uint64_t* bridge_frame(Segment* s) { return s->first() + kHeaderSlots; }
uint64_t* entered_frame(Segment* s) { return bridge_frame(s) + kHeaderSlots; }

}  // namespace

// Where the first frame of a new goroutine lies; null: no memory.
uint64_t* Machine::first_segment_frame(G* g, const Function* f) {
  g->segment = segments_->allocate(kHeaderSlots + size_t{f->frame_slots}, nullptr);
  return g->segment == nullptr ? nullptr : g->segment->first() + kHeaderSlots;
}

// Whether the machine's own calls have room above the running function. They use the reserve.
bool Machine::fits_in_segment(Exec& x, uint64_t slots) {
  if (x.fp + slots <= x.g->segment->end) return true;
  fatal(x, "segstack: a call by the machine does not fit into a segment's reserve");
  return false;
}

// Enters the function whose header and parameters have just been written at exec.fp in a segment of
// its own.
bool Machine::enter_segment(Exec& x) {
  G* g = x.g;
  const Function* f = function_at(x.fp);
  size_t slots = 2 * size_t{kHeaderSlots} + f->frame_slots;
  if (g->segment->total + slots * 8 > stacks_.max_stack()) return stack_too_deep(x);
  save(x, g);
  Segment* s = segments_->allocate(slots, g->segment);
  if (s == nullptr) {
    collect(x, runtime::CollectReason::kMemory);
    if (ended()) return false;
    s = segments_->allocate(slots, g->segment);
  }
  if (s == nullptr) {
    out_of_memory(x);
    return false;
  }
  s->entered_at = x.fp;
  const Function* bridge = program_->bridge_function();
  uint64_t* from = x.fp;
  uint64_t* at = bridge_frame(s);
  mem::store_word(at + kHeaderContext, 0);
  mem::store(at + kHeaderFunction, bridge);
  mem::store_word(at + kHeaderCallerFp, mem::load_word(from + kHeaderCallerFp));
  mem::store_word(at + kHeaderReturnPc, mem::load_word(from + kHeaderReturnPc));
  uint64_t* to = entered_frame(s);
  mem::store_word(to + kHeaderContext, mem::load_word(from + kHeaderContext));
  mem::store(to + kHeaderFunction, f);
  mem::store(to + kHeaderCallerFp, at);
  mem::store(to + kHeaderReturnPc, bridge->code);
  mem::copy_words(to, from, (f->param_slots + f->result_slots) * size_t{8});
  g->segment = s;
  x.fp = to;
  x.stack_limit = s->limit;
  return true;
}

// The function that was entered in the newest segment has returned to the bridge.
Step slow_segment_return(Exec& x, Word) {
  x.machine->leave_segment(x);
  return Step::kJump;
}

void Machine::leave_segment(Exec& x) {
  G* g = x.g;
  Segment* s = g->segment;
  const uint64_t* from = entered_frame(s);
  const Function* f = function_at(from);
  mem::copy_words(s->entered_at + f->param_slots, from + f->param_slots,
                  f->result_slots * size_t{8});
  x.pc = mem::load<const Word*>(x.fp + kHeaderReturnPc);
  x.fp = mem::load<uint64_t*>(x.fp + kHeaderCallerFp);
  pop_segment(x);
}

void Machine::pop_segment(Exec& x) {
  Segment* s = x.g->segment;
  x.g->segment = s->below;
  x.stack_limit = s->below->limit;
  segments_->free(s);
}

// Execution goes on at exec.fp, below some frames: frees the segments above.
void Machine::drop_segments(Exec& x) {
  while (x.g->segment != nullptr && !x.g->segment->contains(x.fp)) pop_segment(x);
}

// Whether the frame at offset `a` lies above that at `b`, both of g.
bool Machine::is_above(const G* g, uint32_t a, uint32_t b) {
  if (g->segment == nullptr) return a > b;
  const uint64_t* above = g->at(a);
  const uint64_t* below = g->at(b);
  for (const Segment* s = g->segment; s != nullptr; s = s->below) {
    if (s->contains(above)) return s->contains(below) ? above > below : true;
    if (s->contains(below)) return false;
  }
  return false;
}

void Machine::free_segments(G* g) {
  while (Segment* s = g->segment) {
    g->segment = s->below;
    segments_->free(s);
  }
}

}  // namespace vole::vm
