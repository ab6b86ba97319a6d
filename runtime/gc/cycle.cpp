// The course of a cycle: start, end, and cycles with the world stopped. The essay is in
// collector.h.
//
// Whoever stops the world looks again at what it wanted to do, since while it waited another may
// have done it. What runs between two stops on one P is no safe point, so it cannot be interrupted
// by another P's stop.
#include <algorithm>
#include <utility>

#include "runtime/gc/checkmark.h"
#include "runtime/gc/collector.h"
#include "runtime/gc/verify.h"

namespace vole::runtime {
namespace {

// Sweeping may hold up a poll for this long before the start of a cycle is put off.
constexpr int64_t kSweepSliceNs = 500'000;
constexpr int kSweepBatch = 16;
// Scan work that the second stop does itself rather than let the world run for it.
constexpr uint64_t kFinalBudget = 16 << 10;
// Sweeping is to end this many bytes of allocation before the next cycle starts.
constexpr uint64_t kSweepMargin = 1 << 20;

// World stopped: `local` does not stop marking for what wants its P, as long as this lives.
class Unhurried {
 public:
  explicit Unhurried(GcLocal& local)
      : local_(local), preempt_(std::exchange(local.preempt, nullptr)) {}
  ~Unhurried() { local_.preempt = preempt_; }
  Unhurried(const Unhurried&) = delete;
  Unhurried& operator=(const Unhurried&) = delete;

