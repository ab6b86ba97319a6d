// Fields and methods by name: breadth first through the embedded fields, where a name found at
// one depth hides all deeper ones and two at the same depth hide each other.
#include "compiler/types/lookup.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "compiler/types/named.h"
#include "compiler/types/predicates.h"
#include "compiler/types/typeset.h"
#include "compiler/types/universe.h"

namespace vole::types {

namespace {

struct Embedded {
  const Type* type = nullptr;
  std::vector<int> index;
  bool indirect = false;   // a pointer was followed on the way here
  bool multiples = false;  // the type occurs several times at this depth
};

std::vector<int> extended(const std::vector<int>& path, int i) {
  std::vector<int> result = path;
  result.push_back(i);
  return result;
}

bool seen_before(std::vector<const Named*>* seen, const Named* n) {
  for (const Named* other : *seen) {
    if (other == n || identical(other, n)) return true;
  }
  seen->push_back(n);
  return false;
}

// Entries of identical type become one that is marked.
std::vector<Embedded> consolidate(std::vector<Embedded> list) {
  if (list.size() <= 1) return list;
  std::vector<Embedded> result;
  for (Embedded& e : list) {
    auto same = std::find_if(result.begin(), result.end(), [&](const Embedded& other) {
      return identical(other.type, e.type);
    });
    if (same != result.end()) {
      same->multiples = true;
    } else {
      result.push_back(std::move(e));
    }
  }
  return result;
}

class Search {
 public:
  Search(const Package* pkg, std::string_view name, bool fold)
      : pkg_(pkg), name_(name), fold_(fold) {}

  LookupResult run(const Type* t, bool addressable) {
    LookupResult nothing;
    if (name_ == "_") return nothing;
    bool pointer = false;
    const Type* base = deref(t, &pointer);
    if (pointer && under_as<Interface>(base) != nullptr) return nothing;
    std::vector<Embedded> current{{base, {}, pointer, false}};
    std::vector<const Named*> seen;
    while (!current.empty()) {
      next_.clear();
      for (const Embedded& e : current) {
        if (!visit(e, &seen)) {
          LookupResult collision;
          collision.index = std::move(found_.index);
          return collision;
        }
      }
      if (found_.obj != nullptr) {
        Func* f = as<Func>(found_.obj);
        if (f != nullptr && has_ptr_recv(f) && !found_.indirect && !addressable) {
          nothing.indirect = true;
          return nothing;
        }
        return std::move(found_);
      }
      current = consolidate(std::move(next_));
    }
    return nothing;
  }

 private:
  // Takes one more finding at this depth; false when it collides with another.
  bool take(const Embedded& e, Object* obj, int i) {
    bool collides = found_.obj != nullptr || e.multiples;
    found_.index = extended(e.index, i);
    found_.obj = obj;
    found_.indirect = e.indirect;
    return !collides;
  }

  bool visit(const Embedded& e, std::vector<const Named*>* seen) {
    if (const Named* named = as_named(e.type)) {
      if (seen_before(seen, named)) return true;
      Func* m = nullptr;
      int i = types::lookup_method(named, pkg_, name_, fold_, &m);
      if (m != nullptr) return take(e, m, i);
    }
    const Type* u = underlying(e.type);
    if (const Struct* s = as<Struct>(u)) return visit_fields(e, s);
    if (const Interface* iface = as<Interface>(u)) {
      int i = -1;
      Func* m = types::lookup_method(type_set(iface), pkg_, name_, fold_, &i);
      if (m != nullptr) return take(e, m, i);
    }
    return true;
  }

  bool visit_fields(const Embedded& e, const Struct* s) {
    for (size_t i = 0; i < s->fields.size(); i++) {
      Var* f = s->fields[i];
      if (same_id(f, pkg_, name_, fold_)) {
        if (!take(e, f, static_cast<int>(i))) return false;
        continue;
      }
      if (found_.obj == nullptr && f->embedded && f->type != nullptr) {
        bool pointer = false;
        const Type* t = deref(f->type, &pointer);
        next_.push_back(Embedded{t, extended(e.index, static_cast<int>(i)),
                                 e.indirect || pointer, e.multiples});
      }
    }
    return true;
  }

