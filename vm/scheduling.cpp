// The safe point, switching between goroutines, stacks that grow, timers.
#include "vm/machine.h"
#include "vm/slow_ops.h"
#include "vm/stack_walk.h"

namespace vole::vm {

using bytecode::kHeaderCallerFp;
using bytecode::kHeaderContext;
using bytecode::kHeaderFunction;
using bytecode::kHeaderReturnPc;
using bytecode::kHeaderSlots;
using runtime::GrowResult;
using runtime::GStatus;
using runtime::StackMove;
using runtime::Timer;
using runtime::WaitReason;

namespace {
// Safe points between two looks at timers, interrupts and the budget.
constexpr int64_t kSlice = 20000;
// Slices that a goroutine runs while others wait.
constexpr uint32_t kSlicesPerTurn = 20;
}  // namespace

void Machine::arm_poll() {
  exec_.fuel_stash += exec_.fuel;
  exec_.fuel = 0;
}

// Fuel is what the interpreter may count down before it must call poll: the rest of the slice, or
// what the debug mode that moves stacks allows. In that mode's dense phase each safe point must
// poll: a function's entry polls when the fuel falls below zero, a back edge when it is zero, and
// then runs again, for which it needs one more.
void Machine::give_fuel(bool reruns) {
  Exec& x = exec_;
  int64_t fuel = slice_left_;
  if (moves_.on()) {
    int64_t least = reruns ? 1 : 0;
    if (moves_.distance() < fuel) fuel = moves_.distance() < least ? least : moves_.distance();
  }
  x.slice = x.fuel = fuel;
  x.fuel_stash = 0;
}

void Machine::new_slice() {
  slice_left_ = budget_ < kSlice ? budget_ : kSlice;
  if (slice_left_ < 1) slice_left_ = 1;
}

Step Machine::poll(Exec& x, bool reruns) {
  int64_t passed = x.slice - (x.fuel + x.fuel_stash);
  slice_left_ -= passed;
  if (budget_ != kNoBudget) budget_ -= passed;
  if (collector_.wants_collection()) collect(runtime::CollectReason::kHeap);
  if (moves_.on() && moves_.pass(passed)) move_stacks(x);
  if (slice_left_ > 0) {
    // The poll was armed: what is left of the slice goes on.
    give_fuel(reruns);
    return Step::kJump;
  }
  new_slice();
  give_fuel(reruns);

  was_interrupted_ = interrupted_.load_relaxed();
  if (budget_ <= 0 || was_interrupted_) {
    interrupted_.store_relaxed(false);
    out_of_budget_ = true;
    return Step::kExit;
  }
  if (!sched_.timers().empty()) run_due_timers();
  if (slices_left_ == 0 || --slices_left_ == 0) {
    slices_left_ = kSlicesPerTurn;
    if (sched_.has_runnable()) return yield(x);
  }
  return Step::kJump;
}

Step poll_at(Exec& x) { return x.machine->poll(x, true); }

Step poll_entry(Exec& x) {
  Machine& m = *x.machine;
  const Function* f = mem::load<const Function*>(x.fp + kHeaderFunction);
  if (VOLE_UNLIKELY(x.fp + f->frame_slots > x.stack_limit)) {
    if (!m.ensure_stack(x, f->frame_slots)) return Step::kExit;
  }
  if (x.fuel <= 0) return m.poll(x, false);
  return Step::kJump;
}

// ---- switching

void Machine::load(Exec& x, G* g) {
  if (moves_.on() && moves_.is_dense()) move_stack(g);
  x.g = g;
  x.pc = g->pc;
  x.fp = g->fp;
  x.stack_limit = g->stack_hi();
  g->status = GStatus::kRunning;
  g->wait_reason = WaitReason::kNone;
  g->fresh_slot = -1;
}

Step Machine::switch_to_next(Exec& x) {
  G* g = sched_.next();
  if (g == nullptr) {
    x.g = nullptr;
    return Step::kExit;
  }
  load(x, g);
  return Step::kJump;
}

Step Machine::park(Exec& x, WaitReason reason) {
  G* g = x.g;
  save(x, g);
  g->status = GStatus::kWaiting;
  g->wait_reason = reason;
  return switch_to_next(x);
}

Step Machine::yield(Exec& x) {
  G* g = x.g;
  save(x, g);
  sched_.ready_last(g);
  return switch_to_next(x);
}

G* Machine::new_goroutine(const Closure* closure, const uint64_t* args, uint32_t count) {
  const Function* f = closure->fn;
  size_t bytes = (f->frame_slots + size_t{kHeaderSlots}) * 8;
  G* g = sched_.create(bytes < runtime::kMinStack ? runtime::kMinStack : bytes);
  if (g == nullptr) return nullptr;
  uint64_t* fp = g->stack_lo() + kHeaderSlots;
  mem::store(fp + kHeaderContext, closure);
  mem::store(fp + kHeaderFunction, f);
  mem::store_word(fp + kHeaderCallerFp, 0);
  mem::store(fp + kHeaderReturnPc, program_->goexit_function()->code);
  for (uint32_t i = 0; i < count; ++i) mem::store_word(fp + i, args[i]);
  g->pc = f->code;
  g->fp = fp;
  g->entry = f;
  return g;
}

Step Machine::end_goroutine(Exec& x) {
  G* g = x.g;
  if (g == main_) main_ = nullptr;
  sched_.destroy(g);
  x.g = nullptr;
  return switch_to_next(x);
}

Step slow_go(Exec& x, Word w) {
  Machine& m = *x.machine;
  auto* closure = ptr_slot<const Closure>(x, bytecode::a_of(w));
  if (closure == nullptr) return m.fatal(x, "go of nil func value");
  G* g = m.new_goroutine(closure);
  if (g == nullptr) return m.no_memory(x);
  g->creator = mem::load<const Function*>(x.fp + kHeaderFunction);
  g->creator_pc = x.pc;
  g->creator_id = x.g->id;
  m.ready(g);
  return Step::kNext;
}

// A = 1: package main's main has returned.
Step slow_goexit(Exec& x, Word w) {
  if (bytecode::a_of(w) == 1) return x.machine->exit(x, 0, Outcome::kReturned);
  return x.machine->end_goroutine(x);
}

// ---- stacks

void Machine::adjust_stack(void* context, const StackMove& move) {
  auto& m = *static_cast<Machine*>(context);
  adjust_goroutine(*m.program_, m.moving_, move);
}

bool Machine::ensure_stack(Exec& x, uint64_t slots) {
  if (x.fp + slots <= x.stack_limit) return true;
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
  moving_ = g;
  GrowResult result = stacks_.grow(&g->stack, used, needed, adjust_stack, this);
  if (result == GrowResult::kNoMemory) {
    collect(runtime::CollectReason::kMemory);
    result = stacks_.grow(&g->stack, used, needed, adjust_stack, this);
  }
  if (result == GrowResult::kGrown) {
    x.fp = g->fp;
    x.stack_limit = g->stack_hi();
    return true;
  }
  if (result == GrowResult::kTooDeep) {
    std::string limit = std::to_string(config_.max_stack);
    print("runtime: goroutine stack exceeds " + limit + "-byte limit\n");
    fatal(x, "stack overflow");
  } else {
    out_of_memory(x);
  }
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

// Moves the stack of a goroutine whose state is saved. What fails for lack of memory is left out.
void Machine::move_stack(G* g) {
  const Function* f = mem::load<const Function*>(g->fp + kHeaderFunction);
  size_t used = reinterpret_cast<uintptr_t>(g->fp + f->frame_slots) - g->stack.lo;
  if (used > g->stack.size()) used = g->stack.size();
  moving_ = g;
  if (stacks_.move(&g->stack, used, g->stack.size(), adjust_stack, this)) moves_.moved(used);
}

// The running goroutine's stack, and that of one other in turn.
void Machine::move_stacks(Exec& x) {
  save(x, x.g);
  move_stack(x.g);
  x.fp = x.g->fp;
  x.stack_limit = x.g->stack_hi();
  const std::vector<G*>& all = sched_.all();
  G* other = all[moves_.count() % all.size()];
  if (other != x.g && other->fp != nullptr) move_stack(other);
  moves_.plan();
}

// ---- timers

void Machine::wake_at(G* g, int64_t when) {
  auto* t = new Timer();
  t->when = when;
  t->g = g;
  sched_.timers().add(t);
}

void Machine::run_due_timers() {
  runtime::TimerHeap& timers = sched_.timers();
  if (timers.empty()) return;
  int64_t now = config_.host->clock().monotonic_ns();
  while (Timer* t = timers.first()) {
    if (t->when > now) return;
    timers.remove(t);
    if (t->g != nullptr) {
      sched_.ready_last(t->g);
      delete t;
    } else if (timer_fn_ != nullptr) {
      timer_fn_(*this, t);
    }
  }
}

}  // namespace vole::vm
