// Semaphores: goroutines that wait for a counter in Go memory to become positive, and for the turn
// of a notify list (sync.Cond).
//
// Whoever waits is kept in a table by the address of the counter: 251 buckets, each with a lock and
// a tree of the addresses that somebody waits for; the waiters of one address are a list, so that
// a million of them cost no more than two. The tree is ordered by a scrambled address, which keeps
// it shallow without balancing.
//
// No wake-up is lost: a waiter counts itself in the bucket (seq_cst), and then looks at the counter
// a last time; a releaser raises the counter (seq_cst) and then looks whether anybody is counted.
// One of the two sees the other. A releaser that finds a waiter takes its unit back and gives it
// to the waiter, which therefore need not compete when it runs.
//
// The caller parks and wakes, by the protocol of the scheduler: begin_wait leaves the bucket locked
// for the caller's prepare_park; a released waiter is made ready after the lock is given back.
#pragma once

#include <cstdint>

#include "base/atomic.h"
#include "base/lock.h"
#include "runtime/sched/goroutine.h"
#include "runtime/values/wait_records.h"

namespace vole::runtime {

// A goroutine in a bucket. Written under the bucket's lock.
struct SemaWaiter {
  G* g;
  const void* address;
  SemaWaiter* left;  // of the tree: only the first waiter of an address is in it
  SemaWaiter* right;
  SemaWaiter* next;  // who waits for the same address
  SemaWaiter* last;  // of that list, kept in the first
  uint32_t ticket;   // of a notify list
};

// sync.Cond's part that the table knows. Go memory without pointers.
struct NotifyList {
  uint32_t wait;    // next ticket to give out; atomic
  uint32_t notify;  // next ticket to wake; written under the bucket's lock, read without
};

class Semaphores {
 public:
  explicit Semaphores(OsMemory& os) : os_(os) {}
  ~Semaphores();
  Semaphores(const Semaphores&) = delete;
  Semaphores& operator=(const Semaphores&) = delete;

  enum class Wait : uint8_t {
    kTaken,     // a unit was taken: no need to wait
    kQueued,    // the goroutine is queued and *lock held: prepare_park, release, parked
    kNoMemory,
  };

  // Takes a unit if there is one.
  static bool try_acquire(uint32_t* count);
  // Takes a unit or queues `g`, at the front if `lifo`. `cache`: of the caller's P.
  Wait begin_wait(SudogCache& cache, uint32_t* count, G* g, bool lifo, Lock** lock);
  // Gives a unit back. The goroutine to make ready, which has been given it; null: none.
  G* release(SudogCache& cache, uint32_t* count);

  // Notify lists: waits for the turn of `ticket`; kTaken if it has been.
  Wait begin_notify_wait(SudogCache& cache, NotifyList* list, uint32_t ticket, G* g, Lock** lock);
  // The goroutine whose turn is next, or none. False: no memory.
  bool notify_one(SudogCache& cache, NotifyList* list, G** woken);
  // All that wait, in order. False: no memory.
  bool notify_all(SudogCache& cache, NotifyList* list, GQueue* out);

  // Goroutines that wait in the table, for tests.
  uint32_t waiting() const;

 private:
  static constexpr uint32_t kBuckets = 251;

  struct Bucket {
    Lock lock{LockRank::kSemaphore};
    // How many wait here or are about to. Changed under the lock, read without: see above.
    Atomic<uint32_t> waiters{0};
    SemaWaiter* root = nullptr;

    // Both under the lock. Who sees too many only takes the lock in vain.
    void enter() { waiters.store_seq_cst(waiters.load_relaxed() + 1); }
    void leave(uint32_t n) { waiters.store_relaxed(waiters.load_relaxed() - n); }
  };

  Bucket* bucket_of(const void* address);
  Bucket* existing_bucket(const void* address) const;
  bool make_table();
  SemaWaiter* new_waiter(SudogCache& cache, G* g, const void* address);
  static SemaWaiter** find(Bucket& b, const void* address);
  static void enqueue(Bucket& b, SemaWaiter* w, bool lifo);
  static SemaWaiter* dequeue(SemaWaiter** link);
  static void replace(SemaWaiter** link, SemaWaiter* with);

  OsMemory& os_;
  // Made by the first waiter. seq_cst, as the counts of waiters are: who makes the table looks at
  // the counter afterwards, who finds none has raised the counter before.
  Atomic<Bucket*> buckets_{nullptr};
};

}  // namespace vole::runtime
