// Marking: roots, grey objects, scanning by type. See collector.h for the cycle.
// Nothing here recurses: the work buffers hold what is still to be scanned.
#include "runtime/gc/allocate.h"
#include "runtime/gc/collector.h"

namespace vole::runtime {
namespace {

// Large objects are scanned in pieces of this size, so that no step takes long.
constexpr size_t kObletBytes = 128 * 1024;
// Objects on their way from the work buffer to the scanner, whose memory is being fetched.
constexpr unsigned kPrefetchSlots = 8;

}  // namespace

VOLE_ALWAYS_INLINE void Collector::grey(uintptr_t address) {
  Span* span = heap_.object_span_of(address);
  if (span == nullptr) return;
  uint32_t index = span->index_of(address);
  if (span->is_marked(index)) return;
  // A word may hold an address that is no longer anyone's: of a stack that is gone, hidden from
  // escape analysis and copied with the value that it was in (strings.Builder does so).
  if (VOLE_UNLIKELY(span->is_free(index))) {
    if (debug_.verify) VOLE_FATAL("found pointer to free object");
    return;
  }
  span->mark(index);
  heap_marked_ += span->elem_size;
  if (span->is_noscan()) return;
  push_or_flag(span, span->object(index));
}

void Collector::shade(uintptr_t address) { grey(address); }

void Collector::push_or_flag(Span* span, uintptr_t object) {
  __builtin_prefetch(reinterpret_cast<const void*>(object));
  if (VOLE_LIKELY(work_.push(object))) return;
  span->mark_overflow.store_relaxed(true);
  overflow_ = true;
}

void Collector::shade_conservative(uintptr_t address) {
  Span* span = heap_.object_span_of(address);
  if (span != nullptr && !span->is_free(span->index_of(address))) grey(address);
}

void Collector::mark_new(Span* span, uintptr_t object) {
  if (span->mark(span->index_of(object))) heap_marked_ += span->elem_size;
}

void Collector::scan_typed(Span* span, uintptr_t base, uintptr_t from, uintptr_t to,
                           const TypeDesc* type) {
  (void)span;
  for_each_pointer_in(base, from, to, type, [this](uintptr_t slot) {
    uintptr_t value = mem::load<uintptr_t>(slot);
    if (value != 0) grey(value);
  });
}

void Collector::scan_large(Span* span, uintptr_t from) {
  if (span->large_type == nullptr) return;
  uintptr_t end = span->limit;
  if (from == span->base) {
    for (uintptr_t piece = from + kObletBytes; piece < end; piece += kObletBytes) {
      push_or_flag(span, piece);
    }
  }
  uintptr_t to = end - from > kObletBytes ? from + kObletBytes : end;
  scan_typed(span, span->base, from, to, span->large_type);
}

void Collector::scan_object(uintptr_t object) {
  Span* span = heap_.span_of(object);
  if (span->has_heap_bitmap()) {
    uint64_t bits = read_heap_bits(span, object);
    while (bits != 0) {
      uintptr_t slot = object + 8 * static_cast<unsigned>(__builtin_ctzll(bits));
      bits &= bits - 1;
      uintptr_t value = mem::load<uintptr_t>(slot);
      if (value != 0) grey(value);
    }
  } else if (span->has_type_headers()) {
    auto* type = mem::load<const TypeDesc*>(object);
    if (type == nullptr) return;
    uintptr_t base = object + kTypeHeaderSize;
    scan_typed(span, base, base, object + span->elem_size, type);
  } else if (!span->is_noscan()) {
    scan_large(span, object);
  }
}

void Collector::drain() {
  uintptr_t ring[kPrefetchSlots];
  unsigned head = 0;
  unsigned count = 0;
  for (;;) {
    while (count < kPrefetchSlots) {
      uintptr_t object = work_.pop();
      if (object == 0) break;
      __builtin_prefetch(reinterpret_cast<const void*>(object));
      ring[(head + count++) % kPrefetchSlots] = object;
    }
    if (count == 0) return;
    uintptr_t object = ring[head];
    head = (head + 1) % kPrefetchSlots;
    count--;
    scan_object(object);
  }
}

bool Collector::rescan_flagged() {
  if (!overflow_) return false;
  overflow_ = false;
  heap_.for_each_span([this](Span* span) {
    if (!span->mark_overflow.load_relaxed()) return;
    span->mark_overflow.store_relaxed(false);
    for (uint32_t i = 0; i < span->nelems; i++) {
      if (!span->is_marked(i)) continue;
      if (span->is_large()) {
        for (uintptr_t p = span->base; p < span->limit; p += kObletBytes) {
          uintptr_t to = span->limit - p > kObletBytes ? p + kObletBytes : span->limit;
          if (span->large_type != nullptr) scan_typed(span, span->base, p, to, span->large_type);
        }
      } else {
        scan_object(span->object(i));
      }
      drain();
    }
  });
  return true;
}

void Collector::mark_specials() {
  for (Span* span = heap_.spans_with_specials(); span != nullptr; span = span->next_special) {
    for (Special* s = span->specials; s != nullptr; s = s->next) {
      switch (s->kind) {
        case SpecialKind::kFinalizer: {
          // What the object refers to must live until the finalizer has run; the object itself
          // is not marked here, so that it can be found unreachable.
          grey(s->fn);
          if (span->is_noscan()) break;
          uintptr_t object = span->object(span->index_of(span->base + s->offset));
          if (span->is_large()) {
            scan_typed(span, span->base, span->base, span->limit, span->large_type);
          } else {
            scan_object(object);
          }
          break;
        }
        case SpecialKind::kCleanup:
          grey(s->fn);
          grey(s->arg);
          break;
        case SpecialKind::kWeakHandle:
          // The handle lives as long as its object, so that equal weak pointers stay equal.
          grey(s->arg);
          break;
      }
    }
  }
  for (DueCall* due = due_; due != nullptr; due = due->next) {
    grey(due->call.fn);
    grey(due->call.argument);
  }
}

void Collector::mark_roots() {
  RootVisitor visitor(*this);
  if (roots_ != nullptr) roots_->visit_roots(visitor);
  mark_specials();
  last_stack_bytes_ = visitor.stack_bytes();
  last_global_bytes_ = visitor.global_bytes();
}

void RootVisitor::words(const void* base, size_t count, const uint64_t* mask) {
  uintptr_t start = reinterpret_cast<uintptr_t>(base);
  for (size_t w = 0; w * 64 < count; w++) {
    uint64_t bits = mask[w];
    while (bits != 0) {
      size_t i = w * 64 + static_cast<unsigned>(__builtin_ctzll(bits));
      bits &= bits - 1;
      if (i >= count) break;
      pointer(mem::load<uintptr_t>(start + i * 8));
    }
  }
}

void RootVisitor::bytes(const void* base, size_t ptr_bytes, const uint8_t* mask) {
  uintptr_t start = reinterpret_cast<uintptr_t>(base);
  for (size_t i = 0; i * 64 < ptr_bytes; i++) {
    unsigned bits = mask[i];
    while (bits != 0) {
      size_t word = i * 8 + static_cast<unsigned>(__builtin_ctz(bits));
      bits &= bits - 1;
      pointer(mem::load<uintptr_t>(start + word * 8));
    }
  }
}

void RootVisitor::values(const void* base, const TypeDesc* type, size_t count) {
  for_each_pointer(reinterpret_cast<uintptr_t>(base), type->size * count, type,
                   [this](uintptr_t slot) { pointer(mem::load<uintptr_t>(slot)); });
}

void RootVisitor::conservative(const void* from, const void* to) {
  uintptr_t p = reinterpret_cast<uintptr_t>(from);
  uintptr_t end = reinterpret_cast<uintptr_t>(to);
  for (; p + 8 <= end; p += 8) collector_.shade_conservative(mem::load<uintptr_t>(p));
}

}  // namespace vole::runtime
