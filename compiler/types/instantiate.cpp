// Instances of generic types and functions: made once for identical arguments, and verified
// against the constraints of the type parameters (Go spec, "Instantiations", "Satisfying a type
// constraint", "Implementing an interface").
#include <algorithm>

#include "compiler/types/checker.h"
#include "compiler/types/parts.h"

namespace vole::types {

// ---- canonical instances ----------------------------------------------------------------------

namespace {

constexpr int kHashNodes = 64;  // how many parts of the arguments a hash looks at

uint64_t mix(uint64_t h, uint64_t v) {
  h ^= v + 0x9e3779b97f4a7c15u + (h << 6) + (h >> 2);
  return h * 0xff51afd7ed558ccdu;
}

uint64_t hash_pointer(const void* p) { return reinterpret_cast<uintptr_t>(p) >> 4; }

// Equal for identical types; looks at no more than *budget parts.
uint64_t hash_type(const Type* t, int* budget) {
  t = unalias(t);
  if (t == nullptr) return 0;
  uint64_t h = static_cast<uint64_t>(t->kind) + 1;
  if (--*budget <= 0) return h;
  auto child = [&](const Type* c) { h = mix(h, hash_type(c, budget)); };
  switch (t->kind) {
    case TypeKind::kBasic:
      return mix(h, static_cast<uint64_t>(static_cast<const Basic*>(t)->basic));
    case TypeKind::kNamed: {
      auto n = static_cast<const Named*>(t);
      h = mix(h, hash_pointer(n->orig->obj));
      for (const Type* arg : n->targs) child(arg);
      return h;
    }
    case TypeKind::kTypeParam:
      return mix(h, hash_pointer(t));
    case TypeKind::kSignature: {
      // The types of a generic signature are equal only after renaming.
      auto s = static_cast<const Signature*>(t);
      if (!s->tparams.empty()) return mix(h, s->tparams.size());
      break;
    }
    case TypeKind::kUnion:  // terms may stand in any order
      return h;
    default:
      break;
  }
  for_each_part(t, child);
  return h;
}

uint64_t hash_instance(const Type* orig, const TypeList& targs) {
  uint64_t h = hash_pointer(type_name_of(orig));
  int budget = kHashNodes;
  for (const Type* t : targs) h = mix(h, hash_type(t, &budget));
  return h;
}

// How deep instances are nested in the type arguments: 1 for List[int], 2 for List[List[int]].
// Seen through pointers and the like only; arguments hidden deeper count by the instance limit.
uint32_t instance_depth(const TypeList& targs) {
  uint32_t deepest = 0;
  for (const Type* t : targs) {
    for (t = unalias(t); t != nullptr; t = unalias(t)) {
      if (auto p = as<Pointer>(t)) {
        t = p->elem;
      } else if (auto s = as<Slice>(t)) {
        t = s->elem;
      } else if (auto a = as<Array>(t)) {
        t = a->elem;
      } else {
        break;
      }
    }
    if (const Named* n = as<Named>(t)) deepest = std::max(deepest, n->depth);
  }
  return deepest + 1;
}

}  // namespace

const Type* Universe::find_instance(const Type* orig, const TypeList& targs) {
  auto it = instances_.find(hash_instance(orig, targs));
  if (it == instances_.end()) return nullptr;
  for (const auto& [known, instance] : it->second) {
    if (known != orig) continue;
    const TypeList& other = type_args_of(instance);
    bool same = other.size() == targs.size();
    for (size_t i = 0; same && i < targs.size(); i++) same = identical(other[i], targs[i]);
    if (same) return instance;
  }
  return nullptr;
}

void Universe::add_instance(const Type* orig, const TypeList& targs, const Type* instance) {
  instances_[hash_instance(orig, targs)].emplace_back(orig, instance);
}

bool Universe::count_instance() {
  if (instances_made_ >= options.max_instances) return false;
  instances_made_++;
  return true;
}

namespace {

// Also where nothing changed a copy is needed: the instance is not generic any more.
const Type* instantiate_function(Universe& universe, const Signature* s, const TypeList& targs) {
  const Type* t = subst(universe, s, SubstMap(s->tparams, targs));
  Signature* instance = universe.make<Signature>(*static_cast<const Signature*>(t));
  instance->tparams.clear();
  instance->scope = nullptr;
  return instance;
}

}  // namespace

const Type* instantiate(Universe& universe, const Type* orig, const TypeList& targs, Pos pos) {
  if (const Signature* s = as<Signature>(orig)) {
    if (s->tparams.size() != targs.size()) return universe.invalid();
    return instantiate_function(universe, s, targs);
  }
  if (const Type* known = universe.find_instance(orig, targs)) return known;
  uint32_t depth = instance_depth(targs);
  if (depth > universe.options.max_depth || !universe.count_instance()) {
    universe.refuse_instance();
    return universe.invalid();
  }
  if (const Named* n = as<Named>(orig)) {
    Named* instance = universe.make<Named>(&universe);
    instance->obj = n->obj;
    instance->orig = n;
    instance->targs = targs;
    instance->depth = depth;
    instance->inst_pos = pos;
    universe.add_instance(orig, targs, instance);
    return instance;
  }
  const Alias* a = as<Alias>(orig);
  if (a == nullptr || a->tparams.size() != targs.size()) return universe.invalid();
  Alias* instance = universe.make<Alias>();
  instance->obj = a->obj;
  instance->orig = a;
  instance->tparams = a->tparams;
  instance->targs = targs;
  instance->from_rhs = a->from_rhs == nullptr
                           ? universe.invalid()
                           : subst(universe, a->from_rhs, SubstMap(a->tparams, targs).at(pos));
  universe.add_instance(orig, targs, instance);
  return instance;
}

// ---- constraints ------------------------------------------------------------------------------

bool Checker::validate_targ_count(Pos pos, std::string_view name, size_t want, size_t got) {
  if (got == want) return true;
  error(pos, Kind::WrongTypeArgumentCount,
        {got < want ? "not enough" : "too many", name, str(static_cast<int64_t>(got)),
         str(static_cast<int64_t>(want))});
  return false;
}

int Checker::verify(const TypeParamList& tparams, const TypeList& targs, std::string* cause) {
  SubstMap map(tparams, targs);
  for (size_t i = 0; i < tparams.size() && i < targs.size(); i++) {
    // The bound is made an interface first, so that the substituted one is one too.
    iface(tparams[i]);
    const Type* bound = subst(universe, tparams[i]->bound, map);
    if (!implements(targs[i], bound, true, cause)) return static_cast<int>(i);
  }
  return -1;
}

namespace {

// Whether t occurs among the embedded types and terms of an interface.
bool mentions(const Type* in, const Type* t) {
  if (const Interface* i = as<Interface>(in)) {
    for (const Type* e : i->embeddeds) {
      if (mentions(e, t)) return true;
    }
    return false;
  }
  if (const Union* u = as<Union>(in)) {
    for (const Term& term : u->terms) {
      if (mentions(term.type, t)) return true;
    }
    return false;
  }
  return identical(in, t);
}

std::string terms_string(const std::vector<Term>& terms) {
  std::string s;
  for (const Term& term : terms) {
    if (!s.empty()) s += " | ";
    if (term.tilde) s += "~";
    s += type_string(term.type);
  }
  return s;
}

}  // namespace

bool Checker::implements(const Type* v, const Type* t, bool constraint, std::string* cause) {
  const Type* vu = underlying(v);
  const Type* tu = underlying(t);
  if (vu == nullptr || tu == nullptr || !is_valid(vu) || !is_valid(tu)) return true;
  if (const Pointer* p = as<Pointer>(vu); p != nullptr) {
    const Type* base = underlying(p->elem);
    if (base == nullptr || !is_valid(base)) return true;
  }
  std::string_view verb = constraint ? "satisfy" : "implement";
  auto fail = [&](std::string_view text, std::initializer_list<std::string_view> args) {
    if (cause != nullptr) *cause = format_text(text, args);
    return false;
  };
  const Interface* ti = as<Interface>(tu);
  if (ti == nullptr) {
    if (cause == nullptr) return false;
    std::string detail = is_interface_ptr(tu)
                             ? "type " + str(t) + " is pointer to interface, not interface"
                             : str(t) + " is not an interface";
    return fail("{0} does not {1} {2} ({3})", {str(v), verb, str(t), detail});
  }
  const TypeSet& tset = type_set(ti);
  if (tset.is_all()) return true;
  const Interface* vi = as<Interface>(vu);
  if (vi != nullptr && type_set(vi).is_empty()) return true;  // implements any interface
  if (tset.is_empty()) return fail("cannot {0} {1} (empty type set)", {verb, str(t)});

  std::string method_cause;
  if (!has_all_methods(v, t, true, identical, cause == nullptr ? nullptr : &method_cause)) {
    if (cause == nullptr) return false;
    return fail("{0} does not {1} {2} {3}", {str(v), verb, str(t), method_cause});
  }

  auto comparable_enough = [&] {
    if (!is_comparable(tset)) return true;
    if (comparable_type(v, false, nullptr)) return true;
    if (constraint && comparable_type(v, true, nullptr)) {
      // Ordinary interfaces satisfy comparable since this version.
      if (allow_version(20)) return true;
      return fail("{0} to {1} comparable requires go1.20 or later", {str(v), verb});
    }
    return fail("{0} does not {1} comparable", {str(v), verb});
  };
  if (!tset.has_terms()) return comparable_enough();
  if (vi != nullptr) {
    if (!subset_of(type_set(vi), tset)) {
      return fail("{0} does not {1} {2}", {str(v), verb, str(t)});
    }
    return comparable_enough();
  }
  const Type* alt = nullptr;  // would be included if its term had a ~
  for (const Term& term : tset.terms) {
    if (term_includes(term, v)) return comparable_enough();
    if (alt == nullptr && !term.tilde && identical(term.type, underlying(term.type)) &&
        term_includes({true, term.type}, v)) {
      alt = term.type;
    }
  }
  if (cause == nullptr) return false;
  std::string detail;
  if (alt != nullptr) {
    detail = format_text("possibly missing ~ for {0} in {1}", {str(alt), str(t)});
  } else if (mentions(ti, v)) {
    detail = format_text("{0} mentions {1}, but {1} is not in the type set of {0}",
                         {str(t), str(v)});
  } else {
    detail = format_text("{0} missing in {1}", {str(v), terms_string(tset.terms)});
  }
  return fail("{0} does not {1} {2} ({3})", {str(v), verb, str(t), detail});
}

}  // namespace vole::types
