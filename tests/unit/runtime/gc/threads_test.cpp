// The collector under threads: mutators that share a graph of objects, stop at safe points of their
// own and hide pointers from each other, while cycles run one after the other. Freed objects are
// overwritten, so a lost object shows as a wrong check word; a second mark checks each cycle.
// Meant to run under TSan as well.
#include "tests/unit/runtime/test_heap.h"

#include <gtest/gtest.h>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

namespace vole::runtime {
namespace {

uintptr_t address(const void* p) { return reinterpret_cast<uintptr_t>(p); }

constexpr size_t kLocals = 16;
constexpr size_t kGlobals = 64;

// A thread with a P of its own and a "stack" that only it touches.
struct Mutator {
  MCache cache;
  Atomic<bool> preempt{false};
  void* locals[kLocals] = {};
  uint32_t scanned = 0;
  bool stopped = false;                 // under the world's mutex
  void (*call)(void*, GcLocal&) = nullptr;  // the same: what to run at the next safe point
  void* call_context = nullptr;
  std::unique_ptr<Random> random;
};

class ThreadWorld final : public World, public RootProvider {
 public:
  explicit ThreadWorld(uint32_t threads, const GcDebug& debug)
      : heap(os), gc((VOLE_CHECK(heap.init({})), heap), clock), mutators_(threads) {
    gc.set_roots(this);
    gc.set_world(this);
    gc.set_debug(debug);
    uint64_t seed = 1;
    for (auto& m : mutators_) {
      m = std::make_unique<Mutator>();
      m->random = std::make_unique<Random>(seed++);
      GcLocal* local = gc.attach(m->cache);
      VOLE_CHECK(local != nullptr);
      local->owner = m.get();
      local->preempt = &m->preempt;
    }
  }
  ~ThreadWorld() {
    for (auto& m : mutators_) gc.detach(m->cache);
  }

  // ---- World
  GcLocal* stop() override {
    std::unique_lock lock(mutex_);
    Mutator* me = current();
    wait(lock, me, [this] { return stopper_ == nullptr; });
    stopper_ = me;
    for (auto& m : mutators_) {
      if (m.get() != me) m->preempt.store_relaxed(true);
    }
    changed_.wait(lock, [&] { return others_stopped(me); });
    return me->cache.gc;
  }
  void start() override {
    std::unique_lock lock(mutex_);
    stopper_ = nullptr;
    changed_.notify_all();
  }
  void for_each_p(void (*fn)(void*, GcLocal&), void* context) override {
    std::unique_lock lock(mutex_);
    Mutator* me = current();
    wait(lock, me, [this] { return calls_left_ == 0; });
    for (auto& m : mutators_) {
      if (m.get() == me || m->stopped) continue;
      m->call = fn;
      m->call_context = context;
      m->preempt.store_relaxed(true);
      calls_left_++;
    }
    for (auto& m : mutators_) {
      if (m.get() == me || m->call == nullptr) fn(context, *m->cache.gc);
    }
    wait(lock, me, [this] { return calls_left_ == 0; });
  }
  uint32_t procs() const override { return static_cast<uint32_t>(mutators_.size()); }
  void wake_idle() override {}
  void ready_all(GQueue&) override {}
  bool has_work(GcLocal&) override { return true; }
  void phase_changed(bool) override {}
  void cycle_ended() override {}

  // ---- roots: globals are a job, each thread scans its own locals
  Counts count_roots() override { return {1, static_cast<uint32_t>(mutators_.size())}; }
  void run_root_job(uint32_t, RootVisitor& visitor) override {
    for (void*& p : globals) visitor.slot(&p);
  }
  bool scan_goroutine(uint32_t i, RootVisitor& visitor) override {
    Mutator& m = *mutators_[i];
    if (visitor.again() || visitor.stopped()) {
      scan(m, visitor);
      return true;
    }
    // Others' locals are not looked at; whether they were scanned is told under the mutex.
    std::unique_lock lock(mutex_);
    if (m.scanned == visitor.cycle()) return true;
    if (m.cache.gc != &visitor.local()) return false;
    lock.unlock();
    scan(m, visitor);
    return true;
  }
  void scan_running(RootVisitor& visitor) override {
    Mutator& m = *of(visitor.local());
    if (m.scanned != visitor.cycle()) scan(m, visitor);
  }

