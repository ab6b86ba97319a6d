// Out-of-line moves and memory operations, and the panics of the fast ones: nil and bounds.
#include <cmath>

#include "bytecode/arith.h"
#include "runtime/gc/barrier.h"
#include "vm/machine.h"
#include "vm/pieces.h"
#include "vm/slow_ops.h"
#include "vm/stack_walk.h"

namespace vole::vm {

using bytecode::a_of;
using bytecode::b_of;
using bytecode::bc_of;
using bytecode::c_of;
using bytecode::kNoSlot;

namespace {

char* slot_bytes(Exec& x, uint32_t i) { return reinterpret_cast<char*>(x.fp + i); }

// Between slots and memory without a type: whole words stay whole.
void copy(void* to, const void* from, uint64_t size) {
  if (size % 8 == 0) {
    mem::copy_words(to, from, size);
  } else {
    mem::copy_bytes(to, from, size);
  }
}

// What the line table says of the types of the running instruction's bounds.
unsigned unsigned_bounds(const Exec& x) {
  const auto* f = mem::load<const Function*>(x.fp + bytecode::kHeaderFunction);
  return position_at(f, static_cast<uint32_t>(x.pc - f->code)).unsigned_bounds;
}

Step index_error(Exec& x, uint64_t index, uint64_t length) {
  return x.machine->raise_bounds(x, Bounds::kIndex, static_cast<int64_t>(index),
                                 static_cast<int64_t>(length), (unsigned_bounds(x) & 1) != 0);
}

}  // namespace

Step slow_movn(Exec& x, Word w) {
  mem::copy_words(x.fp + a_of(w), x.fp + b_of(w), uint64_t{c_of(w)} * 8);
  return Step::kNext;
}
Step slow_zero(Exec& x, Word w) {
  mem::zero_words(x.fp + a_of(w), uint64_t{b_of(w)} * 8);
  return Step::kNext;
}
Step slow_ldgm(Exec& x, Word w) {
  copy(x.fp + a_of(w), x.globals + bc_of(w), x.pc[1]);
  return Step::kNext;
}
Step slow_stgm(Exec& x, Word w) {
  const auto* t = ext_ptr<const TypeDesc>(x);
  runtime::copy_typed(*x.cache, x.globals + bc_of(w), x.fp + a_of(w), t->size, t);
  return Step::kNext;
}
Step slow_ldm(Exec& x, Word w) {
  const char* p = ptr_slot<char>(x, b_of(w));
  if (p == nullptr) return x.machine->raise_nil(x);
  copy(x.fp + a_of(w), p + c_of(w), x.pc[1]);
  return Step::kNext;
}
Step slow_stm(Exec& x, Word w) {
  char* p = ptr_slot<char>(x, a_of(w));
  if (p == nullptr) return x.machine->raise_nil(x);
  const auto* t = ext_ptr<const TypeDesc>(x);
  runtime::copy_typed(*x.cache, p + c_of(w), x.fp + b_of(w), t->size, t);
  return Step::kNext;
}
Step slow_copym(Exec& x, Word w) {
  char* to = ptr_slot<char>(x, a_of(w));
  const char* from = ptr_slot<char>(x, b_of(w));
  if (to == nullptr || from == nullptr) return x.machine->raise_nil(x);
  const auto* t = ext_ptr<const TypeDesc>(x);
  Pieces work(x);
  return work.copy(to, from, t->size, t) ? Step::kNext : work.leave();
}
Step slow_zerom(Exec& x, Word w) {
  char* to = ptr_slot<char>(x, a_of(w));
  if (to == nullptr) return x.machine->raise_nil(x);
  const auto* t = ext_ptr<const TypeDesc>(x);
  Pieces work(x);
  return work.zero(to, t->size, t) ? Step::kNext : work.leave();
}
Step slow_movfm(Exec& x, Word) {
  uint64_t e = x.pc[1];
  char* base = reinterpret_cast<char*>(x.fp);
  char* to = base + static_cast<uint32_t>(e);
  const char* from = base + (e >> 32);
  // Whole words stay whole where both ends are aligned.
  if ((e & 7) == 0 && ((e >> 32) & 7) == 0) {
    copy(to, from, x.pc[2]);
  } else {
    mem::copy_bytes(to, from, x.pc[2]);
  }
  return Step::kNext;
}
Step slow_ldfxm(Exec& x, Word w) {
  uint64_t n = static_cast<uint32_t>(x.pc[1]), size = x.pc[1] >> 32, i = slot(x, c_of(w));
  if (i >= n) return index_error(x, i, n);
  copy(x.fp + a_of(w), slot_bytes(x, b_of(w)) + i * size, size);
  return Step::kNext;
}
Step slow_stfxm(Exec& x, Word w) {
  uint64_t n = static_cast<uint32_t>(x.pc[1]), size = x.pc[1] >> 32, i = slot(x, b_of(w));
  if (i >= n) return index_error(x, i, n);
  copy(slot_bytes(x, a_of(w)) + i * size, x.fp + c_of(w), size);
  return Step::kNext;
}
Step slow_ldxm(Exec& x, Word w) {
  uint64_t i = slot(x, c_of(w)), n = slot(x, b_of(w) + 1u), size = x.pc[1];
  if (i >= n) return index_error(x, i, n);
  copy(x.fp + a_of(w), ptr_slot<char>(x, b_of(w)) + i * size, size);
  return Step::kNext;
}
Step slow_stxm(Exec& x, Word w) {
  uint64_t i = slot(x, b_of(w)), n = slot(x, a_of(w) + 1u);
  if (i >= n) return index_error(x, i, n);
  const auto* t = ext_ptr<const TypeDesc>(x);
  runtime::copy_typed(*x.cache, ptr_slot<char>(x, a_of(w)) + i * t->size, x.fp + c_of(w), t->size,
                      t);
  return Step::kNext;
}

// ---- failures of fast instructions

Step slow_nil(Exec& x, Word) { return x.machine->raise_nil(x); }
Step slow_index_load(Exec& x, Word w) {
  return index_error(x, slot(x, c_of(w)), slot(x, b_of(w) + 1u));
}
Step slow_index_store(Exec& x, Word w) {
  return index_error(x, slot(x, b_of(w)), slot(x, a_of(w) + 1u));
}
Step slow_frame_load(Exec& x, Word w) {
  return index_error(x, slot(x, c_of(w)), static_cast<uint32_t>(x.pc[1]));
}
Step slow_frame_store(Exec& x, Word w) {
  return index_error(x, slot(x, b_of(w)), static_cast<uint32_t>(x.pc[1]));
}
// Of a nil pointer to an array, the pointer is what fails.
Step slow_array_load(Exec& x, Word w) {
  uint64_t n = bytecode::opcode_of(w) == Opcode::LeaAX ? static_cast<uint32_t>(x.pc[1]) : x.pc[1];
  if (slot(x, b_of(w)) == 0) return x.machine->raise_nil(x);
  return index_error(x, slot(x, c_of(w)), n);
}
Step slow_array_store(Exec& x, Word w) {
  if (slot(x, a_of(w)) == 0) return x.machine->raise_nil(x);
  return index_error(x, slot(x, b_of(w)), x.pc[1]);
}
Step slow_chkidx(Exec& x, Word w) { return index_error(x, slot(x, a_of(w)), slot(x, b_of(w))); }
Step slow_chkidxi(Exec& x, Word w) {
  return index_error(x, slot(x, a_of(w)), static_cast<uint64_t>(bc_of(w)));
}
Step slow_divide(Exec& x, Word) { return x.machine->raise_error(x, "integer divide by zero"); }
Step slow_shift(Exec& x, Word) { return x.machine->raise(x, ErrorCode::kShift); }

// ---- slicing

namespace {

struct SliceBounds {
  int64_t lo, hi, max;
  bool has_hi, has_max;
};

SliceBounds slice_bounds(Exec& x, int64_t len, int64_t cap) {
  uint64_t e = x.pc[1];
  uint32_t lo = e & 0xFFFF, hi = (e >> 16) & 0xFFFF, max = (e >> 32) & 0xFFFF;
  return {lo == kNoSlot ? 0 : static_cast<int64_t>(slot(x, lo)),
          hi == kNoSlot ? len : static_cast<int64_t>(slot(x, hi)),
          max == kNoSlot ? cap : static_cast<int64_t>(slot(x, max)), hi != kNoSlot, max != kNoSlot};
}

// The panic of a[lo:hi] or a[lo:hi:max]. `sliced` says whether the operand was a slice (capacity)
// or an array or string (length).
Step slice_error(Exec& x, const SliceBounds& b, int64_t limit, bool sliced) {
  unsigned kinds = unsigned_bounds(x);
  auto fail = [&](Bounds code, int64_t bound, int which, int64_t beyond) {
    return x.machine->raise_bounds(x, code, bound, beyond, (kinds >> which & 1) != 0);
  };
  if (b.has_max) {
    if (static_cast<uint64_t>(b.max) > static_cast<uint64_t>(limit)) {
      return fail(sliced ? Bounds::kSlice3Acap : Bounds::kSlice3Alen, b.max, 2, limit);
    }
    if (static_cast<uint64_t>(b.hi) > static_cast<uint64_t>(b.max)) {
      return fail(Bounds::kSlice3B, b.hi, 1, b.max);
    }
    return fail(Bounds::kSlice3C, b.lo, 0, b.hi);
  }
  if (b.has_hi && static_cast<uint64_t>(b.hi) > static_cast<uint64_t>(limit)) {
    return fail(sliced ? Bounds::kSliceAcap : Bounds::kSliceAlen, b.hi, 1, limit);
  }
  return fail(Bounds::kSliceB, b.lo, 0, b.hi);
}

}  // namespace

Step slow_slices(Exec& x, Word w) {
  auto len = static_cast<int64_t>(slot(x, b_of(w) + 1u));
  auto cap = static_cast<int64_t>(slot(x, b_of(w) + 2u));
  return slice_error(x, slice_bounds(x, len, cap), cap, true);
}
Step slow_slicestr(Exec& x, Word w) {
  auto len = static_cast<int64_t>(slot(x, b_of(w) + 1u));
  return slice_error(x, slice_bounds(x, len, len), len, false);
}
Step slow_slicearr(Exec& x, Word w) {
  uint64_t base = slot(x, b_of(w));
  if (base == 0) return x.machine->raise_nil(x);
  uint64_t size = static_cast<uint32_t>(x.pc[2]);
  auto len = static_cast<int64_t>(x.pc[2] >> 32);
  SliceBounds b = slice_bounds(x, len, len);
  if (static_cast<uint64_t>(b.max) > static_cast<uint64_t>(len) ||
      static_cast<uint64_t>(b.hi) > static_cast<uint64_t>(b.max) ||
      static_cast<uint64_t>(b.lo) > static_cast<uint64_t>(b.hi)) {
    return slice_error(x, b, len, false);
  }
  if (b.max != b.lo) base += static_cast<uint64_t>(b.lo) * size;
  set_slot(x, a_of(w), base);
  set_slot(x, a_of(w) + 1u, static_cast<uint64_t>(b.hi - b.lo));
  set_slot(x, a_of(w) + 2u, static_cast<uint64_t>(b.max - b.lo));
  return Step::kNext;
}

// ---- floating point without a machine instruction

Step slow_floor(Exec& x, Word w) {
  namespace arith = bytecode::arith;
  set_slot(x, a_of(w), arith::of_f64(std::floor(arith::as_f64(slot(x, b_of(w))))));
  return Step::kNext;
}
Step slow_ceil(Exec& x, Word w) {
  namespace arith = bytecode::arith;
  set_slot(x, a_of(w), arith::of_f64(std::ceil(arith::as_f64(slot(x, b_of(w))))));
  return Step::kNext;
}
Step slow_trunc(Exec& x, Word w) {
  namespace arith = bytecode::arith;
  set_slot(x, a_of(w), arith::of_f64(std::trunc(arith::as_f64(slot(x, b_of(w))))));
  return Step::kNext;
}

}  // namespace vole::vm
