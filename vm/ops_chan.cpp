// Out-of-line channel instructions. A goroutine that must wait is queued with the slots in which
// it wants its results, and goes on after the instruction when a partner has filled them.
#include "runtime/values/chan.h"
#include "vm/machine.h"
#include "vm/slow_ops.h"

namespace vole::vm {

using bytecode::a_of;
using bytecode::b_of;
using bytecode::c_of;
using bytecode::kNoSlot;
using runtime::ChanContext;
using runtime::Channel;
using runtime::ChanStatus;
using runtime::Sudog;
using runtime::WaitReason;

namespace {

int32_t place_of(const Exec& x, uint32_t s) {
  return s == kNoSlot ? -1 : static_cast<int32_t>(x.g->offset_of(x.fp) + s);
}

Sudog* own_sudog(Exec& x, bool is_send) {
  Sudog* s = &x.g->own;
  *s = Sudog();
  s->g = x.g;
  s->is_send = is_send;
  return s;
}

}  // namespace

Step Machine::resume_waiter(Exec& x) {
  runtime::Resume what = x.g->resume;
  x.g->resume = runtime::Resume::kNone;
  if (what == runtime::Resume::kSendOnClosed) return raise_plain(x, "send on closed channel");
  return Step::kJump;
}

Step slow_chan_send(Exec& x, Word w) {
  Machine& m = *x.machine;
  auto* ch = ptr_slot<Channel>(x, a_of(w));
  if (ch == nullptr) {
    x.pc += 1;
    return m.park(x, WaitReason::kChanSendNil);
  }
  ChanContext c{*x.cache, m.sched(), *x.p};
  switch (runtime::chan_try_send(c, ch, x.fp + b_of(w))) {
    case ChanStatus::kDone:
      return Step::kNext;
    case ChanStatus::kClosed:
      return m.raise_plain(x, "send on closed channel");
    case ChanStatus::kWouldBlock:
      break;
  }
  Sudog* s = own_sudog(x, true);
  s->slot = place_of(x, b_of(w));
  s->retry_pc = x.pc;
  runtime::chan_wait(ch, s);
  x.pc += 1;
  return m.park(x, WaitReason::kChanSend);
}

Step slow_chan_recv(Exec& x, Word w) {
  Machine& m = *x.machine;
  auto* ch = ptr_slot<Channel>(x, b_of(w));
  if (ch == nullptr) {
    x.pc += 1;
    return m.park(x, WaitReason::kChanReceiveNil);
  }
  ChanContext c{*x.cache, m.sched(), *x.p};
  uint32_t value = a_of(w), ok = c_of(w);
  runtime::Place to;
  if (value != kNoSlot) to.slots = x.fp + value;
  ChanStatus status = runtime::chan_try_recv(c, ch, to);
  if (status != ChanStatus::kWouldBlock) {
    if (ok != kNoSlot) set_slot(x, ok, status == ChanStatus::kDone);
    return Step::kNext;
  }
  Sudog* s = own_sudog(x, false);
  s->slot = place_of(x, value);
  s->ok_slot = place_of(x, ok);
  runtime::chan_wait(ch, s);
  x.pc += 1;
  return m.park(x, WaitReason::kChanReceive);
}

Step slow_select(Exec& x, Word w) {
  Machine& m = *x.machine;
  uint32_t n = c_of(w);
  const Word* cases = x.pc + 1;
  struct Case {
    Channel* channel;
    uint32_t value, ok;
    bool is_send;
  };
  auto read = [&](uint32_t i) -> Case {
    Word e = cases[i];
    return {ptr_slot<Channel>(x, (e >> 16) & 0xFFFF), static_cast<uint32_t>(e >> 32) & 0xFFFF,
            static_cast<uint32_t>(e >> 48), (e & 0xFFFF) == 0};
  };
  ChanContext c{*x.cache, m.sched(), *x.p};
  // A random place to start and a random step that visits all: order must not be predictable.
  std::vector<uint16_t> order(n);
  for (uint32_t i = 0; i < n; ++i) {
    uint32_t k = x.p->random.below(i + 1);
    order[i] = order[k];
    order[k] = static_cast<uint16_t>(i);
  }
  for (uint32_t i : order) {
    Case k = read(i);
    if (k.channel == nullptr) continue;
    ChanStatus status;
    if (k.is_send) {
      status = runtime::chan_try_send(c, k.channel, x.fp + k.value);
      if (status == ChanStatus::kClosed) return m.raise_plain(x, "send on closed channel");
    } else {
      runtime::Place to;
      if (k.value != kNoSlot) to.slots = x.fp + k.value;
      status = runtime::chan_try_recv(c, k.channel, to);
    }
    if (status == ChanStatus::kWouldBlock) continue;
    if (!k.is_send && k.ok != kNoSlot) set_slot(x, k.ok, status == ChanStatus::kDone);
    set_slot(x, a_of(w), i);
    x.pc += 1 + n;
    return Step::kJump;
  }
  if (b_of(w) != 0) {
    set_slot(x, a_of(w), static_cast<uint64_t>(-1));
    x.pc += 1 + n;
    return Step::kJump;
  }
  if (n == 0) {
    x.pc += 1;
    return m.park(x, WaitReason::kSelectNoCases);
  }
  Sudog* sudogs = runtime::select_begin(x.g, n);
  if (sudogs == nullptr) return m.out_of_memory(x);
  for (uint32_t i = 0; i < n; ++i) {
    Case k = read(i);
    Sudog* s = sudogs + i;
    s->channel = k.channel;
    s->is_send = k.is_send;
    s->slot = place_of(x, k.value);
    s->case_slot = place_of(x, a_of(w));
    if (k.is_send) {
      s->retry_pc = x.pc;
    } else {
      s->ok_slot = place_of(x, k.ok);
    }
  }
  runtime::select_wait(x.g);
  x.pc += 1 + n;
  return m.park(x, WaitReason::kSelect);
}

}  // namespace vole::vm