  // ---- a mutator's side
  void safe_point(Mutator& m) {
    if (m.preempt.load_relaxed()) {
      std::unique_lock lock(mutex_);
      m.preempt.store_relaxed(false);
      wait(lock, &m, [] { return true; });
    }
    if (gc.needs_poll()) gc.poll(*m.cache.gc);
  }
  // The thread ends: it counts as stopped from now on.
  void leave(Mutator& m) {
    std::unique_lock lock(mutex_);
    wait(lock, &m, [] { return true; });
    for (void*& p : m.locals) p = nullptr;
    m.scanned = UINT32_MAX;
    m.stopped = true;
    left_++;
    changed_.notify_all();
    changed_.wait(lock, [&] {
      run_call(&m);
      return left_ == mutators_.size();
    });
  }
  // Binds the calling thread to a mutator.
  Mutator& mutator(size_t i) {
    current() = mutators_[i].get();
    return *mutators_[i];
  }

  OsMemory os;
  Clock clock;
  Heap heap;
  Collector gc;
  void* globals[kGlobals] = {};
  TypeDesc node_type = make_type(32, 16, kNodeMask);
  TypeDesc pointer_type = make_type(8, 8, kPointerMask);

 private:
  static Mutator*& current() {
    thread_local Mutator* mutator = nullptr;
    return mutator;
  }
  static Mutator* of(GcLocal& local) { return static_cast<Mutator*>(local.owner); }
  void scan(Mutator& m, RootVisitor& visitor) {
    for (void* p : m.locals) visitor.pointer(address(p));
    visitor.add_stack_bytes(sizeof(m.locals));
    if (visitor.again()) return;
    if (visitor.stopped()) {
      m.scanned = visitor.cycle();
      return;
    }
    std::unique_lock lock(mutex_);
    m.scanned = visitor.cycle();
  }
  bool others_stopped(const Mutator* me) {
    for (auto& m : mutators_) {
      if (m.get() != me && !m->stopped) return false;
    }
    return true;
  }
  void run_call(Mutator* me) {
    if (me->call == nullptr) return;
    auto fn = me->call;
    me->call = nullptr;
    fn(me->call_context, *me->cache.gc);
    calls_left_--;
    changed_.notify_all();
  }
  // At a safe point until the condition holds and nobody else has the world stopped.
  template <class F>
  void wait(std::unique_lock<std::mutex>& lock, Mutator* me, F condition) {
    for (;;) {
      run_call(me);
      if (stopper_ == nullptr || stopper_ == me) {
        if (condition()) break;
      } else if (!me->stopped) {
        me->stopped = true;
        changed_.notify_all();
      }
      changed_.wait(lock);
      if (stopper_ == nullptr) me->stopped = false;
    }
    me->stopped = false;
  }

