// Natives of internal/hostos: each is one call of the machine's Host, which grants or refuses it.
// Contracts stand above the Go declarations. Files, names and the process here, the rest in
// natives_net.cpp and natives_process.cpp.
//
// Calls that may block give up the P (NativeCall::blocking) and touch nothing of the VM meanwhile:
// names are copied before, results stored after. Bytes are read and written where they lie if that
// is the heap, which moves nothing and keeps what a frame holds; a stack may move, so buffers in
// one are copied.
#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>

#include "stdlib/packages.h"
#include "vm/machine.h"

namespace vole::stdlib {

namespace {

using vm::GoBytes;
using vm::HostStat;
using vm::NativeCall;
using vm::NativeEntry;
using std::string;
using std::string_view;

// A name with a zero byte in it would be cut there by the system.
bool is_name(string_view s) { return s.find('\0') == string_view::npos; }

int finish(NativeCall& c, int64_t status) {
  c.ret(status);
  return c.done();
}

// The Go struct Stat has this layout.
static_assert(sizeof(HostStat) == 144 && offsetof(HostStat, modified) == 88);

// Runs a call of the Host without the P.
template <class F>
int64_t blocking(NativeCall& c, F&& call) {
  vm::Host& host = c.host();
  int64_t status = 0;
  c.blocking([&] { status = call(host); });
  return status;
}

// The bytes of a call that may block: where they lie, or a copy of those in a stack.
class Buffer {
 public:
  // `fill`: the call reads them; else it writes, and copy_back() does the rest.
  Buffer(NativeCall& c, uint8_t* data, int64_t len, bool fill)
      : data_(data), size_(static_cast<size_t>(len)) {
    if (size_ == 0 || !c.machine().sched().stacks().is_stack(reinterpret_cast<uintptr_t>(data))) {
      return;
    }
    size_ = std::min(size_, kMost);
    copy_ = std::make_unique<uint8_t[]>(size_);
    data_ = copy_.get();
    if (fill) mem::copy_bytes(data_, data, size_);
  }
  uint8_t* data() const { return data_; }
  size_t size() const { return size_; }
  // `to`: where the bytes lie now.
  void copy_back(void* to, int64_t count) const {
    if (copy_ && count > 0) mem::copy_bytes(to, data_, static_cast<size_t>(count));
  }

