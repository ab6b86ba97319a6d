// Declarations that refer to themselves: chains of type names without an end, types of infinite
// size, and the texts for all cycles (Go spec, "Type declarations", "Array types").
#include <algorithm>

#include "compiler/types/checker.h"

namespace vole::types {

namespace {

constexpr uint32_t kMaxValidTypeSteps = 1'000'000;  // in a package

// Whether t surely mentions no type parameter (type literals of rarer kinds are not looked into).
bool is_closed(const Type* t) {
  t = unalias(t);
  if (t == nullptr) return false;
  switch (t->kind) {
    case TypeKind::kBasic:
      return true;
    case TypeKind::kPointer:
      return is_closed(static_cast<const Pointer*>(t)->elem);
    case TypeKind::kSlice:
      return is_closed(static_cast<const Slice*>(t)->elem);
    case TypeKind::kArray:
      return is_closed(static_cast<const Array*>(t)->elem);
    case TypeKind::kNamed: {
      const Named* n = static_cast<const Named*>(t);
      if (n->targs.empty()) return type_params(n->orig).empty();
      return std::all_of(n->targs.begin(), n->targs.end(), is_closed);
    }
    default:
      return false;
  }
}

// Index of the object that is declared first in the source.
size_t first_in_source(const std::vector<Object*>& path) {
  size_t first = 0;
  for (size_t i = 1; i < path.size(); i++) {
    if (path[i]->pos < path[first]->pos) first = i;
  }
  return first;
}

}  // namespace

// A chain of package-level type declarations whose right-hand sides are mere names and that
// comes back to itself is broken here, so that nothing else loops on it.
void Checker::direct_cycles() {
  constexpr int kDone = -1;
  std::unordered_map<const TypeName*, int> state;  // index on the current path, or kDone
  for (Object* start : obj_list) {
    TypeName* name = as<TypeName>(start);
    if (name == nullptr) continue;
    std::vector<TypeName*> path;
    while (name != nullptr) {
      auto [it, fresh] = state.emplace(name, static_cast<int>(path.size()));
      if (!fresh) {
        if (it->second == kDone) break;
        name->type = universe.invalid();
        std::vector<Object*> cycle(path.begin() + it->second, path.end());
        cycle_error(cycle, first_in_source(cycle));
        break;
      }
      path.push_back(name);
      syntax::Name* rhs = syntax::as<syntax::Name>(name->decl->tdecl->type_expr);
      if (rhs == nullptr) break;
      name = as<TypeName>(pkg->scope->lookup(rhs->name.view()));
      if (name != nullptr && name->decl == nullptr) name = nullptr;
    }
    for (TypeName* done : path) state[done] = kDone;
  }
}

bool Checker::valid_cycle(Object* obj) {
  size_t start = obj_path_index.at(obj);
  std::vector<Object*> cycle(obj_path.begin() + static_cast<ptrdiff_t>(start), obj_path.end());
  size_t values = 0;
  size_t definitions = 0;
  for (Object* o : cycle) {
    if (o->kind == ObjectKind::kConst || o->kind == ObjectKind::kVar) {
      values++;
    } else if (TypeName* name = as<TypeName>(o)) {
      // A generic type may be used in its own type parameter list.
      if (env.in_tparam_list && is_generic(name->type)) return true;
      if (!is_alias(name)) definitions++;
    }
  }
  // Cycles of values only are found by the initialisation order; function bodies and type
  // definitions may refer to what surrounds them.
  if (values == cycle.size()) return true;
  if (values == 0 && definitions > 0) return true;
  cycle_error(cycle, first_in_source(cycle));
  return false;
}

void Checker::cycle_error(const std::vector<Object*>& cycle, size_t start) {
  auto name = [&](const Object* o) {
    std::string prefix = o->pkg != nullptr ? qualify(*o->pkg) : "";
    return (prefix.empty() ? "" : prefix + ".") + std::string(o->name);
  };
  Object* obj = cycle[start];
  TypeName* tname = as<TypeName>(obj);
  if (tname != nullptr) {
    // Whoever looks through the alias must not follow the cycle.
    if (const Alias* a = as<Alias>(tname->type)) {
      const_cast<Alias*>(a)->from_rhs = universe.invalid();
      a->actual = nullptr;
    }
  }
  if (cycle.size() == 1) {
    error(obj, tname != nullptr ? Kind::RecursiveTypeSelf : Kind::DeclarationCycleSelf,
          {name(obj)});
    return;
  }
  ErrorReport report(*this, tname != nullptr ? Kind::RecursiveType : Kind::DeclarationCycle);
  report.add(obj, {name(obj)});
  for (size_t i = 0; i < cycle.size(); i++) {
    Object* next = cycle[(start + i + 1) % cycle.size()];
    report.add_text(obj, format_text("{0} refers to {1}", {name(obj), name(next)}));
    obj = next;
  }
  report.report();
}

// What stands for a type in a cycle: its name, at the place where an instance was made.
TypeName* Checker::path_object(const Named* n) {
  if (!n->is_instance()) return n->obj;
  if (n->cycle_obj == nullptr) {
    n->cycle_obj = universe.new_type_name(n->inst_pos, n->obj->pkg, n->obj->name, n);
  }
  return n->cycle_obj;
}

bool Checker::finite_size(const Type* t) {
  FiniteWalk walk;
  return finite_size(t, &walk);
}

bool Checker::finite_size(const Type* t, FiniteWalk* walk) {
  t = unalias(t);
  if (t == nullptr || t->kind == TypeKind::kBasic) return true;
  // Parts that repeat are looked at once; small types do not pay for that.
  constexpr int kFreeSteps = 64;
  if (++walk->steps > kFreeSteps && t->kind != TypeKind::kNamed &&
      !walk->seen.insert(t).second) {
    return true;
  }
  if (const Named* n = as<Named>(t)) {
    if (n->finite >= 0) return n->finite != 0;
    TypeName* obj = path_object(n);
    auto it = obj_path_index.find(obj);
    if (it != obj_path_index.end()) {
      std::vector<Object*> cycle(obj_path.begin() + static_cast<ptrdiff_t>(it->second),
                                 obj_path.end());
      cycle_error(cycle, first_in_source(cycle));
      return false;
    }
    push(obj);
    bool finite = finite_size(n->from_rhs, walk);  // an instance that nobody expanded is fine
    pop();
    n->finite = finite ? 1 : 0;
    return finite;
  }
  if (const Array* a = as<Array>(t)) return finite_size(a->elem, walk);
  if (const Struct* s = as<Struct>(t)) {
    for (const Var* f : s->fields) {
      if (!finite_size(f->type, walk)) return false;
    }
  }
  return true;
}

// ---- types that contain themselves by value

void Checker::valid_type(const Named* t) {
  std::vector<const Named*> nest;
  std::vector<const Named*> path;
  valid_type_in(t, &nest, &path);
}

// `nest` are the types around t that directly contain it; `path` the declarations followed so
// far, which nest is a part of: a type argument is looked at outside the type it is given to.
bool Checker::valid_type_in(const Type* t, std::vector<const Named*>* nest,
                            std::vector<const Named*>* path) {
  t = unalias(t);
  if (t == nullptr) return true;
  switch (t->kind) {
    case TypeKind::kArray:
      return valid_type_in(static_cast<const Array*>(t)->elem, nest, path);
    case TypeKind::kStruct:
      for (const Var* f : static_cast<const Struct*>(t)->fields) {
        if (!valid_type_in(f->type, nest, path)) return false;
      }
      return true;
    case TypeKind::kUnion:
      for (const Term& term : static_cast<const Union*>(t)->terms) {
        if (!valid_type_in(term.type, nest, path)) return false;
      }
      return true;
    case TypeKind::kInterface:
      for (const Type* e : static_cast<const Interface*>(t)->embeddeds) {
        if (!valid_type_in(e, nest, path)) return false;
      }
      return true;
    case TypeKind::kNamed: {
      const Named* n = static_cast<const Named*>(t);
      // A type that depends on nothing around it needs to be looked at only once. An instance
      // whose arguments mention type parameters does depend: on what they stand for in `nest`.
      bool plain = type_params(n->orig).empty();
      if ((plain && n->obj->pkg != pkg) || valid_types_.count(n) != 0) return true;
      for (const Named* outer : *nest) {
        if (!identical(outer, n)) continue;
        n->orig->from_rhs = universe.invalid();
        n->orig->has_underlying = false;
        std::vector<Object*> cycle;
        for (const Named* p : *path) {
          if (!cycle.empty() || identical(p, n)) cycle.push_back(path_object(p));
        }
        cycle_error(cycle, 0);
        return false;
      }
      // Generic types that use each other several times can make this walk exponential.
      if (valid_type_steps_++ > kMaxValidTypeSteps) {
        universe.refuse_instance();
        return true;
      }
      nest->push_back(n);
      path->push_back(n);
      bool ok = valid_type_in(unpack(n->orig)->from_rhs, nest, path);
      path->pop_back();
      nest->pop_back();
      if (ok && is_closed(n)) valid_types_.insert(n);
      return ok;
    }
    case TypeKind::kTypeParam: {
      if (nest->empty()) return true;
      const Named* inst = nest->back();
      const TypeParamList& params = type_params(inst);
      for (size_t i = 0; i < params.size() && i < inst->targs.size(); i++) {
        if (params[i] != t) continue;
        nest->pop_back();
        bool ok = valid_type_in(inst->targs[i], nest, path);
        nest->push_back(inst);
        return ok;
      }
      return true;
    }
    default:
      return true;
  }
}

}  // namespace vole::types