  std::vector<std::unique_ptr<Mutator>> mutators_;
  std::mutex mutex_;
  std::condition_variable changed_;
  Mutator* stopper_ = nullptr;
  size_t calls_left_ = 0;
  size_t left_ = 0;
};

Node* load(const void* at) { return mem::load<Node*>(at); }

void check(const Node* n) {
  ASSERT_EQ(mem::load<uint64_t>(&n->pad), ~mem::load<uint64_t>(&n->value));
}

Node* make(ThreadWorld& w, Mutator& m, void* next, void* other) {
  auto* n = static_cast<Node*>(allocate(m.cache, &w.node_type));
  uint64_t value = m.random->next64();
  mem::store(&n->value, value);
  mem::store(&n->pad, ~value);
  store_pointer(m.cache, &n->next, next);
  store_pointer(m.cache, &n->other, other);
  return n;
}

// A tree, so that marking takes a while. No safe points.
Node* make_tree(ThreadWorld& w, Mutator& m, int depth) {
  if (depth == 0) return make(w, m, nullptr, nullptr);
  Node* left = make_tree(w, m, depth - 1);
  return make(w, m, left, make_tree(w, m, depth - 1));
}

// A pointer field some way down from a global; null: the way ended.
Node** find_field(ThreadWorld& w, Mutator& m) {
  auto* n = load(&w.globals[m.random->below(kGlobals)]);
  for (uint32_t depth = m.random->below(14); n != nullptr; depth--) {
    check(n);
    Node** field = m.random->below(2) == 0 ? &n->next : &n->other;
    if (depth == 0) return field;
    n = load(field);
  }
  return nullptr;
}

// One step of a mutator between two safe points.
void step(ThreadWorld& w, Mutator& m) {
  Random& random = *m.random;
  void*& local = m.locals[random.below(kLocals)];
  void*& other = m.locals[random.below(kLocals)];
  void*& global = w.globals[random.below(kGlobals)];
  switch (random.below(12)) {
    case 0:
      local = make(w, m, local, other);
      break;
    case 1:
      if (random.below(50) == 0) store_pointer(m.cache, &global, make_tree(w, m, 9));
      break;
    case 2:  // hangs what only this stack has somewhere into the heap
      if (Node** field = find_field(w, m)) {
        store_pointer(m.cache, field, local);
        local = nullptr;
      }
      break;
    case 3:
      if (load(&global) == nullptr) store_pointer(m.cache, &global, local);
      break;
    case 4:  // takes a pointer out of the heap, so that only the stack has it
      if (Node** field = find_field(w, m)) {
        local = load(field);
        store_pointer(m.cache, field, nullptr);
      }
      break;
    case 5:
      local = load(&global);
      break;
    case 6:
      if (local != nullptr) other = load(&static_cast<Node*>(local)->next);
      break;
    case 7:  // moves a pointer from one object to another and away
      if (local != nullptr && other != nullptr) {
        auto* from = static_cast<Node*>(local);
        auto* to = static_cast<Node*>(other);
        store_pointer(m.cache, &to->other, load(&from->next));
        store_pointer(m.cache, &from->next, nullptr);
      }
      break;
    case 8:
      if (local != nullptr && other != nullptr) {
        Node copy{};
        copy.next = load(&static_cast<Node*>(other)->other);
        copy.value = mem::load<uint64_t>(&static_cast<Node*>(local)->value);
        copy.pad = ~copy.value;
        copy_typed(m.cache, local, &copy, sizeof(Node), &w.node_type);
      }
      break;
    case 9: {
      void* bytes = allocate_noscan(m.cache, 1 + random.below(3000));
      mem::store<uint8_t>(bytes, 1);
      local = nullptr;
      break;
    }
    case 10: {
      size_t count = random.below(64) == 0 ? 5000 : 1 + random.below(200);
      auto** array = static_cast<void**>(allocate_array(m.cache, &w.pointer_type, count));
      store_pointer(m.cache, array + count - 1, local);
      auto* back = load(array + count - 1);
      if (back != nullptr) check(back);
      break;
    }
    default:
      local = nullptr;
      break;
  }
  for (auto* n = static_cast<Node*>(other); n != nullptr; n = load(&n->next)) {
    check(n);
    if (random.below(4) == 0) break;
  }
}

void run(const GcDebug& debug, uint32_t threads, int steps) {
  ThreadWorld w(threads, debug);
  std::vector<std::thread> running;
  for (uint32_t t = 0; t < threads; t++) {
    running.emplace_back([&w, t, threads, steps] {
      Mutator& m = w.mutator(t);
      for (size_t g = t; g < kGlobals; g += threads) {
        store_pointer(m.cache, &w.globals[g], make_tree(w, m, 9));
        w.safe_point(m);
      }
      // A slow or busy machine may need more steps until some cycles are through.
      for (int i = 0; i < steps || (w.gc.cycles() <= 2 && i < 100 * steps); i++) {
        step(w, m);
        if (i % 8 == 0) w.safe_point(m);
        if (testing::Test::HasFatalFailure()) break;
      }
      w.leave(m);
    });
  }
  for (std::thread& t : running) t.join();
  EXPECT_GT(w.gc.cycles(), 2u);
  const char* why = nullptr;
  if (!w.gc.marking()) EXPECT_TRUE(w.gc.verify(&why)) << why;
}

GcDebug always() {
  GcDebug debug;
  debug.always = true;
  debug.clobber_free = true;
  debug.check_mark = true;
  return debug;
}

#ifdef VOLE_SANITIZED
constexpr int kSteps = 60000;
#else
constexpr int kSteps = 600000;
#endif

TEST(Threads, CyclesWithoutEnd) { run(always(), 3, kSteps); }

TEST(Threads, VerifiedCycles) {
  GcDebug debug = always();
  debug.verify = true;
  run(debug, 2, kSteps / 4);
}

TEST(Threads, CyclesAsTheyCome) {
  GcDebug debug;
  debug.clobber_free = true;
  run(debug, 4, kSteps * 2);
}

TEST(Threads, StoppedCycles) {
  GcDebug debug = always();
  debug.stop_the_world = true;
  run(debug, 2, kSteps / 8);
}

}  // namespace
}  // namespace vole::runtime
