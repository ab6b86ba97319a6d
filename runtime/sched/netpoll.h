// The netpoller: goroutines that wait for descriptors, and who wakes them.
//
// Each watched descriptor has an entry with two sides, reading and writing. A side remembers that
// the descriptor became ready (`ready`: the host tells edges, not levels), or who waits for that;
// never both. Using a descriptor goes like this (stdlib/internal/poll has the Go side):
//
//   prepare(id, side)        forget that it was ready
//   read …                   -EAGAIN: nothing there
//   begin_wait(id, side, g)  if it became ready since prepare, go on at once; else park
//   finish_wait(id, side)    why the goroutine was woken
//
// What came between the read and begin_wait is in `ready`, and begin_wait looks at it under the
// lock under which events are delivered: no wake-up is lost.
//
// A side may have a deadline: a timer that wakes with kTimedOut, as do all further waits until a
// later deadline is set. unblock() wakes both sides for good, before a descriptor is closed.
//
// Ids hold a generation, so an event that was on its way when its descriptor was closed finds
// nobody. Entries are never freed before the poller, so their timers may be in any heap.
#pragma once

#include <cstdint>

#include "base/atomic.h"
#include "base/lock.h"
#include "base/os_memory.h"
#include "runtime/sched/parker.h"
#include "runtime/sched/poll_door.h"
#include "runtime/sched/scheduler.h"

namespace vole::runtime {

enum class PollSide : uint8_t { kRead, kWrite };

// The values are known to stdlib/internal/poll.
enum class PollState : uint8_t {
  kReady,     // try again
  kTimedOut,  // the deadline has passed
  kClosing,   // unblock() was called, or the id is of no descriptor
  kPark,      // only begin_wait: the goroutine is registered and has to be parked
};

class Netpoll final : public Poller {
 public:
  // All must outlive the poller; the scheduler's timers must be empty when it goes.
  Netpoll(OsMemory& os, Scheduler& sched, PollDoor& door);
  ~Netpoll() override;
  Netpoll(const Netpoll&) = delete;
  Netpoll& operator=(const Netpoll&) = delete;

  // ---- for the scheduler
  void poll(int64_t deadline, GQueue& ready) override;
  void wake() override;
  bool has_waiters() const override { return waiters_.load_acquire() != 0; }

  // ---- for natives. Any goroutine; ids that are not (or no longer) valid count as closing.
  // Watches a handle: an id > 0, or -errno (-EPERM: it can be used without waiting). *shared: the
  // descriptor belongs to other processes, too.
  int64_t open(int64_t handle, bool* shared);
  // Forgets it. Nobody waits, or unblock() was called.
  void close(int64_t id);
  PollState prepare(int64_t id, PollSide side);
  // On kPark *held is locked: the caller parks `g` and releases it.
  PollState begin_wait(int64_t id, PollSide side, G* g, Lock** held);
  PollState finish_wait(int64_t id, PollSide side);
  // `when`: monotonic ns; 0: none. A time that has passed (compared with `now`) ends waits at once.
  // `woken` receives those to be made runnable.
  void set_deadline(int64_t id, PollSide side, int64_t when, int64_t now, P& p, GQueue& woken);
  void unblock(int64_t id, GQueue& woken);

 private:
  struct Entry;
  struct Side {
    G* waiter = nullptr;
    bool ready = false;
    bool timed_out = false;
    int64_t deadline = 0;
    Timer timer;
  };
  struct Entry {
    // Guards all below but `poller`, which is constant.
    Lock lock{LockRank::kPoll};
    Netpoll* poller = nullptr;
    bool open = false;
    bool closing = false;
    uint32_t index = 0;
    uint32_t generation = 0;
    int64_t handle = 0;
    Side sides[2];
    Entry* next_free = nullptr;  // under table_lock_
  };
  static constexpr uint32_t kFirstBlock = 64;  // entries; each block is twice as big as the last
  static constexpr uint32_t kBlocks = 20;

  static uint64_t id_of(const Entry& e) { return uint64_t{e.generation} << 32 | (e.index + 1); }
  Entry* entry_at(uint64_t id);
  Entry* new_entry();
  bool add_block();
  // An entry with its lock held, or null.
  class Held;
  // Takes the waiter off; the lock is held.
  void take_waiter(Side& side, GQueue& woken);
  void deliver(const PollEvent& event, GQueue& woken);
  static void on_deadline(Timer* t, P& p, int64_t now);

  OsMemory& os_;
  Scheduler& sched_;
  PollDoor& door_;
  Parker parker_;             // who waits in poll() before anything is watched
  Atomic<bool> used_{false};  // open() was called; written once
  Atomic<uint32_t> waiters_{0};  // goroutines registered; changed under their entries' locks
  Lock table_lock_{LockRank::kPoll};
  Entry* free_ = nullptr;                // under table_lock_
  Atomic<Entry*> blocks_[kBlocks] = {};  // written under table_lock_ (release), read by all
  uint32_t block_count_ = 0;             // under table_lock_
};

}  // namespace vole::runtime
