// What the operands of an instruction mean to data flow: which registers it reads, which it writes,
// and whether it can be dropped when nobody reads the result. Derived from bytecode/opcode.def.
#pragma once

#include <bit>

#include "compiler/cfg/function.h"

namespace vole::cfg {

// Roles as in opcode.def's format: d, s, m, o, i, u, j, I, J, G, F, or '-'.
struct OpShape {
  char role[3];
  char slots[3];    // '1', '2', '3', '*', '-'
  const char* ext;  // a letter for each extension word
  uint8_t uses;     // bit n: operand n is read (s, m)
  uint8_t defs;     // bit n: operand n is written (d, m, o)
  bool frame_bytes;  // F: bytes of register b
};

namespace detail {
constexpr OpShape make_shape(const char* format, const char* slots) {
  OpShape shape = {{format[0], format[1], format[2]}, {slots[0], slots[1], slots[2]}, format + 3,
                   0, 0, false};
  for (int i = 0; i < 3; i++) {
    char r = format[i];
    auto bit = static_cast<uint8_t>(1 << i);
    if (r == 's' || r == 'm') shape.uses |= bit;
    if (r == 'd' || r == 'm' || r == 'o') shape.defs |= bit;
    if (r == 'F') shape.frame_bytes = true;
  }
  return shape;
}
}  // namespace detail

constexpr OpShape kOpShapes[] = {
#define VOLE_OP(name, mnemonic, format, slots) detail::make_shape(format, slots),
#include "bytecode/opcode.def"
};
constexpr const OpShape& shape_of(Opcode op) { return kOpShapes[static_cast<size_t>(op)]; }

// Without effect but for what it writes: may be removed when that is not read.
bool is_pure(Opcode op);
// Whether a source that ends here may share its slot with the destination.
bool may_share(const Instr& instr);
// Executes Go code or switches goroutines: nothing in the outgoing area survives it.
bool clobbers_out(Opcode op);
// stf.*: writes part of register b
inline bool is_frame_store(Opcode op) { return op >= Opcode::StF8 && op <= Opcode::StF32; }

// Slots that a 'd' or 'm' operand writes.
inline uint32_t def_slots(const Instr& instr, int field) {
  char c = shape_of(instr.op).slots[field];
  return c == '*' ? instr.wide : static_cast<uint32_t>(c - '0');
}

// Calls use(Opd) for each operand read, except in the outgoing area.
template <class F>
void for_each_use(const Function& fn, const Instr& instr, F use) {
  const OpShape& shape = shape_of(instr.op);
  const Opd* opds[3] = {&instr.a, &instr.b, &instr.c};
  for (unsigned left = shape.uses; left != 0; left &= left - 1) {
    const Opd& o = *opds[std::countr_zero(left)];
    if (o.is_reg()) use(o);
  }
  if (shape.frame_bytes && !is_frame_store(instr.op) && instr.b.is_reg()) use(instr.b);
  if (instr.op == Opcode::MovFM && instr.b.is_reg()) use(instr.b);
  for (uint32_t i = 0; i < instr.extra_count; i++) {
    const ExtraOpd& e = fn.extra[instr.extra + i];
    if (!e.def && e.opd.is_reg()) use(e.opd);
  }
}

// Calls def(Opd, whole) for each operand written; whole: the register's old value ends here.
template <class F>
void for_each_def(const Function& fn, const Instr& instr, F def) {
  if (instr.op == Opcode::Nop) {
    if (instr.a.is_reg()) def(instr.a, true);
    return;
  }
  const OpShape& shape = shape_of(instr.op);
  const Opd* opds[3] = {&instr.a, &instr.b, &instr.c};
  for (unsigned left = shape.defs; left != 0; left &= left - 1) {
    int i = std::countr_zero(left);
    char r = shape.role[i];
    if (!opds[i]->is_reg()) continue;
    bool whole =
        r != 'm' && opds[i]->off == 0 && def_slots(instr, i) >= fn.regs[opds[i]->reg].slots;
    if (r == 'm' && shape.slots[i] == '1' && fn.regs[opds[i]->reg].slots == 1) whole = true;
    def(*opds[i], whole);
  }
  if (is_frame_store(instr.op) && instr.b.is_reg()) def(instr.b, false);
  if (instr.op == Opcode::MovFM && instr.a.is_reg()) def(instr.a, false);
  for (uint32_t i = 0; i < instr.extra_count; i++) {
    const ExtraOpd& e = fn.extra[instr.extra + i];
    if (e.def && e.opd.is_reg()) def(e.opd, true);
  }
}

}  // namespace vole::cfg
