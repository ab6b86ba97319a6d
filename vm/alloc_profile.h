// The allocation profile of a machine: how much each place in the code allocated, and how often
// collections had to look at it.
//
// A site is an instruction of Go code; what a native function allocates counts for the call of it,
// and what the machine itself allocates (before the first instruction, say) for no site. Objects
// are followed from their allocation until a collection does not find them. That needs memory
// outside of the heap for each live object, so it is for tools, not for production.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "runtime/gc/alloc_observer.h"
#include "vm/exec.h"
#include "vm/program.h"

namespace vole::vm {

// What an instruction makes.
enum class SiteKind : uint8_t {
  kNone,       // no Go code was running
  kNew,
  kSlice,
  kMap,
  kChan,
  kClosure,
  kInterface,
  kString,
  kAppend,
  kNative,     // a call of a native function
  kOther,      // goroutines, defers, …
};

struct AllocSite {
  const Function* function = nullptr;  // null: kNone
  uint32_t pc = 0;                     // word index of the instruction
  SiteKind kind = SiteKind::kNone;
  const TypeDesc* type = nullptr;      // of what is made, or of an element of it; null: bytes
  uint64_t allocations = 0;
  uint64_t bytes = 0;          // of the slots (of shared ones: the part taken)
  uint64_t largest_slot = 0;
  bool large = false;          // the largest had a span of its own
  uint64_t live = 0;           // not found dead until now
  uint64_t live_bytes = 0;
  uint64_t marks = 0;          // how often a collection found one of its objects alive
  uint64_t marked_bytes = 0;
  uint64_t scanned_bytes = 0;  // of those that may hold pointers
};

class AllocProfile final : public runtime::AllocObserver {
 public:
  // `exec` is that of the machine observed; both must outlive the profile.
  AllocProfile(const Exec& exec, const Program& program);

  void allocated(const Allocation& allocation) override;
  void marked(runtime::Heap& heap) override;

  // In the order of their first allocations.
  const std::vector<AllocSite>& sites() const { return sites_; }
  uint64_t collections() const { return collections_; }

 private:
  struct Object {
    uint32_t site;
    uint32_t bytes;  // of its slot; saturating, exact below 4 GiB
  };

  AllocSite& current_site();
  AllocSite& site_at(const Function* f, const Word* pc);

  const Exec& exec_;
  const Program& program_;
  uint64_t collections_ = 0;
  std::vector<AllocSite> sites_;  // the first is kNone
  std::unordered_map<const Word*, uint32_t> site_by_pc_;
  std::unordered_map<uintptr_t, Object> objects_;  // by slot
};

}  // namespace vole::vm
