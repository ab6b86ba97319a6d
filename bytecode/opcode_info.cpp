// The few properties of opcodes that the table does not spell out.
// Polls are recognised by their names: Loop, the L-forms of compare-and-branch, Inc and Dec.
#include "bytecode/opcode_info.h"

#include <string_view>

namespace vole::bytecode {

SafePointAt safe_point_at(Opcode op) {
  switch (op) {
    case Opcode::Call:
    case Opcode::CallC:
    case Opcode::CallI:
    case Opcode::Rt:
    case Opcode::Panic:
    case Opcode::Go:
    case Opcode::ChanSend:
    case Opcode::ChanRecv:
    case Opcode::Select:
      return SafePointAt::kAfter;
    case Opcode::Loop:
    case Opcode::DeferReturn:
    case Opcode::IncLt:
    case Opcode::IncLtI:
    case Opcode::IncLe:
    case Opcode::DecGeI:
#define VOLE_POLLING(N)     \
  case Opcode::L##N##I64:   \
  case Opcode::L##N##II64:
      VOLE_POLLING(Eq)
      VOLE_POLLING(Ne)
      VOLE_POLLING(Lt)
      VOLE_POLLING(Le)
      VOLE_POLLING(Gt)
      VOLE_POLLING(Ge)
#undef VOLE_POLLING
      return SafePointAt::kSelf;
    default:
      return SafePointAt::kNone;
  }
}

bool ends_flow(Opcode op) {
  switch (op) {
    case Opcode::Jmp:
    case Opcode::Loop:
    case Opcode::Ret:
    case Opcode::Panic:
    case Opcode::GoExit:
      return true;
    default:
      return false;
  }
}

bool branch_distance(Word w, int32_t* distance) {
  const char* f = info_of(opcode_of(w)).format;
  for (int i = 0; i < 3; i++) {
    if (f[i] == 'J') {
      *distance = bc_of(w);
      return true;
    }
    if (f[i] == 'j') {
      *distance = static_cast<int16_t>(operand_of(w, i));
      return true;
    }
  }
  return false;
}

uint64_t opcode_table_hash() {
  uint64_t h = 0xcbf29ce484222325;
  auto add = [&h](std::string_view s) {
    for (char c : s) h = (h ^ static_cast<uint8_t>(c)) * 0x100000001b3;
    h = (h ^ 0xff) * 0x100000001b3;
  };
  for (const OpcodeInfo& info : kOpcodeInfo) {
    add(info.mnemonic);
    add(info.format);
    add(info.slots);
  }
#define VOLE_RT(name, args, results) add(#name);
#include "bytecode/runtime_call.def"
  return h;
}

}  // namespace vole::bytecode
