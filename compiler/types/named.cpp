// Aliases, underlying types and methods of defined types. An instance of a generic type is
// expanded in two steps, each on first use: its right-hand side as a whole, its methods one by
// one. Recursive generic types work because an instance exists before it is expanded.
#include "compiler/types/named.h"

#include <utility>

#include "compiler/types/checker.h"
#include "compiler/types/subst.h"
#include "compiler/types/universe.h"

namespace vole::types {

namespace {

const TypeParamList kNoTypeParams;
const TypeList kNoTypes;

// Interfaces used as the right-hand side of a generic type have methods whose receiver is the
// type itself; those of an instance must have the instance.
const Type* with_own_receiver(const Named* n, const Type* rhs) {
  const Interface* i = as<Interface>(rhs);
  if (i == nullptr) return rhs;
  std::vector<Func*> methods;
  if (!replace_recv_type(*n->universe, i->methods, n->orig, n, &methods)) return rhs;
  Interface* copy = n->universe->new_interface();
  copy->complete = i->complete;
  copy->embeddeds = i->embeddeds;
  copy->embed_pos = i->embed_pos;
  copy->implicit = i->implicit;
  inherit_checker(copy, i);
  copy->methods = std::move(methods);
  return copy;
}

Func* expand_method(const Named* n, size_t i) {
  Universe& u = *n->universe;
  Func* generic = n->orig->methods[i];
  if (generic->type == nullptr && generic->pkg != nullptr && generic->pkg->checker != nullptr) {
    generic->pkg->checker->obj_decl(generic);
  }
  const Signature* sig = generic->signature();
  if (sig == nullptr || sig->recv == nullptr) return generic;
  // Inside the generic type itself (method bodies) the receiver's own parameters are used.
  bool pointer = has_ptr_recv(generic);
  const Type* base = unalias(sig->recv->type);
  if (const Pointer* p = as<Pointer>(base)) base = unalias(p->elem);
  if (base == n) return generic;
  const Signature* result = sig;
  if (sig->recv_tparams.size() == n->targs.size()) {
    result = as<Signature>(subst(u, sig, SubstMap(sig->recv_tparams, n->targs)));
  }
  Signature* copy = u.make<Signature>(*result);
  const Type* recv_type = pointer ? static_cast<const Type*>(u.new_pointer(n)) : n;
  copy->recv = clone_var(u, sig->recv, recv_type);
  copy->recv_tparams.clear();
  return clone_func(u, generic, copy);
}

}  // namespace

const Type* unalias(const Type* t) {
  const Alias* a = as<Alias>(t);
  if (a == nullptr) return t;
  if (a->actual != nullptr) return a->actual;
  const Type* u = a->from_rhs;
  for (const Alias* next = as<Alias>(u); next != nullptr; next = as<Alias>(u)) {
    u = next->actual != nullptr ? next->actual : next->from_rhs;
  }
  // Memoize only once the declaration is complete.
  if (u != nullptr) a->actual = u;
  return u;
}

const Named* as_named(const Type* t) {
  const Named* n = as<Named>(unalias(t));
  return n != nullptr ? unpack(n) : nullptr;
}

const TypeParam* as_type_param(const Type* t) { return as<TypeParam>(unalias(t)); }

const Named* unpack(const Named* n) {
  if (n->loader != nullptr) {
    NamedLoader* loader = std::exchange(n->loader, nullptr);
    n->unpacked = true;
    loader->load(n);
  }
  if (n->unpacked) return n;
  n->unpacked = true;
  const Named* orig = unpack(n->orig);
  n->tparams = orig->tparams;
  if (n->targs.size() != orig->tparams.size() || orig->from_rhs == nullptr) {
    if (orig->from_rhs == nullptr && n->targs.size() == orig->tparams.size()) {
      n->unpacked = false;  // the generic type is still being declared
      return n;
    }
    n->from_rhs = n->universe->invalid();
    return n;
  }
  SubstMap map(orig->tparams, n->targs);
  const Type* rhs = subst(*n->universe, orig->from_rhs, map.at(n->inst_pos));
  n->from_rhs = with_own_receiver(n, rhs);
  return n;
}

const TypeParamList& type_params(const Named* n) { return unpack(n)->tparams; }

const Type* underlying(const Type* t) {
  t = unalias(t);
  if (t == nullptr) return nullptr;
  if (t->kind == TypeKind::kTypeParam) return iface(static_cast<const TypeParam*>(t));
  if (t->kind != TypeKind::kNamed) return t;
  const Named* n = unpack(static_cast<const Named*>(t));
  if (n->has_underlying) return n->underlying;
  std::vector<const Named*> path;
  const Type* u = n;
  // The chain of right-hand sides; direct cycles were broken before, but instances may form
  // new ones, which the length of the path bounds.
  while (const Named* link = as<Named>(u)) {
    if (unpack(link)->has_underlying) {
      u = link->underlying;
      break;
    }
    for (const Named* seen : path) {
      if (seen == link) return n->universe->invalid();
    }
    path.push_back(link);
    u = unalias(unpack(link)->from_rhs);
    if (path.size() > 10000) u = n->universe->invalid();
  }
  // A type that is still being declared has no underlying type. Whoever needs one now is part
  // of an invalid cycle, which is reported where the declaration is completed.
  if (u == nullptr) {
    if (path.back()->is_instance()) return n->universe->invalid();
    u = n->universe->invalid();
  }
  // A type parameter on the right-hand side was reported; it behaves as its constraint.
  if (u->kind == TypeKind::kTypeParam) u = iface(static_cast<const TypeParam*>(u));
  for (const Named* link : path) {
    link->underlying = u;
    link->has_underlying = true;
  }
  return u;
}

size_t num_methods(const Named* n) { return unpack(unpack(n)->orig)->methods.size(); }

Func* method(const Named* n, size_t i) {
  if (!n->is_instance()) return unpack(n)->methods[i];
  unpack(n->orig);
  if (n->methods.size() < n->orig->methods.size()) n->methods.resize(n->orig->methods.size());
  if (n->methods[i] == nullptr) {
    Func* expanded = expand_method(n, i);
    // A method whose signature is not known yet stays generic, and is tried again later.
    if (expanded == n->orig->methods[i] && expanded->signature() == nullptr) return expanded;
    n->methods[i] = expanded;
  }
  return n->methods[i];
}

int method_index(const std::vector<Func*>& methods, const Package* pkg, std::string_view name,
                 bool fold_case) {
  if (name == "_") return -1;
  for (size_t i = 0; i < methods.size(); i++) {
    if (same_id(methods[i], pkg, name, fold_case)) return static_cast<int>(i);
  }
  return -1;
}

int lookup_method(const Named* n, const Package* pkg, std::string_view name, bool fold_case,
                  Func** found) {
  unpack(n);
  int i = method_index(unpack(n->orig)->methods, pkg, name, fold_case);
  *found = i >= 0 ? method(n, static_cast<size_t>(i)) : nullptr;
  return i;
}

const Interface* iface(const TypeParam* p) {
  Universe& u = *p->universe;
  const Type* bound = p->bound;
  const Type* under = bound != nullptr && as_type_param(bound) == nullptr ? underlying(bound)
                                                                          : nullptr;
  if (under == nullptr) return u.empty_interface();
  if (under == u.invalid()) return u.empty_interface();
  if (const Interface* i = as<Interface>(under)) return i;
  Interface* wrapper = u.new_interface();
  wrapper->embeddeds.push_back(bound);
  wrapper->implicit = true;
  wrapper->complete = true;
  p->bound = wrapper;
  return wrapper;
}

const TypeParamList& type_params_of(const Type* t) {
  if (const Named* n = as<Named>(t)) return type_params(n);
  if (const Alias* a = as<Alias>(t)) return a->tparams;
  if (const Signature* s = as<Signature>(t)) return s->tparams;
  return kNoTypeParams;
}

const TypeList& type_args_of(const Type* t) {
  if (const Named* n = as<Named>(t)) return n->targs;
  if (const Alias* a = as<Alias>(t)) return a->targs;
  return kNoTypes;
}

const Type* origin_of(const Type* t) {
  if (const Named* n = as<Named>(t)) return n->orig;
  if (const Alias* a = as<Alias>(t)) return a->orig;
  return t;
}

TypeName* type_name_of(const Type* t) {
  if (const Named* n = as<Named>(t)) return n->obj;
  if (const Alias* a = as<Alias>(t)) return a->obj;
  if (const TypeParam* p = as<TypeParam>(t)) return p->obj;
  return nullptr;
}

}  // namespace vole::types
