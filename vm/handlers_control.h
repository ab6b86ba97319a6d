// Instruction handlers, part 4: branches, calls, and the operations that are all slow path.
#pragma once

#include "vm/handlers.h"

namespace vole::vm {

// clang-format off
OP(Jmp) { return h::jump(r, h::bc(r)); }
OP(Loop) { return h::loop(r, true, h::bc(r)); }
OP(Jt) { return h::branch(r, h::get(r, h::a(r)) != 0, h::ci(r)); }
OP(Jf) { return h::branch(r, h::get(r, h::a(r)) == 0, h::ci(r)); }

#define COMPARE_JUMPS(N, op)                                                        \
  OP(J##N##I64) {                                                                   \
    return h::branch(r, h::geti(r, h::a(r)) op h::geti(r, h::b(r)), h::ci(r));      \
  }                                                                                 \
  OP(J##N##II64) { return h::branch(r, h::geti(r, h::a(r)) op h::bi(r), h::ci(r)); } \
  OP(L##N##I64) {                                                                   \
    return h::loop(r, h::geti(r, h::a(r)) op h::geti(r, h::b(r)), h::ci(r));        \
  }                                                                                 \
  OP(L##N##II64) { return h::loop(r, h::geti(r, h::a(r)) op h::bi(r), h::ci(r)); }  \
  OP(J##N##F64) {                                                                   \
    return h::branch(r, h::getd(r, h::a(r)) op h::getd(r, h::b(r)), h::ci(r));      \
  }
COMPARE_JUMPS(Eq, ==)
COMPARE_JUMPS(Ne, !=)
COMPARE_JUMPS(Lt, <)
COMPARE_JUMPS(Le, <=)
COMPARE_JUMPS(Gt, >)
COMPARE_JUMPS(Ge, >=)
#define NOT_JUMP(Name, op)                                                          \
  OP(Name) {                                                                        \
    return h::branch(r, !(h::getd(r, h::a(r)) op h::getd(r, h::b(r))), h::ci(r));   \
  }
NOT_JUMP(JNltF64, <)
NOT_JUMP(JNleF64, <=)
NOT_JUMP(JNgtF64, >)
NOT_JUMP(JNgeF64, >=)
#define UNSIGNED_JUMP(Name, op)                                                     \
  OP(Name) { return h::branch(r, h::get(r, h::a(r)) op h::get(r, h::b(r)), h::ci(r)); }
UNSIGNED_JUMP(JLtU64, <)
UNSIGNED_JUMP(JLeU64, <=)
UNSIGNED_JUMP(JGtU64, >)
UNSIGNED_JUMP(JGeU64, >=)
// Long texts of the same length are compared out of line.
OP(JEqStr) {
  uint64_t n = h::get(r, h::a(r) + 1);
  if (n != h::get(r, h::b(r) + 1)) return Flow::kNext;
  if (n > h::kSmallCompare) return Flow::kSlow;
  return h::branch(r, h::same_bytes(h::addr(h::get(r, h::a(r))), h::addr(h::get(r, h::b(r))), n),
                   h::ci(r));
}
OP(JNeStr) {
  uint64_t n = h::get(r, h::a(r) + 1);
  if (n != h::get(r, h::b(r) + 1)) return h::jump(r, h::ci(r));
  if (n > h::kSmallCompare) return Flow::kSlow;
  return h::branch(r, !h::same_bytes(h::addr(h::get(r, h::a(r))), h::addr(h::get(r, h::b(r))), n),
                   h::ci(r));
}

// Counting loops: the counter is written only when no poll is due, since a poll runs the
// instruction again.
#define COUNT_LOOP(Name, delta, op, bound)                                          \
  OP(Name) {                                                                        \
    int64_t v = static_cast<int64_t>(h::get(r, h::a(r)) + static_cast<uint64_t>(delta)); \
    if (v op bound) {                                                               \
      if (VOLE_UNLIKELY(r.fuel <= 0)) return Flow::kPoll;                           \
      --r.fuel;                                                                     \
      h::set(r, h::a(r), static_cast<uint64_t>(v));                                 \
      return h::jump(r, h::ci(r));                                                  \
    }                                                                               \
    h::set(r, h::a(r), static_cast<uint64_t>(v));                                   \
    return Flow::kNext;                                                             \
  }
COUNT_LOOP(IncLt, 1, <, h::geti(r, h::b(r)))
COUNT_LOOP(IncLtI, 1, <, h::bi(r))
COUNT_LOOP(IncLe, 1, <=, h::geti(r, h::b(r)))
COUNT_LOOP(DecGeI, -1, >=, h::bi(r))
OP(JTab) {
  uint64_t i = h::get(r, h::a(r)), n = static_cast<uint64_t>(h::bc(r));
  if (i < n) {
    const char* at = reinterpret_cast<const char*>(r.pc + 1) + 4 * i;
    return h::jump(r, mem::load<int32_t>(at));
  }
  r.pc += 1 + (n + 1) / 2;
  return Flow::kTaken;
}
// clang-format on

// ---- calls
namespace h {
VOLE_ALWAYS_INLINE Flow enter(Regs& r, const Function* f, uint64_t* fp, const Word* return_pc) {
  mem::store(fp + bytecode::kHeaderFunction, f);
  mem::store(fp + bytecode::kHeaderCallerFp, r.fp);
  mem::store(fp + bytecode::kHeaderReturnPc, return_pc);
  r.pc = f->code;
  r.fp = fp;
  if (VOLE_UNLIKELY(fp + f->frame_slots > r.x->stack_limit)) return Flow::kEnter;
  if (VOLE_UNLIKELY(--r.fuel < 0)) return Flow::kEnter;
  return Flow::kTaken;
}
}  // namespace h

OP(Call) {
  return h::enter(r, reinterpret_cast<const Function*>(r.pc[1]), r.fp + h::a(r), r.pc + 2);
}
OP(CallC) {
  uint64_t closure = h::get(r, h::b(r));
  if (VOLE_UNLIKELY(closure == 0)) return Flow::kSlow;
  uint64_t* fp = r.fp + h::a(r);
  mem::store_word(fp + bytecode::kHeaderContext, closure);
  return h::enter(r, mem::load<const Function*>(closure), fp, r.pc + 1);
}
OP(CallI) {
  uint64_t tab = h::get(r, h::b(r));
  if (VOLE_UNLIKELY(tab == 0)) return Flow::kSlow;
  uint64_t* fp = r.fp + h::a(r);
  mem::store_word(fp, h::get(r, h::b(r) + 1));
  return h::enter(r, reinterpret_cast<const bytecode::Itab*>(tab)->fun[h::c(r)], fp, r.pc + 1);
}
OP(Ret) {
  const Word* pc = mem::load<const Word*>(r.fp + bytecode::kHeaderReturnPc);
  r.fp = mem::load<uint64_t*>(r.fp + bytecode::kHeaderCallerFp);
  r.pc = pc;
  return Flow::kTaken;
}
OP(LdCtx) {
  h::set(r, h::a(r), mem::load_word(r.fp + bytecode::kHeaderContext));
  return Flow::kNext;
}
OP(DeferReturn) {
  const runtime::DeferRecord* d = r.x->g->defers;
  if (d == nullptr || d->frame != r.x->g->offset_of(r.fp)) return Flow::kNext;
  return Flow::kSlow;
}

// append(B, C) of a word-sized value: in place if there is room.
OP(Append1) {
  const TypeDesc* elem = reinterpret_cast<const TypeDesc*>(r.pc[1]);
  uint64_t len = h::get(r, h::b(r) + 1), cap = h::get(r, h::b(r) + 2);
  uint64_t size = elem->size;
  if (len >= cap || size > 16) return Flow::kSlow;
  uint64_t base = h::get(r, h::b(r));
  char* to = h::addr(base) + len * size;
  uint64_t v = h::get(r, h::c(r));
  if (size == 8) {
    mem::store_word(to, v);
  } else if (size == 16) {
    mem::store_word(to, v);
    mem::store_word(to + 8, h::get(r, h::c(r) + 1));
  } else if (size == 1) {
    mem::store<uint8_t>(to, static_cast<uint8_t>(v));
  } else if (size == 4) {
    mem::store<uint32_t>(to, static_cast<uint32_t>(v));
  } else {
    return Flow::kSlow;
  }
  h::set(r, h::a(r), base);
  h::set(r, h::a(r) + 1, len + 1);
  h::set(r, h::a(r) + 2, cap);
  return Flow::kNext;
}
OP(AppendGrow) {
  if (h::get(r, h::b(r) + 2) - h::get(r, h::b(r) + 1) < h::c(r)) return Flow::kSlow;
  uint64_t v0 = h::get(r, h::b(r)), v1 = h::get(r, h::b(r) + 1), v2 = h::get(r, h::b(r) + 2);
  h::set(r, h::a(r), v0);
  h::set(r, h::a(r) + 1, v1);
  h::set(r, h::a(r) + 2, v2);
  return Flow::kNext;
}
// ASCII is decoded here.
OP(StrRune) {
  uint64_t i = h::get(r, h::c(r)), n = h::get(r, h::b(r) + 1);
  if (VOLE_UNLIKELY(i >= n)) return Flow::kSlow;
  uint8_t byte = mem::load<uint8_t>(h::addr(h::get(r, h::b(r))) + i);
  if (byte >= 0x80) return Flow::kSlow;
  h::set(r, h::a(r), byte);
  h::set(r, h::a(r) + 1, i + 1);
  return Flow::kNext;
}
OP(ItabType) {
  uint64_t tab = h::get(r, h::b(r));
  h::set(r, h::a(r), tab == 0 ? 0 : mem::load_word(h::addr(tab) + offsetof(bytecode::Itab, type)));
  return Flow::kNext;
}
// The length is the first word of a map and of a channel.
#define LENGTH_OP(Name)                                          \
  OP(Name) {                                                     \
    uint64_t p = h::get(r, h::b(r));                             \
    h::set(r, h::a(r), p == 0 ? 0 : mem::load_word(h::addr(p))); \
    return Flow::kNext;                                          \
  }
LENGTH_OP(MapLen)
LENGTH_OP(ChanLen)
OP(ChanCap) {
  uint64_t p = h::get(r, h::b(r));
  h::set(r, h::a(r), p == 0 ? 0 : mem::load_word(h::addr(p) + 8));
  return Flow::kNext;
}

SLOW_OP(Native)
SLOW_OP(NativeAgain)
SLOW_OP(Go)
SLOW_OP(GoExit)
SLOW_OP(Defer)
SLOW_OP(Panic)
SLOW_OP(PanicStep)
SLOW_OP(SegmentReturn)
SLOW_OP(InitMark)
SLOW_OP(Recover)
SLOW_OP(Rt)
SLOW_OP(New)
SLOW_OP(NewClosure)
SLOW_OP(MakeSlice)
SLOW_OP(AppendS)
SLOW_OP(CopyS)
SLOW_OP(Concat)
SLOW_OP(ConcatB)
SLOW_OP(Box)
SLOW_OP(AssertI)
SLOW_OP(AssertI2)
SLOW_OP(MapGet)
SLOW_OP(MapGet2)
SLOW_OP(MapSet)
SLOW_OP(MapGet64)
SLOW_OP(MapGet264)
SLOW_OP(MapSet64)
SLOW_OP(MapGetStr)
SLOW_OP(MapGet2Str)
SLOW_OP(MapSetStr)
SLOW_OP(MapDelete)
SLOW_OP(MapIter)
SLOW_OP(MapNext)
SLOW_OP(ChanSend)
SLOW_OP(ChanRecv)
SLOW_OP(Select)

}  // namespace vole::vm
