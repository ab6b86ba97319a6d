// Visiting the children of a tree node, in the order of the source.
// Missing parts (null pointers) are skipped. A type expression shared by several names of one list
// is a child of each of those fields. BranchStmt::target is no child.
#pragma once

#include "compiler/syntax/tree.h"

namespace vole::syntax {

namespace walk_detail {

template <typename Visit, typename T>
void list(Visit&& visit, List<T*> nodes) {
  for (T* node : nodes) {
    if (node != nullptr) visit(static_cast<Node*>(node));
  }
}

template <typename Visit, typename... Nodes>
void some(Visit&& visit, Nodes*... nodes) {
  (void(nodes == nullptr || (visit(static_cast<Node*>(nodes)), true)), ...);
}

template <typename Visit>
void children_of_expr(Node* node, Visit&& visit);
template <typename Visit>
void children_of_stmt(Node* node, Visit&& visit);
template <typename Visit>
void children_of_decl(Node* node, Visit&& visit);

}  // namespace walk_detail

// Calls visit(Node*) for each child of `node`. Fields of one list are children of the node that
// has the list; their names and types are children of the field.
template <typename Visit>
void for_each_child(Node* node, Visit&& visit) {
  using namespace walk_detail;
  if (is_stmt(node)) return children_of_stmt(node, visit);
  if (is_decl(node)) return children_of_decl(node, visit);
  if (is_expr(node)) return children_of_expr(node, visit);
  switch (node->kind) {
    case NodeKind::Field: {
      auto* n = static_cast<Field*>(node);
      return some(visit, n->name, n->type_expr);
    }
    case NodeKind::CaseClause: {
      auto* n = static_cast<CaseClause*>(node);
      list(visit, n->cases);
      return list(visit, n->body);
    }
    case NodeKind::CommClause: {
      auto* n = static_cast<CommClause*>(node);
      some(visit, n->comm);
      return list(visit, n->body);
    }
    default: {
      auto* n = static_cast<File*>(node);
      some(visit, n->package_name);
      return list(visit, n->decls);
    }
  }
}

// Calls enter(Node*) for `node` and everything below it, parents first; where it answers false,
// the children are left out.
template <typename Enter>
void walk(Node* node, Enter&& enter) {
  if (!enter(node)) return;
  for_each_child(node, [&](Node* child) { walk(child, enter); });
}

namespace walk_detail {

template <typename Visit>
void children_of_expr(Node* node, Visit&& visit) {
  switch (node->kind) {
    case NodeKind::CompositeLit: {
      auto* n = static_cast<CompositeLit*>(node);
      some(visit, n->type_expr);
      return list(visit, n->elements);
    }
    case NodeKind::KeyValueExpr: {
      auto* n = static_cast<KeyValueExpr*>(node);
      return some(visit, n->key, n->element);
    }
    case NodeKind::FuncLit: {
      auto* n = static_cast<FuncLit*>(node);
      return some(visit, n->signature, n->body);
    }
    case NodeKind::ParenExpr:
      return some(visit, static_cast<ParenExpr*>(node)->x);
    case NodeKind::SelectorExpr: {
      auto* n = static_cast<SelectorExpr*>(node);
      return some(visit, n->x, n->selected);
    }
    case NodeKind::IndexExpr: {
      auto* n = static_cast<IndexExpr*>(node);
      some(visit, n->x);
      return list(visit, n->indices);
    }
    case NodeKind::SliceExpr: {
      auto* n = static_cast<SliceExpr*>(node);
      return some(visit, n->x, n->index[0], n->index[1], n->index[2]);
    }
    case NodeKind::AssertExpr: {
      auto* n = static_cast<AssertExpr*>(node);
      return some(visit, n->x, n->type_expr);
    }
    case NodeKind::TypeSwitchGuard: {
      auto* n = static_cast<TypeSwitchGuard*>(node);
      return some(visit, n->symbol, n->x);
    }
    case NodeKind::Operation: {
      auto* n = static_cast<Operation*>(node);
      return some(visit, n->x, n->y);
    }
    case NodeKind::CallExpr: {
      auto* n = static_cast<CallExpr*>(node);
      some(visit, n->function);
      return list(visit, n->arguments);
    }
    case NodeKind::ArrayType: {
      auto* n = static_cast<ArrayType*>(node);
      return some(visit, n->length, n->element);
    }
    case NodeKind::SliceType:
      return some(visit, static_cast<SliceType*>(node)->element);
    case NodeKind::DotsType:
      return some(visit, static_cast<DotsType*>(node)->element);
    case NodeKind::StructType: {
      auto* n = static_cast<StructType*>(node);
      list(visit, n->fields);
      return list(visit, n->tags);
    }
    case NodeKind::InterfaceType:
      return list(visit, static_cast<InterfaceType*>(node)->methods);
    case NodeKind::FuncType: {
      auto* n = static_cast<FuncType*>(node);
      list(visit, n->params);
      return list(visit, n->results);
    }
    case NodeKind::MapType: {
      auto* n = static_cast<MapType*>(node);
      return some(visit, n->key, n->element);
    }
    case NodeKind::ChanType:
      return some(visit, static_cast<ChanType*>(node)->element);
    default:
      return;
  }
}

template <typename Visit>
void children_of_stmt(Node* node, Visit&& visit) {
  switch (node->kind) {
    case NodeKind::LabeledStmt: {
      auto* n = static_cast<LabeledStmt*>(node);
      return some(visit, n->label, n->stmt);
    }
    case NodeKind::BlockStmt:
      return list(visit, static_cast<BlockStmt*>(node)->list);
    case NodeKind::ExprStmt:
      return some(visit, static_cast<ExprStmt*>(node)->x);
    case NodeKind::SendStmt: {
      auto* n = static_cast<SendStmt*>(node);
      return some(visit, n->channel, n->value);
    }
    case NodeKind::DeclStmt:
      return list(visit, static_cast<DeclStmt*>(node)->decls);
    case NodeKind::AssignStmt: {
      auto* n = static_cast<AssignStmt*>(node);
      list(visit, n->lhs);
      return list(visit, n->rhs);
    }
    case NodeKind::BranchStmt:
      return some(visit, static_cast<BranchStmt*>(node)->label);
    case NodeKind::CallStmt:
      return some(visit, static_cast<CallStmt*>(node)->call);
    case NodeKind::ReturnStmt:
      return list(visit, static_cast<ReturnStmt*>(node)->results);
    case NodeKind::IfStmt: {
      auto* n = static_cast<IfStmt*>(node);
      return some(visit, n->init, n->condition, n->then, n->otherwise);
    }
    case NodeKind::ForStmt: {
      auto* n = static_cast<ForStmt*>(node);
      return some(visit, n->init, n->condition, n->post, n->body);
    }
    case NodeKind::SwitchStmt: {
      auto* n = static_cast<SwitchStmt*>(node);
      some(visit, n->init, n->tag);
      return list(visit, n->clauses);
    }
    case NodeKind::SelectStmt:
      return list(visit, static_cast<SelectStmt*>(node)->clauses);
    case NodeKind::RangeClause: {
      auto* n = static_cast<RangeClause*>(node);
      list(visit, n->lhs);
      return some(visit, n->x);
    }
    default:
      return;
  }
}

template <typename Visit>
void children_of_decl(Node* node, Visit&& visit) {
  switch (node->kind) {
    case NodeKind::ImportDecl: {
      auto* n = static_cast<ImportDecl*>(node);
      return some(visit, n->local_name, n->path);
    }
    case NodeKind::ConstDecl: {
      auto* n = static_cast<ConstDecl*>(node);
      list(visit, n->names);
      some(visit, n->type_expr);
      return list(visit, n->values);
    }
    case NodeKind::TypeDecl: {
      auto* n = static_cast<TypeDecl*>(node);
      some(visit, n->name);
      list(visit, n->type_params);
      return some(visit, n->type_expr);
    }
    case NodeKind::VarDecl: {
      auto* n = static_cast<VarDecl*>(node);
      list(visit, n->names);
      some(visit, n->type_expr);
      return list(visit, n->values);
    }
    default: {
      auto* n = static_cast<FuncDecl*>(node);
      some(visit, n->receiver, n->name);
      list(visit, n->type_params);
      return some(visit, n->signature, n->body);
    }
  }
}

}  // namespace walk_detail
}  // namespace vole::syntax
