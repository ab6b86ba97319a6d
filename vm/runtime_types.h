// The types that a machine makes while its program runs, for reflection: found by their link
// strings, one descriptor each, and alive as long as the machine. stdlib/internal/abi makes them.
#pragma once

#include <string>
#include <unordered_map>

#include "base/arena.h"
#include "base/lock.h"
#include "base/os_memory.h"
#include "bytecode/function.h"
#include "bytecode/type.h"

namespace vole::vm {

class RuntimeTypes {
 public:
  explicit RuntimeTypes(OsMemory& os) : os_(os) {}
  ~RuntimeTypes() { os_.uncharge(charged_); }
  RuntimeTypes(const RuntimeTypes&) = delete;
  RuntimeTypes& operator=(const RuntimeTypes&) = delete;

  // Whoever finds that a type is missing and makes it holds the lock all the while; everything
  // below needs it.
  Lock& lock() { return lock_; }

  // Charges the machine for `bytes` that will be taken from the arena. False: no memory.
  bool charge(Locker&, size_t bytes) {
    if (!os_.charge(bytes)) return false;
    charged_ += bytes;
    return true;
  }
  Arena& arena(Locker&) { return arena_; }
  bytecode::TypeDesc* find(Locker&, const std::string& link) const {
    auto at = by_link_.find(link);
    return at == by_link_.end() ? nullptr : at->second;
  }
  void add(Locker&, const std::string& link, bytecode::TypeDesc* type) {
    by_link_.emplace(link, type);
  }
  // The function behind func values of a type that were made at run time; null at first.
  bytecode::Function*& function_of(Locker&, const bytecode::TypeDesc* type) {
    return functions_[type];
  }

 private:
  OsMemory& os_;
  Lock lock_{LockRank::kTypes};  // guards what follows
  size_t charged_ = 0;
  Arena arena_;
  std::unordered_map<std::string, bytecode::TypeDesc*> by_link_;
  std::unordered_map<const bytecode::TypeDesc*, bytecode::Function*> functions_;
};

}  // namespace vole::vm
