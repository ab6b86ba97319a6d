// The graph as text: `b1:` and one instruction a line, registers as %n (variables by name), parts
// of a register as %n.1, the outgoing area as out0.
#include <string>

#include "compiler/cfg/function.h"
#include "compiler/cfg/op_info.h"
#include "compiler/ir/ir.h"

namespace vole::cfg {

namespace {

constexpr std::string_view kMnemonics[] = {
#define VOLE_OP(name, mnemonic, format, slots) mnemonic,
#include "bytecode/opcode.def"
};

std::string text(const Function& fn, Opd o) {
  if (o.reg == kNoReg) return "-";
  if (o.reg == kImmReg) return "#" + std::to_string(o.off);
  if (o.is_out()) return "out" + std::to_string(o.off);
  std::string s = "%";
  const ir::Name* name = fn.regs[o.reg].name;
  if (name != nullptr) s += std::string(name->name) + "·";
  s += std::to_string(o.reg);
  if (o.off != 0) s += "." + std::to_string(o.off);
  return s;
}

std::string text(const Function& fn, const Instr& i) {
  std::string s(kMnemonics[static_cast<size_t>(i.op)]);
  const OpShape& shape = shape_of(i.op);
  const Opd opds[3] = {i.a, i.b, i.c};
  bool first = true;
  for (int k = 0; k < 3; k++) {
    if (shape.role[k] == '-' || shape.role[k] == 'j' || shape.role[k] == 'J') {
      if (!(i.op == Opcode::Nop && k == 0) && !(i.op == Opcode::MovFM && k < 2)) continue;
    }
    s += first ? " " : ", ";
    first = false;
    s += text(fn, opds[k]);
  }
  switch (i.ref) {
    case Ref::kString:
      s += " \"" + std::string(*reinterpret_cast<const std::string_view*>(i.x0)) + "\"";
      break;
    case Ref::kFuncValue:
      s += " &" + std::string(reinterpret_cast<const ir::Func*>(i.x0)->symbol);
      break;
    default:
      break;
  }
  if (i.op == Opcode::Call) s += " " + std::string(reinterpret_cast<const ir::Func*>(i.x0)->symbol);
  for (uint32_t k = 0; k < i.extra_count; k++) {
    s += k == 0 ? " [" : " ";
    s += text(fn, fn.extra[i.extra + k].opd);
  }
  if (i.extra_count > 0) s += "]";
  return s;
}

}  // namespace

std::string dump(const Function& fn) {
  std::string s;
  const std::vector<BlockId>& order = fn.layout.empty() ? fn.started : fn.layout;
  for (BlockId id : order) {
    const Block& b = fn.blocks[id];
    s += "b" + std::to_string(id) + ":\n";
    for (const Instr& i : b.code) s += "  " + text(fn, i) + "\n";
    switch (b.exit) {
      case Exit::kNone:
        s += "  stop\n";
        break;
      case Exit::kReturn:
        s += "  ret\n";
        break;
      case Exit::kJump:
        s += "  jmp b" + std::to_string(b.next) + "\n";
        break;
      case Exit::kBranch:
        s += "  " + text(fn, b.last) + " -> b" + std::to_string(b.taken) + " else b" +
             std::to_string(b.next) + "\n";
        break;
      case Exit::kTable:
        s += "  " + text(fn, b.last) + " ->";
        for (BlockId t : b.table) s += " b" + std::to_string(t);
        s += " else b" + std::to_string(b.next) + "\n";
        break;
    }
  }
  return s;
}

}  // namespace vole::cfg
