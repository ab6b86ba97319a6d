// Other processes of a PosixHost, if granted. Each has a pidfd behind its handle: epoll tells its
// end, and a number that the system has reused is never signalled.
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "embed/posix_calls.h"
#include "embed/posix_host.h"

namespace vole::embed {

namespace {

constexpr int kPidfd = 3;  // P_PIDFD of waitid(2)

int open_process(int64_t pid) {
  return static_cast<int>(::syscall(SYS_pidfd_open, static_cast<pid_t>(pid), 0));
}

std::vector<char*> pointers(const std::vector<std::string>& strings) {
  std::vector<char*> out;
  for (const std::string& s : strings) out.push_back(const_cast<char*>(s.c_str()));
  out.push_back(nullptr);
  return out;
}

// What posix_spawn is to do before the program runs.
class SpawnPlan {
 public:
  SpawnPlan() {
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawnattr_init(&attributes);
  }
  ~SpawnPlan() {
    for (int fd : copies_) ::close(fd);
    ::posix_spawn_file_actions_destroy(&actions);
    ::posix_spawnattr_destroy(&attributes);
  }
  SpawnPlan(const SpawnPlan&) = delete;
  SpawnPlan& operator=(const SpawnPlan&) = delete;

  // Descriptor i of the process will be `from`. Sources lie above all targets, so that no step
  // overwrites the source of a later one.
  int add_file(int from, int target, int target_count) {
    int copy = ::fcntl(from, F_DUPFD_CLOEXEC, target_count);
    if (copy < 0) return -errno;
    copies_.push_back(copy);
    return -::posix_spawn_file_actions_adddup2(&actions, copy, target);
  }

  // The process starts with default signals, none blocked.
  void set_flags(const vm::HostProcess& process) {
    short flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
    sigset_t none, all;
    ::sigemptyset(&none);
    ::sigfillset(&all);
    ::posix_spawnattr_setsigmask(&attributes, &none);
    ::posix_spawnattr_setsigdefault(&attributes, &all);
    if (process.new_session) flags |= POSIX_SPAWN_SETSID;
    if (process.new_group) {
      flags |= POSIX_SPAWN_SETPGROUP;
      ::posix_spawnattr_setpgroup(&attributes, static_cast<pid_t>(process.group));
    }
    ::posix_spawnattr_setflags(&attributes, flags);
  }

  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;

 private:
  std::vector<int> copies_;
};

// Other programs do not expect descriptors that do not wait. The flag is one of the open file, so
// this process's own reads of it ask first from now on.
void make_waiting(int descriptor) {
  int flags = ::fcntl(descriptor, F_GETFL);
  if ((flags & O_NONBLOCK) != 0) ::fcntl(descriptor, F_SETFL, flags & ~O_NONBLOCK);
}

int64_t nanoseconds(const timeval& time) {
  return int64_t{time.tv_sec} * 1000000000 + int64_t{time.tv_usec} * 1000;
}

}  // namespace

int64_t PosixHost::start_process(const vm::HostProcess& process, int64_t& pid) {
  if (!options_.processes) return -EPERM;
  SpawnPlan plan;
  // First of all: the folder's own descriptor is closed below.
  auto folder = directory();
  if (folder->fd != AT_FDCWD) {
    ::posix_spawn_file_actions_addfchdir_np(&plan.actions, folder->fd);
  }
  if (!process.directory.empty()) {
    ::posix_spawn_file_actions_addchdir_np(&plan.actions, process.directory.c_str());
  }
  int count = static_cast<int>(process.files.size());
  for (int i = 0; i < count; ++i) {
    if (process.files[static_cast<size_t>(i)] < 0) continue;
    HandleTable::Pin pin(handles_, process.files[static_cast<size_t>(i)]);
    if (!pin) return -EBADF;
    // A callback has no descriptor to pass on.
    if (pin->kind == HandleKind::kCallback) return -ENOTSUP;
    if (pin->token != 0 && pin->kind != HandleKind::kInherited) {
      make_waiting(pin.descriptor());
      handles_.set_watched(process.files[static_cast<size_t>(i)], pin->token, true);
    }
    if (int error = plan.add_file(pin.descriptor(), i, count < 3 ? 3 : count)) return error;
  }
  for (int i = 0; i < 3; ++i) {
    if (i < count && process.files[static_cast<size_t>(i)] >= 0) continue;
    ::posix_spawn_file_actions_addclose(&plan.actions, i);
  }
  // Nothing of the embedder's, whether or not it is marked close-on-exec.
  ::posix_spawn_file_actions_addclosefrom_np(&plan.actions, count < 3 ? 3 : count);
  plan.set_flags(process);
  pid_t child = 0;
  int error = ::posix_spawn(&child, process.path.c_str(), &plan.actions, &plan.attributes,
                            pointers(process.arguments).data(),
                            pointers(process.environment).data());
  if (error != 0) return -error;
  pid = child;
  int fd = open_process(child);
  if (fd >= 0) return handles_.add(fd, HandleKind::kProcess, child);
  // Without a handle nobody could wait for it.
  error = errno;
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  return -error;
}

int64_t PosixHost::find_process(int64_t pid) {
  if (!options_.processes) return -EPERM;
  if (pid <= 0) return -ESRCH;
  int fd = open_process(pid);
  return fd < 0 ? -errno : handles_.add(fd, HandleKind::kProcess, pid);
}

int64_t PosixHost::wait_process(int64_t handle, vm::HostExit& out) {
  HandleTable::Pin pin(handles_, handle);
  if (!pin || pin->kind != HandleKind::kProcess) return -ECHILD;
  siginfo_t info = {};
  rusage usage = {};
  int64_t result = retried([&] {
    return ::syscall(SYS_waitid, kPidfd, pin.descriptor(), &info, WEXITED | WNOHANG, &usage);
  });
  if (result < 0) return result;
  if (info.si_pid == 0) return -EAGAIN;
  // As wait(2) would have told it.
  int status = info.si_status & 0x7f;
  if (info.si_code == CLD_EXITED) status = (info.si_status & 0xff) << 8;
  if (info.si_code == CLD_DUMPED) status |= 0x80;
  out = {pin->pid, status, nanoseconds(usage.ru_utime), nanoseconds(usage.ru_stime),
         usage.ru_maxrss};
  return 0;
}

int64_t PosixHost::signal_process(int64_t handle, int signal) {
  HandleTable::Pin pin(handles_, handle);
  if (!pin || pin->kind != HandleKind::kProcess) return -EBADF;
  return checked(::syscall(SYS_pidfd_send_signal, pin.descriptor(), signal, nullptr, 0));
}

int64_t PosixHost::kill(int64_t pid, int signal) {
  bool own = pid == ::getpid() && options_.signals;
  if (!options_.processes && !own) return -EPERM;
  return checked(::kill(static_cast<pid_t>(pid), signal));
}

}  // namespace vole::embed
