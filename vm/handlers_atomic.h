// Instruction handlers, part 5: sync/atomic. Every operation is sequentially consistent, as Go's
// memory model has it: it pairs with all others on the same address.
//
// Storing a pointer while marking runs is left to ops_atomic.cpp, which shades both values first.
// No phase of the collector begins or ends between the test and the store: handlers are no safe
// points.
#pragma once

#include "vm/handlers.h"

namespace vole::vm {

namespace h {
VOLE_ALWAYS_INLINE bool barrier_on(const Regs& r) { return VOLE_UNLIKELY(r.x->cache->barrier); }
}  // namespace h

#define ATOMIC_LOAD(Name, T)                                                            \
  OP(Name) {                                                                            \
    uint64_t p = h::get(r, h::b(r));                                                    \
    if (VOLE_UNLIKELY(p == 0)) return Flow::kSlow;                                      \
    T v = mem::load_seq_cst<T>(h::addr(p) + h::c(r));                                   \
    h::set(r, h::a(r), h::arith::extend<T>(static_cast<std::make_unsigned_t<T>>(v)));   \
    return Flow::kNext;                                                                 \
  }
ATOMIC_LOAD(AtLdI32, int32_t)
ATOMIC_LOAD(AtLdU32, uint32_t)
OP(AtLd64) {
  uint64_t p = h::get(r, h::b(r));
  if (VOLE_UNLIKELY(p == 0)) return Flow::kSlow;
  h::set(r, h::a(r), mem::load_seq_cst<uint64_t>(h::addr(p) + h::c(r)));
  return Flow::kNext;
}

#define ATOMIC_STORE(Name, T, is_pointer)                                               \
  OP(Name) {                                                                            \
    uint64_t p = h::get(r, h::a(r));                                                    \
    if (VOLE_UNLIKELY(p == 0) || ((is_pointer) && h::barrier_on(r))) return Flow::kSlow; \
    mem::store_seq_cst<T>(h::addr(p) + h::c(r), static_cast<T>(h::get(r, h::b(r))));    \
    return Flow::kNext;                                                                 \
  }
ATOMIC_STORE(AtSt32, uint32_t, false)
ATOMIC_STORE(AtSt64, uint64_t, false)
ATOMIC_STORE(AtStPtr, uint64_t, true)

// `work` computes the result, a T, from the address `at` and the operand `v`.
#define ATOMIC_CHANGE(Name, T, is_pointer, work)                                        \
  OP(Name) {                                                                            \
    uint64_t p = h::get(r, h::b(r));                                                    \
    if (VOLE_UNLIKELY(p == 0) || ((is_pointer) && h::barrier_on(r))) return Flow::kSlow; \
    void* at = h::addr(p) + r.pc[1];                                                    \
    T v = static_cast<T>(h::get(r, h::c(r)));                                           \
    T result = static_cast<T>(work);                                                    \
    h::set(r, h::a(r), h::arith::extend<T>(static_cast<std::make_unsigned_t<T>>(result))); \
    return Flow::kNext;                                                                 \
  }
ATOMIC_CHANGE(AtAddI32, int32_t, false,
              mem::fetch_add_seq_cst<uint32_t>(at, static_cast<uint32_t>(v)) +
                  static_cast<uint32_t>(v))
ATOMIC_CHANGE(AtAddU32, uint32_t, false, mem::fetch_add_seq_cst<uint32_t>(at, v) + v)
ATOMIC_CHANGE(AtAdd64, uint64_t, false, mem::fetch_add_seq_cst<uint64_t>(at, v) + v)
ATOMIC_CHANGE(AtSwapI32, int32_t, false, mem::exchange_seq_cst<int32_t>(at, v))
ATOMIC_CHANGE(AtSwapU32, uint32_t, false, mem::exchange_seq_cst<uint32_t>(at, v))
ATOMIC_CHANGE(AtSwap64, uint64_t, false, mem::exchange_seq_cst<uint64_t>(at, v))
ATOMIC_CHANGE(AtSwapPtr, uint64_t, true, mem::exchange_seq_cst<uint64_t>(at, v))
ATOMIC_CHANGE(AtAndI32, int32_t, false, mem::fetch_and_seq_cst<int32_t>(at, v))
ATOMIC_CHANGE(AtAndU32, uint32_t, false, mem::fetch_and_seq_cst<uint32_t>(at, v))
ATOMIC_CHANGE(AtAnd64, uint64_t, false, mem::fetch_and_seq_cst<uint64_t>(at, v))
ATOMIC_CHANGE(AtOrI32, int32_t, false, mem::fetch_or_seq_cst<int32_t>(at, v))
ATOMIC_CHANGE(AtOrU32, uint32_t, false, mem::fetch_or_seq_cst<uint32_t>(at, v))
ATOMIC_CHANGE(AtOr64, uint64_t, false, mem::fetch_or_seq_cst<uint64_t>(at, v))

#define ATOMIC_CAS(Name, T, is_pointer)                                                 \
  OP(Name) {                                                                            \
    uint64_t p = h::get(r, h::b(r));                                                    \
    if (VOLE_UNLIKELY(p == 0) || ((is_pointer) && h::barrier_on(r))) return Flow::kSlow; \
    uint64_t ext = r.pc[1];                                                             \
    T old = static_cast<T>(h::get(r, h::c(r)));                                         \
    T wanted = static_cast<T>(h::get(r, static_cast<uint16_t>(ext)));                   \
    bool done = mem::compare_exchange_seq_cst<T>(h::addr(p) + (ext >> 32), old, wanted); \
    h::set(r, h::a(r), done ? 1 : 0);                                                   \
    return Flow::kNext;                                                                 \
  }
ATOMIC_CAS(AtCas32, uint32_t, false)
ATOMIC_CAS(AtCas64, uint64_t, false)
ATOMIC_CAS(AtCasPtr, uint64_t, true)

#undef ATOMIC_LOAD
#undef ATOMIC_STORE
#undef ATOMIC_CHANGE
#undef ATOMIC_CAS

}  // namespace vole::vm
