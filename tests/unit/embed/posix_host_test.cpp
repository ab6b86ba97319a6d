// PosixHost by itself: what each grant allows, handles under pins, the poller, sockets, signals and
// processes.
#include "embed/posix_host.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstring>
#include <thread>

namespace vole::embed {
namespace {

using runtime::kPollForever;
using runtime::kPollNow;
using runtime::PollEvent;
using vm::HostAddress;

VmOptions granted() {
  VmOptions options;
  options.files = Access::kFull;
  options.network = Network::kLoopback;
  options.processes = true;
  return options;
}

HostAddress loopback(uint16_t port) {
  HostAddress a;
  a.family = AF_INET;
  a.port = port;
  a.ip[0] = 127;
  a.ip[3] = 1;
  return a;
}

// Waits for `token` to become readable.
bool wait_readable(PosixHost& host, uint64_t token, int64_t ns = 5'000'000'000) {
  int64_t until = host.clock().monotonic_ns() + ns;
  while (host.clock().monotonic_ns() < until) {
    PollEvent events[8];
    size_t n = host.poll_wait(until, events, 8);
    for (size_t i = 0; i < n; ++i) {
      if (events[i].token == token && events[i].readable) return true;
    }
  }
  return false;
}

TEST(PosixHost, GrantsNothingByDefault) {
  VmOptions options;
  PosixHost host(options);
  int64_t ends[2], pid;
  EXPECT_EQ(host.open("/etc/passwd", 0, 0), -EPERM);
  EXPECT_EQ(host.socket(AF_INET, SOCK_STREAM, 0), -EPERM);
  EXPECT_EQ(host.pipe(ends), -EPERM);
  EXPECT_EQ(host.open_signals(), -EPERM);
  EXPECT_EQ(host.set_signal(SIGUSR1, vm::SignalMode::kNotify), -EPERM);
  EXPECT_EQ(host.start_process({"/bin/true", {"true"}, {}, "", {}, false, false, 0}, pid), -EPERM);
  EXPECT_EQ(host.kill(::getpid(), 0), -EPERM);
  EXPECT_EQ(host.find_process(1), -EPERM);
  EXPECT_EQ(host.broken_stream(), -EPERM);
}

TEST(PosixHost, LoopbackReachesOnlyThisComputer) {
  VmOptions options;
  options.network = Network::kLoopback;
  PosixHost host(options);
  int64_t s = host.socket(AF_INET, SOCK_STREAM, 0);
  ASSERT_GE(s, 0);
  HostAddress any;
  any.family = AF_INET;
  EXPECT_EQ(host.bind(s, any), -EPERM);
  EXPECT_EQ(host.listen(s, 5), -EPERM);  // would bind to any address
  HostAddress outside = loopback(80);
  outside.ip[0] = 192;
  EXPECT_EQ(host.connect(s, outside), -EPERM);
  HostAddress path;
  path.family = AF_UNIX;
  std::memcpy(path.path, "/tmp/x", path.path_size = 6);
  EXPECT_EQ(host.connect(s, path), -EPERM);  // files are not granted
  EXPECT_EQ(host.socket(AF_INET, SOCK_RAW, IPPROTO_ICMP), -EPERM);
  EXPECT_EQ(host.bind(s, loopback(0)), 0);
  EXPECT_EQ(host.listen(s, 5), 0);
}

TEST(PosixHost, LimitsDescriptors) {
  VmOptions options = granted();
  options.max_descriptors = 2;
  PosixHost host(options);
  int64_t ends[2];
  ASSERT_EQ(host.pipe(ends), 0);
  EXPECT_EQ(host.open("/", O_RDONLY, 0), -EMFILE);
  EXPECT_EQ(host.close(ends[0]), 0);
  EXPECT_EQ(host.open("/", O_RDONLY, 0), ends[0]);
}

TEST(HandleTable, ClosingWaitsForPins) {
  HandleTable table;
  for (int i = 0; i < 3; ++i) table.add_stream(i, HandleKind::kCallback);
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  int64_t handle = table.add(ends[0], HandleKind::kFile);
  {
    HandleTable::Pin pin(table, handle);
    ASSERT_TRUE(pin);
    EXPECT_EQ(table.close(handle), 0);
    EXPECT_EQ(table.close(handle), -EBADF);
    EXPECT_FALSE(HandleTable::Pin(table, handle));
    EXPECT_EQ(::write(ends[1], "x", 1), 1);  // the reading end is open still
    EXPECT_NE(table.add(::dup(ends[1]), HandleKind::kFile), handle);
  }
  char c;
  EXPECT_EQ(::read(ends[0], &c, 1), -1);  // and now it is not
  EXPECT_EQ(table.add(::dup(ends[1]), HandleKind::kFile), handle);
  ::close(ends[1]);
}

TEST(PosixHost, PipesAnswerAgainOnceWatched) {
  VmOptions options = granted();
  PosixHost host(options);
  int64_t ends[2];
  ASSERT_EQ(host.pipe(ends), 0);
  EXPECT_EQ(host.poll_add(ends[0], 7), 0);
  char c;
  EXPECT_EQ(host.read(ends[0], &c, 1), -EAGAIN);
  PollEvent events[4];
  EXPECT_EQ(host.poll_wait(kPollNow, events, 4), 0u);
  EXPECT_EQ(host.write(ends[1], "ab", 2), 2);
  ASSERT_EQ(host.poll_wait(kPollForever, events, 4), 1u);
  EXPECT_EQ(events[0].token, 7u);
  EXPECT_TRUE(events[0].readable);
  EXPECT_EQ(host.poll_wait(kPollNow, events, 4), 0u);  // edges are told once
  EXPECT_EQ(host.read(ends[0], &c, 1), 1);
  int64_t file = host.open("/etc/passwd", O_RDONLY, 0);
  EXPECT_EQ(host.poll_add(file, 8), -EPERM);
}

TEST(PosixHost, BrokenPipesAreErrorsWhereSignalsAreNotGranted) {
  VmOptions options = granted();
  PosixHost host(options);
  int64_t ends[2];
  ASSERT_EQ(host.pipe(ends), 0);
  host.close(ends[0]);
  EXPECT_EQ(host.write(ends[1], "ab", 2), -EPIPE);
}

TEST(PosixHost, WakingEndsWaits) {
  VmOptions options = granted();
  PosixHost host(options);
  PollEvent events[4];
  host.wake();
  EXPECT_EQ(host.poll_wait(kPollForever, events, 4), 0u);
  std::thread waker([&] {
    ::usleep(20000);
    host.wake();
  });
  host.poll_wait(kPollForever, events, 4);
  waker.join();
  std::thread other([&] {
    ::usleep(20000);
    host.wake();
  });
  host.sleep_until(kPollForever);
  other.join();
  int64_t start = host.clock().monotonic_ns();
  host.sleep_until(start + 3'000'000);
  EXPECT_GE(host.clock().monotonic_ns(), start + 3'000'000);
}

TEST(PosixHost, SleepEndsWhenADescriptorIsReadyAndKeepsTheEvent) {
  VmOptions options = granted();
  PosixHost host(options);
  int64_t ends[2];
  ASSERT_EQ(host.pipe(ends), 0);
  ASSERT_EQ(host.poll_add(ends[0], 9), 0);
  EXPECT_EQ(host.write(ends[1], "ab", 2), 2);
  host.sleep_until(kPollForever);
  PollEvent events[4];
  ASSERT_EQ(host.poll_wait(kPollNow, events, 4), 1u);
  EXPECT_EQ(events[0].token, 9u);
}

TEST(PosixHost, InputOfTheEmbedderCanBePending) {
  VmOptions options;
  bool have = false;
  options.read_in = [&](char* to, size_t) {
    if (!have) return kReadPending;
    *to = 'x';
    return int64_t{1};
  };
  PosixHost host(options);
  char c;
  EXPECT_EQ(host.read(0, &c, 1), -EIO);  // nobody waits for it
  ASSERT_EQ(host.poll_add(0, 5), 0);
  EXPECT_EQ(host.read(0, &c, 1), -EAGAIN);
  have = true;
  host.notify_input();
  EXPECT_TRUE(wait_readable(host, 5));
  EXPECT_EQ(host.read(0, &c, 1), 1);
}

TEST(PosixHost, SocketsConnect) {
  VmOptions options = granted();
  PosixHost host(options);
  int64_t listener = host.socket(AF_INET, SOCK_STREAM, 0);
  ASSERT_EQ(host.bind(listener, loopback(0)), 0);
  ASSERT_EQ(host.listen(listener, 5), 0);
  ASSERT_EQ(host.poll_add(listener, 1), 0);
  HostAddress own, peer;
  ASSERT_EQ(host.local_address(listener, own), 0);
  EXPECT_EQ(host.accept(listener, peer), -EAGAIN);
  int64_t client = host.socket(AF_INET, SOCK_STREAM, 0);
  int64_t result = host.connect(client, own);
  EXPECT_TRUE(result == 0 || result == -EINPROGRESS);
  ASSERT_TRUE(wait_readable(host, 1));
  int64_t server = host.accept(listener, peer);
  ASSERT_GE(server, 0);
  HostAddress client_address;
  ASSERT_EQ(host.local_address(client, client_address), 0);
  EXPECT_EQ(peer.port, client_address.port);
  EXPECT_EQ(host.send_to(client, "hello", 5, nullptr), 5);
  ASSERT_EQ(host.poll_add(server, 2), 0);
  ASSERT_TRUE(wait_readable(host, 2));
  char text[8];
  EXPECT_EQ(host.read(server, text, 8), 5);
  host.close(server);
  int64_t nobody = host.socket(AF_INET, SOCK_STREAM, 0);
  host.close(listener);
  ASSERT_EQ(host.poll_add(nobody, 3), 0);
  if (host.connect(nobody, own) == -EINPROGRESS) {
    ASSERT_TRUE(wait_readable(host, 3));
    EXPECT_EQ(host.get_option(nobody, SOL_SOCKET, SO_ERROR), ECONNREFUSED);
  }
}

TEST(PosixHost, ProcessesEnd) {
  VmOptions options = granted();
  PosixHost host(options);
  int64_t ends[2], pid = 0;
  ASSERT_EQ(host.pipe(ends), 0);
  vm::HostProcess process;
  process.path = "/bin/sh";
  process.arguments = {"sh", "-c", "echo $X; pwd; exit 3"};
  process.environment = {"X=value"};
  process.directory = "/usr";
  process.files = {-1, ends[1], -1};
  int64_t handle = host.start_process(process, pid);
  ASSERT_GE(handle, 0);
  EXPECT_GT(pid, 0);
  ASSERT_EQ(host.poll_add(handle, 4), 0);
  ASSERT_TRUE(wait_readable(host, 4));
  vm::HostExit exit;
  ASSERT_EQ(host.wait_process(handle, exit), 0);
  EXPECT_EQ(exit.pid, pid);
  EXPECT_EQ(exit.status, 3 << 8);
  EXPECT_EQ(host.wait_process(handle, exit), -ECHILD);
  char text[64];
  int64_t n = host.read(ends[0], text, sizeof text);
  ASSERT_GT(n, 0);
  EXPECT_EQ(std::string(text, static_cast<size_t>(n)), "value\n/usr\n");
  process.path = "/no/such/program";
  EXPECT_EQ(host.start_process(process, pid), -ENOENT);
}

TEST(PosixHost, ProcessesAreKilled) {
  VmOptions options = granted();
  PosixHost host(options);
  int64_t pid = 0;
  vm::HostProcess process;
  process.path = "/bin/sleep";
  process.arguments = {"sleep", "100"};
  int64_t handle = host.start_process(process, pid);
  ASSERT_GE(handle, 0);
  vm::HostExit exit;
  EXPECT_EQ(host.wait_process(handle, exit), -EAGAIN);
  EXPECT_EQ(host.signal_process(handle, SIGKILL), 0);
  ASSERT_EQ(host.poll_add(handle, 4), 0);
  ASSERT_TRUE(wait_readable(host, 4));
  ASSERT_EQ(host.wait_process(handle, exit), 0);
  EXPECT_EQ(exit.status, SIGKILL);
}

TEST(PosixHost, SignalsComeThroughAHandle) {
  struct sigaction before, after;
  ::sigaction(SIGUSR1, nullptr, &before);
  {
    VmOptions options;
    options.signals = true;
    PosixHost host(options);
    PosixHost::SignalScope scope(host);
    int64_t handle = host.open_signals();
    ASSERT_GE(handle, 0);
    ASSERT_EQ(host.poll_add(handle, 6), 0);
    ASSERT_EQ(host.set_signal(SIGUSR1, vm::SignalMode::kNotify), 0);
    uint8_t signals[4];
    EXPECT_EQ(host.read(handle, signals, 4), -EAGAIN);
    ::pthread_kill(::pthread_self(), SIGUSR1);
    ASSERT_TRUE(wait_readable(host, 6));
    ASSERT_EQ(host.read(handle, signals, 4), 1);
    EXPECT_EQ(signals[0], SIGUSR1);
    ASSERT_EQ(host.set_signal(SIGUSR1, vm::SignalMode::kIgnore), 0);
    EXPECT_TRUE(host.is_ignored(SIGUSR1));
    ::pthread_kill(::pthread_self(), SIGUSR1);
    EXPECT_EQ(host.read(handle, signals, 4), -EAGAIN);
    EXPECT_EQ(host.set_signal(0, vm::SignalMode::kNotify), -EINVAL);
  }
  ::sigaction(SIGUSR1, nullptr, &after);
  EXPECT_EQ(before.sa_handler, after.sa_handler);
}

// Also if whoever started the process had it ignored.
TEST(PosixHost, QuitSignalCallsTheFunction) {
  ::signal(SIGQUIT, SIG_IGN);
  VmOptions options;
  options.signals = true;
  PosixHost host(options);
  int calls = 0;
  host.set_quit_function([](void* count) { ++*static_cast<int*>(count); }, &calls);
  {
    PosixHost::SignalScope scope(host);
    ::pthread_kill(::pthread_self(), SIGQUIT);
    EXPECT_EQ(calls, 1);
  }
  ::pthread_kill(::pthread_self(), SIGQUIT);  // nobody's
  EXPECT_EQ(calls, 1);
}

}  // namespace
}  // namespace vole::embed
