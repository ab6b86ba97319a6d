// Checks what ir.h promises about a finished tree. For tests and debug builds.
#include "compiler/ir/build.h"
#include "compiler/types/parts.h"
#include "compiler/types/universe.h"

namespace vole::ir {

namespace {

using types::Type;
using types::TypeKind;

struct Verifier {
  Program& program;
  const Func* func = nullptr;
  std::vector<std::string> problems;

  void complain(const Node* n, const std::string& text) {
    if (problems.size() >= 20) return;
    problems.push_back(std::string(func->symbol) + ": " + text + " at " +
                       std::string(op_name(n->op)) + " " +
                       program.types.universe().sources().format(n->pos));
  }

  bool is_closed(const Type* t, int depth) {
    if (t == nullptr) return false;
    if (depth > 20) return true;
    auto closed = [&](const Type* part) { return is_closed(part, depth + 1); };
    switch (t->kind) {
      case TypeKind::kBasic: {
        auto* basic = static_cast<const types::Basic*>(t);
        return basic->basic != types::BasicKind::kInvalid &&
               basic->basic < types::BasicKind::kUntypedBool;
      }
      case TypeKind::kNamed:
        for (const Type* arg : program.types.targs_of(static_cast<const types::Named*>(t))) {
          if (!closed(arg)) return false;
        }
        return true;
      case TypeKind::kInterface:
        return true;
      case TypeKind::kAlias:
      case TypeKind::kTypeParam:
      case TypeKind::kUnion:
        return false;
      default:
        return !types::any_part(t, [&](const Type* part) { return !closed(part); });
    }
  }

  void check_name(const Name* n) {
    switch (n->cls) {
      case NameClass::kLocal:
      case NameClass::kParam:
      case NameClass::kResult:
      case NameClass::kClosureVar:
        if (n->func != func) complain(n, "foreign variable " + std::string(n->name));
        return;
      case NameClass::kGlobal:
        if (n->global == nullptr) complain(n, "global without storage");
        return;
      case NameClass::kFunc:
        if (n->function == nullptr) complain(n, "function name without function");
        return;
      case NameClass::kBlank:
        return;
    }
  }

  void check_same(const Node* n, const Node* x, const Node* y) {
    if (is_blank(x) || y == nullptr || x->type == nullptr || y->type == nullptr) return;
    TypeTable& t = program.types;
    const Type* a = t.underlying(x->type);
    const Type* b = t.underlying(y->type);
    if (a->kind == TypeKind::kChan && b->kind == TypeKind::kChan) return;
    if (!t.identical(a, b)) {
      complain(n, "types differ: " + std::string(t.link_string(x->type)) + " and " +
                      std::string(t.link_string(y->type)));
    }
  }

  static bool is_value(const Node* n) {
    switch (n->shape()) {
      case Shape::Key:
      case Shape::Assign:
      case Shape::AssignOp:
      case Shape::AssignList:
      case Shape::Dcl:
      case Shape::If:
      case Shape::For:
      case Shape::Range:
      case Shape::Switch:
      case Shape::Case:
      case Shape::Select:
      case Shape::Comm:
      case Shape::Return:
      case Shape::Branch:
      case Shape::GoDefer:
      case Shape::InlinedCall:  // of a function without results
        return false;
      case Shape::Call: {
        auto* call = to<Call>(n);
        if (call->fun != nullptr) return false;
        return n->op == Op::Append || n->op == Op::Min || n->op == Op::Max;
      }
      default:
        return n->op != Op::Block && n->op != Op::Send && n->op != Op::CheckNil &&
               n->op != Op::Panic && n->op != Op::Clear && n->op != Op::Close &&
               n->op != Op::Copy && n->op != Op::Recover && !is_blank(n);
    }
  }

  void check_call(const Call* call) {
    auto* sig = program.types.under_as<types::Signature>(call->fun->type);
    if (sig == nullptr) return complain(call, "call of no function");
    const auto& params = sig->params->vars;
    if (params.size() != call->args.size()) {
      return complain(call, "wrong number of arguments");
    }
    for (size_t i = 0; i < params.size(); i++) {
      TypeTable& t = program.types;
      const Type* have = call->args[i]->type;
      if (have == nullptr || !t.identical(t.underlying(have), t.underlying(params[i]->type))) {
        if (have != nullptr && t.underlying(have)->kind == TypeKind::kChan) continue;
        complain(call, "argument " + std::to_string(i) + " has type " +
                           (have != nullptr ? std::string(t.link_string(have)) : "none") +
                           ", not " + std::string(t.link_string(params[i]->type)));
      }
    }
  }

  void check(Node* n) {
    if (n->type != nullptr && !is_closed(n->type, 0)) complain(n, "bad type");
    if (n->type == nullptr && is_value(n)) complain(n, "no type");
    if (n->op == Op::Name) check_name(to<Name>(n));
    if (n->op == Op::Literal && (to<Literal>(n)->value == nullptr ||
                                 to<Literal>(n)->value->is_unknown())) {
      complain(n, "literal without value");
    }
    if (n->op == Op::CallFunc || n->op == Op::CallInter) check_call(to<Call>(n));
    if (auto* a = as<Assign>(n); a != nullptr && a->y != nullptr) check_same(n, a->x, a->y);
    if (n->op == Op::As2) {
      auto* a = to<AssignList>(n);
      if (a->lhs.size() != a->rhs.size()) complain(n, "sides differ in length");
      for (size_t i = 0; i < a->lhs.size() && i < a->rhs.size(); i++) {
        check_same(n, a->lhs[i], a->rhs[i]);
      }
    }
    if (n->op >= Op::Eq && n->op <= Op::Ge) check_same(n, to<Binary>(n)->x, to<Binary>(n)->y);
    if (n->op == Op::Send) {
      auto* chan = program.types.under_as<types::Chan>(to<Binary>(n)->x->type);
      if (chan == nullptr) complain(n, "send to no channel");
    }
    if (n->op == Op::Return && !to<Return>(n)->results.empty()) check_return(to<Return>(n));
  }

  void check_return(const Return* n) {
    if (n->results.size() != func->results.size()) {
      return complain(n, "wrong number of results");
    }
    for (size_t i = 0; i < n->results.size(); i++) {
      check_same(n, func->results[i], n->results[i]);
    }
  }
};

}  // namespace

std::vector<std::string> verify(Program& program) {
  Verifier v{program, nullptr, {}};
  for (const Func* func : program.funcs) {
    v.func = func;
    for (Node* stmt : func->body) visit(stmt, [&](Node* n) { v.check(n); });
  }
  return std::move(v.problems);
}

}  // namespace vole::ir
