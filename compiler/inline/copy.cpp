// Copying nodes: the struct as it is, then its lists and children anew.
#include "compiler/inline/copy.h"

namespace vole::inlining {

using ir::Func;
using ir::Name;
using ir::NameClass;
using ir::Node;
using ir::NodeList;
using ir::Op;
using ir::Shape;

namespace {

bool can_define(Shape shape) {
  return shape == Shape::Assign || shape == Shape::AssignList || shape == Shape::Range ||
         shape == Shape::TypeSwitchGuard || shape == Shape::Closure;
}

template <class T>
T* clone(ir::Program& program, const Node* n) {
  return program.make<T>(*ir::to<T>(n));
}

// Calls f on each list that a node of this shape has, but for init.
template <class F>
void for_each_list(Node* n, F f) {
  switch (n->shape()) {
    case Shape::Sequence:
      return f(ir::to<ir::Sequence>(n)->list);
    case Shape::Composite:
      return f(ir::to<ir::Composite>(n)->list);
    case Shape::Call:
      return f(ir::to<ir::Call>(n)->args);
    case Shape::InlinedCall:
      f(ir::to<ir::InlinedCall>(n)->body);
      return f(ir::to<ir::InlinedCall>(n)->results);
    case Shape::AssignList:
      f(ir::to<ir::AssignList>(n)->lhs);
      return f(ir::to<ir::AssignList>(n)->rhs);
    case Shape::If:
      f(ir::to<ir::If>(n)->body);
      return f(ir::to<ir::If>(n)->els);
    case Shape::For:
      return f(ir::to<ir::For>(n)->body);
    case Shape::Range:
      return f(ir::to<ir::Range>(n)->body);
    case Shape::Switch:
      return f(ir::to<ir::Switch>(n)->cases);
    case Shape::Case:
      f(ir::to<ir::Case>(n)->list);
      return f(ir::to<ir::Case>(n)->body);
    case Shape::Select:
      return f(ir::to<ir::Select>(n)->cases);
    case Shape::Comm:
      return f(ir::to<ir::Comm>(n)->body);
    case Shape::Return:
      return f(ir::to<ir::Return>(n)->results);
    default:
      return;
  }
}

// The field that holds a label, or null.
ir::Label** label_field(Node* n) {
  switch (n->shape()) {
    case Shape::For:
      return &ir::to<ir::For>(n)->label;
    case Shape::Range:
      return &ir::to<ir::Range>(n)->label;
    case Shape::Switch:
      return &ir::to<ir::Switch>(n)->label;
    case Shape::Select:
      return &ir::to<ir::Select>(n)->label;
    case Shape::Branch:
      return &ir::to<ir::Branch>(n)->label;
    default:
      return nullptr;
  }
}

}  // namespace

Name* Copier::fresh(const Name* from, NameClass cls) {
  Name* n = program_.make<Name>(*from);
  n->cls = cls;
  n->escape = ir::Escape::kUnknown;
  n->inl = inl_;
  n->heap = false;
  n->by_value = false;
  n->func = into_;
  if (n->pkg == nullptr && from->func != nullptr) n->pkg = from->func->pkg;
  n->defn = nullptr;
  n->backend = nullptr;
  std::vector<Name*>& list = cls == NameClass::kParam        ? into_->params
                             : cls == NameClass::kResult     ? into_->results
                             : cls == NameClass::kClosureVar ? into_->closure_vars
                                                             : into_->locals;
  n->index = static_cast<uint32_t>(list.size());
  list.push_back(n);
  names_[from] = n;
  if (from->defn != nullptr) defined_.emplace_back(n, from->defn);
  return n;
}

Name* Copier::name(const Name* from) const {
  auto it = names_.find(from);
  return it != names_.end() ? it->second : const_cast<Name*>(from);
}

ir::Label* Copier::label(const ir::Label* from) {
  if (from == nullptr) return nullptr;
  ir::Label*& copy = labels_[from];
  if (copy == nullptr) copy = program_.make<ir::Label>(*from);
  return copy;
}

NodeList Copier::list(const NodeList& from) {
  NodeList copy;
  for (const Node* n : from) program_.append(copy, node(n));
  return copy;
}

NodeList Copier::body(const NodeList& from) {
  NodeList copy = list(from);
  link_definitions();
  return copy;
}

void Copier::link_definitions() {
  for (auto [copy, original] : defined_) {
    auto it = definitions_.find(original);
    copy->defn = it != definitions_.end() ? it->second : nullptr;
  }
  defined_.clear();
}

Node* Copier::shallow(const Node* n) {
  switch (n->shape()) {
#define VOLE_COPY_SHAPE(name) \
  case Shape::name:           \
    return clone<ir::name>(program_, n);
    VOLE_COPY_SHAPE(Name)
    VOLE_COPY_SHAPE(Literal)
    VOLE_COPY_SHAPE(Leaf)
    VOLE_COPY_SHAPE(Unary)
    VOLE_COPY_SHAPE(Binary)
    VOLE_COPY_SHAPE(Sequence)
    VOLE_COPY_SHAPE(Field)
    VOLE_COPY_SHAPE(Index)
    VOLE_COPY_SHAPE(Slice)
    VOLE_COPY_SHAPE(Composite)
    VOLE_COPY_SHAPE(StructKey)
    VOLE_COPY_SHAPE(Key)
    VOLE_COPY_SHAPE(Closure)
    VOLE_COPY_SHAPE(Call)
    VOLE_COPY_SHAPE(InlinedCall)
    VOLE_COPY_SHAPE(Make)
    VOLE_COPY_SHAPE(Assign)
    VOLE_COPY_SHAPE(AssignOp)
    VOLE_COPY_SHAPE(AssignList)
    VOLE_COPY_SHAPE(Dcl)
    VOLE_COPY_SHAPE(If)
    VOLE_COPY_SHAPE(For)
    VOLE_COPY_SHAPE(Range)
    VOLE_COPY_SHAPE(Switch)
    VOLE_COPY_SHAPE(TypeSwitchGuard)
    VOLE_COPY_SHAPE(Case)
    VOLE_COPY_SHAPE(Select)
    VOLE_COPY_SHAPE(Comm)
    VOLE_COPY_SHAPE(Return)
    VOLE_COPY_SHAPE(Branch)
    VOLE_COPY_SHAPE(GoDefer)
#undef VOLE_COPY_SHAPE
  }
  return nullptr;
}

Node* Copier::node(const Node* n) {
  if (n == nullptr) return nullptr;
  if (auto* variable = ir::as<Name>(n)) return name(variable);
  if (auto* leaving = ir::as<ir::Return>(n); leaving != nullptr && plan_ != nullptr) {
    return leave(leaving);
  }
  Node* copy = shallow(n);
  copy->inl = inl_;
  copy->escape = ir::Escape::kUnknown;
  copy->transient = false;
  if (can_define(n->shape())) definitions_[n] = copy;
  auto unshare = [&](NodeList& nodes) {
    NodeList own;
    for (Node* child : nodes) program_.append(own, child);
    nodes = own;
  };
  if (!copy->init.empty()) unshare(copy->init);
  for_each_list(copy, unshare);
  if (ir::Label** field = label_field(copy)) *field = label(*field);
  if (auto* declaration = ir::as<ir::Dcl>(copy)) declaration->x = name(declaration->x);
  if (auto* clause = ir::as<ir::Case>(copy); clause != nullptr && clause->var != nullptr) {
    clause->var = name(clause->var);
  }
  ir::for_each_child(copy, [&](Node*& child) { child = node(child); });
  if (auto* literal = ir::as<ir::Closure>(copy)) {
    literal->func = closure(literal->func);
    literal->func->closure = literal;
  }
  return copy;
}

Node* Copier::leave(const ir::Return* n) {
  auto* block = program_.make<ir::Sequence>(Op::Block);
  // All this stands where the call is, which may itself be inlined code.
  uint32_t inl = inl_ != 0 ? program_.inline_tree[inl_ - 1].outer : 0;
  block->pos = plan_->pos;
  block->inl = inl;
  block->list = list(n->init);
  if (!n->results.empty()) {
    auto* set = program_.make<ir::AssignList>(Op::As2);
    set->pos = plan_->pos;
    set->inl = inl;
    for (Name* result : plan_->results) {
      program_.append(set->lhs, result);
      if (!plan_->declare_results) continue;
      auto* declaration = program_.make<ir::Dcl>();
      declaration->pos = plan_->pos;
      declaration->inl = inl;
      declaration->x = result;
      program_.append(block->list, declaration);
      result->defn = set;
    }
    set->rhs = list(n->results);
    program_.append(block->list, set);
  }
  auto* jump = program_.make<ir::Branch>(Op::Goto);
  jump->pos = plan_->pos;
  jump->inl = inl;
  jump->label = plan_->end;
  plan_->end->used_by_goto = true;
  program_.append(block->list, jump);
  return block;
}

// The dictionary that the copies of closures capture: one for all that are in the same copy.
Name* Copier::dictionary(const Name* from) {
  Name*& copy = names_[from];
  if (copy != nullptr) return copy;
  copy = program_.make<Name>(*from);
  copy->inl = inl_;
  copy->func = into_;
  if (copy->pkg == nullptr && from->func != nullptr) copy->pkg = from->func->pkg;
  return copy;
}

Func* Copier::closure(const Func* original) {
  Func* copy = program_.new_func();
  *copy = *original;
  copy->params.clear();
  copy->results.clear();
  copy->locals.clear();
  copy->closure_vars.clear();
  copy->closures.clear();
  copy->outer = into_;
  copy->inline_body = nullptr;
  copy->leaks.clear();
  copy->source = nullptr;
  copy->backend = nullptr;
  copy->name = program_.new_name(NameClass::kFunc, copy->short_name, copy->type, copy->pos);
  copy->name->function = copy;
  if (owner_ != nullptr) owner_->adopt(*copy, *original, *into_, inl_);
  if (original->dict != nullptr) copy->dict = dictionary(original->dict);  // before those inside

  Func* saved_into = into_;
  uint32_t saved_inl = inl_;
  const ReturnPlan* saved_plan = plan_;
  into_ = copy;
  inl_ = 0;
  plan_ = nullptr;
  for (const Name* v : original->params) fresh(v, NameClass::kParam);
  for (const Name* v : original->results) fresh(v, NameClass::kResult);
  for (const Name* v : original->locals) fresh(v, NameClass::kLocal);
  for (const Name* v : original->closure_vars) {
    Name* captured = fresh(v, NameClass::kClosureVar);
    captured->by_value = v->by_value;
    captured->inl = saved_inl;
    captured->outer = name(v->outer);
    Name* outer = captured->outer;
    captured->canonical = outer->canonical != nullptr ? outer->canonical : outer;
    captured->canonical->captured = true;
  }
  copy->body = list(original->body);
  into_ = saved_into;
  inl_ = saved_inl;
  plan_ = saved_plan;
  saved_into->closures.push_back(copy);
  return copy;
}

}  // namespace vole::inlining
