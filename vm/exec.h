// The state of a thread that runs Go code (an M with its P): what the interpreter keeps in
// registers while it runs and in memory while anything else runs. Each M has one, and only its
// thread touches it.
//
// Handlers (handlers_*.h) work on Regs, which the dispatcher holds in machine registers. An
// operation that is not worth a fast handler, or the rare path of one, is a SlowOp: a plain
// function that sees the state in Exec and says how to go on.
#pragma once

#include <cstdint>
#include <string>

#include "base/mem.h"
#include "bytecode/function.h"
#include "bytecode/instruction.h"
#include "runtime/memory/cache.h"
#include "runtime/sched/scheduler.h"
#include "runtime/values/map.h"

namespace vole::vm {

using bytecode::Closure;
using bytecode::Function;
using bytecode::Opcode;
using bytecode::TypeDesc;
using bytecode::Word;
using runtime::G;
using runtime::MCache;

class Machine;
class StackMoves;

// How a SlowOp ended.
enum class Step : uint8_t {
  kNext,  // go on after this instruction
  kJump,  // go on at exec.pc / exec.fp (also of another goroutine)
  kExit,  // leave the interpreter
};

// See pointer_stores.h for what they are made of.
struct DispatchTables {
  const void* const* off;      // while no marking runs
  const void* const* marking;  // while cache.barrier
};

// An instruction that was left in the middle of long work (pieces.h), which goes on in the next
// run() of the driver.
struct Unfinished {
  const Word* pc = nullptr;  // null: none
  uint64_t done = 0;         // bytes
  void* fresh = nullptr;     // object that it has made
  uint32_t loop = 0;         // which of its loops it is in
  uint64_t carried[3] = {};  // what these count
};

struct Exec {
  // Valid while no handler runs.
  const Word* pc = nullptr;
  uint64_t* fp = nullptr;
  int64_t fuel = 0;  // safe points until the next slow one; see Machine::poll
  // Valid always.
  uint64_t* stack_limit = nullptr;  // end of the running goroutine's stack
  char* globals = nullptr;
  const DispatchTables* tables = nullptr;
  const void* const* table = nullptr;  // the one of them in force
  // The P that the M holds, and its cache. They change whenever the goroutine parks, polls, waits
  // for the world or makes a blocking call: read them anew after that.
  runtime::P* p = nullptr;
  MCache* cache = nullptr;
  G* g = nullptr;
  Machine* machine = nullptr;
  runtime::M* m = nullptr;
  int64_t fuel_stash = 0;  // fuel taken away when the poll was armed
  int64_t slice = 0;       // fuel given at the last slow poll
  int64_t slice_left = 0;  // safe points until the next slow poll, with those in `slice`
  int64_t budget = INT64_MAX;  // safe points that the driver allows; INT64_MAX: no limit
  int64_t passed = 0;          // safe points since the start, without those in `slice`
  uint32_t turn_left = 0;      // slices until the running goroutine's time is looked at
  bool out_of_budget = false;
  bool interrupted = false;    // that was why
  runtime::Next next;          // why there is no goroutine, if g is null after an exit
  StackMoves* moves = nullptr;
  // The last allocation that failed: where, and how many collections there had been.
  const Word* failed_pc = nullptr;
  uint32_t failed_cycle = 0;
  Unfinished unfinished;
  runtime::MapWork map_work;  // likewise, of an operation on a map
  // Where the clearing of a large object was interrupted last.
  const Word* interrupted_pc = nullptr;
  // The last operation that was stopped because it took too long: where, how many more looks it may
  // take beyond the budget, of how many.
  const Word* long_work_pc = nullptr;
  uint32_t long_work_left = 0, long_work = 0;
  // What a print of several parts has gathered, between PrintBegin and PrintEnd: no safe point lies
  // between them.
  std::string printed;
  bool gathers = false;
  // Coverage, see MachineConfig.
  uint8_t* opcode_seen = nullptr;
  uint8_t* rt_seen = nullptr;

  // Work in proportion to bytes counts as safe points, so that budgets, time slices and interrupts
  // see it. Not while handlers run: they hold the fuel.
  void charge(uint64_t bytes) {
    constexpr uint64_t kFree = 32768;
    constexpr uint64_t kBytesPerPoint = 512;
    if (VOLE_UNLIKELY(bytes >= kFree)) fuel -= static_cast<int64_t>(bytes / kBytesPerPoint);
  }

  // The same for an object that is about to be allocated. One whose clearing was interrupted was
  // charged before.
  void charge_allocation(uint64_t bytes) {
    if (VOLE_LIKELY(cache->half.span == nullptr)) charge(bytes);
  }

  // After whatever may have let the phase of the collector change, or given this M another P.
  void refresh_table() {
    if (cache != nullptr) table = cache->barrier ? tables->marking : tables->off;
  }
};

using SlowOp = Step (*)(Exec&, Word);

// Runs from exec.pc until a SlowOp says kExit.
void interpret(Exec& exec);
// The dispatch tables of a configuration. Coverage notes each opcode in exec.opcode_seen first;
// check_stores: see pointer_stores.h.
const DispatchTables& dispatch_tables(bool coverage, bool check_stores);

// Words of an instruction; JTab and Select are longer by their tables.
constexpr uint8_t format_length(const char* format) {
  uint8_t n = 1;
  for (const char* f = format + 3; *f != 0; ++f) n += *f != 'T' && *f != 'S';
  return n;
}
inline constexpr uint8_t kOpLength[] = {
#define VOLE_OP(name, mnemonic, format, slots) format_length(format),
#include "bytecode/opcode.def"
};

// ---- slots, for SlowOps
VOLE_ALWAYS_INLINE uint64_t slot(const Exec& x, uint32_t i) { return mem::load_word(x.fp + i); }
VOLE_ALWAYS_INLINE void set_slot(Exec& x, uint32_t i, uint64_t v) { mem::store_word(x.fp + i, v); }
template <class T = void>
VOLE_ALWAYS_INLINE T* ptr_slot(const Exec& x, uint32_t i) {
  return reinterpret_cast<T*>(slot(x, i));
}
VOLE_ALWAYS_INLINE void set_ptr(Exec& x, uint32_t i, const void* p) {
  set_slot(x, i, reinterpret_cast<uintptr_t>(p));
}
// Whether an address lies in the running goroutine's stack.
VOLE_ALWAYS_INLINE bool on_stack(const Exec& x, const void* p) {
  return x.g->stack.contains(reinterpret_cast<uintptr_t>(p));
}
template <class T>
VOLE_ALWAYS_INLINE T* ext_ptr(const Exec& x, uint32_t i = 0) {
  return reinterpret_cast<T*>(x.pc[1 + i]);
}

}  // namespace vole::vm
