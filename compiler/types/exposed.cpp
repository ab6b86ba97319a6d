// Which unexported types of a package its exported declarations lead to. gc's export data holds
// these and no others, so only for them it says that a name is not exported; any other unexported
// name is simply undefined to an importing package.
#include <unordered_set>

#include "compiler/types/lookup.h"
#include "compiler/types/named.h"
#include "compiler/types/parts.h"
#include "compiler/types/universe.h"

namespace vole::types {

namespace {

class ExposedTypes {
 public:
  explicit ExposedTypes(const Package* pkg) {
    for (const Object* obj : pkg->scope->objects()) {
      if (is_exported(obj)) visit(obj->type);
    }
  }
  bool contains(const TypeName* name) const { return names_.count(name) != 0; }

 private:
  void visit_all(const std::vector<Var*>& vars) {
    for (const Var* v : vars) visit(v->type);
  }
  void visit_all(const TypeList& types) {
    for (const Type* t : types) visit(t);
  }
  void visit_params(const TypeParamList& params) {
    for (const TypeParam* p : params) visit(p->bound);
  }

  void visit(const Type* t) {
    if (t == nullptr || !seen_.insert(t).second) return;
    switch (t->kind) {
      case TypeKind::kSignature:
        visit_params(static_cast<const Signature*>(t)->tparams);
        return for_each_part(t, [this](const Type* part) { visit(part); });
      case TypeKind::kInterface: {
        auto* i = static_cast<const Interface*>(t);
        for (const Func* m : i->methods) visit(m->type);
        return visit_all(i->embeddeds);
      }
      case TypeKind::kAlias: {
        auto* a = static_cast<const Alias*>(t);
        names_.insert(a->orig->obj);
        visit_all(a->targs);
        return visit(a->from_rhs);
      }
      case TypeKind::kNamed: {
        auto* n = static_cast<const Named*>(t);
        visit_all(n->targs);
        const Named* orig = unpack(n->orig);
        if (orig != n) return visit(orig);
        names_.insert(n->obj);
        visit_params(n->tparams);
        visit(n->from_rhs);
        for (const Func* m : n->methods) visit(m->type);
        return;
      }
      default:
        return for_each_part(t, [this](const Type* part) { visit(part); });
    }
  }

  std::unordered_set<const Type*> seen_;
  std::unordered_set<const TypeName*> names_;
};

}  // namespace

bool exposed_by_exports(const Package* pkg, std::string_view name) {
  const TypeName* obj = as<TypeName>(pkg->scope->lookup(name));
  return obj != nullptr && ExposedTypes(pkg).contains(obj);
}

}  // namespace vole::types
