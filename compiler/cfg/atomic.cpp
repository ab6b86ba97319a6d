// The functions of sync/atomic as instructions. Each is one indivisible instruction: goroutines of
// other threads run at the same time. The optimizer knows nothing of these opcodes, so it keeps
// them, their order, and the order of loads and stores around them.
#include "compiler/cfg/intrinsic.h"
#include "compiler/cfg/lower.h"

namespace vole::cfg {

using ir::Op;

namespace {

constexpr int64_t kMaxOffset = 0xFFFF;  // of a load's or store's operand C

// The form of an operation for a kind of cell.
enum class Cell : uint8_t { kI32, kU32, k64, kPointer };

Cell cell_of(const TypeInfo* e) {
  if (e->cls == RegClass::kPointer) return Cell::kPointer;
  if (e->size == 8) return Cell::k64;
  return e->kind == bytecode::Kind::Int32 ? Cell::kI32 : Cell::kU32;
}

struct Forms {
  Opcode i32, u32, word, pointer;
  Opcode of(Cell c) const {
    switch (c) {
      case Cell::kI32:
        return i32;
      case Cell::kU32:
        return u32;
      case Cell::k64:
        return word;
      case Cell::kPointer:
        break;
    }
    return pointer;
  }
};

constexpr Forms kLoad = {Opcode::AtLdI32, Opcode::AtLdU32, Opcode::AtLd64, Opcode::AtLd64};
constexpr Forms kStore = {Opcode::AtSt32, Opcode::AtSt32, Opcode::AtSt64, Opcode::AtStPtr};
constexpr Forms kCas = {Opcode::AtCas32, Opcode::AtCas32, Opcode::AtCas64, Opcode::AtCasPtr};
constexpr Forms kAdd = {Opcode::AtAddI32, Opcode::AtAddU32, Opcode::AtAdd64, Opcode::Nop};
constexpr Forms kAnd = {Opcode::AtAndI32, Opcode::AtAndU32, Opcode::AtAnd64, Opcode::Nop};
constexpr Forms kOr = {Opcode::AtOrI32, Opcode::AtOrU32, Opcode::AtOr64, Opcode::Nop};
constexpr Forms kSwap = {Opcode::AtSwapI32, Opcode::AtSwapU32, Opcode::AtSwap64,
                         Opcode::AtSwapPtr};

const Forms& two_operand_forms(Intrinsic id) {
  switch (id) {
    case Intrinsic::kAtomicAdd:
      return kAdd;
    case Intrinsic::kAtomicAnd:
      return kAnd;
    case Intrinsic::kAtomicOr:
      return kOr;
    default:
      return kSwap;
  }
}

}  // namespace

Intrinsic atomic_intrinsic(std::string_view name) {
  struct Verb {
    std::string_view text;
    Intrinsic id;
  };
  constexpr Verb kVerbs[] = {{"Load", Intrinsic::kAtomicLoad},
                             {"Store", Intrinsic::kAtomicStore},
                             {"Add", Intrinsic::kAtomicAdd},
                             {"Swap", Intrinsic::kAtomicSwap},
                             {"CompareAndSwap", Intrinsic::kAtomicCas},
                             {"And", Intrinsic::kAtomicAnd},
                             {"Or", Intrinsic::kAtomicOr}};
  for (const Verb& v : kVerbs) {
    if (!name.starts_with(v.text)) continue;
    for (std::string_view t : {"Int32", "Int64", "Uint32", "Uint64", "Uintptr", "Pointer"}) {
      if (name.substr(v.text.size()) == t) return v.id;
    }
  }
  return Intrinsic::kNone;
}

// What the first argument points to. The address of a field is not computed: instructions take a
// pointer and an offset, and check the pointer.
Loc Lowerer::atomic_cell(ir::Node* address, const TypeInfo* e) {
  if (address->op == Op::Addr && !has_call(address) &&
      ir::to<ir::Unary>(address)->x->op == Op::DotPtr) {
    Loc l = expr(ir::to<ir::Unary>(address)->x);
    if (l.kind == Loc::kMem && l.off <= kMaxOffset) return at_mem(l.base, l.off, e);
    return at_mem(addr(l), 0, e);
  }
  return at_mem(value(address), 0, e);
}

bool Lowerer::atomic_op(Intrinsic id, ir::Call* n, Opd want, Loc* out) {
  const TypeInfo* pt = info(n->args[0]);
  if (pt->kind != bytecode::Kind::Pointer) return false;
  const TypeInfo* e = layouts_.elem(pt);
  Cell form = cell_of(e);
  Loc cell = atomic_cell(n->args[0], e);
  Loc args[2];
  for (size_t i = 1; i < n->args.size() && i <= 2; i++) args[i - 1] = expr(n->args[i]);
  Opd x = n->args.size() > 1 ? reg(args[0]) : Opd{};
  auto offset = static_cast<uint64_t>(cell.off);
  Opd short_offset = imm(static_cast<int32_t>(cell.off));
  switch (id) {
    case Intrinsic::kAtomicLoad: {
      Opd d = dest(want, e);
      emit(kLoad.of(form), d, cell.base, short_offset);
      *out = at_reg(d, e);
      return true;
    }
    case Intrinsic::kAtomicStore:
      emit(kStore.of(form), cell.base, x, short_offset);
      return true;
    case Intrinsic::kAtomicCas: {
      Opd y = reg(args[1]);
      Opd d = dest(want, info(n));
      auto extra = static_cast<uint32_t>(fn_->extra.size());
      fn_->extra.push_back({y, false});
      Instr& i = emit(kCas.of(form), d, cell.base, x);
      i.x0 = offset;
      i.extra = extra;
      i.extra_count = 1;
      *out = at_reg(d, info(n));
      return true;
    }
    case Intrinsic::kAtomicAdd:
    case Intrinsic::kAtomicSwap:
    case Intrinsic::kAtomicAnd:
    case Intrinsic::kAtomicOr: {
      Opd d = dest(want, e);
      emit(two_operand_forms(id).of(form), d, cell.base, x).x0 = offset;
      *out = at_reg(d, e);
      return true;
    }
    default:
      return false;
  }
}

}  // namespace vole::cfg
