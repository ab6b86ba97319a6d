// Stacks that grow, shrink and are moved for debugging. What a move must adjust is in
// stack_roots.h, the memory in runtime/stack/stack.h, segments instead of moves in segments.cpp.
//
// Who may move a stack: its own M at a safe point or when a frame does not fit; and whoever has
// claimed the goroutine for scanning, unless a native holds addresses in it (a blocking call). A
// goroutine that waits on channels has a third party: those who send to it or receive from it write
// into its frame while they hold the channel's lock, so its channels are locked for the move.
#include <cinttypes>
#include <cstdio>

#include "runtime/values/chan.h"
#include "vm/machine.h"

namespace vole::vm {

using bytecode::kHeaderCallerFp;
using bytecode::kHeaderContext;
using bytecode::kHeaderFunction;
using bytecode::kHeaderReturnPc;
using bytecode::kHeaderSlots;
using runtime::GrowResult;
using runtime::StackMove;

namespace {

// Bytes in use of a stack whose goroutine's state is saved.
size_t used_bytes(const G* g) {
  const Function* f = mem::load<const Function*>(g->fp + kHeaderFunction);
  size_t used = reinterpret_cast<uintptr_t>(g->fp + f->frame_slots) - g->stack.lo;
  return used < g->stack.size() ? used : g->stack.size();
}

}  // namespace

// Before the first goroutine. False: no address space.
bool Machine::set_up_stacks() {
  stacks_.set_max_stack(config_.max_stack);
  stacks_.set_shrinks(config_.shrink_stacks);
  stacks_.set_adaptive(config_.adaptive_stack_start);
  if (config_.segmented_stacks) {
    segments_ = std::make_unique<runtime::SegmentPool>(os_);
    if (!segments_->init()) return false;
    stacks_.set_segmented(segments_->region());
    return true;
  }
  if (first_.moves.on() || config_.efence) {
    stacks_.set_poison(true);
    stacks_.set_isolated();
  }
  return true;
}

// Whose stack is moved, for adjust_stack.
struct Machine::Moving {
  Machine* machine;
  G* g;
};

void Machine::adjust_stack(void* context, const StackMove& move) {
  auto& moving = *static_cast<Moving*>(context);
  adjust_goroutine(*moving.machine->program_, moving.g, move);
}

GrowResult Machine::grow_stack(Exec& x, size_t used, size_t needed) {
  Moving moving{this, x.g};
  return stacks_.grow(&x.g->stack, used, needed, adjust_stack, &moving, x.p->stacks);
}

// For the function whose header and parameters have been written at exec.fp.
bool Machine::make_room(Exec& x, uint64_t slots) {
  if (VOLE_UNLIKELY(segments_ != nullptr)) return enter_segment(x);
  return ensure_stack(x, slots);
}

bool Machine::ensure_stack(Exec& x, uint64_t slots) {
  if (x.fp + slots <= x.stack_limit) return true;
  if (VOLE_UNLIKELY(segments_ != nullptr)) return fits_in_segment(x, slots);
  G* g = x.g;
  // The frame being entered has at least its header and arguments written.
  const Function* f = mem::load<const Function*>(x.fp + kHeaderFunction);
  uint64_t* top = x.fp + (f->param_slots + f->result_slots);
  uint64_t* frame_end = x.fp + f->frame_slots;
  if (x.pc != f->code && frame_end <= x.stack_limit) top = frame_end;
  if (top > x.stack_limit) top = x.stack_limit;
  size_t used = reinterpret_cast<uintptr_t>(top) - g->stack.lo;
  size_t needed = reinterpret_cast<uintptr_t>(x.fp + slots) - g->stack.lo;
  save(x, g);
  GrowResult result = grow_stack(x, used, needed);
  if (result == GrowResult::kNoMemory) {
    collect(x, runtime::CollectReason::kMemory);
    if (ended()) return false;
    result = grow_stack(x, used, needed);
  }
  if (result == GrowResult::kGrown) {
    x.fp = g->fp;
    x.stack_limit = g->stack_limit();
    return true;
  }
  if (result == GrowResult::kTooDeep) return stack_too_deep(x);
  out_of_memory(x);
  return false;
}

// Ends the program as Go does; always false.
bool Machine::stack_too_deep(Exec& x) {
  std::string limit = std::to_string(stacks_.max_stack());
  char place[100];
  std::snprintf(place, sizeof place,
                "runtime: sp=%#" PRIxPTR " stack=[%#" PRIxPTR ", %#" PRIxPTR "]\n",
                reinterpret_cast<uintptr_t>(x.fp), x.g->stack.lo, x.g->stack.hi);
  print("runtime: goroutine stack exceeds " + limit + "-byte limit\n" + place);
  fatal(x, "stack overflow");
  return false;
}

bool Machine::push_frame(Exec& x, uint64_t base, const Function* f, const Closure* context,
                         const uint64_t* args, uint32_t count) {
  StackMove shift;
  shift.from = x.g->stack;
  if (!ensure_stack(x, base + count + f->result_slots + kHeaderSlots)) return false;
  shift.delta = static_cast<intptr_t>(x.g->stack.lo - shift.from.lo);
  if (shift.moves(reinterpret_cast<uintptr_t>(args))) args += shift.delta / 8;
  uint64_t* fp = x.fp + base;
  mem::store_word(fp + kHeaderContext, shift.moved(reinterpret_cast<uintptr_t>(context)));
  mem::store(fp + kHeaderFunction, f);
  mem::store(fp + kHeaderCallerFp, x.fp);
  mem::store(fp + kHeaderReturnPc, x.pc);
  for (uint32_t i = 0; i < count; ++i) {
    bool pointer = f->param_map != nullptr && i < f->param_slots &&
                   (f->param_map[i / 64] >> (i % 64) & 1) != 0;
    mem::store_word(fp + i, pointer ? shift.moved(args[i]) : args[i]);
  }
  x.fp = fp;
  x.pc = f->code;
  return true;
}

// Moves the stack of a goroutine whose state is saved, the running one or one claimed, to one of
// `size` bytes. What fails for lack of memory is left out.
bool Machine::move_stack(runtime::P& p, G* g, size_t size) {
  Moving moving{this, g};
  return stacks_.move(&g->stack, used_bytes(g), size, adjust_stack, &moving, p.stacks);
}

// The same for a claimed one that others may be about to write to. False also if it may not be
// moved now.
bool Machine::move_claimed(runtime::P& p, G* g, size_t size) {
  if (!runtime::may_move(g) || g->top_conservative) return false;
  if (g->state() != runtime::GStatus::kWaiting) return move_stack(p, g, size);
  if (!runtime::lock_channels_of(g)) return false;
  bool moved = move_stack(p, g, size);
  runtime::unlock_channels_of(g);
  return moved;
}

void Machine::tend_stack(runtime::P& p, G* g, bool own) {
  if (segments_ != nullptr || g->fp == nullptr) return;
  size_t used = used_bytes(g);
  stacks_.note_scanned(used);
  if (!stacks_.wants_shrink(g->stack, used)) return;
  size_t half = g->stack.size() / 2;
  if (own) {
    if (!g->top_conservative) move_stack(p, g, half);
  } else {
    move_claimed(p, g, half);
  }
}

// ---- the mode that moves stacks all the time

void Machine::move_own(Exec& x, G* g) {
  if (move_stack(*x.p, g, g->stack.size())) x.moves->moved(used_bytes(g));
}

// The running goroutine's stack, and that of one other in turn.
void Machine::move_stacks(Exec& x) {
  save(x, x.g);
  move_own(x, x.g);
  x.fp = x.g->fp;
  x.stack_limit = x.g->stack_limit();
  G* other = sched_.g_at(static_cast<uint32_t>(x.moves->count() % sched_.g_count()));
  if (other != x.g && runtime::try_claim_scan(other)) {
    if (other->fp != nullptr && move_claimed(*x.p, other, other->stack.size())) {
      x.moves->moved(used_bytes(other));
    }
    runtime::release_scan(other);
  }
  x.moves->plan();
}

}  // namespace vole::vm
