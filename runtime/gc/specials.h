// Finalizers, cleanups and weak handles: records that hang on objects (see Special in span.h), and
// the queue of calls that are due.
//
// At the sweep of an unreachable object, in this order: weak handles become 0; an object with a
// finalizer is kept for one more cycle and its finalizer becomes due; else its cleanups become due.
// While marking runs they are roots: what a finalizer's object refers to (not the object), closures
// and arguments, handles. Who adds one meanwhile, or takes a due call out, shades it: the root jobs
// may have passed by already.
//
// Threads: records and queue are under the heap's specials_lock.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/atomic.h"
#include "runtime/gc/local.h"
#include "runtime/memory/heap.h"

namespace vole::runtime {

// A finalizer or cleanup that is due. The machine calls fn(argument) on a goroutine.
struct FinalizerCall {
  SpecialKind kind = SpecialKind::kFinalizer;
  uintptr_t fn = 0;                              // closure
  uintptr_t argument = 0;                        // finalizer: the object; cleanup: argument box
  const bytecode::TypeDesc* arg_type = nullptr;  // finalizer: type of the pointer to it
};

enum class SpecialResult : uint8_t { kDone, kNotHeap, kNotStart, kAlreadySet, kNoMemory };

// Finalizers or cleanups so far: found to be due, and done with.
struct DueCounts {
  uint64_t queued = 0, executed = 0;
};

class Specials {
 public:
  explicit Specials(Heap& heap) : heap_(heap) {}
  Specials(const Specials&) = delete;
  Specials& operator=(const Specials&) = delete;

  SpecialResult set_finalizer(GcLocal& local, uintptr_t object, uintptr_t fn,
                              const bytecode::TypeDesc* arg_type);
  SpecialResult add_cleanup(GcLocal& local, uintptr_t object, uintptr_t fn, uintptr_t arg,
                            uint64_t id);
  void stop_cleanup(uintptr_t object, uint64_t id);
  uintptr_t weak_handle(GcLocal& local, uintptr_t object);
  uintptr_t weak_load(GcLocal& local, uintptr_t handle);
  // Asked again by the one goroutine that runs them when it is done with the one before.
  bool take_due(GcLocal& local, FinalizerCall* call);
  void counts(DueCounts* finalizers, DueCounts* cleanups) const;
  bool has_due() const { return has_due_.load_relaxed(); }

  // Sweeping a span with unreachable objects, by its sweeper: what it says above. Bytes of objects
  // that are kept because of their finalizers.
  uint64_t sweep(Span* span);
  // Some calls have become due since the last question.
  bool take_news() { return news_.load_relaxed() && news_.exchange_relaxed(false); }

  // Whether there ever was a special; sweepers need not look for any before.
  bool used() const { return used_.load_seq_cst(); }

  // --- root jobs: the calls that are due, and the specials by pieces of the heap
  bool any() const { return heap_.spans_with_specials() != nullptr; }  // world stopped
  static constexpr size_t kShardPages = 512;
  void mark_due(GcLocal& local);
  void mark_shard(GcLocal& local, size_t shard);

 private:
  struct DueCall {
    DueCall* next;
    FinalizerCall call;
  };

  void queue_due(Special* special, uintptr_t object);
  void mark_special(GcLocal& local, Span* span, const Special& special);
  SpecialResult find_block(uintptr_t object, Span** span, uint32_t* offset, bool need_start);
  Special* find_weak(Span* span, uint32_t offset);
  void note_used(const Span* span);

  Heap& heap_;
  // Under the specials lock.
  DueCall* due_ = nullptr;
  DueCall* due_last_ = nullptr;
  DueCounts finalizers_, cleanups_;
  DueCounts* running_ = nullptr;  // where the call that was taken last is counted
  // Written under the lock; read by anybody, relaxed: who sees it too late polls again.
  Atomic<bool> has_due_{false};
  Atomic<bool> news_{false};
  Atomic<bool> used_{false};  // see note_used
};

}  // namespace vole::runtime
