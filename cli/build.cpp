// `vole build FILE... | DIR`: compiles down to bytecode and links it, reports errors, writes no
// file.
#include "cli/command.h"

namespace vole::cli {

int build_command(const CompileFlags& flags) {
  embed::CompileOptions options;
  flags.apply(&options);
  options.inputs = flags.rest;
  options.require_bodies = false;  // as a compiler without the linker: they may be elsewhere
  return compile_status(compile_and_report(options));
}

}  // namespace vole::cli
