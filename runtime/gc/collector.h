// The garbage collector of a VM: concurrent, precise, non-moving, non-generational, tri-colour
// mark-sweep over spans. Where to read on: mark.h (colours, scanning), barrier.h (stores while
// marking), pacer.h (when, and how much is owed), sweeper.h, specials.h (finalizers, cleanups, weak
// pointers), roots.h and world.h (what the owner must provide).
//
// A cycle:
//   1. Sweep termination. A P that finds at a poll that a cycle is wanted sweeps what the last
//      cycle left and stops the world for a moment: all mcaches' free slots are marked (new objects
//      are born black from here on), barriers go on, the root jobs are counted.
//   2. Concurrent mark. There are no GC threads and no GC goroutines: Ps mark at their polls and
//      when they have nothing to run. A quarter of them is the background's share: whole Ps
//      (dedicated), and where that does not come out even a share of each P's time (fractional);
//      idle Ps help (idle). A goroutine that allocates owes scan work for it (assist_ratio), takes
//      it from what the background did in advance, or does it at its next poll.
//      Work: root jobs (globals in blocks, specials, each goroutine's stack), then grey objects.
//   3. Mark termination. When a P finds no root job, no full buffer and nobody marking, it makes
//      every P shade its barrier buffer and give its buffers away (the ragged barrier). If that
//      turned up work, marking goes on; else the world is stopped, the same is looked at once
//      more, and the cycle ends: barriers off, next goal, sweep_gen += 2, which turns every span
//      into an unswept one.
//   4. Sweep, lazily: who needs a span sweeps spans of its class until one has room, and pays for a
//      share of the others; idle Ps sweep. Each mcache still holds spans of before: its P gives
//      them back, swept, before its first allocation after the cycle (MCache::flush_gen).
// Both stops do work in proportion to the number of Ps, not to heap, stacks or goroutines.
//
// The same code collects on one P that its host's thread drives: slices of work at its polls. And
// collect_stopped() does a whole cycle, or the rest of one, while the world is stopped: when an
// allocation failed, and in debug modes.
//
// Threads. Settings and counters are atomic or under settings_lock_. What a cycle needs is written
// with the world stopped and constant while marking runs. Per-P state is in GcLocal.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/atomic.h"
#include "base/clock.h"
#include "base/lock.h"
#include "base/random.h"
#include "runtime/gc/alloc_observer.h"
#include "runtime/gc/local.h"
#include "runtime/gc/mark.h"
#include "runtime/gc/pacer.h"
#include "runtime/gc/roots.h"
#include "runtime/gc/specials.h"
#include "runtime/gc/stats.h"
#include "runtime/gc/sweeper.h"
#include "runtime/gc/world.h"
#include "runtime/memory/heap.h"
#include "runtime/memory/scavenger.h"
#include "runtime/sched/goroutine.h"

namespace vole::runtime {

// What a P without anything better to do can do for the collector.
enum class WorkerMode : uint8_t {
  kNone,
  kDedicated,   // to the end of marking
  kFractional,  // until the P's share is done
  kIdle,        // until there is something to run
  kSweep,
  kStart,       // a cycle is wanted
};

enum class PollResult : uint8_t {
  kDone,
  kYield,  // others should run before this goroutine goes on
  kWait,   // likewise; it owes work and there is none to be had: see queue_assist
};

class Collector {
 public:
  // The clock must outlive the collector. `arm(context)` is called when the machine's next poll
  // should look at needs_poll(); it may be called often and must be cheap. It is called by the P
  // that is concerned.
  using ArmPoll = void (*)(void* context);
  using Hook = void (*)(void* context);

  Collector(Heap& heap, Clock& clock);
  ~Collector();
  Collector(const Collector&) = delete;
  Collector& operator=(const Collector&) = delete;

