// Writes export data: starts at the exported objects and takes along every type they mention;
// unexported and local types among them get entries too (local ones under names that no source
// can spell).
#include "compiler/export/writer.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <vector>

#include "compiler/export/format.h"
#include "compiler/types/constant.h"
#include "compiler/types/named.h"
#include "compiler/types/universe.h"

namespace vole::export_data {

namespace {

using namespace vole::types;

class Writer {
 public:
  Writer(const Package& package, const Universe& universe)
      : package_(package), universe_(universe) {}

  std::string write();

 private:
  struct Entry {
    std::string key;
    const Object* object;
    std::string record;
  };

  bool is_generic(const Object* object) const;
  void add_object(const Object* object, std::string key);
  std::string key_of(const TypeName* object);
  void object_record(const Object* object, ByteWriter& out);
  void methods_record(const Named* named, ByteWriter& out);
  void constant(const Constant* value, ByteWriter& out);
  uint32_t type(const Type* t);
  void type_record(const Type* t, ByteWriter& out);
  void named_reference(const TypeName* object, const TypeList& targs, ByteWriter& out);
  void basic(const Basic* t, ByteWriter& out);
  void struct_record(const Struct* t, ByteWriter& out);
  void signature(const Signature* t, ByteWriter& out);
  void variables(const Tuple* tuple, ByteWriter& out);
  void interface_record(const Interface* t, ByteWriter& out);

