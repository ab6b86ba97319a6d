// The packages of one `vole test`. See test_runner.h.
#include "tools/test_runner.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <climits>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <memory>
#include <mutex>
#include <thread>

#include "tools/test_events.h"
#include "tools/test_process.h"

namespace vole::tools {

namespace {

constexpr int64_t kSecond = 1'000'000'000;

// What one package leads to.
struct Outcome {
  std::string errors;  // for standard error
  std::string output;  // for standard output, if it was not streamed
  bool failed = false;
  bool is_done = false;
};

// A folder for program files, removed in the end.
class ProgramFolder {
 public:
  ProgramFolder() {
    const char* tmp = std::getenv("GOTMPDIR");
    if (tmp == nullptr || *tmp == '\0') tmp = std::getenv("TMPDIR");
    path_ = std::string(tmp != nullptr && *tmp != '\0' ? tmp : "/tmp") + "/vole-buildXXXXXX";
    if (::mkdtemp(path_.data()) == nullptr) path_.clear();
  }
  ~ProgramFolder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  ProgramFolder(const ProgramFolder&) = delete;
  ProgramFolder& operator=(const ProgramFolder&) = delete;

  bool valid() const { return !path_.empty(); }
  // A new folder for the package of that number.
  std::string folder(size_t number) const {
    char name[16];
    std::snprintf(name, sizeof name, "/b%03zu", number);
    std::error_code ignored;
    std::filesystem::create_directory(path_ + name, ignored);
    return path_ + name;
  }

 private:
  std::string path_;
};

// While it lives an interrupt ends the test programs, which are of this process's group, but waits
// here; then it ends this process, too. Made before other threads are.
class InterruptBlock {
 public:
  InterruptBlock() {
    sigemptyset(&signals_);
    for (int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&signals_, signal);
    pthread_sigmask(SIG_BLOCK, &signals_, &before_);
  }
  ~InterruptBlock() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  InterruptBlock(const InterruptBlock&) = delete;
  InterruptBlock& operator=(const InterruptBlock&) = delete;

 private:
  sigset_t signals_, before_;
};

// Whether one waits.
bool is_interrupted() {
  sigset_t pending;
  sigpending(&pending);
  return sigismember(&pending, SIGINT) == 1 || sigismember(&pending, SIGTERM) == 1 ||
         sigismember(&pending, SIGHUP) == 1;
}

bool is_version(std::string_view text) {
  return text.size() > 1 && text[0] == 'v' && text[1] != '0' && text != "v1" &&
         text.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

// "list.test" for example.com/list/v2.
std::string binary_name(const embed::ListedPackage& package) {
  std::string name = package.path;
  if (name == "command-line-arguments") {
    name = package.inputs[0];
    if (name.ends_with(".go")) name.resize(name.size() - 3);
  }
  size_t slash = name.rfind('/');
  if (slash != std::string::npos && is_version(std::string_view(name).substr(slash + 1))) {
    name.resize(slash);
    slash = name.rfind('/');
  }
  if (slash != std::string::npos) name = name.substr(slash + 1);
  return name + ".test";
}

std::string write_file(const std::string& path, const std::string& text) {
  int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0755);
  if (file < 0) return "open " + path + ": " + std::strerror(errno);
  size_t done = 0;
  while (done < text.size()) {
    ssize_t count = ::write(file, text.data() + done, text.size() - done);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    done += static_cast<size_t>(count);
  }
  bool good = done == text.size();
  if (::close(file) != 0) good = false;
  return good ? std::string() : "write " + path + ": " + std::strerror(errno);
}

// Go's time.Duration.String.
std::string duration_text(int64_t ns) {
  int64_t seconds = ns / kSecond;
  char fraction[16] = "";
  if (ns % kSecond != 0) {
    std::snprintf(fraction, sizeof fraction, ".%09lld", static_cast<long long>(ns % kSecond));
    for (size_t n = std::strlen(fraction); n > 0 && fraction[n - 1] == '0'; n--) {
      fraction[n - 1] = 0;
    }
  }
  std::string out = std::to_string(seconds % 60) + fraction + "s";
  if (seconds >= 60) out = std::to_string(seconds / 60 % 60) + "m" + out;
  if (seconds >= 3600) out = std::to_string(seconds / 3600) + "h" + out;
  return out;
}

bool has_line(const std::string& text, std::string_view line) {
  return text.starts_with(line) || text.find("\n" + std::string(line)) != std::string::npos;
}

class Tests {
 public:
  Tests(const embed::Engine& engine, const TestOptions& options)
      : engine_(engine), options_(options) {}

  int run();

 private:
  void work();
  void handle(size_t index, Outcome* outcome);
  embed::CompileResult compile(const embed::ListedPackage& package, Outcome* outcome);
  bool place_program(const embed::ListedPackage& package, const embed::Program& program,
                     size_t index, std::string* path, Outcome* outcome);
  void run_program(const embed::ListedPackage& package, const std::string& path,
                   std::unique_ptr<TestEvents>& events, Outcome* outcome);
  std::string verdict(const embed::ListedPackage& package, const TestEnd& end,
                      const std::string& kept, Outcome* outcome);
  void say(const std::string& text, TestEvents* events, Outcome* outcome);
  void print(const Outcome& outcome) const;

