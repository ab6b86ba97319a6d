// Checks type declarations: defined types, aliases, type parameters, and which methods belong
// to a type (Go spec, "Type declarations", "Type parameter declarations").
#include <algorithm>

#include "compiler/types/checker.h"

namespace vole::types {

bool Checker::is_imported_constraint(const Type* t) {
  const Named* named = as_named(t);
  if (named == nullptr || named->obj->pkg == pkg || named->obj->pkg == nullptr) return false;
  const Interface* i = under_as<Interface>(named);
  return i != nullptr && !type_set(i).is_method_set();
}

void Checker::type_decl(TypeName* obj, syntax::TypeDecl* d) {
  // The type's validity can be told once it is complete. Slots: the right-hand side, and
  // whether a version error was reported (one is enough).
  struct Late {
    const Type* rhs = nullptr;
    bool version_error = false;
  };
  Late* late = universe.make<Late>();
  later([this, obj, d, late] {
    if (const Named* t = as_named(obj->type)) valid_type(t);
    if (!late->version_error && is_imported_constraint(late->rhs)) {
      verify_version(d->type_expr, 18,
                     format_text("using type constraint {0}", {str(late->rhs)}));
    }
  });
  if (d->is_alias) {
    late->rhs = alias_decl(obj, d, &late->version_error);
    return;
  }
  if (!d->type_params.empty()) {
    late->version_error = !verify_version(d->type_params[0], 18, "type parameter");
  }
  Named* named = universe.new_named(obj, nullptr);
  bool scoped = !d->type_params.empty();
  if (scoped) {
    d->scope = open_scope();
    collect_type_params(&named->tparams, d->type_params);
  }
  const Type* rhs = declared_type(d->type_expr, obj);
  named->from_rhs = rhs;
  late->rhs = rhs;
  // A type parameter cannot be given methods or a name of its own.
  if (is_type_param(rhs)) {
    error(d->type_expr, Kind::TypeParamAsRhs);
    named->from_rhs = universe.invalid();
  }
  if (scoped) close_scope();
}

const Type* Checker::alias_decl(TypeName* obj, syntax::TypeDecl* d, bool* version_error) {
  bool scoped = !d->type_params.empty();
  if (scoped && !verify_version(d->type_params[0], 23, "generic type alias")) {
    *version_error = true;
  }
  if (!*version_error && !verify_version(d, 9, "type alias")) *version_error = true;
  Alias* alias = universe.new_alias(obj, nullptr);
  if (scoped) {
    d->scope = open_scope();
    collect_type_params(&alias->tparams, d->type_params);
  }
  const Type* rhs = declared_type(d->type_expr, obj);
  // A cycle found meanwhile has made the alias invalid already.
  if (alias->from_rhs == nullptr) alias->from_rhs = rhs;
  const TypeParam* param = as<TypeParam>(rhs);
  if (param != nullptr &&
      std::find(alias->tparams.begin(), alias->tparams.end(), param) != alias->tparams.end()) {
    error(d->type_expr, Kind::TypeParamAsAliasRhs);
    alias->from_rhs = universe.invalid();
  }
  if (scoped) close_scope();
  unalias(alias);
  return rhs;
}

void Checker::collect_type_params(TypeParamList* dst, const List<syntax::Field*>& list) {
  // All are declared before the first constraint: constraints may refer to any of them.
  std::vector<TypeParam*> params;
  Pos scope_pos = list.empty() ? Pos{} : list[0]->pos();
  for (syntax::Field* f : list) params.push_back(declare_type_param(f->name, scope_pos));
  dst->assign(params.begin(), params.end());
  universe.bind_tparams(*dst);
  env.in_tparam_list = true;
  const Type* constraint = nullptr;
  for (size_t i = 0; i < list.size(); i++) {
    // `[P, Q C]`: one constraint for several parameters is checked once.
    if (i == 0 || list[i]->type_expr != list[i - 1]->type_expr) {
      constraint = bound(list[i]->type_expr);
      if (is_type_param(constraint)) {
        // What may follow from it is not defined yet.
        error(list[i]->type_expr, Kind::TypeParamAsConstraint);
        constraint = universe.invalid();
      }
    }
    params[i]->bound = constraint;
  }
  env.in_tparam_list = false;
}

const Type* Checker::bound(syntax::Expr* e) {
  // `[P ~int|string]` stands for `[P interface{ ~int|string }]`.
  auto* op = syntax::as<syntax::Operation>(e);
  if (op == nullptr || (op->op != syntax::Operator::Tilde && op->op != syntax::Operator::Or)) {
    return type_expr(e);
  }
  syntax::Field* field = universe.make<syntax::Field>();
  field->type_expr = e;
  field->position = e->position;
  syntax::Field** list = universe.make<syntax::Field*>(field);
  syntax::InterfaceType* wrapper = universe.make<syntax::InterfaceType>();
  wrapper->position = e->position;
  wrapper->first = e->first;
  wrapper->last = e->last;
  wrapper->methods = List<syntax::Field*>(list, 1);
  const Type* t = type_expr(wrapper);
  if (const Interface* i = as<Interface>(t)) const_cast<Interface*>(i)->implicit = true;
  return t;
}

TypeParam* Checker::declare_type_param(syntax::Name* name, Pos scope_pos) {
  TypeName* obj = universe.new_type_name(name->pos(), pkg, name->name.view(), nullptr);
  TypeParam* param = universe.new_type_param(obj, universe.invalid());
  declare(env.scope, name, obj, scope_pos);
  return param;
}

// Gives the type the methods that were collected for it.
void Checker::collect_methods(TypeName* obj) {
  if (obj->pending_methods.empty()) return;
  std::vector<Func*> methods = std::move(obj->pending_methods);
  obj->pending_methods.clear();
  const Named* base = as_named(obj->type);
  if (base != nullptr) {
    later([this, base] { check_field_uniqueness(base); });
  }
  std::vector<Func*> declared;
  for (Func* m : methods) {
    int i = method_index(declared, m->pkg, m->name, false);
    if (i >= 0) {
      error(m->pos, Kind::MethodAlreadyDeclared,
            {obj->name, m->name, pos_str(declared[static_cast<size_t>(i)]->pos)});
      continue;
    }
    declared.push_back(m);
    if (base != nullptr) base->methods.push_back(m);
  }
}

void Checker::check_field_uniqueness(const Named* base) {
  const Struct* s = under_as<Struct>(base);
  if (s == nullptr) return;
  for (const Var* field : s->fields) {
    if (field->name == "_") continue;
    int i = method_index(base->methods, field->pkg, field->name, false);
    if (i < 0) continue;
    // The method is the more surprising one of the two.
    ErrorReport report(*this, Kind::FieldAndMethod);
    report.add(base->methods[static_cast<size_t>(i)], {field->name}).add_alt_decl(field);
    report.report();
  }
}

}  // namespace vole::types
