// Expressions (Go spec, "Expressions").
//
// Each check_* leaves what it found in an Operand: mode, type, and value of a constant; an
// operand of mode kInvalid says that the error was reported. Untyped expressions are a problem
// of their own: in `x := 1 << s + 2.0` the type of each part is known only when the whole has
// one. So untyped results are remembered in Checker::untyped, and when the final type becomes
// known, update_expr_type() walks down the tree once more and records it everywhere.
#include "compiler/types/checker.h"

namespace vole::types {

using syntax::Operator;

namespace {

// Where an overflow is reported: at the operator.
Pos operator_pos(const syntax::Expr* e) {
  if (e == nullptr) return Pos{};
  return syntax::is<syntax::Operation>(e) ? e->pos() : e->start();
}

ConstantOp constant_op(Operator op) {
  switch (op) {
    case Operator::OrOr:
      return ConstantOp::kLogicalOr;
    case Operator::AndAnd:
      return ConstantOp::kLogicalAnd;
    case Operator::Eql:
      return ConstantOp::kEqual;
    case Operator::Neq:
      return ConstantOp::kNotEqual;
    case Operator::Lss:
      return ConstantOp::kLess;
    case Operator::Leq:
      return ConstantOp::kLessEqual;
    case Operator::Gtr:
      return ConstantOp::kGreater;
    case Operator::Geq:
      return ConstantOp::kGreaterEqual;
    case Operator::Sub:
      return ConstantOp::kSub;
    case Operator::Or:
      return ConstantOp::kOr;
    case Operator::Xor:
      return ConstantOp::kXor;
    case Operator::Mul:
      return ConstantOp::kMul;
    case Operator::Div:
      return ConstantOp::kQuo;
    case Operator::Rem:
      return ConstantOp::kRem;
    case Operator::And:
      return ConstantOp::kAnd;
    case Operator::AndNot:
      return ConstantOp::kAndNot;
    case Operator::Shl:
      return ConstantOp::kShl;
    case Operator::Shr:
      return ConstantOp::kShr;
    case Operator::Not:
      return ConstantOp::kNot;
    default:
      return ConstantOp::kAdd;
  }
}

bool is_shift(Operator op) { return op == Operator::Shl || op == Operator::Shr; }

bool is_comparison(Operator op) {
  switch (op) {
    case Operator::Eql:
    case Operator::Neq:
    case Operator::Lss:
    case Operator::Leq:
    case Operator::Gtr:
    case Operator::Geq:
      return true;
    default:
      return false;
  }
}

}  // namespace

// ---- entries ----------------------------------------------------------------------------------

ExprKind Checker::raw_expr(const Target* target, Operand& x, syntax::Expr* e, const Type* hint,
                           bool allow_generic) {
  ExprKind kind = expr_internal(target, x, e, hint);
  if (!allow_generic) non_generic(target, x);
  settle(x);
  return kind;
}

// The end of checking any expression.
void Checker::settle(Operand& x) {
  // A type that contains itself has no size: such an expression cannot be used.
  if (x.ok() && x.mode != Mode::kNoValue && !finite_size(x.type)) {
    x.set_invalid();
    x.type = universe.invalid();
  }
  record(x);
}

void Checker::expr(const Target* target, Operand& x, syntax::Expr* e) {
  raw_expr(target, x, e, nullptr, false);
  exclude(x, kNoValueOrType);
  single_value(x);
}

void Checker::generic_expr(Operand& x, syntax::Expr* e) {
  raw_expr(nullptr, x, e, nullptr, true);
  exclude(x, kNoValueOrType);
  single_value(x);
}

std::vector<Operand> Checker::multi_expr(syntax::Expr* e, bool allow_comma_ok, bool* comma_ok) {
  if (comma_ok != nullptr) *comma_ok = false;
  Operand x;
  raw_expr(nullptr, x, e, nullptr, false);
  exclude(x, kNoValueOrType);
  std::vector<Operand> list;
  if (const Tuple* t = as<Tuple>(x.type); t != nullptr && x.ok()) {
    for (const Var* v : t->vars) {
      Operand y;
      y.mode = Mode::kValue;
      y.expr = e;
      y.type = v->type;
      list.push_back(y);
    }
    return list;
  }
  list.push_back(x);
  if (allow_comma_ok && (x.mode == Mode::kMapIndex || x.mode == Mode::kCommaOk)) {
    Operand ok;
    ok.mode = Mode::kValue;
    ok.expr = e;
    ok.type = universe.basic(BasicKind::kUntypedBool);
    list.push_back(ok);
    if (comma_ok != nullptr) *comma_ok = true;
  }
  return list;
}

void Checker::expr_with_hint(Operand& x, syntax::Expr* e, const Type* hint) {
  raw_expr(nullptr, x, e, hint, false);
  exclude(x, kNoValueOrType);
  single_value(x);
}

void Checker::expr_or_type(Operand& x, syntax::Expr* e, bool allow_generic) {
  raw_expr(nullptr, x, e, nullptr, allow_generic);
  exclude(x, mode_bit(Mode::kNoValue));
  single_value(x);
}

void Checker::exclude(Operand& x, unsigned mode_set) {
  if ((mode_set & mode_bit(x.mode)) == 0) return;
  Kind kind = Kind::IsNotAnExpression;
  if (x.mode == Mode::kNoValue) {
    bool types_too = (mode_set & mode_bit(Mode::kTypeExpr)) != 0;
    kind = types_too ? Kind::UsedAsValue : Kind::UsedAsValueOrType;
  } else if (x.mode == Mode::kBuiltin) {
    kind = Kind::MustBeCalled;
  }
  error(x, kind, {str(x)});
  x.set_invalid();
}

void Checker::single_value(Operand& x) {
  if (x.mode != Mode::kValue || as<Tuple>(x.type) == nullptr) return;
  error(x, Kind::MultipleValueInSingleContext, {str(x)});
  x.set_invalid();
}

void Checker::non_generic(const Target* target, Operand& x) {
  if (!x.ok() || x.mode == Mode::kNoValue || x.type == nullptr) return;
  std::string_view what;
  if (x.type->kind == TypeKind::kAlias || x.type->kind == TypeKind::kNamed) {
    if (is_generic(x.type)) what = "type";
  } else if (const Signature* sig = as<Signature>(x.type); sig && !sig->tparams.empty()) {
    if (target != nullptr && target->sig != nullptr) {
      func_inst(target, x.expr->pos(), x, nullptr, true);
      return;
    }
    what = "function";
  }
  if (what.empty()) return;
  error(x.expr, Kind::GenericWithoutInstantiation, {what, str(x.expr)});
  x.set_invalid();
  x.type = universe.invalid();
}

bool Checker::use(const List<syntax::Expr*>& list, bool lhs) {
  bool ok = true;
  for (syntax::Expr* e : list) ok &= use(e, lhs);
  return ok;
}

bool Checker::use(syntax::Expr* e, bool lhs) {
  if (e == nullptr) return true;
  Operand x;
  x.mode = Mode::kValue;
  if (auto name = syntax::as<syntax::Name>(syntax::unparen(e))) {
    if (name->name.is_blank()) return true;
    // The left side of an assignment does not make a variable used.
    Var* v = nullptr;
    if (lhs) v = as<Var>(lookup(name->name.view()));
    if (v != nullptr && v->pkg != pkg) v = nullptr;
    bool used = v != nullptr && v->used;
    expr_or_type(x, name, true);
    if (v != nullptr) v->used = used;
    return x.ok();
  }
  raw_expr(nullptr, x, e, nullptr, true);
  return x.ok();
}

// ---- dispatch ---------------------------------------------------------------------------------

ExprKind Checker::expr_internal(const Target* target, Operand& x, syntax::Expr* e,
                                const Type* hint) {
  x = Operand();
  x.type = universe.invalid();
  ExprKind kind = ExprKind::kExpression;
  bool mode_decides = true;  // an invalid operand makes this a kStatement
  switch (e->kind) {
    case syntax::NodeKind::BadExpr:
      break;
    case syntax::NodeKind::Name:
      ident(x, static_cast<syntax::Name*>(e), false);
      mode_decides = false;
      break;
    case syntax::NodeKind::BasicLit:
      if (!static_cast<syntax::BasicLit*>(e)->bad) {
        basic_lit(x, static_cast<syntax::BasicLit*>(e));
      }
      break;
    case syntax::NodeKind::FuncLit:
      func_lit(x, static_cast<syntax::FuncLit*>(e));
      break;
    case syntax::NodeKind::CompositeLit:
      composite_lit(x, static_cast<syntax::CompositeLit*>(e), hint);
      break;
    case syntax::NodeKind::ParenExpr:
      kind = raw_expr(nullptr, x, static_cast<syntax::ParenExpr*>(e)->x, nullptr, false);
      x.expr = e;
      return kind;
    case syntax::NodeKind::SelectorExpr:
      selector(x, static_cast<syntax::SelectorExpr*>(e), false);
      mode_decides = false;
      break;
    case syntax::NodeKind::IndexExpr: {
      auto index = static_cast<syntax::IndexExpr*>(e);
      if (index_expr(x, index)) func_inst(target, e->pos(), x, index, true);
      break;
    }
    case syntax::NodeKind::SliceExpr:
      slice_expr(x, static_cast<syntax::SliceExpr*>(e));
      break;
    case syntax::NodeKind::AssertExpr:
      assert_expr(x, static_cast<syntax::AssertExpr*>(e));
      break;
    case syntax::NodeKind::TypeSwitchGuard:
      error(e, Kind::TypeSwitchGuardOutside);
      use(static_cast<syntax::TypeSwitchGuard*>(e)->x);
      break;
    case syntax::NodeKind::CallExpr:
      return call_expr(x, static_cast<syntax::CallExpr*>(e));
    case syntax::NodeKind::Operation: {
      auto op = static_cast<syntax::Operation*>(e);
      if (op->y != nullptr) {
        binary(x, e, op->x, op->y, op->op);
      } else if (op->op == Operator::Mul) {
        indirection(x, op);
      } else {
        unary(x, op);
        if (op->op == Operator::Recv) kind = ExprKind::kStatement;
      }
      break;
    }
    case syntax::NodeKind::ArrayType:
    case syntax::NodeKind::SliceType:
    case syntax::NodeKind::StructType:
    case syntax::NodeKind::FuncType:
    case syntax::NodeKind::InterfaceType:
    case syntax::NodeKind::MapType:
    case syntax::NodeKind::ChanType:
      x.mode = Mode::kTypeExpr;
      x.type = type_expr(e);
      mode_decides = false;
      break;
    default:
      break;  // the parser has reported it: no such node stands for an expression
  }
  x.expr = e;
  return mode_decides && !x.ok() ? ExprKind::kStatement : kind;
}

void Checker::assert_expr(Operand& x, syntax::AssertExpr* e) {
  expr(nullptr, x, e->x);
  if (!x.ok()) return;
  if (is_type_param(x.type)) {
    error(x, Kind::AssertOnTypeParam, {str(x)});
    x.set_invalid();
    return;
  }
  if (!is_interface(x.type)) {
    error(x, Kind::AssertOnNonInterface, {str(x)});
    x.set_invalid();
    return;
  }
  const Type* t = var_type(e->type_expr);
  if (!is_valid(t)) {
    x.set_invalid();
    return;
  }
  type_assertion(e, x, t, false);
  x.mode = Mode::kCommaOk;
  x.type = t;
}

void Checker::type_assertion(syntax::Expr* e, Operand& x, const Type* t, bool type_switch) {
  std::string cause;
  if (assertable_to(x.type, t, &cause)) return;
  if (type_switch) {
    error(e, Kind::ImpossibleCase, {str(e), str(x), str(t), cause});
  } else {
    error(e, Kind::ImpossibleAssertion, {str(e), str(t), str(x.type), cause});
  }
}

// *x, a pointer type or an indirection.
void Checker::indirection(Operand& x, syntax::Operation* e) {
  expr_or_type(x, e->x, false);
  if (!x.ok()) return;
  if (x.mode == Mode::kTypeExpr) {
    valid_var_type(e->x, x.type);
    x.type = universe.new_pointer(x.type);
    return;
  }
  const Type* base = nullptr;
  bool ok = under_is(x.type, [&](const Type* u) {
    const Pointer* p = as<Pointer>(u);
    if (p == nullptr) {
      error(x, Kind::CannotIndirect, {str(x)});
      return false;
    }
    if (base != nullptr && !identical(p->elem, base)) {
      error(x, Kind::PointersOfDifferentBases, {str(x)});
      return false;
    }
    base = p->elem;
    return true;
  });
  if (!ok) {
    x.set_invalid();
    return;
  }
  x.mode = Mode::kVariable;
  x.type = base;
}

// ---- unary and binary operators ---------------------------------------------------------------

bool Checker::op_allowed(Operator op, Operand& x, bool is_unary) {
  bool ok = false;
  switch (op) {
    case Operator::Add:
      ok = is_unary ? all_numeric(x.type) : all_numeric_or_string(x.type);
      break;
    case Operator::Sub:
    case Operator::Mul:
    case Operator::Div:
      ok = all_numeric(x.type);
      break;
    case Operator::Rem:
    case Operator::And:
    case Operator::Or:
    case Operator::Xor:
    case Operator::AndNot:
      ok = all_integer(x.type);
      break;
    case Operator::Not:
    case Operator::AndAnd:
    case Operator::OrOr:
      ok = all_boolean(x.type);
      break;
    default:
      break;
  }
  if (!ok) error(x, Kind::OperatorNotDefined, {lex::operator_text(op), str(x)});
  return ok;
}

void Checker::unary(Operand& x, syntax::Operation* e) {
  expr(nullptr, x, e->x);
  if (!x.ok()) return;
  Operator op = e->op;
  switch (op) {
    case Operator::And:
      // Composite literals need not be addressable.
      if (!syntax::is<syntax::CompositeLit>(syntax::unparen(e->x)) &&
          x.mode != Mode::kVariable) {
        error(x, Kind::CannotTakeAddress, {str(x)});
        x.set_invalid();
        return;
      }
      x.mode = Mode::kValue;
      x.type = universe.new_pointer(x.type);
      return;
    case Operator::Recv:
      if (const Type* elem = chan_elem(x, x, true)) {
        x.mode = Mode::kCommaOk;
        x.type = elem;
        env.has_call_or_recv = true;
      } else {
        x.set_invalid();
      }
      return;
    case Operator::Tilde:
      if (!all_integer(x.type)) {
        error(e, Kind::TildeOutsideConstraint);
        x.set_invalid();
        return;
      }
      error(e, Kind::TildeAsComplement);
      op = Operator::Xor;
      break;
    default:
      break;
  }
  if (!op_allowed(op, x, true)) {
    x.set_invalid();
    return;
  }
  if (x.mode != Mode::kConstant) {
    x.mode = Mode::kValue;
    return;
  }
  if (x.value->is_unknown()) return;
  unsigned width = is_unsigned(x.type) ? static_cast<unsigned>(size_of(x.type)) * 8 : 0;
  x.value = universe.constants().unary(constant_op(op), x.value, width);
  x.expr = e;
  overflow(x, operator_pos(e));
}

const Type* Checker::chan_elem(At at, Operand& x, bool recv) {
  std::string cause;
  auto condition = [&](const Type* t, const Type* u, std::string* why) {
    const Chan* c = as<Chan>(u);
    if (u == nullptr) {
      *why = "no specific channel type";
    } else if (c == nullptr) {
      *why = "non-channel " + str(t);
    } else if (recv && c->dir == ChanDir::kSendOnly) {
      *why = "send-only channel " + str(t);
    } else if (!recv && c->dir == ChanDir::kRecvOnly) {
      *why = "receive-only channel " + str(t);
    } else {
      return true;
    }
    return false;
  };
  UnderCondition ref(condition);
  if (const Type* u = common_under_if(x.type, &ref, &cause, this)) {
    return static_cast<const Chan*>(u)->elem;
  }
  std::string text = is_type_param(x.type) ? str(x) + ": " + cause : cause + " " + str(x);
  error(at, recv ? Kind::CannotReceive : Kind::CannotSend, {text});
  return nullptr;
}

void Checker::binary(Operand& x, syntax::Expr* e, syntax::Expr* lhs, syntax::Expr* rhs,
                     Operator op) {
  Operand y;
  expr(nullptr, x, lhs);
  expr(nullptr, y, rhs);
  if (!x.ok()) return;
  if (!y.ok()) {
    x.set_invalid();
    x.expr = y.expr;
    return;
  }
  if (is_shift(op)) {
    shift(x, y, e, op);
    return;
  }
  match_types(x, y);
  if (!x.ok()) return;
  if (is_comparison(op)) {
    comparison(x, y, op, false);
    return;
  }
  if (!identical(x.type, y.type)) {
    // An invalid type was reported where it came from.
    if (is_valid(x.type) && is_valid(y.type)) {
      if (e != nullptr) {
        error(x, Kind::MismatchedTypes, {str(e), str(x.type), str(y.type)});
      } else {
        error(x, Kind::MismatchedTypesAssignOp,
              {str(lhs), lex::operator_text(op), str(rhs), str(x.type), str(y.type)});
      }
    }
    x.set_invalid();
    return;
  }
  if (!op_allowed(op, x, false)) {
    x.set_invalid();
    return;
  }
  ConstantPool& pool = universe.constants();
  bool both_constant = x.mode == Mode::kConstant && y.mode == Mode::kConstant;
  if (op == Operator::Div || op == Operator::Rem) {
    bool zero = (x.mode == Mode::kConstant || all_integer(x.type)) &&
                y.mode == Mode::kConstant && y.value->sign() == 0;
    if (both_constant && is_complex(x.type)) {
      // The quotient divides by the sum of the squares, which may underflow to zero.
      const Constant* re = pool.real(y.value);
      const Constant* im = pool.imag(y.value);
      zero |= pool.binary(re, ConstantOp::kMul, re)->sign() == 0 &&
              pool.binary(im, ConstantOp::kMul, im)->sign() == 0;
    }
    if (zero) {
      error(y, Kind::DivisionByZero);
      x.set_invalid();
      return;
    }
  }
  if (!both_constant) {
    x.mode = Mode::kValue;
    return;
  }
  if (x.value->is_unknown() || y.value->is_unknown()) {
    x.value = pool.unknown();
    return;
  }
  ConstantOp cop = constant_op(op);
  if (op == Operator::Div && is_integer(x.type)) cop = ConstantOp::kIntQuo;
  x.value = pool.binary(x.value, cop, y.value);
  x.expr = e;
  overflow(x, operator_pos(e));
}

// Gives both operands the same type where one of them is untyped and that makes sense.
void Checker::match_types(Operand& x, Operand& y) {
  auto may_convert = [&] {
    if (is_typed(x.type) && is_typed(y.type)) return false;
    if (all_numeric(x.type) != all_numeric(y.type)) return false;
    if (is_non_type_param_interface(x.type) || is_non_type_param_interface(y.type)) return true;
    if (all_boolean(x.type) != all_boolean(y.type)) return false;
    if (all_string(x.type) != all_string(y.type)) return false;
    if (x.is_nil()) return has_nil(y.type);
    if (y.is_nil()) return has_nil(x.type);
    // Untyped operands may convert to anything but a pointer.
    return !is_pointer(x.type) && !is_pointer(y.type);
  };
  if (!may_convert()) return;
  convert_untyped(x, y.type);
  if (!x.ok()) return;
  convert_untyped(y, x.type);
  if (!y.ok()) x.set_invalid();
}

std::string Checker::incomparable_cause(const Type* t) {
  const Type* u = underlying(t);
  if (u != nullptr && (u->kind == TypeKind::kSlice || u->kind == TypeKind::kSignature ||
                       u->kind == TypeKind::kMap)) {
    return std::string(composite_kind(t)) + " can only be compared to nil";
  }
  std::string cause;
  comparable_type(t, true, &cause, this);
  return cause;
}

void Checker::comparison(Operand& x, Operand& y, Operator op, bool switch_case) {
  if (!is_valid(x.type) || !is_valid(y.type)) {
    x.set_invalid();
    return;
  }
  if (switch_case) op = Operator::Eql;
  Operand* culprit = nullptr;
  std::string cause;
  if (!assignable_to(x, y.type, nullptr) && !assignable_to(y, x.type, nullptr)) {
    culprit = &y;
    cause = format_text("mismatched types {0} and {1}", {str(x.type), str(y.type)});
  } else if (op == Operator::Eql || op == Operator::Neq) {
    if (x.is_nil() || y.is_nil()) {
      if (!has_nil(x.is_nil() ? y.type : x.type)) culprit = &y;
    } else if (!comparable(x.type)) {
      culprit = &x;
      cause = incomparable_cause(x.type);
    } else if (!comparable(y.type)) {
      culprit = &y;
      cause = incomparable_cause(y.type);
    }
  } else if (!all_ordered(x.type)) {
    culprit = &x;
  } else if (!all_ordered(y.type)) {
    culprit = &y;
  }

  if (culprit == nullptr) {
    if (x.mode == Mode::kConstant && y.mode == Mode::kConstant) {
      ConstantPool& pool = universe.constants();
      x.value = pool.make_bool(pool.compare(x.value, constant_op(op), y.value));
    } else {
      x.mode = Mode::kValue;
      // The operands are compared at run time, so they have their default types now.
      update_expr_type(x.expr, default_type(universe, x.type), true);
      update_expr_type(y.expr, default_type(universe, y.type), true);
    }
    x.type = universe.basic(BasicKind::kUntypedBool);
    return;
  }

  std::string_view op_text = lex::operator_text(op);
  if (cause.empty()) {
    if (is_type_param(x.type) || is_type_param(y.type)) {
      if (!is_type_param(x.type)) culprit = &y;
      cause = format_text("type parameter {0} cannot use operator {1}",
                          {str(culprit->type), op_text});
    } else {
      std::string what(composite_kind(culprit->type));
      if (what.empty()) what = str(culprit->type);
      cause = format_text("operator {0} not defined on {1}", {op_text, what});
    }
  }
  if (switch_case) {
    error(x, Kind::InvalidCase, {str(x.expr), str(y.expr), cause});
  } else {
    error(*culprit, Kind::InvalidComparison, {str(x.expr), op_text, str(y.expr), cause});
  }
  x.set_invalid();
}

void Checker::shift(Operand& x, Operand& y, syntax::Expr* e, Operator op) {
  ConstantPool& pool = universe.constants();
  const Constant* xval = x.mode == Mode::kConstant ? pool.to_int(x.value) : nullptr;
  // The left operand is an integer, or an untyped constant that has an integer's value.
  bool integral = xval != nullptr && xval->kind() == ConstantKind::kInt;
  if (!all_integer(x.type) && !(is_untyped(x.type) && integral)) {
    error(x, Kind::ShiftedOperandMustBeInteger, {str(x)});
    x.set_invalid();
    return;
  }
  const Constant* yval = nullptr;
  if (y.mode == Mode::kConstant) {
    yval = pool.to_int(y.value);
    if (yval->kind() == ConstantKind::kInt && yval->sign() < 0) {
      error(y, Kind::NegativeShiftCount, {str(y)});
      x.set_invalid();
      return;
    }
    if (is_untyped(y.type)) {
      // Also reports a count that is no integer; it must not depend on the size of uint.
      representable(y, universe.basic(BasicKind::kUint));
    }
  } else if (all_integer(y.type)) {
    if (!all_unsigned(y.type) &&
        !verify_version(y, 13, "invalid operation: signed shift count " + str(y))) {
      y.set_invalid();
    }
  } else if (is_untyped(y.type)) {
    convert_untyped(y, universe.basic(BasicKind::kUint));
  } else {
    error(y, Kind::ShiftCountMustBeInteger, {str(y)});
    y.set_invalid();
  }
  if (!y.ok()) {
    x.set_invalid();
    return;
  }
  if (x.mode == Mode::kConstant) {
    if (y.mode == Mode::kConstant) {
      constant_shift(x, y, xval, yval, e, op);
      return;
    }
    // Non-constant shift of an untyped constant: the operand takes the type that it would have
    // if the shift were not there; update_expr_type() will check that it is an integer type.
    if (is_untyped(x.type)) {
      auto it = untyped.find(x.expr);
      if (it != untyped.end()) it->second.is_lhs = true;
      x.mode = Mode::kValue;
      return;
    }
  }
  if (!all_integer(x.type)) {
    error(x, Kind::ShiftedOperandMustBeInteger, {str(x)});
    x.set_invalid();
    return;
  }
  x.mode = Mode::kValue;
}

void Checker::constant_shift(Operand& x, Operand& y, const Constant* xval, const Constant* yval,
                             syntax::Expr* e, Operator op) {
  ConstantPool& pool = universe.constants();
  auto untyped_int = [&] {
    if (!is_integer(x.type)) x.type = universe.basic(BasicKind::kUntypedInt);
  };
  if (x.value->is_unknown() || y.value->is_unknown()) {
    x.value = pool.unknown();
    untyped_int();
    return;
  }
  constexpr uint64_t kMaxShift = 1023 - 1 + 52;  // so that 1 << 1074 of math can be written
  uint64_t count;
  if (!yval->to_uint64(&count) || count > kMaxShift) {
    error(y, Kind::InvalidShiftCount, {str(y)});
    x.set_invalid();
    return;
  }
  untyped_int();
  x.value = pool.shift(xval, constant_op(op), static_cast<unsigned>(count));
  x.expr = e;
  overflow(x, operator_pos(e));
}

// ---- untyped expressions ----------------------------------------------------------------------

void Checker::remember_untyped(syntax::Expr* e, bool lhs, Mode mode, const Basic* t,
                               const Constant* value) {
  UntypedInfo info;
  info.is_lhs = lhs;
  info.mode = mode;
  info.type = t;
  info.value = value;
  untyped[e] = info;
}

void Checker::update_expr_value(syntax::Expr* e, const Constant* value) {
  auto it = untyped.find(e);
  if (it != untyped.end()) it->second.value = value;
}

void Checker::update_expr_type(syntax::Expr* e, const Type* t, bool final_type) {
  if (e == nullptr) return;
  auto it = untyped.find(e);
  if (it == untyped.end()) return;
  UntypedInfo old = it->second;
  // Down to the operands first. Those of a constant keep their own types, and so do those of a
  // comparison, whose result is an untyped bool whatever they are.
  if (auto paren = syntax::as<syntax::ParenExpr>(e)) {
    update_expr_type(paren->x, t, final_type);
  } else if (auto op = syntax::as<syntax::Operation>(e); op != nullptr && old.value == nullptr) {
    if (op->y == nullptr || is_shift(op->op)) {
      update_expr_type(op->x, t, final_type);
    } else if (!is_comparison(op->op)) {
      update_expr_type(op->x, t, final_type);
      update_expr_type(op->y, t, final_type);
    }
  }
  if (!final_type && is_untyped(t)) {
    untyped[e].type = as<Basic>(underlying(t));
    return;
  }
  untyped.erase(e);
  if (old.is_lhs && !all_integer(t)) {
    error(e, Kind::ShiftedOperandType, {str(e), str(t)});
    return;
  }
  if (old.value != nullptr) {
    // A constant must be representable in its final type.
    Operand c;
    c.mode = old.mode;
    c.expr = e;
    c.type = old.type;
    c.value = old.value;
    convert_untyped(c, t);
    if (!c.ok()) return;
  }
  record_type_and_value(e, old.mode, t, old.value);
}

}  // namespace vole::types
