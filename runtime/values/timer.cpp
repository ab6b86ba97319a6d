// Timers of package time; the essay is in timer.h.
#include "runtime/values/timer.h"

#include <new>

#include "base/mem.h"
#include "runtime/gc/barrier.h"

namespace vole::runtime {

namespace {

// Where the seconds of a time.Time are counted from, relative to 1970: with a monotonic reading
// from 1885, without from year 1.
constexpr int64_t kUnixToWall = 2682288000;
constexpr int64_t kUnixToInternal = 62135596800;
constexpr uint64_t kHasMonotonic = uint64_t{1} << 63;
constexpr int kWallBits = 33, kNanoBits = 30;

Timer* record_of(const TimerState* t) { return reinterpret_cast<Timer*>(t->record); }
void set_record(TimerState* t, Timer* r) { t->record = reinterpret_cast<uintptr_t>(r); }

// Written under the lock, read without by may_tick.
void set_when(TimerState* t, int64_t when) { mem::store<int64_t>(&t->when, when); }
void set_active(TimerState* t, bool on) { mem::store<uint32_t>(&t->active, on ? 1 : 0); }

Timer* new_record(P& p, int64_t when, Timer::Fn fn, TimerState* t) {
  void* memory = p.sudogs->allocate(sizeof(Timer));
  if (memory == nullptr) return nullptr;
  auto* r = new (memory) Timer();
  r->when = when;
  r->fn = fn;
  r->arg = t;
  return r;
}

void free_record(P& p, Timer* r) { p.sudogs->free(r, sizeof(Timer)); }

// The state's record, if it has one, is no more its own. Whoever took it from the heap frees it.
void drop_record(P& p, TimerState* t) {
  Timer* r = record_of(t);
  if (r == nullptr) return;
  set_record(t, nullptr);
  if (p.sched->remove_timer(r)) free_record(p, r);
}

// The time `late` ns ago.
TimeValue time_before(P& p, const TimerState* t, int64_t now, int64_t late) {
  int64_t wall = p.sched->clock().wall_ns() - late;
  int64_t sec = wall / 1000000000, ns = wall % 1000000000;
  if (ns < 0) {
    ns += 1000000000;
    --sec;
  }
  auto since = static_cast<uint64_t>(sec + kUnixToWall);
  if (since >> kWallBits != 0) {
    return {static_cast<uint64_t>(ns), sec + kUnixToInternal, t->location};
  }
  return {kHasMonotonic | since << kNanoBits | static_cast<uint64_t>(ns), now - late - t->start,
          t->location};
}

// Takes a tick that is due at `now`.
void take_tick_at(P& p, TimerState* t, int64_t now, TimeValue* value) {
  int64_t late = now - t->when;
  *value = time_before(p, t, now, late);
  if (t->period > 0) {
    // Ticks that nobody was there for are left out.
    set_when(t, t->when + t->period * (1 + late / t->period));
  } else {
    set_active(t, false);
  }
}

void fire_chan(Timer* r, P& p, int64_t) {
  auto* t = static_cast<TimerState*>(r->arg);
  Channel* ch = t->channel;
  ch->lock.acquire();
  G* woken = nullptr;
  if (record_of(t) == r) {
    set_record(t, nullptr);
    TimeValue value;
    int64_t now = p.sched->clock().monotonic_ns();
    if (t->active != 0 && now >= t->when && ch->receivers.first != nullptr) {
      int64_t due = t->when;
      take_tick_at(p, t, now, &value);
      woken = deliver_to_receiver(p, ch, &value);
      if (woken == nullptr) {
        // All of them have other cases by now: the tick is for whoever comes next.
        set_when(t, due);
        set_active(t, true);
      }
    }
    if (t->active != 0 && ch->receivers.first != nullptr) {
      r->when = t->when;
      set_record(t, r);
      p.sched->add_timer(p, r);
      r = nullptr;
    }
  }
  ch->lock.release();
  if (r != nullptr) free_record(p, r);
  if (woken != nullptr) p.sched->ready(p, woken);
}

// How a function's timer fires is kept beside the record.
struct FuncTimer : Timer {
  FireFn fire = nullptr;
};

void fire_func(Timer* timer, P& p, int64_t) {
  auto* r = static_cast<FuncTimer*>(timer);
  auto* t = static_cast<TimerState*>(r->arg);
  t->lock.acquire();
  bool mine = record_of(t) == r;
  if (mine) set_record(t, nullptr);
  t->lock.release();
  if (mine) r->fire(t, p);
  p.sudogs->free(r, sizeof(FuncTimer));
}

}  // namespace

// ---- functions

namespace {

// Puts another record, or none, in the place of the one there is. True: there was one.
bool replace_func_record(P& p, TimerState* t, Timer* r) {
  t->lock.acquire();
  Timer* old = record_of(t);
  set_record(t, r);
  bool removed = old != nullptr && p.sched->remove_timer(old);
  if (r != nullptr) p.sched->add_timer(p, r);
  t->lock.release();
  if (removed) p.sudogs->free(old, sizeof(FuncTimer));
  return old != nullptr;
}

}  // namespace

bool reset_func_timer(P& p, TimerState* t, int64_t when, FireFn fire, bool* no_memory) {
  void* memory = p.sudogs->allocate(sizeof(FuncTimer));
  *no_memory = memory == nullptr;
  if (memory == nullptr) return false;
  auto* r = new (memory) FuncTimer();
  r->when = when;
  r->fn = fire_func;
  r->arg = t;
  r->object = t;
  r->fire = fire;
  // The record is a root that may have been looked at already.
  shade(*p.cache, t);
  return replace_func_record(p, t, r);
}

bool stop_func_timer(P& p, TimerState* t) { return replace_func_record(p, t, nullptr); }

// ---- channels

bool may_tick(P& p, const TimerState* t) {
  return mem::load<uint32_t>(&t->active) != 0 &&
         p.sched->clock().monotonic_ns() >= mem::load<int64_t>(&t->when);
}

bool take_tick(P& p, TimerState* t, TimeValue* value) {
  if (t->active == 0) return false;
  int64_t now = p.sched->clock().monotonic_ns();
  if (now < t->when) return false;
  take_tick_at(p, t, now, value);
  return true;
}

bool arm_chan_timer(P& p, TimerState* t) {
  if (t->active == 0 || t->record != 0) return true;
  Timer* r = new_record(p, t->when, fire_chan, t);
  if (r == nullptr) return false;
  set_record(t, r);
  p.sched->add_timer(p, r);
  return true;
}

void disarm_chan_timer(P& p, TimerState* t) { drop_record(p, t); }

bool reset_chan_timer(P& p, TimerState* t, int64_t when, int64_t period, bool* no_memory) {
  Channel* ch = t->channel;
  *no_memory = false;
  ch->lock.acquire();
  bool was_active = t->active != 0;
  drop_record(p, t);
  set_when(t, when);
  t->period = period;
  set_active(t, true);
  if (ch->receivers.first != nullptr) *no_memory = !arm_chan_timer(p, t);
  ch->lock.release();
  return was_active;
}

bool stop_chan_timer(P& p, TimerState* t) {
  Channel* ch = t->channel;
  ch->lock.acquire();
  bool was_active = t->active != 0;
  drop_record(p, t);
  set_active(t, false);
  ch->lock.release();
  return was_active;
}

}  // namespace vole::runtime
