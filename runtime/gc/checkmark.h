// GODEBUG=gccheckmark=1: after each concurrent mark, with the world stopped, everything reachable
// is found once more, by a separate walk with marks of its own. An object that the walk reaches and
// the concurrent mark did not is a bug of a barrier or of a root, and fatal.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "runtime/memory/heap.h"

namespace vole::runtime {

class CheckMarks {
 public:
  // False, and of no use, if there is no memory for the bitmap.
  explicit CheckMarks(Heap& heap);
  ~CheckMarks();
  CheckMarks(const CheckMarks&) = delete;
  CheckMarks& operator=(const CheckMarks&) = delete;
  bool usable() const { return bits_ != nullptr; }

  // A pointer was found: fatal if it leads to an unmarked object; else its object is queued once.
  void visit(uintptr_t address);
  void queue(uintptr_t object) { work_.push_back(object); }
  void drain();
  // Which job of the root plan comes next; for the message.
  void begin_root(uint32_t number) { root_ = number; }

 private:
  [[noreturn]] void report(const Span* span, uintptr_t address) const;

  Heap& heap_;
  uint64_t* bits_ = nullptr;  // a bit for each 8 bytes of the region
  size_t size_ = 0;
  uintptr_t from_ = 0;  // object being scanned, 0: a root
  uint32_t root_ = 0;
  std::vector<uintptr_t> work_;
};

}  // namespace vole::runtime
