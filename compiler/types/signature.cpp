// Function types, receivers and parameters (Go spec, "Function types", "Method declarations").
#include "compiler/types/checker.h"

namespace vole::types {

namespace {

const Type* without_pointers(const Type* t) {
  while (const Pointer* p = as<Pointer>(t)) t = p->elem;
  return t;
}

}  // namespace

void Checker::func_type(Signature* sig, syntax::Field* recv, const List<syntax::Field*>& tparams,
                        syntax::FuncType* e) {
  Scope* scope = open_scope(true);
  e->scope = scope;
  sig->scope = scope;
  Var* recv_var = nullptr;
  TypeParamList recv_tparams;
  if (recv != nullptr) collect_recv(recv, e->pos(), &recv_var, &recv_tparams);
  if (!tparams.empty()) collect_type_params(&sig->tparams, tparams);
  std::vector<syntax::Name*> param_names;
  std::vector<syntax::Name*> result_names;
  std::vector<Var*> params;
  std::vector<Var*> results;
  bool variadic = false;
  collect_params(VarKind::kParam, e->params, &param_names, &params, &variadic);
  collect_params(VarKind::kResult, e->results, &result_names, &results, nullptr);
  // Parameters are declared after all types, which therefore cannot refer to them.
  Pos scope_pos = e->end();
  if (recv_var != nullptr && !recv_var->name.empty()) {
    declare(scope, recv->name, recv_var, scope_pos);
  }
  declare_params(param_names, params, scope_pos);
  declare_params(result_names, results, scope_pos);
  sig->recv = recv_var;
  sig->recv_tparams = std::move(recv_tparams);
  sig->params = params.empty() ? universe.empty_tuple() : universe.new_tuple(std::move(params));
  sig->results =
      results.empty() ? universe.empty_tuple() : universe.new_tuple(std::move(results));
  sig->variadic = variadic;
  close_scope();
}

void Checker::collect_recv(syntax::Field* recv, Pos scope_pos, Var** var,
                           TypeParamList* tparams) {
  Receiver r = unpack_receiver(recv->type_expr);
  const Type* t = r.instance == nullptr ? plain_receiver(recv, r)
                                        : generic_receiver(recv, r, scope_pos, tparams);
  Var* v;
  if (recv->name != nullptr && !recv->name->name.empty()) {
    v = universe.new_var(VarKind::kRecv, recv->name->pos(), pkg, recv->name->name.view(), t);
  } else {
    v = universe.new_var(VarKind::kRecv, recv->pos(), pkg, "", t);
    recv->object = v;
  }
  // Whether methods may be declared on the type is known once it is complete.
  Pos pos = r.base->start();
  later([this, pos, v] { valid_recv(pos, v); });
  *var = v;
}

// A receiver without type parameters may name an alias, but not one of an instantiated type:
// that would declare a method for one instance only.
const Type* Checker::plain_receiver(syntax::Field* recv, const Receiver& r) {
  const Type* t = var_type(recv->type_expr);
  const Alias* a = as<Alias>(without_pointers(t));
  while (a != nullptr) {
    const Type* base = without_pointers(a->from_rhs);
    if (!type_params_of(base).empty() && as<Signature>(base) == nullptr) {
      error(r.base, Kind::MethodOnInstantiatedType, {str(base)});
      return universe.invalid();
    }
    a = as<Alias>(base);
  }
  return t;
}

// func (r *T[P, Q]) m(): P and Q are declared here, with the constraints of T's own parameters.
const Type* Checker::generic_receiver(syntax::Field* recv, const Receiver& r, Pos scope_pos,
                                      TypeParamList* tparams) {
  std::vector<syntax::Name*> names;
  for (syntax::Expr* arg : r.instance->indices) {
    syntax::Name* name = syntax::as<syntax::Name>(arg);
    if (name == nullptr) {
      if (!syntax::is<syntax::BadExpr>(arg)) {
        error(arg, Kind::ReceiverParamNotIdentifier, {str(arg)});
      }
      name = universe.make<syntax::Name>();
      name->position = name->first = name->last = arg->pos();
    }
    names.push_back(name);
  }
  const Named* base = nullptr;
  std::string cause;
  const Type* generic = generic_type(r.base, &cause);
  if (is_valid(generic)) {
    base = as<Named>(generic);
    if (base == nullptr) error(r.base, Kind::MethodOnGenericAlias, {str(generic)});
  } else if (!cause.empty()) {
    error_text(r.base, Kind::InvalidReceiverCause, cause);
  }
  std::vector<TypeParam*> params;
  for (syntax::Name* name : names) {
    TypeParam* p = declare_receiver_param(name, scope_pos);
    params.push_back(p);
    record_type_and_value(name, Mode::kTypeExpr, p, nullptr);
  }
  tparams->assign(params.begin(), params.end());
  universe.bind_tparams(*tparams);
  if (base == nullptr) return universe.invalid();
  const TypeParamList& base_params = type_params(base);
  TypeList targs(tparams->begin(), tparams->end());
  if (params.size() == base_params.size()) {
    SubstMap renaming(base_params, targs);
    for (size_t i = 0; i < params.size(); i++) {
      mono.record_canonical(params[i], base_params[i]);
      // The same constraint, in terms of the receiver's names.
      params[i]->bound = subst(universe, base_params[i]->bound, renaming);
    }
  } else {
    error(r.base, Kind::ReceiverParamCount,
          {measure(params.size(), "type parameter"),
           str(static_cast<int64_t>(base_params.size()))});
  }
  verify_version(r.base, 18, "type instantiation");
  // With the wrong number of parameters it is an instance without an underlying type, which
  // messages about its uses still name.
  const Type* t = instantiate(universe, base, targs, recv->type_expr->pos());
  if (t == nullptr) t = universe.invalid();
  record_instance(r.instance, targs, t);
  record_type_and_value(r.instance, Mode::kTypeExpr, t, nullptr);
  if (r.pointer && is_valid(t)) t = universe.new_pointer(t);
  record_type_and_value(recv->type_expr, Mode::kTypeExpr, t, nullptr);
  return t;
}

TypeParam* Checker::declare_receiver_param(syntax::Name* name, Pos scope_pos) {
  if (!name->name.empty()) return declare_type_param(name, scope_pos);
  TypeName* obj = universe.new_type_name(name->pos(), pkg, "_", nullptr);
  return universe.new_type_param(obj, universe.invalid());
}

void Checker::collect_params(VarKind kind, const List<syntax::Field*>& list,
                             std::vector<syntax::Name*>* names, std::vector<Var*>* params,
                             bool* variadic) {
  const Type* t = nullptr;
  syntax::Expr* previous = nullptr;
  bool has_dots = false;
  for (size_t i = 0; i < list.size(); i++) {
    syntax::Field* field = list[i];
    syntax::Expr* type = field->type_expr;
    if (type != previous) {
      previous = type;
      if (auto* dots = syntax::as<syntax::DotsType>(type)) {
        type = dots->element;
        // The parser has reported dots elsewhere.
        has_dots = kind == VarKind::kParam && i + 1 == list.size();
      }
      t = var_type(type);
    }
    if (field->name != nullptr) {
      params->push_back(universe.new_var(kind, field->name->pos(), pkg,
                                         field->name->name.view(), t));
    } else {
      params->push_back(universe.new_var(kind, field->pos(), pkg, "", t));
      field->object = params->back();
    }
    names->push_back(field->name);
  }
  if (!has_dots) return;
  Var* last = params->back();
  last->type = universe.new_slice(last->type);
  record_type_and_value(list.back()->type_expr, Mode::kTypeExpr, last->type, nullptr);
  *variadic = true;
}

void Checker::declare_params(const std::vector<syntax::Name*>& names,
                             const std::vector<Var*>& params, Pos scope_pos) {
  for (size_t i = 0; i < names.size(); i++) {
    if (names[i] != nullptr && !names[i]->name.empty()) {
      declare(env.scope, names[i], params[i], scope_pos);
    }
  }
}

void Checker::valid_recv(Pos pos, const Var* recv) {
  bool pointer = false;
  const Type* base = deref(recv->type, &pointer);
  const Type* t = unalias(base);
  if (!is_valid(t)) return;
  if (const Named* n = as<Named>(t)) {
    if (n->obj->pkg != pkg) {
      error(pos, Kind::MethodOnNonLocalType, {str(base)});
      return;
    }
    const Type* u = underlying(n);
    std::string_view cause;
    if (const Basic* basic = as<Basic>(u)) {
      if (basic->basic == BasicKind::kUnsafePointer) cause = "unsafe.Pointer";
    } else if (u != nullptr &&
               (u->kind == TypeKind::kPointer || u->kind == TypeKind::kInterface)) {
      cause = "pointer or interface type";
    }
    if (!cause.empty()) error(pos, Kind::InvalidReceiverType, {str(base), cause});
  } else if (t->kind == TypeKind::kBasic) {
    error(pos, Kind::MethodOnNonLocalType, {str(base)});
  } else {
    error(pos, Kind::InvalidReceiver, {str(recv->type)});
  }
}

}  // namespace vole::types
