// Encoding instructions, with their operands, extension words, relocations and safe points.
#include "compiler/emit/encode.h"

#include <algorithm>
#include <cstring>

#include "base/check.h"
#include "compiler/cfg/layout.h"
#include "compiler/cfg/op_info.h"
#include "compiler/ir/ir.h"
#include "compiler/types/object.h"

namespace vole::emit {

using namespace cfg;
using bytecode::encode_bc;
using bytecode::Reloc;
using bytecode::RelocKind;

namespace {

enum class MapAt : uint8_t { kNone, kSelf, kAfter };

MapAt map_at(Opcode op) {
  switch (op) {
    case Opcode::Call:
    case Opcode::CallC:
    case Opcode::CallI:
    case Opcode::Rt:
    case Opcode::Panic:
    case Opcode::Go:
    case Opcode::Defer:
    case Opcode::ChanSend:
    case Opcode::ChanRecv:
    case Opcode::Select:
      return MapAt::kAfter;
    case Opcode::DeferReturn:
      return MapAt::kSelf;
    default:
      return MapAt::kNone;
  }
}

}  // namespace

bool Encoder::encode(const Function& fn, const Liveness& live, bytecode::FunctionRecord& out) {
  fn_ = &fn;
  live_ = &live;
  out_ = &out;
  error_.clear();
  fixups_.clear();
  map_index_.clear();
  memory_masks_.clear();
  last_pos_ = {};
  last_inlined_ = 0;
  last_unsigned_bounds_ = 0;
  allocate_slots(fn, live, slots_);
  header(*fn.source);
  out_base_ = slots_.local_slots + bytecode::kHeaderSlots;
  out.frame_slots =
      fn.has_calls || fn.out_slots > 0 ? out_base_ + fn.out_slots : slots_.local_slots;
  if (out.frame_slots > 0xFFF0) {
    fail("frame too large");
    return false;
  }
  out.bitmap_words = (slots_.map_slots + 63) / 64;
  long_branches_ = !fits_short_branches();
  block_pc_.assign(fn.layout.size(), 0);
  position_pc_.clear();
  for (uint32_t order = 0; order < fn.layout.size(); order++) {
    const Block& b = fn.blocks[fn.layout[order]];
    // A call's return pc must not be that of a defer.return, which tells a deferred call's frame.
    if (fn.layout[order] == fn.epilogue) out_->code.push_back(bytecode::encode(Opcode::Nop));
    block_pc_[order] = pc();
    collect_maps(order, b);
    for (uint32_t i = 0; i < b.code.size(); i++) {
      position_pc_.push_back(pc());
      const Instr& instr = b.code[i];
      // The last instruction may become part of the branch.
      if (i + 1 == b.code.size() && b.exit == Exit::kBranch) {
        Opcode op;
        Instr fused;
        if (is_back(order, b.taken) && !long_branches_ &&
            fuse_increment(b, b.last.op, &op, &fused)) {
          continue;
        }
      }
      if (instr.op == Opcode::Nop || is_empty_move(instr)) continue;
      line(instr);
      uint32_t at = pc();
      instruction(instr);
      MapAt m = map_at(instr.op);
      if (m == MapAt::kAfter)
        safe_point(pc(), i);
      else if (m == MapAt::kSelf)
        safe_point(at, i);
    }
    position_pc_.push_back(pc());
    finish_block(order, b);
  }
  patch();
  if (fn.epilogue != kNoBlock) out.recover_pc = block_pc_[fn.blocks[fn.epilogue].order];
  inline_stacks(fn);
  variables(fn);
  stack_objects(fn);
  return error_.empty();
}

// A copy whose source and destination were given the same slots.
bool Encoder::is_empty_move(const Instr& i) {
  return i.op >= Opcode::Mov && i.op <= Opcode::MovN && slot(i.a) == slot(i.b);
}

void Encoder::header(const ir::Func& f) {
  bytecode::FunctionRecord& out = *out_;
  if (f.wrapper || f.wraps_go_defer) out.flags |= bytecode::kFuncWrapper;
  if (fn_->epilogue != kNoBlock) out.flags |= bytecode::kFuncHasDefer;
  if (fn_->needs_context) out.flags |= bytecode::kFuncNeedsContext;
  if (f.range_func_body) out.flags |= bytecode::kFuncRangeBody;
  if (fn_->reflects) out.flags |= bytecode::kFuncReflects;
  out.param_slots = fn_->param_slots;
  out.result_slots = fn_->result_slots;
  out.param_map.assign((fn_->param_slots + 63) / 64, 0);
  uint32_t at = 0;
  for (const ir::Name* p : f.params) {
    const TypeInfo* t = builder_.layouts().info(p->type);
    builder_.layouts().add_pointer_bits(t, at, out.param_map.data());
    at += t->slots;
  }
  if (!f.pos.is_known()) return;
  Position p = builder_.sources().position(f.pos);
  out.entry_file = builder_.file(p.file);
  out.entry_line = p.line;
}

// Whether all branch distances certainly fit in 16 bits.
bool Encoder::fits_short_branches() const {
  size_t words = 0;
  for (BlockId id : fn_->layout) {
    const Block& b = fn_->blocks[id];
    words += b.code.size() * 3 + b.table.size() + 3;
    for (const Instr& i : b.code) words += i.extra_count;
  }
  return words < 32000;
}

bool Encoder::is_back(uint32_t order, BlockId target) const {
  return fn_->blocks[target].order <= order;
}

// ---- pointer maps ---------------------------------------------------------------------------

void Encoder::set_live(uint32_t r, bool is_live) {
  uint32_t at = slots_.slot[r];
  if (at == Allocation::kNoSlot) return;
  auto put = [&](uint32_t i) {
    if (is_live)
      live_bits_[i / 64] |= uint64_t{1} << i % 64;
    else
      live_bits_[i / 64] &= ~(uint64_t{1} << i % 64);
  };
  const Reg& reg = fn_->regs[r];
  switch (reg.cls) {
    case RegClass::kPointer:
    case RegClass::kString:
    case RegClass::kSlice:
      return put(at);
    case RegClass::kIface:
      put(at);
      return put(at + 1);
    case RegClass::kMemory: {
      if (reg.memory == nullptr || reg.memory->ptr_bytes == 0) return;
      std::vector<uint64_t>& mask = memory_masks_[r];
      if (mask.empty()) {
        mask.resize(reg.slots / 64 + 1);
        builder_.layouts().add_pointer_bits(reg.memory, 0, mask.data());
      }
      for (uint32_t i = 0; i < reg.slots; i++) {
        if (mask[i / 64] >> i % 64 & 1) put(at + i);
      }
      return;
    }
    default:
      return;
  }
}

uint32_t Encoder::intern_map() {
  uint64_t hash = 0xcbf29ce484222325u;
  for (uint64_t w : live_bits_) hash = (hash ^ w) * 0x100000001b3u ^ hash >> 29;
  auto [it, added] = map_index_.try_emplace(hash, static_cast<uint32_t>(out_->bitmaps.size()));
  if (!added) {
    bool same =
        std::equal(live_bits_.begin(), live_bits_.end(), out_->bitmaps.begin() + it->second);
    if (same) return it->second;
  }
  uint32_t at = static_cast<uint32_t>(out_->bitmaps.size());
  out_->bitmaps.insert(out_->bitmaps.end(), live_bits_.begin(), live_bits_.end());
  return at;
}

// Walks the block backwards and notes what is live at each safe point.
void Encoder::collect_maps(uint32_t order, const Block& b) {
  maps_.clear();
  live_bits_.assign(out_->bitmap_words, 0);
  for_each_member(live_->live_out.row(order),
                  [&](uint32_t n) { set_live(live_->global[n], true); });
  for (uint32_t r : live_->always) set_live(r, true);
  if (b.exit == Exit::kReturn) {
    for (uint32_t r : fn_->result_regs) set_live(r, true);
  }
  auto use = [&](Opd o) { set_live(o.reg, true); };
  if (b.exit == Exit::kBranch || b.exit == Exit::kTable) for_each_use(*fn_, b.last, use);
  maps_.push_back({static_cast<uint32_t>(b.code.size()), intern_map()});
  for (uint32_t i = static_cast<uint32_t>(b.code.size()); i-- > 0;) {
    const Instr& instr = b.code[i];
    for_each_def(*fn_, instr, [&](Opd o, bool whole) {
      if (whole && !live_->is_always[o.reg]) set_live(o.reg, false);
    });
    MapAt m = map_at(instr.op);
    if (m == MapAt::kAfter) maps_.push_back({i, intern_map()});
    for_each_use(*fn_, instr, use);
    if (m == MapAt::kSelf) maps_.push_back({i, intern_map()});
  }
}

void Encoder::safe_point(uint32_t at, uint32_t instr) {
  while (!maps_.empty() && maps_.back().instr < instr) maps_.pop_back();
  VOLE_CHECK(!maps_.empty() && maps_.back().instr == instr);
  // A poll right behind a call shares the call's.
  if (!out_->safe_points.empty() && out_->safe_points.back().pc == at) return;
  out_->safe_points.push_back({at, maps_.back().map});
}

// ---- instructions ---------------------------------------------------------------------------

uint32_t Encoder::slot(Opd o) {
  if (o.is_out()) return out_base_ + static_cast<uint32_t>(o.off);
  uint32_t at = slots_.slot[o.reg];
  if (at == Allocation::kNoSlot) at = 0;  // a value of no slots
  return at + static_cast<uint32_t>(o.off);
}

uint16_t Encoder::field(Opd o) {
  if (o.reg == kNoReg) return bytecode::kNoSlot;
  if (o.reg == kImmReg) return static_cast<uint16_t>(o.off);
  return static_cast<uint16_t>(slot(o));
}

void Encoder::instruction(const Instr& i) {
  const OpShape& shape = shape_of(i.op);
  uint16_t abc[3] = {0, 0, 0};
  const Opd* opds[3] = {&i.a, &i.b, &i.c};
  bool wide = false;
  int32_t bc = 0;
  for (int k = 0; k < 3; k++) {
    switch (shape.role[k]) {
      case '-':
        break;
      case 'I':
        wide = true;
        bc = opds[k]->off;
        break;
      case 'G':
        wide = true;
        bc = i.c.off;
        out_->relocs.push_back({pc(), RelocKind::Global,
                                builder_.global(reinterpret_cast<const ir::Global*>(i.x1)), 0});
        break;
      case 'F':
        wide = true;
        bc = static_cast<int32_t>(slot(i.b) * 8 + i.x0);
        break;
      default:
        if (!opds[k]->exists() && shape.role[k] != 'o')
          abc[k] = 0;
        else
          abc[k] = field(*opds[k]);
    }
  }
  if (wide)
    out_->code.push_back(encode_bc(i.op, abc[0], bc));
  else
    out_->code.push_back(bytecode::encode(i.op, abc[0], abc[1], abc[2]));
  int index = 0;
  if (i.extra_count > 0) extra_words(i);
  for (const char* e = shape.ext; *e != 0; e++) {
    if (*e == 'S') continue;
    if (i.extra_count > 0 && index == 0) {  // slice bounds were packed
      index++;
      continue;
    }
    extension(i, index++, *e);
  }
}

void Encoder::extra_words(const Instr& i) {
  auto packed = [&](uint32_t k) {
    return static_cast<uint64_t>(field(fn_->extra[i.extra + k].opd));
  };
  if (i.op == Opcode::ConcatB) {
    out_->code.push_back(slot(fn_->extra[i.extra].opd) * uint64_t{8});
    return;
  }
  if (i.op == Opcode::Select) {
    for (uint32_t k = 0; k < i.extra_count; k += 4) {
      out_->code.push_back(packed(k) | packed(k + 1) << 16 | packed(k + 2) << 32 |
                           packed(k + 3) << 48);
    }
    return;
  }
  if (i.extra_count == 1) {  // at.cas
    out_->code.push_back(packed(0) | i.x0 << 32);
    return;
  }
  out_->code.push_back(packed(0) | packed(1) << 16 | packed(2) << 32);
}

void Encoder::extension(const Instr& i, int index, char kind) {
  uint64_t x = index == 0 ? i.x0 : i.x1;
  uint32_t at = pc();
  out_->code.push_back(0);
  auto reloc = [&](RelocKind k, uint32_t to) { out_->relocs.push_back({at, k, to, 0}); };
  if (i.op == Opcode::MovFM) {
    auto bytes = [&](Opd o) {
      uint32_t base = o.is_out() ? out_base_ * 8 : slot(Opd{o.reg, 0}) * 8;
      return static_cast<uint64_t>(base + static_cast<uint32_t>(o.off));
    };
    out_->code[at] = index == 0 ? bytes(i.a) | bytes(i.b) << 32 : i.x1;
    return;
  }
  switch (kind) {
    case 't':
      if (x == 0) return;
      if (i.ref == Ref::kClosureType) {
        return reloc(RelocKind::Type,
                     builder_.closure_type(*reinterpret_cast<const ClosureLayout*>(x)));
      }
      return reloc(RelocKind::Type, builder_.type(reinterpret_cast<const types::Type*>(x)));
    case 'f':
      return reloc(RelocKind::Function, builder_.function(reinterpret_cast<const ir::Func*>(x)));
    case 'k':
      switch (i.ref) {
        case Ref::kFunction:
          return reloc(RelocKind::Function,
                       builder_.function(reinterpret_cast<const ir::Func*>(x)));
        case Ref::kFuncValue:
          return reloc(RelocKind::FuncValue,
                       builder_.function(reinterpret_cast<const ir::Func*>(x)));
        case Ref::kType:
          return reloc(RelocKind::Type, builder_.type(reinterpret_cast<const types::Type*>(x)));
        case Ref::kItab: {
          const auto* key = reinterpret_cast<const ItabKey*>(x);
          return reloc(RelocKind::Itab, builder_.itab(key->inter, key->type));
        }
        case Ref::kString:
          return reloc(RelocKind::Data,
                       builder_.string(*reinterpret_cast<const std::string_view*>(x)));
        default:
          out_->code[at] = x;
          return;
      }
    default:
      out_->code[at] = x;
  }
}

// ---- tables ---------------------------------------------------------------------------------

void Encoder::line(const Instr& i) {
  Pos pos = i.pos;
  bool same = pos == last_pos_ && i.inlined == last_inlined_ &&
              i.unsigned_bounds == last_unsigned_bounds_;
  if (same || !pos.is_known()) return;
  last_pos_ = pos;
  last_unsigned_bounds_ = i.unsigned_bounds;
  last_inlined_ = i.inlined;
  Position p = positions_.position(pos);
  if (p.file.data() != last_file_.data()) {
    last_file_ = p.file;
    last_file_index_ = builder_.file(p.file);
  }
  bytecode::LineEntry e{};
  e.pc = pc();
  e.file = last_file_index_;
  e.line = p.line;
  e.column = static_cast<uint16_t>(p.column > 0xFFFF ? 0 : p.column);
  e.inlined = i.inlined;
  e.unsigned_bounds = i.unsigned_bounds & 7;
  if (!out_->lines.empty()) {
    const bytecode::LineEntry& last = out_->lines.back();
    if (last.line == e.line && last.column == e.column && last.file == e.file &&
        last.inlined == e.inlined && last.unsigned_bounds == e.unsigned_bounds) {
      return;
    }
    if (last.pc == e.pc) out_->lines.pop_back();
  }
  out_->lines.push_back(e);
}

void Encoder::inline_stacks(const Function& fn) {
  for (const Inlined& i : fn.inlines) {
    Position p = builder_.sources().position(i.pos);
    bytecode::InlineRecord r{};
    r.name = i.func->symbol;
    r.file = builder_.file(p.file);
    r.line = p.line;
    r.column = static_cast<uint16_t>(p.column > 0xFFFF ? 0 : p.column);
    r.outer = i.outer;
    out_->inlines.push_back(std::move(r));
  }
}

void Encoder::stack_objects(const Function& fn) {
  for (const Object& o : fn.objects) {
    uint32_t at = slots_.slot[o.reg];
    if (at == Allocation::kNoSlot || fn.regs[o.reg].slots == 0) continue;
    uint32_t type = o.layout != nullptr ? builder_.closure_type(*o.layout)
                                        : builder_.type(o.type->type);
    out_->stack_objects.push_back({at, o.count, type});
  }
  std::sort(out_->stack_objects.begin(), out_->stack_objects.end(),
            [](const auto& a, const auto& b) { return a.slot < b.slot; });
}

void Encoder::variables(const Function& fn) {
  for (uint32_t r = 0; r < fn.regs.size(); r++) {
    const Reg& reg = fn.regs[r];
    if (reg.name == nullptr || slots_.slot[r] == Allocation::kNoSlot) continue;
    if (slots_.first[r] == 0xFFFFFFFF || reg.name->is_temp || reg.slots == 0) continue;
    if (reg.name->heap) continue;  // the slot holds the cell's address
    bytecode::VariableRecord v;
    v.name = reg.name->name;
    v.type = builder_.type(reg.name->type);
    v.slot = slots_.slot[r];
    v.from_pc = position_pc_[slots_.first[r] / 2];
    size_t end = slots_.last[r] / 2 + 1;
    v.to_pc = end < position_pc_.size() ? position_pc_[end] : pc();
    out_->variables.push_back(std::move(v));
  }
}

}  // namespace vole::emit
