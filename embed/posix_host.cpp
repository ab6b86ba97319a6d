// POSIX calls behind the Host door. Every function answers >= 0 or -errno, as vm/host.h wants.
#include "embed/posix_host.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <climits>

#include "base/random.h"

namespace vole::embed {

namespace {

int64_t checked(int64_t result) { return result < 0 ? -errno : result; }

// Calls again when a signal came in between.
template <class F>
int64_t retried(F call) {
  for (;;) {
    int64_t result = call();
    if (result >= 0 || errno != EINTR) return checked(result);
  }
}

vm::HostStat convert(const struct stat& s) {
  vm::HostStat out;
  out.dev = s.st_dev;
  out.ino = s.st_ino;
  out.nlink = s.st_nlink;
  out.size = static_cast<uint64_t>(s.st_size);
  out.blocks = static_cast<uint64_t>(s.st_blocks);
  out.mode = s.st_mode;
  out.uid = s.st_uid;
  out.gid = s.st_gid;
  out.mtime_sec = s.st_mtim.tv_sec;
  out.mtime_nsec = s.st_mtim.tv_nsec;
  return out;
}

timespec to_timespec(int64_t ns) {
  return {static_cast<time_t>(ns / 1000000000), static_cast<long>(ns % 1000000000)};
}

}  // namespace

PosixHost::PosixHost(const VmOptions& options) : options_(options), directory_(AT_FDCWD) {
  for (int fd = 0; fd < 3; ++fd) {
    descriptors_.push_back(options.inherit_streams ? fd : kStream);
  }
}

PosixHost::~PosixHost() {
  for (size_t handle = 3; handle < descriptors_.size(); ++handle) {
    if (descriptors_[handle] >= 0) ::close(descriptors_[handle]);
  }
  if (directory_ != AT_FDCWD) ::close(directory_);
}

int64_t PosixHost::add_handle(int descriptor) {
  for (size_t handle = 3; handle < descriptors_.size(); ++handle) {
    if (descriptors_[handle] == kClosed) {
      descriptors_[handle] = descriptor;
      return static_cast<int64_t>(handle);
    }
  }
  descriptors_.push_back(descriptor);
  return static_cast<int64_t>(descriptors_.size()) - 1;
}

int PosixHost::descriptor(int64_t handle) const {
  if (handle < 0 || handle >= static_cast<int64_t>(descriptors_.size())) return kClosed;
  return descriptors_[static_cast<size_t>(handle)];
}

int64_t PosixHost::open(std::string_view path, int flags, uint32_t mode) {
  bool writes = (flags & O_ACCMODE) != O_RDONLY || (flags & (O_CREAT | O_TRUNC | O_APPEND));
  if (writes ? !may_write() : !may_read()) return -EPERM;
  std::string name(path);
  int64_t fd = retried([&] { return ::openat(directory_, name.c_str(), flags | O_CLOEXEC, mode); });
  return fd < 0 ? fd : add_handle(static_cast<int>(fd));
}

int64_t PosixHost::close(int64_t handle) {
  int fd = descriptor(handle);
  if (fd == kClosed) return -EBADF;
  descriptors_[static_cast<size_t>(handle)] = kClosed;
  // The process's own streams stay open for others.
  return fd >= 3 ? checked(::close(fd)) : 0;
}

int64_t PosixHost::read(int64_t handle, void* to, size_t size) {
  int fd = descriptor(handle);
  if (fd == kStream) {
    if (handle != 0 || !options_.read_in) return 0;
    int64_t count = options_.read_in(static_cast<char*>(to), size);
    return count < 0 ? -EIO : count;
  }
  return retried([&] { return ::read(fd, to, size); });
}

int64_t PosixHost::write(int64_t handle, const void* from, size_t size) {
  int fd = descriptor(handle);
  if (fd == kStream) {
    const auto& sink = handle == 2 ? options_.write_err : options_.write_out;
    if (handle == 0) return -EBADF;
    if (!sink) return static_cast<int64_t>(size);
    int64_t count = sink({static_cast<const char*>(from), size});
    return count < 0 ? -EIO : count;
  }
  return retried([&] { return ::write(fd, from, size); });
}

int64_t PosixHost::pread(int64_t handle, void* to, size_t size, int64_t offset) {
  return retried([&] { return ::pread(descriptor(handle), to, size, offset); });
}

int64_t PosixHost::pwrite(int64_t handle, const void* from, size_t size, int64_t offset) {
  return retried([&] { return ::pwrite(descriptor(handle), from, size, offset); });
}

int64_t PosixHost::seek(int64_t handle, int64_t offset, int whence) {
  return checked(::lseek(descriptor(handle), offset, whence));
}

int64_t PosixHost::truncate(int64_t handle, int64_t size) {
  return checked(::ftruncate(descriptor(handle), size));
}

int64_t PosixHost::sync(int64_t handle) { return checked(::fsync(descriptor(handle))); }

int64_t PosixHost::stat_fd(int64_t handle, vm::HostStat& out) {
  int fd = descriptor(handle);
  if (fd == kStream) {
    out = {};
    out.mode = S_IFCHR | 0600;
    return 0;
  }
  struct stat s;
  if (::fstat(fd, &s) < 0) return -errno;
  out = convert(s);
  return 0;
}

int64_t PosixHost::stat(std::string_view path, bool follow, vm::HostStat& out) {
  if (!may_read()) return -EPERM;
  struct stat s;
  std::string name(path);
  if (::fstatat(directory_, name.c_str(), &s, follow ? 0 : AT_SYMLINK_NOFOLLOW) < 0) return -errno;
  out = convert(s);
  return 0;
}

int64_t PosixHost::read_dir(std::string_view path, std::vector<vm::HostDirEntry>& out) {
  if (!may_read()) return -EPERM;
  std::string name(path);
  int fd = ::openat(directory_, name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return -errno;
  DIR* folder = ::fdopendir(fd);
  if (!folder) {
    int error = errno;
    ::close(fd);
    return -error;
  }
  while (dirent* entry = ::readdir(folder)) {
    std::string_view entry_name = entry->d_name;
    if (entry_name == "." || entry_name == "..") continue;
    out.push_back({std::string(entry_name), entry->d_ino, entry->d_type});
  }
  ::closedir(folder);
  return 0;
}

int64_t PosixHost::mkdir(std::string_view path, uint32_t mode) {
  if (!may_write()) return -EPERM;
  return checked(::mkdirat(directory_, std::string(path).c_str(), mode));
}

int64_t PosixHost::remove_file(std::string_view path) {
  if (!may_write()) return -EPERM;
  return checked(::unlinkat(directory_, std::string(path).c_str(), 0));
}

int64_t PosixHost::remove_dir(std::string_view path) {
  if (!may_write()) return -EPERM;
  return checked(::unlinkat(directory_, std::string(path).c_str(), AT_REMOVEDIR));
}

int64_t PosixHost::rename(std::string_view from, std::string_view to) {
  if (!may_write()) return -EPERM;
  return checked(::renameat(directory_, std::string(from).c_str(), directory_,
                            std::string(to).c_str()));
}

int64_t PosixHost::link(std::string_view from, std::string_view to, bool symbolic) {
  if (!may_write()) return -EPERM;
  std::string source(from), target(to);
  if (symbolic) return checked(::symlinkat(source.c_str(), directory_, target.c_str()));
  return checked(::linkat(directory_, source.c_str(), directory_, target.c_str(), 0));
}

int64_t PosixHost::read_link(std::string_view path, std::string& out) {
  if (!may_read()) return -EPERM;
  char buffer[PATH_MAX];
  std::string name(path);
  ssize_t size = ::readlinkat(directory_, name.c_str(), buffer, sizeof buffer);
  if (size < 0) return -errno;
  out.assign(buffer, static_cast<size_t>(size));
  return 0;
}

int64_t PosixHost::chmod(std::string_view path, uint32_t mode) {
  if (!may_write()) return -EPERM;
  return checked(::fchmodat(directory_, std::string(path).c_str(), mode, 0));
}

int64_t PosixHost::truncate_path(std::string_view path, int64_t size) {
  int64_t handle = open(path, O_WRONLY, 0);
  if (handle < 0) return handle;
  int64_t result = truncate(handle, size);
  close(handle);
  return result;
}

int64_t PosixHost::set_times(std::string_view path, int64_t atime, int64_t mtime) {
  if (!may_write()) return -EPERM;
  timespec times[2] = {to_timespec(atime), to_timespec(mtime)};
  return checked(::utimensat(directory_, std::string(path).c_str(), times, 0));
}

int64_t PosixHost::pipe(int64_t (&handles)[2]) {
  if (!may_write()) return -EPERM;
  int fds[2];
  if (::pipe2(fds, O_CLOEXEC) < 0) return -errno;
  for (int i = 0; i < 2; ++i) handles[i] = add_handle(fds[i]);
  return 0;
}

bool PosixHost::is_terminal(int64_t handle) {
  int fd = descriptor(handle);
  return fd >= 0 && ::isatty(fd) == 1;
}

int64_t PosixHost::get_cwd(std::string& out) {
  if (!may_read()) return -EPERM;
  char buffer[PATH_MAX];
  if (directory_ == AT_FDCWD) {
    if (!::getcwd(buffer, sizeof buffer)) return -errno;
    out = buffer;
    return 0;
  }
  std::string link = "/proc/self/fd/" + std::to_string(directory_);
  ssize_t size = ::readlink(link.c_str(), buffer, sizeof buffer);
  if (size < 0) return -errno;
  out.assign(buffer, static_cast<size_t>(size));
  return 0;
}

int64_t PosixHost::change_dir(std::string_view path) {
  if (!may_read()) return -EPERM;
  std::string name(path);
  int fd = ::openat(directory_, name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return -errno;
  if (directory_ != AT_FDCWD) ::close(directory_);
  directory_ = fd;
  return 0;
}

int64_t PosixHost::pid() { return ::getpid(); }
int64_t PosixHost::parent_pid() { return ::getppid(); }
int64_t PosixHost::uid() { return ::getuid(); }
int64_t PosixHost::gid() { return ::getgid(); }

int64_t PosixHost::hostname(std::string& out) {
  char buffer[HOST_NAME_MAX + 1] = {};
  if (::gethostname(buffer, sizeof buffer - 1) < 0) return -errno;
  out = buffer;
  return 0;
}

int64_t PosixHost::executable(std::string& out) {
  if (!may_read()) return -EPERM;
  char buffer[PATH_MAX];
  ssize_t size = ::readlink("/proc/self/exe", buffer, sizeof buffer);
  if (size < 0) return -errno;
  out.assign(buffer, static_cast<size_t>(size));
  return 0;
}

uint64_t PosixHost::random_seed() {
  return options_.seed ? options_.seed : random_seed_from_os();
}

int64_t PosixHost::random_bytes(void* to, size_t size) {
  return random_bytes_from_os(to, size) ? 0 : -EIO;
}

void PosixHost::sleep_until(int64_t deadline) {
  std::unique_lock lock(wake_mutex_);
  int64_t left = deadline - clock_.monotonic_ns();
  if (left > 0) {
    wake_signal_.wait_for(lock, std::chrono::nanoseconds(left), [this] { return woken_; });
  }
  woken_ = false;
}

void PosixHost::wake() {
  std::lock_guard lock(wake_mutex_);
  woken_ = true;
  wake_signal_.notify_one();
}

}  // namespace vole::embed
