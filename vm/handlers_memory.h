// Instruction handlers, part 2: moves, constants, globals, memory, elements, slicing.
#pragma once

#include "vm/handlers.h"

namespace vole::vm {

// clang-format off
OP(Nop) { return Flow::kNext; }
OP(Mov) { h::set(r, h::a(r), h::get(r, h::b(r))); return Flow::kNext; }
OP(Mov2) {
  uint64_t v0 = h::get(r, h::b(r)), v1 = h::get(r, h::b(r) + 1);
  h::set(r, h::a(r), v0); h::set(r, h::a(r) + 1, v1);
  return Flow::kNext;
}
OP(Mov3) {
  uint64_t v0 = h::get(r, h::b(r)), v1 = h::get(r, h::b(r) + 1), v2 = h::get(r, h::b(r) + 2);
  h::set(r, h::a(r), v0); h::set(r, h::a(r) + 1, v1); h::set(r, h::a(r) + 2, v2);
  return Flow::kNext;
}
OP(MovN) {
  uint32_t n = h::c(r), to = h::a(r), from = h::b(r);
  if (n > 8) return Flow::kSlow;
  if (to < from) {
#pragma GCC unroll 1
    for (uint32_t i = 0; i < n; ++i) h::set(r, to + i, h::get(r, from + i));
  } else {
#pragma GCC unroll 1
    for (uint32_t i = n; i-- > 0;) h::set(r, to + i, h::get(r, from + i));
  }
  return Flow::kNext;
}
OP(LdI) { h::set(r, h::a(r), static_cast<uint64_t>(h::bc(r))); return Flow::kNext; }
OP(LdK) { h::set(r, h::a(r), r.pc[1]); return Flow::kNext; }
OP(LdStr) {
  h::set(r, h::a(r), r.pc[1]); h::set(r, h::a(r) + 1, r.pc[2]);
  return Flow::kNext;
}
OP(Zero) {
  uint32_t n = h::b(r);
  if (n > 8) return Flow::kSlow;
  for (uint32_t i = 0; i < n; ++i) h::set(r, h::a(r) + i, 0);
  return Flow::kNext;
}

// ---- globals
#define GLOBAL_LOAD(Name, T)                                                \
  OP(Name) {                                                                \
    h::set(r, h::a(r), h::load_ext<T>(r.x->globals + h::bc(r)));            \
    return Flow::kNext;                                                     \
  }
#define GLOBAL_STORE(Name, T)                                               \
  OP(Name) {                                                                \
    h::store_low<T>(r.x->globals + h::bc(r), h::get(r, h::a(r)));           \
    return Flow::kNext;                                                     \
  }
GLOBAL_LOAD(LdGI8, int8_t)
GLOBAL_LOAD(LdGU8, uint8_t)
GLOBAL_LOAD(LdGI16, int16_t)
GLOBAL_LOAD(LdGU16, uint16_t)
GLOBAL_LOAD(LdGI32, int32_t)
GLOBAL_LOAD(LdGU32, uint32_t)
GLOBAL_LOAD(LdG64, uint64_t)
SLOW_OP(LdGM)
GLOBAL_STORE(StG8, uint8_t)
GLOBAL_STORE(StG16, uint16_t)
GLOBAL_STORE(StG32, uint32_t)
GLOBAL_STORE(StG64, uint64_t)
GLOBAL_STORE(StGPtr, uint64_t)
SLOW_OP(StGM)
OP(LeaG) {
  h::set(r, h::a(r), reinterpret_cast<uintptr_t>(r.x->globals + h::bc(r)));
  return Flow::kNext;
}

// ---- memory through a pointer
#define POINTER_LOAD(Name, T)                                               \
  OP(Name) {                                                                \
    uint64_t p = h::get(r, h::b(r));                                        \
    if (VOLE_UNLIKELY(p == 0)) return Flow::kSlow;                          \
    h::set(r, h::a(r), h::load_ext<T>(h::addr(p) + h::c(r)));               \
    return Flow::kNext;                                                     \
  }
#define POINTER_STORE(Name, T)                                              \
  OP(Name) {                                                                \
    uint64_t p = h::get(r, h::a(r));                                        \
    if (VOLE_UNLIKELY(p == 0)) return Flow::kSlow;                          \
    h::store_low<T>(h::addr(p) + h::c(r), h::get(r, h::b(r)));              \
    return Flow::kNext;                                                     \
  }
#define POINTER_STORE_WORDS(Name, n)                                        \
  OP(Name) {                                                                \
    uint64_t p = h::get(r, h::a(r));                                        \
    if (VOLE_UNLIKELY(p == 0)) return Flow::kSlow;                          \
    for (uint32_t i = 0; i < n; ++i) {                                      \
      mem::store_word(h::addr(p) + h::c(r) + 8 * i, h::get(r, h::b(r) + i)); \
    }                                                                       \
    return Flow::kNext;                                                     \
  }
POINTER_LOAD(LdI8, int8_t)
POINTER_LOAD(LdU8, uint8_t)
POINTER_LOAD(LdI16, int16_t)
POINTER_LOAD(LdU16, uint16_t)
POINTER_LOAD(LdI32, int32_t)
POINTER_LOAD(LdU32, uint32_t)
POINTER_LOAD(Ld64, uint64_t)
OP(Ld2) {
  uint64_t p = h::get(r, h::b(r));
  if (VOLE_UNLIKELY(p == 0)) return Flow::kSlow;
  const char* m = h::addr(p) + h::c(r);
  uint64_t v0 = mem::load_word(m), v1 = mem::load_word(m + 8);
  h::set(r, h::a(r), v0); h::set(r, h::a(r) + 1, v1);
  return Flow::kNext;
}
OP(Ld3) {
  uint64_t p = h::get(r, h::b(r));
  if (VOLE_UNLIKELY(p == 0)) return Flow::kSlow;
  const char* m = h::addr(p) + h::c(r);
  uint64_t v0 = mem::load_word(m), v1 = mem::load_word(m + 8), v2 = mem::load_word(m + 16);
  h::set(r, h::a(r), v0); h::set(r, h::a(r) + 1, v1); h::set(r, h::a(r) + 2, v2);
  return Flow::kNext;
}
OP(LdM) {
  uint64_t p = h::get(r, h::b(r));
  if (VOLE_UNLIKELY(p == 0)) return Flow::kSlow;
  bool done = h::copy_small(r.fp + h::a(r), h::addr(p) + h::c(r), r.pc[1]);
  return done ? Flow::kNext : Flow::kSlow;
}
POINTER_STORE(St8, uint8_t)
POINTER_STORE(St16, uint16_t)
POINTER_STORE(St32, uint32_t)
POINTER_STORE(St64, uint64_t)
POINTER_STORE(StPtr, uint64_t)
POINTER_STORE_WORDS(StStr, 2)
POINTER_STORE_WORDS(StSlice, 3)
POINTER_STORE_WORDS(StIface, 2)
OP(StM) {
  uint64_t p = h::get(r, h::a(r));
  if (VOLE_UNLIKELY(p == 0)) return Flow::kSlow;
  uint64_t size = reinterpret_cast<const TypeDesc*>(r.pc[1])->size;
  bool done = h::copy_small(h::addr(p) + h::c(r), r.fp + h::b(r), size);
  return done ? Flow::kNext : Flow::kSlow;
}
OP(Lea) {
  uint64_t p = h::get(r, h::b(r));
  if (VOLE_UNLIKELY(p == 0)) return Flow::kSlow;
  h::set(r, h::a(r), p + r.pc[1]);
  return Flow::kNext;
}
OP(LeaF) {
  h::set(r, h::a(r), reinterpret_cast<uintptr_t>(h::bytes_at(r, 0) + h::bc(r)));
  return Flow::kNext;
}
SLOW_OP(CopyM)
SLOW_OP(ZeroM)
OP(ChkNil) { return h::get(r, h::a(r)) != 0 ? Flow::kNext : Flow::kSlow; }

// ---- structs and arrays in the frame
#define FRAME_LOAD(Name, T)                                                 \
  OP(Name) {                                                                \
    h::set(r, h::a(r), h::load_ext<T>(h::bytes_at(r, 0) + h::bc(r)));       \
    return Flow::kNext;                                                     \
  }
#define FRAME_STORE(Name, T)                                                \
  OP(Name) {                                                                \
    h::store_low<T>(h::bytes_at(r, 0) + h::bc(r), h::get(r, h::a(r)));      \
    return Flow::kNext;                                                     \
  }
FRAME_LOAD(LdFI8, int8_t)
FRAME_LOAD(LdFU8, uint8_t)
FRAME_LOAD(LdFI16, int16_t)
FRAME_LOAD(LdFU16, uint16_t)
FRAME_LOAD(LdFI32, int32_t)
FRAME_LOAD(LdFU32, uint32_t)
FRAME_STORE(StF8, uint8_t)
FRAME_STORE(StF16, uint16_t)
FRAME_STORE(StF32, uint32_t)
SLOW_OP(MovFM)

#define FRAME_INDEX_LOAD(Name, T)                                           \
  OP(Name) {                                                                \
    uint64_t i = h::get(r, h::c(r)), n = static_cast<uint32_t>(r.pc[1]);    \
    if (VOLE_UNLIKELY(i >= n)) return Flow::kSlow;                          \
    uint64_t at = i * (r.pc[1] >> 32); /* a field of an element: the stride is the element's */ \
    h::set(r, h::a(r), h::load_ext<T>(h::bytes_at(r, h::b(r)) + at));       \
    return Flow::kNext;                                                     \
  }
#define FRAME_INDEX_STORE(Name, T)                                          \
  OP(Name) {                                                                \
    uint64_t i = h::get(r, h::b(r)), n = static_cast<uint32_t>(r.pc[1]);    \
    if (VOLE_UNLIKELY(i >= n)) return Flow::kSlow;                          \
    uint64_t at = i * (r.pc[1] >> 32);                                      \
    h::store_low<T>(h::bytes_at(r, h::a(r)) + at, h::get(r, h::c(r)));      \
    return Flow::kNext;                                                     \
  }
FRAME_INDEX_LOAD(LdFXI8, int8_t)
FRAME_INDEX_LOAD(LdFXU8, uint8_t)
FRAME_INDEX_LOAD(LdFXI16, int16_t)
FRAME_INDEX_LOAD(LdFXU16, uint16_t)
FRAME_INDEX_LOAD(LdFXI32, int32_t)
FRAME_INDEX_LOAD(LdFXU32, uint32_t)
FRAME_INDEX_LOAD(LdFX64, uint64_t)
SLOW_OP(LdFXM)
FRAME_INDEX_STORE(StFX8, uint8_t)
FRAME_INDEX_STORE(StFX16, uint16_t)
FRAME_INDEX_STORE(StFX32, uint32_t)
FRAME_INDEX_STORE(StFX64, uint64_t)
SLOW_OP(StFXM)

// ---- elements of slices and strings
#define INDEX_LOAD(Name, T)                                                 \
  OP(Name) {                                                                \
    uint64_t i = h::get(r, h::c(r)), n = h::get(r, h::b(r) + 1);            \
    if (VOLE_UNLIKELY(i >= n)) return Flow::kSlow;                          \
    h::set(r, h::a(r), h::load_ext<T>(h::addr(h::get(r, h::b(r))) + i * sizeof(T))); \
    return Flow::kNext;                                                     \
  }
#define INDEX_STORE(Name, T)                                                \
  OP(Name) {                                                                \
    uint64_t i = h::get(r, h::b(r)), n = h::get(r, h::a(r) + 1);            \
    if (VOLE_UNLIKELY(i >= n)) return Flow::kSlow;                          \
    h::store_low<T>(h::addr(h::get(r, h::a(r))) + i * sizeof(T), h::get(r, h::c(r))); \
    return Flow::kNext;                                                     \
  }
INDEX_LOAD(LdXI8, int8_t)
INDEX_LOAD(LdXU8, uint8_t)
INDEX_LOAD(LdXI16, int16_t)
INDEX_LOAD(LdXU16, uint16_t)
INDEX_LOAD(LdXI32, int32_t)
INDEX_LOAD(LdXU32, uint32_t)
INDEX_LOAD(LdX64, uint64_t)
OP(LdX2) {
  uint64_t i = h::get(r, h::c(r)), n = h::get(r, h::b(r) + 1);
  if (VOLE_UNLIKELY(i >= n)) return Flow::kSlow;
  const char* m = h::addr(h::get(r, h::b(r))) + i * 16;
  uint64_t v0 = mem::load_word(m), v1 = mem::load_word(m + 8);
  h::set(r, h::a(r), v0); h::set(r, h::a(r) + 1, v1);
  return Flow::kNext;
}
OP(LdX3) {
  uint64_t i = h::get(r, h::c(r)), n = h::get(r, h::b(r) + 1);
  if (VOLE_UNLIKELY(i >= n)) return Flow::kSlow;
  const char* m = h::addr(h::get(r, h::b(r))) + i * 24;
  uint64_t v0 = mem::load_word(m), v1 = mem::load_word(m + 8), v2 = mem::load_word(m + 16);
  h::set(r, h::a(r), v0); h::set(r, h::a(r) + 1, v1); h::set(r, h::a(r) + 2, v2);
  return Flow::kNext;
}
OP(LdXM) {
  uint64_t i = h::get(r, h::c(r)), n = h::get(r, h::b(r) + 1), size = r.pc[1];
  if (VOLE_UNLIKELY(i >= n)) return Flow::kSlow;
  bool done = h::copy_small(r.fp + h::a(r), h::addr(h::get(r, h::b(r))) + i * size, size);
  return done ? Flow::kNext : Flow::kSlow;
}
INDEX_STORE(StX8, uint8_t)
INDEX_STORE(StX16, uint16_t)
INDEX_STORE(StX32, uint32_t)
INDEX_STORE(StX64, uint64_t)
INDEX_STORE(StXPtr, uint64_t)
OP(StXM) {
  uint64_t i = h::get(r, h::b(r)), n = h::get(r, h::a(r) + 1);
  uint64_t size = reinterpret_cast<const TypeDesc*>(r.pc[1])->size;
  if (VOLE_UNLIKELY(i >= n)) return Flow::kSlow;
  bool done = h::copy_small(h::addr(h::get(r, h::a(r))) + i * size, r.fp + h::c(r), size);
  return done ? Flow::kNext : Flow::kSlow;
}
// Arithmetic with a memory operand.
#define POINTER_UPDATE(Name, T, operand, expr)                              \
  OP(Name) {                                                                \
    uint64_t p = h::get(r, h::a(r));                                        \
    if (VOLE_UNLIKELY(p == 0)) return Flow::kSlow;                          \
    char* m = h::addr(p) + h::c(r);                                         \
    T x = mem::load<T>(m), y = operand;                                     \
    mem::store<T>(m, expr);                                                 \
    return Flow::kNext;                                                     \
  }
POINTER_UPDATE(AddMI64, uint64_t, h::get(r, h::b(r)), x + y)
POINTER_UPDATE(AddMII64, uint64_t, static_cast<uint64_t>(h::bi(r)), x + y)
POINTER_UPDATE(AddMF64, double, h::getd(r, h::b(r)), x + y)
POINTER_UPDATE(SubMF64, double, h::getd(r, h::b(r)), x - y)
#undef POINTER_UPDATE
#define INDEX_UPDATE(Name, T, operand)                                      \
  OP(Name) {                                                                \
    uint64_t i = h::get(r, h::b(r)), n = h::get(r, h::a(r) + 1);            \
    if (VOLE_UNLIKELY(i >= n)) return Flow::kSlow;                          \
    char* m = h::addr(h::get(r, h::a(r))) + i * sizeof(T);                  \
    T x = mem::load<T>(m), y = operand;                                     \
    mem::store<T>(m, x + y);                                                \
    return Flow::kNext;                                                     \
  }
INDEX_UPDATE(AddXI64, uint64_t, h::get(r, h::c(r)))
INDEX_UPDATE(AddXII64, uint64_t, static_cast<uint64_t>(h::ci(r)))
INDEX_UPDATE(AddXF64, double, h::getd(r, h::c(r)))
#undef INDEX_UPDATE
#define ACCUMULATE(Name, X, T, read, write)                                 \
  OP(Acc##X##Name) {                                                        \
    ACCUMULATE_ADDRESS_##X(T)                                               \
    h::write(r, h::a(r), h::read(r, h::a(r)) + mem::load<T>(m));            \
    return Flow::kNext;                                                     \
  }
#define ACCUMULATE_ADDRESS_X(T)                                             \
    uint64_t i = h::get(r, h::c(r)), n = h::get(r, h::b(r) + 1);            \
    if (VOLE_UNLIKELY(i >= n)) return Flow::kSlow;                          \
    const char* m = h::addr(h::get(r, h::b(r))) + i * sizeof(T);
#define ACCUMULATE_ADDRESS_M(T)                                             \
    uint64_t p = h::get(r, h::b(r));                                        \
    if (VOLE_UNLIKELY(p == 0)) return Flow::kSlow;                          \
    const char* m = h::addr(p) + h::c(r);
ACCUMULATE(I64, X, uint64_t, get, set)
ACCUMULATE(F64, X, double, getd, setd)
ACCUMULATE(I64, M, uint64_t, get, set)
ACCUMULATE(F64, M, double, getd, setd)
#undef ACCUMULATE
#undef ACCUMULATE_ADDRESS_X
#undef ACCUMULATE_ADDRESS_M
OP(LeaX) {
  uint64_t i = h::get(r, h::c(r)), n = h::get(r, h::b(r) + 1);
  if (VOLE_UNLIKELY(i >= n)) return Flow::kSlow;
  h::set(r, h::a(r), h::get(r, h::b(r)) + i * r.pc[1]);
  return Flow::kNext;
}

// ---- fields of elements; extension: element bytes | offset << 32
#define INDEX_FIELD_LOAD(Name, T)                                           \
  OP(Name) {                                                                \
    uint64_t i = h::get(r, h::c(r)), n = h::get(r, h::b(r) + 1), e = r.pc[1]; \
    if (VOLE_UNLIKELY(i >= n)) return Flow::kSlow;                          \
    const char* m = h::addr(h::get(r, h::b(r))) + i * static_cast<uint32_t>(e) + (e >> 32); \
    h::set(r, h::a(r), h::load_ext<T>(m));                                  \
    return Flow::kNext;                                                     \
  }
#define INDEX_FIELD_STORE(Name, T)                                          \
  OP(Name) {                                                                \
    uint64_t i = h::get(r, h::b(r)), n = h::get(r, h::a(r) + 1), e = r.pc[1]; \
    if (VOLE_UNLIKELY(i >= n)) return Flow::kSlow;                          \
    char* m = h::addr(h::get(r, h::a(r))) + i * static_cast<uint32_t>(e) + (e >> 32); \
    h::store_low<T>(m, h::get(r, h::c(r)));                                 \
    return Flow::kNext;                                                     \
  }
INDEX_FIELD_LOAD(LdXOI8, int8_t)
INDEX_FIELD_LOAD(LdXOU8, uint8_t)
INDEX_FIELD_LOAD(LdXOI16, int16_t)
INDEX_FIELD_LOAD(LdXOU16, uint16_t)
INDEX_FIELD_LOAD(LdXOI32, int32_t)
INDEX_FIELD_LOAD(LdXOU32, uint32_t)
INDEX_FIELD_LOAD(LdXO64, uint64_t)
INDEX_FIELD_STORE(StXO8, uint8_t)
INDEX_FIELD_STORE(StXO16, uint16_t)
INDEX_FIELD_STORE(StXO32, uint32_t)
INDEX_FIELD_STORE(StXO64, uint64_t)
INDEX_FIELD_STORE(StXOPtr, uint64_t)

// ---- elements of arrays behind pointers
#define ARRAY_LOAD(Name, T)                                                 \
  OP(Name) {                                                                \
    uint64_t i = h::get(r, h::c(r)), p = h::get(r, h::b(r));                \
    if (VOLE_UNLIKELY(p == 0 || i >= r.pc[1])) return Flow::kSlow;          \
    h::set(r, h::a(r), h::load_ext<T>(h::addr(p) + i * sizeof(T)));         \
    return Flow::kNext;                                                     \
  }
#define ARRAY_STORE(Name, T)                                                \
  OP(Name) {                                                                \
    uint64_t i = h::get(r, h::b(r)), p = h::get(r, h::a(r));                \
    if (VOLE_UNLIKELY(p == 0 || i >= r.pc[1])) return Flow::kSlow;          \
    h::store_low<T>(h::addr(p) + i * sizeof(T), h::get(r, h::c(r)));        \
    return Flow::kNext;                                                     \
  }
ARRAY_LOAD(LdAXI8, int8_t)
ARRAY_LOAD(LdAXU8, uint8_t)
ARRAY_LOAD(LdAXI16, int16_t)
ARRAY_LOAD(LdAXU16, uint16_t)
ARRAY_LOAD(LdAXI32, int32_t)
ARRAY_LOAD(LdAXU32, uint32_t)
ARRAY_LOAD(LdAX64, uint64_t)
ARRAY_STORE(StAX8, uint8_t)
ARRAY_STORE(StAX16, uint16_t)
ARRAY_STORE(StAX32, uint32_t)
ARRAY_STORE(StAX64, uint64_t)
ARRAY_STORE(StAXPtr, uint64_t)
OP(LeaAX) {
  uint64_t i = h::get(r, h::c(r)), p = h::get(r, h::b(r)), e = r.pc[1];
  if (VOLE_UNLIKELY(p == 0 || i >= static_cast<uint32_t>(e))) return Flow::kSlow;
  h::set(r, h::a(r), p + i * (e >> 32));
  return Flow::kNext;
}
OP(ChkIdx) { return h::get(r, h::a(r)) < h::get(r, h::b(r)) ? Flow::kNext : Flow::kSlow; }
OP(ChkIdxI) {
  return h::get(r, h::a(r)) < static_cast<uint64_t>(h::bc(r)) ? Flow::kNext : Flow::kSlow;
}

// ---- slicing
OP(SliceS) {
  uint64_t e = r.pc[1];
  uint64_t cap = h::get(r, h::b(r) + 2);
  uint32_t lo_slot = e & 0xFFFF, hi_slot = (e >> 16) & 0xFFFF, max_slot = (e >> 32) & 0xFFFF;
  uint64_t lo = lo_slot == bytecode::kNoSlot ? 0 : h::get(r, lo_slot);
  uint64_t hi = hi_slot == bytecode::kNoSlot ? h::get(r, h::b(r) + 1) : h::get(r, hi_slot);
  uint64_t max = max_slot == bytecode::kNoSlot ? cap : h::get(r, max_slot);
  if (VOLE_UNLIKELY(max > cap || hi > max || lo > hi)) return Flow::kSlow;
  // With no capacity left the base stays, so that no pointer lies past its object.
  uint64_t base = h::get(r, h::b(r)) + (max == lo ? 0 : lo * r.pc[2]);
  h::set(r, h::a(r), base); h::set(r, h::a(r) + 1, hi - lo); h::set(r, h::a(r) + 2, max - lo);
  return Flow::kNext;
}
OP(SliceStr) {
  uint64_t e = r.pc[1];
  uint64_t len = h::get(r, h::b(r) + 1);
  uint32_t lo_slot = e & 0xFFFF, hi_slot = (e >> 16) & 0xFFFF;
  uint64_t lo = lo_slot == bytecode::kNoSlot ? 0 : h::get(r, lo_slot);
  uint64_t hi = hi_slot == bytecode::kNoSlot ? len : h::get(r, hi_slot);
  if (VOLE_UNLIKELY(hi > len || lo > hi)) return Flow::kSlow;
  uint64_t base = h::get(r, h::b(r)) + (hi == lo ? 0 : lo);
  h::set(r, h::a(r), base); h::set(r, h::a(r) + 1, hi - lo);
  return Flow::kNext;
}
SLOW_OP(SliceArr)
// clang-format on

}  // namespace vole::vm
