// From argv to what the subcommands need: Go's spelling of flags, sources apart from the program's
// arguments, compiler flags, and the printing of diagnostics in the go command's form.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>

#include "cli/command.h"

namespace vole::cli {

void CompileFlags::declare(CLI::App& app) {
  app.add_option("--lang", language, "language version, go1.17 to go1.26");
  app.add_option("--gcflags", gcflags, "flags of the compiler, as go's: [PATTERN=]FLAGS")
      ->allow_extra_args(false);
  app.add_option("--goroot", goroot,
                 "a Go tree to take the standard library from, to report on it (build only)");
  app.add_option("FILE", rest, "Go files or a folder")->required();
  // The first positional argument ends the flags: what follows belongs to the program.
  app.positionals_at_end(false);
  app.prefix_command(false);
}

void CompileFlags::apply(embed::CompileOptions* options) const {
  options->language = language;
  options->use_go_tree = true;
  if (const char* folder = std::getenv("VOLE_STD")) options->std_folder = folder;
  options->compiler_flags = gcflags;
  options->goroot = goroot.empty() ? find_go_tree() : goroot;
  options->std_from_goroot = !goroot.empty();
}

std::string find_go_tree() {
  namespace fs = std::filesystem;
  std::error_code failed;
  if (const char* root = std::getenv("GOROOT")) return root;
  auto is_tree = [&](const fs::path& root) { return fs::exists(root / "src/runtime", failed); };
  const char* variable = std::getenv("PATH");
  std::string_view path = variable != nullptr ? variable : "";
  while (!path.empty()) {
    size_t end = std::min(path.find(':'), path.size());
    fs::path command = fs::path(path.substr(0, end)) / "go";
    path.remove_prefix(std::min(end + 1, path.size()));
    if (command.is_relative() || !fs::exists(command, failed)) continue;
    fs::path root = fs::canonical(command, failed).parent_path().parent_path();
    if (!failed && is_tree(root)) return root;
  }
  for (const char* root : {"/usr/local/go", "/usr/lib/go"}) {
    if (is_tree(root)) return root;
  }
  return {};
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
      static constexpr std::string_view kWithValue[] = {"--lang", "--gcflags", "--func", "--html",
                                                        "-o"};
      bool value_of_flag =
          !out.empty() && std::count(std::begin(kWithValue), std::end(kWithValue), out.back()) != 0;
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

int compile_status(const embed::CompileResult& result) {
  return result.ok ? 0 : result.wrong_flags ? 2 : 1;
}

namespace {

// Messages quote the source, whose names may have a NUL in them.
void write_error(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stderr); }

}  // namespace

embed::CompileResult compile_and_report(const embed::CompileOptions& options) {
  embed::Engine engine;
  embed::CompileResult result = engine.compile(options);
  for (const embed::PackageReport& report : result.reports) {
    std::fprintf(stderr, "# %s\n", report.path.c_str());
    for (const embed::Diagnostic& line : report.lines) {
      write_error(line.to_string() + "\n");
    }
  }
  for (const embed::OutputFile& file : result.output_files) {
    std::error_code failed;
    std::filesystem::create_directories(std::filesystem::path(file.path).parent_path(), failed);
    std::ofstream out(file.path, std::ios::binary | std::ios::trunc);
    out << file.text;
    out.close();
    if (out.good()) continue;
    std::fprintf(stderr, "vole: cannot write %s\n", file.path.c_str());
    result.ok = false;
  }
  write_error(result.error_text());
  return result;
}

}  // namespace vole::cli
