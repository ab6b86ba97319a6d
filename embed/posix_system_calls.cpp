// Raw system calls behind the Host door, for programs that are trusted with them. Arguments that
// are descriptors come as handles and are translated; results that are descriptors become handles.
// What could pull the rug from under the machine (threads, signal handlers, its break and
// descriptors) is not in the table and answers ENOSYS, as an old kernel would.
#include <fcntl.h>
#include <poll.h>
#include <sys/select.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <iterator>
#include <optional>

#include "embed/posix_calls.h"
#include "embed/posix_host.h"

namespace vole::embed {

namespace {

struct Rule {
  uint16_t number;
  uint8_t handles = 0;       // bit n: argument n is a handle; one of -1 stays so
  bool gives_handle = false;
  bool takes_path = false;   // relative ones start from the process's folder
};

constexpr uint8_t kFirst = 1, kThird = 4, kFifth = 16;

constexpr Rule kRules[] = {
    {SYS_ioctl, kFirst},
    {SYS_fcntl, kFirst},
    {SYS_flock, kFirst},
    {SYS_fstat, kFirst},
    {SYS_fstatfs, kFirst},
    {SYS_ftruncate, kFirst},
    {SYS_fsync, kFirst},
    {SYS_fdatasync, kFirst},
    {SYS_fchmod, kFirst},
    {SYS_fchown, kFirst},
    {SYS_fallocate, kFirst},
    {SYS_fadvise64, kFirst},
    {SYS_getdents64, kFirst},
    {SYS_lseek, kFirst},
    {SYS_read, kFirst},
    {SYS_write, kFirst},
    {SYS_pread64, kFirst},
    {SYS_pwrite64, kFirst},
    {SYS_readv, kFirst},
    {SYS_writev, kFirst},
    {SYS_sendfile, kFirst | 2},
    {SYS_splice, kFirst | kThird},
    {SYS_tee, kFirst | 2},
    {SYS_copy_file_range, kFirst | kThird},
    {SYS_dup, kFirst, true},
    {SYS_epoll_create1, 0, true},
    {SYS_epoll_ctl, kFirst | kThird},
    {SYS_epoll_wait, kFirst},
    {SYS_epoll_pwait, kFirst},
    {SYS_eventfd2, 0, true},
    {SYS_timerfd_create, 0, true},
    {SYS_timerfd_settime, kFirst},
    {SYS_inotify_init1, 0, true},
    {SYS_inotify_add_watch, kFirst, false, true},
    {SYS_inotify_rm_watch, kFirst},
    {SYS_memfd_create, 0, true},
    {SYS_mmap, kFifth},
    {SYS_munmap},
    {SYS_mprotect},
    {SYS_madvise},
    {SYS_msync},
    {SYS_mlock},
    {SYS_munlock},
    {SYS_mincore},
    {SYS_open, 0, true, true},
    {SYS_stat, 0, false, true},
    {SYS_lstat, 0, false, true},
    {SYS_statfs, 0, false, true},
    {SYS_access, 0, false, true},
    {SYS_chmod, 0, false, true},
    {SYS_chown, 0, false, true},
    {SYS_lchown, 0, false, true},
    {SYS_link, 0, false, true},
    {SYS_symlink, 0, false, true},
    {SYS_unlink, 0, false, true},
    {SYS_rmdir, 0, false, true},
    {SYS_rename, 0, false, true},
    {SYS_mkdir, 0, false, true},
    {SYS_mknod, 0, false, true},
    {SYS_readlink, 0, false, true},
    {SYS_truncate, 0, false, true},
    {SYS_utime, 0, false, true},
    {SYS_utimes, 0, false, true},
    {SYS_getxattr, 0, false, true},
    {SYS_setxattr, 0, false, true},
    {SYS_listxattr, 0, false, true},
    {SYS_removexattr, 0, false, true},
    {SYS_getpid},
    {SYS_getppid},
    {SYS_gettid},
    {SYS_getuid},
    {SYS_geteuid},
    {SYS_getgid},
    {SYS_getegid},
    {SYS_getgroups},
    {SYS_execve, 0, false, true},
    {SYS_getpgid},
    {SYS_getpgrp},
    {SYS_setpgid},
    {SYS_getsid},
    {SYS_setsid},
    {SYS_getpriority},
    {SYS_setpriority},
    {SYS_getrlimit},
    {SYS_setrlimit},
    {SYS_prlimit64},
    {SYS_getrusage},
    {SYS_getrandom},
    {SYS_gettimeofday},
    {SYS_clock_gettime},
    {SYS_clock_getres},
    {SYS_nanosleep},
    {SYS_time},
    {SYS_times},
    {SYS_umask},
    {SYS_uname},
    {SYS_sysinfo},
    {SYS_sync},
    {SYS_sched_yield},
    {SYS_sched_getaffinity},
};

const Rule* rule_of(uint64_t number) {
  auto found = std::find_if(std::begin(kRules), std::end(kRules),
                            [=](const Rule& rule) { return rule.number == number; });
  return found != std::end(kRules) ? found : nullptr;
}

HandleKind kind_of(int descriptor) {
  struct stat s;
  bool is_socket = ::fstat(descriptor, &s) == 0 && S_ISSOCK(s.st_mode);
  return is_socket ? HandleKind::kSocket : HandleKind::kFile;
}

// Who the process runs as is an attribute of each thread to the kernel; the C library's calls set
// it for all of them. False: no such call.
bool set_identity(uint64_t number, const uint64_t (&a)[6], int64_t* result) {
  auto id = [&a](int i) { return static_cast<uint32_t>(a[i]); };
  switch (number) {
    case SYS_setuid:
      *result = checked(::setuid(id(0)));
      return true;
    case SYS_setgid:
      *result = checked(::setgid(id(0)));
      return true;
    case SYS_setreuid:
      *result = checked(::setreuid(id(0), id(1)));
      return true;
    case SYS_setregid:
      *result = checked(::setregid(id(0), id(1)));
      return true;
    case SYS_setresuid:
      *result = checked(::setresuid(id(0), id(1), id(2)));
      return true;
    case SYS_setresgid:
      *result = checked(::setresgid(id(0), id(1), id(2)));
      return true;
    default:
      return false;
  }
}

int64_t call(uint64_t number, const uint64_t (&a)[6]) {
  return checked(::syscall(static_cast<long>(number), a[0], a[1], a[2], a[3], a[4], a[5]));
}

}  // namespace

int64_t PosixHost::system_call(uint64_t number, const uint64_t (&arguments)[6]) {
  if (!options_.system_calls) return -ENOSYS;
  if (number == SYS_close) return close(static_cast<int64_t>(arguments[0]));
  if (number == SYS_dup2 || number == SYS_dup3) {
    if (arguments[0] == arguments[1] && number == SYS_dup3) return -EINVAL;
    return duplicate_to(static_cast<int64_t>(arguments[0]), static_cast<int64_t>(arguments[1]));
  }
  if (number == SYS_select) return select_now(arguments);
  int64_t identity = 0;
  if (set_identity(number, arguments, &identity)) return identity;
  const Rule* rule = rule_of(number);
  if (rule == nullptr || (rule->takes_path && directory()->fd != AT_FDCWD)) return -ENOSYS;
  // At most two arguments are handles; both stay open while the call lasts.
  uint64_t given[6];
  std::copy(std::begin(arguments), std::end(arguments), given);
  std::optional<HandleTable::Pin> pins[2];
  int count = 0;
  for (int i = 0; i < 6; ++i) {
    if (!(rule->handles >> i & 1) || static_cast<int32_t>(given[i]) == -1) continue;
    auto& pin = pins[count++].emplace(handles_, static_cast<int32_t>(given[i]));
    if (pin.descriptor() == HandleTable::kNone) return -EBADF;
    given[i] = static_cast<uint64_t>(pin.descriptor());
  }
  // Another program is not to inherit that writes to closed pipes only fail here.
  bool replaces = number == SYS_execve;
  auto on_pipe = replaces ? ::signal(SIGPIPE, SIG_DFL) : SIG_DFL;
  int64_t result = call(number, given);
  if (replaces) ::signal(SIGPIPE, on_pipe);
  bool gives = rule->gives_handle || (number == SYS_fcntl && (arguments[1] == F_DUPFD ||
                                                              arguments[1] == F_DUPFD_CLOEXEC));
  if (!gives || result < 0) return result;
  return handles_.add(static_cast<int>(result), kind_of(static_cast<int>(result)));
}

// select(2) as if its timeout were 0: sets are of handles, so each is asked by itself. The sets may
// be anywhere, so the kernel copies them: what is nobody's memory is an error as for other calls.
int64_t PosixHost::select_now(const uint64_t (&arguments)[6]) {
  constexpr short kEvents[3] = {POLLIN, POLLOUT, POLLPRI};
  auto count = static_cast<int64_t>(arguments[0]);
  if (count < 0 || count > FD_SETSIZE) return -EINVAL;
  size_t bytes = static_cast<size_t>(count + 63) / 64 * 8;
  int64_t ready = 0;
  for (int kind = 0; kind < 3; ++kind) {
    auto* set = reinterpret_cast<void*>(arguments[kind + 1]);
    if (set == nullptr || bytes == 0) continue;
    uint64_t words[FD_SETSIZE / 64];
    iovec here{words, bytes}, there{set, bytes};
    int64_t n = checked(::process_vm_readv(::getpid(), &here, 1, &there, 1, 0));
    if (n < 0) return n;
    for (int64_t handle = 0; handle < count; ++handle) {
      uint64_t bit = uint64_t{1} << (handle & 63);
      if (!(words[handle >> 6] & bit)) continue;
      HandleTable::Pin pin(handles_, handle);
      if (!pin) return -EBADF;
      if (is_ready(pin.descriptor(), kEvents[kind])) {
        ++ready;
      } else {
        words[handle >> 6] &= ~bit;
      }
    }
    n = checked(::process_vm_writev(::getpid(), &here, 1, &there, 1, 0));
    if (n < 0) return n;
  }
  return ready;
}

// What whoever started the process has opened for it beyond the streams: 3 and up, without a gap.
void PosixHost::adopt_descriptors() {
  for (int fd = 3;; ++fd) {
    int flags = ::fcntl(fd, F_GETFD);
    if (flags < 0 || (flags & FD_CLOEXEC)) return;
    ::fcntl(fd, F_SETFD, FD_CLOEXEC);
    handles_.add(fd, kind_of(fd));
  }
}

// The handle `to` becomes another name of what `from` is open on.
int64_t PosixHost::duplicate_to(int64_t from, int64_t to) {
  HandleTable::Pin pin(handles_, from);
  if (!pin || pin.descriptor() == HandleTable::kNone) return -EBADF;
  if (from == to) return to;
  int copy = ::fcntl(pin.descriptor(), F_DUPFD_CLOEXEC, 0);
  if (copy < 0) return -errno;
  return handles_.put(to, copy, kind_of(copy));
}

}  // namespace vole::embed
