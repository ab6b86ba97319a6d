// Reads export data lazily: a Reader is the name loader of its package's scope and the loader of
// the defined types it has handed out. It lives as long as the Universe.
#include "compiler/export/reader.h"

#include <cstring>
#include <string>
#include <unordered_map>
#include <vector>

#include "compiler/export/format.h"
#include "compiler/types/checker.h"
#include "compiler/types/named.h"

namespace vole::export_data {

namespace {

using namespace vole::types;

class Reader final : public NameLoader, public NamedLoader {
 public:
  Reader(Universe& universe, std::string_view block, Importer& importer)
      : universe_(universe), block_(block), importer_(importer) {
    ByteReader in(block_, 0);
    name_count_ = in.u32();
    types_.resize(in.u32());
    size_t intro = kHeaderBytes + name_count_ * kNameEntryBytes + types_.size() * 4;
    ByteReader head(block_, intro);
    std::string_view path = head.text();
    package_ = universe.new_package(path, head.text());
    package_->complete = true;
    package_->scope->set_loader(this);
  }

  Package* package() { return package_; }

  Object* load(std::string_view name) override;
  void load_all() override;
  void load(const Named* named) override;

 private:
  struct NameEntry {
    std::string_view key;
    uint32_t object;
  };

  NameEntry entry(uint32_t index) const;
  Object* read_object(const NameEntry& entry);
  Object* read_type_name(ByteReader& in, ObjectTag tag, std::string_view name);
  const Constant* read_constant(ByteReader& in);
  const Constant* exact_number(std::string_view text);
  const Type* type(uint64_t index);
  const Type* read_type(ByteReader& in);
  const Type* read_named(ByteReader& in);
  const Type* read_struct(ByteReader& in);
  const Signature* read_signature(ByteReader& in);
  const Tuple* read_variables(ByteReader& in, VarKind kind);
  const Type* read_interface(ByteReader& in);
  const Type* read_union(ByteReader& in);
  Package* package_at(std::string_view path);

