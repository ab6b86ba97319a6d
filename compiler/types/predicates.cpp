// Questions about types: what kind, identical, comparable, which default (Go spec, "Properties
// of types and values").
//
// Identity is structural and needs no memory except for interfaces, whose methods may lead back
// to themselves: there the pairs under comparison are kept in a list on the C++ stack.
#include "compiler/types/predicates.h"

#include <algorithm>
#include <set>
#include <unordered_set>
#include <utility>

#include "base/unicode.h"
#include "compiler/types/named.h"
#include "compiler/types/subst.h"
#include "compiler/types/typeset.h"
#include "compiler/types/typestring.h"
#include "compiler/types/universe.h"

namespace vole::types {

bool is_valid(const Type* t) {
  const Basic* b = as<Basic>(unalias(t));
  return b == nullptr || b->basic != BasicKind::kInvalid;
}

bool is_basic(const Type* t, uint16_t info) {
  const Basic* u = under_as<Basic>(t);
  return u != nullptr && (u->info & info) != 0;
}

bool all_basic(const Type* t, uint16_t info) {
  if (const TypeParam* p = as_type_param(t)) {
    return under_is(p, [&](const Type* u) { return u != nullptr && is_basic(u, info); });
  }
  return is_basic(t, info);
}

bool has_name(const Type* t) {
  t = unalias(t);
  if (t == nullptr) return false;
  return t->kind == TypeKind::kBasic || t->kind == TypeKind::kNamed ||
         t->kind == TypeKind::kTypeParam;
}

bool is_type_lit(const Type* t) {
  t = unalias(t);
  return t != nullptr && t->kind != TypeKind::kNamed && t->kind != TypeKind::kTypeParam;
}

bool is_typed(const Type* t) {
  // An alias or a named type always stands for a typed one, whatever their state.
  const Basic* b = as<Basic>(t);
  return b == nullptr || (b->info & kIsUntyped) == 0;
}

bool is_untyped(const Type* t) { return !is_typed(t); }

bool is_untyped_numeric(const Type* t) {
  const Basic* b = as<Basic>(t);
  return b != nullptr && (b->info & kIsUntyped) != 0 && (b->info & kIsNumeric) != 0;
}

bool is_interface(const Type* t) { return under_as<Interface>(t) != nullptr; }

bool is_type_param(const Type* t) { return as_type_param(t) != nullptr; }

bool is_non_type_param_interface(const Type* t) { return !is_type_param(t) && is_interface(t); }

bool has_empty_type_set(const Type* t) {
  const TypeParam* p = as_type_param(t);
  if (p == nullptr || p->bound == nullptr) return false;
  return type_set(iface(p)).is_empty();
}

bool is_generic(const Type* t) {
  if (const Alias* alias = as<Alias>(t)) {
    if (!alias->tparams.empty() && alias->targs.empty()) return true;
  }
  const Named* n = as_named(t);
  return n != nullptr && !n->is_instance() && !type_params(n).empty();
}

bool has_nil(const Type* t) {
  const Type* u = underlying(t);
  if (u == nullptr) return false;
  switch (u->kind) {
    case TypeKind::kBasic:
      return static_cast<const Basic*>(u)->basic == BasicKind::kUnsafePointer;
    case TypeKind::kSlice:
    case TypeKind::kPointer:
    case TypeKind::kSignature:
    case TypeKind::kMap:
    case TypeKind::kChan:
      return true;
    case TypeKind::kInterface:
      return !is_type_param(t) ||
             under_is(t, [](const Type* v) { return v != nullptr && has_nil(v); });
    default:
      return false;
  }
}

bool is_pointer(const Type* t) { return under_as<Pointer>(t) != nullptr; }

bool is_unsafe_pointer(const Type* t) {
  const Basic* b = under_as<Basic>(t);
  return b != nullptr && b->basic == BasicKind::kUnsafePointer;
}

bool is_uintptr(const Type* t) {
  const Basic* b = under_as<Basic>(t);
  return b != nullptr && b->basic == BasicKind::kUintptr;
}

bool is_bytes_or_runes(const Type* t) {
  const Slice* s = under_as<Slice>(t);
  if (s == nullptr) return false;
  const Basic* b = under_as<Basic>(s->elem);
  return b != nullptr && (b->basic == BasicKind::kUint8 || b->basic == BasicKind::kInt32);
}

bool is_valid_name(std::string_view s) {
  for (bool first = true; !s.empty(); first = false) {
    DecodedRune r = decode_rune(s);
    if (!is_letter(r.rune) && r.rune != '_' && (first || !is_digit(r.rune))) return false;
    s.remove_prefix(r.width);
  }
  return true;
}

// ---- comparable ------------------------------------------------------------------------------

namespace {

class Comparability {
 public:
  Comparability(bool dynamic, const Qualifier* qualifier)
      : dynamic_(dynamic), qualifier_(qualifier) {}

