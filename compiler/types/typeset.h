// Type sets of interfaces and the algebra of their terms (Go spec, "Interface types").
// A term list stands for the union of its terms; `~T` is every type whose underlying type is T.
#pragma once

#include <string>
#include <vector>

#include "compiler/types/named.h"
#include "compiler/types/type.h"

namespace vole::types {

class Checker;

// Computed once and kept in the interface. An incomplete interface gives the set of all types,
// not kept.
const TypeSet& type_set(const Interface* i);
// A copy made while its package is checked reports what is wrong with its elements, as `from` does.
void inherit_checker(const Interface* copy, const Interface* from);
// The same, reporting duplicate methods and bad unions through the checker if one is given.
const TypeSet& compute_type_set(Checker* check, Pos pos, const Interface* i);

// Whether each type of the set is comparable (Go spec, "Comparison operators").
bool is_comparable(const TypeSet& set);
bool subset_of(const TypeSet& a, const TypeSet& b);  // by terms alone
Func* lookup_method(const TypeSet& set, const Package* pkg, std::string_view name,
                    bool fold_case, int* index = nullptr);

bool term_includes(const Term& term, const Type* t);
bool term_subset_of(const Term& a, const Term& b);
bool terms_disjoint(const Term& a, const Term& b);
std::vector<Term> normalize_terms(std::vector<Term> terms);
std::vector<Term> intersect_terms(const std::vector<Term>& a, const std::vector<Term>& b);

// Calls f(type, its underlying type) for each specific type of t: the terms of a type
// parameter's constraint, or t itself. Without terms f(nullptr, nullptr) is called once.
// Stops and returns false when f does.
template <class F>
bool for_each_in_type_set(const Type* t, F f) {
  const TypeParam* p = as_type_param(t);
  if (p == nullptr) return f(t, underlying(t));
  const TypeSet& set = type_set(iface(p));
  if (!set.has_terms()) return f(nullptr, nullptr);
  for (const Term& term : set.terms) {
    const Type* u = underlying(term.type);
    if (!f(term.tilde ? u : unalias(term.type), u)) return false;
  }
  return true;
}
template <class F>
bool under_is(const Type* t, F f) {
  return for_each_in_type_set(t, [&](const Type*, const Type* u) { return f(u); });
}

}  // namespace vole::types
