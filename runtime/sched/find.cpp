// What an M runs next, and how Ms sleep and are woken. The essay is in scheduler.h.
#include <new>

#include "base/check.h"
#include "base/mutant.h"
#include "base/thread.h"
#include "runtime/sched/scheduler.h"

namespace vole::runtime {
namespace {

constexpr uint32_t kGlobalTick = 61;  // how often the global queue goes first
constexpr uint32_t kAll = UINT32_MAX;
constexpr int kStealRounds = 4;
constexpr int64_t kRunnextGrace = 3000;  // ns that a running P has to take its runnext itself
constexpr size_t kThreadStack = size_t{256} << 10;

}  // namespace

// ---- Ps and Ms

void Scheduler::push_idle_p(Locker&, P* p) {
  p->status.store_release(PStatus::kIdle);
  p->m.store_relaxed(nullptr);
  p->idle_since = clock_.monotonic_ns();
  p->idle_next = idle_ps_;
  idle_ps_ = p;
  // release: see wake_if_idle; the full fence of those who go idle is in find_work_again.
  idle_p_count_.store_release(idle_p_count_.load_relaxed() + 1);
}

P* Scheduler::pop_idle_p(Locker&) {
  P* p = idle_ps_;
  if (p == nullptr) return nullptr;
  idle_ps_ = p->idle_next;
  p->idle_next = nullptr;
  idle_ns_ += clock_.monotonic_ns() - p->idle_since;
  idle_p_count_.store_release(idle_p_count_.load_relaxed() - 1);
  return p;
}

void Scheduler::push_idle_m(Locker&, M* m) {
  m->idle_next = idle_ms_;
  idle_ms_ = m;
  ++idle_m_count_;
}

M* Scheduler::pop_idle_m(Locker&) {
  M* m = idle_ms_;
  if (m == nullptr) return nullptr;
  idle_ms_ = m->idle_next;
  --idle_m_count_;
  return m;
}

void Scheduler::drop_idle_m(Locker&, M* m) {
  for (M** at = &idle_ms_; *at != nullptr; at = &(*at)->idle_next) {
    if (*at != m) continue;
    *at = m->idle_next;
    --idle_m_count_;
    return;
  }
}

void Scheduler::acquire_p(M& m, P* p) {
  m.p = p;
  p->m.store_relaxed(&m);
  p->status.store_release(PStatus::kRunning);
}

P* Scheduler::release_p(M& m) {
  P* p = m.p;
  m.p = nullptr;
  p->m.store_relaxed(nullptr);
  p->status.store_release(PStatus::kIdle);
  return p;
}

void Scheduler::give_p(Locker&, M* m, P* p, bool spinning) {
  m->asleep = false;
  m->next_p = p;
  m->next_spinning = spinning;
  ++awake_ms_;
  m->parker.unpark();
}

void Scheduler::start_m(P* p, bool spinning) {
  {
    Locker locker(lock_);
    if (M* m = pop_idle_m(locker)) {
      give_p(locker, m, p, spinning);
      return;
    }
  }
  if (new_thread(p, spinning)) return;
  if (spinning) spinning_.fetch_sub_relaxed(1);
  put_back_p(p);
}

void Scheduler::thread_main(void* arg) {
  auto* m = static_cast<M*>(arg);
  set_current_m(m);
  Scheduler& s = *m->sched;
  m->spinning.store_relaxed(m->next_spinning);
  P* p = m->next_p;
  m->next_p = nullptr;
  s.acquire_p(*m, p);
  s.owner_.run_m(*m);
  // One that is gone may be started again as soon as this thread has ended.
  if (!m->gone.load_relaxed()) s.leave(*m);
  set_current_m(nullptr);
}

// One whose thread has ended, or null.
M* Scheduler::take_gone_m() {
  M* m;
  {
    Locker locker(lock_);
    m = gone_ms_;
    // shut_down() joins all that are not pending.
    if (m == nullptr || ended_.load_relaxed()) return nullptr;
    gone_ms_ = m->idle_next;
    m->idle_next = nullptr;
    m->launch.store_relaxed(M::Launch::kPending);
    ++awake_ms_;
  }
  m->thread.join();
  m->ending = false;
  m->gone.store_relaxed(false);
  return m;
}

// A new one; null: no memory, or the end.
M* Scheduler::add_m() {
  M* m = owner_.make_m();
  if (m == nullptr) return nullptr;
  m->sched = this;
  Locker locker(lock_);
  if (ended_.load_relaxed()) {
    // shut_down() may be walking through the list already.
    delete m;
    return nullptr;
  }
  m->id = ++last_m_id_;
  ++awake_ms_;
  m->all_next = all_ms_.load_relaxed();
  all_ms_.store_release(m);  // pairs with the acquire in all_ms()
  return m;
}

bool Scheduler::new_thread(P* p, bool spinning) {
  if (ended()) return false;
  if (m_count_.fetch_add_relaxed(1) >= max_threads()) {
    m_count_.fetch_sub_relaxed(1);
    owner_.too_many_threads();
    return false;
  }
  start_sysmon();
  M* m = take_gone_m();
  if (m == nullptr) m = add_m();
  if (m == nullptr) {
    m_count_.fetch_sub_relaxed(1);
    return false;
  }
  m->next_p = p;
  m->next_spinning = spinning;
  bool started = m->thread.start(thread_main, m, kThreadStack);
  // release: pairs with the acquire in shut_down().
  m->launch.store_release(started ? M::Launch::kDone : M::Launch::kFailed);
  if (started) return true;
  // It stays in the list of all Ms, for shut_down() to delete.
  Locker locker(lock_);
  --awake_ms_;
  m_count_.fetch_sub_relaxed(1);
  return false;
}

// One more M to look for work, if a P is free for it and none is looking yet.
void Scheduler::wake_p() {
  uint32_t none = 0;
  if (!spinning_.cas_seq_cst(none, 1)) return;
  P* p = nullptr;
  {
    Locker locker(lock_);
    if (!ended_.load_relaxed()) p = pop_idle_p(locker);
  }
  if (p == nullptr) {
    spinning_.fetch_sub_relaxed(1);
    return;
  }
  start_m(p, true);
}

bool Scheduler::nothing_can_run(Locker&) {
  if (!threaded() || awake_ms_ != 0 || ended_.load_relaxed() || world_busy_) return false;
  if (!global_.empty() || poller_->has_waiters() || external_waits_.load_relaxed() != 0) {
    return false;
  }
  if (next_timer() != INT64_MAX) return false;
  for (uint32_t i = 0; i < procs(); ++i) {
    if (ps_[i]->runnext.load_relaxed() != nullptr || !ps_[i]->queue.empty()) return false;
  }
  return true;
}

// The thread of an M without P ends. False: it is the last one awake, and nothing can ever run.
bool Scheduler::retire_m(M& m) {
  Locker locker(lock_);
  --awake_ms_;
  if (nothing_can_run(locker)) {
    ++awake_ms_;
    return false;
  }
  m.gone.store_relaxed(true);
  m.idle_next = gone_ms_;
  gone_ms_ = &m;
  m_count_.fetch_sub_relaxed(1);
  return true;
}

bool Scheduler::sleep_m(M& m, bool listed, bool* dead) {
  {
    Locker locker(lock_);
    // A locked goroutine may have been handed over before we came here.
    if (m.next_p == nullptr) {
      if (ended_.load_relaxed()) return false;
      if (&m == first_ && first_interrupted_.load_relaxed()) return false;
      --awake_ms_;
      if (nothing_can_run(locker)) {
        ++awake_ms_;
        *dead = true;
        return false;
      }
      m.asleep = true;
      if (listed) push_idle_m(locker, &m);
    } else {
      --awake_ms_;
    }
  }
  m.parker.park();
  if (m.next_p == nullptr) return false;
  P* p = m.next_p;
  m.next_p = nullptr;
  acquire_p(m, p);
  m.spinning.store_relaxed(m.next_spinning);
  wake_sysmon();
  return true;
}

void Scheduler::wake_to_leave(Locker& locker, M* m) {
  if (!m->asleep) return;
  drop_idle_m(locker, m);
  m->asleep = false;
  ++awake_ms_;
  m->parker.unpark();
}

void Scheduler::end() {
  {
    Locker locker(lock_);
    ended_.store_release(true);
    for (M* m = all_ms_.load_relaxed(); m != nullptr; m = m->all_next) wake_to_leave(locker, m);
    serve_waiters(locker);
  }
  preempt_all();
  poller_->wake();
  sysmon_parker_.unpark();
}

void Scheduler::interrupt_first() {
  first_interrupted_.store_release(true);
  {
    Locker locker(lock_);
    wake_to_leave(locker, first_);
  }
  preempt_all();
  poller_->wake();
}

void Scheduler::interrupt_from_signal() {
  first_interrupted_.store_release(true);
  if (P* p = first_->p) preempt(*p);
  poller_->wake();
  sysmon_parker_.unpark();
}

void Scheduler::leave(M& m) {
  if (m.spinning.load_relaxed()) {
    m.spinning.store_relaxed(false);
    spinning_.fetch_sub_relaxed(1);
  }
  if (m.p != nullptr) put_back_p(release_p(m));
  Locker locker(lock_);
  --awake_ms_;
}

// ---- finding

G* Scheduler::local_next(P& p, bool* inherits) {
  // Only the holder empties runnext besides thieves, so a null stays null.
  if (G* next = p.runnext.load_relaxed()) {
    if (alone()) {
      p.runnext.store_relaxed(nullptr);
    } else {
      next = p.runnext.exchange_acq_rel(nullptr);
    }
    if (next != nullptr) {
      *inherits = true;
      return next;
    }
  }
  return alone() ? p.queue.pop_alone() : p.queue.pop();
}

// Any of those that wait, or null to look as usual.
G* Scheduler::shuffled_next(P& p) {
  if (global_size_.load_relaxed() != 0 && p.random.below(4) == 0) {
    if (G* g = take_global(p, 1)) return g;
  }
  G* next = p.runnext.load_relaxed();
  if (next != nullptr) {
    p.runnext.store_relaxed(nullptr);
    if (p.random.below(2) == 0) return next;
    put_last(p, next);
  }
  uint32_t n = p.queue.size();
  if (n == 0) return nullptr;
  for (uint32_t skip = p.random.below(n); skip != 0; --skip) put_last(p, p.queue.pop());
  return p.queue.pop();
}

int64_t Scheduler::run_timers(P& p) {
  int64_t first = p.timers.first_when();
  if (first == 0) return 0;
  int64_t now = clock_.monotonic_ns();
  if (now >= first) p.timers.run(p, now);
  return now;
}

void Scheduler::add_timer(P& p, Timer* t) {
  int64_t when = t->when;
  if (!p.timers.add(t)) return;
  // From here on another P may run the timer, and its function free it.
  // An M that sleeps in the poller until later must look again.
  int64_t until = poll_until_.load_relaxed();
  if (last_poll_.load_relaxed() == 0 && (until < 0 || until > when)) poller_->wake();
}

int64_t Scheduler::next_timer() const {
  int64_t first = INT64_MAX;
  for (uint32_t i = 0; i < ps_made_.load_acquire(); ++i) {
    int64_t when = ps_[i]->timers.first_when();
    if (when != 0 && when < first) first = when;
  }
  return first;
}

// Goroutines whose descriptors are ready by now.
G* Scheduler::poll_now(P& p) {
  if (!poller_->has_waiters()) return nullptr;
  GQueue list;
  poller_->poll(0, list);
  G* first = list.pop();
  if (first == nullptr) return nullptr;
  make_runnable(first);
  while (G* g = list.pop()) ready_last(p, g);
  return first;
}

// Half of the victim's ring; in the last round also its runnext.
G* Scheduler::steal_from(P& p, P& victim, bool last_round) {
  G* batch[RunQueue::kSize / 2];
  uint32_t n = victim.queue.grab(batch);
  if (n == 0) {
    G* next = last_round ? victim.runnext.load_acquire() : nullptr;
    if (next == nullptr) return nullptr;
    if (victim.status.load_relaxed() == PStatus::kRunning) {
      // It is about to run it, most likely: that is faster than moving it here.
      int64_t until = clock_.monotonic_ns() + kRunnextGrace;
      do {
        __builtin_ia32_pause();
        if (victim.runnext.load_relaxed() != next) return nullptr;
      } while (clock_.monotonic_ns() < until);
    }
    return victim.runnext.cas_acq_rel(next, nullptr) ? next : nullptr;
  }
  // p's ring is empty: there is room for all.
  for (uint32_t i = 0; i + 1 < n; ++i) p.queue.push(batch[i]);
  return batch[n - 1];
}

G* Scheduler::steal(M& m) {
  P& p = *m.p;
  uint32_t n = procs();
  if (n == 1) return nullptr;
  if (!m.spinning.load_relaxed()) {
    // With half of the busy Ps looking already, more would only burn time.
    if (2 * spinning_.load_relaxed() >= n - idle_p_count_.load_relaxed()) return nullptr;
    m.spinning.store_relaxed(true);
    spinning_.fetch_add_relaxed(1);
  }
  for (int round = 0; round < kStealRounds; ++round) {
    bool last = round == kStealRounds - 1;
    uint32_t start = p.random.below(n);
    for (uint32_t i = 0; i < n; ++i) {
      if (attention_wanted(p) || ended()) return nullptr;
      P& victim = *ps_[(start + i) % n];
      if (&victim == &p) continue;
      if (last && victim.timers.first_when() != 0) {
        int64_t now = clock_.monotonic_ns();
        if (now >= victim.timers.first_when()) {
          victim.timers.run(p, now);
          bool inherits = false;
          if (G* g = local_next(p, &inherits)) return g;
        }
      }
      if (G* g = steal_from(p, victim, last)) return g;
    }
  }
  return nullptr;
}

void Scheduler::stop_spinning(M& m, bool found_work) {
  m.spinning.store_relaxed(false);
  // seq_cst: with the full fence of wake_if_idle and the one below, one of the two sees the other.
  uint32_t before = spinning_.fetch_sub_acq_rel(1);
  VOLE_DCHECK(before != 0);
  if (found_work && before == 1 && idle_p_count_.load_relaxed() != 0) wake_p();
}

bool Scheduler::take_idle_p(M& m) {
  Locker locker(lock_);
  P* p = pop_idle_p(locker);
  if (p == nullptr) return false;
  acquire_p(m, p);
  return true;
}

// After having given up the P and the place among the spinners: is there work after all?
bool Scheduler::find_work_again(M& m) {
  if (is_mutant(Mutant::kNoRecheck)) return false;
  full_fence();  // pairs with wake_if_idle
  bool some = global_size_.load_relaxed() != 0 || owner_.has_idle_work();
  for (uint32_t i = 0; i < procs() && !some; ++i) {
    some = ps_[i]->runnext.load_relaxed() != nullptr || !ps_[i]->queue.empty();
  }
  if (!some || !take_idle_p(m)) return false;
  m.spinning.store_relaxed(true);
  spinning_.fetch_add_relaxed(1);
  return true;
}

// Waits for descriptors and timers in the place of all Ms. True: m has a P, look again.
bool Scheduler::block_in_poller(M& m, int64_t until) {
  bool wanted = until != INT64_MAX || poller_->has_waiters();
  if (!wanted) return false;
  int64_t deadline = until == INT64_MAX ? -1 : until;
  if (last_poll_.exchange_seq_cst(0) == 0) {
    // Somebody waits already, perhaps for too long.
    int64_t other = poll_until_.load_seq_cst();
    if (deadline > 0 && (other < 0 || other > deadline)) poller_->wake();
    return false;
  }
  poll_until_.store_seq_cst(deadline);
  // A timer that was added just before may not have seen that we sleep.
  int64_t first = next_timer();
  GQueue list;
  bool go = !(first < until) && !ended() &&
            !(&m == first_ && first_interrupted_.load_relaxed());
  if (go) poller_->poll(deadline, list);
  poll_until_.store_relaxed(0);
  last_poll_.store_seq_cst(clock_.monotonic_ns());
  if (ended() || !take_idle_p(m)) {
    ready_all_global(list);
    return false;
  }
  m.spinning.store_relaxed(true);
  spinning_.fetch_add_relaxed(1);
  while (G* g = list.pop()) ready_last(*m.p, g);
  return true;
}

// There was nothing. True: look again (m has a P); false: see *dead, ended() and the like.
bool Scheduler::rest(M& m, bool* dead) {
  // Long enough that others get work for us in between.
  if (is_mutant(Mutant::kNoRecheck) || is_mutant(Mutant::kSlowPark)) m.parker.park(200'000);
  {
    Locker locker(lock_);
    P& p = *m.p;
    if (ended_.load_relaxed() || attention_wanted(p) || !global_.empty()) return true;
    push_idle_p(locker, release_p(m));
  }
  bool was_spinning = m.spinning.load_relaxed();
  if (was_spinning) stop_spinning(m, false);
  if (find_work_again(m)) return true;
  if (block_in_poller(m, next_timer())) return true;
  return sleep_m(m, true, dead);
}

Next Scheduler::idle_driven() {
  Next next;
  next.until = next_timer();
  bool waits = next.until != INT64_MAX || poller_->has_waiters() ||
               external_waits_.load_relaxed() != 0;
  next.what = waits ? Found::kIdle : Found::kDeadlock;
  return next;
}

// `g` runs on another M only (its native waits there, or it is locked to it): that one gets our P.
void Scheduler::hand_over(M& m, G* g) {
  M* to = g->in_native != nullptr ? g->in_native : g->lockedm.load_relaxed();
  P* p = release_p(m);
  Locker locker(lock_);
  bool waits = g->in_native == nullptr;
  for (M** at = &p_waiters_; *at != nullptr; at = &(*at)->idle_next) {
    if (*at != to) continue;
    *at = to->idle_next;
    waits = true;
    break;
  }
  if (waits) {
    give_p(locker, to, p, false);
  } else {
    push_idle_p(locker, p);  // it got another one: all ends
  }
}

// It waited, and somebody wants to know for how long.
void Scheduler::note_waits(G* g) {
  int64_t now = clock_.monotonic_ns();
  if (g->ready_since != 0) latencies_.record(now - g->ready_since);
  if (g->mutex_since != 0) mutex_wait_ns_.fetch_add_relaxed(now - g->mutex_since);
  g->ready_since = g->mutex_since = 0;
}

Scheduler::ProcTime Scheduler::proc_time() {
  Locker locker(lock_);
  int64_t now = clock_.monotonic_ns();
  ProcTime time{proc_ns_ + procs() * (now - procs_since_), idle_ns_};
  for (P* p = idle_ps_; p != nullptr; p = p->idle_next) time.idle += now - p->idle_since;
  return time;
}

Next Scheduler::start_goroutine(M& m, G* g, bool inherits) {
  if (alone()) {
    VOLE_DCHECK(g->state() == GStatus::kRunnable);
    leave_running(g, GStatus::kRunning);
  } else {
    cas_status(g, GStatus::kRunnable, GStatus::kRunning);
  }
  m.current.store_relaxed(g);
  if (VOLE_UNLIKELY((g->ready_since | g->mutex_since) != 0)) note_waits(g);
  if (!inherits) {
    P& p = *m.p;
    p.slice_start = 0;
    p.sched_tick.store_relaxed(p.sched_tick.load_relaxed() + 1);
  }
  return {Found::kGoroutine, g, 0};
}

G* Scheduler::find_work(M& m, bool* inherits) {
  P& p = *m.p;
  if (VOLE_UNLIKELY(options_.shuffled)) {
    if (G* g = shuffled_next(p)) return g;
  }
  if (p.sched_tick.load_relaxed() % kGlobalTick == 0) {
    if (G* g = take_global(p, 1)) return g;
  }
  if (G* g = local_next(p, inherits)) return g;
  if (G* g = take_global(p, kAll)) return g;
  if (G* g = poll_now(p)) return g;
  return steal(m);
}

Next Scheduler::find_runnable(M& m) {
  m.current.store_relaxed(nullptr);
  for (;;) {
    if (ended()) return {Found::kEnded, nullptr, 0};
    if (&m == first_ && first_interrupted_.load_acquire()) {
      first_interrupted_.store_relaxed(false);
      return {Found::kInterrupted, nullptr, 0};
    }
    bool dead = false;
    if (VOLE_UNLIKELY(m.ending)) {
      if (m.p != nullptr) hand_off_p(release_p(m));
      return {retire_m(m) ? Found::kThreadEnds : Found::kDeadlock, nullptr, 0};
    }
    if (G* locked = m.locked_g.load_relaxed(); locked != nullptr && threaded()) {
      // Its goroutine is queued or parked; whoever finds it ready gives a P with it.
      if (m.p != nullptr) hand_off_p(release_p(m));
      if (!sleep_m(m, false, &dead)) {
        if (dead) return {Found::kDeadlock, nullptr, 0};
        continue;
      }
      return start_goroutine(m, locked, false);
    }
    if (m.p == nullptr && !sleep_m(m, true, &dead)) {
      if (dead) return {Found::kDeadlock, nullptr, 0};
      continue;
    }
    if (attention_wanted(*m.p)) {
      attend(m);
      continue;
    }
    run_timers(*m.p);
    if (owner_.mark_work(m)) continue;
    bool inherits = false;
    G* g = find_work(m, &inherits);
    if (g == nullptr) {
      if (owner_.idle_work(m)) continue;
      if (!threaded()) return idle_driven();
      if (!rest(m, &dead) && dead) return {Found::kDeadlock, nullptr, 0};
      continue;
    }
    if (m.spinning.load_relaxed()) stop_spinning(m, true);
    M* home = g->in_native != nullptr ? g->in_native : g->lockedm.load_relaxed();
    if (VOLE_UNLIKELY(home != nullptr && home != &m)) {
      hand_over(m, g);
      continue;
    }
    return start_goroutine(m, g, inherits);
  }
}

}  // namespace vole::runtime
