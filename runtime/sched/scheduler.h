// The scheduler of a VM: M threads that run goroutines, N of which at a time hold one of the Ps.
//
// A goroutine that becomes ready takes the P's `runnext` place and kicks the one there to the end
// of the P's ring: a send wakes its receiver next, and the last `go` statement of several runs
// first. A full ring gives half of itself to the global queue, which every P looks at now and then
// (each 61st time slice first of all). A P that has nothing to run steals half of another's ring.
//
// Threads: an M without a P sleeps in the list of idle Ms. Whoever makes a goroutine ready wakes
// one more if there is an idle P and no M is looking for work already ("spinning"). So that no
// work is overlooked, a spinning M that gives up first leaves the count of spinners, then looks at
// all queues again; whoever adds work adds it first, then looks at the count. At least one of the
// two sees the other. An M that finds work as the last spinner wakes another in its place.
//
// Blocking calls: an M that enters one leaves its P in the state kSyscall, in which anyone may take
// it: sysmon when there is other work (after 20 µs), a stop of the world at once. At its return the
// M takes the P back, or another idle one, or queues its goroutine and sleeps: who finds such a
// goroutine hands over its P to the M that waits in the goroutine's native.
//
// Stopping the world (world.cpp): one M asks, all others stop at their next poll and wait there,
// their Ps still theirs; idle Ps, and those of Ms in blocking calls, are taken.
//
// Two ways to drive it: threaded as above, or driven: one P, and only the thread that calls
// find_runnable(), which then answers that there is nothing to run instead of sleeping.
//
// What lies above (running code, allocation caches, the collector's work) is reached through
// SchedulerOwner, which the machine fills.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "base/clock.h"
#include "base/lock.h"
#include "base/time_histogram.h"
#include "runtime/sched/goroutine.h"
#include "runtime/sched/m.h"
#include "runtime/sched/p.h"
#include "runtime/stack/stack.h"

namespace vole::runtime {

inline constexpr uint32_t kMaxProcs = 1024;    // as Go
inline constexpr uint32_t kMaxThreads = 10000;  // as Go
inline constexpr int64_t kTimeSlice = 10'000'000;  // ns

// What the scheduler asks of the machine. All may be called by any M.
class SchedulerOwner {
 public:
  // Makes a P's caches; false: no memory. The world is stopped, or nothing runs yet.
  virtual bool attach_p(P& p) = 0;
  // A P leaves service for now (GOMAXPROCS shrinks; the world is stopped): gives back what its
  // caches hold. It may return to service without another attach_p.
  virtual void retire_p(P& p) = 0;
  // The end: frees them.
  virtual void detach_p(P& p) = 0;
  // A new M with what the owner keeps with each; null: no memory. The scheduler deletes it.
  virtual M* make_m() = 0;
  // The body of an M's thread: runs what find_runnable gives until it answers kEnded.
  virtual void run_m(M& m) = 0;
  // The collector's share before goroutines (dedicated workers); true: it ran, look again.
  virtual bool mark_work(M& m) = 0;
  // Duties for when nothing is runnable: marking, sweeping, scavenging, one slice of it. True: it
  // did something. `m` holds a P.
  virtual bool idle_work(M& m) = 0;
  // Whether idle_work would find something; without a P.
  virtual bool has_idle_work() = 0;
  // From sysmon, now and then: a collection that is overdue, memory to give back.
  virtual void tick(int64_t now) = 0;
  // More than max_threads() threads. Called without locks; the VM must end.
  virtual void too_many_threads() = 0;

