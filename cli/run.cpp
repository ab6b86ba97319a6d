// `vole run FILE... | DIR [arguments]`: compiles and runs with what a Go program expects: the
// process's streams, environment, files. The exit status is the program's own.
#include <cstdio>
#include <cstdlib>

#include "cli/command.h"

extern char** environ;

namespace vole::cli {

int run_command(const CompileFlags& flags) {
  embed::CompileOptions options;
  std::vector<std::string> arguments;
  flags.apply(&options);
  split_sources(flags.rest, &options.inputs, &arguments);
  embed::CompileResult compiled = compile_and_report(options);
  if (!compiled.program) return compile_status(compiled);
  if (!compiled.runnable) {
    if (compiled.package_name == "main") {
      std::fprintf(stderr, "function main is undeclared in the main package\n");
    } else {
      std::fprintf(stderr, "package %s is not a main package\n", compiled.package.c_str());
    }
    return 1;
  }

  embed::VmOptions vm_options;
  vm_options.arguments.push_back(options.inputs[0]);
  vm_options.arguments.insert(vm_options.arguments.end(), arguments.begin(), arguments.end());
  for (char** entry = environ; *entry; ++entry) vm_options.environment.push_back(*entry);
  if (const char* debug = std::getenv("GODEBUG")) vm_options.debug = debug;
  vm_options.inherit_streams = true;
  vm_options.files = embed::Access::kFull;
  embed::Vm vm(compiled.program, std::move(vm_options));
  return vm.run().exit_status;
}

}  // namespace vole::cli
