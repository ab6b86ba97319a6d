// Lowering of assignments. The right side is evaluated before the left side's place, as gc does;
// parallel assignments first fix all places and values, then store from left to right.
#include "base/short_vector.h"
#include "compiler/cfg/intrinsic.h"
#include "compiler/cfg/lower.h"
#include "compiler/types/object.h"

namespace vole::cfg {

using ir::Op;

namespace {
bool is_local_name(const ir::Node* n) {
  if (n->op != Op::Name) return false;
  auto cls = ir::to<ir::Name>(n)->cls;
  return cls != ir::NameClass::kGlobal && cls != ir::NameClass::kFunc &&
         cls != ir::NameClass::kBlank;
}
}  // namespace

// Whether the variable keeps the value that its definition gives it.
bool Lowerer::is_settled(const ir::Name* name) const {
  return name->cls == ir::NameClass::kLocal && !name->reassigned && !name->heap &&
         !is_addressed(name);
}

// A variable that is a constant all its life is one here, too.
bool Lowerer::bind_constant(ir::Name* name, ir::Node* value) {
  if (value->op != Op::Literal || !value->init.empty() || !is_settled(name)) return false;
  const TypeInfo* t = info(name->type);
  if (name->backend != nullptr || !t->one_slot()) return false;
  Loc l = literal(ir::to<ir::Literal>(value));
  if (l.kind != Loc::kImm) return false;
  Loc* kept = arena_.make<Loc>(l);
  kept->type = t;
  name->backend = kept;
  return true;
}

// A pointer variable that always points to one object of the frame: what is reached through it can
// be used where it lies.
void Lowerer::note_target(ir::Node* n, ir::Node* value) {
  if (!is_local_name(n) || !is_settled(ir::to<ir::Name>(n))) return;
  while (value->op == Op::ConvNop && value->init.empty()) value = ir::to<ir::Unary>(value)->x;
  Loc target;
  if (value->op == Op::Addr && ir::to<ir::Unary>(value)->x->op == Op::Name) {
    ir::Node* x = ir::to<ir::Unary>(value)->x;
    if (is_local_name(x)) target = name_loc(ir::to<ir::Name>(x));
  } else if (value->op == Op::PtrLit || value->op == Op::New) {
    auto it = made_objects_.find(value);
    if (it != made_objects_.end()) target = it->second;
  } else if (value->op == Op::Name) {
    auto it = targets_of_.find(ir::to<ir::Name>(value));
    if (it != targets_of_.end()) target = it->second;
  }
  const TypeInfo* pointer = info(n);
  if (!target.shared || pointer->kind != bytecode::Kind::Pointer) return;
  if (!program_.types.identical(layouts_.elem(pointer)->type, target.type->type)) return;
  targets_of_[ir::to<ir::Name>(n)] = target;
}

void Lowerer::assign(ir::Assign* n) {
  bool defines = false;
  for (ir::Node* s : n->init) {
    // The variable that this statement defines need not be zeroed first.
    if (s->op == Op::Dcl && n->y != nullptr && ir::to<ir::Dcl>(s)->x == n->x) {
      if (n->y->op == Op::Literal && bind_constant(ir::to<ir::Dcl>(s)->x, n->y)) return;
      declare(ir::to<ir::Dcl>(s)->x, false);
      defines = true;
    } else {
      stmt(s);
    }
  }
  go_to(n);
  if (ir::is_blank(n->x)) {
    if (n->y != nullptr) {
      if (!n->y->init.empty()) run_init(n->y);
      discard(n->y);
    }
    return;
  }
  if (n->y == nullptr) {
    if (n->x->op == Op::IndexMap) return store_map(ir::to<ir::Index>(n->x), nullptr);
    for (ir::Node* s : n->init) {
      if (s->op == Op::Dcl && ir::to<ir::Dcl>(s)->x == n->x) return;  // it begins as zero
    }
    hoist(n->x);
    Loc dst = expr(n->x);
    store(dst, at_zero(dst.type));
    return;
  }
  if (appends_in_place(n->x, n->y)) in_place_append_ = n->y;
  if (is_local_name(n->x)) {
    hoist_root(n->y);
    Loc dst = name_loc(ir::to<ir::Name>(n->x));
    if (defines) dst.shared = false;  // nobody has its address yet
    to(n->y, dst);
    if (defines) note_target(n->x, n->y);
    return;
  }
  if (n->x->op == Op::IndexMap) return store_map(ir::to<ir::Index>(n->x), n->y);
  if (has_call(n->y))
    hoist_walk(n->x);
  else
    hoist(n->x);
  hoist_root(n->y);
  Loc v = expr(n->y);
  if (v.kind >= Loc::kMem && !v.type->is_memory()) v = at_reg(reg(v), v.type);
  if (v.kind == Loc::kFrameElem) v = at_reg(reg(v), v.type);
  Loc dst = expr(n->x);
  store(dst, v);
}

// m[k] = value; null: the zero value.
void Lowerer::store_map(ir::Index* x, ir::Node* y) {
  const TypeInfo* map_type = info(x->x);
  const TypeInfo* elem = info(x);
  if (!x->init.empty()) run_init(x);
  hoist(x->x);
  hoist(x->index);
  bool calls = y != nullptr && has_call(y);
  Loc key;
  if (calls) key = freeze(expr(x->index));
  if (y != nullptr) hoist_root(y);
  Loc v = y != nullptr ? expr(y) : at_zero(elem);
  if (is_place(v)) v = freeze(v);
  if (!calls) key = expr(x->index);
  Opd map = value(x->x);
  Opd p = map_op(Opcode::MapSet, map_type, map, key, pointer());
  store(at_mem(p, 0, elem), v);
}

void Lowerer::assign_op(ir::AssignOp* n) {
  if (is_local_name(n->x)) {
    Loc dst = name_loc(ir::to<ir::Name>(n->x));
    hoist(n->y);
    Loc y = expr(n->y);
    if (accumulate(n->arith, dst, y) || update_memory(n->arith, dst, y)) return;
    Opd want = in_frame(dst) ? reg(dst) : Opd{};
    Loc v = arith(n->arith, dst, y, dst.type, want);
    if (want.exists() && in_frame(v) && reg(v) == want) return;
    store(dst, v);
    return;
  }
  if (n->x->op == Op::IndexMap) {
    auto* x = ir::to<ir::Index>(n->x);
    const TypeInfo* elem = info(x);
    hoist_all({x->x, x->index, n->y});
    Loc key = expr(x->index);
    key = key.kind >= Loc::kMem ? at_reg(reg(key), key.type) : key;
    Loc y = expr(n->y);
    if (is_place(y)) y = freeze(y);
    Opd map = value(x->x);
    // An operation that may panic must not leave a new entry behind.
    bool panics =
        n->arith == Op::Div || n->arith == Op::Mod || n->arith == Op::Lsh || n->arith == Op::Rsh;
    Opd p = map_op(panics ? Opcode::MapGet : Opcode::MapSet, info(x->x), map, key, pointer());
    Loc place = at_mem(p, 0, elem);
    if (!panics && update_memory(n->arith, place, y)) return;
    Opd old = temp(elem);
    load(place, old);
    Loc v = arith(n->arith, at_reg(old, elem), y, elem, {});
    v = at_reg(reg(v), elem);
    if (panics) place.base = map_op(Opcode::MapSet, info(x->x), map, key, pointer());
    store(place, v);
    return;
  }
  hoist_all({n->x, n->y});
  Loc y = expr(n->y);
  if (y.kind >= Loc::kMem) y = at_reg(reg(y), y.type);
  Loc dst = expr(n->x);
  if (update_memory(n->arith, dst, y)) return;
  // An element that takes two steps to reach is reached once.
  bool direct = dst.type->one_slot() || dst.kind == Loc::kMem || dst.kind == Loc::kGlobal ||
                dst.kind == Loc::kFrame || dst.kind == Loc::kFrameElem;
  if (dst.kind == Loc::kArrElem && (dst.off != 0 || dst.type->size != dst.elem->size))
    direct = false;
  if (!direct) dst = at_mem(addr(dst), 0, dst.type);
  Opd old = in_slots(dst) ? reg(dst) : temp(dst.type);
  if (!in_slots(dst)) load(dst, old);
  Loc v = arith(n->arith, at_reg(old, dst.type), y, dst.type, in_frame(dst) ? old : Opd{});
  store(dst, v);
}

namespace {
// The 64-bit integers and float64: their sums have instructions with a memory operand.
bool is_wide_number(const TypeInfo* t) {
  return t->width == 8 && t->one_slot() && (t->is_integer() || t->is_float);
}
bool is_whole_element(const Loc& l) {
  return l.kind == Loc::kElem && l.off == 0 && l.elem->size == l.type->size;
}
}  // namespace

// x += y as one instruction where y is behind a pointer or an element of a slice.
bool Lowerer::accumulate(Op op, const Loc& dst, const Loc& y) {
  if (op != Op::Add || !in_slots(dst) || !is_wide_number(dst.type)) return false;
  bool f = dst.type->is_float;
  AtAccess at(*this, y);
  if (is_whole_element(y)) {
    emit(f ? Opcode::AccXF64 : Opcode::AccXI64, reg(dst), y.base, y.index);
    return true;
  }
  if (y.kind == Loc::kMem && y.off <= 0xFFFF) {
    emit(f ? Opcode::AccMF64 : Opcode::AccMI64, reg(dst), y.base, imm(static_cast<int32_t>(y.off)));
    return true;
  }
  return false;
}

// x += y, x -= y as one instruction where x is behind a pointer or an element of a slice.
bool Lowerer::update_memory(Op op, const Loc& dst, const Loc& y0) {
  if ((op != Op::Add && op != Op::Sub) || !is_wide_number(dst.type)) return false;
  bool pointer = dst.kind == Loc::kMem && dst.off <= 0xFFFF;
  if (!pointer && !is_whole_element(dst)) return false;
  bool f = dst.type->is_float;
  Loc y = y0;
  if (!f && op == Op::Sub) {
    if (y.kind != Loc::kImm) return false;
    y.off = static_cast<int64_t>(-static_cast<uint64_t>(y.off));
  }
  if (f && op == Op::Sub && !pointer) return false;
  bool small = !f && y.kind == Loc::kImm && y.off >= -0x8000 && y.off <= 0x7FFF;
  Opd v = small ? imm(static_cast<int32_t>(y.off)) : reg(y);
  AtAccess at(*this, dst);
  if (pointer) {
    Opcode code = small           ? Opcode::AddMII64
                  : !f            ? Opcode::AddMI64
                  : op == Op::Add ? Opcode::AddMF64
                                  : Opcode::SubMF64;
    emit(code, dst.base, v, imm(static_cast<int32_t>(dst.off))).x1 =
        reinterpret_cast<uintptr_t>(dst.whole);
  } else {
    Opcode code = small ? Opcode::AddXII64 : f ? Opcode::AddXF64 : Opcode::AddXI64;
    emit(code, dst.base, dst.index, v);
  }
  return true;
}

void Lowerer::assign_list(ir::AssignList* n) {
  bool one_call = n->op == Op::As2Func || (n->op == Op::As2 && n->rhs.size() < n->lhs.size());
  if (n->op == Op::As2 && !one_call) return assign_parallel(n);
  for (ir::Node* l : n->lhs) {
    if (!ir::is_blank(l)) hoist(l);
  }
  ir::Node* r = n->rhs[0];
  if (!r->init.empty()) run_init(r);
  switch (one_call ? Op::As2Func : n->op) {
    case Op::As2Func: {
      while (r->op == Op::ConvNop) r = ir::to<ir::Unary>(r)->x;
      if (r->op == Op::InlinedCall) {
        auto* c = ir::to<ir::InlinedCall>(r);
        inlined_body(c);
        for (size_t i = 0; i < n->lhs.size(); i++) assign_to(n->lhs[i], expr(c->results[i]));
        return;
      }
      auto* c = ir::to<ir::Call>(r);
      ir::Func* callee = static_callee(c);
      if (callee != nullptr && intrinsic_of(callee) == Intrinsic::kMul64) {
        return multiply_wide(n, c);
      }
      uint32_t at = emit_call(c);
      std::vector<Loc> results;
      for (ir::Node* l : n->lhs) {
        const types::Type* type = ir::is_blank(l) ? nullptr : l->type;
        size_t i = results.size();
        if (auto* tuple = types::as<types::Tuple>(c->type)) {
          type = tuple->vars[i]->type;
        }
        const TypeInfo* t = info(type);
        results.push_back(at_out(static_cast<int32_t>(at), t));
        at += t->slots;
      }
      uint32_t outer = out_top_;
      out_top_ = at;  // what the left sides need must not touch the results
      for (size_t i = 0; i < n->lhs.size(); i++) assign_to(n->lhs[i], results[i]);
      out_top_ = outer;
      return;
    }
    case Op::As2MapR: {
      auto* x = ir::to<ir::Index>(r);
      hoist(x->x);
      hoist(x->index);
      const TypeInfo* elem = info(x);
      Loc m = expr(x->x);
      Loc key = bytes_as_string(x->index);
      Opd map = reg(m);
      Opd d = map_op(Opcode::MapGet2, info(x->x), map, key, temp(RegClass::kString, 2));
      if (!ir::is_blank(n->lhs[0])) assign_to(n->lhs[0], freeze(at_mem(d, 0, elem)));
      assign_to(n->lhs[1], at_reg(d.plus(1), layouts_.bool_type()));
      return;
    }
    case Op::As2Recv: {
      auto* x = ir::to<ir::Unary>(r);
      hoist(x->x);
      Opd ok = ir::is_blank(n->lhs[1]) ? Opd{} : word();
      Loc v = recv(x->x, info(x), {}, ok);
      if (v.type->size != 0) assign_to(n->lhs[0], v);
      if (ok.exists()) assign_to(n->lhs[1], at_reg(ok, layouts_.bool_type()));
      return;
    }
    default: {  // As2DotType
      auto* x = ir::to<ir::Unary>(r);
      hoist(x->x);
      bool simple = true;
      for (ir::Node* l : n->lhs) simple = simple && (ir::is_blank(l) || is_local_name(l));
      Loc dst;
      Loc ok;
      if (simple) {
        if (!ir::is_blank(n->lhs[0])) dst = name_loc(ir::to<ir::Name>(n->lhs[0]));
        if (!ir::is_blank(n->lhs[1])) ok = name_loc(ir::to<ir::Name>(n->lhs[1]));
        // The operand may be the variable itself.
        if (dst.kind != Loc::kNone && mentions(x->x, dst.base)) simple = false;
      }
      if (!simple) {
        dst = at_reg(temp(info(x)), info(x));
        ok = at_reg(word(), layouts_.bool_type());
      }
      dot_type2(x, dst.kind != Loc::kNone ? &dst : nullptr, ok.kind != Loc::kNone ? &ok : nullptr);
      if (!simple) {
        assign_to(n->lhs[0], dst);
        assign_to(n->lhs[1], ok);
      }
    }
  }
}

// hi, lo = bits.Mul64(x, y)
void Lowerer::multiply_wide(ir::AssignList* n, ir::Call* c) {
  hoist_range(c->args.data, c->args.size());
  Loc x, y;
  operands(c->args[0], c->args[1], &x, &y);
  Opd a = reg(x);
  Opd b = reg(y);
  Opd hi = word();
  Opd lo = word();
  emit(Opcode::MulHiU64, hi, a, b);
  emit(Opcode::MulU64, lo, a, b);
  assign_to(n->lhs[0], at_reg(hi, info(c->args[0])));
  assign_to(n->lhs[1], at_reg(lo, info(c->args[0])));
}

void Lowerer::assign_to(ir::Node* lhs, const Loc& v) {
  if (ir::is_blank(lhs)) return;
  if (lhs->op == Op::IndexMap) {
    auto* x = ir::to<ir::Index>(lhs);
    Loc key = expr(x->index);
    Opd map = value(x->x);
    Opd p = map_op(Opcode::MapSet, info(x->x), map, key, pointer());
    store(at_mem(p, 0, info(x)), v);
    return;
  }
  store(expr(lhs), v);
}

// Whether the i-th value of a parallel assignment can go to its variable before the later ones are
// computed: none of them reads it, and the values before are stored.
bool Lowerer::assigns_at_once(ir::AssignList* n, size_t i, const Loc& place) {
  if (!is_local_name(n->lhs[i]) || !in_frame(place)) return false;
  if (func_->needs_defer) return false;  // a panic must leave all as it was
  for (size_t k = 0; k < i; k++) {
    if (!is_local_name(n->lhs[k]) && !ir::is_blank(n->lhs[k])) return false;
    if (n->lhs[k] == n->lhs[i]) return false;  // the last one counts
  }
  for (size_t k = i + 1; k < n->rhs.size(); k++) {
    if (mentions(n->rhs[k], place.base)) return false;
  }
  return true;
}

// A parallel assignment under way: first where all values go, then the values, then the stores.
struct Lowerer::Parallel {
  static constexpr size_t kShort = 4;