 protected:
  ~SchedulerOwner() = default;
};

// Where goroutines wait for descriptors. poll() is called by one thread at a time if it blocks, by
// several if it does not.
class Poller {
 public:
  virtual ~Poller() = default;
  // Puts the goroutines whose descriptors are ready into `ready`, each still kWaiting. Waits for
  // the first until `deadline` (monotonic ns; 0: does not wait; negative: no limit) or wake().
  virtual void poll(int64_t deadline, GQueue& ready) = 0;
  // Ends a poll() that waits, or the next that would. From any thread.
  virtual void wake() = 0;
  // Whether any goroutine waits here.
  virtual bool has_waiters() const = 0;
};

enum class Found : uint8_t {
  kGoroutine,    // Next::g is to be run
  kEnded,        // end() was called
  kIdle,         // driven: nothing until Next::until, or until the poller has something
  kDeadlock,     // nothing can ever run again
  kInterrupted,  // the first M: interrupt_first() was called
  kThreadEnds,   // see end_thread()
};

struct Next {
  Found what = Found::kEnded;
  G* g = nullptr;
  int64_t until = 0;  // monotonic ns; INT64_MAX: no timer
};

class Scheduler {
 public:
  struct Options {
    bool threaded = false;
    uint32_t procs = 1;
    uint32_t max_procs = 1;  // what set_procs may ask for
    bool shuffled = false;   // not threaded: goroutines run in an order that the seed chooses
    uint64_t seed = 0;
    bool observed = false;   // tick() looks at goroutines
    int64_t tick_every = 100'000'000;  // ns between SchedulerOwner::tick
  };

  // All must outlive the scheduler, which does nothing until init().
  Scheduler(OsMemory& os, StackPool& stacks, Clock& clock, SchedulerOwner& owner);
  ~Scheduler();
  Scheduler(const Scheduler&) = delete;
  Scheduler& operator=(const Scheduler&) = delete;

  // Makes the Ps; `first` is the M of the thread that will drive, it gets P 0. False: no memory.
  bool init(const Options& options, M& first);
  // Ends, and waits until none of the machine's own threads is left. By the first M; idempotent.
  void join();
  // Before the owner's parts go: joins, frees goroutines, detaches Ps. Idempotent.
  void shut_down();
  bool threaded() const { return options_.threaded; }
  // Whether a thread looks after descriptors and time slices.
  bool has_sysmon() const { return sysmon_started_.load_relaxed(); }
  // No P has anything to do, at this moment.
  bool is_idle() const { return idle_p_count_.load_relaxed() == procs(); }

  // ---- goroutines (scheduler.cpp)
  // A new goroutine, kIdle, with a stack of at least `stack_bytes`; null: no memory.
  G* create(P& p, size_t stack_bytes);
  // Ends the running goroutine: its stack goes back, the G is kept for reuse.
  void destroy(P& p, G* g);
  // Records of deferred calls, charged to the VM. Null: no memory.
  DeferRecord* new_defer(P& p) {
    if (p.free_defers == nullptr && !add_defers(p)) return nullptr;
    DeferRecord* d = p.free_defers;
    p.free_defers = d->next;
    return d;
  }
  void free_defer(P& p, DeferRecord* d) {
    d->next = p.free_defers;
    p.free_defers = d;
  }
  // All goroutines there have ever been at once, dead ones included: stable addresses, never
  // fewer. Any thread, without locks.
  uint32_t g_count() const { return g_count_.load_acquire(); }  // pairs with the release in add_gs
  G* g_at(uint32_t i) const {
    return directory_.load_acquire()[i / kGsPerBlock].load_relaxed() + i % kGsPerBlock;
  }
  // How many user goroutines live; exact while the world is stopped.
  size_t count() const;
  void set_system(G* g) {
    g->system = true;
    system_count_.fetch_add_relaxed(1);
  }
  uint64_t created() const;
  StackPool& stacks() { return stacks_; }

