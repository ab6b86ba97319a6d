// Counting gc's nodes of a body.
//
// Our tree has gc's nodes one to one but for these: a Dcl stands for the declaration and the name
// in it; a clause of a type switch with a variable has that name too, and the guard its tag; the
// receives of a select are written out in gc's tree; the targets of a range that are no plain
// variables are not. Further differences are in Node::extra_nodes.
#include "compiler/inline/cost.h"

#include "compiler/inline/special.h"
#include "compiler/types/constant.h"
#include "compiler/types/type.h"

namespace vole::inlining {

using ir::Func;
using ir::Name;
using ir::NameClass;
using ir::Node;
using ir::NodeList;
using ir::Op;

namespace {

constexpr int32_t kParamCallCost = 17;
constexpr int32_t kPanicCost = 1;
constexpr int32_t kClosureCost = 15;

// `a, b = f()` goes through temporaries in gc's tree as in ours; they are not to be counted.
int32_t temporaries_of(const Node* n) {
  auto* assign = ir::as<ir::AssignList>(n);
  if (assign == nullptr || assign->op != Op::As2 || assign->rhs.empty()) return 0;
  const NodeList& init = assign->rhs[0]->init;
  if (init.size() != 1 || ir::as<ir::AssignList>(init[0]) == nullptr) return 0;
  return 4 * static_cast<int32_t>(assign->lhs.size()) + 1;
}

// gc's nodes that the node alone stands for.
int32_t nodes_of(const Node* n) {
  int32_t count = 1 + n->extra_nodes;
  switch (n->op) {
    case Op::Dcl:
      return count + 1;
    case Op::Case:
      return count + (ir::to<ir::Case>(n)->var != nullptr ? 1 : 0);
    case Op::TypeSwitchGuard:
      return count + (ir::to<ir::TypeSwitchGuard>(n)->tag.empty() ? 0 : 1);
    case Op::MethodExpr:
      return count + 1;  // its type
    case Op::New:
      return count + 1;
    default:
      return count;
  }
}

bool is_zero(const Node* n) {
  auto* literal = ir::as<ir::Literal>(n);
  int64_t value = 0;
  return literal != nullptr && literal->value->to_int64(&value) && value == 0;
}

bool is_temp(const Node* n) {
  auto* name = ir::as<Name>(n);
  return name != nullptr && name->is_temp;
}

}  // namespace

CostVisitor::CostVisitor(Decider& decider, Func& func, int32_t budget, int32_t call_cost,
                         bool stop_early)
    : decider_(decider),
      func_(func),
      big_(counts_as_big(func)),
      budget_(budget),
      left_(budget),
      call_cost_(call_cost),
      stop_early_(stop_early) {}

std::string CostVisitor::run() {
  if (list(func_.body)) return std::move(reason_);
  if (left_ < 0 && func_.declared_cost < 0) {
    return "function too complex: cost " + std::to_string(cost()) + " exceeds budget " +
           std::to_string(budget_);
  }
  if (func_.declared_cost >= 0) left_ = budget_ - func_.declared_cost;
  return {};
}

bool CostVisitor::give_up(std::string reason) {
  reason_ = std::move(reason);
  return true;
}

bool CostVisitor::list(const NodeList& nodes) {
  for (Node* n : nodes) {
    if (visit(n)) return true;
  }
  return false;
}

bool CostVisitor::children(Node* n) {
  bool stop = false;
  ir::for_each_child_in_field_order(n, [&](Node*& child) { stop = stop || visit(child); });
  return stop;
}

bool CostVisitor::finish(Node* n, int32_t cost) {
  left_ -= cost + n->extra_nodes;
  if (left_ < 0 && stop_early_ && func_.declared_cost < 0) return give_up("too expensive");
  return children(n);
}

bool CostVisitor::visit(Node* n) {
  switch (n->op) {
    case Op::CallFunc:
      return call(ir::to<ir::Call>(n));
    case Op::CallInter:
      return finish(n, 1 + call_cost_);
    case Op::Panic: {
      const Node* x = ir::to<ir::Unary>(n)->x;
      bool converted = x->op == Op::ConvIface && x->implicit;
      return finish(n, 1 + kPanicCost - (converted ? 1 : 0));
    }
    case Op::Recover:
      return give_up("call to recover");
    case Op::Closure:
      return finish(n, 1 + kClosureCost);
    case Op::Go:
      return give_up("unhandled op GO");
    case Op::Defer:
      return give_up("unhandled op DEFER");
    case Op::Addr:
      return finish(n, 1 - address(ir::to<ir::Unary>(n)));
    case Op::Deref: {
      // *(*T)(unsafe.Pointer(&x))
      const Node* x = ir::to<ir::Unary>(n)->x;
      while (x->op == Op::ConvNop) x = ir::to<ir::Unary>(x)->x;
      return finish(n, x->op == Op::Addr ? 0 : 1);
    }
    case Op::ConvNop:
    case Op::Block:
    case Op::MethodExpr:
      return finish(n, 0);
    case Op::Fall:
    case Op::Type:
      left_ -= n->extra_nodes;
      return false;
    case Op::MethodValue:
    case Op::SliceLit:
      return finish(n, 2);
    case Op::New:
      return finish(n, 1);
    case Op::Slice:
    case Op::SliceArr:
    case Op::SliceStr:
    case Op::Slice3:
    case Op::Slice3Arr:
      return finish(n, 1 - slice(ir::to<ir::Slice>(n)));
    case Op::Range:
      return range(ir::to<ir::Range>(n));
    case Op::Comm:
      return comm(ir::to<ir::Comm>(n));
    case Op::As2:
      return finish(n, 1 - temporaries_of(n));
    default:
      return finish(n, nodes_of(n) - n->extra_nodes);
  }
}

// &x.f costs nothing where f is at the start of x.
int32_t CostVisitor::address(const ir::Unary* n) const {
  auto* field = ir::as<ir::Field>(n->x);
  if (field == nullptr || field->op == Op::DotInter || field->x->op != Op::Name) return 0;
  if (field->op != Op::Dot && field->op != Op::DotPtr) return 0;
  ir::TypeTable& types = decider_.context_.program.types;
  const types::Type* base = types.underlying(field->x->type);
  if (auto* pointer = types::as<types::Pointer>(base)) base = types.underlying(pointer->elem);
  auto* record = types::as<types::Struct>(base);
  if (record == nullptr) return 0;
  for (uint32_t i = 0; i < field->index && i < record->fields.size(); i++) {
    if (types.size_of(types.intern(record->fields[i]->type)) != 0) return 0;
  }
  return 2;
}

// What is saved where slicing changes nothing: x[0:], x[:len(x)].
int32_t CostVisitor::slice(const ir::Slice* n) {
  int32_t saved = is_zero(n->low) ? 1 : 0;
  if (n->high != nullptr && n->high->op == Op::Len &&
      ir::to<ir::Unary>(n->high)->x == n->x) {
    saved += 2;
  }
  return saved;
}

// Targets that are no plain variables: gc's tree has them as they are, ours sets them from
// temporaries in the first statement of the body.
bool CostVisitor::range(ir::Range* n) {
  if (!is_temp(n->key) && !is_temp(n->value)) return finish(n, 1);
  left_ -= 1 + n->extra_nodes;
  if (visit(n->x)) return true;
  bool first = true;
  for (Node* stmt : n->body) {
    auto* one = ir::as<ir::Assign>(stmt);
    auto* two = ir::as<ir::AssignList>(stmt);
    if (first && one != nullptr) {
      if (visit(one->x)) return true;
    } else if (first && two != nullptr) {
      if (list(two->lhs)) return true;
    } else if (visit(stmt)) {
      return true;
    }
    first = false;
  }
  return false;
}

// A receive. gc has one assignment of the value and the flag, or of blanks; ours sets temporaries
// that the body begins with taking over, each with an assignment of its own.
bool CostVisitor::comm(ir::Comm* n) {
  constexpr int32_t kReceive = 3;  // the assignment and two targets
  constexpr int32_t kDeclared = 2;
  left_ -= 1 + n->extra_nodes;
  if (n->comm == nullptr) return list(n->body);
  if (n->comm->op == Op::Recv) {
    left_ -= kReceive;
    return children(n);
  }
  auto* one = ir::as<ir::Assign>(n->comm);
  if (one != nullptr && one->y != nullptr && one->y->op == Op::Recv) {
    bool stored = !n->body.empty() && is_temp(one->x);
    auto* taken = stored ? ir::as<ir::Assign>(n->body[0]) : nullptr;
    // The assignment in the body is the receive itself, but where the value is converted.
    bool converted = taken != nullptr && taken->y->op == Op::ConvIface;
    if (!stored) left_ -= kReceive;
    if (converted) left_ -= kReceive + kDeclared;
    return visit(one->y) || list(n->body);
  }
  auto* two = ir::as<ir::AssignList>(n->comm);
  if (two == nullptr || two->op != Op::As2Recv) return children(n);
  left_ -= kReceive + 2 * kDeclared;
  if (list(two->rhs)) return true;
  left_ -= 1;  // the assignment of both
  for (const Node* x : two->lhs) left_ += is_temp(x) ? 1 : -2;  // of one; or `_` and its value
  return list(n->body);
}

bool CostVisitor::call(ir::Call* n) {
  const Func* named = nullptr;
  auto* name = ir::as<Name>(n->fun);
  if (name != nullptr && name->cls == NameClass::kFunc) named = name->function;
  if (n->fun->op == Op::MethodExpr) named = ir::to<ir::Field>(n->fun)->function;
  if (n->dynamic) named = nullptr;
  if (named != nullptr) {
    switch (special_kind(*named)) {
      case Special::kCallerFrame:
        return give_up("call to " + std::string(named->short_name));
      case Special::kDeferToken:
        return give_up("defer call in range func");
      case Special::kIntrinsic:
      case Special::kCheap:
      case Special::kEscapeHint:
        return finish(n, 1);
      case Special::kNone:
        break;
    }
  }
  int32_t extra = call_cost_;
  if (name != nullptr && (name->cls == NameClass::kParam || name->cls == NameClass::kClosureVar) &&
      extra > kParamCallCost) {
    extra = kParamCallCost;
  }
  Func* callee = n->dynamic ? nullptr : decider_.callee(func_, n->fun, false);
  if (callee != nullptr) {
    decider_.context_.program.summarize(*callee);
    if (callee->inline_body != nullptr &&
        decider_.fits(func_, *n, *callee, big_, false, false)) {
      extra = callee->inline_body->cost;
    }
  }
  return finish(n, 1 + extra);
}

bool counts_as_big(const Func& func) {
  int32_t left = kBigFunctionNodes;
  for (Node* stmt : func.body) {
    ir::visit(stmt, [&](const Node* n) { left += temporaries_of(n) - nodes_of(n); });
  }
  return left <= 0;
}

}  // namespace vole::inlining
