// The scheduler with real threads: nothing is lost, run twice or run by two at once, whatever the
// number of Ps, and whoever stops the world has it for itself.
#include "runtime/sched/scheduler.h"

#include <gtest/gtest.h>

#include <set>

#include "base/thread.h"
#include "tests/unit/runtime/sched/fake_machine.h"

namespace vole::runtime {
namespace {

using test::Body;
using test::FakeM;
using test::FakeMachine;
using test::Then;

// Some work that takes a while and cannot be left out.
void spin(int n) {
  for (int i = 0; i < n; ++i) __builtin_ia32_pause();
}

class Threads : public ::testing::TestWithParam<uint32_t> {};
INSTANTIATE_TEST_SUITE_P(Procs, Threads, ::testing::Values(1, 2, 3, 8));

TEST_P(Threads, EveryStepOfEveryGoroutineRunsOnce) {
  constexpr int kTasks = 300, kSteps = 50;
  FakeMachine vm(GetParam());
  ASSERT_TRUE(vm.ok);
  std::vector<int> counts(kTasks);  // each only by its own goroutine: checked by TSan
  for (int t = 0; t < kTasks; ++t) {
    vm.spawn(vm.first, [&counts, t](FakeM&, G*) {
      spin(20);
      return ++counts[static_cast<size_t>(t)] == kSteps ? Then::kDone : Then::kYield;
    });
  }
  vm.run();
  for (int n : counts) EXPECT_EQ(n, kSteps);
  EXPECT_EQ(vm.sched.count(), 0u);
  EXPECT_EQ(vm.steps.load(), uint64_t{kTasks} * kSteps);
}

// A place for one number, with parking as the protocol wants it.
struct Mailbox {
  Lock lock{LockRank::kChannel};
  G* reader = nullptr;
  bool full = false;
  int value = 0;
};

TEST_P(Threads, NoWakeUpIsLost) {
  constexpr int kPairs = 20, kRounds = 400;
  FakeMachine vm(GetParam());
  struct Pair {
    Mailbox to[2];
    int turn[2] = {0, 0};
    bool waiting[2] = {false, false};
  };
  std::vector<Pair> pairs(kPairs);
  auto put = [&vm](FakeM& m, Mailbox& box, int value) {
    box.lock.acquire();
    EXPECT_FALSE(box.full);
    box.full = true;
    box.value = value;
    G* reader = box.reader;
    box.reader = nullptr;
    box.lock.release();
    if (reader != nullptr) vm.sched.ready(*m.p, reader);
  };
  for (Pair& pair : pairs) {
    for (int side = 0; side < 2; ++side) {
      vm.spawn(vm.first, [&pair, &put, side](FakeM& m, G* g) {
        Mailbox& mine = pair.to[side];
        if (side == 0 && pair.turn[0] == 0 && !pair.waiting[0]) {
          pair.waiting[0] = true;
          put(m, pair.to[1], 0);
        }
        mine.lock.acquire();
        if (!mine.full) {
          mine.reader = g;
          FakeMachine::prepare(g);
          mine.lock.release();
          return Then::kParked;
        }
        mine.full = false;
        int value = mine.value;
        mine.lock.release();
        EXPECT_EQ(value, pair.turn[side]);
        int next = ++pair.turn[side];
        put(m, pair.to[1 - side], side == 0 ? next : value);
        return next == kRounds ? Then::kDone : Then::kYield;
      });
    }
  }
  // The last message of side 1 stays where it is.
  vm.run();
  for (Pair& pair : pairs) EXPECT_EQ(pair.turn[0] + pair.turn[1], 2 * kRounds);
}

TEST_P(Threads, WhoStopsTheWorldIsAlone) {
  constexpr int kTasks = 16, kSteps = 300, kStops = 40;
  FakeMachine vm(GetParam());
  std::atomic<int> inside{0};
  std::atomic<int> stops{0};
  std::vector<int> shared(8);  // written by stoppers only, read by all: checked by TSan
  for (int t = 0; t < kTasks; ++t) {
    vm.spawn(vm.first, [&, n = 0](FakeM&, G*) mutable {
      inside.fetch_add(1, std::memory_order_relaxed);
      spin(50);
      for (int v : shared) EXPECT_EQ(v, shared[0]);
      inside.fetch_sub(1, std::memory_order_relaxed);
      return ++n == kSteps ? Then::kDone : Then::kYield;
    });
  }
  for (int t = 0; t < 2; ++t) {
    vm.spawn(vm.first, [&, n = 0](FakeM& m, G*) mutable {
      vm.sched.stop_the_world(m);
      EXPECT_EQ(inside.load(std::memory_order_relaxed), 0);
      for (int& v : shared) ++v;
      stops.fetch_add(1);
      vm.sched.start_the_world(m);
      return ++n == kStops ? Then::kDone : Then::kYield;
    });
  }
  vm.run();
  EXPECT_EQ(stops.load(), 2 * kStops);
  EXPECT_EQ(shared[0], 2 * kStops);
}

TEST_P(Threads, AFunctionRunsOnceOnEveryP) {
  constexpr int kRounds = 60;
  FakeMachine vm(GetParam());
  std::atomic<bool> stop{false};
  for (int t = 0; t < 6; ++t) {
    vm.spawn(vm.first, [&, t](FakeM& m, G* g) {
      spin(100);
      if (t % 2 == 0) {
        vm.sched.enter_syscall(m, g, t == 0);
        spin(300);
        vm.sched.exit_syscall(m, g);
      }
      return stop.load() ? Then::kDone : Then::kYield;
    });
  }
  vm.spawn(vm.first, [&, n = 0](FakeM& m, G*) mutable {
    std::atomic<uint32_t> seen[16] = {};
    vm.sched.for_each_p(m, [&](P& p) { seen[p.id].fetch_add(1); });
    for (uint32_t i = 0; i < vm.sched.procs(); ++i) EXPECT_EQ(seen[i].load(), 1u);
    if (++n < kRounds) return Then::kYield;
    stop.store(true);
    return Then::kDone;
  });
  vm.run();
}

TEST_P(Threads, BlockingCallsLetOthersRun) {
  // As many goroutines as Ps are in calls that end only when another goroutine has run.
  FakeMachine vm(GetParam());
  std::atomic<bool> released{false};
  std::atomic<int> back{0};
  uint32_t n = GetParam();
  for (uint32_t t = 0; t < n; ++t) {
    vm.spawn(vm.first, [&, t](FakeM& m, G* g) {
      vm.sched.enter_syscall(m, g, t % 2 == 1);
      while (!released.load()) yield_thread();
      vm.sched.exit_syscall(m, g);
      EXPECT_NE(m.p, nullptr);
      EXPECT_EQ(g->state(), GStatus::kRunning);
      back.fetch_add(1);
      return Then::kDone;
    });
  }
  vm.spawn(vm.first, [&, steps = 0](FakeM&, G*) mutable {
    if (++steps < 100) return Then::kYield;
    released.store(true);
    return Then::kDone;
  });
  vm.run();
  EXPECT_EQ(back.load(), static_cast<int>(n));
}

TEST_P(Threads, TheNumberOfPsChanges) {
  constexpr int kTasks = 24, kSteps = 400;
  FakeMachine vm(GetParam());
  std::atomic<int> done{0};
  for (int t = 0; t < kTasks; ++t) {
    vm.spawn(vm.first, [&, t, n = 0](FakeM& m, G* g) mutable {
      spin(30);
      if (t % 4 == 0) {
        vm.sched.enter_syscall(m, g, false);
        spin(100);
        vm.sched.exit_syscall(m, g);
      }
      if (++n < kSteps) return Then::kYield;
      done.fetch_add(1);
      return Then::kDone;
    });
  }
  vm.spawn(vm.first, [&, n = 0u](FakeM& m, G*) mutable {
    uint32_t want = 1 + n % 7;
    vm.sched.set_procs(m, want);
    EXPECT_EQ(vm.sched.procs(), want);
    EXPECT_NE(m.p, nullptr);
    ++n;
    return done.load() == kTasks ? Then::kDone : Then::kYield;
  });
  vm.run();
  EXPECT_EQ(done.load(), kTasks);
}

TEST_P(Threads, LockedGoroutinesStayOnTheirThread) {
  constexpr int kSteps = 60;
  FakeMachine vm(GetParam());
  for (int t = 0; t < 6; ++t) {
    vm.spawn(vm.first, [&, t, n = 0, home = std::thread::id()](FakeM& m, G* g) mutable {
      spin(30);
      if (t >= 3) return ++n == kSteps ? Then::kDone : Then::kYield;  // not locked
      if (n == 0) {
        vm.sched.lock_os_thread(m, g);
        vm.sched.lock_os_thread(m, g);
        home = std::this_thread::get_id();
      }
      EXPECT_EQ(home, std::this_thread::get_id());
      if (++n < kSteps) return Then::kYield;
      vm.sched.unlock_os_thread(m, g);
      vm.sched.unlock_os_thread(m, g);
      return Then::kDone;
    });
  }
  vm.run();
}

TEST_P(Threads, TimersRunOnceAndRemovedOnesNever) {
  constexpr int kTimers = 200;
  FakeMachine vm(GetParam());
  struct Record {
    Timer timer;
    std::atomic<int> runs{0};
    bool removed = false;
  };
  std::vector<Record> records(kTimers);
  for (int i = 0; i < kTimers; ++i) {
    vm.spawn(vm.first, [&, i, stage = 0](FakeM& m, G* g) mutable {
      Record& r = records[static_cast<size_t>(i)];
      if (stage++ == 0) {
        r.timer.when = vm.sched.clock().monotonic_ns() + (i * 37 % 50) * 20'000;
        r.timer.arg = g;
        r.timer.fn = [](Timer* t, P& p, int64_t now) {
          EXPECT_GE(now, t->when);
          p.sched->ready_last(p, static_cast<G*>(t->arg));
        };
        FakeMachine::prepare(g);
        vm.sched.add_timer(*m.p, &r.timer);
        return Then::kParked;
      }
      r.runs.fetch_add(1);
      EXPECT_FALSE(vm.sched.remove_timer(&r.timer));
      return Then::kDone;
    });
  }
  // One that is far away and taken back.
  Timer far;
  far.fn = [](Timer*, P&, int64_t) { ADD_FAILURE(); };
  vm.spawn(vm.first, [&, stage = 0](FakeM& m, G*) mutable {
    if (stage++ == 0) {
      far.when = vm.sched.clock().monotonic_ns() + 3'600'000'000'000;
      vm.sched.add_timer(*m.p, &far);
      return Then::kYield;
    }
    EXPECT_TRUE(vm.sched.remove_timer(&far));
    EXPECT_FALSE(vm.sched.remove_timer(&far));
    return Then::kDone;
  });
  vm.run();
  for (Record& r : records) EXPECT_EQ(r.runs.load(), 1);
}

TEST_P(Threads, ADeadlockIsFound) {
  FakeMachine vm(GetParam());
  for (int t = 0; t < 10; ++t) {
    vm.spawn(vm.first, [n = 0](FakeM&, G* g) mutable {
      spin(50);
      if (++n < 20) return Then::kYield;
      FakeMachine::prepare(g);
      return Then::kParked;
    });
  }
  vm.run();
  EXPECT_EQ(vm.last_found.load(), Found::kDeadlock);
  // The bodies of those that never end.
  for (uint32_t i = 0; i < vm.sched.g_count(); ++i) {
    G* g = vm.sched.g_at(i);
    if (!g->is_dead()) delete reinterpret_cast<Body*>(g->param);
  }
}

// A poller with one waiter. What sysmon takes (it is no M) arrives late.
class SlowPoller final : public Poller {
 public:
  void poll(int64_t deadline, GQueue& ready) override {
    if (deadline != 0 || current_m() != nullptr) return;
    G* g = waiter.exchange(nullptr);
    if (g == nullptr) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(30));
    ready.push(g);
  }
  void wake() override {}
  bool has_waiters() const override { return waiter.load() != nullptr; }

