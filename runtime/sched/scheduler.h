// The scheduler of a VM: which goroutine runs next, who sleeps until when, and whether all are
// stuck. One P for now, driven by the thread that calls Machine::run.
//
// A goroutine that becomes ready takes the P's `runnext` place and kicks the one there to the end
// of the run queue, as in Go: a send wakes its receiver next, and the last `go` statement of
// several runs first. Timers are a 4-ary heap ordered by time, then by age.
// The hooks that point up (run Go code) are filled by vm/.
#pragma once

#include <cstdint>
#include <vector>

#include "runtime/sched/goroutine.h"
#include "runtime/stack/stack.h"

namespace vole::runtime {

struct Timer {
  int64_t when = 0;         // monotonic ns
  int64_t period = 0;       // ns; 0: once
  uint64_t seq = 0;         // age, for a stable order
  int32_t heap_index = -1;  // -1: not in the heap
  G* g = nullptr;           // wakes this one, or else
  void* object = nullptr;   // a Go timer object: the machine runs its function
};

class TimerHeap {
 public:
  bool empty() const { return heap_.empty(); }
  Timer* first() const { return heap_.empty() ? nullptr : heap_[0]; }
  void add(Timer* t);
  void remove(Timer* t);
  size_t size() const { return heap_.size(); }
  Timer* at(size_t i) const { return heap_[i]; }

 private:
  static bool before(const Timer* a, const Timer* b) {
    return a->when != b->when ? a->when < b->when : a->seq < b->seq;
  }
  void place(size_t i, Timer* t) {
    heap_[i] = t;
    t->heap_index = static_cast<int32_t>(i);
  }
  void sift_up(size_t i);
  void sift_down(size_t i);

  std::vector<Timer*> heap_;
  uint64_t next_seq_ = 0;
};

// The right to run Go code.
struct P {
  G* runnext = nullptr;
  GQueue queue;
  uint64_t tick = 0;
};

class Scheduler {
 public:
  Scheduler(OsMemory& os, StackPool& stacks) : os_(os), stacks_(stacks) {}
  ~Scheduler();
  Scheduler(const Scheduler&) = delete;
  Scheduler& operator=(const Scheduler&) = delete;

  // A new goroutine with a stack of at least `stack_bytes`, not yet in a queue; null: no memory.
  G* create(size_t stack_bytes);
  // Ends a goroutine: its stack goes back, the G is kept for reuse.
  void destroy(G* g);

  // Records of deferred calls, from a pool that is charged to the VM. Null: no memory.
  DeferRecord* new_defer() {
    if (free_defers_ == nullptr && !add_defers()) return nullptr;
    DeferRecord* d = free_defers_;
    free_defers_ = d->next;
    return d;
  }
  void free_defer(DeferRecord* d) {
    d->next = free_defers_;
    free_defers_ = d;
  }

  // Marks runnable and queues as the next to run.
  void ready(G* g) {
    g->status = GStatus::kRunnable;
    G* kicked = p_.runnext;
    p_.runnext = g;
    if (kicked != nullptr) p_.queue.push(kicked);
  }
  // Marks runnable and queues at the end.
  void ready_last(G* g) {
    g->status = GStatus::kRunnable;
    p_.queue.push(g);
  }
  // The next to run, now running; null if there is none.
  G* next() {
    G* g = p_.runnext;
    // Every 61st time the queue goes first, so that two that wake each other starve nobody.
    if (g != nullptr && (++p_.tick % 61 != 0 || p_.queue.empty())) {
      p_.runnext = nullptr;
    } else {
      g = p_.queue.pop();
      if (g == nullptr) return nullptr;
    }
    g->status = GStatus::kRunning;
    return g;
  }
  bool has_runnable() const { return p_.runnext != nullptr || !p_.queue.empty(); }

  TimerHeap& timers() { return timers_; }
  // All goroutines that are not dead, in no order.
  const std::vector<G*>& all() const { return all_; }
  // How many user goroutines live.
  size_t count() const { return all_.size() - system_count_; }
  void set_system(G* g) {
    g->system = true;
    ++system_count_;
  }
  uint64_t created() const { return next_id_ - 1; }
  StackPool& stacks() { return stacks_; }

 private:
  struct Block {
    void* memory;
    size_t size;
  };
  void* new_block(size_t size);
  bool add_defers();
  void free_records(G* g);

  OsMemory& os_;
  StackPool& stacks_;
  P p_;
  DeferRecord* free_defers_ = nullptr;
  TimerHeap timers_;
  std::vector<G*> all_;
  std::vector<G*> dead_;
  std::vector<Block> blocks_;
  uint64_t next_id_ = 1;
  size_t system_count_ = 0;
};

}  // namespace vole::runtime
