// The Host that embed/ gives a machine: POSIX files as far as the options grant them, streams that
// are the process's own or the embedder's functions, the real clock.
//
// Handles of the program are indexes into a table of this host, never the process's descriptors,
// and the working directory is the host's own, so that a script can neither close nor move what
// belongs to the embedding program.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "embed/include/vole/vole.h"
#include "vm/host.h"

namespace vole::embed {

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
  void sleep_until(int64_t deadline) override;
  void wake() override;  // from any thread

 private:
  static constexpr int kClosed = -1;
  static constexpr int kStream = -2;  // one of the embedder's functions

  bool may_read() const { return options_.files != Access::kNone; }
  bool may_write() const { return options_.files == Access::kFull; }
  int64_t add_handle(int descriptor);
  // The descriptor behind a handle, or a negative kClosed / kStream.
  int descriptor(int64_t handle) const;

  const VmOptions& options_;
  std::vector<int> descriptors_;  // by handle; used by the machine's thread only
  int directory_;                 // the working directory, or AT_FDCWD
  Clock clock_;
  std::mutex wake_mutex_;
  std::condition_variable wake_signal_;
  bool woken_ = false;  // guarded by wake_mutex_
};

}  // namespace vole::embed
