// Every opcode and every runtime call must be executed by some program of tests/data or examples:
// one that nothing exercises is dead or untested.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <vector>

#include "bytecode/opcode_info.h"
#include "embed/posix_host.h"
#include "embed/program.h"
#include "tests/unit/embed/support.h"
#include "vm/machine.h"

namespace vole::embed {
namespace {

constexpr size_t kRuntimeCalls = 0
#define VOLE_RT(name, arguments, results) +1
#include "bytecode/runtime_call.def"
    ;

constexpr std::string_view kRuntimeCallNames[] = {
#define VOLE_RT(name, arguments, results) #name,
#include "bytecode/runtime_call.def"
};

std::vector<std::string> programs() {
  std::vector<std::string> paths;
  for (const char* folder : {"/examples", "/tests/data"}) {
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(std::string(VOLE_SOURCE_DIR) + folder)) {
      if (entry.path().extension() == ".go") paths.push_back(entry.path());
    }
  }
  return paths;
}

void execute(const std::string& path, uint8_t* opcodes, uint8_t* calls, bool segments = false) {
  CompileOptions options;
  options.inputs = {path};
  CompileResult compiled = engine().compile(options);
  if (!compiled.program || !compiled.program->linked) return;  // programs with errors on purpose
  VmOptions vm_options;
  vm_options.arguments = {path};
  vm_options.files = Access::kFull;
  PosixHost host(vm_options);
  vm::MachineConfig config;
  config.host = &host;
  config.opcode_seen = opcodes;
  config.rt_seen = calls;
  config.segmented_stacks = segments;
  std::string error;
  std::unique_ptr<vm::Machine> machine =
      vm::Machine::create(compiled.program->linked, config, &error);
  ASSERT_NE(machine, nullptr) << error;
  for (;;) {
    vm::RunResult result = machine->run();
    if (result.end == vm::RunEnd::kFinished || result.end == vm::RunEnd::kLimit) return;
    host.sleep_until(result.idle_until);
  }
}

TEST(Coverage, EveryOpcodeAndRuntimeCallIsExecuted) {
  std::vector<uint8_t> opcodes(bytecode::kOpcodeCount), calls(kRuntimeCalls);
  for (const std::string& path : programs()) execute(path, opcodes.data(), calls.data());
  std::string on_segments = std::string(VOLE_SOURCE_DIR) + "/examples/hotsplit.go";
  execute(on_segments, opcodes.data(), calls.data(), true);
  for (size_t i = 0; i < opcodes.size(); ++i) {
    if (static_cast<bytecode::Opcode>(i) == bytecode::Opcode::Nop) continue;  // padding of tests
    EXPECT_TRUE(opcodes[i]) << "opcode " << bytecode::kOpcodeInfo[i].mnemonic;
  }
  for (size_t i = 0; i < calls.size(); ++i) {
    EXPECT_TRUE(calls[i]) << "runtime call " << kRuntimeCallNames[i];
  }
}

}  // namespace
}  // namespace vole::embed
