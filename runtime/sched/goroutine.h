// G, M and P: goroutines, threads that run them, and the right to run Go code.
//
// A goroutine is a stack segment plus a saved pc and fp; switching stores two words. Frames lie
// only in its stack, never on the C++ stack. Everything that points into a stack is kept as an
// offset in slots from its start (defer and panic records, places where channel partners put
// values), so a stack that moves has only the chain of saved frame pointers to adjust.
// A G is kept small: 100,000 blocked ones cost little more than their 2 KiB stacks.
//
// Who may touch a G is told by its status. kRunning: the M that runs it, and nobody else. Any other
// state: whoever has claimed it by setting the scan bit (the collector, to scan or shrink its
// stack), or the one that takes it to its next state. A change from a state that others may claim
// waits until the bit is clear, so a claimed G neither runs nor moves.
#pragma once

#include <cstdint>

#include "base/atomic.h"
#include "bytecode/function.h"
#include "bytecode/instruction.h"
#include "runtime/stack/segments.h"
#include "runtime/stack/stack.h"

namespace vole::runtime {

struct G;
struct M;
struct Channel;
struct Timer;

enum class GStatus : uint32_t {
  kIdle,      // being made; its frames are not to be looked at
  kRunnable,  // in a run queue, or on the way to one
  kRunning,   // some M runs it
  kSyscall,   // its M is in a blocking call: its stack may be scanned, not moved
  kWaiting,   // parked; whoever holds its wait record wakes it
  kDead,      // ended; in a list of free ones
};
// Added to a status: claimed for scanning or moving.
inline constexpr uint32_t kGScan = 0x1000;

// What an M does first when it loads a G that waited, since only the G itself may touch its frames.
enum class Resume : uint8_t {
  kNone,
  kSelect,        // finish a select: leave the other queues, store the chosen case
  kSendOnClosed,  // panic: the channel was closed while it waited to send
};

enum class WaitReason : uint8_t {
  kNone,
  kChanReceive,
  kChanSend,
  kSelect,
  kSelectNoCases,
  kChanReceiveNil,
  kChanSendNil,
  kSleep,
  kSemacquire,
  kMutexLock,
  kRWMutexLock,
  kRWMutexRLock,
  kWaitGroup,
  kCond,
  kFinalizer,
  kIo,
  kCoroutine,
  kGcAssist,
  kCount,
};
// As tracebacks print it: "chan receive", "sleep", …
const char* wait_reason_text(WaitReason reason);

// A G waiting on one channel. Blocking operations on one channel use the G's own. The links and
// `queued` are the channel's lock's; the rest is written by the G before it queues, and cleared
// when it runs again.
struct Sudog {
  G* g = nullptr;
  Channel* channel = nullptr;
  Sudog* next = nullptr;
  Sudog* prev = nullptr;
  void* elem = nullptr;  // memory where the value is or goes; null: see slot
  // Slots from the stack's start, -1: none. Whoever wakes the G writes them.
  int32_t slot = -1;       // where the value is or goes, in slot form
  int32_t ok_slot = -1;    // receive: whether a value came
  int32_t case_slot = -1;  // select: number of the chosen case
  uint16_t select_case = 0;
  bool is_send = false;
  bool is_select = false;
  bool queued = false;  // under the channel's lock
  const bytecode::Word* retry_pc = nullptr;  // where a sender goes on if the channel is closed
};

// A deferred call. Frames are named by their offset in slots.
struct DeferRecord {
  uint32_t frame;
  bytecode::Closure* closure;
  DeferRecord* next;
};

// A panic or Goexit that is running its defers.
struct PanicRecord {
  const void* type;  // the value: an `any`
  void* data;
  uint32_t frame;        // of the function that runs the defers, see vm/panic.cpp
  uint32_t defer_frame;  // frame whose defer is running
  bool goexit;
  bool recovered;
  bool repanicked;       // the value is that of the panic it recovered from
  bool from_signal;      // nil dereference: the message has an extra line
  bool deferred;         // defer_frame's deferred function was called
  char* text;            // of an Error or String method; malloc'ed
  PanicRecord* text_of;  // whose method this panic's frame has called, for printing
  PanicRecord* next;     // the one that it interrupted
};

struct G {
  // Saved while not running.
  const bytecode::Word* pc = nullptr;
  uint64_t* fp = nullptr;
  Stack stack;
  Segment* segment = nullptr;  // the newest, if stacks are segmented (vm/segments.cpp)

