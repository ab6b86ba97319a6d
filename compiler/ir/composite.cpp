// Composite literals (Go spec, "Composite literals"): keys become positions, what has no value
// stays zero.
#include <algorithm>

#include "compiler/ir/make_expr.h"
#include "compiler/types/constant.h"
#include "compiler/types/lookup.h"
#include "compiler/types/universe.h"

namespace vole::ir {

using types::as;

namespace {

void struct_literal(Body& body, const syntax::CompositeLit* e, const types::Struct* type,
                    Composite* n) {
  for (size_t i = 0; i < e->elements.size(); i++) {
    const syntax::Expr* value = e->elements[i];
    size_t index = i;
    Pos pos = value->pos();
    if (auto* pair = syntax::as<syntax::KeyValueExpr>(value)) {
      auto* key = syntax::as<syntax::Name>(pair->key);
      auto same = [&](const types::Var* f) { return f->name == key->name.view(); };
      index = static_cast<size_t>(
          std::find_if(type->fields.begin(), type->fields.end(), same) - type->fields.begin());
      value = pair->element;
    }
    if (index >= type->fields.size()) continue;
    const types::Var* f = type->fields[index];
    auto* k = body.p.make<StructKey>();
    k->pos = pos;
    k->index = static_cast<uint32_t>(index);
    k->name = f->name;
    k->type = body.types.intern(f->type);
    k->value = expr_as(body, value, k->type);
    body.p.append(n->list, k);
  }
}

void list_literal(Body& body, const syntax::CompositeLit* e, const types::Type* elem,
                  Composite* n) {
  int64_t next = 0;
  int64_t length = 0;
  for (const syntax::Expr* x : e->elements) {
    auto* pair = syntax::as<syntax::KeyValueExpr>(x);
    Node* value = expr_as(body, pair != nullptr ? pair->element : x, elem);
    if (pair == nullptr) {
      body.p.append(n->list, value);
    } else {
      if (pair->key->value != nullptr) {
        types::ConstantPool& pool = body.b.universe.constants();
        pool.to_int(pair->key->value)->to_int64(&next);
      }
      auto* k = body.p.make<Key>();
      k->pos = x->pos();
      k->type = elem;
      k->key = int_literal(body, next, pair->key->pos());
      k->value = value;
      body.p.append(n->list, k);
    }
    next++;
    length = std::max(length, next);
  }
  n->len = length;
}

void map_literal(Body& body, const syntax::CompositeLit* e, const types::Map* type,
                 Composite* n) {
  for (const syntax::Expr* x : e->elements) {
    auto* pair = syntax::as<syntax::KeyValueExpr>(x);
    if (pair == nullptr) continue;
    auto* k = body.p.make<Key>();
    k->pos = x->pos();
    k->key = expr_as(body, pair->key, type->key);
    k->value = expr_as(body, pair->element, type->elem);
    body.p.append(n->list, k);
  }
  n->len = static_cast<int64_t>(n->list.size());
}

}  // namespace

Node* composite(Body& body, const syntax::CompositeLit* e) {
  const types::Type* type = body.type_of(e);
  auto* pointer = body.types.under_as<types::Pointer>(type);
  const types::Type* base = pointer != nullptr ? pointer->elem : type;
  const types::Type* u = body.types.underlying(base);
  Op op = Op::StructLit;
  if (as<types::Array>(u) != nullptr) op = Op::ArrayLit;
  if (as<types::Slice>(u) != nullptr) op = Op::SliceLit;
  if (as<types::Map>(u) != nullptr) op = Op::MapLit;
  auto* n = body.p.make<Composite>(op);
  n->pos = e->pos();
  n->type = base;
  if (auto* str = as<types::Struct>(u)) {
    struct_literal(body, e, str, n);
  } else if (auto* array = as<types::Array>(u)) {
    list_literal(body, e, array->elem, n);
    n->len = array->len;
  } else if (auto* slice = as<types::Slice>(u)) {
    list_literal(body, e, slice->elem, n);
  } else if (auto* map = as<types::Map>(u)) {
    map_literal(body, e, map, n);
  }
  if (pointer == nullptr) return n;
  return unary(body.p, Op::PtrLit, e->pos(), type, n);
}

}  // namespace vole::ir
