// Checks statements and function bodies (Go spec, "Statements"). Where a break, continue, goto
// or fallthrough may stand was checked by the parser.
#include <algorithm>

#include "compiler/types/checker.h"

namespace vole::types {

std::string measure(size_t n, std::string_view unit) {
  std::string text = std::to_string(n) + " ";
  text += unit;
  if (n != 1) text += 's';
  return text;
}

void Checker::func_body(DeclInfo* decl, std::string_view, const Signature* sig,
                        syntax::BlockStmt* body, const Constant* iota) {
  Environment saved = env;
  std::unordered_set<const syntax::Node*> panics;
  env = Environment{};
  env.decl = decl;
  env.scope = sig->scope;
  env.version = saved.version;
  env.iota = iota;
  env.sig = sig;
  env.panics = &panics;
  stmt_list(body->list);
  if (!sig->results->vars.empty() && !is_terminating(body, "")) {
    error(body->rbrace, Kind::MissingReturn);
  }
  usage(sig->scope);
  env = saved;
}

// Reports unused local variables, block by block; nested functions do so for themselves.
void Checker::usage(Scope* scope) {
  std::vector<const Var*> unused;
  for (const Object* obj : scope->objects()) {
    const Var* v = as<Var>(obj);
    if (v == nullptr || v->used || v->var_kind != VarKind::kLocal) continue;
    unused.push_back(v);
  }
  std::sort(unused.begin(), unused.end(),
            [](const Var* a, const Var* b) { return a->pos < b->pos; });
  for (const Var* v : unused) error(v, Kind::DeclaredAndNotUsed, {v->name});
  for (Scope* child : scope->children()) {
    if (!child->is_func()) usage(child);
  }
}

void Checker::stmt_list(const List<syntax::Stmt*>& list) {
  for (syntax::Stmt* s : list) stmt(s);
}

void Checker::stmt(syntax::Stmt* s) {
  // Statements must be checked completely before the next, which may see their names.
  size_t top = delayed_count();
  stmt_internal(s);
  process_delayed(top);
}

void Checker::stmt_internal(syntax::Stmt* s) {
  switch (s->kind) {
    case syntax::NodeKind::DeclStmt:
      decl_stmt(static_cast<syntax::DeclStmt*>(s)->decls);
      break;
    case syntax::NodeKind::LabeledStmt:
      stmt(static_cast<syntax::LabeledStmt*>(s)->stmt);
      break;
    case syntax::NodeKind::ExprStmt:
      expr_stmt(static_cast<syntax::ExprStmt*>(s));
      break;
    case syntax::NodeKind::SendStmt:
      send_stmt(static_cast<syntax::SendStmt*>(s));
      break;
    case syntax::NodeKind::AssignStmt:
      assign_stmt(static_cast<syntax::AssignStmt*>(s));
      break;
    case syntax::NodeKind::CallStmt: {
      auto* call = static_cast<syntax::CallStmt*>(s);
      suspended_call(call->is_defer ? "defer" : "go", call->call);
      break;
    }
    case syntax::NodeKind::ReturnStmt:
      return_stmt(static_cast<syntax::ReturnStmt*>(s));
      break;
    case syntax::NodeKind::BlockStmt: {
      auto* block = static_cast<syntax::BlockStmt*>(s);
      block->scope = open_scope();
      stmt_list(block->list);
      close_scope();
      break;
    }
    case syntax::NodeKind::IfStmt:
      if_stmt(static_cast<syntax::IfStmt*>(s));
      break;
    case syntax::NodeKind::SwitchStmt: {
      auto* sw = static_cast<syntax::SwitchStmt*>(s);
      sw->scope = open_scope();
      simple_stmt(sw->init);
      if (auto* guard = syntax::as<syntax::TypeSwitchGuard>(sw->tag)) {
        type_switch_stmt(sw, guard);
      } else {
        switch_stmt(sw);
      }
      close_scope();
      break;
    }
    case syntax::NodeKind::SelectStmt:
      select_stmt(static_cast<syntax::SelectStmt*>(s));
      break;
    case syntax::NodeKind::ForStmt:
      for_stmt(static_cast<syntax::ForStmt*>(s));
      break;
    default:
      break;  // empty and branch statements
  }
}

void Checker::expr_stmt(syntax::ExprStmt* s) {
  // A call or receive may stand alone; what they give is dropped.
  Operand x;
  ExprKind kind = raw_expr(nullptr, x, s->x, nullptr, false);
  switch (x.mode) {
    case Mode::kBuiltin:
      error(x, Kind::BuiltinMustBeCalled, {str(x)});
      break;
    case Mode::kTypeExpr:
      error(x, Kind::StatementIsNotExpression, {str(x)});
      break;
    default:
      if (kind != ExprKind::kStatement) error(x, Kind::IsNotUsed, {str(x)});
      break;
  }
}

void Checker::send_stmt(syntax::SendStmt* s) {
  Operand channel;
  Operand value;
  expr(nullptr, channel, s->channel);
  expr(nullptr, value, s->value);
  if (!channel.ok() || !value.ok()) return;
  if (const Type* elem = chan_elem(s, channel, false)) assignment(value, elem, "send");
}

void Checker::assign_stmt(syntax::AssignStmt* s) {
  if (s->rhs.empty()) {
    // x++ and x--
    Operand x;
    expr(nullptr, x, s->lhs[0]);
    if (!x.ok()) return;
    if (!all_numeric(x.type)) {
      std::string op(lex::operator_text(s->op));
      error(s->lhs[0], Kind::NonNumericIncDec, {str(s->lhs[0]), op + op, str(x.type)});
      return;
    }
    assign_var(s->lhs[0], nullptr, &x, "assignment");
    return;
  }
  if (s->op == syntax::Operator::None) {
    assign_vars(s->lhs, s->rhs);
    return;
  }
  if (s->op == syntax::Operator::Def) {
    short_var_decl(s->pos(), s->lhs, s->rhs);
    return;
  }
  Operand x;
  binary(x, nullptr, s->lhs[0], s->rhs[0], s->op);
  assign_var(s->lhs[0], nullptr, &x, "assignment");
}

void Checker::suspended_call(std::string_view keyword, syntax::Expr* call) {
  if (!syntax::is<syntax::CallExpr>(call)) {
    error(call, Kind::MustBeFunctionCall, {keyword});
    use(call);
    return;
  }
  Operand x;
  switch (raw_expr(nullptr, x, call, nullptr, false)) {
    case ExprKind::kConversion:
      error(x, Kind::RequiresCallNotConversion, {keyword, str(x)});
      break;
    case ExprKind::kExpression:
      error(x, Kind::DiscardsResult, {keyword, str(x)});
      break;
    case ExprKind::kStatement:
      break;
  }
}

void Checker::return_stmt(syntax::ReturnStmt* s) {
  const std::vector<Var*>& results = env.sig->results->vars;
  if (!s->results.empty() || results.empty() || results[0]->name.empty()) {
    if (results.empty() && s->results.empty()) return;
    init_vars(results, s->results, s);
    return;
  }
  // A plain return uses the result variables, which must be the ones in scope.
  for (Var* v : results) {
    Object* alt = lookup(v->name);
    if (alt == nullptr || alt == v) continue;
    ErrorReport report(*this, Kind::ResultNotInScope);
    report.add(s, {v->name});
    report.add_text(alt, format_text("inner declaration of {0}", {str(static_cast<Object*>(v))}));
    report.report();
  }
}

void Checker::if_stmt(syntax::IfStmt* s) {
  // A long else-if chain is followed in a loop; each `if` has a scope inside the previous one's.
  Scope* outer = env.scope;
  for (;;) {
    s->scope = open_scope();
    simple_stmt(s->init);
    condition(s->condition, "if");
    stmt(s->then);
    auto* next = syntax::as<syntax::IfStmt>(s->otherwise);
    if (next == nullptr) break;
    s = next;
  }
  if (s->otherwise != nullptr) stmt(s->otherwise);
  env.scope = outer;
}

void Checker::condition(syntax::Expr* e, std::string_view what) {
  Operand x;
  expr(nullptr, x, e);
  if (x.ok() && !all_boolean(x.type)) error(e, Kind::NonBooleanCondition, {what});
}

void Checker::select_stmt(syntax::SelectStmt* s) {
  const syntax::CommClause* first_default = nullptr;
  for (syntax::CommClause* clause : s->clauses) {
    if (clause->comm != nullptr) continue;
    if (first_default != nullptr) {
      error(clause, Kind::MultipleDefaults, {pos_str(first_default->pos())});
    } else {
      first_default = clause;
    }
  }
  for (syntax::CommClause* clause : s->clauses) {
    syntax::Stmt* comm = clause->comm;
    bool valid = comm == nullptr || syntax::is<syntax::SendStmt>(comm);
    syntax::Expr* receive = nullptr;
    if (auto* assign = syntax::as<syntax::AssignStmt>(comm)) {
      if (assign->rhs.size() == 1) receive = assign->rhs[0];
    } else if (auto* e = syntax::as<syntax::ExprStmt>(comm)) {
      receive = e->x;
    }
    if (receive != nullptr) {
      auto* op = syntax::as<syntax::Operation>(syntax::unparen(receive));
      valid = op != nullptr && op->y == nullptr && op->op == syntax::Operator::Recv;
    }
    if (!valid) {
      error(comm, Kind::InvalidSelectCase);
      continue;
    }
    clause->scope = open_scope();
    if (comm != nullptr) stmt(comm);
    stmt_list(clause->body);
    close_scope();
  }
}

void Checker::for_stmt(syntax::ForStmt* s) {
  if (auto* clause = syntax::as<syntax::RangeClause>(s->init)) {
    range_stmt(s, clause);
    return;
  }
  s->scope = open_scope();
  simple_stmt(s->init);
  if (s->condition != nullptr) condition(s->condition, "for");
  simple_stmt(s->post);
  // The parser reported a declaration here.
  auto* post = syntax::as<syntax::AssignStmt>(s->post);
  if (post != nullptr && post->op == syntax::Operator::Def) use(post->lhs);
  stmt(s->body);
  close_scope();
}

}  // namespace vole::types
