// What the collector asks of its owner: the roots. The machine gives them as jobs that any P may
// run while the program goes on: globals in blocks, its own tables, and a job for each goroutine.
//
// A goroutine is scanned once a cycle, all of its stack at one moment: by whoever runs its job if
// it is not running, else by its own P at the next poll. What it gets hold of afterwards was
// reachable before (the deletion barrier keeps that) or came through the insertion barrier.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/mem.h"
#include "bytecode/type.h"

namespace vole::runtime {

struct GcLocal;

// Receives roots, for the P whose GcLocal it carries. Values that are no addresses of heap objects
// are ignored; pointers into the middle of an object keep the object.
class RootVisitor {
 public:
  // `cycle`: number of the cycle. `stopped`: the world is stopped.
  RootVisitor(GcLocal& local, uint32_t cycle, bool stopped, bool again)
      : local_(local), cycle_(cycle), stopped_(stopped), again_(again) {}

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
  void add_stack_bytes(size_t n);
  void add_global_bytes(size_t n);

  GcLocal& local() { return local_; }
  uint32_t cycle() const { return cycle_; }
  bool stopped() const { return stopped_; }
  // A walk that checks the one before: everything is to be visited, whatever was scanned already,
  // and nothing is to be changed.
  bool again() const { return again_; }

 private:
  GcLocal& local_;
  uint32_t cycle_;
  bool stopped_;
  bool again_;
};

class RootProvider {
 public:
  struct Counts {
    uint32_t jobs = 1;
    uint32_t goroutines = 0;
  };
  // World stopped: what there is to do in this cycle.
  virtual Counts count_roots() { return {}; }
  // Job i of Counts::jobs. Once a cycle, by any P, others run meanwhile.
  virtual void run_root_job(uint32_t, RootVisitor& visitor) { visit_roots(visitor); }
  // All roots in one job, for owners without threads.
  virtual void visit_roots(RootVisitor&) {}
  // Scans goroutine i of Counts::goroutines unless it is dead or was scanned in this cycle. False:
  // it is running on another P and will be asked for again.
  virtual bool scan_goroutine(uint32_t, RootVisitor&) { return true; }
  // Scans the goroutine that runs on the visitor's P and is at a safe point, if there is one and
  // it was not scanned in this cycle.
  virtual void scan_running(RootVisitor&) {}

 protected:
  ~RootProvider() = default;
};

}  // namespace vole::runtime
