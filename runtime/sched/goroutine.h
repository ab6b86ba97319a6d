// G, M and P: goroutines, threads that run them, and the right to run Go code.
//
// A goroutine is a stack segment plus a saved pc and fp; switching stores two words. Frames lie
// only in its stack, never on the C++ stack. Everything that points into a stack is kept as an
// offset in slots from its start (defer and panic records, places where channel partners put
// values), so a stack that moves has only the chain of saved frame pointers to adjust.
// A G is kept small: 100,000 blocked ones cost little more than their 2 KiB stacks.
#pragma once

#include <cstdint>

#include "bytecode/function.h"
#include "bytecode/instruction.h"
#include "runtime/stack/stack.h"

namespace vole::runtime {

struct G;
struct Channel;

enum class GStatus : uint8_t { kRunnable, kRunning, kWaiting, kDead };

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
  kCount,
};
// As tracebacks print it: "chan receive", "sleep", …
const char* wait_reason_text(WaitReason reason);

// A G waiting on one channel (or other queue). Blocking operations on one channel use the G's own.
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

  GStatus status = GStatus::kRunnable;
  WaitReason wait_reason = WaitReason::kNone;
  bool system = false;     // not counted for deadlocks, not in tracebacks
  int16_t wake_case = -1;  // select: which case was chosen
  bool wake_ok = false;    // what the waker tells
  uint32_t index = 0;      // in the list of all
  uint64_t id = 0;
  G* next = nullptr;  // in a queue
  DeferRecord* defers = nullptr;
  PanicRecord* panics = nullptr;
  Sudog own;
  Sudog* select_sudogs = nullptr;  // malloc'ed array while in a select
  uint32_t select_count = 0;
  // Slots that a partner has filled and that this G has not seen yet: roots until it runs.
  int32_t fresh_slot = -1;
  uint32_t fresh_count = 0;
  int64_t wait_since = 0;
  uint64_t param = 0;  // free for whoever parks it
  const bytecode::Function* entry = nullptr;
  const bytecode::Function* creator = nullptr;
  const bytecode::Word* creator_pc = nullptr;
  uint64_t creator_id = 0;

  uint64_t* stack_lo() const { return reinterpret_cast<uint64_t*>(stack.lo); }
  uint64_t* stack_hi() const { return reinterpret_cast<uint64_t*>(stack.hi); }
  uint32_t offset_of(const uint64_t* frame) const {
    return static_cast<uint32_t>(frame - stack_lo());
  }
  uint64_t* at(uint32_t offset) const { return stack_lo() + offset; }
};

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

 private:
  G* head_ = nullptr;
  G* tail_ = nullptr;
  uint32_t size_ = 0;
};

}  // namespace vole::runtime