  bool check(const Type* t, std::string* cause) {
    if (!seen_.insert(t).second) return true;
    auto fail = [&](std::string text) {
      if (cause != nullptr) *cause = std::move(text);
      return false;
    };
    const Type* u = underlying(t);
    if (u == nullptr) return true;
    switch (u->kind) {
      case TypeKind::kBasic:
        if (static_cast<const Basic*>(u)->basic == BasicKind::kUntypedNil) return fail("");
        return true;
      case TypeKind::kPointer:
      case TypeKind::kChan:
        return true;
      case TypeKind::kStruct:
        for (const Var* f : static_cast<const Struct*>(u)->fields) {
          if (check(f->type, nullptr)) continue;
          return fail("struct containing " + type_string(f->type, qualifier_) +
                      " cannot be compared");
        }
        return true;
      case TypeKind::kArray:
        if (check(static_cast<const Array*>(u)->elem, nullptr)) return true;
        return fail(type_string(t, qualifier_) + " cannot be compared");
      case TypeKind::kInterface: {
        if (dynamic_ && !is_type_param(t)) return true;
        const TypeSet& set = type_set(static_cast<const Interface*>(u));
        if (set_comparable(set)) return true;
        return fail(set.is_empty() ? "empty type set" : "incomparable types in type set");
      }
      default:
        return fail("");
    }
  }

 private:
  // As is_comparable(), but a type may be in its own constraint's set.
  bool set_comparable(const TypeSet& set) {
    if (set.all) return set.comparable;
    bool dynamic = dynamic_;
    dynamic_ = false;
    bool ok = !set.terms.empty();
    for (const Term& term : set.terms) ok = ok && check(term.type, nullptr);
    dynamic_ = dynamic;
    return ok;
  }

  bool dynamic_;
  const Qualifier* qualifier_;
  std::unordered_set<const Type*> seen_;
};

}  // namespace

bool comparable_type(const Type* t, bool dynamic, std::string* cause,
                     const Qualifier* qualifier) {
  return Comparability(dynamic, qualifier).check(t, cause);
}

bool comparable(const Type* t) { return comparable_type(t, true, nullptr); }

// ---- identical -------------------------------------------------------------------------------

namespace {

struct InterfacePair {
  const Interface* x;
  const Interface* y;
  const InterfacePair* previous;
};

class Comparer {
 public:
  explicit Comparer(bool ignore_tags) : ignore_tags_(ignore_tags) {}

  bool identical(const Type* x, const Type* y, const InterfacePair* pairs) {
    x = unalias(x);
    y = unalias(y);
    if (x == y) return true;
    if (x == nullptr || y == nullptr || x->kind != y->kind) return false;
    // Parts may repeat, and types that are large as trees be small as graphs: pairs that were
    // found identical are remembered, though not for small types.
    if (++steps_ <= kFreeSteps) return compare(x, y, pairs);
    auto key = std::make_pair(x, y);
    if (same_.count(key) != 0) return true;
    if (!compare(x, y, pairs)) return false;
    same_.insert(key);
    return true;
  }

 private:
  static constexpr int kFreeSteps = 256;

