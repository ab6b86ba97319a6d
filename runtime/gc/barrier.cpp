// The write barrier while marking runs: shade what is overwritten and what is written.
// Marking with the world stopped never gets here; concurrent marking will buffer the pairs per P.
// The same place serves the debug check that stack addresses stay in stacks.
#include "runtime/gc/barrier.h"

#include "runtime/gc/collector.h"
#include "runtime/gc/verify.h"

namespace vole::runtime {

namespace {

// The store check: a stack address may only be stored into a stack.
void check(Collector& c, uintptr_t slot, uintptr_t value) {
  if (!c.debug().check_stores || !c.is_stack(value) || c.is_stack(slot)) return;
  VOLE_FATAL(describe_stack_pointer(c.heap(), slot, value).c_str());
}

}  // namespace

void barrier_store(MCache& cache, void* slot, uintptr_t value) {
  Collector& c = *cache.collector;
  check(c, reinterpret_cast<uintptr_t>(slot), value);
  if (c.phase() == GcPhase::kOff) return;
  c.shade(mem::load<uintptr_t>(slot));
  c.shade(value);
}

void barrier_bulk(MCache& cache, void* to, const void* from, size_t size, const TypeDesc* type) {
  Collector& c = *cache.collector;
  uintptr_t base = reinterpret_cast<uintptr_t>(to);
  uintptr_t source = reinterpret_cast<uintptr_t>(from);
  bool marking = c.phase() != GcPhase::kOff;
  for_each_pointer(base, size, type, [&](uintptr_t slot) {
    uintptr_t value = source == 0 ? 0 : mem::load<uintptr_t>(source + (slot - base));
    if (value != 0) check(c, slot, value);
    if (!marking) return;
    c.shade(mem::load<uintptr_t>(slot));
    if (value != 0) c.shade(value);
  });
}

}  // namespace vole::runtime