  // A GStatus, with kGScan. Changed by the functions below this struct only.
  Atomic<uint32_t> status{static_cast<uint32_t>(GStatus::kIdle)};
  WaitReason wait_reason = WaitReason::kNone;
  Resume resume = Resume::kNone;  // written by the waker before ready()
  bool system = false;            // not counted, not in tracebacks
  bool top_conservative = false;  // stopped where no map is valid: see Machine::no_memory
  bool wake_ok = false;           // what the waker tells
  // The collection cycle in which its stack was scanned. Written under the scan bit or by its M.
  Atomic<uint32_t> gc_cycle{0};
  // Which case of a select was chosen; -1: none yet. A waker claims the select by changing it.
  Atomic<int32_t> wake_case{-1};
  uint32_t index = 0;  // in the list of all
  uint32_t lock_count = 0;  // calls of LockOSThread
  // Runs only there (LockOSThread); written by its own M while it runs.
  Atomic<M*> lockedm{nullptr};
  // An M that is in a native of this G and waits for a P to go on with it; written by that M.
  M* in_native = nullptr;
  uint64_t id = 0;
  G* next = nullptr;  // in a queue
  DeferRecord* defers = nullptr;
  PanicRecord* panics = nullptr;
  Sudog own;
  // A record (runtime/values/wait_records.h) while in a select; made and freed by the G itself.
  Sudog* select_sudogs = nullptr;
  uint32_t select_count = 0;
  // Slots that a partner has filled and that this G has not seen yet: roots until it runs.
  // (slot + 1) << 32 | count; 0: none. Written by the waker, under the queue's lock; cleared by
  // load(); read by scanners.
  Atomic<uint64_t> fresh{0};
  // When a collection first found it waiting (monotonic ns); written under the scan bit and by its
  // M, for tracebacks.
  int64_t wait_since = 0;
  // For statistics, monotonic ns, 0: not measured. When it became ready to run, written by who made
  // it so; when it began to wait for a mutex, written by itself. Read when it runs again.
  int64_t ready_since = 0;
  int64_t mutex_since = 0;
  uint64_t param = 0;  // free for whoever parks it
  const bytecode::Function* entry = nullptr;
  const bytecode::Function* creator = nullptr;
  const bytecode::Word* creator_pc = nullptr;
  uint64_t creator_id = 0;

  GStatus state() const {
    // acquire: pairs with the release that made the state, so that what was saved is seen.
    return static_cast<GStatus>(status.load_acquire() & ~kGScan);
  }
  bool is_dead() const {
    GStatus s = state();
    return s == GStatus::kDead || s == GStatus::kIdle;
  }
  uint64_t* stack_lo() const { return reinterpret_cast<uint64_t*>(stack.lo); }
  // Where frames must end, and where the memory that frames lie in ends.
  uint64_t* stack_limit() const {
    return segment == nullptr ? reinterpret_cast<uint64_t*>(stack.hi) : segment->limit;
  }
  uint64_t* stack_end() const {
    return segment == nullptr ? reinterpret_cast<uint64_t*>(stack.hi) : segment->end;
  }
  uint32_t offset_of(const uint64_t* frame) const {
    return static_cast<uint32_t>(frame - stack_lo());
  }
  uint64_t* at(uint32_t offset) const { return stack_lo() + offset; }
};

// Takes a G from one state to another, waiting while it is claimed for scanning. It must be in
// `from`; acquire pairs with release_scan and with whoever put it in that state, release with
// whoever looks at the state next.
void cas_status(G* g, GStatus from, GStatus to);
// From kRunning (or kIdle): nobody else may change it, so no compare is needed.
inline void leave_running(G* g, GStatus to) { g->status.store_release(static_cast<uint32_t>(to)); }
// Claims a G that does not run. False: it runs, is dead, or is claimed already.
bool try_claim_scan(G* g);
// Gives it free again. Release: pairs with the acquire of cas_status.
void release_scan(G* g);

// Whether a claimed G's stack may be moved: not while a native holds addresses in it.
inline bool may_move(const G* g) {
  return g->state() != GStatus::kSyscall && g->in_native == nullptr;
}

// A first-in first-out queue of Gs linked by `next`.
class GQueue {
 public:
  bool empty() const { return head_ == nullptr; }
  void push(G* g) {
    g->next = nullptr;
    if (tail_ != nullptr) {
      tail_->next = g;
    } else {
      head_ = g;
    }
    tail_ = g;
    ++size_;
  }
  G* pop() {
    G* g = head_;
    if (g == nullptr) return nullptr;
    head_ = g->next;
    if (head_ == nullptr) tail_ = nullptr;
    g->next = nullptr;
    --size_;
    return g;
  }
  uint32_t size() const { return size_; }
  // Takes over all of another queue.
  void append(GQueue& other) {
    if (other.head_ == nullptr) return;
    if (tail_ != nullptr) {
      tail_->next = other.head_;
    } else {
      head_ = other.head_;
    }
    tail_ = other.tail_;
    size_ += other.size_;
    other = GQueue();
  }

 private:
  G* head_ = nullptr;
  G* tail_ = nullptr;
  uint32_t size_ = 0;
};

}  // namespace vole::runtime
