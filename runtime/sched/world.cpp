// Stopping the world, running a function on every P, and changing the number of Ps.
//
// One M at a time owns the world. To stop it, it sets stop_wanted_ and every P's preempt flag, then
// takes what nobody runs: its own P, the idle ones, those in blocking calls. An M that runs sees
// the flag at its next poll, marks its P stopped and waits in place, first spinning (a stop lasts
// some ten microseconds), then asleep. The last one wakes the owner. An M that was looking for work
// does the same; one that comes back from a blocking call finds no P and waits for one.
#include <climits>
#include <new>

#include "base/check.h"
#include "base/futex.h"
#include "base/thread.h"
#include "runtime/sched/scheduler.h"

namespace vole::runtime {
namespace {

// Looks before a futex: some 200 µs. The processor is offered to others in between, since the
// thread that is waited for may have been woken on this very one.
constexpr int kLooks = 4000;
constexpr int kLooksBeforeYield = 32;
constexpr int64_t kLookAgain = 50'000;  // ns between looks at Ps that may have gone idle meanwhile

// Until `word` differs from `seen` or, with `down`, has become 0.
template <class Done>
void wait_for(Atomic<uint32_t>& word, Done done) {
  for (int i = 1; i <= kLooks; ++i) {
    if (done(word.load_acquire())) return;
    if (i % kLooksBeforeYield == 0) {
      yield_thread();
    } else {
      __builtin_ia32_pause();
    }
  }
  for (;;) {
    uint32_t now = word.load_acquire();
    if (done(now)) return;
    futex_wait(word, now);
  }
}

}  // namespace

// A P that nobody holds and that nobody has work for: idle, or stopped with the world.
void Scheduler::put_back_p(P* p) {
  Locker locker(lock_);
  if (stop_wanted_.load_relaxed()) {
    p->status.store_release(PStatus::kStopped);
    stopped_one(locker);
    return;
  }
  push_idle_p(locker, p);
  if (ended_.load_relaxed()) serve_waiters(locker);
}

// At the end nobody looks for goroutines any more: Ms that wait for a P to leave their natives get
// those that become free.
void Scheduler::serve_waiters(Locker& locker) {
  while (p_waiters_ != nullptr && idle_ps_ != nullptr) {
    M* waiter = p_waiters_;
    p_waiters_ = waiter->idle_next;
    give_p(locker, waiter, pop_idle_p(locker), false);
  }
}

void Scheduler::stopped_one(Locker&) {
  // acq_rel: the stopper sees all that this M has done.
  if (stops_left_.fetch_sub_acq_rel(1) == 1) futex_wake(stops_left_, 1);
}

void Scheduler::wait_stopped(M& m) {
  uint32_t seen;
  bool had_p = m.p != nullptr;
  {
    Locker locker(lock_);
    if (!stop_wanted_.load_relaxed()) return;
    seen = starts_.load_relaxed();
    if (m.p != nullptr) {
      m.p->status.store_release(PStatus::kStopped);
      stopped_one(locker);
    }
  }
  // acquire: pairs with the release in start_the_world.
  wait_for(starts_, [seen](uint32_t now) { return now != seen; });
  if (had_p && m.p == nullptr) {  // GOMAXPROCS has shrunk
    if (G* g = m.current.load_relaxed()) wait_for_p(m, g);
  }
}

bool Scheduler::attend(M& m) {
  bool stopped = false;
  for (;;) {
    if (m.p != nullptr && m.p->safe_point_fn.load_acquire()) run_safe_point_fn(*m.p);
    if (!stop_wanted_.load_acquire()) return stopped;
    wait_stopped(m);
    stopped = true;
  }
}

void Scheduler::own_world(M& m) {
  for (int spins = 0;; ++spins) {
    {
      Locker locker(lock_);
      if (!world_busy_) {
        world_busy_ = true;
        return;
      }
    }
    attend(m);
    if (spins < 100) {
      __builtin_ia32_pause();
    } else {
      yield_thread();
    }
  }
}

void Scheduler::stop_the_world(M& m) {
  own_world(m);
  {
    Locker locker(lock_);
    // seq_cst: with enter_syscall, which first changes its P's status and then looks here.
    stop_wanted_.store_seq_cst(true);
    uint32_t n = procs();
    uint32_t left = n;
    if (m.p != nullptr) {
      m.p->status.store_release(PStatus::kStopped);
      --left;
    }
    for (uint32_t i = 0; i < n; ++i) {
      P* p = ps_[i];
      if (p == m.p) continue;
      preempt(*p);
      PStatus expected = PStatus::kSyscall;
      if (p->status.cas_seq_cst(expected, PStatus::kStopped)) {
        p->syscall_tick.store_relaxed(p->syscall_tick.load_relaxed() + 1);
        --left;
      }
    }
    while (P* p = pop_idle_p(locker)) {
      p->status.store_release(PStatus::kStopped);
      --left;
    }
    stops_left_.store_release(left);
  }
  // acquire: pairs with the release in stopped_one.
  wait_for(stops_left_, [](uint32_t left) { return left == 0; });
}

void Scheduler::start_the_world(M& m) {
  P* with_work[64];
  uint32_t count = 0;
  {
    Locker locker(lock_);
    VOLE_DCHECK(stop_wanted_.load_relaxed() && stops_left_.load_relaxed() == 0);
    for (uint32_t i = procs(); i-- > 0;) {
      P* p = ps_[i];
      if (p->m.load_relaxed() != nullptr) {
        p->status.store_release(PStatus::kRunning);
        continue;
      }
      bool has_work = p->runnext.load_relaxed() != nullptr || !p->queue.empty();
      if (has_work && count < 64 && !ended_.load_relaxed()) {
        p->status.store_release(PStatus::kIdle);
        with_work[count++] = p;
      } else {
        push_idle_p(locker, p);
      }
    }
    stop_wanted_.store_release(false);
    starts_.store_release(starts_.load_relaxed() + 1);
    world_busy_ = false;
    if (ended_.load_relaxed()) serve_waiters(locker);
  }
  futex_wake(starts_, INT_MAX);
  for (uint32_t i = 0; i < count; ++i) start_m(with_work[i], false);
  if (global_size_.load_relaxed() != 0) wake_if_idle();
  if (m.p != nullptr && has_runnable(*m.p)) wake_if_idle();
  wake_sysmon();
}

// ---- a function on every P

void Scheduler::run_safe_point_fn(P& p) {
  // acquire: pairs with the release in for_each_p, which has set the function.
  if (!p.safe_point_fn.exchange_acq_rel(false)) return;
  safe_point_fn_(safe_point_context_, p);
  if (safe_points_left_.fetch_sub_acq_rel(1) == 1) futex_wake(safe_points_left_, 1);
}

void Scheduler::for_each_p(M& m, void (*fn)(void*, P&), void* context) {
  own_world(m);
  uint32_t n = procs();
  safe_point_fn_ = fn;
  safe_point_context_ = context;
  safe_points_left_.store_release(n);
  for (uint32_t i = 0; i < n; ++i) {
    ps_[i]->safe_point_fn.store_release(true);
    preempt(*ps_[i]);
  }
  if (m.p != nullptr) run_safe_point_fn(*m.p);
  for (int round = 0; safe_points_left_.load_acquire() != 0; ++round) {
    {
      Locker locker(lock_);
      for (P* p = idle_ps_; p != nullptr; p = p->idle_next) run_safe_point_fn(*p);
    }
    for (uint32_t i = 0; i < n; ++i) {
      P* p = ps_[i];
      PStatus expected = PStatus::kSyscall;
      if (!p->safe_point_fn.load_relaxed() ||
          !p->status.cas_acq_rel(expected, PStatus::kIdle)) {
        continue;
      }
      run_safe_point_fn(*p);
      hand_off_p(p);
    }
    uint32_t left = safe_points_left_.load_acquire();
    if (left == 0) break;
    if (round < 100) {
      for (int i = 0; i < 50; ++i) __builtin_ia32_pause();
    } else {
      futex_wait(safe_points_left_, left, kLookAgain);
    }
  }
  Locker locker(lock_);
  world_busy_ = false;
}

// ---- GOMAXPROCS

// The world is stopped. Work of Ps that leave goes to the global queue, their timers to P 0.
void Scheduler::resize(M& m, uint32_t n) {
  uint32_t old = procs();
  if (n > old) {
    if (!make_ps(n)) n = ps_made_.load_acquire();
    for (uint32_t i = old; i < n; ++i) {
      ps_[i]->status.store_release(PStatus::kStopped);
      ps_[i]->m.store_relaxed(nullptr);
    }
    set_procs_in_use(n);
    return;
  }
  for (uint32_t i = n; i < old; ++i) {
    P& p = *ps_[i];
    GQueue list;
    bool inherits = false;
    while (G* g = local_next(p, &inherits)) list.push(g);
    push_global(list);
    ps_[0]->timers.take_all(p.timers);
    {
      Locker locker(gs_lock_);
      free_gs_.append(p.free_gs);
    }
    owner_.retire_p(p);
    // Its holder, which waits for the world's start, finds that it has lost it.
    M* holder = p.m.load_relaxed();
    if (holder != nullptr && holder != &m) holder->p = nullptr;
    p.status.store_release(PStatus::kDead);
    p.m.store_relaxed(nullptr);
    p.preempt.store_relaxed(false);
  }
  set_procs_in_use(n);
  if (m.p == nullptr || m.p->id < n) return;
  // Our own P is gone: take P 0; whoever had it waits for another like all that lost theirs.
  P* zero = ps_[0];
  if (M* holder = zero->m.load_relaxed()) holder->p = nullptr;
  m.p = zero;
  zero->m.store_relaxed(&m);
}

uint32_t Scheduler::set_procs(M& m, uint32_t n) {
  uint32_t old = procs();
  if (n > options_.max_procs) n = options_.max_procs;
  if (n < 1 || n == old || !threaded()) return old;
  stop_the_world(m);
  old = procs();
  if (n != old) resize(m, n);
  start_the_world(m);
  return old;
}

}  // namespace vole::runtime
