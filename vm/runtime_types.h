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

// What stdlib/internal/abi derives from a function type.
struct CallLayout {};

class RuntimeTypes {
 public:
  explicit RuntimeTypes(OsMemory& os) : os_(os) {}
  ~RuntimeTypes() { os_.uncharge(charged_); }
  RuntimeTypes(const RuntimeTypes&) = delete;
  RuntimeTypes& operator=(const RuntimeTypes&) = delete;

  // How an unnamed type is made of one or two others.
  struct Derivation {
    bytecode::Kind kind;
    const bytecode::TypeDesc* elem;
    const bytecode::TypeDesc* key = nullptr;
    int64_t number = 0;  // Array: length; Chan: direction
    bool operator==(const Derivation&) const = default;
  };

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
  // Types by how they are derived, which is faster to ask for than the link string.
  const bytecode::TypeDesc* derived(Locker&, const Derivation& how) const {
    auto at = derived_.find(how);
    return at == derived_.end() ? nullptr : at->second;
  }
  void add_derived(Locker&, const Derivation& how, const bytecode::TypeDesc* type) {
    derived_.emplace(how, type);
  }
  // What is known of calls of a function type; null at first.
  CallLayout*& call_layout(Locker&, const bytecode::TypeDesc* type) {
    return call_layouts_[type];
  }

 private:
  struct DerivationHash {
    size_t operator()(const Derivation& d) const {
      constexpr uint64_t kMix = 0x9e3779b97f4a7c15;
      uint64_t h = reinterpret_cast<uintptr_t>(d.elem) * kMix;
      h = (h ^ reinterpret_cast<uintptr_t>(d.key)) * kMix;
      h = (h ^ static_cast<uint64_t>(d.number)) * kMix;
      return static_cast<size_t>(h ^ h >> 32 ^ static_cast<uint64_t>(d.kind));
    }
  };

  OsMemory& os_;
  Lock lock_{LockRank::kTypes};  // guards what follows
  size_t charged_ = 0;
  Arena arena_;
  std::unordered_map<std::string, bytecode::TypeDesc*> by_link_;
  std::unordered_map<Derivation, const bytecode::TypeDesc*, DerivationHash> derived_;
  std::unordered_map<const bytecode::TypeDesc*, CallLayout*> call_layouts_;
};

}  // namespace vole::vm
