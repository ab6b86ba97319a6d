// Memory in the frame for what does not escape. Escape analysis has said of each allocating
// expression and each variable whether it may lie there (Node::escape, Name::heap); this file makes
// the objects: one an expression or variable, with slots of its own for the whole function (but for
// the arms of a statement, which share theirs).
//
//  * A named object is live in the frame's maps while instructions use it directly, which taking
//    its address is; after that it lives as long as pointers lead to it.
//  * A temporary one (a slice's array, closure, box, buffer) has no bits in the maps. Its address
//    is taken when it is whole; if a safe point may come before that, it is zeroed and its address
//    taken first, so that what is stored there is kept from the start.
//  * An object that is made again, in the next iteration, has the same memory: escape analysis
//    promises that nothing keeps the old one's address.
//
// A heap object must never point to a frame. So where a frame is full, only values without
// pointers may go to the heap instead.
#include <algorithm>

#include "bytecode/frame_object.h"
#include "compiler/cfg/lower.h"
#include "compiler/cfg/runtime_id.h"
#include "compiler/ir/type_table.h"
#include "compiler/types/constant.h"

namespace vole::cfg {

using bytecode::Kind;
using ir::Op;

namespace {

uint64_t as_word(const void* p) { return reinterpret_cast<uintptr_t>(p); }

// Slot numbers have 16 bits; values with pointers may use what is left above the first limit.
constexpr uint64_t kMaxFrameBytes = 256 * 1024;
constexpr uint64_t kMaxFrameBytesOfPointers = 480 * 1024;
// cmd/compile's MaxImplicitStackVarSize, VariableMakeThreshold and limit of interface temporaries.
constexpr int64_t kMaxImplicitBytes = 64 * 1024;
constexpr int64_t kVariableMakeBytes = 32;
constexpr int64_t kMaxBoxBytes = 1024;

}  // namespace

bool Lowerer::is_addressed(const ir::Name* name) const {
  return name->addr_taken || by_reference_.count(name) != 0;
}

bool Lowerer::fits_frame(int64_t bytes, bool pointers) {
  uint64_t total = frame_bytes_ + static_cast<uint64_t>(bytes);
  return total <= (pointers ? kMaxFrameBytesOfPointers : kMaxFrameBytes);
}

void Lowerer::make_object(uint32_t r, const TypeInfo* t) {
  fn_->regs[r].object = true;
  fn_->objects.push_back({r, t, 1, nullptr});
}

// What no other object can share.
Opd Lowerer::own_object(const TypeInfo* t, int64_t count) {
  int64_t bytes = t->size * count;
  uint32_t r = fn_->new_reg(RegClass::kMemory, static_cast<uint32_t>((bytes + 7) / 8));
  fn_->regs[r].object = true;
  fn_->objects.push_back({r, t, static_cast<uint32_t>(count), nullptr});
  frame_bytes_ += static_cast<uint64_t>(bytes + 7) / 8 * 8;
  return {r, 0};
}

// An object of an arm that an earlier arm of the same statement has made (see Arms), or its own.
template <class Suits, class Make>
Opd Lowerer::arm_object(Suits suits, Make make) {
  for (size_t i = 0; i < arms_.free.size(); i++) {
    uint32_t index = arms_.free[i];
    if (!suits(fn_->objects[index])) continue;
    arms_.free.erase(arms_.free.begin() + static_cast<std::ptrdiff_t>(i));
    arms_.used.push_back(index);
    return {fn_->objects[index].reg, 0};
  }
  arms_.used.push_back(static_cast<uint32_t>(fn_->objects.size()));
  return make();
}

Opd Lowerer::new_object(const TypeInfo* t, int64_t count) {
  uint32_t slots = static_cast<uint32_t>((t->size * count + 7) / 8);
  return arm_object(
      [&](const Object& o) {
        if (o.type == nullptr) return false;
        if (o.type == t && o.count == count) return true;
        return t->ptr_bytes == 0 && o.type->ptr_bytes == 0 && fn_->regs[o.reg].slots == slots;
      },
      [&] { return own_object(t, count); });
}

// The arms of an if, switch or select exclude each other, and a second pass through the statement
// finds nothing of the first one's objects in use: so arms may use the same objects. What comes
// after the statement may not.
void Lowerer::begin_arms(Arms* outer) {
  *outer = arms_;
  arms_.used.clear();
}

void Lowerer::next_arm(const Arms& outer, std::vector<uint32_t>* all) {
  for (uint32_t o : arms_.used) {
    if (std::find(all->begin(), all->end(), o) == all->end()) all->push_back(o);
  }
  arms_.used.clear();
  arms_.free = outer.free;
  for (uint32_t o : *all) {
    if (std::find(arms_.free.begin(), arms_.free.end(), o) == arms_.free.end()) {
      arms_.free.push_back(o);
    }
  }
}

void Lowerer::end_arms(const Arms& outer, const std::vector<uint32_t>& all) {
  arms_ = outer;
  for (uint32_t o : all) {
    arms_.used.push_back(o);
    std::erase(arms_.free, o);
  }
}

// An object that nothing needs after the statement.
Opd Lowerer::transient_object(const TypeInfo* t, int64_t count) {
  for (size_t i = 0; i < transients_free_.size(); i++) {
    Transient free = transients_free_[i];
    if (free.type != t || free.count != count) continue;
    transients_free_.erase(transients_free_.begin() + static_cast<std::ptrdiff_t>(i));
    transients_in_use_.push_back(free);
    return free.object;
  }
  transients_in_use_.push_back({t, count, own_object(t, count)});
  return transients_in_use_.back().object;
}

void Lowerer::release_transients(size_t mark) {
  while (transients_in_use_.size() > mark) {
    transients_free_.push_back(transients_in_use_.back());
    transients_in_use_.pop_back();
  }
}

Opd Lowerer::closure_object(const ClosureLayout* layout) {
  return arm_object(
      [&](const Object& o) {
        return o.layout != nullptr && o.layout->size == layout->size &&
               o.layout->ptr_bytes == layout->ptr_bytes && o.layout->mask == layout->mask;
      },
      [&] { return own_object(layout); });
}

Opd Lowerer::own_object(const ClosureLayout* layout) {
  uint32_t r = fn_->new_reg(RegClass::kMemory, static_cast<uint32_t>(layout->size / 8));
  fn_->regs[r].object = true;
  fn_->objects.push_back({r, nullptr, 1, layout});
  frame_bytes_ += layout->size;
  return {r, 0};
}

Opd Lowerer::buffer(uint32_t bytes) { return new_object(layouts_.byte_type(), bytes); }

Loc Lowerer::at_object(Opd object, int64_t off, const TypeInfo* t) const {
  Loc l;
  l.kind = Loc::kFrame;
  l.base = object;
  l.off = off;
  l.type = t;
  l.shared = true;
  return l;
}

Opd Lowerer::address_of(Opd object, Opd want) {
  Opd d = want.exists() ? want : pointer();
  emit(Opcode::LeaF, d, object);
  return d;
}

void Lowerer::zero_slots(Opd dst, uint32_t slots) {
  if (slots == 1)
    emit(Opcode::LdI, dst, imm(0));
  else if (slots > 1)
    emit(Opcode::Zero, dst, imm(static_cast<int32_t>(slots))).wide = slots;
}

bool Lowerer::may_park(ir::Node* n) {
  for (const Hoisted& h : hoisted_) {
    if (h.node == n) return false;
  }
  switch (n->op) {
    case Op::Name:
    case Op::Literal:
    case Op::Nil:
    case Op::Zero:
    case Op::Closure:
    case Op::MethodExpr:
      return !n->init.empty();
    case Op::Add:
    case Op::Sub:
    case Op::Mul:
    case Op::And:
    case Op::Or:
    case Op::Xor:
    case Op::AndNot:
    case Op::Lsh:
    case Op::Rsh:
    case Op::Deref:
    case Op::Addr:
    case Op::PtrLit:
    case Op::New:
    case Op::Dot:
    case Op::DotPtr:
    case Op::Index:
    case Op::StructLit:
    case Op::ArrayLit:
    case Op::SliceLit:
    case Op::StructKey:
    case Op::Key:
    case Op::Conv:
    case Op::ConvNop:
    case Op::ConvIface:
    case Op::Len:
    case Op::Cap:
      break;
    default:
      return true;
  }
  if (!n->init.empty()) return true;
  bool parks = false;
  ir::for_each_child(n, [&](ir::Node* child) { parks = parks || may_park(child); });
  return parks;
}

// The object of a &T{} or new(T). A variable may stand for it (note_target), so that instructions
// use it directly: then it is live by itself.
Opd Lowerer::made_object(const ir::Node* n, const TypeInfo* e) {
  Opd o = new_object(e);
  fn_->regs[o.reg].memory = e;
  made_objects_[n] = at_object(o, 0, e);
  return o;
}

// &T{...}: the object is filled where it lies.
Opd Lowerer::lit_in_frame(ir::Unary* n, const TypeInfo* e, Opd want) {
  Opd o = made_object(n, e);
  bool aggregate = n->x->op == Op::StructLit || n->x->op == Op::ArrayLit;
  bool parks = e->ptr_bytes != 0 && may_park(n->x);
  bool clear = parks || (aggregate && !fills_all(ir::to<ir::Composite>(n->x), e));
  if (clear) zero_slots(o, e->slots);
  Opd d;
  if (parks) d = address_of(o);
  if (aggregate) {
    if (!n->x->init.empty()) run_init(n->x);
    if (!clear) begin(o, e->slots);
    fill(ir::to<ir::Composite>(n->x), at_reg(o, e), clear);
  } else {
    to(n->x, at_reg(o, e));
  }
  return d.exists() ? d : address_of(o, want);
}

// The array of a slice literal; the address of its first element.
Opd Lowerer::slice_lit_in_frame(ir::Composite* n, const TypeInfo* e, const TypeInfo* array,
                                Opd want) {
  Opd o = n->transient ? transient_object(e, n->len) : new_object(e, n->len);
  bool parks = e->ptr_bytes != 0 && may_park(n);
  bool clear = parks || !fills_all(n, array);
  if (clear) zero_slots(o, array->slots);
  Opd d;
  if (parks) d = address_of(o);
  if (!n->list.empty()) fill(n, at_reg(o, array), clear);
  if (!d.exists()) return address_of(o, want);
  if (want.exists()) mov(want, d, 1);
  return want.exists() ? want : d;
}

// ---- closures -------------------------------------------------------------------------------

Opd Lowerer::make_closure(const ir::Func* f, std::unique_ptr<ClosureLayout> layout, bool in_frame,
                          const std::vector<std::pair<int64_t, Loc>>& captures) {
  const ClosureLayout* kept = layout.get();
  closure_layouts_.push_back(std::move(layout));
  if (!in_frame) {
    Opd d = pointer();
    Instr& i = emit(Opcode::NewClosure, d);
    i.x0 = as_word(f);
    i.x1 = as_word(kept);
    i.ref = Ref::kClosureType;
    for (const auto& [off, value] : captures) store(at_mem(d, off, value.type), value);
    return d;
  }
  Opd o = closure_object(kept);
  Instr& i = emit(Opcode::LdK, o);
  i.x0 = as_word(f);
  i.ref = Ref::kFunction;
  for (const auto& [off, value] : captures) {
    Loc place = at_object(o, off, value.type);
    store(place, value);
  }
  return address_of(o);
}

// ---- interfaces -----------------------------------------------------------------------------

// Whether the copy behind an interface that stays in the frame lies there too. gc has large ones
// in the heap all the same, which is only safe for those without pointers.
bool Lowerer::box_in_frame(const TypeInfo* t) const {
  return t->size > 1 && t->slots > 0 && (t->size <= kMaxBoxBytes || t->ptr_bytes != 0);
}

// ---- slices ---------------------------------------------------------------------------------

// make([]T, len, cap); no operand if it has to lie in the heap.
Opd Lowerer::make_in_frame(ir::Make* n, const Loc& len, const Loc& cap, Opd want) {
  const TypeInfo* t = info(n);
  const TypeInfo* e = layouts_.elem(t);
  if (e->size == 0) return {};
  bool constant = cap.kind == Loc::kImm;
  int64_t count = constant ? cap.off : kVariableMakeBytes / e->size;
  if (count <= 0 || count > kMaxImplicitBytes / e->size) return {};
  if (constant && len.kind == Loc::kImm && (len.off < 0 || len.off > count)) return {};  // panics
  if (!fits_frame(count * e->size, e->ptr_bytes != 0)) return {};
  const TypeInfo* word_type = layouts_.word_type();
  Opd o = new_object(e, count);
  Opd l = len.kind == Loc::kImm ? Opd{} : reg(len);
  Opd c = constant ? Opd{} : reg(cap);
  bool safe = want.exists() && !want.is_out() && want.reg != l.reg && want.reg != c.reg;
  Opd d = safe ? want : temp(t);
  BlockId small = block();
  BlockId large = block();
  BlockId done = block();
  auto at_word = [&](Opd o2) { return at_reg(o2, word_type); };
  if (!constant) {
    BlockId next = n->cap != nullptr ? block() : small;
    compare_int(Op::Le, at_word(c), at_imm(count, word_type), next, large);
    if (next != small) {
      start(next);
      Loc lw = l.exists() ? at_word(l) : at_imm(len.off, word_type);
      compare_int(Op::Gt, lw, at_word(c), large, small);
    }
  } else if (l.exists()) {
    compare_int(Op::Gt, at_word(l), at_imm(count, word_type), large, small);
  } else {
    jump(small);
  }
  start(small);
  zero_slots(o, static_cast<uint32_t>((count * e->size + 7) / 8));
  begin(d, 3);
  address_of(o, d);
  into(len, d.plus(1));
  into(cap, d.plus(2));
  jump(done);
  if (!constant || l.exists()) {
    start(large);  // or a length that panics
    Opd lr = l.exists() ? l : reg(len);
    Opd cr = c.exists() ? c : n->cap != nullptr ? reg(cap) : lr;
    emit(Opcode::MakeSlice, d, lr, cr).x0 = as_word(e->type);
    jump(done);
  }
  start(done);
  return d;
}

namespace {

// Whether both are the same variable or field, reached without calls.
bool same_place(const ir::Node* a, const ir::Node* b) {
  if (a->op != b->op) return false;
  switch (a->op) {
    case Op::Name:
      return a == b;
    case Op::Dot:
    case Op::DotPtr:
      return ir::to<ir::Field>(a)->index == ir::to<ir::Field>(b)->index &&
             same_place(ir::to<ir::Field>(a)->x, ir::to<ir::Field>(b)->x);
    case Op::Deref:
    case Op::ConvNop:
      return same_place(ir::to<ir::Unary>(a)->x, ir::to<ir::Unary>(b)->x);
    default:
      return false;
  }
}

}  // namespace

// Whether x = append(x, ...) updates memory: gc then has no buffer for it.
bool Lowerer::appends_in_place(ir::Node* x, ir::Node* y) {
  if (y->op != Op::Append || !same_place(x, ir::to<ir::Call>(y)->args[0])) return false;
  if (x->op != Op::Name) return true;
  auto* name = ir::to<ir::Name>(x);
  return name->cls == ir::NameClass::kGlobal || name->heap || is_addressed(name);
}

// The buffer of a slice that append may begin with.
Opd Lowerer::append_store(const ir::Node* slice, const TypeInfo* e) {
  auto [it, added] = append_stores_.try_emplace(slice);
  if (added) it->second = own_object(e, kVariableMakeBytes / e->size);
  return it->second;
}

// Slices that leave the frame in this statement do so with a copy in the heap.
void Lowerer::move_to_heap(const ir::Node* statement) {
  auto [from, to] = exclusive_.moves.equal_range(statement);
  for (; from != to; ++from) {
    const auto& [slice, keep_capacity] = from->second;
    const TypeInfo* e = layouts_.elem(info(slice));
    if (e->size == 0) continue;
    Opd s = reg(var(slice));
    Opd distance = word();
    emit(Opcode::SubU64, distance, s, address_of(append_store(slice, e)));
    BlockId here = block();
    BlockId done = block();
    compare_int(Op::Lt, at_reg(distance, layouts_.word_type()),
                at_imm(kVariableMakeBytes, layouts_.word_type()), here, done);
    start(here);
    Opd at = scratch(3);
    mov(at, s, 3);
    runtime(keep_capacity ? kRtSliceToHeap : kRtSliceToHeapNoCap, as_word(e->type));
    mov(s, at, 3);
    start(done);
  }
}

// The slice to append `count` values to. The first append to an empty slice that stays in the
// frame may use a buffer there, once in the run of the function; one whose capacity may be seen
// grows in it by steps.
Opd Lowerer::append_buffer(ir::Call* n, const TypeInfo* t, Opd s, size_t count, Opd want) {
  const TypeInfo* e = layouts_.elem(t);
  auto exclusive = exclusive_.appends.find(n);
  bool moved = exclusive != exclusive_.appends.end();
  bool by_steps = moved && exclusive->second;
  if (!stays(n) && !moved) return s;
  if (in_place_append_ == n || e->size == 0 || e->size > kVariableMakeBytes) return s;
  int64_t room = kVariableMakeBytes / e->size;
  ir::Node* slice = n->args[0];
  if (!fits_frame(kVariableMakeBytes, true)) return s;
  if (!by_steps) {
    if (static_cast<int64_t>(count) > room) return s;
    if (!append_buffers_.insert(slice).second) return s;
  }
  bool fresh = append_stores_.count(slice) == 0;
  Opd o = append_store(slice, e);
  if (!(want == s) || !s.is_reg()) {
    Opd copy = temp(t);
    mov(copy, s, 3);
    s = copy;
  }
  if (by_steps)
    append_by_steps(s, o, e, count, fresh);
  else
    append_at_first(s, o, room, count);
  return s;
}

void Lowerer::at_entry(Opcode op, Opd a, Opd b, uint32_t slots) {
  Instr i;
  i.op = op;
  i.a = a;
  i.b = b;
  i.wide = slots;
  std::vector<Instr>& entry = fn_->blocks[0].code;
  entry.insert(entry.begin(), i);
}

void Lowerer::append_by_steps(Opd s, Opd buffer, const TypeInfo* e, size_t count, bool fresh) {
  constexpr int32_t kSlots = kVariableMakeBytes / 8;
  if (fresh && e->ptr_bytes != 0) at_entry(Opcode::Zero, buffer, imm(kSlots), kSlots);
  BlockId grow = block();
  BlockId go = block();
  const TypeInfo* int_type = layouts_.int_type();
  Opd needed = word();
  emit(Opcode::AddII64, needed, s.plus(1), imm(static_cast<int32_t>(count)));
  compare_int(Op::Le, at_reg(needed, int_type), at_reg(s.plus(2), int_type), go, grow);
  start(grow);
  Opd at = scratch(6);
  mov(at, s, 3);
  emit(Opcode::LdI, at.plus(3), imm(static_cast<int32_t>(count)));
  address_of(buffer, at.plus(4));
  emit(Opcode::LdI, at.plus(5), imm(static_cast<int32_t>(kVariableMakeBytes / e->size)));
  runtime(kRtGrowSliceBuf, as_word(e->type));
  mov(s, at, 3);
  start(go);
}

void Lowerer::append_at_first(Opd s, Opd buffer, int64_t room, size_t count) {
  Opd used = word();
  at_entry(Opcode::LdI, used, imm(0), 0);
  BlockId empty = block();
  BlockId unused = block();
  BlockId take = block();
  BlockId go = block();
  const TypeInfo* int_type = layouts_.int_type();
  branch(Opcode::JEqII64, s.plus(1), imm(0), empty, go);
  start(empty);
  branch(Opcode::JEqII64, used, imm(0), unused, go);
  start(unused);
  compare_int(Op::Lt, at_reg(s.plus(2), int_type), at_imm(static_cast<int64_t>(count), int_type),
              take, go);
  start(take);
  zero_slots(buffer, kVariableMakeBytes / 8);
  begin(s, 3);
  address_of(buffer, s);
  emit(Opcode::LdI, s.plus(1), imm(0));
  emit(Opcode::LdI, s.plus(2), imm(static_cast<int32_t>(room)));
  emit(Opcode::LdI, used, imm(1));
  start(go);
}

// ---- maps -----------------------------------------------------------------------------------

// The header of a map and, if it may be small, its first group.
Opd Lowerer::map_in_frame(ir::Node* n, const Loc& hint) {
  const TypeInfo* t = info(n);
  const auto* m = types::as<types::Map>(t->under);
  const TypeInfo* key = info(m->key);
  const TypeInfo* elem = info(m->elem);
  auto masked = [&](uint32_t bytes, uint32_t mask) {
    auto layout = std::make_unique<ClosureLayout>();
    layout->size = bytes;
    while (layout->ptr_bytes / 8 < 8 && mask >> layout->ptr_bytes / 8 != 0) layout->ptr_bytes += 8;
    layout->mask = {static_cast<uint8_t>(mask)};
    closure_layouts_.push_back(std::move(layout));
    return closure_object(closure_layouts_.back().get());
  };
  Opd header = masked(bytecode::kMapHeaderBytes, bytecode::kMapHeaderMask);
  bytecode::MapEntryLayout entry = bytecode::map_entry_layout(
      static_cast<uint64_t>(key->size), key->align, static_cast<uint64_t>(elem->size), elem->align,
      key->ptr_bytes != 0 || elem->ptr_bytes != 0);
  uint64_t bytes = (bytecode::map_group_bytes(entry) + 7) / 8 * 8;
  bool small = hint.kind != Loc::kImm || hint.off <= bytecode::kMapGroupEntries;
  Opd group;
  if (small && bytes <= kMaxImplicitBytes && fits_frame(static_cast<int64_t>(bytes), true)) {
    auto layout = std::make_unique<ClosureLayout>();
    layout->size = bytes;
    std::vector<uint64_t> bits(bytes / 512 + 2);
    for (uint64_t i = 0; i < bytecode::kMapGroupEntries; i++) {
      layouts_.add_pointer_bits(key, static_cast<uint32_t>(i * entry.size / 8), bits.data());
      layouts_.add_pointer_bits(elem,
                                static_cast<uint32_t>((i * entry.size + entry.elem_offset) / 8),
                                bits.data());
    }
    for (uint64_t i = 0; i < bytes / 8; i++) {
      if (bits[i / 64] >> i % 64 & 1) layout->ptr_bytes = (i + 1) * 8;
    }
    layout->mask.resize((layout->ptr_bytes / 8 + 7) / 8);
    for (size_t i = 0; i < layout->mask.size(); i++) {
      layout->mask[i] = static_cast<uint8_t>(bits[i / 8] >> i % 8 * 8);
    }
    closure_layouts_.push_back(std::move(layout));
    group = closure_object(closure_layouts_.back().get());
  }
  Opd s = scratch(3);
  into(hint, s);
  address_of(header, s.plus(1));
  if (group.exists()) {
    address_of(group, s.plus(2));
  } else {
    emit(Opcode::LdI, s.plus(2), imm(0));
  }
  runtime(kRtMakeMapBuf, as_word(t->type));
  return s;
}

// An iterator never outlives its loop.
Opd Lowerer::map_iterator() {
  auto layout = std::make_unique<ClosureLayout>();
  layout->size = bytecode::kMapIterBytes;
  while (bytecode::kMapIterMask >> layout->ptr_bytes / 8 != 0) layout->ptr_bytes += 8;
  layout->mask = {static_cast<uint8_t>(bytecode::kMapIterMask)};
  closure_layouts_.push_back(std::move(layout));
  Opd o = closure_object(closure_layouts_.back().get());
  return address_of(o);
}

// ---- strings --------------------------------------------------------------------------------

// A string that is looked at before the bytes can change: string(b) is not copied for it.
Loc Lowerer::bytes_as_string(ir::Node* n) {
  ir::Node* x = n;
  while (x->op == Op::ConvNop) x = ir::to<ir::Unary>(x)->x;
  if (x->op != Op::BytesToString || !x->init.empty() || find_hoisted(x) != nullptr) return expr(n);
  Opd s = value(ir::to<ir::Unary>(x)->x);
  return at_reg(s, layouts_.string_type());
}

// []byte(x) that is never written to: the string's own bytes. The result is never nil.
Loc Lowerer::bytes_of_string(const Loc& x, const TypeInfo* t, Opd want) {
  Opd from = reg(x);
  Opd d = want.exists() && want.reg != from.reg ? want : temp(t);
  begin(d, 3);
  mov(d, from, 2);
  mov(d.plus(2), from.plus(1), 1);
  if (x.kind == Loc::kStr) return at_reg(d, t);
  BlockId empty = block();
  BlockId done = block();
  branch(Opcode::JNeII64, d, imm(0), done, empty);
  start(empty);
  const TypeInfo* nothing = info(program_.types.array_of(layouts_.byte_type()->type, 0));
  emit(Opcode::New, d).x0 = as_word(nothing->type);
  start(done);
  return at_reg(d, t);
}

// []byte("text"): an array of just that length.
Loc Lowerer::bytes_of_constant(ir::Unary* n, std::string_view text, Opd want) {
  const TypeInfo* t = info(n);
  auto size = static_cast<int64_t>(text.size());
  const TypeInfo* array = info(program_.types.array_of(layouts_.byte_type()->type, size));
  bool in_frame = stays(n) && size <= kMaxImplicitBytes && fits_frame(size, false);
  Opd d = want.exists() && !want.is_out() ? want : temp(t);
  begin(d, 3);
  if (in_frame)
    address_of(new_object(array), d);
  else
    emit(Opcode::New, d).x0 = as_word(array->type);
  Opd from = string_const(text);
  emit(Opcode::CopyM, d, from).x0 = as_word(array->type);
  emit(Opcode::LdI, d.plus(1), imm(static_cast<int32_t>(size)));
  emit(Opcode::LdI, d.plus(2), imm(static_cast<int32_t>(size)));
  return at_reg(d, t);
}

}  // namespace vole::cfg
