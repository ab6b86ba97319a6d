// Natives of sync/atomic: one template an operation, sequentially consistent as Go's memory model
// has it (each pairs with every other atomic operation on the same address). Pointers go through
// the write barrier; with the world running, no phase change can come between its test and the
// store, since natives are no safe points.
#include "base/mem.h"
#include "runtime/gc/barrier.h"
#include "stdlib/packages.h"
#include "vm/machine.h"

namespace vole::stdlib {

namespace {

using vm::NativeCall;
using vm::NativeEntry;

template <class T>
int load(NativeCall& c) {
  const void* at = c.ptr();
  if (!at) return c.panic_nil();
  c.ret(mem::load_seq_cst<T>(at));
  return c.done();
}

template <class T>
int store(NativeCall& c) {
  void* at = c.ptr();
  if (!at) return c.panic_nil();
  mem::store_seq_cst<T>(at, static_cast<T>(c.word()));
  return c.done();
}

template <class T>
int swap(NativeCall& c) {
  void* at = c.ptr();
  if (!at) return c.panic_nil();
  c.ret(mem::exchange_seq_cst<T>(at, static_cast<T>(c.word())));
  return c.done();
}

template <class T>
int compare_and_swap(NativeCall& c) {
  void* at = c.ptr();
  if (!at) return c.panic_nil();
  T expected = static_cast<T>(c.word());
  c.ret(mem::compare_exchange_seq_cst<T>(at, expected, static_cast<T>(c.word())));
  return c.done();
}

template <class T>
int add(NativeCall& c) {
  void* at = c.ptr();
  if (!at) return c.panic_nil();
  using U = std::make_unsigned_t<T>;
  U delta = static_cast<U>(c.word());
  c.ret(static_cast<T>(static_cast<U>(mem::fetch_add_seq_cst<U>(at, delta) + delta)));
  return c.done();
}

template <class T>
int bit_and(NativeCall& c) {
  void* at = c.ptr();
  if (!at) return c.panic_nil();
  c.ret(mem::fetch_and_seq_cst<T>(at, static_cast<T>(c.word())));
  return c.done();
}

template <class T>
int bit_or(NativeCall& c) {
  void* at = c.ptr();
  if (!at) return c.panic_nil();
  c.ret(mem::fetch_or_seq_cst<T>(at, static_cast<T>(c.word())));
  return c.done();
}

void shade(NativeCall& c, void* slot, uint64_t value) {
  runtime::MCache& cache = *c.exec.cache;
  if (cache.barrier) runtime::barrier_store(cache, slot, value);
}

int store_pointer(NativeCall& c) {
  void* at = c.ptr();
  if (!at) return c.panic_nil();
  uint64_t value = c.word();
  shade(c, at, value);
  mem::store_seq_cst<uint64_t>(at, value);
  return c.done();
}

int swap_pointer(NativeCall& c) {
  void* at = c.ptr();
  if (!at) return c.panic_nil();
  uint64_t value = c.word();
  shade(c, at, value);
  c.ret(mem::exchange_seq_cst<uint64_t>(at, value));
  return c.done();
}

int compare_and_swap_pointer(NativeCall& c) {
  void* at = c.ptr();
  if (!at) return c.panic_nil();
  uint64_t expected = c.word(), value = c.word();
  shade(c, at, value);  // harmless where nothing is stored
  c.ret(mem::compare_exchange_seq_cst<uint64_t>(at, expected, value));
  return c.done();
}

#define VOLE_ATOMIC_ENTRIES(Name, T)                                                     \
  {"Load" Name, load<T>}, {"Store" Name, store<T>}, {"Swap" Name, swap<T>},              \
      {"CompareAndSwap" Name, compare_and_swap<T>}, {"Add" Name, add<T>},                \
      {"And" Name, bit_and<T>}, {"Or" Name, bit_or<T>}

constexpr NativeEntry kEntries[] = {
    VOLE_ATOMIC_ENTRIES("Int32", int32_t),
    VOLE_ATOMIC_ENTRIES("Int64", int64_t),
    VOLE_ATOMIC_ENTRIES("Uint32", uint32_t),
    VOLE_ATOMIC_ENTRIES("Uint64", uint64_t),
    VOLE_ATOMIC_ENTRIES("Uintptr", uint64_t),
    {"LoadPointer", load<uint64_t>},
    {"StorePointer", store_pointer},
    {"SwapPointer", swap_pointer},
    {"CompareAndSwapPointer", compare_and_swap_pointer},
};
#undef VOLE_ATOMIC_ENTRIES

}  // namespace

const vm::NativePackage kAtomicNatives{"sync/atomic", kEntries};

}  // namespace vole::stdlib