  const embed::Engine& engine_;
  const TestOptions& options_;
  ProgramFolder programs_;
  std::vector<embed::ListedPackage> packages_;
  std::vector<Outcome> outcomes_;
  std::mutex mutex_;
  std::condition_variable changed_;
  size_t next_ = 0;
  bool stopped_ = false;  // after a failure, with -failfast
};

int Tests::run() {
  if (!programs_.valid()) {
    std::fprintf(stderr, "vole: creating work dir: %s\n", std::strerror(errno));
    return 1;
  }
  bool failed = false;
  embed::CompileOptions options = options_.compile;
  options.test_program = true;
  embed::ListResult listed = engine_.list(options);
  packages_ = std::move(listed.packages);
  outcomes_.resize(packages_.size());
  if (packages_.empty()) {
    for (const embed::Diagnostic& problem : listed.diagnostics) {
      std::fprintf(stderr, "%s\n", problem.to_string().c_str());
    }
    std::fprintf(stderr, "no packages to test\n");
    return 1;
  }
  std::vector<std::thread> threads;
  size_t jobs = std::min<size_t>(static_cast<size_t>(std::max(1, options_.jobs)), packages_.size());
  if (options_.stream) jobs = 1;
  for (size_t i = 0; i < jobs; i++) threads.emplace_back([this] { work(); });
  for (Outcome& outcome : outcomes_) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return outcome.is_done; });
    print(outcome);
    failed |= outcome.failed;
    outcome.output = {};
  }
  for (std::thread& thread : threads) thread.join();
  if (failed && !options_.json && !options_.is_local && !options_.compile_only) {
    std::printf("FAIL\n");
  }
  std::fflush(stdout);
  return failed ? 1 : 0;
}

void Tests::print(const Outcome& outcome) const {
  std::fflush(stdout);
  std::fwrite(outcome.errors.data(), 1, outcome.errors.size(), stderr);
  std::fwrite(outcome.output.data(), 1, outcome.output.size(), stdout);
  std::fflush(stdout);
}

void Tests::work() {
  for (;;) {
    size_t index = 0;
    bool stopped = false;
    {
      std::lock_guard lock(mutex_);
      if (next_ == packages_.size()) return;
      index = next_++;
      stopped = stopped_ || is_interrupted();
    }
    Outcome outcome;
    if (!stopped) handle(index, &outcome);
    std::lock_guard lock(mutex_);
    outcome.is_done = true;
    if (outcome.failed && options_.fail_fast) stopped_ = true;
    outcomes_[index] = std::move(outcome);
    changed_.notify_all();
  }
}

// Prints a line of the command's own about a package.
void Tests::say(const std::string& text, TestEvents* events, Outcome* outcome) {
  if (events != nullptr) {
    events->write(text);
  } else {
    outcome->output += text;
  }
}

embed::CompileResult Tests::compile(const embed::ListedPackage& package, Outcome* outcome) {
  embed::CompileOptions options = options_.compile;
  options.inputs = package.inputs;
  options.test_program = package.has_tests;
  options.keep_image = package.has_tests;
  options.require_bodies = true;
  embed::CompileResult result = engine_.compile(options);
  if (result.ok && (result.runnable || !package.has_tests)) {
    for (const embed::PackageReport& report : result.vet_reports) {
      outcome->errors += "# " + report.path + "\n";
      if (package.has_tests) outcome->errors += "# [" + report.path + "]\n";
      for (const embed::Diagnostic& line : report.lines) outcome->errors += line.to_string() + "\n";
      result.ok = false;
    }
    // As a variant for tests, which the events name.
    if (!result.ok) result.package = package.path + " [" + package.path + ".test]";
    return result;
  }
  if (result.package.empty()) outcome->errors += "# " + package.path + "\n";
  outcome->errors += result.error_text();
  result.ok = false;
  return result;
}

bool Tests::place_program(const embed::ListedPackage& package, const embed::Program& program,
                          size_t index, std::string* path, Outcome* outcome) {
  std::string text = embed::write_program(program, options_.interpreter);
  if (text.empty()) {
    outcome->errors += "test programs need the library inside vole: unset VOLE_STD\n";
    return false;
  }
  std::string name = binary_name(package);
  std::vector<std::string> paths;
  bool keeps = options_.compile_only || !options_.output.empty();
  if (keeps) {
    std::string target = options_.output.empty() ? name : options_.output;
    std::error_code ignored;
    if (target.ends_with("/") || std::filesystem::is_directory(target, ignored)) {
      std::filesystem::create_directories(target, ignored);
      target += "/" + name;
    }
    if (target != "/dev/null") paths.push_back(target);
  }
  *path = programs_.folder(index + 1) + "/" + name;
  if (!options_.compile_only) paths.push_back(*path);
  for (const std::string& target : paths) {
    std::string problem = write_file(target, text);
    if (problem.empty()) continue;
    outcome->errors += problem + "\n";
    return false;
  }
  return true;
}

