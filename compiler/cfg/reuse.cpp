// Values that are there already: uses of a copy become uses of its source, and a computation or
// load whose operands have not changed since it was last done becomes a copy of the earlier result
// (dead code elimination and the next use of the copy see to the rest).
//
// The walk goes over trees of blocks: a block with a single predecessor starts with what was known
// at the end of that one, any other with nothing. So loads in a loop's header are done anew in each
// iteration, and nothing is assumed over a poll.
//
// Memory changes by stores and by everything that may run other code. Stores tell loads apart by
// width only: a byte store leaves words alone. Two loads of different types from one place cannot
// tell, but through unsafe.Pointer, which is a call's business in practice.
#include <algorithm>

#include "compiler/cfg/op_info.h"
#include "compiler/cfg/optimize.h"

namespace vole::cfg {

namespace {

bool between(Opcode op, Opcode first, Opcode last) { return op >= first && op <= last; }

// What a load reads or a store writes: bit n for units of 1 << n bytes.
enum Width : uint8_t { kNothing = 0, kByte = 1, kHalf = 2, kLong = 4, kWord = 8, kAll = 15 };

// The members of a load family .i8 .u8 .i16 .u16 .i32 .u32 .64 and of a store family .8 .16 .32 .64.
Width load_width(Opcode op, Opcode i8) {
  constexpr Width kWidths[] = {kByte, kByte, kHalf, kHalf, kLong, kLong, kWord};
  return kWidths[static_cast<int>(op) - static_cast<int>(i8)];
}
Width store_width(Opcode op, Opcode first) {
  constexpr Width kWidths[] = {kByte, kHalf, kLong, kWord, kWord};
  return kWidths[static_cast<int>(op) - static_cast<int>(first)];
}

// For loads with one to three whole slots as result.
Width reads(Opcode op) {
  if (between(op, Opcode::LdI8, Opcode::Ld64)) return load_width(op, Opcode::LdI8);
  if (op == Opcode::Ld2 || op == Opcode::Ld3) return kWord;
  if (between(op, Opcode::LdXI8, Opcode::LdX64)) return load_width(op, Opcode::LdXI8);
  if (op == Opcode::LdX2 || op == Opcode::LdX3) return kWord;
  if (between(op, Opcode::LdXOI8, Opcode::LdXO64)) return load_width(op, Opcode::LdXOI8);
  if (between(op, Opcode::LdAXI8, Opcode::LdAX64)) return load_width(op, Opcode::LdAXI8);
  return kNothing;
}

Width writes(Opcode op) {
  if (between(op, Opcode::St8, Opcode::StPtr)) return store_width(op, Opcode::St8);
  if (between(op, Opcode::StStr, Opcode::StIface)) return kWord;
  if (between(op, Opcode::StX8, Opcode::StXPtr)) return store_width(op, Opcode::StX8);
  if (between(op, Opcode::StXO8, Opcode::StXOPtr)) return store_width(op, Opcode::StXO8);
  if (between(op, Opcode::StAX8, Opcode::StAXPtr)) return store_width(op, Opcode::StAX8);
  if (between(op, Opcode::AddMI64, Opcode::AddXF64)) return kWord;
  if (is_pure(op) || reads(op) != kNothing) return kNothing;
  if (between(op, Opcode::AddI64, Opcode::SarI)) return kNothing;
  if (between(op, Opcode::EqIface, Opcode::EqMem)) return kNothing;
  if (between(op, Opcode::LdFXI8, Opcode::StFXM)) return kNothing;
  switch (op) {
    case Opcode::Nop:
    case Opcode::AccXI64:
    case Opcode::AccXF64:
    case Opcode::AccMI64:
    case Opcode::AccMF64:
    case Opcode::ChkNil:
    case Opcode::ChkIdx:
    case Opcode::ChkIdxI:
    case Opcode::ChkShift:
    case Opcode::LdM:
    case Opcode::LdXM:
    case Opcode::Lea:
    case Opcode::LeaX:
    case Opcode::LeaAX:
    case Opcode::New:
    case Opcode::NewClosure:
    case Opcode::MakeSlice:
    case Opcode::Box:
    case Opcode::Concat:
    case Opcode::StrRune:
    case Opcode::SliceS:
    case Opcode::SliceStr:
    case Opcode::SliceArr:
    case Opcode::AssertI:
    case Opcode::AssertI2:
    case Opcode::MapGet:
    case Opcode::MapGet2:
    case Opcode::MapGet64:
    case Opcode::MapGet264:
    case Opcode::MapGetStr:
    case Opcode::MapGet2Str:
      return kNothing;
    default:
      return kAll;
  }
}

bool is_commutative(Opcode op) {
  return op == Opcode::AddI64 || op == Opcode::MulI64 || op == Opcode::And || op == Opcode::Or ||
         op == Opcode::Xor || op == Opcode::AddF64 || op == Opcode::MulF64;
}

// Computations worth remembering: more than a move, and of registers and constants only.
bool is_computation(Opcode op) {
  if (between(op, Opcode::LdFI8, Opcode::StFXM)) return false;
  if (between(op, Opcode::Mov, Opcode::Zero)) return false;
  if (between(op, Opcode::LdGI8, Opcode::LdGM)) return false;
  if (op == Opcode::MapLen || op == Opcode::ChanLen || op == Opcode::ChanCap) return false;
  if (op == Opcode::LdCtx || op == Opcode::LdK) return false;
  if (op == Opcode::LeaG || op == Opcode::LeaF) return false;  // as cheap as a copy
  if (between(op, Opcode::AddI64, Opcode::SarI)) return true;
  return is_pure(op) || op == Opcode::Lea || op == Opcode::LeaX || op == Opcode::LeaAX;
}

struct Copy {
  uint32_t reg;
  Opd source;
};

struct Value {
  Instr how;
  Width memory;  // what it depends on
};

struct Known {
  std::vector<Copy> copies;
  std::vector<Value> values;
  bool valid = false;
};

class Reuse {
 public:
  explicit Reuse(Function& fn) : fn_(fn) {}

