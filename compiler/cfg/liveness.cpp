// Liveness of registers across blocks: backward data flow, register by register from the reads to
// the definitions. Only registers that appear in more than one block take part.
#include "compiler/cfg/op_info.h"
#include "compiler/cfg/optimize.h"

namespace vole::cfg {

namespace {

constexpr uint32_t kNoBlockYet = 0xFFFFFFFF;

// Finds the registers that more than one block mentions, or that are read before written in one.
class Census {
 public:
  Census(const Function& fn, Liveness& live) : fn_(fn), live_(live) {
    home_.assign(fn.regs.size(), kNoBlockYet);
    defined_.assign(fn.regs.size(), kNoBlockYet);
    live_.number.assign(fn.regs.size(), Liveness::kLocal);
    live_.global.clear();
  }

  void run() {
    for (uint32_t order = 0; order < fn_.layout.size(); order++) {
      const Block& b = fn_.blocks[fn_.layout[order]];
      for (const Instr& i : b.code) {
        for_each_use(fn_, i, [&](Opd o) { use(o.reg, order); });
        for_each_def(fn_, i, [&](Opd o, bool whole) {
          if (!whole) return use(o.reg, order);
          see(o.reg, order);
          defined_[o.reg] = order;
        });
      }
      if (b.exit == Exit::kBranch || b.exit == Exit::kTable) {
        for_each_use(fn_, b.last, [&](Opd o) { use(o.reg, order); });
      }
      if (b.exit == Exit::kReturn) {
        for (uint32_t r : fn_.result_regs) use(r, order);
      }
    }
  }

 private:
  void see(uint32_t r, uint32_t order) {
    if (home_[r] == kNoBlockYet)
      home_[r] = order;
    else if (home_[r] != order)
      make_global(r);
  }
  void use(uint32_t r, uint32_t order) {
    see(r, order);
    if (defined_[r] != order) make_global(r);
  }
  void make_global(uint32_t r) {
    if (live_.number[r] != Liveness::kLocal) return;
    live_.number[r] = static_cast<uint32_t>(live_.global.size());
    live_.global.push_back(r);
  }

  const Function& fn_;
  Liveness& live_;
  std::vector<uint32_t> home_;
  std::vector<uint32_t> defined_;
};

template <class F>
void for_each_successor(const Block& b, F f) {
  if (b.exit == Exit::kBranch) f(b.taken);
  if (b.exit == Exit::kTable) {
    for (BlockId t : b.table) f(t);
  }
  if (b.exit != Exit::kNone && b.exit != Exit::kReturn) f(b.next);
}

// From each block that reads a register before writing it, walks back to the definitions. Each
// block is entered once a register, so the work is that of writing the result down; iterating over
// whole sets would take a round for each level of nested loops.
void propagate(const Function& fn, Liveness& live) {
  live.before.find(fn);
  std::vector<uint32_t> stack;
  for (uint32_t order = 0; order < fn.layout.size(); order++) {
    for_each_member(live.live_in.row(order), [&](uint32_t n) {
      stack.push_back(order);
      while (!stack.empty()) {
        uint32_t b = stack.back();
        stack.pop_back();
        for (uint32_t p : live.before.of(b)) {
          if (live.live_out.has(p, n)) continue;
          live.live_out.add(p, n);
          if (live.defined.has(p, n) || live.live_in.has(p, n)) continue;
          live.live_in.add(p, n);
          stack.push_back(p);
        }
      }
    });
  }
}

}  // namespace

void Predecessors::find(const Function& fn) {
  first_.assign(fn.layout.size() + 1, 0);
  auto each = [&](auto f) {
    for (uint32_t order = 0; order < fn.layout.size(); order++) {
      for_each_successor(fn.blocks[fn.layout[order]],
                         [&](BlockId s) { f(fn.blocks[s].order, order); });
    }
  };
  each([&](uint32_t to, uint32_t) { first_[to + 1]++; });
  for (size_t i = 1; i < first_.size(); i++) first_[i] += first_[i - 1];
  block_.resize(first_.back());
  next_.assign(first_.begin(), first_.end() - 1);
  each([&](uint32_t to, uint32_t from) { block_[next_[to]++] = from; });
}

void compute_liveness(const Function& fn, Liveness& live) {
  Census(fn, live).run();
  size_t blocks = fn.layout.size();
  size_t bits = live.global.size();
  live.always.clear();
  live.is_always.assign(fn.regs.size(), false);
  live.live_in.reset(blocks, bits);
  live.live_out.reset(blocks, bits);
  live.defined.reset(blocks, bits);
  for (uint32_t order = 0; order < blocks; order++) {
    const Block& b = fn.blocks[fn.layout[order]];
    // Read before written in the block.
    auto add_use = [&](Opd o) {
      uint32_t n = live.number[o.reg];
      if (n != Liveness::kLocal && !live.defined.has(order, n)) live.live_in.add(order, n);
    };
    for (const Instr& i : b.code) {
      for_each_use(fn, i, add_use);
      for_each_def(fn, i, [&](Opd o, bool whole) {
        if (!whole) return add_use(o);
        uint32_t n = live.number[o.reg];
        if (n != Liveness::kLocal) live.defined.add(order, n);
      });
    }
    if (b.exit == Exit::kBranch || b.exit == Exit::kTable) for_each_use(fn, b.last, add_use);
    if (b.exit == Exit::kReturn) {
      for (uint32_t r : fn.result_regs) add_use(Opd{r, 0});
    }
  }
  propagate(fn, live);
  if (fn.epilogue == kNoBlock) return;
  for_each_member(live.live_in.row(fn.blocks[fn.epilogue].order), [&](uint32_t n) {
    live.always.push_back(live.global[n]);
    live.is_always[live.global[n]] = true;
  });
}

}  // namespace vole::cfg
