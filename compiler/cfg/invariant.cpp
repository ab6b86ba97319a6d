// What a loop computes anew in each iteration, always with the same result, is computed once before
// it. Taken are instructions of the loop's first block, which every iteration runs, and whose
// operands nothing in the loop changes: arithmetic that cannot panic, and loads of floating-point
// values through pointers that cannot be nil, if no store of the loop may reach them.
//
// Loads of other values stay: a loop may wait for another goroutine to change what it tests.
#include <algorithm>

#include "compiler/cfg/op_info.h"
#include "compiler/cfg/optimize.h"

namespace vole::cfg {

namespace {

constexpr size_t kMaxBlocks = 400;
constexpr size_t kMaxLoops = 40;

bool between(Opcode op, Opcode first, Opcode last) { return op >= first && op <= last; }

bool is_arithmetic(Opcode op) {
  bool in_range = between(op, Opcode::AddI64, Opcode::SarI) ||
                  between(op, Opcode::RotL64, Opcode::TruncF64);
  return in_range && is_pure(op);
}

class Invariants {
 public:
  explicit Invariants(Function& fn) : fn_(fn) {}

  void run() {
    if (fn_.layout.size() > kMaxBlocks || fn_.layout.size() < 2) return;
    struct Edge {
      BlockId head, bottom;
      uint32_t size;
    };
    std::vector<Edge> loops;
    for (uint32_t order = 0; order < fn_.layout.size(); order++) {
      for_each_successor(fn_.layout[order], [&](BlockId to) {
        uint32_t head = fn_.blocks[to].order;
        if (head <= order && head > 0) loops.push_back({to, fn_.layout[order], order - head});
      });
    }
    if (loops.empty() || loops.size() > kMaxLoops) return;
    std::sort(loops.begin(), loops.end(), [](auto& a, auto& b) { return a.size < b.size; });
    count_definitions();
    for (const Edge& e : loops) loop(e.head, e.bottom);
  }

 private:
  template <class F>
  void for_each_successor(BlockId id, F f) {
    const Block& b = fn_.blocks[id];
    if (b.exit == Exit::kBranch) f(b.taken);
    for (BlockId t : b.table) f(t);
    if (b.exit != Exit::kNone && b.exit != Exit::kReturn) f(b.next);
  }

  void count_definitions() {
    definitions_.assign(fn_.regs.size(), 0);
    non_nil_.assign(fn_.regs.size(), false);
    for (BlockId id : fn_.layout) {
      for (const Instr& i : fn_.blocks[id].code) {
        for_each_def(fn_, i, [&](Opd o, bool) { definitions_[o.reg]++; });
        bool address = i.op == Opcode::LeaX || i.op == Opcode::Lea || i.op == Opcode::LeaAX ||
                       i.op == Opcode::LeaF || i.op == Opcode::New;
        if (address && i.a.is_reg()) non_nil_[i.a.reg] = true;
        bool copy = i.op == Opcode::Mov && i.a.is_reg() && i.b.is_reg();
        if (copy && non_nil_[i.b.reg] && fn_.regs[i.b.reg].slots == 1) non_nil_[i.a.reg] = true;
      }
    }
  }

  // The loop from `head` to `bottom` is the blocks between them in the layout, entered at its head
  // from one block outside only; else it is left alone.
  void loop(BlockId head, BlockId bottom) {
    uint32_t from = fn_.blocks[head].order;
    uint32_t to = fn_.blocks[bottom].order;
    BlockId outside = kNoBlock;
    for (uint32_t order = 0; order < fn_.layout.size(); order++) {
      bool inside = order >= from && order <= to;
      bool fits = true;
      for_each_successor(fn_.layout[order], [&](BlockId s) {
        uint32_t target = fn_.blocks[s].order;
        if (inside || target < from || target > to) return;
        bool second = outside != kNoBlock && outside != fn_.layout[order];
        fits = fits && target == from && !second;
        outside = fn_.layout[order];
      });
      if (!fits) return;
    }
    if (outside == kNoBlock || fn_.blocks[outside].exit == Exit::kTable) return;
    std::vector<Instr> moved;
    take(from, to, fn_.blocks[head], &moved);
    if (!moved.empty()) place(outside, head, std::move(moved));
  }

  void take(uint32_t from, uint32_t to, Block& head, std::vector<Instr>* moved) {
    changed_.assign(fn_.regs.size(), false);
    stores_.clear();
    bool calls = false;
    for (uint32_t order = from; order <= to; order++) {
      for (const Instr& i : fn_.blocks[fn_.layout[order]].code) {
        for_each_def(fn_, i, [&](Opd o, bool) {
          changed_[o.reg] = true;
          calls = calls || fn_.regs[o.reg].object;
        });
        if (may_store(i)) stores_.push_back(&i);
        calls = calls || clobbers_out(i.op);
      }
    }
    std::vector<Instr> kept;
    for (const Instr& i : head.code) {
      if (can_move(i, calls)) {
        moved->push_back(i);
        changed_[i.a.reg] = false;
      } else {
        kept.push_back(i);
      }
    }
    if (!moved->empty()) head.code = std::move(kept);
  }

