// The records and their queue; see specials.h.
#include "runtime/gc/specials.h"

#include <new>

#include "runtime/gc/allocate.h"
#include "runtime/gc/collector.h"
#include "runtime/gc/mark.h"

namespace vole::runtime {

using bytecode::TypeDesc;

// Where a due call is kept: its record is the special's own, reused, so that queueing cannot fail.
static_assert(sizeof(Special) >= sizeof(void*) + sizeof(FinalizerCall));

// Before a special is added to a span. A sweeper that found no specials at all does not lock, so
// the first one must not be added behind its back: either the sweeper's claim of the span comes
// first and is waited for, or the sweeper sees the flag (both sides sequentially consistent).
void Specials::note_used(const Span* span) {
  if (!used_.load_relaxed()) used_.store_seq_cst(true);
  uint32_t being_swept = heap_.sweep_gen() - 1;
  while (span->sweep_gen.load_seq_cst() == being_swept) __builtin_ia32_pause();
}

// With the specials lock held.
void Specials::queue_due(Special* special, uintptr_t object) {
  FinalizerCall call;
  call.kind = special->kind;
  call.fn = special->fn;
  call.argument = special->kind == SpecialKind::kFinalizer ? object : special->arg;
  call.arg_type = special->arg_type;
  auto* due = new (static_cast<void*>(special)) DueCall{nullptr, call};
  if (due_last_ != nullptr) {
    due_last_->next = due;
  } else {
    due_ = due;
  }
  due_last_ = due;
  (call.kind == SpecialKind::kFinalizer ? finalizers_ : cleanups_).queued++;
  has_due_.store_relaxed(true);
  news_.store_relaxed(true);
}

// With the specials lock held.
uint64_t Specials::sweep(Span* span) {
  uint64_t kept = 0;
  Special** at = &span->specials;
  while (*at != nullptr) {
    uint32_t index = span->index_of(span->base + (*at)->offset);
    // The specials of one object are neighbours.
    auto same_object = [&](const Special* s) {
      return s != nullptr && span->index_of(span->base + s->offset) == index;
    };
    if (span->is_marked(index)) {
      while (same_object(*at)) at = &(*at)->next;
      continue;
    }
    bool finalized = false;
    for (Special* s = *at; same_object(s); s = s->next) {
      if (s->kind == SpecialKind::kFinalizer) finalized = true;
    }
    if (finalized) {
      span->mark(index);
      kept += span->elem_size;
    }
    while (same_object(*at)) {
      Special* s = *at;
      bool keep = finalized && s->kind == SpecialKind::kCleanup;
      if (keep) {
        at = &s->next;
        continue;
      }
      *at = s->next;
      if (s->kind == SpecialKind::kWeakHandle) {
        mem::store<uintptr_t>(s->arg, 0);
        heap_.free_record(s, sizeof(Special));
      } else {
        queue_due(s, span->base + s->offset);
      }
    }
  }
  heap_.update_special_list(span);
  return kept;
}

bool Specials::take_due(GcLocal& local, FinalizerCall* call) {
  DueCall* due;
  {
    Locker locker(heap_.specials_lock());
    if (running_ != nullptr) running_->executed++;
    running_ = nullptr;
    due = due_;
    if (due == nullptr) return false;
    running_ = due->call.kind == SpecialKind::kFinalizer ? &finalizers_ : &cleanups_;
    *call = due->call;
    due_ = due->next;
    if (due_ == nullptr) {
      due_last_ = nullptr;
      has_due_.store_relaxed(false);
    }
  }
  heap_.free_record(due, sizeof(Special));
  if (local.cache.collector->marking()) {
    shade(local, call->fn);
    shade(local, call->argument);
  }
  return true;
}

void Specials::counts(DueCounts* finalizers, DueCounts* cleanups) const {
  Locker locker(heap_.specials_lock());
  *finalizers = finalizers_;
  *cleanups = cleanups_;
}

SpecialResult Specials::find_block(uintptr_t object, Span** span, uint32_t* offset,
                                   bool need_start) {
  Span* s = heap_.object_span_of(object);
  // What is never freed (sbrk=1) needs no record.
  if (s == nullptr || heap_.sbrk()) return SpecialResult::kNotHeap;
  if (need_start) {
    uintptr_t start = s->object(s->index_of(object));
    if (s->has_type_headers()) start += kTypeHeaderSize;
    bool tiny = s->span_class == kTinySpanClass;
    if (object != start && !tiny) return SpecialResult::kNotStart;
  }
  *span = s;
  *offset = static_cast<uint32_t>(object - s->base);
  return SpecialResult::kDone;
}

SpecialResult Specials::set_finalizer(GcLocal& local, uintptr_t object, uintptr_t fn,
                                      const TypeDesc* arg_type) {
  Span* span;
  uint32_t offset;
  SpecialResult found = find_block(object, &span, &offset, true);
  if (found != SpecialResult::kDone) return found;
  if (fn == 0) {
    Special* old = heap_.remove_special(span, offset, SpecialKind::kFinalizer);
    if (old != nullptr) heap_.free_record(old, sizeof(Special));
    return SpecialResult::kDone;
  }
  void* memory = heap_.allocate_record(sizeof(Special));
  if (memory == nullptr) return SpecialResult::kNoMemory;
  auto* special = new (memory) Special;
  special->offset = offset;
  special->kind = SpecialKind::kFinalizer;
  special->fn = fn;
  special->arg_type = arg_type;
  note_used(span);
  if (!heap_.add_special(span, special)) {
    heap_.free_record(special, sizeof(Special));
    return SpecialResult::kAlreadySet;
  }
  if (local.cache.collector->marking()) {
    // The object may yet be found unreachable in this cycle: what it refers to must not.
    shade(local, fn);
    queue_unmarked(local, span, span->object(span->index_of(object)));
  }
  return SpecialResult::kDone;
}

SpecialResult Specials::add_cleanup(GcLocal& local, uintptr_t object, uintptr_t fn, uintptr_t arg,
                                    uint64_t id) {
  Span* span;
  uint32_t offset;
  SpecialResult found = find_block(object, &span, &offset, false);
  if (found != SpecialResult::kDone) return found;
  void* memory = heap_.allocate_record(sizeof(Special));
  if (memory == nullptr) return SpecialResult::kNoMemory;
  auto* special = new (memory) Special;
  special->offset = offset;
  special->kind = SpecialKind::kCleanup;
  special->fn = fn;
  special->arg = arg;
  special->id = id;
  note_used(span);
  heap_.add_special(span, special);
  if (local.cache.collector->marking()) {
    shade(local, fn);
    shade(local, arg);
  }
  return SpecialResult::kDone;
}

void Specials::stop_cleanup(uintptr_t object, uint64_t id) {
  Special* found = nullptr;
  {
    Locker locker(heap_.specials_lock());
    // The object may be dead and its span gone: then the cleanup is due already, or done.
    Span* span = heap_.object_span_of(object);
    if (span == nullptr) return;
    for (Special** at = &span->specials; *at != nullptr; at = &(*at)->next) {
      Special* s = *at;
      if (s->kind == SpecialKind::kCleanup && s->id == id) {
        *at = s->next;
        heap_.update_special_list(span);
        found = s;
        break;
      }
    }
  }
  if (found != nullptr) heap_.free_record(found, sizeof(Special));
}

// With the specials lock held.
Special* Specials::find_weak(Span* span, uint32_t offset) {
  for (Special* s = span->specials; s != nullptr; s = s->next) {
    if (s->offset == offset && s->kind == SpecialKind::kWeakHandle) return s;
  }
  return nullptr;
}

uintptr_t Specials::weak_handle(GcLocal& local, uintptr_t object) {
  Span* span;
  uint32_t offset;
  if (find_block(object, &span, &offset, false) != SpecialResult::kDone) return 0;
  auto existing = [&] {
    Locker locker(heap_.specials_lock());
    Special* s = find_weak(span, offset);
    return s == nullptr ? 0 : s->arg;
  };
  uintptr_t handle = existing();
  if (handle == 0) {
    // A noscan cell: 16 bytes, so that it is an object of its own and no part of a tiny block.
    handle = reinterpret_cast<uintptr_t>(allocate_noscan(local.cache, kTinyBlock));
    void* memory = handle == 0 ? nullptr : heap_.allocate_record(sizeof(Special));
    if (memory == nullptr) return 0;
    mem::store<uintptr_t>(handle, object);
    auto* special = new (memory) Special;
    special->offset = offset;
    special->kind = SpecialKind::kWeakHandle;
    special->arg = handle;
    note_used(span);
    if (!heap_.add_special(span, special)) {
      // Another P was faster; its handle is the one.
      heap_.free_record(special, sizeof(Special));
      handle = existing();
    }
  }
  if (local.cache.collector->marking() && handle != 0) shade(local, handle);
  return handle;
}

uintptr_t Specials::weak_load(GcLocal& local, uintptr_t handle) {
  uintptr_t object;
  {
    Locker locker(heap_.specials_lock());
    object = mem::load<uintptr_t>(handle);
    if (object == 0) return 0;
    Span* span = heap_.object_span_of(object);
    if (span == nullptr) return 0;
    uint32_t gen = heap_.sweep_gen();
    uint32_t span_gen = span->sweep_gen.load_acquire();
    // Found dead by the last cycle, but not swept yet. A sweeper that is at the span swaps its
    // bitmaps only after its specials, which it does under this lock and then says so.
    bool swept = span_gen == gen || span_gen == gen + 3 || span->specials_gen == gen;
    if (!swept && !span->is_marked(span->index_of(object))) return 0;
  }
  // A strong pointer comes out of nothing that marking could have found.
  if (local.cache.collector->marking()) shade(local, object);
  return object;
}

// ---- root jobs

void Specials::mark_special(GcLocal& local, Span* span, const Special& s) {
  switch (s.kind) {
    case SpecialKind::kFinalizer:
      // What the object refers to must live until the finalizer has run; the object itself is not
      // marked here, so that it can be found unreachable.
      shade(local, s.fn);
      queue_unmarked(local, span, span->object(span->index_of(span->base + s.offset)));
      break;
    case SpecialKind::kCleanup:
      shade(local, s.fn);
      shade(local, s.arg);
      break;
    case SpecialKind::kWeakHandle:
      // The handle lives as long as its object, so that equal weak pointers stay equal.
      shade(local, s.arg);
      break;
  }
}

void Specials::mark_shard(GcLocal& local, size_t shard) {
  size_t end = (shard + 1) * kShardPages;
  for (size_t page = shard * kShardPages; page < end;) {
    uintptr_t address = heap_.region() + (page << kPageShift);
    Span* span = heap_.object_span_of(address);
    if (span == nullptr || span->base != address) {
      page++;
      continue;
    }
    page += span->npages;
    Locker locker(heap_.specials_lock());
    for (const Special* s = span->specials; s != nullptr; s = s->next) {
      mark_special(local, span, *s);
    }
  }
}

void Specials::mark_due(GcLocal& local) {
  Locker locker(heap_.specials_lock());
  for (DueCall* due = due_; due != nullptr; due = due->next) {
    shade(local, due->call.fn);
    shade(local, due->call.argument);
  }
}

}  // namespace vole::runtime
