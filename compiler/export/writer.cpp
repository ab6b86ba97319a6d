// Writes export data: starts at the exported objects and takes along every type they mention;
// unexported and local types among them get entries too (local ones under names that no source
// can spell).
#include "compiler/export/writer.h"

#include <algorithm>
#include <unordered_set>
#include <vector>

#include "compiler/types/constant.h"
#include "compiler/types/named.h"
#include "compiler/types/universe.h"

namespace vole::export_data {

namespace {

using namespace vole::types;

class Writer final : public TypeEncoder {
 public:
  Writer(const Package& package, const Universe& universe, LocalNames& locals)
      : TypeEncoder(universe), package_(package), locals_(locals) {}

  std::string write(const TypeNames& mentioned);

 private:
  struct Entry {
    std::string key;
    const Object* object;
    std::string record;
  };

  bool is_generic(const Object* object) const;
  void add_object(const Object* object, std::string key);
  void object_record(const Object* object, ByteWriter& out);
  void methods_record(const Named* named, ByteWriter& out);
  std::string key_of(const TypeName* object, bool is_instance) override;

  const Package& package_;
  LocalNames& locals_;
  std::vector<Entry> entries_;
  std::unordered_set<const Object*> added_;
  bool from_source_ = false;
};

bool Writer::is_generic(const Object* object) const {
  if (const Func* f = as<Func>(object)) return !f->signature()->tparams.empty();
  if (as<TypeName>(object)) return !type_params_of(object->type).empty();
  return false;
}

std::string Writer::key_of(const TypeName* object, bool is_instance) {
  std::string key = locals_.key_of(object);
  if (object->pkg == &package_ && !is_instance && !is_generic(object)) add_object(object, key);
  return key;
}

void Writer::add_object(const Object* object, std::string key) {
  if (!added_.insert(object).second) return;
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

std::string Writer::write(const TypeNames& mentioned) {
  for (const Object* object : package_.objects) {
    if (!is_exported(object) || object->kind == ObjectKind::kPkgName) continue;
    if (package_.scope->lookup(object->name) != object) continue;  // methods, blanks
    if (is_generic(object)) {
      from_source_ = true;
    } else {
      add_object(object, std::string(object->name));
    }
  }
  for (const TypeName* object : mentioned) {
    if (object->pkg == &package_) key_of(object, false);
  }
  for (uint32_t i = 0; i < type_records().size(); ++i) from_source_ |= is_tainted(i);
  std::sort(entries_.begin(), entries_.end(),
            [](const Entry& a, const Entry& b) { return a.key < b.key; });

  size_t at = kHeaderBytes + entries_.size() * kNameEntryBytes + type_records().size() * 4;
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
  for (const std::string& record : type_records()) {
    index.u32(static_cast<uint32_t>(object_at));
    object_at += record.size();
  }
  ByteWriter header;
  header.u32(static_cast<uint32_t>(entries_.size()));
  header.u32(static_cast<uint32_t>(type_records().size()));
  std::string out = header.bytes() + index.bytes() + intro.bytes();
  for (const Entry& entry : entries_) out += entry.key;
  for (const Entry& entry : entries_) out += entry.record;
  for (const std::string& record : type_records()) out += record;
  return out;
}

}  // namespace

std::string write_package(const types::Package& package, const types::Universe& universe,
                          LocalNames& locals, const TypeNames& mentioned) {
  return Writer(package, universe, locals).write(mentioned);
}

}  // namespace vole::export_data
