// Creation and end of goroutines, and the heap of timers.
#include "runtime/sched/scheduler.h"

#include <cstdlib>
#include <new>

#include "base/check.h"

namespace vole::runtime {
namespace {

constexpr size_t kGsPerBlock = 32;
constexpr size_t kDefersPerBlock = 128;
constexpr size_t kTimerArity = 4;

}  // namespace

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
                                           "coroutine"};
  static_assert(sizeof(kTexts) / sizeof(kTexts[0]) == static_cast<size_t>(WaitReason::kCount));
  return kTexts[static_cast<size_t>(reason)];
}

void Scheduler::free_records(G* g) {
  while (DeferRecord* d = g->defers) {
    g->defers = d->next;
    free_defer(d);
  }
  while (PanicRecord* p = g->panics) {
    g->panics = p->next;
    std::free(p->text);
    std::free(p);
  }
  std::free(g->select_sudogs);
  g->select_sudogs = nullptr;
}

Scheduler::~Scheduler() {
  for (G* g : all_) {
    free_records(g);
    stacks_.free(g->stack);
  }
  for (const Block& block : blocks_) {
    std::free(block.memory);
    os_.uncharge(block.size);
  }
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

bool Scheduler::add_defers() {
  auto* block = static_cast<DeferRecord*>(new_block(sizeof(DeferRecord) * kDefersPerBlock));
  if (block == nullptr) return false;
  for (size_t i = kDefersPerBlock; i != 0; --i) free_defer(block + i - 1);
  return true;
}

G* Scheduler::create(size_t stack_bytes) {
  if (dead_.empty()) {
    auto* block = static_cast<G*>(new_block(sizeof(G) * kGsPerBlock));
    if (block == nullptr) return nullptr;
    for (size_t i = kGsPerBlock; i != 0; --i) dead_.push_back(block + i - 1);
  }
  Stack stack;
  if (!stacks_.allocate(stack_bytes, &stack)) return nullptr;
  G* g = new (dead_.back()) G();
  dead_.pop_back();
  g->stack = stack;
  g->id = next_id_++;
  g->index = static_cast<uint32_t>(all_.size());
  all_.push_back(g);
  return g;
}

void Scheduler::destroy(G* g) {
  VOLE_DCHECK(all_[g->index] == g);
  free_records(g);
  stacks_.free(g->stack);
  g->stack = Stack();
  g->status = GStatus::kDead;
  if (g->system) --system_count_;
  all_[g->index] = all_.back();
  all_[g->index]->index = g->index;
  all_.pop_back();
  dead_.push_back(g);
}

void TimerHeap::sift_up(size_t i) {
  Timer* t = heap_[i];
  while (i > 0) {
    size_t parent = (i - 1) / kTimerArity;
    if (!before(t, heap_[parent])) break;
    place(i, heap_[parent]);
    i = parent;
  }
  place(i, t);
}

void TimerHeap::sift_down(size_t i) {
  Timer* t = heap_[i];
  for (;;) {
    size_t first = i * kTimerArity + 1;
    if (first >= heap_.size()) break;
    size_t best = first;
    for (size_t c = first + 1; c < heap_.size() && c < first + kTimerArity; ++c) {
      if (before(heap_[c], heap_[best])) best = c;
    }
    if (!before(heap_[best], t)) break;
    place(i, heap_[best]);
    i = best;
  }
  place(i, t);
}

void TimerHeap::add(Timer* t) {
  VOLE_DCHECK(t->heap_index < 0);
  t->seq = next_seq_++;
  heap_.push_back(t);
  sift_up(heap_.size() - 1);
}

void TimerHeap::remove(Timer* t) {
  if (t->heap_index < 0) return;
  size_t i = static_cast<size_t>(t->heap_index);
  Timer* last = heap_.back();
  heap_.pop_back();
  t->heap_index = -1;
  if (last == t) return;
  place(i, last);
  sift_up(i);
  sift_down(static_cast<size_t>(last->heap_index));
}

}  // namespace vole::runtime
