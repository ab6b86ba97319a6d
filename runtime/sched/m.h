// M: a thread that runs Go code while it holds a P. The first M of a machine is whoever calls its
// run(); the others are threads that the scheduler starts when there is work for them.
#pragma once

#include <cstdint>

#include "base/atomic.h"
#include "base/thread.h"
#include "runtime/sched/goroutine.h"
#include "runtime/sched/parker.h"

namespace vole::runtime {

struct P;
class Scheduler;

struct M {
  M() = default;
  virtual ~M() = default;
  M(const M&) = delete;
  M& operator=(const M&) = delete;

  uint32_t id = 0;
  Scheduler* sched = nullptr;
  // The P that it holds. Its own to change, and whoever takes the P out of service with the world
  // stopped.
  P* p = nullptr;
  // Given by whoever wakes it, before unpark(): the P to go on with, and whether as a spinner.
  P* next_p = nullptr;
  bool next_spinning = false;
  // Looks for work that it does not have. Its own; others read for traces.
  Atomic<bool> spinning{false};
  // In a blocking call (its own to write; read by traces and the deadlock check).
  Atomic<bool> in_syscall{false};
  // The P that it had when it went into a system call.
  P* old_p = nullptr;
  // The goroutine that runs only here (LockOSThread). Its own to write; others read it for traces.
  Atomic<G*> locked_g{nullptr};
  Atomic<G*> current{nullptr};  // what it runs; its own to write, others read it for traces
  // The goroutine that was locked to it has ended, and so will the thread. Its own.
  bool ending = false;
  // The thread has ended or is about to, and is in the list of those that may be started again.
  // Written under the scheduler's lock; others read it for traces.
  Atomic<bool> gone{false};
  M* idle_next = nullptr;       // in a list of the scheduler's, under its lock
  bool asleep = false;          // waits for a P; under the scheduler's lock
  M* all_next = nullptr;        // all Ms; set once
  Parker parker;
  Thread thread;                // not started for the first M; of one that is gone, started anew
  enum class Launch : uint8_t { kPending, kDone, kFailed };
  Atomic<Launch> launch{Launch::kPending};  // of `thread`; written by who starts it
};

// The M of the calling thread, or null. Set while a thread drives a machine; a host call that
// drives another machine saves and restores it.
M* current_m();
M* set_current_m(M* m);  // returns the one before

}  // namespace vole::runtime