  void run() {
    size_t blocks = fn_.layout.size();
    std::vector<uint32_t> from(blocks, kNone);  // the only predecessor
    auto edge = [&](uint32_t order, BlockId to) {
      uint32_t& f = from[fn_.blocks[to].order];
      f = f == kNone ? order : kMany;
    };
    for (uint32_t order = 0; order < blocks; order++) {
      const Block& b = fn_.blocks[fn_.layout[order]];
      if (b.exit == Exit::kBranch) edge(order, b.taken);
      for (BlockId t : b.table) edge(order, t);
      if (b.exit != Exit::kNone && b.exit != Exit::kReturn) edge(order, b.next);
    }
    from[0] = kMany;
    if (fn_.epilogue != kNoBlock) from[fn_.blocks[fn_.epilogue].order] = kMany;
    std::vector<Known> at_end(blocks);
    std::vector<bool> wanted(blocks);
    for (uint32_t order = 0; order < blocks; order++) {
      if (from[order] < order) wanted[from[order]] = true;
    }
    for (uint32_t order = 0; order < blocks; order++) {
      if (from[order] < order) {
        known_ = at_end[from[order]];
        forget(kOutReg);
      } else {
        known_.copies.clear();
        known_.values.clear();
      }
      block(fn_.blocks[fn_.layout[order]]);
      if (wanted[order]) at_end[order] = known_;
    }
  }

 private:
  static constexpr uint32_t kNone = 0xFFFFFFFF;
  static constexpr uint32_t kMany = 0xFFFFFFFE;
  static constexpr size_t kMaxCopies = 12;
  static constexpr size_t kMaxValues = 20;

  void block(Block& b) {
    for (Instr& i : b.code) {
      replace(i);
      // The count at the bottom of a loop becomes part of the branch.
      bool counts = i.op == Opcode::AddII64 && i.a == i.b;
      if (is_value(i) && !counts) {
        if (const Value* v = find_value(i)) {
          Opd from = v->how.a;
          uint32_t slots = fn_.regs[from.reg].slots;
          i.op = slots == 1 ? Opcode::Mov : slots == 2 ? Opcode::Mov2 : Opcode::Mov3;
          if (from == i.a) i.op = Opcode::Nop, i.a = {};
          i.b = from;
          i.c = {};
          i.x0 = i.x1 = 0;
          i.wide = 0;
          i.ref = Ref::kNone;
        }
      }
      update(i);
    }
    if (b.exit == Exit::kBranch || b.exit == Exit::kTable) replace(b.last);
  }

  Opd find(Opd o) const {
    if (!o.is_reg()) return o;
    for (const Copy& c : known_.copies) {
      if (c.reg == o.reg) return c.source.plus(o.off);
    }
    return o;
  }

