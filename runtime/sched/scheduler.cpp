// Goroutines from birth to reuse, and the ways into the run queues. The essay is in scheduler.h.
#include "runtime/sched/scheduler.h"

#include <cstdlib>
#include <new>

#include "base/check.h"
#include "base/mem.h"
#include "base/thread.h"

namespace vole::runtime {
namespace {

constexpr size_t kDefersPerBlock = 128;
constexpr uint32_t kFreeGsMax = 64;  // that a P keeps; half goes to the common list then
constexpr uint64_t kGoidBatch = 16;
constexpr uint32_t kGlobalBatch = 128;  // most that a P takes from the global queue at once

thread_local M* this_m = nullptr;

}  // namespace

M* current_m() { return this_m; }
M* set_current_m(M* m) {
  M* old = this_m;
  this_m = m;
  return old;
}

const char* wait_reason_text(WaitReason reason) {
  static constexpr const char* kTexts[] = {"waiting",
                                           "chan receive",
                                           "chan send",
                                           "select",
                                           "select (no cases)",
                                           "chan receive (nil chan)",
                                           "chan send (nil chan)",
                                           "sleep",
                                           "semacquire",
                                           "sync.Mutex.Lock",
                                           "sync.RWMutex.Lock",
                                           "sync.RWMutex.RLock",
                                           "sync.WaitGroup.Wait",
                                           "sync.Cond.Wait",
                                           "finalizer wait",
                                           "IO wait",
                                           "coroutine",
                                           "GC assist wait"};
  static_assert(sizeof(kTexts) / sizeof(kTexts[0]) == static_cast<size_t>(WaitReason::kCount));
  return kTexts[static_cast<size_t>(reason)];
}

// ---- status

void cas_status(G* g, GStatus from, GStatus to) {
  for (uint32_t spins = 0;; ++spins) {
    auto expected = static_cast<uint32_t>(from);
    if (VOLE_LIKELY(g->status.cas_acq_rel(expected, static_cast<uint32_t>(to)))) return;
    VOLE_CHECK(expected == (static_cast<uint32_t>(from) | kGScan) && "goroutine in another state");
    if (spins < 1000) {
      __builtin_ia32_pause();
    } else {
      yield_thread();
    }
  }
}

bool try_claim_scan(G* g) {
  // acquire: pairs with the release that made the state.
  uint32_t s = g->status.load_acquire();
  switch (static_cast<GStatus>(s)) {
    case GStatus::kRunnable:
    case GStatus::kSyscall:
    case GStatus::kWaiting:
      return g->status.cas_acq_rel(s, s | kGScan);
    default:
      return false;
  }
}

void release_scan(G* g) {
  uint32_t s = g->status.load_relaxed();
  VOLE_DCHECK((s & kGScan) != 0);
  g->status.store_release(s & ~kGScan);
}

// ---- creation and end

Scheduler::Scheduler(OsMemory& os, StackPool& stacks, Clock& clock, SchedulerOwner& owner)
    : os_(os), stacks_(stacks), clock_(clock), owner_(owner), own_poller_(clock),
      poller_(&own_poller_) {}

bool Scheduler::init(const Options& options, M& first) {
  options_ = options;
  if (options_.max_procs < options_.procs) options_.max_procs = options_.procs;
  if (!options_.threaded) options_.procs = options_.max_procs = 1;
  ps_.reset(new (std::nothrow) P*[options_.max_procs]);
  if (ps_ == nullptr) return false;
  first_ = &first;
  first.sched = this;
  m_count_.store_relaxed(1);
  awake_ms_ = 1;
  all_ms_.store_release(&first);
  if (!make_ps(options_.procs)) return false;
  Locker locker(lock_);
  for (uint32_t i = ps_made_.load_acquire(); i-- > 1;) push_idle_p(locker, ps_[i]);
  acquire_p(first, ps_[0]);
  return true;
}

bool Scheduler::make_ps(uint32_t n) {
  for (uint32_t made = ps_made_.load_relaxed(); made < n; ++made) {
    Random seeds(options_.seed + made);
    auto* p = new (std::nothrow) P(*this, made, seeds.next64());
    if (p == nullptr) return false;
    if (!owner_.attach_p(*p)) {
      delete p;
      return false;
    }
    ps_[made] = p;
    ps_made_.store_release(made + 1);
  }
  set_procs_in_use(n);
  return true;
}

void Scheduler::join() {
  if (joined_) return;
  joined_ = true;
  end();
  // Those that were joined may have started others before.
  M* joined = nullptr;
  for (M* first; (first = all_ms_.load_acquire()) != joined; joined = first) {
    for (M* m = first; m != joined; m = m->all_next) {
      if (m == first_) continue;
      // acquire: pairs with the release in new_thread().
      while (m->launch.load_acquire() == M::Launch::kPending) yield_thread();
      if (m->launch.load_relaxed() == M::Launch::kDone) m->thread.join();
    }
  }
  // No M is left that could start it now. It looks at the Ms when it traces them.
  if (sysmon_started_.load_acquire()) {
    sysmon_parker_.unpark();
    if (sysmon_launched_) sysmon_thread_.join();
  }
  all_ms_.store_release(nullptr);
  for (M* m = joined; m != nullptr;) {
    M* next = m->all_next;
    if (m != first_) delete m;
    m = next;
  }
}

void Scheduler::shut_down() {
  if (shut_) return;
  shut_ = true;
  join();
  for (uint32_t i = 0; i < g_count(); ++i) {
    G* g = g_at(i);
    if (g->state() != GStatus::kDead && ps_made_.load_acquire() != 0) free_records(*ps_[0], g);
    if (g->stack.lo != 0) stacks_.free(g->stack);
    g->stack = Stack();
  }
  for (uint32_t i = 0; i < ps_made_.load_acquire(); ++i) {
    ps_[i]->timers.clear();
    owner_.detach_p(*ps_[i]);
    delete ps_[i];
  }
  ps_made_.store_relaxed(0);
}

bool Scheduler::quiesce(int64_t timeout_ns) {
  if (!threaded()) return true;
  int64_t until = clock_.monotonic_ns() + timeout_ns;
  for (;;) {
    uint32_t awake;
    {
      Locker locker(lock_);
      awake = awake_ms_;
      for (M* m = all_ms_.load_relaxed(); m != nullptr; m = m->all_next) {
        if (m->in_syscall.load_relaxed()) --awake;
      }
    }
    if (awake == 0) return true;
    if (clock_.monotonic_ns() >= until) return false;
    yield_thread();
  }
}

Scheduler::~Scheduler() {
  VOLE_CHECK(shut_ || first_ == nullptr);
  for (const Block& block : blocks_) {
    std::free(block.memory);
    os_.uncharge(block.size);
  }
}

void Scheduler::free_records(P& p, G* g) {
  while (DeferRecord* d = g->defers) {
    g->defers = d->next;
    free_defer(p, d);
  }
  while (PanicRecord* r = g->panics) {
    g->panics = r->next;
    std::free(r->text);  // the record itself is the heap's, see vm/panic.cpp
  }
  g->select_sudogs = nullptr;  // a record: its pool frees it
}

void* Scheduler::new_block(size_t size) {
  if (!os_.charge(size)) return nullptr;
  void* memory = std::malloc(size);
  if (memory == nullptr) {
    os_.uncharge(size);
    return nullptr;
  }
  blocks_.push_back({memory, size});
  return memory;
}

bool Scheduler::add_defers(P& p) {
  DeferRecord* block;
  {
    Locker locker(gs_lock_);
    block = static_cast<DeferRecord*>(new_block(sizeof(DeferRecord) * kDefersPerBlock));
  }
  if (block == nullptr) return false;
  for (size_t i = kDefersPerBlock; i != 0; --i) free_defer(p, block + i - 1);
  return true;
}

// The directory only grows. Old ones stay until the end, for those who still read them.
bool Scheduler::grow_directory(uint32_t blocks) {
  if (blocks <= directory_size_) return true;
  uint32_t size = directory_size_ == 0 ? 16 : directory_size_ * 2;
  auto* fresh = static_cast<Atomic<G*>*>(new_block(size * sizeof(Atomic<G*>)));
  if (fresh == nullptr) return false;
  Atomic<G*>* old = directory_.load_relaxed();
  for (uint32_t i = 0; i < size; ++i) {
    new (fresh + i) Atomic<G*>(i < directory_size_ ? old[i].load_relaxed() : nullptr);
  }
  directory_.store_release(fresh);  // pairs with the acquire in g_at
  directory_size_ = size;
  return true;
}

// Fills p's list of free goroutines: from the common list, or with a new block.
bool Scheduler::add_gs(P& p) {
  Locker locker(gs_lock_);
  if (!free_gs_.empty()) {
    while (p.free_gs.size() < kFreeGsMax / 2 && !free_gs_.empty()) p.free_gs.push(free_gs_.pop());
    return true;
  }
  uint32_t count = g_count_.load_relaxed();
  uint32_t block_index = count / kGsPerBlock;
  if (!grow_directory(block_index + 1)) return false;
  auto* block = static_cast<G*>(new_block(sizeof(G) * kGsPerBlock));
  if (block == nullptr) return false;
  for (uint32_t i = 0; i < kGsPerBlock; ++i) {
    G* g = new (block + i) G();
    g->status.store_relaxed(static_cast<uint32_t>(GStatus::kDead));
    g->index = count + i;
    p.free_gs.push(g);
  }
  directory_.load_relaxed()[block_index].store_relaxed(block);
  g_count_.store_release(count + kGsPerBlock);  // pairs with the acquire in g_count
  return true;
}

G* Scheduler::create(P& p, size_t stack_bytes) {
  if (p.free_gs.empty() && !add_gs(p)) return nullptr;
  G* g = p.free_gs.pop();
  if (stack_bytes < stacks_.start_size()) stack_bytes = stacks_.start_size();
  if (!stacks_.allocate(stack_bytes, &g->stack, p.stacks)) {
    p.free_gs.push(g);
    return nullptr;
  }
  if (p.next_goid == p.last_goid) {
    p.next_goid = next_goid_.fetch_add_relaxed(kGoidBatch);
    p.last_goid = p.next_goid + kGoidBatch;
  }
  mem::store_word(&g->id, p.next_goid++);  // traces may be looking
  // The rest is as destroy() left it.
  leave_running(g, GStatus::kIdle);
  p.created.store_relaxed(p.created.load_relaxed() + 1);
  return g;
}

void Scheduler::destroy(P& p, G* g) {
  free_records(p, g);
  if (g->system) {
    g->system = false;
    system_count_.fetch_sub_relaxed(1);
  }
  stacks_.free(g->stack, p.stacks);
  g->stack = Stack();
  g->pc = nullptr;
  g->fp = nullptr;
  g->resume = Resume::kNone;
  g->top_conservative = false;
  g->wake_ok = false;
  g->wake_case.store_relaxed(-1);
  g->gc_cycle.store_relaxed(0);
  g->fresh.store_relaxed(0);
  g->select_count = 0;
  g->wait_since = 0;
  g->param = 0;
  g->own = Sudog();
  g->entry = nullptr;
  g->creator = nullptr;
  leave_running(g, GStatus::kDead);
  p.destroyed.store_relaxed(p.destroyed.load_relaxed() + 1);
  p.free_gs.push(g);
  if (p.free_gs.size() >= kFreeGsMax) {
    Locker locker(gs_lock_);
    while (p.free_gs.size() > kFreeGsMax / 2) free_gs_.push(p.free_gs.pop());
  }
}

size_t Scheduler::count() const {
  int64_t n = -system_count_.load_relaxed();
  for (uint32_t i = 0; i < ps_made_.load_acquire(); ++i) {
    n += ps_[i]->created.load_relaxed() - ps_[i]->destroyed.load_relaxed();
  }
  return n < 0 ? 0 : static_cast<size_t>(n);
}

uint64_t Scheduler::created() const {
  int64_t n = 0;
  for (uint32_t i = 0; i < ps_made_.load_acquire(); ++i) n += ps_[i]->created.load_relaxed();
  return static_cast<uint64_t>(n);
}

// ---- queues

// Half of a full ring and `g` go to the global queue. False: there is room now.
bool Scheduler::overflow(P& p, G* g) {
  G* half[RunQueue::kSize / 2];
  uint32_t n = 0;
  if (!p.queue.take_half(half, &n)) return false;
  GQueue list;
  for (uint32_t i = 0; i < n; ++i) list.push(half[i]);
  list.push(g);
  push_global(list);
  return true;
}

void Scheduler::push_global(GQueue& list) {
  Locker locker(lock_);
  global_.append(list);
  global_size_.store_relaxed(global_.size());
}

// One from the global queue to run, and a fair share of the rest into p's ring, at most `max`.
G* Scheduler::take_global(P& p, uint32_t max) {
  if (global_size_.load_relaxed() == 0) return nullptr;
  Locker locker(lock_);
  uint32_t n = global_.size() / procs_.load_relaxed() + 1;
  if (n > kGlobalBatch) n = kGlobalBatch;
  if (n > max) n = max;
  G* first = global_.pop();
  for (uint32_t i = 1; i < n && p.queue.size() < RunQueue::kSize; ++i) {
    G* g = global_.pop();
    if (g == nullptr) break;
    p.queue.push(g);
  }
  global_size_.store_relaxed(global_.size());
  return first;
}

void Scheduler::ready_global(G* g) {
  GQueue list;
  list.push(g);
  ready_all_global(list);
}

void Scheduler::ready_all_global(GQueue& list) {
  uint32_t n = list.size();
  if (n == 0) return;
  GQueue ready;
  while (G* g = list.pop()) {
    make_runnable(g);
    ready.push(g);
  }
  push_global(ready);
  for (uint32_t i = 0; i < n && idle_p_count_.load_relaxed() != 0; ++i) wake_if_idle();
  if (!threaded()) poller_->wake();
}

void Scheduler::requeue_global(G* g) {
  leave_running(g, GStatus::kRunnable);
  GQueue list;
  list.push(g);
  push_global(list);
  wake_if_idle();
}

void Scheduler::preempt_all() {
  for (uint32_t i = 0; i < procs(); ++i) preempt(*ps_[i]);
}

}  // namespace vole::runtime
