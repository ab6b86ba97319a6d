// Vm: a Machine with its host behind the public header, driven by the calling thread.
#include <algorithm>
#include <atomic>

#include "embed/include/vole/vole.h"
#include "embed/allocations.h"
#include "embed/faults.h"
#include "embed/posix_host.h"
#include "embed/program.h"
#include "embed/settings.h"
#include "vm/machine.h"
#include "vm/memory_table.h"

namespace vole::embed {

struct Vm::State {
  class Drive;

  State(std::shared_ptr<const Program> p, VmOptions o)
      : program(std::move(p)), options(std::move(o)), host(options), fuel(options.fuel) {
    if (!program || !program->linked) {
      error = "not a program: it has no package main";
      return;
    }
    Settings settings = read_settings(options, program->debug, &host);
    if (!settings.fatal.empty()) {
      fatal = std::move(settings.fatal);
      host.write(2, settings.printed.data(), settings.printed.size());
      return;
    }
    settings.config.main_package = program->path;
    settings.config.debug_defaults = program->debug;
    settings.config.go_tree = program->go_tree;
    machine = vm::Machine::create(program->linked, settings.config, &error);
    if (!machine) return;
    machine->collector().set_memory_limit(settings.memory_limit);
    host.set_quit_function([](void* m) { static_cast<vm::Machine*>(m)->request_quit(); },
                           machine.get());
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

// One call of run(): what is left of its budget.
class Vm::State::Drive {
 public:
  Drive(State& state, const RunBudget& budget) : s_(state), budget_(budget) {
    // See VmOptions::threads.
    if (budget.time_ns > 0 && !state.options.threads) {
      deadline_ = now() + budget.time_ns;
      step_ = kLeastStep;
    }
    state.machine->set_deadline(deadline_);
    call_fuel_ = budget.fuel > 0 && !state.options.threads ? budget.fuel : vm::kNoBudget;
  }

  RunResult run() {
    for (;;) {
      int64_t step = std::min(fuel_left(), step_);
      vm::RunResult run = s_.machine->run(step);
      spend(run.passed);
      switch (run.end) {
        case vm::RunEnd::kFinished:
          return {static_cast<Ending>(run.outcome), run.status, std::move(run.message)};
        case vm::RunEnd::kLimit:
          return {Ending::kOutOfMemory, 2, std::move(run.error)};
        case vm::RunEnd::kBudget:
          break;
        case vm::RunEnd::kIdle:
        case vm::RunEnd::kWaiting:
          if (budget_.return_when_idle) return idle(run.idle_until);
          if (is_interrupted()) return {Ending::kInterrupted, 2, "interrupted"};
          s_.host.sleep_until(std::min(run.idle_until, deadline_));
      }
      if (is_interrupted()) return {Ending::kInterrupted, 2, "interrupted"};
      if (fuel_left() <= 0) return {Ending::kOutOfFuel, 2, "out of fuel"};
      if (deadline_ != kNever && is_late()) return {Ending::kDeadline, 2, "deadline exceeded"};
    }
  }

 private:
  static constexpr int64_t kNever = INT64_MAX;
  // With a deadline the machine runs in steps, at most about this long.
  static constexpr int64_t kStepNs = 500000;
  static constexpr int64_t kLeastStep = 1000;
  static constexpr int64_t kMostStep = 200000;

  int64_t now() { return s_.host.clock().monotonic_ns(); }
  bool is_interrupted() {
    // acquire: pairs with the release in interrupt().
    return s_.interrupted.exchange(false, std::memory_order_acquire);
  }
  bool limits_vm() const { return s_.options.fuel > 0 && !s_.options.threads; }
  int64_t fuel_left() const { return limits_vm() ? std::min(s_.fuel, call_fuel_) : call_fuel_; }

  void spend(int64_t polls) {
    if (limits_vm()) s_.fuel -= polls;
    if (call_fuel_ != vm::kNoBudget) call_fuel_ -= polls;
  }

  // Looks at the clock, and chooses the next step by the time of the last one.
  bool is_late() {
    int64_t time = now();
    if (last_ != 0) {
      if (time - last_ > kStepNs) {
        step_ = std::max(kLeastStep, step_ / 4);
      } else if (time - last_ < kStepNs / 2) {
        step_ = std::min(kMostStep, step_ * 2);
      }
    }
    last_ = time;
    return time >= deadline_;
  }

  RunResult idle(int64_t until) {
    RunResult result{Ending::kIdle, 2, "idle"};
    result.idle_until_ns = until;
    result.idle_descriptor = std::max(-1, s_.host.poll_descriptor());
    return result;
  }

  State& s_;
  const RunBudget& budget_;
  int64_t deadline_ = kNever;
  int64_t call_fuel_;
  int64_t step_ = vm::kNoBudget;
  int64_t last_ = 0;
};

RunResult Vm::run(const RunBudget& budget) {
  State& s = *state_;
  if (!s.fatal.empty()) return {Ending::kFatal, 2, s.fatal};
  if (!s.machine) return {Ending::kOutOfMemory, 2, s.error};
  PosixHost::SignalScope signals(s.host);
  FaultScope faults(s.options.catch_faults);
  return State::Drive(s, budget).run();
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

uint64_t Vm::memory_requests() const {
  return state_->machine ? state_->machine->os_memory().attempts() : 0;
}

bool Vm::has_threads() const { return state_->machine && state_->machine->sched().has_threads(); }

uint64_t Vm::memory_in_use() const {
  return state_->machine ? state_->machine->os_memory().charged() : 0;
}

std::string Vm::memory_table() const {
  if (!state_->machine) return {};
  constexpr int64_t kPatience = 1'000'000'000;
  state_->machine->sched().quiesce(kPatience);
  return vm::memory_table(*state_->machine);
}

}  // namespace vole::embed
