// Unary and binary operations (Go spec, "Operators"). Both operands of a binary operation are
// brought to one type first, as assignability allows it.
#include "compiler/ir/make_expr.h"
#include "compiler/types/lookup.h"
#include "compiler/types/predicates.h"
#include "compiler/types/universe.h"

namespace vole::ir {

using lex::Operator;
using types::as;

namespace {

Op binary_op(Operator op) {
  switch (op) {
    case Operator::OrOr:
      return Op::OrOr;
    case Operator::AndAnd:
      return Op::AndAnd;
    case Operator::Eql:
      return Op::Eq;
    case Operator::Neq:
      return Op::Ne;
    case Operator::Lss:
      return Op::Lt;
    case Operator::Leq:
      return Op::Le;
    case Operator::Gtr:
      return Op::Gt;
    case Operator::Geq:
      return Op::Ge;
    case Operator::Add:
      return Op::Add;
    case Operator::Sub:
      return Op::Sub;
    case Operator::Or:
      return Op::Or;
    case Operator::Xor:
      return Op::Xor;
    case Operator::Mul:
      return Op::Mul;
    case Operator::Div:
      return Op::Div;
    case Operator::Rem:
      return Op::Mod;
    case Operator::And:
      return Op::And;
    case Operator::AndNot:
      return Op::AndNot;
    case Operator::Shl:
      return Op::Lsh;
    default:
      return Op::Rsh;
  }
}

bool is_comparison(Op op) { return op >= Op::Eq && op <= Op::Ge; }

const types::Type* result_of(Body& body, const syntax::Expr* e) {
  const types::Type* t = e->type;
  if (types::is_untyped(t)) t = types::default_type(body.b.universe, t);
  return body.type(t);
}

// a + b + c of strings is one node with three operands; the node of a + b grows.
Node* add_strings(Body& body, Node* x, Node* y, const types::Type* type, Pos pos) {
  Sequence* n = nullptr;
  if (x->op == Op::AddString && x->init.empty()) {
    n = to<Sequence>(x);
  } else {
    n = body.p.make<Sequence>(Op::AddString);
    body.p.append(n->list, x);
  }
  n->pos = pos;
  n->type = type;
  if (y->op == Op::AddString && y->init.empty()) {
    for (Node* piece : to<Sequence>(y)->list) body.p.append(n->list, piece);
  } else {
    body.p.append(n->list, y);
  }
  return n;
}

Node* address(Body& body, const syntax::Operation* e) {
  const syntax::Expr* inner = syntax::unparen(e->x);
  Node* x = expr(body, inner);
  if (inner->kind == syntax::NodeKind::CompositeLit) {
    return unary(body.p, Op::PtrLit, e->pos(), body.type_of(e), x);
  }
  mark_addr_taken(body.p, x);
  return unary(body.p, Op::Addr, e->pos(), body.type_of(e), x);
}

Node* unary_operation(Body& body, const syntax::Operation* e) {
  if (e->op == Operator::And) return address(body, e);
  Node* x = expr(body, e->x);
  switch (e->op) {
    case Operator::Mul: {
      auto* pointer = body.types.under_as<types::Pointer>(x->type);
      const types::Type* elem = pointer != nullptr ? pointer->elem : body.b.universe.invalid();
      return unary(body.p, Op::Deref, e->pos(), elem, x);
    }
    case Operator::Recv: {
      auto* chan = body.types.under_as<types::Chan>(x->type);
      return unary(body.p, Op::Recv, e->pos(), chan->elem, x);
    }
    case Operator::Not:
      return unary(body.p, Op::Not, e->pos(), x->type, x);
    case Operator::Sub:
      return unary(body.p, Op::Neg, e->pos(), x->type, x);
    case Operator::Xor:
      return unary(body.p, Op::BitNot, e->pos(), x->type, x);
    default:
      return unary(body.p, Op::Plus, e->pos(), x->type, x);
  }
}

}  // namespace

Node* shift_count(Body& body, const syntax::Expr* e) {
  Node* y = expr(body, e);
  auto* written = as<types::Basic>(e->type);
  bool untyped = written != nullptr && (written->info & types::kIsUntyped) != 0 &&
                 written->basic != types::BasicKind::kUntypedRune;
  if (!untyped || y->op != Op::Literal) return y;
  return literal(body, to<Literal>(y)->value, body.types.basic(types::BasicKind::kUint), y->pos);
}

void match_operands(Body& body, Operand left, Operand right) {
  Node** x = left.node;
  Node** y = right.node;
  TypeTable& t = body.types;
  const types::Type* a = (*x)->type;
  const types::Type* b = (*y)->type;
  auto untyped_nil = [](const Node* n) {
    auto* basic = as<types::Basic>(n->type);
    bool untyped = basic != nullptr && basic->basic == types::BasicKind::kUntypedNil;
    return n->op == Op::Nil && (n->type == nullptr || untyped);
  };
  if (untyped_nil(*x)) {
    *x = convert(body, *x, b, left.pos, true);
  } else if (untyped_nil(*y)) {
    *y = convert(body, *y, a, right.pos, true);
  } else if (!t.identical(a, b)) {
    bool to_b = t.is_interface(b);
    if (to_b && t.is_interface(a)) {
      bool wrong = false;
      to_b = types::missing_method(a, t.under_as<types::Interface>(b), true, &wrong) == nullptr;
    } else if (!to_b && !t.is_interface(a)) {
      // One of them is not named, or is a channel of one direction: the other is more general.
      auto* chan = t.under_as<types::Chan>(b);
      to_b = as<types::Named>(b) != nullptr ||
             (chan != nullptr && chan->dir != types::ChanDir::kBoth);
    }
    Node** from = to_b ? x : y;
    *from = convert(body, *from, to_b ? b : a, to_b ? left.pos : right.pos, true);
  }
}

Node* operation(Body& body, const syntax::Operation* e) {
  if (e->y == nullptr) return unary_operation(body, e);
  Op op = binary_op(e->op);
  Node* x = expr(body, e->x);
  const types::Type* type = result_of(body, e);
  if (op == Op::Lsh || op == Op::Rsh) {
    return binary(body.p, op, e->pos(), type, x, shift_count(body, e->y));
  }
  Node* y = expr(body, e->y);
  match_operands(body, {&x, syntax::unparen(e->x)->pos()}, {&y, syntax::unparen(e->y)->pos()});
  if (is_comparison(op)) return binary(body.p, op, e->pos(), type, x, y);
  auto* basic = body.types.under_as<types::Basic>(type);
  if (op == Op::Add && basic != nullptr && (basic->info & types::kIsString) != 0) {
    return add_strings(body, x, y, type, e->pos());
  }
  return binary(body.p, op, e->pos(), type, x, y);
}

}  // namespace vole::ir
