// Finds the site of an allocation in the running frames, and follows objects through collections.
#include "vm/alloc_profile.h"

#include <algorithm>

#include "runtime/memory/heap.h"
#include "vm/stack_walk.h"

namespace vole::vm {

namespace {

enum class RtCall : uint16_t {
#define VOLE_RT(name, arguments, results) name,
#include "bytecode/runtime_call.def"
};

SiteKind kind_of_call(RtCall id) {
  switch (id) {
    case RtCall::StringFromBytes:
    case RtCall::StringFromRunes:
    case RtCall::StringFromRune:
    case RtCall::BytesFromString:
    case RtCall::RunesFromString:
    case RtCall::StringFromBytesBuf:
    case RtCall::StringFromRunesBuf:
    case RtCall::StringFromRuneBuf:
    case RtCall::BytesFromStringBuf:
    case RtCall::RunesFromStringBuf:
      return SiteKind::kString;
    case RtCall::MakeMap:
    case RtCall::MakeMapBuf:
      return SiteKind::kMap;
    case RtCall::MakeChan:
      return SiteKind::kChan;
    case RtCall::GrowSliceBuf:
    case RtCall::AppendZeros:
    case RtCall::SliceToHeap:
    case RtCall::SliceToHeapNoCap:
      return SiteKind::kAppend;
    default:
      return SiteKind::kOther;
  }
}

// What the instruction at `pc` makes, and of which type.
void describe(const Word* pc, AllocSite& site) {
  auto type_at = [pc](int i) { return reinterpret_cast<const TypeDesc*>(pc[i]); };
  switch (bytecode::opcode_of(*pc)) {
    case Opcode::New:
      site.kind = SiteKind::kNew;
      site.type = type_at(1);
      break;
    case Opcode::NewClosure:
      site.kind = SiteKind::kClosure;
      break;
    case Opcode::MakeSlice:
      site.kind = SiteKind::kSlice;
      site.type = type_at(1);
      break;
    case Opcode::Append1:
    case Opcode::AppendGrow:
    case Opcode::AppendS:
      site.kind = SiteKind::kAppend;
      site.type = type_at(1);
      break;
    case Opcode::Concat:
    case Opcode::ConcatB:
      site.kind = SiteKind::kString;
      break;
    case Opcode::Box:
      site.kind = SiteKind::kInterface;
      site.type = type_at(1);
      break;
    case Opcode::MapSet:
    case Opcode::MapSet64:
    case Opcode::MapSetStr:
      site.kind = SiteKind::kMap;
      site.type = type_at(1);
      break;
    case Opcode::Rt:
      site.kind = kind_of_call(static_cast<RtCall>(bytecode::b_of(*pc)));
      site.type = type_at(1);
      break;
    default:
      site.kind = SiteKind::kOther;
  }
}

}  // namespace

AllocProfile::AllocProfile(const Exec& exec, const Program& program)
    : exec_(exec), program_(program), sites_(1) {}

AllocSite& AllocProfile::site_at(const Function* f, const Word* pc) {
  auto [at, added] = site_by_pc_.try_emplace(pc, static_cast<uint32_t>(sites_.size()));
  if (added) {
    AllocSite site;
    site.function = f;
    site.pc = static_cast<uint32_t>(pc - f->code);
    sites_.push_back(site);
  }
  return sites_[at->second];
}

AllocSite& AllocProfile::current_site() {
  if (exec_.g == nullptr || exec_.pc == nullptr) return sites_[0];
  FrameWalker walker(program_, exec_.pc, exec_.fp);
  bool native = false;
  while (walker.frame().function->code == nullptr ||
         (walker.frame().function->flags & bytecode::kFuncNative) != 0) {
    native = true;
    if (!walker.next()) return sites_[0];
  }
  const Frame& frame = walker.frame();
  // A return address stands behind the call, where the next line may begin.
  const Word* pc = frame.exact_pc || frame.pc == frame.function->code ? frame.pc : frame.pc - 1;
  AllocSite& site = site_at(frame.function, pc);
  if (site.kind == SiteKind::kNone) {
    if (native) {
      site.kind = SiteKind::kNative;
    } else {
      describe(pc, site);
    }
  }
  return site;
}

void AllocProfile::allocated(const Allocation& allocation) {
  AllocSite& site = current_site();
  site.allocations++;
  site.bytes += allocation.slot_bytes;
  uint64_t slot = allocation.tiny ? runtime::kTinyBlock : allocation.slot_bytes;
  if (slot > site.largest_slot) {
    site.largest_slot = slot;
    site.large = allocation.large;
  }
  if (allocation.slot == 0) return;
  site.live++;
  site.live_bytes += slot;
  auto index = static_cast<uint32_t>(&site - sites_.data());
  auto bytes = static_cast<uint32_t>(std::min<uint64_t>(slot, UINT32_MAX));
  objects_[allocation.slot] = {index, bytes};
}

void AllocProfile::marked(runtime::Heap& heap) {
  collections_++;
  for (auto at = objects_.begin(); at != objects_.end();) {
    AllocSite& site = sites_[at->second.site];
    uint64_t bytes = at->second.bytes;
    const runtime::Span* span = heap.object_span_of(at->first);
    if (span != nullptr && span->is_marked(span->index_of(at->first))) {
      site.marks++;
      site.marked_bytes += bytes;
      if (!span->is_noscan()) site.scanned_bytes += bytes;
      ++at;
    } else {
      site.live--;
      site.live_bytes -= bytes;
      at = objects_.erase(at);
    }
  }
}

}  // namespace vole::vm
