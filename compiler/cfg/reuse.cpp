// Values that are there already: uses of a copy become uses of its source, and a computation or
// load whose operands have not changed since it was last done becomes a copy of the earlier result
// (dead code elimination and the next use of the copy see to the rest).
//
// A block starts with what all its predecessors know at their ends. Of a loop's bottom, which has
// not been visited yet, only the last block is asked; no load is kept over the way back, where the
// poll may let another goroutine write.
//
// Memory changes by stores and by everything that may run other code. A store leaves alone what is
// of another width, other bytes behind the same pointer, and other fields of the same struct type.
// Programs that lay one type over another by unsafe.Pointer could tell within one function only.
#include <algorithm>

#include "compiler/cfg/op_info.h"
#include "compiler/cfg/optimize.h"

namespace vole::cfg {

namespace {

bool between(Opcode op, Opcode first, Opcode last) { return op >= first && op <= last; }

// What a load reads or a store writes: bit n for units of 1 << n bytes.
enum Width : uint8_t { kNothing = 0, kByte = 1, kHalf = 2, kLong = 4, kWord = 8, kAll = 15 };

// The members of a load family .i8 .u8 .i16 .u16 .i32 .u32 .64, of a store family .8 .16 .32 .64.
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
};

}  // namespace

struct ReuseMemory {
  Predecessors before;
  Known known, other;
  std::vector<Known> at_end;  // of blocks, by place in the layout; those behind are of no use
};

namespace {

class Reuse {
 public:
  Reuse(Function& fn, ReuseMemory& memory)
      : fn_(fn),
        before_(memory.before),
        known_(memory.known),
        other_(memory.other),
        at_end_(memory.at_end) {}

  void run() {
    before_.find(fn_);
    if (at_end_.size() < fn_.layout.size()) at_end_.resize(fn_.layout.size());
    for (uint32_t order = 0; order < fn_.layout.size(); order++) {
      begin(order);
      block(fn_.blocks[fn_.layout[order]]);
      std::swap(at_end_[order], known_);
    }
  }

 private:
  static constexpr size_t kMaxPredecessors = 4;
  static constexpr size_t kMaxCopies = 12;
  static constexpr size_t kMaxValues = 20;

  // What is known at the start of a block: what all predecessors agree on.
  void begin(uint32_t order) {
    std::span<const uint32_t> before = before_.of(order);
    known_.copies.clear();
    known_.values.clear();
    bool entry = order == 0 || fn_.layout[order] == fn_.epilogue;
    if (entry || before.empty() || before.size() > kMaxPredecessors) return;
    uint32_t first = *std::min_element(before.begin(), before.end());
    if (first >= order) return;
    known_ = at_end_[first];
    forget(kOutReg);
    for (uint32_t p : before) {
      if (p == first || known_.values.size() + known_.copies.size() == 0) continue;
      if (p < order) {
        keep_common(at_end_[p]);
      } else {
        // Over a back edge other goroutines may run. What the block before it ends with, all
        // by itself, is known there too.
        std::erase_if(known_.values, [](const Value& v) { return v.memory != kNothing; });
        keep_common(alone(fn_.blocks[fn_.layout[p]]));
      }
    }
  }

  void keep_common(const Known& other) {
    std::erase_if(known_.copies, [&](const Copy& c) {
      return std::none_of(other.copies.begin(), other.copies.end(), [&](const Copy& o) {
        return o.reg == c.reg && o.source == c.source;
      });
    });
    std::erase_if(known_.values, [&](const Value& v) {
      return std::none_of(other.values.begin(), other.values.end(), [&](const Value& o) {
        return is_same(o.how, v.how) && o.how.a == v.how.a;
      });
    });
  }

  const Known& alone(const Block& b) {
    other_.copies.clear();
    other_.values.clear();
    std::swap(other_, known_);
    for (const Instr& i : b.code) update(i);
    std::swap(other_, known_);
    return other_;
  }

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

  static bool is_same(const Instr& h, const Instr& i) {
    if (h.op != i.op || h.x0 != i.x0 || h.ref != i.ref) return false;
    if (h.b == i.b && h.c == i.c) return true;
    return is_commutative(i.op) && h.b == i.c && h.c == i.b;
  }

  const Value* find_value(const Instr& i) const {
    for (const Value& v : known_.values) {
      if (is_same(v.how, i) && fn_.regs[v.how.a.reg].cls == fn_.regs[i.a.reg].cls) return &v;
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
        std::erase_if(known_.values, [&](const Value& v) {
          return (v.memory & changed) != 0 && !(!object && apart(i, v.how));
        });
      }
    }
    remember_copy(i);
    remember_store(i);
    if (!is_value(i) || i.b.reg == i.a.reg || i.c.reg == i.a.reg) return;
    remember(i);
  }

  void remember(const Instr& how) {
    if (known_.values.size() == kMaxValues) known_.values.erase(known_.values.begin());
    known_.values.push_back({how, reads(how.op)});
  }

  // Bytes behind a pointer that a load reads or a store writes; 0: not of that form.
  static uint32_t access_bytes(const Instr& i) {
    if (between(i.op, Opcode::LdI8, Opcode::Ld64)) return reads(i.op);
    if (between(i.op, Opcode::St8, Opcode::StPtr)) return writes(i.op);
    if (between(i.op, Opcode::AddMI64, Opcode::SubMF64)) return 8;
    switch (i.op) {
      case Opcode::Ld2:
      case Opcode::StStr:
      case Opcode::StIface:
        return 16;
      case Opcode::Ld3:
      case Opcode::StSlice:
        return 24;
      case Opcode::StM:
        return i.wide * 8;
      default:
        return 0;
    }
  }

  // Whether the store certainly leaves alone what the load has read: other bytes behind the same
  // pointer, or other fields of the same type of value (two such are one or have nothing in
  // common).
  static bool apart(const Instr& store, const Instr& load) {
    uint32_t written = access_bytes(store);
    uint32_t read = access_bytes(load);
    if (written == 0 || read == 0) return false;
    if (!(store.a == load.b) && (store.x1 == 0 || store.x1 != load.x1)) return false;
    int64_t from = store.c.off, at = load.c.off;
    return from + written <= at || at + read <= from;
  }

  // What was stored is what a load will give.
  void remember_store(const Instr& i) {
    Instr load;
    load.b = i.a;
    load.c = i.c;
    load.x1 = i.x1;
    Opd value = i.b;
    switch (i.op) {
      case Opcode::St64:
      case Opcode::StPtr:
        load.op = Opcode::Ld64;
        break;
      case Opcode::StStr:
      case Opcode::StIface:
        load.op = Opcode::Ld2;
        break;
      case Opcode::StSlice:
        load.op = Opcode::Ld3;
        break;
      case Opcode::StM:
        if (i.wide == 0 || i.wide > 3) return;
        load.op = i.wide == 1 ? Opcode::Ld64 : i.wide == 2 ? Opcode::Ld2 : Opcode::Ld3;
        break;
      case Opcode::StX64:
      case Opcode::StXPtr:
        load.op = Opcode::LdX64;
        load.c = i.b;
        value = i.c;
        break;
      default:
        return;
    }
    load.a = value;
    if (value.is_reg() && is_value(load)) remember(load);
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
  Predecessors& before_;
  Known& known_;
  Known& other_;
  std::vector<Known>& at_end_;
};

}  // namespace

ValueReuse::ValueReuse() : memory_(std::make_unique<ReuseMemory>()) {}
ValueReuse::~ValueReuse() = default;

void ValueReuse::run(Function& fn) { Reuse(fn, *memory_).run(); }

}  // namespace vole::cfg
