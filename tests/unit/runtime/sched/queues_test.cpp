// The pieces of the scheduler that threads share, each for itself.
#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <thread>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "runtime/sched/parker.h"
#include "runtime/sched/run_queue.h"
#include "runtime/sched/scheduler.h"
#include "runtime/sched/timers.h"

namespace vole::runtime {
namespace {

TEST(RunQueue, FirstInFirstOutAndFull) {
  RunQueue q;
  std::vector<G> gs(RunQueue::kSize + 1);
  for (uint32_t i = 0; i < RunQueue::kSize; ++i) ASSERT_TRUE(q.push(&gs[i]));
  EXPECT_FALSE(q.push(&gs[RunQueue::kSize]));
  G* half[RunQueue::kSize / 2];
  uint32_t n = 0;
  ASSERT_TRUE(q.take_half(half, &n));
  EXPECT_EQ(n, RunQueue::kSize / 2);
  for (uint32_t i = 0; i < n; ++i) EXPECT_EQ(half[i], &gs[i]);
  for (uint32_t i = n; i < RunQueue::kSize; ++i) EXPECT_EQ(q.pop(), &gs[i]);
  EXPECT_EQ(q.pop(), nullptr);
  EXPECT_TRUE(q.empty());
}

TEST(RunQueue, ThievesAndOwnerShareEveryEntryOnce) {
  constexpr uint32_t kCount = 40000, kThieves = 3;
  RunQueue q;
  std::vector<G> gs(kCount);
  auto taken = std::make_unique<std::atomic<uint8_t>[]>(kCount);
  std::atomic<bool> done{false};
  auto note = [&](G* g) { taken[static_cast<size_t>(g - gs.data())].fetch_add(1); };
  std::vector<std::thread> thieves;
  for (uint32_t t = 0; t < kThieves; ++t) {
    thieves.emplace_back([&] {
      G* batch[RunQueue::kSize / 2];
      while (!done.load() || !q.empty()) {
        uint32_t n = q.grab(batch);
        for (uint32_t i = 0; i < n; ++i) note(batch[i]);
      }
    });
  }
  Random random(3);
  for (uint32_t i = 0; i < kCount;) {
    if (q.push(&gs[i])) {
      ++i;
    } else {
      G* half[RunQueue::kSize / 2];
      uint32_t n = 0;
      if (q.take_half(half, &n)) {
        for (uint32_t k = 0; k < n; ++k) note(half[k]);
      }
    }
    if (random.below(3) == 0) {
      if (G* g = q.pop()) note(g);
    }
  }
  done.store(true);
  for (std::thread& t : thieves) t.join();
  for (uint32_t i = 0; i < kCount; ++i) ASSERT_EQ(taken[i].load(), 1) << i;
}

TEST(Parker, TokensAndTimeouts) {
  Parker p;
  p.unpark();
  p.unpark();
  EXPECT_TRUE(p.park());
  Clock clock;
  int64_t before = clock.monotonic_ns();
  EXPECT_FALSE(p.park(2'000'000));
  EXPECT_GE(clock.monotonic_ns() - before, 2'000'000);
  int shared = 0;
  Parker back;
  std::thread other([&] {
    for (int i = 0; i < 2000; ++i) {
      p.park();
      ++shared;
      back.unpark();
    }
  });
  for (int i = 0; i < 2000; ++i) {
    ++shared;
    p.unpark();
    back.park();
  }
  other.join();
  EXPECT_EQ(shared, 4000);
}

TEST(Status, AClaimedGoroutineIsNotStarted) {
  G g;
  leave_running(&g, GStatus::kRunning);
  EXPECT_FALSE(try_claim_scan(&g));
  int frame = 0;  // what the claim protects
  constexpr int kRounds = 3000;
  std::atomic<bool> done{false};
  std::thread scanner([&] {
    int claims = 0;
    while (!done.load()) {
      if (!try_claim_scan(&g)) continue;
      ++claims;
      ++frame;
      release_scan(&g);
    }
    EXPECT_GE(claims, 0);
  });
  int mine = 0;
  for (int i = 0; i < kRounds; ++i) {
    ++frame;
    ++mine;
    leave_running(&g, i % 2 == 0 ? GStatus::kWaiting : GStatus::kSyscall);
    cas_status(&g, i % 2 == 0 ? GStatus::kWaiting : GStatus::kSyscall, GStatus::kRunnable);
    cas_status(&g, GStatus::kRunnable, GStatus::kRunning);
  }
  done.store(true);
  scanner.join();
  EXPECT_GE(frame, mine);
}

TEST(Timers, OrderAndRemoval) {
  Timers heap;
  std::vector<Timer> timers(300);
  Random random(11);
  for (Timer& t : timers) {
    t.when = 1 + random.below(50);
    t.fn = [](Timer*, P&, int64_t) {};
    heap.add(&t);
  }
  for (size_t i = 0; i < timers.size(); i += 3) EXPECT_TRUE(Timers::remove(&timers[i]));
  EXPECT_EQ(heap.size(), 200u);
  int64_t least = INT64_MAX;
  for (size_t i = 0; i < timers.size(); ++i) {
    if (i % 3 != 0 && timers[i].when < least) least = timers[i].when;
  }
  EXPECT_EQ(heap.first_when(), least);
  heap.clear();
  EXPECT_EQ(heap.first_when(), 0);
}

}  // namespace
}  // namespace vole::runtime
