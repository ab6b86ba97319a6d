// Lists of work buffers and the two-buffer hysteresis of a P: it touches the shared lists only when
// both of its buffers are full or both are empty.
#include "runtime/gc/work_buffer.h"

#include <algorithm>
#include <new>
#include <utility>

namespace vole::runtime {

WorkBuffer* WorkBufferPool::take_empty() {
  if (WorkBuffer* buffer = empty_.pop()) {
    buffer->count = 0;
    return buffer;
  }
  Span* span = heap_.allocate_manual(kWorkSpanPages, ManualUse::kWork);
  if (span == nullptr) return nullptr;
  {
    Locker locker(lock_);
    span->next = spans_;
    spans_ = span;
  }
  auto* first = new (reinterpret_cast<void*>(span->base)) WorkBuffer;
  for (size_t at = kWorkBufferSize; at < span->bytes(); at += kWorkBufferSize) {
    empty_.push(new (reinterpret_cast<void*>(span->base + at)) WorkBuffer);
  }
  return first;
}

void WorkBufferPool::release_memory() {
  VOLE_CHECK(full_.empty());
  empty_.clear();
  built_in_.count = 0;
  empty_.push(&built_in_);
  Span* span;
  {
    Locker locker(lock_);
    span = std::exchange(spans_, nullptr);
  }
  while (span != nullptr) {
    Span* next = span->next;
    heap_.free_manual(span, ManualUse::kWork);
    span = next;
  }
}

bool MarkWork::make_room() {
  if (second_ != nullptr && second_->count != WorkBuffer::kCapacity) {
    std::swap(current_, second_);
    if (current_ != nullptr) return true;
  }
  WorkBuffer* fresh = pool_.take_empty();
  if (fresh == nullptr) return false;
  if (second_ != nullptr) pool_.put(second_);
  second_ = current_;
  current_ = fresh;
  return true;
}

bool MarkWork::find_work() {
  if (second_ != nullptr && second_->count != 0) {
    std::swap(current_, second_);
    return true;
  }
  WorkBuffer* full = pool_.take_full();
  if (full == nullptr) return false;
  if (current_ != nullptr) pool_.put(current_);
  current_ = full;
  return true;
}

bool MarkWork::flush() {
  bool had = !empty();
  if (current_ != nullptr) pool_.put(current_);
  if (second_ != nullptr) pool_.put(second_);
  current_ = second_ = nullptr;
  return had;
}

bool MarkWork::share() {
  constexpr uint32_t kWorthSharing = 4;
  if (second_ != nullptr && second_->count != 0) {
    pool_.put(std::exchange(second_, nullptr));
    return true;
  }
  if (current_ == nullptr || current_->count < kWorthSharing) return false;
  WorkBuffer* other = second_ != nullptr ? std::exchange(second_, nullptr) : pool_.take_empty();
  if (other == nullptr) return false;
  // The older half: it leads to more work than what was found last.
  uint32_t half = current_->count / 2;
  std::copy_n(current_->objects, half, other->objects);
  std::copy(current_->objects + half, current_->objects + current_->count, current_->objects);
  other->count = half;
  current_->count -= half;
  pool_.put(other);
  return true;
}

}  // namespace vole::runtime
