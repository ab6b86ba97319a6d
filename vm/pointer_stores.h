// What each instruction writes where: the one description of the pointers that instructions store,
// used by the write barrier's dispatch table and by the debug check that no address of a stack
// gets out of stacks.
//
// While marking runs, a pointer store outside the running goroutine's own stack must tell the
// collector the old and the new value (runtime/gc/barrier.h). Testing for that in every handler
// would cost each store something all the time. Instead there is a second dispatch table, in force
// only while marking runs: its entries for instructions that store pointers first record what they
// are about to store, then run the plain handler. Exec::refresh_table picks the table, each time
// the interpreter is entered and after every safe point, native and park; the phase changes only
// with the world stopped, when each M is at one of those.
//
// Tables are overlays, each a thin layer over the one below: coverage (notes the opcode) over
// check (stops a stack address that gets out) or barrier over the plain handlers.
#pragma once

#include "runtime/type/pointer_map.h"
#include "vm/exec.h"

namespace vole::vm {

enum class StoreKind : uint8_t {
  kUnknown,  // not in the table: does not compile
  kNone,     // own frame only, or nothing that is a pointer
  kHandler,  // its handler does plain stores: described below, recorded by the overlay
  kRuntime,  // out of line, through runtime/gc/barrier.h
  kRecord,   // into records that belong to the goroutine as its stack does
};

struct StoreKinds {
  StoreKind at[bytecode::kOpcodeCount];
  bool valid = true;  // nothing missing, nothing twice

  constexpr StoreKinds() : at() {
    auto set = [this](StoreKind kind, std::initializer_list<Opcode> ops) {
      for (Opcode op : ops) {
        StoreKind& k = at[static_cast<size_t>(op)];
        if (k != StoreKind::kUnknown) valid = false;
        k = kind;
      }
    };
    using enum Opcode;
#define VOLE_STORE_KIND(kind, ...) set(StoreKind::kind, {__VA_ARGS__});
#include "vm/pointer_stores.def"
    for (StoreKind k : at) {
      if (k == StoreKind::kUnknown) valid = false;
    }
  }
};
inline constexpr StoreKinds kStoreKinds;
// vm/pointer_stores.def has each opcode, and none twice.
static_assert(kStoreKinds.valid);

constexpr StoreKind store_kind(Opcode op) { return kStoreKinds.at[static_cast<size_t>(op)]; }

// Values of up to this size that handlers store without a call (a multiple of 8).
constexpr uint64_t kSmallStore = 64;  // bytes

namespace detail {

template <class F>
VOLE_ALWAYS_INLINE void stored_value(uint64_t to, const uint64_t* from, const TypeDesc* type, F f) {
  if (type->size > kSmallStore || type->ptr_bytes == 0) return;  // larger ones: C++ with barrier
  auto base = reinterpret_cast<uintptr_t>(from);
  runtime::for_each_pointer(base, type->size, type, [&](uintptr_t word) {
    f(to + (word - base), mem::load<uintptr_t>(word));
  });
}

}  // namespace detail

// Calls f(address, value) for each pointer that the handler of the instruction at `pc`, a kHandler
// one, is about to store. Nothing if it will panic or leaves the store to C++.
template <class F>
VOLE_ALWAYS_INLINE void for_each_stored(Opcode op, const Exec& x, const Word* pc,
                                        const uint64_t* fp, F f) {
  using bytecode::a_of, bytecode::b_of, bytecode::c_of;
  Word w = *pc;
  uint32_t a = a_of(w), b = b_of(w), k = c_of(w);
  auto at = [fp](uint32_t slot) { return mem::load_word(fp + slot); };
  // Where element `i` of the slice in slot A or of the array behind it lies; 0: not within `n`.
  auto element = [&](uint64_t n, uint64_t size) {
    uint64_t i = at(b);
    return i < n ? at(a) + i * size : 0;
  };
  switch (op) {
    case Opcode::StGPtr:
      return f(reinterpret_cast<uintptr_t>(x.globals) + static_cast<uint64_t>(bytecode::bc_of(w)),
               at(a));
    case Opcode::StPtr:
    case Opcode::StStr:
    case Opcode::StSlice:
      if (at(a) != 0) f(at(a) + k, at(b));
      return;
    case Opcode::StIface:
      if (at(a) != 0) f(at(a) + k + 8, at(b + 1));
      return;
    case Opcode::StM:
      if (at(a) != 0) {
        detail::stored_value(at(a) + k, fp + b, reinterpret_cast<const TypeDesc*>(pc[1]), f);
      }
      return;
    case Opcode::StXPtr:
      if (uint64_t to = element(at(a + 1), 8)) f(to, at(k));
      return;
    case Opcode::StXM: {
      auto* type = reinterpret_cast<const TypeDesc*>(pc[1]);
      if (uint64_t to = element(at(a + 1), type->size)) detail::stored_value(to, fp + k, type, f);
      return;
    }
    case Opcode::StXOPtr:
      if (uint64_t to = element(at(a + 1), static_cast<uint32_t>(pc[1]))) {
        f(to + (pc[1] >> 32), at(k));
      }
      return;
    case Opcode::StAXPtr:
      if (uint64_t to = at(a) == 0 ? 0 : element(pc[1], 8)) f(to, at(k));
      return;
    case Opcode::Append1: {
      // Without room the slice moves first: C++.
      auto* type = reinterpret_cast<const TypeDesc*>(pc[1]);
      uint64_t len = at(b + 1);
      if (len >= at(b + 2) || type->size > 16) return;
      return detail::stored_value(at(b) + len * type->size, fp + k, type, f);
    }
    default:
      return;
  }
}

// Ends the process if the instruction at `pc` is about to let an address of a stack out of the
// stacks; also by a value that is sent, boxed, panicked with or run by a new goroutine.
void check_store(const Exec& x, const Word* pc, const uint64_t* fp);
constexpr bool checks_store(Opcode op) {
  return store_kind(op) == StoreKind::kHandler || op == Opcode::Box || op == Opcode::ChanSend ||
         op == Opcode::Go || op == Opcode::Panic;
}

}  // namespace vole::vm
