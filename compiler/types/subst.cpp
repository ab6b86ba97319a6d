// Substitution of types for type parameters.
//
// Substitution copies only what changes, so an unchanged result is the very same pointer. Named
// types are not entered: an instance of a generic type becomes the instance with substituted
// arguments, and is expanded when somebody asks for its underlying type or methods.
#include "compiler/types/subst.h"

#include <unordered_set>

#include "compiler/types/named.h"
#include "compiler/types/parts.h"
#include "compiler/types/predicates.h"

namespace vole::types {

SubstMap::SubstMap(const TypeParamList& tparams, const TypeList& targs) {
  for (size_t i = 0; i < tparams.size() && i < targs.size(); i++) map_[tparams[i]] = targs[i];
}

namespace {

class Substituter {
 public:
  Substituter(Universe& universe, const SubstMap& map) : universe_(universe), map_(map) {}

  const Type* type(const Type* t) {
    if (t == nullptr) return universe_.invalid();
    if (t->kind == TypeKind::kBasic) return t;
    if (t->kind == TypeKind::kTypeParam) return map_.lookup(static_cast<const TypeParam*>(t));
    // Parts may repeat: Pair[X, X] of pairs of pairs must not be walked as a tree. Small types
    // do not pay for the table.
    if (++steps_ <= kFreeSteps) return replace(t);
    auto known = done_.find(t);
    if (known != done_.end()) return known->second;
    const Type* result = replace(t);
    done_[t] = result;
    return result;
  }

 private:
  static constexpr int kFreeSteps = 64;

  const Type* replace(const Type* t) {
    switch (t->kind) {
      case TypeKind::kBasic:
      case TypeKind::kTypeParam:
        return t;  // not here, see type()
      case TypeKind::kAlias:
        return instance(t, static_cast<const Alias*>(t)->orig->tparams,
                        static_cast<const Alias*>(t)->targs);
      case TypeKind::kNamed: {
        // The parameters of a type that is not generic need not be known yet.
        auto n = static_cast<const Named*>(t);
        if (n->targs.empty() && type_params(n->orig).empty()) return t;
        return instance(t, type_params(n->orig), n->targs);
      }
      case TypeKind::kArray: {
        auto a = static_cast<const Array*>(t);
        const Type* elem = type(a->elem);
        return elem == a->elem ? t : universe_.new_array(elem, a->len);
      }
      case TypeKind::kSlice: {
        auto s = static_cast<const Slice*>(t);
        const Type* elem = type(s->elem);
        return elem == s->elem ? t : universe_.new_slice(elem);
      }
      case TypeKind::kPointer: {
        auto p = static_cast<const Pointer*>(t);
        const Type* elem = type(p->elem);
        return elem == p->elem ? t : universe_.new_pointer(elem);
      }
      case TypeKind::kMap: {
        auto m = static_cast<const Map*>(t);
        const Type* key = type(m->key);
        const Type* elem = type(m->elem);
        return key == m->key && elem == m->elem ? t : universe_.new_map(key, elem);
      }
      case TypeKind::kChan: {
        auto c = static_cast<const Chan*>(t);
        const Type* elem = type(c->elem);
        return elem == c->elem ? t : universe_.new_chan(c->dir, elem);
      }
      case TypeKind::kStruct:
        return structure(static_cast<const Struct*>(t));
      case TypeKind::kTuple:
        return tuple(static_cast<const Tuple*>(t));
      case TypeKind::kSignature:
        return signature(static_cast<const Signature*>(t));
      case TypeKind::kUnion:
        return union_type(static_cast<const Union*>(t));
      case TypeKind::kInterface:
        return interface(static_cast<const Interface*>(t));
    }
    return t;
  }

  const Type* instance(const Type* t, const TypeParamList& tparams, const TypeList& targs) {
    if (tparams.empty()) return t;
    if (targs.size() != tparams.size()) return universe_.invalid();
    TypeList list;
    bool changed = false;
    for (const Type* arg : targs) {
      list.push_back(type(arg));
      changed |= list.back() != arg;
    }
    return changed ? instantiate(universe_, origin_of(t), list, map_.pos()) : t;
  }

  Var* var(Var* v) {
    const Type* t = type(v->type);
    return t == v->type ? v : clone_var(universe_, v, t);
  }

  const Type* structure(const Struct* s) {
    std::vector<Var*> fields;
    bool changed = false;
    for (Var* f : s->fields) {
      fields.push_back(var(f));
      changed |= fields.back() != f;
    }
    if (!changed) return s;
    Struct* copy = universe_.make<Struct>();
    copy->fields = std::move(fields);
    copy->tags = s->tags;
    return copy;
  }

  const Tuple* tuple(const Tuple* t) {
    if (t == nullptr) return nullptr;
    std::vector<Var*> vars;
    bool changed = false;
    for (Var* v : t->vars) {
      vars.push_back(var(v));
      changed |= vars.back() != v;
    }
    return changed ? universe_.new_tuple(std::move(vars)) : t;
  }

