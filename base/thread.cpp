// Threads by pthread_create: small stacks, since Go frames do not lie on them.
#include "base/thread.h"

#include <sched.h>
#include <signal.h>

namespace vole {

void* Thread::run(void* self) {
  auto* t = static_cast<Thread*>(self);
  t->fn_(t->arg_);
  return nullptr;
}

bool Thread::start(void (*fn)(void*), void* arg, size_t stack_bytes) {
  fn_ = fn;
  arg_ = arg;
  pthread_attr_t attributes;
  if (pthread_attr_init(&attributes) != 0) return false;
  pthread_attr_setstacksize(&attributes, stack_bytes);
  sigset_t all, old;
  sigfillset(&all);
  // Faults of the thread itself must reach their handlers: blocked ones kill the process.
  constexpr int kFaults[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGABRT};
  for (int fault : kFaults) sigdelset(&all, fault);
  pthread_sigmask(SIG_SETMASK, &all, &old);
  bool started = pthread_create(&handle_, &attributes, run, this) == 0;
  pthread_sigmask(SIG_SETMASK, &old, nullptr);
  pthread_attr_destroy(&attributes);
  return started;
}

void Thread::join() { pthread_join(handle_, nullptr); }

void yield_thread() { sched_yield(); }

int usable_cpus() {
  cpu_set_t set;
  int n = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
  return n < 1 ? 1 : n;
}

}  // namespace vole