  // ---- making runnable (scheduler.cpp). From kWaiting or kIdle; no locks held.
  // As the next to run on `p`, which the caller holds.
  void ready(P& p, G* g) {
    make_runnable_held(p, g);
    put_next(p, g);
    wake_if_idle();
  }
  // The same, but nobody is woken to share the work: the caller runs it right away.
  void ready_to_run(P& p, G* g) {
    make_runnable_held(p, g);
    put_next(p, g);
  }
  // At the end of p's queue.
  void ready_last(P& p, G* g) {
    make_runnable_held(p, g);
    put_last(p, g);
    wake_if_idle();
  }
  // At the end of the global queue; for threads without a P, too.
  void ready_global(G* g);
  void ready_all_global(GQueue& list);
  // The running goroutine (its state is saved) goes behind all others that wait for this P.
  void requeue(P& p, G* g) {
    if (global_size_.load_relaxed() != 0) return requeue_global(g);
    leave_running(g, GStatus::kRunnable);
    put_last(p, g);
  }
  // ... or of the global queue: preempted after a full time slice.
  void requeue_global(G* g);
  // There is something that an idle P could do besides running goroutines (idle_work). From any
  // thread; cheap if nobody is idle.
  void wake_for_duty() { wake_if_idle(); }
  // Starts the thread (sysmon.cpp) that gives the owner of a threaded machine its ticks, once.
  void start_sysmon();
  // Whether another goroutine waits for this P's time.
  bool has_runnable(const P& p) const {
    return p.runnext.load_relaxed() != nullptr || !p.queue.empty() ||
           global_size_.load_relaxed() != 0;
  }

  // ---- what to run next (find.cpp)
  // Sleeps until there is something (threaded) or says that there is nothing (driven). kGoroutine:
  // m.p is held, the goroutine is kRunning.
  Next find_runnable(M& m);
  // Runs the timers of `p` that are due; answers the time, or 0 if there were none at all.
  int64_t run_timers(P& p);
  // Adds a timer to p's heap. Thread-safe, but `p` must be held by the caller.
  void add_timer(P& p, Timer* t);
  // Takes it back; false: it has run or is running, or was never added.
  bool remove_timer(Timer* t) { return Timers::remove(t); }
  // The first timer of all Ps; INT64_MAX: none.
  int64_t next_timer() const;
  // Must be set before anything runs. Null: descriptors cannot be waited for.
  void set_poller(Poller* poller) { poller_ = poller != nullptr ? poller : &own_poller_; }
  Poller& poller() { return *poller_; }
  // Something outside may yet make goroutines runnable (a signal, the host): no deadlock then.
  void add_external_wait(int n) { external_waits_.fetch_add_relaxed(n); }
  // After an external event in a driven machine, or for the first M: leave the poller.
  void wake_poller() { poller_->wake(); }

  // ---- preemption
  void preempt(P& p) { p.preempt.store_release(true); }  // pairs with the acquire at polls
  void preempt_all();
  // By the holder, before it looks at what was wanted. An exchange, not a store: what is looked at
  // afterwards is at least as new as the flag that was cleared (acquire), so no wish is lost.
  static void clear_preempt(P& p) { p.preempt.exchange_acq_rel(false); }

  // ---- the world (world.cpp). The caller is an M whose goroutine's state is saved; after each of
  // these its stack may have moved and its P be another: the state must be loaded again.
  // Returns when no other M runs Go code or touches Go memory. At most one stopper; others wait as
  // stopped. Machine code above must hold no lock.
  void stop_the_world(M& m);
  void start_the_world(M& m);
  bool world_is_stopped() const { return stop_wanted_.load_relaxed(); }
  // Runs fn(context, p) once for every P: on its own holder at its next poll, or here for Ps that
  // nobody runs. Returns when all have.
  void for_each_p(M& m, void (*fn)(void* context, P& p), void* context);
  template <class F>
  void for_each_p(M& m, F&& f) {
    for_each_p(m, [](void* c, P& p) { (*static_cast<F*>(c))(p); }, &f);
  }
  // What a poll does if p.preempt was set: the function above, waiting while the world is stopped.
  // True: the goroutine's state must be loaded again.
  bool attend(M& m);
  bool attention_wanted(const P& p) const {
    return stop_wanted_.load_acquire() || p.safe_point_fn.load_acquire();
  }
  // GOMAXPROCS. Returns the old value; n < 1: only asks. Stops the world itself.
  uint32_t set_procs(M& m, uint32_t n);
  uint32_t procs() const { return procs_.load_acquire(); }
  P& p_at(uint32_t i) const { return *ps_[i]; }

