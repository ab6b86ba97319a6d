// Tests of stack pools and of moving stacks: contents and pointers follow, limits hold.
// A stack here is an array of words, some of which point into the same stack.
#include "runtime/stack/stack.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "base/random.h"
#include "tests/unit/runtime/test_heap.h"

namespace vole::runtime {
namespace {

TEST(StackPool, OrdersShareSpans) {
  TestHeap h;
  StackPool pool(h.heap);
  std::vector<Stack> stacks(1000);
  for (size_t i = 0; i < stacks.size(); i++) {
    ASSERT_TRUE(pool.allocate(kMinStack << (i % 9), &stacks[i]));
    EXPECT_EQ(stacks[i].size(), kMinStack << (i % 9));
    memset(reinterpret_cast<void*>(stacks[i].lo), static_cast<int>(i), stacks[i].size());
  }
  EXPECT_TRUE(h.valid());
  for (size_t i = 0; i < stacks.size(); i++) {
    auto* p = reinterpret_cast<uint8_t*>(stacks[i].lo);
    EXPECT_EQ(p[0], static_cast<uint8_t>(i));
    EXPECT_EQ(p[stacks[i].size() - 1], static_cast<uint8_t>(i));
    pool.free(stacks[i]);
  }
  EXPECT_EQ(pool.bytes_in_use(), 0u);
  pool.release_free();
  EXPECT_EQ(h.heap.use().stacks, 0u);
}

TEST(StackPool, SmallStacksCostLittle) {
  TestHeap h;
  StackPool pool(h.heap);
  std::vector<Stack> stacks(10000);
  uint64_t before = h.os.charged();
  for (Stack& s : stacks) ASSERT_TRUE(pool.allocate(1, &s));
  EXPECT_LT((h.os.charged() - before) / stacks.size(), 530u);
  for (Stack& s : stacks) pool.free(s);
}

TEST(StackPool, GrowMovesContentsAndPointers) {
  TestHeap h;
  StackPool pool(h.heap);
  pool.set_poison(true);
  Stack stack;
  ASSERT_TRUE(pool.allocate(kMinStack, &stack));
  struct Context {
    size_t words;
    int moves = 0;
  } context{kMinStack / 8, 0};
  auto* words = reinterpret_cast<uintptr_t*>(stack.lo);
  for (size_t i = 0; i < context.words; i++) {
    words[i] = i % 2 == 0 ? stack.lo + i * 8 : i;
  }
  for (int round = 0; round < 10; round++) {
    size_t used = context.words * 8;
    GrowResult r = pool.grow(&stack, used, stack.size() + 8,
                             [](void* c, const StackMove& move) {
                               auto* ctx = static_cast<Context*>(c);
                               uint64_t mask = 0x5555555555555555;
                               for (size_t i = 0; i < ctx->words; i += 64) {
                                 move.adjust_words(reinterpret_cast<void*>(move.to.lo + i * 8), 64,
                                                   &mask);
                               }
                               ctx->moves++;
                             },
                             &context);
    ASSERT_EQ(r, GrowResult::kGrown);
    words = reinterpret_cast<uintptr_t*>(stack.lo);
    for (size_t i = 0; i < context.words; i++) {
      ASSERT_EQ(words[i], i % 2 == 0 ? stack.lo + i * 8 : i);
    }
  }
  EXPECT_EQ(context.moves, 10);
  EXPECT_EQ(stack.size(), kMinStack << 10);
  pool.free(stack);
}

TEST(StackPool, LimitAndFailure) {
  TestHeap h;
  StackPool pool(h.heap);
  pool.set_max_stack(10000);
  Stack stack;
  ASSERT_TRUE(pool.allocate(kMinStack, &stack));
  auto nothing = [](void*, const StackMove&) {};
  EXPECT_EQ(pool.grow(&stack, 0, 8000, nothing, nullptr), GrowResult::kGrown);
  EXPECT_EQ(stack.size(), 8192u);
  EXPECT_EQ(pool.grow(&stack, 0, 9000, nothing, nullptr), GrowResult::kTooDeep);
  pool.set_max_stack(kDefaultMaxStack);
  h.os.set_limit(0);
  EXPECT_EQ(pool.grow(&stack, 0, 1 << 20, nothing, nullptr), GrowResult::kNoMemory);
  EXPECT_EQ(stack.size(), 8192u);
  h.os.set_limit(OsMemory::kNoLimit);
  EXPECT_TRUE(pool.move(&stack, 100, kMinStack, nothing, nullptr));
  EXPECT_EQ(stack.size(), kMinStack);
  pool.free(stack);
}

TEST(StackPool, CachesTakeAndGiveByHalf) {
  TestHeap h;
  StackPool pool(h.heap);
  StackCache cache;
  Stack first;
  ASSERT_TRUE(pool.allocate(kMinStack, &first, &cache));
  EXPECT_GT(cache.bytes[0], 0u);
  EXPECT_LE(cache.bytes[0], 16u * 1024);
  uint64_t taken = pool.bytes_in_use();
  Stack second;
  ASSERT_TRUE(pool.allocate(kMinStack, &second, &cache));
  EXPECT_EQ(pool.bytes_in_use(), taken);  // the pool was not asked
  std::vector<Stack> many(200);
  for (Stack& s : many) ASSERT_TRUE(pool.allocate(kMinStack, &s, &cache));
  for (Stack& s : many) {
    pool.free(s, &cache);
    EXPECT_LE(cache.bytes[0], 32u * 1024);
  }
  EXPECT_GT(cache.bytes[0], 0u);
  pool.free(first, &cache);
  pool.free(second, &cache);
  pool.flush(cache);
  EXPECT_EQ(pool.bytes_in_use(), 0u);
  pool.release_free();
  EXPECT_EQ(h.heap.use().stacks, 0u);
}

// Threads with caches of their own grow and free stacks, which end on other threads' caches too.
TEST(StackPool, Threads) {
  constexpr uint32_t kThreads = 3;
  TestHeap h;
  StackPool pool(h.heap);
  Lock lock{LockRank::kChannel};
  std::vector<Stack> exchange;
  std::vector<std::thread> threads;
  for (uint32_t t = 0; t < kThreads; t++) {
    threads.emplace_back([&, t] {
      StackCache cache;
      Random random(t + 1);
      for (int i = 0; i < 3000; i++) {
        Stack stack;
        ASSERT_TRUE(pool.allocate(kMinStack << random.below(8), &stack, &cache));
        mem::store<uintptr_t>(stack.lo + 8, stack.lo);
        auto adjust = [](void*, const StackMove& move) {
          move.adjust(reinterpret_cast<void*>(move.to.lo + 8));
        };
        if (random.below(2) == 0) {
          ASSERT_EQ(pool.grow(&stack, 16, stack.size() + 1, adjust, nullptr, &cache),
                    GrowResult::kGrown);
        }
        Locker locker(lock);
        exchange.push_back(stack);
        if (exchange.size() < 50) continue;
        size_t at = random.below(static_cast<uint32_t>(exchange.size()));
        std::swap(exchange[at], exchange.back());
        stack = exchange.back();
        exchange.pop_back();
        ASSERT_EQ(mem::load<uintptr_t>(stack.lo + 8), stack.lo);
        pool.free(stack, &cache);
      }
      pool.flush(cache);
    });
  }
  for (std::thread& t : threads) t.join();
  for (Stack& s : exchange) pool.free(s);
  EXPECT_EQ(pool.bytes_in_use(), 0u);
  pool.release_free();
  EXPECT_EQ(h.heap.use().stacks, 0u);
  EXPECT_TRUE(h.valid());
}

TEST(StackPool, StartSizeFollowsWhatIsScanned) {
  TestHeap h;
  StackPool pool(h.heap);
  EXPECT_EQ(pool.start_size(), kMinStack);
  for (int i = 0; i < 10; i++) pool.note_scanned(1900);
  pool.end_cycle();
  EXPECT_EQ(pool.start_size(), 2048u);
  pool.end_cycle();  // nothing scanned: stays
  EXPECT_EQ(pool.start_size(), 2048u);
  pool.note_scanned(100);
  pool.note_scanned(60);
  pool.end_cycle();
  EXPECT_EQ(pool.start_size(), kMinStack);
  pool.note_scanned(1 << 20);
  pool.end_cycle();
  EXPECT_EQ(pool.start_size(), 16384u);
  pool.set_adaptive(false);
  pool.note_scanned(100);
  pool.end_cycle();
  EXPECT_EQ(pool.start_size(), 16384u);
}

TEST(StackPool, ShrinksBelowAQuarter) {
  TestHeap h;
  StackPool pool(h.heap);
  Stack stack;
  ASSERT_TRUE(pool.allocate(4096, &stack));
  EXPECT_TRUE(pool.wants_shrink(stack, 800));
  EXPECT_FALSE(pool.wants_shrink(stack, 900));  // with some room more than a quarter
  pool.set_shrinks(false);
  EXPECT_FALSE(pool.wants_shrink(stack, 0));
  pool.set_shrinks(true);
  auto nothing = [](void*, const StackMove&) {};
  while (pool.wants_shrink(stack, 0)) {
    ASSERT_TRUE(pool.move(&stack, 0, stack.size() / 2, nothing, nullptr));
  }
  EXPECT_EQ(stack.size(), kMinStack);
  pool.free(stack);
}

TEST(StackPool, LargeStacksWaitForTheEndOfMarking) {
  TestHeap h;
  StackPool pool(h.heap);
  std::vector<Stack> stacks(4);
  for (Stack& s : stacks) ASSERT_TRUE(pool.allocate(1 << 20, &s));
  pool.set_marking(true);
  for (Stack& s : stacks) pool.free(s);
  EXPECT_EQ(h.heap.use().stacks, 4u << 20);
  pool.set_marking(false);
  pool.end_cycle();
  EXPECT_EQ(h.heap.use().stacks, 1u << 20);
}

TEST(StackPool, KnowsItsStacks) {
  TestHeap h;
  StackPool pool(h.heap);
  Stack small, large;
  ASSERT_TRUE(pool.allocate(kMinStack, &small));
  ASSERT_TRUE(pool.allocate(1 << 20, &large));
  EXPECT_TRUE(pool.is_stack(small.lo + 8));
  EXPECT_TRUE(pool.is_stack(large.hi - 8));
  EXPECT_FALSE(pool.is_stack(reinterpret_cast<uintptr_t>(&small)));
  Span* work = h.heap.allocate_manual(1, ManualUse::kWork);
  EXPECT_FALSE(pool.is_stack(work->base));
  h.heap.free_manual(work, ManualUse::kWork);
  pool.free(small);
  pool.free(large);
}

TEST(StackPool, IsolatedStacksAreInaccessibleWhenFreed) {
  TestHeap h;
  uint64_t before = h.os.charged();
  {
    StackPool pool(h.heap);
    ASSERT_TRUE(pool.set_isolated());
    Stack a, b;
    ASSERT_TRUE(pool.allocate(kMinStack, &a));
    ASSERT_TRUE(pool.allocate(3 * kMinStack, &b));
    EXPECT_EQ(b.size(), 4 * kMinStack);
    EXPECT_GE(b.lo, a.lo + OsMemory::page_size() * 2);  // not neighbours
    mem::store<uint64_t>(a.lo, 7);
    auto* word = reinterpret_cast<uint64_t*>(a.lo);
    auto adjust = [](void*, const StackMove& move) { EXPECT_EQ(move.to.size(), kMinStack); };
    ASSERT_TRUE(pool.move(&a, 8, kMinStack, adjust, nullptr));
    EXPECT_EQ(mem::load<uint64_t>(a.lo), 7u);
    EXPECT_TRUE(pool.is_stack(reinterpret_cast<uintptr_t>(word)));  // an old one
    EXPECT_DEATH(mem::load<uint64_t>(word), "");
    pool.free(a);
    EXPECT_EQ(pool.bytes_in_use(), b.size());
  }
  EXPECT_EQ(h.os.charged(), before);
}

// A thousand times more moves than places: the reservation is used again from its start.
TEST(StackPool, IsolatedStacksWrapAround) {
  TestHeap h;
  StackPool pool(h.heap);
  ASSERT_TRUE(pool.set_isolated());
  Stack kept, moving;
  ASSERT_TRUE(pool.allocate(kMinStack, &kept));
  mem::store<uint64_t>(kept.lo, 5);
  constexpr size_t kBig = size_t{1} << 30;
  for (int i = 0; i < 200; i++) {
    ASSERT_TRUE(pool.allocate(kBig, &moving)) << i;
    mem::store<uint64_t>(moving.hi - 8, 1);
    EXPECT_FALSE(moving.contains(kept.lo));
    pool.free(moving);
  }
  EXPECT_EQ(mem::load<uint64_t>(kept.lo), 5u);
  pool.free(kept);
}

}  // namespace
}  // namespace vole::runtime
