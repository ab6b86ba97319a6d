// The timers of package time.
//
// A timer is an object in the Go heap (TimerState, whose Go type is time.timerState), and, only
// while it must fire by itself, a record in the heap of some P (runtime/sched/timers.h).
//
// The timer of a channel fires by itself only while a goroutine waits for the channel. Otherwise it
// is looked at when somebody receives: if it is due by then, that one gets the tick. So a timer
// that nobody refers to is garbage like anything else, its channel never holds a value, and Stop
// and Reset leave nothing behind. It is guarded by its channel's lock.
//
// The timer of a function has a record from its start until it fires or is stopped, which keeps the
// object alive. It is guarded by a lock of its own.
//
// A record belongs to the state that names it. Who takes one out of a P's heap frees it; if it was
// taken out already, it is about to fire, and its function frees it when it finds that the state
// does not name it any more.
#pragma once

#include <cstdint>

#include "base/lock.h"
#include "bytecode/function.h"
#include "runtime/sched/scheduler.h"
#include "runtime/values/chan.h"

namespace vole::runtime {

// As time.timerState. Times are monotonic ns.
struct TimerState {
  Channel* channel;                // null: of a function
  const bytecode::Closure* fn;     // func() to run on a goroutine of its own
  const void* location;            // *Location of the times that are sent
  int64_t start;                   // what time.Now subtracts from its monotonic reading
  int64_t when;
  int64_t period;                  // of a ticker, else 0
  uint64_t record;                 // a Timer* in a P's heap or about to fire, or 0
  uint64_t machine;                // for functions: what runs goroutines
  WordLock<LockRank::kTimerState> lock;  // of a function's
  uint32_t active;                 // will fire
};
static_assert(sizeof(TimerState) == 72);

// Called for a function's timer that is due, on a thread that holds `p` and no lock.
using FireFn = void (*)(TimerState* t, P& p);
// Makes a function's timer due at `when`. True: it was active. *no_memory: nothing was done.
bool reset_func_timer(P& p, TimerState* t, int64_t when, FireFn fire, bool* no_memory);
// False: it had fired or been stopped.
bool stop_func_timer(P& p, TimerState* t);

// Sets when (and period) of a channel's timer, whose channel is not locked. True: it was active,
// which includes that it was due and nobody had received the tick. *no_memory: nothing was done.
bool reset_chan_timer(P& p, TimerState* t, int64_t when, int64_t period, bool* no_memory);
bool stop_chan_timer(P& p, TimerState* t);

// ---- for channels, which hold the channel's lock

// Whether a tick is due. If so it is taken and written to `value`: a time.Time.
struct TimeValue {
  uint64_t wall;
  int64_t ext;
  const void* location;
};
bool take_tick(P& p, TimerState* t, TimeValue* value);
// Whether take_tick may succeed; without the lock, for a look in passing.
bool may_tick(P& p, const TimerState* t);
// A receiver has queued; false: no memory.
bool arm_chan_timer(P& p, TimerState* t);
// The last receiver has left.
void disarm_chan_timer(P& p, TimerState* t);

}  // namespace vole::runtime
