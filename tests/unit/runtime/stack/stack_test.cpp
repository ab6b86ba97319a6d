// Tests of stack pools and of moving stacks: contents and pointers follow, limits hold.
// A stack here is an array of words, some of which point into the same stack.
#include "runtime/stack/stack.h"

#include <gtest/gtest.h>

#include <vector>

#include "tests/unit/runtime/test_heap.h"

namespace vole::runtime {
namespace {

TEST(StackPool, OrdersShareSpans) {
  TestHeap h;
  StackPool pool(h.heap);
  std::vector<Stack> stacks(1000);
  for (size_t i = 0; i < stacks.size(); i++) {
    ASSERT_TRUE(pool.allocate(kMinStack << (i % 7), &stacks[i]));
    EXPECT_EQ(stacks[i].size(), kMinStack << (i % 7));
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
  EXPECT_LT((h.os.charged() - before) / stacks.size(), 2100u);
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

}  // namespace
}  // namespace vole::runtime
