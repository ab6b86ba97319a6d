// Natives of internal/hostos: each is one call of the machine's Host, which grants or refuses it.
// Contracts stand above the Go declarations.
#include <cstddef>
#include <string>

#include "stdlib/packages.h"
#include "vm/host.h"

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
static_assert(sizeof(HostStat) == 72 && offsetof(HostStat, mtime_sec) == 56);

int open(NativeCall& c) {
  string_view name = c.view();
  int flag = static_cast<int>(c.i64());
  if (!is_name(name)) return finish(c, -EINVAL);
  return finish(c, c.host().open(name, flag, c.u32()));
}

int close(NativeCall& c) {
  return finish(c, c.host().close(c.i64()));
}

int read(NativeCall& c) {
  int64_t fd = c.i64();
  GoBytes p = c.bytes();
  return finish(c, c.host().read(fd, p.data, static_cast<size_t>(p.len)));
}

// Of []byte and of string: pointer and length come first in both.
int write(NativeCall& c) {
  int64_t fd = c.i64();
  string_view p = c.view();
  return finish(c, c.host().write(fd, p.data(), p.size()));
}

int pread(NativeCall& c) {
  int64_t fd = c.i64();
  GoBytes p = c.bytes();
  return finish(c, c.host().pread(fd, p.data, static_cast<size_t>(p.len), c.i64()));
}

int pwrite(NativeCall& c) {
  int64_t fd = c.i64();
  GoBytes p = c.bytes();
  return finish(c, c.host().pwrite(fd, p.data, static_cast<size_t>(p.len), c.i64()));
}

int seek(NativeCall& c) {
  int64_t fd = c.i64(), offset = c.i64();
  return finish(c, c.host().seek(fd, offset, static_cast<int>(c.i64())));
}

int truncate(NativeCall& c) {
  int64_t fd = c.i64();
  return finish(c, c.host().truncate(fd, c.i64()));
}

int sync(NativeCall& c) {
  return finish(c, c.host().sync(c.i64()));
}

int fstat(NativeCall& c) {
  int64_t fd = c.i64();
  auto* out = c.ptr<HostStat>();
  if (!out) return c.panic_nil();
  return finish(c, c.host().stat_fd(fd, *out));
}

int stat_path(NativeCall& c) {
  string_view name = c.view();
  bool follow = c.boolean();
  auto* out = c.ptr<HostStat>();
  if (!out) return c.panic_nil();
  if (!is_name(name)) return finish(c, -EINVAL);
  return finish(c, c.host().stat(name, follow, *out));
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
  string_view name = c.view();
  int64_t status = is_name(name) ? c.host().read_dir(name, entries) : -EINVAL;
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
  string_view name = c.view();
  return finish(c, is_name(name) ? (c.host().*kCall)(name) : -EINVAL);
}

// A call of a name and a mode.
template <int64_t (vm::Host::*kCall)(string_view, uint32_t)>
int with_mode(NativeCall& c) {
  string_view name = c.view();
  return finish(c, is_name(name) ? (c.host().*kCall)(name, c.u32()) : -EINVAL);
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
  string_view from = c.view(), to = c.view();
  return finish(c, is_name(from) && is_name(to) ? c.host().rename(from, to) : -EINVAL);
}

int link(NativeCall& c) {
  string_view from = c.view(), to = c.view();
  if (!is_name(from) || !is_name(to)) return finish(c, -EINVAL);
  return finish(c, c.host().link(from, to, c.boolean()));
}

int read_link(NativeCall& c) {
  string target;
  string_view name = c.view();
  int64_t status = is_name(name) ? c.host().read_link(name, target) : -EINVAL;
  return finish_text(c, target, status);
}

int truncate_path(NativeCall& c) {
  string_view name = c.view();
  return finish(c, is_name(name) ? c.host().truncate_path(name, c.i64()) : -EINVAL);
}

int set_times(NativeCall& c) {
  string_view name = c.view();
  int64_t access = c.i64();
  return finish(c, is_name(name) ? c.host().set_times(name, access, c.i64()) : -EINVAL);
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
