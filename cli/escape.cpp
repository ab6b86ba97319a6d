// `vole escape FILE... | DIR [arguments]`: runs the program and says which lines of -m allocated.
//
// The program has the process's streams; the report comes after the run, to standard error, or to
// a file given by -o. With --json standard output carries the report and nothing else: what the
// program prints there goes to standard error. The exit status is the program's own. An interrupt
// (Ctrl-C) ends the program, not the report; a second one ends both.
#include <pthread.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <thread>

#include "cli/command.h"
#include "tools/escape_report.h"

namespace vole::cli {

namespace {

// Turns the first SIGINT into an interrupt of the machine while it lives. Made before other
// threads of the process, which inherit the blocked signal.
class InterruptGuard {
 public:
  explicit InterruptGuard(embed::Vm& vm) : vm_(vm) {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals_, &before_);
    thread_ = std::thread([this] { watch(); });
  }
  ~InterruptGuard() {
    done_.store(true);
    thread_.join();
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }

 private:
  void watch() {
    timespec pause{0, 50'000'000};
    while (!done_.load()) {
      if (sigtimedwait(&signals_, nullptr, &pause) != SIGINT) continue;
      pthread_sigmask(SIG_UNBLOCK, &signals_, nullptr);  // the next one ends the process
      vm_.interrupt();
      return;
    }
  }

  embed::Vm& vm_;
  sigset_t signals_, before_;
  std::atomic<bool> done_{false};
  std::thread thread_;
};

// Standard output goes to standard error while it lives.
class OutputToError {
 public:
  explicit OutputToError(bool on) {
    if (!on) return;
    saved_ = dup(STDOUT_FILENO);
    dup2(STDERR_FILENO, STDOUT_FILENO);
  }
  ~OutputToError() {
    if (saved_ < 0) return;
    dup2(saved_, STDOUT_FILENO);
    close(saved_);
  }

 private:
  int saved_ = -1;
};

const char* ending_text(embed::Ending ending) {
  switch (ending) {
    case embed::Ending::kFinished:
      return "finished";
    case embed::Ending::kExited:
      return "exited";
    case embed::Ending::kPanicked:
      return "panicked";
    case embed::Ending::kFatal:
      return "fatal error";
    case embed::Ending::kOutOfMemory:
      return "out of memory";
    case embed::Ending::kOutOfFuel:
      return "out of fuel";
    case embed::Ending::kInterrupted:
      return "interrupted";
    case embed::Ending::kDeadline:
      return "deadline exceeded";
    case embed::Ending::kIdle:
      return "idle";
  }
  return "";
}

std::vector<tools::SourceFile> read_sources(const tools::EscapeReport& report) {
  std::vector<tools::SourceFile> sources;
  for (const std::string& name : tools::files_of(report)) {
    std::ifstream in(name, std::ios::binary);
    if (!in) continue;  // the page shows its lines without the source
    sources.push_back({name, {std::istreambuf_iterator<char>(in), {}}});
  }
  return sources;
}

bool write_file(const std::string& name, const std::string& text) {
  std::FILE* file = std::fopen(name.c_str(), "wb");
  bool good = file != nullptr && std::fwrite(text.data(), 1, text.size(), file) == text.size();
  if (file != nullptr && std::fclose(file) != 0) good = false;
  if (!good) std::fprintf(stderr, "vole: cannot write %s\n", name.c_str());
  return good;
}

// False if something could not be written.
bool deliver(const tools::EscapeReport& report, const EscapeFlags& flags) {
  bool good = true;
  if (!flags.html.empty()) {
    good = write_file(flags.html, tools::to_html(report, read_sources(report)));
    if (!flags.json && flags.output.empty()) return good;
  }
  std::string text = flags.json ? tools::to_json(report) : tools::to_text(report, flags.all);
  if (!flags.output.empty()) return write_file(flags.output, text) && good;
  std::FILE* to = flags.json ? stdout : stderr;
  if (!flags.json) std::fputc('\n', to);  // apart from what the program printed
  return std::fwrite(text.data(), 1, text.size(), to) == text.size() && std::fflush(to) == 0 &&
         good;
}

}  // namespace

void EscapeFlags::declare(CLI::App& app) {
  app.add_flag("--json", json, "the report as JSON, on standard output");
  app.add_flag("--all", all, "also what lies on the stack, and parameters");
  app.add_option("--html", html, "write the report as a page to this file");
  app.add_option("-o", output, "write the report to this file");
}

int escape_command(const CompileFlags& flags, const EscapeFlags& escape_flags) {
  embed::CompileOptions options;
  std::vector<std::string> arguments;
  flags.apply(&options);
  options.explain = true;
  split_sources(flags.rest, &options.inputs, &arguments);
  embed::CompileResult compiled = compile_and_report(options);
  if (!compiled.program) return compile_status(compiled);
  if (!check_runnable(compiled)) return 1;

  embed::VmOptions vm_options = process_options(options.inputs[0], arguments);
  vm_options.profile_allocations = true;
  embed::Vm vm(compiled.program, std::move(vm_options));
  embed::RunResult run;
  {
    OutputToError redirection(escape_flags.json && escape_flags.output.empty());
    InterruptGuard guard(vm);
    run = vm.run();
  }
  tools::RunSummary summary{options.inputs[0], run.exit_status, ending_text(run.ending),
                            run.message};
  tools::EscapeReport report =
      tools::make_report(std::move(compiled.verdicts), vm.allocations(), std::move(summary));
  bool written = deliver(report, escape_flags);
  return run.exit_status != 0 || written ? run.exit_status : 1;
}

}  // namespace vole::cli
