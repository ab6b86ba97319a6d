// Liveness of registers across blocks: backward data flow, register by register from the reads to
// the definitions. Only registers that appear in more than one block take part.
#include <bit>

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

// The blocks before each block, as ranges of one array.
struct Predecessors {
  std::vector<uint32_t> first, block;

  explicit Predecessors(const Function& fn) : first(fn.layout.size() + 1) {
    auto each = [&](auto f) {
      for (uint32_t order = 0; order < fn.layout.size(); order++) {
        for_each_successor(fn.blocks[fn.layout[order]],
                           [&](BlockId s) { f(fn.blocks[s].order, order); });
      }
    };
    each([&](uint32_t to, uint32_t) { first[to + 1]++; });
    for (size_t i = 1; i < first.size(); i++) first[i] += first[i - 1];
    block.resize(first.back());
    std::vector<uint32_t> next(first.begin(), first.end() - 1);
    each([&](uint32_t to, uint32_t from) { block[next[to]++] = from; });
  }
};

// From each block that reads a register before writing it, walks back to the definitions. Each
// block is entered once a register, so the work is that of writing the result down; iterating over
// whole sets would take a round for each level of nested loops.
void propagate(const Function& fn, Liveness& live, const std::vector<RegSet>& def) {
  Predecessors before(fn);
  std::vector<uint32_t> stack;
  for (uint32_t order = 0; order < fn.layout.size(); order++) {
    for (size_t w = 0; w < live.live_in[order].words().size(); w++) {
      for (uint64_t bits = live.live_in[order].words()[w]; bits != 0; bits &= bits - 1) {
        uint32_t n = static_cast<uint32_t>(w * 64) + static_cast<uint32_t>(std::countr_zero(bits));
        stack.push_back(order);
        while (!stack.empty()) {
          uint32_t b = stack.back();
          stack.pop_back();
          for (uint32_t i = before.first[b]; i < before.first[b + 1]; i++) {
            uint32_t p = before.block[i];
            if (live.live_out[p].has(n)) continue;
            live.live_out[p].add(n);
            if (def[p].has(n) || live.live_in[p].has(n)) continue;
            live.live_in[p].add(n);
            stack.push_back(p);
          }
        }
      }
    }
  }
}

}  // namespace

void compute_liveness(const Function& fn, Liveness& live) {
  Census(fn, live).run();
  size_t blocks = fn.layout.size();
  size_t bits = live.global.size();
  live.always.clear();
  live.is_always.assign(fn.regs.size(), false);
  if (live.live_in.size() < blocks) {
    live.live_in.resize(blocks);
    live.live_out.resize(blocks);
  }
  // use: read before written in the block; def: written whole in it.
  std::vector<RegSet> def(blocks);
  for (uint32_t order = 0; order < blocks; order++) {
    const Block& b = fn.blocks[fn.layout[order]];
    RegSet& use = live.live_in[order];
    use.reset(bits);
    live.live_out[order].reset(bits);
    def[order].reset(bits);
    auto add_use = [&](Opd o) {
      uint32_t n = live.number[o.reg];
      if (n != Liveness::kLocal && !def[order].has(n)) use.add(n);
    };
    for (const Instr& i : b.code) {
      for_each_use(fn, i, add_use);
      for_each_def(fn, i, [&](Opd o, bool whole) {
        if (!whole) return add_use(o);
        uint32_t n = live.number[o.reg];
        if (n != Liveness::kLocal) def[order].add(n);
      });
    }
    if (b.exit == Exit::kBranch || b.exit == Exit::kTable) for_each_use(fn, b.last, add_use);
    if (b.exit == Exit::kReturn) {
      for (uint32_t r : fn.result_regs) add_use(Opd{r, 0});
    }
  }
  propagate(fn, live, def);
  if (fn.epilogue == kNoBlock) return;
  const RegSet& needed = live.live_in[fn.blocks[fn.epilogue].order];
  for (uint32_t n = 0; n < bits; n++) {
    if (!needed.has(n)) continue;
    live.always.push_back(live.global[n]);
    live.is_always[live.global[n]] = true;
  }
}

}  // namespace vole::cfg
