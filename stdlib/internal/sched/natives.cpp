// Natives of internal/sched: semaphores, the clock, system goroutines. Who waits is in the
// machine's table of semaphores by the address; the parked frame holds that address, so the object
// cannot go away under it.
#include <iterator>

#include "runtime/values/semaphore.h"
#include "stdlib/packages.h"
#include "vm/machine.h"

namespace vole::stdlib {

namespace {

using runtime::G;
using vm::NativeCall;
using vm::NativeEntry;
using runtime::Semaphores;
using runtime::WaitReason;

int64_t now(NativeCall& c) { return c.host().clock().monotonic_ns(); }

Semaphores& semaphores(NativeCall& c) { return c.machine().semaphores(); }

// As sched.Reason counts them.
constexpr WaitReason kReasons[] = {WaitReason::kSemacquire,  WaitReason::kMutexLock,
                                   WaitReason::kRWMutexLock, WaitReason::kRWMutexRLock,
                                   WaitReason::kWaitGroup,   WaitReason::kCoroutine};

bool is_mutex(WaitReason reason) {
  return reason == WaitReason::kMutexLock || reason == WaitReason::kRWMutexLock ||
         reason == WaitReason::kRWMutexRLock;
}

int wait(NativeCall& c, Semaphores::Wait how, Lock* lock, WaitReason reason) {
  switch (how) {
    case Semaphores::Wait::kTaken:
      return c.done();
    case Semaphores::Wait::kNoMemory:
      return c.no_memory();
    case Semaphores::Wait::kQueued:
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
  Semaphores::Wait how = semaphores(c).begin_wait(*c.exec.p->sudogs, count, c.g(), lifo, &lock);
  WaitReason reason = kReasons[why < std::size(kReasons) ? why : 0];
  if (how == Semaphores::Wait::kQueued && is_mutex(reason)) c.g()->mutex_since = now(c);
  return wait(c, how, lock, reason);
}

int notify_wait(NativeCall& c) {
  auto* list = c.ptr<runtime::NotifyList>();
  uint32_t ticket = c.u32();
  if (!list) return c.panic_nil();
  Lock* lock = nullptr;
  Semaphores::Wait how =
      semaphores(c).begin_notify_wait(*c.exec.p->sudogs, list, ticket, c.g(), &lock);
  return wait(c, how, lock, WaitReason::kCond);
}

int notify_one(NativeCall& c) {
  auto* list = c.ptr<runtime::NotifyList>();
  if (!list) return c.panic_nil();
  G* g = nullptr;
  if (!semaphores(c).notify_one(*c.exec.p->sudogs, list, &g)) return c.no_memory();
  if (g != nullptr) c.ready(g);
  return c.done();
}

int notify_all(NativeCall& c) {
  auto* list = c.ptr<runtime::NotifyList>();
  if (!list) return c.panic_nil();
  runtime::GQueue woken;
  if (!semaphores(c).notify_all(*c.exec.p->sudogs, list, &woken)) return c.no_memory();
  while (G* g = woken.pop()) c.ready(g);
  return c.done();
}

int semrelease(NativeCall& c) {
  auto* count = c.ptr<uint32_t>();
  bool handoff = c.boolean();
  if (!count) return c.panic_nil();
  G* g = semaphores(c).release(*c.exec.p->sudogs, count);
  if (g == nullptr) return c.done();
  c.ready(g);
  // The woken one is the next to run here.
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
