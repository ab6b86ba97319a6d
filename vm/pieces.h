// Long work of one instruction, in pieces: copying, clearing, comparing many bytes.
//
// Between two pieces a driven machine looks whether its driver waits: for the deadline, for an
// interrupt, because the budget is spent. Then the instruction is left in its middle, and the next
// run() begins with it; what Exec::unfinished says lets it go on where it was. Nothing runs in
// between, no collection, no other goroutine, so that addresses stay good; it is no safe point.
//
//   Pieces work(x);
//   if (!work.copy(to, from, size, type)) return work.leave();
//   set_slot(x, a, n);
//   return Step::kNext;
//
// What comes before must come out the same when it is done again. An instruction may have several
// of these loops. The bytes are charged as fuel here. A threaded machine does all pieces at once:
// as in Go, a copy is not interrupted there.
#pragma once

#include <algorithm>
#include <cstdint>

#include "runtime/gc/allocate.h"
#include "runtime/gc/barrier.h"
#include "vm/machine.h"

namespace vole::vm {

struct SliceValue {
  char* data;
  int64_t len, cap;
};

class Pieces {
 public:
  explicit Pieces(Exec& x)
      : x_(x),
        resumed_(x.unfinished.pc == x.pc),
        fresh_(resumed_ ? x.unfinished.fresh : nullptr) {
    if (VOLE_UNLIKELY(resumed_)) std::copy_n(x.unfinished.carried, 3, carried);
  }
  ~Pieces() {
    if (VOLE_UNLIKELY(resumed_) && !left_) x_.unfinished = {};
  }
  Pieces(const Pieces&) = delete;
  Pieces& operator=(const Pieces&) = delete;

  // Calls piece(at, n) for parts of `total` bytes in order; it answers whether to go on with the
  // next one. False: the instruction must be left.
  template <class F>
  bool each(uint64_t total, F&& piece) {
    uint32_t loop = loop_++;
    uint64_t at = 0;
    if (VOLE_UNLIKELY(resumed_)) {
      if (loop < x_.unfinished.loop) return true;
      if (loop == x_.unfinished.loop) at = x_.unfinished.done;
    }
    while (at < total) {
      uint64_t n = std::min<uint64_t>(total - at, runtime::kLongWorkPiece);
      x_.charge(n);
      if (!piece(at, n)) return true;
      at += n;
      if (VOLE_LIKELY(at == total) || !x_.machine->driver_wants_back(x_)) continue;
      x_.unfinished = {x_.pc, at, fresh_, loop, {carried[0], carried[1], carried[2]}};
      left_ = true;
      return false;
    }
    return true;
  }
  Step leave() { return x_.machine->leave_in_instruction(x_); }

  // An object that the instruction has made for its result, null as long as there is none. It is
  // kept when the instruction is left.
  void* fresh() const { return fresh_; }
  void set_fresh(void* object) { fresh_ = object; }

  // What the loops count: kept as well, 0 at first.
  uint64_t carried[3] = {};

  // See runtime::copy_typed; overlapping values are moved.
  bool copy(void* to, const void* from, uint64_t size, const TypeDesc* type) {
    if (VOLE_UNLIKELY(!is_short(size))) return copy_long(to, from, size, type);
    runtime::copy_typed(*x_.cache, to, from, size, type);
    return true;
  }
  // See runtime::zero_typed.
  bool zero(void* to, uint64_t size, const TypeDesc* type);
  // The same for bytes without pointers.
  bool copy_bytes(void* to, const void* from, uint64_t size) {
    if (VOLE_UNLIKELY(!is_short(size))) return copy_long_bytes(to, from, size);
    mem::copy_bytes(to, from, size);
    return true;
  }
  bool zero_bytes(void* to, uint64_t size);
  // Room for `needed` elements, more than s.cap, with the first s.len copied. False: the
  // instruction ends with *step.
  bool grow(const TypeDesc* elem, SliceValue& s, int64_t needed, Step* step);
  // *order is that of memcmp.
  bool compare(const void* a, const void* b, uint64_t size, int* order) {
    if (VOLE_UNLIKELY(!is_short(size))) return compare_long(a, b, size, order);
    *order = mem::compare_bytes(a, b, size);
    return true;
  }

 private:
  // A loop of one piece: counts it, and what it costs.
  bool is_short(uint64_t size) {
    if (VOLE_UNLIKELY(resumed_ || size > runtime::kLongWorkPiece)) return false;
    loop_++;
    x_.charge(size);
    return true;
  }
  bool copy_long(void* to, const void* from, uint64_t size, const TypeDesc* type);
  bool copy_long_bytes(void* to, const void* from, uint64_t size);
  bool compare_long(const void* a, const void* b, uint64_t size, int* order);

  Exec& x_;
  uint32_t loop_ = 0;
  bool resumed_;
  void* fresh_;
  bool left_ = false;
};

}  // namespace vole::vm
