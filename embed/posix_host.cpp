// Files, directories and the process behind the Host door. Every function answers >= 0 or -errno,
// as vm/host.h wants. Sockets, the poller, signals and other processes have files of their own.
#include "embed/posix_host.h"

#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <climits>

#include "base/random.h"
#include "embed/posix_calls.h"

namespace vole::embed {

namespace {

vm::HostFileTime convert(const timespec& t) { return {t.tv_sec, t.tv_nsec}; }

vm::HostStat convert(const struct stat& s) {
  vm::HostStat out;
  out.dev = s.st_dev;
  out.ino = s.st_ino;
  out.nlink = s.st_nlink;
  out.mode = s.st_mode;
  out.uid = s.st_uid;
  out.gid = s.st_gid;
  out.rdev = s.st_rdev;
  out.size = s.st_size;
  out.block_size = s.st_blksize;
  out.blocks = s.st_blocks;
  out.accessed = convert(s.st_atim);
  out.modified = convert(s.st_mtim);
  out.changed = convert(s.st_ctim);
  return out;
}

}  // namespace

PosixHost::PosixHost(const VmOptions& options)
    : options_(options), directory_(std::make_shared<const Directory>(AT_FDCWD)) {
  handles_.set_limit(options.max_descriptors);
  for (int fd = 0; fd < 3; ++fd) {
    handles_.add_stream(fd, options.inherit_streams ? HandleKind::kInherited
                                                    : HandleKind::kCallback);
  }
  if (options.inherit_streams && options.system_calls) adopt_descriptors();
  if (options.signals) take_signals();
}

PosixHost::~PosixHost() {
  give_signals_back();
  close_poller();
}

Directory::~Directory() {
  if (fd != AT_FDCWD) ::close(fd);
}

std::shared_ptr<const Directory> PosixHost::directory() {
  Locker locker(directory_lock_);
  return directory_;
}

int64_t PosixHost::open(std::string_view path, int flags, uint32_t mode) {
  bool writes = (flags & O_ACCMODE) != O_RDONLY || (flags & (O_CREAT | O_TRUNC | O_APPEND));
  if (writes ? !may_write() : !may_read()) return -EPERM;
  std::string name(path);
  auto folder = directory();
  int64_t fd = retried(
      [&] { return ::openat(folder->fd, name.c_str(), flags | O_CLOEXEC, mode); });
  return fd < 0 ? fd : handles_.add(static_cast<int>(fd), HandleKind::kFile);
}

int64_t PosixHost::close(int64_t handle) { return handles_.close(handle); }

int64_t PosixHost::read(int64_t handle, void* to, size_t size) {
  HandleTable::Pin pin(handles_, handle);
  if (!pin) return -EBADF;
  switch (pin->kind) {
    case HandleKind::kCallback: {
      if (handle != 0 || !options_.read_in) return 0;
      int64_t count = options_.read_in(static_cast<char*>(to), size);
      if (count == kReadPending) return pin->token != 0 ? -EAGAIN : -EIO;
      return count < 0 ? -EIO : count;
    }
    case HandleKind::kSignals:
      return read_signals(static_cast<uint8_t*>(to), size);
    default:
      break;
  }
  if (pin->asks_first && !is_ready(pin.descriptor(), POLLIN)) return -EAGAIN;
  return retried([&] { return ::read(pin.descriptor(), to, size); });
}

int64_t PosixHost::write(int64_t handle, const void* from, size_t size) {
  HandleTable::Pin pin(handles_, handle);
  if (!pin) return -EBADF;
  if (pin->kind == HandleKind::kCallback) {
    const auto& sink = handle == 2 ? options_.write_err : options_.write_out;
    if (handle == 0) return -EBADF;
    if (!sink) return static_cast<int64_t>(size);
    int64_t count = sink({static_cast<const char*>(from), size});
    return count < 0 ? -EIO : count;
  }
  if (pin->kind == HandleKind::kSocket) {
    return retried([&] { return ::send(pin.descriptor(), from, size, MSG_NOSIGNAL); });
  }
  if (pin->kind != HandleKind::kInherited && pin->kind != HandleKind::kFile) return -EBADF;
  SigpipeGuard guard(pin->may_break && !options_.signals);
  for (;;) {
    int64_t count = retried([&] { return ::write(pin.descriptor(), from, size); });
    // An inherited stream may have been made non-blocking by others: the program need not know.
    if (count != -EAGAIN || pin->kind != HandleKind::kInherited) return count;
    wait_ready(pin.descriptor(), POLLOUT);
  }
}

int64_t PosixHost::pread(int64_t handle, void* to, size_t size, int64_t offset) {
  HandleTable::Pin pin(handles_, handle);
  return retried([&] { return ::pread(pin.descriptor(), to, size, offset); });
}

int64_t PosixHost::pwrite(int64_t handle, const void* from, size_t size, int64_t offset) {
  HandleTable::Pin pin(handles_, handle);
  return retried([&] { return ::pwrite(pin.descriptor(), from, size, offset); });
}

int64_t PosixHost::seek(int64_t handle, int64_t offset, int whence) {
  HandleTable::Pin pin(handles_, handle);
  return checked(::lseek(pin.descriptor(), offset, whence));
}

int64_t PosixHost::truncate(int64_t handle, int64_t size) {
  HandleTable::Pin pin(handles_, handle);
  return checked(::ftruncate(pin.descriptor(), size));
}

int64_t PosixHost::sync(int64_t handle) {
  HandleTable::Pin pin(handles_, handle);
  return checked(::fsync(pin.descriptor()));
}

int64_t PosixHost::stat_fd(int64_t handle, vm::HostStat& out) {
  HandleTable::Pin pin(handles_, handle);
  if (pin->kind == HandleKind::kCallback && pin) {
    out = {};
    out.mode = S_IFCHR | 0600;
    return 0;
  }
  struct stat s;
  if (::fstat(pin.descriptor(), &s) < 0) return -errno;
  out = convert(s);
  return 0;
}

int64_t PosixHost::stat(std::string_view path, bool follow, vm::HostStat& out) {
  if (!may_read()) return -EPERM;
  struct stat s;
  std::string name(path);
  int flags = follow ? 0 : AT_SYMLINK_NOFOLLOW;
  if (::fstatat(directory()->fd, name.c_str(), &s, flags) < 0) return -errno;
  out = convert(s);
  return 0;
}

int64_t PosixHost::read_dir(std::string_view path, std::vector<vm::HostDirEntry>& out) {
  if (!may_read()) return -EPERM;
  std::string name(path);
  int fd = ::openat(directory()->fd, name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
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
  return checked(::mkdirat(directory()->fd, std::string(path).c_str(), mode));
}

int64_t PosixHost::remove_file(std::string_view path) {
  if (!may_write()) return -EPERM;
  return checked(::unlinkat(directory()->fd, std::string(path).c_str(), 0));
}

int64_t PosixHost::remove_dir(std::string_view path) {
  if (!may_write()) return -EPERM;
  return checked(::unlinkat(directory()->fd, std::string(path).c_str(), AT_REMOVEDIR));
}

int64_t PosixHost::rename(std::string_view from, std::string_view to) {
  if (!may_write()) return -EPERM;
  return checked(::renameat(directory()->fd, std::string(from).c_str(), directory()->fd,
                            std::string(to).c_str()));
}

int64_t PosixHost::link(std::string_view from, std::string_view to, bool symbolic) {
  if (!may_write()) return -EPERM;
  std::string source(from), target(to);
  if (symbolic) return checked(::symlinkat(source.c_str(), directory()->fd, target.c_str()));
  return checked(::linkat(directory()->fd, source.c_str(), directory()->fd,
                           target.c_str(), 0));
}

int64_t PosixHost::read_link(std::string_view path, std::string& out) {
  if (!may_read()) return -EPERM;
  char buffer[PATH_MAX];
  std::string name(path);
  ssize_t size = ::readlinkat(directory()->fd, name.c_str(), buffer, sizeof buffer);
  if (size < 0) return -errno;
  out.assign(buffer, static_cast<size_t>(size));
  return 0;
}

int64_t PosixHost::chmod(std::string_view path, uint32_t mode) {
  if (!may_write()) return -EPERM;
  return checked(::fchmodat(directory()->fd, std::string(path).c_str(), mode, 0));
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
  return checked(::utimensat(directory()->fd, std::string(path).c_str(), times, 0));
}

int64_t PosixHost::pipe(int64_t (&handles)[2]) {
  if (!may_write() && !options_.processes && options_.network == Network::kNone) return -EPERM;
  int fds[2];
  if (::pipe2(fds, O_CLOEXEC) < 0) return -errno;
  handles[0] = handles_.add(fds[0], HandleKind::kFile);
  handles[1] = handles_.add(fds[1], HandleKind::kFile);
  if (handles[1] >= 0) return 0;
  if (handles[0] >= 0) handles_.close(handles[0]);
  return handles[1];
}

bool PosixHost::is_terminal(int64_t handle) {
  HandleTable::Pin pin(handles_, handle);
  return pin.descriptor() >= 0 && ::isatty(pin.descriptor()) == 1;
}

int64_t PosixHost::directory_name(int64_t handle, std::string& out) {
  HandleTable::Pin pin(handles_, handle);
  if (pin.descriptor() < 0) return -EBADF;
  out = "/proc/self/fd/" + std::to_string(pin.descriptor());
  struct stat by_name, open;
  if (::stat(out.c_str(), &by_name) < 0 || ::fstat(pin.descriptor(), &open) < 0) return -ENOSYS;
  return by_name.st_dev == open.st_dev && by_name.st_ino == open.st_ino ? 0 : -ENOSYS;
}

int64_t PosixHost::get_cwd(std::string& out) {
  if (!may_read()) return -EPERM;
  char buffer[PATH_MAX];
  auto folder = directory();
  if (folder->fd == AT_FDCWD) {
    if (!::getcwd(buffer, sizeof buffer)) return -errno;
    out = buffer;
    return 0;
  }
  std::string link = descriptor_path(folder->fd);
  ssize_t size = ::readlink(link.c_str(), buffer, sizeof buffer);
  if (size < 0) return -errno;
  out.assign(buffer, static_cast<size_t>(size));
  return 0;
}

int64_t PosixHost::change_dir(std::string_view path) {
  if (!may_read()) return -EPERM;
  std::string name(path);
  int fd = ::openat(directory()->fd, name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return -errno;
  auto next = std::make_shared<const Directory>(fd);
  Locker locker(directory_lock_);
  directory_.swap(next);  // other threads may be using the old one: the last closes it
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
  if (!options_.executable.empty()) {
    out = options_.executable;
    return 0;
  }
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

}  // namespace vole::embed
