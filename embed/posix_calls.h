// Small help for system calls: results as the Host wants them, interruptions, broken pipes.
#pragma once

#include <cerrno>
#include <cstdint>
#include <ctime>
#include <string>

#include <signal.h>

namespace vole::embed {

inline int64_t checked(int64_t result) { return result < 0 ? -errno : result; }

// Calls again when a signal came in between.
template <class F>
int64_t retried(F call) {
  for (;;) {
    int64_t result = call();
    if (result >= 0 || errno != EINTR) return checked(result);
  }
}

inline timespec to_timespec(int64_t ns) {
  return {static_cast<time_t>(ns / 1000000000), static_cast<long>(ns % 1000000000)};
}

// Where an open descriptor is in the file system.
inline std::string descriptor_path(int descriptor) {
  return "/proc/self/fd/" + std::to_string(descriptor);
}

// `events` of poll(2). is_ready does not wait.
bool is_ready(int descriptor, short events);
void wait_ready(int descriptor, short events);

// Keeps a write to a broken pipe from raising SIGPIPE in this thread, where the process's way with
// that signal is not ours to change. Does nothing unless `active`.
class SigpipeGuard {
 public:
  explicit SigpipeGuard(bool active);
  ~SigpipeGuard();
  SigpipeGuard(const SigpipeGuard&) = delete;
  SigpipeGuard& operator=(const SigpipeGuard&) = delete;

 private:
  bool active_;
  bool was_pending_ = false;
  sigset_t before_;
};

}  // namespace vole::embed