  bool compare(const Type* x, const Type* y, const InterfacePair* pairs) {
    switch (x->kind) {
      case TypeKind::kBasic:
        return static_cast<const Basic*>(x)->basic == static_cast<const Basic*>(y)->basic;
      case TypeKind::kArray: {
        auto a = static_cast<const Array*>(x);
        auto b = static_cast<const Array*>(y);
        // A length of unknown value was reported already.
        return (a->len < 0 || b->len < 0 || a->len == b->len) &&
               identical(a->elem, b->elem, pairs);
      }
      case TypeKind::kSlice:
        return identical(static_cast<const Slice*>(x)->elem, static_cast<const Slice*>(y)->elem,
                         pairs);
      case TypeKind::kPointer:
        return identical(static_cast<const Pointer*>(x)->elem,
                         static_cast<const Pointer*>(y)->elem, pairs);
      case TypeKind::kMap: {
        auto a = static_cast<const Map*>(x);
        auto b = static_cast<const Map*>(y);
        return identical(a->key, b->key, pairs) && identical(a->elem, b->elem, pairs);
      }
      case TypeKind::kChan: {
        auto a = static_cast<const Chan*>(x);
        auto b = static_cast<const Chan*>(y);
        return a->dir == b->dir && identical(a->elem, b->elem, pairs);
      }
      case TypeKind::kStruct:
        return structs(static_cast<const Struct*>(x), static_cast<const Struct*>(y), pairs);
      case TypeKind::kTuple:
        return tuples(static_cast<const Tuple*>(x), static_cast<const Tuple*>(y), pairs);
      case TypeKind::kSignature:
        return signatures(static_cast<const Signature*>(x), static_cast<const Signature*>(y),
                          pairs);
      case TypeKind::kUnion:
        return terms(normalize_terms(static_cast<const Union*>(x)->terms),
                     normalize_terms(static_cast<const Union*>(y)->terms));
      case TypeKind::kInterface:
        return interfaces(static_cast<const Interface*>(x), static_cast<const Interface*>(y),
                          pairs);
      case TypeKind::kNamed: {
        auto a = static_cast<const Named*>(x);
        auto b = static_cast<const Named*>(y);
        if (a->targs.size() != b->targs.size() || !identical_origin(a, b)) return false;
        for (size_t i = 0; i < a->targs.size(); i++) {
          if (!identical(a->targs[i], b->targs[i], nullptr)) return false;
        }
        return !a->targs.empty();
      }
      case TypeKind::kAlias:
      case TypeKind::kTypeParam:
        return false;
    }
    return false;
  }

  bool structs(const Struct* x, const Struct* y, const InterfacePair* pairs) {
    if (x->fields.size() != y->fields.size()) return false;
    for (size_t i = 0; i < x->fields.size(); i++) {
      const Var* f = x->fields[i];
      const Var* g = y->fields[i];
      if (f->embedded != g->embedded || (!ignore_tags_ && x->tag(i) != y->tag(i)) ||
          !same_id(f, g->pkg, g->name, false) || !identical(f->type, g->type, pairs)) {
        return false;
      }
    }
    return true;
  }

  bool tuples(const Tuple* x, const Tuple* y, const InterfacePair* pairs) {
    size_t n = x == nullptr ? 0 : x->vars.size();
    if (n != (y == nullptr ? 0 : y->vars.size())) return false;
    for (size_t i = 0; i < n; i++) {
      if (!identical(x->vars[i]->type, y->vars[i]->type, pairs)) return false;
    }
    return true;
  }

  // Generic signatures are the same if they are after renaming y's parameters to x's.
  bool signatures(const Signature* x, const Signature* y, const InterfacePair* pairs) {
    if (x->variadic != y->variadic || x->tparams.size() != y->tparams.size()) return false;
    const Tuple* params = y->params;
    const Tuple* results = y->results;
    if (!x->tparams.empty()) {
      Universe& universe = *x->tparams[0]->universe;
      SubstMap map(y->tparams, TypeList(x->tparams.begin(), x->tparams.end()));
      for (size_t i = 0; i < x->tparams.size(); i++) {
        const Type* bound = subst(universe, y->tparams[i]->bound, map);
        if (!identical(x->tparams[i]->bound, bound, pairs)) return false;
      }
      params = static_cast<const Tuple*>(subst(universe, params, map));
      results = static_cast<const Tuple*>(subst(universe, results, map));
    }
    return tuples(x->params, params, pairs) && tuples(x->results, results, pairs);
  }

  static bool terms(const std::vector<Term>& x, const std::vector<Term>& y) {
    auto covers = [](const std::vector<Term>& a, const std::vector<Term>& b) {
      return std::all_of(b.begin(), b.end(), [&](const Term& t) {
        return std::any_of(a.begin(), a.end(),
                           [&](const Term& s) { return term_subset_of(t, s); });
      });
    };
    return covers(x, y) && covers(y, x);
  }

  bool interfaces(const Interface* x, const Interface* y, const InterfacePair* pairs) {
    const TypeSet& a = type_set(x);
    const TypeSet& b = type_set(y);
    if (a.comparable != b.comparable || a.all != b.all) return false;
    if (!a.all && !terms(a.terms, b.terms)) return false;
    if (a.methods.size() != b.methods.size()) return false;
    // Two interfaces that are being compared further out are taken for identical here: if they
    // are not, the comparison further out finds that.
    for (const InterfacePair* p = pairs; p != nullptr; p = p->previous) {
      if ((p->x == x && p->y == y) || (p->x == y && p->y == x)) return true;
    }
    InterfacePair pair{x, y, pairs};
    for (size_t i = 0; i < a.methods.size(); i++) {
      const Func* f = a.methods[i];
      const Func* g = b.methods[i];
      if (!same_id(f, g->pkg, g->name, false) || !identical(f->type, g->type, &pair)) {
        return false;
      }
    }
    return true;
  }

