// The garbage collector of a VM: precise, non-moving mark-sweep over spans.
//
// A cycle, as built now (the world is stopped by the caller; the structures are those of the
// concurrent collector that is to come, so each step says what it will become):
//   1. finish sweeping the last cycle; give the spans of all mcaches back to the central lists.
//   2. mark: roots from the owner (globals, frames), finalizer and cleanup records, tiny blocks;
//      then drain the grey objects. White = unmarked, grey = marked and in a work buffer, black =
//      marked and scanned. Objects without pointers go from white to black. Scanning is precise:
//      the type's pointer mask decides which words are pointers. A pointer into the middle keeps
//      its object; a word that is no address of an object is ignored. Large objects are scanned in
//      pieces of 128 KiB.
//   3. flip: sweep_gen += 2, which turns every span into an unswept one.
//   4. the next goal: live bytes grow by GOGC per cent (at least to 4 MiB), less if a memory limit
//      is near. When heap_live passes the trigger, the allocator arms the machine's poll, and the
//      machine collects at that safe point. Allocation itself never collects.
//   5. sweep lazily: an mcache that needs a span sweeps spans of its class until one has room, and
//      pays for a share of the other spans by the bytes it takes (so that all is swept when the
//      next cycle starts). Sweeping a span makes its mark bits the new allocation bits.
//
// Only while marking: new objects are born black, and pointer stores go through the write barrier
// (barrier.h). With the world stopped nothing is allocated or stored, but both have their place.
//
// Threads: one for now. Everything that several Ps will do at once (allocate, sweep, mark) works
// on per-P state, under the locks of memory/, or by atomic operations on mark bits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "base/clock.h"
#include "base/random.h"
#include "runtime/gc/alloc_observer.h"
#include "runtime/gc/roots.h"
#include "runtime/gc/work_buffer.h"
#include "runtime/memory/heap.h"

namespace vole::runtime {

enum class GcPhase : uint8_t { kOff, kMark, kMarkTermination };

enum class CollectReason : uint8_t {
  kHeap,    // the trigger was passed
  kForced,  // runtime.GC: also completes the sweep
  kMemory,  // an allocation failed: also completes the sweep and gives free memory back
  kTime,    // too long since the last cycle
  kStress,
};

// Switches that find bugs; all off in normal runs.
struct GcDebug {
  // Every allocation arms the poll and asks for a collection, until the collections have marked so
  // much that a program with a large heap would not end any more; from then on one in some does.
  bool stress = false;
  uint64_t stress_budget = uint64_t{4} << 30;  // bytes marked
  bool clobber_free = false;  // freed objects are filled with 0xdeadbeef
  bool verify = false;        // the heap verifier runs before and after each cycle
  bool check_stores = false;  // stores by way of barrier.h check that no stack address gets out
};

// Counters since the start of the VM; bytes unless said otherwise.
struct MemStats {
  uint64_t heap_alloc = 0;     // objects allocated and not yet swept
  uint64_t heap_objects = 0;   // their number
  uint64_t total_alloc = 0;
  uint64_t mallocs = 0, frees = 0;  // objects
  uint64_t sys = 0;            // charged by the VM
  uint64_t heap_sys = 0, heap_idle = 0, heap_in_use = 0, heap_released = 0;
  uint64_t stack_in_use = 0, stack_sys = 0;
  uint64_t mspan_in_use = 0, mspan_sys = 0, mcache_in_use = 0;
  uint64_t gc_sys = 0;
  uint64_t next_gc = 0;
  int64_t last_gc_ns = 0;      // since the Unix epoch
  uint64_t pause_total_ns = 0;
  uint32_t num_gc = 0, num_forced_gc = 0;
  uint64_t mallocs_by_class[kSizeClassCount] = {};
  uint64_t frees_by_class[kSizeClassCount] = {};
};

// What gctrace prints of one cycle.
struct CycleStats {
  CollectReason reason = CollectReason::kHeap;
  int64_t start_ns = 0;  // monotonic
  int64_t sweep_termination_ns = 0, mark_ns = 0, mark_termination_ns = 0;
  uint64_t heap_before = 0, heap_after = 0, heap_marked = 0, goal = 0;
  uint64_t stack_bytes = 0, global_bytes = 0;
};

// A finalizer or cleanup that is due. The machine calls fn(argument) on a goroutine.
struct FinalizerCall {
  SpecialKind kind = SpecialKind::kFinalizer;
  uintptr_t fn = 0;                              // closure
  uintptr_t argument = 0;                        // finalizer: the object; cleanup: argument box
  const bytecode::TypeDesc* arg_type = nullptr;  // finalizer: type of the pointer to it
};

enum class SpecialResult : uint8_t { kDone, kNotHeap, kNotStart, kAlreadySet, kNoMemory };

class Collector {
 public:
  // The clock must outlive the collector. `arm(context)` is called when the machine's next poll
  // should look at wants_collection(); it may be called often and must be cheap.
  using ArmPoll = void (*)(void* context);

