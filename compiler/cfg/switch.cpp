// Lowering of switch, type switch and select. Integer constants are searched by halves, or through
// a jump table where they are dense; strings by halves; everything else is tried in order.
#include <algorithm>

#include "compiler/cfg/lower.h"
#include "compiler/cfg/runtime_id.h"
#include "compiler/types/constant.h"

namespace vole::cfg {

using bytecode::Kind;
using ir::Op;

namespace {
constexpr size_t kLinearCases = 4;
constexpr size_t kTableCases = 6;
uint64_t as_word(const void* p) { return reinterpret_cast<uintptr_t>(p); }
}  // namespace

void Lowerer::case_bodies(ir::Switch* n, const std::vector<BlockId>& blocks, BlockId done) {
  targets_.push_back({n->label, done, kNoBlock});
  BlockId outer = fall_;
  Arms arms;
  std::vector<uint32_t> objects;
  begin_arms(&arms);
  for (size_t i = 0; i < n->cases.size(); i++) {
    const ir::NodeList& body = ir::to<ir::Case>(n->cases[i])->body;
    start(blocks[i]);
    fall_ = i + 1 < n->cases.size() ? blocks[i + 1] : done;
    stmts(body);
    jump(done);
    bool falls = !body.empty() && body.back()->op == Op::Fall;  // the next arm runs, too
    if (!falls) next_arm(arms, &objects);
  }
  end_arms(arms, objects);
  fall_ = outer;
  targets_.pop_back();
  start(done);
}

void Lowerer::switch_stmt(ir::Switch* n) {
  if (n->tag != nullptr && n->tag->op == Op::TypeSwitchGuard) return type_switch(n);
  BlockId done = block();
  BlockId other = done;
  std::vector<BlockId> blocks;
  for (size_t i = 0; i < n->cases.size(); i++) {
    blocks.push_back(block());
    if (ir::to<ir::Case>(n->cases[i])->is_default) other = blocks.back();
  }
  Loc tag;
  if (n->tag != nullptr) {
    size_t mark = hoist_mark();
    hoist_root(n->tag);
    bool constant = constant_cases(n, info(n->tag));
    tag = constant ? bytes_as_string(n->tag) : expr(n->tag);
    // What the cases evaluate may change the variable.
    bool keep = tag.type->slots == 0 || (!constant && is_variable(tag));
    tag = keep ? freeze(tag) : at_reg(reg(tag), tag.type);
    hoist_end(mark);
  }
  if (n->tag != nullptr && constant_cases(n, tag.type)) {
    std::vector<IntCase> ints;
    std::vector<std::pair<std::string_view, BlockId>> strings;
    for (size_t i = 0; i < n->cases.size(); i++) {
      for (ir::Node* v : ir::to<ir::Case>(n->cases[i])->list) {
        Loc l = literal(ir::to<ir::Literal>(v));
        if (l.kind == Loc::kImm)
          ints.push_back({l.off, blocks[i]});
        else
          strings.emplace_back(ir::to<ir::Literal>(v)->value->string_value(), blocks[i]);
      }
    }
    bool is_unsigned = !tag.type->is_signed && tag.type->width == 8;
    std::sort(ints.begin(), ints.end(), [&](const IntCase& a, const IntCase& b) {
      return is_unsigned ? static_cast<uint64_t>(a.value) < static_cast<uint64_t>(b.value)
                         : a.value < b.value;
    });
    std::sort(strings.begin(), strings.end(), [](auto& a, auto& b) { return a.first < b.first; });
    if (strings.empty())
      int_switch(tag.base, ints, 0, ints.size(), other, is_unsigned);
    else
      string_switch(tag.base, strings, 0, strings.size(), other);
    return case_bodies(n, blocks, done);
  }
  for (size_t i = 0; i < n->cases.size(); i++) {
    for (ir::Node* v : ir::to<ir::Case>(n->cases[i])->list) {
      BlockId next = block();
      if (n->tag == nullptr) {
        cond(v, blocks[i], next);
      } else {
        size_t mark = hoist_mark();
        go_to(v);
        hoist(v);
        Loc x = tag;
        Loc y = expr(v);
        if (x.type->is_interface() && !y.type->is_interface()) y = to_iface(y, x.type, {}, true);
        if (y.type->is_interface() && !x.type->is_interface()) x = to_iface(x, y.type, {}, true);
        compare(Op::Eq, x, y, blocks[i], next);
        hoist_end(mark);
      }
      start(next);
    }
  }
  jump(other);
  case_bodies(n, blocks, done);
}

// Whether all cases are constants that can be searched.
bool Lowerer::constant_cases(ir::Switch* n, const TypeInfo* tag) {
  if (!tag->is_integer() && tag->kind != Kind::String) return false;
  for (ir::Node* c : n->cases) {
    for (ir::Node* v : ir::to<ir::Case>(c)->list) {
      if (v->op != Op::Literal || info(v)->kind != tag->kind) return false;
    }
  }
  return true;
}

void Lowerer::int_switch(Opd tag, std::vector<IntCase>& cases, size_t from, size_t to,
                         BlockId other, bool is_unsigned) {
  const TypeInfo* t = is_unsigned ? layouts_.word_type() : layouts_.int_type();
  size_t count = to - from;
  if (count <= kLinearCases) {
    for (size_t i = from; i < to; i++) {
      BlockId next = block();
      compare_int(Op::Eq, at_reg(tag, t), at_imm(cases[i].value, t), cases[i].block, next);
      start(next);
    }
    return jump(other);
  }
  int64_t low = cases[from].value;
  uint64_t span = static_cast<uint64_t>(cases[to - 1].value) - static_cast<uint64_t>(low);
  if (count >= kTableCases && span < count * 3 && span < 0x8000) {
    Opd index = tag;
    if (low != 0) {
      Loc shifted = integer(Op::Sub, at_reg(tag, layouts_.word_type()),
                            at_imm(low, layouts_.word_type()), layouts_.word_type(), {});
      index = reg(shifted);
    }
    if (dead()) return;
    Block& b = fn_->blocks[cur_];
    b.exit = Exit::kTable;
    b.last = Instr{};
    b.last.op = Opcode::JTab;
    b.last.a = index;
    b.last.b = imm(static_cast<int32_t>(span + 1));
    b.last.pos = pos_;
    b.last.inlined = inline_;
    b.next = other;
    b.table.assign(span + 1, other);
    for (size_t i = from; i < to; i++) {
      b.table[static_cast<uint64_t>(cases[i].value) - static_cast<uint64_t>(low)] = cases[i].block;
    }
    cur_ = kNoBlock;
    return;
  }
  size_t middle = from + count / 2;
  BlockId lower = block();
  BlockId upper = block();
  compare_int(Op::Lt, at_reg(tag, t), at_imm(cases[middle].value, t), lower, upper);
  start(lower);
  int_switch(tag, cases, from, middle, other, is_unsigned);
  start(upper);
  int_switch(tag, cases, middle, to, other, is_unsigned);
}

void Lowerer::string_switch(Opd tag, std::vector<std::pair<std::string_view, BlockId>>& cases,
                            size_t from, size_t to, BlockId other) {
  const TypeInfo* t = layouts_.string_type();
  auto text = [&](size_t i) {
    if (cases[i].first.empty()) return at_zero(t);
    Loc l;
    l.kind = Loc::kStr;
    l.type = t;
    l.ref = arena_.make<std::string_view>(cases[i].first);
    return l;
  };
  if (to - from <= kLinearCases) {
    for (size_t i = from; i < to; i++) {
      BlockId next = block();
      compare(Op::Eq, at_reg(tag, t), text(i), cases[i].second, next);
      start(next);
    }
    return jump(other);
  }
  size_t middle = from + (to - from) / 2;
  BlockId lower = block();
  BlockId upper = block();
  compare(Op::Lt, at_reg(tag, t), text(middle), lower, upper);
  start(lower);
  string_switch(tag, cases, from, middle, other);
  start(upper);
  string_switch(tag, cases, middle, to, other);
}

void Lowerer::type_switch(ir::Switch* n) {
  auto* guard = ir::to<ir::TypeSwitchGuard>(n->tag);
  if (!guard->init.empty()) run_init(guard);
  size_t mark = hoist_mark();
  hoist_root(guard->x);
  Loc x = expr(guard->x);
  x = at_reg(reg(x), x.type);
  hoist_end(mark);
  Opd tw = dynamic_type(x);
  BlockId done = block();
  BlockId other = done;
  std::vector<BlockId> bodies;
  for (size_t i = 0; i < n->cases.size(); i++) bodies.push_back(block());
  // Binds the clause's variable and goes on to the body.
  auto bind = [&](size_t i, const Loc& v) {
    ir::Name* name = ir::to<ir::Case>(n->cases[i])->var;
    if (name != nullptr) {
      declare(name, false);
      store(name_loc(name), v);
    }
    jump(bodies[i]);
  };
  size_t default_case = n->cases.size();
  for (size_t i = 0; i < n->cases.size(); i++) {
    auto* c = ir::to<ir::Case>(n->cases[i]);
    if (c->is_default) default_case = i;
    bool single = c->list.size() == 1;
    BlockId found = block();
    bool bound_here = false;
    for (ir::Node* type : c->list) {
      BlockId next = block();
      go_to(type);
      if (type->op == Op::Nil) {
        branch(Opcode::JEqII64, tw, imm(0), found, next);
      } else if (const TypeInfo* t = info(type); !t->is_interface()) {
        Opd w = type_word(t->type);
        branch(Opcode::JEqI64, tw, w, found, next);
        if (single) {
          start(found);
          bind(i, unpack(x, t));
          bound_here = true;
        }
      } else {
        Opd tab = tw;
        if (!is_eface(t)) {
          tab = word();
          emit(Opcode::AssertI2, tab, tw).x0 = as_word(t->type);
        }
        branch(Opcode::JNeII64, tab, imm(0), found, next);
        if (single) {
          start(found);
          if (c->var != nullptr) {
            Opd d = temp(RegClass::kIface, 2);
            begin(d, 2);
            mov(d, tab, 1);
            mov(d.plus(1), x.base.plus(1), 1);
            bind(i, at_reg(d, t));
          } else {
            bind(i, x);
          }
          bound_here = true;
        }
      }
      start(next);
    }
    if (!bound_here && !c->list.empty()) {
      BlockId after = cur_;
      cur_ = kNoBlock;
      start(found);
      bind(i, x);
      cur_ = after;
    }
  }
  if (default_case < n->cases.size())
    bind(default_case, x);
  else
    jump(other);
  case_bodies(n, bodies, done);
}

// A select statement under way: what its cases ask for becomes the operands of one instruction,
// whose result, the number of a case, is branched on.
struct Lowerer::Selection {
  struct Received {
    ir::Node* value = nullptr;
    ir::Node* ok = nullptr;
    Opd value_opd, ok_opd;
    const TypeInfo* elem = nullptr;
  };

