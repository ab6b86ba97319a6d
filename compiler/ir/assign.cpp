// Assignments and variable declarations (Go spec, "Assignment statements"). A declaration's Dcl
// is in the init list of the statement that gives the variable its first value.
#include "compiler/ir/make_stmt.h"
#include "compiler/types/universe.h"

namespace vole::ir {

namespace {

Op arith_op(lex::Operator op) {
  switch (op) {
    case lex::Operator::Sub:
      return Op::Sub;
    case lex::Operator::Mul:
      return Op::Mul;
    case lex::Operator::Div:
      return Op::Div;
    case lex::Operator::Rem:
      return Op::Mod;
    case lex::Operator::And:
      return Op::And;
    case lex::Operator::Or:
      return Op::Or;
    case lex::Operator::Xor:
      return Op::Xor;
    case lex::Operator::AndNot:
      return Op::AndNot;
    case lex::Operator::Shl:
      return Op::Lsh;
    case lex::Operator::Shr:
      return Op::Rsh;
    default:
      return Op::Add;
  }
}

void assign_op(Body& body, const syntax::AssignStmt* s) {
  auto* n = body.p.make<AssignOp>();
  n->pos = s->pos();
  n->arith = arith_op(s->op);
  n->inc_dec = s->rhs.empty();
  n->x = target(body, s->lhs[0]);
  note_assigned(body.p, n->x, n);
  if (n->inc_dec) {
    types::ConstantPool& pool = body.b.universe.constants();
    n->y = literal(body, pool.make_int64(1), n->x->type, s->pos());
    n->y->implicit = true;
  } else if (n->arith == Op::Lsh || n->arith == Op::Rsh) {
    n->y = shift_count(body, s->rhs[0]);
  } else {
    n->y = expr_as(body, s->rhs[0], n->x->type);
  }
  body.add(n);
}

// One left side: its node, and whether it declares a new variable.
struct Left {
  Node* node = nullptr;
  bool is_new = false;
};

Left left_side(Body& body, const syntax::Expr* e, bool def) {
  auto* name = syntax::as<syntax::Name>(syntax::unparen(e));
  if (def && name != nullptr && name->is_definition && !name->name.is_blank()) {
    if (auto* var = types::as<types::Var>(name->object)) return {declare_var(body, var), true};
  }
  return {target(body, e), false};
}

void add_assignment(Body& body, const std::vector<Left>& lhs, const NodeList& values, Pos pos,
                    bool def) {
  Program& p = body.p;
  auto declare = [&](Node* stmt, const Left& left) {
    if (left.is_new) {
      auto* name = to<Name>(left.node);
      name->defn = stmt;
      p.append(stmt->init, dcl(p, name, name->pos));
    }
    note_assigned(p, left.node, stmt);
  };
  if (lhs.size() == 1 && values.size() == 1) {
    auto* n = p.make<Assign>();
    n->pos = pos;
    n->x = lhs[0].node;
    n->y = values[0];
    n->def = def;
    declare(n, lhs[0]);
    return body.add(n);
  }
  auto* n = p.make<AssignList>(Op::As2);
  n->pos = pos;
  n->rhs = values;
  n->def = def;
  for (const Left& left : lhs) {
    p.append(n->lhs, left.node);
    declare(n, left);
  }
  body.add(n);
}

}  // namespace

void assign_values(Body& body, const List<syntax::Expr*>& lhs, const List<syntax::Expr*>& rhs,
                   Pos pos, bool def) {
  std::vector<Left> left;
  std::vector<const types::Type*> dst;
  for (const syntax::Expr* e : lhs) {
    left.push_back(left_side(body, e, def));
    Node* node = left.back().node;
    dst.push_back(is_blank(node) ? nullptr : node->type);
  }
  add_assignment(body, left, expr_list(body, rhs, lhs.size(), dst, pos), pos, def);
}

void assign_stmt(Body& body, const syntax::AssignStmt* s) {
  bool def = s->op == lex::Operator::Def;
  if (s->rhs.empty() || (!def && s->op != lex::Operator::None)) return assign_op(body, s);
  assign_values(body, s->lhs, s->rhs, s->pos(), def);
}

void var_decl(Body& body, const syntax::VarDecl* d) {
  const types::Type* declared =
      d->type_expr != nullptr ? body.type_of(d->type_expr) : nullptr;
  std::vector<Left> left;
  std::vector<const types::Type*> dst;
  for (const syntax::Name* name : d->names) {
    auto* var = types::as<types::Var>(name->object);
    if (name->name.is_blank() || var == nullptr) {
      left.push_back({blank(body.p), false});
      dst.push_back(declared);
    } else {
      left.push_back({declare_var(body, var), true});
      dst.push_back(left.back().node->type);
    }
  }
  if (!d->values.empty()) {
    NodeList values = expr_list(body, d->values, left.size(), dst, d->pos());
    return add_assignment(body, left, values, d->pos(), true);
  }
  for (const Left& l : left) {
    if (!l.is_new) continue;
    auto* n = body.p.make<Assign>();
    n->pos = l.node->pos;
    n->x = l.node;
    n->def = true;
    body.p.append(n->init, dcl(body.p, to<Name>(l.node), l.node->pos));
    body.add(n);
  }
}

}  // namespace vole::ir
