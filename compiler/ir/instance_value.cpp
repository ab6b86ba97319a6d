// Instances of generic functions that are used as values. Where the type arguments are known, gc
// has a function for them that passes the dictionary on. In an instance, where the dictionary is
// itself an entry of a dictionary, it makes a closure that holds it. Both are made here too, since
// they show in the report; what they call needs no dictionary.
#include "compiler/ir/make_stmt.h"
#include "compiler/ir/wrappers.h"
#include "compiler/types/lookup.h"
#include "compiler/types/universe.h"

namespace vole::ir {

using types::as;

namespace {

// `tmp := dictionary` before the closure is made: two statements with a Dcl.
constexpr int8_t kHeldNodes = 4 + kEntryNodes;

// A closure under construction: what its one call passes on.
struct Forwarder {
  Body& body;
  Pos pos;
  FuncState state{};
  Closure* closure = nullptr;
  Call* call = nullptr;

  void open(const types::Signature* sig) {
    Func* func = new_closure_func(body, sig, Op::Closure, pos);
    func->wrapper = true;
    func->keeps_positions = true;
    func->end_pos = pos;
    closure = body.p.make<Closure>();
    closure->pos = pos;
    closure->type = sig;
    closure->func = func;
    func->closure = closure;
    enter_closure(body, state, func);
    call = body.p.make<Call>(Op::CallFunc);
    call->pos = pos;
    call->type = result_type(body.types, sig);
    call->ddd = sig->variadic;
  }

  Name* param(const types::Type* type, std::string_view name) {
    return new_param(body, NameClass::kParam, name, type, Pos{});
  }

  // Parameters from the `skip`-th on, passed as they are, and the results. A method's have no
  // names (`source` is null).
  void pass_params(const types::Signature* sig, const types::Signature* source, size_t skip) {
    for (size_t i = skip; i < sig->params->vars.size(); i++) {
      std::string_view name = source != nullptr ? source->params->vars[i]->name
                                                : std::string_view();
      if (name == "_") name = {};
      Name* n = param(sig->params->vars[i]->type,
                      name.empty() ? body.p.text("~p" + std::to_string(i)) : name);
      n->is_variadic = sig->variadic && i + 1 == sig->params->vars.size();
      body.p.append(call->args, n);
    }
    for (size_t i = 0; i < sig->results->vars.size(); i++) {
      new_param(body, NameClass::kResult, body.p.text("~r" + std::to_string(i)),
                sig->results->vars[i]->type, Pos{});
    }
  }

  Node* close() {
    closure->func->body = collect(body, [&] { return_call(body, call); });
    leave_closure(body);
    return closure;
  }
};

// Evaluates x now for the closure to hold.
Name* hold(Body& body, NodeList* init, Node* x, Pos pos) {
  Name* temp = spill(body, *init, x, pos);
  temp->shape_type = x->shape_type;
  return temp;
}

}  // namespace

Node* func_value(Body& body, Func* func, bool derived, Pos pos) {
  if (func->shape == nullptr) return func->name;
  if (!derived) return instance_wrapper(body.b, func)->name;
  Forwarder f{body, pos};
  f.open(func->type);
  f.closure->extra_nodes = kHeldNodes;
  f.call->fun = func->name;
  set_dictionary(f.call, Dictionary::kCaptured);
  f.pass_params(func->type, func->object->signature(), 0);
  return f.close();
}

Node* method_value_closure(Body& body, const MethodRef& ref, const types::Type* type, Pos pos) {
  auto* sig = body.types.under_as<types::Signature>(type);
  NodeList init;
  Name* recv = hold(body, &init, ref.recv, pos);
  if (ref.type_param && body.types.is_interface(ref.recv_type)) {
    body.p.append(init, unary(body.p, Op::CheckNil, pos, nullptr, recv));
  }
  Forwarder f{body, pos};
  f.open(sig);
  f.closure->extra_nodes = kHeldNodes + (ref.type_param ? 1 : 0);
  Node* fun = method_fun(body, ref, ref.method->name, pos);
  f.call->fun = fun;
  set_dictionary(f.call, ref.type_param ? Dictionary::kCallee : Dictionary::kCaptured);
  if (ref.type_param) fun->extra_nodes = 1;
  body.p.append(f.call->args, use_name(body, recv));
  f.pass_params(sig, nullptr, 0);
  return with_init(body.p, f.close(), init);
}

Node* method_expr_closure(Body& body, const syntax::SelectorExpr* e, const types::Func* method) {
  const types::Type* type = body.type_of(e);
  auto* sig = body.types.under_as<types::Signature>(type);
  Forwarder f{body, e->pos()};
  f.open(sig);
  f.closure->extra_nodes = kHeldNodes;
  Name* self = f.param(sig->params->vars[0]->type, "~p0");
  self->shape_type = body.shape(e->x->type);
  MethodRef ref = select_method(body, self, method->pkg, method->name, e->pos());
  f.call->fun = method_fun(body, ref, method->name, e->pos());
  if (ref.is_interface) {
    f.call->op = Op::CallInter;
  } else {
    set_dictionary(f.call, Dictionary::kCaptured);
    body.p.append(f.call->args, ref.recv);
  }
  f.pass_params(sig, nullptr, 1);
  return f.close();
}

}  // namespace vole::ir
