// The Host that embed/ gives a machine: POSIX files, sockets, signals and processes as far as the
// options grant them, streams that are the process's own or the embedder's functions, the real
// clock, and epoll.
//
// Handles of the program are indexes into a table of this host, never the process's descriptors,
// and the working directory is the host's own, so that a script can neither close nor move what
// belongs to the embedding program. All functions may be called from several threads.
//
// The poller: descriptors are watched edge-triggered, in both directions, with O_NONBLOCK set. The
// process's own streams keep their flags, since other processes share them: a read of one asks
// first whether it is ready. epoll and its eventfd are made when first needed.
//
// Signals: the handlers (posix_signals.cpp) run on threads that are inside Vm::run. They only set
// bits and write to eventfds; the bits are read through a handle like any other.
#pragma once

#include <sys/socket.h>

#include <csignal>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/atomic.h"
#include "base/lock.h"
#include "embed/handle_table.h"
#include "embed/include/vole/vole.h"
#include "vm/host.h"

namespace vole::embed {

// An open folder, or AT_FDCWD.
struct Directory {
  explicit Directory(int descriptor) : fd(descriptor) {}
  ~Directory();
  Directory(const Directory&) = delete;
  Directory& operator=(const Directory&) = delete;
  const int fd;
};

class PosixHost final : public vm::Host {
 public:
  // `options` must live as long as the host.
  explicit PosixHost(const VmOptions& options);
  ~PosixHost() override;

  int64_t open(std::string_view path, int flags, uint32_t mode) override;
  int64_t close(int64_t handle) override;
  int64_t read(int64_t handle, void* to, size_t size) override;
  int64_t write(int64_t handle, const void* from, size_t size) override;
  int64_t pread(int64_t handle, void* to, size_t size, int64_t offset) override;
  int64_t pwrite(int64_t handle, const void* from, size_t size, int64_t offset) override;
  int64_t seek(int64_t handle, int64_t offset, int whence) override;
  int64_t truncate(int64_t handle, int64_t size) override;
  int64_t sync(int64_t handle) override;
  int64_t stat_fd(int64_t handle, vm::HostStat& out) override;
  int64_t stat(std::string_view path, bool follow, vm::HostStat& out) override;
  int64_t read_dir(std::string_view path, std::vector<vm::HostDirEntry>& out) override;
  int64_t mkdir(std::string_view path, uint32_t mode) override;
  int64_t remove_file(std::string_view path) override;
  int64_t remove_dir(std::string_view path) override;
  int64_t rename(std::string_view from, std::string_view to) override;
  int64_t link(std::string_view from, std::string_view to, bool symbolic) override;
  int64_t read_link(std::string_view path, std::string& out) override;
  int64_t chmod(std::string_view path, uint32_t mode) override;
  int64_t truncate_path(std::string_view path, int64_t size) override;
  int64_t set_times(std::string_view path, int64_t atime, int64_t mtime) override;
  int64_t pipe(int64_t (&handles)[2]) override;
  bool is_terminal(int64_t handle) override;
  int64_t directory_name(int64_t handle, std::string& out) override;

  // posix_poller.cpp
  bool can_poll(int64_t handle) override;
  int64_t poll_add(int64_t handle, uint64_t token) override;
  int64_t poll_remove(int64_t handle) override;
  size_t poll_wait(int64_t until, runtime::PollEvent* out, size_t room) override;
  void poll_wake() override { wake(); }
  void sleep_until(int64_t deadline) override;
  void wake() override;  // also from signal handlers
  // The embedder's read_in has something again, after it had answered kReadPending. Any thread.
  void notify_input();
  // A descriptor that is readable while poll_wait has something to report; -errno.
  int poll_descriptor();

  // posix_sockets.cpp
  int64_t socket(int family, int type, int protocol) override;
  int64_t bind(int64_t handle, const vm::HostAddress& address) override;
  int64_t listen(int64_t handle, int backlog) override;
  int64_t connect(int64_t handle, const vm::HostAddress& address) override;
  int64_t accept(int64_t handle, vm::HostAddress& peer) override;
  int64_t local_address(int64_t handle, vm::HostAddress& out) override;
  int64_t peer_address(int64_t handle, vm::HostAddress& out) override;
  int64_t shutdown(int64_t handle, int how) override;
  int64_t set_option(int64_t handle, int level, int name, int value) override;
  int64_t get_option(int64_t handle, int level, int name) override;
  int64_t send_to(int64_t handle, const void* from, size_t size,
                  const vm::HostAddress* to) override;
  int64_t receive_from(int64_t handle, void* to, size_t size, vm::HostAddress& from,
                       int& flags) override;

