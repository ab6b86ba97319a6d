// The heap of timers. Four children a node: shallower than a binary heap, and the children of a
// node share a cache line.
#include "runtime/sched/timers.h"

#include "base/check.h"

namespace vole::runtime {

namespace {
constexpr size_t kArity = 4;
}  // namespace

void Timers::sift_up(size_t i) {
  Timer* t = heap_[i];
  while (i > 0) {
    size_t parent = (i - 1) / kArity;
    if (!before(t, heap_[parent])) break;
    place(i, heap_[parent]);
    i = parent;
  }
  place(i, t);
}

void Timers::sift_down(size_t i) {
  Timer* t = heap_[i];
  for (;;) {
    size_t first = i * kArity + 1;
    if (first >= heap_.size()) break;
    size_t best = first;
    for (size_t c = first + 1; c < heap_.size() && c < first + kArity; ++c) {
      if (before(heap_[c], heap_[best])) best = c;
    }
    if (!before(heap_[best], t)) break;
    place(i, heap_[best]);
    i = best;
  }
  place(i, t);
}

void Timers::publish() {
  first_when_.store_relaxed(heap_.empty() ? 0 : heap_[0]->when);
  size_.store_relaxed(heap_.size());
}

void Timers::insert(Timer* t) {
  t->seq = next_seq_++;
  heap_.push_back(t);
  sift_up(heap_.size() - 1);
  t->owner.store_release(this);  // pairs with the acquire in remove()
}

void Timers::erase(Timer* t) {
  auto i = static_cast<size_t>(t->heap_index);
  Timer* last = heap_.back();
  heap_.pop_back();
  t->heap_index = -1;
  if (last != t) {
    place(i, last);
    sift_up(i);
    sift_down(static_cast<size_t>(last->heap_index));
  }
  t->owner.store_release(nullptr);
}

bool Timers::add(Timer* t) {
  VOLE_DCHECK(t->owner.load_relaxed() == nullptr);
  if (t->when <= 0) t->when = 1;  // 0 says that there is none
  Locker locker(lock_);
  insert(t);
  publish();
  return heap_[0] == t;
}

bool Timers::remove(Timer* t) {
  // acquire: pairs with insert() and erase().
  while (Timers* heap = t->owner.load_acquire()) {
    Locker locker(heap->lock_);
    if (t->owner.load_relaxed() != heap) continue;
    heap->erase(t);
    heap->publish();
    return true;
  }
  return false;
}

void Timers::run(P& p, int64_t now) {
  for (;;) {
    Timer* t;
    {
      Locker locker(lock_);
      if (heap_.empty() || heap_[0]->when > now) return;
      t = heap_[0];
      erase(t);
      publish();
    }
    t->fn(t, p, now);
  }
}

void Timers::take_all(Timers& other) {
  while (!other.heap_.empty()) {
    Timer* t = other.heap_.back();
    other.erase(t);
    insert(t);
  }
  other.publish();
  publish();
}

void Timers::clear() {
  Locker locker(lock_);
  while (!heap_.empty()) {
    Timer* t = heap_.back();
    erase(t);
    if (t->owned) delete t;
  }
  publish();
}

void Timers::each(void (*visit)(void*, Timer*), void* context) {
  Locker locker(lock_);
  for (Timer* t : heap_) visit(context, t);
}

}  // namespace vole::runtime
