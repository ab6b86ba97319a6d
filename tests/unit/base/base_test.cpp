// Tests of base/: access to Go memory, the OS memory gateway, clock, randomness, locks, ids.
// Word copies are checked for every overlap, since everything above relies on them.
#include <gtest/gtest.h>

#include <cstring>
#include <thread>
#include <vector>

#include "base/clock.h"
#include "base/lock.h"
#include "base/mem.h"
#include "base/os_memory.h"
#include "base/random.h"

namespace vole {
namespace {

TEST(Mem, LoadAndStoreAllWidths) {
  alignas(8) char buffer[16] = {};
  mem::store<uint8_t>(buffer, 0xab);
  mem::store<int16_t>(buffer + 2, -2);
  mem::store<uint32_t>(buffer + 4, 0xdeadbeef);
  mem::store<double>(buffer + 8, 1.5);
  EXPECT_EQ(mem::load<uint8_t>(buffer), 0xab);
  EXPECT_EQ(mem::load<int16_t>(buffer + 2), -2);
  EXPECT_EQ(mem::load<uint32_t>(buffer + 4), 0xdeadbeef);
  EXPECT_EQ(mem::load<double>(buffer + 8), 1.5);
  EXPECT_EQ(mem::load<uint64_t>(buffer + 8), 0x3ff8000000000000u);
  EXPECT_TRUE(mem::load<bool>(buffer));
}

TEST(Mem, WordCopiesMayOverlap) {
  for (size_t count : {0u, 1u, 5u, 31u, 32u, 33u, 100u}) {
    for (size_t from = 0; from < 40; from += 3) {
      for (size_t to = 0; to < 40; to += 3) {
        std::vector<uint64_t> a(200), b;
        for (size_t i = 0; i < a.size(); i++) a[i] = i * 0x0101010101010101u;
        b = a;
        mem::copy_words(&a[to], &a[from], count * 8);
        if (count != 0) memmove(&b[to], &b[from], count * 8);
        ASSERT_EQ(a, b) << count << " " << from << " " << to;
        mem::zero_words(&a[to], count * 8);
        if (count != 0) memset(&b[to], 0, count * 8);
        ASSERT_EQ(a, b);
      }
    }
  }
}

TEST(Mem, AtomicOperations) {
  uint32_t word = 5;
  EXPECT_EQ(mem::fetch_add_seq_cst<uint32_t>(&word, 2), 5u);
  EXPECT_FALSE(mem::compare_exchange_seq_cst<uint32_t>(&word, 5, 9));
  EXPECT_TRUE(mem::compare_exchange_seq_cst<uint32_t>(&word, 7, 9));
  EXPECT_EQ(mem::exchange_seq_cst<uint32_t>(&word, 12), 9u);
  EXPECT_EQ(mem::fetch_and_seq_cst<uint32_t>(&word, 4), 12u);
  EXPECT_EQ(mem::fetch_or_seq_cst<uint32_t>(&word, 3), 4u);
  EXPECT_EQ(mem::load_seq_cst<uint32_t>(&word), 7u);
}

TEST(OsMemory, ChargesBeforeItTakes) {
  OsMemory os(64 << 10);
  void* p = os.reserve(1 << 20, 1 << 16);
  ASSERT_NE(p, nullptr);
  EXPECT_EQ(reinterpret_cast<uintptr_t>(p) % (1 << 16), 0u);
  EXPECT_EQ(os.charged(), 0u);
  ASSERT_TRUE(os.commit(p, 32 << 10));
  memset(p, 1, 32 << 10);
  EXPECT_FALSE(os.commit(static_cast<char*>(p) + (32 << 10), 64 << 10));
  EXPECT_EQ(os.charged(), 32u << 10);
  EXPECT_FALSE(os.charge(SIZE_MAX));
  os.discard(p, 32 << 10);
  EXPECT_EQ(os.charged(), 0u);
  ASSERT_TRUE(os.charge(32 << 10));
  EXPECT_EQ(*static_cast<char*>(p), 0);
  os.decommit(p, 32 << 10);
  EXPECT_EQ(os.peak(), 32u << 10);
  os.release(p, 1 << 20, 0);
}

TEST(OsMemory, FailsWhenTold) {
  OsMemory os;
  os.fail_at(2);
  EXPECT_TRUE(os.charge(1));
  EXPECT_EQ(os.map(4096), nullptr);
  EXPECT_TRUE(os.charge(1));
  os.uncharge(2);
}

TEST(Clock, VirtualTimeMovesOnlyWhenTold) {
  Clock clock(Clock::Kind::kVirtual);
  int64_t start = clock.monotonic_ns();
  EXPECT_EQ(clock.monotonic_ns(), start);
  clock.advance(5);
  EXPECT_EQ(clock.monotonic_ns(), start + 5);
  Clock real;
  EXPECT_GT(real.monotonic_ns(), 0);
}

TEST(Random, SameSeedSameSequence) {
  Random a(1), b(1), c(2);
  bool differs = false;
  for (int i = 0; i < 100; i++) {
    uint64_t x = a.next64();
    EXPECT_EQ(x, b.next64());
    differs |= x != c.next64();
    EXPECT_LT(a.below(7), 7u);
    b.below(7);
  }
  EXPECT_TRUE(differs);
}

TEST(Lock, ExcludesThreads) {
  Lock lock(LockRank::kLeaf);
  int counter = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; t++) {
    threads.emplace_back([&] {
      for (int i = 0; i < 20000; i++) {
        Locker locker(lock);
        counter++;
      }
    });
  }
  for (std::thread& t : threads) t.join();
  EXPECT_EQ(counter, 80000);
  EXPECT_FALSE(lock.is_held());
}

#ifndef NDEBUG
TEST(LockDeathTest, OrderIsChecked) {
  Lock outer(LockRank::kMachine), inner(LockRank::kHeap);
  EXPECT_DEATH(
      {
        Locker a(inner);
        Locker b(outer);
      },
      "lock order");
}
#endif

}  // namespace
}  // namespace vole
