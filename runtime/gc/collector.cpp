// The cycle itself, pacing and counters. The essay is in collector.h; marking is in mark.cpp,
// sweeping in sweep.cpp, finalizers in specials.cpp.
#include "runtime/gc/collector.h"

#include <algorithm>

#include "runtime/gc/verify.h"

namespace vole::runtime {
namespace {

constexpr uint64_t kMinHeap = 4 << 20;
// Sweeping is to end this many bytes of allocation before the next cycle starts.
constexpr uint64_t kSweepMargin = 1 << 20;
constexpr uint64_t kLimitHeadroomMin = 1 << 20;
constexpr uint64_t kLimitHeadroomPercent = 3;
constexpr uint32_t kMaxFailures = 4;
constexpr uint64_t kNever = OsMemory::kNoLimit;

}  // namespace

Collector::Collector(Heap& heap, Clock& clock)
    : heap_(heap), clock_(clock), pool_(heap), work_(pool_) {
  update_goal();
}

Collector::~Collector() { work_.flush(); }

void Collector::set_debug(const GcDebug& debug) {
  debug_ = debug;
  update_caches();
}

void Collector::update_caches() {
  bool marking = phase_ != GcPhase::kOff;
  for (MCache* cache = heap_.caches(); cache != nullptr; cache = cache->next) {
    cache->slow = marking || debug_.stress || observer_ != nullptr;
    cache->barrier = marking || debug_.check_stores;
  }
}

void Collector::collect(CollectReason reason) {
  int64_t begin = clock_.monotonic_ns();
  const char* why = nullptr;
  if (debug_.verify && !verify(&why)) VOLE_FATAL(why);
  wanted_ = false;
  cycle_ = CycleStats{};
  cycle_.reason = reason;
  cycle_.start_ns = begin;
  cycle_.heap_before = heap_live_;
  cycle_.goal = goal_;
  if (reason == CollectReason::kMemory) {
    // How much was allocated between two failures tells whether collecting still helps.
    uint64_t progress = heap_live_ > heap_marked_ ? heap_live_ - heap_marked_ : 0;
    failures_ = progress < heap_marked_ / 64 ? failures_ + 1 : 0;
  }

  finish_sweep();
  for (MCache* cache = heap_.caches(); cache != nullptr; cache = cache->next) flush_cache(*cache);
  int64_t swept = clock_.monotonic_ns();

  phase_ = GcPhase::kMark;
  update_caches();
  heap_marked_ = 0;
  overflow_ = false;
  mark_roots();
  do {
    drain();
  } while (rescan_flagged());
  work_.flush();
  if (debug_.verify && !verify_no_stack_pointers(*this, &why)) VOLE_FATAL(why);
  if (observer_ != nullptr) observer_->marked(heap_);
  int64_t marked = clock_.monotonic_ns();

  phase_ = GcPhase::kMarkTermination;
  cycle_.heap_after = heap_live_;
  cycle_.heap_marked = heap_marked_;
  stress_spent_ += (heap_marked_ + kStressCycle) * (debug_.verify ? 4 : 1);
  cycle_.stack_bytes = last_stack_bytes_;
  cycle_.global_bytes = last_global_bytes_;
  heap_live_ = heap_marked_;
  pool_.release_memory();
  phase_ = GcPhase::kOff;
  update_caches();
  heap_.advance_sweep_gen();
  cycles_++;
  if (reason == CollectReason::kForced) forced_cycles_++;
  update_goal();
  start_sweep();
  if (reason == CollectReason::kForced || reason == CollectReason::kMemory) finish_sweep();
  give_back(reason);
  if (debug_.verify && !verify(&why)) VOLE_FATAL(why);

  int64_t end = clock_.monotonic_ns();
  cycle_.sweep_termination_ns = swept - begin;
  cycle_.mark_ns = marked - swept;
  cycle_.mark_termination_ns = end - marked;
  pause_total_ns_ += static_cast<uint64_t>(end - begin);
  last_gc_wall_ns_ = clock_.wall_ns();
}

// Free pages beyond what the heap will need until the next cycle go back to the system.
void Collector::give_back(CollectReason reason) {
  HeapUse use = heap_.use();
  uint64_t excess = use.free_backed;
  if (reason != CollectReason::kMemory) {
    uint64_t retain = goal_ == kNever ? use.in_use : std::max(goal_, use.in_use);
    retain += retain / 10;
    uint64_t have = use.in_use + use.free_backed;
    excess = have > retain ? std::min(have - retain, excess) : 0;
  }
  bool forced = reason == CollectReason::kMemory;
  if (excess != 0) {
    heap_.scavenge(excess, forced ? ScavengeKind::kForced : ScavengeKind::kBackground);
  }
}

void Collector::start_sweep() {
  sweep_class_ = 0;
  sweep_done_ = false;
  swept_pages_ = 0;
  unswept_pages_ = heap_.use().in_use >> kPageShift;
  sweep_live_base_ = heap_live_;
  uint64_t distance = trigger_ > heap_live_ ? trigger_ - heap_live_ : 0;
  distance = distance > kSweepMargin ? distance - kSweepMargin : kPageSize;
  distance = std::max<uint64_t>(distance, kPageSize);
  sweep_pages_per_byte_ = static_cast<double>(unswept_pages_) / static_cast<double>(distance);
}

void Collector::update_goal() {
  uint64_t goal = kNever;
  if (gc_percent_ >= 0) {
    auto percent = static_cast<uint64_t>(gc_percent_);
    uint64_t scanned = heap_marked_ + last_stack_bytes_ + last_global_bytes_;
    uint64_t growth = scanned / 100 * percent + scanned % 100 * percent / 100;
    goal = std::max(heap_marked_ + growth, kMinHeap * percent / 100);
  }
  uint64_t limit = std::min(memory_limit_, heap_.os().limit());
  if (limit != kNever) {
    // What the VM holds besides heap objects counts against the limit as well.
    HeapUse use = heap_.use();
    uint64_t charged = heap_.os().charged();
    uint64_t other = charged > use.in_use + use.free_backed
                         ? charged - use.in_use - use.free_backed : 0;
    // Slots and pages that are taken but hold no live object.
    uint64_t overhead = use.in_use > heap_live_ ? (use.in_use - heap_live_) / 4 : 0;
    uint64_t headroom = std::max(kLimitHeadroomMin, limit / 100 * kLimitHeadroomPercent);
    uint64_t taken = other + overhead + headroom;
    uint64_t by_limit = limit > taken ? limit - taken : 0;
    // At the limit a cycle must still pay: let the heap grow by a sixteenth and leave it to the
    // gateway to refuse.
    uint64_t least = heap_marked_ + std::max<uint64_t>(heap_marked_ / 16, 4 * kPageSize);
    goal = std::min(goal, std::max(by_limit, least));
  }
  goal_ = goal;
  trigger_ = goal;
}

bool Collector::is_exhausted() const { return failures_ >= kMaxFailures; }

int Collector::set_gc_percent(int percent) {
  int old = gc_percent_;
  gc_percent_ = percent < 0 ? -1 : percent;
  update_goal();
  if (heap_live_ >= trigger_) request_collection();
  return old;
}

uint64_t Collector::set_memory_limit(uint64_t bytes) {
  uint64_t old = memory_limit_;
  memory_limit_ = bytes;
  update_goal();
  if (heap_live_ >= trigger_) request_collection();
  return old;
}

void Collector::read_stats(MemStats* stats) {
  for (MCache* cache = heap_.caches(); cache != nullptr; cache = cache->next) {
    for (Span* span : cache->alloc) {
      if (span != heap_.empty_span()) count_allocations(span);
    }
    tiny_allocs_ += cache->tiny_allocs;
    cache->tiny_allocs = 0;
  }
  *stats = MemStats{};
  stats->total_alloc = large_alloc_bytes_;
  uint64_t freed_bytes = large_free_bytes_;
  stats->mallocs = mallocs_[0];
  stats->frees = frees_[0];
  for (int c = 1; c < kSizeClassCount; c++) {
    stats->total_alloc += mallocs_[c] * kSizeClasses.size[c];
    freed_bytes += frees_[c] * kSizeClasses.size[c];
    stats->mallocs += mallocs_[c];
    stats->frees += frees_[c];
    stats->mallocs_by_class[c] = mallocs_[c];
    stats->frees_by_class[c] = frees_[c];
  }
  stats->heap_objects = stats->mallocs - stats->frees;
  // Tiny allocations count as allocated and freed: their blocks are the objects.
  stats->mallocs += tiny_allocs_;
  stats->frees += tiny_allocs_;
  stats->heap_alloc = stats->total_alloc - freed_bytes;
  HeapUse use = heap_.use();
  stats->sys = heap_.os().charged();
  stats->heap_in_use = use.in_use;
  stats->heap_idle = use.free_backed;
  stats->heap_sys = use.in_use + use.free_backed;
  stats->heap_released = use.released;
  stats->stack_in_use = stats->stack_sys = use.stacks;
  stats->mspan_in_use = use.spans * sizeof(Span);
  stats->mspan_sys = heap_.metadata_bytes();
  stats->mcache_in_use = sizeof(MCache);
  stats->gc_sys = use.work;
  stats->next_gc = goal_;
  stats->last_gc_ns = last_gc_wall_ns_;
  stats->pause_total_ns = pause_total_ns_;
  stats->num_gc = cycles_;
  stats->num_forced_gc = forced_cycles_;
}

bool Collector::verify(const char** why) { return verify_heap(heap_, why); }

}  // namespace vole::runtime
