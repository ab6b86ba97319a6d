// The instruction format. Code is an array of 64-bit words; an instruction is one word plus the
// extension words that its format asks for:
//
//   bits 0..15 opcode | 16..31 A | 32..47 B | 48..63 C        then 0, 1, 2 … extension words
//
// A, B, C are slot numbers relative to the frame pointer (a slot is 8 bytes), 16-bit immediates, or
// B and C together one signed 32-bit immediate (field "BC"). A branch distance counts words from
// the branch's own first word. opcode.def says for each opcode which field is what.
#pragma once

#include <cstddef>
#include <cstdint>

namespace vole::bytecode {

using Word = uint64_t;

enum class Opcode : uint16_t {
#define VOLE_OP(name, mnemonic, format, slots) name,
#include "bytecode/opcode.def"
  kCount
};

constexpr size_t kOpcodeCount = static_cast<size_t>(Opcode::kCount);
constexpr uint16_t kNoSlot = 0xFFFF;

constexpr Word encode(Opcode op, uint16_t a = 0, uint16_t b = 0, uint16_t c = 0) {
  return static_cast<Word>(op) | static_cast<Word>(a) << 16 | static_cast<Word>(b) << 32 |
         static_cast<Word>(c) << 48;
}
constexpr Word encode_bc(Opcode op, uint16_t a, int32_t bc) {
  return static_cast<Word>(op) | static_cast<Word>(a) << 16 |
         static_cast<Word>(static_cast<uint32_t>(bc)) << 32;
}
constexpr Opcode opcode_of(Word w) { return static_cast<Opcode>(w & 0xFFFF); }
constexpr uint16_t a_of(Word w) { return static_cast<uint16_t>(w >> 16); }
constexpr uint16_t b_of(Word w) { return static_cast<uint16_t>(w >> 32); }
constexpr uint16_t c_of(Word w) { return static_cast<uint16_t>(w >> 48); }
constexpr int32_t bc_of(Word w) { return static_cast<int32_t>(w >> 32); }

// The frame header: words below the frame pointer (see docs/bytecode.md).
constexpr int kHeaderContext = -4;   // closure object; written by closure calls only
constexpr int kHeaderFunction = -3;  // const Function*
constexpr int kHeaderCallerFp = -2;  // caller's frame pointer
constexpr int kHeaderReturnPc = -1;  // const Word*
constexpr int kHeaderSlots = 4;

}  // namespace vole::bytecode
