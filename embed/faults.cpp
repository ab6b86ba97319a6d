// The handler runs on the thread that faulted, in the middle of an instruction or a native: nothing
// of the machine can be trusted to be consistent, but the tables that lead from an address to its
// span, which are read without locks. So it prints what is known and leaves.
#include "embed/faults.h"

#include <ucontext.h>
#include <unistd.h>

#include <cstdint>
#include <cstring>

#include "vm/machine.h"

namespace vole::embed {

namespace {

// Text in a fixed buffer: a signal handler must not allocate.
class Text {
 public:
  Text& operator<<(const char* s) {
    while (*s != 0 && size_ < sizeof bytes_) bytes_[size_++] = *s++;
    return *this;
  }
  Text& number(uint64_t n, unsigned base) {
    char digits[24];
    char* at = digits + sizeof digits;
    *--at = 0;
    do {
      *--at = "0123456789abcdef"[n % base];
    } while ((n /= base) != 0);
    return *this << at;
  }
  void print() const { [[maybe_unused]] ssize_t n = ::write(2, bytes_, size_); }

 private:
  char bytes_[512];
  size_t size_ = 0;
};

// The heap's address that faulted belongs to a machine that this thread runs.
void report(vm::Exec& exec, uintptr_t address, const siginfo_t& info, uint64_t pc) {
  const runtime::Span* span = exec.machine->heap().span_of(address);
  bool arena = span != nullptr && span->frozen.load_acquire();
  Text text;
  text << (arena ? "accessed data from freed user arena 0x" : "unexpected fault address 0x");
  text.number(address, 16) << "\nfatal error: fault\n[signal "
      << (info.si_signo == SIGBUS ? "SIGBUS: bus error" : "SIGSEGV: segmentation violation")
      << " code=0x";
  text.number(static_cast<uint64_t>(info.si_code), 16) << " addr=0x";
  text.number(address, 16) << " pc=0x";
  text.number(pc, 16) << "]\n";
  if (exec.g != nullptr) {
    text << "\ngoroutine ";
    text.number(exec.g->id, 10) << " [running]:\n";
  }
  text.print();
}

void on_fault(int signal, siginfo_t* info, void* context) {
  auto address = reinterpret_cast<uintptr_t>(info->si_addr);
  if (runtime::M* m = runtime::current_m()) {
    vm::Exec& exec = static_cast<vm::Thread*>(m)->exec;
    if (exec.machine != nullptr && exec.machine->heap().contains(address)) {
      auto pc = static_cast<ucontext_t*>(context)->uc_mcontext.gregs[REG_RIP];
      report(exec, address, *info, static_cast<uint64_t>(pc));
      ::_exit(2);
    }
  }
  // Not ours: the instruction faults again, without us.
  ::signal(signal, SIG_DFL);
}

}  // namespace

FaultScope::FaultScope(bool active) : active_(active) {
  if (!active_) return;
  struct sigaction action = {};
  action.sa_sigaction = on_fault;
  action.sa_flags = SA_SIGINFO | SA_NODEFER;
  ::sigaction(SIGSEGV, &action, &before_segv_);
  ::sigaction(SIGBUS, &action, &before_bus_);
}

FaultScope::~FaultScope() {
  if (!active_) return;
  ::sigaction(SIGSEGV, &before_segv_, nullptr);
  ::sigaction(SIGBUS, &before_bus_, nullptr);
}

}  // namespace vole::embed
