// The table of waiting goroutines: order, direct grants, notify lists, and that no wake-up is lost
// between threads. A goroutine is stood for by a G whose `param` leads to a word that its thread
// sleeps on.
#include "runtime/values/semaphore.h"

#include <gtest/gtest.h>

#include <cstring>
#include <memory>
#include <thread>
#include <vector>

#include "base/futex.h"
#include "base/mem.h"

namespace vole::runtime {
namespace {

struct Runner {
  G g;
  Atomic<uint32_t> awake{0};
  SudogCache cache;

  explicit Runner(WaitRecords& records) : cache(records) { g.param = reinterpret_cast<uintptr_t>(this); }
  void sleep() {
    while (awake.load_acquire() == 0) futex_wait(awake, 0);
    awake.store_relaxed(0);
  }
  static void wake(G* g) {
    auto* r = reinterpret_cast<Runner*>(g->param);
    r->awake.store_release(1);
    futex_wake(r->awake, 1);
  }
};

class SemaphoreTest : public testing::Test {
 protected:
  void queue(uint32_t* count, Runner& r, bool lifo = false) {
    Lock* lock = nullptr;
    ASSERT_EQ(semaphores.begin_wait(r.cache, count, &r.g, lifo, &lock), Semaphores::Wait::kQueued);
    lock->release();
  }
  OsMemory os;
  WaitRecords records{os};
  Semaphores semaphores{os};
  SudogCache cache{records};
};

TEST_F(SemaphoreTest, UnitsAreTakenWithoutWaiting) {
  uint32_t count = 0;
  EXPECT_EQ(semaphores.release(cache, &count), nullptr);
  EXPECT_EQ(count, 1u);
  Lock* lock = nullptr;
  Runner r(records);
  EXPECT_EQ(semaphores.begin_wait(cache, &count, &r.g, false, &lock), Semaphores::Wait::kTaken);
  EXPECT_EQ(count, 0u);
  EXPECT_FALSE(Semaphores::try_acquire(&count));
}

TEST_F(SemaphoreTest, FirstInFirstOutUnlessLifo) {
  uint32_t count = 0;
  Runner a(records), b(records), c(records);
  queue(&count, a);
  queue(&count, b);
  queue(&count, c, true);
  EXPECT_EQ(semaphores.waiting(), 3u);
  EXPECT_EQ(semaphores.release(cache, &count), &c.g);
  EXPECT_EQ(semaphores.release(cache, &count), &a.g);
  EXPECT_EQ(semaphores.release(cache, &count), &b.g);
  EXPECT_EQ(count, 0u);
  EXPECT_EQ(semaphores.release(cache, &count), nullptr);
  EXPECT_EQ(count, 1u);
  EXPECT_EQ(semaphores.waiting(), 0u);
}

// Many addresses in one table, in all orders of arrival and leaving.
TEST_F(SemaphoreTest, AddressesDoNotMeet) {
  constexpr size_t kCount = 3000;
  std::vector<uint32_t> counts(kCount);
  std::vector<std::unique_ptr<Runner>> runners;
  for (size_t i = 0; i < kCount; ++i) {
    for (int k = 0; k < 2; ++k) {
      runners.push_back(std::make_unique<Runner>(records));
      queue(&counts[(i * 1009) % kCount], *runners.back(), k == 1 && i % 2 == 0);
    }
  }
  for (size_t i = 0; i < kCount; ++i) {
    size_t at = (i * 17) % kCount;
    G* first = semaphores.release(cache, &counts[at]);
    G* second = semaphores.release(cache, &counts[at]);
    ASSERT_NE(first, nullptr);
    ASSERT_NE(second, nullptr);
    EXPECT_NE(first, second);
    EXPECT_EQ(semaphores.release(cache, &counts[at]), nullptr);
    EXPECT_EQ(counts[at], 1u);
  }
  EXPECT_EQ(semaphores.waiting(), 0u);
}

TEST_F(SemaphoreTest, NotifyListsWakeInOrderOfTickets) {
  NotifyList list{};
  Runner a(records), b(records), c(records);
  auto wait = [&](Runner& r) {
    uint32_t ticket = mem::fetch_add_seq_cst<uint32_t>(&list.wait, 1);
    Lock* lock = nullptr;
    Semaphores::Wait w = semaphores.begin_notify_wait(r.cache, &list, ticket, &r.g, &lock);
    if (w == Semaphores::Wait::kQueued) lock->release();
    return w;
  };
  G* woken = &a.g;
  EXPECT_TRUE(semaphores.notify_one(cache, &list, &woken));
  EXPECT_EQ(woken, nullptr);  // nobody: not kept for later
  EXPECT_EQ(wait(a), Semaphores::Wait::kQueued);
  EXPECT_EQ(wait(b), Semaphores::Wait::kQueued);
  EXPECT_TRUE(semaphores.notify_one(cache, &list, &woken));
  EXPECT_EQ(woken, &a.g);
  // Told before it queues: it must not wait.
  uint32_t ticket = mem::fetch_add_seq_cst<uint32_t>(&list.wait, 1);
  EXPECT_EQ(wait(c), Semaphores::Wait::kQueued);
  GQueue all;
  EXPECT_TRUE(semaphores.notify_all(cache, &list, &all));
  EXPECT_EQ(all.size(), 2u);
  EXPECT_EQ(all.pop(), &b.g);
  EXPECT_EQ(all.pop(), &c.g);
  Lock* lock = nullptr;
  EXPECT_EQ(semaphores.begin_notify_wait(cache, &list, ticket, &a.g, &lock),
            Semaphores::Wait::kTaken);
}

TEST_F(SemaphoreTest, NoMemoryIsToldByValue) {
  uint32_t count = 0;
  os.fail_at(1);
  Runner r(records);
  Lock* lock = nullptr;
  EXPECT_EQ(semaphores.begin_wait(cache, &count, &r.g, false, &lock),
            Semaphores::Wait::kNoMemory);
  EXPECT_EQ(semaphores.waiting(), 0u);
}

// A binary semaphore as a lock among threads: a lost wake-up hangs, a double grant breaks the sum.
TEST_F(SemaphoreTest, ThreadsLoseNoWakeUps) {
  constexpr int kThreads = 4, kRounds = 20000;
  alignas(8) uint32_t count = 1;
  uint64_t sum = 0;  // guarded by the semaphore
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&, t] {
      Runner r(records);
      for (int i = 0; i < kRounds; ++i) {
        Lock* lock = nullptr;
        if (semaphores.begin_wait(r.cache, &count, &r.g, (i + t) % 3 == 0, &lock) ==
            Semaphores::Wait::kQueued) {
          lock->release();
          r.sleep();
        }
        ++sum;
        if (G* g = semaphores.release(r.cache, &count)) Runner::wake(g);
      }
    });
  }
  for (std::thread& t : threads) t.join();
  EXPECT_EQ(sum, uint64_t{kThreads} * kRounds);
  EXPECT_EQ(count, 1u);
  EXPECT_EQ(semaphores.waiting(), 0u);
}