void Tests::handle(size_t index, Outcome* outcome) {
  const embed::ListedPackage& package = packages_[index];
  std::unique_ptr<TestEvents> events;
  embed::CompileResult result;
  if (package.error.empty()) {
    result = compile(package, outcome);
  } else {
    outcome->errors = "# " + package.path + "\n" + package.error + "\n";
  }
  if (options_.json) {
    std::string failed_build;
    if (!result.ok) {
      failed_build = result.package.empty() ? package.path : result.package;
      outcome->output += build_events(failed_build, outcome->errors);
      outcome->errors.clear();
      std::fwrite(outcome->output.data(), 1, outcome->output.size(), stdout);
      outcome->output.clear();
    }
    events = std::make_unique<TestEvents>(package.path, [](std::string_view lines) {
      std::fwrite(lines.data(), 1, lines.size(), stdout);  // whole lines: stdio locks
      std::fflush(stdout);
    });
    events->set_failed_build(failed_build);
  }
  std::string path;
  bool placed = result.ok && (!package.has_tests || place_program(package, *result.program, index,
                                                                  &path, outcome));
  if (!placed) {
    outcome->failed = true;
    const char* why = result.is_loaded ? "build" : "setup";
    if (!options_.compile_only) {
      say("FAIL\t" + package.path + " [" + why + " failed]\n", events.get(), outcome);
    }
  } else if (!package.has_tests) {
    say("?   \t" + package.path + "\t[no test files]\n", events.get(), outcome);
  } else if (!options_.compile_only) {
    run_program(package, path, events, outcome);
  }
  if (events) events->finish(!outcome->failed);
}

void Tests::run_program(const embed::ListedPackage& package, const std::string& path,
                        std::unique_ptr<TestEvents>& events, Outcome* outcome) {
  TestProcess process;
  std::string kept;
  bool direct = (options_.is_local || options_.stream) && !options_.json;
  bool at_once = options_.show_all && (packages_.size() == 1 || options_.jobs == 1);
  process.program = path;
  process.arguments = {path};
  process.arguments.insert(process.arguments.end(), options_.arguments.begin(),
                           options_.arguments.end());
  process.folder = package.folder;
  process.go_tree = options_.compile.goroot;
  if (!direct) {
    process.output = [&](std::string_view text) {
      kept += text;
      if (events) {
        events->write(text);
      } else if (at_once) {
        std::fwrite(text.data(), 1, text.size(), stdout);
        std::fflush(stdout);
      }
    };
  }
  if (options_.timeout_ns > 0) {
    // It ends itself in time, unless it is stuck.
    process.wait_ns = std::max(options_.timeout_ns / 10, 5 * kSecond);
    process.kill_after_ns = options_.timeout_ns + std::max(process.wait_ns, 60 * kSecond);
  }
  std::fflush(stdout);
  TestEnd end = run_test_process(process);
  std::string lines = verdict(package, end, kept, outcome);
  bool shown_already = direct || at_once || events;
  bool wanted = outcome->failed || options_.show_all;
  if (!shown_already && wanted) outcome->output += kept;
  say(lines, events.get(), outcome);
}

// What the command says after the output of a program.
std::string Tests::verdict(const embed::ListedPackage& package, const TestEnd& end,
                           const std::string& kept, Outcome* outcome) {
  char time[32];
  std::snprintf(time, sizeof time, "%.3fs", end.seconds);
  std::string lines;
  bool unfinished_line = !kept.empty() && kept.back() != '\n';
  std::string status = end.problem.empty() ? describe_status(end.status) : end.problem;
  if (status.empty() && !end.was_quit && !end.is_incomplete) {
    std::string note;
    if (has_line(kept, "testing: warning: no tests to run\n")) note = " [no tests to run]";
    if (has_line(kept, "testing: warning: no fuzz tests to fuzz\n")) {
      note = " [no fuzz tests to fuzz]";
    }
    if (unfinished_line && (options_.show_all || options_.json)) lines += "\n";
    return lines + "ok  \t" + package.path + "\t" + time + note + "\n";
  }
  outcome->failed = true;
  if (end.was_quit) {
    int64_t limit = options_.timeout_ns + std::max(options_.timeout_ns / 10, 60 * kSecond);
    lines += "*** Test killed with quit: ran too long (" + duration_text(limit) + ").\n";
  } else if (end.is_incomplete) {
    int64_t wait = std::max(options_.timeout_ns / 10, 5 * kSecond);
    lines += "*** Test I/O incomplete " + duration_text(wait) + " after exiting.\n";
    if (status.empty()) status = "exec: WaitDelay expired before I/O complete";
  }
  bool exited = end.problem.empty() && status.starts_with("exit status");
  if (!exited || kept.empty()) {
    lines += status + "\n";
  } else if (unfinished_line) {
    lines += "\n";
  }
  const char* mark = options_.json ? "\x16" : "";
  return lines + mark + "FAIL\t" + package.path + "\t" + time + "\n";
}

}  // namespace

int run_tests(const embed::Engine& engine, const TestOptions& options) {
  InterruptBlock block;
  return Tests(engine, options).run();
}

}  // namespace vole::tools
