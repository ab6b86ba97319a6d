// The passes between lowering and emission: unreachable and empty blocks go, blocks get their
// order, values are used again where they are there already, liveness is computed, dead code goes.
// Each is linear in the size of the function (liveness: blocks times the registers that live across
// blocks).
#pragma once

#include <cstdint>
#include <vector>

#include "compiler/cfg/function.h"

namespace vole::cfg {

// Removes unreachable blocks, lets jumps skip empty blocks, and fills Function::layout: blocks in
// the order in which they were made ready, those that end in a panic last.
void clean_blocks(Function& fn);

// Replaces uses of a copy by its source while both hold the same value, and computations that were
// done before by copies (reuse.cpp).
void reuse_values(Function& fn);

// Moves what does not change in a loop to the way into it (invariant.cpp). Clean blocks stay so.
void hoist_invariants(Function& fn);

// A set of registers, one bit each.
class RegSet {
 public:
  void reset(size_t bits) { words_.assign((bits + 63) / 64, 0); }
  bool has(uint32_t r) const { return words_[r / 64] >> r % 64 & 1; }
  void add(uint32_t r) { words_[r / 64] |= uint64_t{1} << r % 64; }
  void remove(uint32_t r) { words_[r / 64] &= ~(uint64_t{1} << r % 64); }
  std::vector<uint64_t>& words() { return words_; }
  const std::vector<uint64_t>& words() const { return words_; }

 private:
  std::vector<uint64_t> words_;
};

// Which registers live across block boundaries, and where. Registers used in a single block have
// no number here: scanning that block backwards tells all about them.
struct Liveness {
  static constexpr uint32_t kLocal = 0xFFFFFFFF;
  std::vector<uint32_t> number;  // register -> dense number, or kLocal
  std::vector<uint32_t> global;  // dense number -> register
  std::vector<RegSet> live_in;   // by place in the layout, of dense numbers
  std::vector<RegSet> live_out;
  std::vector<uint32_t> always;  // registers that the epilogue of a deferring function reads:
                                 // live everywhere, since every instruction may panic
  std::vector<bool> is_always;   // by register
};

void compute_liveness(const Function& fn, Liveness& live);
// Removes pure instructions whose results nobody reads, and joins a computation with the copy that
// follows it. Liveness stays valid (it may be larger than need be).
void remove_dead_code(Function& fn, const Liveness& live);

}  // namespace vole::cfg
