// Scopes, and the small questions about objects: names, export, identity across packages.
// Names that are equal but unexported in two packages are different names (Go spec,
// "Uniqueness of identifiers").
#include "compiler/types/object.h"

#include <utility>

#include "base/unicode.h"
#include "compiler/types/named.h"

namespace vole::types {

namespace {

constexpr size_t kLargeScope = 12;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

}  // namespace

Object* Scope::lookup(std::string_view name) const {
  Object* obj = find(name);
  if (obj != nullptr || loader_ == nullptr) return obj;
  // What the loader inserts must not ask for itself again.
  NameLoader* loader = std::exchange(loader_, nullptr);
  obj = loader->load(name);
  loader_ = loader;
  return obj;
}

const std::vector<Object*>& Scope::objects() const {
  if (NameLoader* loader = std::exchange(loader_, nullptr)) loader->load_all();
  return objects_;
}

Object* Scope::find(std::string_view name) const {
  if (!map_.empty()) {
    auto it = map_.find(name);
    return it == map_.end() ? nullptr : it->second;
  }
  for (size_t i = 0; i < names_.size(); i++) {
    if (names_[i] == name) return objects_[i];
  }
  return nullptr;
}

Object* Scope::insert(Object* obj) {
  Object* other = insert_as(obj->name, obj);
  if (other == nullptr && obj->parent == nullptr && obj->name != "_") obj->parent = this;
  return other;
}

Object* Scope::insert_as(std::string_view name, Object* obj) {
  if (name == "_") return nullptr;
  if (Object* other = find(name)) return other;
  objects_.push_back(obj);
  names_.push_back(name);
  if (!map_.empty()) {
    map_.emplace(name, obj);
  } else if (objects_.size() > kLargeScope) {
    for (size_t i = 0; i < objects_.size(); i++) map_.emplace(names_[i], objects_[i]);
  }
  return nullptr;
}

bool is_exported(std::string_view name) { return vole::is_exported(name); }
bool is_exported(const Object* obj) { return is_exported(obj->name); }

std::string object_id(const Package* pkg, std::string_view name) {
  if (is_exported(name)) return std::string(name);
  std::string path = pkg != nullptr && !pkg->path.empty() ? pkg->path : "_";
  return path + "." + std::string(name);
}

bool same_pkg(const Package* a, const Package* b) {
  if (a == nullptr || b == nullptr) return a == b;
  return a == b || a->path == b->path;
}

bool equal_fold(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (size_t i = 0; i < a.size(); i++) {
    if (lower(a[i]) != lower(b[i])) return false;
  }
  return true;
}

bool same_id(const Object* obj, const Package* pkg, std::string_view name, bool fold_case) {
  if (fold_case && equal_fold(obj->name, name)) return true;
  if (obj->name != name) return false;
  return is_exported(obj->name) || same_pkg(obj->pkg, pkg);
}

bool is_alias(const TypeName* obj) {
  if (obj->type == nullptr) return false;
  switch (obj->type->kind) {
    case TypeKind::kBasic: {
      auto* basic = static_cast<const Basic*>(obj->type);
      if (basic->basic == BasicKind::kInvalid) return false;
      if (obj->pkg != nullptr && obj->pkg->path == "unsafe") return false;
      // `byte`, `rune`, and anything that names a basic type under another name.
      return obj->pkg != nullptr || basic->name != obj->name || obj->name == "byte" ||
             obj->name == "rune";
    }
    case TypeKind::kNamed:
      return static_cast<const Named*>(obj->type)->obj != obj;
    case TypeKind::kTypeParam:
      return static_cast<const TypeParam*>(obj->type)->obj != obj;
    default:
      return true;
  }
}

bool has_ptr_recv(const Func* f) {
  // Once the signature is known it decides: resolving receivers by syntax is only a first guess.
  const Signature* sig = f->signature();
  if (sig != nullptr && sig->recv != nullptr) {
    const Type* t = unalias(sig->recv->type);
    return t != nullptr && t->kind == TypeKind::kPointer;
  }
  return f->has_ptr_recv;
}

}  // namespace vole::types
