// Fills the traces' lines from the parts of a machine and prints them.
#include "vm/observe.h"

#include <algorithm>
#include <string>

#include "vm/machine.h"
#include "vm/slow_ops.h"
#include "vm/statistics.h"
#include "vm/trace_format.h"

namespace vole::vm {

namespace {

using runtime::GStatus;

constexpr int64_t kMillisecond = 1'000'000;
constexpr int64_t kScavengeTracePeriod = 100 * kMillisecond;

// What Go prints for these states.
constexpr uint32_t kGoIdle = 0, kGoRunnable = 1, kGoRunning = 2, kGoSyscall = 3, kGoWaiting = 4,
                   kGoDead = 6;

uint32_t go_status(GStatus status) {
  switch (status) {
    case GStatus::kIdle: return kGoIdle;
    case GStatus::kRunnable: return kGoRunnable;
    case GStatus::kRunning: return kGoRunning;
    case GStatus::kSyscall: return kGoSyscall;
    case GStatus::kWaiting: return kGoWaiting;
    case GStatus::kDead: return kGoDead;
  }
  return kGoDead;
}

// The G may be ending, and be made anew.
int64_t id_of(const runtime::G* g) { return static_cast<int64_t>(mem::load_word(&g->id)); }

// Ps and Ms as they are at some moment; their goroutines after them.
void read_sched(runtime::Scheduler& sched, bool detailed, SchedLine* line) {
  runtime::Scheduler::Counts counts = sched.counts();
  line->procs = counts.procs;
  line->idle_procs = counts.idle_procs;
  line->threads = counts.threads;
  line->spinning = counts.spinning;
  line->idle_threads = counts.idle_threads;
  line->queue = counts.runqueue;
  line->gc_waiting = sched.world_is_stopped();
  for (uint32_t i = 0; i < counts.procs; ++i) {
    const runtime::P& p = sched.p_at(i);
    SchedLine::P out;
    out.status = static_cast<uint32_t>(p.status.load_relaxed());
    out.sched_tick = p.sched_tick.load_relaxed();
    out.syscall_tick = p.syscall_tick.load_relaxed();
    const runtime::M* m = p.m.load_acquire();
    if (m != nullptr) out.m = m->id;
    out.queue = p.queue.size() + (p.runnext.load_relaxed() != nullptr ? 1 : 0);
    out.timers = static_cast<uint32_t>(p.timers.size());
    line->ps.push_back(out);
  }
  if (!detailed) return;
  for (runtime::M* m = sched.all_ms(); m != nullptr; m = m->all_next) {
    if (m->gone.load_relaxed()) continue;
    SchedLine::M out;
    out.id = m->id;
    for (uint32_t i = 0; i < counts.procs; ++i) {
      if (sched.p_at(i).m.load_relaxed() == m) out.p = i;
    }
    if (const runtime::G* g = m->current.load_acquire()) out.g = id_of(g);
    if (const runtime::G* g = m->locked_g.load_acquire()) out.locked_g = id_of(g);
    out.spinning = m->spinning.load_relaxed();
    out.blocked = out.p == kNone;
    line->ms.push_back(out);
  }
}

// A goroutine that runs is its M's to read; of the others, the state is claimed for a moment.
void read_goroutines(runtime::Scheduler& sched, SchedLine* line) {
  for (uint32_t i = 0; i < sched.g_count(); ++i) {
    runtime::G* g = sched.g_at(i);
    SchedLine::G out;
    GStatus status = g->state();
    if (status == GStatus::kDead || status == GStatus::kIdle) continue;
    out.status = go_status(status);
    if (status != GStatus::kRunning && runtime::try_claim_scan(g)) {
      out.id = static_cast<uint64_t>(id_of(g));
      out.status = go_status(g->state());
      if (g->state() == GStatus::kWaiting) out.reason = runtime::wait_reason_text(g->wait_reason);
      runtime::release_scan(g);
    } else {
      for (runtime::M* m = sched.all_ms(); m != nullptr; m = m->all_next) {
        if (m->current.load_acquire() != g) continue;
        out.m = m->id;
        out.id = static_cast<uint64_t>(id_of(g));
      }
      if (out.m == kNone) continue;  // it has just gone on
    }
    if (const runtime::M* m = g->lockedm.load_acquire()) out.locked_m = m->id;
    line->gs.push_back(out);
  }
}

}  // namespace

Observer::Observer(Machine& machine, const TraceConfig& config)
    : machine_(machine),
      config_(config),
      start_ns_(machine.host().clock().monotonic_ns()) {}

int64_t Observer::since_start() const {
  return machine_.host().clock().monotonic_ns() - start_ns_;
}

void Observer::print(const std::string& text) {
  const char* at = text.data();
  size_t left = text.size();
  while (left > 0) {
    int64_t n = machine_.host().write(2, at, left);
    if (n <= 0) return;
    at += n;
    left -= static_cast<size_t>(n);
  }
}

void Observer::cycle_ended(const runtime::CycleStats& cycle) {
  if (!config_.gc) return;
  GcLine line;
  line.number = cycle.number;
  line.since_start = cycle.start_ns - start_ns_;
  int64_t procs = cycle.procs;
  int64_t end = cycle.start_ns + cycle.sweep_termination_ns + cycle.mark_ns +
                cycle.mark_termination_ns;
  if (end > start_ns_) {
    double all = static_cast<double>(end - start_ns_) * static_cast<double>(procs);
    double busy = static_cast<double>(machine_.collector().gc_busy_ns());
    line.percent = static_cast<int>(std::min(100.0, busy / all * 100));
  }
  line.clock[0] = cycle.sweep_termination_ns;
  line.clock[1] = cycle.mark_ns;
  line.clock[2] = cycle.mark_termination_ns;
  line.cpu[0] = cycle.sweep_termination_ns * procs;
  line.cpu[1] = cycle.assist_ns;
  line.cpu[2] = cycle.background_ns;
  line.cpu[3] = cycle.idle_ns;
  line.cpu[4] = cycle.mark_termination_ns * procs;
  line.heap_before = cycle.heap_before;
  line.heap_after = cycle.heap_after;
  line.heap_live = cycle.heap_marked;
  line.goal = cycle.goal;
  line.stacks = cycle.stack_bytes;
  line.globals = cycle.global_bytes;
  line.procs = static_cast<int>(procs);
  line.forced = cycle.reason == runtime::CollectReason::kForced;
  print(gc_line(line));
}

// ---- inittrace

void Observer::before_init(Exec& x, const bytecode::Function* next) {
  uint64_t objects, bytes;
  machine_.collector().allocated_so_far(*x.cache, &objects, &bytes);
  int64_t now = since_start();
  if (!init_name_.empty()) {
    InitLine line;
    line.package = init_name_;
    line.since_start = init_start_;
    line.took = now - init_start_;
    line.bytes = bytes - init_bytes_;
    line.allocations = objects - init_objects_;
    print(init_line(line));
  }
  init_name_ = next->name.view();
  size_t dot = init_name_.rfind('.');
  if (dot != std::string_view::npos) init_name_.remove_suffix(init_name_.size() - dot);
  init_bytes_ = bytes;
  init_objects_ = objects;
  init_start_ = since_start();
}

// ---- schedtrace, scavtrace

int64_t Observer::tick_period() const {
  int64_t period = kScavengeTracePeriod;
  return config_.sched_ms > 0 ? std::min(period, config_.sched_ms * kMillisecond) : period;
}

void Observer::tick(int64_t now) {
  int64_t due = next_sched_.load_relaxed();
  if (config_.sched_ms > 0 && now >= due &&
      next_sched_.cas_relaxed(due, now + config_.sched_ms * kMillisecond)) {
    trace_sched();
  }
  due = next_scavenge_.load_relaxed();
  if (config_.scavenge && now >= due &&
      next_scavenge_.cas_relaxed(due, now + kScavengeTracePeriod)) {
    trace_scavenge(false);
  }
}

void Observer::trace_sched() {
  SchedLine line;
  line.since_start = since_start();
  read_sched(machine_.sched(), config_.sched_detail, &line);
  if (config_.sched_detail) read_goroutines(machine_.sched(), &line);
  print(sched_line(line, config_.sched_detail));
}

void Observer::scavenged_by_force() {
  if (config_.scavenge) trace_scavenge(true);
}

void Observer::trace_scavenge(bool forced) {
  using runtime::ScavengeKind;
  runtime::HeapUse use = machine_.heap().use();
  uint64_t background = use.released_by[static_cast<int>(ScavengeKind::kBackground)];
  uint64_t eager = use.released_by[static_cast<int>(ScavengeKind::kLimit)] +
                   use.released_by[static_cast<int>(ScavengeKind::kForced)];
  ScavengeLine line;
  line.background = background - scavenged_background_.exchange_relaxed(background);
  line.eager = eager - scavenged_eager_.exchange_relaxed(eager);
  if (line.background == 0 && line.eager == 0 && !forced) return;
  line.in_use = use.in_use + use.stacks + use.work;
  line.retained = line.in_use + use.free_backed;
  line.released = use.opened > line.retained ? use.opened - line.retained : 0;
  line.forced = forced;
  print(scavenge_line(line));
}

// The next instruction is the call.
Step slow_init_mark(Exec& x, Word) {
  Observer& observer = x.machine->observer();
  if (VOLE_UNLIKELY(observer.config().init)) {
    observer.before_init(x, reinterpret_cast<const bytecode::Function*>(x.pc[2]));
  }
  return Step::kNext;
}

}  // namespace vole::vm
