// Starting, reading and ending a test process. See test_process.h.
#include "tools/test_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>

extern char** environ;

namespace vole::tools {

namespace {

using Clock = std::chrono::steady_clock;

int64_t since(Clock::time_point begin) {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now() - begin).count();
}

class Runner {
 public:
  explicit Runner(const TestProcess& process) : process_(process) {}

  TestEnd run() {
    begin_ = Clock::now();
    if (!start()) return end_;
    watch();
    end_.seconds = static_cast<double>(since(begin_)) / 1e9;
    if (pipe_ >= 0) ::close(pipe_);
    if (pidfd_ >= 0) ::close(pidfd_);
    return end_;
  }

 private:
  bool fail(const char* what, int error) {
    end_.problem = std::string(what) + " " + process_.program + ": " + std::strerror(error);
    return false;
  }

  bool start() {
    int ends[2] = {-1, -1};
    bool piped = process_.output != nullptr;
    if (piped && ::pipe2(ends, O_CLOEXEC) != 0) return fail("pipe for", errno);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    int out = piped ? ends[1] : 1;
    if (piped) posix_spawn_file_actions_adddup2(&actions, out, 1);
    posix_spawn_file_actions_adddup2(&actions, out, 2);
    posix_spawn_file_actions_addchdir_np(&actions, process_.folder.c_str());
    std::vector<char*> argv;
    for (const std::string& text : process_.arguments) {
      argv.push_back(const_cast<char*>(text.data()));
    }
    argv.push_back(nullptr);
    std::string pwd = "PWD=" + process_.folder;
    std::string root = "GOROOT=" + process_.go_tree;
    std::vector<char*> env;
    for (char** entry = environ; *entry != nullptr; ++entry) {
      if (std::strncmp(*entry, "PWD=", 4) != 0) env.push_back(*entry);
    }
    env.push_back(pwd.data());
    if (!process_.go_tree.empty() && std::getenv("GOROOT") == nullptr) env.push_back(root.data());
    env.push_back(nullptr);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t mask;
    pthread_sigmask(SIG_SETMASK, nullptr, &mask);
    for (int signal : {SIGINT, SIGTERM, SIGHUP}) sigdelset(&mask, signal);
    posix_spawnattr_setsigmask(&attributes, &mask);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    int error = 0;
    do {
      error = ::posix_spawn(&pid_, process_.program.c_str(), &actions, &attributes, argv.data(),
                            env.data());
    } while (error == ETXTBSY);  // another thread's child still has the file open for writing
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    if (piped) ::close(ends[1]);
    if (error != 0) {
      if (piped) ::close(ends[0]);
      return fail("fork/exec", error);
    }
    pipe_ = ends[0];
    pidfd_ = static_cast<int>(::syscall(SYS_pidfd_open, pid_, 0));
    return true;
  }

  // Until the process has ended and nobody holds its output open.
  void watch() {
    while (!has_ended_ || pipe_ >= 0) {
      pollfd fds[2] = {{has_ended_ ? -1 : pidfd_, POLLIN, 0}, {pipe_, POLLIN, 0}};
      int timeout = remaining_ms();
      if (pidfd_ < 0 && !has_ended_) timeout = std::min(timeout < 0 ? 20 : timeout, 20);
      ::poll(fds, 2, timeout);
      if (pipe_ >= 0 && fds[1].revents != 0) read_some();
      if (!has_ended_) reap();
      if (is_late()) act();
    }
  }

  void read_some() {
    char buffer[65536];
    ssize_t count = ::read(pipe_, buffer, sizeof buffer);
    if (count > 0) {
      process_.output(std::string_view(buffer, static_cast<size_t>(count)));
    } else if (count == 0 || (errno != EINTR && errno != EAGAIN)) {
      ::close(pipe_);
      pipe_ = -1;
    }
  }

  void reap() {
    if (::waitpid(pid_, &end_.status, WNOHANG) != pid_) return;
    has_ended_ = true;
    ended_ = Clock::now();
  }

  // The next thing to be done for a lack of patience, in ns from now; negative: late. False: none.
  bool patience(int64_t* left) const {
    if (has_ended_) {
      if (process_.wait_ns == 0) return false;
      *left = process_.wait_ns - since(ended_);
    } else {
      if (process_.kill_after_ns == 0) return false;
      *left = process_.kill_after_ns + (end_.was_quit ? process_.wait_ns : 0) - since(begin_);
    }
    return true;
  }

  int remaining_ms() const {
    int64_t left = 0;
    if (!patience(&left)) return -1;
    return static_cast<int>(std::clamp<int64_t>(left / 1'000'000 + 1, 0, 1'000'000));
  }

  bool is_late() const {
    int64_t left = 0;
    return patience(&left) && left <= 0;
  }

  void act() {
    if (has_ended_) {
      end_.is_incomplete = pipe_ >= 0;
      if (pipe_ >= 0) ::close(pipe_);
      pipe_ = -1;
    } else if (!end_.was_quit) {
      end_.was_quit = true;
      ::kill(pid_, SIGQUIT);
    } else {
      ::kill(pid_, SIGKILL);
      if (pidfd_ < 0) ::waitpid(pid_, &end_.status, 0), has_ended_ = true, ended_ = Clock::now();
    }
  }

  const TestProcess& process_;
  TestEnd end_;
  Clock::time_point begin_, ended_;
  pid_t pid_ = -1;
  int pidfd_ = -1;
  int pipe_ = -1;
  bool has_ended_ = false;
};

}  // namespace

TestEnd run_test_process(const TestProcess& process) { return Runner(process).run(); }

std::string describe_status(int status) {
  if (WIFEXITED(status)) {
    int code = WEXITSTATUS(status);
    return code == 0 ? std::string() : "exit status " + std::to_string(code);
  }
  // Go's words for the signals that a program may die of.
  static constexpr struct {
    int number;
    const char* text;
  } kNames[] = {{SIGHUP, "hangup"},     {SIGINT, "interrupt"},  {SIGQUIT, "quit"},
                {SIGILL, "illegal instruction"}, {SIGTRAP, "trace/breakpoint trap"},
                {SIGABRT, "aborted"},   {SIGBUS, "bus error"},
                {SIGFPE, "floating point exception"},
                {SIGKILL, "killed"},    {SIGUSR1, "user defined signal 1"},
                {SIGSEGV, "segmentation fault"}, {SIGUSR2, "user defined signal 2"},
                {SIGPIPE, "broken pipe"}, {SIGALRM, "alarm clock"}, {SIGTERM, "terminated"}};
  std::string text = "signal: signal " + std::to_string(WTERMSIG(status));
  for (const auto& entry : kNames) {
    if (entry.number == WTERMSIG(status)) text = std::string("signal: ") + entry.text;
  }
  return WCOREDUMP(status) ? text + " (core dumped)" : text;
}

}  // namespace vole::tools
