// Vm: a Machine with its host behind the public header, driven by the calling thread.
#include <atomic>
#include <cstdlib>

#include "embed/include/vole/vole.h"
#include "embed/allocations.h"
#include "embed/posix_host.h"
#include "embed/program.h"
#include "vm/machine.h"

namespace vole::embed {

namespace {

// The value of `name` in GODEBUG's "a=1,b=2", or 0.
int64_t debug_setting(std::string_view settings, std::string_view name) {
  for (size_t at = 0; at < settings.size();) {
    size_t end = std::min(settings.find(',', at), settings.size());
    std::string_view item = settings.substr(at, end - at);
    at = end + 1;
    size_t equals = item.find('=');
    if (equals != std::string_view::npos && item.substr(0, equals) == name) {
      return std::strtoll(std::string(item.substr(equals + 1)).c_str(), nullptr, 10);
    }
  }
  return 0;
}

std::string environment_value(const std::vector<std::string>& environment, std::string_view name) {
  for (const std::string& entry : environment) {
    if (entry.size() > name.size() && entry[name.size()] == '=' && entry.starts_with(name)) {
      return entry.substr(name.size() + 1);
    }
  }
  return {};
}

vm::MachineConfig config_of(const VmOptions& options, vm::Host* host) {
  vm::MachineConfig config;
  config.host = host;
  if (options.memory_limit) config.memory_limit = options.memory_limit;
  config.gc_stress = debug_setting(options.debug, "gcstress") != 0;
  // stackmove=1 reports at the end, 2 does not; stackmoveseed and stackmoveevery choose the moves
  // after the first ones, stackmovefirst how many those are.
  if (int64_t move = debug_setting(options.debug, "stackmove")) {
    auto number = [&](std::string_view name, int64_t otherwise) {
      int64_t n = debug_setting(options.debug, name);
      return n > 0 ? n : otherwise;
    };
    config.moves.seed = static_cast<uint64_t>(number("stackmoveseed", 1));
    config.moves.every = static_cast<uint32_t>(number("stackmoveevery", config.moves.every));
    config.moves.dense = static_cast<uint64_t>(
        number("stackmovefirst", static_cast<int64_t>(config.moves.dense)));
    config.moves.report = move == 1;
  }
  config.check_stores = debug_setting(options.debug, "stackcheck") != 0;
  config.verify_heap = debug_setting(options.debug, "gcverify") != 0;
  std::string percent = environment_value(options.environment, "GOGC");
  if (percent == "off") {
    config.gc_percent = -1;
  } else if (!percent.empty()) {
    config.gc_percent = std::atoi(percent.c_str());
  }
  config.profile_allocations = options.profile_allocations;
  config.traceback_all = environment_value(options.environment, "GOTRACEBACK") == "all";
  return config;
}

}  // namespace

struct Vm::State {
  State(std::shared_ptr<const Program> p, VmOptions o)
      : program(std::move(p)), options(std::move(o)), host(options), fuel(options.fuel) {
    if (!program || !program->linked) {
      error = "not a program: it has no package main";
      return;
    }
    machine = vm::Machine::create(program->linked, config_of(options, &host), &error);
  }

  std::shared_ptr<const Program> program;
  VmOptions options;
  PosixHost host;
  std::unique_ptr<vm::Machine> machine;
  std::string error;
  int64_t fuel;  // left; meaningful if options.fuel is set
  std::atomic<bool> interrupted{false};
};

Vm::Vm(std::shared_ptr<const Program> program, VmOptions options)
    : state_(std::make_unique<State>(std::move(program), std::move(options))) {}
Vm::~Vm() = default;

bool Vm::valid() const { return state_->machine != nullptr; }

RunResult Vm::run() {
  State& s = *state_;
  if (!s.machine) return {Ending::kOutOfMemory, 2, s.error};
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

AllocationProfile Vm::allocations() const {
  return state_->machine ? allocations_of(*state_->machine, *state_->program)
                         : AllocationProfile();
}

uint64_t Vm::memory_in_use() const {
  return state_->machine ? state_->machine->os_memory().charged() : 0;
}

}  // namespace vole::embed
