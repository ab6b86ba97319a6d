// From argv to what the subcommands need: Go's spelling of flags, sources apart from the program's
// arguments, compiler flags, and the printing of diagnostics in the go command's form.
#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "cli/command.h"

namespace vole::cli {

void CompileFlags::declare(CLI::App& app) {
  app.add_option("--lang", language, "language version, go1.17 to go1.26");
  app.add_option("--gcflags", gcflags, "flags of the compiler: -e (report all errors), -p=PATH");
  app.add_option("FILE", rest, "Go files or a folder")->required();
  // The first positional argument ends the flags: what follows belongs to the program.
  app.positionals_at_end(false);
  app.prefix_command(false);
}

bool CompileFlags::apply(embed::CompileOptions* options) const {
  options->language = language;
  options->use_go_tree = true;
  if (const char* folder = std::getenv("VOLE_STD")) options->std_folder = folder;
  for (const std::string& group : gcflags) {
    size_t at = 0;
    while (at < group.size()) {
      size_t end = std::min(group.find(' ', at), group.size());
      std::string flag = group.substr(at, end - at);
      at = end + 1;
      if (flag.empty()) continue;
      if (flag == "-e") {
        options->all_errors = true;
      } else if (flag.rfind("-lang=", 0) == 0) {
        options->language = flag.substr(6);
      } else if (flag.rfind("-p=", 0) == 0) {
        options->package_path = flag.substr(3);
      } else {
        std::fprintf(stderr, "vole: unknown compiler flag %s\n", flag.c_str());
        return false;
      }
    }
  }
  return true;
}

void split_sources(const std::vector<std::string>& rest, std::vector<std::string>* sources,
                   std::vector<std::string>* arguments) {
  size_t i = 0;
  auto is_go_file = [](const std::string& name) {
    return name.size() > 3 && name.compare(name.size() - 3, 3, ".go") == 0;
  };
  while (i < rest.size() && (i == 0 || (is_go_file(rest[0]) && is_go_file(rest[i])))) {
    sources->push_back(rest[i++]);
  }
  arguments->assign(rest.begin() + static_cast<long>(i), rest.end());
}

std::vector<std::string> normalize_flags(int argc, char** argv) {
  std::vector<std::string> out;
  bool flags = true, subcommand = false;
  for (int i = 1; i < argc; ++i) {
    std::string argument = argv[i];
    if (flags && argument.size() > 2 && argument[0] == '-' && argument[1] != '-') {
      argument.insert(0, "-");
    } else if (flags && !argument.empty() && argument[0] != '-') {
      // The second word that is no flag is the first source; what follows is left alone. "--" keeps
      // CLI11 from reading the program's own flags.
      bool value_of_flag = !out.empty() && (out.back() == "--lang" || out.back() == "--gcflags" ||
                                            out.back() == "--func");
      if (subcommand && !value_of_flag) {
        out.push_back("--");
        flags = false;
      }
      if (!value_of_flag) subcommand = true;
    }
    out.push_back(argument);
  }
  std::reverse(out.begin(), out.end());  // CLI11 takes its vector back to front
  return out;
}

embed::CompileResult compile_and_report(const embed::CompileOptions& options) {
  embed::Engine engine;
  embed::CompileResult result = engine.compile(options);
  if (!result.diagnostics.empty()) {
    if (!result.package.empty()) std::fprintf(stderr, "# %s\n", result.package.c_str());
    for (const embed::Diagnostic& diagnostic : result.diagnostics) {
      std::fprintf(stderr, "%s\n", diagnostic.to_string().c_str());
    }
  }
  return result;
}

}  // namespace vole::cli