 private:
  static constexpr size_t kMost = 64 << 10;
  std::unique_ptr<uint8_t[]> copy_;
  uint8_t* data_;
  size_t size_;
};

int open(NativeCall& c) {
  string name(c.view());
  int flag = static_cast<int>(c.i64());
  uint32_t mode = c.u32();
  if (!is_name(name)) return finish(c, -EINVAL);
  return finish(c, blocking(c, [&](vm::Host& h) { return h.open(name, flag, mode); }));
}

int close(NativeCall& c) {
  return finish(c, c.host().close(c.i64()));
}

// fd, bytes and what `call` takes besides; the call writes the bytes.
template <class F>
int read_with(NativeCall& c, int64_t fd, F&& call) {
  GoBytes p = c.bytes();
  Buffer buffer(c, p.data, p.len, false);
  int64_t n = blocking(c, [&](vm::Host& h) { return call(h, fd, buffer); });
  c.rewind();
  c.i64();
  buffer.copy_back(c.bytes().data, n);
  return finish(c, n);
}

int read(NativeCall& c) {
  return read_with(c, c.i64(), [](vm::Host& h, int64_t fd, const Buffer& b) {
    return h.read(fd, b.data(), b.size());
  });
}

int pread(NativeCall& c) {
  int64_t fd = c.i64();
  c.bytes();
  int64_t offset = c.i64();
  c.rewind();
  return read_with(c, c.i64(), [=](vm::Host& h, int64_t, const Buffer& b) {
    return h.pread(fd, b.data(), b.size(), offset);
  });
}

// Of []byte and of string: pointer and length come first in both.
int write(NativeCall& c) {
  int64_t fd = c.i64();
  bytecode::GoString p = c.str();
  Buffer buffer(c, reinterpret_cast<uint8_t*>(const_cast<char*>(p.data)), p.len, true);
  return finish(c, blocking(c, [&](vm::Host& h) {
    return h.write(fd, buffer.data(), buffer.size());
  }));
}

int pwrite(NativeCall& c) {
  int64_t fd = c.i64();
  GoBytes p = c.bytes();
  int64_t offset = c.i64();
  Buffer buffer(c, p.data, p.len, true);
  return finish(c, blocking(c, [&](vm::Host& h) {
    return h.pwrite(fd, buffer.data(), buffer.size(), offset);
  }));
}

// Of descriptors that are watched: these do not block.
int try_read(NativeCall& c) {
  int64_t fd = c.i64();
  GoBytes p = c.bytes();
  return finish(c, c.host().read(fd, p.data, static_cast<size_t>(p.len)));
}

int try_write(NativeCall& c) {
  int64_t fd = c.i64();
  GoBytes p = c.bytes();
  return finish(c, c.host().write(fd, p.data, static_cast<size_t>(p.len)));
}

int seek(NativeCall& c) {
  int64_t fd = c.i64(), offset = c.i64();
  return finish(c, c.host().seek(fd, offset, static_cast<int>(c.i64())));
}

int truncate(NativeCall& c) {
  int64_t fd = c.i64(), size = c.i64();
  return finish(c, blocking(c, [=](vm::Host& h) { return h.truncate(fd, size); }));
}

int sync(NativeCall& c) {
  int64_t fd = c.i64();
  return finish(c, blocking(c, [=](vm::Host& h) { return h.sync(fd); }));
}

int fstat(NativeCall& c) {
  int64_t fd = c.i64();
  auto* out = c.ptr();
  if (out == nullptr) return c.panic_nil();
  HostStat stat;
  int64_t status = c.host().stat_fd(fd, stat);
  if (status >= 0) mem::copy_bytes(out, &stat, sizeof stat);
  return finish(c, status);
}

int stat_path(NativeCall& c) {
  string name(c.view());
  bool follow = c.boolean();
  if (c.ptr() == nullptr) return c.panic_nil();
  if (!is_name(name)) return finish(c, -EINVAL);
  HostStat stat;
  int64_t status = blocking(c, [&](vm::Host& h) { return h.stat(name, follow, stat); });
  c.rewind();
  c.view();
  c.boolean();
  auto* out = c.ptr();
  if (status >= 0) mem::copy_bytes(out, &stat, sizeof stat);
  return finish(c, status);
}

// Returns (text, status), or ("", status) if status is an error.
int finish_text(NativeCall& c, string_view text, int64_t status) {
  bytecode::GoString result{};
  if (status >= 0 && !c.new_string(text, result)) return c.no_memory();
  c.ret(result);
  c.ret(status < 0 ? status : int64_t{0});
  return c.done();
}

int read_dir(NativeCall& c) {
  std::vector<vm::HostDirEntry> entries;
  string name(c.view());
  if (!is_name(name)) return finish_text(c, "", -EINVAL);
  int64_t status = blocking(c, [&](vm::Host& h) { return h.read_dir(name, entries); });
  string packed;
  for (const vm::HostDirEntry& e : entries) {
    if (e.name == "." || e.name == "..") continue;
    packed += static_cast<char>(e.type);
    packed += e.name;
    packed += '\0';
  }
  return finish_text(c, packed, status);
}

// A call whose parameters are one name.
template <int64_t (vm::Host::*kCall)(string_view)>
int with_name(NativeCall& c) {
  string name(c.view());
  if (!is_name(name)) return finish(c, -EINVAL);
  return finish(c, blocking(c, [&](vm::Host& h) { return (h.*kCall)(name); }));
}

// A call of a name and a mode.
template <int64_t (vm::Host::*kCall)(string_view, uint32_t)>
int with_mode(NativeCall& c) {
  string name(c.view());
  uint32_t mode = c.u32();
  if (!is_name(name)) return finish(c, -EINVAL);
  return finish(c, blocking(c, [&](vm::Host& h) { return (h.*kCall)(name, mode); }));
}

// A call that gives a text.
template <int64_t (vm::Host::*kCall)(string&)>
int give_text(NativeCall& c) {
  string text;
  int64_t status = (c.host().*kCall)(text);
  return finish_text(c, text, status);
}

// A call that gives a number.
template <int64_t (vm::Host::*kCall)()>
int give_number(NativeCall& c) {
  c.ret((c.host().*kCall)());
  return c.done();
}

// A call that gives strings, which Go gets in one, each closed by a zero byte.
template <std::vector<string> (vm::Host::*kCall)()>
int give_list(NativeCall& c) {
  string packed;
  for (const string& s : (c.host().*kCall)()) {
    packed += s;
    packed += '\0';
  }
  bytecode::GoString result{};
  if (!c.new_string(packed, result)) return c.no_memory();
  c.ret(result);
  return c.done();
}

int rename(NativeCall& c) {
  string from(c.view()), to(c.view());
  if (!is_name(from) || !is_name(to)) return finish(c, -EINVAL);
  return finish(c, blocking(c, [&](vm::Host& h) { return h.rename(from, to); }));
}

int link(NativeCall& c) {
  string from(c.view()), to(c.view());
  bool symbolic = c.boolean();
  if (!is_name(from) || !is_name(to)) return finish(c, -EINVAL);
  return finish(c, blocking(c, [&](vm::Host& h) { return h.link(from, to, symbolic); }));
}

int read_link(NativeCall& c) {
  string target, name(c.view());
  if (!is_name(name)) return finish_text(c, "", -EINVAL);
  int64_t status = blocking(c, [&](vm::Host& h) { return h.read_link(name, target); });
  return finish_text(c, target, status);
}

int truncate_path(NativeCall& c) {
  string name(c.view());
  int64_t size = c.i64();
  if (!is_name(name)) return finish(c, -EINVAL);
  return finish(c, blocking(c, [&](vm::Host& h) { return h.truncate_path(name, size); }));
}

int set_times(NativeCall& c) {
  string name(c.view());
  int64_t access = c.i64(), change = c.i64();
  if (!is_name(name)) return finish(c, -EINVAL);
  return finish(c, blocking(c, [&](vm::Host& h) { return h.set_times(name, access, change); }));
}

int pipe(NativeCall& c) {
  int64_t ends[2] = {-1, -1};
  int64_t status = c.host().pipe(ends);
  c.ret(ends[0]);
  c.ret(ends[1]);
  c.ret(status);
  return c.done();
}

int is_terminal(NativeCall& c) {
  return finish(c, c.host().is_terminal(c.i64()));
}

int directory_name(NativeCall& c) {
  string name;
  int64_t status = c.host().directory_name(c.i64(), name);
  return finish_text(c, name, status);
}

int random_bytes(NativeCall& c) {
  GoBytes p = c.bytes();
  return finish(c, c.host().random_bytes(p.data, static_cast<size_t>(p.len)));
}

int exit(NativeCall& c) { return c.exit(static_cast<int>(c.i64())); }

constexpr NativeEntry kEntries[] = {
    {"Open", open},
    {"Close", close},
    {"Read", read},
    {"Write", write},
    {"WriteString", write},
    {"TryRead", try_read},
    {"TryWrite", try_write},
    {"Pread", pread},
    {"Pwrite", pwrite},
    {"Seek", seek},
    {"Truncate", truncate},
    {"Sync", sync},
    {"Fstat", fstat},
    {"StatPath", stat_path},
    {"ReadDir", read_dir},
    {"Mkdir", with_mode<&vm::Host::mkdir>},
    {"RemoveFile", with_name<&vm::Host::remove_file>},
    {"RemoveDir", with_name<&vm::Host::remove_dir>},
    {"Rename", rename},
    {"Link", link},
    {"ReadLink", read_link},
    {"Chmod", with_mode<&vm::Host::chmod>},
    {"TruncatePath", truncate_path},
    {"SetTimes", set_times},
    {"Pipe", pipe},
    {"IsTerminal", is_terminal},
    {"DirectoryName", directory_name},
    {"Getcwd", give_text<&vm::Host::get_cwd>},
    {"Chdir", with_name<&vm::Host::change_dir>},
    {"Args", give_list<&vm::Host::args>},
    {"Environ", give_list<&vm::Host::environ>},
    {"Pid", give_number<&vm::Host::pid>},
    {"Ppid", give_number<&vm::Host::parent_pid>},
    {"Uid", give_number<&vm::Host::uid>},
    {"Gid", give_number<&vm::Host::gid>},
    {"Hostname", give_text<&vm::Host::hostname>},
    {"Executable", give_text<&vm::Host::executable>},
    {"RandomBytes", random_bytes},
    {"Exit", exit},
};

}  // namespace

const vm::NativePackage kHostosNatives{"internal/hostos", kEntries};

}  // namespace vole::stdlib
