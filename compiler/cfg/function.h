// A function as a control-flow graph: basic blocks of three-address instructions over typed virtual
// registers. This is what the tree is lowered to, where liveness, copy propagation and dead code
// work, and what emit/ turns into bytecode.
//
// The instruction set is the bytecode's own (bytecode/opcode.def), with virtual registers in place
// of frame slots and block numbers in place of branch distances. So there is no instruction
// selection pass: the lowering picks the fused forms (element access with bounds check, add
// immediate, compare and branch), and one table says for every phase what an operand means.
// Rejected: an SSA form of its own opcodes. It would buy global value numbering, and cost a second
// table, phi destruction and a selector; the interpreter's time goes where the lowering already
// decides.
//
//  * A register has a class, which gives its number of slots and which of them hold pointers. A
//    source variable is one register with many definitions; a temporary has one (or one on each arm
//    of a branch). Operands name a register and a slot within it, so that the length of a slice is
//    an operand like any other.
//  * A struct or array in the frame is one register of class kMemory with Go's layout.
//  * kOutReg stands for the outgoing area: slot 0 is where the callee's frame begins. Its contents
//    live only from the argument's computation to the call, and from the call to the next use of
//    the area; no safe point lies between.
//  * An object register is frame memory whose address may be taken (objects below): stores through
//    pointers change it, so no pass may keep a copy of it, drop a write to it or share its slots.
//  * Writing part of a register does not end the life of the old value. A register that is written
//    piece by piece is first defined by a `nop` whose A names it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "bytecode/instruction.h"
#include "compiler/source/source.h"

namespace vole::types {
struct Type;
}
namespace vole::ir {
struct Func;
struct Global;
struct Name;
}  // namespace vole::ir

namespace vole::cfg {

using bytecode::Opcode;
struct TypeInfo;

enum class RegClass : uint8_t { kWord, kPointer, kString, kSlice, kIface, kComplex, kMemory };

constexpr uint32_t kNoReg = 0xFFFFFFFF;
constexpr uint32_t kOutReg = 0xFFFFFFFE;
constexpr uint32_t kImmReg = 0xFFFFFFFD;
constexpr uint32_t kFirstSpecialReg = kImmReg;

// A register (or the outgoing area) and a slot in it, or an immediate value (kImmReg).
struct Opd {
  uint32_t reg = kNoReg;
  int32_t off = 0;

  bool is_reg() const { return reg < kFirstSpecialReg; }
  bool is_out() const { return reg == kOutReg; }
  bool exists() const { return reg != kNoReg; }
  Opd plus(int32_t slots) const { return {reg, off + slots}; }
  friend bool operator==(Opd, Opd) = default;
};
constexpr Opd imm(int32_t value) { return {kImmReg, value}; }
constexpr Opd out_slot(int32_t slot) { return {kOutReg, slot}; }

// What the pointer in a `k` extension word refers to; `t` and `f` words need none.
enum class Ref : uint8_t {
  kNone,
  kFuncValue,    // const ir::Func*: the address of its static closure
  kFunction,     // const ir::Func*: the first word of a closure
  kType,         // const types::Type*
  kItab,         // const ItabKey*
  kString,       // const std::string_view*
  kGlobal,       // const ir::Global*: its address (machine-independent programs use lea.g)
  kClosureType,  // the `t` word is a const ClosureLayout*
};

struct ItabKey {
  const types::Type* inter;
  const types::Type* type;
};

// The object behind a func value: word 0 is the function, then the captured variables.
struct ClosureLayout {
  uint64_t size = 8;
  uint64_t ptr_bytes = 0;
  std::vector<uint8_t> mask;  // one bit a word of ptr_bytes
};

struct Instr {
  Opcode op = Opcode::Nop;
  Ref ref = Ref::kNone;
  uint16_t inlined = 0;  // index + 1 into Function::inlines; 0: not inlined
  uint8_t unsigned_bounds = 0;  // see bytecode::LineEntry
  uint32_t wide = 0;  // slots written where the table says '*'
  Pos pos{};
  Opd a, b, c;         // global operands: c.off is the byte offset, x1 the const ir::Global*
                       // frame bytes: x0 is the byte offset within register b
  uint64_t x0 = 0;     // first extension word, or the pointer that becomes one
  uint64_t x1 = 0;     // second; of loads and stores without one: the const TypeInfo* of the whole
                       // value behind the pointer, where that is known
  uint32_t extra = 0;  // slice.*: index in Function::extra of low, high, max; select: of its cases
  uint32_t extra_count = 0;
};

// An operand that no field of the word holds.
struct ExtraOpd {
  Opd opd;
  bool def = false;
};

using BlockId = uint32_t;
constexpr BlockId kNoBlock = 0xFFFFFFFF;

enum class Exit : uint8_t {
  kNone,    // not finished yet; later: control never leaves (a panic)
  kJump,    // to `next`
  kBranch,  // `last` decides: to `taken` if it holds, else to `next`
  kTable,   // jtab: to a block of `table`, else to `next`
  kReturn,
};

struct Block {
  std::vector<Instr> code;
  Exit exit = Exit::kNone;
  Instr last;  // of kBranch, kTable
  BlockId taken = kNoBlock;
  BlockId next = kNoBlock;
  std::vector<BlockId> table;
  bool reachable = false;
  uint32_t order = 0;  // place in Function::layout
};

// One inlined call: the code of `func`, called at `pos` in the function of the next outer level.
struct Inlined {
  const ir::Func* func;
  Pos pos;
  uint16_t outer;  // index + 1; 0: the function itself
};

struct Reg {
  RegClass cls = RegClass::kWord;
  uint32_t slots = 1;
  int32_t fixed = -1;                // slot that the calling convention gives it
  const TypeInfo* memory = nullptr;  // kMemory: its layout
  const ir::Name* name = nullptr;    // of a source variable
  bool object = false;               // one of Function::objects
};

// Frame memory that pointers may lead to: `count` values of `type`, or a closure.
struct Object {
  uint32_t reg;
  const TypeInfo* type = nullptr;
  uint32_t count = 1;
  const ClosureLayout* layout = nullptr;  // instead of a type
};

struct Function {
  const ir::Func* source = nullptr;
  std::vector<Reg> regs;
  std::vector<Object> objects;
  std::vector<Block> blocks;  // 0 is the entry; only the first block_count are in use
  uint32_t block_count = 0;
  std::vector<ExtraOpd> extra;
  std::vector<Inlined> inlines;
  std::vector<BlockId> started;       // blocks in the order in which the lowering came to them
  std::vector<uint32_t> result_regs;  // read by the caller after the return
  std::vector<BlockId> layout;        // reachable blocks in the order of their code
  BlockId epilogue = kNoBlock;        // functions with defer: where a recovered panic continues
  uint32_t param_slots = 0;
  uint32_t result_slots = 0;
  uint32_t out_slots = 0;  // size of the outgoing area
  bool needs_context = false;
  bool has_calls = false;  // anything that uses the outgoing area
  bool reflects = false;   // see bytecode::kFuncReflects

  BlockId new_block();
  uint32_t new_reg(RegClass cls, uint32_t slots, const TypeInfo* memory = nullptr);
  // Forgets everything but keeps the memory, for the next function.
  void reset(const ir::Func* func);
};

// The text of a function, one instruction a line, for tests and debugging.
std::string dump(const Function& function);

}  // namespace vole::cfg
