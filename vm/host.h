// The one door to the world: what a program does outside its own memory goes through here.
//
// A Machine has one Host, given by whoever embeds it. Each default refuses (-EPERM), so a host
// grants by overriding. Numbers are Linux's: results are >= 0, or -errno. Handles are small
// integers; 0, 1, 2 are the standard streams. A machine with several Ps calls from several
// threads at once, so a Host for one must be thread-safe; it may be shared by machines only then.
//
// Calls may block, and the machine treats them as blocking natives, with one exception: handles
// that the host watches (runtime::PollDoor, the base of Host) answer -EAGAIN instead, and the
// goroutine waits in the netpoller. Sockets, and the handles of signals and processes, never block.
#pragma once

#include <cerrno>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "runtime/sched/poll_door.h"

namespace vole::vm {

struct HostFileTime {
  int64_t sec = 0, nsec = 0;  // since 1970
};

// What stat(2) tells. Go's hostos.Stat and syscall.Stat_t have this layout.
struct HostStat {
  uint64_t dev = 0, ino = 0, nlink = 0;
  uint32_t mode = 0;  // as st_mode
  uint32_t uid = 0, gid = 0, padding = 0;
  uint64_t rdev = 0;
  int64_t size = 0;
  int64_t block_size = 0;
  int64_t blocks = 0;  // of 512 bytes
  HostFileTime accessed, modified, changed;
  int64_t unused[3] = {};
};

struct HostDirEntry {
  std::string name;
  uint64_t ino = 0;
  uint8_t type = 0;  // as d_type
};

// The address of a socket. Go's hostos.Addr has this layout.
struct HostAddress {
  uint16_t family = 0;  // AF_UNIX 1, AF_INET 2, AF_INET6 10
  uint16_t port = 0;
  uint32_t scope = 0;        // AF_INET6
  uint8_t ip[16] = {};       // AF_INET: the first four
  uint32_t path_size = 0;    // AF_UNIX; a path that begins with '@' is an abstract name
  char path[108] = {};
};

// A process to be started. The name and strings are taken as they are.
struct HostProcess {
  std::string path;
  std::vector<std::string> arguments;    // the first is the program's name
  std::vector<std::string> environment;  // "NAME=value"
  std::string directory;                 // empty: the program's own
  std::vector<int64_t> files;            // handle that becomes descriptor i; -1: closed
  bool new_session = false;
  bool new_group = false;  // in group `group`, or one of its own if that is 0
  int64_t group = 0;
};

// How a process ended. Go's hostos.ExitStatus has this layout.
struct HostExit {
  int64_t pid = 0;
  int64_t status = 0;  // as wait(2) tells it
  int64_t user_ns = 0, system_ns = 0;
  int64_t max_rss = 0;  // KiB
};

enum class SignalMode : uint8_t { kDefault, kIgnore, kNotify };

class Host : public runtime::PollDoor {
 public:
  // Files. Flags and modes as in open(2); offsets and counts in bytes.
  virtual int64_t open(std::string_view, int /*flags*/, uint32_t /*mode*/) { return -EPERM; }
  virtual int64_t close(int64_t) { return -EBADF; }
  virtual int64_t read(int64_t, void*, size_t) { return -EBADF; }
  virtual int64_t write(int64_t, const void*, size_t) { return -EBADF; }
  virtual int64_t pread(int64_t, void*, size_t, int64_t) { return -EBADF; }
  virtual int64_t pwrite(int64_t, const void*, size_t, int64_t) { return -EBADF; }
  virtual int64_t seek(int64_t, int64_t /*offset*/, int /*whence*/) { return -EBADF; }
  virtual int64_t truncate(int64_t, int64_t) { return -EBADF; }
  virtual int64_t sync(int64_t) { return -EBADF; }
  virtual int64_t stat_fd(int64_t, HostStat&) { return -EBADF; }
  virtual int64_t stat(std::string_view, bool /*follow links*/, HostStat&) { return -EPERM; }
  virtual int64_t read_dir(std::string_view, std::vector<HostDirEntry>&) { return -EPERM; }
  virtual int64_t mkdir(std::string_view, uint32_t) { return -EPERM; }
  virtual int64_t remove_file(std::string_view) { return -EPERM; }
  virtual int64_t remove_dir(std::string_view) { return -EPERM; }
  virtual int64_t rename(std::string_view, std::string_view) { return -EPERM; }
  virtual int64_t link(std::string_view, std::string_view, bool /*symbolic*/) { return -EPERM; }
  virtual int64_t read_link(std::string_view, std::string&) { return -EPERM; }
  virtual int64_t chmod(std::string_view, uint32_t) { return -EPERM; }
  virtual int64_t truncate_path(std::string_view, int64_t) { return -EPERM; }
  virtual int64_t set_times(std::string_view, int64_t /*atime ns*/, int64_t /*mtime ns*/) {
    return -EPERM;
  }
  virtual int64_t pipe(int64_t (&)[2]) { return -EPERM; }
  virtual bool is_terminal(int64_t) { return false; }
  // A name of the open directory that stays good while it is open, whatever happens to the name it
  // was opened by: names of files can be appended to it. -ENOSYS where there is none.
  virtual int64_t directory_name(int64_t, std::string&) { return -ENOSYS; }

