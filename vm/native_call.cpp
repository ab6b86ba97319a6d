// Calls of natives: entry, re-entry, and the services that NativeCall offers.
//
// A native function's code is `native; native.again; ret`. The first word runs it with stage 0; if
// it wants to be entered again the pc stays at the second.
#include <cstring>

#include "vm/machine.h"
#include "vm/native.h"
#include "vm/slow_ops.h"

namespace vole::vm {
namespace {

constexpr uint32_t kAgain = 1, kReturn = 2;  // word indexes of a native's code

// Whether there is nothing to go on with: no goroutine, the end, or the driver's turn.
bool left(const Exec& x) { return x.g == nullptr || x.out_of_budget || x.machine->ended(); }

// Between two pieces of a native's work.
Step poll_between(Exec& x) {
  if (x.machine->driver_wants_back(x)) return x.machine->leave_to_driver(x);
  Machine::arm_poll(x);
  return poll_at(x);
}

Step enter_native(Exec& x) {
  const Function* f = mem::load<const Function*>(x.fp + bytecode::kHeaderFunction);
  NativeCall call(x, x.fp, f);
  switch (static_cast<NativeResult>(f->native(call))) {
    case kNativeDone:
      x.pc = f->code + kReturn;
      return Step::kJump;
    case kNativeAgain:
      return poll_between(x);
    default:
      return Step::kJump;
  }
}

}  // namespace

Step slow_native(Exec& x, Word) {
  const Function* f = mem::load<const Function*>(x.fp + bytecode::kHeaderFunction);
  // Results and state are scanned conservatively: they must not hold leftovers.
  uint32_t from = f->param_slots;
  uint32_t to = f->param_slots + f->result_slots + kNativeStateWords;
  for (uint32_t i = from; i < to; ++i) set_slot(x, i, 0);
  x.pc = f->code + kAgain;
  NativeCall call(x, x.fp, f);
  int result = f->native(call);
  if (result == kNativeDone) {
    // What `ret` would do.
    x.pc = mem::load<const Word*>(x.fp + bytecode::kHeaderReturnPc);
    x.fp = mem::load<uint64_t*>(x.fp + bytecode::kHeaderCallerFp);
    return Step::kJump;
  }
  if (result == kNativeAgain) return poll_between(x);
  return left(x) ? Step::kExit : Step::kJump;
}

Step slow_native_again(Exec& x, Word) {
  Step step = enter_native(x);
  return left(x) ? Step::kExit : step;
}

}  // namespace vole::vm

namespace vole::bytecode {

using vm::kNativeAgain;
using vm::kNativeCalled;
using vm::kNativeJumped;
using vm::kNativeParked;

vm::Machine& NativeCall::machine() const { return *exec.machine; }
vm::Host& NativeCall::host() const { return exec.machine->host(); }
vm::G* NativeCall::g() const { return exec.g; }

void* NativeCall::alloc(const TypeDesc* type) const {
  return runtime::allocate(*exec.cache, type);
}
void* NativeCall::alloc_array(const TypeDesc* elem, int64_t count) const {
  exec.charge_allocation(elem->size * static_cast<uint64_t>(count));
  return runtime::allocate_array(*exec.cache, elem, static_cast<size_t>(count));
}
void* NativeCall::alloc_noscan(uint64_t bytes) const {
  exec.charge_allocation(bytes);
  return runtime::allocate_noscan(*exec.cache, bytes);
}
bool NativeCall::new_string(std::string_view text, GoString& out) const {
  return machine().new_string(exec, text, out);
}
bool NativeCall::new_bytes(std::string_view text, GoBytes& out) const {
  GoString s;
  if (!machine().new_string(exec, text, s)) return false;
  auto len = static_cast<int64_t>(text.size());
  out = {reinterpret_cast<uint8_t*>(const_cast<char*>(s.data)), len, len};
  return true;
}

int NativeCall::stop_long_work() const {
  machine().stop_long_work(exec);
  return kNativeJumped;
}

int NativeCall::no_memory() const {
  vm::Step step = machine().no_memory(exec);
  return step == vm::Step::kExit ? kNativeJumped : kNativeAgain;
}

void NativeCall::prepare_park(runtime::WaitReason reason) const {
  machine().prepare_park(exec, reason);
}
void NativeCall::prepare_park_done(runtime::WaitReason reason) const {
  exec.pc = function->code + 2;
  machine().prepare_park(exec, reason);
}
int NativeCall::parked() const {
  exec.machine->parked(exec);
  return kNativeParked;
}
int NativeCall::park(runtime::WaitReason reason, Lock* unlock) const {
  prepare_park(reason);
  if (unlock != nullptr) unlock->release();
  return parked();
}
int NativeCall::park_done(runtime::WaitReason reason, Lock* unlock) const {
  prepare_park_done(reason);
  if (unlock != nullptr) unlock->release();
  return parked();
}
int NativeCall::park(std::string_view reason, Lock* unlock) const {
  return park(vm::wait_reason_named(reason), unlock);
}
int NativeCall::park_done(std::string_view reason, Lock* unlock) const {
  return park_done(vm::wait_reason_named(reason), unlock);
}
int NativeCall::sleep_until(int64_t when) const {
  exec.pc = function->code + 2;
  machine().sleep_until(exec, when);
  return vm::kNativeParkedDone;
}
void NativeCall::ready(vm::G* g) const { machine().ready(exec, g); }

void NativeCall::enter_blocking(bool long_wait) {
  vm::Machine& m = machine();
  m.save(exec, exec.g);
  m.sched().enter_syscall(*exec.m, exec.g, long_wait);
}
void NativeCall::reload() { fp = exec.fp; }

void NativeCall::exit_blocking() {
  machine().sched().exit_syscall(*exec.m, exec.g);
  machine().reload(exec);
  fp = exec.fp;
}

int NativeCall::yield() const {
  exec.pc = function->code + 2;
  machine().yield(exec);
  return vm::kNativeParkedDone;
}

int NativeCall::call(const Closure* closure, const uint64_t* args, uint32_t count) {
  if (closure == nullptr) return panic_nil();
  const Function* f = closure->fn;
  mem::store_word(fp + state_base() + 1, f->param_slots);
  if (!machine().push_frame(exec, call_base(), f, closure, args, count)) return kNativeJumped;
  vm::poll_entry(exec);
  return kNativeCalled;
}

int NativeCall::panic(GoIface any) const {
  if (any.tab == nullptr && !machine().config().panics_with_nil) {
    machine().raise(exec, vm::ErrorCode::kPanicNil);
  } else {
    machine().start_panic(exec, any, false);
  }
  return kNativeJumped;
}
int NativeCall::panic_error(std::string_view text) const {
  machine().raise_error(exec, text);
  return kNativeJumped;
}
int NativeCall::panic_plain(std::string_view text) const {
  machine().raise_plain(exec, text);
  return kNativeJumped;
}
int NativeCall::panic_nil() const {
  machine().raise_nil(exec);
  return kNativeJumped;
}
int NativeCall::goexit() const {
  machine().start_panic(exec, {}, true);
  return kNativeJumped;
}
int NativeCall::exit(int status) const {
  machine().exit(exec, status);
  return kNativeJumped;
}
int NativeCall::fatal(std::string_view text) const {
  machine().fatal(exec, text);
  return kNativeJumped;
}

}  // namespace vole::bytecode
