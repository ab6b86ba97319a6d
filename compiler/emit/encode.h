// From the graph of one function to its bytecode record: slots are allocated, blocks laid out,
// branches and loop ends fused, and the tables of pointer maps, lines and variables written.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "bytecode/module.h"
#include "compiler/cfg/function.h"
#include "compiler/cfg/optimize.h"
#include "compiler/emit/allocate.h"
#include "compiler/emit/module_builder.h"

namespace vole::emit {

class Encoder {
 public:
  explicit Encoder(ModuleBuilder& builder)
      : builder_(builder), positions_(builder.sources()) {}
  Encoder(const Encoder&) = delete;
  Encoder& operator=(const Encoder&) = delete;

  // The function's blocks must be clean and its liveness up to date. False: it needs more than a
  // frame can hold; error() says what.
  bool encode(const cfg::Function& fn, const cfg::Liveness& live, bytecode::FunctionRecord& out);
  const std::string& error() const { return error_; }

 private:
  struct Fixup {
    uint32_t at;    // word that holds the distance
    uint32_t base;  // word from which it counts
    cfg::BlockId target;
    enum Field : uint8_t { kC, kBC, kLow, kHigh } field;
  };
  struct PendingMap {
    uint32_t instr;  // index in the block; the block's size for its exit
    uint32_t map;
  };

  void collect_maps(uint32_t order, const cfg::Block& b);
  uint32_t intern_map();
  void set_live(uint32_t reg, bool live);
  uint32_t slot(cfg::Opd o);
  uint16_t field(cfg::Opd o);
  void instruction(const cfg::Instr& i);
  void extension(const cfg::Instr& i, int index, char kind);
  void extra_words(const cfg::Instr& i);
  void finish_block(uint32_t order, const cfg::Block& b);
  void branch(bytecode::Opcode op, const cfg::Instr& i, cfg::BlockId target);
  void jump_to(uint32_t order, cfg::BlockId target);
  void jump_or_fall(uint32_t order, cfg::BlockId target);
  bool fuse_increment(const cfg::Block& b, bytecode::Opcode op, bytecode::Opcode* fused,
                      cfg::Instr* i);
  void table(const cfg::Block& b);
  void patch();
  void safe_point(uint32_t pc, uint32_t instr);
  void line(const cfg::Instr& i);
  void inline_stacks(const cfg::Function& fn);
  void stack_objects(const cfg::Function& fn);
  void variables(const cfg::Function& fn);
  void header(const ir::Func& f);
  bool is_empty_move(const cfg::Instr& i);
  bool fits_short_branches() const;
  bool is_back(uint32_t order, cfg::BlockId target) const;
  uint32_t pc() const { return static_cast<uint32_t>(out_->code.size()); }
  void fail(std::string_view why) {
    if (error_.empty()) error_ = why;
  }

  ModuleBuilder& builder_;
  const cfg::Function* fn_ = nullptr;
  const cfg::Liveness* live_ = nullptr;
  bytecode::FunctionRecord* out_ = nullptr;
  Allocation slots_;
  uint32_t out_base_ = 0;
  bool long_branches_ = false;
  std::vector<uint32_t> block_pc_;
  std::vector<uint32_t> position_pc_;  // of each position / 2
  std::vector<Fixup> fixups_;
  std::vector<uint64_t> live_bits_;
  std::unordered_map<uint64_t, uint32_t> map_index_;  // hash of a bitmap -> its place
  std::vector<PendingMap> maps_;  // of the current block, last instruction first
  std::unordered_map<uint32_t, std::vector<uint64_t>> memory_masks_;
  PositionReader positions_;
  std::string_view last_file_;
  uint32_t last_file_index_ = 0;
  Pos last_pos_{};
  uint16_t last_inlined_ = 0;
  uint8_t last_unsigned_bounds_ = 0;
  std::string error_;
};

}  // namespace vole::emit