  // --- owner's side, before the first goroutine runs ---------------------------------------------
  void set_roots(RootProvider* roots);
  void set_world(World* world) { world_ = world; }
  void set_poll_hook(ArmPoll arm, void* context) {
    arm_ = arm;
    arm_context_ = context;
  }
  // Called at the start of each cycle, world stopped: caches of objects that a cycle should be able
  // to free (sync.Pool). O(number of pools).
  void set_cycle_hook(Hook hook, void* context) { start_hook_ = {hook, context}; }
  // Called at the end of marking, world stopped, barriers off. Bounded work, please.
  void add_cycle_end_hook(Hook hook, void* context) { end_hooks_.push_back({hook, context}); }
  // Called after each cycle when the world runs again, by the P that ended it.
  using TraceHook = void (*)(void* context, const CycleStats& stats);
  void set_trace_hook(TraceHook hook, void* context) {
    trace_hook_ = hook;
    trace_context_ = context;
  }
  // Says whether an address lies in a stack; what verify and check_stores ask.
  using StackTest = bool (*)(void* context, uintptr_t address);
  void set_stack_test(StackTest test, void* context) {
    stack_test_ = test;
    stack_test_context_ = context;
  }
  const char* keep_text(std::string text) {
    debug_text_ = std::move(text);
    return debug_text_.c_str();
  }
  bool is_stack(uintptr_t address) const {
    return stack_test_ != nullptr && stack_test_(stack_test_context_, address);
  }
  // Null: none. It must outlive the collector or be taken away.
  void set_observer(AllocObserver* observer) {
    observer_ = observer;
    update_caches();
  }
  AllocObserver* observer() const { return observer_; }
  void set_debug(const GcDebug& debug);
  const GcDebug& debug() const { return debug_; }

  // --- Ps ---------------------------------------------------------------------------------------
  // Makes a P's cache usable; null: no memory. World stopped, or no other P.
  GcLocal* attach(MCache& cache);
  // The same for a cache that the heap knows already.
  GcLocal* adopt(MCache& cache);
  // Takes everything back. World stopped, or no other P.
  void detach(MCache& cache);

  // --- working, at safe points ------------------------------------------------------------------
  // Whether poll() has something to do.
  bool needs_poll() const { return attention_.load_relaxed(); }
  // The state of the running goroutine is saved. These four may stop the world, and then the
  // caller may hold another P when they return.
  PollResult poll(GcLocal& self);
  // After a poll that said kWait, with assist_lock() held: `g`, which runs on this P, takes the
  // debt with it and waits until background marking has done as much, or the cycle ends. The
  // caller parks it and releases the lock. False: it is to go on.
  bool queue_assist(GcLocal& self, G* g);
  Lock& assist_lock() { return assist_lock_; }
  // A P looks for something to run: whether it is to mark instead. The answer, as that of
  // find_idle, counts as a worker until run_worker is done with it.
  WorkerMode find_worker(GcLocal& self);
  // It found nothing to run.
  WorkerMode find_idle(GcLocal& self);
  // Whether find_idle would find something, for a thread without a P.
  bool has_idle_work() const;
  // No goroutine runs on this P. Returns when the P is asked to stop (GcLocal::should_stop), has
  // something to run (kIdle, kSweep), or there is no work left.
  void run_worker(GcLocal& self, WorkerMode mode);
  // A step of a complete cycle with its sweep that begins after the first call (*target is 0
  // then). True: done. False: go through a safe point, let others run, and call again.
  bool forced_step(GcLocal& self, uint32_t* target);
  // Now and then (10 ms): starts a cycle if there was none for two minutes. True: an idle P should
  // look.
  bool tick(int64_t now);
  // A whole cycle, or the rest of the one that runs (kMemory: and another). The caller has stopped
  // the world; all pointers that count are visible to the root provider.
  void collect_stopped(GcLocal& self, CollectReason reason);
  // The same with the first P there is; for one P.
  void collect(CollectReason reason);

  bool wants_collection() const { return wanted_.load_relaxed(); }
  bool marking() const { return phase_.load_relaxed() == GcPhase::kMark; }
  GcPhase phase() const { return phase_.load_relaxed(); }
  // Number of the cycle that runs or ran last; what G::gc_cycle is compared with.
  uint32_t cycle_number() const { return cycle_number_.load_relaxed(); }
  // Several cycles for lack of memory in a row freed next to nothing: the VM should end with its
  // out-of-memory value instead of collecting again and again.
  bool is_exhausted() const { return failures_ >= kMaxFailures; }
  // Sweeps one span; false if there is none left. For idle time.
  bool sweep_one(GcLocal& self) { return sweeper_.sweep_one(self); }
  // Sweeps all that is left. World stopped, or one P.
  void finish_sweep();

