// Assignments, initialisations and short variable declarations (Go spec, "Assignment
// statements", "Short variable declarations", "Return statements").
#include <algorithm>

#include "base/check.h"
#include "compiler/types/checker.h"

namespace vole::types {

namespace {

TypeList types_of(const std::vector<Operand>& list) {
  TypeList result;
  for (const Operand& x : list) result.push_back(x.type);
  return result;
}

TypeList types_of(const std::vector<Var*>& list) {
  TypeList result;
  for (const Var* v : list) result.push_back(v->type);
  return result;
}

bool is_call(syntax::Expr* e) { return syntax::is<syntax::CallExpr>(syntax::unparen(e)); }

}  // namespace

void Checker::assignment(Operand& x, const Type* t, std::string_view context) {
  single_value(x);
  switch (x.mode) {
    case Mode::kInvalid:
      return;
    case Mode::kNil:
    case Mode::kConstant:
    case Mode::kVariable:
    case Mode::kMapIndex:
    case Mode::kValue:
    case Mode::kCommaOk:
      break;
    default:
      VOLE_DCHECK(false);  // expressions of other modes were excluded before
      x.set_invalid();
      return;
  }
  if (is_untyped(x.type) && !convert_for_assignment(x, t, context)) return;
  if (t == nullptr) return;
  std::string cause;
  if (assignable_to(x, t, &cause)) return;
  if (cause.empty()) {
    error(x, Kind::CannotUseAs, {str(x), str(t), context});
  } else {
    error(x, Kind::CannotUseAsCause, {str(x), str(t), context, cause});
  }
  x.set_invalid();
}

// An untyped value takes the type it is assigned to, or its default type.
bool Checker::convert_for_assignment(Operand& x, const Type* t, std::string_view context) {
  const Type* target = t;
  if (x.is_nil()) {
    if (t == nullptr) {
      error(x, Kind::UntypedNilUse, {context});
      x.set_invalid();
      return false;
    }
  } else if (t == nullptr || is_non_type_param_interface(t)) {
    target = default_type(universe, x.type);
  }
  const Type* new_type = nullptr;
  const Constant* value = nullptr;
  int code = kConversionOk;
  if (!implicit_type_and_value(x, target, &new_type, &value, &code)) {
    std::string text =
        format_diagnostic(Kind::CannotUseAs, {str(x), str(target), context});
    if (code == kTruncatedFloat) text += " (truncated)";
    if (code == kNumericOverflow) text += " (overflows)";
    error_text(x, Kind::CannotUseAs, std::move(text));
    x.set_invalid();
    return false;
  }
  if (value != nullptr) {
    x.value = value;
    update_expr_value(x.expr, value);
  }
  if (new_type != x.type) {
    x.type = new_type;
    update_expr_type(x.expr, new_type, false);
  }
  return true;
}

void Checker::init_const(Const* lhs, Operand& x) {
  if (!x.ok() || !is_valid(x.type) || (lhs->type != nullptr && !is_valid(lhs->type))) {
    if (lhs->type == nullptr) lhs->type = universe.invalid();
    return;
  }
  if (x.mode != Mode::kConstant) {
    error(x, Kind::IsNotConstant, {str(x)});
    if (lhs->type == nullptr) lhs->type = universe.invalid();
    return;
  }
  if (lhs->type == nullptr) lhs->type = x.type;
  assignment(x, lhs->type, "constant declaration");
  if (x.ok()) lhs->value = x.value;
}

void Checker::init_var(Var* lhs, Operand& x, std::string_view context) {
  if (!x.ok() || !is_valid(x.type) || (lhs->type != nullptr && !is_valid(lhs->type))) {
    if (lhs->type == nullptr) lhs->type = universe.invalid();
    x.set_invalid();
    return;
  }
  if (lhs->type == nullptr) {
    const Type* t = x.type;
    if (is_untyped(t)) {
      if (t == universe.basic(BasicKind::kUntypedNil)) {
        error(x, Kind::UntypedNilUse, {context});
        lhs->type = universe.invalid();
        x.set_invalid();
        return;
      }
      t = default_type(universe, t);
    }
    lhs->type = t;
  }
  assignment(x, lhs->type, context);
}

// The type of an assignable expression; null for `_`, the invalid type after an error.
const Type* Checker::lhs_var(syntax::Expr* lhs) {
  auto* name = syntax::as<syntax::Name>(syntax::unparen(lhs));
  if (name != nullptr && name->name == "_") {
    record_def(name, nullptr);
    return nullptr;
  }
  // An assignment alone does not use a local variable.
  Var* v = nullptr;
  bool was_used = false;
  if (name != nullptr) {
    v = as<Var>(lookup(name->name.view()));
    if (v != nullptr && v->pkg != pkg) v = nullptr;
    if (v != nullptr) was_used = v->used;
  }
  Operand x;
  expr(nullptr, x, lhs);
  if (v != nullptr) v->used = was_used;
  if (!x.ok() || !is_valid(x.type)) return universe.invalid();
  if (x.mode == Mode::kVariable || x.mode == Mode::kMapIndex) return x.type;
  if (auto* sel = syntax::as<syntax::SelectorExpr>(x.expr)) {
    Operand base;
    expr(nullptr, base, sel->x);
    if (base.mode == Mode::kMapIndex) {
      error(x, Kind::AssignToFieldInMap, {str(x.expr)});
      return universe.invalid();
    }
  }
  error(x, Kind::CannotAssignTo, {str(x.expr)});
  return universe.invalid();
}

void Checker::assign_var(syntax::Expr* lhs, syntax::Expr* rhs, Operand* x,
                         std::string_view context) {
  const Type* t = lhs_var(lhs);
  if (t != nullptr && !is_valid(t)) {
    if (x != nullptr) {
      x->set_invalid();
    } else {
      use(rhs);
    }
    return;
  }
  Operand value;
  if (x == nullptr) {
    Target target = new_target(t, "");
    if (target.sig != nullptr) target.desc = str(lhs);
    x = &value;
    expr(target.sig != nullptr ? &target : nullptr, *x, rhs);
  }
  if (t == nullptr && context == "assignment") context = "assignment to _ identifier";
  assignment(*x, t, context);
}

std::string Checker::types_summary(const TypeList& list, bool variadic, bool has_dots) {
  std::string text = "(";
  for (size_t i = 0; i < list.size(); i++) {
    if (i > 0) text += ", ";
    const Type* t = list[i];
    std::string s;
    if (t == nullptr || !is_valid(t)) {
      s = "unknown type";
    } else if (is_untyped(t)) {
      // The kind of a number does not matter to the reader.
      std::string_view name = static_cast<const Basic*>(t)->name;
      s = is_numeric(t) ? "number" : std::string(name.substr(std::string_view("untyped ").size()));
    } else {
      s = str(t);
    }
    if (i + 1 == list.size()) {
      if (variadic) {
        if (const Slice* slice = as<Slice>(t)) s = str(slice->elem);
        s = "..." + s;
      } else if (has_dots) {
        s += "...";
      }
    }
    text += s;
  }
  return text + ")";
}

void Checker::assign_error(const List<syntax::Expr*>& rhs, size_t l, size_t r) {
  std::string vars = measure(l, "variable");
  std::string values = measure(r, "value");
  if (rhs.size() == 1) {
    if (auto* call = syntax::as<syntax::CallExpr>(syntax::unparen(rhs[0]))) {
      error(rhs[0], Kind::AssignmentMismatchCall, {vars, str(call->function), values});
      return;
    }
  }
  error(rhs[0], Kind::AssignmentMismatch, {vars, values});
}

void Checker::return_error(At at, const std::vector<Var*>& lhs,
                           const std::vector<Operand>& rhs) {
  std::string_view how = "not enough";
  if (rhs.size() > lhs.size()) {
    at = At(rhs[lhs.size()]);  // the first value too many
    how = "too many";
  } else if (!rhs.empty()) {
    at = At(rhs.back());
  }
  ErrorReport report(*this, Kind::WrongReturnCount);
  report.add(at, {how});
  report.add_text(Pos{}, "have " + types_summary(types_of(rhs), false, false));
  report.add_text(Pos{}, "want " + types_summary(types_of(lhs), false, false));
  report.report();
}

void Checker::init_vars(const std::vector<Var*>& lhs, const List<syntax::Expr*>& rhs,
                        syntax::Stmt* return_stmt) {
  std::string_view context = return_stmt != nullptr ? "return statement" : "assignment";
  size_t l = lhs.size();
  auto make_types_valid = [&] {
    for (Var* v : lhs) {
      if (v->type == nullptr) v->type = universe.invalid();
    }
  };
  if (l == rhs.size() && !(l == 1 && is_call(rhs[0]))) {
    for (size_t i = 0; i < l; i++) {
      Operand x;
      Target target = new_target(lhs[i]->type, lhs[i]->name);
      if (return_stmt != nullptr && target.desc.empty()) target.desc = "result variable";
      expr(target.sig != nullptr ? &target : nullptr, x, rhs[i]);
      init_var(lhs[i], x, context);
    }
    return;
  }
  if (rhs.size() != 1) {
    // Only report a mismatch if there is nothing else wrong.
    if (use(rhs)) {
      if (return_stmt != nullptr) {
        return_error(return_stmt, lhs, expr_list(rhs));
      } else if (!rhs.empty()) {
        assign_error(rhs, l, rhs.size());
      }
    }
    make_types_valid();
    return;
  }
  bool comma_ok = false;
  std::vector<Operand> values = multi_expr(rhs[0], l == 2 && return_stmt == nullptr, &comma_ok);
  if (l == values.size()) {
    for (size_t i = 0; i < l; i++) init_var(lhs[i], values[i], context);
    // Record both types only if the assignment went well.
    if (comma_ok && values[0].ok() && values[1].ok()) {
      record_comma_ok_types(rhs[0], values[0].type, values[1].type);
    }
    return;
  }
  if (values.empty() || values[0].ok()) {
    if (return_stmt != nullptr) {
      return_error(return_stmt, lhs, values);
    } else {
      assign_error(rhs, l, values.size());
    }
  }
  make_types_valid();
}

void Checker::assign_vars(const List<syntax::Expr*>& lhs, const List<syntax::Expr*>& rhs) {
  size_t l = lhs.size();
  if (l == rhs.size() && !(l == 1 && is_call(rhs[0]))) {
    for (size_t i = 0; i < l; i++) assign_var(lhs[i], rhs[i], nullptr, "assignment");
    return;
  }
  if (rhs.size() != 1) {
    bool lhs_ok = use(lhs, true);
    bool rhs_ok = use(rhs);
    if (lhs_ok && rhs_ok) assign_error(rhs, l, rhs.size());
    return;
  }
  bool comma_ok = false;
  std::vector<Operand> values = multi_expr(rhs[0], l == 2, &comma_ok);
  if (l == values.size()) {
    for (size_t i = 0; i < l; i++) assign_var(lhs[i], nullptr, &values[i], "assignment");
    if (comma_ok && values[0].ok() && values[1].ok()) {
      record_comma_ok_types(rhs[0], values[0].type, values[1].type);
    }
    return;
  }
  if (values.empty() || values[0].ok()) assign_error(rhs, l, values.size());
  use(lhs, true);
}

void Checker::short_var_decl(Pos pos, const List<syntax::Expr*>& lhs,
                             const List<syntax::Expr*>& rhs) {
  size_t top = delayed_count();
  Scope* scope = env.scope;
  std::unordered_set<std::string_view> seen;
  std::vector<Var*> vars(lhs.size(), nullptr);
  std::vector<Var*> new_vars;
  bool has_error = false;
  for (size_t i = 0; i < lhs.size(); i++) {
    auto* name = syntax::as<syntax::Name>(lhs[i]);
    if (name == nullptr) {
      use(lhs[i], true);
      error(lhs[i], Kind::NonNameOnLeft, {str(lhs[i])});
      has_error = true;
      continue;
    }
    std::string_view text = name->name.view();
    if (text != "_" && !seen.insert(text).second) {
      error(lhs[i], Kind::RepeatedOnLeft, {text});
      has_error = true;
      continue;
    }
    // A variable of the same scope is assigned to instead.
    if (Object* alt = scope->lookup(text)) {
      record_use(name, alt);
      vars[i] = as<Var>(alt);
      if (vars[i] == nullptr) {
        error(lhs[i], Kind::CannotAssignToName, {text});
        has_error = true;
      }
      continue;
    }
    Var* v = universe.new_var(VarKind::kLocal, name->pos(), pkg, text, nullptr);
    vars[i] = v;
    if (text != "_") new_vars.push_back(v);
    record_def(name, v);
  }
  for (size_t i = 0; i < vars.size(); i++) {
    if (vars[i] == nullptr) {
      vars[i] = universe.new_var(VarKind::kLocal, lhs[i]->pos(), pkg, "_", nullptr);
    }
  }
  init_vars(vars, rhs, nullptr);
  // Function literals on the right must not see the new variables.
  process_delayed(top);
  if (new_vars.empty() && !has_error) {
    error(pos, Kind::NoNewVariables);
    return;
  }
  Pos scope_pos = rhs.empty() ? pos : rhs.back()->end();
  for (Var* v : new_vars) declare(scope, nullptr, v, scope_pos);
}

}  // namespace vole::types