  std::atomic<G*> waiter{nullptr};
};

TEST(Sysmon, WhatItTookFromThePollerIsNoDeadlock) {
  FakeMachine vm(1);
  SlowPoller poller;
  vm.sched.set_poller(&poller);
  std::atomic<G*> last{nullptr};
  bool armed = false;
  vm.spawn(vm.first, [&, stage = 0](FakeM& m, G* g) mutable {
    if (stage++ == 0) {
      FakeMachine::prepare(g);
      poller.waiter = g;
      armed = true;
      return Then::kParked;
    }
    vm.sched.ready(*m.p, last.load());
    return Then::kDone;
  });
  vm.spawn(vm.first, [&, stage = 0](FakeM&, G* g) mutable {
    if (!armed) return Then::kYield;  // keeps the M out of the poller, so that sysmon looks
    if (stage++ == 1) return Then::kDone;
    while (poller.has_waiters()) spin(50);
    last = g;
    FakeMachine::prepare(g);
    return Then::kParked;
  });
  vm.sched.start_sysmon();
  vm.run();
  EXPECT_EQ(vm.live.load(), 0) << "a deadlock was seen while sysmon had a goroutine in hand";
  vm.sched.join();  // sysmon polls no more
}

TEST_P(Threads, ReadyFromThreadsWithoutAP) {
  constexpr int kTasks = 50;
  FakeMachine vm(GetParam());
  vm.sched.add_external_wait(1);
  struct Waiting {
    std::mutex mutex;
    std::deque<G*> list;
  } waiting;
  std::atomic<int> woken{0};
  for (int t = 0; t < kTasks; ++t) {
    vm.spawn(vm.first, [&, stage = 0](FakeM&, G* g) mutable {
      if (stage++ != 0) {
        woken.fetch_add(1);
        return Then::kDone;
      }
      std::lock_guard<std::mutex> guard(waiting.mutex);
      waiting.list.push_back(g);
      FakeMachine::prepare(g);
      return Then::kParked;
    });
  }
  std::thread outside([&] {
    for (int n = 0; n < kTasks;) {
      G* g = nullptr;
      {
        std::lock_guard<std::mutex> guard(waiting.mutex);
        if (!waiting.list.empty()) {
          g = waiting.list.front();
          waiting.list.pop_front();
        }
      }
      if (g == nullptr) {
        yield_thread();
        continue;
      }
      vm.sched.ready_global(g);
      ++n;
    }
  });
  vm.run();
  outside.join();
  EXPECT_EQ(woken.load(), kTasks);
}

// ---- one P, driven

TEST(Driven, SaysWhenThereIsNothing) {
  FakeMachine vm(1, false);
  EXPECT_EQ(vm.sched.find_runnable(vm.first).what, Found::kDeadlock);
  Timer t;
  t.when = vm.sched.clock().monotonic_ns() + 1'000'000'000;
  t.fn = [](Timer*, P&, int64_t) {};
  vm.sched.add_timer(*vm.first.p, &t);
  Next next = vm.sched.find_runnable(vm.first);
  EXPECT_EQ(next.what, Found::kIdle);
  EXPECT_EQ(next.until, t.when);
  EXPECT_TRUE(vm.sched.remove_timer(&t));
  vm.sched.add_external_wait(1);
  EXPECT_EQ(vm.sched.find_runnable(vm.first).what, Found::kIdle);
}

// The last `go` runs first, then the others in order; those that find no room in the ring run, too.
TEST(Driven, OrderIsThatOfGo) {
  for (int tasks : {5, 200, 2000}) {
    FakeMachine vm(1, false);
    std::vector<int> order;
    for (int t = 0; t < tasks; ++t) {
      vm.spawn(vm.first, [&order, t](FakeM&, G*) {
        order.push_back(t);
        return Then::kDone;
      });
    }
    vm.run();
    ASSERT_EQ(order.size(), static_cast<size_t>(tasks));
    std::set<int> all(order.begin(), order.end());
    EXPECT_EQ(all.size(), static_cast<size_t>(tasks));
    if (tasks > 200) continue;
    EXPECT_EQ(order[0], tasks - 1);
    for (int i = 1; i < tasks; ++i) EXPECT_EQ(order[static_cast<size_t>(i)], i - 1);
  }
}

TEST(Driven, GoroutinesAreReused) {
  FakeMachine vm(1, false);
  for (int round = 0; round < 200; ++round) {
    G* g = vm.sched.create(*vm.first.p, kMinStack);
    ASSERT_NE(g, nullptr);
    EXPECT_EQ(g->state(), GStatus::kIdle);
    EXPECT_EQ(vm.sched.count(), 1u);
    vm.sched.destroy(*vm.first.p, g);
    EXPECT_TRUE(g->is_dead());
  }
  EXPECT_EQ(vm.sched.g_count(), 32u);
  EXPECT_EQ(vm.sched.created(), 200u);
}

}  // namespace
}  // namespace vole::runtime
