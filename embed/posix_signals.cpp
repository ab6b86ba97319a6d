// Signals of a PosixHost, if granted. A disposition belongs to the whole process, so one VM at a
// time should have them; what was there before comes back when it ends.
//
// The handler must find its host without a global: it runs on a thread that is inside Vm::run,
// whose host is the thread's current one, as the M is. The threads that a machine starts block all
// signals. On any other thread of the embedder a signal is passed on to nobody.
#include <fcntl.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <bit>

#include "embed/posix_calls.h"
#include "embed/posix_host.h"

namespace vole::embed {

namespace {

// The host whose machine this thread runs; saved and restored by SignalScope.
thread_local PosixHost* current_host = nullptr;

constexpr uint64_t bit(int signal) { return uint64_t{1} << signal; }
constexpr int kLastSignal = 63;  // 64 exists, but has no bit

bool is_signal(int signal) { return signal > 0 && signal <= kLastSignal; }

}  // namespace

SigpipeGuard::SigpipeGuard(bool active) : active_(active) {
  if (!active_) return;
  sigset_t pending, only;
  ::sigpending(&pending);
  was_pending_ = ::sigismember(&pending, SIGPIPE) == 1;
  ::sigemptyset(&only);
  ::sigaddset(&only, SIGPIPE);
  ::pthread_sigmask(SIG_BLOCK, &only, &before_);
}

SigpipeGuard::~SigpipeGuard() {
  if (!active_) return;
  sigset_t pending, only;
  ::sigpending(&pending);
  if (!was_pending_ && ::sigismember(&pending, SIGPIPE) == 1) {
    ::sigemptyset(&only);
    ::sigaddset(&only, SIGPIPE);
    timespec now = {0, 0};
    ::sigtimedwait(&only, nullptr, &now);
  }
  ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

PosixHost::SignalScope::SignalScope(PosixHost& host) : previous_(current_host) {
  current_host = host.options_.signals ? &host : nullptr;
}
PosixHost::SignalScope::~SignalScope() { current_host = previous_; }

void PosixHost::on_signal(int signal) {
  int error = errno;
  if (current_host != nullptr) current_host->note_signal(signal);
  errno = error;
}

// In a signal handler: only atomics and write(2).
void PosixHost::note_signal(int signal) {
  // relaxed: a signal that races with the change may go either way.
  if ((notified_signals_.load_relaxed() & bit(signal)) != 0) {
    // release: pairs with read_signals.
    pending_signals_.fetch_or_release(bit(signal));
    int event = signal_event_.load_acquire();
    uint64_t one = 1;
    if (event >= 0) {
      [[maybe_unused]] ssize_t n = ::write(event, &one, sizeof one);
    }
  } else if (signal == SIGQUIT && quit_function_ != nullptr) {
    quit_function_(quit_context_);
    wake();
  }
}

int64_t PosixHost::install(int signal, vm::SignalMode mode) {
  struct sigaction action = {};
  ::sigemptyset(&action.sa_mask);
  bool handled = mode == vm::SignalMode::kNotify || (mode == vm::SignalMode::kDefault &&
                                                     signal == SIGQUIT && quit_function_);
  action.sa_flags = SA_RESTART;
  if (handled) {
    action.sa_handler = &PosixHost::on_signal;
  } else {
    // A write to a broken pipe is an error of that write; broken_stream() knows the rest.
    bool ignored = mode == vm::SignalMode::kIgnore || signal == SIGPIPE;
    action.sa_handler = ignored ? SIG_IGN : SIG_DFL;
  }
  struct sigaction before;
  if (::sigaction(signal, &action, &before) < 0) return -errno;
  if ((changed_signals_ & bit(signal)) == 0) {
    changed_signals_ |= bit(signal);
    before_[signal] = before;
  }
  return 0;
}

void PosixHost::take_signals() {
  Locker locker(signal_lock_);
  install(SIGPIPE, vm::SignalMode::kDefault);
}

void PosixHost::set_quit_function(void (*fn)(void*), void* context) {
  if (!options_.signals) return;
  quit_context_ = context;
  quit_function_ = fn;
  Locker locker(signal_lock_);
  // Also if it was ignored from the start, as Go does (unlike INT and HUP).
  install(SIGQUIT, vm::SignalMode::kDefault);
}

void PosixHost::give_signals_back() {
  Locker locker(signal_lock_);
  for (uint64_t left = changed_signals_; left != 0; left &= left - 1) {
    int signal = std::countr_zero(left);
    ::sigaction(signal, &before_[signal], nullptr);
  }
  changed_signals_ = 0;
}

int64_t PosixHost::open_signals() {
  if (!options_.signals) return -EPERM;
  int event = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  if (event < 0) return -errno;
  int64_t handle = handles_.add(event, HandleKind::kSignals);
  // release: pairs with the handler's acquire.
  if (handle >= 0) signal_event_.store_release(event);
  return handle;
}

int64_t PosixHost::set_signal(int signal, vm::SignalMode mode) {
  if (!options_.signals) return -EPERM;
  if (!is_signal(signal)) return -EINVAL;
  Locker locker(signal_lock_);
  if (mode == vm::SignalMode::kNotify) {
    notified_signals_.fetch_or_relaxed(bit(signal));
    return install(signal, mode);
  }
  int64_t result = install(signal, mode);
  notified_signals_.fetch_and_relaxed(~bit(signal));
  return result;
}

bool PosixHost::is_ignored(int signal) {
  struct sigaction now;
  return is_signal(signal) && signal != SIGPIPE && ::sigaction(signal, nullptr, &now) == 0 &&
         now.sa_handler == SIG_IGN;
}

int64_t PosixHost::read_signals(uint8_t* to, size_t size) {
  uint64_t value;
  [[maybe_unused]] ssize_t drained = ::read(signal_event_.load_relaxed(), &value, sizeof value);
  size_t count = 0;
  while (count < size) {
    uint64_t pending = pending_signals_.load_acquire();
    if (pending == 0) break;
    int signal = std::countr_zero(pending);
    pending_signals_.fetch_and_relaxed(~bit(signal));
    to[count++] = static_cast<uint8_t>(signal);
  }
  return count > 0 ? static_cast<int64_t>(count) : -EAGAIN;
}

int64_t PosixHost::broken_stream() {
  if (!options_.signals) return -EPERM;
  if ((notified_signals_.load_relaxed() & bit(SIGPIPE)) != 0) return -EPIPE;
  ::signal(SIGPIPE, SIG_DFL);
  sigset_t only;
  ::sigemptyset(&only);
  ::sigaddset(&only, SIGPIPE);
  ::pthread_sigmask(SIG_UNBLOCK, &only, nullptr);
  ::raise(SIGPIPE);
  return -EPIPE;
}

}  // namespace vole::embed
