// Locs: loading, storing, taking addresses and parts. This is where the fused memory instructions
// are chosen.
#include "base/check.h"
#include "compiler/cfg/lower.h"
#include "compiler/ir/type_table.h"

namespace vole::cfg {

namespace {

constexpr int64_t kMaxOffset = 0xFFFF;
constexpr uint8_t kWordBytes = 8;

uint64_t as_word(const void* p) { return reinterpret_cast<uintptr_t>(p); }

Opcode plus(Opcode op, int n) { return static_cast<Opcode>(static_cast<int>(op) + n); }

// The load for a scalar, given the .i8 form of a family: .i8 .u8 .i16 .u16 .i32 .u32 .64.
Opcode load_op(Opcode i8, const TypeInfo* t) {
  switch (t->width) {
    case 1:
      return plus(i8, t->is_signed ? 0 : 1);
    case 2:
      return plus(i8, t->is_signed ? 2 : 3);
    case 4:
      return plus(i8, t->is_signed ? 4 : 5);
    default:
      return plus(i8, 6);
  }
}

// The store, given the .8 form of a family: .8 .16 .32 .64 .ptr.
Opcode store_op(Opcode first, const TypeInfo* t) {
  switch (t->width) {
    case 1:
      return first;
    case 2:
      return plus(first, 1);
    case 4:
      return plus(first, 2);
    default:
      return plus(first, t->cls == RegClass::kPointer ? 4 : 3);
  }
}

// A struct or array that is moved as one, two or three words.
bool whole_words(const TypeInfo* t) { return t->slots <= 3 && t->size == t->slots * int64_t{8}; }

}  // namespace

Loc Lowerer::at_reg(Opd opd, const TypeInfo* type) const {
  Loc l;
  l.kind = type->is_memory() ? Loc::kFrame : Loc::kReg;
  l.base = opd;
  l.type = type;
  return l;
}

Loc Lowerer::at_imm(int64_t bits, const TypeInfo* type) const {
  Loc l;
  l.kind = Loc::kImm;
  l.off = bits;
  l.type = type;
  return l;
}

Loc Lowerer::at_zero(const TypeInfo* type) const {
  if (type->one_slot()) return at_imm(0, type);
  Loc l;
  l.kind = Loc::kZero;
  l.type = type;
  return l;
}

Loc Lowerer::at_mem(Opd pointer, int64_t off, const TypeInfo* type) const {
  Loc l;
  l.kind = Loc::kMem;
  l.base = pointer;
  l.off = off;
  l.type = type;
  return l;
}

Loc Lowerer::at_whole(Opd pointer, const TypeInfo* whole, int64_t off,
                      const TypeInfo* type) const {
  Loc l = at_mem(pointer, off, type);
  l.whole = whole;
  return l;
}

Loc Lowerer::can_fail(Loc l) const {
  l.pos = pos_;
  l.inlined = inline_;
  return l;
}

Loc Lowerer::at_out(int32_t slot, const TypeInfo* type) const {
  return at_reg(out_slot(slot), type);
}

Loc Lowerer::part(Loc l, int64_t off, const TypeInfo* type) {
  switch (l.kind) {
    case Loc::kReg:
      l.base.off += static_cast<int32_t>(off / 8);
      break;
    case Loc::kZero:
      return at_zero(type);
    case Loc::kImm:
    case Loc::kStr:
      l = at_reg(reg(l), l.type);
      l.base.off += static_cast<int32_t>(off / 8);
      break;
    default:
      l.off += off;
  }
  l.type = type;
  return l;
}

Loc Lowerer::field(Loc l, uint32_t index) {
  const TypeInfo* t = l.type;
  return part(l, t->offsets[index], layouts_.field(t, index));
}

// Element at a dynamic index of an array that lies at `array`.
Loc Lowerer::element(const Loc& array, Opd index) {
  const TypeInfo* t = array.type;
  Loc l;
  l.type = l.elem = layouts_.elem(t);
  l.len = t->len;
  l.index = index;
  bool nested = array.kind == Loc::kFrameElem && array.off % 8 == 0 && l.elem->size != 0 &&
                array.elem->size % l.elem->size == 0;
  if (nested) {  // an array in an element of an array: one index over both
    int64_t ratio = array.elem->size / l.elem->size;
    emit(Opcode::ChkIdxI, array.index, imm(static_cast<int32_t>(array.len)));
    emit(Opcode::ChkIdxI, index, imm(static_cast<int32_t>(t->len)));
    Loc row = integer(ir::Op::Mul, at_reg(array.index, layouts_.int_type()),
                      at_imm(ratio, layouts_.int_type()), layouts_.int_type(), {});
    l.kind = Loc::kFrameElem;
    l.base = array.base.plus(static_cast<int32_t>(array.off / 8));
    l.shared = array.shared;
    l.len = array.len * ratio;
    l.index = word();
    emit(Opcode::AddI64, l.index, reg(row), index);
  } else if (array.kind == Loc::kZero ||
             (array.kind == Loc::kFrame && (!array.shared || frame_aligned(array)))) {
    l.kind = Loc::kFrameElem;
    l.base = reg(array);
    l.shared = array.shared;
  } else {
    l.kind = Loc::kArrElem;
    l.base = addr(array);
  }
  return l;
}

// Whether the value is a whole number of slots that an operand can name.
bool Lowerer::frame_aligned(const Loc& l) const {
  if (l.kind != Loc::kFrame || l.off % 8 != 0) return false;
  return !l.type->one_slot() || l.type->width == 8;
}

Opd Lowerer::reg(const Loc& l, Opd want) {
  switch (l.kind) {
    case Loc::kReg:
      return l.base;
    case Loc::kImm:
      if (want.exists() && l.off == static_cast<int32_t>(l.off)) {
        emit(Opcode::LdI, want, imm(static_cast<int32_t>(l.off)));
        return want;
      }
      return constant(static_cast<uint64_t>(l.off), l.type->cls);
    case Loc::kStr:
      return string_const(*static_cast<const std::string_view*>(l.ref), want);
    case Loc::kZero: {
      Opd d = dest(want, l.type);
      zero(d, l.type);
      return d;
    }
    case Loc::kFrame:
      if (frame_aligned(l)) return l.base.plus(static_cast<int32_t>(l.off / 8));
      break;
    case Loc::kNone:
      VOLE_CHECK(false && "no value");
    default:
      break;
  }
  Opd d = dest(want, l.type);
  load(l, d);
  return d;
}

void Lowerer::zero(Opd dst, const TypeInfo* t) {
  if (t->slots == 0) {
    begin(dst, 0);
    return;
  }
  if (t->slots == 1) {
    emit(Opcode::LdI, dst, imm(0));
    return;
  }
  emit(Opcode::Zero, dst, imm(static_cast<int32_t>(t->slots))).wide = t->slots;
}

void Lowerer::load(const Loc& l, Opd dst) {
  AtAccess at(*this, l);
  const TypeInfo* t = l.type;
  if (t->size == 0) return touch(l);
  switch (l.kind) {
    case Loc::kFrame:
      if (frame_aligned(l)) return mov(dst, reg(l), t->slots);
      if (t->is_memory() || t->width == kWordBytes) {
        if (!t->is_memory()) begin(dst, t->slots);
        Instr& i = emit(Opcode::MovFM, Opd{dst.reg, dst.off * 8},
                        Opd{l.base.reg, l.base.off * 8 + static_cast<int32_t>(l.off)});
        i.x1 = static_cast<uint64_t>(t->size);
        return;
      }
      emit(load_op(Opcode::LdFI8, t), dst, l.base).x0 = static_cast<uint64_t>(l.off);
      return;
    case Loc::kMem: {
      Opd p = l.base;
      int64_t off = l.off;
      if (off > kMaxOffset) {
        Opd q = pointer();
        emit(Opcode::Lea, q, p).x0 = static_cast<uint64_t>(off);
        p = q;
        off = 0;
      }
      Opd o = imm(static_cast<int32_t>(off));
      if (t->is_memory() && !whole_words(t)) {
        Instr& i = emit(Opcode::LdM, dst, p, o);
        i.x0 = static_cast<uint64_t>(t->size);
        i.wide = t->slots;
        return;
      }
      Opcode op = t->slots == 2    ? Opcode::Ld2
                  : t->slots == 3  ? Opcode::Ld3
                  : t->is_memory() ? Opcode::Ld64
                                   : load_op(Opcode::LdI8, t);
      emit(op, dst, p, o).x1 = off == l.off ? as_word(l.whole) : 0;
      return;
    }
    case Loc::kGlobal:
      return load_global(l, dst);
    case Loc::kElem:
    case Loc::kArrElem:
    case Loc::kFrameElem:
      return load_elem(l, dst);
    default:
      return mov(dst, reg(l, dst), t->slots);
  }
}

void Lowerer::load_global(const Loc& l, Opd dst) {
  const TypeInfo* t = l.type;
  Opd off{kImmReg, static_cast<int32_t>(l.off)};
  Instr& i = t->one_slot() ? emit(load_op(Opcode::LdGI8, t), dst, {}, off)
                           : emit(Opcode::LdGM, dst, {}, off);
  i.x1 = as_word(l.ref);
  if (!t->one_slot()) {
    i.x0 = static_cast<uint64_t>(t->size);
    i.wide = t->slots;
  }
}

void Lowerer::load_elem(const Loc& l, Opd dst) {
  const TypeInfo* t = l.type;
  const TypeInfo* e = l.elem;
  bool whole = l.off == 0 && t->size == e->size;
  uint64_t stride = static_cast<uint64_t>(e->size);
  if (l.kind == Loc::kElem) {
    if (t->one_slot()) {
      if (whole) {
        emit(load_op(Opcode::LdXI8, t), dst, l.base, l.index);
      } else {
        emit(load_op(Opcode::LdXOI8, t), dst, l.base, l.index).x0 =
            stride | static_cast<uint64_t>(l.off) << 32;
      }
      return;
    }
    if (whole) {
      if (!t->is_memory() || whole_words(t)) {
        Opcode op = t->slots == 1 ? Opcode::LdX64 : t->slots == 2 ? Opcode::LdX2 : Opcode::LdX3;
        emit(op, dst, l.base, l.index);
        return;
      }
      Instr& i = emit(Opcode::LdXM, dst, l.base, l.index);
      i.x0 = stride;
      i.wide = t->slots;
      return;
    }
  } else if (l.kind == Loc::kArrElem) {
    if (t->one_slot() && whole) {
      emit(load_op(Opcode::LdAXI8, t), dst, l.base, l.index).x0 = static_cast<uint64_t>(l.len);
      return;
    }
  } else {
    uint64_t ext = static_cast<uint64_t>(l.len) | stride << 32;
    if (whole) {
      Instr& i =
          emit(t->one_slot() ? load_op(Opcode::LdFXI8, t) : Opcode::LdFXM, dst, l.base, l.index);
      i.x0 = ext;
      i.wide = t->slots;
      return;
    }
    if (t->one_slot() && l.off % 8 == 0) {
      emit(load_op(Opcode::LdFXI8, t), dst, l.base.plus(static_cast<int32_t>(l.off / 8)), l.index)
          .x0 = ext;
      return;
    }
    Loc elem = l;
    elem.off = 0;
    elem.type = e;
    Opd copy = temp(e);
    load_elem(elem, copy);
    load(part(at_reg(copy, e), l.off, t), dst);
    return;
  }
  load(at_mem(addr(l), 0, t), dst);
}

// The panics that reading `l` would cause, without the value.
void Lowerer::touch(const Loc& l) {
  AtAccess at(*this, l);
  switch (l.kind) {
    case Loc::kMem:
      emit(Opcode::ChkNil, l.base);
      return;
    case Loc::kElem:
      emit(Opcode::ChkIdx, l.index, l.base.plus(1));
      return;
    case Loc::kArrElem:
      emit(Opcode::ChkNil, l.base);
      [[fallthrough]];
    case Loc::kFrameElem:
      emit(Opcode::ChkIdxI, l.index, imm(static_cast<int32_t>(l.len)));
      return;
    default:
      return;
  }
}

Opd Lowerer::into(const Loc& l, Opd want) {
  if (!want.exists()) return reg(l);
  Opd r = reg(l, want);
  mov(want, r, l.type->slots);
  return want;
}

void Lowerer::store(const Loc& dst, const Loc& src) {
  if (dst.kind == Loc::kNone) return touch(src);
  const TypeInfo* t = dst.type;
  if (t->size == 0) {
    touch(src);
    touch(dst);
    if (dst.kind == Loc::kFrame) begin(dst.base, 0);
    return;
  }
  if (in_slots(dst)) {
    into(src, reg(dst));
    return;
  }
  // A store through a nil pointer fails in the assignment, an index at its bracket.
  AtAccess at(*this, dst.kind == Loc::kMem ? Loc{} : dst);
  switch (dst.kind) {
    case Loc::kFrame:
      return store_frame(dst, src);
    case Loc::kMem:
      return store_mem(dst, src);
    case Loc::kGlobal:
      return store_global(dst, src);
    case Loc::kElem:
    case Loc::kArrElem:
    case Loc::kFrameElem:
      return store_elem(dst, src);
    default:
      VOLE_CHECK(false && "not a place");
  }
}

// A part of frame memory that is not a whole number of slots, or a complex64 across two.
void Lowerer::store_frame(const Loc& dst, const Loc& src) {
  const TypeInfo* t = dst.type;
  if (!t->is_memory() && t->width < kWordBytes) {
    emit(store_op(Opcode::StF8, t), reg(src), dst.base).x0 = static_cast<uint64_t>(dst.off);
    return;
  }
  Opd from = reg(src);
  Instr& i =
      emit(Opcode::MovFM, Opd{dst.base.reg, dst.base.off * 8 + static_cast<int32_t>(dst.off)},
           Opd{from.reg, from.off * 8});
  i.x1 = static_cast<uint64_t>(t->size);
}

void Lowerer::store_mem(const Loc& dst, const Loc& src) {
  const TypeInfo* t = dst.type;
  Opd p = dst.base;
  int64_t off = dst.off;
  bool by_address = t->is_memory() &&
                    (src.kind == Loc::kZero || src.kind == Loc::kMem || src.kind == Loc::kGlobal ||
                     src.kind == Loc::kElem || src.kind == Loc::kArrElem);
  if (by_address) {
    Opd from = src.kind == Loc::kZero ? Opd{} : addr(src);
    p = addr(dst);
    if (src.kind == Loc::kZero)
      emit(Opcode::ZeroM, p).x0 = as_word(t->type);
    else
      emit(Opcode::CopyM, p, from).x0 = as_word(t->type);
    return;
  }
  Opd v = reg(src);
  uint64_t whole = as_word(dst.whole);
  if (off > kMaxOffset) {
    p = addr(dst);
    off = 0;
    whole = 0;
  }
  Opd o = imm(static_cast<int32_t>(off));
  auto put = [&](Opcode op) { emit(op, p, v, o).x1 = whole; };
  switch (t->cls) {
    case RegClass::kWord:
    case RegClass::kPointer:
      return put(store_op(Opcode::St8, t));
    case RegClass::kString:
      return put(Opcode::StStr);
    case RegClass::kSlice:
      return put(Opcode::StSlice);
    case RegClass::kIface:
      return put(Opcode::StIface);
    default: {
      Instr& i = emit(Opcode::StM, p, v, o);
      i.x0 = as_word(t->type);
      i.x1 = whole;
      i.wide = whole_words(t) ? t->slots : 0;
    }
  }
}

void Lowerer::store_global(const Loc& dst, const Loc& src) {
  const TypeInfo* t = dst.type;
  if (t->is_memory() && t->slots != 1 && src.kind != Loc::kFrame) {
    Loc at = at_mem(addr(dst), 0, t);
    return store_mem(at, src);
  }
  Opd v = reg(src);
  Opd off{kImmReg, static_cast<int32_t>(dst.off)};
  Instr& i =
      t->one_slot() ? emit(store_op(Opcode::StG8, t), v, {}, off) : emit(Opcode::StGM, v, {}, off);
  i.x1 = as_word(dst.ref);
  if (!t->one_slot()) i.x0 = as_word(t->type);
}

void Lowerer::store_elem(const Loc& dst, const Loc& src) {
  const TypeInfo* t = dst.type;
  const TypeInfo* e = dst.elem;
  bool whole = dst.off == 0 && t->size == e->size;
  uint64_t stride = static_cast<uint64_t>(e->size);
  if (dst.kind == Loc::kFrameElem) {
    Opd v = reg(src);
    uint64_t ext = static_cast<uint64_t>(dst.len) | stride << 32;
    if (t->one_slot() && (whole || dst.off % 8 == 0)) {
      Opcode op = t->width == 1   ? Opcode::StFX8
                  : t->width == 2 ? Opcode::StFX16
                  : t->width == 4 ? Opcode::StFX32
                                  : Opcode::StFX64;
      Instr& i = emit(op, dst.base.plus(static_cast<int32_t>(dst.off / 8)), dst.index, v);
      i.x0 = ext;
      return;
    }
    if (!whole) {  // read, change, write back
      Loc elem = dst;
      elem.off = 0;
      elem.type = e;
      Opd copy = temp(e);
      load_elem(elem, copy);
      store(part(at_reg(copy, e), dst.off, t), at_reg(v, t));
      return store_elem(elem, at_reg(copy, e));
    }
    emit(Opcode::StFXM, dst.base, dst.index, v).x0 = ext;
    return;
  }
  if (dst.kind == Loc::kElem) {
    if (t->one_slot()) {
      Opd v = reg(src);
      if (whole) {
        emit(store_op(Opcode::StX8, t), dst.base, dst.index, v);
      } else {
        emit(store_op(Opcode::StXO8, t), dst.base, dst.index, v).x0 =
            stride | static_cast<uint64_t>(dst.off) << 32;
      }
      return;
    }
    if (whole && (!t->is_memory() || src.kind == Loc::kFrame)) {
      Opd v = reg(src);
      emit(Opcode::StXM, dst.base, dst.index, v).x0 = as_word(t->type);
      return;
    }
  } else if (t->one_slot() && whole) {
    Opd v = reg(src);
    emit(store_op(Opcode::StAX8, t), dst.base, dst.index, v).x0 = static_cast<uint64_t>(dst.len);
    return;
  }
  Loc from = t->is_memory() ? src : at_reg(reg(src), t);
  store_mem(at_mem(addr(dst), 0, t), from);
}

Opd Lowerer::addr(const Loc& l, bool check_nil) {
  AtAccess at(*this, l);
  switch (l.kind) {
    case Loc::kMem: {
      if (l.off == 0 && !check_nil) return l.base;
      Opd d = pointer();
      emit(Opcode::Lea, d, l.base).x0 = static_cast<uint64_t>(l.off);
      return d;
    }
    case Loc::kGlobal: {
      Opd base = address(Ref::kGlobal, l.ref);
      return l.off == 0 ? base : addr(at_mem(base, l.off, l.type));
    }
    case Loc::kElem: {
      Opd d = pointer();
      emit(Opcode::LeaX, d, l.base, l.index).x0 = static_cast<uint64_t>(l.elem->size);
      return l.off == 0 ? d : addr(at_mem(d, l.off, l.type));
    }
    case Loc::kArrElem: {
      Opd d = pointer();
      emit(Opcode::LeaAX, d, l.base, l.index).x0 =
          static_cast<uint64_t>(l.len) | static_cast<uint64_t>(l.elem->size) << 32;
      return l.off == 0 ? d : addr(at_mem(d, l.off, l.type));
    }
    case Loc::kFrameElem:
      if (l.shared) {
        Loc element = l;
        element.kind = Loc::kArrElem;
        element.base = pointer();
        emit(Opcode::LeaF, element.base, l.base).x0 = 0;
        return addr(element);
      }
      return addr_of_copy(l);
    case Loc::kFrame:
      if (l.shared) {
        Opd d = pointer();
        emit(Opcode::LeaF, d, l.base).x0 = static_cast<uint64_t>(l.off);
        return d;
      }
      return addr_of_copy(l);
    default:
      return addr_of_copy(l);
  }
}

// The address of a value: it gets a place of its own.
Opd Lowerer::addr_of_copy(const Loc& l) {
  if (l.type->slots > 0 && fits_frame(l.type->size, l.type->ptr_bytes != 0)) {
    Opd o = new_object(l.type);
    store(at_reg(o, l.type), l);
    return address_of(o);
  }
  Opd d = pointer();
  emit(Opcode::New, d).x0 = as_word(l.type->type);
  store(at_mem(d, 0, l.type), l);
  return d;
}

// A copy in a temporary, which later stores cannot change.
Loc Lowerer::freeze(const Loc& l) {
  if (l.kind == Loc::kImm || l.kind == Loc::kStr || l.kind == Loc::kZero || l.kind == Loc::kNone) {
    return l;
  }
  if (l.type->size == 0) {
    touch(l);
    return at_zero(l.type);
  }
  if (l.type->slots == 0) {  // too large for a frame
    large_.locals += static_cast<uint64_t>(l.type->size);
    Opd d = pointer();
    emit(Opcode::New, d).x0 = as_word(l.type->type);
    store_mem(at_mem(d, 0, l.type), l);
    return at_mem(d, 0, l.type);
  }
  Opd t = temp(l.type);
  into(l, t);
  return at_reg(t, l.type);
}

// ---- constants -----------------------------------------------------------------------------

namespace {
constexpr uint32_t kMaxHoistedConstants = 32;
}

// In a loop, constants are loaded once before the outermost loop.
Opd Lowerer::constant(uint64_t bits, RegClass cls) {
  auto put = [&](Opd d) -> Instr& {
    int64_t v = static_cast<int64_t>(bits);
    if (v == static_cast<int32_t>(v)) return emit(Opcode::LdI, d, imm(static_cast<int32_t>(v)));
    Instr& i = emit(Opcode::LdK, d);
    i.x0 = bits;
    return i;
  };
  if (loops_.empty() || dead()) {
    Opd d = temp(cls, 1);
    put(d);
    return d;
  }
  Loop& loop = loops_.front();
  for (auto& [b, opd] : loop.constants) {
    if (b == bits) return opd;
  }
  Opd d = temp(cls == RegClass::kPointer ? RegClass::kWord : cls, 1);
  if (hoisted_constants_ >= kMaxHoistedConstants) {
    put(d);
    return d;
  }
  hoisted_constants_++;
  BlockId here = cur_;
  cur_ = loop.preheader;
  put(d);
  cur_ = here;
  loop.constants.emplace_back(bits, d);
  return d;
}

// The address of something that does not move: descriptors, func values, globals.
Opd Lowerer::address(Ref ref, const void* what) {
  auto put = [&](Opd d) {
    if (ref == Ref::kGlobal) {
      const auto* global = static_cast<const ir::Global*>(what);
      if (global->type != nullptr && layouts_.info(global->type)->size == 0) {
        emit(Opcode::New, d).x0 = as_word(global->type);  // where all empty things are
        return;
      }
      emit(Opcode::LeaG, d, {}, imm(0)).x1 = as_word(what);
      return;
    }
    Instr& i = emit(Opcode::LdK, d);
    i.x0 = as_word(what);
    i.ref = ref;
  };
  Opd d = word();
  if (loops_.empty() || dead() || hoisted_constants_ >= kMaxHoistedConstants || ref == Ref::kItab) {
    put(d);
    return d;
  }
  Loop& loop = loops_.front();
  for (auto& [p, opd] : loop.addresses) {
    if (p == what) return opd;
  }
  hoisted_constants_++;
  BlockId here = cur_;
  cur_ = loop.preheader;
  put(d);
  cur_ = here;
  loop.addresses.emplace_back(what, d);
  return d;
}

Opd Lowerer::string_const(std::string_view text, Opd want) {
  const auto* kept = arena_.make<std::string_view>(text);
  auto put = [&](Opd d) {
    Instr& i = emit(Opcode::LdStr, d);
    i.x0 = as_word(kept);
    i.x1 = text.size();
    i.ref = Ref::kString;
  };
  if (want.exists() || loops_.empty() || dead() || hoisted_constants_ >= kMaxHoistedConstants) {
    Opd d = dest(want, layouts_.string_type());
    put(d);
    return d;
  }
  Loop& loop = loops_.front();
  for (auto& [p, opd] : loop.addresses) {
    if (p == text.data() && fn_->regs[opd.reg].slots == 2) return opd;
  }
  hoisted_constants_++;
  Opd d = temp(layouts_.string_type());
  BlockId here = cur_;
  cur_ = loop.preheader;
  put(d);
  cur_ = here;
  loop.addresses.emplace_back(text.data(), d);
  return d;
}

}  // namespace vole::cfg
