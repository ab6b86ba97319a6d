// switch and select statements (Go spec, "Switch statements", "Select statements"). They stay
// structured; only implicit conversions and odd assignment targets are made explicit.
#include "compiler/ir/make_stmt.h"
#include "compiler/types/lookup.h"
#include "compiler/types/operand.h"
#include "compiler/types/predicates.h"
#include "compiler/types/universe.h"

namespace vole::ir {

using types::as;

namespace {

// Values of cases and tag must have one type to compare by ==, else all become interfaces.
void unify_cases(Body& body, Switch* n, Pos tag_pos, const std::vector<Pos>& places) {
  TypeTable& t = body.types;
  bool mixed = false;
  for (Node* node : n->cases) {
    for (Node* value : to<Case>(node)->list) {
      if (!is_untyped_nil(value) && !t.identical(value->type, n->tag->type)) mixed = true;
    }
  }
  const types::Type* type = n->tag->type;
  if (mixed && !t.is_interface(type)) {
    bool to_interface = false;
    for (Node* node : n->cases) {
      for (Node* value : to<Case>(node)->list) {
        to_interface = to_interface || t.is_interface(value->type);
      }
    }
    if (to_interface) type = t.empty_interface();
  }
  n->tag = convert(body, n->tag, type, tag_pos, true);
  size_t next = 0;
  for (Node* node : n->cases) {
    for (Node*& value : to<Case>(node)->list) {
      value = convert(body, value, type, places[next++], true);
    }
  }
}

void type_case(Body& body, const syntax::CaseClause* clause, Case* n) {
  for (const syntax::Expr* e : clause->cases) {
    Leaf* leaf = nullptr;
    if (e->mode == static_cast<uint8_t>(types::Mode::kTypeExpr)) {
      leaf = body.p.make<Leaf>(Op::Type);
      leaf->type = body.type_of(e);
      leaf->shape_type = body.shape(e->type);
      if (leaf->shape_type != nullptr) leaf->extra_nodes = kEntryNodes + 1;
    } else {
      leaf = body.p.make<Leaf>(Op::Nil);
      leaf->type = body.types.empty_interface();
    }
    leaf->pos = e->pos();
    body.p.append(n->list, leaf);
  }
}

const syntax::Expr* last_type(const List<syntax::Field*>& fields) {
  return fields.empty() ? nullptr : fields[fields.size() - 1]->type_expr;
}

// Where a type expression ends, as gc sees it: at the innermost type written last.
Pos type_end(const syntax::Expr* e) {
  for (const syntax::Expr* next = e; next != nullptr;) {
    e = next;
    next = nullptr;
    if (auto* selector = syntax::as<syntax::SelectorExpr>(e)) return selector->x->pos();
    if (auto* paren = syntax::as<syntax::ParenExpr>(e)) next = paren->x;
    if (auto* star = syntax::as<syntax::Operation>(e)) next = star->x;
    if (auto* array = syntax::as<syntax::ArrayType>(e)) next = array->element;
    if (auto* slice = syntax::as<syntax::SliceType>(e)) next = slice->element;
    if (auto* chan = syntax::as<syntax::ChanType>(e)) next = chan->element;
    if (auto* map = syntax::as<syntax::MapType>(e)) next = map->element;
    if (auto* iface = syntax::as<syntax::InterfaceType>(e)) next = last_type(iface->methods);
    if (auto* index = syntax::as<syntax::IndexExpr>(e)) {
      next = index->indices[index->indices.size() - 1];
    }
    if (auto* func = syntax::as<syntax::FuncType>(e)) {
      next = last_type(func->results);
      if (next == nullptr) next = last_type(func->params);
    }
  }
  return e->pos();
}

// The variable of a clause is declared at its last type.
Pos case_var_pos(const syntax::CaseClause* clause) {
  if (clause->cases.empty()) return clause->pos();
  return type_end(clause->cases[clause->cases.size() - 1]);
}

void type_switch(Body& body, const syntax::TypeSwitchGuard* guard, Switch* n) {
  auto* g = body.p.make<TypeSwitchGuard>();
  g->pos = guard->pos();
  g->x = expr(body, guard->x);
  g->type = g->x->type;
  if (guard->symbol != nullptr) {
    g->tag = guard->symbol->name.view();
    g->tag_pos = guard->symbol->pos();
  }
  n->tag = g;
}

// A receive that stores: `x := <-c`, `x, ok = <-c` ... Temporaries take the values, and the body
// begins with the assignment to where they go.
void receive_case(Body& body, const syntax::AssignStmt* s, Comm* n) {
  Node* recv = expr(body, s->rhs[0]);
  std::vector<Name*> temps;
  NodeList lhs;
  for (size_t i = 0; i < s->lhs.size(); i++) {
    auto* name = syntax::as<syntax::Name>(syntax::unparen(s->lhs[i]));
    if (name != nullptr && name->name.is_blank()) {
      temps.push_back(nullptr);
      body.p.append(lhs, blank(body.p));
      continue;
    }
    const types::Type* type =
        i == 0 ? recv->type : body.types.basic(types::BasicKind::kBool);
    temps.push_back(new_temp(body, type, s->lhs[i]->pos()));
    body.p.append(lhs, temps.back());
  }
  if (lhs.size() == 1) {
    auto* as1 = body.p.make<Assign>();
    as1->x = lhs[0];
    as1->y = recv;
    n->comm = as1;
  } else {
    auto* as2 = body.p.make<AssignList>(Op::As2Recv);
    as2->lhs = lhs;
    body.p.append(as2->rhs, recv);
    n->comm = as2;
  }
  n->comm->pos = s->pos();
  for (size_t i = 0; i < s->lhs.size(); i++) {
    if (temps[i] == nullptr) continue;
    temps[i]->defn = n->comm;
    const syntax::Expr* e = syntax::unparen(s->lhs[i]);
    auto* name = syntax::as<syntax::Name>(e);
    auto* var = name != nullptr ? as<types::Var>(name->object) : nullptr;
    if (s->op == lex::Operator::Def && var != nullptr && name->is_definition) {
      Name* x = declare_var(body, var);
      body.add(define(body.p, x, convert(body, temps[i], x->type, e->pos(), true), e->pos()));
    } else {
      Node* x = target(body, e);
      body.add(assign(body.p, x, convert(body, temps[i], x->type, e->pos(), true), e->pos()));
    }
  }
}

}  // namespace

namespace {

// The clauses of an expression switch that are built. Where tag and cases are constants, up to the
// one that matches, only the clause that is entered is left, as a default: gc's tree has it so.
struct Clauses {
  List<syntax::CaseClause*> list;
  bool decided = false;
};

bool falls_through(const syntax::CaseClause* clause) {
  if (clause->body.empty()) return false;
  auto* last = syntax::as<syntax::BranchStmt>(clause->body[clause->body.size() - 1]);
  return last != nullptr && last->branch == syntax::BranchKind::Fallthrough;
}

Clauses clauses_of(Body& body, const syntax::SwitchStmt* s) {
  const Clauses all{s->clauses, false};
  types::ConstantPool& pool = body.b.universe.constants();
  const types::Constant* tag = s->tag != nullptr ? s->tag->value : pool.make_bool(true);
  if (tag == nullptr) return all;
  size_t entered = s->clauses.size();
  bool found = false;
  for (size_t i = 0; i < s->clauses.size() && !found; i++) {
    if (s->clauses[i]->is_default) entered = i;
    for (const syntax::Expr* e : s->clauses[i]->cases) {
      if (e->value == nullptr) return all;
      found = pool.compare(tag, types::ConstantOp::kEqual, e->value);
      if (found) entered = i;
      if (found) break;
    }
  }
  if (entered == s->clauses.size()) return {{}, true};
  if (falls_through(s->clauses[entered])) return all;
  return {List<syntax::CaseClause*>(&s->clauses[entered], 1), true};
}

}  // namespace

void switch_stmt(Body& body, const syntax::SwitchStmt* s, Label* label) {
  auto* n = body.p.make<Switch>();
  n->pos = s->pos();
  n->label = label;
  n->init = collect(body, [&] {
    if (s->init != nullptr) stmt(body, s->init);
  });
  auto* guard = syntax::as<syntax::TypeSwitchGuard>(s->tag);
  Clauses clauses{s->clauses, false};
  if (guard == nullptr) clauses = clauses_of(body, s);
  if (guard != nullptr) {
    type_switch(body, guard, n);
  } else if (s->tag != nullptr && !clauses.decided) {
    n->tag = expr(body, s->tag);
  }
  std::vector<Pos> places;  // of the values of all cases
  for (const syntax::CaseClause* clause : clauses.list) {
    auto* c = body.p.make<Case>();
    c->pos = clause->pos();
    c->is_default = clause->is_default || clauses.decided;
    if (guard != nullptr) {
      type_case(body, clause, c);
      if (auto* var = as<types::Var>(clause->object)) {
        c->var = declare_var(body, var);
        c->var->defn = n->tag;
        c->var->pos = case_var_pos(clause);
      }
    } else {
      for (const syntax::Expr* e : clause->cases) {
        if (clauses.decided) continue;
        body.p.append(c->list, expr(body, e));
        places.push_back(syntax::unparen(e)->pos());
      }
    }
    c->body = block(body, clause->body);
    body.p.append(n->cases, c);
  }
  if (guard == nullptr && n->tag != nullptr) {
    unify_cases(body, n, syntax::unparen(s->tag)->pos(), places);
  }
  body.add(n);
}

void select_stmt(Body& body, const syntax::SelectStmt* s, Label* label) {
  auto* n = body.p.make<Select>();
  n->pos = s->pos();
  n->label = label;
  for (const syntax::CommClause* clause : s->clauses) {
    auto* c = body.p.make<Comm>();
    c->pos = clause->pos();
    c->body = collect(body, [&] {
      if (auto* receive = syntax::as<syntax::AssignStmt>(clause->comm)) {
        receive_case(body, receive, c);
      } else if (clause->comm != nullptr) {
        NodeList comm = collect(body, [&] { stmt(body, clause->comm); });
        c->comm = comm.empty() ? nullptr : comm[0];
      }
      stmt_list(body, clause->body);
    });
    body.p.append(n->cases, c);
  }
  body.add(n);
}

}  // namespace vole::ir
