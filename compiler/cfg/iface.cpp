// Lowering of conversions to interfaces and of type assertions. An interface's first word is a type
// descriptor (no methods) or an itab; its second is the value itself if pointer-shaped, else the
// address of a box that is never written again.
#include "compiler/cfg/lower.h"
#include "compiler/cfg/runtime_id.h"
#include "compiler/types/constant.h"

namespace vole::cfg {

namespace {

uint64_t as_word(const void* p) { return reinterpret_cast<uintptr_t>(p); }

// A constant, or a struct or array literal of constants.
bool is_static(ir::Node* n) {
  if (!n->init.empty()) return false;
  if (n->op == ir::Op::Literal) return true;
  if (n->op == ir::Op::StructKey) return is_static(ir::to<ir::StructKey>(n)->value);
  if (n->op == ir::Op::Key) return is_static(ir::to<ir::Key>(n)->value);
  if (n->op != ir::Op::StructLit && n->op != ir::Op::ArrayLit) return false;
  for (ir::Node* part : ir::to<ir::Composite>(n)->list) {
    if (!is_static(part)) return false;
  }
  return true;
}

}  // namespace

Loc Lowerer::conv_iface(ir::Unary* n, Opd want) {
  const TypeInfo* f = info(n->x);
  if (f->size > 1 && !f->direct_iface && !f->is_interface() && is_static(n->x)) {
    if (const ir::Global* box = constant_box(n->x)) {
      Opd d = dest(want, info(n));
      begin(d, 2);
      mov(d, iface_word(f, info(n)), 1);
      mov(d.plus(1), address(Ref::kGlobal, box), 1);
      return at_reg(d, info(n));
    }
  }
  return to_iface(expr(n->x), info(n), want, stays(n));
}

// Static storage with the value; for constants one for all places that box them.
const ir::Global* Lowerer::constant_box(ir::Node* n) {
  std::string key = std::to_string(as_word(n->type));
  if (const auto* literal = ir::as<ir::Literal>(n)) {
    bool is_string = literal->value->kind() == types::ConstantKind::kString;
    key += ":";
    key += is_string ? std::string(literal->value->string_value()) : literal->value->exact_string();
  } else {
    key += "@" + std::to_string(as_word(n));
  }
  auto [it, added] = constant_boxes_.try_emplace(std::move(key), nullptr);
  if (!added) return it->second;
  const types::Package* pkg = program_.units.empty() ? func_->pkg : program_.units.back().pkg;
  size_t statics = program_.globals.size();
  ir::Global* box = program_.new_static(pkg, n->type);
  box->read_only = true;
  if (!ir::static_assign(program_, box, 0, n)) {
    program_.drop_statics(statics);
    return nullptr;
  }
  it->second = box;
  return box;
}

// The first word of an interface of type t that holds an f.
Opd Lowerer::iface_word(const TypeInfo* f, const TypeInfo* t) {
  if (is_eface(t)) return address(Ref::kType, f->type);
  return address(Ref::kItab, arena_.make<ItabKey>(ItabKey{t->type, f->type}));
}

Loc Lowerer::to_iface(const Loc& x, const TypeInfo* t, Opd want, bool in_frame) {
  const TypeInfo* f = x.type;
  if (!f->is_interface()) {
    bool in_memory = f->size > 0 && f->slots == 0;  // too large for a frame
    Opd v;
    if (in_memory) {
      v = pointer();
      emit(Opcode::New, v).x0 = as_word(f->type);
      if (x.kind != Loc::kZero) store(at_mem(v, 0, f), x);
    } else if (f->size == 0) {
      touch(x);
    } else {
      v = reg(x);
    }
    Opd d = dest(want, t);
    begin(d, 2, v);
    mov(d, iface_word(f, t), 1);
    if (f->direct_iface || in_memory) {
      mov(d.plus(1), v, 1);
    } else if (in_frame && box_in_frame(f) && fits_frame(f->size, f->ptr_bytes != 0)) {
      Opd o = new_object(f);
      store(at_reg(o, f), at_reg(v, f));
      address_of(o, d.plus(1));
    } else {
      if (!v.exists()) v = temp(f);
      emit(Opcode::Box, d.plus(1), v).x0 = as_word(f->type);
    }
    return at_reg(d, t);
  }
  if (x.kind == Loc::kZero || is_eface(f) == is_eface(t)) {
    bool same = x.kind == Loc::kZero || is_eface(t) ||
                types::as<types::Interface>(f->under) == types::as<types::Interface>(t->under);
    if (same) {
      Loc l = x;
      l.type = t;
      return l;
    }
  }
  Opd v = reg(x);
  Opd tw = dynamic_type(at_reg(v, f));
  Opd d = dest(want, t);
  begin(d, 2, v);
  if (is_eface(t))
    mov(d, tw, 1);
  else
    emit(Opcode::AssertI2, d, tw).x0 = as_word(t->type);
  mov(d.plus(1), v.plus(1), 1);
  return at_reg(d, t);
}

// The type descriptor of what the interface (in a register) holds, 0 for nil.
Opd Lowerer::dynamic_type(const Loc& iface) {
  Opd v = reg(iface);
  if (is_eface(iface.type)) return v;
  Opd d = word();
  emit(Opcode::ItabType, d, v);
  return d;
}

// The value of concrete type t in an interface that is known to hold one.
Loc Lowerer::unpack(const Loc& iface, const TypeInfo* t) {
  Opd v = reg(iface);
  if (t->size == 0) return at_zero(t);
  if (t->direct_iface) return at_reg(v.plus(1), t);
  return at_mem(v.plus(1), 0, t);
}

Loc Lowerer::dot_type(ir::Unary* n, Opd want) {
  const TypeInfo* t = info(n);
  Loc x = expr(n->x);
  const TypeInfo* f = x.type;
  Opd v = reg(x);
  x = at_reg(v, f);
  if (n->implicit) {
    // The receiver of a devirtualized call: of this type, or nil and then the call panics.
    emit(Opcode::ChkNil, v);
    Loc l = unpack(x, t);
    if (l.kind == Loc::kReg || l.kind == Loc::kZero) return l;
    Opd d = dest(want, t);
    load(l, d);
    return at_reg(d, t);
  }
  Opd tw = dynamic_type(x);
  if (t->is_interface() && !is_eface(t)) {
    Opd d = dest(want, t);
    if (d.reg == v.reg) d = temp(t);
    begin(d, 2, v);
    emit(Opcode::AssertI, d, tw).x0 = as_word(t->type);
    mov(d.plus(1), v.plus(1), 1);
    return at_reg(d, t);
  }
  BlockId yes = block();
  BlockId no = block();
  if (t->is_interface()) {
    branch(Opcode::JNeII64, tw, imm(0), yes, no);
  } else {
    Opd want_type = type_word(t->type);
    branch(Opcode::JEqI64, tw, want_type, yes, no);
  }
  start(no);
  Opd s = scratch(3);
  mov(s, tw, 1);
  mov(s.plus(1), type_word(t->type), 1);
  // The message names x's type only where a concrete type was asked for.
  if (t->is_interface()) {
    emit(Opcode::LdI, s.plus(2), imm(0));
  } else {
    mov(s.plus(2), type_word(f->type), 1);
  }
  runtime(kRtPanicDotType);
  stop();
  start(yes);
  if (!t->is_interface()) {
    // Loaded at once: the interface variable may be assigned before the value is used.
    Loc l = unpack(x, t);
    if (l.kind == Loc::kReg || l.kind == Loc::kZero) return l;
    Opd d = dest(want, t);
    load(l, d);
    return at_reg(d, t);
  }
  Opd d = dest(want, t);
  if (d == v && tw == v) return at_reg(d, t);
  begin(d, 2, v);
  mov(d, tw, 1);
  mov(d.plus(1), v.plus(1), 1);
  return at_reg(d, t);
}

// v, ok = x.(T); a null dst or ok is not wanted.
void Lowerer::dot_type2(ir::Unary* n, const Loc* dst, const Loc* ok) {
  const TypeInfo* t = info(n);
  Loc x = expr(n->x);
  Opd v = reg(x);
  x = at_reg(v, x.type);
  Opd tw = dynamic_type(x);
  BlockId yes = block();
  BlockId no = block();
  BlockId done = block();
  Opd tab = tw;
  if (t->is_interface()) {
    if (!is_eface(t)) {
      tab = word();
      emit(Opcode::AssertI2, tab, tw).x0 = as_word(t->type);
    }
    branch(Opcode::JNeII64, tab, imm(0), yes, no);
  } else {
    Opd want_type = type_word(t->type);
    branch(Opcode::JEqI64, tw, want_type, yes, no);
  }
  start(yes);
  if (dst != nullptr) {
    if (t->is_interface()) {
      Opd d = temp(RegClass::kIface, 2);
      begin(d, 2);
      mov(d, tab, 1);
      mov(d.plus(1), v.plus(1), 1);
      store(*dst, at_reg(d, t));
    } else {
      store(*dst, unpack(x, t));
    }
  }
  if (ok != nullptr) store(*ok, at_imm(1, ok->type));
  jump(done);
  start(no);
  if (dst != nullptr) store(*dst, at_zero(t));
  if (ok != nullptr) store(*ok, at_imm(0, ok->type));
  start(done);
}

}  // namespace vole::cfg
