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
#include "runtime/gc/barrier.h"
#include "runtime/gc/mark.h"
#include "vm/handlers_arith.h"
#include "vm/handlers_atomic.h"
#include "vm/handlers_control.h"
#include "vm/handlers_memory.h"
#include "vm/machine.h"
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

// Tells the collector what the instruction at `pc` is about to overwrite and to store, while
// marking runs. The running goroutine's own stack needs no barrier: it is scanned as a whole, and
// what it holds afterwards was reachable then.
template <Opcode kOp>
VOLE_ALWAYS_INLINE void record_stores(const Exec& x, const Word* pc, const uint64_t* fp) {
  if (kOp == Opcode::StPtr && is_mutant(Mutant::kNoOverlayEntry)) return;
  for_each_stored(kOp, x, pc, fp, [&x](uintptr_t to, uintptr_t value) {
    if (x.g->stack.contains(to)) return;
    runtime::barrier_pair(*x.cache->gc, mem::load<uintptr_t>(to), value);
  });
}

// The same with the check of stack addresses, and whether marking runs or not.
template <Opcode kOp>
VOLE_ALWAYS_INLINE void check_stores(const Exec& x, const Word* pc, const uint64_t* fp) {
  check_store(x, pc, fp);
  for_each_stored(kOp, x, pc, fp, [&x](uintptr_t to, uintptr_t value) {
    if (x.g->stack.contains(to)) return;
    runtime::barrier_store(*x.cache, reinterpret_cast<void*>(to), value);
  });
}

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
#define VOLE_RELOAD()   \
  x->refresh_table();   \
  pc = x->pc;           \
  fp = x->fp;           \
  table = x->table;     \
  fuel = x->fuel;       \
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
    Machine::heed_preempt(*x);
    pc += kOpLength[kIndex];
    fp = x->fp;
    table = x->table;
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
    constexpr size_t kLength = kOpLength[static_cast<size_t>(Opcode::Name)];          \
    Word next = pc[kLength];                                                          \
    switch (op_##Name(r)) {                                                           \
      case Flow::kNext:                                                               \
        VOLE_DISPATCH(pc + kLength, fp, next, r.fuel);                                \
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

// An overlay that runs before the handler of `kBelow`.
#define VOLE_CHAIN(kBelow)                                                                  \
  [[clang::musttail]] return reinterpret_cast<Handler>(                                     \
      const_cast<void*>((kBelow)[w & kOpMask]))(pc, fp, x, table, w, fuel)

template <Opcode kOp>
VOLE_CONV void record_then_run(VOLE_ARGS) {
  record_stores<kOp>(*x, pc, fp);
  VOLE_CHAIN(kTable);
}
template <Opcode kOp>
VOLE_CONV void check_then_run(VOLE_ARGS) {
  check_stores<kOp>(*x, pc, fp);
  VOLE_CHAIN(kTable);
}
const void* const kBarrierTable[kOps] = {
#define VOLE_OP(Name, mnemonic, format, slots)                                    \
  store_kind(Opcode::Name) == StoreKind::kHandler                                 \
      ? reinterpret_cast<const void*>(&record_then_run<Opcode::Name>)             \
      : reinterpret_cast<const void*>(&handle_##Name),
#include "bytecode/opcode.def"
};
const void* const kCheckTable[kOps] = {
#define VOLE_OP(Name, mnemonic, format, slots)                                        \
  checks_store(Opcode::Name) ? reinterpret_cast<const void*>(&check_then_run<Opcode::Name>) \
                             : reinterpret_cast<const void*>(&handle_##Name),
#include "bytecode/opcode.def"
};

template <const void* const (&kBelow)[kOps]>
VOLE_CONV void note_opcode(VOLE_ARGS) {
  mem::store<uint8_t>(x->opcode_seen + (w & kOpMask), 1);
  VOLE_CHAIN(kBelow);
}
template <const void* const (&kBelow)[kOps]>
const void* const kCoverageOver[kOps] = {
#define VOLE_OP(Name, mnemonic, format, slots) reinterpret_cast<const void*>(&note_opcode<kBelow>),
#include "bytecode/opcode.def"
};

constexpr DispatchTables kTables[2][2] = {  // [check_stores][coverage]
    {{kTable, kBarrierTable}, {kCoverageOver<kTable>, kCoverageOver<kBarrierTable>}},
    {{kCheckTable, kCheckTable}, {kCoverageOver<kCheckTable>, kCoverageOver<kCheckTable>}},
};
}  // namespace

const DispatchTables& dispatch_tables(bool coverage, bool check_stores) {
  return kTables[check_stores][coverage];
}

void interpret(Exec& exec) {
  exec.refresh_table();
  const Word* pc = exec.pc;
  const void* const* table = exec.table;
  Handler first = reinterpret_cast<Handler>(const_cast<void*>(table[*pc & kOpMask]));
  first(pc, exec.fp, &exec, table, *pc, exec.fuel);
}

#else  // computed goto

namespace {

// Asked for the tables (exec null) it answers the addresses of its labels,
// [check_stores][coverage]; else it runs.
const DispatchTables (*run(Exec* x))[2] {
  static const void* const kLabels[kOps] = {
#define VOLE_OP(Name, mnemonic, format, slots) &&label_##Name,
#include "bytecode/opcode.def"
  };
  static const void* const kBarrierLabels[kOps] = {
#define VOLE_OP(Name, mnemonic, format, slots) \
  store_kind(Opcode::Name) == StoreKind::kHandler ? &&record_##Name : &&label_##Name,
#include "bytecode/opcode.def"
  };
  static const void* const kCheckLabels[kOps] = {
#define VOLE_OP(Name, mnemonic, format, slots) \
  checks_store(Opcode::Name) ? &&check_##Name : &&label_##Name,
#include "bytecode/opcode.def"
  };
#define VOLE_OP(Name, mnemonic, format, slots) &&note_opcode,
  static const void* const kCoverageLabels[kOps] = {
#include "bytecode/opcode.def"
  };
#define VOLE_OP(Name, mnemonic, format, slots) &&note_opcode_marking,
  static const void* const kCoverageBarrierLabels[kOps] = {
#include "bytecode/opcode.def"
  };
#define VOLE_OP(Name, mnemonic, format, slots) &&note_opcode_checking,
  static const void* const kCoverageCheckLabels[kOps] = {
#include "bytecode/opcode.def"
  };
  static const DispatchTables kTables[2][2] = {
      {{kLabels, kBarrierLabels}, {kCoverageLabels, kCoverageBarrierLabels}},
      {{kCheckLabels, kCheckLabels}, {kCoverageCheckLabels, kCoverageCheckLabels}},
  };
  if (x == nullptr) return kTables;

  x->refresh_table();
  Regs r{x->pc, x->fp, x, *x->pc, x->fuel};
  const void* const* table = x->table;
  Word next;
  goto* table[r.w & kOpMask];

#define VOLE_OP(Name, mnemonic, format, slots)                               \
  label_##Name : next = r.pc[kOpLength[static_cast<size_t>(Opcode::Name)]];  \
  switch (op_##Name(r)) {                                                    \
    case Flow::kNext:                                                        \
      r.pc += kOpLength[static_cast<size_t>(Opcode::Name)];                  \
      r.w = next;                                                            \
      goto* table[r.w & kOpMask];                                            \
    case Flow::kTaken:                                                       \
      __asm__ volatile("");                                                  \
      r.w = *r.pc;                                                           \
      goto* table[r.w & kOpMask];                                            \
    case Flow::kSlow:                                                        \
      goto slow;                                                             \
    case Flow::kPoll:                                                        \
      goto poll;                                                             \
    case Flow::kEnter:                                                       \
      goto entry;                                                            \
  }                                                                          \
  __builtin_unreachable();
#include "bytecode/opcode.def"

  Step step;
#define VOLE_OP(Name, mnemonic, format, slots)                    \
  check_##Name : check_stores<Opcode::Name>(*x, r.pc, r.fp);   \
  goto label_##Name;                                           \
  record_##Name : record_stores<Opcode::Name>(*x, r.pc, r.fp); \
  goto label_##Name;
#include "bytecode/opcode.def"
note_opcode:
  mem::store<uint8_t>(x->opcode_seen + (r.w & kOpMask), 1);
  goto* kLabels[r.w & kOpMask];
note_opcode_marking:
  mem::store<uint8_t>(x->opcode_seen + (r.w & kOpMask), 1);
  goto* kBarrierLabels[r.w & kOpMask];
note_opcode_checking:
  mem::store<uint8_t>(x->opcode_seen + (r.w & kOpMask), 1);
  goto* kCheckLabels[r.w & kOpMask];
slow:
  x->pc = r.pc;
  x->fp = r.fp;
  x->fuel = r.fuel;
  step = kSlowOps.at[r.w & kOpMask](*x, r.w);
  if (step == Step::kNext) {
    x->pc += kOpLength[r.w & kOpMask];
    Machine::heed_preempt(*x);
  }
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
  x->refresh_table();
  table = x->table;
  r = Regs{x->pc, x->fp, x, *x->pc, x->fuel};
  goto* table[r.w & kOpMask];
}

}  // namespace

const DispatchTables& dispatch_tables(bool coverage, bool check_stores) {
  return run(nullptr)[check_stores][coverage];
}
void interpret(Exec& exec) { run(&exec); }

#endif

}  // namespace vole::vm
