// Calls (Go spec, "Calls"), conversions written as calls, and function literals.
#include "compiler/ir/make_stmt.h"
#include "compiler/types/operand.h"
#include "compiler/types/predicates.h"
#include "compiler/types/universe.h"

namespace vole::ir {

using types::as;
using types::Mode;

namespace {

// The arguments that go into the variadic parameter, as one slice.
Node* variadic_slice(Body& body, NodeList values, size_t from, const types::Type* type, Pos pos) {
  if (from >= values.size()) {
    Node* none = nil(body.p, type, pos);
    none->implicit = true;
    return none;
  }
  auto* lit = body.p.make<Composite>(Op::SliceLit);
  lit->pos = pos;
  lit->type = type;
  lit->implicit = true;
  for (size_t i = from; i < values.size(); i++) body.p.append(lit->list, values[i]);
  lit->len = static_cast<int64_t>(values.size() - from);
  return lit;
}

types::BuiltinId builtin_of(const syntax::Expr* e) {
  e = syntax::unparen(e);
  const types::Object* object = nullptr;
  if (auto* name = syntax::as<syntax::Name>(e)) object = name->object;
  if (auto* sel = syntax::as<syntax::SelectorExpr>(e)) object = sel->selected->object;
  auto* builtin = as<types::Builtin>(object);
  return builtin != nullptr ? builtin->id : types::BuiltinId::kAppend;
}

// Whether the expression calls, receives or uses a builtin function.
bool has_effects(Node* x) {
  bool found = false;
  visit(x, [&](const Node* n) {
    switch (n->op) {
      case Op::CallFunc:
      case Op::CallInter:
      case Op::Recv:
      case Op::Append:
      case Op::Len:
      case Op::Cap:
      case Op::Complex:
      case Op::Real:
      case Op::Imag:
      case Op::Copy:
      case Op::Min:
      case Op::Max:
      case Op::Recover:
      case Op::UnsafeAdd:
      case Op::UnsafeSlice:
      case Op::UnsafeSliceData:
      case Op::UnsafeString:
      case Op::UnsafeStringData:
        found = true;
        return;
      default:
        return;
    }
  });
  return found;
}

Node* conversion(Body& body, const syntax::CallExpr* e) {
  const types::Type* dst = body.type_of(e->function);
  const syntax::Expr* arg = e->arguments[0];
  Node* x = expr(body, arg);
  return convert(body, x, dst, arg->pos(), false);
}

}  // namespace

void spill_callee(Body& body, Call* n) {
  Node** place = n->fun->op == Op::DotInter ? &to<Field>(n->fun)->x : &n->fun;
  if (!has_effects(*place)) return;
  Name* temp = spill(body, n->init, *place, n->pos);
  to<Assign>(n->init.back())->def = false;
  *place = temp;
}

Node* callee(Body& body, const syntax::Expr* fun, NodeList* args, Dictionary* dict) {
  *dict = Dictionary::kNone;
  fun = syntax::unparen(fun);
  const types::Instance* instance = nullptr;
  if (const types::Func* object = func_object(fun, &instance)) {
    Func* func = func_instance(body, object, instance, fun->pos());
    bool entry = instance != nullptr && has_derived(body, instance->targs);
    if (func->shape != nullptr) *dict = entry ? Dictionary::kEntry : Dictionary::kStatic;
    return func->name;
  }
  auto* sel = syntax::as<syntax::SelectorExpr>(fun);
  if (sel == nullptr || sel->selection == nullptr ||
      sel->selection->kind != types::SelectionKind::kMethodValue) {
    return expr(body, fun);
  }
  const types::Object* selected = sel->selection->obj;
  MethodRef ref = select_receiver(body, sel->x, selected, sel->pos());
  if (ref.method == nullptr) return ref.recv;
  if (!ref.is_interface) body.p.append(*args, ref.recv);
  Node* method = method_fun(body, ref, selected->name, sel->pos());
  if (ref.type_param) {
    *dict = Dictionary::kCallee;
  } else if (!ref.is_interface && to<Field>(method)->function->shape != nullptr) {
    *dict = ref.shape_type != nullptr ? Dictionary::kEntry : Dictionary::kStatic;
  }
  return method;
}

void call_args(Body& body, NodeList* args, const types::Signature* sig,
               const List<syntax::Expr*>& list, bool has_dots, Pos pos) {
  size_t skip = args->size();  // a receiver that is already there
  std::vector<const types::Type*> params;
  for (const types::Var* v : sig->params->vars) params.push_back(v->type);
  params.erase(params.begin(), params.begin() + static_cast<std::ptrdiff_t>(skip));
  size_t fixed = params.size() - (sig->variadic ? 1 : 0);
  const types::Type* rest = sig->variadic ? params.back() : nullptr;
  bool pack = sig->variadic && !has_dots;
  // How many values the arguments give: a single call may give many.
  size_t count = list.size();
  if (count == 1) {
    auto* tuple = as<types::Tuple>(list[0]->type);
    if (tuple != nullptr && list[0]->kind != syntax::NodeKind::FuncLit) {
      count = tuple->vars.size();
    }
  }
  std::vector<const types::Type*> dst;
  for (size_t i = 0; i < count; i++) {
    if (pack && i >= fixed) {
      auto* slice = body.types.under_as<types::Slice>(rest);
      dst.push_back(slice->elem);
    } else {
      dst.push_back(i < params.size() ? params[i] : nullptr);
    }
  }
  NodeList values = expr_list(body, list, count, dst, pos);
  for (size_t i = 0; i < values.size() && !(pack && i >= fixed); i++) {
    body.p.append(*args, values[i]);
  }
  if (pack) body.p.append(*args, variadic_slice(body, values, fixed, rest, pos));
}

Node* call(Body& body, const syntax::CallExpr* e) {
  auto mode = static_cast<Mode>(syntax::unparen(e->function)->mode);
  if (mode == Mode::kTypeExpr) return conversion(body, e);
  if (mode == Mode::kBuiltin) return builtin_call(body, e, builtin_of(e->function));
  NodeList args;
  Dictionary dict;
  Node* fun = callee(body, e->function, &args, &dict);
  auto* n = body.p.make<Call>(fun->op == Op::DotInter ? Op::CallInter : Op::CallFunc);
  n->pos = e->pos();
  n->fun = fun;
  auto* sig = body.types.under_as<types::Signature>(fun->type);
  if (sig == nullptr) {
    fail(body.b, e->pos(), DiagnosticKind::IrInvalid, {"call of a value that is no function"});
    return n;
  }
  n->type = result_type(body.types, sig);
  n->args = args;
  call_args(body, &n->args, sig, e->arguments, e->has_dots, e->pos());
  n->ddd = e->has_dots;
  set_dictionary(n, dict);
  spill_callee(body, n);
  return n;
}

void set_dictionary(Call* call, Dictionary dict) {
  call->dict = dict;
  call->dynamic = dict == Dictionary::kCallee;
  switch (dict) {
    case Dictionary::kNone:
      return;
    case Dictionary::kStatic:
      call->extra_nodes = kStaticNodes;
      return;
    case Dictionary::kEntry:
      call->extra_nodes = kEntryNodes;
      return;
    case Dictionary::kCaptured:
      call->extra_nodes = 1;
      return;
    case Dictionary::kCallee:
      call->fun->extra_nodes = kEntryNodes + 1;
  }
}

Node* func_lit(Body& body, const syntax::FuncLit* e) {
  auto* source = as<types::Signature>(e->type);
  auto* sig = as<types::Signature>(body.type(e->type));
  Func* func = new_closure_func(body, sig, Op::Closure, e->pos());
  func->end_pos = e->body->rbrace;
  auto* n = body.p.make<Closure>();
  n->pos = e->pos();
  n->type = sig;
  n->func = func;
  func->closure = n;
  FuncState state;
  enter_closure(body, state, func);
  RangeFuncs* saved = body.range_funcs;
  body.range_funcs = nullptr;
  declare_params(body, source);
  func->body = block(body, e->body->list);
  body.range_funcs = saved;
  leave_closure(body);
  return n;
}

}  // namespace vole::ir
