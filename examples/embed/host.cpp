// A host program: runs Go scripts that nobody vetted, each with little memory, little time and no
// files, and shows how each ended.   Usage: vole_host SCRIPT...
#include <cstdio>
#include <string>
#include <string_view>

#include "vole/vole.h"

namespace {

using namespace vole::embed;

const char* ending_text(Ending ending) {
  switch (ending) {
    case Ending::kFinished: return "finished";
    case Ending::kExited: return "called os.Exit";
    case Ending::kPanicked: return "panicked";
    case Ending::kFatal: return "fatal error";
    case Ending::kOutOfMemory: return "out of memory";
    case Ending::kOutOfFuel: return "took too long";
    case Ending::kInterrupted: return "interrupted";
    case Ending::kDeadline: return "took too long";
    case Ending::kIdle: return "waits for something outside";
  }
  return "?";
}

void run_script(const Engine& engine, const char* path) {
  CompileOptions compile;
  compile.inputs = {path};
  compile.allow_unsafe = false;
  CompileResult compiled = engine.compile(compile);
  for (const Diagnostic& d : compiled.diagnostics) std::printf("%s\n", d.to_string().c_str());
  if (!compiled.program) return;

  VmOptions options;
  options.arguments = {path};
  options.memory_limit = 16 << 20;
  options.fuel = 5'000'000;
  std::string output;
  options.write_out = [&output](std::string_view text) {
    output += text;
    return static_cast<int64_t>(text.size());
  };
  Vm vm(compiled.program, options);
  RunResult result = vm.run();
  std::printf("%s: %s, status %d%s%s; %zu bytes of output\n", path, ending_text(result.ending),
              result.exit_status, result.message.empty() ? "" : ": ", result.message.c_str(),
              output.size());
}

}  // namespace

int main(int argc, char** argv) {
  Engine engine;  // holds the standard library; one serves all scripts
  for (int i = 1; i < argc; ++i) run_script(engine, argv[i]);
  return 0;
}
