// The table of waiting goroutines; the essay is in semaphore.h.
#include "runtime/values/semaphore.h"

#include <new>

#include "base/mem.h"

namespace vole::runtime {

namespace {

// A bijection of addresses: neighbours get unrelated keys.
uint64_t key_of(const void* address) {
  return (reinterpret_cast<uintptr_t>(address) >> 2) * 0x9e3779b97f4a7c15;
}

// Whether ticket a comes before b; both wrap around.
bool before(uint32_t a, uint32_t b) { return static_cast<int32_t>(a - b) < 0; }

}  // namespace

Semaphores::~Semaphores() {
  Bucket* table = buckets_.load_acquire();
  if (table == nullptr) return;
  delete[] table;
  os_.uncharge(sizeof(Bucket) * kBuckets);
}

bool Semaphores::make_table() {
  if (!os_.charge(sizeof(Bucket) * kBuckets)) return false;
  Bucket* table = new (std::nothrow) Bucket[kBuckets];
  Bucket* other = nullptr;
  if (table != nullptr && buckets_.cas_seq_cst(other, table)) return true;
  delete[] table;
  os_.uncharge(sizeof(Bucket) * kBuckets);
  return other != nullptr;
}

Semaphores::Bucket* Semaphores::existing_bucket(const void* address) const {
  Bucket* table = buckets_.load_seq_cst();
  if (table == nullptr) return nullptr;
  return table + (reinterpret_cast<uintptr_t>(address) >> 3) % kBuckets;
}

Semaphores::Bucket* Semaphores::bucket_of(const void* address) {
  if (buckets_.load_acquire() == nullptr && !make_table()) return nullptr;
  return existing_bucket(address);
}

SemaWaiter* Semaphores::new_waiter(SudogCache& cache, G* g, const void* address) {
  void* memory = cache.allocate(sizeof(SemaWaiter));
  if (memory == nullptr) return nullptr;
  return new (memory) SemaWaiter{g, address, nullptr, nullptr, nullptr, nullptr, 0};
}

// ---- the tree. The bucket's lock is held.

// Where the first waiter of an address is, or would be, linked.
SemaWaiter** Semaphores::find(Bucket& b, const void* address) {
  uint64_t key = key_of(address);
  SemaWaiter** link = &b.root;
  while (*link != nullptr && (*link)->address != address) {
    link = key < key_of((*link)->address) ? &(*link)->left : &(*link)->right;
  }
  return link;
}

// Puts another waiter, or nobody, in a first waiter's place of the tree.
void Semaphores::replace(SemaWaiter** link, SemaWaiter* with) {
  SemaWaiter* old = *link;
  if (with != nullptr) {
    with->left = old->left;
    with->right = old->right;
    *link = with;
    return;
  }
  if (old->left == nullptr || old->right == nullptr) {
    *link = old->left != nullptr ? old->left : old->right;
    return;
  }
  // The next larger key moves up.
  SemaWaiter** least = &old->right;
  while ((*least)->left != nullptr) least = &(*least)->left;
  SemaWaiter* up = *least;
  *least = up->right;
  up->left = old->left;
  up->right = old->right;
  *link = up;
}

void Semaphores::enqueue(Bucket& b, SemaWaiter* w, bool lifo) {
  SemaWaiter** link = find(b, w->address);
  SemaWaiter* first = *link;
  if (first == nullptr) {
    w->last = w;
    *link = w;
  } else if (lifo) {
    w->next = first;
    w->last = first->last;
    replace(link, w);
  } else {
    first->last->next = w;
    first->last = w;
  }
}

// Takes the first waiter of an address out.
SemaWaiter* Semaphores::dequeue(SemaWaiter** link) {
  SemaWaiter* w = *link;
  if (w->next != nullptr) w->next->last = w->last;
  replace(link, w->next);
  return w;
}

// ---- semaphores

bool Semaphores::try_acquire(uint32_t* count) {
  for (;;) {
    auto units = mem::load_seq_cst<uint32_t>(count);
    if (units == 0) return false;
    if (mem::compare_exchange_seq_cst<uint32_t>(count, units, units - 1)) return true;
  }
}

Semaphores::Wait Semaphores::begin_wait(SudogCache& cache, uint32_t* count, G* g, bool lifo,
                                        Lock** lock) {
  if (try_acquire(count)) return Wait::kTaken;
  Bucket* b = bucket_of(count);
  SemaWaiter* w = b == nullptr ? nullptr : new_waiter(cache, g, count);
  if (w == nullptr) return Wait::kNoMemory;
  b->lock.acquire();
  b->enter();
  if (try_acquire(count)) {
    b->leave(1);
    b->lock.release();
    cache.free(w, sizeof(SemaWaiter));
    return Wait::kTaken;
  }
  enqueue(*b, w, lifo);
  *lock = &b->lock;
  return Wait::kQueued;
}

// The unit for somebody who waits already does not pass through the counter.
G* Semaphores::release(SudogCache& cache, uint32_t* count) {
  Bucket* b = existing_bucket(count);
  bool counted = b == nullptr || b->waiters.load_relaxed() == 0;
  if (counted) {
    mem::fetch_add_seq_cst<uint32_t>(count, 1);
    b = existing_bucket(count);
    if (b == nullptr || b->waiters.load_seq_cst() == 0) return nullptr;
  }
  SemaWaiter* w = nullptr;
  {
    Locker locker(b->lock);
    SemaWaiter** link = find(*b, count);
    if (*link == nullptr) {
      // Who comes later looks at the counter under this lock.
      if (!counted) mem::fetch_add_seq_cst<uint32_t>(count, 1);
      return nullptr;
    }
    // Somebody else may have taken the unit in between: then that one goes on instead.
    if (counted && !try_acquire(count)) return nullptr;
    w = dequeue(link);
    b->leave(1);
  }
  G* g = w->g;
  cache.free(w, sizeof(SemaWaiter));
  return g;
}

// ---- notify lists

Semaphores::Wait Semaphores::begin_notify_wait(SudogCache& cache, NotifyList* list,
                                               uint32_t ticket, G* g, Lock** lock) {
  Bucket* b = bucket_of(list);
  SemaWaiter* w = b == nullptr ? nullptr : new_waiter(cache, g, list);
  if (w == nullptr) return Wait::kNoMemory;
  w->ticket = ticket;
  b->lock.acquire();
  if (before(ticket, mem::load<uint32_t>(&list->notify))) {
    b->lock.release();
    cache.free(w, sizeof(SemaWaiter));
    return Wait::kTaken;
  }
  b->enter();
  enqueue(*b, w, false);
  *lock = &b->lock;
  return Wait::kQueued;
}

bool Semaphores::notify_one(SudogCache& cache, NotifyList* list, G** woken) {
  *woken = nullptr;
  // seq_cst: a Wait that took its ticket before this Signal is seen.
  if (mem::load_seq_cst<uint32_t>(&list->wait) == mem::load_seq_cst<uint32_t>(&list->notify)) {
    return true;
  }
  Bucket* b = bucket_of(list);
  if (b == nullptr) return false;
  SemaWaiter* w = nullptr;
  {
    Locker locker(b->lock);
    uint32_t turn = mem::load<uint32_t>(&list->notify);
    if (turn == mem::load_seq_cst<uint32_t>(&list->wait)) return true;
    mem::store_seq_cst<uint32_t>(&list->notify, turn + 1);
    // Whose turn it is may not have queued yet: it will see that and not wait. Tickets are in the
    // list in almost the order in which they were given out.
    SemaWaiter** link = find(*b, list);
    SemaWaiter* before_it = nullptr;
    for (w = *link; w != nullptr && w->ticket != turn; w = w->next) before_it = w;
    if (w == nullptr) return true;
    if (before_it == nullptr) {
      dequeue(link);
    } else {
      before_it->next = w->next;
      if ((*link)->last == w) (*link)->last = before_it;
    }
    b->leave(1);
  }
  *woken = w->g;
  cache.free(w, sizeof(SemaWaiter));
  return true;
}

bool Semaphores::notify_all(SudogCache& cache, NotifyList* list, GQueue* out) {
  if (mem::load_seq_cst<uint32_t>(&list->wait) == mem::load_seq_cst<uint32_t>(&list->notify)) {
    return true;
  }
  Bucket* b = bucket_of(list);
  if (b == nullptr) return false;
  SemaWaiter* first = nullptr;
  {
    Locker locker(b->lock);
    SemaWaiter** link = find(*b, list);
    first = *link;
    if (first != nullptr) replace(link, nullptr);
    uint32_t count = 0;
    for (SemaWaiter* w = first; w != nullptr; w = w->next) ++count;
    b->leave(count);
    mem::store_seq_cst<uint32_t>(&list->notify, mem::load_seq_cst<uint32_t>(&list->wait));
  }
  while (first != nullptr) {
    SemaWaiter* next = first->next;
    out->push(first->g);
    cache.free(first, sizeof(SemaWaiter));
    first = next;
  }
  return true;
}

uint32_t Semaphores::waiting() const {
  Bucket* table = buckets_.load_acquire();
  uint32_t sum = 0;
  for (uint32_t i = 0; table != nullptr && i < kBuckets; ++i) {
    sum += table[i].waiters.load_relaxed();
  }
  return sum;
}

}  // namespace vole::runtime
