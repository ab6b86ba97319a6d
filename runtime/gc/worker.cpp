// What Ps do for a cycle: workers, shares of running Ps, assists, root jobs. See collector.h.
//
// Whoever marks counts in workers_ from before it takes a root job until its work is done or lies
// in its buffers. So when a P sees no job, no full buffer and no worker, only what Ps keep to
// themselves can be left, and that is what the ragged barrier is for.
#include <algorithm>

#include "runtime/gc/collector.h"

namespace vole::runtime {
namespace {

// A poll holds a goroutine up for this long at most.
constexpr int64_t kSliceNs = 100'000;
// A P's share of marking is done in pieces worth the trouble.
constexpr int64_t kMinSliceNs = 20'000;
// Scan work between two looks at the clock.
constexpr uint64_t kChunk = 16 << 10;
// What an assist does at least, ahead of debts to come.
constexpr uint64_t kOverAssist = 64 << 10;
// A P that found only goroutines that run elsewhere looks again after this time.
constexpr int64_t kRetryNs = 50'000;
constexpr int64_t kForcedSliceNs = 1'000'000;
constexpr int kSweepBatch = 16;
constexpr int64_t kForever = INT64_MAX;

}  // namespace

// ---- roots

// Job i of the plan. False: a goroutine that runs elsewhere, which is noted.
bool Collector::run_root(GcLocal& self, uint32_t i, bool again) {
  RootVisitor visitor(self, cycle_number(), stopped_, again);
  if (i == 0) {
    specials_.mark_due(self);
    return true;
  }
  i -= 1;
  if (i < plan_.tables) {
    roots_->run_root_job(i, visitor);
    return true;
  }
  i -= plan_.tables;
  if (i < plan_.shards) {
    specials_.mark_shard(self, i);
    return true;
  }
  i -= plan_.shards;
  if (roots_->scan_goroutine(i, visitor)) return true;
  Locker locker(retry_lock_);
  retry_.push_back(i);
  retry_count_.fetch_add_acq_rel(1);
  return false;
}

// Asks again for the goroutines that were running. True: some are done now.
bool Collector::retry_roots(GcLocal& self) {
  bool progress = false;
  for (uint32_t left = retry_count_.load_acquire(); left != 0; left--) {
    uint32_t i;
    {
      Locker locker(retry_lock_);
      if (retry_.empty()) break;
      i = retry_.front();
      retry_.erase(retry_.begin());
    }
    RootVisitor visitor(self, cycle_number(), stopped_, false);
    if (roots_->scan_goroutine(i, visitor)) {
      progress = true;
      retry_count_.fetch_sub_acq_rel(1);
    } else {
      Locker locker(retry_lock_);
      retry_.push_back(i);
    }
  }
  return progress;
}

// ---- marking for a while

bool Collector::has_work(GcLocal& self) const {
  return roots_left() || shared_.pool.has_full() || !self.work.empty() ||
         retry_count_.load_relaxed() != 0;
}

// Marks until `until` (monotonic ns; kForever: no matter), until `budget` bytes of scan work are
// done, until the P is asked to stop, or until there is no work. `background`: what is done is
// credit for assists.
DrainEnd Collector::work(GcLocal& self, int64_t until, uint64_t budget, bool background) {
  workers_.fetch_add_acq_rel(1);
  uint64_t begin = self.cycle.scan_work();
  DrainEnd end;
  for (;;) {
    uint64_t done = self.cycle.scan_work() - begin;
    if (self.should_stop()) {
      end = DrainEnd::kStopped;
      break;
    }
    if (done >= budget || (until != kForever && clock_.monotonic_ns() >= until)) {
      end = DrainEnd::kBudget;
      break;
    }
    if (roots_left()) {
      uint32_t i = next_root_.fetch_add_acq_rel(1);
      if (i < plan_.count()) {
        run_root(self, i, false);
        continue;
      }
    }
    end = drain(self, std::min(kChunk, budget - done));
    if (background) {
      flush_work_count(self, true);
      feed_assists();
    }
    if (end == DrainEnd::kNoWork && !retry_roots(self)) {
      // Others keep to themselves what there is.
      if (workers_.load_relaxed() > 1 && !shared_.hungry.load_relaxed()) {
        shared_.hungry.store_relaxed(true);
      }
      break;
    }
    if (shared_.hungry.load_relaxed() && world_ != nullptr &&
        (shared_.pool.has_full() || self.work.share())) {
      shared_.hungry.store_relaxed(false);
      world_->wake_idle();
    }
  }
  workers_.fetch_sub_acq_rel(1);
  return end;
}

void Collector::finish_if_done(GcLocal& self) {
  if (!marking()) return;
  if (retry_count_.load_acquire() != 0) {
    retry_roots(self);
    if (retry_count_.load_acquire() != 0) return;
  }
  // Workers are looked at last: a job that was taken counts until it is done.
  if (roots_left() || !self.work.empty() || shared_.pool.has_full()) return;
  if (workers_.load_acquire() != 0) return;
  try_finish(self);
}

// An idle P has looked for work: gives it what this one will not get round to for a while.
void Collector::feed_idle(GcLocal& self) {
  if (world_ == nullptr || !shared_.hungry.load_relaxed() || self.work.empty()) return;
  shared_.hungry.store_relaxed(false);
  self.work.flush();
  world_->wake_idle();
}

// ---- what a running P does at its polls

PollResult Collector::poll(GcLocal& self) {
  if (!marking()) {
    // Afterwards this thread may hold another P: the next poll goes on.
    if (wanted_.load_relaxed()) start_cycle(self);
    return PollResult::kDone;
  }
  int64_t now = clock_.monotonic_ns();
  if (roots_ != nullptr) {
    RootVisitor visitor(self, cycle_number(), false, false);
    roots_->scan_running(visitor);
  }
  if (self.debt_bytes != 0) assist(self, now);
  fractional(self, now);
  feed_idle(self);
  note_limiter(now);
  PollResult result = PollResult::kDone;
  if (self.debt_bytes != 0) result = has_work(self) ? PollResult::kYield : PollResult::kWait;
  finish_if_done(self);
  return result;
}

// ---- goroutines that wait for credit

bool Collector::queue_assist(GcLocal& self, G* g) {
  if (world_ == nullptr || !marking() || self.debt_bytes == 0) return false;
  assists_waiting_.fetch_add_relaxed(1);
  full_fence();  // before the credit is looked at: pairs with feed_assists
  // With credit it can pay; without anybody at work the end of the cycle is to be tried.
  if (shared_.credit.load_relaxed() > 0 || has_work(self) || workers_.load_acquire() == 0) {
    assists_waiting_.fetch_sub_relaxed(1);
    return false;
  }
  double owed = static_cast<double>(self.debt_bytes) * pacer_.assist_ratio();
  g->param = static_cast<uint64_t>(owed) + 1;
  self.debt_bytes = 0;
  assists_.push(g);
  return true;
}

// Pays for those that wait with the credit that there is, first come first served; one that is paid
// for in part goes behind the others.
void Collector::feed_assists() {
  full_fence();  // after the credit was added: pairs with queue_assist
  if (assists_waiting_.load_relaxed() == 0) return;
  GQueue ready;
  {
    Locker locker(assist_lock_);
    for (uint32_t left = assists_.size(); left != 0; --left) {
      int64_t credit = shared_.credit.load_relaxed();
      if (credit <= 0) break;
      G* g = assists_.pop();
      uint64_t paid = std::min(static_cast<uint64_t>(credit), g->param);
      shared_.credit.fetch_sub_relaxed(static_cast<int64_t>(paid));
      g->param -= paid;
      (g->param == 0 ? ready : assists_).push(g);
    }
    assists_waiting_.store_relaxed(assists_.size());
  }
  if (!ready.empty()) world_->ready_all(ready);
}

// The cycle has ended: nobody owes anything.
void Collector::wake_assists() {
  if (assists_waiting_.load_relaxed() == 0) return;
  GQueue ready;
  {
    Locker locker(assist_lock_);
    ready.append(assists_);
    assists_waiting_.store_relaxed(0);
  }
  if (!ready.empty()) world_->ready_all(ready);
}

void Collector::assist(GcLocal& self, int64_t now) {
  if (limiter_.limiting()) {
    self.debt_bytes = 0;
    return;
  }
  if (settings_lock_.try_acquire()) {
    pacer_.revise(heap_live(), heap_scannable_.load_relaxed(), shared_.work_done.load_relaxed());
    settings_lock_.release();
  }
  double ratio = pacer_.assist_ratio();
  auto owed = static_cast<uint64_t>(static_cast<double>(self.debt_bytes) * ratio) + 1;
  self.debt_bytes = 0;
  if (owed <= self.credit) {
    self.credit -= owed;
    return;
  }
  owed -= self.credit;
  self.credit = 0;
  // What the background has done in advance.
  int64_t ahead = shared_.credit.load_relaxed();
  if (ahead > 0) {
    uint64_t taken = std::min(static_cast<uint64_t>(ahead), owed);
    shared_.credit.fetch_sub_relaxed(static_cast<int64_t>(taken));
    owed -= taken;
    if (owed == 0) return;
  }
  uint64_t before = self.cycle.scan_work();
  work(self, now + kSliceNs, std::max(owed, kOverAssist), false);
  int64_t spent = clock_.monotonic_ns() - now;
  self.cycle.assist_ns += spent;
  gc_busy_ns_.fetch_add_relaxed(spent);
  flush_work_count(self, false);
  uint64_t done = self.cycle.scan_work() - before;
  if (done >= owed) {
    self.credit = done - owed;
    return;
  }
  // There was no work to be had, or it took too long: the debt stays, and others may run.
  self.debt_bytes = static_cast<uint64_t>(static_cast<double>(owed - done) / ratio);
  if (has_work(self)) arm_poll(self);
}

// This P's part of the background's quarter.
void Collector::fractional(GcLocal& self, int64_t now) {
  double goal = pacer_.fractional_goal();
  if (goal == 0 || !has_work(self)) return;
  auto share = static_cast<int64_t>(goal * static_cast<double>(now - mark_start_ns_));
  int64_t left = share - self.cycle.fractional_ns;
  if (left < kMinSliceNs) return;
  int64_t start = clock_.monotonic_ns();
  work(self, start + std::min(left, kSliceNs), UINT64_MAX, true);
  int64_t spent = clock_.monotonic_ns() - start;
  self.cycle.fractional_ns += spent;
  gc_busy_ns_.fetch_add_relaxed(spent);
  flush_work_count(self, true);
}

// ---- what a P does that runs no goroutine

WorkerMode Collector::find_worker(GcLocal& self) {
  if (!marking()) return WorkerMode::kNone;
  int32_t left = dedicated_left_.load_relaxed();
  if (left > 0 && has_work(self)) {
    while (left > 0) {
      if (dedicated_left_.cas_relaxed(left, left - 1)) return WorkerMode::kDedicated;
    }
  }
  double goal = pacer_.fractional_goal();
  if (goal == 0 || !has_work(self)) return WorkerMode::kNone;
  int64_t elapsed = clock_.monotonic_ns() - mark_start_ns_;
  auto share = static_cast<int64_t>(goal * static_cast<double>(elapsed));
  return share - self.cycle.fractional_ns >= kMinSliceNs ? WorkerMode::kFractional
                                                         : WorkerMode::kNone;
}

WorkerMode Collector::find_idle(GcLocal& self) {
  if (!marking()) {
    if (may_start_idle()) return WorkerMode::kStart;
    return sweeper_.done() ? WorkerMode::kNone : WorkerMode::kSweep;
  }
  if (self.idle_wait_until != 0) {
    if (clock_.monotonic_ns() < self.idle_wait_until) return WorkerMode::kNone;
    self.idle_wait_until = 0;
  }
  // With nobody at work and nothing to do, the end is to be tried.
  bool useful = has_work(self) || workers_.load_acquire() == 0;
  if (useful && idle_workers_.load_relaxed() < std::max<uint32_t>(max_idle_workers_, 1)) {
    idle_workers_.fetch_add_relaxed(1);
    return WorkerMode::kIdle;
  }
  shared_.hungry.store_relaxed(true);
  return WorkerMode::kNone;
}

bool Collector::has_idle_work() const {
  if (!marking()) return may_start_idle() || !sweeper_.done();
  return roots_left() || shared_.pool.has_full() || workers_.load_acquire() == 0;
}

void Collector::run_worker(GcLocal& self, WorkerMode mode) {
  if (mode == WorkerMode::kNone) return;
  if (mode == WorkerMode::kStart) {
    if (wanted_.load_relaxed() && !marking()) start_cycle(self);
    return;
  }
  if (mode == WorkerMode::kSweep) {
    for (int n = 1; sweeper_.sweep_one(self); n++) {
      if (self.should_stop()) return;
      if (n % kSweepBatch == 0 && world_ != nullptr && world_->has_work(self)) return;
    }
    return;
  }
  if (mode == WorkerMode::kFractional) {
    fractional(self, clock_.monotonic_ns());
    finish_if_done(self);
    return;
  }
  int64_t start = clock_.monotonic_ns();
  DrainEnd end = DrainEnd::kStopped;
  if (mode == WorkerMode::kDedicated) {
    end = work(self, kForever, UINT64_MAX, true);
    self.cycle.dedicated_ns += clock_.monotonic_ns() - start;
    gc_busy_ns_.fetch_add_relaxed(clock_.monotonic_ns() - start);
    dedicated_left_.fetch_add_relaxed(1);
  } else {
    do {
      int64_t from = clock_.monotonic_ns();
      end = work(self, from + kSliceNs, UINT64_MAX, true);
      self.cycle.idle_ns += clock_.monotonic_ns() - from;
      flush_work_count(self, true);
    } while (end == DrainEnd::kBudget && (world_ == nullptr || !world_->has_work(self)));
    idle_workers_.fetch_sub_relaxed(1);
  }
  flush_work_count(self, true);
  self.work.flush();
  if (end == DrainEnd::kNoWork) {
    if (retry_count_.load_relaxed() != 0) {
      self.idle_wait_until = clock_.monotonic_ns() + kRetryNs;
    }
    finish_if_done(self);
  }
}

bool Collector::forced_step(GcLocal& self, uint32_t* target) {
  if (heap_.sbrk()) return true;
  if (*target == 0) *target = cycle_number() + 1;
  // Numbers wrap around; what counts is the difference.
  auto reached = [target](uint32_t n) { return static_cast<int32_t>(n - *target) >= 0; };
  if (!reached(cycles_done_.load_relaxed())) {
    if (!marking()) {
      request_collection(CollectReason::kForced);
      start_cycle(self);
    } else {
      if (roots_ != nullptr) {
        RootVisitor visitor(self, cycle_number(), false, false);
        roots_->scan_running(visitor);
      }
      int64_t from = clock_.monotonic_ns();
      work(self, from + kForcedSliceNs, UINT64_MAX, true);
      self.cycle.idle_ns += clock_.monotonic_ns() - from;
      flush_work_count(self, true);
      finish_if_done(self);
    }
    return false;
  }
  // A later cycle may have begun: then the sweep of ours is over.
  if (marking()) return true;
  int64_t until = clock_.monotonic_ns() + kForcedSliceNs;
  prepare_cache(self.cache);
  for (int n = 1; sweeper_.sweep_one(self); n++) {
    if (self.should_stop() || (n % kSweepBatch == 0 && clock_.monotonic_ns() > until)) return false;
  }
  if (unflushed_.load_acquire() != 0 && world_ != nullptr) {
    world_->for_each_p(
        [](void* c, GcLocal& local) { static_cast<Collector*>(c)->prepare_cache(local.cache); },
        this);
  }
  return sweeper_.done();
}

}  // namespace vole::runtime