  // posix_signals.cpp
  int64_t open_signals() override;
  int64_t set_signal(int signal, vm::SignalMode mode) override;
  bool is_ignored(int signal) override;
  int64_t broken_stream() override;
  // Called in a handler for SIGQUIT while the program does not ask for it; before the first run.
  void set_quit_function(void (*fn)(void*), void* context);
  // Makes this host the one that gets the signals of a thread while it lives.
  class SignalScope {
   public:
    explicit SignalScope(PosixHost& host);
    ~SignalScope();
    SignalScope(const SignalScope&) = delete;
    SignalScope& operator=(const SignalScope&) = delete;

   private:
    PosixHost* previous_;
  };

  // posix_processes.cpp
  int64_t start_process(const vm::HostProcess& process, int64_t& pid) override;
  int64_t find_process(int64_t pid) override;
  int64_t wait_process(int64_t handle, vm::HostExit& out) override;
  int64_t signal_process(int64_t handle, int signal) override;
  int64_t kill(int64_t pid, int signal) override;

  // posix_system_calls.cpp
  int64_t system_call(uint64_t number, const uint64_t (&arguments)[6]) override;

  int64_t get_cwd(std::string& out) override;
  int64_t change_dir(std::string_view path) override;
  std::vector<std::string> args() override { return options_.arguments; }
  std::vector<std::string> environ() override { return options_.environment; }
  int64_t pid() override;
  int64_t parent_pid() override;
  int64_t uid() override;
  int64_t gid() override;
  int64_t hostname(std::string& out) override;
  int64_t executable(std::string& out) override;

  Clock& clock() override { return clock_; }
  uint64_t random_seed() override;
  int64_t random_bytes(void* to, size_t size) override;

 private:
  // getsockname or getpeername.
  using AddressCall = int (*)(int, sockaddr*, socklen_t*);
  int64_t address(int64_t handle, vm::HostAddress& out, AddressCall call);

  bool may_read() const { return options_.files != Access::kNone; }
  bool may_write() const { return options_.files == Access::kFull; }
  std::shared_ptr<const Directory> directory();
  bool may_reach(const vm::HostAddress& address) const;
  // bind or connect.
  int64_t with_address(int64_t handle, const vm::HostAddress& address,
                       int (*call)(int, const sockaddr*, socklen_t));
  void adopt_descriptors();
  int64_t select_now(const uint64_t (&arguments)[6]);
  int64_t duplicate_to(int64_t from, int64_t to);
  int ensure_poller();
  void close_poller();
  void take_wake();
  static void on_signal(int signal);
  void note_signal(int signal);
  void take_signals();
  void give_signals_back();
  int64_t install(int signal, vm::SignalMode mode);
  int64_t read_signals(uint8_t* to, size_t size);

  const VmOptions& options_;
  HandleTable handles_;
  Lock directory_lock_{LockRank::kLeaf};
  std::shared_ptr<const Directory> directory_;  // the working one; guarded by directory_lock_
  Clock clock_;

  Lock poller_lock_{LockRank::kLeaf};  // held while the poller is made
  // -1 until made. seq_cst: a thread stores event_ and then looks at woken_; wake() stores woken_
  // and then looks at event_: one of the two sees the other.
  Atomic<int> epoll_{-1};
  Atomic<int> event_{-1};
  Atomic<bool> woken_{false};
  Atomic<uint64_t> input_token_{0};    // of handle 0 if that is a callback and watched
  Atomic<bool> input_pending_{false};  // set by notify_input, cleared by poll_wait

  // Signals. Bit n: signal n.
  Atomic<int> signal_event_{-1};          // eventfd behind open_signals' handle
  Atomic<uint64_t> pending_signals_{0};   // set by handlers, taken by read_signals
  Atomic<uint64_t> notified_signals_{0};  // asked for; written under signal_lock_
  Lock signal_lock_{LockRank::kLeaf};
  uint64_t changed_signals_ = 0;          // whose disposition is not `before_`; under signal_lock_
  struct sigaction before_[65];           // of those; under signal_lock_
  void (*quit_function_)(void*) = nullptr;
  void* quit_context_ = nullptr;
};

}  // namespace vole::embed
