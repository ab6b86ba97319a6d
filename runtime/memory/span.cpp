// Finding free objects in a span, and the specials that hang on its objects.
// The alloc bits are read 64 at a time into the span's cached window.
#include "runtime/memory/span.h"

#include <algorithm>

#include "runtime/memory/heap.h"

namespace vole::runtime {

void Span::reset() {
  VOLE_DCHECK(state.load_relaxed() == SpanState::kDead);
  base = limit = 0;
  npages = 0;
  nelems = 0;
  free_index.store_relaxed(0);
  scan_index.store_relaxed(0);
  alloc_cache = 0;
  alloc_bits = mark_bits = nullptr;
  elem_size = 0;
  div_mul = 0;
  alloc_count = 0;
  sweep_gen.store_relaxed(0);
  span_class = 0;
  needs_zero = false;
  frozen.store_relaxed(false);
  mark_overflow.store_relaxed(false);
  count_at_refill = 0;
  large_type = nullptr;
  specials = nullptr;
  specials_gen = 0;
  next = next_special = prev_special = nullptr;
  manual_free = nullptr;
  manual_order = 0;
  manual_use = ManualUse::kStack;
}

uint32_t Span::next_free_index() {
  uint32_t index = free_index.load_relaxed();
  if (index == nelems) return index;
  while (alloc_cache == 0) {
    // The window is used up: move to the next 64 objects.
    index = (index + 64) & ~uint32_t{63};
    if (index >= nelems) {
      free_index.store_relaxed(nelems);
      return nelems;
    }
    refill_alloc_cache(index);
  }
  unsigned bit = static_cast<unsigned>(__builtin_ctzll(alloc_cache));
  uint32_t result = index + bit;
  if (result >= nelems) {
    free_index.store_relaxed(nelems);
    return nelems;
  }
  alloc_cache = bit == 63 ? 0 : alloc_cache >> (bit + 1);
  index = result + 1;
  if (index % 64 == 0 && index != nelems) refill_alloc_cache(index);
  free_index.store_relaxed(index);
  return result;
}

namespace {

const char* check_manual(const Span* span) {
  if (span->nelems != 0 || span->alloc_bits != nullptr) return "a span by hand has objects";
  if (span->specials != nullptr) return "a span by hand has specials";
  return span->limit == span->base + span->bytes() ? nullptr : "a span by hand has a wrong limit";
}

const char* check_shape(const Span* span) {
  size_t size = span->is_large() ? span->bytes() : kSizeClasses.size[span->size_class()];
  if (span->elem_size != size) return "a span's objects have a size other than its class";
  if (span->is_large()) {
    if (span->nelems != 1) return "a large span has other than one object";
  } else {
    if (span->npages != kSizeClasses.pages[span->size_class()]) return "a span of a wrong length";
    if (span->nelems != span->capacity()) return "a span has too many or too few objects";
    if (span->div_mul != kSizeClasses.div_mul[span->size_class()]) return "a wrong divisor";
  }
  if (span->limit != span->base + span->nelems * span->elem_size) return "a span's limit is wrong";
  return nullptr;
}

// The window of free objects from free_index on is the inverse of the allocation bits.
const char* check_window(const Span* span) {
  uint32_t from = span->free_index.load_relaxed();
  uint32_t end = std::min(span->nelems, (from / 64 + 1) * 64);
  for (uint32_t i = from; i < end; i++) {
    bool allocated = span->alloc_bits[i / 64] >> (i % 64) & 1;
    bool is_free = span->alloc_cache >> (i - from) & 1;
    if (allocated == is_free) return "a span's window disagrees with its allocation bits";
  }
  return nullptr;
}

// No pointer bits where no object is.
const char* check_bitmap_end(const Span* span) {
  size_t words = span->bytes() / 8;
  const uint64_t* bitmap = span->heap_bitmap();
  for (size_t i = span->nelems * span->elem_size / 8; i < words; i++) {
    if (mem::load_word(bitmap + i / 64) >> (i % 64) & 1) return "pointer bits beyond the objects";
  }
  return nullptr;
}

}  // namespace

const char* Span::check() const {
  if (base % kPageSize != 0 || npages == 0) return "a span is not made of pages";
  if (state.load_relaxed() == SpanState::kManual) return check_manual(this);
  if (alloc_bits == nullptr || mark_bits == nullptr) return "a span without bits";
  if (const char* why = check_shape(this)) return why;
  uint32_t index = free_index.load_relaxed();
  if (index > nelems || alloc_count > nelems) return "more objects than the span has room for";
  if (scan_index.load_relaxed() > index) return "markers are shown objects that are free";
  if (has_heap_bitmap()) {
    if (const char* why = check_bitmap_end(this)) return why;
  }
  return check_window(this);
}

void Heap::update_special_list(Span* span) {
  bool listed = span->prev_special != nullptr || special_spans_ == span;
  if ((span->specials != nullptr) == listed) return;
  if (!listed) {
    span->next_special = special_spans_;
    if (special_spans_ != nullptr) special_spans_->prev_special = span;
    special_spans_ = span;
    return;
  }
  if (span->prev_special != nullptr) {
    span->prev_special->next_special = span->next_special;
  } else {
    special_spans_ = span->next_special;
  }
  if (span->next_special != nullptr) span->next_special->prev_special = span->prev_special;
  span->next_special = span->prev_special = nullptr;
}

bool Heap::add_special(Span* span, Special* special) {
  Locker locker(specials_lock_);
  Special** at = &span->specials;
  while (*at != nullptr && ((*at)->offset < special->offset ||
                            ((*at)->offset == special->offset && (*at)->kind < special->kind))) {
    at = &(*at)->next;
  }
  bool unique = special->kind != SpecialKind::kCleanup;
  if (unique && *at != nullptr && (*at)->offset == special->offset &&
      (*at)->kind == special->kind) {
    return false;
  }
  special->next = *at;
  *at = special;
  update_special_list(span);
  return true;
}

Special* Heap::remove_special(Span* span, uint32_t offset, SpecialKind kind) {
  Locker locker(specials_lock_);
  for (Special** at = &span->specials; *at != nullptr; at = &(*at)->next) {
    Special* special = *at;
    if (special->offset == offset && special->kind == kind) {
      *at = special->next;
      special->next = nullptr;
      update_special_list(span);
      return special;
    }
  }
  return nullptr;
}

}  // namespace vole::runtime