  // ---- blocking calls (syscall.cpp)
  // Gives up the P for others to take; nothing of the VM may be touched until exit_syscall. The
  // goroutine's state is saved. Known to block for long: `hand_off` gives the P away at once.
  void enter_syscall(M& m, G* g, bool hand_off);
  // Returns with a P, maybe another.
  void exit_syscall(M& m, G* g);
  // Gets a P for an M that lost its own while its goroutine is in a native.
  void wait_for_p(M& m, G* g);

  // ---- threads
  void lock_os_thread(M& m, G* g);
  void unlock_os_thread(M& m, G* g);
  // `g`, which runs on m, ends while it is locked to it: the thread does, too, as it may be in a
  // state that nobody else wants. Not that of the driver, which goes on.
  void end_locked(M& m, G* g);
  // Everything ends: Ms leave at their next poll or wake up to leave.
  void end();
  bool ended() const { return ended_.load_acquire(); }  // pairs with the release in end()
  // Makes the first M leave find_runnable with kInterrupted. Any thread.
  void interrupt_first();
  // The same in a signal handler on the first M's thread: only atomics and wake-ups. If that M
  // sleeps, sysmon does the rest.
  void interrupt_from_signal();
  // How many threads there may be at once, at most kMaxThreads. Any thread.
  uint32_t max_threads() const { return max_threads_.load_relaxed(); }
  uint32_t set_max_threads(uint32_t n) { return max_threads_.exchange_relaxed(n); }
  // Whether there are other threads than the driver's.
  bool has_threads() const { return m_count_.load_relaxed() > 1 || has_sysmon(); }
  // After end(), by the first M: waits until the others have left, but not for those in blocking
  // calls, and not for longer than `timeout_ns`. True: nobody runs Go code any more.
  bool quiesce(int64_t timeout_ns);
  // An M's last act: gives its P back.
  void leave(M& m);

  // ---- what traces show; exact under the stopped world only
  struct Counts {
    uint32_t procs, idle_procs, threads, spinning, idle_threads, runqueue;
  };
  Counts counts();
  M* all_ms() const { return all_ms_.load_acquire(); }
  Clock& clock() { return clock_; }

  // ---- times, for statistics; the world is stopped, or nothing runs
  // Since the start: what all Ps had, and what of it they had nothing to do in, in ns. A driven
  // machine's P is not idle here between two calls of its driver.
  struct ProcTime {
    int64_t all = 0, idle = 0;
  };
  ProcTime proc_time();
  // How long goroutines that were ready waited for a P, of one in kLatencySample.
  static constexpr uint32_t kLatencySample = 64;
  const TimeHistogram& latencies() const { return latencies_; }
  // How long goroutines have waited for mutexes.
  int64_t mutex_wait_ns() const { return mutex_wait_ns_.load_relaxed(); }

 private:
  static constexpr uint32_t kGsPerBlock = 32;
  struct Block {
    void* memory;
    size_t size;
  };
  // The poller of machines without descriptors: only sleeps.
  class Sleeper final : public Poller {
   public:
    explicit Sleeper(Clock& clock) : clock_(clock) {}
    void poll(int64_t deadline, GQueue& ready) override;
    void wake() override { parker_.unpark(); }
    bool has_waiters() const override { return false; }

   private:
    Clock& clock_;
    Parker parker_;
  };

