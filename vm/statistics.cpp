// Collects the counters of heap, collector, stacks and scheduler into one Statistics, of which
// runtime.MemStats and runtime/metrics are made; see the header.
#include "vm/statistics.h"

#include <algorithm>

#include "vm/machine.h"
#include "vm/observe.h"

namespace vole::vm {

namespace {

uint64_t without(uint64_t whole, uint64_t part) { return whole > part ? whole - part : 0; }

void read_memory(Machine& machine, Statistics* s) {
  runtime::Heap& heap = machine.heap();
  runtime::HeapUse use = heap.use();
  s->objects = std::min(s->memory.heap_alloc, use.in_use);
  s->unused = use.in_use - s->objects;
  s->free = use.free_backed;
  s->stacks = use.stacks;
  s->collector = use.work;
  uint64_t backed = use.in_use + use.free_backed + use.stacks + use.work;
  s->released = without(use.opened, backed);
  uint64_t tables = heap.metadata_bytes();
  s->mspan_in_use = std::min(use.spans * sizeof(runtime::Span), tables);
  s->mspan_free = tables - s->mspan_in_use;
  uint64_t caches = 0;
  for (runtime::MCache* c = heap.caches(); c != nullptr; c = c->next) caches++;
  uint64_t rest = without(machine.os_memory().charged(), backed + tables);
  s->mcaches = std::min(caches * sizeof(runtime::MCache), rest);
  s->other = rest - s->mcaches;
}

void read_goroutines(Machine& machine, Statistics* s) {
  runtime::Scheduler& sched = machine.sched();
  runtime::Scheduler::Counts counts = sched.counts();
  s->procs = counts.procs;
  s->threads = counts.threads;
  s->created = sched.created();
  for (uint32_t i = 0; i < sched.g_count(); ++i) {
    const runtime::G* g = sched.g_at(i);
    if (g->system) continue;
    switch (g->state()) {
      case runtime::GStatus::kRunnable: s->runnable++; break;
      case runtime::GStatus::kRunning: s->running++; break;
      case runtime::GStatus::kSyscall: s->in_syscalls++; break;
      case runtime::GStatus::kWaiting: s->waiting++; break;
      case runtime::GStatus::kIdle:
      case runtime::GStatus::kDead: break;
    }
  }
  s->goroutines = s->runnable + s->running + s->in_syscalls + s->waiting;
}

void read_cpu_times(Machine& machine, Statistics* s) {
  runtime::Scheduler& sched = machine.sched();
  s->latencies = &sched.latencies();
  s->mutex_wait_ns = sched.mutex_wait_ns();
  s->scavenge_assist_ns = machine.heap().use().limit_scavenge_ns;
  s->scavenge_background_ns = machine.collector().scavenger().busy_ns();
  runtime::Scheduler::ProcTime time = sched.proc_time();
  s->cpu_ns = time.all;
  s->idle_ns = time.idle;
  if (sched.threaded()) {
    s->cpu_ns += s->scavenge_background_ns;  // sysmon has no P
  } else {
    s->idle_ns = std::max<int64_t>(time.all - machine.run_ns(), 0);
  }
}

}  // namespace

double Statistics::gc_cpu_fraction() const {
  if (elapsed_ns <= 0) return 0;
  auto all = static_cast<double>(elapsed_ns) * static_cast<double>(procs);
  return std::min(1.0, static_cast<double>(gc_cpu_ns() - memory.gc_idle_ns) / all);
}

void read_statistics(Machine& machine, Statistics* s) {
  *s = Statistics{};
  runtime::Collector& collector = machine.collector();
  collector.read_stats(&s->memory);
  s->cycle = collector.last_cycle();
  s->heap_live = collector.heap_marked();
  s->gc_percent = collector.gc_percent();
  s->memory_limit = std::min<uint64_t>(collector.memory_limit(), INT64_MAX);
  s->start_stack = machine.sched().stacks().start_size();
  read_memory(machine, s);
  read_goroutines(machine, s);
  const Observer& observer = machine.observer();
  s->gc_pauses = &observer.gc_pauses();
  s->gc_stops = &observer.gc_stops();
  s->other_pauses = &observer.other_pauses();
  s->other_stops = &observer.other_stops();
  s->elapsed_ns = observer.since_start();
  read_cpu_times(machine, s);
}

}  // namespace vole::vm
