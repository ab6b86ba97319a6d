// Natives of syscall: raw system calls, where the host grants them. The goroutine keeps its P
// meanwhile: arguments may be addresses in its stack, which must not move.
#include "stdlib/packages.h"
#include "vm/machine.h"

namespace vole::stdlib {

namespace {

using vm::NativeCall;
using vm::NativeEntry;

// (trap, Arguments words) -> (r1, r2 uintptr, err Errno), as package syscall has it.
template <int Arguments>
int system_call(NativeCall& c) {
  uint64_t number = c.u64();
  uint64_t arguments[6] = {};
  for (int i = 0; i < Arguments; ++i) arguments[i] = c.u64();
  int64_t result = c.host().system_call(number, arguments);
  bool failed = result < 0 && result > -4096;
  c.ret(failed ? UINT64_MAX : static_cast<uint64_t>(result));
  c.ret(uint64_t{0});
  c.ret(failed ? static_cast<uint64_t>(-result) : uint64_t{0});
  return c.done();
}

constexpr NativeEntry kEntries[] = {
    {"Syscall", system_call<3>},
    {"Syscall6", system_call<6>},
    {"RawSyscall", system_call<3>},
    {"RawSyscall6", system_call<6>},
};

}  // namespace

const vm::NativePackage kSyscallNatives{"syscall", kEntries};

}  // namespace vole::stdlib
