// Finalizers, cleanups and weak handles: records that hang on objects (see Special in span.h), and
// the queue of calls that are due.
//
// At the sweep of an unreachable object, in this order: weak handles become 0; an object with a
// finalizer is kept for one more cycle and its finalizer becomes due; else its cleanups become due.
#include "runtime/gc/allocate.h"
#include "runtime/gc/collector.h"

namespace vole::runtime {

// Where a due call is kept: its record is the special's own, reused, so that queueing cannot fail.
static_assert(sizeof(Special) >= sizeof(void*) + sizeof(FinalizerCall));

void Collector::queue_due(Special* special, uintptr_t object) {
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
  arm_poll();
}

void Collector::sweep_specials(Span* span) {
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
      heap_live_ += span->elem_size;
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
}

bool Collector::take_finalizer(FinalizerCall* call) {
  DueCall* due = due_;
  if (due == nullptr) return false;
  *call = due->call;
  due_ = due->next;
  if (due_ == nullptr) due_last_ = nullptr;
  heap_.free_record(due, sizeof(Special));
  return true;
}

SpecialResult Collector::find_block(uintptr_t object, Span** span, uint32_t* offset,
                                    bool need_start) {
  Span* s = heap_.object_span_of(object);
  if (s == nullptr) return SpecialResult::kNotHeap;
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

SpecialResult Collector::set_finalizer(uintptr_t object, uintptr_t fn, const TypeDesc* arg_type) {
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
  if (!heap_.add_special(span, special)) {
    heap_.free_record(special, sizeof(Special));
    return SpecialResult::kAlreadySet;
  }
  return SpecialResult::kDone;
}

SpecialResult Collector::add_cleanup(uintptr_t object, uintptr_t fn, uintptr_t arg, uint64_t id) {
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
  heap_.add_special(span, special);
  return SpecialResult::kDone;
}

void Collector::stop_cleanup(uintptr_t object, uint64_t id) {
  Span* span = heap_.object_span_of(object);
  if (span == nullptr) return;
  for (Special** at = &span->specials; *at != nullptr; at = &(*at)->next) {
    Special* s = *at;
    if (s->kind == SpecialKind::kCleanup && s->id == id) {
      *at = s->next;
      heap_.update_special_list(span);
      heap_.free_record(s, sizeof(Special));
      return;
    }
  }
}

uintptr_t Collector::weak_handle(MCache& cache, uintptr_t object) {
  Span* span;
  uint32_t offset;
  if (find_block(object, &span, &offset, false) != SpecialResult::kDone) return 0;
  for (Special* s = span->specials; s != nullptr; s = s->next) {
    if (s->offset == offset && s->kind == SpecialKind::kWeakHandle) return s->arg;
  }
  // A noscan cell: 16 bytes, so that it is an object of its own and no part of a tiny block.
  auto handle = reinterpret_cast<uintptr_t>(allocate_noscan(cache, kTinyBlock));
  void* memory = heap_.allocate_record(sizeof(Special));
  if (handle == 0 || memory == nullptr) {
    if (memory != nullptr) heap_.free_record(memory, sizeof(Special));
    return 0;
  }
  mem::store<uintptr_t>(handle, object);
  auto* special = new (memory) Special;
  special->offset = offset;
  special->kind = SpecialKind::kWeakHandle;
  special->arg = handle;
  heap_.add_special(span, special);
  return handle;
}

uintptr_t Collector::weak_load(uintptr_t handle) {
  uintptr_t object = mem::load<uintptr_t>(handle);
  if (object == 0) return 0;
  Span* span = heap_.object_span_of(object);
  if (span == nullptr) return 0;
  // Found dead by the last cycle, but not swept yet.
  if (span->sweep_gen.load_acquire() == heap_.sweep_gen() - 2 &&
      !span->is_marked(span->index_of(object))) {
    return 0;
  }
  return object;
}

}  // namespace vole::runtime
