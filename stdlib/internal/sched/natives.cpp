// Natives of internal/sched: semaphores, the clock, system goroutines. Waiters are kept in a
// table of the machine's, by the address they wait for; the parked frame holds that address, so
// the object cannot go away under it.
#include <deque>
#include <unordered_map>

#include "stdlib/packages.h"
#include "vm/machine.h"

namespace vole::stdlib {

namespace {

using runtime::G;
using vm::NativeCall;
using vm::NativeEntry;

constexpr int kTableKey = 0;  // its address names the extension

struct Waiter {
  G* g;
  runtime::Timer* timer;  // null: no deadline. Freed by the scheduler when it is due
};

struct Waiters final : vm::Machine::Extension {
  std::unordered_map<const void*, std::deque<Waiter>> semaphores;
};

Waiters& waiters(NativeCall& c) { return c.machine().extension<Waiters>(&kTableKey); }

int64_t now(NativeCall& c) { return c.host().clock().monotonic_ns(); }

// A waiter is handed the unit that a release brings, so that it need not compete when it wakes.
int semacquire(NativeCall& c) {
  auto* count = c.ptr<uint32_t>();
  bool lifo = c.boolean();
  if (!count) return c.panic_nil();
  uint32_t units = mem::load<uint32_t>(count);
  if (units > 0) {
    mem::store<uint32_t>(count, units - 1);
    return c.done();
  }
  std::deque<Waiter>& queue = waiters(c).semaphores[count];
  Waiter waiter{c.g(), nullptr};
  lifo ? queue.push_front(waiter) : queue.push_back(waiter);
  return c.park_done("semacquire");
}

// Takes the calling goroutine, whose deadline has passed, out of the queue.
void forget(NativeCall& c, const void* count) {
  auto& table = waiters(c).semaphores;
  auto found = table.find(count);
  if (found == table.end()) return;
  std::erase_if(found->second, [&](const Waiter& w) { return w.g == c.g(); });
  if (found->second.empty()) table.erase(found);
}

int semacquire_until(NativeCall& c) {
  auto* count = c.ptr<uint32_t>();
  int64_t deadline = c.i64();
  if (!count) return c.panic_nil();
  if (c.stage() == 1) {
    if (!c.g()->wake_ok) forget(c, count);
    c.ret(c.g()->wake_ok);
    return c.done();
  }
  uint32_t units = mem::load<uint32_t>(count);
  if (units > 0) {
    mem::store<uint32_t>(count, units - 1);
    c.ret(true);
    return c.done();
  }
  c.set_stage(1);
  c.g()->wake_ok = false;
  runtime::Timer* timer = nullptr;
  if (deadline >= 0) {
    timer = new runtime::Timer();
    timer->when = deadline;
    timer->g = c.g();
    c.machine().sched().timers().add(timer);
  }
  waiters(c).semaphores[count].push_back({c.g(), timer});
  return c.park(deadline >= 0 ? "sleep" : "semacquire");
}

int semrelease(NativeCall& c) {
  auto* count = c.ptr<uint32_t>();
  bool handoff = c.boolean();
  if (!count) return c.panic_nil();
  auto& table = waiters(c).semaphores;
  auto found = table.find(count);
  if (found == table.end()) {
    mem::store<uint32_t>(count, mem::load<uint32_t>(count) + 1);
    return c.done();
  }
  Waiter waiter{};
  std::deque<Waiter>& queue = found->second;
  while (!queue.empty() && !waiter.g) {
    // One whose deadline has passed is awake already, though it has not run yet.
    if (queue.front().g->status == runtime::GStatus::kWaiting) waiter = queue.front();
    queue.pop_front();
  }
  if (queue.empty()) table.erase(found);
  if (!waiter.g) {
    mem::store<uint32_t>(count, mem::load<uint32_t>(count) + 1);
    return c.done();
  }
  if (waiter.timer) {
    c.machine().sched().timers().remove(waiter.timer);
    delete waiter.timer;
  }
  waiter.g->wake_ok = true;
  c.machine().ready(waiter.g);
  return handoff ? c.yield() : c.done();
}

int go_system(NativeCall& c) {
  const vm::Closure* f = c.ptr<const vm::Closure>();
  if (!f) return c.panic_nil();
  G* g = c.machine().new_goroutine(f);
  if (!g) return c.no_memory();
  c.machine().sched().set_system(g);
  c.machine().sched().ready_last(g);
  return c.done();
}

int nanotime(NativeCall& c) {
  c.ret(now(c));
  return c.done();
}

int walltime(NativeCall& c) {
  int64_t ns = c.host().clock().wall_ns();
  c.ret(ns / 1000000000);
  c.ret(static_cast<int32_t>(ns % 1000000000));
  return c.done();
}

int sleep(NativeCall& c) {
  int64_t ns = c.i64();
  if (ns <= 0) return c.done();
  int64_t when;
  if (__builtin_add_overflow(now(c), ns, &when)) when = INT64_MAX;
  c.machine().wake_at(c.g(), when);
  return c.park_done("sleep");
}

int random64(NativeCall& c) {
  c.ret(c.machine().random().next64());
  return c.done();
}

int fatal(NativeCall& c) { return c.fatal(c.view()); }

constexpr NativeEntry kEntries[] = {
    {"Semacquire", semacquire},
    {"SemacquireUntil", semacquire_until},
    {"Semrelease", semrelease},
    {"GoSystem", go_system},
    {"Nanotime", nanotime},
    {"Walltime", walltime},
    {"Sleep", sleep},
    {"Random64", random64},
    {"Fatal", fatal},
};

}  // namespace

const vm::NativePackage kSchedNatives{"internal/sched", kEntries};

}  // namespace vole::stdlib
