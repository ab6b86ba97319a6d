// The passes between lowering and emission: unreachable and empty blocks go, blocks get their
// order, values are used again where they are there already, liveness is computed, dead code goes.
// Each is linear in the size of the function (liveness: blocks times the registers that live across
// blocks).
#pragma once

#include <bit>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "compiler/cfg/function.h"

namespace vole::cfg {

// Removes unreachable blocks, lets jumps skip empty blocks, and fills Function::layout: blocks in
// the order in which they were made ready, those that end in a panic last.
void clean_blocks(Function& fn);

// The blocks before each block, by place in the layout, as ranges of one array. An edge counts as
// often as it is there. Finding those of another function keeps the memory.
class Predecessors {
 public:
  void find(const Function& fn);
  std::span<const uint32_t> of(uint32_t order) const {
    return {block_.data() + first_[order], first_[order + 1] - first_[order]};
  }

 private:
  std::vector<uint32_t> first_, block_, next_;
};

// Replaces uses of a copy by its source while both hold the same value, and computations that were
// done before by copies (reuse.cpp). Keeps its memory from one function to the next.
struct ReuseMemory;
class ValueReuse {
 public:
  ValueReuse();
  ~ValueReuse();
  void run(Function& fn);

 private:
  std::unique_ptr<ReuseMemory> memory_;
};

// Moves what does not change in a loop to the way into it (invariant.cpp). Clean blocks stay so.
void hoist_invariants(Function& fn);

// Sets of registers, one bit each: a row for each block.
class RegSets {
 public:
  // `rows` empty sets of numbers below `bits`.
  void reset(size_t rows, size_t bits) {
    stride_ = (bits + 63) / 64;
    words_.assign(rows * stride_, 0);
  }
  bool has(size_t row, uint32_t r) const { return word(row, r) >> r % 64 & 1; }
  void add(size_t row, uint32_t r) {
    words_[row * stride_ + r / 64] |= uint64_t{1} << r % 64;
  }
  std::span<const uint64_t> row(size_t row) const {
    return {words_.data() + row * stride_, stride_};
  }

 private:
  uint64_t word(size_t row, uint32_t r) const { return words_[row * stride_ + r / 64]; }

  std::vector<uint64_t> words_;
  size_t stride_ = 0;
};

// Calls f(number) for each member of a row.
template <class F>
void for_each_member(std::span<const uint64_t> row, F f) {
  for (size_t w = 0; w < row.size(); w++) {
    for (uint64_t bits = row[w]; bits != 0; bits &= bits - 1) {
      f(static_cast<uint32_t>(w * 64) + static_cast<uint32_t>(std::countr_zero(bits)));
    }
  }
}

// Which registers live across block boundaries, and where. Registers used in a single block have
// no number here: scanning that block backwards tells all about them.
struct Liveness {
  static constexpr uint32_t kLocal = 0xFFFFFFFF;
  std::vector<uint32_t> number;  // register -> dense number, or kLocal
  std::vector<uint32_t> global;  // dense number -> register
  RegSets live_in;               // by place in the layout, of dense numbers
  RegSets live_out;
  std::vector<uint32_t> always;  // registers that the epilogue of a deferring function reads:
                                 // live everywhere, since every instruction may panic
  std::vector<bool> is_always;   // by register

  // The computation's own: what each block writes whole, and the way of control.
  RegSets defined;
  Predecessors before;
};

void compute_liveness(const Function& fn, Liveness& live);
// Removes pure instructions whose results nobody reads, and joins a computation with the copy that
// follows it. Liveness stays valid (it may be larger than need be).
void remove_dead_code(Function& fn, const Liveness& live);

}  // namespace vole::cfg
