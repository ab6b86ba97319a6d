// The central lists of spans of one span class: partly free and full ones, each as a pair that
// swaps roles with every collection (swept and unswept by sweep generation).
// Spans enter and leave only by push and pop, so the lists are intrusive stacks.
#pragma once

#include "base/lock.h"
#include "runtime/memory/span.h"

namespace vole::runtime {

class SpanStack {
 public:
  void push(Span* span) {
    span->next = top_;
    top_ = span;
  }
  Span* pop() {
    Span* span = top_;
    if (span != nullptr) {
      top_ = span->next;
      span->next = nullptr;
    }
    return span;
  }
  bool empty() const { return top_ == nullptr; }
  Span* top() const { return top_; }

 private:
  Span* top_ = nullptr;
};

struct Central {
  Lock lock{LockRank::kCentral};
  SpanStack partial[2];
  SpanStack full[2];

  SpanStack& partial_swept(uint32_t sweep_gen) { return partial[sweep_gen / 2 % 2]; }
  SpanStack& partial_unswept(uint32_t sweep_gen) { return partial[1 - sweep_gen / 2 % 2]; }
  SpanStack& full_swept(uint32_t sweep_gen) { return full[sweep_gen / 2 % 2]; }
  SpanStack& full_unswept(uint32_t sweep_gen) { return full[1 - sweep_gen / 2 % 2]; }
};

}  // namespace vole::runtime
