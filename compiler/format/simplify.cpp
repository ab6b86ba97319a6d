// Rewriting the tree. See simplify.h.
#include "compiler/format/simplify.h"

#include "compiler/syntax/walk.h"

namespace vole::format {
namespace {

using namespace syntax;

void simplify_node(Node* node);

bool same(const Expr* a, const Expr* b);

template <typename T>
bool same_lists(const List<T*>& a, const List<T*>& b) {
  if (a.size() != b.size()) return false;
  for (size_t i = 0; i < a.size(); i++) {
    if (!same(a[i], b[i])) return false;
  }
  return true;
}

bool same_fields(const List<Field*>& a, const List<Field*>& b) {
  if (a.size() != b.size()) return false;
  for (size_t i = 0; i < a.size(); i++) {
    if (!same(a[i]->name, b[i]->name) || !same(a[i]->type_expr, b[i]->type_expr)) return false;
  }
  return true;
}

// Whether two expressions are written the same.
bool same(const Expr* a, const Expr* b) {
  if (a == b) return true;
  if (a == nullptr || b == nullptr || a->kind != b->kind) return false;
  auto both = [&](auto get) { return same(get(a), get(b)); };
  switch (a->kind) {
    case NodeKind::Name:
      return static_cast<const Name*>(a)->name == static_cast<const Name*>(b)->name;
    case NodeKind::BasicLit:
      return static_cast<const BasicLit*>(a)->text == static_cast<const BasicLit*>(b)->text;
    case NodeKind::ParenExpr:
      return both([](auto* x) { return static_cast<const ParenExpr*>(x)->x; });
    case NodeKind::SelectorExpr:
      return both([](auto* x) { return static_cast<const SelectorExpr*>(x)->x; }) &&
             both([](auto* x) -> const Expr* {
               return static_cast<const SelectorExpr*>(x)->selected;
             });
    case NodeKind::Operation: {
      auto *x = static_cast<const Operation*>(a), *y = static_cast<const Operation*>(b);
      return x->op == y->op && same(x->x, y->x) && same(x->y, y->y);
    }
    case NodeKind::IndexExpr: {
      auto *x = static_cast<const IndexExpr*>(a), *y = static_cast<const IndexExpr*>(b);
      return same(x->x, y->x) && same_lists(x->indices, y->indices);
    }
    case NodeKind::CallExpr: {
      auto *x = static_cast<const CallExpr*>(a), *y = static_cast<const CallExpr*>(b);
      return x->has_dots == y->has_dots && same(x->function, y->function) &&
             same_lists(x->arguments, y->arguments);
    }
    case NodeKind::ArrayType: {
      auto *x = static_cast<const ArrayType*>(a), *y = static_cast<const ArrayType*>(b);
      return same(x->length, y->length) && same(x->element, y->element);
    }
    case NodeKind::SliceType:
      return both([](auto* x) { return static_cast<const SliceType*>(x)->element; });
    case NodeKind::DotsType:
      return both([](auto* x) { return static_cast<const DotsType*>(x)->element; });
    case NodeKind::MapType: {
      auto *x = static_cast<const MapType*>(a), *y = static_cast<const MapType*>(b);
      return same(x->key, y->key) && same(x->element, y->element);
    }
    case NodeKind::ChanType: {
      auto *x = static_cast<const ChanType*>(a), *y = static_cast<const ChanType*>(b);
      return x->direction == y->direction && same(x->element, y->element);
    }
    case NodeKind::StructType: {
      auto *x = static_cast<const StructType*>(a), *y = static_cast<const StructType*>(b);
      return same_fields(x->fields, y->fields) && same_lists(x->tags, y->tags);
    }
    case NodeKind::InterfaceType:
      return same_fields(static_cast<const InterfaceType*>(a)->methods,
                         static_cast<const InterfaceType*>(b)->methods);
    case NodeKind::FuncType: {
      auto *x = static_cast<const FuncType*>(a), *y = static_cast<const FuncType*>(b);
      return same_fields(x->params, y->params) && same_fields(x->results, y->results);
    }
    default:
      return false;
  }
}

// An element (or key) of a literal whose elements have the type `type`.
void simplify_element(Expr* type, Expr** element) {
  simplify_node(*element);
  if (auto* inner = as<CompositeLit>(*element)) {
    if (inner->type_expr != nullptr && same(type, inner->type_expr)) {
      inner->type_expr = nullptr;
      inner->first = inner->position;
    }
  }
  auto* pointer = as<Operation>(type);
  auto* address = as<Operation>(*element);
  if (pointer == nullptr || pointer->op != Operator::Mul || pointer->y != nullptr) return;
  if (address == nullptr || address->op != Operator::And || address->y != nullptr) return;
  auto* inner = as<CompositeLit>(address->x);
  if (inner == nullptr || inner->type_expr == nullptr || !same(pointer->x, inner->type_expr))
    return;
  inner->type_expr = nullptr;
  inner->first = inner->position;
  *element = inner;
}

bool simplify_literal(CompositeLit* literal) {
  Expr *key = nullptr, *element = nullptr;
  if (literal->type_expr == nullptr) return false;
  switch (literal->type_expr->kind) {
    case NodeKind::ArrayType:
      element = static_cast<ArrayType*>(literal->type_expr)->element;
      break;
    case NodeKind::SliceType:
      element = static_cast<SliceType*>(literal->type_expr)->element;
      break;
    case NodeKind::MapType:
      key = static_cast<MapType*>(literal->type_expr)->key;
      element = static_cast<MapType*>(literal->type_expr)->element;
      break;
    default:
      return false;
  }
  for (Expr*& each : literal->elements) {
    auto* pair = as<KeyValueExpr>(each);
    if (pair != nullptr && key != nullptr) simplify_element(key, &pair->key);
    simplify_element(element, pair != nullptr ? &pair->element : &each);
  }
  return true;
}

bool is_blank(const Expr* x) {
  auto* name = as<Name>(x);
  return name != nullptr && name->name.is_blank();
}

void simplify_range(RangeClause* range) {
  if (range->lhs.size() == 2 && is_blank(range->lhs[1])) range->lhs = range->lhs.first(1);
  if (range->lhs.size() == 1 && is_blank(range->lhs[0])) range->lhs = {};
}

void simplify_slice(SliceExpr* slice) {
  auto* name = as<Name>(slice->x);
  auto* call = as<CallExpr>(slice->index[1]);
  if (slice->full || name == nullptr || call == nullptr) return;
  auto* function = as<Name>(call->function);
  if (function == nullptr || !(function->name == "len") || call->arguments.size() != 1) return;
  auto* argument = as<Name>(call->arguments[0]);
  if (argument != nullptr && argument->name == name->name && !call->has_dots) {
    slice->index[1] = nullptr;
  }
}

void simplify_node(Node* node) {
  if (node == nullptr) return;
  if (auto* literal = as<CompositeLit>(node)) {
    if (simplify_literal(literal)) return;
  } else if (auto* range = as<RangeClause>(node)) {
    simplify_range(range);
  } else if (auto* slice = as<SliceExpr>(node)) {
    simplify_slice(slice);
  }
  for_each_child(node, [](Node* child) { simplify_node(child); });
}

// Whether a declaration stands for a group without any, comments included.
bool is_empty_group(const Decl* decl, const Original& original) {
  const Group* group = nullptr;
  bool nothing = false;
  if (auto* import = as<ImportDecl>(decl)) {
    group = import->group;
    nothing = import->path == nullptr;
  } else if (auto* constant = as<ConstDecl>(decl)) {
    group = constant->group;
    nothing = constant->names.empty();
  } else if (auto* type = as<TypeDecl>(decl)) {
    group = type->group;
    nothing = type->name == nullptr;
  } else if (auto* variable = as<VarDecl>(decl)) {
    group = variable->group;
    nothing = variable->names.empty();
  }
  return nothing && group != nullptr && !original.has_doc(group->keyword) &&
         !original.has_comment(group->keyword, group->rparen);
}

}  // namespace

void simplify(File& file, const Original& original) {
  size_t kept = 0;
  for (Decl* decl : file.decls) {
    if (!is_empty_group(decl, original)) file.decls[kept++] = decl;
  }
  file.decls = file.decls.first(kept);
  for (Decl* decl : file.decls) simplify_node(decl);
}

}  // namespace vole::format
