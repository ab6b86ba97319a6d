// What opcode.def says of each opcode, as a table, and how long an instruction is. For everything
// that reads code without running it: checker, disassembler, image, tests.
#pragma once

#include <cstddef>
#include <cstdint>

#include "bytecode/instruction.h"

namespace vole::bytecode {

struct OpcodeInfo {
  const char* name;      // as in the enum
  const char* mnemonic;
  const char* format;    // A, B, C, then extension words; see opcode.def
  const char* slots;
};

inline constexpr OpcodeInfo kOpcodeInfo[] = {
#define VOLE_OP(name, mnemonic, format, slots) {#name, mnemonic, format, slots},
#include "bytecode/opcode.def"
};

constexpr const OpcodeInfo& info_of(Opcode op) { return kOpcodeInfo[static_cast<size_t>(op)]; }

// Operand 0, 1, 2 = A, B, C.
constexpr uint16_t operand_of(Word w, int i) { return static_cast<uint16_t>(w >> (16 + 16 * i)); }

// Words of the instruction that starts with `w`, whose opcode is valid.
constexpr uint32_t instruction_words(Word w) {
  const char* f = info_of(opcode_of(w)).format + 3;
  uint32_t n = 1;
  for (; *f != 0; f++) {
    if (*f == 'T') {
      n += (static_cast<uint32_t>(bc_of(w)) + 1) / 2;
    } else if (*f == 'S') {
      n += c_of(w);
    } else {
      n++;
    }
  }
  return n;
}

// Whether bits B and C form one operand.
constexpr bool is_wide_operand(char c) { return c == 'I' || c == 'J' || c == 'G' || c == 'F'; }

// Where the safe point of an instruction lies: calls and operations that may park or call note the
// word after them, polls their own; kNone: none.
enum class SafePointAt : uint8_t { kNone, kSelf, kAfter };
SafePointAt safe_point_at(Opcode op);

// Whether execution cannot go on behind the instruction.
bool ends_flow(Opcode op);

// The branch distances of a Jmp-like operand ('j' or 'J'), in words from the instruction's start;
// false if the opcode has none. JTab has a table instead.
bool branch_distance(Word w, int32_t* distance);

// Of the whole table: an image or test that was made with another one is not usable.
uint64_t opcode_table_hash();

}  // namespace vole::bytecode
