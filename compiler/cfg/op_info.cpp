// The properties of opcodes that opcode.def does not say. The ranges follow the order of the table.
#include "compiler/cfg/op_info.h"

namespace vole::cfg {

namespace {
bool between(Opcode op, Opcode first, Opcode last) { return op >= first && op <= last; }

bool divides(Opcode op) {
  switch (op) {
    case Opcode::DivI64:
    case Opcode::DivI32:
    case Opcode::DivI16:
    case Opcode::DivI8:
    case Opcode::DivU64:
    case Opcode::DivU32:
    case Opcode::DivU16:
    case Opcode::DivU8:
    case Opcode::RemI64:
    case Opcode::RemI32:
    case Opcode::RemI16:
    case Opcode::RemI8:
    case Opcode::RemU64:
    case Opcode::RemU32:
    case Opcode::RemU16:
    case Opcode::RemU8:
      return true;
    default:
      return false;
  }
}
}  // namespace

bool is_pure(Opcode op) {
  if (between(op, Opcode::Mov, Opcode::LdGM)) return true;
  if (op == Opcode::LeaG || op == Opcode::LeaF) return true;
  if (between(op, Opcode::LdFI8, Opcode::MovFM)) return true;
  if (between(op, Opcode::AddI64, Opcode::SarI)) return !divides(op);
  if (between(op, Opcode::RotL64, Opcode::TruncF64)) return true;
  if (between(op, Opcode::EqI64, Opcode::LeStr)) return true;
  return op == Opcode::LdCtx || op == Opcode::ItabType || op == Opcode::MapLen ||
         op == Opcode::ChanLen || op == Opcode::ChanCap;
}

bool may_share(const Instr& instr) {
  if (between(instr.op, Opcode::Mov, Opcode::MovN)) return true;
  const OpShape& shape = shape_of(instr.op);
  if (shape.role[0] != 'd' || shape.slots[0] != '1') return false;
  return !between(instr.op, Opcode::ChanSend, Opcode::ChanRecv) && instr.op != Opcode::Select;
}

bool clobbers_out(Opcode op) {
  switch (op) {
    case Opcode::Call:
    case Opcode::CallC:
    case Opcode::CallI:
    case Opcode::Rt:
    case Opcode::Go:
    case Opcode::Defer:
    case Opcode::DeferReturn:
    case Opcode::Panic:
    case Opcode::ChanSend:
    case Opcode::ChanRecv:
    case Opcode::Select:
    case Opcode::Recover:
      return true;
    default:
      return false;
  }
}

}  // namespace vole::cfg