  void replace(Instr& i) {
    if (known_.copies.empty()) return;
    const OpShape& shape = shape_of(i.op);
    Opd* opds[3] = {&i.a, &i.b, &i.c};
    for (int k = 0; k < 3; k++) {
      if (shape.role[k] == 's') *opds[k] = find(*opds[k]);
    }
    for (uint32_t k = 0; k < i.extra_count; k++) {
      ExtraOpd& e = fn_.extra[i.extra + k];
      // Select and slices hold slot numbers that later words name: the outgoing area is fine too.
      if (!e.def) e.opd = find(e.opd);
    }
  }

  bool is_plain(Opd o) const {
    return !o.is_out() && (!o.is_reg() || !fn_.regs[o.reg].object);
  }

  // A whole register computed from registers and constants.
  bool is_value(const Instr& i) const {
    if (!is_computation(i.op) && reads(i.op) == kNothing) return false;
    if (!i.a.is_reg() || i.a.off != 0 || i.extra_count != 0) return false;
    const Reg& r = fn_.regs[i.a.reg];
    const OpShape& shape = shape_of(i.op);
    if (shape.role[0] != 'd' || shape.slots[0] == '*' || r.object) return false;
    if (r.slots != static_cast<uint32_t>(shape.slots[0] - '0') || r.slots > 3) return false;
    bool address = i.op == Opcode::Lea || i.op == Opcode::LeaX || i.op == Opcode::LeaAX;
    if (address && r.cls != RegClass::kPointer) return false;
    return is_plain(i.b) && is_plain(i.c);
  }

  const Value* find_value(const Instr& i) const {
    for (const Value& v : known_.values) {
      const Instr& h = v.how;
      if (h.op != i.op || h.x0 != i.x0 || h.x1 != i.x1 || h.ref != i.ref) continue;
      bool same = h.b == i.b && h.c == i.c;
      if (!same && is_commutative(i.op)) same = h.b == i.c && h.c == i.b;
      if (same && fn_.regs[h.a.reg].cls == fn_.regs[i.a.reg].cls) return &v;
    }
    return nullptr;
  }

  void forget(uint32_t reg) {
    std::erase_if(known_.copies,
                  [&](const Copy& c) { return c.reg == reg || c.source.reg == reg; });
    std::erase_if(known_.values, [&](const Value& v) {
      return v.how.a.reg == reg || v.how.b.reg == reg || v.how.c.reg == reg;
    });
  }

  void update(const Instr& i) {
    bool object = false;
    if (!known_.copies.empty() || !known_.values.empty()) {
      for_each_def(fn_, i, [&](Opd o, bool) {
        forget(o.reg);
        object = object || fn_.regs[o.reg].object;
      });
      if (clobbers_out(i.op) || writes_out(i)) forget(kOutReg);
      uint8_t changed = object ? kAll : writes(i.op);
      if (changed != kNothing) {
        std::erase_if(known_.values, [&](const Value& v) { return (v.memory & changed) != 0; });
      }
    }
    remember_copy(i);
    if (!is_value(i) || i.b.reg == i.a.reg || i.c.reg == i.a.reg) return;
    if (known_.values.size() == kMaxValues) known_.values.erase(known_.values.begin());
    known_.values.push_back({i, reads(i.op)});
  }

  void remember_copy(const Instr& i) {
    uint32_t slots = i.op == Opcode::Mov    ? 1
                     : i.op == Opcode::Mov2 ? 2
                     : i.op == Opcode::Mov3 ? 3
                                            : 0;
    if (slots == 0 || !i.a.is_reg() || i.a.off != 0 || fn_.regs[i.a.reg].slots != slots) return;
    if (!i.b.is_reg() && !i.b.is_out()) return;
    if (i.b.reg == i.a.reg || fn_.regs[i.a.reg].object) return;
    if (i.b.is_reg() && fn_.regs[i.b.reg].object) return;
    if (known_.copies.size() == kMaxCopies) known_.copies.erase(known_.copies.begin());
    known_.copies.push_back({i.a.reg, i.b});
  }

  static bool writes_out(const Instr& i) {
    const OpShape& shape = shape_of(i.op);
    const Opd* opds[3] = {&i.a, &i.b, &i.c};
    for (int k = 0; k < 3; k++) {
      char r = shape.role[k];
      if ((r == 'd' || r == 'm' || r == 'o') && opds[k]->is_out()) return true;
    }
    return (is_frame_store(i.op) && i.b.is_out()) || (i.op == Opcode::MovFM && i.a.is_out());
  }

  Function& fn_;
  Known known_;
};

}  // namespace

void reuse_values(Function& fn) { Reuse(fn).run(); }

}  // namespace vole::cfg