  Collector(Heap& heap, Clock& clock);
  ~Collector();
  Collector(const Collector&) = delete;
  Collector& operator=(const Collector&) = delete;

  void set_roots(RootProvider* roots) { roots_ = roots; }
  void set_poll_hook(ArmPoll arm, void* context) {
    arm_ = arm;
    arm_context_ = context;
  }
  // Says whether an address lies in a stack; what verify and check_stores ask.
  using StackTest = bool (*)(void* context, uintptr_t address);
  void set_stack_test(StackTest test, void* context) {
    stack_test_ = test;
    stack_test_context_ = context;
  }
  const char* keep_text(std::string text) {
    debug_text_ = std::move(text);
    return debug_text_.c_str();
  }
  bool is_stack(uintptr_t address) const {
    return stack_test_ != nullptr && stack_test_(stack_test_context_, address);
  }
  // Null: none. It must outlive the collector or be taken away.
  void set_observer(AllocObserver* observer) {
    observer_ = observer;
    update_caches();
  }
  AllocObserver* observer() const { return observer_; }
  void set_debug(const GcDebug& debug);
  const GcDebug& debug() const { return debug_; }

  // --- collecting --------------------------------------------------------------------------------
  bool wants_collection() const { return wanted_; }
  // A whole cycle. The world is stopped: no other thread runs Go code of this VM, all pointers that
  // count are visible to the root provider.
  void collect(CollectReason reason);
  // Several cycles for lack of memory in a row freed next to nothing: the VM should end with its
  // out-of-memory value instead of collecting again and again.
  bool is_exhausted() const;
  // Sweeps one span; false if there is none left. For idle time.
  bool sweep_one();
  void finish_sweep() {
    while (sweep_one()) {
    }
  }

  // GOGC in per cent, negative: off. Returns the old value. Takes effect at once.
  int set_gc_percent(int percent);
  int gc_percent() const { return gc_percent_; }
  // GOMEMLIMIT in bytes. Returns the old value.
  uint64_t set_memory_limit(uint64_t bytes);
  uint64_t memory_limit() const { return memory_limit_; }

  GcPhase phase() const { return phase_; }
  uint64_t heap_live() const { return heap_live_; }
  uint64_t goal() const { return goal_; }
  uint32_t cycles() const { return cycles_; }
  uint64_t last_stack_scan() const { return last_stack_bytes_; }
  const CycleStats& last_cycle() const { return cycle_; }
  // Flushes the caches' counters first, hence not const.
  void read_stats(MemStats* stats);

  // --- finalizers, cleanups, weak pointers -------------------------------------------------------
  // `object` must be the start of a heap object (or lie in a tiny block). fn == 0 removes it.
  SpecialResult set_finalizer(uintptr_t object, uintptr_t fn, const bytecode::TypeDesc* arg_type);
  // `object` may be an interior pointer. `id` identifies the cleanup for stop_cleanup.
  SpecialResult add_cleanup(uintptr_t object, uintptr_t fn, uintptr_t arg, uint64_t id);
  void stop_cleanup(uintptr_t object, uint64_t id);
  // The weak handle of an object: a heap cell of 8 bytes that holds the address and becomes 0 when
  // the object is unreachable. The same cell for the same object. 0: no memory or no heap object.
  uintptr_t weak_handle(MCache& cache, uintptr_t object);
  // The object of a handle, or 0 if it is dead.
  uintptr_t weak_load(uintptr_t handle);
  // The next due call; false if there is none. Calls are roots until taken.
  bool take_finalizer(FinalizerCall* call);
  bool has_finalizers() const { return due_ != nullptr; }

