// Lowering of a function as a whole: parameters and results at their slots, variables, the
// captured ones of closures, blocks and their ends.
#include "compiler/cfg/lower.h"

#include "base/check.h"
#include "compiler/syntax/tree.h"
#include "compiler/types/object.h"

namespace vole::cfg {

namespace {
// A variable above this size gets a heap cell, as in gc.
constexpr int64_t kMaxVariableBytes = 128 * 1024;
// Of parameters and results together; a frame has 65,520 slots, its callees' parameters among them.
constexpr uint32_t kMaxParamSlots = 40000;
}  // namespace

BlockId Function::new_block() {
  if (block_count == blocks.size()) blocks.emplace_back();
  Block& b = blocks[block_count];
  b.code.clear();
  b.exit = Exit::kNone;
  b.taken = b.next = kNoBlock;
  b.table.clear();
  b.reachable = false;
  b.order = 0;
  return block_count++;
}

uint32_t Function::new_reg(RegClass cls, uint32_t slots, const TypeInfo* memory) {
  regs.push_back(Reg{cls, slots, -1, memory, nullptr, false});
  return static_cast<uint32_t>(regs.size() - 1);
}

void Function::reset(const ir::Func* func) {
  source = func;
  regs.clear();
  objects.clear();
  extra.clear();
  inlines.clear();
  layout.clear();
  started.clear();
  result_regs.clear();
  block_count = 0;
  epilogue = kNoBlock;
  param_slots = result_slots = out_slots = 0;
  needs_context = has_calls = reflects = false;
}

bool Lowerer::lower(ir::Func& func, Function& out) {
  fn_ = &out;
  func_ = &func;
  out.reset(&func);
  error_.clear();
  out_top_ = 0;
  context_ = {};
  result_regs_.clear();
  loops_.clear();
  replay_.clear();
  hoisted_constants_ = 0;
  frame_bytes_ = 0;
  transients_in_use_.clear();
  transients_free_.clear();
  arms_ = {};
  targets_of_.clear();
  made_objects_.clear();
  append_buffers_.clear();
  append_stores_.clear();
  find_exclusive_slices(program_, func, exclusive_);
  in_place_append_ = nullptr;
  by_reference_.clear();
  for (const ir::Func* c : func.closures) {
    for (const ir::Name* v : c->closure_vars) {
      if (!v->by_value) by_reference_.insert(v->outer);
    }
  }
  targets_.clear();
  hoisted_.clear();
  hoist_cursor_ = 0;
  labels_.clear();
  fall_ = kNoBlock;
  inline_ = 0;
  inline_index_.clear();
  pos_ = func.pos;
  large_ = {};
  refusals_.clear();
  cur_ = kNoBlock;
  start(block());
  declare_params();
  declare_results();
  load_closure_vars();
  stmts(func.body);
  finish_function();
  refuse_large_frame();
  return error_.empty();
}

void Lowerer::refuse(Pos pos, DiagnosticKind kind, std::initializer_list<std::string_view> args) {
  refusals_.push_back({pos, kind, format_diagnostic(kind, args)});
}

// gc compiles no function with a frame of 1 GB.
void Lowerer::refuse_large_frame() {
  constexpr uint64_t kMaxFrame = uint64_t{1} << 30;
  bool is_alone = std::max(large_.args, large_.locals) >= kMaxFrame;
  if (!is_alone && large_.locals + large_.callee < kMaxFrame) return;
  auto megabytes = [](uint64_t bytes) { return std::to_string(bytes >> 20); };
  std::string callee = is_alone ? "" : " + " + megabytes(large_.callee) + " MB callee";
  bool is_declared = !func_->is_closure && func_->object != nullptr && func_->object->syntax;
  Pos pos = is_declared ? func_->object->syntax->pos() : func_->pos;
  refuse(pos, DiagnosticKind::FrameTooLarge,
         {megabytes(large_.locals), megabytes(large_.args), callee});
}

void Lowerer::fail(std::string_view why) {
  if (error_.empty()) error_ = why;
}

void Lowerer::declare_params() {
  uint32_t slot = 0;
  std::vector<std::pair<ir::Name*, Opd>> cells;
  for (ir::Name* p : func_->params) {
    const TypeInfo* t = info(p->type);
    if (t->size > 0 && t->slots == 0) {
      fail("parameter too large");
      large_.args += static_cast<uint64_t>(t->size);
    }
    uint32_t r = fn_->new_reg(t->cls, t->slots, t->is_memory() ? t : nullptr);
    fn_->regs[r].fixed = static_cast<int32_t>(slot);
    Loc* l = arena_.make<Loc>();
    *l = at_reg(Opd{r, 0}, t);
    if (p->heap || t->needs_address || (is_addressed(p) && t->size == 0)) {
      cells.emplace_back(p, Opd{r, 0});
    } else {
      fn_->regs[r].name = p;
      if (is_addressed(p)) {
        make_object(r, t);
        *l = at_object(Opd{r, 0}, 0, t);
      }
    }
    p->backend = l;
    slot += t->slots;
  }
  fn_->param_slots = slot;
  for (auto& [p, opd] : cells) {
    const TypeInfo* t = info(p->type);
    Opd cell = pointer();
    go_to(p);
    if (!p->heap && t->size > 0) {
      make_object(opd.reg, t);
      fn_->regs[opd.reg].name = p;
      address_of(opd, cell);
      Loc* l = arena_.make<Loc>();
      *l = at_mem(cell, 0, t);
      p->backend = l;
      continue;
    }
    fn_->regs[cell.reg].name = p;
    emit(Opcode::New, cell).x0 = reinterpret_cast<uint64_t>(t->type);
    Loc* l = arena_.make<Loc>();
    *l = at_mem(cell, 0, t);
    store(*l, at_reg(opd, t));
    p->backend = l;
  }
}

void Lowerer::declare_results() {
  uint32_t slot = fn_->param_slots;
  for (ir::Name* p : func_->results) {
    const TypeInfo* t = info(p->type);
    if (t->size > 0 && t->slots == 0) {
      fail("result too large");
      large_.args += static_cast<uint64_t>(t->size);
    }
    uint32_t r = fn_->new_reg(t->cls, t->slots, t->is_memory() ? t : nullptr);
    fn_->regs[r].fixed = static_cast<int32_t>(slot);
    result_regs_.push_back(r);
    if (t->slots > 0) fn_->result_regs.push_back(r);
    slot += t->slots;
  }
  fn_->result_slots = slot - fn_->param_slots;
  if (slot > kMaxParamSlots) fail("parameters and results too large");
  for (size_t i = 0; i < func_->results.size(); i++) {
    ir::Name* p = func_->results[i];
    const TypeInfo* t = info(p->type);
    Loc* l = arena_.make<Loc>();
    bool addressed = is_addressed(p) || t->needs_address;
    if (p->heap || (addressed && t->size == 0)) {
      Opd cell = pointer();
      go_to(p);
      emit(Opcode::New, cell).x0 = reinterpret_cast<uint64_t>(t->type);
      *l = at_mem(cell, 0, t);
      fn_->regs[cell.reg].name = p;
      if (func_->needs_defer) zero(Opd{result_regs_[i], 0}, t);
    } else if (addressed) {
      // In place, but where the caller expects a narrow value extended.
      bool narrow = t->one_slot() && t->width < 8;
      Opd r = narrow ? temp(t) : Opd{result_regs_[i], 0};
      make_object(r.reg, t);
      fn_->regs[r.reg].name = p;
      zero(r, t);
      if (narrow && func_->needs_defer) zero(Opd{result_regs_[i], 0}, t);
      *l = at_object(r, 0, t);
      if (t->needs_address) *l = at_mem(address_of(r), 0, t);
    } else {
      *l = at_reg(Opd{result_regs_[i], 0}, t);
      fn_->regs[result_regs_[i]].name = p;
      if (func_->has_named_results || func_->needs_defer) zero(Opd{result_regs_[i], 0}, t);
    }
    p->backend = l;
  }
  if (func_->needs_defer) fn_->epilogue = block();
}

void Lowerer::load_closure_vars() {
  if (func_->closure_vars.empty()) return;
  fn_->needs_context = true;
  context_ = pointer();
  emit(Opcode::LdCtx, context_);
  int64_t off = 8;
  for (ir::Name* v : func_->closure_vars) {
    const TypeInfo* t = info(v->type);
    Loc* l = arena_.make<Loc>();
    if (v->by_value) {
      off = (off + t->align - 1) / t->align * t->align;
      Opd r = temp(t);
      load(at_mem(context_, off, t), r);
      *l = at_reg(r, t);
      fn_->regs[r.reg].name = v;
      off += t->size;
    } else {
      off = (off + 7) / 8 * 8;
      Opd cell = pointer();
      load(at_mem(context_, off, layouts_.pointer_type()), cell);
      *l = at_mem(cell, 0, t);
      off += 8;
    }
    v->backend = l;
  }
}

void Lowerer::finish_function() {
  go_to({func_->end_pos, 0});
  if (!dead()) ret();
  if (fn_->epilogue == kNoBlock) return;
  start(fn_->epilogue);
  emit(Opcode::DeferReturn, out_slot(0));
  fn_->has_calls = true;
  load_results();
  fn_->blocks[cur_].exit = Exit::kReturn;
  cur_ = kNoBlock;
}

// Results that do not lie where the caller looks for them go there.
void Lowerer::load_results() {
  for (size_t i = 0; i < func_->results.size(); i++) {
    const Loc& l = *static_cast<Loc*>(func_->results[i]->backend);
    bool in_place = fn_->regs[result_regs_[i]].object || l.base.reg == result_regs_[i];
    if (!in_place) load(l, Opd{result_regs_[i], 0});
  }
}

bool Lowerer::too_large(const TypeInfo* t) {
  if (t->slots == 0) return t->size > 0;
  return !fits_frame(t->size, t->ptr_bytes != 0) ||
         (t->size > kMaxVariableBytes && t->ptr_bytes == 0);
}

Loc& Lowerer::var(ir::Name* name) {
  if (name->backend != nullptr) return *static_cast<Loc*>(name->backend);
  const TypeInfo* t = info(name->type);
  Loc* l = arena_.make<Loc>();
  bool addressed = t->needs_address || is_addressed(name);
  if (name->heap || too_large(t) || (addressed && t->size == 0)) {
    Opd cell = pointer();
    fn_->regs[cell.reg].name = name;
    *l = at_mem(cell, 0, t);
  } else {
    Opd r = temp(t);
    if (t->is_memory()) frame_bytes_ += static_cast<uint64_t>(t->size);
    fn_->regs[r.reg].name = name;
    *l = addressed ? at_object(r, 0, t) : at_reg(r, t);
    if (addressed) make_object(r.reg, t);
    if (t->needs_address) {
      *l = at_mem(pointer(), 0, t);
      l->object = r.reg;
    }
  }
  name->backend = l;
  return *l;
}

Loc Lowerer::name_loc(ir::Name* name) {
  Loc l;
  switch (name->cls) {
    case ir::NameClass::kGlobal:
      l.kind = Loc::kGlobal;
      l.type = info(name->type);
      l.ref = name->global;
      return l;
    case ir::NameClass::kFunc:
      return at_reg(address(Ref::kFuncValue, name->function), info(name->type));
    case ir::NameClass::kBlank:
      return l;
    default:
      return var(name);
  }
}

// A variable begins: a new cell if it lives in the heap, zero if nothing else sets it.
void Lowerer::declare(ir::Name* name, bool zeroed) {
  if (name->cls == ir::NameClass::kBlank) return;
  Loc& l = var(name);
  if (l.kind == Loc::kMem) {
    // The place is the variable's: an inlined parameter begins at the call, outside of its body.
    Where outer = where();
    go_to(name);
    if (l.object != kNoReg) {
      zero(Opd{l.object, 0}, l.type);
      address_of(Opd{l.object, 0}, l.base);
    } else {
      emit(Opcode::New, l.base).x0 = reinterpret_cast<uint64_t>(l.type->type);
    }
    go_to(outer);
  } else if (zeroed) {
    zero(l.base, l.type);
  }
}

Instr& Lowerer::emit(Opcode op, Opd a, Opd b, Opd c) {
  if (cur_ == kNoBlock) cur_ = block();  // unreachable: dropped later
  std::vector<Instr>& code = fn_->blocks[cur_].code;
  code.emplace_back();
  Instr& i = code.back();
  i.op = op;
  i.pos = pos_;
  i.inlined = inline_;
  i.unsigned_bounds = unsigned_bounds_;
  i.a = a;
  i.b = b;
  i.c = c;
  return i;
}

// Code goes to b from now on; the current block, if it is open, runs into it.
void Lowerer::start(BlockId b) {
  if (cur_ != kNoBlock) jump(b);
  cur_ = b;
  fn_->started.push_back(b);
}

void Lowerer::jump(BlockId b) {
  if (cur_ == kNoBlock) return;
  Block& block = fn_->blocks[cur_];
  block.exit = Exit::kJump;
  block.next = b;
  block.last.pos = pos_;
  block.last.inlined = inline_;
  cur_ = kNoBlock;
}

void Lowerer::branch(Opcode op, Opd a, Opd b, BlockId taken, BlockId next) {
  if (cur_ == kNoBlock) return;
  Block& block = fn_->blocks[cur_];
  block.exit = Exit::kBranch;
  block.last = Instr{};
  block.last.op = op;
  block.last.a = a;
  block.last.b = b;
  block.last.pos = pos_;
  block.last.inlined = inline_;
  block.taken = taken;
  block.next = next;
  cur_ = kNoBlock;
}

void Lowerer::ret() {
  if (cur_ == kNoBlock) return;
  if (fn_->epilogue != kNoBlock) return jump(fn_->epilogue);
  load_results();
  Block& block = fn_->blocks[cur_];
  block.exit = Exit::kReturn;
  block.last.pos = pos_;
  block.last.inlined = inline_;
  cur_ = kNoBlock;
}

uint16_t Lowerer::inline_of(uint32_t inl) {
  if (inl == 0) return 0;
  if (auto it = inline_index_.find(inl); it != inline_index_.end()) return it->second;
  const ir::InlineSite& site = program_.inline_tree[inl - 1];
  uint16_t outer = inline_of(site.outer);
  if (fn_->inlines.size() == 0xFFFF) return outer;
  fn_->inlines.push_back({site.func, site.pos, outer});
  auto index = static_cast<uint16_t>(fn_->inlines.size());
  inline_index_.emplace(inl, index);
  return index;
}

void Lowerer::stop() {
  if (cur_ == kNoBlock) return;
  fn_->blocks[cur_].exit = Exit::kNone;
  cur_ = kNoBlock;
}

void Lowerer::mov(Opd dst, Opd src, uint32_t slots) {
  if (dst == src) return;
  switch (slots) {
    case 0:
      return;
    case 1:
      emit(Opcode::Mov, dst, src);
      return;
    case 2:
      emit(Opcode::Mov2, dst, src);
      return;
    case 3:
      emit(Opcode::Mov3, dst, src);
      return;
    default:
      emit(Opcode::MovN, dst, src, imm(static_cast<int32_t>(slots))).wide = slots;
  }
}

Opd Lowerer::temp(const TypeInfo* t) {
  if (t->size > 0 && t->slots == 0) {
    fail("value too large");
    large_.locals += static_cast<uint64_t>(t->size);
  }
  if (!t->is_memory()) return temp(t->cls, t->slots);
  return {fn_->new_reg(t->cls, t->slots, t), 0};
}

Opd Lowerer::temp(RegClass cls, uint32_t slots) {
  if (!replay_.empty()) {
    uint32_t r = replay_.back();
    const Reg& reg = fn_->regs[r];
    replay_.pop_back();
    if (reg.cls == cls && reg.slots == slots && reg.memory == nullptr) return {r, 0};
    replay_.clear();  // not as the first time
  }
  return {fn_->new_reg(cls, slots), 0};
}

}  // namespace vole::cfg