  Selection(Lowerer& lowerer, ir::Select* select)
      : low(lowerer),
        n(select),
        done(lowerer.block()),
        default_case(select->cases.size()),
        received(select->cases.size()) {}

  void evaluate();
  void send(ir::Binary* send);
  void receive(ir::Node* source, Received* r);
  void choose();
  void bodies();
  // Operands of a case: direction, channel, the value sent or where received ones go.
  void add(int direction, Opd channel, Opd value, Opd ok) {
    bool defines = direction != 0;
    extra.push_back({imm(direction), false});
    extra.push_back({channel, false});
    extra.push_back({value, defines});
    extra.push_back({ok, defines});
  }

  Lowerer& low;
  ir::Select* n;
  BlockId done;
  size_t default_case;             // or the number of cases
  std::vector<Received> received;  // by case
  std::vector<BlockId> blocks;     // by case
  std::vector<ExtraOpd> extra;
  std::vector<IntCase> targets;
};

void Lowerer::Selection::evaluate() {
  for (size_t i = 0; i < n->cases.size(); i++) {
    auto* c = ir::to<ir::Comm>(n->cases[i]);
    blocks.push_back(low.block());
    if (c->comm == nullptr) {
      default_case = i;
      continue;
    }
    targets.push_back({static_cast<int64_t>(targets.size()), blocks[i]});
    low.go_to(c->comm);
    if (!c->comm->init.empty()) low.run_init(c->comm);
    if (auto* s = ir::as<ir::Binary>(c->comm))
      send(s);
    else
      receive(c->comm, &received[i]);
  }
}

void Lowerer::Selection::send(ir::Binary* send) {
  low.hoist(send->x);
  low.hoist(send->y);
  Loc ch = low.freeze(low.expr(send->x));
  Loc v = low.expr(send->y);
  Opd value = v.type->size == 0 ? Opd{} : low.reg(low.freeze(v));
  add(0, low.reg(ch), value, Opd{});
}

void Lowerer::Selection::receive(ir::Node* source, Received* r) {
  if (auto* as1 = ir::as<ir::Assign>(source)) {
    r->value = as1->x;
    source = as1->y;
  } else if (auto* as2 = ir::as<ir::AssignList>(source)) {
    r->value = as2->lhs[0];
    r->ok = as2->lhs[1];
    source = as2->rhs[0];
  }
  if (!source->init.empty()) low.run_init(source);
  auto* recv = ir::to<ir::Unary>(source);
  low.hoist(recv->x);
  Loc ch = low.freeze(low.expr(recv->x));
  r->elem = low.info(recv);
  if (r->value != nullptr && !ir::is_blank(r->value)) r->value_opd = low.temp(r->elem);
  if (r->ok != nullptr && !ir::is_blank(r->ok)) r->ok_opd = low.word();
  add(1, low.reg(ch), r->value_opd, r->ok_opd);
}

void Lowerer::Selection::choose() {
  low.go_to(n);
  bool has_default = default_case < n->cases.size();
  Opd chosen = low.word();
  Function* fn = low.fn_;
  uint32_t first = static_cast<uint32_t>(fn->extra.size());
  fn->extra.insert(fn->extra.end(), extra.begin(), extra.end());
  Instr& s = low.emit(Opcode::Select, chosen, imm(has_default ? 1 : 0),
                      imm(static_cast<int32_t>(targets.size())));
  s.extra = first;
  s.extra_count = static_cast<uint32_t>(extra.size());
  BlockId other = has_default ? blocks[default_case] : blocks[0];
  low.int_switch(chosen, targets, 0, targets.size(), other, false);
}

void Lowerer::Selection::bodies() {
  Arms arms;
  std::vector<uint32_t> objects;
  low.begin_arms(&arms);
  for (size_t i = 0; i < n->cases.size(); i++) {
    low.start(blocks[i]);
    Received& r = received[i];
    if (r.value_opd.exists()) {
      low.extend_received(r.value_opd, r.elem);
      low.assign_to(r.value, low.at_reg(r.value_opd, r.elem));
    }
    if (r.ok_opd.exists()) low.assign_to(r.ok, low.at_reg(r.ok_opd, low.layouts_.bool_type()));
    low.stmts(ir::to<ir::Comm>(n->cases[i])->body);
    low.jump(done);
    low.next_arm(arms, &objects);
  }
  low.end_arms(arms, objects);
}

void Lowerer::select_stmt(ir::Select* n) {
  if (n->cases.empty()) {
    runtime(kRtBlockForever);
    return stop();
  }
  size_t mark = hoist_mark();
  Selection selection(*this, n);
  selection.evaluate();
  selection.choose();
  targets_.push_back({n->label, selection.done, kNoBlock});
  selection.bodies();
  targets_.pop_back();
  hoist_end(mark);
  start(selection.done);
}

}  // namespace vole::cfg
