// The collector's view of the scheduler: stopping the world, visiting each P (runtime/gc/world.h).
#pragma once

#include "runtime/gc/world.h"

namespace vole::vm {

class Machine;

// Always called by an M of the machine, whose goroutine's state is saved. Which P that M holds may
// change while it waits, so calls go by the M and not by the P that the caller names.
class GcWorld final : public runtime::World {
 public:
  explicit GcWorld(Machine& machine) : machine_(machine) {}

  runtime::GcLocal* stop() override;
  void start() override;
  void for_each_p(void (*fn)(void* context, runtime::GcLocal& local), void* context) override;
  uint32_t procs() const override;
  void wake_idle() override;
  bool has_work(runtime::GcLocal& self) override;
  void ready_all(runtime::GQueue& list) override;
  void phase_changed(bool marking) override;
  void cycle_ended() override;

 private:
  Machine& machine_;
};

}  // namespace vole::vm
