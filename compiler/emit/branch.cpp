// The ends of blocks: which way a branch is written, polling back edges, fused increments, jump
// tables, and the long forms for functions whose branches do not fit in 16 bits.
#include "compiler/cfg/op_info.h"
#include "compiler/emit/encode.h"

namespace vole::emit {

using namespace cfg;
using bytecode::encode_bc;

namespace {

constexpr int kStride = static_cast<int>(Opcode::JNeI64) - static_cast<int>(Opcode::JEqI64);

Opcode at(Opcode base, int n) { return static_cast<Opcode>(static_cast<int>(base) + n); }

// Eq Ne Lt Le Gt Ge -> Ne Eq Ge Gt Le Lt
constexpr int kInverse[] = {1, 0, 5, 4, 3, 2};

// The branch that is taken when `op` is not.
Opcode inverted(Opcode op) {
  if (op >= Opcode::JEqI64 && op < at(Opcode::JEqI64, 6 * kStride)) {
    int n = static_cast<int>(op) - static_cast<int>(Opcode::JEqI64);
    int cond = n / kStride;
    int form = n % kStride;
    if (at(Opcode::JEqI64, form) == Opcode::JEqF64) {
      if (cond < 2) return at(Opcode::JEqF64, (1 - cond) * kStride);
      constexpr Opcode kNot[] = {Opcode::JNltF64, Opcode::JNleF64, Opcode::JNgtF64,
                                 Opcode::JNgeF64};
      return kNot[cond - 2];
    }
    return at(Opcode::JEqI64, kInverse[cond] * kStride + form);
  }
  switch (op) {
    case Opcode::JNltF64:
      return Opcode::JLtF64;
    case Opcode::JNleF64:
      return Opcode::JLeF64;
    case Opcode::JNgtF64:
      return Opcode::JGtF64;
    case Opcode::JNgeF64:
      return Opcode::JGeF64;
    case Opcode::JLtU64:
      return Opcode::JGeU64;
    case Opcode::JLeU64:
      return Opcode::JGtU64;
    case Opcode::JGtU64:
      return Opcode::JLeU64;
    case Opcode::JGeU64:
      return Opcode::JLtU64;
    case Opcode::JEqStr:
      return Opcode::JNeStr;
    case Opcode::JNeStr:
      return Opcode::JEqStr;
    case Opcode::Jt:
      return Opcode::Jf;
    default:
      return Opcode::Jt;
  }
}

// The polling form for a back edge, or Nop.
Opcode polling(Opcode op) {
  if (op < Opcode::JEqI64 || op >= at(Opcode::JEqI64, 6 * kStride)) return Opcode::Nop;
  int form = (static_cast<int>(op) - static_cast<int>(Opcode::JEqI64)) % kStride;
  if (at(Opcode::JEqI64, form) != Opcode::JEqI64 && at(Opcode::JEqI64, form) != Opcode::JEqII64) {
    return Opcode::Nop;
  }
  return at(op, static_cast<int>(Opcode::LEqI64) - static_cast<int>(Opcode::JEqI64));
}

}  // namespace

// A conditional branch with its 16-bit distance in C.
void Encoder::branch(Opcode op, const Instr& i, BlockId target) {
  const OpShape& shape = shape_of(op);
  uint16_t b = shape.role[1] == '-' ? 0 : field(i.b);
  fixups_.push_back({pc(), pc(), target, Fixup::kC});
  out_->code.push_back(bytecode::encode(op, field(i.a), b, 0));
}

// An unconditional jump; backwards it polls.
void Encoder::jump_to(uint32_t order, BlockId target) {
  bool back = is_back(order, target);
  const Block& b = fn_->blocks[fn_->layout[order]];
  if (back) safe_point(pc(), static_cast<uint32_t>(b.code.size()));
  fixups_.push_back({pc(), pc(), target, Fixup::kBC});
  out_->code.push_back(encode_bc(back ? Opcode::Loop : Opcode::Jmp, 0, 0));
}

void Encoder::jump_or_fall(uint32_t order, BlockId target) {
  if (fn_->blocks[target].order != order + 1) jump_to(order, target);
}

// `addi x, x, 1` and the comparison of x that follows become one instruction.
bool Encoder::fuse_increment(const Block& b, Opcode op, Opcode* fused, Instr* i) {
  if (b.code.empty()) return false;
  const Instr& add = b.code.back();
  if (add.op != Opcode::AddII64 || !(add.a == add.b) || !(add.a == b.last.a)) return false;
  if (b.last.b == add.a) return false;
  *i = b.last;
  if (add.c.off == 1) {
    if (op == Opcode::JLtI64)
      *fused = Opcode::IncLt;
    else if (op == Opcode::JLtII64)
      *fused = Opcode::IncLtI;
    else if (op == Opcode::JLeI64)
      *fused = Opcode::IncLe;
    else if (op == Opcode::JLeII64 && b.last.b.off < 0x7FFF) {
      *fused = Opcode::IncLtI;
      i->b.off++;
    } else
      return false;
    return true;
  }
  if (add.c.off != -1) return false;
  if (op == Opcode::JGeII64)
    *fused = Opcode::DecGeI;
  else if (op == Opcode::JGtII64 && b.last.b.off < 0x7FFF) {
    *fused = Opcode::DecGeI;
    i->b.off++;
  } else
    return false;
  return true;
}

void Encoder::finish_block(uint32_t order, const Block& b) {
  if (b.exit != Exit::kNone && b.exit != Exit::kReturn) line(b.last);
  switch (b.exit) {
    case Exit::kNone:
      // Never reached; but the safe point of what panics must not be another block's.
      out_->code.push_back(bytecode::encode(Opcode::Ret));
      return;
    case Exit::kReturn:
      line(b.last);
      out_->code.push_back(bytecode::encode(Opcode::Ret));
      return;
    case Exit::kJump:
      return jump_or_fall(order, b.next);
    case Exit::kTable:
      return table(b), jump_or_fall(order, b.next);
    case Exit::kBranch:
      break;
  }
  Opcode op = b.last.op;
  BlockId taken = b.taken;
  BlockId next = b.next;
  if (fn_->blocks[taken].order == order + 1 ||
      (is_back(order, next) && !is_back(order, taken) && polling(op) != Opcode::Nop)) {
    std::swap(taken, next);
    op = inverted(op);
  }
  if (long_branches_) {  // skip over a jump that can reach everything
    Instr i = b.last;
    out_->code.push_back(bytecode::encode(inverted(op), field(i.a),
                                          shape_of(op).role[1] == '-' ? 0 : field(i.b), 2));
    jump_to(order, taken);
    return jump_or_fall(order, next);
  }
  if (!is_back(order, taken)) {
    branch(op, b.last, taken);
    return jump_or_fall(order, next);
  }
  uint32_t exit_index = static_cast<uint32_t>(b.code.size());
  Opcode fused;
  Instr i;
  if (fuse_increment(b, b.last.op, &fused, &i) && is_back(order, b.taken)) {
    if (op == b.last.op) {
      safe_point(pc(), exit_index);
      branch(fused, i, taken);
      return jump_or_fall(order, next);
    }
    instruction(b.code.back());  // it was left out for a fusion that the layout forbids
  }
  if (Opcode poll = polling(op); poll != Opcode::Nop) {
    safe_point(pc(), exit_index);
    branch(poll, b.last, taken);
    return jump_or_fall(order, next);
  }
  // No polling form: leave the loop by the inverted branch, else jump back.
  branch(inverted(op), b.last, next);
  jump_to(order, taken);
}

void Encoder::table(const Block& b) {
  uint32_t base = pc();
  out_->code.push_back(encode_bc(Opcode::JTab, field(b.last.a), b.last.b.off));
  for (size_t i = 0; i < b.table.size(); i++) {
    if (i % 2 == 0) out_->code.push_back(0);
    fixups_.push_back({pc() - 1, base, b.table[i], i % 2 == 0 ? Fixup::kLow : Fixup::kHigh});
  }
}

void Encoder::patch() {
  for (const Fixup& f : fixups_) {
    int64_t distance = static_cast<int64_t>(block_pc_[fn_->blocks[f.target].order]) - f.base;
    uint64_t& w = out_->code[f.at];
    uint64_t low = static_cast<uint32_t>(distance);
    switch (f.field) {
      case Fixup::kC:
        if (distance != static_cast<int16_t>(distance)) fail("branch out of range");
        w |= (low & 0xFFFF) << 48;
        break;
      case Fixup::kBC:
        w |= low << 32;
        break;
      case Fixup::kLow:
        w |= low;
        break;
      case Fixup::kHigh:
        w |= low << 32;
        break;
    }
  }
}

}  // namespace vole::emit
