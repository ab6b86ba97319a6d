// Channels and select.
//
// A channel is a header in the heap with a ring buffer and two queues of waiting goroutines. A
// value goes directly from a sender to a waiting receiver, without passing through the buffer;
// whoever completes an operation writes the partner's results into its frame and makes it ready,
// so that a woken goroutine simply goes on after its instruction. A goroutine in a select waits in
// the queues of all its channels; the partner that chooses one takes it out of all others.
//
// One P: nothing here runs in parallel, so there are no locks yet. When there are, each channel
// gets one, select locks in address order, and choosing becomes a compare-and-swap on the G.
#pragma once

#include <cstdint>

#include "base/random.h"
#include "bytecode/type.h"
#include "runtime/memory/cache.h"
#include "runtime/sched/scheduler.h"

namespace vole::runtime {

struct WaitQueue {
  Sudog* first;
  Sudog* last;
};

// Length and capacity come first, for the interpreter.
struct Channel {
  uint64_t count;
  uint64_t cap;
  char* buffer;
  const bytecode::TypeDesc* elem;
  uint64_t send_at;  // ring indexes
  uint64_t recv_at;
  WaitQueue receivers;
  WaitQueue senders;
  uint64_t closed;
  void* timer;  // of package time
};
static_assert(sizeof(Channel) == 96);

struct ChanContext {
  MCache& cache;
  Scheduler& sched;
  P& p;
};

enum class ChanStatus : uint8_t {
  kDone,
  kWouldBlock,
  kClosed,  // send: panics; receive: the zero value was delivered
};

constexpr uint64_t kMaxChanElem = 65536;

// Null with *too_large: the size is not acceptable; null else: no memory.
Channel* make_channel(MCache& cache, const bytecode::TypeDesc* elem, int64_t size, bool* too_large);

// Where a value comes from or goes to.
struct Place {
  void* memory = nullptr;     // in memory form, or
  uint64_t* slots = nullptr;  // in slot form; neither: the value is dropped
};

// Without waiting. The channel is not nil.
ChanStatus chan_try_send(ChanContext& c, Channel* ch, const void* value);
ChanStatus chan_try_recv(ChanContext& c, Channel* ch, const Place& to);
// Queues the goroutine's sudog (its places must be set). The caller parks it.
void chan_wait(Channel* ch, Sudog* s);
// False: it was closed already.
bool chan_close(ChanContext& c, Channel* ch);

// A goroutine with its sudogs for a select: as many as cases, each with its places set by the
// caller; null: no memory. Nil channels are left out of the queues.
Sudog* select_begin(G* g, uint32_t cases);
void select_wait(G* g);
// Takes a goroutine out of all queues it waits in, and frees what a select holds.
void stop_waiting(G* g);

}  // namespace vole::runtime