  const Package& package_;
  const Universe& universe_;
  std::vector<Entry> entries_;
  std::unordered_map<const Object*, std::string> keys_;
  std::unordered_map<const Type*, uint32_t> type_index_;
  std::vector<std::string> type_records_;
  bool from_source_ = false;
};

bool Writer::is_generic(const Object* object) const {
  if (const Func* f = as<Func>(object)) return !f->signature()->tparams.empty();
  if (as<TypeName>(object)) return !type_params_of(object->type).empty();
  return false;
}

std::string Writer::key_of(const TypeName* object) {
  auto found = keys_.find(object);
  if (found != keys_.end()) return found->second;
  std::string key(object->name);
  // A type declared inside a function: the dot keeps it out of reach of source.
  if (object->parent != package_.scope) key += "." + std::to_string(keys_.size());
  add_object(object, key);
  return key;
}

void Writer::add_object(const Object* object, std::string key) {
  if (!keys_.emplace(object, key).second) return;
  size_t index = entries_.size();
  entries_.push_back({std::move(key), object, {}});
  ByteWriter out;
  object_record(object, out);
  entries_[index].record = out.bytes();
}

void Writer::object_record(const Object* object, ByteWriter& out) {
  auto tag = [&](ObjectTag t) { out.u8(static_cast<uint8_t>(t)); };
  switch (object->kind) {
    case ObjectKind::kConst:
      tag(ObjectTag::kConst);
      out.uint(type(object->type));
      constant(static_cast<const Const*>(object)->value, out);
      break;
    case ObjectKind::kVar:
      tag(ObjectTag::kVar);
      out.uint(type(object->type));
      break;
    case ObjectKind::kFunc:
      tag(ObjectTag::kFunc);
      out.uint(type(object->type));
      break;
    default:
      if (const Alias* alias = as<Alias>(object->type)) {
        tag(ObjectTag::kAlias);
        out.uint(type(alias->from_rhs));
      } else if (const Named* named = as<Named>(object->type); named && named->obj == object) {
        tag(ObjectTag::kDefined);
        out.uint(type(underlying(named)));
        methods_record(named, out);
      } else {  // an alias that the checker keeps without an Alias node
        tag(ObjectTag::kAlias);
        out.uint(type(object->type));
      }
  }
}

void Writer::methods_record(const Named* named, ByteWriter& out) {
  size_t count = num_methods(named);
  out.uint(count);
  for (size_t i = 0; i < count; ++i) {
    const Func* m = method(named, i);
    out.text(m->name);
    out.u8(has_ptr_recv(m));
    const Signature* sig = m->signature();
    out.text(sig->recv ? sig->recv->name : std::string_view());
    out.uint(type(sig));
  }
}

void Writer::constant(const Constant* value, ByteWriter& out) {
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

uint32_t Writer::type(const Type* t) {
  auto [at, added] = type_index_.emplace(t, static_cast<uint32_t>(type_records_.size()));
  if (!added) return at->second;
  uint32_t index = at->second;
  type_records_.emplace_back();
  ByteWriter out;
  type_record(t, out);
  type_records_[index] = out.bytes();
  return index;
}

void Writer::basic(const Basic* t, ByteWriter& out) {
  auto tag = [&](TypeTag tag) { out.u8(static_cast<uint8_t>(tag)); };
  if (t == universe_.byte_type()) return tag(TypeTag::kByte);
  if (t == universe_.rune_type()) return tag(TypeTag::kRune);
  tag(TypeTag::kBasic);
  out.u8(static_cast<uint8_t>(t->basic));
}

void Writer::named_reference(const TypeName* object, const TypeList& targs, ByteWriter& out) {
  out.u8(static_cast<uint8_t>(TypeTag::kNamed));
  bool own = object->pkg == &package_;
  out.text(object->pkg->path);
  out.text(own && targs.empty() && !is_generic(object) ? key_of(object)
                                                       : std::string(object->name));
  out.uint(targs.size());
  for (const Type* t : targs) out.uint(type(t));
}

void Writer::struct_record(const Struct* t, ByteWriter& out) {
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

void Writer::variables(const Tuple* tuple, ByteWriter& out) {
  out.uint(tuple ? tuple->vars.size() : 0);
  if (!tuple) return;
  for (const Var* v : tuple->vars) {
    out.text(v->name);
    out.uint(type(v->type));
  }
}

void Writer::signature(const Signature* t, ByteWriter& out) {
  variables(t->params, out);
  variables(t->results, out);
  out.u8(t->variadic);
}

void Writer::interface_record(const Interface* t, ByteWriter& out) {
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

void Writer::type_record(const Type* t, ByteWriter& out) {
  auto tag = [&](TypeTag tag) { out.u8(static_cast<uint8_t>(tag)); };
  if (t == universe_.any_type()) return tag(TypeTag::kAny);
  if (t == universe_.error_type()) return tag(TypeTag::kError);
  if (t == universe_.comparable_type()) return tag(TypeTag::kComparable);
  switch (t->kind) {
    case TypeKind::kBasic:
      return basic(static_cast<const Basic*>(t), out);
    case TypeKind::kNamed: {
      auto* named = static_cast<const Named*>(t);
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
    case TypeKind::kTypeParam:
      // Tuples are written by their owners; type parameters only occur in generic declarations,
      // which are not exported this way.
      from_source_ = true;
      tag(TypeTag::kBasic);
      out.u8(0);
  }
}

std::string Writer::write() {
  for (const Object* object : package_.objects) {
    if (!is_exported(object) || object->kind == ObjectKind::kPkgName) continue;
    if (package_.scope->lookup(object->name) != object) continue;  // methods, blanks
    if (is_generic(object)) {
      from_source_ = true;
    } else {
      add_object(object, std::string(object->name));
    }
  }
  std::sort(entries_.begin(), entries_.end(),
            [](const Entry& a, const Entry& b) { return a.key < b.key; });

  size_t at = kHeaderBytes + entries_.size() * kNameEntryBytes + type_records_.size() * 4;
  ByteWriter intro;
  intro.text(package_.path);
  intro.text(package_.name);
  intro.u8(from_source_);
  size_t records = at + intro.size();
  // Keys first, then object records, then type records.
  ByteWriter index, body;
  size_t key_at = records, object_at = records;
  for (const Entry& entry : entries_) object_at += entry.key.size();
  for (const Entry& entry : entries_) {
    index.u32(static_cast<uint32_t>(key_at));
    index.u32(static_cast<uint32_t>(entry.key.size()));
    index.u32(static_cast<uint32_t>(object_at));
    key_at += entry.key.size();
    object_at += entry.record.size();
  }
  for (const std::string& record : type_records_) {
    index.u32(static_cast<uint32_t>(object_at));
    object_at += record.size();
  }
  ByteWriter header;
  header.u32(static_cast<uint32_t>(entries_.size()));
  header.u32(static_cast<uint32_t>(type_records_.size()));
  std::string out = header.bytes() + index.bytes() + intro.bytes();
  for (const Entry& entry : entries_) out += entry.key;
  for (const Entry& entry : entries_) out += entry.record;
  for (const std::string& record : type_records_) out += record;
  return out;
}

}  // namespace

std::string write_package(const types::Package& package, const types::Universe& universe) {
  return Writer(package, universe).write();
}

}  // namespace vole::export_data
