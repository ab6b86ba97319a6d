// The poller of a PosixHost: epoll, woken by an eventfd. See the head of posix_host.h.
#include <fcntl.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "embed/posix_calls.h"
#include "embed/posix_host.h"

namespace vole::embed {

namespace {

constexpr uint64_t kWakeToken = 0;  // tokens of the netpoller are never 0
constexpr int kEvents = 64;         // taken at once

void signal_event(int event) {
  uint64_t one = 1;
  // Full means that it is set already.
  [[maybe_unused]] ssize_t n = ::write(event, &one, sizeof one);
}

void drain_event(int event) {
  uint64_t value;
  [[maybe_unused]] ssize_t n = ::read(event, &value, sizeof value);
}

// epoll_wait with a time in nanoseconds; negative: for ever.
int wait_events(int epoll, epoll_event* events, int room, int64_t ns) {
  timespec time = to_timespec(ns < 0 ? 0 : ns);
  int64_t n = ::syscall(SYS_epoll_pwait2, epoll, events, room, ns < 0 ? nullptr : &time, nullptr,
                        size_t{0});
  if (n < 0 && errno == ENOSYS) {  // before Linux 5.11: whole milliseconds
    constexpr int64_t kNsPerMs = 1000000;
    int64_t ms = ns < 0 ? -1 : (ns + kNsPerMs - 1) / kNsPerMs;
    n = ::epoll_wait(epoll, events, room, ms > INT32_MAX ? INT32_MAX : static_cast<int>(ms));
  }
  return n < 0 ? 0 : static_cast<int>(n);
}

}  // namespace

bool is_ready(int descriptor, short events) {
  pollfd ask = {descriptor, events, 0};
  return ::poll(&ask, 1, 0) != 0;  // errors are for the call that follows
}

void wait_ready(int descriptor, short events) {
  pollfd ask = {descriptor, events, 0};
  ::poll(&ask, 1, -1);
}

int PosixHost::ensure_poller() {
  // acquire: pairs with the release below; event_ is made before.
  int epoll = epoll_.load_acquire();
  if (epoll >= 0) return epoll;
  Locker locker(poller_lock_);
  epoll = epoll_.load_acquire();
  if (epoll >= 0) return epoll;
  int made = ::epoll_create1(EPOLL_CLOEXEC);
  if (made < 0) return -errno;
  int event = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  epoll_event interest = {};
  interest.events = EPOLLIN;
  interest.data.u64 = kWakeToken;
  if (event < 0 || ::epoll_ctl(made, EPOLL_CTL_ADD, event, &interest) < 0) {
    int error = errno;
    if (event >= 0) ::close(event);
    ::close(made);
    return -error;
  }
  event_.store_seq_cst(event);
  epoll_.store_release(made);
  return made;
}

void PosixHost::close_poller() {
  for (Atomic<int>* fd : {&epoll_, &event_}) {
    if (fd->load_relaxed() >= 0) ::close(fd->load_relaxed());
  }
}

int PosixHost::poll_descriptor() { return ensure_poller(); }

bool PosixHost::can_poll(int64_t handle) {
  HandleTable::Pin pin(handles_, handle);
  return pin && pin->may_wait;
}

int64_t PosixHost::poll_add(int64_t handle, uint64_t token) {
  HandleTable::Pin pin(handles_, handle);
  if (!pin) return -EBADF;
  int epoll = ensure_poller();
  if (epoll < 0) return epoll;
  if (pin->kind == HandleKind::kCallback) {
    if (handle != 0) return -EPERM;
    input_token_.store_release(token);
    handles_.set_watched(handle, token, false);
    return 0;
  }
  int fd = pin.descriptor();
  int flags = ::fcntl(fd, F_GETFL);
  bool shared = pin->kind == HandleKind::kInherited && (flags & O_NONBLOCK) == 0;
  epoll_event interest = {};
  interest.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET;
  interest.data.u64 = token;
  if (::epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &interest) < 0) return -errno;
  if (!shared && (flags & O_NONBLOCK) == 0) ::fcntl(fd, F_SETFL, flags | O_NONBLOCK);
  handles_.set_watched(handle, token, shared);
  return shared ? runtime::kPollShared : 0;
}

int64_t PosixHost::poll_remove(int64_t handle) {
  HandleTable::Pin pin(handles_, handle);
  if (!pin) return -EBADF;
  if (pin->kind == HandleKind::kCallback) {
    input_token_.store_release(0);
    return 0;
  }
  handles_.set_watched(handle, 0, false);
  return checked(::epoll_ctl(epoll_.load_acquire(), EPOLL_CTL_DEL, pin.descriptor(), nullptr));
}

size_t PosixHost::poll_wait(int64_t until, runtime::PollEvent* out, size_t room) {
  int epoll = ensure_poller();
  if (epoll < 0) return 0;
  // seq_cst: see event_.
  bool waits = until != runtime::kPollNow && !woken_.exchange_seq_cst(false);
  size_t count = 0;
  // relaxed: whoever sets it wakes the poller afterwards.
  uint64_t input = input_token_.load_acquire();
  if (room > 0 && input != 0 && input_pending_.exchange_acquire(false)) {
    out[count++] = {input, true, false};
    waits = false;
  }
  int64_t ns = waits ? -1 : 0;
  if (waits && until != runtime::kPollForever) {
    ns = until - clock_.monotonic_ns();
    if (ns < 0) ns = 0;
  }
  epoll_event events[kEvents];
  size_t free = room - count;
  if (free == 0) return count;
  int n = wait_events(epoll, events, free < kEvents ? static_cast<int>(free) : kEvents, ns);
  for (int i = 0; i < n; ++i) {
    uint32_t bits = events[i].events;
    if (events[i].data.u64 == kWakeToken) {
      take_wake();
      continue;
    }
    bool failed = (bits & (EPOLLERR | EPOLLHUP)) != 0;
    out[count++] = {events[i].data.u64, failed || (bits & (EPOLLIN | EPOLLRDHUP)) != 0,
                    failed || (bits & EPOLLOUT) != 0};
  }
  return count;
}

void PosixHost::sleep_until(int64_t deadline) {
  int epoll = ensure_poller();
  // Without descriptors left there is still the clock.
  pollfd ask = {epoll < 0 ? -1 : epoll, POLLIN, 0};
  if (woken_.exchange_seq_cst(false)) return;
  int64_t left = deadline - clock_.monotonic_ns();
  if (left <= 0) return;
  timespec time = to_timespec(left);
  int ready = ::ppoll(&ask, 1, deadline == runtime::kPollForever ? nullptr : &time, nullptr);
  if (ready <= 0) return;
  take_wake();
}

// In this order: a wake() in between makes the next wait short.
void PosixHost::take_wake() {
  woken_.store_seq_cst(false);
  drain_event(event_.load_relaxed());
}

void PosixHost::wake() {
  woken_.store_seq_cst(true);
  int event = event_.load_seq_cst();
  if (event >= 0) signal_event(event);
}

void PosixHost::notify_input() {
  // release: pairs with poll_wait's acquire.
  input_pending_.store_release(true);
  wake();
}

}  // namespace vole::embed
