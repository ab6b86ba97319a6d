// `vole dump FILE... | DIR`: the bytecode of the main package as text.
#include <cstdio>

#include "cli/command.h"

namespace vole::cli {

int dump_command(const CompileFlags& flags, const std::string& match) {
  embed::CompileOptions options;
  if (!flags.apply(&options)) return 2;
  options.inputs = flags.rest;
  std::shared_ptr<const embed::Program> program = compile_or_report(options);
  if (!program) return 1;
  std::string text = embed::disassemble(*program, match);
  std::fwrite(text.data(), 1, text.size(), stdout);
  return 0;
}

}  // namespace vole::cli
