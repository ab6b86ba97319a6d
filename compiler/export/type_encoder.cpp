// Writing types and constants; see type_codec.h.
#include "compiler/export/type_codec.h"
#include "compiler/types/named.h"

namespace vole::export_data {

using namespace vole::types;

void TypeEncoder::constant(const Constant* value, ByteWriter& out) {
  auto tag = [&](ConstantTag t) { out.u8(static_cast<uint8_t>(t)); };
  switch (value->kind()) {
    case ConstantKind::kBool:
      tag(ConstantTag::kBool);
      out.u8(value->bool_value());
      break;
    case ConstantKind::kString:
      tag(ConstantTag::kString);
      out.text(value->string_value());
      break;
    case ConstantKind::kInt: {
      int64_t small;
      if (value->to_int64(&small)) {
        tag(ConstantTag::kInt64);
        out.sint(small);
      } else {
        tag(ConstantTag::kBigInt);
        out.text(value->exact_string());
      }
      break;
    }
    case ConstantKind::kFloat:
      tag(ConstantTag::kFloat);
      out.text(value->exact_string());
      break;
    default: {
      tag(ConstantTag::kComplex);
      ConstantPool& pool = const_cast<Universe&>(universe_).constants();
      constant(pool.real(value), out);
      constant(pool.imag(value), out);
    }
  }
}

uint32_t TypeEncoder::type(const Type* t) {
  auto [at, added] = type_index_.emplace(t, static_cast<uint32_t>(type_records_.size()));
  uint32_t index = at->second;
  if (!added) {
    tainted_now_ |= tainted_[index];
    return index;
  }
  type_records_.emplace_back();
  tainted_.push_back(false);
  bool outer = std::exchange(tainted_now_, false);
  ByteWriter out;
  type_record(t, out);
  type_records_[index] = out.bytes();
  tainted_[index] = tainted_now_;
  tainted_now_ |= outer;
  return index;
}

void TypeEncoder::basic(const Basic* t, ByteWriter& out) {
  auto tag = [&](TypeTag tag) { out.u8(static_cast<uint8_t>(tag)); };
  if (t == universe_.byte_type()) return tag(TypeTag::kByte);
  if (t == universe_.rune_type()) return tag(TypeTag::kRune);
  tag(TypeTag::kBasic);
  out.u8(static_cast<uint8_t>(t->basic));
}

void TypeEncoder::named_reference(const TypeName* object, const TypeList& targs, ByteWriter& out) {
  out.u8(static_cast<uint8_t>(TypeTag::kNamed));
  out.text(object->pkg->path);
  out.text(key_of(object, !targs.empty()));
  out.uint(targs.size());
  for (const Type* t : targs) out.uint(type(t));
}

void TypeEncoder::struct_record(const Struct* t, ByteWriter& out) {
  out.uint(t->fields.size());
  for (size_t i = 0; i < t->fields.size(); ++i) {
    const Var* field = t->fields[i];
    out.text(field->name);
    out.text(field->pkg ? field->pkg->path : std::string());
    out.uint(type(field->type));
    out.u8(field->embedded);
    out.text(t->tag(i));
  }
}

void TypeEncoder::variables(const Tuple* tuple, ByteWriter& out) {
  out.uint(tuple ? tuple->vars.size() : 0);
  if (!tuple) return;
  for (const Var* v : tuple->vars) {
    out.text(v->name);
    out.uint(type(v->type));
  }
}

void TypeEncoder::signature(const Signature* t, ByteWriter& out) {
  variables(t->params, out);
  variables(t->results, out);
  out.u8(t->variadic);
}

void TypeEncoder::interface_record(const Interface* t, ByteWriter& out) {
  out.uint(t->methods.size());
  for (const Func* m : t->methods) {
    out.text(m->name);
    out.text(m->pkg ? m->pkg->path : std::string());
    out.uint(type(m->type));
  }
  out.uint(t->embeddeds.size());
  for (const Type* embedded : t->embeddeds) out.uint(type(embedded));
  out.u8(t->implicit);
}

void TypeEncoder::type_record(const Type* t, ByteWriter& out) {
  auto tag = [&](TypeTag tag) { out.u8(static_cast<uint8_t>(tag)); };
  if (t == universe_.any_type()) return tag(TypeTag::kAny);
  if (t == universe_.error_type()) return tag(TypeTag::kError);
  if (t == universe_.comparable_type()) return tag(TypeTag::kComparable);
  switch (t->kind) {
    case TypeKind::kBasic:
      return basic(static_cast<const Basic*>(t), out);
    case TypeKind::kNamed: {
      auto* named = static_cast<const Named*>(t);
      if (named->obj->pkg != nullptr && named->obj->pkg->path == "go.shape") {
        tag(TypeTag::kShape);
        return out.uint(type(named->underlying));
      }
      return named_reference(named->obj, named->targs, out);
    }
    case TypeKind::kAlias: {
      auto* alias = static_cast<const Alias*>(t);
      return named_reference(alias->obj, alias->targs, out);
    }
    case TypeKind::kPointer:
      tag(TypeTag::kPointer);
      return out.uint(type(static_cast<const Pointer*>(t)->elem));
    case TypeKind::kSlice:
      tag(TypeTag::kSlice);
      return out.uint(type(static_cast<const Slice*>(t)->elem));
    case TypeKind::kArray:
      tag(TypeTag::kArray);
      out.sint(static_cast<const Array*>(t)->len);
      return out.uint(type(static_cast<const Array*>(t)->elem));
    case TypeKind::kMap:
      tag(TypeTag::kMap);
      out.uint(type(static_cast<const Map*>(t)->key));
      return out.uint(type(static_cast<const Map*>(t)->elem));
    case TypeKind::kChan:
      tag(TypeTag::kChan);
      out.u8(static_cast<uint8_t>(static_cast<const Chan*>(t)->dir));
      return out.uint(type(static_cast<const Chan*>(t)->elem));
    case TypeKind::kStruct:
      tag(TypeTag::kStruct);
      return struct_record(static_cast<const Struct*>(t), out);
    case TypeKind::kSignature:
      tag(TypeTag::kSignature);
      return signature(static_cast<const Signature*>(t), out);
    case TypeKind::kInterface:
      tag(TypeTag::kInterface);
      return interface_record(static_cast<const Interface*>(t), out);
    case TypeKind::kUnion: {
      tag(TypeTag::kUnion);
      auto* u = static_cast<const Union*>(t);
      out.uint(u->terms.size());
      for (const Term& term : u->terms) {
        out.u8(term.tilde);
        out.uint(type(term.type));
      }
      return;
    }
    case TypeKind::kTuple:
      tag(TypeTag::kTuple);
      return variables(static_cast<const Tuple*>(t), out);
    case TypeKind::kTypeParam:
      // Only in generic declarations, which are not exported this way.
      taint();
      tag(TypeTag::kBasic);
      out.u8(0);
  }
}

}  // namespace vole::export_data
