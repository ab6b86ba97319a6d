// Lowering of statements but for assignments, loops and switches.
#include "compiler/cfg/lower.h"
#include "compiler/cfg/runtime_id.h"

namespace vole::cfg {

using bytecode::Kind;
using ir::Op;

namespace {
uint64_t as_word(const void* p) { return reinterpret_cast<uintptr_t>(p); }
}  // namespace

void Lowerer::stmts(const ir::NodeList& list) {
  for (ir::Node* n : list) stmt(n);
}

void Lowerer::run_init(ir::Node* n) {
  // The statements have expressions of their own: they must not take this one's hoisted values.
  Where outer = where();
  for (ir::Node* s : n->init) stmt(s);
  go_to(outer);
}

void Lowerer::stmt(ir::Node* n) {
  go_to(n);
  if (!exclusive_.moves.empty()) move_to_heap(n);
  size_t mark = hoist_mark();
  size_t transients = transients_in_use_.size();
  bool own_init = n->op == Op::As || n->op == Op::As2 || n->op == Op::Range;
  if (!own_init && !n->init.empty()) run_init(n);
  switch (n->op) {
    case Op::As:
      assign(ir::to<ir::Assign>(n));
      break;
    case Op::AsOp:
      assign_op(ir::to<ir::AssignOp>(n));
      break;
    case Op::As2:
    case Op::As2Func:
    case Op::As2MapR:
    case Op::As2Recv:
    case Op::As2DotType:
      assign_list(ir::to<ir::AssignList>(n));
      break;
    case Op::Dcl:
      declare(ir::to<ir::Dcl>(n)->x, true);
      break;
    case Op::Block:
      stmts(ir::to<ir::Sequence>(n)->list);
      break;
    case Op::If:
      if_stmt(ir::to<ir::If>(n));
      break;
    case Op::For:
      for_stmt(ir::to<ir::For>(n));
      break;
    case Op::Range:
      range_stmt(ir::to<ir::Range>(n));
      break;
    case Op::Switch:
      switch_stmt(ir::to<ir::Switch>(n));
      break;
    case Op::Select:
      select_stmt(ir::to<ir::Select>(n));
      break;
    case Op::Return:
      return_stmt(ir::to<ir::Return>(n));
      break;
    case Op::Go:
    case Op::Defer:
      go_defer(ir::to<ir::GoDefer>(n));
      break;
    case Op::Break:
    case Op::Continue:
    case Op::Goto:
    case Op::Fall:
    case Op::Label:
      branch_stmt(ir::to<ir::Branch>(n));
      break;
    case Op::CallFunc:
    case Op::CallInter:
      call(ir::to<ir::Call>(n), {}, false);
      break;
    case Op::InlinedCall:
      inlined_body(ir::to<ir::InlinedCall>(n));
      break;
    default:
      builtin_stmt(n);
  }
  hoist_end(mark);
  release_transients(transients);
}

// Builtin functions that stand alone, sends, and expressions whose value nobody wants.
void Lowerer::builtin_stmt(ir::Node* n) {
  switch (n->op) {
    case Op::Print:
    case Op::Println:
      print(ir::to<ir::Call>(n));
      break;
    case Op::Panic: {
      auto* u = ir::to<ir::Unary>(n);
      hoist_root(u->x);
      Opd v = value(u->x);
      emit(Opcode::Panic, v);
      stop();
      break;
    }
    case Op::Send: {
      auto* b = ir::to<ir::Binary>(n);
      hoist_all({b->x, b->y});
      Loc c = expr(b->x);
      Opd v = value(b->y);
      Opd ch = reg(c);
      emit(Opcode::ChanSend, ch, v).x0 = 0;
      break;
    }
    case Op::Close: {
      auto* u = ir::to<ir::Unary>(n);
      hoist_root(u->x);
      Loc x = expr(u->x);
      Opd s = scratch(1);
      into(x, s);
      runtime(kRtChanClose);
      break;
    }
    case Op::Clear: {
      auto* u = ir::to<ir::Unary>(n);
      hoist_root(u->x);
      const TypeInfo* t = info(u->x);
      Loc x = expr(u->x);
      Opd s = scratch(3);
      into(x, s);
      if (t->kind == Kind::Map)
        runtime(kRtMapClear, as_word(t->type));
      else
        runtime(kRtSliceClear, as_word(layouts_.elem(t)->type));
      break;
    }
    case Op::Delete: {
      auto* c = ir::to<ir::Call>(n);
      hoist_range(c->args.data, c->args.size());
      Loc m = expr(c->args[0]);
      Opd key = value(c->args[1]);
      Opd map = reg(m);
      emit(Opcode::MapDelete, map, key).x0 = as_word(info(c->args[0])->type);
      break;
    }
    case Op::CheckNil: {
      auto* u = ir::to<ir::Unary>(n);
      hoist_root(u->x);
      emit(Opcode::ChkNil, value(u->x));
      break;
    }
    default:
      discard(n);
  }
}

// Evaluates for the effects and panics only. The node's init has been run by whoever asks.
void Lowerer::discard(ir::Node* n) {
  size_t mark = hoist_mark();
  switch (n->op) {
    case Op::CallFunc:
    case Op::CallInter:
      call(ir::to<ir::Call>(n), {}, false);
      break;
    case Op::AndAnd:
    case Op::OrOr:
    case Op::Not: {
      BlockId done = block();
      cond(n, done, done);
      start(done);
      break;
    }
    default: {
      Where outer = where();
      hoist_root(n);
      go_to(n);
      touch(expr_uncached(n, {}));
      go_to(outer);
    }
  }
  hoist_end(mark);
}

void Lowerer::print(ir::Call* n) {
  hoist_range(n->args.data, n->args.size());
  bool line = n->op == Op::Println;
  auto text = [&](std::string_view s) {
    string_const(s, scratch(2));
    runtime(kRtPrintString);
  };
  std::vector<Loc> values;
  for (ir::Node* a : n->args) {
    Loc l = expr(a);
    values.push_back(is_place(l) ? freeze(l) : l);
  }
  bool several = values.size() + (line ? 1 : 0) > 1;
  if (several) runtime(kRtPrintBegin);
  for (size_t i = 0; i < values.size(); i++) {
    if (line && i > 0) text(" ");
    const TypeInfo* t = values[i].type;
    Loc v = values[i];
    if (t->kind == Kind::Struct || t->kind == Kind::Array) {
      refuse(program_.report_pos(n), DiagnosticKind::PrintOperand,
             {program_.types.report_string(t->type, func_->pkg)});
    }
    uint16_t id = kRtPrintInt;
    switch (t->kind) {
      case Kind::Bool:
        id = kRtPrintBool;
        break;
      case Kind::String:
        id = kRtPrintString;
        break;
      case Kind::Slice:
        id = kRtPrintSlice;
        break;
      case Kind::Interface:
        id = kRtPrintEface;
        break;
      case Kind::Float32: {
        Opd d = word();
        emit(Opcode::CvtF32F64, d, reg(v));
        v = at_reg(d, t);
        id = kRtPrintFloat32;
        break;
      }
      case Kind::Float64:
        id = kRtPrintFloat;
        break;
      case Kind::Complex64:
      case Kind::Complex128:
        v = at_reg(complex128(v), t);
        id = t->kind == Kind::Complex64 ? kRtPrintComplex64 : kRtPrintComplex;
        break;
      default:
        if (t->cls == RegClass::kPointer)
          id = kRtPrintPointer;
        else if (!t->is_signed)
          id = kRtPrintUint;
    }
    Opd s = scratch(3);
    if (id == kRtPrintComplex || id == kRtPrintComplex64)
      mov(s, reg(v), 2);
    else
      into(v, s);
    runtime(id);
  }
  if (line) text("\n");
  if (several) runtime(kRtPrintEnd);
}

void Lowerer::return_stmt(ir::Return* n) {
  size_t mark = hoist_mark();
  const ir::NodeList& r = n->results;
  auto place = [&](size_t i) -> const Loc& {
    return *static_cast<Loc*>(func_->results[i]->backend);
  };
  if (r.size() == 1 && func_->results.size() > 1) {
    if (!r[0]->init.empty()) run_init(r[0]);
    if (auto* inl = ir::as<ir::InlinedCall>(r[0])) {
      inlined_body(inl);
      for (size_t i = 0; i < inl->results.size(); i++) store(place(i), expr(inl->results[i]));
      hoist_end(mark);
      return ret();
    }
    auto* c = ir::to<ir::Call>(r[0]);
    int32_t at = static_cast<int32_t>(emit_call(c));
    for (size_t i = 0; i < func_->results.size(); i++) {
      const TypeInfo* t = place(i).type;
      store(place(i), at_out(at, t));
      at += static_cast<int32_t>(t->slots);
    }
  } else if (r.size() == 1) {
    hoist_root(r[0]);
    to(r[0], place(0));
  } else if (!r.empty()) {
    hoist_range(r.data, r.size());
    bool aside = func_->has_named_results || func_->needs_defer;
    std::vector<Loc> values;
    for (size_t i = 0; i < r.size(); i++) {
      if (!aside) {
        to(r[i], place(i));
        continue;
      }
      Loc l = expr(r[i]);
      if (!l.shared && (l.kind == Loc::kReg || l.kind == Loc::kFrame)) {
        uint32_t reg_no = l.base.reg;
        bool variable = l.base.is_reg() && fn_->regs[reg_no].name != nullptr &&
                        fn_->regs[reg_no].name->cls != ir::NameClass::kResult;
        bool own = in_frame(place(i)) && l.base == place(i).base;
        bool temporary = l.base.is_reg() && fn_->regs[reg_no].name == nullptr;
        if (!variable && !own && !temporary) l = freeze(l);
      } else {
        l = freeze(l);
      }
      values.push_back(l);
    }
    for (size_t i = 0; i < values.size(); i++) store(place(i), values[i]);
  }
  hoist_end(mark);
  ret();
}

void Lowerer::go_defer(ir::GoDefer* n) {
  auto* c = ir::to<ir::Call>(n->call);
  if (!c->init.empty()) run_init(c);
  hoist_root(c->fun);
  Loc f = expr(c->fun);
  fn_->has_calls = true;
  if (n->op == Op::Defer && n->at != nullptr) {
    Loc token = expr(n->at);
    Opd s = scratch(3);
    into(f, s);
    into(token, s.plus(1));
    runtime(kRtDeferAt);
    return;
  }
  emit(n->op == Op::Go ? Opcode::Go : Opcode::Defer, reg(f));
}

void Lowerer::if_stmt(ir::If* n) {
  BlockId yes = block();
  BlockId no = block();
  cond(n->cond, yes, no);
  Arms outer;
  std::vector<uint32_t> objects;
  begin_arms(&outer);
  start(yes);
  stmts(n->body);
  next_arm(outer, &objects);
  if (!n->els.empty()) {
    BlockId done = block();
    jump(done);
    start(no);
    stmts(n->els);
    next_arm(outer, &objects);
    no = done;
  }
  end_arms(outer, objects);
  start(no);
}

BlockId Lowerer::label_block(const ir::Label* label) {
  for (const LabelBlock& l : labels_) {
    if (l.label == label) return l.block;
  }
  labels_.push_back({label, block()});
  return labels_.back().block;
}

void Lowerer::branch_stmt(ir::Branch* n) {
  switch (n->op) {
    case Op::Label:
      return start(label_block(n->label));
    case Op::Goto:
      return jump(label_block(n->label));
    case Op::Fall:
      return jump(fall_);
    default:
      break;
  }
  for (size_t i = targets_.size(); i-- > 0;) {
    const Target& t = targets_[i];
    if (n->label != nullptr && t.label != n->label) continue;
    if (n->op == Op::Break) return jump(t.brk);
    if (t.cont != kNoBlock) return jump(t.cont);
  }
  fail("break or continue without a target");
}

}  // namespace vole::cfg
