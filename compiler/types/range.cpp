// Range loops over arrays, slices, strings, maps, channels, integers and functions (Go spec,
// "For statements with range clause").
#include "compiler/types/checker.h"

namespace vole::types {

namespace {

const Type* array_pointer_base(const Type* t) {
  const Pointer* p = as<Pointer>(unalias(t));
  if (p == nullptr) return t;
  const Array* a = under_as<Array>(p->elem);
  return a != nullptr ? a : t;
}

bool bad(std::string* cause, std::string_view why) {
  *cause = why;
  return false;
}

}  // namespace

bool Checker::range_over_func(const Signature* sig, const Type** key, const Type** value,
                              std::string* cause) {
  if (!allow_version(23)) return bad(cause, "requires go1.23 or later");
  const std::string shape = "func must be func(yield func(...) bool): ";
  if (sig->params->vars.size() != 1) return bad(cause, shape + "wrong argument count");
  if (!sig->results->vars.empty()) return bad(cause, shape + "unexpected results");
  std::string why;
  const Signature* yield = as<Signature>(common_under(sig->params->vars[0]->type, &why));
  if (yield == nullptr) {
    if (!why.empty()) return bad(cause, shape + "in yield type, " + why);
    return bad(cause, shape + "argument is not func");
  }
  const std::vector<Var*>& params = yield->params->vars;
  const std::vector<Var*>& results = yield->results->vars;
  if (params.size() > 2) return bad(cause, shape + "yield func has too many parameters");
  if (results.size() != 1 ||
      !identical(results[0]->type, universe.basic(BasicKind::kBool))) {
    if (results.size() == 1 && is_boolean(results[0]->type)) {
      return bad(cause, shape + "yield func returns user-defined boolean, not bool");
    }
    return bad(cause, shape + "yield func does not return bool");
  }
  if (!params.empty()) *key = params[0]->type;
  if (params.size() > 1) *value = params[1]->type;
  return true;
}

// The types of a range loop's variables (null: not permitted). False: cannot range over t.
bool Checker::range_key_value(const Type* t, const Type** key, const Type** value,
                              std::string* cause) {
  *key = *value = nullptr;
  const Type* send_only = nullptr;
  for_each_in_type_set(t, [&](const Type* term, const Type* u) {
    const Chan* c = as<Chan>(u);
    if (c != nullptr && c->dir == ChanDir::kSendOnly) send_only = term;
    return send_only == nullptr;
  });
  if (send_only != nullptr) {
    return bad(cause, format_text("receive from send-only channel {0}", {str(send_only)}));
  }
  const Type* u = common_under(t, cause);
  if (u == nullptr) return false;
  cause->clear();
  u = array_pointer_base(u);
  const Type* integer = universe.basic(BasicKind::kInt);
  switch (u->kind) {
    case TypeKind::kBasic:
      if (is_string(u)) {
        *key = integer;
        *value = universe.rune_type();
        return true;
      }
      if (is_integer(u)) {
        if (!allow_version(22)) return bad(cause, "requires go1.22 or later");
        *key = t;
        return true;
      }
      return false;
    case TypeKind::kArray:
      *key = integer;
      *value = static_cast<const Array*>(u)->elem;
      return true;
    case TypeKind::kSlice:
      *key = integer;
      *value = static_cast<const Slice*>(u)->elem;
      return true;
    case TypeKind::kMap:
      *key = static_cast<const Map*>(u)->key;
      *value = static_cast<const Map*>(u)->elem;
      return true;
    case TypeKind::kChan:
      *key = static_cast<const Chan*>(u)->elem;
      return true;
    case TypeKind::kSignature:
      return range_over_func(static_cast<const Signature*>(u), key, value, cause);
    default:
      return false;
  }
}

void Checker::range_stmt(syntax::ForStmt* s, syntax::RangeClause* clause) {
  syntax::Expr* lhs[2] = {clause->lhs.size() > 0 ? clause->lhs[0] : nullptr,
                          clause->lhs.size() > 1 ? clause->lhs[1] : nullptr};
  syntax::Expr* extra = clause->lhs.size() > 2 ? clause->lhs[2] : nullptr;
  Operand x;
  env.has_call_or_recv = false;
  expr(nullptr, x, clause->x);
  if (x.ok() && lhs[1] == nullptr && !env.has_call_or_recv) {
    // Only the length of an array matters then, which is constant: x is not evaluated.
    const Type* u = underlying(x.type);
    const Array* a = u != nullptr ? as<Array>(array_pointer_base(u)) : nullptr;
    if (a != nullptr) {
      Operand length;
      length.mode = Mode::kConstant;
      length.expr = syntax::unparen(clause->x);
      length.type = universe.basic(BasicKind::kInt);
      length.value = universe.constants().make_int64(a->len);
      record(length);
    }
  }
  const Type* types[2] = {nullptr, nullptr};
  if (x.ok()) {
    std::string cause;
    const Type* key = nullptr;
    const Type* value = nullptr;
    if (!range_key_value(x.type, &key, &value, &cause)) {
      if (cause.empty()) {
        error(x, Kind::CannotRangeOver, {str(x)});
      } else {
        error(x, Kind::CannotRangeOverCause, {str(x), cause});
      }
      key = value = universe.invalid();
    } else if (key == nullptr && lhs[0] != nullptr) {
      error(lhs[0], Kind::RangePermitsNoVariables, {str(x)});
    } else if (value == nullptr && lhs[1] != nullptr) {
      error(lhs[1], Kind::RangePermitsOneVariable, {str(x)});
    } else if (extra != nullptr) {
      error(extra, Kind::RangePermitsTwoVariables);
    }
    types[0] = key;
    types[1] = value;
  }
  // The variables' scope is the loop, not the range expression.
  s->scope = open_scope();
  bool over_int = x.type != nullptr && is_integer(x.type);
  if (clause->define) {
    range_define(s, lhs, types, x, over_int);
  } else if (lhs[0] != nullptr) {
    range_assign(lhs, types, x, over_int);
  } else if (over_int) {
    // No variable gives an untyped constant its type.
    assignment(x, nullptr, "range clause");
  }
  stmt(s->body);
  close_scope();
}

void Checker::range_define(syntax::ForStmt* s, syntax::Expr* const lhs[2],
                           const Type* const types[2], Operand& x, bool over_int) {
  std::vector<Var*> vars;
  for (int i = 0; i < 2; i++) {
    if (lhs[i] == nullptr) continue;
    Var* obj;
    if (auto* name = syntax::as<syntax::Name>(lhs[i])) {
      obj = universe.new_var(VarKind::kLocal, name->pos(), pkg, name->name.view(), nullptr);
      record_def(name, obj);
      if (obj->name != "_") vars.push_back(obj);
    } else {
      error(lhs[i], Kind::CannotDeclare, {str(lhs[i])});
      obj = universe.new_var(VarKind::kLocal, lhs[i]->pos(), pkg, "_", nullptr);
    }
    if (types[i] == nullptr || types[i] == universe.invalid()) {
      obj->type = universe.invalid();
      obj->used = true;
    } else if (over_int) {
      init_var(obj, x, "range clause");
    } else {
      Operand y;
      y.mode = Mode::kValue;
      y.expr = lhs[i];  // there is no better expression to name in messages
      y.type = types[i];
      init_var(obj, y, "assignment");
    }
  }
  if (vars.empty()) {
    error(s, Kind::NoNewVariables);
    return;
  }
  for (Var* v : vars) declare(env.scope, nullptr, v, s->body->pos());
}

void Checker::range_assign(syntax::Expr* const lhs[2], const Type* const types[2], Operand& x,
                           bool over_int) {
  for (int i = 0; i < 2; i++) {
    if (lhs[i] == nullptr || types[i] == nullptr || types[i] == universe.invalid()) continue;
    if (over_int) {
      assign_var(lhs[i], nullptr, &x, "range clause");
      // The variable decides the type of an untyped constant; it must be an integer type.
      if (x.ok() && !is_integer(x.type)) {
        error(lhs[i], Kind::CannotUseIterationVariable, {str(x.type)});
      }
    } else {
      Operand y;
      y.mode = Mode::kValue;
      y.expr = lhs[i];
      y.type = types[i];
      assign_var(lhs[i], nullptr, &y, "assignment");
    }
  }
}

}  // namespace vole::types
