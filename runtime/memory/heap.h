// The page heap of a VM: one reserved region of address space, cut into spans.
//
// Design. The region is reserved once (64 MiB aligned, in units of 64 MiB arenas; its size follows
// the VM's limit) and used from its start; a heap of a few megabytes costs a few kilobytes of
// tables, since all indexes are flat arrays over the region that are only touched where it is
// used. Three steps lead from address space to memory: the region is opened in steps of 4 MiB,
// pages are found by the page allocator (address-ordered first fit), and pages that are not
// backed yet are charged to the VM before they are handed out. So the charge is exact and the
// limit can never be exceeded; if it is reached, free pages are given back first, and only then
// does the allocation fail.
//
// Why one region and no table of arenas at arbitrary addresses: finding the span of an address,
// the hottest step of marking, is one subtraction, one compare and one load, and an idle VM needs
// no index for a terabyte. The price is that a VM's heap cannot outgrow its reservation; the
// reservation of a VM without a limit is generous, since address space is free.
//
// This folder hands out spans and knows nothing of collection; gc/ sweeps and allocates objects.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/lock.h"
#include "base/os_memory.h"
#include "runtime/memory/cache.h"
#include "runtime/memory/central.h"
#include "runtime/memory/metadata.h"
#include "runtime/memory/page_allocator.h"
#include "runtime/memory/span.h"

namespace vole::runtime {

inline constexpr size_t kArenaSize = size_t{64} << 20;

struct HeapConfig {
  // Address space to reserve, in bytes; 0: by the VM's limit, or by physical memory.
  uint64_t reserve = 0;
};

// All in bytes unless said otherwise.
struct HeapUse {
  uint64_t in_use = 0;       // spans of objects
  uint64_t stacks = 0;       // manual spans lent to stacks
  uint64_t work = 0;         // manual spans lent to the collector
  uint64_t free_backed = 0;  // free pages that hold memory
  uint64_t released = 0;     // given back to the system, in total
  uint64_t opened = 0;       // part of the region opened so far
  uint64_t reserved = 0;
  uint64_t spans = 0;        // number of spans
};

class Heap {
 public:
  explicit Heap(OsMemory& os) : os_(os), metadata_(os) {}
  ~Heap();
  Heap(const Heap&) = delete;
  Heap& operator=(const Heap&) = delete;

  // Reserves the region. False if the system or the limit refuses.
  bool init(const HeapConfig& config);

  // --- spans -------------------------------------------------------------------------------------
  // A span for objects of `span_class` (small classes; for large objects class 0 and the number of
  // pages given). Null: no memory.
  Span* allocate_span(SpanClass span_class);
  Span* allocate_large_span(size_t npages, bool noscan);
  Span* allocate_manual(size_t npages, ManualUse use);
  void free_span(Span* span);
  void free_manual(Span* span, ManualUse use);

  // The span whose pages contain the address, in use or manual; null if there is none.
  VOLE_ALWAYS_INLINE Span* span_of(uintptr_t address) const {
    uintptr_t offset = address - region_;
    if (offset >= opened_) return nullptr;
    return spans_[offset >> kPageShift];
  }
  // The same, only for spans of objects, and only if the address lies within an object.
  VOLE_ALWAYS_INLINE Span* object_span_of(uintptr_t address) const {
    Span* span = span_of(address);
    if (span == nullptr || span->state.load_relaxed() != SpanState::kInUse ||
        address >= span->limit) {
      return nullptr;
    }
    return span;
  }
  bool contains(uintptr_t address) const { return address - region_ < opened_; }

  // Calls f(Span*) for every span in address order; f must not allocate or free spans.
  template <class F>
  void for_each_span(F f) {
    size_t pages = opened_ >> kPageShift;
    for (size_t p = 0; p < pages;) {
      Span* span = spans_[p];
      if (span == nullptr) {
        p++;
      } else {
        p += span->npages;
        f(span);
      }
    }
  }

  Central& central(SpanClass span_class) { return central_[span_class]; }

  // Gives up to `bytes` of free memory back to the system; returns how much it was.
  size_t scavenge(size_t bytes);

  // --- caches ------------------------------------------------------------------------------------
  // Makes a cache usable: no spans, no tiny block. `collector` is stored for gc/.
  void register_cache(MCache* cache, Collector* collector);
  void unregister_cache(MCache* cache);
  MCache* caches() const { return caches_; }
  Span* empty_span() { return &empty_span_; }

  // --- records -----------------------------------------------------------------------------------
  // Runtime records under the heap's lock; see Metadata.
  void* allocate_record(size_t size);
  void free_record(void* record, size_t size);

  // --- specials ----------------------------------------------------------------------------------
  // Adds to the span of the object, sorted by offset and kind. False if the object has one of that
  // kind already and kinds are unique (finalizers, weak handles). Takes ownership on success.
  bool add_special(Span* span, Special* special);
  // Removes from the span and returns, or null.
  Special* remove_special(Span* span, uint32_t offset, SpecialKind kind);
  Span* spans_with_specials() const { return special_spans_; }
  // After the list of a span was changed in place: keeps the list of spans right.
  void update_special_list(Span* span);

  // Advances by 2 a cycle; see Span.
  uint32_t sweep_gen() const { return sweep_gen_.load_relaxed(); }
  void advance_sweep_gen() { sweep_gen_.store_relaxed(sweep_gen() + 2); }

  HeapUse use() const;
  OsMemory& os() { return os_; }
  uintptr_t region() const { return region_; }
  size_t opened() const { return opened_; }
  uint64_t metadata_bytes() const { return metadata_.bytes_taken() + table_charge_; }

  // Checks tables against each other; says what is wrong in *why. For the verifier.
  bool is_valid(const char** why);

 private:
  Span* allocate_pages(Locker&, size_t npages);
  bool back_pages(size_t page, size_t npages, size_t unbacked);
  bool grow(size_t npages);
  bool init_bits(Span* span);
  void release_pages(Span* span);
  Span* setup_small(Span* span, SpanClass span_class);

  OsMemory& os_;
  Metadata metadata_;
  Lock lock_{LockRank::kHeap};
  uintptr_t region_ = 0;
  size_t region_size_ = 0;
  size_t opened_ = 0;
  Span** spans_ = nullptr;
  void* tables_ = nullptr;
  size_t tables_size_ = 0;
  size_t table_charge_ = 0;
  PageAllocator pages_;
  Atomic<uint32_t> sweep_gen_{2};
  uint64_t in_use_pages_ = 0;
  uint64_t stack_pages_ = 0;
  uint64_t work_pages_ = 0;
  uint64_t released_bytes_ = 0;
  uint64_t span_count_ = 0;
  MCache* caches_ = nullptr;
  Span* special_spans_ = nullptr;
  Span empty_span_;
  Central central_[kSpanClassCount];
};

}  // namespace vole::runtime
