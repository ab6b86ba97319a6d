// Lowering of expressions but for arithmetic, comparisons, calls and composite literals.
#include "base/check.h"
#include "bytecode/frame_object.h"
#include "compiler/cfg/lower.h"
#include "compiler/cfg/runtime_id.h"
#include "compiler/ir/type_table.h"
#include "compiler/types/constant.h"
#include "compiler/types/universe.h"

namespace vole::cfg {

using bytecode::Kind;
using ir::Op;

namespace {
uint64_t as_word(const void* p) { return reinterpret_cast<uintptr_t>(p); }
}  // namespace

Loc Lowerer::expr(ir::Node* n, Opd want) {
  if (!hoisted_.empty()) {
    if (const Hoisted* h = find_hoisted(n)) {
      if (h->value.kind != Loc::kNone) return h->value;
      Where outer = where();
      go_to(n);
      Loc l = expr_uncached(n, want);
      go_to(outer);
      return l;
    }
  }
  Where outer = where();
  go_to(n);
  if (!n->init.empty()) run_init(n);
  Loc l = expr_uncached(n, want);
  go_to(outer);
  return l;
}

void Lowerer::operands(ir::Node* x, ir::Node* y, Loc* x_out, Loc* y_out) {
  // string(bytes) is compared where it lies.
  bool strings = info(x)->cls == RegClass::kString;
  *x_out = strings ? bytes_as_string(x) : expr(x);
  bool simple = y->op == Op::Name || y->op == Op::Literal || y->op == Op::Nil;
  if (!simple && x_out->kind >= Loc::kMem && !x_out->type->is_memory()) {
    *x_out = at_reg(reg(*x_out), x_out->type);
  }
  *y_out = strings ? bytes_as_string(y) : expr(y);
}

// The value in exactly this place.
void Lowerer::to(ir::Node* n, const Loc& dst) {
  if (dst.kind == Loc::kNone) return discard(n);
  Opd want = in_frame(dst) ? reg(dst) : Opd{};
  Loc v = expr(n, want);
  if (want.exists() && in_frame(v) && reg(v) == want) return;
  store(dst, v);
}

Loc Lowerer::expr_uncached(ir::Node* n, Opd want) {
  switch (n->op) {
    case Op::Name:
      return name_loc(ir::to<ir::Name>(n));
    case Op::Literal:
      return literal(ir::to<ir::Literal>(n));
    case Op::Nil:
    case Op::Zero:
      return at_zero(info(n));
    case Op::Add:
    case Op::Sub:
    case Op::Mul:
    case Op::Div:
    case Op::Mod:
    case Op::And:
    case Op::Or:
    case Op::Xor:
    case Op::AndNot:
      return binary(ir::to<ir::Binary>(n), want);
    case Op::Lsh:
    case Op::Rsh:
      return shift(ir::to<ir::Binary>(n), want);
    case Op::AddString:
      return add_strings(ir::to<ir::Sequence>(n), want);
    case Op::Plus:
      return expr(ir::to<ir::Unary>(n)->x, want);
    case Op::Neg:
    case Op::BitNot:
    case Op::Not:
      return unary(ir::to<ir::Unary>(n), want);
    case Op::Eq:
    case Op::Ne:
    case Op::Lt:
    case Op::Le:
    case Op::Gt:
    case Op::Ge: {
      Loc l;
      if (compare_value(ir::to<ir::Binary>(n), want, &l)) return l;
      return materialize(n, want);
    }
    case Op::AndAnd:
    case Op::OrOr:
      return materialize(n, want);
    case Op::Deref: {
      ir::Node* x = ir::to<ir::Unary>(n)->x;
      if (x->op == Op::Name && x->init.empty()) {
        auto it = targets_of_.find(ir::to<ir::Name>(x));
        if (it != targets_of_.end()) return it->second;
      }
      Opd p = value(ir::to<ir::Unary>(n)->x);
      return can_fail(at_whole(p, info(n), 0, info(n)));
    }
    case Op::Addr:
      return addr_of(ir::to<ir::Unary>(n), want);
    case Op::PtrLit:
      return ptr_lit(ir::to<ir::Unary>(n), want);
    case Op::Dot: {
      auto* f = ir::to<ir::Field>(n);
      return field(expr(f->x), f->index);
    }
    case Op::DotPtr: {
      auto* f = ir::to<ir::Field>(n);
      if (f->x->op == Op::Name && f->x->init.empty()) {
        auto it = targets_of_.find(ir::to<ir::Name>(f->x));
        if (it != targets_of_.end()) return field(it->second, f->index);
      }
      Opd p = value(f->x);
      const TypeInfo* s = layouts_.elem(info(f->x));
      return can_fail(at_whole(p, s, s->offsets[f->index], info(n)));
    }
    case Op::MethodValue:
      return method_value(ir::to<ir::Field>(n), want);
    case Op::MethodExpr:
      return at_reg(address(Ref::kFuncValue, ir::to<ir::Field>(n)->function), info(n));
    case Op::Index:
      return index_expr(ir::to<ir::Index>(n));
    case Op::IndexMap:
      return map_index(ir::to<ir::Index>(n));
    case Op::Slice:
    case Op::SliceArr:
    case Op::SliceStr:
    case Op::Slice3:
    case Op::Slice3Arr:
      return slice_expr(ir::to<ir::Slice>(n), want);
    case Op::StructLit:
    case Op::ArrayLit:
      return composite(ir::to<ir::Composite>(n), want);
    case Op::SliceLit:
      return slice_lit(ir::to<ir::Composite>(n), want);
    case Op::MapLit:
      return map_lit(ir::to<ir::Composite>(n), want);
    case Op::Closure:
      return closure(ir::to<ir::Closure>(n), want);
    default:
      return call_expr(n, want);
  }
}

// Conversions, calls and builtin functions.
Loc Lowerer::call_expr(ir::Node* n, Opd want) {
  switch (n->op) {
    case Op::Conv:
      return convert(expr(ir::to<ir::Unary>(n)->x), info(n), want);
    case Op::ConvNop: {
      Loc l = expr(ir::to<ir::Unary>(n)->x, want);
      const TypeInfo* t = info(n);
      if (l.kind >= Loc::kElem && l.off == 0 && l.type == l.elem) l.elem = t;
      l.type = t;
      return l;
    }
    case Op::ConvIface:
      return conv_iface(ir::to<ir::Unary>(n), want);
    case Op::BytesToString:
    case Op::RunesToString:
    case Op::RuneToString:
    case Op::StringToBytes:
    case Op::StringToRunes:
      return string_conversion(ir::to<ir::Unary>(n), want);
    case Op::SliceToArray:
    case Op::SliceToArrayPtr:
      return array_conversion(ir::to<ir::Unary>(n), want);
    case Op::DotType:
      return dot_type(ir::to<ir::Unary>(n), want);
    case Op::CallFunc:
    case Op::CallInter:
      return call(ir::to<ir::Call>(n), want, true);
    case Op::InlinedCall:
      return inlined(ir::to<ir::InlinedCall>(n));
    case Op::Append:
      return append(ir::to<ir::Call>(n), want);
    case Op::Len:
    case Op::Cap:
      return len_cap(ir::to<ir::Unary>(n), want);
    case Op::Complex:
      return make_complex(ir::to<ir::Binary>(n), want);
    case Op::Real:
    case Op::Imag:
      return real_imag(ir::to<ir::Unary>(n), want);
    case Op::Copy: {
      auto* b = ir::to<ir::Binary>(n);
      Loc x = expr(b->x);
      Loc y = expr(b->y);
      Opd to = reg(x);
      Opd from = reg(y);
      Opd d = dest(want, layouts_.int_type());
      emit(Opcode::CopyS, d, to, from).x0 = as_word(layouts_.elem(info(b->x))->type);
      return at_reg(d, layouts_.int_type());
    }
    case Op::MakeChan:
    case Op::MakeMap:
    case Op::MakeSlice:
      return make(ir::to<ir::Make>(n), want);
    case Op::Min:
    case Op::Max:
      return min_max(ir::to<ir::Call>(n), want);
    case Op::New:
      return new_expr(ir::to<ir::Unary>(n), want);
    case Op::Recover: {
      Opd d = dest(want, info(n));
      emit(Opcode::Recover, d);
      return at_reg(d, info(n));
    }
    case Op::UnsafeAdd:
    case Op::UnsafeSlice:
    case Op::UnsafeSliceData:
    case Op::UnsafeString:
    case Op::UnsafeStringData:
      return unsafe_op(n, want);
    case Op::Recv:
      return recv(ir::to<ir::Unary>(n)->x, info(n), want, {});
    default:
      fail("an expression that cannot be lowered: " + std::string(ir::op_name(n->op)));
  }
  return at_zero(n->type != nullptr ? info(n) : layouts_.int_type());
}

Loc Lowerer::string_conversion(ir::Unary* n, Opd want) {
  Loc x = expr(n->x);
  const TypeInfo* t = info(n);
  if (n->op == Op::StringToBytes) {
    if (n->escape == ir::Escape::kNever) return bytes_of_string(x, t, want);
    if (x.kind == Loc::kStr) {
      return bytes_of_constant(n, *static_cast<const std::string_view*>(x.ref), want);
    }
  }
  struct Form {
    Op op;
    uint16_t id, with_buffer;
    uint32_t buffer_bytes;
  };
  constexpr uint32_t kBytes = bytecode::kStringBufferBytes;
  constexpr Form kForms[] = {
      {Op::BytesToString, kRtStringFromBytes, kRtStringFromBytesBuf, kBytes},
      {Op::RunesToString, kRtStringFromRunes, kRtStringFromRunesBuf, kBytes},
      {Op::RuneToString, kRtStringFromRune, kRtStringFromRuneBuf, bytecode::kRuneTextBytes},
      {Op::StringToBytes, kRtBytesFromString, kRtBytesFromStringBuf, kBytes},
      {Op::StringToRunes, kRtRunesFromString, kRtRunesFromStringBuf,
       4 * bytecode::kRuneBufferCount}};
  const Form* form = kForms;
  while (form->op != n->op) form++;
  Opd s = scratch(4);
  into(x, s);
  if (stays(n))
    address_of(buffer(form->buffer_bytes), s.plus(static_cast<int32_t>(x.type->slots)));
  runtime(stays(n) ? form->with_buffer : form->id);
  return at_reg(take(s, want, t), t);
}

// A slice as an array or as a pointer to one.
Loc Lowerer::array_conversion(ir::Unary* n, Opd want) {
  const TypeInfo* t = info(n);
  const TypeInfo* array = n->op == Op::SliceToArray ? t : layouts_.elem(t);
  Loc x = expr(n->x);
  Opd s = scratch(3);
  into(x, s);
  runtime(kRtSliceToArrayPtr, as_word(array->type));
  if (n->op == Op::SliceToArrayPtr) return at_reg(take(s, want, t), t);
  if (t->size == 0) return at_zero(t);
  return at_mem(take(s, {}, layouts_.pointer_type()), 0, t);
}

Loc Lowerer::literal(const ir::Literal* n) {
  const TypeInfo* t = info(n);
  const types::Constant* v = n->value;
  switch (t->kind) {
    case Kind::Bool:
      return at_imm(v->bool_value(), t);
    case Kind::String: {
      Loc l;
      if (v->string_value().empty()) return at_zero(t);
      l.kind = Loc::kStr;
      l.type = t;
      l.ref = arena_.make<std::string_view>(v->string_value());
      return l;
    }
    case Kind::Float64: {
      double d = v->to_float64();
      return at_imm(std::bit_cast<int64_t>(d), t);
    }
    case Kind::Float32: {
      float f = v->to_float32();
      return at_imm(static_cast<int64_t>(std::bit_cast<uint32_t>(f)), t);
    }
    case Kind::Complex64: {
      uint64_t re =
          std::bit_cast<uint32_t>(program_.types.universe().constants().real(v)->to_float32());
      uint64_t im =
          std::bit_cast<uint32_t>(program_.types.universe().constants().imag(v)->to_float32());
      return at_imm(static_cast<int64_t>(re | im << 32), t);
    }
    case Kind::Complex128: {
      Opd d = temp(t);
      double re = program_.types.universe().constants().real(v)->to_float64();
      double im = program_.types.universe().constants().imag(v)->to_float64();
      emit(Opcode::Nop, d);
      mov(d, constant(std::bit_cast<uint64_t>(re)), 1);
      mov(d.plus(1), constant(std::bit_cast<uint64_t>(im)), 1);
      return at_reg(d, t);
    }
    default:
      return at_imm(
          static_cast<int64_t>(program_.types.universe().constants().to_int(v)->low_bits()), t);
  }
}

Loc Lowerer::addr_of(ir::Unary* n, Opd want) {
  const TypeInfo* t = info(n);
  ir::Node* x = n->x;
  if (x->op == Op::Deref) {
    Opd p = value(ir::to<ir::Unary>(x)->x);
    emit(Opcode::ChkNil, p);
    return at_reg(p, t);
  }
  Loc l = expr(x);
  if (l.kind == Loc::kMem && x->op == Op::Name) return at_reg(l.base, t);  // a cell
  if (l.kind == Loc::kMem) {
    Opd d = dest(want, t);
    emit(Opcode::Lea, d, l.base).x0 = static_cast<uint64_t>(l.off);
    return at_reg(d, t);
  }
  if (!l.shared && in_slots(l)) fail("address of a value in the frame");
  return at_reg(addr(l), t);
}

Loc Lowerer::ptr_lit(ir::Unary* n, Opd want) {
  const TypeInfo* t = info(n);
  const TypeInfo* e = info(n->x);
  if (stays(n) && e->size > 0 && fits_frame(e->size, e->ptr_bytes != 0)) {
    return at_reg(lit_in_frame(n, e, want), t);
  }
  // The fields may mention the variable that receives the pointer.
  Opd d = pointer();
  emit(Opcode::New, d).x0 = as_word(e->type);
  if (n->x->op == Op::StructLit || n->x->op == Op::ArrayLit) {
    if (!n->x->init.empty()) run_init(n->x);
    fill(ir::to<ir::Composite>(n->x), at_mem(d, 0, e), true);
  } else {
    to(n->x, at_mem(d, 0, e));
  }
  return at_reg(d, t);
}

Loc Lowerer::new_expr(ir::Unary* n, Opd want) {
  const TypeInfo* t = info(n);
  const TypeInfo* e = layouts_.elem(t);
  if (stays(n) && e->size > 0 && fits_frame(e->size, e->ptr_bytes != 0)) {
    Opd o = made_object(n, e);
    if (n->x != nullptr)
      store(at_reg(o, e), expr(n->x));
    else
      zero(o, e);
    return at_reg(address_of(o, want), t);
  }
  if (n->x == nullptr) {
    Opd d = dest(want, t);
    emit(Opcode::New, d).x0 = as_word(e->type);
    return at_reg(d, t);
  }
  Loc x = expr(n->x);
  Opd d = pointer();
  emit(Opcode::New, d).x0 = as_word(e->type);
  store(at_mem(d, 0, e), x);
  return at_reg(d, t);
}

Loc Lowerer::index_expr(ir::Index* n) {
  const TypeInfo* t = info(n->x);
  const TypeInfo* e = info(n);
  Loc x = expr(n->x);
  Loc i = expr(n->index);
  if (t->kind == Kind::Array) {
    bool inside = i.kind == Loc::kImm && i.off >= 0 && i.off < t->len;
    if (inside) return part(x, i.off * e->size, e);
    Loc l = can_fail(element(x, reg(i)));
    l.unsigned_index = info(n->index)->is_unsigned_word();
    return l;
  }
  Loc l;
  l.kind = Loc::kElem;
  l.type = l.elem = e;
  l.base = reg(x);
  l.index = reg(i);
  l.unsigned_index = info(n->index)->is_unsigned_word();
  return can_fail(l);
}

// The map op for the key: general, for 8-byte keys, for strings.
Opd Lowerer::map_op(Opcode op, const TypeInfo* map_type, Opd map, const Loc& key, Opd dst) {
  const TypeInfo* k = info(types::as<types::Map>(map_type->under)->key);
  Opcode form = Opcode::MapGet;
  if (k->cls == RegClass::kString)
    form = Opcode::MapGetStr;
  else if (k->one_slot() && k->width == 8 && k->comparable_memory)
    form = Opcode::MapGet64;
  int step = static_cast<int>(form) - static_cast<int>(Opcode::MapGet);
  Opd key_reg = reg(key);
  emit(static_cast<Opcode>(static_cast<int>(op) + step), dst, map, key_reg).x0 =
      as_word(map_type->type);
  return dst;
}

Loc Lowerer::map_index(ir::Index* n) {
  Loc x = expr(n->x);
  Loc key = bytes_as_string(n->index);
  Opd map = reg(x);
  Opd p = map_op(Opcode::MapGet, info(n->x), map, key, pointer());
  Loc l = at_mem(p, 0, info(n));
  if (l.type->is_memory() && l.type->slots > 4) return l;
  return freeze(l);
}

Loc Lowerer::slice_expr(ir::Slice* n, Opd want) {
  const TypeInfo* t = info(n);
  bool of_array = n->op == Op::SliceArr || n->op == Op::Slice3Arr;
  Loc x = expr(n->x);
  ir::Node* bounds[3] = {n->low, n->high, n->max};
  Loc locs[3];
  for (int i = 0; i < 3; i++) {
    if (bounds[i] != nullptr) locs[i] = expr(bounds[i]);
  }
  Opd base = reg(x);
  uint32_t extra = static_cast<uint32_t>(fn_->extra.size());
  Opd regs[3];
  for (int i = 0; i < 3; i++) {
    if (bounds[i] != nullptr) regs[i] = reg(locs[i]);
  }
  for (Opd r : regs) fn_->extra.push_back({r, false});
  Opd d = dest(want, t);
  Instr& i = emit(n->op == Op::SliceStr ? Opcode::SliceStr
                  : of_array            ? Opcode::SliceArr
                                        : Opcode::SliceS,
                  d, base);
  i.extra = extra;
  i.extra_count = 3;
  for (int k = 0; k < 3; k++) {
    bool wraps = bounds[k] != nullptr && info(bounds[k])->is_unsigned_word();
    if (wraps) i.unsigned_bounds |= static_cast<uint8_t>(1 << k);
  }
  if (n->op != Op::SliceStr) {
    const TypeInfo* e = layouts_.elem(t);
    i.x1 = static_cast<uint64_t>(e->size);
    if (of_array) i.x1 |= static_cast<uint64_t>(layouts_.elem(info(n->x))->len) << 32;
  }
  return at_reg(d, t);
}

Loc Lowerer::len_cap(ir::Unary* n, Opd want) {
  const TypeInfo* x = info(n->x);
  const TypeInfo* t = info(n);
  Loc l = expr(n->x);
  switch (x->kind) {
    case Kind::String:
    case Kind::Slice:
      if (l.kind == Loc::kStr) {
        return at_imm(static_cast<int64_t>(static_cast<const std::string_view*>(l.ref)->size()), t);
      }
      return part(l, n->op == Op::Len ? 8 : 16, t);
    case Kind::Array:
      return at_imm(x->len, t);
    case Kind::Pointer:
      return at_imm(layouts_.elem(x)->len, t);
    default:
      break;
  }
  Opd m = reg(l);
  Opd d = dest(want, t);
  emit(x->kind == Kind::Map ? Opcode::MapLen
       : n->op == Op::Len   ? Opcode::ChanLen
                            : Opcode::ChanCap,
       d, m);
  return at_reg(d, t);
}

Loc Lowerer::make(ir::Make* n, Opd want) {
  const TypeInfo* t = info(n);
  if (n->op == Op::MakeSlice) {
    Loc len = expr(n->len);
    Loc cap = n->cap != nullptr ? expr(n->cap) : len;
    if (stays(n)) {
      Opd d = make_in_frame(n, len, cap, want);
      if (d.exists()) return at_reg(d, t);
    }
    Opd len_reg = reg(len);
    Opd cap_reg = n->cap != nullptr ? reg(cap) : len_reg;
    Opd d = dest(want, t);
    emit(Opcode::MakeSlice, d, len_reg, cap_reg).x0 = as_word(layouts_.elem(t)->type);
    return at_reg(d, t);
  }
  Loc len = n->len != nullptr ? expr(n->len) : at_imm(0, layouts_.int_type());
  if (n->op == Op::MakeMap && stays(n)) return at_reg(take(map_in_frame(n, len), want, t), t);
  Opd s = scratch(1);
  into(len, s);
  runtime(n->op == Op::MakeMap ? kRtMakeMap : kRtMakeChan, as_word(t->type));
  return at_reg(take(s, want, t), t);
}

Loc Lowerer::min_max(ir::Call* n, Opd want) {
  const TypeInfo* t = info(n);
  bool is_min = n->op == Op::Min;
  std::vector<Loc> args;
  for (ir::Node* a : n->args) args.push_back(expr(a));
  (void)want;
  Opd best = temp(t);
  into(args[0], best);
  for (size_t i = 1; i < args.size(); i++) {
    if (t->is_float) {
      Opd s = scratch(2);
      mov(s, best, 1);
      into(args[i], s.plus(1));
      bool wide = t->width == 8;
      runtime(is_min ? (wide ? kRtMinF64 : kRtMinF32) : (wide ? kRtMaxF64 : kRtMaxF32));
      mov(best, s, 1);
      continue;
    }
    Opd x = reg(args[i]);
    BlockId change = block();
    BlockId done = block();
    compare(is_min ? Op::Lt : Op::Gt, at_reg(x, t), at_reg(best, t), change, done);
    start(change);
    mov(best, x, t->slots);
    start(done);
  }
  return at_reg(best, t);
}

// append(s, make([]T, len)...) makes s longer without the other slice, as in gc.
ir::Make* Lowerer::extension_of(ir::Call* append) {
  if (!append->ddd || append->args.size() != 2) return nullptr;
  auto* make = ir::as<ir::Make>(append->args[1]);
  if (make == nullptr || make->op != Op::MakeSlice || make->cap != nullptr || !make->init.empty()) {
    return nullptr;
  }
  const TypeInfo* length = info(make->len);
  if (!length->is_integer() || layouts_.elem(info(append))->size == 0) return nullptr;
  make->extends = true;
  return make;
}

Loc Lowerer::append(ir::Call* n, Opd want) {
  const TypeInfo* t = info(n);
  const TypeInfo* e = layouts_.elem(t);
  Loc s = expr(n->args[0]);
  if (n->args.size() == 1) return s;
  if (ir::Make* zeros = extension_of(n)) {
    Loc count = expr(zeros->len);
    Opd sr = reg(s);
    Opd number = reg(count);
    Opd at = scratch(4);
    mov(at, sr, 3);
    mov(at.plus(3), number, 1);
    runtime(kRtAppendZeros, as_word(e->type));
    return at_reg(take(at, want, t), t);
  }
  if (n->ddd) {
    Loc y = expr(n->args[1]);
    Opd sr = reg(s);
    Opd yr = reg(y);
    Opd d = dest(want, t);
    Instr& i = emit(Opcode::AppendS, d, sr, yr);
    i.x0 = as_word(e->type);
    return at_reg(d, t);
  }
  std::vector<Loc> values;
  for (size_t i = 1; i < n->args.size(); i++) {
    Loc v = expr(n->args[i]);
    if (n->args.size() > 2 && is_place(v)) v = freeze(v);
    values.push_back(v);
  }
  Opd sr = append_buffer(n, t, reg(s), values.size(), want);
  if (values.size() == 1) {
    Opd v = reg(values[0]);
    Opd d = dest(want, t);
    emit(Opcode::Append1, d, sr, v).x0 = as_word(e->type);
    return at_reg(d, t);
  }
  // The destination may be read by the values, so it is set only at the end.
  Opd d = temp(t);
  Opd first = word();
  mov(first, sr.plus(1), 1);
  int32_t count = static_cast<int32_t>(values.size());
  emit(Opcode::AppendGrow, d, sr, imm(count)).x0 = as_word(e->type);
  emit(Opcode::AddII64, d.plus(1), d.plus(1), imm(count));
  if (e->size == 0) return at_reg(d, t);
  Opd p = pointer();
  emit(Opcode::LeaX, p, d, first).x0 = static_cast<uint64_t>(e->size);
  for (size_t i = 0; i < values.size(); i++) {
    store(at_mem(p, static_cast<int64_t>(i) * e->size, e), values[i]);
  }
  return at_reg(d, t);
}

Loc Lowerer::closure(ir::Closure* n, Opd want) {
  const TypeInfo* t = info(n);
  ir::Func* f = n->func;
  if (f->closure_vars.empty()) return at_reg(address(Ref::kFuncValue, f), t);
  (void)want;
  auto layout = std::make_unique<ClosureLayout>();
  std::vector<std::pair<int64_t, Loc>> captures;
  int64_t off = 8;
  std::vector<uint64_t> bits(2);
  for (ir::Name* v : f->closure_vars) {
    const TypeInfo* vt = info(v->type);
    Loc outer = name_loc(v->outer);
    if (!v->by_value) {
      off = (off + 7) / 8 * 8;
      vt = layouts_.pointer_type();
      if (outer.kind != Loc::kMem && !outer.shared) fail("a captured variable has no address");
      captures.emplace_back(off, at_reg(addr(outer), vt));
    } else {
      off = (off + vt->align - 1) / vt->align * vt->align;
      captures.emplace_back(off, outer);
    }
    bits.resize(static_cast<size_t>((off + vt->size) / 512 + 3));
    layouts_.add_pointer_bits(vt, static_cast<uint32_t>(off / 8), bits.data());
    if (vt->ptr_bytes != 0) layout->ptr_bytes = static_cast<uint64_t>(off + vt->ptr_bytes);
    off += vt->size;
  }
  layout->size = static_cast<uint64_t>((off + 7) / 8 * 8);
  layout->mask.resize((layout->ptr_bytes / 8 + 7) / 8);
  for (size_t i = 0; i < layout->mask.size(); i++) {
    layout->mask[i] = static_cast<uint8_t>(bits[i / 8] >> i % 8 * 8);
  }
  return at_reg(make_closure(f, std::move(layout), stays(n), captures), t);
}

Loc Lowerer::method_value(ir::Field* n, Opd want) {
  const TypeInfo* t = info(n);
  (void)want;
  Loc x = expr(n->x);
  const TypeInfo* xt = x.type;
  if (xt->is_interface()) emit(Opcode::ChkNil, reg(x));
  auto layout = std::make_unique<ClosureLayout>();
  std::vector<uint64_t> bits(static_cast<size_t>(xt->size / 512 + 3));
  layouts_.add_pointer_bits(xt, 1, bits.data());
  layout->size = static_cast<uint64_t>((8 + xt->size + 7) / 8 * 8);
  layout->ptr_bytes = xt->ptr_bytes != 0 ? static_cast<uint64_t>(8 + xt->ptr_bytes) : 0;
  layout->mask.resize((layout->ptr_bytes / 8 + 7) / 8);
  for (size_t i = 0; i < layout->mask.size(); i++) {
    layout->mask[i] = static_cast<uint8_t>(bits[i / 8] >> i % 8 * 8);
  }
  Loc kept = in_slots(x) ? x : freeze(x);
  return at_reg(make_closure(n->function, std::move(layout), stays(n), {{8, kept}}), t);
}

Loc Lowerer::add_strings(ir::Sequence* n, Opd want) {
  const TypeInfo* t = info(n);
  std::vector<Loc> parts;
  size_t constant_bytes = 0;
  for (ir::Node* s : n->list) {
    if (s->op == Op::Literal) {
      constant_bytes += ir::to<ir::Literal>(s)->value->string_value().size();
    }
  }
  for (ir::Node* s : n->list) {
    parts.push_back(constant_bytes > 0 ? bytes_as_string(s) : expr(s));
  }
  Opd at = scratch(2 * static_cast<uint32_t>(parts.size()));
  for (size_t i = 0; i < parts.size(); i++) into(parts[i], at.plus(static_cast<int32_t>(2 * i)));
  Opd d = dest(want, t);
  Opd count = imm(static_cast<int32_t>(parts.size()));
  if (stays(n) && constant_bytes < bytecode::kStringBufferBytes) {
    Opd o = buffer(bytecode::kStringBufferBytes);
    uint32_t extra = static_cast<uint32_t>(fn_->extra.size());
    fn_->extra.push_back({o, false});
    Instr& i = emit(Opcode::ConcatB, d, at, count);
    i.extra = extra;
    i.extra_count = 1;
    return at_reg(d, t);
  }
  emit(Opcode::Concat, d, at, count);
  return at_reg(d, t);
}

Loc Lowerer::materialize(ir::Node* n, Opd want) {
  const TypeInfo* t = info(n);
  Opd d = dest(want, t);
  BlockId yes = block();
  BlockId no = block();
  BlockId done = block();
  cond(n, yes, no);
  start(yes);
  emit(Opcode::LdI, d, imm(1));
  jump(done);
  start(no);
  emit(Opcode::LdI, d, imm(0));
  start(done);
  return at_reg(d, t);
}

Loc Lowerer::unsafe_op(ir::Node* n, Opd want) {
  const TypeInfo* t = info(n);
  if (auto* u = ir::as<ir::Unary>(n)) {
    Loc x = expr(u->x);
    if (x.kind == Loc::kStr) x = at_reg(reg(x), x.type);
    return part(x, 0, t);
  }
  auto* b = ir::to<ir::Binary>(n);
  Loc x = expr(b->x);
  Loc y = expr(b->y);
  if (n->op == Op::UnsafeAdd) {
    Opd xr = reg(x);
    Opd yr = reg(y);
    Opd d = dest(want, t);
    emit(Opcode::AddU64, d, xr, yr);
    return at_reg(d, t);
  }
  Opd s = scratch(3);
  into(x, s);
  into(y, s.plus(1));
  if (n->op == Op::UnsafeString)
    runtime(kRtUnsafeString);
  else
    runtime(kRtUnsafeSlice, as_word(layouts_.elem(t)->type));
  return at_reg(take(s, want, t), t);
}

// Whether the expression reads the register behind `place`.
bool Lowerer::mentions(ir::Node* n, Opd place) {
  if (place.is_out()) return false;
  if (!place.is_reg() || fn_->regs[place.reg].name == nullptr) return false;
  if (n->op == Op::Name) {
    auto* name = ir::to<ir::Name>(n);
    if (name->backend == nullptr || name->cls == ir::NameClass::kGlobal) return false;
    return static_cast<Loc*>(name->backend)->base.reg == place.reg;
  }
  if (n->op == Op::Closure) {
    for (ir::Name* v : ir::to<ir::Closure>(n)->func->closure_vars) {
      if (mentions(v->outer, place)) return true;
    }
    return false;
  }
  bool found = false;
  ir::for_each_child(n, [&](ir::Node* child) { found = found || mentions(child, place); });
  return found;
}

void Lowerer::inlined_body(ir::InlinedCall* n) { stmts(n->body); }

Loc Lowerer::inlined(ir::InlinedCall* n) {
  inlined_body(n);
  if (n->results.empty()) return {};
  return expr(n->results[0]);
}

Loc Lowerer::recv(ir::Node* channel, const TypeInfo* elem, Opd want, Opd ok) {
  Opd c = value(channel);
  Opd d = dest(want, elem);
  Instr& i = emit(Opcode::ChanRecv, d, c, ok);
  i.wide = elem->slots;
  extend_received(d, elem);
  return at_reg(d, elem);
}

// Received bytes come zero-extended.
void Lowerer::extend_received(Opd v, const TypeInfo* t) {
  if (t->is_signed && t->width < 8) extend(v, v, t);
}

// ---- the rt instruction ---------------------------------------------------------------------

Opd Lowerer::scratch(uint32_t slots) {
  if (out_top_ + slots > fn_->out_slots) fn_->out_slots = out_top_ + slots;
  fn_->has_calls = true;
  return out_slot(static_cast<int32_t>(out_top_));
}

Instr& Lowerer::runtime(uint16_t id, uint64_t pointer, Ref ref) {
  scratch(4);
  Instr& i = emit(Opcode::Rt, out_slot(static_cast<int32_t>(out_top_)), imm(id));
  i.x0 = pointer;
  i.ref = ref != Ref::kNone ? ref : pointer != 0 ? Ref::kType : Ref::kNone;
  return i;
}

// Moves a result out of the outgoing area.
Opd Lowerer::take(Opd from, Opd want, const TypeInfo* type) {
  Opd d = dest(want, type);
  mov(d, from, type->slots);
  return d;
}

}  // namespace vole::cfg
