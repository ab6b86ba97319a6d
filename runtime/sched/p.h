// P: the right to run Go code, with all that running needs and that nobody else touches: a run
// queue, an allocation cache, collector state, timers, free records. There are GOMAXPROCS of them;
// an M must hold one to run Go code.
//
// Fields without a word on sharing belong to the M that holds the P (`m`), or, while the world is
// stopped or the P is idle and the scheduler's lock is held, to whoever did that.
#pragma once

#include <cstdint>

#include "base/atomic.h"
#include "base/random.h"
#include "runtime/memory/cache.h"
#include "runtime/sched/goroutine.h"
#include "runtime/sched/run_queue.h"
#include "runtime/sched/timers.h"

namespace vole::runtime {

struct M;
struct GcLocal;
struct StackCache;
struct SudogCache;
class Scheduler;

enum class PStatus : uint32_t {
  kIdle,     // in the list of idle Ps
  kRunning,  // an M holds it
  kSyscall,  // its M is in a system call; anyone may take the P by compare-and-swap
  kStopped,  // the world is stopped
  kDead,     // beyond GOMAXPROCS
};

struct alignas(64) P {
  P(Scheduler& s, uint32_t number, uint64_t seed) : id(number), sched(&s), random(seed) {}
  P(const P&) = delete;
  P& operator=(const P&) = delete;

  const uint32_t id;
  Scheduler* const sched;
  // A PStatus. Taken from kSyscall by compare-and-swap (acq_rel: the taker sees all that the M that
  // left it had done); all other changes by the holder or under the scheduler's lock.
  Atomic<PStatus> status{PStatus::kIdle};
  // Who holds it; null while idle, dead or in a system call. Written by the holder and by the
  // scheduler, read by sysmon and traces.
  Atomic<M*> m{nullptr};
  P* idle_next = nullptr;  // under the scheduler's lock

  // ---- flags for the next poll: set by any thread (release), cleared by the holder (acquire)
  // Something below, or the world's stop, or a goroutine's scan is wanted.
  Atomic<bool> preempt{false};
  Atomic<bool> yield_wanted{false};     // sysmon: the time slice is over
  Atomic<bool> safe_point_fn{false};    // run the scheduler's for_each_p function

  // ---- what running needs; made and taken back by the scheduler's owner
  MCache* cache = nullptr;
  GcLocal* gc = nullptr;
  StackCache* stacks = nullptr;
  SudogCache* sudogs = nullptr;
  Random random;

  // ---- queue
  // The goroutine to run next; any P may steal it (compare-and-swap).
  Atomic<G*> runnext{nullptr};
  RunQueue queue;
  Timers timers;
  // Written by the holder, read by sysmon and traces.
  Atomic<uint32_t> sched_tick{0};    // time slices given
  Atomic<uint32_t> syscall_tick{0};  // system calls finished
  // When the running slice began (monotonic ns); 0: not known yet. A goroutine that comes from
  // runnext goes on with the slice of the one before.
  int64_t slice_start = 0;

  // ---- free records
  GQueue free_gs;        // dead goroutines
  DeferRecord* free_defers = nullptr;
  uint64_t next_goid = 0, last_goid = 0;  // numbers to give out: [next, last)

  // ---- counters: written by the holder, read by anyone (sums over all Ps)
  Atomic<int64_t> created{0};
  Atomic<int64_t> destroyed{0};
  uint32_t made_ready = 0;  // goroutines; the holder's

  int64_t idle_since = 0;   // monotonic ns; under the scheduler's lock
};

}  // namespace vole::runtime
