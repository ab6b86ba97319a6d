// Tests of the course of a concurrent cycle on one P, step by step with a clock that stands still:
// what the barrier and allocate-black must keep, who may be collected when, the pacer's numbers.
#include "tests/unit/runtime/test_heap.h"

#include <gtest/gtest.h>

#include "runtime/gc/sweeper.h"
#include "tests/unit/in_child.h"

namespace vole::runtime {
namespace {

uintptr_t address(const void* p) { return reinterpret_cast<uintptr_t>(p); }

// Globals that are one root job, and goroutines whose stacks are a few pointers. The first runs.
class SteppedHeap final : public RootProvider {
 public:
  struct Goroutine {
    std::vector<void*> stack;
    uint32_t cycle = 0;    // in which it was scanned
    bool elsewhere = false;  // running on another P
  };

  SteppedHeap() : heap(os), gc((VOLE_CHECK(heap.init({})), heap), clock) {
    VOLE_CHECK(gc.attach(cache) != nullptr);
    gc.set_roots(this);
    GcDebug debug;
    debug.verify = true;
    debug.check_mark = true;
    debug.clobber_free = true;
    gc.set_debug(debug);
    goroutines.resize(1);
  }
  ~SteppedHeap() { gc.detach(cache); }

  Counts count_roots() override { return {1, static_cast<uint32_t>(goroutines.size())}; }
  void run_root_job(uint32_t, RootVisitor& visitor) override {
    for (void*& p : globals) visitor.slot(&p);
  }
  bool scan_goroutine(uint32_t i, RootVisitor& visitor) override {
    Goroutine& g = goroutines[i];
    if (!visitor.again()) {
      if (g.cycle == visitor.cycle()) return true;
      if (g.elsewhere && !visitor.stopped()) return false;
      g.cycle = visitor.cycle();
    }
    for (void* p : g.stack) visitor.pointer(address(p));
    visitor.add_stack_bytes(g.stack.size() * 8);
    return true;
  }
  void scan_running(RootVisitor& visitor) override { scan_goroutine(0, visitor); }

  Node* node(Node* next, uint64_t value) {
    auto* n = static_cast<Node*>(allocate(cache, &node_type));
    store_pointer(cache, &n->next, next);
    n->value = value;
    return n;
  }
  void start() {
    gc.request_collection(CollectReason::kHeap);
    gc.poll(*cache.gc);
    // This one scans the running goroutine.
    gc.poll(*cache.gc);
    ASSERT_TRUE(gc.marking());
  }
  // Marks until nothing is left that can be done.
  void mark() { gc.run_worker(*cache.gc, WorkerMode::kDedicated); }
  void finish() {
    for (int i = 0; gc.marking() && i < 100; i++) mark();
    ASSERT_FALSE(gc.marking());
    gc.finish_sweep();
  }
  uint64_t objects() {
    MemStats stats;
    gc.read_stats(&stats);
    return stats.heap_objects;
  }

