// Small questions about tree nodes: names of kinds, gc's start position, parentheses.
// Everything here is iterative, so that deep trees cost no stack.
#include "compiler/syntax/tree.h"

namespace vole::syntax {
namespace {

constexpr std::string_view kKindNames[] = {
#define VOLE_NODE(name) #name,
#include "compiler/syntax/node.def"
};

// What gc takes as the leftmost part of `node`, or null if the node's own position is its start.
const Node* leftmost_part(const Node* node) {
  switch (node->kind) {
    case NodeKind::CompositeLit:
      return static_cast<const CompositeLit*>(node)->type_expr;
    case NodeKind::KeyValueExpr:
      return static_cast<const KeyValueExpr*>(node)->key;
    case NodeKind::SelectorExpr:
      return static_cast<const SelectorExpr*>(node)->x;
    case NodeKind::IndexExpr:
      return static_cast<const IndexExpr*>(node)->x;
    case NodeKind::AssertExpr:
      return static_cast<const AssertExpr*>(node)->x;
    case NodeKind::TypeSwitchGuard: {
      auto* guard = static_cast<const TypeSwitchGuard*>(node);
      return guard->symbol != nullptr ? guard->symbol : guard->x;
    }
    case NodeKind::Operation: {
      auto* operation = static_cast<const Operation*>(node);
      return operation->y != nullptr ? operation->x : nullptr;
    }
    case NodeKind::CallExpr:
      return static_cast<const CallExpr*>(node)->function;
    case NodeKind::SendStmt:
      return static_cast<const SendStmt*>(node)->channel;
    case NodeKind::AssignStmt:
      return static_cast<const AssignStmt*>(node)->lhs[0];
    case NodeKind::RangeClause: {
      auto* range = static_cast<const RangeClause*>(node);
      return range->lhs.empty() ? range->x : range->lhs[0];
    }
    default:
      return nullptr;
  }
}

}  // namespace

std::string_view node_kind_name(NodeKind kind) { return kKindNames[static_cast<size_t>(kind)]; }

bool is_expr(const Node* node) {
  return node != nullptr && node->kind >= NodeKind::BadExpr && node->kind <= NodeKind::ChanType;
}

bool is_stmt(const Node* node) {
  return node != nullptr && node->kind >= NodeKind::EmptyStmt &&
         node->kind <= NodeKind::RangeClause;
}

bool is_decl(const Node* node) {
  return node != nullptr && node->kind >= NodeKind::ImportDecl && node->kind <= NodeKind::FuncDecl;
}

Pos Node::start() const {
  const Node* node = this;
  while (const Node* part = leftmost_part(node)) node = part;
  if (node->kind == NodeKind::File) return static_cast<const File*>(node)->source->begin();
  return node->position;
}

Expr* unparen(Expr* x) {
  while (auto* paren = as<ParenExpr>(x)) x = paren->x;
  return x;
}

}  // namespace vole::syntax
