// Finding free objects in a span, and the specials that hang on its objects.
// The alloc bits are read 64 at a time into the span's cached window.
#include "runtime/memory/span.h"

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
