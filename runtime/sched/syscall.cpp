// Blocking calls and goroutines that are locked to a thread. The essay is in scheduler.h.
#include "base/check.h"
#include "runtime/sched/scheduler.h"

namespace vole::runtime {

void Scheduler::enter_syscall(M& m, G* g, bool hand_off) {
  if (!threaded()) return;
  P* p = m.p;
  m.in_syscall.store_relaxed(true);
  m.p = nullptr;
  m.old_p = p;
  p->m.store_relaxed(nullptr);
  leave_running(g, GStatus::kSyscall);
  if (hand_off) {
    m.old_p = nullptr;
    p->status.store_release(PStatus::kIdle);
    hand_off_p(p);
    return;
  }
  // seq_cst: with stop_the_world, which first says that it wants to stop and then looks here.
  p->status.store_seq_cst(PStatus::kSyscall);
  if (VOLE_UNLIKELY(stop_wanted_.load_seq_cst())) {
    Locker locker(lock_);
    PStatus expected = PStatus::kSyscall;
    if (stop_wanted_.load_relaxed() && p->status.cas_acq_rel(expected, PStatus::kStopped)) {
      stopped_one(locker);
    }
  }
  // Somebody must take the P if the call is long and there is other work.
  if (!sysmon_started_.load_relaxed() &&
      (has_runnable(*p) || p->timers.first_when() != 0 || count() > 1)) {
    start_sysmon();
  }
  wake_sysmon();
}

void Scheduler::exit_syscall(M& m, G* g) {
  if (!threaded()) return;
  m.in_syscall.store_relaxed(false);
  P* p = m.old_p;
  m.old_p = nullptr;
  PStatus expected = PStatus::kSyscall;
  // acq_rel: if somebody else had the P meanwhile, we see all that was done with it.
  if (p != nullptr && p->status.cas_acq_rel(expected, PStatus::kRunning)) {
    m.p = p;
    p->m.store_relaxed(&m);
    p->syscall_tick.store_relaxed(p->syscall_tick.load_relaxed() + 1);
    cas_status(g, GStatus::kSyscall, GStatus::kRunning);
    return;
  }
  wait_for_p(m, g);
}

void Scheduler::wait_for_p(M& m, G* g) {
  GStatus was = g->state();
  {
    Locker locker(lock_);
    if (!stop_wanted_.load_relaxed()) {
      if (P* p = pop_idle_p(locker)) {
        acquire_p(m, p);
        if (was != GStatus::kRunning) cas_status(g, was, GStatus::kRunning);
        return;
      }
    }
    g->in_native = &m;
    if (was == GStatus::kRunning) {
      leave_running(g, GStatus::kRunnable);
    } else {
      cas_status(g, was, GStatus::kRunnable);
    }
    global_.push(g);
    global_size_.store_relaxed(global_.size());
    m.asleep = false;  // not to be woken by end(): it gets a P from one that leaves
    m.idle_next = p_waiters_;
    p_waiters_ = &m;
    --awake_ms_;
  }
  m.parker.park();
  P* p = m.next_p;
  m.next_p = nullptr;
  acquire_p(m, p);
  m.spinning.store_relaxed(false);
  g->in_native = nullptr;
  cas_status(g, GStatus::kRunnable, GStatus::kRunning);
}

// A P that its M has left. To another M if there is work for it, else idle.
void Scheduler::hand_off_p(P* p) {
  if (!stop_wanted_.load_acquire() && !ended()) {
    if (has_runnable(*p) || owner_.has_idle_work()) {
      start_m(p, false);
      return;
    }
    uint32_t none = 0;
    if (idle_p_count_.load_relaxed() == 0 && spinning_.cas_seq_cst(none, 1)) {
      // All others are busy: there may be something to steal soon.
      start_m(p, true);
      return;
    }
  }
  {
    Locker locker(lock_);
    if (p->safe_point_fn.load_acquire()) run_safe_point_fn(*p);
  }
  int64_t first = p->timers.first_when();
  put_back_p(p);
  // Nobody may be looking at its timers now.
  if (first != 0) {
    int64_t until = poll_until_.load_relaxed();
    if (last_poll_.load_relaxed() != 0) {
      wake_p();
    } else if (until < 0 || until > first) {
      poller_->wake();
    }
  }
}

void Scheduler::lock_os_thread(M& m, G* g) {
  if (g->lock_count++ != 0) return;
  g->lockedm.store_relaxed(&m);
  m.locked_g.store_relaxed(g);
}

void Scheduler::end_locked(M& m, G* g) {
  g->lock_count = 1;
  unlock_os_thread(m, g);
  if (threaded() && &m != first_) m.ending = true;
}

void Scheduler::unlock_os_thread(M& m, G* g) {
  if (g->lock_count == 0 || --g->lock_count != 0) return;
  g->lockedm.store_relaxed(nullptr);
  m.locked_g.store_relaxed(nullptr);
}

}  // namespace vole::runtime
