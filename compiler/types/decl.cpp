// Checks declarations: the entry for objects when they are first needed, constants, variables,
// functions, and the declarations inside functions (Go spec, "Constant declarations", "Iota",
// "Variable declarations", "Function declarations").
#include "compiler/types/checker.h"

namespace vole::types {

void Checker::declare(Scope* scope, syntax::Name* name, Object* obj, Pos scope_pos) {
  // `_` never enters a scope.
  if (obj->name != "_") {
    if (Object* alt = scope->insert(obj)) {
      ErrorReport report(*this, Kind::Redeclared);
      report.add(obj, {obj->name}).add_alt_decl(alt);
      report.report();
      return;
    }
    obj->scope_pos = scope_pos;
  }
  if (name != nullptr) record_def(name, obj);
}

void Checker::obj_decl(Object* obj) {
  if (obj_path_index.count(obj) != 0) {
    // Found again while it is being checked.
    bool valid = valid_cycle(obj);
    switch (obj->kind) {
      case ObjectKind::kConst:
      case ObjectKind::kVar:
        if (!valid || obj->type == nullptr) obj->type = universe.invalid();
        break;
      case ObjectKind::kTypeName:
        if (!valid) obj->type = universe.invalid();
        break;
      default:
        break;  // a function's type is set early, and its body is checked later
    }
    if (obj->type == nullptr) obj->type = universe.invalid();
    return;
  }
  if (obj->type != nullptr) return;
  DeclInfo* info = obj->decl;
  if (info == nullptr || obj->pkg != pkg) return;
  push(obj);
  Environment saved = env;
  env = Environment{};
  env.scope = info->file;
  env.version = info->version;
  switch (obj->kind) {
    case ObjectKind::kConst:
      env.decl = info;
      const_decl(static_cast<Const*>(obj), info->vtype, info->init, info->inherited);
      break;
    case ObjectKind::kVar:
      env.decl = info;
      var_decl(static_cast<Var*>(obj), info->lhs, info->vtype, info->init);
      break;
    case ObjectKind::kTypeName:
      type_decl(static_cast<TypeName*>(obj), info->tdecl);
      collect_methods(static_cast<TypeName*>(obj));
      break;
    case ObjectKind::kFunc:
      func_decl(static_cast<Func*>(obj), info);
      break;
    default:
      break;
  }
  env = saved;
  pop();
}

void Checker::const_decl(Const* obj, syntax::Expr* type, syntax::Expr* init, bool inherited) {
  const Constant* saved_iota = env.iota;
  Pos saved_errpos = env.errpos;
  env.iota = obj->value;
  env.errpos = Pos{};
  // Safe value in case of errors.
  obj->value = universe.constants().unknown();
  bool ok = true;
  if (type != nullptr) {
    const Type* t = type_expr(type);
    if (!is_const_type(t)) {
      // The underlying type may be invalid because of an error reported before.
      if (is_valid(underlying(t))) error(type, Kind::InvalidConstantType, {str(t)});
      obj->type = universe.invalid();
      ok = false;
    } else {
      obj->type = t;
    }
  }
  if (ok) {
    Operand x;
    if (init != nullptr) {
      // Errors in a repeated expression belong to this constant, not to the first one.
      if (inherited) env.errpos = obj->pos;
      expr(nullptr, x, init);
    }
    init_const(obj, x);
  }
  env.iota = saved_iota;
  env.errpos = saved_errpos;
}

void Checker::var_decl(Var* obj, const std::vector<Var*>& lhs, syntax::Expr* type,
                       syntax::Expr* init) {
  if (type != nullptr) obj->type = var_type(type);
  if (init == nullptr) {
    if (type == nullptr) obj->type = universe.invalid();  // error reported before
    return;
  }
  if (lhs.size() <= 1) {
    Operand x;
    Target target = new_target(obj->type, obj->name);
    expr(target.sig != nullptr ? &target : nullptr, x, init);
    init_var(obj, x, "variable declaration");
    return;
  }
  // One initialiser for several variables: all get their types at once.
  if (type != nullptr) {
    for (Var* v : lhs) v->type = obj->type;
  }
  syntax::Expr* one[1] = {init};
  init_vars(lhs, List<syntax::Expr*>(one, 1), nullptr);
}

Target Checker::new_target(const Type* t, std::string_view desc) {
  Target target;
  if (t == nullptr) return target;
  target.sig = under_as<Signature>(t);
  target.desc = desc;
  return target;
}

void Checker::func_decl(Func* obj, DeclInfo* info) {
  Signature* sig = universe.make<Signature>();
  sig->params = sig->results = universe.empty_tuple();
  obj->type = sig;  // guards against cycles
  syntax::FuncDecl* d = info->fdecl;
  func_type(sig, d->receiver, d->type_params, d->signature);
  if (!d->type_params.empty() && d->body == nullptr) error(d, Kind::GenericFuncWithoutBody);
  if (universe.options.lazy_bodies || d->body == nullptr) return;
  later([this, obj] { check_func_body(obj); });
}

// ---- declarations inside functions

void Checker::decl_stmt(const List<syntax::Decl*>& list) {
  ConstGroup group;
  for (syntax::Decl* decl : list) {
    if (!syntax::is<syntax::ConstDecl>(decl)) group = ConstGroup{};
    if (auto* c = syntax::as<syntax::ConstDecl>(decl)) {
      local_consts(c, &group);
    } else if (auto* v = syntax::as<syntax::VarDecl>(decl)) {
      local_vars(v);
    } else if (auto* t = syntax::as<syntax::TypeDecl>(decl)) {
      TypeName* obj = universe.new_type_name(t->name->pos(), pkg, t->name->name.view(), nullptr);
      // The scope of a type begins at its name, so that it can refer to itself.
      declare(env.scope, t->name, obj, t->name->pos());
      if (obj->parent == nullptr) obj->parent = env.scope;
      push(obj);
      type_decl(obj, t);
      pop();
      if (const Named* named = as<Named>(obj->type)) pkg->local_types.push_back(named);
    }
  }
}

void Checker::local_consts(syntax::ConstDecl* d, ConstGroup* group) {
  size_t top = delayed_count();
  bool inherited = group->next(d);
  const List<syntax::Expr*> values = group->values();
  std::vector<Const*> lhs;
  for (size_t i = 0; i < d->names.size(); i++) {
    syntax::Name* name = d->names[i];
    Const* obj = universe.new_const(name->pos(), pkg, name->name.view(), nullptr,
                                    universe.constants().make_int64(group->iota));
    lhs.push_back(obj);
    const_decl(obj, group->type_expr(), i < values.size() ? values[i] : nullptr, inherited);
  }
  arity(d->pos(), d->names, values, true, inherited);
  // Function literals in the initialisers must not see the new names.
  process_delayed(top);
  for (size_t i = 0; i < lhs.size(); i++) declare(env.scope, d->names[i], lhs[i], d->end());
}

void Checker::local_vars(syntax::VarDecl* d) {
  size_t top = delayed_count();
  std::vector<Var*> lhs;
  for (syntax::Name* name : d->names) {
    lhs.push_back(
        universe.new_var(VarKind::kLocal, name->pos(), pkg, name->name.view(), nullptr));
  }
  const List<syntax::Expr*>& values = d->values;
  for (size_t i = 0; i < lhs.size(); i++) {
    if (values.size() == 1 && lhs.size() > 1) {
      // All variables are set up by the first.
      var_decl(lhs[i], lhs, d->type_expr, values[0]);
      break;
    }
    var_decl(lhs[i], {}, d->type_expr, i < values.size() ? values[i] : nullptr);
    if (values.size() == 1) break;
  }
  if (d->type_expr == nullptr || !values.empty()) {
    arity(d->pos(), d->names, values, false, false);
  }
  process_delayed(top);
  for (size_t i = 0; i < lhs.size(); i++) declare(env.scope, d->names[i], lhs[i], d->end());
}

}  // namespace vole::types
