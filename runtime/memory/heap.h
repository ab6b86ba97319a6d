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
// Threads. Several Ps make and free spans while a marker looks addresses up. The page allocator and
// the list of caches are under the heap's lock; a P takes pages for small spans from its own page
// cache and span records from its own supply, so it needs that lock once in some dozen spans.
// Charging is atomic by itself, and giving memory back happens without any lock: the pages
// concerned are taken out of the page allocator meanwhile. Lookups take no lock: see span.h for
// what they may find. Spans of objects are never freed while marking (gc/ finishes the sweep
// before); stacks are.
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
#include "runtime/memory/span_records.h"

namespace vole::runtime {

inline constexpr size_t kArenaSize = size_t{64} << 20;

struct HeapConfig {
  // Address space to reserve, in bytes; 0: by the VM's limit, or by physical memory.
  uint64_t reserve = 0;
  // GODEBUG=efence=1: pages of a freed span become inaccessible and are never used again; gc/ gives
  // each object a span of its own.
  bool efence = false;
  // GODEBUG=sbrk=1: gc/ takes objects from sbrk_allocate and never collects.
  bool sbrk = false;
};

// Why memory is given back to the system, as scavtrace tells it.
enum class ScavengeKind : uint8_t {
  kBackground,  // bit by bit, towards the goal
  kLimit,       // an allocation would have passed the limit
  kForced,      // debug.FreeOSMemory, or no memory was left
  kCount,
};

// All in bytes unless said otherwise.
struct HeapUse {
  uint64_t in_use = 0;       // spans of objects
  uint64_t stacks = 0;       // manual spans lent to stacks
  uint64_t work = 0;         // manual spans lent to the collector
  uint64_t free_backed = 0;  // free pages that hold memory
  uint64_t released = 0;     // given back to the system, in total
  int64_t limit_scavenge_ns = 0;  // time that allocations at the limit took to give memory back
  uint64_t released_by[static_cast<int>(ScavengeKind::kCount)] = {};
  uint64_t opened = 0;       // part of the region opened so far
  uint64_t reserved = 0;
  uint64_t spans = 0;        // number of spans
};

class Heap {
 public:
  explicit Heap(OsMemory& os) : os_(os), metadata_(os), records_(os) {}
  ~Heap();
  Heap(const Heap&) = delete;
  Heap& operator=(const Heap&) = delete;

  // Reserves the region. False if the system or the limit refuses.
  bool init(const HeapConfig& config);

  // --- spans -------------------------------------------------------------------------------------
  // All thread-safe. `cache` is that of the caller's P, or null for a thread without one.
  // A span for objects of `span_class` (small classes; for large objects class 0 and the number of
  // pages given). Null: no memory.
  Span* allocate_span(SpanClass span_class, MCache* cache = nullptr);
  Span* allocate_large_span(size_t npages, bool noscan, MCache* cache = nullptr);
  Span* allocate_manual(size_t npages, ManualUse use, MCache* cache = nullptr);
  void free_span(Span* span, MCache* cache = nullptr);
  void free_manual(Span* span, ManualUse use, MCache* cache = nullptr);

  // Drops the contents of a large span in use whose owner has freed it by hand, though pointers to
  // it may be left: its pages read as zero (`frozen` false) or become inaccessible until the span
  // is freed. The charge stays.
  void drop_contents(Span* span, bool frozen);

  // The span whose pages contain the address; null if there is none. What it is may change at any
  // time unless the caller knows that it is alive.
  VOLE_ALWAYS_INLINE Span* span_of(uintptr_t address) const {
    uintptr_t offset = address - region_;
    if (offset >= region_size_) return nullptr;
    // Pairs with the release in publish().
    return spans_[offset >> kPageShift].load_acquire();
  }
  // The same, only for spans of objects, and only if the address lies within an object. Safe for
  // any word as long as no span of objects is being freed, as while marking.
  VOLE_ALWAYS_INLINE Span* object_span_of(uintptr_t address) const {
    Span* span = span_of(address);
    // Pairs with the release of the state when the span is made.
    if (span == nullptr || span->state.load_acquire() != SpanState::kInUse ||
        address - span->base >= span->limit - span->base) {
      return nullptr;
    }
    return span;
  }
  bool contains(uintptr_t address) const { return address - region_ < opened(); }

  // Calls f(Span*) for every span in address order, with the world stopped; f must not allocate or
  // free spans.
  template <class F>
  void for_each_span(F f) {
    size_t pages = opened() >> kPageShift;
    for (size_t p = 0; p < pages;) {
      Span* span = spans_[p].load_acquire();
      if (span == nullptr) {
        p++;
      } else {
        p += span->npages;
        f(span);
      }
    }
  }

  Central& central(SpanClass span_class) { return central_[span_class]; }

  // Gives up to `bytes` of free memory back to the system, highest addresses first; returns how
  // much it was. Works in pieces of 64 KiB and holds no lock while the system works.
  size_t scavenge(size_t bytes, ScavengeKind kind);
  static constexpr size_t kScavengeQuantum = 64 * 1024;

