// Finds where in the source each site of the profile is, through the tables of its function and
// the calls it was inlined through. See allocations.h.
#include "embed/allocations.h"

#include "vm/stack_walk.h"

namespace vole::embed {

namespace {

Made made_by(vm::SiteKind kind) {
  switch (kind) {
    case vm::SiteKind::kNew: return Made::kValue;
    case vm::SiteKind::kSlice: return Made::kSlice;
    case vm::SiteKind::kMap: return Made::kMap;
    case vm::SiteKind::kChan: return Made::kChan;
    case vm::SiteKind::kClosure: return Made::kClosure;
    case vm::SiteKind::kInterface: return Made::kInterface;
    case vm::SiteKind::kString: return Made::kString;
    case vm::SiteKind::kAppend: return Made::kAppend;
    case vm::SiteKind::kNone:
    case vm::SiteKind::kNative:
    case vm::SiteKind::kOther: break;
  }
  return Made::kOther;
}

class Places {
 public:
  explicit Places(const Program& program) : program_(program) {}

  // The instruction's position and the calls it was inlined through; the innermost function.
  void locate(const bytecode::Function* f, uint32_t pc, AllocationSite* site) const {
    vm::FramePosition at = vm::position_at(f, pc);
    site->at.push_back(position(f, at.file, at.line, at.column));
    site->function = std::string(f->name.view());
    for (uint32_t i = at.inlined; i != 0 && i <= f->inline_count;) {
      const bytecode::InlineEntry& level = f->inlines[i - 1];
      if (i == at.inlined) site->function = std::string(level.name.view());
      site->at.push_back(position(f, level.file, level.line, level.column));
      i = level.outer;
    }
    site->package = std::string(f->pkg_path.view());
  }

 private:
  Position position(const bytecode::Function* f, uint32_t file, uint32_t line,
                    uint32_t column) const {
    if (line == 0) return {};
    std::string name(program_.linked->file_name(f, file));
    auto shown = program_.shown_files.find(name);
    return {shown != program_.shown_files.end() ? shown->second : std::move(name),
            static_cast<int>(line), static_cast<int>(column)};
  }

  const Program& program_;
};

}  // namespace

AllocationProfile allocations_of(const vm::Machine& machine, const Program& program) {
  AllocationProfile out;
  const vm::AllocProfile* profile = machine.alloc_profile();
  if (profile == nullptr) return out;
  Places places(program);
  out.collections = profile->collections();
  for (const vm::AllocSite& from : profile->sites()) {
    if (from.allocations == 0) continue;
    AllocationSite site;
    if (from.function != nullptr) places.locate(from.function, from.pc, &site);
    site.made = made_by(from.kind);
    if (from.type != nullptr) site.type = std::string(from.type->string.view());
    site.allocations = from.allocations;
    site.bytes = from.bytes;
    site.slot = from.largest_slot;
    site.large = from.large;
    site.live = from.live;
    site.live_bytes = from.live_bytes;
    site.marks = from.marks;
    site.marked_bytes = from.marked_bytes;
    site.scanned_bytes = from.scanned_bytes;
    out.allocations += site.allocations;
    out.bytes += site.bytes;
    out.marks += site.marks;
    out.marked_bytes += site.marked_bytes;
    out.scanned_bytes += site.scanned_bytes;
    out.sites.push_back(std::move(site));
  }
  return out;
}

}  // namespace vole::embed
