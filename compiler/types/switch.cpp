// Expression and type switches (Go spec, "Switch statements").
#include "compiler/types/checker.h"

namespace vole::types {

void Checker::multiple_defaults(const syntax::SwitchStmt* s) {
  const syntax::CaseClause* first = nullptr;
  for (const syntax::CaseClause* clause : s->clauses) {
    if (!clause->cases.empty()) continue;
    if (first != nullptr) {
      error(clause, Kind::MultipleDefaults, {pos_str(first->pos())});
    } else {
      first = clause;
    }
  }
}

void Checker::switch_stmt(syntax::SwitchStmt* s) {
  Operand x;
  if (s->tag != nullptr) {
    expr(nullptr, x, s->tag);
    // A copy is made: the tag gets its default type here.
    assignment(x, nullptr, "switch expression");
    if (x.ok() && !comparable(x.type) && !has_nil(x.type)) {
      error(x, Kind::CannotSwitchOn, {str(x), str(x.type)});
      x.set_invalid();
    }
  } else {
    // A missing tag is `true`, at the first clause (gc has no better place).
    syntax::BasicLit* name = universe.make<syntax::BasicLit>();
    name->position = s->clauses.empty() ? s->rbrace : s->clauses[0]->pos();
    name->first = name->last = name->position;
    name->text = "true";
    x.mode = Mode::kConstant;
    x.type = universe.basic(BasicKind::kBool);
    x.value = universe.constants().make_bool(true);
    x.expr = name;
  }
  multiple_defaults(s);
  SeenCases seen;
  for (syntax::CaseClause* clause : s->clauses) {
    case_values(x, clause->cases, &seen);
    clause->scope = open_scope();
    stmt_list(clause->body);
    close_scope();
  }
}

void Checker::case_values(Operand& x, const List<syntax::Expr*>& values, SeenCases* seen) {
  for (syntax::Expr* e : values) {
    Operand v;
    expr(nullptr, v, e);
    if (!x.ok() || !v.ok()) continue;
    convert_untyped(v, x.type);
    if (!v.ok()) continue;
    // Order matters: the message names the case first.
    Operand result = v;
    Operand tag = x;
    comparison(result, tag, syntax::Operator::Eql, true);
    if (!result.ok() || v.mode != Mode::kConstant) continue;
    // `case true, true` is not worth an error to gc either.
    ConstantKind kind = v.value->kind();
    if (kind == ConstantKind::kBool || kind == ConstantKind::kComplex) continue;
    std::string key = constant_key(universe.constants(), v.value);
    bool duplicate = false;
    for (const SeenCase& other : (*seen)[key]) {
      if (!identical(v.type, other.type)) continue;
      ErrorReport report(*this, Kind::DuplicateCase);
      report.add(v, {str(v)});
      report.add_text(other.pos, "previous case");
      report.report();
      duplicate = true;
      break;
    }
    if (!duplicate) (*seen)[key].push_back({v.expr->pos(), v.type});
  }
}

bool Checker::is_nil_name(syntax::Expr* e) {
  auto* name = syntax::as<syntax::Name>(syntax::unparen(e));
  if (name == nullptr) return false;
  Object* obj = lookup(name->name.view());
  return obj != nullptr && obj->kind == ObjectKind::kNil;
}

// Checks the types of one clause; the result is the type that the clause's variable has.
const Type* Checker::case_types(Operand* x, const List<syntax::Expr*>& types,
                                std::vector<std::pair<const Type*, syntax::Expr*>>* seen) {
  const Type* t = nullptr;
  for (syntax::Expr* e : types) {
    if (is_nil_name(e)) {
      t = nullptr;
      Operand dummy;
      expr(nullptr, dummy, e);  // for what it records
    } else {
      t = var_type(e);
      if (!is_valid(t)) continue;
    }
    bool duplicate = false;
    for (const auto& [other, where] : *seen) {
      bool same = t == nullptr ? other == nullptr : other != nullptr && identical(t, other);
      if (!same) continue;
      ErrorReport report(*this, Kind::DuplicateTypeCase);
      report.add(e, {t != nullptr ? str(t) : "nil"});
      report.add_text(where, "previous case");
      report.report();
      duplicate = true;
      break;
    }
    if (duplicate) continue;
    seen->emplace_back(t, e);
    if (x != nullptr && t != nullptr) type_assertion(e, *x, t, true);
  }
  // With several types, or none, or nil, the variable has the type of the switch's operand.
  if (types.size() != 1 || t == nullptr) t = x != nullptr ? x->type : universe.invalid();
  return t;
}

void Checker::type_switch_stmt(syntax::SwitchStmt* s,
                               syntax::TypeSwitchGuard* guard) {
  syntax::Name* lhs = guard->symbol;
  if (lhs != nullptr) {
    if (lhs->name == "_") {
      error(lhs, Kind::NoNewVariable);
      lhs = nullptr;
    } else {
      record_def(lhs, nullptr);  // each clause declares its own
    }
  }
  Operand x;
  Operand* subject = nullptr;
  expr(nullptr, x, guard->x);
  if (x.ok()) {
    if (is_type_param(x.type)) {
      error(x, Kind::TypeSwitchOnTypeParam, {str(x)});
    } else if (is_interface(x.type)) {
      subject = &x;
    } else {
      error(x, Kind::IsNotAnInterface, {str(x)});
    }
  }
  multiple_defaults(s);
  std::vector<Var*> vars;
  std::vector<std::pair<const Type*, syntax::Expr*>> seen;
  for (syntax::CaseClause* clause : s->clauses) {
    const Type* t = case_types(subject, clause->cases, &seen);
    clause->scope = open_scope();
    if (lhs != nullptr) {
      Var* v = universe.new_var(VarKind::kLocal, lhs->pos(), pkg, lhs->name.view(), t);
      declare(env.scope, nullptr, v, clause->colon);
      clause->object = v;
      vars.push_back(v);
    }
    stmt_list(clause->body);
    close_scope();
  }
  if (lhs == nullptr) return;
  // One use in any clause is enough.
  bool used = false;
  for (Var* v : vars) {
    used = used || v->used;
    v->used = true;  // not to be reported with the function's variables
  }
  if (!used) error(lhs, Kind::TypeSwitchVarNotUsed, {lhs->name.view()});
}

}  // namespace vole::types