  // --- settings, from any thread ----------------------------------------------------------------
  // GOGC in per cent, negative: off. Returns the old value. Takes effect at once.
  int set_gc_percent(int percent);
  int gc_percent() const { return gc_percent_.load_relaxed(); }
  // GOMEMLIMIT in bytes. Returns the old value.
  uint64_t set_memory_limit(uint64_t bytes);
  uint64_t memory_limit() const { return memory_limit_.load_relaxed(); }

  uint64_t heap_live() const { return heap_live_.load_relaxed(); }
  uint64_t heap_marked() const { return heap_marked_; }  // of the last cycle
  uint64_t goal() const { return pacer_.goal(); }
  uint64_t trigger() const { return pacer_.trigger(); }
  uint32_t cycles() const { return cycles_done_.load_relaxed(); }
  uint64_t last_stack_scan() const { return cycle_.stack_bytes; }
  bool limiting_cpu() const { return limiter_.limiting(); }
  // Stable while no cycle ends: inside the trace hook, or with the world stopped.
  const CycleStats& last_cycle() const { return cycle_; }
  // All CPU time of collecting since the start, ns; and without that of idle workers.
  int64_t gc_cpu_ns() const { return gc_cpu_ns_.load_relaxed(); }
  int64_t gc_busy_ns() const { return gc_busy_ns_.load_relaxed(); }
  // Objects and bytes allocated so far, by relaxed reads: those of other Ps since their last
  // refills are missing.
  void allocated_so_far(MCache& own, uint64_t* objects, uint64_t* bytes);
  Scavenger& scavenger() { return scavenger_; }
  // Flushes the caches' counters first. World stopped, or one P.
  void read_stats(MemStats* stats);

  // --- finalizers, cleanups, weak pointers -------------------------------------------------------
  // `object` must be the start of a heap object (or lie in a tiny block). fn == 0 removes it.
  SpecialResult set_finalizer(MCache& cache, uintptr_t object, uintptr_t fn,
                              const bytecode::TypeDesc* arg_type) {
    return specials_.set_finalizer(*cache.gc, object, fn, arg_type);
  }
  // `object` may be an interior pointer. `id` identifies the cleanup for stop_cleanup.
  SpecialResult add_cleanup(MCache& cache, uintptr_t object, uintptr_t fn, uintptr_t arg,
                            uint64_t id) {
    return specials_.add_cleanup(*cache.gc, object, fn, arg, id);
  }
  void stop_cleanup(uintptr_t object, uint64_t id) { specials_.stop_cleanup(object, id); }
  // The weak handle of an object: a heap cell of 8 bytes that holds the address and becomes 0 when
  // the object is unreachable. The same cell for the same object. 0: no memory or no heap object.
  uintptr_t weak_handle(MCache& cache, uintptr_t object) {
    return specials_.weak_handle(*cache.gc, object);
  }
  // The object of a handle, or 0 if it is dead.
  uintptr_t weak_load(MCache& cache, uintptr_t handle) {
    return specials_.weak_load(*cache.gc, handle);
  }
  // The next due call; false if there is none. Calls are roots until taken.
  bool take_finalizer(MCache& cache, FinalizerCall* call) {
    return specials_.take_due(*cache.gc, call);
  }
  bool has_finalizers() const { return specials_.has_due(); }
  // Whether calls have become due since this was last asked. Cheap; for polls and idle time.
  bool take_finalizer_news() { return specials_.take_news(); }

