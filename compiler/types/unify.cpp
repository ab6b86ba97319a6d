// The unification algorithm: walks two types in step. See unify.h.
#include "compiler/types/unify.h"

#include <algorithm>

#include "compiler/types/lookup.h"
#include "compiler/types/named.h"
#include "compiler/types/object.h"
#include "compiler/types/predicates.h"
#include "compiler/types/typeset.h"

namespace vole::types {

Unifier::Unifier(const TypeParamList& tparams, const TypeList& targs, bool interface_inference)
    : tparams_(tparams), interface_inference_(interface_inference) {
  for (size_t i = 0; i < tparams.size(); i++) {
    handles_.push_back(i);
    types_.push_back(i < targs.size() ? targs[i] : nullptr);
  }
}

size_t Unifier::index_of(const TypeParam* p) const {
  return static_cast<size_t>(std::find(tparams_.begin(), tparams_.end(), p) - tparams_.begin());
}

const TypeParam* Unifier::bound(const Type* t) const {
  const TypeParam* p = as_type_param(t);
  return p != nullptr && index_of(p) < tparams_.size() ? p : nullptr;
}

size_t Unifier::unknowns() const {
  size_t n = 0;
  for (size_t h : handles_) n += types_[h] == nullptr;
  return n;
}

TypeList Unifier::inferred() const {
  TypeList list;
  for (size_t h : handles_) list.push_back(types_[h]);
  return list;
}

// Makes x and y share a handle; false if both have (different) types already.
bool Unifier::join(const TypeParam* x, const TypeParam* y) {
  size_t hx = handle(x);
  size_t hy = handle(y);
  if (hx == hy) return true;
  if (types_[hx] != nullptr && types_[hy] != nullptr) return false;
  size_t from = types_[hx] != nullptr ? hy : hx;
  size_t to = types_[hx] != nullptr ? hx : hy;
  for (size_t& h : handles_) {
    if (h == from) h = to;
  }
  return true;
}

namespace {

const Interface* as_interface(const Type* t) {
  return is_type_param(t) ? nullptr : under_as<Interface>(t);
}

// Same restrictions by terms and comparability (methods aside).
bool same_restrictions(const TypeSet& a, const TypeSet& b) {
  if (a.comparable != b.comparable || a.all != b.all) return false;
  return a.all || (subset_of(a, b) && subset_of(b, a));
}

}  // namespace

bool Unifier::nify(const Type* x, const Type* y, unsigned mode, const Pair* pairs) {
  if (x == y || unalias(x) == unalias(y)) return true;
  if (x == nullptr || y == nullptr || depth_ >= kMaxDepth) return false;
  depth_++;
  bool result = nify_step(x, y, mode, pairs);
  depth_--;
  return result;
}

bool Unifier::nify_step(const Type* x, const Type* y, unsigned mode, const Pair* pairs) {
  // A defined type goes to the right, a bound type parameter to the left.
  if (as_named(x) != nullptr || bound(y) != nullptr) std::swap(x, y);
  bool exact = (mode & kUnifyExact) != 0;

  // A type literal matches a defined type of that underlying type.
  const Named* ny = as_named(y);
  if (!exact && ny != nullptr && is_type_lit(x) && !(interface_inference_ && is_interface(x))) {
    y = underlying(ny);
    if (y == nullptr) return false;
    if (x == y || unalias(x) == y) return true;
  }

  const TypeParam* px = bound(x);
  const TypeParam* py = bound(y);
  if (px != nullptr && py != nullptr) {
    if (join(px, py)) return true;
    return nify(at(px), at(py), mode, pairs);
  }
  if (px != nullptr) return nify_bound(px, y, mode, pairs);

  if (interface_inference_ && !exact) {
    const Interface* xi = as_interface(x);
    const Interface* yi = as_interface(y);
    if (xi != nullptr && yi != nullptr) return nify_interfaces(xi, yi, pairs);
    if (yi != nullptr) return nify_methods(yi, x, pairs);
    if (xi != nullptr) return nify_methods(xi, y, pairs);
  }

  // A type parameter of the enclosing function: its core type may do.
  if (is_type_param(y)) std::swap(x, y);
  if (const TypeParam* p = as_type_param(x)) {
    const Type* core = common_under(p);
    return core != nullptr && nify(core, y, kUnifyAssign, pairs);
  }
  return nify_parts(unalias(x), unalias(y), mode, pairs);
}

// y against a type parameter that may have a type already.
bool Unifier::nify_bound(const TypeParam* px, const Type* y, unsigned mode, const Pair* pairs) {
  const Type* x = at(px);
  if (x == nullptr) {
    set(px, y);
    return true;
  }
  if (!nify(x, y, mode, pairs)) return false;
  const Interface* xi = as_interface(x);
  const Interface* yi = as_interface(y);
  bool x_named = as_named(x) != nullptr;
  bool y_named = as_named(y) != nullptr;
  if (xi != nullptr && yi != nullptr) {
    // Both are interfaces: the inexact match may not lose methods.
    if (x_named && y_named) return identical(x, y);
    if (type_set(xi).methods.size() != type_set(yi).methods.size()) return false;
  } else if (xi != nullptr || yi != nullptr) {
    return false;
  }
  if ((mode & kUnifyExact) == 0 && !x_named) {
    // Keep what is more specific: a defined type, or a channel with a direction.
    const Chan* c = under_as<Chan>(y);
    if (y_named || (c != nullptr && c->dir != ChanDir::kBoth)) set(px, y);
  }
  return true;
}

// Inexact: the methods of one must be among those of the other.
bool Unifier::nify_interfaces(const Interface* x, const Interface* y, const Pair* pairs) {
  const TypeSet& a = type_set(x);
  const TypeSet& b = type_set(y);
  if (!same_restrictions(a, b)) return false;
  for (const Pair* p = pairs; p != nullptr; p = p->previous) {
    if ((p->x == x && p->y == y) || (p->x == y && p->y == x)) return true;
  }
  Pair pair{x, y, pairs};
  const TypeSet& few = a.methods.size() > b.methods.size() ? b : a;
  const TypeSet& many = &few == &a ? b : a;
  for (const Func* f : few.methods) {
    const Func* g = lookup_method(many, f->pkg, f->name, false);
    if (g == nullptr || !nify(f->type, g->type, kUnifyExact, &pair)) return false;
  }
  return true;
}

bool Unifier::nify_methods(const Interface* x, const Type* y, const Pair* pairs) {
  for (const Func* f : type_set(x).methods) {
    LookupResult r = lookup_field_or_method(y, false, f->pkg, f->name);
    const Func* g = as<Func>(r.obj);
    if (g == nullptr || g->type == nullptr || !nify(f->type, g->type, kUnifyExact, pairs)) {
      return false;
    }
  }
  return true;
}

bool Unifier::nify_exact_interfaces(const Interface* x, const Interface* y, const Pair* pairs) {
  const TypeSet& a = type_set(x);
  const TypeSet& b = type_set(y);
  if (!same_restrictions(a, b) || a.methods.size() != b.methods.size()) return false;
  for (const Pair* p = pairs; p != nullptr; p = p->previous) {
    if ((p->x == x && p->y == y) || (p->x == y && p->y == x)) return true;
  }
  Pair pair{x, y, pairs};
  for (size_t i = 0; i < a.methods.size(); i++) {
    const Func* f = a.methods[i];
    const Func* g = b.methods[i];
    if (!same_id(f, g->pkg, g->name, false) || !nify(f->type, g->type, kUnifyExact, &pair)) {
      return false;
    }
  }
  return true;
}

bool Unifier::nify_vars(const std::vector<Var*>& x, const std::vector<Var*>& y, unsigned mode,
                        const Pair* pairs) {
  if (x.size() != y.size()) return false;
  for (size_t i = 0; i < x.size(); i++) {
    if (!nify(x[i]->type, y[i]->type, mode, pairs)) return false;
  }
  return true;
}

bool Unifier::nify_parts(const Type* x, const Type* y, unsigned mode, const Pair* pairs) {
  if (x == y) return true;
  if (x->kind != y->kind) return false;
  // Element types match as an assignment demands: exactly.
  unsigned element = (mode & kUnifyAssign) != 0 ? mode | kUnifyExact : mode;
  switch (x->kind) {
    case TypeKind::kBasic:
      return static_cast<const Basic*>(x)->basic == static_cast<const Basic*>(y)->basic;
    case TypeKind::kArray: {
      auto a = static_cast<const Array*>(x);
      auto b = static_cast<const Array*>(y);
      return (a->len < 0 || b->len < 0 || a->len == b->len) &&
             nify(a->elem, b->elem, element, pairs);
    }
    case TypeKind::kSlice:
      return nify(static_cast<const Slice*>(x)->elem, static_cast<const Slice*>(y)->elem, element,
                  pairs);
    case TypeKind::kPointer:
      return nify(static_cast<const Pointer*>(x)->elem, static_cast<const Pointer*>(y)->elem,
                  element, pairs);
    case TypeKind::kStruct: {
      auto a = static_cast<const Struct*>(x);
      auto b = static_cast<const Struct*>(y);
      if (a->fields.size() != b->fields.size()) return false;
      for (size_t i = 0; i < a->fields.size(); i++) {
        const Var* f = a->fields[i];
        const Var* g = b->fields[i];
        if (f->embedded != g->embedded || a->tag(i) != b->tag(i) ||
            !same_id(f, g->pkg, g->name, false) || !nify(f->type, g->type, element, pairs)) {
          return false;
        }
      }
      return true;
    }
    case TypeKind::kTuple:
      return nify_vars(static_cast<const Tuple*>(x)->vars, static_cast<const Tuple*>(y)->vars,
                       mode, pairs);
    case TypeKind::kSignature: {
      auto a = static_cast<const Signature*>(x);
      auto b = static_cast<const Signature*>(y);
      return a->variadic == b->variadic && nify(a->params, b->params, element, pairs) &&
             nify(a->results, b->results, element, pairs);
    }
    case TypeKind::kInterface:
      return nify_exact_interfaces(static_cast<const Interface*>(x),
                                   static_cast<const Interface*>(y), pairs);
    case TypeKind::kMap: {
      auto a = static_cast<const Map*>(x);
      auto b = static_cast<const Map*>(y);
      return nify(a->key, b->key, element, pairs) && nify(a->elem, b->elem, element, pairs);
    }
    case TypeKind::kChan: {
      auto a = static_cast<const Chan*>(x);
      auto b = static_cast<const Chan*>(y);
      return ((mode & kUnifyExact) == 0 || a->dir == b->dir) &&
             nify(a->elem, b->elem, element, pairs);
    }
    case TypeKind::kNamed: {
      auto a = static_cast<const Named*>(x);
      auto b = static_cast<const Named*>(y);
      if (a->targs.size() != b->targs.size()) return false;
      for (size_t i = 0; i < a->targs.size(); i++) {
        if (!nify(a->targs[i], b->targs[i], mode, pairs)) return false;
      }
      return identical_origin(a, b);
    }
    default:
      return false;
  }
}

}  // namespace vole::types