  // Sockets: never wait. Options as in setsockopt(2) with an int; SO_LINGER takes the seconds, -1
  // for off.
  virtual int64_t socket(int /*family*/, int /*type*/, int /*protocol*/) { return -EPERM; }
  virtual int64_t bind(int64_t, const HostAddress&) { return -EPERM; }
  virtual int64_t listen(int64_t, int /*backlog*/) { return -EPERM; }
  virtual int64_t connect(int64_t, const HostAddress&) { return -EPERM; }
  virtual int64_t accept(int64_t, HostAddress&) { return -EPERM; }
  virtual int64_t local_address(int64_t, HostAddress&) { return -EBADF; }
  virtual int64_t peer_address(int64_t, HostAddress&) { return -EBADF; }
  virtual int64_t shutdown(int64_t, int /*how*/) { return -EBADF; }
  virtual int64_t set_option(int64_t, int /*level*/, int /*name*/, int) { return -EBADF; }
  virtual int64_t get_option(int64_t, int /*level*/, int /*name*/) { return -EBADF; }
  // Datagrams. A null address: to the one that the socket is connected to.
  virtual int64_t send_to(int64_t, const void*, size_t, const HostAddress*) { return -EBADF; }
  // *flags is MSG_TRUNC if the datagram was longer.
  virtual int64_t receive_from(int64_t, void*, size_t, HostAddress&, int& /*flags*/) {
    return -EBADF;
  }

  // Signals to this process. From open_signals' handle each byte read is a signal's number.
  virtual int64_t open_signals() { return -EPERM; }
  virtual int64_t set_signal(int /*signal*/, SignalMode) { return -EPERM; }
  virtual bool is_ignored(int /*signal*/) { return false; }
  // A standard stream cannot be written any more: ends the process as SIGPIPE does, if it may.
  virtual int64_t broken_stream() { return -EPERM; }

  // Other processes. A handle of one becomes readable when it has ended.
  virtual int64_t start_process(const HostProcess&, int64_t& /*pid*/) { return -EPERM; }
  virtual int64_t find_process(int64_t /*pid*/) { return -EPERM; }  // a handle without wait
  // -EAGAIN: it still runs. Reports once.
  virtual int64_t wait_process(int64_t /*handle*/, HostExit&) { return -ECHILD; }
  virtual int64_t signal_process(int64_t /*handle*/, int /*signal*/) { return -EPERM; }
  virtual int64_t kill(int64_t /*pid*/, int /*signal*/) { return -EPERM; }

  // Process.
  // A system call of linux/amd64 by its number; arguments that are descriptors are handles, those
  // that point do so into the process's memory. May block.
  virtual int64_t system_call(uint64_t /*number*/, const uint64_t (&)[6]) { return -ENOSYS; }

  virtual int64_t get_cwd(std::string&) { return -EPERM; }
  virtual int64_t change_dir(std::string_view) { return -EPERM; }
  virtual std::vector<std::string> args() { return {}; }     // args[0] is the program's name
  virtual std::vector<std::string> environ() { return {}; }  // "NAME=value"
  virtual int64_t pid() { return 1; }
  virtual int64_t parent_pid() { return 0; }
  virtual int64_t uid() { return 0; }
  virtual int64_t gid() { return 0; }
  virtual int64_t hostname(std::string&) { return -EPERM; }
  virtual int64_t executable(std::string&) { return -EPERM; }

  // Time and chance.
  virtual Clock& clock() = 0;
  virtual uint64_t random_seed() = 0;                             // once a machine
  virtual int64_t random_bytes(void*, size_t) { return -EPERM; }  // fit for secrets

  // Waits until `deadline` (Clock::monotonic_ns), until wake(), or until poll_wait has something to
  // report; may return early.
  virtual void sleep_until(int64_t deadline) = 0;
  virtual void wake() {}  // any thread
};

}  // namespace vole::vm
