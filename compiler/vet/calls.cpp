// Small checks of calls, conversions and comparisons: atomic, bools, errorsas, ifaceassert,
// nilfunc, stringintconv, defers, unusedresult, assign. Each follows the pass of the same name.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "compiler/types/constant.h"
#include "compiler/types/lookup.h"
#include "compiler/types/named.h"
#include "compiler/types/predicates.h"
#include "compiler/types/typeset.h"
#include "compiler/vet/pass.h"

namespace vole::vet {

using namespace syntax;
using types::Func;
using types::Object;
using types::Type;

namespace {

bool is_function(const Pass& pass, const Object* object, std::string_view path,
                 std::initializer_list<std::string_view> names) {
  auto* func = types::as<Func>(object);
  if (func == nullptr || func->pkg == nullptr || pass.path_of(func->pkg) != path) return false;
  if (func->signature() == nullptr || func->signature()->recv != nullptr) return false;
  return std::find(names.begin(), names.end(), func->name) != names.end();
}

// A builtin function that only computes something.
bool is_pure_builtin(const Object* object) {
  auto* builtin = types::as<types::Builtin>(object);
  if (builtin == nullptr) return false;
  switch (builtin->id) {
    case types::BuiltinId::kLen:
    case types::BuiltinId::kCap:
    case types::BuiltinId::kComplex:
    case types::BuiltinId::kImag:
    case types::BuiltinId::kReal:
    case types::BuiltinId::kMake:
    case types::BuiltinId::kNew:
    case types::BuiltinId::kMax:
    case types::BuiltinId::kMin:
      return true;
    default:
      return false;
  }
}

// Whether evaluating `x` can do nothing but give its value.
bool has_no_effects(Node* x) {
  switch (x->kind) {
    case NodeKind::FuncLit:
    case NodeKind::ArrayType:
    case NodeKind::SliceType:
    case NodeKind::StructType:
    case NodeKind::ChanType:
    case NodeKind::FuncType:
    case NodeKind::MapType:
    case NodeKind::InterfaceType:
      return true;
    case NodeKind::Operation:
      if (static_cast<Operation*>(x)->op == Operator::Recv) return false;
      break;
    case NodeKind::CallExpr: {
      const Expr* function = unparen(static_cast<CallExpr*>(x)->function);
      bool converts = static_cast<types::Mode>(function->mode) == types::Mode::kTypeExpr;
      if (!converts && !is_pure_builtin(object_of(function))) return false;
      break;
    }
    default:
      break;
  }
  bool none = true;
  for_each_child(x, [&](Node* child) { none = none && has_no_effects(child); });
  return none;
}

// The operands that `op` joins in `x`, last first; the operations are noted as seen.
void split_operands(Expr* x, Operator op, std::unordered_set<const Node*>& seen,
                    std::vector<Expr*>& out) {
  for (;;) {
    x = unparen(x);
    auto* operation = as<Operation>(x);
    if (operation == nullptr || operation->op != op || operation->y == nullptr) break;
    seen.insert(operation);
    split_operands(operation->y, op, seen, out);
    x = operation->x;
  }
  out.push_back(x);
}

// What a comparison with a constant compares; null if it is none.
Expr* compared_variable(const Expr* x, Operator op) {
  auto* comparison = as<Operation>(x);
  if (comparison == nullptr || comparison->op != op) return nullptr;
  if (comparison->y->value != nullptr) return comparison->x;
  return comparison->x->value != nullptr ? comparison->y : nullptr;
}

// Whether two of the operands could be alike: what messages show of them is cheap to make.
bool may_repeat(const std::vector<Expr*>& operands, Operator suspect) {
  std::unordered_set<std::string> texts, variables;
  for (Expr* x : operands) {
    if (!texts.insert(to_string(x)).second) return true;
    Expr* variable = compared_variable(x, suspect);
    if (variable != nullptr && !variables.insert(to_string(variable)).second) return true;
  }
  return false;
}

// One set of operands that can be reordered.
void check_operands(Pass& pass, const std::vector<Expr*>& operands, Operator op) {
  Operator suspect = op == Operator::OrOr ? Operator::Neq : Operator::Eql;
  if (operands.size() < 2 || !may_repeat(operands, suspect)) return;
  std::string_view word = op == Operator::OrOr ? "or" : "and";
  std::string sign(" ");
  sign += lex::operator_text(op);
  sign += ' ';
  std::unordered_set<std::string> texts;
  for (Expr* x : operands) {
    std::string text = pass.expr_text(x);
    if (texts.insert(text).second) continue;
    pass.report(Check::Bools, x->first,
                "redundant " + std::string(word) + ": " + text + sign + text);
  }
  std::unordered_map<std::string, std::string> compared;
  for (Expr* x : operands) {
    Expr* variable = compared_variable(x, suspect);
    if (variable == nullptr) continue;
    std::string text = pass.expr_text(x);
    auto [entry, is_new] = compared.emplace(pass.expr_text(variable), text);
    if (is_new || entry->second == text) continue;
    pass.report(Check::Bools, x->first,
                "suspect " + std::string(word) + ": " + text + sign + entry->second);
  }
}

}  // namespace

void check_assign(Pass& pass) {
  auto same = [&](Expr* left, Expr* right, std::string* text) {
    if (left->kind != right->kind || !has_no_effects(left) || !has_no_effects(right)) return false;
    auto* index = as<IndexExpr>(unparen(left));
    if (index != nullptr && types::under_as<types::Map>(index->x->type) != nullptr) return false;
    if (to_string(left) != to_string(right)) return false;
    *text = pass.expr_text(left);
    return *text == pass.expr_text(right);
  };
  pass.each_node([&](Node* node) {
    auto* assign = as<AssignStmt>(node);
    if (assign == nullptr || assign->op != Operator::None) return;
    if (assign->lhs.size() != assign->rhs.size()) return;
    std::string all;
    for (size_t i = 0; i < assign->lhs.size(); i++) {
      std::string text;
      if (same(assign->lhs[i], assign->rhs[i], &text)) all += (all.empty() ? "" : ", ") + text;
    }
    if (!all.empty()) pass.report(Check::Assign, assign->first, "self-assignment of " + all);
  });
}

void check_atomic(Pass& pass) {
  if (!pass.imports("sync/atomic")) return;
  pass.each_node([&](Node* node) {
    auto* assign = as<AssignStmt>(node);
    if (assign == nullptr || assign->lhs.size() != assign->rhs.size()) return;
    if (assign->lhs.size() == 1 && assign->op == Operator::Def) return;
    for (size_t i = 0; i < assign->rhs.size(); i++) {
      auto* call = as<CallExpr>(assign->rhs[i]);
      bool adds = call != nullptr && call->arguments.size() == 2 &&
                  is_function(pass, callee_of(call), "sync/atomic",
                              {"AddInt32", "AddInt64", "AddUint32", "AddUint64", "AddUintptr"});
      if (!adds) continue;
      Expr* left = assign->lhs[i];
      auto* address = as<Operation>(call->arguments[0]);
      auto* star = as<Operation>(left);
      bool broken = false;
      if (address != nullptr && address->y == nullptr && address->op == Operator::And) {
        broken = pass.expr_text(left) == pass.expr_text(address->x);
      } else if (star != nullptr && star->y == nullptr && star->op == Operator::Mul) {
        broken = pass.expr_text(star->x) == pass.expr_text(call->arguments[0]);
      }
      if (broken) pass.report(Check::Atomic, left->first, "direct assignment to atomic value");
    }
  });
}

void check_bools(Pass& pass) {
  std::unordered_set<const Node*> seen;
  pass.each_node([&](Node* node) {
    auto* operation = as<Operation>(node);
    if (operation == nullptr || seen.count(operation) != 0) return;
    if (operation->op != Operator::OrOr && operation->op != Operator::AndAnd) return;
    std::vector<Expr*> operands, set;
    split_operands(operation, operation->op, seen, operands);
    for (Expr* x : operands) {
      if (has_no_effects(x)) {
        set.push_back(x);
        continue;
      }
      check_operands(pass, set, operation->op);
      set.clear();
    }
    check_operands(pass, set, operation->op);
  });
}

void check_defers(Pass& pass) {
  if (!pass.imports("time")) return;
  pass.each_node([&](Node* node) {
    auto* stmt = as<CallStmt>(node);
    auto* call = stmt != nullptr && stmt->is_defer ? as<CallExpr>(stmt->call) : nullptr;
    if (call == nullptr) return;
    // Not inside of functions: what these call is called later.
    auto look = [&](auto& self, Node* inner) -> void {
      if (is<FuncLit>(inner)) return;
      auto* argument = as<CallExpr>(inner);
      if (argument != nullptr && is_function(pass, callee_of(argument), "time", {"Since"})) {
        pass.report(Check::Defers, argument->first, "call to time.Since is not deferred");
      }
      for_each_child(inner, [&](Node* child) { self(self, child); });
    };
    look(look, call);
  });
}

void check_errors_as(Pass& pass) {
  if (pass.input.path == "errors" || pass.input.path == "errors_test") return;
  pass.each_node([&](Node* node) {
    auto* call = as<CallExpr>(node);
    if (call == nullptr || call->arguments.size() < 2) return;
    if (!is_function(pass, callee_of(call), "errors", {"As"})) return;
    constexpr std::string_view kWrong =
        "second argument to errors.As must be a non-nil pointer to either a type that implements "
        "error, or to any interface type";
    const Type* type = call->arguments[1]->type;
    auto* interface = types::under_as<types::Interface>(type);
    if (interface != nullptr && types::type_set(interface).is_all()) return;
    auto* pointer = types::under_as<types::Pointer>(type);
    if (pointer == nullptr) {
      pass.report(Check::ErrorsAs, call->first, std::string(kWrong));
    } else if (types::identical(pointer->elem, pass.input.universe.error_type())) {
      pass.report(Check::ErrorsAs, call->first,
                  "second argument to errors.As should not be *error");
    } else if (!types::is_interface(pointer->elem) && !pass.implements_error(pointer->elem)) {
      pass.report(Check::ErrorsAs, call->first, std::string(kWrong));
    }
  });
}

namespace {

// Whether a type depends on type parameters, as far as an assertion's types can.
bool is_free(const Type* type) {
  type = types::unalias(type);
  if (types::as<types::TypeParam>(type) != nullptr) return true;
  for (const Type* argument : types::type_args_of(type)) {
    if (is_free(argument)) return true;
  }
  return false;
}

}  // namespace

void check_iface_assert(Pass& pass) {
  auto check = [&](const Expr* value, const Expr* target) {
    const Type *from = value->type, *to = target->type;
    if (from == nullptr || to == nullptr || is_free(from) || is_free(to)) return;
    auto* v = types::under_as<types::Interface>(from);
    auto* t = types::under_as<types::Interface>(to);
    if (v == nullptr || t == nullptr) return;
    bool wrong = false;
    Func* method = types::missing_method(from, t, false, &wrong);
    if (method == nullptr || !wrong) return;
    pass.report(Check::IfaceAssert, target->first,
                "impossible type assertion: no type can implement both " + pass.type_text(from) +
                    " and " + pass.type_text(to) + " (conflicting types for " +
                    std::string(method->name) + " method)");
  };
  pass.each_node([&](Node* node) {
    if (auto* assertion = as<AssertExpr>(node)) check(assertion->x, assertion->type_expr);
    auto* stmt = as<SwitchStmt>(node);
    auto* guard = stmt != nullptr ? as<TypeSwitchGuard>(stmt->tag) : nullptr;
    if (guard == nullptr) return;
    for (const CaseClause* clause : stmt->clauses) {
      for (const Expr* target : clause->cases) check(guard->x, target);
    }
  });
}

void check_nil_func(Pass& pass) {
  auto is_nil = [](const Expr* x) {
    return static_cast<types::Mode>(x->mode) == types::Mode::kNil ||
           (types::as<types::Nil>(object_of(unparen(x))) != nullptr);
  };
  pass.each_node([&](Node* node) {
    auto* operation = as<Operation>(node);
    if (operation == nullptr || operation->y == nullptr) return;
    if (operation->op != Operator::Eql && operation->op != Operator::Neq) return;
    const Expr* other = is_nil(operation->x)   ? operation->y
                        : is_nil(operation->y) ? operation->x
                                               : nullptr;
    if (other == nullptr) return;
    other = unparen(other);
    if (auto* index = as<IndexExpr>(other)) other = unparen(index->x);
    auto* func = types::as<Func>(object_of(other));
    if (func == nullptr) return;
    bool unequal = operation->op == Operator::Neq;
    pass.report(Check::NilFunc, operation->first,
                "comparison of function " + std::string(func->name) + " " +
                    std::string(lex::operator_text(operation->op)) + " nil is always " +
                    (unequal ? "true" : "false"));
  });
}

namespace {

// The types that a type stands for: itself, or the terms of a type parameter.
std::vector<const Type*> terms_of(const Type* type) {
  std::vector<const Type*> out;
  types::for_each_in_type_set(type, [&](const Type* term, const Type*) {
    if (term != nullptr) out.push_back(term);
    return true;
  });
  if (types::as_type_param(type) == nullptr && !out.empty()) out[0] = type;
  return out;
}

std::string simple_name(const Type* type) {
  if (auto* basic = types::as<types::Basic>(type)) return std::string(basic->name);
  const types::TypeName* name = types::type_name_of(type);
  return name != nullptr ? std::string(name->name) : std::string();
}

// "T (int, in P)": the type found, its underlying type, and the type that was written.
std::string describe(const Type* type, const Type* written, const std::string& written_name) {
  std::string name = type != written ? simple_name(type) : written_name;
  if (name.empty()) return "";
  std::string details;
  std::string under = simple_name(types::underlying(type));
  if (!under.empty() && under != name) details = under;
  if (type != written && !written_name.empty() && written_name != name) {
    details += (details.empty() ? "in " : ", in ") + written_name;
  }
  return details.empty() ? name : name + " (" + details + ")";
}

}  // namespace

void check_string_int_conv(Pass& pass) {
  pass.each_node([&](Node* node) {
    auto* call = as<CallExpr>(node);
    if (call == nullptr || call->arguments.size() != 1) return;
    auto* target = types::as<types::TypeName>(object_of(call->function));
    if (target == nullptr) return;
    const Type* string_type = nullptr;
    for (const Type* type : terms_of(target->type)) {
      if (string_type == nullptr && types::is_string(type)) string_type = type;
    }
    const Expr* argument = call->arguments[0];
    if (string_type == nullptr || argument->type == nullptr) return;
    const Type* integer = nullptr;
    for (const Type* type : terms_of(argument->type)) {
      auto* basic = types::under_as<types::Basic>(type);
      if (integer != nullptr || basic == nullptr || (basic->info & types::kIsInteger) == 0)
        continue;
      bool rune = basic->basic == types::BasicKind::kUint8 ||
                  basic->basic == types::BasicKind::kInt32 ||
                  basic->basic == types::BasicKind::kUntypedRune;
      if (!rune) integer = type;
    }
    if (integer == nullptr) return;
    std::string to = describe(string_type, target->type, std::string(target->name));
    std::string from = describe(integer, argument->type, simple_name(argument->type));
    if (to.empty() || from.empty()) return;
    pass.report(Check::StringIntConv, call->first,
                "conversion from " + from + " to " + to +
                    " yields a string of one rune, not a string of digits");
  });
}

void check_unused_result(Pass& pass) {
  constexpr std::pair<std::string_view, std::string_view> kPure[] = {
      {"context", " WithCancel WithDeadline WithTimeout WithValue "},
      {"errors", " New "},
      {"fmt", " Append Appendf Appendln Errorf Sprint Sprintf Sprintln "},
      {"maps", " All Clone Collect Equal EqualFunc Keys Values "},
      {"slices",
       " All AppendSeq Backward BinarySearch BinarySearchFunc Chunk Clip Clone Collect Compact "
       "CompactFunc Compare CompareFunc Concat Contains ContainsFunc Delete DeleteFunc Equal "
       "EqualFunc Grow Index IndexFunc Insert IsSorted IsSortedFunc Max MaxFunc Min MinFunc Repeat "
       "Replace Sorted SortedFunc SortedStableFunc Values "},
      {"sort", " Reverse "},
  };
  auto is_pure = [&](const Func* func) {
    if (func->pkg == nullptr) return false;
    std::string word = " " + std::string(func->name) + " ";
    for (const auto& [path, names] : kPure) {
      if (pass.path_of(func->pkg) == path) return names.find(word) != std::string_view::npos;
    }
    return false;
  };
  pass.each_node([&](Node* node) {
    auto* stmt = as<ExprStmt>(node);
    auto* call = stmt != nullptr ? as<CallExpr>(unparen(stmt->x)) : nullptr;
    auto* func = call != nullptr ? types::as<Func>(callee_of(call)) : nullptr;
    if (func == nullptr || func->signature() == nullptr) return;
    const types::Signature* signature = func->signature();
    std::string name;
    if (signature->recv == nullptr) {
      if (is_pure(func)) name = pass.full_name(func);
    } else if (func->name == "String" || func->name == "Error") {
      bool text = signature->params->vars.empty() && signature->results->vars.size() == 1 &&
                  is_string_type(signature->results->vars[0]->type);
      if (text) {
        name = "(" + pass.type_text(signature->recv->type) + ")." + std::string(func->name);
      }
    }
    if (name.empty()) return;
    pass.report(Check::UnusedResult, call->first, "result of " + name + " call not used");
  });
}

}  // namespace vole::vet
