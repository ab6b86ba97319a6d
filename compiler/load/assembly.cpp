// Terminals, logs and command lines lie upon golang.org/x/sys/unix, whose assembly jumps to package
// syscall, ciphers upon golang.org/x/sys/cpu, whose assembly asks the processor what it can.
#include "compiler/load/assembly.h"

#include <span>

namespace vole::load {
namespace {

struct Link {
  std::string_view local, remote;
};
constexpr Link kUnixLinks[] = {
    {"Syscall", "syscall.Syscall"},
    {"Syscall6", "syscall.Syscall6"},
    {"SyscallNoError", "syscall.syscallNoError"},
    {"RawSyscall", "syscall.RawSyscall"},
    {"RawSyscall6", "syscall.RawSyscall6"},
    {"RawSyscallNoError", "syscall.syscallNoError"},
    {"gettimeofday", "syscall.gettimeofday"},
};
constexpr Link kCpuLinks[] = {
    {"cpuid", "internal/cpu.cpuid"},
    {"xgetbv", "internal/cpu.xgetbv"},
};

struct Known {
  std::string_view path;
  std::span<const Link> links;
};
constexpr Known kKnown[] = {
    {"golang.org/x/sys/unix", kUnixLinks},
    {"golang.org/x/sys/cpu", kCpuLinks},
};

// As a vendored package it has a path that ends so.
const Known* find_known(std::string_view path) {
  for (const Known& known : kKnown) {
    if (path.size() < known.path.size()) continue;
    size_t before = path.size() - known.path.size();
    if (path.substr(before) == known.path && (before == 0 || path[before - 1] == '/')) {
      return &known;
    }
  }
  return nullptr;
}

std::string_view remote_name(std::span<const Link> links, const syntax::Decl* decl,
                             std::string_view* local) {
  auto* function = syntax::as<syntax::FuncDecl>(decl);
  if (function == nullptr || function->body != nullptr || function->receiver != nullptr) return {};
  *local = function->name->name.view();
  for (const Link& link : links) {
    if (link.local == *local) return link.remote;
  }
  return {};
}

}  // namespace

bool has_known_assembly(std::string_view path) { return find_known(path) != nullptr; }

void link_assembly(const Package& package, Arena& arena) {
  const Known* known = find_known(package.path);
  if (known == nullptr) return;
  for (syntax::File* file : package.files) {
    std::vector<syntax::Linkname> names(file->linknames.begin(), file->linknames.end());
    for (const syntax::Decl* decl : file->decls) {
      std::string_view local;
      std::string_view remote = remote_name(known->links, decl, &local);
      if (!remote.empty()) names.push_back({Pos(), local, remote});
    }
    if (names.size() > file->linknames.size()) file->linknames = arena.copy(names);
  }
}

}  // namespace vole::load
