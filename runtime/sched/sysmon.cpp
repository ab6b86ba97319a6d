// The thread that watches the others: it takes Ps away from long blocking calls, ends time slices,
// polls descriptors that nobody polls, and gives the owner a tick for rare duties. It holds no P
// and runs no Go code. It looks every 20 µs, ever more rarely while there is nothing to do, and
// sleeps while nothing runs.
#include "base/futex.h"
#include "runtime/sched/scheduler.h"

namespace vole::runtime {
namespace {

constexpr int64_t kMinDelay = 20'000;       // ns
constexpr int64_t kMaxDelay = 10'000'000;   // ns
constexpr int kIdleRounds = 50;             // before the delay doubles
constexpr int64_t kPollEvery = 10'000'000;  // ns
constexpr size_t kStack = size_t{64} << 10;

}  // namespace

void Scheduler::start_sysmon() {
  bool expected = false;
  if (!threaded() || !sysmon_started_.cas_acq_rel(expected, true)) return;
  // Without it time slices and blocking calls take longer, but nothing is wrong.
  sysmon_launched_ = sysmon_thread_.start(sysmon_main, this, kStack);
}

void Scheduler::sysmon_main(void* self) { static_cast<Scheduler*>(self)->sysmon(); }

// What was seen of a P, and since when.
struct Scheduler::Seen {
  uint32_t sched_tick = 0, syscall_tick = 0;
  int64_t sched_when = 0, syscall_when = 0;
};

void Scheduler::sysmon() {
  int64_t delay = kMinDelay;
  int idle_rounds = 0;
  int64_t last_tick = clock_.monotonic_ns();
  std::vector<Seen> seen;
  while (!ended()) {
    if (idle_rounds >= kIdleRounds && delay < kMaxDelay) delay *= 2;
    if (delay > kMaxDelay) delay = kMaxDelay;
    if (idle_p_count_.load_relaxed() == procs() || stop_wanted_.load_relaxed()) {
      // Nothing runs: until somebody gets a P, or the next tick.
      sysmon_waits_.store_relaxed(true);
      sysmon_parker_.park(options_.tick_every);
      sysmon_waits_.store_relaxed(false);
      delay = kMinDelay;
      idle_rounds = 0;
    } else {
      sysmon_parker_.park(delay);
    }
    if (ended()) break;
    // By a signal handler, which could not wake a sleeping M.
    if (first_interrupted_.load_relaxed()) interrupt_first();
    int64_t now = clock_.monotonic_ns();
    int64_t last = last_poll_.load_relaxed();
    if (last != 0 && now - last > kPollEvery && poller_->has_waiters()) {
      int64_t expected = last;
      last_poll_.cas_relaxed(expected, now);
      // What it takes out of the poller is in nobody's queue yet: no deadlock, whatever the Ms see.
      add_external_wait(1);
      GQueue list;
      poller_->poll(0, list);
      ready_all_global(list);
      add_external_wait(-1);
    }
    seen.resize(procs());
    if (retake(now, seen)) {
      idle_rounds = 0;
      delay = kMinDelay;
    } else {
      ++idle_rounds;
    }
    if (now - last_tick >= options_.tick_every) {
      last_tick = now;
      owner_.tick(now);
    }
  }
}

// True: something was taken away from somebody.
bool Scheduler::retake(int64_t now, std::vector<Seen>& seen) {
  bool did = false;
  for (uint32_t i = 0; i < seen.size() && i < procs(); ++i) {
    P& p = *ps_[i];
    Seen& s = seen[i];
    PStatus status = p.status.load_acquire();
    if (status == PStatus::kRunning || status == PStatus::kSyscall) {
      uint32_t tick = p.sched_tick.load_relaxed();
      if (s.sched_tick != tick) {
        s.sched_tick = tick;
        s.sched_when = now;
      } else if (now - s.sched_when >= kTimeSlice && status == PStatus::kRunning &&
                 !p.yield_wanted.load_relaxed()) {
        p.yield_wanted.store_relaxed(true);
        preempt(p);
      }
    }
    if (status != PStatus::kSyscall) continue;
    uint32_t tick = p.syscall_tick.load_relaxed();
    if (s.syscall_tick != tick || s.syscall_when == 0) {
      s.syscall_tick = tick;
      s.syscall_when = now;
      continue;  // one round at least
    }
    bool others_look = spinning_.load_relaxed() + idle_p_count_.load_relaxed() != 0;
    if (!has_runnable(p) && others_look && now - s.syscall_when < kTimeSlice) continue;
    PStatus expected = PStatus::kSyscall;
    if (p.status.cas_acq_rel(expected, PStatus::kIdle)) {
      p.syscall_tick.store_relaxed(tick + 1);
      s.syscall_when = 0;
      did = true;
      hand_off_p(&p);
    }
  }
  return did;
}

Scheduler::Counts Scheduler::counts() {
  Locker locker(lock_);
  Counts c{};
  c.procs = procs();
  c.idle_procs = idle_p_count_.load_relaxed();
  c.threads = m_count_.load_relaxed() + (sysmon_started_.load_relaxed() ? 1 : 0);
  c.spinning = spinning_.load_relaxed();
  c.idle_threads = idle_m_count_;
  c.runqueue = global_.size();
  return c;
}

void Scheduler::Sleeper::poll(int64_t deadline, GQueue&) {
  if (deadline == 0) return;
  if (deadline < 0) {
    parker_.park();
    return;
  }
  int64_t left = deadline - clock_.monotonic_ns();
  if (left > 0) parker_.park(left);
}

}  // namespace vole::runtime