  const Type* signature(const Signature* s) {
    const Tuple* params = tuple(s->params);
    const Tuple* results = tuple(s->results);
    if (params == s->params && results == s->results) return s;
    Signature* copy = universe_.make<Signature>();
    copy->recv_tparams = s->recv_tparams;
    copy->tparams = s->tparams;
    copy->recv = s->recv;
    copy->params = params;
    copy->results = results;
    copy->variadic = s->variadic;
    return copy;
  }

  const Type* union_type(const Union* u) {
    std::vector<Term> terms;
    bool changed = false;
    for (const Term& term : u->terms) {
      terms.push_back({term.tilde, type(term.type)});
      changed |= terms.back().type != term.type;
    }
    if (!changed) return u;
    Union* copy = universe_.make<Union>();
    copy->terms = std::move(terms);
    return copy;
  }

  const Type* interface(const Interface* t) {
    std::vector<Func*> methods;
    TypeList embeddeds;
    bool changed = false;
    for (Func* f : t->methods) {
      const Type* sig = type(f->type);
      methods.push_back(sig == f->type
                            ? f
                            : clone_func(universe_, f, static_cast<const Signature*>(sig)));
      changed |= methods.back() != f;
    }
    for (const Type* e : t->embeddeds) {
      embeddeds.push_back(type(e));
      changed |= embeddeds.back() != e;
    }
    if (!changed) return t;
    Interface* copy = universe_.new_interface();
    copy->embeddeds = std::move(embeddeds);
    copy->embed_pos = t->embed_pos;
    copy->implicit = t->implicit;
    copy->complete = t->complete;
    if (!replace_recv_type(universe_, methods, t, copy, &copy->methods)) copy->methods = methods;
    return copy;
  }

  Universe& universe_;
  const SubstMap& map_;
  int steps_ = 0;
  std::unordered_map<const Type*, const Type*> done_;
};

}  // namespace

const Type* subst(Universe& universe, const Type* t, const SubstMap& map) {
  if (map.empty() || t == nullptr) return t;
  return Substituter(universe, map).type(t);
}

Var* clone_var(Universe& universe, const Var* v, const Type* type) {
  Var* copy = universe.make<Var>(*v);
  copy->type = type;
  if (copy->origin == nullptr) copy->origin = const_cast<Var*>(v);
  return copy;
}

Func* clone_func(Universe& universe, Func* f, const Signature* type) {
  Func* copy = universe.make<Func>(*f);
  copy->type = type;
  copy->decl = nullptr;  // only the generic method is declared
  if (copy->origin == nullptr) copy->origin = f;
  return copy;
}

bool replace_recv_type(Universe& universe, const std::vector<Func*>& in, const Type* from,
                       const Type* to, std::vector<Func*>* out) {
  bool copied = false;
  *out = in;
  for (Func*& f : *out) {
    const Signature* sig = f->signature();
    if (sig == nullptr || sig->recv == nullptr || sig->recv->type != from) continue;
    Signature* copy = universe.make<Signature>(*sig);
    copy->recv = clone_var(universe, sig->recv, to);
    f = clone_func(universe, f, copy);
    copied = true;
  }
  return copied;
}

namespace {

class ParameterFinder {
 public:
  explicit ParameterFinder(const TypeParamList& tparams) : tparams_(tparams) {}

  bool find(const Type* t) {
    if (t == nullptr) return false;
    // A type that was searched already had none; small ones are searched again rather.
    if (++steps_ > kFreeSteps && t->kind != TypeKind::kInterface &&
        t->kind != TypeKind::kTypeParam && !seen_.insert(t).second) {
      return false;
    }
    switch (t->kind) {
      case TypeKind::kAlias:
        return find(unalias(t));
      case TypeKind::kInterface:
        return find_interface(static_cast<const Interface*>(t));
      case TypeKind::kNamed:
        for (const Type* arg : static_cast<const Named*>(t)->targs) {
          if (find(arg)) return true;
        }
        return false;
      case TypeKind::kTypeParam:
        for (const TypeParam* p : tparams_) {
          if (p == t) return true;
        }
        return false;
      default:
        return any_part(t, [this](const Type* part) { return find(part); });
    }
  }

 private:
  bool find_interface(const Interface* t) {
    if (!seen_.insert(t).second) return false;
    for (const Func* f : t->methods) {
      if (find(f->type)) return true;
    }
    for (const Type* e : t->embeddeds) {
      if (find(e)) return true;
    }
    return false;
  }

  static constexpr int kFreeSteps = 64;

  const TypeParamList& tparams_;
  int steps_ = 0;
  std::unordered_set<const Type*> seen_;
};

}  // namespace

bool is_parameterized(const TypeParamList& tparams, const Type* t) {
  return ParameterFinder(tparams).find(t);
}

}  // namespace vole::types
