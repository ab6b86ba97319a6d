// Statements (Go spec, "Statements"), but for those with a file of their own: assignments, loops,
// switches, select, go and defer, loops over functions.
#include "compiler/ir/make_stmt.h"
#include "compiler/types/constant.h"
#include "compiler/types/universe.h"

namespace vole::ir {

namespace {

// 1 or 0 if the condition is known while compiling, -1 otherwise. As for gc, an operation in
// parentheses is not.
int static_bool(const syntax::Expr* e) {
  const syntax::Expr* inner = syntax::unparen(e);
  if (inner->value != nullptr) return inner->value->bool_value() ? 1 : 0;
  auto* op = syntax::as<syntax::Operation>(e);
  if (op == nullptr) return -1;
  if (op->op == lex::Operator::Not) {
    int x = static_bool(op->x);
    return x < 0 ? -1 : 1 - x;
  }
  if (op->op == lex::Operator::AndAnd) {
    int x = static_bool(op->x);
    if (x == 0) return 0;
    int y = static_bool(op->y);
    return x == 1 ? y : (y == 0 ? 0 : -1);
  }
  if (op->op == lex::Operator::OrOr) {
    int x = static_bool(op->x);
    if (x == 1) return 1;
    int y = static_bool(op->y);
    return x == 0 ? y : (y == 1 ? 1 : -1);
  }
  return -1;
}

// Whether a condition whose value is known still has a part to evaluate, as in `f() && false`.
bool has_effects(const syntax::Expr* e) {
  auto* op = syntax::as<syntax::Operation>(e);
  if (syntax::unparen(e)->value != nullptr || op == nullptr) return false;
  if (op->op == lex::Operator::Not) return has_effects(op->x);
  int x = static_bool(op->x);
  if (x < 0) return true;
  bool decided = x == (op->op == lex::Operator::OrOr ? 1 : 0);
  return has_effects(op->x) || (!decided && has_effects(op->y));
}

// `true && x`, `false || x`: gc's tree has x alone.
const syntax::Expr* simplified(const syntax::Expr* e) {
  auto* op = syntax::as<syntax::Operation>(e);
  if (op == nullptr || e->value != nullptr) return e;
  if (op->op != lex::Operator::AndAnd && op->op != lex::Operator::OrOr) return e;
  auto* own = const_cast<syntax::Operation*>(op);
  own->x = const_cast<syntax::Expr*>(simplified(op->x));
  own->y = const_cast<syntax::Expr*>(simplified(op->y));
  if (op->x->value == nullptr) return e;
  return op->x->value->bool_value() == (op->op == lex::Operator::AndAnd) ? op->y : e;
}

Node* as_block(Body& body, const NodeList& list, Pos pos) {
  auto* n = body.p.make<Sequence>(Op::Block);
  n->pos = pos;
  n->list = list;
  return n;
}

// Only the live branch of an `if` whose condition is known is built.
void if_stmt(Body& body, const syntax::IfStmt* s) {
  const syntax::Expr* condition = simplified(s->condition);
  int known = static_bool(condition);
  NodeList init = collect(body, [&] {
    if (s->init != nullptr) stmt(body, s->init);
  });
  Node* cond = nullptr;
  if (known < 0) {
    cond = expr(body, condition);
  } else if (has_effects(condition)) {
    // `x() && false`: what comes first is still evaluated.
    Node* x = expr(body, condition);
    body.p.append(init, assign(body.p, blank(body.p), x, condition->pos()));
  }
  NodeList then, els;
  if (known != 0) then = block(body, s->then->list);
  if (known != 1 && s->otherwise != nullptr) {
    els = collect(body, [&] {
      auto* b = syntax::as<syntax::BlockStmt>(s->otherwise);
      if (b != nullptr) {
        stmt_list(body, b->list);
      } else {
        stmt(body, s->otherwise);
      }
    });
  }
  if (known >= 0) {
    for (Node* n : init) body.add(n);
    const NodeList& live = known == 1 ? then : els;
    if (!live.empty()) body.add(as_block(body, live, s->pos()));
    return;
  }
  auto* n = body.p.make<If>();
  n->pos = s->pos();
  n->init = init;
  n->cond = cond;
  n->body = then;
  n->els = els;
  body.add(n);
}

void labeled_stmt(Body& body, const syntax::LabeledStmt* s) {
  Label* label = label_of(body, s->label->name.view());
  add_branch(body, Op::Label, label, s->pos());
  if (auto* loop = syntax::as<syntax::ForStmt>(s->stmt)) {
    if (is_range_func(body, loop)) return range_func_stmt(body, loop);
    return for_stmt(body, loop, label);
  }
  if (auto* sw = syntax::as<syntax::SwitchStmt>(s->stmt)) return switch_stmt(body, sw, label);
  if (auto* sel = syntax::as<syntax::SelectStmt>(s->stmt)) return select_stmt(body, sel, label);
  stmt(body, s->stmt);
}

void branch_stmt(Body& body, const syntax::BranchStmt* s) {
  if (range_func_branch(body, s)) return;
  Label* label = s->label != nullptr ? label_of(body, s->label->name.view()) : nullptr;
  switch (s->branch) {
    case syntax::BranchKind::Break:
      return add_branch(body, Op::Break, label, s->pos());
    case syntax::BranchKind::Continue:
      return add_branch(body, Op::Continue, label, s->pos());
    case syntax::BranchKind::Goto:
      return add_branch(body, Op::Goto, label, s->pos());
    case syntax::BranchKind::Fallthrough:
      return add_branch(body, Op::Fall, nullptr, s->pos());
  }
}

void return_stmt(Body& body, const syntax::ReturnStmt* s) {
  if (range_func_return(body, s)) return;
  std::vector<const types::Type*> dst;
  for (Name* result : body.fn->func->results) dst.push_back(result->type);
  NodeList results;
  if (!s->results.empty()) results = expr_list(body, s->results, dst.size(), dst, s->pos());
  add_return(body, results, s->pos());
}

void call_stmt(Body& body, const syntax::CallStmt* s) {
  Op op = s->is_defer ? Op::Defer : Op::Go;
  Node* call = expr(body, s->call);
  Node* at = s->is_defer ? range_func_defer_token(body) : nullptr;
  go_defer(body, op, call, at, s->pos());
}

}  // namespace

Label* label_of(Body& body, std::string_view name) {
  Label*& label = body.fn->labels[name];
  if (label == nullptr) {
    label = body.p.make<Label>();
    label->name = name;
  }
  return label;
}

void add_branch(Body& body, Op op, Label* label, Pos pos) {
  auto* n = body.p.make<Branch>(op);
  n->pos = pos;
  n->label = label;
  if (op == Op::Goto) label->used_by_goto = true;
  body.add(n);
}

void add_return(Body& body, const NodeList& results, Pos pos) {
  auto* n = body.p.make<Return>();
  n->pos = pos;
  n->results = results;
  body.add(n);
}

namespace {

bool is_panic(const syntax::Expr* e) {
  auto* call = syntax::as<syntax::CallExpr>(syntax::unparen(e));
  if (call == nullptr) return false;
  auto* name = syntax::as<syntax::Name>(syntax::unparen(call->function));
  auto* builtin = name != nullptr ? types::as<types::Builtin>(name->object) : nullptr;
  return builtin != nullptr && builtin->id == types::BuiltinId::kPanic;
}

// Whether gc takes what follows the statement for dead: fewer cases than the language's terminating
// statements, and an `if` whose condition is known.
bool ends_flow(const syntax::Stmt* s) {
  if (s == nullptr) return false;
  switch (s->kind) {
    case syntax::NodeKind::BranchStmt:
      return static_cast<const syntax::BranchStmt*>(s)->branch == syntax::BranchKind::Goto;
    case syntax::NodeKind::ReturnStmt:
      return true;
    case syntax::NodeKind::ExprStmt:
      return is_panic(static_cast<const syntax::ExprStmt*>(s)->x);
    case syntax::NodeKind::IfStmt: {
      auto* branch = static_cast<const syntax::IfStmt*>(s);
      int known = static_bool(branch->condition);
      return (known == 0 || ends_flow(branch->then)) &&
             (known == 1 || ends_flow(branch->otherwise));
    }
    case syntax::NodeKind::BlockStmt: {
      const syntax::Stmt* last = nullptr;
      for (const syntax::Stmt* inner : static_cast<const syntax::BlockStmt*>(s)->list) {
        if (inner->kind != syntax::NodeKind::EmptyStmt) last = inner;
      }
      return ends_flow(last);
    }
    default:
      return false;
  }
}

}  // namespace

// Without the statements that cannot be reached. Those before a label may be jumped to from parts
// that stay, so they all stay.
void stmt_list(Body& body, const List<syntax::Stmt*>& list) {
  size_t reachable = 0;  // all before this one may be
  for (size_t i = 0; i < list.size(); i++) {
    if (list[i]->kind == syntax::NodeKind::LabeledStmt) reachable = i + 1;
  }
  bool dead = false;
  for (size_t i = 0; i < list.size(); i++) {
    if (dead && i >= reachable) continue;
    stmt(body, list[i]);
    dead = ends_flow(list[i]);
  }
}

NodeList block(Body& body, const List<syntax::Stmt*>& list) {
  return collect(body, [&] { stmt_list(body, list); });
}

void stmt(Body& body, const syntax::Stmt* s) {
  switch (s->kind) {
    case syntax::NodeKind::EmptyStmt:
      return;
    case syntax::NodeKind::LabeledStmt:
      return labeled_stmt(body, static_cast<const syntax::LabeledStmt*>(s));
    case syntax::NodeKind::BlockStmt: {
      NodeList list = block(body, static_cast<const syntax::BlockStmt*>(s)->list);
      return body.add(as_block(body, list, s->pos()));
    }
    case syntax::NodeKind::ExprStmt:
      return body.add(expr(body, static_cast<const syntax::ExprStmt*>(s)->x));
    case syntax::NodeKind::SendStmt: {
      auto* send = static_cast<const syntax::SendStmt*>(s);
      Node* chan = expr(body, send->channel);
      auto* type = body.types.under_as<types::Chan>(chan->type);
      Node* value = expr_as(body, send->value, type->elem);
      return body.add(binary(body.p, Op::Send, s->pos(), nullptr, chan, value));
    }
    case syntax::NodeKind::DeclStmt:
      for (const syntax::Decl* d : static_cast<const syntax::DeclStmt*>(s)->decls) {
        if (auto* var = syntax::as<syntax::VarDecl>(d)) var_decl(body, var);
      }
      return;
    case syntax::NodeKind::AssignStmt:
      return assign_stmt(body, static_cast<const syntax::AssignStmt*>(s));
    case syntax::NodeKind::BranchStmt:
      return branch_stmt(body, static_cast<const syntax::BranchStmt*>(s));
    case syntax::NodeKind::CallStmt:
      return call_stmt(body, static_cast<const syntax::CallStmt*>(s));
    case syntax::NodeKind::ReturnStmt:
      return return_stmt(body, static_cast<const syntax::ReturnStmt*>(s));
    case syntax::NodeKind::IfStmt:
      return if_stmt(body, static_cast<const syntax::IfStmt*>(s));
    case syntax::NodeKind::ForStmt: {
      auto* loop = static_cast<const syntax::ForStmt*>(s);
      if (is_range_func(body, loop)) return range_func_stmt(body, loop);
      return for_stmt(body, loop, nullptr);
    }
    case syntax::NodeKind::SwitchStmt:
      return switch_stmt(body, static_cast<const syntax::SwitchStmt*>(s), nullptr);
    case syntax::NodeKind::SelectStmt:
      return select_stmt(body, static_cast<const syntax::SelectStmt*>(s), nullptr);
    default:
      fail(body.b, s->pos(), DiagnosticKind::IrInvalid,
           {"unexpected statement " + std::string(syntax::node_kind_name(s->kind))});
  }
}

}  // namespace vole::ir
