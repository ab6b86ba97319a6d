// The interpreter: turns the handler functions of handlers_*.h into dispatchable code.
//
// With clang a handler is a function that ends by tail-calling the next one through the dispatch
// table; pc, fp, Exec, table, the decoded word and the fuel live in registers, since the
// preserve_none convention passes them all there and leaves every other register free. With other
// compilers the handlers are labels of a computed goto in one function. The word of the next
// instruction is read before the work of the current one, so that its dispatch is ready when the
// work is done. Measured alternatives: a switch is up to 1.6 times slower.
//
// A handler with a taken branch has two dispatch sites, kept apart by an empty asm: merged into
// one they become a conditional move, and tight loops run at half speed.
#include "vm/handlers_arith.h"
#include "vm/handlers_control.h"
#include "vm/handlers_memory.h"
#include "vm/slow_ops.h"

namespace vole::vm {
namespace {

constexpr size_t kOps = bytecode::kOpcodeCount;

Step slow_never(Exec&, Word) { VOLE_FATAL("instruction without an out-of-line form"); }

struct SlowTable {
  SlowOp at[kOps];
  constexpr SlowTable() : at() {
    for (SlowOp& op : at) op = slow_never;
#define VOLE_SLOW(op, function) at[static_cast<size_t>(Opcode::op)] = function;
#include "vm/slow_ops.def"
  }
};
constexpr SlowTable kSlowOps;

constexpr uint64_t kOpMask = 0xFFFF;

}  // namespace

#if defined(__clang__) && __has_cpp_attribute(clang::musttail) && __has_attribute(preserve_none)

#define VOLE_CONV __attribute__((preserve_none))
#define VOLE_ARGS                                                                           \
  const Word *pc, uint64_t *fp, Exec *x, const void *const *table, [[maybe_unused]] Word w, \
      int64_t fuel

using Handler = void(VOLE_CONV*)(VOLE_ARGS);

#define VOLE_DISPATCH(pc_, fp_, w_, fuel_)                                                    \
  do {                                                                                        \
    Word vole_next = (w_);                                                                    \
    [[clang::musttail]] return reinterpret_cast<Handler>(                                     \
        const_cast<void*>(table[vole_next & kOpMask]))(pc_, fp_, x, table, vole_next, fuel_); \
  } while (false)

namespace {

// Goes on at exec.pc, with what an out-of-line operation may have changed.
#define VOLE_RELOAD() \
  pc = x->pc;         \
  fp = x->fp;         \
  table = x->table;   \
  fuel = x->fuel;     \
  VOLE_DISPATCH(pc, fp, *pc, fuel)

// One for each opcode, so that the call is direct and the length known.
template <Opcode kOp>
VOLE_CONV VOLE_NOINLINE void run_slow(VOLE_ARGS) {
  constexpr size_t kIndex = static_cast<size_t>(kOp);
  x->pc = pc;
  x->fp = fp;
  x->fuel = fuel;
  Step step = kSlowOps.at[kIndex](*x, w);
  if (VOLE_LIKELY(step == Step::kNext)) {
    pc += kOpLength[kIndex];
    fp = x->fp;
    fuel = x->fuel;
    VOLE_DISPATCH(pc, fp, *pc, fuel);
  }
  if (step == Step::kExit) return;
  VOLE_RELOAD();
}

VOLE_CONV VOLE_NOINLINE void run_poll(VOLE_ARGS) {
  x->pc = pc;
  x->fp = fp;
  x->fuel = fuel;
  if (poll_at(*x) == Step::kExit) return;
  VOLE_RELOAD();
}

VOLE_CONV VOLE_NOINLINE void run_entry(VOLE_ARGS) {
  x->pc = pc;
  x->fp = fp;
  x->fuel = fuel;
  if (poll_entry(*x) == Step::kExit) return;
  VOLE_RELOAD();
}

}  // namespace

#define VOLE_OP(Name, mnemonic, format, slots)                                        \
  static VOLE_CONV void handle_##Name(VOLE_ARGS) {                                    \
    Regs r{pc, fp, x, w, fuel};                                                       \
    Word next = pc[format_length(format)];                                            \
    switch (op_##Name(r)) {                                                           \
      case Flow::kNext:                                                               \
        VOLE_DISPATCH(pc + format_length(format), fp, next, r.fuel);                  \
      case Flow::kTaken:                                                              \
        __asm__ volatile("");                                                         \
        VOLE_DISPATCH(r.pc, r.fp, *r.pc, r.fuel);                                     \
      case Flow::kSlow:                                                               \
        [[clang::musttail]] return run_slow<Opcode::Name>(pc, fp, x, table, w, fuel); \
      case Flow::kPoll:                                                               \
        [[clang::musttail]] return run_poll(pc, fp, x, table, w, fuel);               \
      case Flow::kEnter:                                                              \
        [[clang::musttail]] return run_entry(r.pc, r.fp, x, table, w, r.fuel);        \
    }                                                                                 \
  }
#include "bytecode/opcode.def"

