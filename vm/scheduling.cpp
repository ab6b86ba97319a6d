// The safe point, switching between goroutines, their start and end. Stacks that grow and move are
// in stack_moves.cpp.
#include <algorithm>
#include <new>

#include "vm/machine.h"
#include "vm/slow_ops.h"
#include "vm/stack_walk.h"

namespace vole::vm {

using bytecode::kHeaderCallerFp;
using bytecode::kHeaderContext;
using bytecode::kHeaderFunction;
using bytecode::kHeaderReturnPc;
using bytecode::kHeaderSlots;
using runtime::GStatus;
using runtime::PollResult;
using runtime::Timer;
using runtime::WaitReason;

namespace {

// Safe points between two looks at preemption, interrupts and the budget.
constexpr int64_t kSlice = 1000;
// Slices between two looks at the clock and the timers.
constexpr uint32_t kSlicesPerLook = 16;
// Safe points that a goroutine of a driven machine may pass while others wait: not by time, so that
// the same program always does the same.
constexpr int64_t kDrivenTurn = 400000;
// The mode that switches at every safe point does so at this many, and then at one in kLaterSwitch:
// programs that compute for long would take forever.
constexpr int64_t kDenseSwitches = 1000000;
constexpr int64_t kLaterSwitch = 61;
// Pieces of an object, see HalfCleared::patience: 16 GiB.
constexpr uint32_t kMostPatience = 1 << 16;

void wake_sleeper(Timer* t, runtime::P& p, int64_t) {
  auto* g = static_cast<G*>(t->arg);
  p.sudogs->free(t, sizeof(Timer));
  p.sched->ready_last(p, g);
}

// The running goroutine goes behind others: what Scheduler::ready does for those that waited.
void sample_latency(Exec& x, Clock& clock) {
  if (++x.p->made_ready % runtime::Scheduler::kLatencySample != 0) return;
  x.g->ready_since = clock.monotonic_ns();
}

}  // namespace

// Fuel is what the interpreter may count down before it must call poll: the rest of the slice, or
// what the debug mode that moves stacks allows. In that mode's dense phase each safe point must
// poll: a function's entry polls when the fuel falls below zero, a back edge when it is zero, and
// then runs again, for which it needs one more.
void Machine::give_fuel(Exec& x, bool reruns) {
  int64_t fuel = x.slice_left;
  if (x.moves->on()) {
    int64_t least = reruns ? 1 : 0;
    if (x.moves->distance() < fuel) {
      fuel = x.moves->distance() < least ? least : x.moves->distance();
    }
  }
  if (VOLE_UNLIKELY(config_.switch_always)) {
    // One at least: the goroutine that runs next may have to run its poll's instruction again.
    int64_t most = x.passed < kDenseSwitches ? 1 : kLaterSwitch;
    if (fuel > most) fuel = most;
  }
  x.slice = x.fuel = fuel;
  x.fuel_stash = 0;
}

void Machine::new_slice(Exec& x) {
  int64_t slice = kSlice;
  if (VOLE_UNLIKELY(config_.sched_seed != 0)) slice = 1 + x.p->random.below(2 * kSlice);
  x.slice_left = x.budget < slice ? x.budget : slice;
  if (x.slice_left < 1) x.slice_left = 1;
}

// What other threads want of this one: functions to run, the world to stand still.
void Machine::attend(Exec& x) {
  runtime::Scheduler::clear_preempt(*x.p);
  if (!sched_.attention_wanted(*x.p)) return;
  save(x, x.g);
  sched_.attend(*x.m);
  reload(x);
}

Step Machine::poll(Exec& x, bool reruns) {
  int64_t passed = x.slice - (x.fuel + x.fuel_stash);
  x.slice_left -= passed;
  x.passed += passed;
  if (x.budget != kNoBudget) x.budget -= passed;
  // acquire: pairs with the release in Scheduler::preempt.
  if (x.p->preempt.load_acquire()) attend(x);
  PollResult marked = collector_.needs_poll() ? poll_collector(x) : PollResult::kDone;
  bool in_debt = marked != PollResult::kDone;  // allocating has run ahead of marking
  run_due_calls(x);
  if (x.moves->on() && x.moves->pass(passed)) move_stacks(x);
  if (ended()) return Step::kExit;
  if (x.slice_left > 0) {
    // The poll was armed: what is left of the slice goes on.
    give_fuel(x, reruns);
    Step step;
    if (VOLE_UNLIKELY(marked == PollResult::kWait) && wait_for_marking(x, &step)) return step;
    if (VOLE_UNLIKELY(in_debt || config_.switch_always) && sched_.has_runnable(*x.p)) {
      return preempt_running(x);
    }
    return Step::kJump;
  }
  new_slice(x);
  give_fuel(x, reruns);

  if (x.budget <= 0 || is_interrupted(x)) return leave_to_driver(x);
  Step step;
  if (VOLE_UNLIKELY(marked == PollResult::kWait) && wait_for_marking(x, &step)) return step;
  bool others = time_is_up(x) || in_debt || config_.switch_always || config_.sched_seed != 0;
  if (others && sched_.has_runnable(*x.p)) return preempt_running(x);
  return Step::kJump;
}

Step Machine::leave_to_driver(Exec& x) {
  x.interrupted = is_interrupted(x);
  if (x.interrupted) interrupted_.store_relaxed(false);
  x.out_of_budget = true;
  return Step::kExit;
}

// ---- operations that may take long between two safe points

bool Machine::driver_wants_back(const Exec& x) {
  if (sched_.threaded()) return false;
  if (x.budget != kNoBudget && x.budget <= x.slice - (x.fuel + x.fuel_stash)) return true;
  return driver_waits();
}

Step Machine::leave_in_instruction(Exec& x) {
  // This instruction is no safe point; see no_memory. Until the next run().
  x.g->top_conservative = true;
  return leave_to_driver(x);
}

// An allocation has answered null since somebody waits for this thread. Here the world may stop;
// the same instruction asks for the object again.
Step Machine::interrupted_allocation(Exec& x) {
  runtime::HalfCleared& half = x.cache->half;
  half.interrupted = false;
  // An instruction that needs several objects begins with the first one each time: with ever more
  // patience it ends.
  if (x.interrupted_pc != x.pc) half.patience = 1;
  if (half.forgotten) half.patience = std::min(2 * half.patience, kMostPatience);
  half.forgotten = false;
  x.interrupted_pc = x.pc;
  if (driver_wants_back(x)) return leave_in_instruction(x);
  x.g->top_conservative = true;
  x.map_work = {};  // nothing keeps its arrays
  attend(x);
  x.g->top_conservative = false;
  return ended() ? Step::kExit : Step::kJump;
}

// As many safe points does an operation count for when it asks (see runtime::StopTest).
constexpr int64_t kLongWorkCost = 256;
// How often one may go on beyond the budget before it is stopped again: some milliseconds. What
// needs longer ends only in a run() whose budget is large enough.
constexpr uint32_t kLongWorkMost = 32;

bool Machine::must_stop(Exec& x) {
  x.passed += kLongWorkCost;
  if (x.budget != kNoBudget) x.budget -= kLongWorkCost;
  if (ended() || is_interrupted(x)) return true;
  if (deadline_ != kNoDeadline && sched_.clock().monotonic_ns() >= deadline_) return true;
  if (x.budget > 0) return false;
  // It will have to start anew: so that it ends some day, it may go on for a while.
  if (x.long_work_left == 0) return true;
  --x.long_work_left;
  return false;
}

Step Machine::stop_long_work(Exec& x) {
  if (ended()) return Step::kExit;
  x.long_work = x.long_work_pc == x.pc ? std::min(2 * x.long_work, kLongWorkMost) : 1;
  x.long_work_pc = x.pc;
  x.long_work_left = x.long_work;
  return leave_in_instruction(x);
}

// Looks at the timers, and whether the running goroutine has had its turn.
bool Machine::time_is_up(Exec& x) {
  runtime::P& p = *x.p;
  if (p.yield_wanted.load_relaxed()) {
    p.yield_wanted.store_relaxed(false);
    return true;
  }
  if (x.turn_left != 0) {
    --x.turn_left;
    return false;
  }
  x.turn_left = kSlicesPerLook;
  if (!sched_.threaded()) collector_.scavenger().step(sched_.clock(), false);
  int64_t now = sched_.run_timers(p);
  if (!sched_.has_sysmon() && netpoll_.has_waiters()) {
    runtime::GQueue ready;
    netpoll_.poll(0, ready);
    while (G* g = ready.pop()) sched_.ready_last(p, g);
  }
  if (VOLE_UNLIKELY(observer_.wants_ticks()) && !sched_.threaded()) {
    observer_.tick(config_.host->clock().monotonic_ns());
  }
  if (!sched_.has_runnable(p)) {
    p.slice_start = 0;
    return false;
  }
  // A slice starts at the first look that finds somebody waiting.
  if (!sched_.threaded()) {
    if (p.slice_start == 0) p.slice_start = x.passed + 1;
    return x.passed - p.slice_start >= kDrivenTurn;
  }
  if (now == 0) now = sched_.clock().monotonic_ns();
  if (p.slice_start == 0) p.slice_start = now;
  return now - p.slice_start >= runtime::kTimeSlice;
}

// The running goroutine has had its time: behind all others.
Step Machine::preempt_running(Exec& x) {
  G* g = x.g;
  save(x, g);
  sample_latency(x, sched_.clock());
  if (sched_.threaded() && !config_.switch_always) {
    sched_.requeue_global(g);
  } else {
    sched_.requeue(*x.p, g);
  }
  return switch_to_next(x);
}

Step poll_at(Exec& x) { return x.machine->poll(x, true); }

Step poll_entry(Exec& x) {
  Machine& m = *x.machine;
  const Function* f = mem::load<const Function*>(x.fp + kHeaderFunction);
  if (VOLE_UNLIKELY(x.fp + f->frame_slots > x.stack_limit)) {
    if (!m.make_room(x, f->frame_slots)) return Step::kExit;
  }
  if (x.fuel <= 0) return m.poll(x, false);
  return Step::kJump;
}

// ---- switching

// `g` is kRunning, found by this thread.
Step Machine::load(Exec& x, G* g) {
  x.p = x.m->p;
  x.cache = x.p->cache;
  if (x.moves->on() && x.moves->is_dense()) move_own(x, g);
  x.g = g;
  x.pc = g->pc;
  x.fp = g->fp;
  x.stack_limit = g->stack_limit();
  g->wait_reason = WaitReason::kNone;
  g->wait_since = 0;
  g->fresh.store_relaxed(0);
  g->own.channel = nullptr;
  if (g->resume != runtime::Resume::kNone) return resume_waiter(x);
  return Step::kJump;
}

void Machine::reload(Exec& x) {
  x.p = x.m->p;
  x.cache = x.p == nullptr ? nullptr : x.p->cache;
  x.refresh_table();
  if (G* g = x.g) {
    x.fp = g->fp;
    x.stack_limit = g->stack_limit();
  }
}

// Looks for a goroutine; threaded machines sleep until there is one. kExit: x.next says why.
Step Machine::switch_to_next(Exec& x) {
  x.g = nullptr;
  x.next = sched_.find_runnable(*x.m);
  if (x.next.what != runtime::Found::kGoroutine) {
    reload(x);
    return Step::kExit;
  }
  return load(x, x.next.g);
}

Step Machine::yield(Exec& x) {
  G* g = x.g;
  save(x, g);
  sample_latency(x, sched_.clock());
  sched_.requeue(*x.p, g);
  return switch_to_next(x);
}

Step Machine::sleep_until(Exec& x, int64_t when) {
  void* memory = x.p->sudogs->allocate(sizeof(Timer));
  if (memory == nullptr) return out_of_memory(x);
  auto* t = new (memory) Timer();
  t->when = when;
  t->fn = wake_sleeper;
  t->arg = x.g;
  prepare_park(x, WaitReason::kSleep);
  sched_.add_timer(*x.p, t);
  return parked(x);
}

uint32_t Machine::set_procs(Exec& x, uint32_t n) {
  save(x, x.g);
  uint32_t old = sched_.set_procs(*x.m, n);
  reload(x);
  return old;
}

G* Machine::new_goroutine(runtime::P& p, const Closure* closure, const uint64_t* args,
                          uint32_t count) {
  const Function* f = closure->fn;
  G* g = sched_.create(p, (f->frame_slots + size_t{kHeaderSlots}) * 8);
  if (g == nullptr) return nullptr;
  uint64_t* fp = g->stack_lo() + kHeaderSlots;
  if (VOLE_UNLIKELY(segments_ != nullptr)) {
    fp = first_segment_frame(g, f);
    if (fp == nullptr) {
      sched_.destroy(p, g);
      return nullptr;
    }
  }
  mem::store(fp + kHeaderContext, closure);
  mem::store(fp + kHeaderFunction, f);
  mem::store_word(fp + kHeaderCallerFp, 0);
  mem::store(fp + kHeaderReturnPc, program_->goexit_function()->code);
  for (uint32_t i = 0; i < count; ++i) mem::store_word(fp + i, args[i]);
  g->pc = f->code;
  g->fp = fp;
  g->entry = f;
  bear_black(p, g, closure, f, args, count);
  return g;
}

Step Machine::end_goroutine(Exec& x) {
  G* g = x.g;
  if (g == main_.load_relaxed()) main_.store_relaxed(nullptr);
  if (g->lock_count != 0) sched_.end_locked(*x.m, g);
  if (VOLE_UNLIKELY(segments_ != nullptr)) free_segments(g);
  sched_.destroy(*x.p, g);
  return switch_to_next(x);
}

Step slow_go(Exec& x, Word w) {
  Machine& m = *x.machine;
  auto* closure = ptr_slot<const Closure>(x, bytecode::a_of(w));
  if (closure == nullptr) return m.fatal(x, "go of nil func value");
  G* g = m.new_goroutine(x, closure);
  if (g == nullptr) return m.no_memory(x);
  g->creator = mem::load<const Function*>(x.fp + kHeaderFunction);
  g->creator_pc = x.pc;
  g->creator_id = x.g->id;
  m.ready(x, g);
  return Step::kNext;
}

// A = 1: package main's main has returned.
Step slow_goexit(Exec& x, Word w) {
  if (bytecode::a_of(w) == 1) return x.machine->exit(x, 0, Outcome::kReturned);
  return x.machine->end_goroutine(x);
}

}  // namespace vole::vm
