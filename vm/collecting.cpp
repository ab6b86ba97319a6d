// What a machine does for its collector: polls and idle time, stopping the world, and the roots.
//
// Roots are jobs (runtime/gc/roots.h): the globals in blocks, one job for the tables of natives and
// the timers, one for each goroutine. A goroutine that does not run is claimed and scanned by
// whoever has its job; one that runs is left to its own M, which scans it at its next poll. So each
// goroutine stands still only while its own stack is looked at.
#include <algorithm>

#include "runtime/gc/barrier.h"
#include "runtime/gc/verify.h"
#include "vm/machine.h"

namespace vole::vm {

using runtime::CollectReason;
using runtime::GcLocal;
using runtime::GStatus;
using runtime::PollResult;
using runtime::RootVisitor;
using runtime::Timer;
using runtime::WorkerMode;

namespace {
constexpr size_t kGlobalsBlock = 256 * 1024;  // bytes of globals in one root job

runtime::P& p_of(GcLocal& local) { return *static_cast<runtime::P*>(local.owner); }
}  // namespace

// ---- the world

runtime::GcLocal* GcWorld::stop() {
  runtime::M* m = runtime::current_m();
  Clock& clock = machine_.host().clock();
  int64_t asked = clock.monotonic_ns();
  machine_.sched().stop_the_world(*m);
  machine_.observer().world_stopped(asked, clock.monotonic_ns(), true);
  if (machine_.ended()) {
    // Ms have left without saving where their goroutines are.
    start();
    return nullptr;
  }
  // An M that had no goroutine may have lost its P; while the world stands still, any will do.
  return m->p != nullptr ? m->p->gc : machine_.sched().p_at(0).gc;
}

void GcWorld::start() {
  machine_.observer().world_starting(machine_.host().clock().monotonic_ns());
  machine_.sched().start_the_world(*runtime::current_m());
}

void GcWorld::for_each_p(void (*fn)(void*, GcLocal&), void* context) {
  machine_.sched().for_each_p(*runtime::current_m(),
                              [fn, context](runtime::P& p) { fn(context, *p.gc); });
}

uint32_t GcWorld::procs() const { return machine_.sched().procs(); }

void GcWorld::wake_idle() { machine_.sched().wake_for_duty(); }

void GcWorld::ready_all(runtime::GQueue& list) { machine_.sched().ready_all_global(list); }

bool GcWorld::has_work(GcLocal& self) {
  return machine_.sched().has_runnable(p_of(self)) || machine_.driver_waits();
}

void GcWorld::phase_changed(bool marking) { machine_.phase_changed(marking); }

void GcWorld::cycle_ended() { machine_.end_cycle(); }

// The world runs again.
void Machine::end_cycle() {
  stacks_.end_cycle();
  // Somebody must give memory back when it has been swept, also if the program then does nothing.
  if (collector_.scavenger().is_above_goal()) sched_.start_sysmon();
}

// ---- when

// At a slow poll.
PollResult Machine::poll_collector(Exec& x) {
  save(x, x.g);
  PollResult result = collector_.poll(*x.p->gc);
  reload(x);
  run_due_calls(x);
  return result;
}

// The goroutine owes marking and there is none to be done here. False: it is to go on. A driven
// machine has nobody to wait for.
bool Machine::wait_for_marking(Exec& x, Step* step) {
  if (!sched_.threaded()) return false;
  Lock& lock = collector_.assist_lock();
  lock.acquire();
  if (!collector_.queue_assist(*x.p->gc, x.g)) {
    lock.release();
    return false;
  }
  *step = park(x, runtime::WaitReason::kGcAssist, &lock);
  return true;
}

// Sweeping has found finalizers or cleanups that are due.
void Machine::run_due_calls(Exec& x) {
  if (!collector_.take_finalizer_news()) return;
  // acquire: pairs with set_after_collect.
  if (AfterCollect after = after_collect_.load_acquire()) after(*this, x);
}

void Machine::collect(Exec& x, CollectReason reason) {
  stop_world(x, true);
  if (ended()) {
    start_world(x);
    return;
  }
  GcLocal& local = x.m->p != nullptr ? *x.m->p->gc : *sched_.p_at(0).gc;
  collector_.collect_stopped(local, reason);
  bool exhausted = reason == CollectReason::kMemory && collector_.is_exhausted();
  start_world(x);
  if (exhausted) out_of_memory(x);
  run_due_calls(x);
}

bool Machine::collect_step(Exec& x, uint32_t* target) {
  save(x, x.g);
  bool done = collector_.forced_step(*x.p->gc, target);
  reload(x);
  run_due_calls(x);
  return done;
}

bool Machine::mark_work(runtime::M& m) {
  if (!collector_.marking()) return false;
  runtime::Scheduler::clear_preempt(*m.p);
  if (sched_.attention_wanted(*m.p)) return true;
  // What is found counts as a worker: from here on it runs.
  GcLocal& local = *m.p->gc;
  WorkerMode mode = collector_.find_worker(local);
  if (mode == WorkerMode::kNone) return false;
  collector_.run_worker(local, mode);
  return true;
}

// A driven machine that has nothing to run does the collector's work on its driver's time: no
// longer than that has asked for. What is left goes on in the next run().
bool Machine::driver_waits() {
  if (sched_.threaded()) return false;
  if (interrupted_.load_relaxed()) return true;
  return deadline_ != kNoDeadline && sched_.clock().monotonic_ns() >= deadline_;
}

bool Machine::idle_work(runtime::M& m) {
  if (driver_waits()) return false;
  runtime::Scheduler::clear_preempt(*m.p);
  if (sched_.attention_wanted(*m.p)) return true;
  GcLocal& local = *m.p->gc;
  WorkerMode mode = collector_.find_idle(local);
  if (mode == WorkerMode::kNone) return false;
  collector_.run_worker(local, mode);
  if (m.p != nullptr) {
    Exec& x = static_cast<Thread&>(m).exec;
    reload(x);
    run_due_calls(x);
  }
  return true;
}

bool Machine::has_idle_work() { return collector_.has_idle_work(); }

void Machine::tick(int64_t now) {
  if (observer_.wants_ticks()) observer_.tick(now);
  if (collector_.tick(now)) sched_.wake_for_duty();
  collector_.scavenger().step(config_.host->clock(), sched_.is_idle());
}

// ---- roots

// No global holds the address of a stack.
void Machine::verify_globals() {
  const std::vector<uint64_t>& mask = program_->globals_mask();
  for (size_t i = 0; i < program_->globals_size() / 8; ++i) {
    if ((mask[i / 64] >> (i % 64) & 1) == 0) continue;
    auto slot = reinterpret_cast<uintptr_t>(globals_) + i * 8;
    auto value = mem::load<uintptr_t>(slot);
    if (!stacks_.is_stack(value)) continue;
    std::string text = "a global: " + runtime::describe_stack_pointer(heap_, slot, value);
    VOLE_FATAL(text.c_str());
  }
}

runtime::RootProvider::Counts Machine::count_roots() {
  if (config_.verify_heap) verify_globals();
  size_t blocks = (program_->globals_size() + kGlobalsBlock - 1) / kGlobalsBlock;
  return {static_cast<uint32_t>(blocks + 1), sched_.g_count()};
}

void Machine::run_root_job(uint32_t i, RootVisitor& visitor) {
  if (i == 0) {
    visit_tables(visitor);
    return;
  }
  size_t from = (i - 1) * kGlobalsBlock;
  size_t size = std::min(kGlobalsBlock, program_->globals_size() - from);
  // A block is a whole number of mask words.
  visitor.words(globals_ + from, size / 8, program_->globals_mask().data() + from / 8 / 64);
  visitor.add_global_bytes(size);
}

void Machine::visit_tables(RootVisitor& visitor) {
  for (uint32_t i = 0; i < sched_.procs(); ++i) {
    sched_.p_at(i).timers.each(
        [](void* v, Timer* t) {
          static_cast<RootVisitor*>(v)->pointer(reinterpret_cast<uintptr_t>(t->object));
        },
        &visitor);
  }
  std::vector<std::pair<ExtraRoots, void*>> tables;
  {
    Locker locker(tables_lock_);
    tables = extra_roots_;
  }
  for (auto& [fn, context] : tables) fn(context, visitor);
}

// The caller has claimed `g`, or runs it, or the world is stopped.
void Machine::scan_stack(G* g, RootVisitor& visitor, bool own) {
  if (!visitor.again()) {
    tend_stack(p_of(visitor.local()), g, own);
    // Release: pairs with the acquire of those who ask whether it was scanned.
    g->gc_cycle.store_release(visitor.cycle());
  }
  StackRoots::Options options;
  options.top_conservative = g->top_conservative;
  if (config_.verify_heap) options.verify = &stacks_;
  runtime::M* m = runtime::current_m();
  StackRoots& roots = m != nullptr ? *static_cast<Thread*>(m)->stack_roots : *first_.stack_roots;
  roots.visit(visitor, g, options);
}

bool Machine::scan_goroutine(uint32_t i, RootVisitor& visitor) {
  G* g = sched_.g_at(i);
  auto scanned = [&] { return g->gc_cycle.load_acquire() == visitor.cycle(); };
  for (;;) {
    if (!visitor.again() && scanned()) return true;
    GStatus state = g->state();
    // One that is being made, or made anew, is black from birth; see new_goroutine.
    if (state == GStatus::kDead || state == GStatus::kIdle) return true;
    if (state == GStatus::kRunning) {
      if (!visitor.stopped() && !visitor.again()) return false;
      // Its M stands still, or is this one; the stack is not moved, since its M holds on to it.
      scan_stopped(g, visitor);
      return true;
    }
    if (runtime::try_claim_scan(g)) break;
    __builtin_ia32_pause();
  }
  // As in Go, a collection notes who waits: parking does not look at the clock.
  if (g->wait_since == 0 && g->state() == GStatus::kWaiting) {
    g->wait_since = sched_.clock().monotonic_ns();
  }
  if (visitor.again() || !scanned()) scan_stack(g, visitor, false);
  runtime::release_scan(g);
  return true;
}

// A running goroutine while the world is stopped.
void Machine::scan_stopped(G* g, RootVisitor& visitor) {
  if (!visitor.again()) g->gc_cycle.store_release(visitor.cycle());
  StackRoots::Options options;
  options.top_conservative = g->top_conservative;
  if (config_.verify_heap) options.verify = &stacks_;
  static_cast<Thread*>(runtime::current_m())->stack_roots->visit(visitor, g, options);
}

void Machine::scan_running(RootVisitor& visitor) {
  auto* t = static_cast<Thread*>(runtime::current_m());
  G* g = t->exec.g;
  if (g == nullptr || g->gc_cycle.load_relaxed() == visitor.cycle()) return;
  scan_stack(g, visitor, true);
}

// A goroutine that is made while marking runs is black: it is not scanned, but what it starts with
// is shaded.
void Machine::bear_black(runtime::P& p, G* g, const Closure* closure, const Function* f,
                         const uint64_t* args, uint32_t count) {
  if (!p.cache->barrier) return;
  g->gc_cycle.store_release(collector_.cycle_number());
  runtime::shade(*p.cache, closure);
  for (uint32_t i = 0; i < count; ++i) {
    bool pointer = f->param_map != nullptr && i < f->param_slots &&
                   (f->param_map[i / 64] >> (i % 64) & 1) != 0;
    if (pointer) runtime::shade(*p.cache, args[i]);
  }
}

}  // namespace vole::vm
