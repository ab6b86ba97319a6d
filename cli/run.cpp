// `vole run FILE... | DIR [arguments]`: compiles and runs with what a Go program expects: the
// process's streams, environment, files. The exit status is the program's own.
#include <cstdio>
#include <cstdlib>

#include "cli/command.h"

extern char** environ;

namespace vole::cli {

bool check_runnable(const embed::CompileResult& compiled) {
  if (compiled.runnable) return true;
  if (compiled.package_name == "main") {
    std::fprintf(stderr, "function main is undeclared in the main package\n");
  } else {
    std::fprintf(stderr, "package %s is not a main package\n", compiled.package.c_str());
  }
  return false;
}

embed::VmOptions process_options(const std::string& name,
                                 const std::vector<std::string>& arguments) {
  embed::VmOptions options;
  options.arguments.push_back(name);
  options.arguments.insert(options.arguments.end(), arguments.begin(), arguments.end());
  for (char** entry = environ; *entry; ++entry) options.environment.push_back(*entry);
  if (const char* debug = std::getenv("GODEBUG")) options.debug = debug;
  options.inherit_streams = true;
  options.system_calls = true;
  options.threads = true;
  options.catch_faults = true;
  options.files = embed::Access::kFull;
  options.network = embed::Network::kFull;
  options.processes = true;
  options.signals = true;
  options.max_descriptors = 0;
  return options;
}

int run_command(const CompileFlags& flags, bool memory_table) {
  embed::CompileOptions options;
  std::vector<std::string> arguments;
  flags.apply(&options);
  split_sources(flags.rest, &options.inputs, &arguments);
  embed::CompileResult compiled = compile_and_report(options);
  if (!compiled.program) return compile_status(compiled);
  if (!check_runnable(compiled)) return 1;
  return run_process(compiled.program, process_options(options.inputs[0], arguments), memory_table);
}

int run_process(const std::shared_ptr<const embed::Program>& program,
                const embed::VmOptions& options, bool memory_table) {
  embed::Vm vm(program, options);
  int status = vm.run().exit_status;
  if (memory_table) std::fputs(vm.memory_table().c_str(), stderr);
  if (vm.has_threads()) {
    // As in Go, the end of the program is the end of the process: nobody waits for threads that are
    // in calls which may never end.
    std::fflush(nullptr);
    std::_Exit(status);
  }
  return status;
}

}  // namespace vole::cli
