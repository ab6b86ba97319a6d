// Sockets of a PosixHost. They are non-blocking from birth, never inherited by processes that the
// program starts, and reach only what VmOptions::network grants: checked where an address is given.
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstddef>
#include <cstring>

#include "embed/posix_calls.h"
#include "embed/posix_host.h"

namespace vole::embed {

namespace {

union AnyAddress {
  sockaddr base;
  sockaddr_in ip4;
  sockaddr_in6 ip6;
  sockaddr_un local;
};

bool is_loopback4(const uint8_t* ip) { return ip[0] == 127; }

bool is_loopback(const vm::HostAddress& a) {
  if (a.family == AF_INET) return is_loopback4(a.ip);
  static constexpr uint8_t kMapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
  if (std::memcmp(a.ip, kMapped, sizeof kMapped) == 0) return is_loopback4(a.ip + 12);
  static constexpr uint8_t kOne[16] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
  return std::memcmp(a.ip, kOne, sizeof kOne) == 0;
}

// The size of the system's form of an address; 0: it has none. Relative paths start at `folder`.
socklen_t to_system(const vm::HostAddress& a, int folder, AnyAddress& out) {
  std::memset(&out, 0, sizeof out);
  out.base.sa_family = a.family;
  switch (a.family) {
    case AF_INET:
      out.ip4.sin_port = htons(a.port);
      std::memcpy(&out.ip4.sin_addr, a.ip, 4);
      return sizeof out.ip4;
    case AF_INET6:
      out.ip6.sin6_port = htons(a.port);
      out.ip6.sin6_scope_id = a.scope;
      std::memcpy(&out.ip6.sin6_addr, a.ip, 16);
      return sizeof out.ip6;
    case AF_UNIX: {
      if (a.path_size > sizeof a.path) return 0;
      std::string path(a.path, a.path_size);
      constexpr size_t kHead = offsetof(sockaddr_un, sun_path);
      bool abstract = !path.empty() && path[0] == '@';
      if (abstract) path[0] = '\0';
      if (!path.empty() && !abstract) {
        if (path[0] != '/' && folder >= 0) path = descriptor_path(folder) + "/" + path;
        path += '\0';
      }
      if (path.size() > sizeof out.local.sun_path) return 0;
      std::memcpy(out.local.sun_path, path.data(), path.size());
      return static_cast<socklen_t>(kHead + path.size());
    }
  }
  return 0;
}

void from_system(const AnyAddress& a, socklen_t size, vm::HostAddress& out) {
  out = {};
  if (size < sizeof a.base.sa_family) return;
  out.family = a.base.sa_family;
  switch (a.base.sa_family) {
    case AF_INET:
      out.port = ntohs(a.ip4.sin_port);
      std::memcpy(out.ip, &a.ip4.sin_addr, 4);
      break;
    case AF_INET6:
      out.port = ntohs(a.ip6.sin6_port);
      out.scope = a.ip6.sin6_scope_id;
      std::memcpy(out.ip, &a.ip6.sin6_addr, 16);
      break;
    case AF_UNIX: {
      constexpr size_t kHead = offsetof(sockaddr_un, sun_path);
      size_t length = size > kHead ? size - kHead : 0;
      if (length > sizeof out.path) length = sizeof out.path;
      bool abstract = length > 0 && a.local.sun_path[0] == '\0';
      if (!abstract) length = ::strnlen(a.local.sun_path, length);
      std::memcpy(out.path, a.local.sun_path, length);
      if (abstract) out.path[0] = '@';
      out.path_size = static_cast<uint32_t>(length);
      break;
    }
  }
}

}  // namespace

bool PosixHost::may_reach(const vm::HostAddress& address) const {
  if (options_.network == Network::kNone) return false;
  // A path is a name in the file system, and behind it may be any service of this computer.
  if (address.family == AF_UNIX) return may_write();
  return options_.network == Network::kFull || is_loopback(address);
}

int64_t PosixHost::socket(int family, int type, int protocol) {
  if (options_.network == Network::kNone) return -EPERM;
  if (family != AF_UNIX && family != AF_INET && family != AF_INET6) return -EAFNOSUPPORT;
  if (type == SOCK_RAW && options_.network != Network::kFull) return -EPERM;
  int fd = ::socket(family, type | SOCK_NONBLOCK | SOCK_CLOEXEC, protocol);
  return fd < 0 ? -errno : handles_.add(fd, HandleKind::kSocket);
}

int64_t PosixHost::with_address(int64_t handle, const vm::HostAddress& address,
                                int (*call)(int, const sockaddr*, socklen_t)) {
  HandleTable::Pin pin(handles_, handle);
  if (!pin) return -EBADF;
  if (!may_reach(address)) return -EPERM;
  AnyAddress system;
  auto folder = directory();
  socklen_t size = to_system(address, folder->fd, system);
  if (size == 0) return -EINVAL;
  return checked(call(pin.descriptor(), &system.base, size));
}

int64_t PosixHost::bind(int64_t handle, const vm::HostAddress& address) {
  return with_address(handle, address, ::bind);
}

int64_t PosixHost::listen(int64_t handle, int backlog) {
  HandleTable::Pin pin(handles_, handle);
  if (!pin) return -EBADF;
  // A socket that was never bound would listen to everybody.
  vm::HostAddress own;
  if (local_address(handle, own) < 0 || !may_reach(own)) return -EPERM;
  return checked(::listen(pin.descriptor(), backlog));
}

int64_t PosixHost::connect(int64_t handle, const vm::HostAddress& address) {
  return with_address(handle, address, ::connect);
}

int64_t PosixHost::accept(int64_t handle, vm::HostAddress& peer) {
  HandleTable::Pin pin(handles_, handle);
  if (!pin) return -EBADF;
  AnyAddress system;
  socklen_t size = sizeof system;
  int64_t fd = retried([&] {
    return ::accept4(pin.descriptor(), &system.base, &size, SOCK_NONBLOCK | SOCK_CLOEXEC);
  });
  if (fd < 0) return fd;
  from_system(system, size, peer);
  return handles_.add(static_cast<int>(fd), HandleKind::kSocket);
}

int64_t PosixHost::address(int64_t handle, vm::HostAddress& out, AddressCall call) {
  HandleTable::Pin pin(handles_, handle);
  AnyAddress system;
  socklen_t size = sizeof system;
  if (call(pin.descriptor(), &system.base, &size) < 0) return -errno;
  from_system(system, size, out);
  return 0;
}

int64_t PosixHost::local_address(int64_t handle, vm::HostAddress& out) {
  return address(handle, out, ::getsockname);
}

int64_t PosixHost::peer_address(int64_t handle, vm::HostAddress& out) {
  return address(handle, out, ::getpeername);
}

int64_t PosixHost::shutdown(int64_t handle, int how) {
  HandleTable::Pin pin(handles_, handle);
  return checked(::shutdown(pin.descriptor(), how));
}

int64_t PosixHost::set_option(int64_t handle, int level, int name, int value) {
  HandleTable::Pin pin(handles_, handle);
  if (level == SOL_SOCKET && name == SO_LINGER) {
    linger time = {value >= 0, value >= 0 ? value : 0};
    return checked(::setsockopt(pin.descriptor(), level, name, &time, sizeof time));
  }
  return checked(::setsockopt(pin.descriptor(), level, name, &value, sizeof value));
}

int64_t PosixHost::get_option(int64_t handle, int level, int name) {
  HandleTable::Pin pin(handles_, handle);
  int value = 0;
  socklen_t size = sizeof value;
  if (::getsockopt(pin.descriptor(), level, name, &value, &size) < 0) return -errno;
  return value;
}

int64_t PosixHost::send_to(int64_t handle, const void* from, size_t size,
                           const vm::HostAddress* to) {
  HandleTable::Pin pin(handles_, handle);
  if (!pin) return -EBADF;
  if (to == nullptr) {
    return retried([&] { return ::send(pin.descriptor(), from, size, MSG_NOSIGNAL); });
  }
  if (!may_reach(*to)) return -EPERM;
  AnyAddress system;
  auto folder = directory();
  socklen_t bytes = to_system(*to, folder->fd, system);
  if (bytes == 0) return -EINVAL;
  return retried([&] {
    return ::sendto(pin.descriptor(), from, size, MSG_NOSIGNAL, &system.base, bytes);
  });
}

int64_t PosixHost::receive_from(int64_t handle, void* to, size_t size, vm::HostAddress& from,
                                int& flags) {
  HandleTable::Pin pin(handles_, handle);
  AnyAddress system;
  std::memset(&system, 0, sizeof system);
  iovec part = {to, size};
  msghdr message = {};
  message.msg_name = &system;
  message.msg_namelen = sizeof system;
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  int64_t count = retried([&] { return ::recvmsg(pin.descriptor(), &message, 0); });
  if (count < 0) return count;
  flags = message.msg_flags;
  from_system(system, message.msg_namelen, from);
  return count;
}

}  // namespace vole::embed
