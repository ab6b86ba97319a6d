// Tests of the pool of stack segments: sizes, reuse, the reserve, and several threads.
#include "runtime/stack/segments.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "base/mem.h"

namespace vole::runtime {
namespace {

TEST(SegmentPool, RoomAndReserve) {
  OsMemory os;
  {
    SegmentPool pool(os);
    ASSERT_TRUE(pool.init());
    Segment* first = pool.allocate(10, nullptr);
    ASSERT_NE(first, nullptr);
    EXPECT_EQ(first->bytes, SegmentPool::kSmallest);
    EXPECT_EQ(first->end - first->limit, static_cast<ptrdiff_t>(SegmentPool::kReserveSlots));
    EXPECT_GE(first->limit - first->first(), 10);
    Segment* second = pool.allocate(5000, first);
    EXPECT_GE(second->limit - second->first(), 5000);
    EXPECT_EQ(second->below, first);
    EXPECT_EQ(second->total, first->bytes + second->bytes);
    EXPECT_TRUE(second->contains(second->first()));
    EXPECT_FALSE(second->contains(first->first()));
    EXPECT_TRUE(pool.region().contains(reinterpret_cast<uintptr_t>(second->end - 1)));
    for (uint64_t* p = second->first(); p < second->end; p++) mem::store_word(p, 1);
    pool.free(second);
    EXPECT_EQ(pool.allocate(4800, first), second);
    EXPECT_EQ(pool.allocated(), 3u);
    os.set_limit(os.charged());
    Segment* last = first;
    while (last != nullptr) last = pool.allocate(100, last);
    EXPECT_EQ(os.peak(), os.charged());
  }
  EXPECT_EQ(os.charged(), 0u);
}

TEST(SegmentPool, Threads) {
  OsMemory os;
  SegmentPool pool(os);
  ASSERT_TRUE(pool.init());
  std::vector<std::thread> threads;
  for (uint64_t t = 1; t <= 3; t++) {
    threads.emplace_back([&pool, t] {
      for (int i = 0; i < 2000; i++) {
        Segment* top = nullptr;
        for (int depth = 0; depth < 3; depth++) {
          top = pool.allocate(static_cast<size_t>(300 * depth), top);
          ASSERT_NE(top, nullptr);
          mem::store_word(top->first(), t);
        }
        while (top != nullptr) {
          ASSERT_EQ(mem::load_word(top->first()), t);
          Segment* below = top->below;
          pool.free(top);
          top = below;
        }
      }
    });
  }
  for (std::thread& t : threads) t.join();
  EXPECT_EQ(pool.allocated(), 3u * 3 * 2000);
}

}  // namespace
}  // namespace vole::runtime