 private:
  GcLocal& local_;
  Atomic<bool>* preempt_;
};

}  // namespace

GcLocal* Collector::stop_world(GcLocal& self) {
  return world_ == nullptr ? &self : world_->stop();
}

void Collector::start_world() {
  if (world_ != nullptr) world_->start();
}

// ---- start

// Sweeps what is left, in bounded steps. False: not done yet.
bool Collector::prepare_start(GcLocal& self) {
  int64_t until = clock_.monotonic_ns() + kSweepSliceNs;
  for (int n = 1; sweeper_.sweep_one(self); n++) {
    if (self.should_stop()) return false;
    if (n % kSweepBatch == 0 && clock_.monotonic_ns() > until) return false;
  }
  if (unflushed_.load_acquire() != 0) {
    if (world_ == nullptr) {
      prepare_cache(self.cache);
    } else {
      world_->for_each_p(
          [](void* c, GcLocal& local) {
            static_cast<Collector*>(c)->prepare_cache(local.cache);
          },
          this);
    }
  }
  return sweeper_.done();
}

void Collector::start_cycle(GcLocal& self) {
  if (heap_.sbrk()) {
    wanted_.store_relaxed(false);
    note_attention();
    return;
  }
  // Acquire and release: who comes next sees that the cycle has begun.
  if (starting_.exchange_acquire(true)) return;
  if (wanted_.load_relaxed() && !marking() && prepare_start(self)) {
    CollectReason reason = wanted_reason_.load_relaxed();
    int64_t asked = clock_.monotonic_ns();
    GcLocal* me = stop_world(self);
    if (me == nullptr) {
      starting_.store_release(false);
      return;
    }
    bool begun = false;
    if (wanted_.load_relaxed() && !marking()) {
      if (debug_.stop_the_world || reason == CollectReason::kStress) {
        run_stopped(*me, reason);
      } else {
        begin_marking(reason, asked);
        begun = true;
      }
    }
    start_world();
    if (begun) {
      // Nobody can end the cycle before this P polls again.
      cycle_.sweep_termination_ns = mark_start_ns_ - asked;
      if (world_ != nullptr) world_->wake_idle();
    } else if (!marking()) {
      after_cycle();
    }
  }
  starting_.store_release(false);
}

void Collector::begin_marking(CollectReason reason, int64_t asked) {
  const char* why = nullptr;
  if (debug_.verify && !verify(&why)) VOLE_FATAL(why);
  wanted_.store_relaxed(false);
  uint32_t number = cycle_number_.load_relaxed() + 1;
  cycle_number_.store_relaxed(number);
  uint32_t procs = world_ == nullptr ? 1 : world_->procs();
  cycle_ = CycleStats{};
  cycle_.number = number;
  cycle_.reason = reason;
  cycle_.start_ns = asked;
  cycle_.heap_before = heap_live();
  cycle_.goal = goal();
  cycle_.trigger = trigger();
  cycle_.procs = procs;
  if (reason == CollectReason::kMemory) {
    // How much was allocated between two failures tells whether collecting still helps.
    uint64_t progress = heap_live() > heap_marked_ ? heap_live() - heap_marked_ : 0;
    failures_ = progress < heap_marked_ / 64 ? failures_ + 1 : 0;
  }

  shared_.work_done.store_relaxed(0);
  shared_.credit.store_relaxed(0);
  shared_.overflow.store_relaxed(false);
  shared_.hungry.store_relaxed(false);
  shared_.precise = debug_.verify;
  retry_.clear();
  retry_count_.store_relaxed(0);
  root_count_.store_relaxed(0);
  next_root_.store_relaxed(0);
  phase_.store_relaxed(GcPhase::kMark);
  for (GcLocal* local = locals_; local != nullptr; local = local->next) {
    begin_marking_on(local->cache);
  }
  update_caches();
  start_hook_();
  plan_ = RootPlan{};
  if (roots_ != nullptr) {
    RootProvider::Counts counts = roots_->count_roots();
    plan_.tables = counts.jobs;
    plan_.goroutines = counts.goroutines;
  }
  if (specials_.any()) {
    plan_.shards = static_cast<uint32_t>(
        (heap_.opened() >> kPageShift) / Specials::kShardPages + 1);
  }
  root_count_.store_relaxed(plan_.count());
  {
    Locker locker(settings_lock_);
    pacer_.start(heap_live(), procs);
    cycle_.cons_mark = pacer_.cons_mark();
    cycle_.assist_ratio = pacer_.assist_ratio();
    cycle_.dedicated_workers = pacer_.dedicated_workers();
    cycle_.fractional_goal = pacer_.fractional_goal();
  }
  dedicated_left_.store_relaxed(static_cast<int32_t>(pacer_.dedicated_workers()));
  max_idle_workers_ = procs - std::min(procs, pacer_.dedicated_workers());
  // A cycle for nobody's need should not wake the whole machine.
  if (reason == CollectReason::kTime) {
    max_idle_workers_ = pacer_.dedicated_workers() == 0 ? 1 : 0;
  }
  attention_.store_relaxed(true);
  if (world_ != nullptr) world_->phase_changed(true);
  mark_start_ns_ = clock_.monotonic_ns();
}

// From now on objects are born black; what a tiny block still has room for as well.
void Collector::begin_marking_on(MCache& cache) {
  GcLocal& local = *cache.gc;
  local.cycle = CycleCounters{};
  local.work_flushed = 0;
  local.debt_bytes = 0;
  local.credit = 0;
  local.idle_wait_until = 0;
  local.barrier.count = 0;
  for (Span* span : cache.alloc) {
    if (span == heap_.empty_span()) continue;
    span->publish();
    local.cycle.marked_bytes += mark_free_slots(span) * span->elem_size;
  }
  if (cache.tiny != 0) shade(local, cache.tiny);
  if (Span* half = cache.half.span) {
    if (mark_large(half)) local.cycle.marked_bytes += half->elem_size;
  }
}

// ---- end

// Marking seems done. True: it is, and the cycle has ended.
bool Collector::try_finish(GcLocal& self) {
  if (finishing_.exchange_acquire(true)) return false;
  bool ended = false;
  flushed_work_.store_relaxed(false);
  auto flush = [](void* c, GcLocal& local) {
    flush_barrier(local);
    if (local.work.flush()) static_cast<Collector*>(c)->flushed_work_.store_relaxed(true);
  };
  if (world_ == nullptr) {
    flush(this, self);
  } else {
    world_->for_each_p(flush, this);
  }
  cycle_.ragged_barriers++;
  // for_each_p makes what the others did visible.
  if (marking() && !flushed_work_.load_relaxed() && !shared_.pool.has_full()) {
    uint32_t number = cycle_number();
    int64_t asked = clock_.monotonic_ns();
    if (GcLocal* me = stop_world(self)) {
      if (marking() && number == cycle_number()) ended = finish_stopped(*me, asked, false);
      start_world();
      if (ended) after_cycle();
    }
  } else if (world_ != nullptr) {
    world_->wake_idle();
  }
  finishing_.store_release(false);
  return ended;
}

// World stopped: what the Ps still hold is flushed. `whole`: all marking that is left is done here;
// else only a little, and false if that was not enough.
bool Collector::finish_stopped(GcLocal& self, int64_t asked, bool whole) {
  for (GcLocal* local = locals_; local != nullptr; local = local->next) {
    flush_barrier(*local);
    local->work.flush();
  }
  if (whole) {
    mark_everything(self);
  } else {
    if (roots_left() || retry_count_.load_relaxed() != 0) return false;
    if (drain(self, kFinalBudget) != DrainEnd::kNoWork) {
      self.work.flush();
      return false;
    }
  }
  {
    Unhurried unhurried(self);
    while (rescan_overflow(self)) mark_everything(self);
  }
  cycle_.mark_ns = std::max<int64_t>(asked - mark_start_ns_, 0);
  end_marking(self);
  int64_t now = clock_.monotonic_ns();
  cycle_.mark_termination_ns = now - asked;
  record_pauses(now);
  return true;
}

// World stopped: runs all root jobs that are left and drains everything.
void Collector::mark_everything(GcLocal& self) {
  Unhurried unhurried(self);
  stopped_ = true;
  while (roots_left()) {
    uint32_t i = next_root_.fetch_add_relaxed(1);
    if (i < plan_.count()) run_root(self, i, false);
  }
  do {
    drain(self, UINT64_MAX);
  } while (retry_roots(self));
  VOLE_CHECK(retry_count_.load_relaxed() == 0);
  stopped_ = false;
}

void Collector::gather(Pacer::Marked* marked) {
  for (GcLocal* local = locals_; local != nullptr; local = local->next) {
    local->work.flush();
    const CycleCounters& c = local->cycle;
    marked->bytes += c.marked_bytes;
    marked->heap_scan += c.heap_scan;
    marked->stack_scan += c.stack_scan;
    marked->global_scan += c.global_scan;
    cycle_.assist_ns += c.assist_ns;
    cycle_.background_ns += c.dedicated_ns + c.fractional_ns;
    cycle_.idle_ns += c.idle_ns;
    // Slots that were marked in advance and not used.
    for (Span* span : local->cache.alloc) {
      marked->bytes -= (span->nelems - span->alloc_count) * span->elem_size;
    }
  }
}

void Collector::end_marking(GcLocal& self) {
  const char* why = nullptr;
  if (debug_.check_mark) check_marks(self);
  // With the world stopped no P marks: one that still counts would be missing from now on.
  bool checks = world_ != nullptr && (debug_.verify || debug_.check_mark);
  auto dedicated = static_cast<int32_t>(pacer_.dedicated_workers());
  bool all_back = idle_workers_.load_relaxed() == 0 && dedicated_left_.load_relaxed() == dedicated;
  if (checks && !all_back) {
    VOLE_FATAL("found a worker that is none");
  }
  phase_.store_relaxed(GcPhase::kMarkTermination);
  if (debug_.verify && !verify_no_stack_pointers(*this, &why)) VOLE_FATAL(why);
  if (observer_ != nullptr) observer_->marked(heap_);

  Pacer::Marked marked;
  gather(&marked);
  cycle_.heap_after = heap_live();
  cycle_.heap_marked = marked.bytes;
  cycle_.stack_bytes = marked.stack_scan;
  cycle_.global_bytes = marked.global_scan;
  cycle_.heap_scan_bytes = marked.heap_scan;
  heap_marked_ = marked.bytes;
  stress_spent_.fetch_add_relaxed((marked.bytes + kStressCycle) * (debug_.verify ? 4 : 1));
  phase_.store_relaxed(GcPhase::kOff);
  heap_.advance_sweep_gen();
  uint32_t caches = 0;
  for (GcLocal* local = locals_; local != nullptr; local = local->next) caches++;
  unflushed_.store_release(caches);
  update_caches();
  {
    Locker locker(settings_lock_);
    if (!cycle_.stopped) {
      Pacer::Measured m;
      m.mark_ns = cycle_.mark_ns;
      m.assist_ns = cycle_.assist_ns;
      m.idle_ns = cycle_.idle_ns;
      m.procs = cycle_.procs;
      m.heap_live = heap_live();
      if (cycle_.reason != CollectReason::kForced) pacer_.measure(m, marked);
    }
    pacer_.set_marked(marked);
    heap_live_.store_relaxed(marked.bytes);
    heap_scannable_.store_relaxed(marked.heap_scan);
    update_goal(locker, false);
    scavenger_.set_cycle(goal(), cycle_.goal, heap_.use().in_use);
    start_sweep();
  }
  cycles_done_.store_relaxed(cycle_number());
  if (cycle_.reason == CollectReason::kForced) forced_cycles_++;
  for (const Call& hook : end_hooks_) hook();
  note_attention();
  if (world_ != nullptr) world_->phase_changed(false);
}

// Sweeping is to be over a little before the next cycle starts.
void Collector::start_sweep() {
  uint64_t distance = trigger() > heap_live() ? trigger() - heap_live() : 0;
  sweeper_.start(distance > kSweepMargin ? distance - kSweepMargin : kPageSize);
}

void Collector::record_pauses(int64_t end) {
  int64_t pause = cycle_.sweep_termination_ns + cycle_.mark_termination_ns;
  last_end_ns_.store_relaxed(end);
  last_gc_wall_ns_ = clock_.wall_ns();
  pause_total_ns_ += static_cast<uint64_t>(pause);
  uint32_t at = (cycle_.number + MemStats::kPauses - 1) % MemStats::kPauses;
  pause_ns_[at] = static_cast<uint64_t>(pause);
  pause_end_ns_[at] = static_cast<uint64_t>(last_gc_wall_ns_);
  cpu_assist_ns_ += cycle_.assist_ns;
  cpu_background_ns_ += cycle_.background_ns;
  cpu_idle_ns_ += cycle_.idle_ns;
  cpu_pause_ns_ += pause * cycle_.procs;
  gc_cpu_ns_.fetch_add_relaxed(cycle_.assist_ns + cycle_.background_ns + cycle_.idle_ns +
                               pause * cycle_.procs);
  gc_busy_ns_.fetch_add_relaxed(pause * cycle_.procs);
}

// The world runs again; nothing of this needs to hold it up. No other cycle begins meanwhile: its
// stop would have to wait for this P.
void Collector::after_cycle() {
  shared_.pool.release_memory();
  wake_assists();
  if (world_ != nullptr) world_->cycle_ended();
  if (trace_hook_ != nullptr) trace_hook_(trace_context_, cycle_);
  if (debug_.always) request_collection(CollectReason::kHeap);
}

void Collector::check_marks(GcLocal& self) {
  CheckMarks check(heap_);
  if (!check.usable()) return;
  shared_.check = &check;
  CycleCounters counters = self.cycle;
  for (uint32_t i = 0; i < plan_.count(); i++) {
    check.begin_root(i);
    run_root(self, i, true);
    check.drain();
  }
  self.cycle = counters;
  shared_.check = nullptr;
}

// ---- with the world stopped

void Collector::run_stopped(GcLocal& self, CollectReason reason) {
  int64_t asked = clock_.monotonic_ns();
  bool thorough = reason == CollectReason::kMemory || reason == CollectReason::kForced;
  if (marking()) {
    finish_stopped(self, asked, true);
    shared_.pool.release_memory();
    if (!thorough) return;
  }
  auto sweep_all = [this, &self] {
    for (GcLocal* local = locals_; local != nullptr; local = local->next) {
      prepare_cache(local->cache);
    }
    while (sweeper_.sweep_one(self)) {
    }
  };
  sweep_all();
  begin_marking(reason, asked);
  cycle_.stopped = true;
  cycle_.sweep_termination_ns = mark_start_ns_ - asked;
  finish_stopped(self, clock_.monotonic_ns(), true);
  shared_.pool.release_memory();
  if (thorough || debug_.stop_sweep) sweep_all();
  if (reason == CollectReason::kMemory) {
    heap_.flush_all_pages();
    heap_.scavenge(SIZE_MAX, ScavengeKind::kForced);
  }
  const char* why = nullptr;
  if (debug_.verify && !verify(&why)) VOLE_FATAL(why);
}

void Collector::collect(CollectReason reason) {
  collect_stopped(*locals_, reason);
  heap_.scavenge(scavenger_.excess(), ScavengeKind::kBackground);
}

void Collector::collect_stopped(GcLocal& self, CollectReason reason) {
  if (heap_.sbrk()) return;
  run_stopped(self, reason);
  after_cycle();
}

}  // namespace vole::runtime
