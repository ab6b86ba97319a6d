// `vole dump FILE... | DIR`: the bytecode of the main package as text.
#include <cstdio>

#include "cli/command.h"

namespace vole::cli {

int dump_command(const CompileFlags& flags, const std::string& match) {
  embed::CompileOptions options;
  flags.apply(&options);
  options.inputs = flags.rest;
  embed::CompileResult compiled = compile_and_report(options);
  if (!compiled.program) return compile_status(compiled);
  std::string text = embed::disassemble(*compiled.program, match);
  std::fwrite(text.data(), 1, text.size(), stdout);
  return 0;
}

}  // namespace vole::cli
