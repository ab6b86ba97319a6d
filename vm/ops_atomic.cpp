// Atomic instructions out of line: nil dereferences, and pointers that are stored while marking
// runs. The barrier reads the old value before the store replaces it; if another thread changes the
// cell in between, that one's barrier has shaded what is lost.
#include "runtime/gc/barrier.h"
#include "vm/machine.h"
#include "vm/slow_ops.h"

namespace vole::vm {

using bytecode::a_of;
using bytecode::b_of;
using bytecode::c_of;

Step slow_atomic_store_ptr(Exec& x, Word w) {
  char* p = ptr_slot<char>(x, a_of(w));
  if (p == nullptr) return x.machine->raise_nil(x);
  uint64_t value = slot(x, b_of(w));
  runtime::barrier_store(*x.cache, p + c_of(w), value);
  mem::store_seq_cst<uint64_t>(p + c_of(w), value);
  return Step::kNext;
}

Step slow_atomic_swap_ptr(Exec& x, Word w) {
  char* p = ptr_slot<char>(x, b_of(w));
  if (p == nullptr) return x.machine->raise_nil(x);
  p += x.pc[1];
  uint64_t value = slot(x, c_of(w));
  runtime::barrier_store(*x.cache, p, value);
  set_slot(x, a_of(w), mem::exchange_seq_cst<uint64_t>(p, value));
  return Step::kNext;
}

Step slow_atomic_cas_ptr(Exec& x, Word w) {
  char* p = ptr_slot<char>(x, b_of(w));
  if (p == nullptr) return x.machine->raise_nil(x);
  uint64_t ext = x.pc[1];
  p += ext >> 32;
  uint64_t value = slot(x, static_cast<uint16_t>(ext));
  // Shading where nothing is stored in the end is harmless.
  runtime::barrier_store(*x.cache, p, value);
  set_slot(x, a_of(w), mem::compare_exchange_seq_cst<uint64_t>(p, slot(x, c_of(w)), value));
  return Step::kNext;
}

}  // namespace vole::vm
