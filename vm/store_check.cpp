// The debug check that no address of a stack gets out of stacks: run before each instruction that
// may store a pointer, by the checking dispatch table.
//
// Stores that go through runtime/gc/barrier.h are checked there. Here are those that handlers do
// themselves, and those whose target is known to outlive the frame: what is sent on a channel,
// boxed, panicked with, or run by a new goroutine.
#include "runtime/gc/verify.h"
#include "runtime/type/pointer_map.h"
#include "runtime/values/chan.h"
#include "vm/machine.h"

namespace vole::vm {

using bytecode::a_of;
using bytecode::b_of;
using bytecode::bc_of;
using bytecode::c_of;

namespace {

struct Check {
  const Exec& x;
  const Word* pc;
  const uint64_t* fp;

  uint64_t at(uint32_t slot) const { return mem::load_word(fp + slot); }
  const TypeDesc* type() const { return reinterpret_cast<const TypeDesc*>(pc[1]); }

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
  // A value of `type` in the slots from `slot` on.
  void value(uint64_t to, uint32_t slot, const TypeDesc* type) const {
    auto from = reinterpret_cast<uintptr_t>(fp + slot);
    runtime::for_each_pointer(from, type->size, type, [&](uintptr_t word) {
      pointer(to == 0 ? 0 : to + (word - from), mem::load<uintptr_t>(word));
    });
  }
};

}  // namespace

void check_store(const Exec& x, const Word* pc, const uint64_t* fp) {
  Check c{x, pc, fp};
  Word w = *pc;
  uint32_t a = a_of(w), b = b_of(w), k = c_of(w);
  switch (bytecode::opcode_of(w)) {
    case Opcode::StGPtr:
      return c.pointer(reinterpret_cast<uintptr_t>(x.globals) + static_cast<uint64_t>(bc_of(w)),
                       c.at(a));
    case Opcode::StPtr:
    case Opcode::StStr:
    case Opcode::StSlice:
      return c.pointer(c.at(a) + k, c.at(b));
    case Opcode::StIface:
      return c.pointer(c.at(a) + k + 8, c.at(b + 1));
    case Opcode::StM:
      return c.value(c.at(a) + k, b, c.type());
    case Opcode::StXPtr:
      return c.pointer(c.at(a) + c.at(b) * 8, c.at(k));
    case Opcode::StXM:
      return c.value(c.at(a) + c.at(b) * c.type()->size, k, c.type());
    case Opcode::StXOPtr:
      return c.pointer(c.at(a) + c.at(b) * static_cast<uint32_t>(pc[1]) + (pc[1] >> 32), c.at(k));
    case Opcode::StAXPtr:
      return c.pointer(c.at(a) + c.at(b) * 8, c.at(k));
    case Opcode::Append1:
      // Where a grown slice will lie is not known yet.
      if (c.at(b + 1) < c.at(b + 2)) c.value(c.at(b) + c.at(b + 1) * c.type()->size, k, c.type());
      return;
    case Opcode::Box:
      return c.value(0, b, c.type());
    case Opcode::ChanSend:
      if (const auto* ch = reinterpret_cast<const runtime::Channel*>(c.at(a))) {
        c.value(0, b, ch->elem);
      }
      return;
    case Opcode::Go:
      return c.pointer(0, c.at(a));
    case Opcode::Panic:
      return c.pointer(0, c.at(a + 1));
    default:
      return;
  }
}

}  // namespace vole::vm
