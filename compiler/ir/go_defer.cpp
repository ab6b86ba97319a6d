// go and defer statements. A call with arguments or results becomes a closure without: what must
// be evaluated now goes to temporaries, and a wrapper function that captures them makes the call.
#include "compiler/ir/make_stmt.h"
#include "compiler/types/universe.h"

namespace vole::ir {

namespace {

bool is_normal(TypeTable& types, const Node* call) {
  if (call->op != Op::CallFunc) return false;
  auto* sig = types.under_as<types::Signature>(to<Call>(call)->fun->type);
  return sig != nullptr && sig->params->vars.empty() && sig->results->vars.empty();
}

// Collects the operands that must be evaluated at the statement; constants, functions and the
// frames of array, slice and struct literals can be evaluated in the wrapper.
void collect_operand(Body& body, Node** place, std::vector<Node**>* operands) {
  Node* x = *place;
  if (x == nullptr) return;
  if (x->init.empty()) {
    switch (x->op) {
      case Op::Literal:
      case Op::Nil:
      case Op::MethodExpr:
        return;
      case Op::New:
        if (to<Unary>(x)->x == nullptr) return;
        break;
      case Op::Name:
        if (to<Name>(x)->cls == NameClass::kFunc) return;
        break;
      case Op::ConvNop: {
        auto* to_basic = body.types.under_as<types::Basic>(x->type);
        auto* from = body.types.under_as<types::Basic>(to<Unary>(x)->x->type);
        if (to_basic != nullptr && from != nullptr &&
            to_basic->basic == types::BasicKind::kUintptr &&
            from->basic == types::BasicKind::kUnsafePointer) {
          return collect_operand(body, &to<Unary>(x)->x, operands);
        }
        break;
      }
      case Op::ArrayLit:
      case Op::SliceLit:
      case Op::StructLit:
        for (Node*& element : to<Composite>(x)->list) {
          if (auto* key = as<Key>(element)) {
            collect_operand(body, &key->value, operands);
          } else if (auto* struct_key = as<StructKey>(element)) {
            collect_operand(body, &struct_key->value, operands);
          } else {
            collect_operand(body, &element, operands);
          }
        }
        return;
      default:
        break;
    }
  }
  operands->push_back(place);
}

std::vector<Node**> operands_of(Body& body, Node* call) {
  std::vector<Node**> operands;
  if (call->op == Op::CallInter) {
    operands.push_back(&to<Field>(to<Call>(call)->fun)->x);
  }
  switch (call->shape()) {
    case Shape::Call:
      if (call->op == Op::CallFunc) collect_operand(body, &to<Call>(call)->fun, &operands);
      for (Node*& arg : to<Call>(call)->args) collect_operand(body, &arg, &operands);
      break;
    case Shape::Binary:
      collect_operand(body, &to<Binary>(call)->x, &operands);
      collect_operand(body, &to<Binary>(call)->y, &operands);
      break;
    case Shape::Unary:
      collect_operand(body, &to<Unary>(call)->x, &operands);
      break;
    default:
      break;
  }
  return operands;
}

}  // namespace

void go_defer(Body& body, Op op, Node* call, Node* at, Pos pos) {
  Program& p = body.p;
  auto* n = p.make<GoDefer>(op);
  n->pos = pos;
  n->at = at;
  if (op == Op::Defer && at == nullptr) body.fn->func->needs_defer = true;
  n->init = call->init;
  call->init = {};
  if (is_normal(body.types, call)) {
    to<Call>(call)->go_defer = true;
    n->call = call;
    return body.add(n);
  }
  Func* func = new_closure_func(body, body.types.signature_of({}, {}, false), op, pos);
  func->wrapper = true;
  func->wraps_go_defer = true;
  func->recovers = call->op == Op::Recover;
  auto* closure = p.make<Closure>();
  closure->pos = pos;
  closure->type = func->type;
  closure->func = func;
  func->closure = closure;

  std::vector<Node**> operands = operands_of(body, call);
  std::vector<Name*> temps;
  auto* as2 = p.make<AssignList>(Op::As2);
  as2->pos = pos;
  for (Node** place : operands) {
    bool named = (*place)->op == Op::Name;
    Name* temp = new_temp(body, (*place)->type, named ? pos : (*place)->pos);
    temp->defn = as2;
    p.append(n->init, dcl(p, temp, temp->pos));
    p.append(as2->lhs, temp);
    p.append(as2->rhs, *place);
    temps.push_back(temp);
  }
  if (!temps.empty()) p.append(n->init, as2);
  if (call->op == Op::CallInter) {
    p.append(n->init, unary(p, Op::CheckNil, pos, nullptr, temps[0]));
  }
  FuncState state;
  enter_closure(body, state, func);
  for (size_t i = 0; i < operands.size(); i++) *operands[i] = use_name(body, temps[i]);
  p.append(func->body, call);
  leave_closure(body);
  Call* run = call_func(p, closure, {}, call->pos);
  run->go_defer = true;
  n->call = run;
  body.add(n);
}

}  // namespace vole::ir
