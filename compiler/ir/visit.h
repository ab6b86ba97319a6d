// The traversal templates of build.h: one switch knows the children of each node shape.
#pragma once

#include "compiler/ir/ir.h"

namespace vole::ir {

template <class F>
void for_each_in(NodeList& list, F& f) {
  for (Node*& node : list) f(node);
}

template <class F>
void for_each_child(Node* node, F f) {
  auto one = [&](Node*& child) {
    if (child != nullptr) f(child);
  };
  auto each = [&](NodeList& list) { for_each_in(list, one); };
  each(node->init);
  switch (node->shape()) {
    case Shape::Name:
    case Shape::Literal:
    case Shape::Leaf:
    case Shape::Closure:
    case Shape::Dcl:
    case Shape::Branch:
      return;
    case Shape::Unary:
      return one(to<Unary>(node)->x);
    case Shape::Binary:
      one(to<Binary>(node)->x);
      return one(to<Binary>(node)->y);
    case Shape::Sequence:
      return each(to<Sequence>(node)->list);
    case Shape::Field:
      return one(to<Field>(node)->x);
    case Shape::Index:
      one(to<Index>(node)->x);
      return one(to<Index>(node)->index);
    case Shape::Slice:
      one(to<Slice>(node)->x);
      one(to<Slice>(node)->low);
      one(to<Slice>(node)->high);
      return one(to<Slice>(node)->max);
    case Shape::Composite:
      return each(to<Composite>(node)->list);
    case Shape::StructKey:
      return one(to<StructKey>(node)->value);
    case Shape::Key:
      one(to<Key>(node)->key);
      return one(to<Key>(node)->value);
    case Shape::Call:
      one(to<Call>(node)->fun);
      return each(to<Call>(node)->args);
    case Shape::InlinedCall:
      each(to<InlinedCall>(node)->body);
      return each(to<InlinedCall>(node)->results);
    case Shape::Make:
      one(to<Make>(node)->len);
      return one(to<Make>(node)->cap);
    case Shape::Assign:
      one(to<Assign>(node)->x);
      return one(to<Assign>(node)->y);
    case Shape::AssignOp:
      one(to<AssignOp>(node)->x);
      return one(to<AssignOp>(node)->y);
    case Shape::AssignList:
      each(to<AssignList>(node)->lhs);
      return each(to<AssignList>(node)->rhs);
    case Shape::If:
      one(to<If>(node)->cond);
      each(to<If>(node)->body);
      return each(to<If>(node)->els);
    case Shape::For:
      one(to<For>(node)->cond);
      each(to<For>(node)->body);
      return one(to<For>(node)->post);
    case Shape::Range:
      one(to<Range>(node)->x);
      one(to<Range>(node)->key);
      one(to<Range>(node)->value);
      return each(to<Range>(node)->body);
    case Shape::Switch:
      one(to<Switch>(node)->tag);
      return each(to<Switch>(node)->cases);
    case Shape::TypeSwitchGuard:
      return one(to<TypeSwitchGuard>(node)->x);
    case Shape::Case:
      each(to<Case>(node)->list);
      return each(to<Case>(node)->body);
    case Shape::Select:
      return each(to<Select>(node)->cases);
    case Shape::Comm:
      one(to<Comm>(node)->comm);
      return each(to<Comm>(node)->body);
    case Shape::GoDefer:
      one(to<GoDefer>(node)->call);
      return one(to<GoDefer>(node)->at);
    case Shape::Return:
      return each(to<Return>(node)->results);
  }
}

template <class F>
void visit(Node* node, F f) {
  f(node);
  for_each_child(node, [&](Node*& child) { visit(child, f); });
}

// The same two in the order in which gc's nodes list their fields: where the order of visits shows
// in the report. It differs only in loops, whose post statement comes before the body.
template <class F>
void for_each_child_in_field_order(Node* node, F f) {
  auto* loop = as<For>(node);
  if (loop == nullptr) return for_each_child(node, f);
  auto one = [&](Node*& child) {
    if (child != nullptr) f(child);
  };
  for_each_in(loop->init, one);
  one(loop->cond);
  one(loop->post);
  for_each_in(loop->body, one);
}

template <class F>
void visit_in_field_order(Node* node, F f) {
  f(node);
  for_each_child_in_field_order(node, [&](Node*& child) { visit_in_field_order(child, f); });
}

}  // namespace vole::ir
