// Instruction handlers, part 1: what they are. Each opcode has one small inline function
//
//   OP(AddI64) { ...; return Flow::kNext; }
//
// from which interpreter.cpp makes a dispatchable handler, as a tail-calling function or as a label
// of a computed goto. A handler must stay free of calls, so that it needs no spills: whatever is
// rare or long answers kSlow, and the operation's SlowOp does the whole instruction anew, panics
// included. Handlers that may answer kSlow or kPoll change nothing before.
#pragma once

#include "bytecode/arith.h"
#include "vm/pointer_stores.h"

namespace vole::vm {

enum class Flow : uint8_t {
  kNext,   // the instruction after this one
  kTaken,  // at regs.pc (a branch that is taken must stay a branch: never a conditional move)
  kSlow,   // run the SlowOp
  kPoll,   // safe point at this instruction, then run it again
  kEnter,  // safe point at the start of the function in regs.pc/fp; its stack may be too small
};

struct Regs {
  const Word* pc;
  uint64_t* fp;
  Exec* x;
  Word w;
  int64_t fuel;
};

#define OP(Name) VOLE_ALWAYS_INLINE Flow op_##Name([[maybe_unused]] Regs& r)
#define SLOW_OP(Name) \
  OP(Name) { return Flow::kSlow; }

namespace h {

namespace arith = bytecode::arith;

VOLE_ALWAYS_INLINE uint32_t a(const Regs& r) { return bytecode::a_of(r.w); }
VOLE_ALWAYS_INLINE uint32_t b(const Regs& r) { return bytecode::b_of(r.w); }
VOLE_ALWAYS_INLINE uint32_t c(const Regs& r) { return bytecode::c_of(r.w); }
VOLE_ALWAYS_INLINE int64_t bi(const Regs& r) { return static_cast<int16_t>(bytecode::b_of(r.w)); }
VOLE_ALWAYS_INLINE int64_t ci(const Regs& r) { return static_cast<int64_t>(r.w) >> 48; }
VOLE_ALWAYS_INLINE int64_t bc(const Regs& r) { return static_cast<int64_t>(r.w) >> 32; }

VOLE_ALWAYS_INLINE uint64_t get(const Regs& r, uint32_t i) { return mem::load_word(r.fp + i); }
VOLE_ALWAYS_INLINE int64_t geti(const Regs& r, uint32_t i) {
  return static_cast<int64_t>(get(r, i));
}
VOLE_ALWAYS_INLINE void set(Regs& r, uint32_t i, uint64_t v) { mem::store_word(r.fp + i, v); }
VOLE_ALWAYS_INLINE double getd(const Regs& r, uint32_t i) { return arith::as_f64(get(r, i)); }
VOLE_ALWAYS_INLINE void setd(Regs& r, uint32_t i, double v) { set(r, i, arith::of_f64(v)); }
VOLE_ALWAYS_INLINE float getf(const Regs& r, uint32_t i) { return arith::as_f32(get(r, i)); }
VOLE_ALWAYS_INLINE void setf(Regs& r, uint32_t i, float v) { set(r, i, arith::of_f32(v)); }
VOLE_ALWAYS_INLINE char* bytes_at(Regs& r, uint32_t i) { return reinterpret_cast<char*>(r.fp + i); }

// Loads a T from memory in slot form.
template <class T>
VOLE_ALWAYS_INLINE uint64_t load_ext(const char* p) {
  return arith::extend<T>(mem::load<T>(p));
}
template <>
VOLE_ALWAYS_INLINE uint64_t load_ext<uint64_t>(const char* p) {
  return mem::load<uint64_t>(p);
}
template <class T>
VOLE_ALWAYS_INLINE void store_low(char* p, uint64_t v) {
  mem::store<T>(p, static_cast<T>(v));
}
VOLE_ALWAYS_INLINE char* addr(uint64_t v) { return reinterpret_cast<char*>(v); }

// Bytes between slots and memory: by words where the size allows, so that pointers stay whole.
VOLE_ALWAYS_INLINE void copy(void* to, const void* from, uint64_t size) {
  if (size % 8 == 0) {
    mem::copy_words(to, from, size);
  } else {
    mem::copy_bytes(to, from, size);
  }
}

// A few whole words, without a call. False: too many for here.
constexpr uint64_t kSmallCopy = kSmallStore;
VOLE_ALWAYS_INLINE bool copy_small(void* to, const void* from, uint64_t size) {
  if (size > kSmallCopy || size % 8 != 0) return false;
  char* d = static_cast<char*>(to);
  const char* s = static_cast<const char*>(from);
#pragma GCC unroll 1
  for (uint64_t i = 0; i < size; i += 8) mem::store_word(d + i, mem::load_word(s + i));
  return true;
}

// Whether two texts of the same length are equal; n <= kSmallCompare.
constexpr uint64_t kSmallCompare = 64;
template <class T>
VOLE_ALWAYS_INLINE T unaligned(const char* p) {
  T v;
  __builtin_memcpy(&v, p, sizeof(T));
  return v;
}
VOLE_ALWAYS_INLINE bool same_bytes(const char* a, const char* b, uint64_t n) {
  if (n >= 8) {
#pragma GCC unroll 1
    for (uint64_t i = 0; i + 8 < n; i += 8) {
      if (unaligned<uint64_t>(a + i) != unaligned<uint64_t>(b + i)) return false;
    }
    return unaligned<uint64_t>(a + n - 8) == unaligned<uint64_t>(b + n - 8);
  }
  if (n >= 4) {
    return unaligned<uint32_t>(a) == unaligned<uint32_t>(b) &&
           unaligned<uint32_t>(a + n - 4) == unaligned<uint32_t>(b + n - 4);
  }
#pragma GCC unroll 1
  for (uint64_t i = 0; i < n; ++i) {
    if (a[i] != b[i]) return false;
  }
  return true;
}

VOLE_ALWAYS_INLINE Flow jump(Regs& r, int64_t distance) {
  r.pc += distance;
  return Flow::kTaken;
}
// A forward branch on a condition.
VOLE_ALWAYS_INLINE Flow branch(Regs& r, bool taken, int64_t distance) {
  if (taken) return jump(r, distance);
  return Flow::kNext;
}
// A back edge: polls when it is taken.
VOLE_ALWAYS_INLINE Flow loop(Regs& r, bool taken, int64_t distance) {
  if (taken) {
    if (VOLE_UNLIKELY(r.fuel <= 0)) return Flow::kPoll;
    --r.fuel;
    return jump(r, distance);
  }
  return Flow::kNext;
}

}  // namespace h
}  // namespace vole::vm