  struct Place {
    Loc loc;
    Opd map;
    Loc key;
  };

  Parallel(Lowerer& lowerer, ir::AssignList* list)
      : low(lowerer),
        n(list),
        count(list->lhs.size()),
        done(count, 0),
        assigned(count, kNoReg),
        places(count, {}),
        values(count, {}) {}

  void declare();
  void hoist_operands();
  void find_places();
  void compute_values();
  void store_values();

  // Whether o is a register that one of the first `before` places is.
  bool hits(Opd o, size_t before) const {
    if (!o.is_reg()) return false;
    for (size_t i = 0; i < before; i++) {
      if (assigned[i] == o.reg) return true;
    }
    return false;
  }
  // o, or a copy if the statement changes it.
  Opd keep(Opd o, RegClass cls) {
    if (!hits(o, count)) return o;
    uint32_t slots = cls == RegClass::kSlice ? 3 : 1;
    Opd t = low.temp(cls, slots);
    low.mov(t, o, slots);
    return t;
  }

  Lowerer& low;
  ir::AssignList* n;
  size_t count;
  ShortVector<uint8_t, kShort> done;       // by position: nothing is left to do
  ShortVector<uint32_t, kShort> assigned;  // registers of variables that the statement assigns
  ShortVector<Place, kShort> places;
  ShortVector<Loc, kShort> values;
};

// Runs the init statements and declares what := defines; constants need no more.
void Lowerer::Parallel::declare() {
  for (ir::Node* s : n->init) {
    bool defines = false;
    if (s->op == Op::Dcl) {
      for (ir::Node* l : n->lhs) defines = defines || l == ir::to<ir::Dcl>(s)->x;
    }
    if (!defines) {
      low.stmt(s);
      continue;
    }
    ir::Name* name = ir::to<ir::Dcl>(s)->x;
    for (size_t i = 0; i < count; i++) {
      if (n->lhs[i] == name && low.bind_constant(name, n->rhs[i])) done[i] = true;
    }
    if (name->backend == nullptr || static_cast<Loc*>(name->backend)->kind != Loc::kImm)
      low.declare(name, false);
  }
}

void Lowerer::Parallel::hoist_operands() {
  ShortVector<ir::Node*, 2 * kShort> all;
  for (const ir::NodeList* list : {&n->lhs, &n->rhs}) {
    for (ir::Node* x : *list) all.push_back(ir::is_blank(x) ? nullptr : x);
  }
  low.hoist_range(all.data(), all.size());
}

void Lowerer::Parallel::find_places() {
  for (size_t i = 0; i < count; i++) {
    if (is_local_name(n->lhs[i])) {
      Loc l = low.name_loc(ir::to<ir::Name>(n->lhs[i]));
      if (low.in_frame(l)) assigned[i] = l.base.reg;
    }
  }
  for (size_t i = 0; i < count; i++) {
    ir::Node* l = n->lhs[i];
    if (ir::is_blank(l) || done[i]) continue;
    if (l->op == Op::IndexMap) {
      auto* x = ir::to<ir::Index>(l);
      places[i].map = keep(low.value(x->x), RegClass::kPointer);
      places[i].key = low.freeze(low.expr(x->index));
      continue;
    }
    Loc p = low.expr(l);
    if (!is_local_name(l)) {
      if (p.kind == Loc::kMem || p.kind == Loc::kArrElem) p.base = keep(p.base, RegClass::kPointer);
      if (p.kind == Loc::kElem) p.base = keep(p.base, RegClass::kSlice);
      if (p.kind >= Loc::kElem) p.index = keep(p.index, RegClass::kWord);
      if (p.kind == Loc::kFrame || p.kind == Loc::kFrameElem) assigned[i] = p.base.reg;
    }
    places[i].loc = p;
  }
}

void Lowerer::Parallel::compute_values() {
  for (size_t i = 0; i < count; i++) {
    if (done[i]) continue;
    bool read_later = false;  // by a value that is not stored yet
    for (size_t k = 0; k < i; k++) {
      read_later = read_later || (!done[k] && values[k].base.reg == assigned[i]);
    }
    if (!read_later && low.assigns_at_once(n, i, places[i].loc)) {
      low.to(n->rhs[i], places[i].loc);
      done[i] = true;
      continue;
    }
    Loc v = low.expr(n->rhs[i]);
    bool own = !v.shared && (v.kind == Loc::kReg || v.kind == Loc::kFrame);
    if (!own || hits(v.base, i)) v = low.freeze(v);
    values[i] = v;
  }
}

void Lowerer::Parallel::store_values() {
  for (size_t i = 0; i < count; i++) {
    ir::Node* l = n->lhs[i];
    if (done[i] || ir::is_blank(l)) continue;
    if (l->op == Op::IndexMap) {
      auto* x = ir::to<ir::Index>(l);
      Opd p = low.map_op(Opcode::MapSet, low.info(x->x), places[i].map, places[i].key,
                         low.pointer());
      low.store(low.at_mem(p, 0, low.info(x)), values[i]);
      continue;
    }
    low.store(places[i].loc, values[i]);
  }
}

void Lowerer::assign_parallel(ir::AssignList* n) {
  Parallel p(*this, n);
  p.declare();
  p.hoist_operands();
  p.find_places();
  p.compute_values();
  p.store_values();
  if (!n->def) return;
  for (size_t i = 0; i < n->lhs.size(); i++) note_target(n->lhs[i], n->rhs[i]);
}

}  // namespace vole::cfg
