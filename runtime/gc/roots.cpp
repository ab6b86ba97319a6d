// The visitor: from words of roots to grey objects.
#include "runtime/gc/roots.h"

#include "runtime/gc/mark.h"
#include "runtime/type/frame_map.h"
#include "runtime/type/pointer_map.h"

namespace vole::runtime {

void RootVisitor::pointer(uintptr_t value) {
  if (value != 0) shade(local_, value);
}

void RootVisitor::add_stack_bytes(size_t n) {
  local_.cycle.stack_scan += n;
  local_.cycle.stacks++;
}

void RootVisitor::add_global_bytes(size_t n) { local_.cycle.global_scan += n; }

void RootVisitor::words(const void* base, size_t count, const uint64_t* mask) {
  uintptr_t start = reinterpret_cast<uintptr_t>(base);
  for_each_marked(mask, count, [&](size_t i) { pointer(mem::load<uintptr_t>(start + i * 8)); });
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

void RootVisitor::values(const void* base, const bytecode::TypeDesc* type, size_t count) {
  for_each_pointer(reinterpret_cast<uintptr_t>(base), type->size * count, type,
                   [this](uintptr_t slot) { pointer(mem::load<uintptr_t>(slot)); });
}

void RootVisitor::conservative(const void* from, const void* to) {
  MarkShared& shared = local_.shared;
  uintptr_t p = reinterpret_cast<uintptr_t>(from);
  uintptr_t end = reinterpret_cast<uintptr_t>(to);
  for (; p + 8 <= end; p += 8) {
    auto value = mem::load<uintptr_t>(p);
    Span* span = shared.heap.object_span_of(value);
    // A word that is no pointer may well look like one to a free object.
    if (span != nullptr && !span->is_free_for_scan(span->index_of(value))) shade(local_, value);
  }
}

}  // namespace vole::runtime
