// Reads export data lazily: a Reader is the name loader of its package's scope and the loader of
// the defined types it has handed out. It lives as long as the Universe.
#include "compiler/export/reader.h"

#include <cstring>
#include <string>
#include <unordered_map>
#include <vector>

#include "compiler/export/type_codec.h"
#include "compiler/types/named.h"

namespace vole::export_data {

namespace {

using namespace vole::types;

class Reader final : public TypeDecoder, public NameLoader, public NamedLoader {
 public:
  Reader(Universe& universe, std::string_view block, Importer& importer)
      : TypeDecoder(universe, block), importer_(importer) {
    ByteReader in(block_, 0);
    name_count_ = in.u32();
    uint32_t types = in.u32();
    size_t offsets = kHeaderBytes + name_count_ * kNameEntryBytes;
    set_types(types, offsets);
    ByteReader head(block_, offsets + types * 4);
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
  Package* package_at(std::string_view path) override;
  Object* find_object(Package* package, std::string_view key) override;
  Package* home() override { return package_; }

  Importer& importer_;
  Package* package_;
  uint32_t name_count_;
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

Package* Reader::package_at(std::string_view path) {
  if (path.empty()) return nullptr;  // predeclared: error's method, exported fields need none
  if (path == package_->path) return package_;
  std::string error;
  return importer_.import(path, &error);
}

Object* Reader::find_object(Package* package, std::string_view key) {
  Object* object = package == package_ ? load(key) : nullptr;
  return object != nullptr ? object : package->scope->lookup(key);
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