  Universe& universe_;
  std::string_view block_;
  Importer& importer_;
  Package* package_;
  uint32_t name_count_;
  std::vector<const Type*> types_;  // decoded so far
  std::unordered_map<std::string_view, Object*> objects_;
  std::unordered_map<const Named*, ByteReader> pending_;  // where a type's definition goes on
};

Reader::NameEntry Reader::entry(uint32_t index) const {
  ByteReader in(block_, kHeaderBytes + index * kNameEntryBytes);
  uint32_t text = in.u32(), size = in.u32();
  return {block_.substr(text, size), in.u32()};
}

Object* Reader::load(std::string_view name) {
  auto known = objects_.find(name);
  if (known != objects_.end()) return known->second;
  uint32_t low = 0, high = name_count_;
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    NameEntry found = entry(middle);
    int order = found.key.compare(name);
    if (order == 0) return read_object(found);
    (order < 0 ? low : high) = order < 0 ? middle + 1 : middle;
  }
  return nullptr;
}

void Reader::load_all() {
  for (uint32_t i = 0; i < name_count_; ++i) load(entry(i).key);
}

Object* Reader::read_object(const NameEntry& entry) {
  ByteReader in(block_, entry.object);
  auto tag = static_cast<ObjectTag>(in.u8());
  std::string_view name = universe_.intern(entry.key);
  Object* object = nullptr;
  switch (tag) {
    case ObjectTag::kConst: {
      const Type* t = type(in.uint());
      object = universe_.new_const(Pos{}, package_, name, t, read_constant(in));
      break;
    }
    case ObjectTag::kVar:
      object = universe_.new_var(VarKind::kPackage, Pos{}, package_, name, type(in.uint()));
      break;
    case ObjectTag::kFunc:
      object = universe_.new_func(Pos{}, package_, name, as<Signature>(type(in.uint())));
      break;
    case ObjectTag::kAlias:
    case ObjectTag::kDefined:
      return read_type_name(in, tag, name);
  }
  object->used = true;
  objects_.emplace(name, object);
  package_->scope->insert(object);
  return object;
}

Object* Reader::read_type_name(ByteReader& in, ObjectTag tag, std::string_view name) {
  // The part after a dot only tells local types apart.
  TypeName* object =
      universe_.new_type_name(Pos{}, package_, name.substr(0, name.find('.')), nullptr);
  objects_.emplace(name, object);
  if (name == object->name) package_->scope->insert(object);
  if (tag == ObjectTag::kAlias) {
    universe_.new_alias(object, type(in.uint()));
    return object;
  }
  Named* named = universe_.new_named(object, nullptr);
  named->unpacked = false;
  named->loader = this;
  pending_.emplace(named, in);
  return object;
}

void Reader::load(const Named* named) {
  auto found = pending_.find(named);
  if (found == pending_.end()) return;
  ByteReader in = found->second;
  pending_.erase(found);
  named->unpacked = true;
  named->from_rhs = type(in.uint());
  const Type* pointer = universe_.new_pointer(named);
  for (uint64_t left = in.uint(); left > 0; --left) {
    std::string_view name = universe_.intern(in.text());
    bool by_pointer = in.u8() != 0;
    std::string_view recv_name = universe_.intern(in.text());
    // The record's signature may be shared; the receiver makes it the method's own.
    Signature* sig = universe_.make<Signature>(*as<Signature>(type(in.uint())));
    sig->recv = universe_.new_var(VarKind::kRecv, Pos{}, package_, recv_name,
                                  by_pointer ? pointer : named);
    Func* method = universe_.new_func(Pos{}, package_, name, sig);
    method->has_ptr_recv = by_pointer;
    named->methods.push_back(method);
  }
}

// "123", "-1/3" or "0x.8p+12": as Constant::exact_string writes numbers.
const Constant* Reader::exact_number(std::string_view text) {
  ConstantPool& pool = universe_.constants();
  bool negative = !text.empty() && text[0] == '-';
  if (negative) text.remove_prefix(1);
  const Constant* value;
  size_t slash = text.find('/');
  if (slash != std::string_view::npos) {
    value = pool.binary(pool.to_float(pool.int_literal(text.substr(0, slash))), ConstantOp::kQuo,
                        pool.int_literal(text.substr(slash + 1)));
  } else if (text.find_first_of(".pPe") != std::string_view::npos) {
    value = pool.float_literal(text);
  } else {
    value = pool.int_literal(text);
  }
  return negative ? pool.unary(ConstantOp::kSub, value) : value;
}

const Constant* Reader::read_constant(ByteReader& in) {
  ConstantPool& pool = universe_.constants();
  switch (static_cast<ConstantTag>(in.u8())) {
    case ConstantTag::kBool:
      return pool.make_bool(in.u8() != 0);
    case ConstantTag::kString:
      return pool.make_string(in.text());
    case ConstantTag::kInt64:
      return pool.make_int64(in.sint());
    case ConstantTag::kBigInt:
      return exact_number(in.text());
    case ConstantTag::kFloat:
      return pool.to_float(exact_number(in.text()));
    case ConstantTag::kComplex: {
      const Constant* real = read_constant(in);
      return pool.make_complex(real, read_constant(in));
    }
  }
  return pool.unknown();
}

const Type* Reader::type(uint64_t index) {
  if (index >= types_.size()) return universe_.invalid();
  if (types_[index] == nullptr) {
    ByteReader table(block_, kHeaderBytes + name_count_ * kNameEntryBytes + index * 4);
    ByteReader in(block_, table.u32());
    const Type* t = read_type(in);
    types_[index] = t;
  }
  return types_[index];
}

Package* Reader::package_at(std::string_view path) {
  if (path.empty()) return nullptr;  // predeclared: error's method, exported fields need none
  if (path == package_->path) return package_;
  std::string error;
  return importer_.import(path, &error);
}

const Type* Reader::read_named(ByteReader& in) {
  Package* package = package_at(in.text());
  std::string_view name = in.text();
  if (package == nullptr) return universe_.invalid();
  Object* object = package == package_ ? load(name) : nullptr;
  if (object == nullptr) object = package->scope->lookup(name);
  TypeList targs;
  for (uint64_t left = in.uint(); left > 0; --left) targs.push_back(type(in.uint()));
  if (object == nullptr || object->type == nullptr) return universe_.invalid();
  if (targs.empty()) return object->type;
  return instantiate(universe_, object->type, targs);
}

const Type* Reader::read_struct(ByteReader& in) {
  Struct* s = universe_.make<Struct>();
  for (uint64_t left = in.uint(); left > 0; --left) {
    std::string_view name = universe_.intern(in.text());
    Package* package = package_at(in.text());
    const Type* t = type(in.uint());
    bool embedded = in.u8() != 0;
    s->fields.push_back(universe_.new_field(Pos{}, package, name, t, embedded));
    s->tags.push_back(universe_.intern(in.text()));
  }
  return s;
}

const Tuple* Reader::read_variables(ByteReader& in, VarKind kind) {
  std::vector<Var*> vars;
  for (uint64_t left = in.uint(); left > 0; --left) {
    std::string_view name = universe_.intern(in.text());
    vars.push_back(universe_.new_var(kind, Pos{}, package_, name, type(in.uint())));
  }
  return universe_.new_tuple(std::move(vars));
}

const Signature* Reader::read_signature(ByteReader& in) {
  Signature* sig = universe_.make<Signature>();
  sig->params = read_variables(in, VarKind::kParam);
  sig->results = read_variables(in, VarKind::kResult);
  sig->variadic = in.u8() != 0;
  return sig;
}

const Type* Reader::read_interface(ByteReader& in) {
  Interface* t = universe_.new_interface();
  for (uint64_t left = in.uint(); left > 0; --left) {
    std::string_view name = universe_.intern(in.text());
    Package* package = package_at(in.text());
    Signature* sig = universe_.make<Signature>(*as<Signature>(type(in.uint())));
    sig->recv = universe_.new_var(VarKind::kRecv, Pos{}, package, "", t);
    t->methods.push_back(universe_.new_func(Pos{}, package, name, sig));
  }
  for (uint64_t left = in.uint(); left > 0; --left) t->embeddeds.push_back(type(in.uint()));
  t->implicit = in.u8() != 0;
  t->complete = true;
  return t;
}

const Type* Reader::read_union(ByteReader& in) {
  Union* t = universe_.make<Union>();
  for (uint64_t left = in.uint(); left > 0; --left) {
    bool tilde = in.u8() != 0;
    t->terms.push_back({tilde, type(in.uint())});
  }
  return t;
}

const Type* Reader::read_type(ByteReader& in) {
  switch (static_cast<TypeTag>(in.u8())) {
    case TypeTag::kBasic:
      return universe_.basic(static_cast<BasicKind>(in.u8()));
    case TypeTag::kByte:
      return universe_.byte_type();
    case TypeTag::kRune:
      return universe_.rune_type();
    case TypeTag::kAny:
      return universe_.any_type();
    case TypeTag::kError:
      return universe_.error_type();
    case TypeTag::kComparable:
      return universe_.comparable_type();
    case TypeTag::kNamed:
      return read_named(in);
    case TypeTag::kPointer:
      return universe_.new_pointer(type(in.uint()));
    case TypeTag::kSlice:
      return universe_.new_slice(type(in.uint()));
    case TypeTag::kArray: {
      int64_t len = in.sint();
      return universe_.new_array(type(in.uint()), len);
    }
    case TypeTag::kMap: {
      const Type* key = type(in.uint());
      return universe_.new_map(key, type(in.uint()));
    }
    case TypeTag::kChan: {
      auto dir = static_cast<ChanDir>(in.u8());
      return universe_.new_chan(dir, type(in.uint()));
    }
    case TypeTag::kStruct:
      return read_struct(in);
    case TypeTag::kSignature:
      return read_signature(in);
    case TypeTag::kInterface:
      return read_interface(in);
    case TypeTag::kUnion:
      return read_union(in);
  }
  return universe_.invalid();
}

}  // namespace

Summary summarize(std::string_view block) {
  ByteReader in(block, 0);
  uint32_t names = in.u32(), types = in.u32();
  ByteReader head(block, kHeaderBytes + names * kNameEntryBytes + types * 4);
  Summary summary;
  summary.path = head.text();
  summary.name = head.text();
  summary.from_source = head.u8() != 0;
  return summary;
}

types::Package* read_package(types::Universe& universe, std::string_view block,
                             types::Importer& importer) {
  return universe.make<Reader>(universe, block, importer)->package();
}

}  // namespace vole::export_data
