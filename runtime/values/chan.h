// Channels and select.
//
// A channel is a header in the heap with a ring buffer and two queues of waiting goroutines, all
// under the channel's lock. A value goes directly from a sender to a waiting receiver, without
// passing through the buffer: whoever completes an operation writes the partner's results into its
// frame while it holds the lock, and makes the partner ready when it has given the lock back, so
// that a woken goroutine simply goes on after its instruction.
//
// A goroutine in a select waits in the queues of all its channels. A partner claims it by changing
// G::wake_case from -1 to the number of the case; the one that succeeds completes the case, others
// pass it by. The woken goroutine itself leaves the other queues when it runs again (Resume), since
// that needs their locks. Several channels are locked in the order of their addresses.
//
// Parking: the goroutine queues and saves its state under the lock; from its release on a partner
// may run it elsewhere, so nothing of it may be touched any more.
//
// Places in a frame are offsets from the stack's start, read under the lock: a parked goroutine's
// stack may be moved by whoever has claimed it (kGScan) and holds all locks of its channels, see
// lock_channels_of. Values that are put into or taken from another goroutine's frame are shaded,
// because one of the two stacks may have been scanned and the other not.
//
// The channel of a time.Timer has no buffer and no sender: see timer.h.
#pragma once

#include <cstdint>

#include "base/lock.h"
#include "bytecode/type.h"
#include "runtime/memory/cache.h"
#include "runtime/sched/scheduler.h"
#include "runtime/values/wait_records.h"

namespace vole::runtime {

struct TimerState;

struct WaitQueue {
  Sudog* first;
  Sudog* last;
};

// Length and capacity come first, for the interpreter. All fields are written under `lock`, except
// at creation. Those that are looked at without it, as hints or for len(), are read and written
// with mem::load and mem::store: count, closed and the heads of the queues.
struct Channel {
  uint64_t count;
  uint64_t cap;
  char* buffer;
  const bytecode::TypeDesc* elem;
  uint64_t send_at;  // ring indexes
  uint64_t recv_at;
  WaitQueue receivers;
  WaitQueue senders;
  WordLock<LockRank::kChannel> lock;
  uint32_t closed;
  TimerState* timer;  // of package time, or null; never changes
};
static_assert(sizeof(Channel) == 96);

enum class ChanStatus : uint8_t {
  kDone,
  kWouldBlock,
  kClosed,  // send: panics; receive: the zero value was delivered
};

constexpr uint64_t kMaxChanElem = 65536;

// The channel of a timer; null: no memory.
Channel* make_timer_channel(MCache& cache, const bytecode::TypeDesc* elem, TimerState* timer);
// Null with *too_large: the size is not acceptable; null else: no memory.
Channel* make_channel(MCache& cache, const bytecode::TypeDesc* elem, int64_t size, bool* too_large);

// Where a value comes from or goes to.
struct Place {
  void* memory = nullptr;     // in memory form, or
  uint64_t* slots = nullptr;  // in slot form; neither: the value is dropped
};

// The lock of a channel. With one P there is nobody to keep out: only its holder touches channels,
// and the number of Ps changes with the world stopped, when no channel is locked.
inline bool channels_are_shared(const P& p) { return p.sched->procs() != 1; }
inline void chan_lock(const P& p, Channel* ch) {
  if (channels_are_shared(p)) ch->lock.acquire();
}
inline void chan_unlock(const P& p, Channel* ch) {
  if (channels_are_shared(p)) ch->lock.release();
}

// For all of these: `p` is the caller's, the channel is not nil.
//
// With `block`, kWouldBlock leaves the channel locked: the caller queues a sudog with chan_wait,
// saves its state, and calls chan_unlock.
ChanStatus chan_send(P& p, Channel* ch, const void* value, bool block);
ChanStatus chan_recv(P& p, Channel* ch, const Place& to, bool block);
// False: no memory for the channel's timer; the sudog is not queued, the lock still held.
bool chan_wait(P& p, Channel* ch, Sudog* s);
// False: it was closed already.
bool chan_close(P& p, Channel* ch);

// ---- select

struct SelectCase {
  Channel* channel;  // nil: never ready
  void* memory;      // the place, as in Place; send: of the value
  uint64_t* slots;
  bool is_send;
};

// One run of a select. Its memory is on the C++ stack for few cases and from the P's records for
// many; it must not outlive a change of the P.
class Select {
 public:
  Select(P& p, uint32_t cases);
  ~Select();
  Select(const Select&) = delete;
  Select& operator=(const Select&) = delete;

  bool ok() const { return cases_ != nullptr; }  // false: no memory
  // To be filled by the caller, all of it.
  SelectCase& at(uint32_t i) { return cases_[i]; }
  uint32_t count() const { return count_; }

  // Both complete one of the ready cases, each as likely as the others, and answer which, -1: none.
  // *status: kDone or kClosed. First poll, which locks one channel at a time: that it finds nothing
  // proves nothing. Then settle, which locks all: with `block`, -1 leaves them locked, and the
  // caller queues with wait(), saves its state, and calls unlock().
  int32_t poll(ChanStatus* status);
  int32_t settle(bool block, ChanStatus* status);
  // The goroutine's sudogs, a case each; the caller may add to them. Null: no memory. To be called
  // before settle(true).
  Sudog* prepare(G* g);
  // Takes prepare() back.
  void cancel(G* g);
  // Queues them. False: no memory for a timer; nothing is queued, all still locked.
  bool wait(G* g);
  void unlock();

 private:
  static constexpr uint32_t kInline = 8;

  int32_t try_locked(ChanStatus* status);
  void shuffle();
  void lock_all();
  size_t bytes() const { return count_ * (sizeof(SelectCase) + 2 * sizeof(uint16_t)); }

  P& p_;
  uint32_t count_;
  uint32_t locks_ = 0;
  SelectCase* cases_;
  uint16_t* order_;       // a random permutation
  uint16_t* lock_order_;  // cases whose channels are different, by address; `locks_` of them
  SelectCase own_[kInline];
  uint16_t own_order_[2 * kInline];
};

// What a goroutine does first when it runs after a select: leaves the queues. Answers the case.
int32_t finish_select(P& p, G* g);

// ---- for whoever moves the stack of a parked goroutine that it has claimed

// Locks all channels it waits for, without waiting for any lock. False: none is locked, try later.
bool lock_channels_of(G* g);
void unlock_channels_of(G* g);

// ---- for timers; the channel is locked

// Gives a value to the first waiting receiver; the goroutine to make ready after the lock's
// release, or null.
G* deliver_to_receiver(P& p, Channel* ch, const void* value);

}  // namespace vole::runtime