  // GODEBUG=sbrk=1: zeroed memory that is never freed, from spans without pointers. Null: none.
  void* sbrk_allocate(size_t size, MCache* cache);
  bool efence() const { return efence_; }
  bool sbrk() const { return sbrk_; }

  // --- caches ------------------------------------------------------------------------------------
  // Makes a cache usable: no spans, no tiny block. `collector` is stored for gc/. Caches may come
  // and go while others are in use.
  void register_cache(MCache* cache, Collector* collector);
  // Its spans must have been given back (gc/); its pages and records are taken here.
  void unregister_cache(MCache* cache);
  // Gives the pages of a cache back; by the holder of its P.
  void flush_pages(MCache& cache);
  // The same for all caches; the world is stopped.
  void flush_all_pages();
  // The list is stable while the world is stopped.
  MCache* caches() const { return caches_; }
  Span* empty_span() { return &empty_span_; }

  // --- records -----------------------------------------------------------------------------------
  // Runtime records; thread-safe under any lock, see Metadata.
  void* allocate_record(size_t size) { return metadata_.allocate(size); }
  void free_record(void* record, size_t size) { metadata_.free(record, size); }

  // --- specials ----------------------------------------------------------------------------------
  // Guards the specials of all spans and the list of spans that have any.
  Lock& specials_lock() { return specials_lock_; }
  // Adds to the span of the object, sorted by offset and kind. False if the object has one of that
  // kind already and kinds are unique (finalizers, weak handles). Takes ownership on success.
  bool add_special(Span* span, Special* special);
  // Removes from the span and returns, or null.
  Special* remove_special(Span* span, uint32_t offset, SpecialKind kind);
  // Both under the lock. The second keeps the list of spans right after the list of one of them
  // was changed in place.
  Span* spans_with_specials() const { return special_spans_; }
  void update_special_list(Span* span);

  // Advances by 2 a cycle, with the world stopped; see Span.
  uint32_t sweep_gen() const { return sweep_gen_.load_relaxed(); }
  void advance_sweep_gen() { sweep_gen_.store_relaxed(sweep_gen() + 2); }

  // Readable from any thread; the counts are not of one instant.
  HeapUse use() const;
  OsMemory& os() { return os_; }
  uintptr_t region() const { return region_; }
  size_t opened() const { return opened_.load_relaxed(); }
  uint64_t metadata_bytes() const {
    return metadata_.bytes_taken() + table_charge_.load_relaxed() + records_.bytes_charged();
  }

  // Checks tables against each other with the world stopped; says what is wrong in *why. For the
  // verifier.
  bool is_valid(const char** why);

 private:
  // Pages that a span is about to get.
  struct Run {
    size_t page = 0;
    size_t count = 0;
    size_t unbacked = 0;  // how many of them held no memory before
  };

  bool take_run(MCache* cache, size_t npages, Run* run);
  bool take_cached(MCache& cache, size_t npages, Run* run);
  bool charge_run(const Run& run);
  bool scavenge_for(size_t bytes);
  bool grow(Locker&, size_t npages);
  Span* take_record(MCache* cache);
  void put_record(Span* span, MCache* cache);
  Span* new_span(size_t npages, MCache* cache);
  bool init_bits(Span* span);
  void publish(Span* span, SpanState state);
  void release_span(Span* span, MCache* cache);
  size_t scavenge_one(size_t max_pages);
  bool in_page_cache(size_t page) const;

  OsMemory& os_;
  Metadata metadata_;
  Lock specials_lock_{LockRank::kSpanSpecials};
  Lock lock_{LockRank::kHeap};
  // Constant after init.
  uintptr_t region_ = 0;
  size_t region_size_ = 0;
  Atomic<Span*>* spans_ = nullptr;  // by page; written by who makes or frees the span
  void* tables_ = nullptr;
  size_t tables_size_ = 0;
  bool efence_ = false;
  bool sbrk_ = false;
  // Under lock_; the atomic ones may be read without.
  Atomic<size_t> opened_{0};
  Atomic<size_t> table_charge_{0};
  PageAllocator pages_;
  MCache* caches_ = nullptr;
  uintptr_t sbrk_next_ = 0;
  uintptr_t sbrk_end_ = 0;
  // By anybody, relaxed: statistics.
  Atomic<uint64_t> in_use_pages_{0};
  Atomic<uint64_t> stack_pages_{0};
  Atomic<uint64_t> work_pages_{0};
  Atomic<uint64_t> span_count_{0};
  Atomic<uint64_t> released_[static_cast<int>(ScavengeKind::kCount)];
  Atomic<int64_t> limit_scavenge_ns_{0};
  // Threads that have taken pages out of the page allocator to give them back; raised under lock_.
  Atomic<uint32_t> giving_back_{0};
  Atomic<uint64_t> given_back_{0};  // how often that was done
  SpanRecords records_;  // those of no span

  Atomic<uint32_t> sweep_gen_{2};
  Span* special_spans_ = nullptr;  // under specials_lock_
  Span empty_span_;
  Central central_[kSpanClassCount];
};

}  // namespace vole::runtime
