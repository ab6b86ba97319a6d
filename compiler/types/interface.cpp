// Interface types and the unions in them (Go spec, "Interface types", "General interfaces").
#include <algorithm>

#include "compiler/types/checker.h"

namespace vole::types {

namespace {

constexpr size_t kMaxUnionTerms = 100;

// Takes `a | b | c` apart: the terms, and the operations in between (one less).
void flatten_union(syntax::Expr* e, std::vector<syntax::Expr*>* operations,
                   std::vector<syntax::Expr*>* terms) {
  std::vector<syntax::Operation*> chain;
  auto* op = syntax::as<syntax::Operation>(e);
  while (op != nullptr && op->op == syntax::Operator::Or && op->y != nullptr) {
    chain.push_back(op);
    e = op->x;
    op = syntax::as<syntax::Operation>(e);
  }
  terms->push_back(e);
  for (size_t i = chain.size(); i-- > 0;) {
    operations->push_back(chain[i]);
    terms->push_back(chain[i]->y);
  }
}

}  // namespace

void Checker::interface_type(Interface* i, syntax::InterfaceType* e, TypeName* def) {
  i->check = this;
  interface_literals.emplace_back(e, i);
  for (syntax::Field* f : e->methods) {
    if (f->name == nullptr) {
      const Type* t = parse_union(f->type_expr);
      i->embeddeds.push_back(t);
      i->embed_pos.push_back(f->type_expr->start());
      continue;
    }
    if (f->name->name == "_") {
      error(f->name, Kind::BlankMethod);
      continue;
    }
    const Signature* sig = as<Signature>(type_expr(f->type_expr));
    if (sig == nullptr) continue;
    // The receiver is the defined type where there is one.
    const Type* recv = i;
    if (def != nullptr && as_named(def->type) != nullptr) recv = as_named(def->type);
    Var* recv_var = universe.new_var(VarKind::kRecv, f->name->pos(), pkg, "", recv);
    const_cast<Signature*>(sig)->recv = recv_var;
    Func* m = universe.new_func(f->name->pos(), pkg, f->name->name.view(), sig);
    record_def(f->name, m);
    i->methods.push_back(m);
  }
  i->complete = true;
  if (i->methods.empty() && i->embeddeds.empty()) {
    i->type_set = universe.make<TypeSet>();
    return;
  }
  std::sort(i->methods.begin(), i->methods.end(), [](const Func* a, const Func* b) {
    bool ea = is_exported(a), eb = is_exported(b);
    return ea != eb ? ea : a->name < b->name;
  });
  // Embedded types may not be complete yet.
  later([this, e, i] { compute_type_set(this, e->pos(), i); });
}

const Type* Checker::parse_union(syntax::Expr* e) {
  std::vector<syntax::Expr*> operations;
  std::vector<syntax::Expr*> exprs;
  flatten_union(e, &operations, &exprs);
  Union* result = universe.make<Union>();
  const Type* t = result;
  for (size_t i = 0; i < exprs.size(); i++) {
    Term term = parse_tilde(exprs[i]);
    // A single type is embedded as it is.
    if (exprs.size() == 1 && !term.tilde) return term.type;
    if (result->terms.size() >= kMaxUnionTerms) {
      if (is_valid(t)) {
        error(exprs[i], Kind::TooManyUnionTerms, {str(static_cast<int64_t>(kMaxUnionTerms))});
        t = universe.invalid();
      }
    } else {
      result->terms.push_back(term);
    }
    if (i > 0) record_type_and_value(operations[i - 1], Mode::kTypeExpr, t, nullptr);
  }
  if (!is_valid(t)) return t;
  later([this, exprs, result] { check_union_terms(exprs, result); });
  return result;
}

// Needs complete types. At most one error a term.
void Checker::check_union_terms(const std::vector<syntax::Expr*>& exprs, const Union* u) {
  for (size_t i = 0; i < u->terms.size(); i++) {
    const Term& t = u->terms[i];
    if (!is_valid(t.type)) continue;
    const Type* under = underlying(t.type);
    const Interface* iface = as<Interface>(under);
    if (t.tilde && iface != nullptr) {
      error(exprs[i], Kind::TildeInterface, {str(t.type)});
      continue;
    }
    if (t.tilde && !identical(under, t.type)) {
      error(exprs[i], Kind::TildeUnderlying, {str(t.type), str(under)});
      continue;
    }
    if (iface != nullptr) {
      // Interfaces need not be disjoint, but they may not bring methods or comparable.
      const TypeSet& set = type_set(iface);
      if (!set.methods.empty()) {
        error(exprs[i], Kind::UnionWithMethods, {str(t)});
      } else if (t.type == universe.comparable_type()) {
        error(exprs[i], Kind::UnionWithComparable);
      } else if (set.comparable) {
        error(exprs[i], Kind::UnionEmbedsComparable, {str(t)});
      }
      continue;
    }
    for (size_t j = 0; j < i; j++) {
      const Term& other = u->terms[j];
      if (is_interface(other.type) || !is_valid(other.type)) continue;
      if (terms_disjoint(other, t)) continue;
      error(exprs[i], Kind::OverlappingTerms, {str(t), str(other)});
      break;
    }
  }
}

Term Checker::parse_tilde(syntax::Expr* e) {
  Term term;
  syntax::Expr* x = e;
  if (auto* op = syntax::as<syntax::Operation>(e)) {
    if (op->op == syntax::Operator::Tilde) {
      x = op->x;
      term.tilde = true;
    }
  }
  term.type = type_expr(x);
  // Unions of type parameters would need to be computed anew for each instance.
  if (is_type_param(term.type)) {
    if (term.tilde) {
      error(x, Kind::TildeTypeParam, {str(e)});
    } else {
      error(x, Kind::TermTypeParam);
    }
    term.type = universe.invalid();
  }
  if (term.tilde) {
    Union* u = universe.make<Union>();
    u->terms.push_back(term);
    record_type_and_value(e, Mode::kTypeExpr, u, nullptr);
  }
  return term;
}

}  // namespace vole::types