namespace {
const void* const kTable[kOps] = {
#define VOLE_OP(Name, mnemonic, format, slots) reinterpret_cast<const void*>(&handle_##Name),
#include "bytecode/opcode.def"
};

VOLE_CONV void note_opcode(VOLE_ARGS) {
  x->opcode_seen[w & kOpMask] = 1;
  [[clang::musttail]] return reinterpret_cast<Handler>(const_cast<void*>(kTable[w & kOpMask]))(
      pc, fp, x, table, w, fuel);
}
const void* const kCoverageTable[kOps] = {
#define VOLE_OP(Name, mnemonic, format, slots) reinterpret_cast<const void*>(&note_opcode),
#include "bytecode/opcode.def"
};

VOLE_CONV void check_then_run(VOLE_ARGS) {
  check_store(*x, pc, fp);
  [[clang::musttail]] return reinterpret_cast<Handler>(const_cast<void*>(kTable[w & kOpMask]))(
      pc, fp, x, table, w, fuel);
}
const void* const kStoreCheckTable[kOps] = {
#define VOLE_OP(Name, mnemonic, format, slots)                                        \
  checks_store(Opcode::Name) ? reinterpret_cast<const void*>(&check_then_run)         \
                             : reinterpret_cast<const void*>(&handle_##Name),
#include "bytecode/opcode.def"
};
}  // namespace

const void* const* plain_dispatch_table() { return kTable; }
const void* const* coverage_dispatch_table() { return kCoverageTable; }
const void* const* store_check_dispatch_table() { return kStoreCheckTable; }

void interpret(Exec& exec) {
  const Word* pc = exec.pc;
  const void* const* table = exec.table;
  Handler first = reinterpret_cast<Handler>(const_cast<void*>(table[*pc & kOpMask]));
  first(pc, exec.fp, &exec, table, *pc, exec.fuel);
}

#else  // computed goto

namespace {

enum class Table : uint8_t { kPlain, kCoverage, kStoreCheck };

// Asked for a table (exec null) it answers the addresses of its labels; else it runs.
const void* const* run(Exec* x, Table wanted = Table::kPlain) {
  static const void* const kLabels[kOps] = {
#define VOLE_OP(Name, mnemonic, format, slots) &&label_##Name,
#include "bytecode/opcode.def"
  };
  static const void* const kCoverageLabels[kOps] = {
#define VOLE_OP(Name, mnemonic, format, slots) &&note_opcode,
#include "bytecode/opcode.def"
  };
  static const void* const kStoreCheckLabels[kOps] = {
#define VOLE_OP(Name, mnemonic, format, slots) \
  checks_store(Opcode::Name) ? &&check_first : &&label_##Name,
#include "bytecode/opcode.def"
  };
  if (x == nullptr) {
    return wanted == Table::kPlain      ? kLabels
           : wanted == Table::kCoverage ? kCoverageLabels
                                        : kStoreCheckLabels;
  }

  Regs r{x->pc, x->fp, x, *x->pc, x->fuel};
  const void* const* table = x->table;
  Word next;
  goto* table[r.w & kOpMask];

#define VOLE_OP(Name, mnemonic, format, slots)       \
  label_##Name : next = r.pc[format_length(format)]; \
  switch (op_##Name(r)) {                            \
    case Flow::kNext:                                \
      r.pc += format_length(format);                 \
      r.w = next;                                    \
      goto* table[r.w & kOpMask];                    \
    case Flow::kTaken:                               \
      __asm__ volatile("");                          \
      r.w = *r.pc;                                   \
      goto* table[r.w & kOpMask];                    \
    case Flow::kSlow:                                \
      goto slow;                                     \
    case Flow::kPoll:                                \
      goto poll;                                     \
    case Flow::kEnter:                               \
      goto entry;                                    \
  }                                                  \
  __builtin_unreachable();
#include "bytecode/opcode.def"

  Step step;
note_opcode:
  x->opcode_seen[r.w & kOpMask] = 1;
  goto* kLabels[r.w & kOpMask];
check_first:
  check_store(*x, r.pc, r.fp);
  goto* kLabels[r.w & kOpMask];
slow:
  x->pc = r.pc;
  x->fp = r.fp;
  x->fuel = r.fuel;
  step = kSlowOps.at[r.w & kOpMask](*x, r.w);
  if (step == Step::kNext) x->pc += kOpLength[r.w & kOpMask];
  goto reload;
poll:
  x->pc = r.pc;
  x->fp = r.fp;
  x->fuel = r.fuel;
  step = poll_at(*x);
  goto reload;
entry:
  x->pc = r.pc;
  x->fp = r.fp;
  x->fuel = r.fuel;
  step = poll_entry(*x);
reload:
  if (step == Step::kExit) return nullptr;
  table = x->table;
  r = Regs{x->pc, x->fp, x, *x->pc, x->fuel};
  goto* table[r.w & kOpMask];
}

}  // namespace

const void* const* plain_dispatch_table() { return run(nullptr); }
const void* const* coverage_dispatch_table() { return run(nullptr, Table::kCoverage); }
const void* const* store_check_dispatch_table() { return run(nullptr, Table::kStoreCheck); }
void interpret(Exec& exec) { run(&exec); }

#endif

}  // namespace vole::vm
