// Lookups in a function's tables: pointer maps by safe point, lines by pc.
#include "vm/stack_walk.h"

#include <algorithm>

namespace vole::vm {

using bytecode::LineEntry;
using bytecode::SafePoint;

namespace {

const SafePoint* find_safe_point(const Function* f, uint32_t pc) {
  const SafePoint* end = f->safe_points + f->safe_point_count;
  const SafePoint* at = std::lower_bound(
      f->safe_points, end, pc, [](const SafePoint& s, uint32_t wanted) { return s.pc < wanted; });
  return at != end && at->pc == pc ? at : nullptr;
}

FrameMap map_of(const Function* f, const SafePoint* at) {
  return {f->bitmaps + at->map, f->bitmap_words * 64, false};
}

}  // namespace

FrameMap frame_map(const Frame& frame, bool innermost) {
  const Function* f = frame.function;
  uint32_t pc = frame.pc_index();
  if (f->flags & bytecode::kFuncNative) {
    // Before it runs, its results and state are what frames of others have left.
    bool begun = !innermost || pc != 0;
    return {f->param_map, f->param_map != nullptr ? f->param_slots : 0, begun};
  }
  if (const SafePoint* at = find_safe_point(f, pc)) return map_of(f, at);
  if (innermost && pc == 0) return {f->param_map, f->param_slots, false};
  // An instruction that panicked: only the code after a recovery will look at this frame.
  if (f->flags & bytecode::kFuncHasDefer) {
    if (const SafePoint* at = find_safe_point(f, f->recover_pc)) return map_of(f, at);
  }
  return {};
}

FramePosition position_at(const Function* f, uint32_t pc) {
  const LineEntry* end = f->lines + f->line_count;
  const LineEntry* at = std::upper_bound(
      f->lines, end, pc, [](uint32_t wanted, const LineEntry& l) { return wanted < l.pc; });
  if (at == f->lines) return {f->entry_file, f->entry_line, 0, 0, 0};
  --at;
  auto kinds = static_cast<uint8_t>(at->unsigned_bounds);
  return {at->file, at->line, at->column, at->inlined, kinds};
}

FramePosition frame_position(const Frame& frame) {
  uint32_t pc = frame.pc_index();
  if (!frame.exact_pc && pc > 0) --pc;
  return position_at(frame.function, pc);
}

}  // namespace vole::vm
