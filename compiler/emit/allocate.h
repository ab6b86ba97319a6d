// Slot allocation: gives each virtual register its slots in the frame.
//
// A register lives from its first to its last position in code order (loops stretch it over their
// whole length); two registers share slots when these intervals do not overlap. Slots are handed
// out lowest first, in order of the intervals' starts, so the frame stays small. There is no
// spilling: a frame has slots enough. A copy whose source dies is given the source's slots.
// Objects, which pointers may lead to at any time, share no slots. They come last: those that can
// be live by themselves and hold pointers, then those that frame maps need not mention.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "compiler/cfg/function.h"
#include "compiler/cfg/optimize.h"

namespace vole::emit {

struct Allocation {
  static constexpr uint32_t kNoSlot = 0xFFFFFFFF;
  std::vector<uint32_t> slot;         // of each register; kNoSlot: never used
  std::vector<uint32_t> first, last;  // positions: 2 * instruction (uses), + 1 (definitions)
  uint32_t local_slots = 0;           // parameters, results, all registers and objects
  uint32_t map_slots = 0;             // of these, what frame maps can speak of

  // The allocation's own, kept for the next function.
  std::vector<uint32_t> hint;         // of each register: the one whose slots it would best have
  std::vector<int32_t> hint_offset;   // and where in them
  std::vector<std::pair<uint32_t, uint32_t>> to_result;  // copies into results: result, source
  std::vector<uint32_t> order;        // registers that need slots
};

// Works on the layout; positions count the instructions of all blocks, one more for each exit.
void allocate_slots(const cfg::Function& fn, const cfg::Liveness& live, Allocation& out);

}  // namespace vole::emit