  // scheduler.cpp
  bool make_ps(uint32_t n);
  void* new_block(size_t size);  // under gs_lock_
  bool add_defers(P& p);
  bool add_gs(P& p);
  bool grow_directory(uint32_t blocks);
  void free_records(P& p, G* g);
  void make_runnable(G* g) {
    cas_status(g, g->state() == GStatus::kIdle ? GStatus::kIdle : GStatus::kWaiting,
               GStatus::kRunnable);
  }
  // With one P, whoever holds it is alone: there are no thieves, and nobody else claims goroutines
  // (the collector does, from the same P; traces do, from sysmon). Then locked operations are not
  // needed.
  bool alone() const { return alone_.load_relaxed(); }
  void set_procs_in_use(uint32_t n) {
    int64_t now = clock_.monotonic_ns();
    if (procs_since_ != 0) proc_ns_ += procs() * (now - procs_since_);
    procs_since_ = now;
    procs_.store_release(n);
    alone_.store_relaxed(n == 1 && !options_.observed);
  }
  // The same for a caller that holds a P.
  void make_runnable_held(P& p, G* g) {
    // One in so many is measured: the clock costs more than a switch.
    if (VOLE_UNLIKELY(++p.made_ready % kLatencySample == 0)) g->ready_since = clock_.monotonic_ns();
    if (alone()) {
      leave_running(g, GStatus::kRunnable);
    } else {
      make_runnable(g);
    }
  }
  void put_next(P& p, G* g) {
    G* kicked;
    if (alone()) {
      kicked = p.runnext.load_relaxed();
      p.runnext.store_release(g);
    } else {
      // acq_rel: a thief that takes g sees its state; seq_cst not needed, see wake_if_idle.
      kicked = p.runnext.exchange_acq_rel(g);
    }
    if (kicked != nullptr) put_last(p, kicked);
  }
  void put_last(P& p, G* g) {
    while (!p.queue.push(g)) {
      if (overflow(p, g)) return;
    }
  }
  bool overflow(P& p, G* g);
  void push_global(GQueue& list);
  G* take_global(P& p, uint32_t max);
  // A store before (to a queue) and the loads here must not change places: full_fence.
  void wake_if_idle() {
    if (idle_p_count_.load_relaxed() == 0) return;
    full_fence();
    if (spinning_.load_relaxed() == 0) wake_p();
  }

  // find.cpp
  Next start_goroutine(M& m, G* g, bool inherits);
  G* find_work(M& m, bool* inherits);
  G* local_next(P& p, bool* inherits);
  G* shuffled_next(P& p);
  G* steal(M& m);
  G* steal_from(P& p, P& victim, bool last_round);
  G* poll_now(P& p);
  bool rest(M& m, bool* dead);
  bool find_work_again(M& m);
  bool block_in_poller(M& m, int64_t until);
  bool take_idle_p(M& m);
  Next idle_driven();
  void stop_spinning(M& m, bool found_work);
  void hand_over(M& m, G* g);
  void wake_p();
  // Sleeps until someone gives a P. False: the machine ended or the M was interrupted or (*dead)
  // nothing can ever run. `listed`: as an idle M, which may be given any P; else only the one that
  // comes with its locked goroutine.
  bool sleep_m(M& m, bool listed, bool* dead);
  bool retire_m(M& m);
  void note_waits(G* g);
  M* take_gone_m();
  M* add_m();
  bool nothing_can_run(Locker&);
  void wake_to_leave(Locker&, M* m);

  // Under lock_ (proof) unless said otherwise.
  void push_idle_p(Locker&, P* p);
  P* pop_idle_p(Locker&);
  void push_idle_m(Locker&, M* m);
  M* pop_idle_m(Locker&);
  void drop_idle_m(Locker&, M* m);
  void acquire_p(M& m, P* p);
  P* release_p(M& m);
  void start_m(P* p, bool spinning);       // takes lock_
  bool new_thread(P* p, bool spinning);    // without lock_
  static void thread_main(void* m);
  void hand_off_p(P* p);                   // takes lock_
  void give_p(Locker&, M* m, P* p, bool spinning);

  // world.cpp
  void own_world(M& m);
  void put_back_p(P* p);
  void serve_waiters(Locker&);
  void stopped_one(Locker&);
  void wait_stopped(M& m);
  void run_safe_point_fn(P& p);
  void resize(M& m, uint32_t n);

  // sysmon.cpp
  static void sysmon_main(void* self);
  void sysmon();
  struct Seen;  // what sysmon saw of each P
  bool retake(int64_t now, std::vector<Seen>& seen);
  void wake_sysmon() {
    if (sysmon_waits_.load_relaxed()) sysmon_parker_.unpark();
  }

