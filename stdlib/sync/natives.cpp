// Natives of sync: the pools of the Ps.
//
// A Pool's objects lie in an array in the Go heap with one PoolLocal a P. The P that runs the
// native uses its own without a lock for the one object that is put and taken again at once; the
// others are a stack under a lock, from which Ps that have nothing take the oldest.
//
// When a collection begins, with the world stopped, what each pool has becomes its reserve, and the
// reserve before is let go. Pools in use are known by a list, which is a root; one that has neither
// is taken off.
#include <new>
#include <vector>

#include "base/lock.h"
#include "runtime/gc/allocate.h"
#include "runtime/gc/barrier.h"
#include "stdlib/packages.h"
#include "vm/machine.h"

namespace vole::stdlib {

namespace {

using bytecode::TypeDesc;
using vm::GoIface;
using vm::NativeCall;
using vm::NativeEntry;

constexpr int kPoolsKey = 0;  // its address names the extension

// sync.Pool.
struct Pool {
  void* local;
  void* reserve;
  void* fresh;  // New
};

// What a P has in a pool. Go memory, so that the collector finds the objects: `own` is touched by
// its P alone, the rest under `lock`.
struct PoolLocal {
  GoIface own;
  GoIface* shared;  // [first, first + count) of `room`, wrapping around
  uint32_t room;
  uint32_t first;
  uint32_t count;
  WordLock<LockRank::kPool> lock;
  uint64_t locals;   // length of the array; in its first element
  uint64_t pad[2];   // a cache line each
};
static_assert(sizeof(PoolLocal) == 64);

constexpr uint8_t kLocalMask[] = {0b110};
constexpr uint8_t kIfaceMask[] = {0b10};
constexpr TypeDesc make_type(uint64_t size, uint64_t ptr_bytes, const uint8_t* mask) {
  TypeDesc t{};
  t.size = size;
  t.ptr_bytes = ptr_bytes;
  t.ptr_mask = mask;
  t.kind = bytecode::Kind::Struct;
  t.align = 8;
  return t;
}
constexpr TypeDesc kLocalType = make_type(sizeof(PoolLocal), 24, kLocalMask);
constexpr TypeDesc kIfaceType = make_type(sizeof(GoIface), 16, kIfaceMask);
constexpr uint32_t kFirstRoom = 8;

// The pools that have objects.
struct Pools final : vm::Machine::Extension {
  Lock lock{LockRank::kPool};
  std::vector<Pool*> used;     // under lock
  std::vector<Pool*> reserves; // under lock: not used since the last collection
  bool hooked = false;         // under lock

