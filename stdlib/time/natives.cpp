// Natives of time: timers; what they do is in runtime/values/timer.h.
#include "runtime/values/timer.h"

#include "stdlib/packages.h"
#include "vm/machine.h"

namespace vole::stdlib {

namespace {

using runtime::TimerState;
using vm::NativeCall;
using vm::NativeEntry;

// `go f()` when the timer is due. Without memory for a goroutine it is tried again soon: by then a
// collection may have found some.
constexpr int64_t kRetry = 1'000'000;  // ns

void fire(TimerState* t, runtime::P& p) {
  auto* machine = reinterpret_cast<vm::Machine*>(t->machine);
  if (vm::G* g = machine->new_goroutine(p, t->fn)) {
    p.sched->ready_last(p, g);
    return;
  }
  bool no_memory = false;
  int64_t again = p.sched->clock().monotonic_ns() + kRetry;
  runtime::reset_func_timer(p, t, again, fire, &no_memory);
}

int make_chan(NativeCall& c) {
  auto* t = c.ptr<TimerState>();
  auto* type = static_cast<const vm::TypeDesc*>(c.iface().tab);
  runtime::Channel* ch = runtime::make_timer_channel(*c.exec.cache, type->elem, t);
  if (!ch) return c.no_memory();
  runtime::store_pointer(*c.exec.cache, &t->channel, ch);
  c.ret(static_cast<const void*>(ch));
  return c.done();
}

int answer(NativeCall& c, bool active, bool no_memory) {
  if (no_memory) return c.no_memory();
  c.ret(active);
  return c.done();
}

int set_chan(NativeCall& c) {
  auto* t = c.ptr<TimerState>();
  int64_t when = c.i64(), period = c.i64();
  bool no_memory = false;
  bool active = runtime::reset_chan_timer(*c.exec.p, t, when, period, &no_memory);
  return answer(c, active, no_memory);
}

int stop_chan(NativeCall& c) {
  return answer(c, runtime::stop_chan_timer(*c.exec.p, c.ptr<TimerState>()), false);
}

int set_func(NativeCall& c) {
  auto* t = c.ptr<TimerState>();
  int64_t when = c.i64();
  t->machine = reinterpret_cast<uintptr_t>(&c.machine());
  bool no_memory = false;
  bool active = runtime::reset_func_timer(*c.exec.p, t, when, fire, &no_memory);
  return answer(c, active, no_memory);
}

int stop_func(NativeCall& c) {
  return answer(c, runtime::stop_func_timer(*c.exec.p, c.ptr<TimerState>()), false);
}

constexpr NativeEntry kEntries[] = {
    {"makechan", make_chan}, {"setchan", set_chan},   {"stopchan", stop_chan},
    {"setfunc", set_func},   {"stopfunc", stop_func},
};

}  // namespace

const vm::NativePackage kTimeNatives{"time", kEntries};

}  // namespace vole::stdlib