  bool can_move(const Instr& i, bool calls) const {
    bool load = i.op == Opcode::Ld64 && !calls && feeds_floats(i);
    if (!load && !is_arithmetic(i.op)) return false;
    if (!i.a.is_reg() || i.a.off != 0 || i.extra_count != 0) return false;
    const Reg& r = fn_.regs[i.a.reg];
    if (r.object || r.fixed >= 0 || r.slots != 1 || definitions_[i.a.reg] != 1) return false;
    bool fixed_operands = true;
    for_each_use(fn_, i, [&](Opd o) {
      if (changed_[o.reg] || fn_.regs[o.reg].object) fixed_operands = false;
    });
    if (!fixed_operands || i.b.is_out() || i.c.is_out()) return false;
    if (!load) return true;
    if (!i.b.is_reg() || !non_nil_[i.b.reg] || definitions_[i.b.reg] != 1) return false;
    return std::all_of(stores_.begin(), stores_.end(),
                       [&](const Instr* s) { return leaves_alone(*s, i); });
  }

  // Whether the value goes into floating-point arithmetic and nothing else.
  bool feeds_floats(const Instr& load) const {
    if (!load.a.is_reg()) return false;
    bool floats = true;
    auto look = [&](const Instr& i) {
      bool uses = false;
      for_each_use(fn_, i, [&](Opd o) { uses = uses || o.reg == load.a.reg; });
      if (uses && !between(i.op, Opcode::AddF64, Opcode::DivF64)) floats = false;
    };
    for (BlockId id : fn_.layout) {
      const Block& b = fn_.blocks[id];
      for (const Instr& i : b.code) look(i);
      if (b.exit == Exit::kBranch || b.exit == Exit::kTable) look(b.last);
    }
    return floats;
  }

  static bool may_store(const Instr& i) { return store_width(i.op) != 0; }
  static bool leaves_alone(const Instr& store, const Instr& load) {
    if (store_width(store.op) != 8) return false;
    if (!between(store.op, Opcode::AddMI64, Opcode::SubMF64) && store.op != Opcode::St64) {
      return false;
    }
    if (store.x1 == 0 || store.x1 != load.x1) return false;
    return store.c.off + 8 <= load.c.off || load.c.off + 8 <= store.c.off;
  }

  // Bytes that the instruction may write to memory; 255: unknown.
  static int store_width(Opcode op) {
    if (is_pure(op) || between(op, Opcode::LdI8, Opcode::Ld3)) return 0;
    if (between(op, Opcode::LdXI8, Opcode::LdX3) || between(op, Opcode::LdXOI8, Opcode::LdXO64)) {
      return 0;
    }
    if (op == Opcode::Nop || op == Opcode::LeaX || op == Opcode::Lea) return 0;
    if (between(op, Opcode::AddI64, Opcode::SarI)) return 0;
    if (op == Opcode::St64 || between(op, Opcode::AddMI64, Opcode::SubMF64)) return 8;
    return 255;
  }

  void place(BlockId outside, BlockId head, std::vector<Instr> moved) {
    if (fn_.blocks[outside].exit == Exit::kJump) {
      std::vector<Instr>& code = fn_.blocks[outside].code;
      code.insert(code.end(), moved.begin(), moved.end());
      return;
    }
    BlockId own = fn_.new_block();
    Block& b = fn_.blocks[own];
    b.code = std::move(moved);
    b.exit = Exit::kJump;
    b.next = head;
    b.last.pos = b.code.back().pos;
    b.last.inlined = b.code.back().inlined;
    b.reachable = true;
    Block& o = fn_.blocks[outside];
    if (o.exit == Exit::kBranch && o.taken == head) o.taken = own;
    if (o.next == head) o.next = own;
    fn_.layout.insert(fn_.layout.begin() + fn_.blocks[head].order, own);
    for (uint32_t i = 0; i < fn_.layout.size(); i++) fn_.blocks[fn_.layout[i]].order = i;
  }

  Function& fn_;
  std::vector<uint32_t> definitions_;
  std::vector<bool> non_nil_;  // defined by an instruction that gives an address
  std::vector<bool> changed_;  // in the loop
  std::vector<const Instr*> stores_;
};

}  // namespace

void hoist_invariants(Function& fn) { Invariants(fn).run(); }

}  // namespace vole::cfg
