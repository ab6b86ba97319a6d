// A reading of the machine's counters for natives of runtime and runtime/metrics.
#pragma once

#include "vm/machine.h"
#include "vm/statistics.h"

namespace vole::stdlib {

// Reads them with the world stopped. The native's frame may have moved: read parameters afterwards.
inline void read_stopped(vm::NativeCall& c, vm::Statistics* s) {
  vm::Machine& m = c.machine();
  m.stop_world(c.exec);
  vm::read_statistics(m, s);
  m.start_world(c.exec);
  c.reload();
}

}  // namespace vole::stdlib
