// Arguments of calls against the parameters of the function (Go spec, "Calls", "Passing
// arguments to ... parameters"), with inference of missing type arguments: those of the function
// called, and those of generic functions that are passed as arguments.
#include "compiler/types/checker.h"

namespace vole::types {

std::vector<Operand> Checker::expr_list(const List<syntax::Expr*>& list) {
  if (list.size() == 1) return multi_expr(list[0], false, nullptr);
  std::vector<Operand> operands;
  for (syntax::Expr* e : list) {
    operands.emplace_back();
    expr(nullptr, operands.back(), e);
  }
  return operands;
}

// One argument that may be a generic function, partially instantiated or not; returns the type
// arguments that were given if more are to be inferred.
TypeList Checker::generic_argument(Operand& x, syntax::Expr* e, bool infer_rest, bool* done) {
  *done = false;
  auto inst = syntax::as<syntax::IndexExpr>(e);
  if (inst == nullptr) return {};
  *done = true;
  if (!index_expr(x, inst)) {
    // An ordinary index expression, checked once only.
    x.expr = inst;
    settle(x);
    exclude(x, kNoValueOrType);
    return {};
  }
  TypeList targs = func_inst(nullptr, x.expr->pos(), x, inst, infer_rest);
  if (targs.empty()) {
    record(x);
  } else {
    x.expr = inst;
  }
  return targs;
}

std::vector<Operand> Checker::generic_expr_list(const List<syntax::Expr*>& list,
                                                std::vector<TypeList>* targs) {
  // Before this version function arguments had to be instantiated in full.
  bool infer_rest = list.empty() || !allow_version(21);
  std::vector<Operand> operands;
  if (list.size() == 1) {
    Operand x;
    bool done;
    TypeList given = generic_argument(x, list[0], infer_rest, &done);
    if (!given.empty()) targs->push_back(std::move(given));
    if (!done) {
      raw_expr(nullptr, x, list[0], nullptr, true);
      exclude(x, kNoValueOrType);
      if (const Tuple* t = as<Tuple>(x.type); t != nullptr && x.ok()) {
        for (const Var* v : t->vars) {
          Operand y;
          y.mode = Mode::kValue;
          y.expr = list[0];
          y.type = v->type;
          operands.push_back(y);
        }
        return operands;
      }
    }
    operands.push_back(x);
    return operands;
  }
  targs->resize(list.size());
  for (size_t i = 0; i < list.size(); i++) {
    Operand x;
    bool done;
    (*targs)[i] = generic_argument(x, list[i], infer_rest, &done);
    if (!done) generic_expr(x, list[i]);
    operands.push_back(x);
  }
  return operands;
}

// Reports a wrong number of arguments, with what the call has and what the function wants.
void Checker::argument_count_error(syntax::CallExpr* call, const Signature* sig,
                                   const std::vector<Operand>& args, size_t want) {
  At at(call);
  std::string_view qualifier = "not enough";
  if (args.size() > want) {
    at = At(args[want].expr);  // the first one too many
    qualifier = "too many";
  } else if (!args.empty()) {
    at = At(args.back().expr);  // the last one there is
  }
  TypeList have, wanted;
  for (const Operand& x : args) have.push_back(x.type);
  for (const Var* v : sig->params->vars) wanted.push_back(v->type);
  ErrorReport report(*this, Kind::WrongArgumentCount);
  report.add(at, {qualifier, str(call->function)});
  report.add_text(Pos{}, "have " + types_summary(have, false, call->has_dots));
  report.add_text(Pos{}, "want " + types_summary(wanted, sig->variadic, false));
  report.report();
}

// The parameter types as the arguments see them: a variadic parameter is repeated as often as
// needed. Null with an error reported if `...` is misused.
const Tuple* Checker::adjust_params(syntax::CallExpr* call, const Signature* sig, size_t nargs,
                                    bool* adjusted) {
  *adjusted = false;
  if (call->has_dots) {
    if (!sig->variadic) {
      error(call, Kind::DotsInNonVariadicCall, {str(call->function)});
      return nullptr;
    }
    if (call->arguments.size() == 1 && nargs > 1) {
      error(call, Kind::DotsWithMultipleValues,
            {str(static_cast<int64_t>(nargs)), str(call->arguments[0])});
      return nullptr;
    }
    return sig->params;
  }
  size_t npars = sig->params->vars.size();
  if (!sig->variadic || nargs + 1 < npars) return sig->params;
  std::vector<Var*> vars(sig->params->vars.begin(), sig->params->vars.end() - 1);
  const Var* last = sig->params->vars.back();
  const Slice* slice = as<Slice>(last->type);
  const Type* elem = slice != nullptr ? slice->elem : universe.byte_type();
  while (vars.size() < nargs) {
    vars.push_back(universe.new_var(VarKind::kParam, last->pos, last->pkg, last->name, elem));
  }
  *adjusted = true;
  return universe.new_tuple(std::move(vars));
}

const Signature* Checker::arguments(syntax::CallExpr* call, const Signature* sig, TypeList targs,
                                    const List<syntax::Expr*>& type_arg_exprs,
                                    std::vector<Operand> args, std::vector<TypeList> arg_targs) {
  size_t nargs = args.size();
  bool adjusted;
  const Tuple* params = adjust_params(call, sig, nargs, &adjusted);
  if (params == nullptr) return sig;
  size_t npars = params->vars.size();
  // Not enough arguments for a variadic function: its last parameter counts as absent.
  if (sig->variadic && !call->has_dots && !adjusted) npars--;
  if (nargs != npars) {
    argument_count_error(call, sig, args, npars);
    return sig;
  }

  // Type parameters of the function and of its generic arguments are inferred together.
  TypeParamList tparams;
  size_t own = sig->tparams.size();
  if (own > 0) {
    if (!allow_version(18)) {
      if (syntax::is<syntax::IndexExpr>(call->function)) {
        version_error(call->function, 18, "function instantiation");
      } else {
        version_error(call, 18, "implicit function instantiation");
      }
    }
    const Type* tuple = params;
    tparams = rename_tparams(sig->tparams, &tuple);
    params = static_cast<const Tuple*>(tuple);
    targs.resize(own);
  }
  std::vector<size_t> generic_args;
  for (size_t i = 0; i < nargs; i++) {
    const Signature* asig = as<Signature>(args[i].type);
    if (asig == nullptr || asig->tparams.empty()) continue;
    // Renamed like the function's: the same one may be passed twice.
    const Type* renamed = asig;
    TypeParamList fresh = rename_tparams(asig->tparams, &renamed);
    Signature* copy = universe.make<Signature>(*static_cast<const Signature*>(renamed));
    copy->tparams = fresh;
    args[i].type = copy;
    tparams.insert(tparams.end(), fresh.begin(), fresh.end());
    if (i < arg_targs.size()) {
      targs.insert(targs.end(), arg_targs[i].begin(), arg_targs[i].end());
    }
    targs.resize(tparams.size());
    generic_args.push_back(i);
  }
  if (!generic_args.empty()) {
    verify_version(args[generic_args[0]], 21, "implicitly instantiated function as argument");
  }

  const Signature* result = sig;
  if (!tparams.empty()) {
    std::vector<Operand*> pointers;
    for (Operand& x : args) pointers.push_back(&x);
    ErrorReport report(*this, Kind::CannotInfer);
    targs = infer(call->pos(), tparams, targs, params, pointers, false, &report);
    if (targs.empty()) {
      if (!report.empty()) {
        error(report.pos(), Kind::CannotInfer, {str(call->function), report.first_text()});
      }
      return sig;
    }
    if (own > 0) {
      TypeList own_targs(targs.begin(), targs.begin() + static_cast<ptrdiff_t>(own));
      result = instantiate_signature(call->pos(), call->function, own_targs, sig,
                                     type_arg_exprs);
      if (adjusted) {
        TypeParamList own_tparams(tparams.begin(), tparams.begin() + static_cast<ptrdiff_t>(own));
        params = static_cast<const Tuple*>(
            subst(universe, params, SubstMap(own_tparams, own_targs)));
      } else {
        params = result->params;
      }
    }
    size_t at = own;
    for (size_t i : generic_args) {
      Operand& arg = args[i];
      auto asig = static_cast<const Signature*>(arg.type);
      auto begin = targs.begin() + static_cast<ptrdiff_t>(at);
      TypeList list(begin, begin + static_cast<ptrdiff_t>(asig->tparams.size()));
      arg.type = instantiate_signature(call->pos(), arg.expr, list, asig, {});
      record(arg);
      at += list.size();
    }
  }
  if (nargs > 0) {
    std::string context = "argument to " + str(call->function);
    for (size_t i = 0; i < nargs; i++) assignment(args[i], params->vars[i]->type, context);
  }
  return result;
}

}  // namespace vole::types