  static void visit(void* self, runtime::RootVisitor& visitor) {
    auto& pools = *static_cast<Pools*>(self);
    Locker locker(pools.lock);
    for (auto* list : {&pools.used, &pools.reserves}) {
      for (Pool* p : *list) visitor.pointer(reinterpret_cast<uintptr_t>(p));
    }
  }
};

Pools& pools(vm::Machine& m) { return m.extension<Pools>(&kPoolsKey); }

// With the world stopped and no marking: plain stores will do.
void new_cycle(void* self) {
  auto& all = *static_cast<Pools*>(self);
  for (Pool* p : all.reserves) mem::store<void*>(&p->reserve, nullptr);
  for (Pool* p : all.used) {
    mem::store<void*>(&p->reserve, mem::load<void*>(&p->local));
    mem::store<void*>(&p->local, nullptr);
  }
  all.reserves.swap(all.used);
  all.used.clear();
}

void store_iface(runtime::MCache& cache, GoIface* to, GoIface value) {
  mem::store<const void*>(&to->tab, value.tab);
  runtime::store_pointer(cache, &to->data, value.data);
}

GoIface take_iface(runtime::MCache& cache, GoIface* from) {
  GoIface value{mem::load<const void*>(&from->tab), mem::load<void*>(&from->data)};
  if (value.tab != nullptr) store_iface(cache, from, {});
  return value;
}

uint32_t proc_count(NativeCall& c) { return c.machine().sched().procs(); }
uint32_t proc_id(NativeCall& c) { return c.exec.p->id; }

// The running P's part of the pool, made on first use; null: no memory.
PoolLocal* own_local(NativeCall& c, Pool* pool) {
  // acquire: pairs with the release below.
  auto* array = mem::load_acquire<PoolLocal*>(&pool->local);
  uint32_t id = proc_id(c);
  if (VOLE_LIKELY(array != nullptr && id < array->locals)) return array + id;
  Pools& all = pools(c.machine());
  uint32_t count = proc_count(c);
  auto* made = static_cast<PoolLocal*>(
      runtime::allocate_array(*c.exec.cache, &kLocalType, count));
  if (made == nullptr) return nullptr;
  Locker locker(all.lock);
  if (!all.hooked) {
    all.hooked = true;
    c.machine().add_roots(&Pools::visit, &all);
    c.machine().collector().set_cycle_hook(new_cycle, &all);
  }
  array = mem::load_acquire<PoolLocal*>(&pool->local);
  if (array != nullptr && id < array->locals) return array + id;
  for (uint32_t i = 0; i < count; ++i) made[i].locals = count;
  // If there are more Ps than before, what the old ones had is dropped.
  if (array == nullptr) {
    all.used.push_back(pool);
    // The list may have been visited in this cycle, and our stack may be scanned when the pool is
    // no longer in use.
    runtime::shade(*c.exec.cache, pool);
  }
  if (c.exec.cache->barrier) {
    runtime::barrier_store(*c.exec.cache, &pool->local, reinterpret_cast<uintptr_t>(made));
  }
  mem::store_release<PoolLocal*>(&pool->local, made);
  return made + id;
}

bool grow(NativeCall& c, PoolLocal* local) {
  uint32_t room = local->room == 0 ? kFirstRoom : local->room * 2;
  runtime::MCache& cache = *c.exec.cache;
  auto* larger = static_cast<GoIface*>(runtime::allocate_array(cache, &kIfaceType, room));
  if (larger == nullptr) return false;
  for (uint32_t i = 0; i < local->count; ++i) {
    store_iface(cache, larger + i, local->shared[(local->first + i) % local->room]);
  }
  runtime::store_pointer(cache, &local->shared, larger);
  local->room = room;
  local->first = 0;
  return true;
}

int pool_put(NativeCall& c) {
  auto* pool = c.ptr<Pool>();
  GoIface value = c.iface();
  if (!pool) return c.panic_nil();
  PoolLocal* local = own_local(c, pool);
  if (!local) return c.no_memory();
  runtime::MCache& cache = *c.exec.cache;
  if (mem::load<const void*>(&local->own.tab) == nullptr) {
    store_iface(cache, &local->own, value);
    return c.done();
  }
  local->lock.acquire();
  bool room = local->count < local->room || grow(c, local);
  if (room) {
    store_iface(cache, local->shared + (local->first + local->count) % local->room, value);
    mem::store<uint32_t>(&local->count, local->count + 1);
  }
  local->lock.release();
  return room ? c.done() : c.no_memory();
}

// The newest of the P's own, the oldest of another's.
GoIface take_shared(runtime::MCache& cache, PoolLocal* local, bool newest) {
  // A hint without the lock: an object that comes meanwhile is for the next.
  if (mem::load<uint32_t>(&local->count) == 0) return {};
  local->lock.acquire();
  GoIface value;
  if (local->count != 0) {
    mem::store<uint32_t>(&local->count, local->count - 1);
    uint32_t at = newest ? local->first + local->count : local->first;
    if (!newest) local->first = (local->first + 1) % local->room;
    value = take_iface(cache, local->shared + at % local->room);
  }
  local->lock.release();
  return value;
}

GoIface take_from(NativeCall& c, PoolLocal* array, bool with_own) {
  if (array == nullptr) return {};
  runtime::MCache& cache = *c.exec.cache;
  auto count = static_cast<uint32_t>(array->locals);
  uint32_t id = proc_id(c);
  for (uint32_t i = 0; i < count; ++i) {
    PoolLocal* local = array + (id + i) % count;
    // Another P's own object is out of reach while it may be in use.
    if (i == 0 && id < count && with_own) {
      GoIface value = take_iface(cache, &local->own);
      if (value.tab != nullptr) return value;
    }
    GoIface value = take_shared(cache, local, i == 0);
    if (value.tab != nullptr) return value;
  }
  return {};
}

int pool_get(NativeCall& c) {
  auto* pool = c.ptr<Pool>();
  if (!pool) return c.panic_nil();
  GoIface value = take_from(c, mem::load_acquire<PoolLocal*>(&pool->local), true);
  if (value.tab == nullptr) {
    value = take_from(c, mem::load_acquire<PoolLocal*>(&pool->reserve), true);
  }
  c.ret(value);
  return c.done();
}

constexpr NativeEntry kEntries[] = {
    {"poolput", pool_put},
    {"poolget", pool_get},
};

}  // namespace

const vm::NativePackage kSyncNatives{"sync", kEntries};

}  // namespace vole::stdlib
