// Lowering of for and range loops. Loops are rotated: the condition is tested once before the loop
// and then at its bottom, where it fuses with the increment and the safe point's poll.
#include "compiler/cfg/lower.h"
#include "compiler/ir/type_table.h"

namespace vole::cfg {

using bytecode::Kind;
using ir::Op;

namespace {

uint64_t as_word(const void* p) { return reinterpret_cast<uintptr_t>(p); }

// Whether a condition is small enough to be there twice; at most `budget` nodes, no calls.
bool is_small(ir::Node* n, int* budget) {
  if (--*budget < 0 || !n->init.empty()) return false;
  switch (n->op) {
    case Op::Name:
    case Op::Literal:
    case Op::Nil:
      return true;
    case Op::Eq:
    case Op::Ne:
    case Op::Lt:
    case Op::Le:
    case Op::Gt:
    case Op::Ge:
    case Op::AndAnd:
    case Op::OrOr:
    case Op::Not:
    case Op::Len:
    case Op::Cap:
    case Op::Add:
    case Op::Sub:
    case Op::Mul:
    case Op::Dot:
    case Op::DotPtr:
    case Op::Deref:
    case Op::ConvNop:
    case Op::Conv:
    case Op::Index:
    case Op::And:
    case Op::Or:
    case Op::Rsh:
    case Op::Lsh:
      break;
    default:
      return false;
  }
  bool small = true;
  ir::for_each_child(n, [&](ir::Node* child) { small = small && is_small(child, budget); });
  return small;
}

}  // namespace

void Lowerer::push_loop() {
  if (dead()) start(block());
  loops_.push_back({cur_, {}, {}});
}

void Lowerer::pop_loop() { loops_.pop_back(); }

void Lowerer::for_stmt(ir::For* n) {
  push_loop();
  BlockId body = block();
  BlockId test = block();
  BlockId cont = block();
  BlockId done = block();
  int budget = 14;
  bool twice = n->cond != nullptr && is_small(n->cond, &budget);
  auto first_reg = static_cast<uint32_t>(fn_->regs.size());
  if (twice)
    cond(n->cond, body, done);
  else if (n->cond != nullptr)
    jump(test);
  auto end_reg = static_cast<uint32_t>(fn_->regs.size());
  targets_.push_back({n->label, done, cont});
  start(body);
  stmts(n->body);
  start(cont);
  if (n->post != nullptr) stmt(n->post);
  targets_.pop_back();
  if (n->cond == nullptr) {
    jump(body);
  } else if (twice) {
    second_test(n, first_reg, end_reg, body, done);
  } else {
    start(test);
    cond(n->cond, body, done);
  }
  pop_loop();
  start(done);
}

// The test at the bottom uses the temporaries of the one before the loop, so that what both have
// computed is known in the body and behind the loop.
void Lowerer::second_test(ir::For* n, uint32_t first_reg, uint32_t end_reg, BlockId body,
                          BlockId done) {
  auto is_constant = [&](uint32_t r) {
    for (const Loop& loop : loops_) {
      for (auto& [bits, opd] : loop.constants) {
        if (opd.reg == r) return true;
      }
      for (auto& [what, opd] : loop.addresses) {
        if (opd.reg == r) return true;
      }
    }
    return false;
  };
  std::vector<uint32_t> outer;
  outer.swap(replay_);
  for (uint32_t r = end_reg; r-- > first_reg;) {
    const Reg& reg = fn_->regs[r];
    if (reg.name == nullptr && !reg.object && !is_constant(r)) replay_.push_back(r);
  }
  cond(n->cond, body, done);
  replay_.swap(outer);
}

void Lowerer::range_stmt(ir::Range* n) {
  size_t mark = hoist_mark();
  for (ir::Node* s : n->init) {
    // Variables of each iteration begin there.
    bool each = n->distinct_vars && s->op == Op::Dcl &&
                (ir::to<ir::Dcl>(s)->x == n->key || ir::to<ir::Dcl>(s)->x == n->value);
    if (!each) stmt(s);
  }
  hoist_root(n->x);
  push_loop();
  const TypeInfo* t = info(n->x);
  switch (t->kind) {
    case Kind::Slice:
      range_slice(n);
      break;
    case Kind::String:
      range_string(n);
      break;
    case Kind::Map:
      range_map(n);
      break;
    case Kind::Chan:
      range_chan(n);
      break;
    case Kind::Array:
    case Kind::Pointer:
      range_array(n);
      break;
    default:
      range_int(n);
  }
  hoist_end(mark);
}

// What does not change while the loop runs, without a copy where the variable is never assigned.
Loc Lowerer::stable(ir::Node* n) {
  Loc l = expr(n);
  if (l.kind == Loc::kImm) return l;
  if (l.kind == Loc::kReg && !l.shared) {
    if (!l.base.is_reg() || fn_->regs[l.base.reg].name == nullptr) return l;
    const ir::Name* name = fn_->regs[l.base.reg].name;
    if (n->op == Op::Name && n == name && !name->reassigned && !name->addr_taken) return l;
  }
  return freeze(l);
}

// The register that counts: the key variable itself if the body can neither change nor keep it.
Opd Lowerer::counter(ir::Range* n, const TypeInfo* t) {
  if (n->def && n->key != nullptr && !ir::is_blank(n->key) && n->key->op == Op::Name) {
    auto* key = ir::to<ir::Name>(n->key);
    if (!key->reassigned && !key->heap && !key->addr_taken && info(key)->one_slot()) {
      Loc& l = var(key);
      if (l.kind == Loc::kReg) return l.base;
    }
  }
  return temp(t);
}

void Lowerer::set_range_vars(ir::Range* n, const Loc& key, const Loc& value) {
  ir::Node* vars[2] = {n->key, n->value};
  const Loc* values[2] = {&key, &value};
  for (int i = 0; i < 2; i++) {
    ir::Node* v = vars[i];
    if (v == nullptr || ir::is_blank(v) || values[i]->kind == Loc::kNone) continue;
    size_t mark = hoist_mark();
    if (n->def && n->distinct_vars) declare(ir::to<ir::Name>(v), false);
    if (!n->def) hoist(v);
    Loc from = *values[i];
    if (info(v)->is_interface() && !from.type->is_interface()) from = to_iface(from, info(v), {});
    assign_to(v, from);
    hoist_end(mark);
  }
}

void Lowerer::counted_loop(ir::Range* n, Opd index, const Loc& limit, const Loc& element) {
  BlockId body = block();
  BlockId cont = block();
  BlockId done = block();
  const TypeInfo* t = limit.type;
  emit(Opcode::LdI, index, imm(0));
  compare_int(Op::Lt, at_reg(index, t), limit, body, done);
  targets_.push_back({n->label, done, cont});
  start(body);
  set_range_vars(n, at_reg(index, t), element);
  stmts(n->body);
  start(cont);
  targets_.pop_back();
  go_to(n);
  emit(Opcode::AddII64, index, index, imm(1));
  compare_int(Op::Lt, at_reg(index, t), limit, body, done);
  pop_loop();
  start(done);
}

void Lowerer::range_int(ir::Range* n) {
  Loc limit = stable(n->x);
  counted_loop(n, counter(n, limit.type), limit, {});
}

void Lowerer::range_slice(ir::Range* n) {
  Loc s = stable(n->x);
  s = at_reg(reg(s), s.type);
  const TypeInfo* int_type = layouts_.int_type();
  Loc limit = part(s, 8, int_type);
  Opd index = counter(n, int_type);
  Loc element;
  if (n->value != nullptr && !ir::is_blank(n->value)) {
    element.kind = Loc::kElem;
    element.type = element.elem = layouts_.elem(s.type);
    element.base = s.base;
    element.index = index;
  }
  counted_loop(n, index, limit, element);
}

void Lowerer::range_array(ir::Range* n) {
  const TypeInfo* t = info(n->x);
  bool pointer_to = t->kind == Kind::Pointer;
  const TypeInfo* array = pointer_to ? layouts_.elem(t) : t;
  const TypeInfo* int_type = layouts_.int_type();
  Opd index = counter(n, int_type);
  Loc element;
  bool wants = n->value != nullptr && !ir::is_blank(n->value);
  if (pointer_to) {
    Loc p = stable(n->x);
    if (wants) element = this->element(at_mem(reg(p), 0, array), index);
  } else if (wants) {
    Loc a = expr(n->x);
    bool large = array->slots == 0 || array->size > 4096;
    if (array->slots == 0) large_.locals += static_cast<uint64_t>(array->size);
    if (large && a.kind != Loc::kFrame) {
      Opd p = pointer();
      emit(Opcode::New, p).x0 = as_word(array->type);
      store(at_mem(p, 0, array), a);
      a = at_mem(p, 0, array);
    } else {
      a = freeze(a);
    }
    if (a.kind == Loc::kZero) a = at_reg(reg(a), array);
    element = this->element(a, index);
  } else if (has_call(n->x)) {
    touch(expr(n->x));
  }
  counted_loop(n, index, at_imm(array->len, int_type), element);
}

void Lowerer::range_string(ir::Range* n) {
  Loc s = stable(n->x);
  Opd str = reg(s);
  const TypeInfo* int_type = layouts_.int_type();
  Opd index = word();
  Opd next = temp(RegClass::kComplex, 2);  // rune, index after it
  BlockId body = block();
  BlockId cont = block();
  BlockId done = block();
  Loc limit = at_reg(str.plus(1), int_type);
  emit(Opcode::LdI, index, imm(0));
  compare_int(Op::Lt, at_reg(index, int_type), limit, body, done);
  targets_.push_back({n->label, done, cont});
  start(body);
  emit(Opcode::StrRune, next, str, index);
  const TypeInfo* rune = info(program_.types.basic(types::BasicKind::kInt32));
  set_range_vars(n, at_reg(index, int_type), at_reg(next, rune));
  stmts(n->body);
  start(cont);
  targets_.pop_back();
  go_to(n);
  mov(index, next.plus(1), 1);
  compare_int(Op::Lt, at_reg(index, int_type), limit, body, done);
  pop_loop();
  start(done);
}

void Lowerer::range_map(ir::Range* n) {
  const TypeInfo* t = info(n->x);
  const auto* m = types::as<types::Map>(t->under);
  Opd map = value(n->x);
  Opd iter = map_iterator();
  emit(Opcode::MapIter, iter, map).x0 = as_word(t->type);
  BlockId next = block();
  BlockId body = block();
  BlockId done = block();
  targets_.push_back({n->label, done, next});
  start(next);
  Opd entry = temp(RegClass::kIface, 2);  // two addresses
  emit(Opcode::MapNext, entry, iter);
  branch(Opcode::JNeII64, entry, imm(0), body, done);
  start(body);
  Loc value;
  if (n->value != nullptr && !ir::is_blank(n->value)) {
    value = at_mem(entry.plus(1), 0, info(m->elem));
    if (n->key != nullptr && !ir::is_blank(n->key) && !n->def) value = freeze(value);
  }
  set_range_vars(n, at_mem(entry, 0, info(m->key)), value);
  stmts(n->body);
  targets_.pop_back();
  jump(next);
  pop_loop();
  start(done);
}

void Lowerer::range_chan(ir::Range* n) {
  const auto* c = types::as<types::Chan>(info(n->x)->under);
  const TypeInfo* elem = info(c->elem);
  Loc ch = stable(n->x);
  Opd channel = reg(ch);
  BlockId next = block();
  BlockId body = block();
  BlockId done = block();
  targets_.push_back({n->label, done, next});
  start(next);
  Opd v = temp(elem);
  Opd ok = word();
  emit(Opcode::ChanRecv, v, channel, ok).wide = elem->slots;
  extend_received(v, elem);
  branch(Opcode::Jt, ok, {}, body, done);
  start(body);
  set_range_vars(n, at_reg(v, elem), {});
  stmts(n->body);
  targets_.pop_back();
  jump(next);
  pop_loop();
  start(done);
}

}  // namespace vole::cfg
