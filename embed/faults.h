// Faults of a program: touching memory of an arena that was freed, which is inaccessible
// (stdlib/arena). VmOptions::catch_faults.
#pragma once

#include <signal.h>

namespace vole::embed {

// While it lives, a fault on a thread that runs a machine, at an address of that machine's heap,
// ends the process with Go's text and exit status 2. Other faults go to who handled them before.
// Signal handlers belong to the whole process: one at a time.
class FaultScope {
 public:
  explicit FaultScope(bool active);
  ~FaultScope();
  FaultScope(const FaultScope&) = delete;
  FaultScope& operator=(const FaultScope&) = delete;

 private:
  const bool active_;
  struct sigaction before_segv_ = {};
  struct sigaction before_bus_ = {};
};

}  // namespace vole::embed
