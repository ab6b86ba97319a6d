// Calls, conversions written as calls, and instantiation of functions (Go spec, "Calls",
// "Instantiations"). The matching of arguments with parameters is in arguments.cpp.
#include "compiler/types/checker.h"

namespace vole::types {

namespace {

// What kind of expression the call of a builtin is, for "is not used".
ExprKind builtin_kind(BuiltinId id) {
  switch (id) {
    case BuiltinId::kClear:
    case BuiltinId::kClose:
    case BuiltinId::kCopy:
    case BuiltinId::kDelete:
    case BuiltinId::kPanic:
    case BuiltinId::kPrint:
    case BuiltinId::kPrintln:
    case BuiltinId::kRecover:
      return ExprKind::kStatement;
    default:
      return ExprKind::kExpression;
  }
}

}  // namespace

TypeList Checker::func_inst(const Target* target, Pos pos, Operand& x, syntax::IndexExpr* e,
                            bool infer_rest) {
  Pos error_pos = pos;
  if (e != nullptr) {
    error_pos = e->pos();
    x.expr = e;  // so that errors show the whole
  }
  bool version_reported = !verify_version(error_pos, 18, "function instantiation");
  TypeList targs;
  List<syntax::Expr*> arg_exprs;
  if (e != nullptr) {
    arg_exprs = e->indices;
    targs = type_list(arg_exprs);
    if (targs.empty()) {
      x.set_invalid();
      return {};
    }
  }
  // An alias of a function type cannot be generic, so the type is the signature itself.
  const Signature* sig = under_as<Signature>(x.type);
  size_t want = sig->tparams.size();
  if (targs.size() > want) {
    error(arg_exprs[targs.size() - 1], Kind::TooManyTypeArguments,
          {str(static_cast<int64_t>(targs.size())), str(static_cast<int64_t>(want))});
    x.set_invalid();
    return {};
  }
  if (targs.size() < want) {
    if (!infer_rest) return targs;
    std::vector<Var*> params;
    Operand arg;
    std::vector<Operand*> args;
    if (target != nullptr && target->sig != nullptr) {
      if (!version_reported && !allow_version(21)) {
        version_error(error_pos, 21,
                      e != nullptr ? "partially instantiated function in assignment"
                                   : "implicitly instantiated function in assignment");
      }
      // As if the target were passed to a parameter of the function's type.
      Signature* plain = universe.make<Signature>();
      plain->params = sig->params;
      plain->results = sig->results;
      plain->variadic = sig->variadic;
      params.push_back(universe.new_var(VarKind::kParam, x.expr->pos(), pkg, "", plain));
      auto name = universe.make<syntax::BasicLit>();  // any node that shows as the text
      name->position = x.expr->pos();
      name->first = name->position;
      name->text = universe.intern(target->desc);
      arg.mode = Mode::kValue;
      arg.expr = name;
      arg.type = target->sig;
      args.push_back(&arg);
    }
    const Type* tuple = universe.new_tuple(params);
    TypeParamList tparams = rename_tparams(sig->tparams, &tuple);
    ErrorReport report(*this, Kind::CannotInferAlone);
    targs = infer(pos, tparams, targs, static_cast<const Tuple*>(tuple), args, !args.empty(),
                  &report);
    if (targs.empty()) {
      if (!report.empty()) report.report();
      x.set_invalid();
      return {};
    }
  }
  x.type = instantiate_signature(x.expr->pos(), x.expr, targs, sig, arg_exprs);
  x.mode = Mode::kValue;
  return {};
}

const Signature* Checker::instantiate_signature(Pos pos, syntax::Expr* e, const TypeList& targs,
                                                const Signature* sig,
                                                const List<syntax::Expr*>& arg_exprs) {
  const Signature* instance = as<Signature>(instantiate(universe, sig, targs));
  if (instance == nullptr) return sig;
  record_instance(e, targs, instance);
  // Constraints are verified when all types are set up.
  std::vector<Pos> arg_starts;
  std::vector<Pos> arg_pos;
  for (const syntax::Expr* arg : arg_exprs) {
    arg_starts.push_back(arg->start());
    arg_pos.push_back(arg->pos());
  }
  later([this, pos, sig, targs, arg_starts, arg_pos] {
    std::string cause;
    int i = verify(sig->tparams, targs, &cause);
    if (i >= 0) {
      size_t at = static_cast<size_t>(i);
      error(at < arg_starts.size() ? arg_starts[at] : pos, Kind::ConstraintNotSatisfied,
            {cause});
    } else {
      mono.record_instance(pkg, pos, sig->tparams, targs, arg_pos);
    }
  });
  return instance;
}

ExprKind Checker::conversion_call(Operand& x, syntax::CallExpr* call) {
  non_generic(nullptr, x);
  if (!x.ok()) return ExprKind::kConversion;
  const Type* t = x.type;
  x.set_invalid();
  const List<syntax::Expr*>& args = call->arguments;
  if (args.empty()) {
    error(call, Kind::MissingConversionArgument, {str(t)});
  } else if (args.size() > 1) {
    use(args);
    error(args.back(), Kind::TooManyConversionArguments, {str(t)});
  } else {
    expr(nullptr, x, args[0]);
    if (x.ok()) {
      const Interface* i = under_as<Interface>(t);
      if (i != nullptr && !is_type_param(t) && !type_set(i).is_method_set()) {
        error(call, Kind::ConstraintInConversion, {str(t)});
      } else if (call->has_dots) {
        error(args[0], Kind::DotsInConversion, {str(t)});
      } else {
        conversion(x, t);
      }
    }
  }
  x.expr = call;
  return ExprKind::kConversion;
}

// The signature that a call of x uses; null with an error reported.
const Signature* Checker::callee_signature(Operand& x) {
  std::string cause;
  auto condition = [&](const Type* t, const Type* u, std::string* why) {
    if (u == nullptr || as<Signature>(u) != nullptr) return true;
    *why = str(t) + " is not a function";
    return false;
  };
  UnderCondition ref(condition);
  const Type* u = common_under_if(x.type, &ref, &cause, this);
  if (u != nullptr) return static_cast<const Signature*>(u);
  error(x, Kind::CannotCall, {str(x), cause});
  return nullptr;
}

ExprKind Checker::call_expr(Operand& x, syntax::CallExpr* call) {
  auto index = syntax::as<syntax::IndexExpr>(call->function);
  syntax::IndexExpr* inst = nullptr;  // f[T1, T2](...)
  if (index != nullptr) {
    if (index_expr(x, index)) inst = index;
    x.expr = index;
    record(x);
  } else {
    expr_or_type(x, call->function, true);
  }
  if (!x.ok()) {
    use(call->arguments);
    x.expr = call;
    return ExprKind::kStatement;
  }
  if (x.mode == Mode::kTypeExpr) return conversion_call(x, call);
  if (x.mode == Mode::kBuiltin) {
    BuiltinId id = x.builtin;
    if (!builtin_call(x, call, id)) x.set_invalid();
    x.expr = call;
    // A constant result means that nothing is called at run time.
    if (x.ok() && x.mode != Mode::kConstant) env.has_call_or_recv = true;
    return builtin_kind(id);
  }

  const Signature* sig = callee_signature(x);
  if (sig == nullptr) {
    x.set_invalid();
    x.expr = call;
    return ExprKind::kStatement;
  }
  bool was_generic = !sig->tparams.empty();
  TypeList targs;
  List<syntax::Expr*> type_arg_exprs;
  if (inst != nullptr) {
    type_arg_exprs = inst->indices;
    targs = type_list(type_arg_exprs);
    size_t want = sig->tparams.size();
    bool bad = targs.empty();
    if (targs.size() > want) {
      error(type_arg_exprs[want], Kind::TooManyTypeArguments,
            {str(static_cast<int64_t>(targs.size())), str(static_cast<int64_t>(want))});
      bad = true;
    }
    if (bad) {
      use(call->arguments);
      x.set_invalid();
      x.expr = call;
      return ExprKind::kStatement;
    }
    if (targs.size() == want) {
      verify_version(inst, 18, "function instantiation");
      sig = instantiate_signature(inst->pos(), inst, targs, sig, type_arg_exprs);
      targs.clear();
      type_arg_exprs = {};
    }
  }
  std::vector<TypeList> arg_targs;
  std::vector<Operand> args = generic_expr_list(call->arguments, &arg_targs);
  sig = arguments(call, sig, targs, type_arg_exprs, std::move(args), std::move(arg_targs));
  if (was_generic && sig->tparams.empty()) {
    record_type_and_value(call->function, Mode::kValue, sig, nullptr);
  }

  const std::vector<Var*>& results = sig->results->vars;
  x.mode = results.empty() ? Mode::kNoValue : Mode::kValue;
  if (results.size() == 1) {
    x.type = results[0]->type;
  } else if (!results.empty()) {
    x.type = sig->results;
  }
  x.expr = call;
  env.has_call_or_recv = true;
  // With type arguments missing the result may not have a type that means anything.
  if (x.mode == Mode::kValue && !sig->tparams.empty() && is_parameterized(sig->tparams, x.type)) {
    x.set_invalid();
  }
  return ExprKind::kStatement;
}

}  // namespace vole::types
