// Natives of internal/hostos for sockets and the netpoller; see natives.cpp. None of these calls
// of the Host blocks, so they are made with the P.
#include <cstddef>

#include "stdlib/packages.h"
#include "vm/machine.h"

namespace vole::stdlib {

namespace {

using runtime::GQueue;
using runtime::PollSide;
using runtime::PollState;
using vm::GoBytes;
using vm::Host;
using vm::HostAddress;
using vm::NativeCall;
using vm::NativeEntry;

int finish(NativeCall& c, int64_t status) {
  c.ret(status);
  return c.done();
}

// The Go struct Addr has this layout.
static_assert(sizeof(HostAddress) == 136 && offsetof(HostAddress, path) == 28);

HostAddress load_address(const void* from) {
  HostAddress a;
  mem::copy_bytes(&a, from, sizeof a);
  return a;
}
void store_address(void* to, const HostAddress& a) { mem::copy_bytes(to, &a, sizeof a); }

int socket(NativeCall& c) {
  int family = static_cast<int>(c.i64()), type = static_cast<int>(c.i64());
  return finish(c, c.host().socket(family, type, static_cast<int>(c.i64())));
}

template <int64_t (Host::*kCall)(int64_t, const HostAddress&)>
int with_address(NativeCall& c) {
  int64_t fd = c.i64();
  auto* address = c.ptr();
  if (address == nullptr) return c.panic_nil();
  return finish(c, (c.host().*kCall)(fd, load_address(address)));
}

template <int64_t (Host::*kCall)(int64_t, HostAddress&)>
int give_address(NativeCall& c) {
  int64_t fd = c.i64();
  auto* out = c.ptr();
  if (out == nullptr) return c.panic_nil();
  HostAddress address;
  int64_t status = (c.host().*kCall)(fd, address);
  if (status >= 0) store_address(out, address);
  return finish(c, status);
}

template <int64_t (Host::*kCall)(int64_t, int)>
int with_number(NativeCall& c) {
  int64_t fd = c.i64();
  return finish(c, (c.host().*kCall)(fd, static_cast<int>(c.i64())));
}

int set_option(NativeCall& c) {
  int64_t fd = c.i64();
  int level = static_cast<int>(c.i64()), name = static_cast<int>(c.i64());
  return finish(c, c.host().set_option(fd, level, name, static_cast<int>(c.i64())));
}

int get_option(NativeCall& c) {
  int64_t fd = c.i64();
  int level = static_cast<int>(c.i64());
  return finish(c, c.host().get_option(fd, level, static_cast<int>(c.i64())));
}

int send_to(NativeCall& c) {
  int64_t fd = c.i64();
  GoBytes p = c.bytes();
  auto size = static_cast<size_t>(p.len);
  auto* to = c.ptr();
  if (to == nullptr) return finish(c, c.host().send_to(fd, p.data, size, nullptr));
  HostAddress address = load_address(to);
  return finish(c, c.host().send_to(fd, p.data, size, &address));
}

int recv_from(NativeCall& c) {
  int64_t fd = c.i64();
  GoBytes p = c.bytes();
  auto* from = c.ptr();
  if (from == nullptr) return c.panic_nil();
  HostAddress address;
  int flags = 0;
  int64_t n = c.host().receive_from(fd, p.data, static_cast<size_t>(p.len), address, flags);
  if (n >= 0) store_address(from, address);
  c.ret(n);
  c.ret(int64_t{flags});
  return c.done();
}

// ---- the netpoller

runtime::Netpoll& netpoll(NativeCall& c) { return c.machine().netpoll(); }

PollSide side_arg(NativeCall& c) { return c.i64() == 0 ? PollSide::kRead : PollSide::kWrite; }

int finish(NativeCall& c, PollState state) { return finish(c, static_cast<int64_t>(state)); }

void ready_all(NativeCall& c, GQueue& woken) {
  while (vm::G* g = woken.pop()) c.ready(g);
}

int poll_open(NativeCall& c) {
  bool shared;
  c.ret(netpoll(c).open(c.i64(), &shared));
  c.ret(shared);
  return c.done();
}

int poll_close(NativeCall& c) {
  netpoll(c).close(c.i64());
  return c.done();
}

int poll_prepare(NativeCall& c) {
  int64_t id = c.i64();
  return finish(c, netpoll(c).prepare(id, side_arg(c)));
}

int poll_wait(NativeCall& c) {
  int64_t id = c.i64();
  PollSide side = side_arg(c);
  if (c.stage() == 1) return finish(c, netpoll(c).finish_wait(id, side));
  c.set_stage(1);
  Lock* held = nullptr;
  PollState state = netpoll(c).begin_wait(id, side, c.g(), &held);
  if (state != PollState::kPark) return finish(c, state);
  return c.park(runtime::WaitReason::kIo, held);
}

int poll_deadline(NativeCall& c) {
  int64_t id = c.i64();
  PollSide side = side_arg(c);
  int64_t when = c.i64();
  GQueue woken;
  int64_t now = c.host().clock().monotonic_ns();
  netpoll(c).set_deadline(id, side, when, now, *c.exec.p, woken);
  ready_all(c, woken);
  return c.done();
}

int poll_unblock(NativeCall& c) {
  GQueue woken;
  netpoll(c).unblock(c.i64(), woken);
  ready_all(c, woken);
  return c.done();
}

constexpr NativeEntry kEntries[] = {
    {"Socket", socket},
    {"Bind", with_address<&Host::bind>},
    {"Listen", with_number<&Host::listen>},
    {"Connect", with_address<&Host::connect>},
    {"Accept", give_address<&Host::accept>},
    {"LocalAddr", give_address<&Host::local_address>},
    {"PeerAddr", give_address<&Host::peer_address>},
    {"Shutdown", with_number<&Host::shutdown>},
    {"SetOption", set_option},
    {"GetOption", get_option},
    {"SendTo", send_to},
    {"RecvFrom", recv_from},
    {"PollOpen", poll_open},
    {"PollClose", poll_close},
    {"PollPrepare", poll_prepare},
    {"PollWait", poll_wait},
    {"PollDeadline", poll_deadline},
    {"PollUnblock", poll_unblock},
};

}  // namespace

const vm::NativePackage kHostosNetNatives{"internal/hostos", kEntries};

}  // namespace vole::stdlib
