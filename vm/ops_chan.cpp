// Out-of-line channel instructions. A goroutine that must wait is queued with the slots in which
// it wants its results, and goes on after the instruction when a partner has filled them.
#include "base/mutant.h"
#include "runtime/values/chan.h"
#include "vm/machine.h"
#include "vm/slow_ops.h"

namespace vole::vm {

using bytecode::a_of;
using bytecode::b_of;
using bytecode::c_of;
using bytecode::kNoSlot;
using runtime::Channel;
using runtime::ChanStatus;
using runtime::Resume;
using runtime::Sudog;
using runtime::WaitReason;

namespace {

constexpr std::string_view kSendOnClosed = "send on closed channel";

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

// Parks the goroutine, whose sudog is queued, and unlocks the channel.
Step wait_on(Exec& x, Channel* ch, WaitReason reason) {
  x.pc += 1;
  x.machine->prepare_park(x, reason);
  runtime::chan_unlock(*x.p, ch);
  return x.machine->parked(x);
}

}  // namespace

Step slow_chan_send(Exec& x, Word w) {
  Machine& m = *x.machine;
  auto* ch = ptr_slot<Channel>(x, a_of(w));
  if (ch == nullptr) {
    x.pc += 1;
    return m.park(x, WaitReason::kChanSendNil);
  }
  switch (runtime::chan_send(*x.p, ch, x.fp + b_of(w), true)) {
    case ChanStatus::kDone:
      return Step::kNext;
    case ChanStatus::kClosed:
      return m.raise_plain(x, kSendOnClosed);
    case ChanStatus::kWouldBlock:
      break;
  }
  Sudog* s = own_sudog(x, true);
  s->slot = place_of(x, b_of(w));
  if (is_mutant(Mutant::kNoSudogAdjustment)) s->elem = x.fp + b_of(w);
  s->retry_pc = x.pc;
  runtime::chan_wait(*x.p, ch, s);
  return wait_on(x, ch, WaitReason::kChanSend);
}

Step slow_chan_recv(Exec& x, Word w) {
  Machine& m = *x.machine;
  auto* ch = ptr_slot<Channel>(x, b_of(w));
  if (ch == nullptr) {
    x.pc += 1;
    return m.park(x, WaitReason::kChanReceiveNil);
  }
  uint32_t value = a_of(w), ok = c_of(w);
  runtime::Place to;
  if (value != kNoSlot) to.slots = x.fp + value;
  ChanStatus status = runtime::chan_recv(*x.p, ch, to, true);
  if (status != ChanStatus::kWouldBlock) {
    if (ok != kNoSlot) set_slot(x, ok, status == ChanStatus::kDone);
    return Step::kNext;
  }
  Sudog* s = own_sudog(x, false);
  s->slot = place_of(x, value);
  if (is_mutant(Mutant::kNoSudogAdjustment) && value != kNoSlot) s->elem = x.fp + value;
  s->ok_slot = place_of(x, ok);
  if (!runtime::chan_wait(*x.p, ch, s)) {
    runtime::chan_unlock(*x.p, ch);
    return m.no_memory(x);
  }
  return wait_on(x, ch, WaitReason::kChanReceive);
}

namespace {

// A case as the instruction has it.
struct Case {
  uint32_t channel, value, ok;
  bool is_send;
  explicit Case(Word e)
      : channel((e >> 16) & 0xFFFF),
        value(static_cast<uint32_t>(e >> 32) & 0xFFFF),
        ok(static_cast<uint32_t>(e >> 48)),
        is_send((e & 0xFFFF) == 0) {}
};

// Nothing is ready: queues in all channels and parks. The caller looks for another goroutine when
// `select` is gone.
Step wait_select(Exec& x, Word w, runtime::Select& select, bool* parks) {
  uint32_t n = select.count();
  Sudog* sudogs = x.g->select_sudogs;
  for (uint32_t i = 0; i < n; ++i) {
    Case k(x.pc[1 + i]);
    sudogs[i].case_slot = place_of(x, a_of(w));
    if (k.is_send) {
      sudogs[i].retry_pc = x.pc;
    } else {
      sudogs[i].ok_slot = place_of(x, k.ok);
    }
  }
  if (!select.wait(x.g)) {
    select.unlock();
    select.cancel(x.g);
    return x.machine->no_memory(x);
  }
  x.pc += 1 + n;
  x.machine->prepare_park(x, WaitReason::kSelect);
  select.unlock();
  *parks = true;
  return Step::kExit;
}

// *parks: the goroutine is parked, and another has to be found.
Step run_select(Exec& x, Word w, bool* parks) {
  Machine& m = *x.machine;
  uint32_t n = c_of(w);
  bool has_default = b_of(w) != 0;
  runtime::Select select(*x.p, n);
  if (!select.ok()) return m.no_memory(x);
  for (uint32_t i = 0; i < n; ++i) {
    Case k(x.pc[1 + i]);
    select.at(i) = {ptr_slot<Channel>(x, k.channel), nullptr,
                    k.value == kNoSlot ? nullptr : x.fp + k.value, k.is_send};
  }
  ChanStatus status = ChanStatus::kDone;
  int32_t chosen = select.poll(&status);
  if (chosen < 0) {
    if (!has_default && select.prepare(x.g) == nullptr) return m.no_memory(x);
    chosen = select.settle(!has_default, &status);
    if (!has_default && chosen < 0) return wait_select(x, w, select, parks);
    if (!has_default) select.cancel(x.g);
  }
  if (chosen >= 0) {
    Case k(x.pc[1 + static_cast<uint32_t>(chosen)]);
    if (k.is_send && status == ChanStatus::kClosed) return m.raise_plain(x, kSendOnClosed);
    if (!k.is_send && k.ok != kNoSlot) set_slot(x, k.ok, status == ChanStatus::kDone);
  }
  set_slot(x, a_of(w), static_cast<uint64_t>(int64_t{chosen}));
  x.pc += 1 + n;
  return Step::kJump;
}

}  // namespace

Step slow_select(Exec& x, Word w) {
  if (c_of(w) == 0 && b_of(w) == 0) {
    x.pc += 1;
    return x.machine->park(x, WaitReason::kSelectNoCases);
  }
  bool parks = false;
  Step step = run_select(x, w, &parks);
  return parks ? x.machine->parked(x) : step;
}

// What a woken goroutine has to do itself: leave the other queues of a select, and panic if the
// channel that it wanted to send on was closed.
Step Machine::resume_waiter(Exec& x) {
  G* g = x.g;
  Resume what = g->resume;
  g->resume = Resume::kNone;
  const Sudog* s = &g->own;
  if (what == Resume::kSelect) s = g->select_sudogs + g->wake_case.load_relaxed();
  bool panics = s->is_send && !g->wake_ok;
  const Word* at = s->retry_pc;
  if (what == Resume::kSelect) runtime::finish_select(*x.p, g);
  // A native sees by itself that it failed.
  if (!panics || at == nullptr) return Step::kJump;
  x.pc = at;
  return raise_plain(x, kSendOnClosed);
}

}  // namespace vole::vm
