// The debug check that no address of a stack gets out of stacks: run before each instruction that
// may store a pointer, by the checking dispatch table (see pointer_stores.h).
//
// Stores that go through runtime/gc/barrier.h are checked there. Here are those that handlers do
// themselves, and those whose target is known to outlive the frame: what is sent on a channel,
// boxed, panicked with, or run by a new goroutine.
#include "runtime/gc/verify.h"
#include "runtime/type/pointer_map.h"
#include "runtime/values/chan.h"
#include "vm/machine.h"
#include "vm/pointer_stores.h"

namespace vole::vm {

namespace {

struct Check {
  const Exec& x;
  const Word* pc;
  const uint64_t* fp;

  uint64_t at(uint32_t slot) const { return mem::load_word(fp + slot); }

  // `value` is about to be stored at `to`; 0: in memory that is no stack.
  void pointer(uint64_t to, uint64_t value) const {
    runtime::Collector& c = x.machine->collector();
    if (!c.is_stack(value) || (to != 0 && c.is_stack(to))) return;
    const auto* f = mem::load<const Function*>(fp + bytecode::kHeaderFunction);
    std::string text(f->name.view());
    text += "+" + std::to_string(pc - f->code) + ": ";
    text += runtime::describe_stack_pointer(x.machine->heap(), to, value);
    VOLE_FATAL(text.c_str());
  }
  // A value of `type` in the slots from `slot` on gets out.
  void escapes(uint32_t slot, const TypeDesc* type) const {
    auto from = reinterpret_cast<uintptr_t>(fp + slot);
    runtime::for_each_pointer(from, type->size, type,
                              [&](uintptr_t word) { pointer(0, mem::load<uintptr_t>(word)); });
  }
};

}  // namespace

void check_store(const Exec& x, const Word* pc, const uint64_t* fp) {
  Check c{x, pc, fp};
  Word w = *pc;
  uint32_t a = bytecode::a_of(w), b = bytecode::b_of(w);
  switch (bytecode::opcode_of(w)) {
    case Opcode::Box:
      return c.escapes(b, reinterpret_cast<const TypeDesc*>(pc[1]));
    case Opcode::ChanSend:
      if (const auto* ch = reinterpret_cast<const runtime::Channel*>(c.at(a))) {
        c.escapes(b, ch->elem);
      }
      return;
    case Opcode::Go:
      return c.pointer(0, c.at(a));
    case Opcode::Panic:
      return c.pointer(0, c.at(a + 1));
    default:
      return for_each_stored(bytecode::opcode_of(w), x, pc, fp,
                             [&c](uintptr_t to, uintptr_t value) { c.pointer(to, value); });
  }
}

}  // namespace vole::vm
