// Cleaning the graph, and dead code elimination.
#include "compiler/cfg/optimize.h"

#include <algorithm>

#include "compiler/cfg/op_info.h"

namespace vole::cfg {

namespace {

// Where a jump to b ends up, through blocks that only jump on.
BlockId skip_empty(const Function& fn, BlockId b) {
  for (int steps = 0; steps < 64; steps++) {
    const Block& block = fn.blocks[b];
    if (block.exit != Exit::kJump || !block.code.empty() || block.next == b) return b;
    if (b == fn.epilogue) return b;
    b = block.next;
  }
  return b;
}

void mark_reachable(Function& fn, std::vector<BlockId>& stack, BlockId b) {
  if (b == kNoBlock || fn.blocks[b].reachable) return;
  fn.blocks[b].reachable = true;
  stack.push_back(b);
}

// A jump to a block that only counts and tests (the bottom of a loop) becomes a copy of that block:
// one instruction less in each iteration that comes this way.
void duplicate_small_tests(Function& fn) {
  for (uint32_t i = 0; i < fn.layout.size(); i++) {
    Block& a = fn.blocks[fn.layout[i]];
    if (a.exit != Exit::kJump) continue;
    const Block& t = fn.blocks[a.next];
    if (t.order == i + 1 || t.order == i || t.exit != Exit::kBranch || t.code.size() > 1) continue;
    for (const Instr& instr : t.code) a.code.push_back(instr);
    a.exit = Exit::kBranch;
    a.last = t.last;
    a.taken = t.taken;
    a.next = t.next;
  }
}

bool is_cold(const Block& b) { return b.exit == Exit::kNone; }

}  // namespace

void clean_blocks(Function& fn) {
  std::vector<BlockId> stack;
  auto visit = [&](BlockId from) {
    mark_reachable(fn, stack, from);
    while (!stack.empty()) {
      Block& b = fn.blocks[stack.back()];
      stack.pop_back();
      if (b.exit == Exit::kBranch) {
        b.taken = skip_empty(fn, b.taken);
        b.next = skip_empty(fn, b.next);
        if (b.taken == b.next) b.exit = Exit::kJump;
      } else if (b.exit == Exit::kJump || b.exit == Exit::kTable) {
        b.next = skip_empty(fn, b.next);
      }
      for (BlockId& t : b.table) {
        t = skip_empty(fn, t);
        mark_reachable(fn, stack, t);
      }
      if (b.exit == Exit::kBranch) mark_reachable(fn, stack, b.taken);
      if (b.exit != Exit::kNone && b.exit != Exit::kReturn) mark_reachable(fn, stack, b.next);
    }
  };
  visit(0);
  if (fn.epilogue != kNoBlock) visit(fn.epilogue);
  // Loop bodies stay in source order; what only panics goes behind everything.
  fn.layout.clear();
  std::vector<BlockId> order = fn.started;
  auto first = [&](BlockId b) { return b == 0 || !is_cold(fn.blocks[b]); };
  for (BlockId b : order) {
    if (fn.blocks[b].reachable && first(b)) fn.layout.push_back(b);
  }
  for (BlockId b : order) {
    if (fn.blocks[b].reachable && !first(b)) fn.layout.push_back(b);
  }
  for (uint32_t i = 0; i < fn.layout.size(); i++) fn.blocks[fn.layout[i]].order = i;
  duplicate_small_tests(fn);
}

// ---- dead code ------------------------------------------------------------------------------

namespace {

// Backward over one block with the set of live registers; local registers use an epoch table.
class DeadCode {
 public:
  DeadCode(Function& fn, const Liveness& live) : fn_(fn), live_(live) {
    local_.assign(fn.regs.size(), 0);
  }

  void run(uint32_t order, Block& b) {
    epoch_++;
    std::span<const uint64_t> out_set = live_.live_out.row(order);
    set_.assign(out_set.begin(), out_set.end());
    if (b.exit == Exit::kBranch || b.exit == Exit::kTable) use_all(b.last);
    if (b.exit == Exit::kReturn) {
      for (uint32_t r : fn_.result_regs) set(r, true);
    }
    size_t out = b.code.size();
    for (size_t i = b.code.size(); i-- > 0;) {
      Instr& instr = b.code[i];
      if (i > 0 && join(b.code[i - 1], instr)) continue;  // the copy is gone
      if (instr.op == Opcode::Mov && instr.a == instr.b) continue;
      if (is_removable(instr)) continue;
      for_each_def(fn_, instr, [&](Opd o, bool whole) {
        if (whole && !live_.is_always[o.reg]) set(o.reg, false);
      });
      use_all(instr);
      if (--out != i) b.code[out] = instr;
    }
    b.code.erase(b.code.begin(), b.code.begin() + static_cast<std::ptrdiff_t>(out));
  }

 private:
  bool is_live(uint32_t r) const {
    if (live_.is_always[r]) return true;
    uint32_t n = live_.number[r];
    return n == Liveness::kLocal ? local_[r] == epoch_ : set_[n / 64] >> n % 64 & 1;
  }
  void set(uint32_t r, bool value) {
    uint32_t n = live_.number[r];
    if (n == Liveness::kLocal)
      local_[r] = value ? epoch_ : 0;
    else if (value)
      set_[n / 64] |= uint64_t{1} << n % 64;
    else
      set_[n / 64] &= ~(uint64_t{1} << n % 64);
  }
  void use_all(const Instr& i) {
    for_each_use(fn_, i, [&](Opd o) { set(o.reg, true); });
  }

  bool is_removable(const Instr& i) const {
    if (!is_pure(i.op)) return i.op == Opcode::Nop && !i.a.is_reg();
    bool needed = false;
    bool defines = false;
    for_each_def(fn_, i, [&](Opd o, bool) {
      defines = true;
      if (is_live(o.reg) || fn_.regs[o.reg].object) needed = true;
    });
    return defines && !needed;
  }

  // `op t, ...; mov x, t` with t dead after it becomes `op x, ...`.
  bool join(Instr& op, const Instr& copy) {
    if (copy.op != Opcode::Mov || !copy.b.is_reg() || copy.b.off != 0) return false;
    uint32_t t = copy.b.reg;
    if (fn_.regs[t].slots != 1 || fn_.regs[t].object) return false;
    if (live_.number[t] != Liveness::kLocal || is_live(t)) return false;
    if (copy.a.is_reg() && copy.a.reg == t) return false;
    const OpShape& shape = shape_of(op.op);
    if (shape.role[0] != 'd' || shape.slots[0] != '1' || !(op.a == copy.b)) return false;
    if (op.op == Opcode::ChanRecv || op.op == Opcode::Select) return false;
    if (clobbers_out(op.op) && copy.a.is_out()) return false;
    bool reads = false;
    for_each_use(fn_, op, [&](Opd o) { reads = reads || o.reg == t; });
    if (reads) return false;
    op.a = copy.a;
    return true;
  }

  Function& fn_;
  const Liveness& live_;
  std::vector<uint64_t> set_;
  std::vector<uint32_t> local_;
  uint32_t epoch_ = 0;
};

}  // namespace

void remove_dead_code(Function& fn, const Liveness& live) {
  DeadCode dead(fn, live);
  for (uint32_t i = 0; i < fn.layout.size(); i++) dead.run(i, fn.blocks[fn.layout[i]]);
}

}  // namespace vole::cfg