  OsMemory& os_;
  StackPool& stacks_;
  Clock& clock_;
  SchedulerOwner& owner_;
  Options options_;
  M* first_ = nullptr;
  bool joined_ = false;
  bool shut_ = false;

  // Goroutines. gs_lock_ guards the free list, blocks_ and growth of the directory.
  Lock gs_lock_{LockRank::kAllGoroutines};
  GQueue free_gs_;
  std::vector<Block> blocks_;
  std::vector<Atomic<G*>*> directories_;         // the one in use is the last
  Atomic<Atomic<G*>*> directory_{nullptr};       // blocks of goroutines, by index / kGsPerBlock
  uint32_t directory_size_ = 0;
  Atomic<uint32_t> g_count_{0};
  Atomic<uint64_t> next_goid_{1};
  Atomic<int64_t> system_count_{0};

  // lock_ guards all below up to the next word on locks, and Ps and Ms in lists.
  Lock lock_{LockRank::kScheduler};
  GQueue global_;
  Atomic<uint32_t> global_size_{0};  // copy for those without the lock
  P* idle_ps_ = nullptr;
  Atomic<uint32_t> idle_p_count_{0};  // written under lock_
  M* idle_ms_ = nullptr;
  uint32_t idle_m_count_ = 0;
  M* gone_ms_ = nullptr;      // linked by idle_next
  uint32_t last_m_id_ = 0;
  uint32_t awake_ms_ = 0;       // Ms that do not sleep for want of work; the last one that goes to
                                // sleep looks for a deadlock
  // Ms in wait_for_p, by idle_next. Their goroutines are in the queues: who finds one gives its P.
  M* p_waiters_ = nullptr;
  Atomic<uint32_t> m_count_{0};
  Atomic<uint32_t> max_threads_{kMaxThreads};  // by the program, relaxed
  Atomic<M*> all_ms_{nullptr};  // grows at the head under lock_

  std::unique_ptr<P*[]> ps_;  // max_procs places; filled with the world stopped, never freed
  // Written with the world stopped (release); acquire: those below it are there.
  Atomic<uint32_t> ps_made_{0};
  Atomic<uint32_t> procs_{0};        // changes under the stopped world, as does alone_
  Atomic<bool> alone_{false};        // one P, and nobody else looks at goroutines
  int64_t procs_since_ = 0, proc_ns_ = 0;  // likewise: time of all Ps up to then
  int64_t idle_ns_ = 0;              // under lock_: of Ps that were idle
  TimeHistogram latencies_;
  Atomic<int64_t> mutex_wait_ns_{0};  // any M, relaxed
  Atomic<uint32_t> spinning_{0};     // by atomic operations

  // The world. world_busy_ and safe_points_left_ under lock_.
  bool world_busy_ = false;           // someone stops the world or runs for_each_p
  Atomic<bool> stop_wanted_{false};   // release by the stopper, acquire at polls
  Atomic<uint32_t> stops_left_{0};    // Ps that still run; the stopper sleeps on it
  Atomic<uint32_t> starts_{0};        // how often the world was started; the stopped sleep on it
  void (*safe_point_fn_)(void*, P&) = nullptr;  // published by P::safe_point_fn
  void* safe_point_context_ = nullptr;
  Atomic<uint32_t> safe_points_left_{0};

  // Poller and timers.
  Sleeper own_poller_;
  Poller* poller_;
  // An M that blocks in the poller takes 0 for the time of the last poll, so there is one at most.
  Atomic<int64_t> last_poll_{1};
  Atomic<int64_t> poll_until_{0};  // until when it blocks; 0: does not; written by that M
  Atomic<int> external_waits_{0};

  Atomic<bool> ended_{false};
  Atomic<bool> first_interrupted_{false};
  Atomic<bool> sysmon_started_{false};
  Atomic<bool> sysmon_waits_{false};
  Parker sysmon_parker_;
  Thread sysmon_thread_;
  bool sysmon_launched_ = false;  // by who set sysmon_started_; read when no M runs any more
};

}  // namespace vole::runtime
