// A system thread that runs one function. No exceptions: a thread that cannot be started is an
// answer. Signals of the process are blocked in it, so that they reach the threads of the host; not
// so faults of the thread itself.
#pragma once

#include <pthread.h>

#include <cstddef>

namespace vole {

class Thread {
 public:
  Thread() = default;
  Thread(const Thread&) = delete;
  Thread& operator=(const Thread&) = delete;

  // Runs fn(arg) with a stack of `stack_bytes`. False: the system refuses.
  bool start(void (*fn)(void*), void* arg, size_t stack_bytes);
  // Waits for its end; once, after a successful start.
  void join();

 private:
  static void* run(void* self);

  pthread_t handle_{};
  void (*fn_)(void*) = nullptr;
  void* arg_ = nullptr;
};

// Lets another thread run.
void yield_thread();

// How many processors this process may use; at least 1.
int usable_cpus();

}  // namespace vole
