// The write barrier while marking runs: shade what is overwritten and what is written.
// Marking with the world stopped never gets here; concurrent marking will buffer the pairs per P.
#include "runtime/gc/barrier.h"

#include "runtime/gc/collector.h"

namespace vole::runtime {

void barrier_store(MCache& cache, void* slot, uintptr_t value) {
  cache.collector->shade(mem::load<uintptr_t>(slot));
  cache.collector->shade(value);
}

void barrier_bulk(MCache& cache, void* to, const void* from, size_t size, const TypeDesc* type) {
  uintptr_t base = reinterpret_cast<uintptr_t>(to);
  uintptr_t source = reinterpret_cast<uintptr_t>(from);
  for_each_pointer(base, size, type, [&](uintptr_t slot) {
    cache.collector->shade(mem::load<uintptr_t>(slot));
    if (source != 0) cache.collector->shade(mem::load<uintptr_t>(source + (slot - base)));
  });
}

}  // namespace vole::runtime