  OsMemory os;
  Clock clock{Clock::Kind::kVirtual};
  Heap heap;
  Collector gc;
  MCache cache;
  void* globals[4] = {};
  std::vector<Goroutine> goroutines;
  TypeDesc node_type = make_type(32, 16, kNodeMask);
  TypeDesc pointer_type = make_type(8, 8, kPointerMask);
};

TEST(Cycle, MarksWhileTheProgramRuns) {
  SteppedHeap h;
  h.globals[0] = h.node(h.node(nullptr, 2), 1);
  h.node(nullptr, 3);
  h.start();
  EXPECT_TRUE(h.cache.barrier);
  h.finish();
  EXPECT_FALSE(h.cache.barrier);
  EXPECT_EQ(h.objects(), 2u);
  EXPECT_EQ(h.gc.cycles(), 1u);
  EXPECT_EQ(h.gc.last_cycle().heap_marked, 64u);
}

// The stack is black; the only pointer to a white object is taken from the heap.
TEST(Cycle, DeletionBarrierKeepsWhatAStackTookOver) {
  SteppedHeap h;
  Node* a = h.node(h.node(nullptr, 7), 1);
  h.globals[0] = a;
  h.start();
  EXPECT_EQ(h.goroutines[0].cycle, h.gc.cycle_number());
  Node* taken = a->next;
  h.goroutines[0].stack = {taken};
  store_pointer(h.cache, &a->next, nullptr);
  h.finish();
  EXPECT_EQ(h.objects(), 2u);
  EXPECT_EQ(taken->value, 7u);
}

// The same by a bulk store and by clearing.
TEST(Cycle, DeletionBarrierOfBulkStores) {
  for (bool clear : {false, true}) {
    SteppedHeap h;
    Node* a = h.node(h.node(nullptr, 7), 1);
    store_pointer(h.cache, &a->other, h.node(nullptr, 8));
    h.globals[0] = a;
    h.start();
    h.goroutines[0].stack = {a->next, a->other};
    Node empty{};
    if (clear) {
      zero_typed(h.cache, a, sizeof(Node), &h.node_type);
    } else {
      copy_typed(h.cache, a, &empty, sizeof(Node), &h.node_type);
    }
    h.finish();
    EXPECT_EQ(h.objects(), 3u);
  }
}

// The object is black; a goroutine that was not scanned yet puts its only pointer there.
TEST(Cycle, InsertionBarrierKeepsWhatAStackHides) {
  SteppedHeap h;
  Node* a = h.node(nullptr, 1);
  h.globals[0] = a;
  h.goroutines.resize(2);
  SteppedHeap::Goroutine& other = h.goroutines[1];
  Node* hidden = h.node(nullptr, 7);
  other.stack = {hidden};
  other.elsewhere = true;
  h.start();
  h.mark();
  EXPECT_TRUE(h.gc.marking());
  store_pointer(h.cache, &a->next, hidden);
  other.stack.clear();
  other.elsewhere = false;
  h.finish();
  EXPECT_EQ(h.objects(), 2u);
  EXPECT_EQ(a->next->value, 7u);
}

TEST(Cycle, InsertionBarrierOfBulkStoresAndFrames) {
  for (int way = 0; way < 3; way++) {
    SteppedHeap h;
    Node* a = h.node(nullptr, 1);
    h.globals[0] = a;
    h.goroutines.resize(2);
    SteppedHeap::Goroutine& other = h.goroutines[1];
    Node* hidden = h.node(nullptr, 7);
    other.stack = {hidden};
    other.elsewhere = true;
    h.start();
    h.mark();
    Node copy{};
    copy.next = hidden;
    if (way == 0) {
      copy_typed(h.cache, a, &copy, sizeof(Node), &h.node_type);
    } else if (way == 1) {
      // Into the frame of a goroutine that was scanned.
      shade_value(h.cache, &copy, &h.node_type);
      h.goroutines[0].stack = {hidden};
    } else {
      shade(h.cache, hidden);
      h.goroutines[0].stack = {hidden};
    }
    other.stack.clear();
    other.elsewhere = false;
    h.finish();
    EXPECT_EQ(h.objects(), 2u);
    EXPECT_EQ(hidden->value, 7u);
  }
}

TEST(Cycle, ObjectsAreBornBlack) {
  SteppedHeap h;
  for (int i = 0; i < 100; i++) h.node(nullptr, 0);
  h.start();
  // All kinds: a slot of a span that was in the cache, of a fresh span, a tiny block, large ones.
  std::vector<void*>& stack = h.goroutines[0].stack;
  stack.push_back(h.node(nullptr, 7));
  stack.push_back(allocate_array(h.cache, &h.pointer_type, 100));
  stack.push_back(allocate_noscan(h.cache, 8));
  stack.push_back(allocate_noscan(h.cache, 100000));
  stack.push_back(allocate_array(h.cache, &h.pointer_type, 10000));
  h.finish();
  EXPECT_EQ(h.objects(), 5u);
  EXPECT_EQ(static_cast<Node*>(stack[0])->value, 7u);
}

TEST(Cycle, UsedSlotsAreClearedWhenTheyAreUsedAgain) {
  SteppedHeap h;
  // One stays, so that the span is not given back.
  h.globals[0] = h.node(nullptr, 1);
  for (int i = 0; i < 200; i++) {
    Node* n = h.node(nullptr, 1);
    n->other = n;
    n->pad = 99;
    memset(allocate_noscan(h.cache, 48), 0xff, 48);
  }
  h.goroutines[0].stack = {allocate_noscan(h.cache, 48)};
  h.start();
  h.finish();
  for (int i = 0; i < 100; i++) {
    auto* n = static_cast<Node*>(allocate(h.cache, &h.node_type));
    EXPECT_EQ(n->next, nullptr);
    EXPECT_EQ(n->other, nullptr);
    EXPECT_EQ(n->pad, 0u);
    auto* bytes = static_cast<uint64_t*>(allocate_noscan(h.cache, 48));
    for (int w = 0; w < 6; w++) EXPECT_EQ(bytes[w], 0u);
  }
}

TEST(Cycle, ATinyBlockLivesOnWhileItIsFilled) {
  SteppedHeap h;
  auto* first = static_cast<uint8_t*>(allocate_noscan(h.cache, 1));
  (void)first;
  h.start();
  auto* second = static_cast<uint8_t*>(allocate_noscan(h.cache, 1));
  *second = 42;
  h.goroutines[0].stack = {second};
  h.finish();
  EXPECT_EQ(*second, 42);
  EXPECT_EQ(h.objects(), 1u);
}

TEST(Cycle, WeakPointersThatComeToLifeWhileMarking) {
  SteppedHeap h;
  Node* object = h.node(nullptr, 5);
  h.globals[0] = object;
  uintptr_t weak = h.gc.weak_handle(h.cache, address(object));
  h.globals[1] = reinterpret_cast<void*>(weak);
  h.start();
  // The global is cleared before it is scanned, behind the barrier's back: only the load counts.
  h.globals[0] = nullptr;
  EXPECT_EQ(h.gc.weak_load(h.cache, weak), address(object));
  h.goroutines[0].stack = {object};
  h.finish();
  EXPECT_EQ(h.gc.weak_load(h.cache, weak), address(object));
  EXPECT_EQ(object->value, 5u);
  h.goroutines[0].stack.clear();
  h.start();
  h.finish();
  EXPECT_EQ(h.gc.weak_load(h.cache, weak), 0u);
}

TEST(Cycle, SpecialsAddedWhileMarking) {
  SteppedHeap h;
  Node* object = h.node(nullptr, 5);
  h.globals[0] = object;
  Node* fn = h.node(nullptr, 6);
  h.goroutines.resize(2);
  h.goroutines[1].stack = {fn};
  h.goroutines[1].elsewhere = true;
  h.start();
  h.mark();
  h.gc.add_cleanup(h.cache, address(object), address(fn), 0, 1);
  h.goroutines[1].stack.clear();
  h.goroutines[1].elsewhere = false;
  h.finish();
  EXPECT_EQ(h.objects(), 2u);
  EXPECT_EQ(fn->value, 6u);
  // A due call that is taken while marking, by a goroutine that was scanned.
  h.globals[0] = nullptr;
  h.start();
  h.finish();
  EXPECT_TRUE(h.gc.take_finalizer_news());
  h.start();
  FinalizerCall call;
  ASSERT_TRUE(h.gc.take_finalizer(h.cache, &call));
  h.goroutines[0].stack = {reinterpret_cast<void*>(call.fn)};
  h.finish();
  EXPECT_EQ(fn->value, 6u);
  EXPECT_EQ(h.objects(), 1u);
}

// The object is on a stack that has not been scanned, and gone when it is: the finalizer gets it
// with all that it refers to.
TEST(Cycle, FinalizersSetWhileMarking) {
  SteppedHeap h;
  Node* object = h.node(h.node(nullptr, 7), 5);
  Node* fn = h.node(nullptr, 6);
  h.goroutines.resize(2);
  h.goroutines[1].stack = {object, fn};
  h.goroutines[1].elsewhere = true;
  h.start();
  h.mark();
  h.gc.set_finalizer(h.cache, address(object), address(fn), nullptr);
  h.goroutines[1].stack.clear();
  h.goroutines[1].elsewhere = false;
  h.finish();
  FinalizerCall call;
  ASSERT_TRUE(h.gc.take_finalizer(h.cache, &call));
  EXPECT_EQ(call.argument, address(object));
  EXPECT_EQ(object->next->value, 7u);
  EXPECT_EQ(fn->value, 6u);
}

TEST(Cycle, AFailedAllocationEndsTheCycleThatRuns) {
  SteppedHeap h;
  h.globals[0] = h.node(nullptr, 1);
  Node* dead = h.node(nullptr, 2);
  h.globals[1] = dead;
  h.start();
  h.mark();
  store_pointer(h.cache, &h.globals[1], nullptr);
  EXPECT_EQ(h.gc.cycles(), 1u);
  h.goroutines.resize(2);
  Node* held = h.node(nullptr, 4);
  h.goroutines[1].stack = {held};
  h.goroutines[1].elsewhere = true;
  h.start();
  h.mark();
  EXPECT_TRUE(h.gc.marking());
  h.globals[0] = h.node(static_cast<Node*>(h.globals[0]), 3);
  h.gc.collect(CollectReason::kMemory);
  EXPECT_FALSE(h.gc.marking());
  EXPECT_EQ(h.gc.cycles(), 3u);
  EXPECT_EQ(h.objects(), 3u);
  EXPECT_EQ(held->value, 4u);
}

TEST(Cycle, ForcedCyclesAreComplete) {
  SteppedHeap h;
  h.globals[0] = h.node(nullptr, 1);
  h.start();
  // Dead, but born black in the cycle that runs: the forced one that follows finds it.
  h.node(nullptr, 2);
  uint32_t target = 0;
  for (int i = 0; i < 100 && !h.gc.forced_step(*h.cache.gc, &target); i++) {
  }
  EXPECT_EQ(h.gc.cycles(), 2u);
  EXPECT_EQ(h.objects(), 1u);
}

TEST(Cycle, ACycleAfterTwoMinutes) {
  SteppedHeap h;
  h.clock.advance(1'000'000'000);
  EXPECT_FALSE(h.gc.tick(h.clock.monotonic_ns()));
  h.clock.advance(119'000'000'000);
  EXPECT_FALSE(h.gc.tick(h.clock.monotonic_ns()));
  h.clock.advance(2'000'000'000);
  EXPECT_TRUE(h.gc.tick(h.clock.monotonic_ns()));
  EXPECT_EQ(h.gc.find_idle(*h.cache.gc), WorkerMode::kStart);
  h.gc.run_worker(*h.cache.gc, WorkerMode::kStart);
  h.finish();
  EXPECT_EQ(h.gc.last_cycle().reason, CollectReason::kTime);
  h.gc.set_gc_percent(-1);
  h.clock.advance(200'000'000'000);
  EXPECT_FALSE(h.gc.tick(h.clock.monotonic_ns()));
}

TEST(Cycle, AllocationPaysWhileMarking) {
  SteppedHeap h;
  Node* list = nullptr;
  for (int i = 0; i < 200000; i++) list = h.node(list, 1);
  h.globals[0] = list;
  h.gc.collect(CollectReason::kForced);
  h.start();
  // The clock stands still: only debts make marking go on.
  uint64_t allocated = 0;
  while (h.gc.marking() && allocated < uint64_t{64} << 20) {
    for (int i = 0; i < 300; i++) h.node(nullptr, 0);
    allocated += 300 * 32;
    h.gc.poll(*h.cache.gc);
  }
  EXPECT_FALSE(h.gc.marking());
  EXPECT_LE(h.gc.last_cycle().heap_after, h.gc.last_cycle().goal + (uint64_t{1} << 20));
}

TEST(Cycle, GlobalHooksAndOverflow) {
  SteppedHeap h;
  int starts = 0;
  int ends = 0;
  int traces = 0;
  h.gc.set_cycle_hook([](void* n) { ++*static_cast<int*>(n); }, &starts);
  h.gc.add_cycle_end_hook([](void* n) { ++*static_cast<int*>(n); }, &ends);
  h.gc.set_trace_hook([](void* n, const CycleStats&) { ++*static_cast<int*>(n); }, &traces);
  constexpr size_t kWidth = 20000;
  auto** wide = static_cast<Node**>(allocate_array(h.cache, &h.pointer_type, kWidth));
  for (size_t i = 0; i < kWidth; i++) wide[i] = h.node(h.node(nullptr, i), i);
  h.globals[0] = wide;
  h.heap.scavenge(SIZE_MAX, ScavengeKind::kForced);
  h.os.set_limit(h.os.charged());
  h.start();
  h.finish();
  h.os.set_limit(OsMemory::kNoLimit);
  EXPECT_EQ(h.objects(), 1 + 2 * kWidth);
  EXPECT_EQ(starts, 1);
  EXPECT_EQ(ends, 1);
  EXPECT_EQ(traces, 1);
}

// Time is up (the goroutine is to be preempted) while the stopped world makes up for buffers that
// could not be had: that work is not to be left, and it ends.
TEST(Cycle, OverflowIsScannedByOneThatIsToStop) {
  SteppedHeap h;
  constexpr unsigned kSeconds = 60;
  constexpr size_t kWidth = 20000;
  auto** wide = static_cast<Node**>(allocate_array(h.cache, &h.pointer_type, kWidth));
  for (size_t i = 0; i < kWidth; i++) wide[i] = h.node(h.node(nullptr, i), i);
  h.globals[0] = wide;
  h.heap.scavenge(SIZE_MAX, ScavengeKind::kForced);
  h.os.set_limit(h.os.charged());
  Atomic<bool> preempt{true};
  h.cache.gc->preempt = &preempt;
  EXPECT_TRUE(ends_within(kSeconds, [&] {
    h.gc.collect(CollectReason::kMemory);
    h.cache.gc->preempt = nullptr;
    h.os.set_limit(OsMemory::kNoLimit);
    EXPECT_EQ(h.objects(), 1 + 2 * kWidth);
  }));
  h.cache.gc->preempt = nullptr;
}

// ---- pacer

Pacer::MemoryUse no_limit() { return {}; }

TEST(Pacer, GoalAndTrigger) {
  Pacer p;
  p.commit(no_limit(), 0, true);
  EXPECT_EQ(p.goal(), uint64_t{4} << 20);
  EXPECT_LT(p.trigger(), p.goal());
  Pacer::Marked m;
  m.bytes = 100 << 20;
  m.heap_scan = 80 << 20;
  m.stack_scan = 2 << 20;
  m.global_scan = 1 << 20;
  p.set_marked(m);
  p.commit(no_limit(), m.bytes, true);
  EXPECT_EQ(p.goal(), uint64_t{203} << 20);
  // Nothing is known of cons/mark: the trigger is as late as it may be.
  EXPECT_EQ(p.trigger(), p.goal() - (uint64_t{4} << 20));
  p.set_gc_percent(50);
  p.commit(no_limit(), m.bytes, true);
  EXPECT_NEAR(static_cast<double>(p.goal()), 151.5 * 1048576, 200);
  p.set_gc_percent(-1);
  p.commit(no_limit(), m.bytes, true);
  EXPECT_EQ(p.goal(), kNoGoal);
}

TEST(Pacer, RunwayFollowsTheLargestRecentConsMark) {
  Pacer p;
  Pacer::Marked m;
  m.bytes = m.heap_scan = uint64_t{100} << 20;
  p.set_marked(m);
  p.commit(no_limit(), m.bytes, true);
  p.start(p.trigger(), 1);
  Pacer::Measured measured;
  measured.mark_ns = 100'000'000;
  measured.heap_live = p.trigger() + (uint64_t{10} << 20);
  p.measure(measured, m);
  // 10 MiB allocated in three quarters of the time in which 100 MiB were scanned in one.
  EXPECT_NEAR(p.cons_mark(), 0.1 / 3, 1e-9);
  p.set_marked(m);
  p.commit(no_limit(), m.bytes, true);
  EXPECT_NEAR(static_cast<double>(p.goal() - p.trigger()), 10.0 * 1048576, 1e5);
  // Slower ones do not count until four have passed.
  for (int i = 0; i < 5; i++) {
    p.start(p.trigger(), 1);
    measured.heap_live = p.trigger() + (1 << 20);
    p.measure(measured, m);
    p.set_marked(m);
    if (i < 3) EXPECT_NEAR(p.cons_mark(), 0.1 / 3, 1e-9);
  }
  EXPECT_NEAR(p.cons_mark(), 0.01 / 3, 1e-9);
}

TEST(Pacer, Workers) {
  struct {
    uint32_t procs, dedicated;
    double fraction;
  } expect[] = {{1, 0, 0.25}, {2, 0, 0.25}, {3, 0, 0.25}, {4, 1, 0}, {5, 1, 0}, {6, 1, 0.5 / 6},
                {8, 2, 0}};
  for (auto& e : expect) {
    Pacer p;
    p.start(0, e.procs);
    EXPECT_EQ(p.dedicated_workers(), e.dedicated) << e.procs;
    EXPECT_NEAR(p.fractional_goal(), e.fraction, 1e-9) << e.procs;
  }
}

TEST(Pacer, AssistsFillTheGapToTheGoal) {
  Pacer p;
  Pacer::Marked m;
  m.bytes = m.heap_scan = uint64_t{100} << 20;
  p.set_marked(m);
  p.commit(no_limit(), m.bytes, true);
  uint64_t start = p.goal() - (uint64_t{20} << 20);
  p.start(start, 1);
  EXPECT_NEAR(p.assist_ratio(), 5, 0.01);
  p.revise(start + (uint64_t{10} << 20), m.bytes * 2, uint64_t{90} << 20);
  EXPECT_NEAR(p.assist_ratio(), 1, 0.01);
  // Past the goal there is a tenth more.
  p.revise(p.goal() + 1, m.bytes * 2, uint64_t{50} << 20);
  EXPECT_GT(p.assist_ratio(), 1);
  EXPECT_LT(p.assist_ratio(), 20);
}

TEST(Pacer, MemoryLimit) {
  Pacer p;
  Pacer::Marked m;
  m.bytes = m.heap_scan = uint64_t{40} << 20;
  p.set_marked(m);
  Pacer::MemoryUse use;
  use.limit = uint64_t{64} << 20;
  use.heap_live = m.bytes;
  use.charged = uint64_t{44} << 20;
  p.commit(use, m.bytes, true);
  // 64 MiB less 4 MiB of other things, less 3 per cent.
  EXPECT_NEAR(static_cast<double>(p.goal()), 0.97 * 60 * 1048576, 1e5);
  p.set_gc_percent(-1);
  p.commit(use, m.bytes, true);
  EXPECT_LT(p.goal(), uint64_t{60} << 20);
  use.limit = uint64_t{30} << 20;
  p.commit(use, m.bytes, true);
  EXPECT_GT(p.goal(), m.bytes);
}

TEST(CpuLimiter, LimitsAtHalfOfTheTime) {
  CpuLimiter limiter;
  for (int i = 0; i < 199; i++) limiter.add(6'000'000, 4'000'000, 1);
  EXPECT_FALSE(limiter.limiting());
  for (int i = 0; i < 400; i++) limiter.add(6'000'000, 4'000'000, 1);
  EXPECT_TRUE(limiter.limiting());
  limiter.add(0, 50'000'000, 1);
  EXPECT_FALSE(limiter.limiting());
  for (int i = 0; i < 1000; i++) limiter.add(4'000'000, 6'000'000, 1);
  EXPECT_FALSE(limiter.limiting());
}

}  // namespace
}  // namespace vole::runtime
