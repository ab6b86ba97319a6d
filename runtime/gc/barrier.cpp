// The write barrier while marking runs. The same place serves the debug check that stack addresses
// stay in stacks (GcDebug::check_stores), for which cache.barrier is on all the time.
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
  if (VOLE_UNLIKELY(c.debug().check_stores)) check(c, reinterpret_cast<uintptr_t>(slot), value);
  if (!c.marking()) return;
  barrier_pair(*cache.gc, mem::load<uintptr_t>(slot), value);
}

void barrier_value(MCache& cache, uintptr_t value) {
  if (cache.collector->marking() && value != 0) barrier_pair(*cache.gc, 0, value);
}

void barrier_values(MCache& cache, const void* from, size_t at, size_t size,
                    const TypeDesc* type) {
  if (!cache.collector->marking() || is_mutant(Mutant::kNoFreshShade)) return;
  auto base = reinterpret_cast<uintptr_t>(from);
  for_each_pointer_in(base, base + at, base + at + size, type, [&](uintptr_t slot) {
    auto value = mem::load<uintptr_t>(slot);
    if (value != 0) barrier_pair(*cache.gc, 0, value);
  });
}

void barrier_bulk(MCache& cache, void* to, const void* from, size_t size, const TypeDesc* type) {
  barrier_part(cache, to, from, 0, size, type);
}

void barrier_part(MCache& cache, void* to, const void* from, size_t at, size_t size,
                  const TypeDesc* type) {
  Collector& c = *cache.collector;
  uintptr_t base = reinterpret_cast<uintptr_t>(to);
  uintptr_t source = reinterpret_cast<uintptr_t>(from);
  bool marking = c.marking();
  bool checking = c.debug().check_stores;
  for_each_pointer_in(base, base + at, base + at + size, type, [&](uintptr_t slot) {
    uintptr_t value = source == 0 ? 0 : mem::load<uintptr_t>(source + (slot - base));
    if (VOLE_UNLIKELY(checking) && value != 0) check(c, slot, value);
    if (!marking) return;
    uintptr_t before = mem::load<uintptr_t>(slot);
    if ((before | value) != 0) barrier_pair(*cache.gc, before, value);
  });
}

}  // namespace vole::runtime
