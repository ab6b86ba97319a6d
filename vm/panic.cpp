// Panics, Goexit, defer and recover.
//
// A panic does not unwind: it pushes a frame of the function "panic" above the one that panicked
// and runs deferred calls from there, so that a traceback still shows where it came from. That
// frame's code is the single instruction panic.step, which is also the return address of every
// deferred call: each time it is reached it looks what happened and goes on.
//   * The deferred call returned after calling recover(): the panic is dropped, with all older
//     ones whose frames lie above the frame that deferred; execution goes on at that frame's
//     recover_pc. A dropped Goexit goes on instead: it cannot be recovered.
//   * There is another deferred call: it is taken off the list, then called. A panic in it pushes
//     a second panic frame and runs the rest of the same list.
//   * None is left: Goexit ends the goroutine; a panic is printed and ends the program. Error and
//     String methods of the values are called from the panic frame first, one by one.
// recover() works only in a function called by the newest panic's frame; wrappers between are
// not counted.
//
// Errors of instructions are made by package runtime's Go code: the machine calls
// runtime.vmpanic(code, x, y, text) as if the instruction had called it, and that panics.
#include <cstdlib>
#include <cstring>
#include <new>

#include "vm/machine.h"
#include "vm/print_value.h"
#include "vm/slow_ops.h"
#include "vm/stack_walk.h"

