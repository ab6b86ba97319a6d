// Computing type layouts: Go's sizes and alignments on amd64, with the frame classes that the back
// end adds. Arrays keep their element, so that a pointer mask is never stored for its full length.
#include "compiler/cfg/layout.h"

#include "base/check.h"
#include "compiler/ir/type_table.h"
#include "compiler/types/object.h"
#include "compiler/types/predicates.h"

namespace vole::cfg {

using bytecode::Kind;
using types::BasicKind;
using types::TypeKind;

namespace {

// Larger values have no frame representation; variables of that size live in heap cells.
constexpr int64_t kMaxFrameBytes = int64_t{8} * 60000;

int64_t round_up(int64_t value, int64_t align) { return (value + align - 1) / align * align; }

uint64_t mix(const void* p) {
  uint64_t x = reinterpret_cast<uintptr_t>(p);
  x *= 0x9E3779B97F4A7C15u;
  return x >> 20;
}

}  // namespace

Layouts::Layouts(ir::TypeTable& types) : types_(types), table_(1024) {
  int_ = info(types.basic(BasicKind::kInt));
  uintptr_ = info(types.basic(BasicKind::kUintptr));
  pointer_ = info(types.basic(BasicKind::kUnsafePointer));
  string_ = info(types.basic(BasicKind::kString));
  bool_ = info(types.basic(BasicKind::kBool));
  byte_ = info(types.basic(BasicKind::kUint8));
}

const TypeInfo* Layouts::info(const types::Type* type) {
  size_t mask = table_.size() - 1;
  for (size_t i = mix(type) & mask;; i = (i + 1) & mask) {
    if (table_[i].key == type) return table_[i].value;
    if (table_[i].key == nullptr) break;
  }
  TypeInfo* made = compute(type);  // may add others
  if ((count_ + 1) * 2 > table_.size()) grow();
  mask = table_.size() - 1;
  size_t i = mix(type) & mask;
  while (table_[i].key != nullptr) {
    if (table_[i].key == type) return table_[i].value;
    i = (i + 1) & mask;
  }
  table_[i] = {type, made};
  count_++;
  return made;
}

void Layouts::grow() {
  std::vector<Entry> old(table_.size() * 2);
  old.swap(table_);
  size_t mask = table_.size() - 1;
  for (const Entry& e : old) {
    if (e.key == nullptr) continue;
    size_t i = mix(e.key) & mask;
    while (table_[i].key != nullptr) i = (i + 1) & mask;
    table_[i] = e;
  }
}

const TypeInfo* Layouts::elem(const TypeInfo* info) {
  if (info->elem != nullptr) return info->elem;
  const types::Type* u = info->under;
  const types::Type* e = nullptr;
  if (auto* p = types::as<types::Pointer>(u)) e = p->elem;
  if (auto* s = types::as<types::Slice>(u)) e = s->elem;
  if (auto* a = types::as<types::Array>(u)) e = a->elem;
  if (auto* m = types::as<types::Map>(u)) e = m->elem;
  if (auto* c = types::as<types::Chan>(u)) e = c->elem;
  if (info->cls == RegClass::kString) return byte_;
  VOLE_CHECK(e != nullptr);
  return const_cast<TypeInfo*>(info)->elem = this->info(e);
}

const TypeInfo* Layouts::field(const TypeInfo* info, uint32_t index) {
  return this->info(types::as<types::Struct>(info->under)->fields[index]->type);
}

void Layouts::compute_basic(TypeInfo* info) {
  const auto* b = types::as<types::Basic>(info->under);
  auto scalar = [&](Kind kind, uint8_t width, bool is_signed) {
    info->kind = kind;
    info->width = width;
    info->size = info->align = width;
    info->is_signed = is_signed;
    info->slots = 1;
    info->comparable_memory = true;
  };
  switch (b->basic) {
    case BasicKind::kBool:
    case BasicKind::kUntypedBool:
      return scalar(Kind::Bool, 1, false);
    case BasicKind::kInt:
    case BasicKind::kUntypedInt:
      return scalar(Kind::Int, 8, true);
    case BasicKind::kInt8:
      return scalar(Kind::Int8, 1, true);
    case BasicKind::kInt16:
      return scalar(Kind::Int16, 2, true);
    case BasicKind::kInt32:
    case BasicKind::kUntypedRune:
      return scalar(Kind::Int32, 4, true);
    case BasicKind::kInt64:
      return scalar(Kind::Int64, 8, true);
    case BasicKind::kUint:
      return scalar(Kind::Uint, 8, false);
    case BasicKind::kUint8:
      return scalar(Kind::Uint8, 1, false);
    case BasicKind::kUint16:
      return scalar(Kind::Uint16, 2, false);
    case BasicKind::kUint32:
      return scalar(Kind::Uint32, 4, false);
    case BasicKind::kUint64:
      return scalar(Kind::Uint64, 8, false);
    case BasicKind::kUintptr:
      return scalar(Kind::Uintptr, 8, false);
    case BasicKind::kFloat32:
      scalar(Kind::Float32, 4, false);
      break;
    case BasicKind::kFloat64:
    case BasicKind::kUntypedFloat:
      scalar(Kind::Float64, 8, false);
      break;
    case BasicKind::kComplex64:
      scalar(Kind::Complex64, 8, false);
      info->align = 4;
      info->comparable_memory = false;
      return;
    case BasicKind::kComplex128:
    case BasicKind::kUntypedComplex:
      info->kind = Kind::Complex128;
      info->cls = RegClass::kComplex;
      info->size = 16;
      info->align = 8;
      info->slots = 2;
      return;
    case BasicKind::kString:
    case BasicKind::kUntypedString:
      info->kind = Kind::String;
      info->cls = RegClass::kString;
      info->size = 16;
      info->align = 8;
      info->slots = 2;
      info->ptr_bytes = 8;
      return;
    case BasicKind::kUnsafePointer:
    case BasicKind::kUntypedNil:
      scalar(Kind::UnsafePointer, 8, false);
      info->cls = RegClass::kPointer;
      info->ptr_bytes = 8;
      info->direct_iface = true;
      return;
    default:
      VOLE_CHECK(false && "invalid type reached the back end");
  }
  info->is_float = true;
  info->comparable_memory = false;
}

void Layouts::compute_struct(TypeInfo* info) {
  const auto* s = types::as<types::Struct>(info->under);
  info->kind = Kind::Struct;
  info->cls = RegClass::kMemory;
  info->offsets = arena_.make_list<int64_t>(s->fields.size());
  info->comparable_memory = true;
  int64_t offset = 0;
  int64_t used = 0;
  uint8_t align = 1;
  for (size_t i = 0; i < s->fields.size(); i++) {
    const TypeInfo* f = this->info(s->fields[i]->type);
    offset = round_up(offset, f->align);
    if (offset != used || !f->comparable_memory || s->fields[i]->name == "_") {
      info->comparable_memory = false;
    }
    info->offsets[i] = offset;
    if (f->ptr_bytes != 0) info->ptr_bytes = offset + f->ptr_bytes;
    if (f->align > align) align = f->align;
    offset += f->size;
    used = offset;
    // A pointer to a last field of size 0 must not point behind the object.
    if (f->size == 0 && i + 1 == s->fields.size() && offset > 0) offset++;
  }
  info->align = align;
  info->size = round_up(offset, align);
  if (info->size != used) info->comparable_memory = false;
  info->needs_address = !inner_arrays_fit(info, 0, 0);
  if (s->fields.size() == 1) info->direct_iface = field(info, 0)->direct_iface;
}

void Layouts::compute_array(TypeInfo* info) {
  const auto* a = types::as<types::Array>(info->under);
  info->kind = Kind::Array;
  info->cls = RegClass::kMemory;
  info->len = a->len;
  info->elem = this->info(a->elem);
  info->align = info->elem->align;
  info->size = info->elem->size * a->len;
  info->comparable_memory = info->elem->comparable_memory;
  if (info->elem->ptr_bytes != 0 && a->len > 0) {
    info->ptr_bytes = info->elem->size * (a->len - 1) + info->elem->ptr_bytes;
  }
  info->direct_iface = a->len == 1 && info->elem->direct_iface;
  info->needs_address =
      info->elem->is_memory() && !inner_arrays_fit(info->elem, 0, info->elem->size);
}

// Whether each array within an element of `stride` bytes, itself at `offset` in it, has elements
// whose size divides the stride and starts at a whole slot: then an index of both works.
bool Layouts::inner_arrays_fit(const TypeInfo* t, int64_t offset, int64_t stride) {
  if (t->needs_address) return false;
  if (t->kind == Kind::Array) {
    if (t->len <= 1 || t->elem->size == 0)
      return t->len == 0 || inner_arrays_fit(t->elem, offset, stride);
    return offset % 8 == 0 && stride % t->elem->size == 0 &&
           inner_arrays_fit(t->elem, offset, t->elem->size);
  }
  if (t->kind != Kind::Struct) return true;
  for (uint32_t i = 0; i < t->offsets.size(); i++) {
    if (!inner_arrays_fit(field(t, i), offset + t->offsets[i], stride)) return false;
  }
  return true;
}

TypeInfo* Layouts::compute(const types::Type* type) {
  TypeInfo* info = arena_.make<TypeInfo>();
  info->type = type;
  info->under = types_.underlying(type);
  auto pointer = [&](Kind kind) {
    info->kind = kind;
    info->cls = RegClass::kPointer;
    info->size = info->align = info->width = 8;
    info->slots = 1;
    info->ptr_bytes = 8;
    info->direct_iface = true;
    info->comparable_memory = kind == Kind::Pointer || kind == Kind::Chan;
  };
  auto header = [&](Kind kind, RegClass cls, uint32_t slots, int64_t ptr_bytes) {
    info->kind = kind;
    info->cls = cls;
    info->size = slots * 8;
    info->align = 8;
    info->slots = slots;
    info->ptr_bytes = ptr_bytes;
  };
  switch (info->under->kind) {
    case TypeKind::kBasic:
      compute_basic(info);
      break;
    case TypeKind::kPointer:
      pointer(Kind::Pointer);
      break;
    case TypeKind::kMap:
      pointer(Kind::Map);
      break;
    case TypeKind::kChan:
      pointer(Kind::Chan);
      break;
    case TypeKind::kSignature:
      pointer(Kind::Func);
      break;
    case TypeKind::kSlice:
      header(Kind::Slice, RegClass::kSlice, 3, 8);
      break;
    case TypeKind::kInterface:
      header(Kind::Interface, RegClass::kIface, 2, 16);
      break;
    case TypeKind::kStruct:
      compute_struct(info);
      break;
    case TypeKind::kArray:
      compute_array(info);
      break;
    default:
      VOLE_CHECK(false && "a type that no value has reached the back end");
  }
  if (info->cls == RegClass::kMemory) {
    info->slots = info->size <= kMaxFrameBytes ? static_cast<uint32_t>((info->size + 7) / 8) : 0;
  }
  return info;
}

void Layouts::add_pointer_bits(const TypeInfo* info, uint32_t first_bit, uint64_t* bits) {
  if (info->ptr_bytes == 0) return;
  auto set = [&](uint32_t bit) { bits[bit / 64] |= uint64_t{1} << bit % 64; };
  switch (info->cls) {
    case RegClass::kPointer:
    case RegClass::kString:
    case RegClass::kSlice:
      return set(first_bit);
    case RegClass::kIface:
      // The first word points to a descriptor or itab, which is not in the heap but for those
      // that reflection makes; Go's masks have both bits.
      set(first_bit);
      return set(first_bit + 1);
    case RegClass::kMemory:
      break;
    default:
      return;
  }
  if (info->kind == Kind::Array) {
    if (info->len == 0) return;
    for (int64_t i = 0; i < info->len; i++) {
      add_pointer_bits(info->elem, first_bit + static_cast<uint32_t>(i * info->elem->size / 8),
                       bits);
    }
    return;
  }
  for (uint32_t i = 0; i < info->offsets.size(); i++) {
    add_pointer_bits(field(info, i), first_bit + static_cast<uint32_t>(info->offsets[i] / 8), bits);
  }
}

std::vector<uint8_t> Layouts::pointer_mask(const TypeInfo* info) {
  size_t words = static_cast<size_t>(info->ptr_bytes / 8);
  std::vector<uint64_t> bits(words / 64 + 2);
  add_pointer_bits(info, 0, bits.data());
  std::vector<uint8_t> bytes((words + 7) / 8);
  for (size_t i = 0; i < bytes.size(); i++) {
    bytes[i] = static_cast<uint8_t>(bits[i / 8] >> i % 8 * 8);
  }
  return bytes;
}

}  // namespace vole::cfg
