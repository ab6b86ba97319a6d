// What the collector asks of its owner: the roots. The machine gives them by one call while the
// world is stopped: globals by their masks, the frames of each goroutine by the frame maps, and
// whatever its own tables hold.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/mem.h"
#include "bytecode/type.h"

namespace vole::runtime {

class Collector;

// Receives roots. Values that are no addresses of heap objects are ignored; pointers into the
// middle of an object keep the object.
class RootVisitor {
 public:
  explicit RootVisitor(Collector& collector) : collector_(collector) {}

  void pointer(uintptr_t value);
  void slot(const void* address) { pointer(mem::load<uintptr_t>(address)); }
  // Words from `base` on whose bit is set in `mask` (frame maps).
  void words(const void* base, size_t count, const uint64_t* mask);
  // Words of the prefix of `ptr_bytes` bytes whose bit is set in a byte mask (types, globals).
  void bytes(const void* base, size_t ptr_bytes, const uint8_t* mask);
  // `count` values of a type outside the heap.
  void values(const void* base, const bytecode::TypeDesc* type, size_t count = 1);
  // Every word that could be a pointer to an allocated object.
  void conservative(const void* from, const void* to);

  // For pacing: how many bytes of stack and of globals there were to look at.
  void add_stack_bytes(size_t n) { stack_bytes_ += n; }
  void add_global_bytes(size_t n) { global_bytes_ += n; }
  size_t stack_bytes() const { return stack_bytes_; }
  size_t global_bytes() const { return global_bytes_; }

 private:
  Collector& collector_;
  size_t stack_bytes_ = 0;
  size_t global_bytes_ = 0;
};

class RootProvider {
 public:
  virtual void visit_roots(RootVisitor& visitor) = 0;

 protected:
  ~RootProvider() = default;
};

}  // namespace vole::runtime
