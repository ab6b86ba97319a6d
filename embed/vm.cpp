// Vm: a Machine with its host behind the public header, driven by the calling thread.
#include <atomic>

#include "embed/include/vole/vole.h"
#include "embed/allocations.h"
#include "embed/posix_host.h"
#include "embed/program.h"
#include "embed/settings.h"
#include "vm/machine.h"
#include "vm/memory_table.h"

namespace vole::embed {

struct Vm::State {
  State(std::shared_ptr<const Program> p, VmOptions o)
      : program(std::move(p)), options(std::move(o)), host(options), fuel(options.fuel) {
    if (!program || !program->linked) {
      error = "not a program: it has no package main";
      return;
    }
    Settings settings = read_settings(options, &host);
    if (!settings.fatal.empty()) {
      fatal = std::move(settings.fatal);
      host.write(2, settings.printed.data(), settings.printed.size());
      return;
    }
    machine = vm::Machine::create(program->linked, settings.config, &error);
    if (machine) machine->collector().set_memory_limit(settings.memory_limit);
  }

  std::shared_ptr<const Program> program;
  VmOptions options;
  PosixHost host;
  std::unique_ptr<vm::Machine> machine;
  std::string error;
  std::string fatal;  // why the environment's settings let nothing run
  int64_t fuel;  // left; meaningful if options.fuel is set
  std::atomic<bool> interrupted{false};
};

Vm::Vm(std::shared_ptr<const Program> program, VmOptions options)
    : state_(std::make_unique<State>(std::move(program), std::move(options))) {}
Vm::~Vm() = default;

bool Vm::valid() const { return state_->machine != nullptr; }

RunResult Vm::run() {
  State& s = *state_;
  if (!s.fatal.empty()) return {Ending::kFatal, 2, s.fatal};
  if (!s.machine) return {Ending::kOutOfMemory, 2, s.error};
  PosixHost::SignalScope signals(s.host);
  for (;;) {
    bool limited = s.options.fuel > 0;
    vm::RunResult run = s.machine->run(limited ? s.fuel : vm::kNoBudget);
    switch (run.end) {
      case vm::RunEnd::kFinished:
        return {static_cast<Ending>(run.outcome), run.status, std::move(run.message)};
      case vm::RunEnd::kLimit:
        return {Ending::kOutOfMemory, 2, std::move(run.error)};
      case vm::RunEnd::kBudget:
        // acquire: pairs with the release in interrupt().
        if (s.interrupted.exchange(false, std::memory_order_acquire)) {
          return {Ending::kInterrupted, 2, "interrupted"};
        }
        if (limited) {
          s.fuel = 0;
          return {Ending::kOutOfFuel, 2, "out of fuel"};
        }
        break;
      case vm::RunEnd::kIdle:
      case vm::RunEnd::kWaiting:
        if (s.interrupted.exchange(false, std::memory_order_acquire)) {
          return {Ending::kInterrupted, 2, "interrupted"};
        }
        s.host.sleep_until(run.idle_until);
    }
  }
}

void Vm::add_fuel(int64_t polls) { state_->fuel += polls; }

void Vm::interrupt() {
  // release: pairs with the acquire in run().
  state_->interrupted.store(true, std::memory_order_release);
  if (state_->machine) state_->machine->interrupt();
  state_->host.wake();
}

void Vm::notify_input() { state_->host.notify_input(); }

AllocationProfile Vm::allocations() const {
  return state_->machine ? allocations_of(*state_->machine, *state_->program)
                         : AllocationProfile();
}

uint64_t Vm::memory_in_use() const {
  return state_->machine ? state_->machine->os_memory().charged() : 0;
}

std::string Vm::memory_table() const {
  return state_->machine ? vm::memory_table(*state_->machine) : std::string();
}

}  // namespace vole::embed
