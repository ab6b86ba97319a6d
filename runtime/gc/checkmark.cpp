// The walk of gccheckmark=1; see checkmark.h. A debug mode: its work list lies in C++ memory.
#include "runtime/gc/checkmark.h"

#include <cinttypes>
#include <cstdio>

#include "runtime/gc/scan.h"

namespace vole::runtime {

CheckMarks::CheckMarks(Heap& heap) : heap_(heap) {
  size_ = (heap.opened() / 64 + OsMemory::page_size()) & ~(OsMemory::page_size() - 1);
  bits_ = static_cast<uint64_t*>(heap.os().map_uncharged(size_));
}

CheckMarks::~CheckMarks() {
  if (bits_ != nullptr) heap_.os().release(bits_, size_, 0);
}

void CheckMarks::visit(uintptr_t address) {
  Span* span = heap_.object_span_of(address);
  if (span == nullptr) return;
  uint32_t index = span->index_of(address);
  if (!span->is_marked(index)) {
    // As marking does: what is no object any more is ignored.
    if (span->is_free_for_scan(index)) return;
    report(span, address);
  }
  uintptr_t object = span->object(index);
  size_t at = (object - heap_.region()) / 8;
  if (bits_[at / 64] >> (at % 64) & 1) return;
  bits_[at / 64] |= uint64_t{1} << (at % 64);
  if (!span->is_noscan()) queue(object);
}

void CheckMarks::drain() {
  while (!work_.empty()) {
    uintptr_t object = work_.back();
    work_.pop_back();
    from_ = object;
    for_each_word_of_all(heap_.span_of(object), object,
                         [this](uintptr_t slot) { visit(mem::load<uintptr_t>(slot)); });
  }
  from_ = 0;
}

void CheckMarks::report(const Span* span, uintptr_t address) const {
  char from[64], text[256];
  if (from_ == 0) {
    std::snprintf(from, sizeof(from), "root job %" PRIu32, root_);
  } else {
    std::snprintf(from, sizeof(from), "the object %#" PRIxPTR, from_);
  }
  std::snprintf(text, sizeof(text),
                "checkmark found unmarked object: %#" PRIxPTR " of %zu bytes, found in %s",
                span->object(span->index_of(address)), span->elem_size, from);
  VOLE_FATAL(text);
}

}  // namespace vole::runtime
