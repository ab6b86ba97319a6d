// Lists of work buffers and the two-buffer hysteresis of a marker: it touches the shared lists only
// when both of its buffers are full or both are empty.
#include "runtime/gc/work_buffer.h"

#include <new>
#include <utility>

namespace vole::runtime {

WorkBuffer* WorkBufferPool::take_empty() {
  {
    Locker locker(lock_);
    WorkBuffer* buffer = pop(&empty_);
    if (buffer != nullptr) {
      buffer->count = 0;
      return buffer;
    }
  }
  Span* span = heap_.allocate_manual(kWorkSpanPages, ManualUse::kWork);
  if (span == nullptr) return nullptr;
  Locker locker(lock_);
  span->next = spans_;
  spans_ = span;
  for (size_t at = 0; at < span->bytes(); at += kWorkBufferSize) {
    push(&empty_, new (reinterpret_cast<void*>(span->base + at)) WorkBuffer);
  }
  return pop(&empty_);
}

WorkBuffer* WorkBufferPool::take_full() {
  Locker locker(lock_);
  return pop(&full_);
}

void WorkBufferPool::put(WorkBuffer* buffer) {
  Locker locker(lock_);
  push(buffer->count == 0 ? &empty_ : &full_, buffer);
}

void WorkBufferPool::release_memory() {
  VOLE_CHECK(full_ == nullptr);
  empty_ = nullptr;
  push(&empty_, &built_in_);
  while (spans_ != nullptr) {
    Span* span = spans_;
    spans_ = span->next;
    heap_.free_manual(span, ManualUse::kWork);
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

void MarkWork::flush() {
  if (current_ != nullptr) pool_.put(current_);
  if (second_ != nullptr) pool_.put(second_);
  current_ = second_ = nullptr;
}

}  // namespace vole::runtime
