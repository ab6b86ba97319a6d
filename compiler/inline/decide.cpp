// Decisions about functions and calls; what a body costs is counted in cost.cpp.
#include "compiler/inline/decide.h"

#include <algorithm>

#include "compiler/inline/cost.h"
#include "compiler/inline/expand.h"
#include "compiler/inline/special.h"
#include "compiler/ir/call_graph.h"
#include "compiler/syntax/tree.h"
#include "compiler/types/object.h"

namespace vole::inlining {

using ir::Func;
using ir::Name;
using ir::NameClass;
using ir::Node;
using ir::Op;

namespace {

constexpr int32_t kCallCost = 57;

struct PragmaReason {
  ir::Pragma pragma;
  std::string_view reason;
};
constexpr PragmaReason kPragmaReasons[] = {
    {ir::kPragmaNoInline, "marked go:noinline"},
    {ir::kPragmaUintptrKeepAlive, "marked as having a keep-alive uintptr argument"},
    {ir::kPragmaUintptrEscapes, "marked as having an escaping uintptr argument"},
    {ir::kPragmaYesWriteBarrierRec, "marked go:yeswritebarrierrec"},
};

const Func& outermost(const Func& func) {
  const Func* f = &func;
  while (f->outer != nullptr) f = f->outer;
  return *f;
}

// The value that the variable is defined with and keeps; null if that is not known.
Node* definition(Name* use) {
  Name* name = use->canonical != nullptr ? use->canonical : use;
  if (name->cls != NameClass::kLocal || name->addr_taken || name->reassigned) return nullptr;
  if (auto* assign = ir::as<ir::Assign>(name->defn)) return assign->y;
  auto* assigns = ir::as<ir::AssignList>(name->defn);
  if (assigns == nullptr || assigns->op != Op::As2) return nullptr;
  for (size_t i = 0; i < assigns->lhs.size() && i < assigns->rhs.size(); i++) {
    if (assigns->lhs[i] == name) return assigns->rhs[i];
  }
  return nullptr;
}

}  // namespace

std::string name_of(const Context& context, const Func& func) {
  if (func.pkg == nullptr || func.pkg == context.pkg) return std::string(func.short_name);
  return std::string(func.pkg->name) + "." + std::string(func.short_name);
}

bool is_reported(const Context& context, const Func& func) {
  if (!context.report.enabled() && !context.report.logging()) return false;
  const Func& top = outermost(func);
  return !context.options.report_first_only || top.shape == nullptr || top.shape == &top;
}

bool is_stand_in(const Func& func) { return outermost(func).stands_for != nullptr; }

bool is_generated(const Func& func) { return func.wrapper && func.closure == nullptr; }

// Where declared functions begin for gc: what follows the word func.
Pos place_of(const Func& func) {
  if (is_generated(func)) return Pos{};
  bool declared = !func.is_closure && func.object != nullptr && func.object->syntax != nullptr;
  return declared ? func.object->syntax->pos() : func.pos;
}

Pos place_of(const Context& context, const Func& func, const Node* node) {
  return is_generated(func) ? Pos{} : context.program.report_pos(node);
}

const Func* shape_of_instance(const Func& func) {
  return func.shape != nullptr ? func.shape : &func;
}

Node* static_value(Node* node) {
  while (true) {
    if (node->op == Op::ConvNop) {
      node = ir::to<ir::Unary>(node)->x;
    } else if (auto* call = ir::as<ir::InlinedCall>(node);
               call != nullptr && call->results.size() == 1) {
      node = call->results[0];
    } else if (node->op == Op::Name) {
      Node* value = definition(ir::to<Name>(node));
      if (value == nullptr) return node;
      node = value;
    } else {
      return node;
    }
  }
}

std::string Decider::impossible(const Func& func) const {
  for (const PragmaReason& entry : kPragmaReasons) {
    if ((func.pragma & entry.pragma) != 0) return std::string(entry.reason);
  }
  if (func.kind != ir::FuncKind::kBuilt) return "no function body";
  return {};
}

// "func(int) int", "method(*T) func(int) int".
std::string Decider::type_of(const Func& func) const {
  ir::TypeTable& types = context_.program.types;
  std::string text;
  if (func.is_method && !func.params.empty()) {
    const Name* self = func.params[0];
    const types::Type* type = self->shape_type != nullptr ? self->shape_type : self->type;
    text = "method(" + types.report_string(type, context_.pkg) + ") ";
  }
  return text + types.report_string(func.type, context_.pkg);
}

void Decider::check(Func& func) {
  // What initialises a package runs once; functions named _ are not called at all.
  if (func.is_init && func.object == nullptr) return;
  if (func.object != nullptr && func.object->name == "_") return;
  if (func.kind == ir::FuncKind::kImported || !checked_.insert(&func).second) return;
  std::string reason = impossible(func);
  int32_t cost = 0;
  if (reason.empty()) {
    int32_t budget = func.is_closure ? kClosureBudget : kBudget;
    bool stop_early = context_.report.level() < 2 && !context_.report.logging();
    CostVisitor visitor(*this, func, budget, context_.options.level == 4 ? 1 : kCallCost,
                        stop_early);
    reason = visitor.run();
    cost = visitor.cost();
  }
  bool tell = is_reported(context_, func);
  Report& report = context_.report;
  Pos pos = place_of(func);
  if (!reason.empty()) {
    if (!tell) return;
    if (report.level() > 1) {
      report.add(pos, "cannot inline " + name_of(context_, func) + ": " + reason);
    }
    report.log({pos, 0}, "cannotInlineFunction", reason);
    return;
  }
  func.inline_body = keep_body(context_.program, func);
  func.inline_body->cost = cost;
  if (!tell) return;
  std::string text = "can inline " + name_of(context_, func);
  if (report.level() > 1) {
    text += " with cost " + std::to_string(cost) +
            " as: " + type_of(func) + " { " +
            ir::list_text(context_.program.types, func.body, context_.pkg) + " }";
  }
  report.add(pos, std::move(text));
  report.log({pos, 0}, "canInlineFunction", "cost: " + std::to_string(cost));
}

bool Decider::is_big(const Func& func) const { return counts_as_big(func); }

bool Decider::may_inline(const ir::Call& call) const {
  if (context_.options.level == 0 || call.op != Op::CallFunc) return false;
  if (call.go_defer || call.no_inline || call.dynamic) return false;
  const Func* named = nullptr;
  if (auto* name = ir::as<Name>(call.fun)) named = name->function;
  if (call.fun->op == Op::MethodExpr) named = ir::to<ir::Field>(call.fun)->function;
  if (named == nullptr) return true;
  Special kind = special_kind(*named);
  return kind != Special::kIntrinsic && kind != Special::kEscapeHint;
}

Func* Decider::named(Func* func) const {
  auto it = context_.stand_ins.find(func);
  return it != context_.stand_ins.end() ? it->second : func;
}

Func* Decider::callee(Func& caller, Node* fun, bool resolve_only) {
  Node* value = static_value(fun);
  switch (value->op) {
    case Op::MethodExpr: {
      // A promoted method's own receiver is another one.
      Func* method = ir::to<ir::Field>(value)->function;
      bool known = !ir::to<ir::Field>(value)->dynamic;
      return known && method != nullptr && !method->wrapper ? named(method) : nullptr;
    }
    case Op::Name:
      return ir::to<Name>(value)->cls == NameClass::kFunc
                 ? named(ir::to<Name>(value)->function)
                 : nullptr;
    case Op::Closure: {
      Func* closure = ir::to<ir::Closure>(value)->func;
      if (ir::is_capturing(closure)) {
        const Func* frame = closure->closure_vars.empty() ? closure->outer
                                                          : closure->closure_vars[0]->outer->func;
        if (frame != &caller) return nullptr;  // its variables are not here
      }
      if (!resolve_only) check(*closure);
      return closure;
    }
    default:
      return nullptr;
  }
}

Func* Decider::target(Func& caller, ir::Call& call) {
  return may_inline(call) ? callee(caller, call.fun, true) : nullptr;
}

void Decider::reject_call(const Func& caller, const ir::Call& call, std::string reason) {
  if (is_reported(context_, caller)) {
    context_.report.log({call.pos, call.inl}, "cannotInlineCall", std::move(reason));
  }
}

bool Decider::fits(const Func& caller, const ir::Call& call, Func& callee, bool big_caller,
                   bool called_once, bool tell) {
  std::string name(callee.pkg != nullptr ? std::string(callee.pkg->path) + "." : "");
  name += callee.short_name;
  if (callee.inline_body == nullptr) {
    if (tell) reject_call(caller, call, name + " cannot be inlined");
    return false;
  }
  int32_t limit = big_caller ? kBigFunctionBudget : kBudget;
  if (callee.is_closure) {
    limit *= 2;
    if (called_once) limit = std::max(limit, kClosureBudget);
  }
  int32_t cost = callee.inline_body->cost;
  if (cost > limit) {
    if (tell) {
      reject_call(caller, call, "cost " + std::to_string(cost) + " of " + name +
                                    " exceeds max caller cost " + std::to_string(limit));
    }
    return false;
  }
  // Recursion ends where a call in the source meets itself, or a function itself.
  const ir::Program& program = context_.program;
  for (uint32_t site = call.inl; site != 0; site = program.inline_tree[site - 1].outer) {
    if (program.inline_tree[site - 1].pos == call.pos) {
      if (tell) reject_call(caller, call, "recursive call to " + std::string(caller.short_name));
      return false;
    }
  }
  for (uint32_t site = call.inl; site != 0; site = program.inline_tree[site - 1].outer) {
    const Func& around = *program.inline_tree[site - 1].func;
    if (shape_of_instance(around) != shape_of_instance(callee)) continue;
    if (tell) {
      if (context_.report.level() > 1 && is_reported(context_, caller)) {
        context_.report.add(place_of(context_, caller, &call),
                            "cannot inline " + name_of(context_, callee) + " into " +
                                std::string(caller.short_name) + ": repeated recursive cycle");
      }
      reject_call(caller, call, "repeated recursive cycle to " + name);
    }
    return false;
  }
  return true;
}

Func* Decider::to_inline(Func& caller, ir::Call& call, bool big_caller, bool called_once) {
  if (!may_inline(call)) return nullptr;
  Func* found = callee(caller, call.fun, false);
  if (found == nullptr) return nullptr;
  context_.program.summarize(*found);
  if (found->inline_body == nullptr) return nullptr;
  return fits(caller, call, *found, big_caller, called_once, true) ? found : nullptr;
}

}  // namespace vole::inlining
