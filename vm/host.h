// The one door to the world: what a program does outside its own memory goes through here.
//
// A Machine has one Host, given by whoever embeds it. Each default refuses (-EPERM), so a host
// grants by overriding. Numbers are Linux's: results are >= 0, or -errno. Handles are small
// integers; 0, 1, 2 are the standard streams. A Host may be shared by machines only if it is
// thread-safe itself. Calls may block; the machine treats them as blocking natives.
#pragma once

#include <cerrno>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"

namespace vole::vm {

struct HostStat {
  uint64_t dev = 0, ino = 0, nlink = 0, size = 0, blocks = 0;
  uint32_t mode = 0;  // as st_mode
  uint32_t uid = 0, gid = 0;
  int64_t mtime_sec = 0, mtime_nsec = 0;
};

struct HostDirEntry {
  std::string name;
  uint64_t ino = 0;
  uint8_t type = 0;  // as d_type
};

class Host {
 public:
  virtual ~Host() = default;

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

  // Process.
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

  // Waits until `deadline` (Clock::monotonic_ns) or until wake(); may return early.
  virtual void sleep_until(int64_t deadline) = 0;
  virtual void wake() {}
};

}  // namespace vole::vm
