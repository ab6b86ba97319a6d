// Natives of weak: handles of objects, which the collector keeps and clears (runtime/gc).
// What lies outside the heap (globals, empty objects) never goes away; its handles are records of
// the machine and live as long.
#include <unordered_map>

#include "base/lock.h"
#include "stdlib/packages.h"
#include "vm/machine.h"

namespace vole::stdlib {

namespace {

using vm::NativeCall;
using vm::NativeEntry;

constexpr int kLastingKey = 0;  // its address names the extension

// What a handle of the table takes, roughly; charged to the machine.
constexpr size_t kHandleBytes = 96;

struct Lasting final : vm::Machine::Extension {
  ~Lasting() override {
    if (os != nullptr) os->uncharge(handles.size() * kHandleBytes);
  }
  Lock lock{LockRank::kLeaf};
  OsMemory* os = nullptr;                                          // set with the first handle
  std::unordered_map<uintptr_t, std::unique_ptr<uintptr_t>> handles;  // by address; under lock
};

// Null: no memory.
const uintptr_t* lasting_handle(vm::Machine& m, uintptr_t p) {
  auto& table = m.extension<Lasting>(&kLastingKey);
  Locker locker(table.lock);
  auto found = table.handles.find(p);
  if (found == table.handles.end()) {
    if (!m.os_memory().charge(kHandleBytes)) return nullptr;
    table.os = &m.os_memory();
    found = table.handles.emplace(p, std::make_unique<uintptr_t>(p)).first;
  }
  return found->second.get();
}

int register_pointer(NativeCall& c) {
  uintptr_t p = c.word();
  vm::Machine& m = c.machine();
  if (m.heap().object_span_of(p) == nullptr) {
    const uintptr_t* handle = lasting_handle(m, p);
    if (handle == nullptr) return c.no_memory();
    c.ret(static_cast<const void*>(handle));
    return c.done();
  }
  uintptr_t handle = m.collector().weak_handle(*c.exec.cache, p);
  if (handle == 0) return c.no_memory();
  c.ret(reinterpret_cast<const void*>(handle));
  return c.done();
}

int strong_pointer(NativeCall& c) {
  uintptr_t handle = c.word();
  vm::Machine& m = c.machine();
  bool lasting = m.heap().object_span_of(handle) == nullptr;
  uintptr_t p = lasting ? mem::load<uintptr_t>(handle)
                        : m.collector().weak_load(*c.exec.cache, handle);
  c.ret(reinterpret_cast<const void*>(p));
  return c.done();
}

constexpr NativeEntry kEntries[] = {
    {"register", register_pointer},
    {"strong", strong_pointer},
};

}  // namespace

const vm::NativePackage kWeakNatives{"weak", kEntries};

}  // namespace vole::stdlib