  // --- for the allocator -------------------------------------------------------------------------
  // Gives the cache a span of this class with a free object; false: no memory.
  bool refill(MCache& cache, SpanClass span_class);
  // A large object, marked if marking runs; the caller has yet to zero it and to give it its type,
  // without which markers do not look into it.
  Span* allocate_large(MCache& cache, size_t npages, bool noscan);
  // After the last cycle's end nothing was allocated from the cache yet: gives its spans back.
  void prepare_cache(MCache& cache) {
    if (VOLE_UNLIKELY(cache.flush_gen != heap_.sweep_gen())) flush_cache(cache);
  }
  // Takes back all spans and the tiny block of a cache.
  void flush_cache(MCache& cache);
  // After an allocation in stress mode.
  void stress(GcLocal& local);
  // The next poll of any P starts a cycle.
  void request_collection(CollectReason reason);
  Heap& heap() { return heap_; }

  // Checks heap and bitmaps; says what is wrong in *why. World stopped.
  bool verify(const char** why);

 private:
  struct Call {
    Hook hook = nullptr;
    void* context = nullptr;
    void operator()() const {
      if (hook != nullptr) hook(context);
    }
  };
  // Root jobs of a cycle, in this order; see run_root.
  struct RootPlan {
    uint32_t tables = 0;      // of the owner
    uint32_t shards = 0;      // of specials
    uint32_t goroutines = 0;
    uint32_t count() const { return 1 + tables + shards + goroutines; }  // 1: due calls
  };

  // cycle.cpp
  GcLocal* stop_world(GcLocal& self);
  void start_world();
  bool prepare_start(GcLocal& self);
  void start_cycle(GcLocal& self);
  void begin_marking(CollectReason reason, int64_t asked);
  void begin_marking_on(MCache& cache);
  bool try_finish(GcLocal& self);
  bool finish_stopped(GcLocal& self, int64_t asked, bool whole);
  void end_marking(GcLocal& self);
  void end_marking_on(MCache& cache);
  void after_cycle();
  void mark_everything(GcLocal& self);
  void check_marks(GcLocal& self);
  void gather(Pacer::Marked* marked);
  void run_stopped(GcLocal& self, CollectReason reason);
  void update_goal();
  void update_goal(Locker&, bool sweep_done);
  void start_sweep();
  void record_pauses(int64_t end);
  void update_caches();
  void note_attention();

  // worker.cpp
  bool has_work(GcLocal& self) const;
  bool roots_left() const { return next_root_.load_relaxed() < root_count_.load_relaxed(); }
  // Cycles without end (GcDebug::always) must not keep a program alive that waits for nothing.
  bool may_start_idle() const {
    return wanted_.load_relaxed() &&
           !(debug_.always && wanted_reason_.load_relaxed() == CollectReason::kHeap);
  }
  bool run_root(GcLocal& self, uint32_t i, bool again);
  bool retry_roots(GcLocal& self);
  DrainEnd work(GcLocal& self, int64_t until, uint64_t budget, bool background);
  void feed_assists();
  void wake_assists();
  void assist(GcLocal& self, int64_t now);
  void fractional(GcLocal& self, int64_t now);
  void feed_idle(GcLocal& self);
  void finish_if_done(GcLocal& self);
  void arm_poll(GcLocal& self) {
    if (self.arm != nullptr) {
      self.arm(self.owner);
    } else if (arm_ != nullptr) {
      arm_(arm_context_);
    }
  }
  void charge(GcLocal& self, uint64_t bytes, bool scannable);
  void count_allocations(GcLocal& local, Span* span);
  void note_limiter(int64_t now);

  static constexpr uint32_t kStressSpacing = 1000;  // allocations between collections, on average
  static constexpr uint64_t kStressCycle = 8192;    // what a cycle costs besides marking, in bytes
  static constexpr uint32_t kMaxFailures = 4;

  Heap& heap_;
  Clock& clock_;
  RootProvider* roots_ = nullptr;
  World* world_ = nullptr;
  ArmPoll arm_ = nullptr;
  void* arm_context_ = nullptr;
  Call start_hook_;
  std::vector<Call> end_hooks_;
  TraceHook trace_hook_ = nullptr;
  void* trace_context_ = nullptr;
  StackTest stack_test_ = nullptr;
  void* stack_test_context_ = nullptr;
  std::string debug_text_;
  AllocObserver* observer_ = nullptr;
  GcDebug debug_;
  Atomic<uint64_t> stress_spent_{0};
  uint32_t stress_skip_ = 0;    // stress mode runs on one P at a time: under stress_lock_
  Random stress_random_{1};
  Lock stress_lock_{LockRank::kLeaf};