namespace vole::vm {

using bytecode::kHeaderCallerFp;
using bytecode::kHeaderContext;
using bytecode::kHeaderFunction;
using bytecode::kHeaderReturnPc;
using bytecode::kHeaderSlots;
using bytecode::Method;
using runtime::DeferRecord;
using runtime::PanicRecord;

namespace {

const Function* function_at(uint64_t* fp) {
  return mem::load<const Function*>(fp + kHeaderFunction);
}

// Starts a call of `f` above the frame of the running function, as if exec.pc had called it.
Step push_call(Machine& m, Exec& x, const Function* f, const Closure* context, const uint64_t* args,
               uint32_t count) {
  uint64_t base = function_at(x.fp)->frame_slots + uint64_t{kHeaderSlots};
  if (!m.push_frame(x, base, f, context, args, count)) return Step::kExit;
  return poll_entry(x);
}

const Method* text_method(const TypeDesc* t) {
  for (std::string_view wanted : {"Error", "String"}) {
    for (const Method& method : t->methods) {
      if (method.name.view() != wanted || method.iface_fn == nullptr) continue;
      const TypeDesc* sig = method.type;
      if (sig != nullptr && sig->in.len == 0 && sig->out.len == 1 &&
          sig->out[0]->kind == bytecode::Kind::String) {
        return &method;
      }
    }
  }
  return nullptr;
}

constexpr std::string_view kSignalLine =
    "[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x0]\n";

// The end where the method that gives a panic's text panics itself.
Step fail_printing(Exec& x, const PanicRecord* p) {
  std::string text = "panic while printing panic value: ";
  auto* type = static_cast<const TypeDesc*>(p->type);
  if (type != nullptr && type->string.view() == "string") {
    auto* words = static_cast<const uint64_t*>(p->data);
    text.append(mem::load<const char*>(words), mem::load_word(words + 1));
  } else {
    text += "type ";
    text += type == nullptr ? std::string_view("nil") : type->string.view();
    std::string value;
    append_panic_value(value, type, p->data);
    if (value.find("nil pointer dereference") != std::string::npos) {
      text += "\n";
      text += kSignalLine.substr(0, kSignalLine.size() - 1);
    }
  }
  return x.machine->fatal(x, text);
}

}  // namespace

Step Machine::raise(Exec& x, ErrorCode code, int64_t a, int64_t b, std::string_view text) {
  const Function* f = program_->panic_function();
  if (f == nullptr) {
    print("panic: runtime error: code " + std::to_string(static_cast<int>(code)) + " " +
          std::to_string(a) + " " + std::to_string(b) + " " + std::string(text) + "\n");
    print("\n" + traceback_all(x.g));
    return exit(x, 2, Outcome::kPanicked);
  }
  GoString s;
  if (!new_string(x, text, s)) return no_memory(x);
  uint64_t args[] = {static_cast<uint64_t>(code), static_cast<uint64_t>(a),
                     static_cast<uint64_t>(b), reinterpret_cast<uintptr_t>(s.data),
                     static_cast<uint64_t>(s.len)};
  return push_call(*this, x, f, &f->closure, args, 5);
}

Step Machine::raise_assert(Exec& x, const TypeDesc* inter, const TypeDesc* have,
                           const TypeDesc* want, std::string_view missing) {
  const Function* f = program_->assert_function();
  if (f == nullptr) return raise_error(x, "interface conversion");
  GoString s;
  if (!new_string(x, missing, s)) return no_memory(x);
  uint64_t args[] = {reinterpret_cast<uintptr_t>(inter), reinterpret_cast<uintptr_t>(have),
                     reinterpret_cast<uintptr_t>(want), reinterpret_cast<uintptr_t>(s.data),
                     static_cast<uint64_t>(s.len)};
  return push_call(*this, x, f, &f->closure, args, 5);
}

Step Machine::start_panic(Exec& x, GoIface value, bool goexit) {
  G* g = x.g;
  void* record = heap_.allocate_record(sizeof(PanicRecord));
  if (record == nullptr) return out_of_memory(x);
  auto* p = new (record) PanicRecord{};
  p->type = value.tab;
  p->data = value.data;
  p->goexit = goexit;
  if (PanicRecord* old = g->panics) {
    if (!goexit && old->recovered && old->type == p->type && old->data == p->data) {
      old->repanicked = true;
    }
  }
  const Function* f = program_->panic_frame_function();
  uint64_t base = function_at(x.fp)->frame_slots + uint64_t{kHeaderSlots};
  if (!ensure_stack(x, base + f->frame_slots)) {
    heap_.free_record(p, sizeof(PanicRecord));
    return Step::kExit;
  }
  uint64_t* fp = x.fp + base;
  mem::store_word(fp + kHeaderContext, 0);
  mem::store(fp + kHeaderFunction, f);
  mem::store(fp + kHeaderCallerFp, x.fp);
  mem::store(fp + kHeaderReturnPc, x.pc);
  p->frame = g->offset_of(fp);
  p->next = g->panics;
  g->panics = p;
  x.fp = fp;
  x.pc = f->code;
  return Step::kJump;
}

void Machine::pop_panic(G* g) {
  PanicRecord* p = g->panics;
  g->panics = p->next;
  std::free(p->text);
  heap_.free_record(p, sizeof(PanicRecord));
}

Step Machine::resume_after_recovery(Exec& x, PanicRecord* p) {
  G* g = x.g;
  uint32_t target = p->defer_frame;
  pop_panic(g);
  while (g->panics != nullptr && is_above(g, g->panics->frame, target)) {
    if (g->panics->goexit) {
      x.fp = g->at(g->panics->frame);
      drop_segments(x);
      x.pc = program_->panic_frame_function()->code;
      return Step::kJump;
    }
    pop_panic(g);
  }
  x.fp = g->at(target);
  drop_segments(x);
  const Function* f = function_at(x.fp);
  x.pc = f->code + f->recover_pc;
  return Step::kJump;
}

Step Machine::call_from_panic(Exec& x, const Function* f, const Closure* context,
                              const uint64_t* args, uint32_t count) {
  x.pc = program_->panic_frame_function()->code;
  return push_call(*this, x, f, context, args, count);
}

Step Machine::run_deferred(Exec& x, PanicRecord* p) {
  G* g = x.g;
  DeferRecord* d = g->defers;
  const Closure* closure = d->closure;
  p->defer_frame = d->frame;
  p->deferred = true;
  g->defers = d->next;
  sched_.free_defer(*x.p, d);
  if (closure == nullptr) return raise_nil(x);
  return call_from_panic(x, closure->fn, closure, nullptr, 0);
}

Step Machine::panic_step(Exec& x) {
  G* g = x.g;
  PanicRecord* p = g->panics;
  VOLE_CHECK(p != nullptr && p->frame == g->offset_of(x.fp));
  if (p->deferred && p->recovered) return resume_after_recovery(x, p);
  if (g->defers != nullptr) return run_deferred(x, p);
  if (p->goexit) {
    while (g->panics != nullptr) pop_panic(g);
    return end_goroutine(x);
  }
  return print_panics(x);
}

// Calls the methods that give texts, then prints all panics, oldest first, and ends.
Step Machine::print_panics(Exec& x) {
  PanicRecord* top = x.g->panics;
  for (const PanicRecord* p = top->next; p != nullptr; p = p->next) {
    if (p->text_of != nullptr) return fail_printing(x, top);
  }
  if (PanicRecord* done = top->text_of) {
    const uint64_t* result = x.fp + top->defer_frame;  // where the method left its result
    GoString s{mem::load<const char*>(result), static_cast<int64_t>(mem::load_word(result + 1))};
    std::free(done->text);
    done->text = strndup(s.data == nullptr ? "" : s.data, static_cast<size_t>(s.len));
    top->text_of = nullptr;
  }
  for (PanicRecord* p = top; p != nullptr; p = p->next) {
    if (p->goexit || p->text != nullptr || p->type == nullptr) continue;
    const Method* method = text_method(static_cast<const TypeDesc*>(p->type));
    if (method == nullptr) continue;
    p->text = strdup("");  // should the method panic, too
    top->text_of = p;
    const Function* f = method->iface_fn;
    top->defer_frame =
        program_->panic_frame_function()->frame_slots + kHeaderSlots + f->param_slots;
    uint64_t receiver = reinterpret_cast<uintptr_t>(p->data);
    return call_from_panic(x, f, &f->closure, &receiver, 1);
  }
  if (!claim_end(x)) return Step::kExit;
  std::string out;
  std::vector<PanicRecord*> chain;
  for (PanicRecord* p = top; p != nullptr; p = p->next) chain.push_back(p);
  bool first = true;
  for (size_t i = chain.size(); i-- > 0;) {
    PanicRecord* p = chain[i];
    if (p->goexit || (p->next != nullptr && p->next->repanicked)) continue;
    if (!first) out += "\t";
    first = false;
    size_t start = out.size() + 7;
    out += "panic: ";
    if (p->text != nullptr) {
      append_indented(out, p->text);
    } else {
      append_panic_value(out, static_cast<const TypeDesc*>(p->type), p->data);
    }
    message_ = out.substr(start);
    if (p->repanicked) {
      out += " [recovered, repanicked]";
    } else if (p->recovered) {
      out += " [recovered]";
    }
    out += "\n";
  }
  for (PanicRecord* p : chain) {
    if (p->text != nullptr && std::strstr(p->text, "nil pointer dereference") != nullptr) {
      out += kSignalLine;
      break;
    }
  }
  out += "\n" + traceback_all(x.g);
  print(out);
  message_ = message_.substr(0, message_.find('\n'));
  return exit(x, 2, Outcome::kPanicked);
}

GoIface Machine::recover(Exec& x) {
  G* g = x.g;
  PanicRecord* p = g->panics;
  if (p == nullptr || p->goexit || p->recovered) return {};
  // `defer recover()`: the wrapper stands for its caller, which is no deferred function if the
  // panic itself called the wrapper.
  uint64_t* self = x.fp;
  while (function_at(self)->flags & bytecode::kFuncWrapper) {
    self = mem::load<uint64_t*>(self + kHeaderCallerFp);
    if (self == nullptr || function_at(self) == program_->panic_frame_function()) return {};
  }
  for (uint64_t* fp = self;;) {
    const Word* pc = mem::load<const Word*>(fp + kHeaderReturnPc);
    fp = mem::load<uint64_t*>(fp + kHeaderCallerFp);
    if (fp == nullptr) return {};
    const Function* f = function_at(fp);
    if (f == program_->panic_frame_function()) break;
    if (!(f->flags & bytecode::kFuncWrapper)) return {};
    // A wrapper that is not itself called by the panic stands for its callee, unless it is a
    // function inlined there that made the call.
    bool own = (f->flags & bytecode::kFuncSeenThrough) != 0;
    if (!own && position_at(f, static_cast<uint32_t>(pc - f->code) - 1).inlined != 0) return {};
  }
  uint64_t* caller = self;
  while (function_at(caller) != program_->panic_frame_function()) {
    caller = mem::load<uint64_t*>(caller + kHeaderCallerFp);
  }
  if (g->offset_of(caller) != p->frame) return {};
  p->recovered = true;
  return {p->type, p->data};
}

// ---- instructions

Step slow_defer(Exec& x, Word w) {
  DeferRecord* d = x.machine->sched().new_defer(*x.p);
  if (d == nullptr) return x.machine->out_of_memory(x);
  d->frame = x.g->offset_of(x.fp);
  d->closure = ptr_slot<Closure>(x, bytecode::a_of(w));
  d->next = x.g->defers;
  x.g->defers = d;
  return Step::kNext;
}

// Calls the newest deferred function of this frame; comes back to this instruction.
Step slow_defer_return(Exec& x, Word w) {
  DeferRecord* d = x.g->defers;
  const Closure* closure = d->closure;
  x.g->defers = d->next;
  x.machine->sched().free_defer(*x.p, d);
  if (closure == nullptr) return x.machine->raise_nil(x);
  uint64_t* fp = x.fp + bytecode::a_of(w);
  const Function* f = closure->fn;
  mem::store(fp + kHeaderContext, closure);
  mem::store(fp + kHeaderFunction, f);
  mem::store(fp + kHeaderCallerFp, x.fp);
  mem::store(fp + kHeaderReturnPc, x.pc);
  x.fp = fp;
  x.pc = f->code;
  return poll_entry(x);
}

Step slow_panic(Exec& x, Word w) {
  uint32_t a = bytecode::a_of(w);
  GoIface value{ptr_slot(x, a), ptr_slot(x, a + 1)};
  bool is_wrong = value.tab == nullptr && !x.machine->config().panics_with_nil;
  if (is_wrong) return x.machine->raise(x, ErrorCode::kPanicNil);
  return x.machine->start_panic(x, value, false);
}

Step slow_panic_step(Exec& x, Word) { return x.machine->panic_step(x); }

Step slow_recover(Exec& x, Word w) {
  GoIface value = x.machine->recover(x);
  set_ptr(x, bytecode::a_of(w), value.tab);
  set_ptr(x, bytecode::a_of(w) + 1, value.data);
  return Step::kNext;
}

}  // namespace vole::vm
