// A machine without an interpreter: goroutines are C++ functions that are called step by step, so
// that the scheduler can be tested with real threads and nothing else.
#pragma once

#include <atomic>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "base/clock.h"
#include "runtime/memory/heap.h"
#include "runtime/sched/scheduler.h"

namespace vole::runtime::test {

class FakeMachine;

// What a step of a goroutine ended with.
enum class Then : uint8_t {
  kYield,   // to the end of the queue
  kParked,  // prepare() was called, and whoever is to wake it knows
  kDone,
};

struct FakeM final : M {
  FakeMachine* machine = nullptr;
};

using Body = std::function<Then(FakeM& m, G* g)>;

class FakeMachine final : public SchedulerOwner {
 public:
  explicit FakeMachine(uint32_t procs, bool threaded = true, uint32_t max_procs = 16)
      : heap_(os_), stacks_(heap_), sched(os_, stacks_, clock_, *this) {
    ok = heap_.init({});
    Scheduler::Options options;
    options.threaded = threaded;
    options.procs = procs;
    options.max_procs = max_procs;
    options.seed = 7;
    first.machine = this;
    ok = ok && sched.init(options, first);
  }
  ~FakeMachine() { sched.shut_down(); }

  // A goroutine that does `body` until it says kDone. Called by a task or before run().
  G* spawn(FakeM& m, Body body) {
    G* g = sched.create(*m.p, kMinStack);
    auto* owned = new Body(std::move(body));
    g->param = reinterpret_cast<uintptr_t>(owned);
    live.fetch_add(1);
    sched.ready(*m.p, g);
    return g;
  }

  // Runs on the calling thread (and others) until all goroutines are done, or end().
  void run() {
    M* outer = set_current_m(&first);
    finish_one();  // those that spawn before run() count as one
    run_m(first);
    sched.leave(first);
    set_current_m(outer);
  }

  // Leaves the goroutine waiting; from here on it may be woken, and run elsewhere.
  static void prepare(G* g) { leave_running(g, GStatus::kWaiting); }
  // What every step does first: a safe point.
  void poll(FakeM& m) {
    // acquire: pairs with preempt().
    if (!m.p->preempt.load_acquire()) return;
    Scheduler::clear_preempt(*m.p);
    sched.attend(m);
  }

  void run_m(M& base) override {
    auto& m = static_cast<FakeM&>(base);
    for (;;) {
      Next next = sched.find_runnable(m);
      if (next.what != Found::kGoroutine) {
        if (next.what == Found::kEnded) return;
        last_found = next.what;
        sched.end();
        return;
      }
      G* g = next.g;
      auto* body = reinterpret_cast<Body*>(g->param);
      steps.fetch_add(1, std::memory_order_relaxed);
      poll(m);
      Then then = (*body)(m, g);
      // A parked goroutine must not be touched any more.
      if (then == Then::kYield) {
        sched.requeue(*m.p, g);
      } else if (then == Then::kDone) {
        delete body;
        sched.destroy(*m.p, g);
        finish_one();
      }
    }
  }

  void finish_one() {
    if (live.fetch_sub(1) == 1) sched.end();
  }

  bool attach_p(P&) override { return true; }
  void retire_p(P&) override {}
  void detach_p(P&) override {}
  M* make_m() override {
    auto* m = new FakeM();
    m->machine = this;
    return m;
  }
  bool mark_work(M&) override { return false; }
  bool idle_work(M&) override { return false; }
  bool has_idle_work() override { return false; }
  void tick(int64_t) override {}
  void too_many_threads() override { sched.end(); }

 private:
  Clock clock_;
  OsMemory os_;
  Heap heap_;
  StackPool stacks_;

 public:
  Scheduler sched;
  FakeM first;
  bool ok = false;
  std::atomic<int> live{1};
  std::atomic<uint64_t> steps{0};
  std::atomic<Found> last_found{Found::kEnded};
};

}  // namespace vole::runtime::test
