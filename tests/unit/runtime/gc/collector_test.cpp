// Tests of allocation and collection: what is reachable survives, what is not is reused, limits
// and failing memory are survived, finalizers run in order.
#include "tests/unit/runtime/test_heap.h"

#include <gtest/gtest.h>

#include <set>

#include "base/random.h"

namespace vole::runtime {
namespace {

uintptr_t address(const void* p) { return reinterpret_cast<uintptr_t>(p); }

TEST(Allocate, ZeroSizeIsOneAddress) {
  TestHeap h;
  EXPECT_EQ(allocate_noscan(h.cache, 0), zero_base());
  EXPECT_EQ(allocate_array(h.cache, &h.node_type, 0), zero_base());
}

TEST(Allocate, TinyObjectsShareABlock) {
  TestHeap h;
  char* a = static_cast<char*>(allocate_noscan(h.cache, 1));
  char* b = static_cast<char*>(allocate_noscan(h.cache, 1));
  char* c = static_cast<char*>(allocate_noscan(h.cache, 8));
  EXPECT_EQ(b, a + 1);
  EXPECT_EQ(c, a + 8);
  char* d = static_cast<char*>(allocate_noscan(h.cache, 4));
  EXPECT_EQ(address(d) % 4, 0u);
  EXPECT_NE(address(d) / 16, address(a) / 16);
}

TEST(Allocate, EverySizeIsUsableAndZero) {
  TestHeap h;
  std::vector<std::pair<uint8_t*, size_t>> all;
  for (size_t size = 1; size < 80000; size += size < 1100 ? 1 : 997) {
    for (bool scan : {false, true}) {
      if (scan && size % 8 != 0) continue;
      auto* p = static_cast<uint8_t*>(
          scan ? allocate_array(h.cache, &h.pointer_type, size / 8)
               : allocate_noscan(h.cache, size));
      ASSERT_NE(p, nullptr);
      for (size_t i = 0; i < size; i++) ASSERT_EQ(p[i], 0) << size;
      if (!scan) memset(p, 0xee, size);
      h.roots.push_back(p);
      all.push_back({p, scan ? 0 : size});
    }
  }
  EXPECT_TRUE(h.valid());
  h.gc.collect(CollectReason::kForced);
  for (auto [p, size] : all) {
    for (size_t i = 0; i < size; i++) ASSERT_EQ(p[i], 0xee);
  }
  h.roots.clear();
  h.gc.collect(CollectReason::kForced);
  EXPECT_EQ(h.heap.use().in_use, 0u);
  for (size_t size = 8; size < 40000; size += 8) {
    auto* p = static_cast<uint8_t*>(allocate_noscan(h.cache, size));
    for (size_t i = 0; i < size; i++) ASSERT_EQ(p[i], 0) << size;
  }
}

TEST(Collect, KeepsAListAndFreesAnother) {
  TestHeap h;
  Node* kept = nullptr;
  Node* dropped = nullptr;
  for (uint64_t i = 0; i < 50000; i++) {
    kept = h.node(kept, i);
    dropped = h.node(dropped, i);
  }
  h.roots = {kept};
  h.gc.collect(CollectReason::kForced);
  uint64_t expect = 50000;
  for (Node* n = kept; n != nullptr; n = n->next) ASSERT_EQ(n->value, --expect);
  EXPECT_EQ(expect, 0u);
  MemStats stats;
  h.gc.read_stats(&stats);
  EXPECT_EQ(stats.heap_objects, 50000u);
  EXPECT_EQ(stats.frees, 50000u);
  EXPECT_EQ(stats.heap_alloc, 50000u * 32);
}

TEST(Collect, InteriorPointersKeepObjectsOfAllKinds) {
  TestHeap h;
  for (size_t count : {4u, 100u, 1000u, 100000u}) {
    auto** array = static_cast<void**>(allocate_array(h.cache, &h.pointer_type, count));
    array[count - 1] = h.node(nullptr, count);
    h.roots.push_back(reinterpret_cast<char*>(array) + count * 8 - 1);
  }
  h.gc.collect(CollectReason::kForced);
  size_t i = 0;
  for (size_t count : {4u, 100u, 1000u, 100000u}) {
    auto** last = reinterpret_cast<Node**>(static_cast<char*>(h.roots[i++]) - 7);
    EXPECT_EQ((*last)->value, count);
    EXPECT_EQ(address(*last) % 8, 0u);
  }
  EXPECT_EQ(h.gc.last_cycle().reason, CollectReason::kForced);
}

TEST(Collect, MarkRespectsTypes) {
  TestHeap h;
  // A pointer in a word that the type does not call a pointer keeps nothing.
  Node* hidden = h.node();
  Node* holder = h.node();
  holder->value = address(hidden);
  auto* noscan = static_cast<uint64_t*>(allocate_noscan(h.cache, 64));
  noscan[0] = address(hidden);
  h.roots = {holder, noscan};
  h.gc.collect(CollectReason::kForced);
  MemStats stats;
  h.gc.read_stats(&stats);
  EXPECT_EQ(stats.heap_objects, 2u);
}

TEST(Collect, ArraysOfStructsAreScannedByPeriod) {
  TestHeap h;
  for (size_t count : {2u, 7u, 16u, 40u, 900u, 20000u}) {
    auto* array = static_cast<Node*>(allocate_array(h.cache, &h.node_type, count));
    for (size_t i = 0; i < count; i++) {
      array[i].next = h.node(nullptr, i);
      array[i].other = h.node(nullptr, i + 1);
      array[i].value = address(h.node());
    }
    h.roots = {array};
    h.gc.collect(CollectReason::kForced);
    MemStats stats;
    h.gc.read_stats(&stats);
    EXPECT_EQ(stats.heap_objects, 1 + 2 * count);
    for (size_t i = 0; i < count; i++) {
      ASSERT_EQ(array[i].next->value, i);
      ASSERT_EQ(array[i].other->value, i + 1);
    }
  }
}

TEST(Collect, RepeatedMaskOfLargeArrayType) {
  TestHeap h;
  TypeDesc array = make_type(32 * 1000, 32 * 1000, kNodeMask);
  array.kind = bytecode::Kind::Array;
  array.elem = &h.node_type;
  array.len = 1000;
  array.flags = bytecode::kTypeRepeatMask;
  auto* p = static_cast<Node*>(allocate(h.cache, &array));
  for (int i = 0; i < 1000; i++) p[i].other = h.node(nullptr, static_cast<uint64_t>(i));
  h.roots = {p};
  h.gc.collect(CollectReason::kForced);
  MemStats stats;
  h.gc.read_stats(&stats);
  EXPECT_EQ(stats.heap_objects, 1001u);
}

TEST(Collect, ArmsThePollAtFourMegabytes) {
  TestHeap h;
  size_t bytes = 0;
  while (!h.gc.wants_collection()) {
    h.node();
    bytes += 32;
  }
  EXPECT_GT(bytes, size_t{3800} << 10);
  EXPECT_LE(bytes, size_t{4} << 20);
  EXPECT_GE(h.armed, 1);
  h.poll();
  EXPECT_FALSE(h.gc.wants_collection());
  EXPECT_EQ(h.gc.goal(), uint64_t{4} << 20);
}

TEST(Collect, GoalFollowsLiveBytes) {
  TestHeap h;
  h.roots.push_back(allocate_noscan(h.cache, 20 << 20));
  h.gc.collect(CollectReason::kForced);
  EXPECT_EQ(h.gc.goal(), uint64_t{40} << 20);
  h.gc.set_gc_percent(50);
  EXPECT_EQ(h.gc.goal(), uint64_t{30} << 20);
  h.gc.set_gc_percent(-1);
  EXPECT_EQ(h.gc.goal(), OsMemory::kNoLimit);
}

// A random graph with churn, compared with what a simple model says is reachable.
TEST(Collect, RandomGraph) {
  TestHeap h;
  GcDebug debug;
  debug.verify = true;
  debug.clobber_free = true;
  h.gc.set_debug(debug);
  Random random(42);
  constexpr size_t kRoots = 64;
  h.roots.assign(kRoots, nullptr);
  uint64_t serial = 0;
  for (int round = 0; round < 60; round++) {
    for (int i = 0; i < 2000; i++) {
      Node* n = h.node(static_cast<Node*>(h.roots[random.below(kRoots)]), ++serial);
      n->other = static_cast<Node*>(h.roots[random.below(kRoots)]);
      n->pad = ~n->value;
      h.roots[random.below(kRoots)] = n;
      if (random.below(4) == 0) h.roots[random.below(kRoots)] = nullptr;
      if (random.below(16) == 0 && n->next != nullptr) n->next->next = nullptr;
      h.roots[random.below(kRoots)] = nullptr;
    }
    h.gc.collect(round % 3 == 0 ? CollectReason::kForced : CollectReason::kHeap);
    std::set<Node*> seen;
    std::vector<Node*> work;
    for (void* r : h.roots) work.push_back(static_cast<Node*>(r));
    while (!work.empty()) {
      Node* n = work.back();
      work.pop_back();
      if (n == nullptr || !seen.insert(n).second) continue;
      ASSERT_EQ(n->pad, ~n->value);
      work.push_back(n->next);
      work.push_back(n->other);
    }
    h.gc.finish_sweep();
    MemStats stats;
    h.gc.read_stats(&stats);
    ASSERT_EQ(stats.heap_objects, seen.size());
  }
}

TEST(Collect, MemoryLimitIsNeverExceeded) {
  TestHeap h(16 << 20);
  Node* list = nullptr;
  uint64_t count = 0;
  for (;;) {
    Node* n = h.node(list, count);
    if (n == nullptr) break;
    list = n;
    count++;
    h.roots = {list};
    h.poll();
  }
  EXPECT_LE(h.os.peak(), uint64_t{16} << 20);
  EXPECT_GT(count, (uint64_t{12} << 20) / 32);
  h.gc.collect(CollectReason::kMemory);
  uint64_t n = 0;
  for (; list != nullptr; list = list->next) n++;
  EXPECT_EQ(n, count);
  h.roots.clear();
  h.gc.collect(CollectReason::kMemory);
  EXPECT_NE(h.node(), nullptr);
  EXPECT_LT(h.os.charged(), uint64_t{2} << 20);
}

TEST(Collect, ExhaustionIsNoticed) {
  TestHeap h(16 << 20);
  Node* list = nullptr;
  int collections = 0;
  while (!h.gc.is_exhausted()) {
    Node* n = h.node(list);
    if (n == nullptr) {
      h.gc.collect(CollectReason::kMemory);
      ASSERT_LT(++collections, 20);
      continue;
    }
    list = n;
    h.roots = {list};
    h.poll();
  }
  EXPECT_LT(h.gc.cycles(), 60u);
}

TEST(Collect, MarksWithoutMemoryForWorkBuffers) {
  TestHeap h;
  // A wide tree needs many work buffers; none can be had.
  constexpr size_t kWidth = 20000;
  auto** wide = static_cast<Node**>(allocate_array(h.cache, &h.pointer_type, kWidth));
  for (size_t i = 0; i < kWidth; i++) wide[i] = h.node(h.node(h.node(nullptr, i)));
  h.roots = {wide};
  h.heap.scavenge(SIZE_MAX, ScavengeKind::kForced);
  h.os.set_limit(h.os.charged());
  h.gc.collect(CollectReason::kForced);
  h.os.set_limit(OsMemory::kNoLimit);
  MemStats stats;
  h.gc.read_stats(&stats);
  EXPECT_EQ(stats.heap_objects, 1 + 3 * kWidth);
  for (size_t i = 0; i < kWidth; i++) ASSERT_EQ(wide[i]->next->next->value, i);
}

TEST(Collect, EveryFailingAllocationIsSurvived) {
  for (uint64_t n = 1; n < 400; n++) {
    TestHeap h;
    uint64_t before = h.os.attempts();
    h.os.fail_at(n);
    for (int i = 0; i < 3000; i++) {
      Node* node = h.node(nullptr, 7);
      void* bytes = allocate_noscan(h.cache, 40 * (static_cast<size_t>(i) % 1000));
      if (node == nullptr || bytes == nullptr) h.gc.collect(CollectReason::kMemory);
    }
    ASSERT_TRUE(h.valid());
    // There was no n-th attempt.
    if (h.os.attempts() - before < n) {
      EXPECT_GT(n, 10u);
      break;
    }
  }
}

TEST(Collect, StressCollectsAfterEachAllocation) {
  TestHeap h;
  GcDebug debug;
  debug.stress = true;
  debug.clobber_free = true;
  h.gc.set_debug(debug);
  Node* list = nullptr;
  for (uint64_t i = 0; i < 200; i++) {
    list = h.node(list, i);
    h.roots = {list};
    ASSERT_TRUE(h.gc.wants_collection());
    h.poll();
    allocate_noscan(h.cache, 100);
    h.poll();
  }
  EXPECT_EQ(h.gc.cycles(), 400u);
  uint64_t i = 200;
  for (; list != nullptr; list = list->next) ASSERT_EQ(list->value, --i);
}

TEST(Collect, MemoryIsGivenBackAfterAPeak) {
  TestHeap h;
  h.roots.push_back(allocate_noscan(h.cache, 200 << 20));
  memset(h.roots[0], 1, 200 << 20);
  h.gc.collect(CollectReason::kForced);
  h.roots.clear();
  for (int i = 0; i < 3; i++) h.gc.collect(CollectReason::kForced);
  EXPECT_LT(h.os.charged(), uint64_t{8} << 20);
}

TEST(Specials, FinalizerKeepsTheObjectForOneCycle) {
  TestHeap h;
  Node* object = h.node(h.node(nullptr, 2), 1);
  auto* fn = h.node();
  auto set = [&](uintptr_t at) {
    return h.gc.set_finalizer(h.cache, at, address(fn), nullptr);
  };
  EXPECT_EQ(set(address(object)), SpecialResult::kDone);
  EXPECT_EQ(set(address(object)), SpecialResult::kAlreadySet);
  EXPECT_EQ(set(address(object) + 8), SpecialResult::kNotStart);
  EXPECT_EQ(set(address(&h)), SpecialResult::kNotHeap);
  h.gc.collect(CollectReason::kForced);
  FinalizerCall call;
  ASSERT_TRUE(h.gc.take_finalizer(h.cache, &call));
  EXPECT_EQ(call.argument, address(object));
  EXPECT_EQ(call.fn, address(fn));
  EXPECT_EQ(object->next->value, 2u);
  EXPECT_FALSE(h.gc.take_finalizer(h.cache, &call));
  h.gc.collect(CollectReason::kForced);
  MemStats stats;
  h.gc.read_stats(&stats);
  EXPECT_EQ(stats.heap_objects, 0u);
}

TEST(Specials, FinalizersFollowDependency) {
  TestHeap h;
  Node* inner = h.node();
  Node* outer = h.node(inner);
  Node* fn = h.node();
  h.gc.set_finalizer(h.cache, address(inner), address(fn), nullptr);
  h.gc.set_finalizer(h.cache, address(outer), address(fn), nullptr);
  h.roots = {fn};
  FinalizerCall call;
  h.gc.collect(CollectReason::kForced);
  ASSERT_TRUE(h.gc.take_finalizer(h.cache, &call));
  EXPECT_EQ(call.argument, address(outer));
  EXPECT_FALSE(h.gc.has_finalizers());
  h.gc.collect(CollectReason::kForced);
  ASSERT_TRUE(h.gc.take_finalizer(h.cache, &call));
  EXPECT_EQ(call.argument, address(inner));
}

TEST(Specials, CleanupsAndWeakHandles) {
  TestHeap h;
  Node* object = h.node();
  Node* fn = h.node();
  Node* arg = h.node(nullptr, 9);
  EXPECT_EQ(h.gc.add_cleanup(h.cache, address(object) + 8, address(fn), address(arg), 1),
            SpecialResult::kDone);
  EXPECT_EQ(h.gc.add_cleanup(h.cache, address(object), address(fn), address(arg), 2),
            SpecialResult::kDone);
  h.gc.stop_cleanup(address(object), 2);
  uintptr_t weak = h.gc.weak_handle(h.cache, address(object));
  EXPECT_EQ(h.gc.weak_handle(h.cache, address(object)), weak);
  h.roots = {object, reinterpret_cast<void*>(weak)};
  h.gc.collect(CollectReason::kForced);
  EXPECT_EQ(h.gc.weak_load(h.cache, weak), address(object));
  EXPECT_FALSE(h.gc.has_finalizers());
  h.roots = {reinterpret_cast<void*>(weak)};
  h.gc.collect(CollectReason::kHeap);
  EXPECT_EQ(h.gc.weak_load(h.cache, weak), 0u);
  h.gc.finish_sweep();
  EXPECT_EQ(h.gc.weak_load(h.cache, weak), 0u);
  FinalizerCall call;
  ASSERT_TRUE(h.gc.take_finalizer(h.cache, &call));
  EXPECT_EQ(call.kind, SpecialKind::kCleanup);
  EXPECT_EQ(reinterpret_cast<Node*>(call.argument)->value, 9u);
  EXPECT_FALSE(h.gc.has_finalizers());
}

TEST(Vm, AThousandIdleHeapsAreSmall) {
  std::vector<TestHeap*> heaps;
  for (int i = 0; i < 1000; i++) {
    heaps.push_back(new TestHeap(64 << 20));
    ASSERT_NE(heaps.back()->node(), nullptr);
    ASSERT_LT(heaps.back()->os.charged(), 64u << 10);
  }
  for (TestHeap* h : heaps) delete h;
}

}  // namespace
}  // namespace vole::runtime
