// Selectors: qualified names, fields, methods, method expressions (Go spec, "Selectors",
// "Method values", "Method expressions").
#include "compiler/types/checker.h"

namespace vole::types {

// pkg.Name; false with an error reported.
bool Checker::qualified_name(Operand& x, syntax::SelectorExpr* e, PkgName* name) {
  std::string_view sel = e->selected->name.view();
  Package* imported = name->imported;
  // Of unexported names gc's export data has only types that exported ones lead to.
  bool exported = is_exported(sel);
  bool visible = exported || exposed_by_exports(imported, sel);
  Object* obj = visible ? imported->scope->lookup(sel) : nullptr;
  if (obj == nullptr) {
    // In a package that could not be imported nothing is known.
    if (imported->fake || !is_valid_name(sel)) return false;
    const Object* similar = nullptr;
    for (const Object* o : imported->scope->objects()) {
      if (!is_exported(o) || !equal_fold(o->name, sel)) continue;
      if (similar == nullptr || o->name < similar->name) similar = o;
    }
    if (similar != nullptr) {
      error(e->selected, Kind::UndefinedQualifiedBut, {str(e), similar->name});
    } else {
      error(e->selected, Kind::UndefinedQualified, {str(e)});
    }
    return false;
  }
  if (!exported) error(e->selected, Kind::NotExportedByPackage, {sel, imported->name});
  record_use(e->selected, obj);
  x.type = obj->type;
  switch (obj->kind) {
    case ObjectKind::kConst:
      x.mode = Mode::kConstant;
      x.value = static_cast<Const*>(obj)->value;
      if (x.value == nullptr) x.value = universe.constants().unknown();
      break;
    case ObjectKind::kTypeName:
      x.mode = Mode::kTypeExpr;
      break;
    case ObjectKind::kVar:
      x.mode = Mode::kVariable;
      break;
    case ObjectKind::kFunc:
      x.mode = Mode::kValue;
      break;
    case ObjectKind::kBuiltin:
      x.mode = Mode::kBuiltin;
      x.builtin = static_cast<Builtin*>(obj)->id;
      break;
    default:
      return false;
  }
  if (x.type == nullptr) x.type = universe.invalid();
  return true;
}

// Reports that x has no such field or method, as precisely as gc does.
void Checker::missing_selector(Operand& x, syntax::SelectorExpr* e, const LookupResult& found) {
  const Type* u = underlying(x.type);
  if (u == nullptr || !is_valid(u)) return;  // reported already
  std::string_view sel = e->selected->name.view();
  if (!found.index.empty()) {
    error(e->selected, Kind::AmbiguousSelector, {str(x.expr), sel});
    return;
  }
  if (found.indirect) {
    if (x.mode == Mode::kTypeExpr) {
      error(e->selected, Kind::MethodExprNeedsPointer, {str(x.type), sel});
    } else {
      error(e->selected, Kind::CannotCallPointerMethod, {sel, str(x.type)});
    }
    return;
  }
  std::string why;
  if (is_interface_ptr(x.type)) {
    why = interface_ptr_error(x.type);
  } else {
    LookupResult alt =
        lookup_field_or_method(x.type, x.mode == Mode::kVariable, pkg, sel, true);
    why = lookup_error(x.type, sel, alt.obj, false);
  }
  error(e->selected, Kind::UndefinedSelector, {str(x.expr), sel, why});
}

// T.Method: a function whose first parameter is the receiver.
bool Checker::method_expr(Operand& x, syntax::SelectorExpr* e, const LookupResult& found) {
  std::string_view sel = e->selected->name.view();
  Func* m = as<Func>(found.obj);
  if (m == nullptr) {
    error(e->selected, Kind::UndefinedMethodExpr, {str(x.expr), sel, str(x.type)});
    return false;
  }
  const Signature* sig = m->signature();
  if (sig == nullptr || sig->recv == nullptr) {
    error(e, Kind::MethodDeclarationCycle);
    return false;
  }
  const std::vector<Var*>& old = sig->params->vars;
  std::string_view name;
  if (!old.empty() && !old[0]->name.empty()) {
    // The other parameters have names, so the receiver needs one.
    name = sig->recv->name.empty() ? std::string_view("_") : sig->recv->name;
  }
  std::vector<Var*> params;
  params.push_back(
      universe.new_var(VarKind::kParam, sig->recv->pos, sig->recv->pkg, name, x.type));
  params.insert(params.end(), old.begin(), old.end());
  Signature* f = universe.make<Signature>();
  f->tparams = sig->tparams;
  f->params = universe.new_tuple(std::move(params));
  f->results = sig->results;
  f->variadic = sig->variadic;
  record_selection(e, SelectionKind::kMethodExpr, x.type, m, found.index, found.indirect);
  x.mode = Mode::kValue;
  x.type = f;
  add_decl_dep(m);
  return true;
}

void Checker::selector(Operand& x, syntax::SelectorExpr* e, bool want_type) {
  std::string_view sel = e->selected->name.view();
  auto fail = [&] {
    x.set_invalid();
    x.type = universe.invalid();
    x.expr = e;
  };
  if (auto name = syntax::as<syntax::Name>(e->x)) {
    // An identifier that is a package name needs no type: ident() would report it.
    if (PkgName* pkg_name = as<PkgName>(lookup(name->name.view()))) {
      record_use(name, pkg_name);
      pkg_name->used = true;
      if (!qualified_name(x, e, pkg_name)) return fail();
      x.expr = e;
      return;
    }
  }
  expr_or_type(x, e->x, false);
  if (x.mode == Mode::kBuiltin) {
    error(e->pos(), Kind::BuiltinInSelector, {str(x)});
    return fail();
  }
  if (!x.ok()) return fail();
  // A type may have to be set up before its methods can be found.
  if (x.mode == Mode::kTypeExpr || want_type) underlying(x.type);
  if (want_type) {
    error(e->selected, Kind::SelectorIsNotAType, {str(e)});
    return fail();
  }
  LookupResult found = lookup_field_or_method(x.type, x.mode == Mode::kVariable, pkg, sel);
  if (found.obj == nullptr) {
    missing_selector(x, e, found);
    return fail();
  }
  Func* method = as<Func>(found.obj);
  if (method != nullptr) obj_decl(method);
  if (x.mode == Mode::kTypeExpr) {
    if (!method_expr(x, e, found)) return fail();
    x.expr = e;
    return;
  }
  if (method == nullptr) {
    record_selection(e, SelectionKind::kField, x.type, found.obj, found.index, found.indirect);
    x.mode = x.mode == Mode::kVariable || found.indirect ? Mode::kVariable : Mode::kValue;
    x.type = found.obj->type;
  } else {
    record_selection(e, SelectionKind::kMethodValue, x.type, method, found.index,
                     found.indirect);
    x.mode = Mode::kValue;
    const Signature* sig = method->signature();
    if (sig == nullptr) return fail();
    Signature* copy = universe.make<Signature>(*sig);
    copy->recv = nullptr;  // a method value takes no receiver
    x.type = copy;
    add_decl_dep(method);
  }
  if (x.type == nullptr) return fail();
  x.expr = e;
}

}  // namespace vole::types
