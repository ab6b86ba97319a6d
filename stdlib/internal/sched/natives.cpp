// Natives of internal/sched: semaphores, the clock, system goroutines. Waiters are kept in a
// table of the machine's, by the address they wait for; the parked frame holds that address, so
// the object cannot go away under it.
#include <deque>
#include <iterator>
#include <unordered_map>

#include "runtime/values/semaphore.h"
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

runtime::Semaphores& semaphores(NativeCall& c) { return c.machine().semaphores(); }

void wake_at_deadline(runtime::Timer* t, runtime::P& p, int64_t) {
  auto* g = static_cast<G*>(t->arg);
  delete t;
  p.sched->ready_last(p, g);
}

// As sched.Reason counts them.
constexpr std::string_view kReasons[] = {"semacquire",        "sync.Mutex.Lock",
                                         "sync.RWMutex.Lock", "sync.RWMutex.RLock",
                                         "sync.WaitGroup.Wait", "coroutine"};

int wait(NativeCall& c, runtime::Semaphores::Wait how, Lock* lock, std::string_view reason) {
  switch (how) {
    case runtime::Semaphores::Wait::kTaken:
      return c.done();
    case runtime::Semaphores::Wait::kNoMemory:
      return c.no_memory();
    case runtime::Semaphores::Wait::kQueued:
      break;
  }
  return c.park_done(reason, lock);
}

int semacquire(NativeCall& c) {
  auto* count = c.ptr<uint32_t>();
  bool lifo = c.boolean();
  auto why = static_cast<uint32_t>(c.i32());
  if (!count) return c.panic_nil();
  Lock* lock = nullptr;
  runtime::Semaphores::Wait how = semaphores(c).begin_wait(nullptr, count, c.g(), lifo, &lock);
  return wait(c, how, lock, kReasons[why < std::size(kReasons) ? why : 0]);
}

int notify_wait(NativeCall& c) {
  auto* list = c.ptr<runtime::NotifyList>();
  uint32_t ticket = c.u32();
  if (!list) return c.panic_nil();
  Lock* lock = nullptr;
  runtime::Semaphores::Wait how =
      semaphores(c).begin_notify_wait(nullptr, list, ticket, c.g(), &lock);
  return wait(c, how, lock, "sync.Cond.Wait");
}

int notify_one(NativeCall& c) {
  auto* list = c.ptr<runtime::NotifyList>();
  if (!list) return c.panic_nil();
  G* g = nullptr;
  if (!semaphores(c).notify_one(nullptr, list, &g)) return c.no_memory();
  if (g != nullptr) c.ready(g);
  return c.done();
}

int notify_all(NativeCall& c) {
  auto* list = c.ptr<runtime::NotifyList>();
  if (!list) return c.panic_nil();
  runtime::GQueue woken;
  if (!semaphores(c).notify_all(nullptr, list, &woken)) return c.no_memory();
  while (G* g = woken.pop()) c.ready(g);
  return c.done();
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
    timer->fn = wake_at_deadline;
    timer->arg = c.g();
    timer->owned = true;
  }
  waiters(c).semaphores[count].push_back({c.g(), timer});
  c.prepare_park(deadline >= 0 ? runtime::WaitReason::kSleep : runtime::WaitReason::kSemacquire);
  if (timer != nullptr) c.machine().sched().add_timer(*c.exec.p, timer);
  return c.parked();
}

int semrelease(NativeCall& c) {
  auto* count = c.ptr<uint32_t>();
  bool handoff = c.boolean();
  if (!count) return c.panic_nil();
  auto& table = waiters(c).semaphores;
  auto found = table.find(count);
  if (found == table.end()) {
    G* g = semaphores(c).release(nullptr, count);
    if (g == nullptr) return c.done();
    c.ready(g);
    return handoff ? c.yield() : c.done();
  }
  Waiter waiter{};
  std::deque<Waiter>& queue = found->second;
  while (!queue.empty() && !waiter.g) {
    // One whose deadline has passed is awake already, though it has not run yet.
    if (queue.front().g->state() == runtime::GStatus::kWaiting) waiter = queue.front();
    queue.pop_front();
  }
  if (queue.empty()) table.erase(found);
  if (!waiter.g) {
    mem::store<uint32_t>(count, mem::load<uint32_t>(count) + 1);
    return c.done();
  }
  if (waiter.timer) {
    if (c.machine().sched().remove_timer(waiter.timer)) delete waiter.timer;
  }
  waiter.g->wake_ok = true;
  c.ready(waiter.g);
  return handoff ? c.yield() : c.done();
}

int go_system(NativeCall& c) {
  const vm::Closure* f = c.ptr<const vm::Closure>();
  if (!f) return c.panic_nil();
  G* g = c.machine().new_goroutine(c.exec, f);
  if (!g) return c.no_memory();
  c.machine().sched().set_system(g);
  c.machine().sched().ready_last(*c.exec.p, g);
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
  return c.sleep_until(when);
}

int random64(NativeCall& c) {
  c.ret(c.exec.p->random.next64());
  return c.done();
}

int fatal(NativeCall& c) { return c.fatal(c.view()); }

constexpr NativeEntry kEntries[] = {
    {"Semacquire", semacquire},
    {"SemacquireUntil", semacquire_until},
    {"Semrelease", semrelease},
    {"NotifyWait", notify_wait},
    {"NotifyOne", notify_one},
    {"NotifyAll", notify_all},
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
