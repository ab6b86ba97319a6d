// Lowering of composite literals: built in place, in frame memory or behind a pointer.
#include "compiler/cfg/lower.h"
#include "compiler/cfg/runtime_id.h"
#include "compiler/ir/type_table.h"
#include "compiler/types/constant.h"

namespace vole::cfg {

using bytecode::Kind;
using ir::Op;

namespace {
uint64_t as_word(const void* p) { return reinterpret_cast<uintptr_t>(p); }

bool is_aggregate(const ir::Node* n) { return n->op == Op::StructLit || n->op == Op::ArrayLit; }
}  // namespace

// Whether the literal names each of its parts, so that nothing has to be zeroed first.
bool Lowerer::fills_all(const ir::Composite* n, const TypeInfo* t) {
  if (n->op == Op::StructLit) {
    for (const ir::Node* item : n->list) {
      if (ir::to<ir::StructKey>(item)->name == "_") return false;
    }
    return n->list.size() == t->offsets.size();
  }
  return static_cast<int64_t>(n->list.size()) == t->len;
}

// The register d of so many slots dies here, if d is not part of a larger one, and is then written
// piece by piece; not when the pieces come from itself.
void Lowerer::begin(Opd d, uint32_t slots, Opd source) {
  if (!d.is_reg() || d.off != 0 || fn_->regs[d.reg].slots != slots) return;
  if (source.is_reg() && source.reg == d.reg) return;
  emit(Opcode::Nop, d);
}

Loc Lowerer::composite(ir::Composite* n, Opd want) {
  const TypeInfo* t = info(n);
  if (n->list.empty()) return at_zero(t);
  if (t->size > 0 && (t->slots == 0 || too_large(t))) {
    Opd p = pointer();
    emit(Opcode::New, p).x0 = as_word(t->type);
    fill(n, at_mem(p, 0, t), true);
    return at_mem(p, 0, t);
  }
  // A literal that reads the variable it goes to, or one whose panic a deferred function could
  // see half done, is built aside.
  if (want.is_reg() && (mentions(n, want) || (func_->needs_defer && fn_->regs[want.reg].name))) {
    want = {};
  }
  Opd d = dest(want, t);
  bool whole = fills_all(n, t);
  if (whole)
    begin(d, t->slots);
  else
    zero(d, t);
  fill(n, at_reg(d, t), !whole);
  return at_reg(d, t);
}

void Lowerer::fill_part(ir::Node* v, const Loc& dst, bool zeroed) {
  if (!is_aggregate(v)) {
    if (zeroed && (v->op == Op::Zero || v->op == Op::Nil)) return;
    return to(v, dst);
  }
  if (!v->init.empty()) run_init(v);
  auto* c = ir::to<ir::Composite>(v);
  bool whole = fills_all(c, dst.type);
  if (!zeroed && !whole) {
    store(dst, at_zero(dst.type));
    zeroed = true;
  }
  fill(c, dst, zeroed);
}

void Lowerer::fill(ir::Composite* n, const Loc& dst, bool zeroed) {
  if (n->op == Op::StructLit) {
    for (ir::Node* item : n->list) {
      auto* k = ir::to<ir::StructKey>(item);
      // A blank field stays zero; its value is computed all the same.
      if (k->name == "_")
        touch(expr(k->value));
      else
        fill_part(k->value, field(dst, k->index), zeroed);
    }
    return;
  }
  const TypeInfo* e = layouts_.elem(dst.type);
  int64_t i = 0;
  for (ir::Node* item : n->list) {
    ir::Node* v = item;
    if (item->op == Op::Key) {
      auto* k = ir::to<ir::Key>(item);
      ir::to<ir::Literal>(k->key)->value->to_int64(&i);
      v = k->value;
    }
    fill_part(v, part(dst, i * e->size, e), zeroed);
    i++;
  }
}

Loc Lowerer::slice_lit(ir::Composite* n, Opd want) {
  const TypeInfo* t = info(n);
  const TypeInfo* e = layouts_.elem(t);
  const TypeInfo* array = info(program_.types.array_of(e->type, n->len));
  if (stays(n) && array->size > 0 && fits_frame(array->size, e->ptr_bytes != 0)) {
    bool parks = e->ptr_bytes != 0 && may_park(n);
    Opd p = slice_lit_in_frame(n, e, array, {});
    Opd d = want.exists() && !(parks && want.is_out()) ? want : temp(t);
    begin(d, 3);
    mov(d, p, 1);
    emit(Opcode::LdI, d.plus(1), imm(static_cast<int32_t>(n->len)));
    emit(Opcode::LdI, d.plus(2), imm(static_cast<int32_t>(n->len)));
    return at_reg(d, t);
  }
  Opd d = want.exists() && !mentions(n, want) && !func_->needs_defer ? want : temp(t);
  if (want.is_out()) d = temp(t);
  Opd len = constant(static_cast<uint64_t>(n->len));
  emit(Opcode::MakeSlice, d, len, len).x0 = as_word(e->type);
  if (!n->list.empty()) fill(n, at_mem(d, 0, array), true);
  return at_reg(d, t);
}

Loc Lowerer::map_lit(ir::Composite* n, Opd want) {
  const TypeInfo* t = info(n);
  const auto* m = types::as<types::Map>(t->under);
  const TypeInfo* key_type = info(m->key);
  const TypeInfo* elem = info(m->elem);
  (void)want;
  Loc hint = at_imm(static_cast<int64_t>(n->list.size()), layouts_.int_type());
  Opd s;
  if (stays(n)) {
    s = map_in_frame(n, hint);
  } else {
    s = scratch(1);
    into(hint, s);
    runtime(kRtMakeMap, as_word(t->type));
  }
  Opd d = take(s, {}, t);
  // As gc does: what needs no code first, then each of the others by itself.
  for (bool fixed : {true, false}) {
    for (ir::Node* item : n->list) {
      auto* k = ir::to<ir::Key>(item);
      if (is_static_entry(k) != fixed) continue;
      size_t mark = hoist_mark();
      hoist_all({k->key, k->value});
      Loc key = expr(k->key);
      Loc v = expr(k->value);
      if (is_place(v)) v = freeze(v);
      if (key.kind >= Loc::kMem) key = at_reg(reg(key), key_type);
      Opd p = map_op(Opcode::MapSet, t, d, key, pointer());
      store(at_mem(p, 0, elem), v);
      hoist_end(mark);
    }
  }
  return at_reg(d, t);
}

}  // namespace vole::cfg