  const Package* pkg_;
  std::string_view name_;
  bool fold_;
  LookupResult found_;
  std::vector<Embedded> next_;
};

bool invalid_embedded(const Type* t, std::unordered_set<const Struct*>* seen) {
  const Struct* s = under_as<Struct>(deref_struct_ptr(t));
  if (s == nullptr || !seen->insert(s).second) return false;
  for (const Var* f : s->fields) {
    if (f->embedded && (!is_valid(f->type) || invalid_embedded(f->type, seen))) return true;
  }
  return false;
}

}  // namespace

LookupResult lookup_field_or_method(const Type* t, bool addressable, const Package* pkg,
                                    std::string_view name, bool fold_case) {
  // Methods cannot be associated with a named pointer type, so only fields are found through
  // one, and `type P *T` does not get T's methods.
  if (const Named* n = as_named(t)) {
    if (const Pointer* p = under_as<Pointer>(n)) {
      LookupResult r = Search(pkg, name, fold_case).run(p, false);
      if (r.obj != nullptr && r.obj->kind == ObjectKind::kFunc) return {};
      return r;
    }
  }
  return Search(pkg, name, fold_case).run(t, addressable);
}

int field_index(const std::vector<Var*>& fields, const Package* pkg, std::string_view name,
                bool fold_case) {
  if (name == "_") return -1;
  for (size_t i = 0; i < fields.size(); i++) {
    if (same_id(fields[i], pkg, name, fold_case)) return static_cast<int>(i);
  }
  return -1;
}

const Type* deref(const Type* t, bool* was_pointer) {
  const Pointer* p = as<Pointer>(unalias(t));
  *was_pointer = p != nullptr;
  return p != nullptr ? p->elem : t;
}

const Type* deref_struct_ptr(const Type* t) {
  if (const Pointer* p = under_as<Pointer>(t)) {
    if (under_as<Struct>(p->elem) != nullptr) return p->elem;
  }
  return t;
}

bool is_interface_ptr(const Type* t) {
  const Pointer* p = under_as<Pointer>(t);
  return p != nullptr && is_interface(p->elem);
}

bool has_invalid_embedded_fields(const Type* t) {
  std::unordered_set<const Struct*> seen;
  return invalid_embedded(t, &seen);
}

namespace {

// All names of methods that t could have, its own and those of embedded fields.
void collect_method_names(const Type* t, std::vector<const Named*>* seen,
                          std::unordered_map<std::string, Func*>* names) {
  bool pointer = false;
  const Type* base = deref(t, &pointer);
  if (const Named* n = as_named(base)) {
    if (seen_before(seen, n)) return;
    for (Func* m : unpack(n->orig)->methods) names->emplace(object_id(m->pkg, m->name), m);
  }
  const Type* u = underlying(base);
  if (const Interface* i = as<Interface>(u)) {
    for (Func* m : type_set(i).methods) names->emplace(object_id(m->pkg, m->name), m);
  } else if (const Struct* s = as<Struct>(u)) {
    for (const Var* f : s->fields) {
      if (f->embedded) collect_method_names(f->type, seen, names);
    }
  }
}

}  // namespace

std::vector<MethodSetEntry> method_set(const Type* t) {
  std::vector<const Named*> seen;
  std::unordered_map<std::string, Func*> names;
  collect_method_names(t, &seen, &names);
  std::vector<MethodSetEntry> result;
  for (const auto& [id, m] : names) {
    if (m->name == "_") continue;
    LookupResult r = lookup_field_or_method(t, false, m->pkg, m->name);
    if (Func* f = as<Func>(r.obj)) result.push_back({f, std::move(r.index), r.indirect});
  }
  std::sort(result.begin(), result.end(), [](const MethodSetEntry& a, const MethodSetEntry& b) {
    bool ea = is_exported(a.func), eb = is_exported(b.func);
    if (ea != eb) return ea;
    if (a.func->name != b.func->name) return a.func->name < b.func->name;
    return !ea && a.func->pkg->path < b.func->pkg->path;
  });
  return result;
}

Func* missing_method(const Type* v, const Interface* t, bool is_static, bool* wrong_type) {
  *wrong_type = false;
  const Interface* vi = under_as<Interface>(v);
  for (Func* m : type_set(t).methods) {
    Func* f = nullptr;
    if (vi != nullptr) {
      f = lookup_method(type_set(vi), m->pkg, m->name, false);
      if (f == nullptr && !is_static) continue;
    } else {
      f = as<Func>(lookup_field_or_method(v, false, m->pkg, m->name).obj);
    }
    if (f == nullptr) return m;
    if (!identical(f->type, m->type)) {
      *wrong_type = true;
      return m;
    }
  }
  return nullptr;
}

}  // namespace vole::types
