// Construction, Ps, settings, the allocator's side, counters. The essay is in collector.h; the
// cycle is in cycle.cpp, what Ps do for it in worker.cpp.
#include "runtime/gc/collector.h"

#include <algorithm>
#include <new>

#include "runtime/gc/verify.h"

namespace vole::runtime {
namespace {

// Allocated bytes after which a goroutine that owes for them is to poll soon.
constexpr uint64_t kDebtForPoll = 64 << 10;
constexpr int64_t kForcePeriodNs = int64_t{120} * 1'000'000'000;
constexpr int64_t kLimiterPeriodNs = 10'000'000;

void fold(AllocCounters& into, const AllocCounters& from) {
  for (int c = 0; c < kSizeClassCount; c++) {
    into.mallocs[c].add(from.mallocs[c].value());
    into.frees[c].add(from.frees[c].value());
  }
  into.large_alloc_bytes.add(from.large_alloc_bytes.value());
  into.large_free_bytes.add(from.large_free_bytes.value());
  into.tiny_allocs.add(from.tiny_allocs.value());
}

}  // namespace

Collector::Collector(Heap& heap, Clock& clock)
    : heap_(heap),
      clock_(clock),
      shared_(heap),
      specials_(heap),
      sweeper_(heap, specials_, heap_live_),
      scavenger_(heap) {
  update_goal();
}

Collector::~Collector() {
  while (locals_ != nullptr) {
    GcLocal* local = locals_;
    locals_ = local->next;
    local->work.flush();
    heap_.os().uncharge(sizeof(GcLocal));
    delete local;
  }
  // A cycle that was under way leaves objects in its buffers.
  while (WorkBuffer* buffer = shared_.pool.take_full()) {
    buffer->count = 0;
    shared_.pool.put(buffer);
  }
}

// ---- Ps

void Collector::set_roots(RootProvider* roots) {
  roots_ = roots;
  for (MCache* cache = heap_.caches(); cache != nullptr; cache = cache->next) {
    if (cache->gc == nullptr) adopt(*cache);
  }
}

GcLocal* Collector::attach(MCache& cache) {
  heap_.register_cache(&cache, this);
  GcLocal* local = adopt(cache);
  if (local == nullptr) heap_.unregister_cache(&cache);
  return local;
}

GcLocal* Collector::adopt(MCache& cache) {
  if (!heap_.os().charge(sizeof(GcLocal))) return nullptr;
  auto* local = new (std::nothrow) GcLocal(shared_, shared_.pool, cache);
  if (local == nullptr) {
    heap_.os().uncharge(sizeof(GcLocal));
    return nullptr;
  }
  local->next = locals_;
  locals_ = local;
  cache.gc = local;
  cache.flush_gen = heap_.sweep_gen();
  update_caches();
  return local;
}

void Collector::detach(MCache& cache) {
  GcLocal* local = cache.gc;
  if (local != nullptr) {
    if (marking()) flush_barrier(*local);
    local->work.flush();
    flush_cache(cache);
    GcLocal** at = &locals_;
    while (*at != local) at = &(*at)->next;
    *at = local->next;
    fold(retired_, local->counters);
    if (locals_ != nullptr) {
      CycleCounters& to = locals_->cycle;
      const CycleCounters& from = local->cycle;
      to.assist_ns += from.assist_ns;
      to.dedicated_ns += from.dedicated_ns;
      to.fractional_ns += from.fractional_ns;
      to.idle_ns += from.idle_ns;
      to.marked_bytes += from.marked_bytes;
      to.heap_scan += from.heap_scan;
      to.stack_scan += from.stack_scan;
      to.global_scan += from.global_scan;
      locals_->work_flushed += local->work_flushed;
    }
    cache.gc = nullptr;
    heap_.os().uncharge(sizeof(GcLocal));
    delete local;
  }
  heap_.unregister_cache(&cache);
}

void Collector::update_caches() {
  bool marking = phase() != GcPhase::kOff;
  bool slow = debug_.stress || observer_ != nullptr || heap_.efence() || heap_.sbrk();
  for (GcLocal* local = locals_; local != nullptr; local = local->next) {
    MCache& cache = local->cache;
    cache.slow = slow || cache.flush_gen != heap_.sweep_gen();
    cache.barrier = marking || debug_.check_stores;
  }
}

// ---- settings

void Collector::set_debug(const GcDebug& debug) {
  debug_ = debug;
  sweeper_.set_clobber(debug.clobber_free);
  update_caches();
  if (debug.always) request_collection(CollectReason::kHeap);
}

int Collector::set_gc_percent(int percent) {
  int old = gc_percent_.load_relaxed();
  gc_percent_.store_relaxed(percent < 0 ? -1 : percent);
  update_goal();
  if (!marking() && heap_live() >= trigger()) request_collection(CollectReason::kHeap);
  return old;
}

uint64_t Collector::set_memory_limit(uint64_t bytes) {
  uint64_t old = memory_limit_.load_relaxed();
  memory_limit_.store_relaxed(bytes);
  scavenger_.set_memory_limit(bytes);
  update_goal();
  if (!marking() && heap_live() >= trigger()) request_collection(CollectReason::kHeap);
  return old;
}

void Collector::update_goal() {
  Locker locker(settings_lock_);
  update_goal(locker, sweeper_.done());
}

void Collector::update_goal(Locker&, bool sweep_done) {
  Pacer::MemoryUse use;
  use.limit = std::min(memory_limit_.load_relaxed(), heap_.os().limit());
  use.heap_live = heap_live();
  if (use.limit != kNoGoal) {
    HeapUse heap = heap_.use();
    use.charged = heap_.os().charged();
    use.heap_free = heap.free_backed;
    // What the VM holds besides heap objects counts against the limit as well, and so does a part
    // of what is taken but holds no live object.
    uint64_t rest = use.charged > heap.in_use + heap.free_backed
                        ? use.charged - heap.in_use - heap.free_backed : 0;
    uint64_t holes = heap.in_use > use.heap_live ? (heap.in_use - use.heap_live) / 4 : 0;
    use.overhead = rest + holes;
    // Dead objects that are not swept yet are room, too.
    use.heap_live = std::max(use.heap_live, heap.in_use);
  }
  pacer_.set_gc_percent(gc_percent_.load_relaxed());
  pacer_.commit(use, heap_live(), sweep_done);
}

void Collector::request_collection(CollectReason reason) {
  if (!wanted_.load_relaxed() || reason != CollectReason::kHeap) {
    wanted_reason_.store_relaxed(reason);
    wanted_.store_relaxed(true);
  }
  attention_.store_relaxed(true);
}

void Collector::note_attention() {
  attention_.store_relaxed(wanted_.load_relaxed() || phase() != GcPhase::kOff);
}

bool Collector::tick(int64_t now) {
  note_limiter(now);
  if (marking() || gc_percent() < 0) return false;
  int64_t last = last_end_ns_.load_relaxed();
  if (last == 0) {
    last_end_ns_.store_relaxed(now);
    return false;
  }
  if (now - last < kForcePeriodNs || heap_.sbrk()) return false;
  request_collection(CollectReason::kTime);
  return true;
}

// What the Ps did since the last look: collecting for the program, or anything else.
void Collector::note_limiter(int64_t now) {
  if (!limiter_lock_.try_acquire()) return;
  int64_t elapsed = now - limiter_at_;
  if (limiter_at_ == 0) {
    limiter_at_ = now;
  } else if (elapsed >= kLimiterPeriodNs) {
    uint32_t procs = world_ == nullptr ? 1 : world_->procs();
    int64_t busy = gc_busy_ns_.load_relaxed();
    int64_t gc = busy - limiter_gc_ns_;
    limiter_.add(gc, std::max<int64_t>(elapsed * procs - gc, 0), procs);
    if (limiter_.limiting()) limiter_cycle_.store_relaxed(cycle_number());
    limiter_gc_ns_ = busy;
    limiter_at_ = now;
  }
  limiter_lock_.release();
}

// ---- the allocator's side

void Collector::stress(GcLocal& local) {
  {
    Locker locker(stress_lock_);
    if (stress_spent_.load_relaxed() >= debug_.stress_budget) {
      if (stress_skip_ > 0) {
        stress_skip_--;
        return;
      }
      stress_skip_ = static_cast<uint32_t>(stress_random_.below(2 * kStressSpacing));
    }
  }
  request_collection(CollectReason::kStress);
  arm_poll(local);
}

void Collector::charge(GcLocal& self, uint64_t bytes, bool scannable) {
  uint64_t live = heap_live_.fetch_add_relaxed(bytes) + bytes;
  if (scannable) heap_scannable_.fetch_add_relaxed(bytes);
  if (marking()) {
    self.debt_bytes += bytes;
    if (self.debt_bytes >= kDebtForPoll) arm_poll(self);
  } else if (live >= trigger()) {
    if (!wanted_.load_relaxed()) request_collection(CollectReason::kHeap);
    arm_poll(self);
  }
}

void Collector::count_allocations(GcLocal& local, Span* span) {
  local.counters.mallocs[span->size_class()].add(span->alloc_count - span->count_at_refill);
  span->count_at_refill = span->alloc_count;
}

bool Collector::refill(MCache& cache, SpanClass span_class) {
  GcLocal& local = *cache.gc;
  prepare_cache(cache);
  Span* old = cache.alloc[span_class];
  if (old != heap_.empty_span()) {
    VOLE_DCHECK(old->alloc_count == old->nelems);
    count_allocations(local, old);
    cache.alloc[span_class] = heap_.empty_span();
    old->publish();
    old->sweep_gen.store_release(heap_.sweep_gen());
    sweeper_.give_back(old);
  }
  Span* span = sweeper_.take(local, span_class);
  if (span == nullptr) span = heap_.allocate_span(span_class, &cache);
  if (span == nullptr) return false;
  span->sweep_gen.store_release(heap_.sweep_gen() + 3);
  span->count_at_refill = span->alloc_count;
  span->publish();
  if (marking()) local.cycle.marked_bytes += mark_free_slots(span) * span->elem_size;
  cache.alloc[span_class] = span;
  // All of its free slots count as used; flush_cache corrects this.
  charge(local, (span->nelems - span->alloc_count) * span->elem_size, !span->is_noscan());
  return true;
}

Span* Collector::allocate_large(MCache& cache, size_t npages, bool noscan) {
  GcLocal& local = *cache.gc;
  prepare_cache(cache);
  sweeper_.pay(local, npages << kPageShift);
  Span* span = heap_.allocate_large_span(npages, noscan, &cache);
  if (span == nullptr) return nullptr;
  span->count_at_refill = 1;
  local.counters.mallocs[0].add(1);
  local.counters.large_alloc_bytes.add(span->elem_size);
  if (marking() && mark_large(span)) local.cycle.marked_bytes += span->elem_size;
  span->publish();
  sweeper_.give_back(span);
  charge(local, span->elem_size, !noscan);
  return span;
}

void Collector::flush_cache(MCache& cache) {
  if (cache.gc == nullptr && adopt(cache) == nullptr) VOLE_FATAL("no memory for a P");
  uint32_t gen = heap_.sweep_gen();
  GcLocal& local = *cache.gc;
  bool stale = cache.flush_gen != gen;
  for (Span*& cached : cache.alloc) {
    Span* span = cached;
    if (span == heap_.empty_span()) continue;
    cached = heap_.empty_span();
    count_allocations(local, span);
    span->publish();
    if (stale || marking()) unmark_free_slots(span);
    if (stale) {
      span->sweep_gen.store_release(gen - 2);
      sweeper_.sweep_own(local, span);
      continue;
    }
    uint64_t unused = (span->nelems - span->alloc_count) * span->elem_size;
    heap_live_.fetch_sub_relaxed(std::min(heap_live(), unused));
    if (marking()) local.cycle.marked_bytes -= unused;
    span->sweep_gen.store_release(gen);
    sweeper_.give_back(span);
  }
  cache.tiny = 0;
  cache.tiny_offset = 0;
  local.counters.tiny_allocs.add(cache.tiny_allocs);
  cache.tiny_allocs = 0;
  if (stale) {
    cache.flush_gen = gen;
    cache.slow = debug_.stress || observer_ != nullptr || heap_.efence() || heap_.sbrk();
    unflushed_.fetch_sub_acq_rel(1);
  }
}

void Collector::finish_sweep() {
  for (GcLocal* local = locals_; local != nullptr; local = local->next) {
    prepare_cache(local->cache);
  }
  while (sweeper_.sweep_one(*locals_)) {
  }
}

// ---- counters

void Collector::allocated_so_far(MCache& own, uint64_t* objects, uint64_t* bytes) {
  for (Span* span : own.alloc) {
    if (span != heap_.empty_span()) count_allocations(*own.gc, span);
  }
  *objects = *bytes = 0;
  auto add = [&](const AllocCounters& counters) {
    *objects += counters.mallocs[0].value() + counters.tiny_allocs.value();
    *bytes += counters.large_alloc_bytes.value();
    for (int c = 1; c < kSizeClassCount; c++) {
      uint64_t n = counters.mallocs[c].value();
      *objects += n;
      *bytes += n * kSizeClasses.size[c];
    }
  };
  add(retired_);
  for (GcLocal* local = locals_; local != nullptr; local = local->next) add(local->counters);
}

void Collector::read_stats(MemStats* stats) {
  AllocCounters sum;
  fold(sum, retired_);
  for (GcLocal* local = locals_; local != nullptr; local = local->next) {
    for (Span* span : local->cache.alloc) {
      if (span != heap_.empty_span()) count_allocations(*local, span);
    }
    local->counters.tiny_allocs.add(local->cache.tiny_allocs);
    local->cache.tiny_allocs = 0;
    fold(sum, local->counters);
  }
  *stats = MemStats{};
  MemStats& s = *stats;
  s.large_mallocs = s.mallocs = sum.mallocs[0].value();
  s.large_frees = s.frees = sum.frees[0].value();
  s.large_alloc_bytes = s.total_alloc = sum.large_alloc_bytes.value();
  s.large_free_bytes = sum.large_free_bytes.value();
  uint64_t freed_bytes = s.large_free_bytes;
  for (int c = 1; c < kSizeClassCount; c++) {
    s.mallocs_by_class[c] = sum.mallocs[c].value();
    s.frees_by_class[c] = sum.frees[c].value();
    s.mallocs += s.mallocs_by_class[c];
    s.frees += s.frees_by_class[c];
    s.total_alloc += s.mallocs_by_class[c] * kSizeClasses.size[c];
    freed_bytes += s.frees_by_class[c] * kSizeClasses.size[c];
  }
  s.heap_objects = s.mallocs - s.frees;
  // Tiny allocations count as allocated and freed: their blocks are the objects.
  s.tiny_allocs = sum.tiny_allocs.value();
  s.mallocs += s.tiny_allocs;
  s.frees += s.tiny_allocs;
  s.heap_alloc = s.total_alloc - freed_bytes;
  HeapUse use = heap_.use();
  s.sys = heap_.os().charged();
  s.heap_in_use = use.in_use;
  s.heap_idle = use.free_backed;
  s.heap_sys = use.in_use + use.free_backed;
  s.heap_released = use.released;
  s.stack_in_use = s.stack_sys = use.stacks;
  s.mspan_in_use = use.spans * sizeof(Span);
  s.mspan_sys = heap_.metadata_bytes();
  s.mcache_in_use = sizeof(MCache);
  s.gc_sys = use.work;
  s.next_gc = goal();
  s.last_gc_ns = last_gc_wall_ns_;
  s.pause_total_ns = pause_total_ns_;
  s.num_gc = cycles();
  s.num_forced_gc = forced_cycles_;
  DueCounts finalizers, cleanups;
  specials_.counts(&finalizers, &cleanups);
  s.finalizers_queued = finalizers.queued;
  s.finalizers_executed = finalizers.executed;
  s.cleanups_queued = cleanups.queued;
  s.cleanups_executed = cleanups.executed;
  s.limiter_cycle = limiter_cycle_.load_relaxed();
  std::copy(std::begin(pause_ns_), std::end(pause_ns_), s.pause_ns);
  std::copy(std::begin(pause_end_ns_), std::end(pause_end_ns_), s.pause_end_ns);
  s.gc_assist_ns = cpu_assist_ns_;
  s.gc_dedicated_ns = cpu_background_ns_;
  s.gc_idle_ns = cpu_idle_ns_;
  s.gc_pause_cpu_ns = cpu_pause_ns_;
}

bool Collector::verify(const char** why) { return verify_heap(heap_, why); }

}  // namespace vole::runtime
