// The rules that the verifier checks are the invariants written down in span.h and heap.h.
// Each is one small function, so that a failure names what is broken.
#include "runtime/gc/verify.h"

#include <cinttypes>
#include <cstdio>
#include <utility>

#include "runtime/gc/collector.h"
#include "runtime/gc/scan.h"

namespace vole::runtime {
namespace {

uint32_t count_allocated(const Span* span) {
  uint32_t count = span->free_index.load_relaxed();
  for (uint32_t i = span->free_index.load_relaxed(); i < span->nelems; i++) {
    if (!span->is_free(i)) count++;
  }
  return count;
}

const char* check_span(const Heap& heap, const Span* span) {
  uint32_t free_index = span->free_index.load_relaxed();
  if (span->nelems == 0 || free_index > span->nelems) return "free index beyond the span";
  if (span->limit > span->base + span->bytes()) return "objects reach beyond their span";
  if (span->alloc_count != count_allocated(span)) return "alloc_count disagrees with alloc bits";
  uint32_t gen = heap.sweep_gen();
  uint32_t span_gen = span->sweep_gen.load_relaxed();
  // In an mcache since before the last cycle's end: free slots are marked, too.
  bool stale = span_gen == gen + 1;
  bool unswept = span_gen == gen - 2 || stale;
  if (!unswept && span_gen != gen && span_gen != gen + 3) return "impossible sweep generation";
  for (uint32_t i = 0; i < span->nelems; i++) {
    if (!span->is_marked(i)) continue;
    if (!unswept) return "a swept span has mark bits";
    if (span->is_free(i) && !stale) return "a free object is marked";
  }
  for (const Special* s = span->specials; s != nullptr; s = s->next) {
    if (s->offset >= span->limit - span->base) return "a special lies beyond its span";
    if (s->next != nullptr && s->next->offset < s->offset) return "specials are not sorted";
  }
  return nullptr;
}

const char* check_lists(Heap& heap) {
  uint32_t gen = heap.sweep_gen();
  for (int c = 0; c < kSpanClassCount; c++) {
    Central& central = heap.central(static_cast<SpanClass>(c));
    Locker locker(central.lock);
    for (const Span* s = central.partial_swept(gen).top(); s != nullptr; s = s->next) {
      if (s->span_class != c) return "a span is in the list of another class";
      if (s->sweep_gen.load_relaxed() != gen) return "an unswept span is in a swept list";
      if (s->alloc_count == s->nelems) return "a full span is in a partial list";
    }
    for (const Span* s = central.full_swept(gen).top(); s != nullptr; s = s->next) {
      if (s->sweep_gen.load_relaxed() != gen) return "an unswept span is in a swept list";
      if (s->alloc_count != s->nelems) return "a span with room is in a full list";
    }
    for (const Span* s = central.partial_unswept(gen).top(); s != nullptr; s = s->next) {
      if (s->sweep_gen.load_relaxed() != gen - 2) return "a swept span is in an unswept list";
    }
    for (const Span* s = central.full_unswept(gen).top(); s != nullptr; s = s->next) {
      if (s->sweep_gen.load_relaxed() != gen - 2) return "a swept span is in an unswept list";
    }
  }
  return nullptr;
}

// The first pointer of an object that leads to a stack; 0: none.
uintptr_t find_stack_pointer(const Collector& c, const Span* span, uintptr_t object) {
  uintptr_t found = 0;
  for_each_word_of_all(span, object, [&](uintptr_t slot) {
    if (found == 0 && c.is_stack(mem::load<uintptr_t>(slot))) found = slot;
  });
  return found;
}

}  // namespace

std::string describe_stack_pointer(Heap& heap, uintptr_t slot, uintptr_t value) {
  char text[256];
  Span* span = heap.object_span_of(slot);
  if (span == nullptr) {
    std::snprintf(text, sizeof(text), "stack address %#" PRIxPTR " in memory at %#" PRIxPTR, value,
                  slot);
    return text;
  }
  uintptr_t object = span->object(span->index_of(slot));
  const TypeDesc* type = span->is_large() ? span->large_type : nullptr;
  if (span->has_type_headers()) type = mem::load<const TypeDesc*>(object);
  std::snprintf(text, sizeof(text),
                "stack address %#" PRIxPTR " in word %zu of the heap object %#" PRIxPTR
                " of %zu bytes%s%.*s",
                value, static_cast<size_t>((slot - object) / 8), object, span->elem_size,
                type == nullptr ? "" : ", type ",
                type == nullptr ? 0 : static_cast<int>(type->string.len),
                type == nullptr ? "" : type->string.data);
  return text;
}

bool verify_no_stack_pointers(Collector& collector, const char** why) {
  Heap& heap = collector.heap();
  std::string text;
  heap.for_each_span([&](Span* span) {
    if (!text.empty() || span->state.load_relaxed() != SpanState::kInUse || span->is_noscan()) {
      return;
    }
    for (uint32_t i = 0; i < span->nelems && text.empty(); i++) {
      if (!span->is_marked(i) || span->is_free(i)) continue;
      uintptr_t slot = find_stack_pointer(collector, span, span->object(i));
      if (slot != 0) text = describe_stack_pointer(heap, slot, mem::load<uintptr_t>(slot));
    }
  });
  if (text.empty()) return true;
  *why = collector.keep_text(std::move(text));
  return false;
}

bool verify_heap(Heap& heap, const char** why) {
  if (!heap.is_valid(why)) return false;
  heap.for_each_span([&](Span* span) {
    if (*why != nullptr || span->state.load_relaxed() != SpanState::kInUse) return;
    *why = check_span(heap, span);
  });
  if (*why == nullptr) *why = check_lists(heap);
  return *why == nullptr;
}

}  // namespace vole::runtime
