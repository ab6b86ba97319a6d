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

// Fuel is what the interpreter may count down before it must call poll. Debug modes give one
// safe point at a time.
void Machine::refill_fuel() {
  Exec& x = exec_;
  int64_t slice = budget_ < kSlice ? budget_ : kSlice;
  if (config_.stack_move || slice < 1) slice = 1;
  x.slice = slice;
  x.fuel = slice;
  x.fuel_stash = 0;
}

Step Machine::poll(Exec& x) {
  int64_t left = x.fuel + x.fuel_stash;
  if (budget_ != kNoBudget) budget_ -= x.slice - left;
  if (collector_.wants_collection()) collect(runtime::CollectReason::kHeap);
  if (config_.stack_move) move_stack(x);
  if (left > 0 && !config_.stack_move) {
    // The poll was armed: what is left of the slice goes on.
    x.slice = x.fuel = left;
    x.fuel_stash = 0;
    return Step::kJump;
  }
  refill_fuel();

  was_interrupted_ = interrupted_.load_relaxed();
  if (budget_ <= 0 || was_interrupted_) {
    interrupted_.store_relaxed(false);
    out_of_budget_ = true;
    return Step::kExit;
  }
  if (!sched_.timers().empty()) run_due_timers();
  if (config_.stack_move) return Step::kJump;
  if (slices_left_ == 0 || --slices_left_ == 0) {
    slices_left_ = kSlicesPerTurn;
    if (sched_.has_runnable()) return yield(x);
  }
  return Step::kJump;
}

Step poll_at(Exec& x) { return x.machine->poll(x); }

Step poll_entry(Exec& x) {
  Machine& m = *x.machine;
  const Function* f = mem::load<const Function*>(x.fp + kHeaderFunction);
  if (VOLE_UNLIKELY(x.fp + f->frame_slots > x.stack_limit)) {
    if (!m.ensure_stack(x, f->frame_slots)) return Step::kExit;
  }
  if (x.fuel <= 0) return m.poll(x);
  return Step::kJump;
}

// ---- switching

void Machine::load(Exec& x, G* g) {
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
  auto& x = *static_cast<Exec*>(context);
  auto shift = [&](uint64_t* p) {
    return reinterpret_cast<uint64_t*>(reinterpret_cast<uintptr_t>(p) +
                                       static_cast<uintptr_t>(move.delta));
  };
  x.fp = shift(x.fp);
  for (uint64_t* fp = x.fp;;) {
    uint64_t* slot = fp + kHeaderCallerFp;
    uint64_t* caller = mem::load<uint64_t*>(slot);
    if (caller == nullptr) break;
    caller = shift(caller);
    mem::store(slot, caller);
    fp = caller;
  }
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
  GrowResult result = stacks_.grow(&g->stack, used, needed, adjust_stack, &x);
  if (result == GrowResult::kNoMemory) {
    collect(runtime::CollectReason::kMemory);
    result = stacks_.grow(&g->stack, used, needed, adjust_stack, &x);
  }
  if (result == GrowResult::kGrown) {
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

void Machine::move_stack(Exec& x) {
  G* g = x.g;
  const Function* f = mem::load<const Function*>(x.fp + kHeaderFunction);
  size_t used = reinterpret_cast<uintptr_t>(x.fp + f->frame_slots) - g->stack.lo;
  if (used > g->stack.size()) used = g->stack.size();
  if (stacks_.move(&g->stack, used, g->stack.size(), adjust_stack, &x)) {
    x.stack_limit = g->stack_hi();
  }
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