// Waiters take tickets, notifiers call until all have been woken.
TEST_F(SemaphoreTest, ThreadsLoseNoNotifications) {
  constexpr int kThreads = 3, kRounds = 5000;
  NotifyList list{};
  Atomic<int> woken{0};
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&] {
      Runner r(records);
      for (int i = 0; i < kRounds; ++i) {
        uint32_t ticket = mem::fetch_add_seq_cst<uint32_t>(&list.wait, 1);
        Lock* lock = nullptr;
        if (semaphores.begin_notify_wait(r.cache, &list, ticket, &r.g, &lock) ==
            Semaphores::Wait::kQueued) {
          lock->release();
          r.sleep();
        }
        woken.fetch_add_acq_rel(1);
      }
    });
  }
  SudogCache own(records);
  for (uint32_t i = 0; woken.load_acquire() < kThreads * kRounds; ++i) {
    if (i % 7 == 0) {
      GQueue all;
      semaphores.notify_all(own, &list, &all);
      while (G* g = all.pop()) Runner::wake(g);
    } else {
      G* g = nullptr;
      semaphores.notify_one(own, &list, &g);
      if (g != nullptr) Runner::wake(g);
    }
  }
  for (std::thread& t : threads) t.join();
  EXPECT_EQ(semaphores.waiting(), 0u);
}

TEST(WaitRecords, BlocksOfAllSizesAreDistinctAndReused) {
  OsMemory os;
  {
    WaitRecords records(os);
    SudogCache cache(records);
    SudogCache other(records);
    for (size_t size : {1u, 64u, 65u, 1024u, 1025u, 5000u, 65536u, 70000u}) {
      std::vector<char*> blocks;
      for (int i = 0; i < 50; ++i) {
        auto* p = static_cast<char*>(records.allocate(i % 2 == 0 ? cache : other, size));
        ASSERT_NE(p, nullptr);
        std::memset(p, i, size);
        blocks.push_back(p);
      }
      for (int i = 0; i < 50; ++i) {
        for (size_t k : {size_t{0}, size - 1}) EXPECT_EQ(blocks[static_cast<size_t>(i)][k], i);
      }
      for (char* p : blocks) records.free(cache, p, size);
    }
    uint64_t before = os.charged();
    for (int round = 0; round < 10; ++round) {
      std::vector<void*> blocks;
      for (int i = 0; i < 50; ++i) blocks.push_back(records.allocate(cache, 320));
      for (void* p : blocks) records.free(cache, p, 320);
      if (round == 0) before = os.charged();
    }
    EXPECT_EQ(os.charged(), before);
    records.flush(cache);
    records.flush(other);
  }
  EXPECT_EQ(os.charged(), 0u);
}

}  // namespace
}  // namespace vole::runtime