  // --- for the allocator, the barrier and the root visitor ---------------------------------------
  // Gives the cache a span of this class with a free object; false: no memory.
  bool refill(MCache& cache, SpanClass span_class);
  Span* allocate_large(size_t npages, bool noscan);
  // Takes back all spans and the tiny block of a cache.
  void flush_cache(MCache& cache);
  // Marks the object that contains the address, if there is one; the grey object is queued.
  void shade(uintptr_t address);
  void shade_conservative(uintptr_t address);
  // Marks a fresh object black.
  void mark_new(Span* span, uintptr_t object);
  void arm_poll() {
    if (arm_ != nullptr) arm_(arm_context_);
  }
  // After an allocation in stress mode.
  void stress() {
    if (stress_spent_ >= debug_.stress_budget) {
      if (stress_skip_ > 0) {
        stress_skip_--;
        return;
      }
      stress_skip_ = stress_random_.below(2 * kStressSpacing);
    }
    request_collection();
  }
  void request_collection() {
    wanted_ = true;
    arm_poll();
  }
  Heap& heap() { return heap_; }

  // Checks heap and bitmaps; says what is wrong in *why.
  bool verify(const char** why);

 private:
  struct DueCall {
    DueCall* next;
    FinalizerCall call;
  };

  void grey(uintptr_t address);
  void push_or_flag(Span* span, uintptr_t object);
  void scan_object(uintptr_t object);
  void scan_large(Span* span, uintptr_t from);
  void scan_typed(Span* span, uintptr_t base, uintptr_t from, uintptr_t to,
                  const bytecode::TypeDesc* type);
  void mark_roots();
  void mark_specials();
  void drain();
  bool rescan_flagged();

  bool sweep_span(Span* span);
  void sweep_specials(Span* span);
  void queue_due(Special* special, uintptr_t object);
  void clobber_dead(Span* span);
  Span* take_unswept(SpanStack& list, Central& central);
  Span* cache_span(SpanClass span_class);
  void pay_sweep_debt(size_t bytes);
  void count_allocations(Span* span);
  void add_live(uint64_t bytes);
  void update_caches();
  void start_sweep();
  void update_goal();
  void give_back(CollectReason reason);
  SpecialResult find_block(uintptr_t object, Span** span, uint32_t* offset, bool need_start);

  Heap& heap_;
  Clock& clock_;
  RootProvider* roots_ = nullptr;
  ArmPoll arm_ = nullptr;
  void* arm_context_ = nullptr;
  StackTest stack_test_ = nullptr;
  void* stack_test_context_ = nullptr;
  std::string debug_text_;
  AllocObserver* observer_ = nullptr;
  GcDebug debug_;
  static constexpr uint32_t kStressSpacing = 1000;  // allocations between collections, on average
  static constexpr uint64_t kStressCycle = 8192;    // what a cycle costs besides marking, in bytes
  uint64_t stress_spent_ = 0;
  uint32_t stress_skip_ = 0;
  Random stress_random_{1};
  GcPhase phase_ = GcPhase::kOff;
  bool wanted_ = false;
  bool overflow_ = false;

  int gc_percent_ = 100;
  uint64_t memory_limit_ = OsMemory::kNoLimit;
  uint64_t heap_live_ = 0;     // bytes allocated since the last cycle plus those it marked
  uint64_t heap_marked_ = 0;   // bytes the current or last cycle marked
  uint64_t goal_ = 0;
  uint64_t trigger_ = 0;
  uint64_t last_stack_bytes_ = 0;
  uint64_t last_global_bytes_ = 0;

  uint64_t unswept_pages_ = 0;        // estimate at the start of the sweep
  uint64_t swept_pages_ = 0;          // since then
  uint64_t sweep_live_base_ = 0;
  double sweep_pages_per_byte_ = 0;
  uint8_t sweep_class_ = 0;           // where sweep_one looks next
  bool sweep_done_ = true;

  uint32_t cycles_ = 0;
  uint32_t forced_cycles_ = 0;
  uint32_t failures_ = 0;  // cycles in a row that gave no memory
  uint64_t pause_total_ns_ = 0;
  int64_t last_gc_wall_ns_ = 0;
  CycleStats cycle_;

  uint64_t mallocs_[kSizeClassCount] = {};
  uint64_t frees_[kSizeClassCount] = {};
  uint64_t large_alloc_bytes_ = 0;
  uint64_t large_free_bytes_ = 0;
  uint64_t tiny_allocs_ = 0;

  DueCall* due_ = nullptr;
  DueCall* due_last_ = nullptr;

  WorkBufferPool pool_;
  MarkWork work_;
};

inline void RootVisitor::pointer(uintptr_t value) { collector_.shade(value); }

}  // namespace vole::runtime
