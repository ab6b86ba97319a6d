// Flows of statements. Loops count for the depth of what is declared in them, and so does what
// follows a label that a later goto jumps back to.
#include "compiler/escape/flow.h"

namespace vole::escape {

using ir::as;
using ir::Op;
using ir::Shape;
using ir::to;

void add_variables(Graph& graph, ir::Func* func) {
  for (const auto* list : {&func->params, &func->results, &func->locals}) {
    for (ir::Name* name : *list) {
      if (!graph.knows(name)) graph.add(name, func, 1, true);
    }
  }
  for (ir::Name* name : func->closure_vars) {
    if (is_bound_receiver(name) && !graph.knows(name)) graph.add(name, func, 1, true);
  }
}

void FlowBuilder::function() {
  func_->placed = true;
  block(func_->body);
}

void FlowBuilder::find_labels() {
  for (ir::Node* stmt : func_->body) {
    ir::visit(stmt, [this](ir::Node* n) {
      auto* branch = as<ir::Branch>(n);
      if (branch == nullptr || branch->label == nullptr) return;
      if (n->op == Op::Label) labels_[branch->label] = Jump::kForward;
      if (n->op == Op::Goto) {
        auto it = labels_.find(branch->label);
        if (it != labels_.end()) it->second = Jump::kBackward;
      }
    });
  }
}

// Whether a goto behind it jumps back to the label. The body is searched once, if it has any.
bool FlowBuilder::is_loop_label(const ir::Label* label) {
  if (labels_.empty()) find_labels();
  auto it = labels_.find(label);
  return it != labels_.end() && it->second == Jump::kBackward;
}

void FlowBuilder::statements(const ir::NodeList& list) {
  for (ir::Node* n : list) statement(n);
}

void FlowBuilder::block(const ir::NodeList& list) {
  int depth = loop_depth_;
  statements(list);
  loop_depth_ = depth;
}

Hole FlowBuilder::declare(ir::Name* name) {
  Location* location = graph_.of(name);
  location->loop_depth = loop_depth_;
  return graph_.to(location);
}

void FlowBuilder::statement(ir::Node* n) {
  if (n == nullptr) return;
  statements(n->init);
  switch (n->op) {
    case Op::Fall:
    case Op::Break:
    case Op::Continue:
    case Op::Goto:
      return;
    case Op::Block:
      return statements(to<ir::Sequence>(n)->list);
    case Op::Dcl: {
      ir::Name* name = to<ir::Dcl>(n)->x;
      name->loop_depth = static_cast<uint32_t>(loop_depth_);
      if (!ir::is_blank(name)) declare(name);
      return;
    }
    case Op::Label:
      if (is_loop_label(to<ir::Branch>(n)->label)) loop_depth_++;
      return;
    case Op::If:
      discard(to<ir::If>(n)->cond);
      block(to<ir::If>(n)->body);
      return block(to<ir::If>(n)->els);
    case Op::For:
      return loop(to<ir::For>(n));
    case Op::Range:
      return range(to<ir::Range>(n));
    case Op::Switch:
      return switch_on(to<ir::Switch>(n));
    case Op::Select:
      for (ir::Node* c : to<ir::Select>(n)->cases) {
        statements(c->init);
        statement(to<ir::Comm>(c)->comm);
        block(to<ir::Comm>(c)->body);
      }
      return;
    case Op::Send:
      discard(to<ir::Binary>(n)->x);
      return to_heap(to<ir::Binary>(n)->y, "send", n);
    case Op::As: {
      auto* s = to<ir::Assign>(n);
      bool receives = s->y != nullptr && s->y->op == Op::Recv;
      return assign({&s->x, 1}, {&s->y, 1}, receives ? "assign-pair-receive" : "assign", n);
    }
    case Op::AsOp: {
      auto* s = to<ir::AssignOp>(n);
      return assign({&s->x, 1}, {&s->y, 1}, "assign", n);
    }
    case Op::As2:
    case Op::As2DotType:
    case Op::As2MapR:
    case Op::As2Recv: {
      auto* s = to<ir::AssignList>(n);
      std::string_view why = n->op == Op::As2          ? "assign-pair"
                             : n->op == Op::As2DotType ? "assign-pair-dot-type"
                             : n->op == Op::As2MapR    ? "assign-pair-mapr"
                                                       : "assign-pair-receive";
      return assign(nodes(s->lhs), nodes(s->rhs), why, n);
    }
    case Op::As2Func: {
      auto* s = to<ir::AssignList>(n);
      statements(s->rhs[0]->init);
      HoleList holes;
      for (ir::Node* x : s->lhs) holes.push_back(target(x));
      Holes results = holes;
      call(&results, s->rhs[0]);
      return mark_assigned(results, n);
    }
    case Op::Return:
      return return_from(to<ir::Return>(n));
    case Op::Go:
    case Op::Defer:
      return go_or_defer(to<ir::GoDefer>(n));
    case Op::CallFunc:
    case Op::CallInter:
    case Op::InlinedCall:
    case Op::Clear:
    case Op::Close:
    case Op::Copy:
    case Op::Delete:
    case Op::Panic:
    case Op::Print:
    case Op::Println:
    case Op::Recover:
      return call(nullptr, n);
    case Op::CheckNil:
      return discard(to<ir::Unary>(n)->x);
    default:
      return value_without_init(graph_.to_nowhere(), n);
  }
}

void FlowBuilder::loop(ir::For* n) {
  loop_depth_++;
  discard(n->cond);
  statement(n->post);
  block(n->body);
  loop_depth_--;
}

// The operand is evaluated outside the loop and kept until its end.
void FlowBuilder::range(ir::Range* n) {
  Location* operand = graph_.add(nullptr, func_, loop_depth_, true);
  value(graph_.to(operand), n->x);
  loop_depth_++;
  const Hole holes[] = {target(n->key), target(n->value)};
  if (is_array(n->x->type)) {
    graph_.flow(graph_.note(holes[1], n, "range"), operand);
  } else {
    graph_.flow(graph_.deref(holes[1], n, "range-deref"), operand);
  }
  mark_assigned(holes, n);
  block(n->body);
  loop_depth_--;
}

void FlowBuilder::type_switch(ir::Switch* n, ir::TypeSwitchGuard* guard) {
  statements(guard->init);
  HoleList holes;
  if (!guard->tag.empty()) {
    for (ir::Node* node : n->cases) {
      auto* c = to<ir::Case>(node);
      if (c->var == nullptr) continue;
      Hole hole = declare(c->var);
      if (!context_.has_pointers(c->var->type)) continue;
      holes.push_back(type_asserted(hole, c, c->var->type, "switch case"));
    }
  }
  value(into_all(holes), guard->x);
}

void FlowBuilder::switch_on(ir::Switch* n) {
  if (auto* guard = as<ir::TypeSwitchGuard>(n->tag)) {
    type_switch(n, guard);
  } else {
    discard(n->tag);
  }
  for (ir::Node* node : n->cases) {
    auto* c = to<ir::Case>(node);
    statements(c->init);
    discard(c->list);
    block(c->body);
  }
}

void FlowBuilder::return_from(ir::Return* n) {
  ShortVector<ir::Node*, 4> results;
  for (ir::Name* result : func_->results) results.push_back(result);
  bool spread = n->results.size() == 1 && results.size() > 1;
  if (!spread) return assign(results, nodes(n->results), "return", n);
  // `return f()` with several results.
  statements(n->results[0]->init);
  HoleList list;
  for (ir::Node* x : results) list.push_back(graph_.note(target(x), n, "return"));
  Holes holes = list;
  call(&holes, n->results[0]);
  mark_assigned(holes, n);
}

void FlowBuilder::go_or_defer(ir::GoDefer* n) {
  Hole hole = graph_.to_heap();
  if (n->op == Op::Defer && loop_depth_ == 1 && n->at == nullptr) {
    // It runs once, when the function returns: what it needs must last until then.
    hole = graph_.to(graph_.add(nullptr, func_, loop_depth_, true));
    n->escape = ir::Escape::kNever;
  }
  if (n->at != nullptr) discard(n->at);
  statements(n->call->init);
  if (auto* c = as<ir::Call>(n->call); c != nullptr && c->op == Op::CallFunc) {
    value(hole, c->fun);
    for (ir::Node* arg : c->args) value(graph_.to_heap(), arg);
  } else {
    call(nullptr, n->call);
  }
}

}  // namespace vole::escape
