// Stack pools by order, and moving a stack. The essay is in stack.h.
#include "runtime/stack/stack.h"

#include <algorithm>
#include <bit>

#include "runtime/type/frame_map.h"

namespace vole::runtime {
namespace {

constexpr size_t kLargestSmall = kMinStack << (kStackOrders - 1);  // 16 KiB
constexpr size_t kKeepLargeBytes = 1 << 20;       // of free large stacks
constexpr uint64_t kPoison = 0xfcfcfcfcfcfcfcfc;
constexpr size_t kIsolatedBytes = size_t{1} << 36;
// More islands than this would use up the kernel's table of mappings.
constexpr size_t kMaxIsolated = 20000;
constexpr size_t kMaxPoisoned = 64 * 1024;  // bytes of a stack that becomes inaccessible anyway

void poison(uintptr_t from, uintptr_t to) {
  for (uintptr_t at = from; at < to; at += 8) mem::store(at, kPoison);
}
size_t round_page(size_t size) {
  return (size + OsMemory::page_size() - 1) & ~(OsMemory::page_size() - 1);
}

size_t round_stack(size_t size) { return std::bit_ceil(std::max(size, kMinStack)); }
// Small orders in small spans: a VM that only starts must not take much.
size_t pool_span_pages(int order) { return order <= 2 ? 1 : 4; }
int order_of(size_t size) { return std::countr_zero(size / kMinStack); }
size_t large_class(size_t size) {
  return static_cast<size_t>(std::countr_zero(size / (kLargestSmall * 2)));
}

}  // namespace

void StackMove::adjust_words(void* base, size_t count, const uint64_t* mask) const {
  auto start = reinterpret_cast<uintptr_t>(base);
  for_each_marked(mask, count, [&](size_t i) { adjust(reinterpret_cast<void*>(start + i * 8)); });
}

StackPool::~StackPool() {
  release_free();
  if (isolated_.base == 0) return;
  size_t committed = 0;
  for (auto& [start, size] : isolated_.used) committed += size;
  heap_.os().release(reinterpret_cast<void*>(isolated_.base), isolated_.size, committed);
}

bool StackPool::set_isolated() {
  if (isolated_.base != 0) return true;
  void* p = heap_.os().reserve(kIsolatedBytes, OsMemory::page_size());
  if (p == nullptr) return false;
  isolated_.base = isolated_.next = reinterpret_cast<uintptr_t>(p);
  isolated_.size = kIsolatedBytes;
  return true;
}

bool StackPool::is_stack(uintptr_t address) const {
  if (isolated_.contains(address) || segmented_.contains(address)) return true;
  const Span* span = heap_.span_of(address);
  return span != nullptr && span->state.load_relaxed() == SpanState::kManual &&
         span->manual_use == ManualUse::kStack;
}

// Takes the next place that is free, with a page between neighbours.
bool StackPool::allocate_isolated(size_t size, Stack* stack) {
  Locker locker(lock_);
  if (isolated_.used.size() >= kMaxIsolated) return false;
  size_t bytes = round_page(size);
  size_t step = bytes + OsMemory::page_size();
  uintptr_t end = isolated_.base + isolated_.size;
  bool wrapped = false;
  for (;;) {
    if (isolated_.next + step > end) {
      if (wrapped) return false;
      wrapped = true;
      isolated_.next = isolated_.base;
    }
    auto after = isolated_.used.lower_bound(isolated_.next);
    if (after == isolated_.used.end() || after->first >= isolated_.next + step) break;
    isolated_.next = after->first + after->second + OsMemory::page_size();
  }
  if (!heap_.os().commit(reinterpret_cast<void*>(isolated_.next), bytes)) return false;
  isolated_.used[isolated_.next] = bytes;
  stack->lo = isolated_.next;
  stack->hi = stack->lo + size;
  isolated_.next += step;
  in_use_.fetch_add_relaxed(size);
  return true;
}

void StackPool::free_isolated(const Stack& stack) {
  Locker locker(lock_);
  auto found = isolated_.used.find(stack.lo);
  VOLE_CHECK(found != isolated_.used.end());
  poison(stack.lo, std::min<uintptr_t>(stack.hi, stack.lo + kMaxPoisoned));
  heap_.os().decommit(reinterpret_cast<void*>(stack.lo), found->second);
  isolated_.used.erase(found);
  in_use_.fetch_sub_relaxed(stack.size());
}

// ---- small stacks

void StackPool::unlink(Span** list, Span* span) {
  if (span->prev_special != nullptr) {
    span->prev_special->next_special = span->next_special;
  } else {
    *list = span->next_special;
  }
  if (span->next_special != nullptr) span->next_special->prev_special = span->prev_special;
  span->next_special = span->prev_special = nullptr;
}

Span* StackPool::new_pool_span(Locker&, int order) {
  size_t size = kMinStack << order;
  Span* span = heap_.allocate_manual(pool_span_pages(order), ManualUse::kStack);
  if (span == nullptr) return nullptr;
  span->manual_order = static_cast<uint8_t>(order);
  for (uintptr_t at = span->base + span->bytes(); at > span->base;) {
    at -= size;
    auto* entry = reinterpret_cast<FreeStack*>(at);
    entry->next = static_cast<FreeStack*>(span->manual_free);
    span->manual_free = entry;
  }
  partial_[order] = span;
  return span;
}

// A stack from the first span that has one; null: there is none.
void* StackPool::take_small(Locker&, int order) {
  Span* span = partial_[order];
  if (span == nullptr) return nullptr;
  auto* entry = static_cast<FreeStack*>(span->manual_free);
  span->manual_free = entry->next;
  span->alloc_count++;
  if (span->manual_free == nullptr) unlink(&partial_[order], span);
  return entry;
}

void StackPool::put_small(Locker&, int order, void* stack) {
  Span* span = heap_.span_of(reinterpret_cast<uintptr_t>(stack));
  VOLE_DCHECK(span != nullptr && span->manual_order == order);
  bool was_full = span->manual_free == nullptr;
  auto* entry = static_cast<FreeStack*>(stack);
  entry->next = static_cast<FreeStack*>(span->manual_free);
  span->manual_free = entry;
  span->alloc_count--;
  if (was_full) {
    span->next_special = partial_[order];
    span->prev_special = nullptr;
    if (partial_[order] != nullptr) partial_[order]->prev_special = span;
    partial_[order] = span;
  }
  // Keep one empty span an order, so that one goroutine coming and going costs nothing.
  bool only = partial_[order] == span && span->next_special == nullptr;
  if (span->alloc_count != 0 || only) return;
  unlink(&partial_[order], span);
  heap_.free_manual(span, ManualUse::kStack);
}

bool StackPool::allocate_small(int order, StackCache* cache, Stack* stack) {
  auto size = static_cast<uint32_t>(kMinStack << order);
  void* memory = cache != nullptr ? cache->free[order] : nullptr;
  if (memory != nullptr) {
    cache->free[order] = static_cast<FreeStack*>(memory)->next;
    cache->bytes[order] -= size;
  } else {
    Locker locker(lock_);
    memory = take_small(locker, order);
    if (memory == nullptr && new_pool_span(locker, order) != nullptr) {
      memory = take_small(locker, order);
    }
    if (memory == nullptr) return false;
    in_use_.fetch_add_relaxed(size);
    // The rest of half a cache comes from spans that there are.
    while (cache != nullptr && cache->bytes[order] + size <= kCacheBytes / 2) {
      void* more = take_small(locker, order);
      if (more == nullptr) break;
      in_use_.fetch_add_relaxed(size);
      static_cast<FreeStack*>(more)->next = static_cast<FreeStack*>(cache->free[order]);
      cache->free[order] = more;
      cache->bytes[order] += size;
    }
  }
  stack->lo = reinterpret_cast<uintptr_t>(memory);
  stack->hi = stack->lo + size;
  return true;
}

void StackPool::free_small(int order, StackCache* cache, const Stack& stack) {
  auto size = static_cast<uint32_t>(stack.size());
  auto* memory = reinterpret_cast<FreeStack*>(stack.lo);
  if (cache == nullptr) {
    Locker locker(lock_);
    in_use_.fetch_sub_relaxed(size);
    put_small(locker, order, memory);
    return;
  }
  memory->next = static_cast<FreeStack*>(cache->free[order]);
  cache->free[order] = memory;
  cache->bytes[order] += size;
  if (cache->bytes[order] <= kCacheBytes) return;
  Locker locker(lock_);
  while (cache->bytes[order] > kCacheBytes / 2) {
    auto* first = static_cast<FreeStack*>(cache->free[order]);
    cache->free[order] = first->next;
    cache->bytes[order] -= size;
    in_use_.fetch_sub_relaxed(size);
    put_small(locker, order, first);
  }
}

void StackPool::flush(StackCache& cache) {
  Locker locker(lock_);
  for (int order = 0; order < kStackOrders; order++) {
    while (cache.free[order] != nullptr) {
      auto* first = static_cast<FreeStack*>(cache.free[order]);
      cache.free[order] = first->next;
      in_use_.fetch_sub_relaxed(kMinStack << order);
      put_small(locker, order, first);
    }
    cache.bytes[order] = 0;
  }
}

// ---- any size

bool StackPool::allocate(size_t size, Stack* stack, StackCache* cache) {
  if (size > (size_t{1} << 40)) return false;
  if (segmented_.lo != 0) {
    *stack = segmented_;
    return true;
  }
  size = round_stack(size);
  if (isolated_.base != 0 && allocate_isolated(size, stack)) return true;
  if (size <= kLargestSmall) return allocate_small(order_of(size), cache, stack);
  size_t index = large_class(size);
  Span* span = nullptr;
  {
    Locker locker(lock_);
    if (index < kLargeClasses && large_[index] != nullptr) {
      span = large_[index];
      large_[index] = span->next;
      span->next = nullptr;
      large_cached_ -= size;
    }
  }
  if (span == nullptr) span = heap_.allocate_manual(size >> kPageShift, ManualUse::kStack);
  if (span == nullptr) return false;
  stack->lo = span->base;
  stack->hi = span->base + size;
  in_use_.fetch_add_relaxed(size);
  return true;
}

void StackPool::free(const Stack& stack, StackCache* cache) {
  if (stack.lo == 0 || segmented_.lo != 0) return;
  if (isolated_.contains(stack.lo)) {
    free_isolated(stack);
    return;
  }
  size_t size = stack.size();
  if (poison_) poison(stack.lo, stack.hi);
  if (size <= kLargestSmall) {
    free_small(order_of(size), cache, stack);
    return;
  }
  Span* span = heap_.span_of(stack.lo);
  VOLE_DCHECK(span != nullptr && span->base == stack.lo);
  size_t index = large_class(size);
  in_use_.fetch_sub_relaxed(size);
  if (index < kLargeClasses) {
    Locker locker(lock_);
    if (marking_.load_relaxed() || large_cached_ + size <= kKeepLargeBytes) {
      span->next = large_[index];
      large_[index] = span;
      large_cached_ += size;
      return;
    }
  }
  heap_.free_manual(span, ManualUse::kStack);
}

bool StackPool::move(Stack* stack, size_t used, size_t size, Adjust adjust, void* context,
                     StackCache* cache) {
  VOLE_DCHECK(used <= stack->size() && used <= size);
  StackMove move;
  move.from = *stack;
  if (!allocate(size, &move.to, cache)) return false;
  move.delta = static_cast<intptr_t>(move.to.lo - move.from.lo);
  size_t words = (used + 7) & ~size_t{7};
  mem::copy_words(reinterpret_cast<void*>(move.to.lo), reinterpret_cast<void*>(move.from.lo),
                  words);
  adjust(context, move);
  moves_.fetch_add_relaxed(1);
  if (size < move.from.size()) shrinks_count_.fetch_add_relaxed(1);
  *stack = move.to;
  free(move.from, cache);
  return true;
}

GrowResult StackPool::grow(Stack* stack, size_t used, size_t needed, Adjust adjust,
                           void* context, StackCache* cache) {
  size_t size = stack->size() * 2;
  size_t most = max_stack();
  while (size < needed && size <= most) size *= 2;
  // As in Go, no stack is larger than the limit, so the largest is the power of two below it.
  if (size > most) return GrowResult::kTooDeep;
  return move(stack, used, size, adjust, context, cache) ? GrowResult::kGrown
                                                         : GrowResult::kNoMemory;
}

void StackPool::end_cycle() {
  uint64_t count = scanned_count_.exchange_relaxed(0);
  uint64_t bytes = scanned_bytes_.exchange_relaxed(0);
  if (adaptive_ && count != 0) {
    size_t average = static_cast<size_t>(bytes / count);
    start_size_.store_relaxed(std::min(round_stack(average + kSlack), kLargestSmall));
  }
  Locker locker(lock_);
  trim_large(locker, kKeepLargeBytes);
}

// Gives free large stacks back until at most `keep` bytes of them are left, the largest first.
void StackPool::trim_large(Locker&, size_t keep) {
  for (size_t i = kLargeClasses; i-- > 0;) {
    while (large_cached_ > keep && large_[i] != nullptr) {
      Span* span = large_[i];
      large_[i] = span->next;
      large_cached_ -= span->bytes();
      heap_.free_manual(span, ManualUse::kStack);
    }
  }
}

void StackPool::release_free() {
  Locker locker(lock_);
  trim_large(locker, 0);
  for (Span*& list : partial_) {
    Span* next;
    for (Span* span = list; span != nullptr; span = next) {
      next = span->next_special;
      if (span->alloc_count != 0) continue;
      unlink(&list, span);
      heap_.free_manual(span, ManualUse::kStack);
    }
  }
}

}  // namespace vole::runtime