  // Written with the world stopped; read anywhere, relaxed (stopping publishes it).
  Atomic<GcPhase> phase_{GcPhase::kOff};
  Atomic<uint32_t> cycle_number_{0};
  Atomic<uint32_t> cycles_done_{0};
  RootPlan plan_;
  bool stopped_ = false;  // root jobs run while the world is stopped
  int64_t mark_start_ns_ = 0;
  // Anyone, relaxed: whether polls have something to do.
  Atomic<bool> attention_{false};
  Atomic<bool> wanted_{false};
  Atomic<CollectReason> wanted_reason_{CollectReason::kHeap};
  // One P at a time prepares a start or an end; only to save the others the trouble.
  Atomic<bool> starting_{false};
  Atomic<bool> finishing_{false};

  // Marking: root jobs handed out (fetch_add), Ps at work, dedicated places left, idle workers.
  Atomic<uint32_t> next_root_{0};
  Atomic<uint32_t> root_count_{0};  // of the plan, for those who look without a P
  Atomic<uint32_t> workers_{0};
  Atomic<int32_t> dedicated_left_{0};
  Atomic<uint32_t> idle_workers_{0};
  uint32_t max_idle_workers_ = 0;  // constant while marking
  // Goroutines that were running elsewhere when their job came up.
  Lock retry_lock_{LockRank::kLeaf};
  std::vector<uint32_t> retry_;
  Atomic<uint32_t> retry_count_{0};
  // Goroutines that wait for credit, each with what it still owes (scan work) in G::param. The
  // count is written under the lock; fences around it and the credit: who adds some sees who waits,
  // or the other way round.
  Lock assist_lock_{LockRank::kLeaf};
  GQueue assists_;
  Atomic<uint32_t> assists_waiting_{0};
  Atomic<bool> flushed_work_{false};  // the ragged barrier turned up work
  Atomic<uint32_t> unflushed_{0};     // mcaches that hold spans of before the last cycle's end

  Atomic<int> gc_percent_{100};
  Atomic<uint64_t> memory_limit_{OsMemory::kNoLimit};
  Lock settings_lock_{LockRank::kFinalizer};  // guards pacer_ outside of stops
  Pacer pacer_;
  Lock limiter_lock_{LockRank::kLeaf};
  CpuLimiter limiter_;
  int64_t limiter_at_ = 0;              // under limiter_lock_: when it was last told, and what
  int64_t limiter_gc_ns_ = 0;
  Atomic<uint32_t> limiter_cycle_{0};   // written under limiter_lock_; see MemStats
  Atomic<uint64_t> heap_live_{0};       // allocated since the last cycle plus what it marked
  Atomic<uint64_t> heap_scannable_{0};  // part of it in spans with pointers
  uint64_t heap_marked_ = 0;

  Atomic<int64_t> last_end_ns_{0};      // monotonic: end of the last cycle
  Atomic<int64_t> gc_cpu_ns_{0};        // all of it
  Atomic<int64_t> gc_busy_ns_{0};       // the same without idle workers
  uint32_t forced_cycles_ = 0;
  uint32_t failures_ = 0;  // cycles in a row that gave no memory
  uint64_t pause_total_ns_ = 0;
  int64_t last_gc_wall_ns_ = 0;
  int64_t cpu_assist_ns_ = 0, cpu_background_ns_ = 0, cpu_idle_ns_ = 0, cpu_pause_ns_ = 0;
  uint64_t pause_ns_[MemStats::kPauses] = {};
  uint64_t pause_end_ns_[MemStats::kPauses] = {};
  CycleStats cycle_;

  GcLocal* locals_ = nullptr;  // changes only while no other P runs
  AllocCounters retired_;      // of Ps that are gone

  MarkShared shared_;
  Specials specials_;
  Sweeper sweeper_;
  Scavenger scavenger_;
};

}  // namespace vole::runtime
