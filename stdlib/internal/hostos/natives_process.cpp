// Natives of internal/hostos for signals and other processes; see natives.cpp.
#include <cstddef>
#include <string>

#include "stdlib/packages.h"
#include "vm/host.h"

namespace vole::stdlib {

namespace {

using std::string_view;
using vm::HostExit;
using vm::NativeCall;
using vm::NativeEntry;

int finish(NativeCall& c, int64_t status) {
  c.ret(status);
  return c.done();
}

int open_signals(NativeCall& c) { return finish(c, c.host().open_signals()); }

int set_signal(NativeCall& c) {
  int signal = static_cast<int>(c.i64());
  int64_t mode = c.i64();
  if (mode < 0 || mode > static_cast<int64_t>(vm::SignalMode::kNotify)) return finish(c, -EINVAL);
  return finish(c, c.host().set_signal(signal, static_cast<vm::SignalMode>(mode)));
}

int signal_ignored(NativeCall& c) {
  c.ret(c.host().is_ignored(static_cast<int>(c.i64())));
  return c.done();
}

int broken_stream(NativeCall& c) { return finish(c, c.host().broken_stream()); }

// Strings that are each followed by a zero byte.
std::vector<std::string> unpack(string_view packed) {
  std::vector<std::string> list;
  while (!packed.empty()) {
    size_t end = packed.find('\0');
    list.emplace_back(packed.substr(0, end));
    packed.remove_prefix(end == string_view::npos ? packed.size() : end + 1);
  }
  return list;
}

int start_process(NativeCall& c) {
  vm::HostProcess process;
  process.path = c.view();
  process.arguments = unpack(c.view());
  process.environment = unpack(c.view());
  process.directory = c.view();
  vm::GoRawSlice files = c.slice();
  for (int64_t i = 0; i < files.len; ++i) {
    process.files.push_back(mem::load<int64_t>(static_cast<int64_t*>(files.data) + i));
  }
  constexpr int64_t kNewSession = 1, kNewGroup = 2;
  int64_t flags = c.i64();
  process.new_session = (flags & kNewSession) != 0;
  process.new_group = (flags & kNewGroup) != 0;
  process.group = c.i64();
  int64_t pid = 0;
  int64_t handle = -EINVAL;
  bool is_name = process.path.find('\0') == std::string::npos &&
                 process.directory.find('\0') == std::string::npos;
  if (is_name) {
    vm::Host& host = c.host();
    c.blocking([&] { handle = host.start_process(process, pid); });
  }
  c.ret(handle);
  c.ret(pid);
  return c.done();
}

int find_process(NativeCall& c) { return finish(c, c.host().find_process(c.i64())); }

// The Go struct ExitStatus has this layout.
static_assert(sizeof(HostExit) == 40 && offsetof(HostExit, max_rss) == 32);

int wait_process(NativeCall& c) {
  int64_t handle = c.i64();
  auto* out = c.ptr();
  if (out == nullptr) return c.panic_nil();
  HostExit exit;
  int64_t status = c.host().wait_process(handle, exit);
  if (status >= 0) mem::copy_bytes(out, &exit, sizeof exit);
  return finish(c, status);
}

int signal_process(NativeCall& c) {
  int64_t handle = c.i64();
  return finish(c, c.host().signal_process(handle, static_cast<int>(c.i64())));
}

int kill(NativeCall& c) {
  int64_t pid = c.i64();
  return finish(c, c.host().kill(pid, static_cast<int>(c.i64())));
}

constexpr NativeEntry kEntries[] = {
    {"OpenSignals", open_signals},
    {"SetSignal", set_signal},
    {"SignalIgnored", signal_ignored},
    {"BrokenStream", broken_stream},
    {"StartProcess", start_process},
    {"FindProcess", find_process},
    {"WaitProcess", wait_process},
    {"SignalProcess", signal_process},
    {"Kill", kill},
};

}  // namespace

const vm::NativePackage kHostosProcessNatives{"internal/hostos", kEntries};

}  // namespace vole::stdlib
