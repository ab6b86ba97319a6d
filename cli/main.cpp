// Entry of the `vole` command: declares the subcommands and hands over to the one chosen.
// Exit status: the program's own for `run`; 1 for errors in the source, 2 for wrong usage.
#include <algorithm>
#include <cstdio>

#include "cli/command.h"

namespace {

using vole::cli::CompileFlags;

int parse_and_run(int argc, char** argv) {
  CLI::App app{"Go programs without a toolchain: a compiler and a virtual machine."};
  app.name("vole");
  app.require_subcommand(1);
  app.set_help_flag("-h,--help", "show this help");

  CompileFlags run_flags, build_flags, dump_flags, escape_flags;
  vole::cli::EscapeFlags escape_output;
  vole::cli::FormatFlags fmt_flags;
  std::string match, topic;
  bool memory_table = false;
  std::vector<std::string> names;

  CLI::App* run = app.add_subcommand("run", "compile and run: FILE... or DIR, then arguments");
  run_flags.declare(*run);
  run->add_flag("--memstats", memory_table,
                "when the program has ended, print where its memory lies");
  CLI::App* build = app.add_subcommand("build", "compile and report errors; writes no file");
  build_flags.declare(*build);
  CLI::App* dump = app.add_subcommand("dump", "print the bytecode with its source lines");
  dump_flags.declare(*dump);
  dump->add_option("--func", match, "only functions whose name contains this");
  CLI::App* escape =
      app.add_subcommand("escape", "run, then report what escaped to the heap and what it cost");
  escape_flags.declare(*escape);
  escape_output.declare(*escape);
  CLI::App* test = app.add_subcommand(
      "test", "run the tests of packages: [FLAG...] [PACKAGE...], with go test's flags");
  CLI::App* exec = app.add_subcommand("exec", "run a program file that `vole test -c` has written");
  CLI::App* vet = app.add_subcommand(
      "vet", "report likely mistakes: [-CHECK...] [PACKAGE...], with go vet's checks");
  CLI::App* fmt = app.add_subcommand("fmt", "format source as gofmt does");
  fmt_flags.declare(*fmt);
  CLI::App* version = app.add_subcommand("version", "print the version");
  CLI::App* env = app.add_subcommand("env", "print the settings that Vole uses");
  env->add_option("NAME", names, "only these");
  CLI::App* help = app.add_subcommand("help", "show this help, or the settings of GODEBUG");
  help->add_option("TOPIC", topic, "godebug")->check(CLI::IsMember({"godebug"}));
  for (CLI::App* sub : {help, run, build, dump, escape, fmt, vet, test, exec, version, env}) {
    sub->set_help_flag("-h,--help", "show this help");
  }

  std::vector<std::string> arguments = vole::cli::normalize_flags(argc, argv);
  try {
    app.parse(arguments);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  if (*run) return vole::cli::run_command(run_flags, memory_table);
  if (*build) return vole::cli::build_command(build_flags);
  if (*dump) return vole::cli::dump_command(dump_flags, match);
  if (*escape) return vole::cli::escape_command(escape_flags, escape_output);
  if (*fmt) return vole::cli::fmt_command(fmt_flags);
  if (*help && topic.empty()) {
    std::string text = app.get_formatter()->make_help(&app, "vole", CLI::AppFormatMode::Normal);
    std::printf("%s", text.c_str());
    return 0;
  }
  if (*help) return vole::cli::debug_settings_command();
  if (*version) return vole::cli::version_command();
  return vole::cli::env_command(names);
}

}  // namespace

int main(int argc, char** argv) {
  // These have their own ways with arguments.
  std::string command = argc > 1 ? argv[1] : "";
  std::vector<std::string> words(argv + std::min(argc, 2), argv + argc);
  bool wants_help = words.size() == 1 && (words[0] == "-h" || words[0] == "--help");
  if (command == "test" && !wants_help) return vole::cli::test_command(words);
  if (command == "vet" && !wants_help) return vole::cli::vet_command(words);
  if (command == "exec" && !words.empty() && !wants_help) {
    return vole::cli::exec_command(words[0], {words.begin() + 1, words.end()});
  }
  return parse_and_run(argc, argv);
}