  bool ignore_tags_;
  int steps_ = 0;
  std::set<std::pair<const Type*, const Type*>> same_;
};

}  // namespace

bool identical(const Type* a, const Type* b) { return Comparer(false).identical(a, b, nullptr); }

bool identical_ignore_tags(const Type* a, const Type* b) {
  return Comparer(true).identical(a, b, nullptr);
}

bool identical_origin(const Named* a, const Named* b) { return a->orig->obj == b->orig->obj; }

bool identical_instance(const Type* orig_a, const TypeList& targs_a, const Type* orig_b,
                        const TypeList& targs_b) {
  if (targs_a.size() != targs_b.size()) return false;
  for (size_t i = 0; i < targs_a.size(); i++) {
    if (!identical(targs_a[i], targs_b[i])) return false;
  }
  return identical(orig_a, orig_b);
}

// ---- untyped types, common underlying types -----------------------------------------------------

const Type* default_type(const Universe& universe, const Type* t) {
  const Basic* b = as<Basic>(t);
  if (b == nullptr) return t;
  switch (b->basic) {
    case BasicKind::kUntypedBool:
      return universe.basic(BasicKind::kBool);
    case BasicKind::kUntypedInt:
      return universe.basic(BasicKind::kInt);
    case BasicKind::kUntypedRune:
      return universe.rune_type();
    case BasicKind::kUntypedFloat:
      return universe.basic(BasicKind::kFloat64);
    case BasicKind::kUntypedComplex:
      return universe.basic(BasicKind::kComplex128);
    case BasicKind::kUntypedString:
      return universe.basic(BasicKind::kString);
    default:
      return t;
  }
}

const Type* max_type(const Type* a, const Type* b) {
  if (a == b) return a;
  if (!is_untyped_numeric(a) || !is_untyped_numeric(b)) return nullptr;
  return static_cast<const Basic*>(a)->basic > static_cast<const Basic*>(b)->basic ? a : b;
}

const Type* common_under(const Type* t, std::string* cause, const Qualifier* qualifier) {
  return common_under_if(t, nullptr, cause, qualifier);
}

const Type* common_under_if(const Type* t, const UnderCondition* condition, std::string* cause,
                            const Qualifier* qualifier) {
  const Type* first = nullptr;  // whose underlying type `common` is
  const Type* common = nullptr;
  std::string why;
  bool ok = for_each_in_type_set(t, [&](const Type* type, const Type* u) {
    auto both = [&] {
      return type_string(first, qualifier) + " and " + type_string(type, qualifier);
    };
    if (condition != nullptr && !(*condition)(type, u, &why)) return false;
    if (u == nullptr) {
      why = "no specific type";
      return false;
    }
    if (common == nullptr) {
      first = type;
      common = u;
      return true;
    }
    const Chan* a = as<Chan>(common);
    const Chan* b = as<Chan>(u);
    if (a != nullptr && b != nullptr) {
      if (!identical(a->elem, b->elem)) {
        why = "channels " + both() + " have different element types";
        return false;
      }
      if (a->dir == b->dir) return true;
      if (a->dir == ChanDir::kBoth) {
        first = type;
        common = u;
      } else if (b->dir != ChanDir::kBoth) {
        why = "channels " + both() + " have conflicting directions";
        return false;
      }
      return true;
    }
    if (identical(common, u)) return true;
    why = both() + " have different underlying types";
    return false;
  });
  if (ok) return common;
  if (cause != nullptr) *cause = std::move(why);
  return nullptr;
}

const Type* core_type(const Type* t) { return common_under(t); }

std::string_view composite_kind(const Type* t) {
  const Type* u = underlying(t);
  if (u == nullptr) return "";
  switch (u->kind) {
    case TypeKind::kArray:
      return "array";
    case TypeKind::kSlice:
      return "slice";
    case TypeKind::kStruct:
      return "struct";
    case TypeKind::kPointer:
      return "pointer";
    case TypeKind::kSignature:
      return "func";
    case TypeKind::kInterface:
      return "interface";
    case TypeKind::kMap:
      return "map";
    case TypeKind::kChan:
      return "chan";
    case TypeKind::kTuple:
      return "tuple";
    case TypeKind::kUnion:
      return "union";
    default:
      return "";
  }
}

}  // namespace vole::types
