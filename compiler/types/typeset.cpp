// Computes the type set of an interface: its methods, embedded ones included, and the
// intersection of its terms (Go spec, "Interface types").
#include "compiler/types/typeset.h"

#include <algorithm>
#include <unordered_map>

#include "compiler/types/checker.h"
#include "compiler/types/predicates.h"

namespace vole::types {

namespace {

constexpr size_t kMaxTerms = 100;

// A set of types: the union of the terms, or with `all` every type.
struct TermList {
  bool all = false;
  std::vector<Term> terms;
};

bool term_disjoint(const Term& x, const Term& y) {
  const Type* ux = y.tilde ? underlying(x.type) : x.type;
  const Type* uy = x.tilde ? underlying(y.type) : y.type;
  return !identical(ux, uy);
}

TermList intersect(const TermList& x, const TermList& y) {
  if (x.all) return y;
  if (y.all) return x;
  TermList result;
  for (const Term& a : x.terms) {
    for (const Term& b : y.terms) {
      if (!term_disjoint(a, b)) result.terms.push_back(!a.tilde || b.tilde ? a : b);
    }
  }
  result.terms = normalize_terms(std::move(result.terms));
  return result;
}

// Exported names first, then by name, then (unexported ones) by package.
bool method_less(const Func* a, const Func* b) {
  bool ea = is_exported(a), eb = is_exported(b);
  if (ea != eb) return ea;
  if (a->name != b->name) return a->name < b->name;
  if (ea || a->pkg == nullptr || b->pkg == nullptr) return false;
  return a->pkg->path < b->pkg->path;
}

class Builder {
 public:
  Builder(Checker* check, const Interface* i) : check_(check), i_(i) {}

  void run(Pos pos) {
    // Seen again while it is computed (a cycle, reported elsewhere) the set has no restriction.
    TypeSet* set = i_->universe->make<TypeSet>();
    i_->type_set = set;
    for (Func* m : i_->methods) add_method(m->pos, m, true);
    TermList terms{true, {}};
    bool comparable = false;
    for (size_t k = 0; k < i_->embeddeds.size(); k++) {
      Pos at = k < i_->embed_pos.size() ? i_->embed_pos[k] : Pos{};
      TermList element;
      bool element_comparable = false;
      if (!embedded(at, i_->embeddeds[k], &element, &element_comparable)) continue;
      combine(&terms, &comparable, element, element_comparable);
    }
    (void)pos;
    std::sort(methods_.begin(), methods_.end(), method_less);
    set->comparable = comparable;
    set->methods = std::move(methods_);
    set->all = terms.all;
    set->terms = std::move(terms.terms);
  }

 private:
  void duplicate(Pos pos, const Func* m, const Func* other) {
    ErrorReport report(*check_, Kind::DuplicateMethod);
    report.add(pos, {m->name});
    report.add_text(positions_[other],
                    format_text("other declaration of method {0}", {m->name}));
    report.report();
  }

  void add_method(Pos pos, Func* m, bool is_explicit) {
    Func*& slot = by_id_[object_id(m->pkg, m->name)];
    if (slot == nullptr) {
      slot = m;
      positions_[m] = pos;
      methods_.push_back(m);
      return;
    }
    if (check_ == nullptr) return;
    Func* other = slot;
    if (is_explicit) {
      duplicate(pos, m, other);
      return;
    }
    // Whether the signatures agree can only be told once all types are set up.
    Checker* check = check_;
    Pos other_pos = positions_[other];
    check->later([check, pos, m, other, other_pos] {
      if ((pos.is_known() && !check->allow_version(14)) || !identical(m->type, other->type)) {
        ErrorReport report(*check, Kind::DuplicateMethod);
        report.add(pos, {m->name});
        report.add_text(other_pos, format_text("other declaration of method {0}", {m->name}));
        report.report();
      }
    });
  }

  // The type set of one embedded element; false: to be ignored.
  bool embedded(Pos at, const Type* t, TermList* terms, bool* comparable) {
    const Type* u = underlying(t);
    if (u == nullptr || !is_valid(u)) return false;
    bool gated = at.is_known() && check_ != nullptr;
    if (const Interface* other = as<Interface>(u)) {
      const TypeSet& set = compute_type_set(check_, at, other);
      if (gated && check_->is_imported_constraint(t) &&
          !check_->verify_version(
              at, 18, format_text("embedding constraint interface {0}", {check_->str(t)}))) {
        return false;
      }
      *comparable = set.comparable;
      for (Func* m : set.methods) add_method(at, m, false);
      *terms = TermList{set.all, set.terms};
      return true;
    }
    if (const Union* un = as<Union>(u)) {
      if (gated && !check_->verify_version(
                       at, 18, format_text("embedding interface element {0}", {check_->str(u)}))) {
        return false;
      }
      return union_terms(at, un, terms);
    }
    if (gated && !check_->verify_version(
                     at, 18, format_text("embedding non-interface type {0}", {check_->str(t)}))) {
      return false;
    }
    terms->terms.push_back(Term{false, t});
    return true;
  }

  bool union_terms(Pos at, const Union* un, TermList* result) {
    for (const Term& t : un->terms) {
      const Type* u = underlying(t.type);
      if (u == nullptr || !is_valid(u)) continue;
      if (const Interface* i = as<Interface>(u)) {
        const TypeSet& set = compute_type_set(check_, at, i);
        if (set.all) result->all = true;
        result->terms.insert(result->terms.end(), set.terms.begin(), set.terms.end());
      } else if (!t.tilde || identical(t.type, u)) {
        result->terms.push_back(t);
      }
      if (result->all) result->terms.clear();
      result->terms = normalize_terms(std::move(result->terms));
      if (result->terms.size() > kMaxTerms) {
        if (check_ != nullptr) {
          check_->error(at, Kind::TooManyUnionTerms, {check_->str(int64_t{kMaxTerms})});
        }
        return false;
      }
    }
    return true;
  }

  void combine(TermList* terms, bool* comparable, const TermList& other, bool other_comparable) {
    *terms = intersect(*terms, other);
    bool both = *comparable || other_comparable;
    if (both && !terms->all) {
      std::erase_if(terms->terms, [](const Term& t) {
        return !comparable_type(t.type, false, nullptr);
      });
      both = false;
    }
    *comparable = both;
  }

  Checker* check_;
  const Interface* i_;
  std::vector<Func*> methods_;
  std::unordered_map<std::string, Func*> by_id_;
  std::unordered_map<const Func*, Pos> positions_;
};

}  // namespace

const TypeSet& compute_type_set(Checker* check, Pos pos, const Interface* i) {
  if (i->type_set != nullptr) return *i->type_set;
  if (!i->complete) return *i->universe->all_types();
  Builder(check, i).run(pos);
  return *i->type_set;
}

void inherit_checker(const Interface* copy, const Interface* from) {
  copy->check = from->check;
  if (copy->check != nullptr) copy->check->interface_copies.push_back(copy);
}

const TypeSet& type_set(const Interface* i) { return compute_type_set(i->check, Pos{}, i); }

bool is_comparable(const TypeSet& set) {
  if (set.all) return set.comparable;
  if (set.terms.empty()) return false;
  for (const Term& t : set.terms) {
    if (!comparable_type(t.type, false, nullptr)) return false;
  }
  return true;
}

bool subset_of(const TypeSet& a, const TypeSet& b) {
  if (b.all) return true;
  if (a.all) return false;
  for (const Term& t : a.terms) {
    bool inside = std::any_of(b.terms.begin(), b.terms.end(),
                              [&](const Term& other) { return term_subset_of(t, other); });
    if (!inside) return false;
  }
  return true;
}

Func* lookup_method(const TypeSet& set, const Package* pkg, std::string_view name,
                    bool fold_case, int* index) {
  int i = method_index(set.methods, pkg, name, fold_case);
  if (index != nullptr) *index = i;
  return i >= 0 ? set.methods[static_cast<size_t>(i)] : nullptr;
}

bool term_includes(const Term& term, const Type* t) {
  return identical(term.type, term.tilde ? underlying(t) : t);
}

bool terms_disjoint(const Term& a, const Term& b) { return term_disjoint(a, b); }

bool term_subset_of(const Term& a, const Term& b) {
  if (term_disjoint(a, b)) return false;
  return !a.tilde || b.tilde;
}

std::vector<Term> normalize_terms(std::vector<Term> terms) {
  // Quadratic, but lists are short. A term that another one contains goes.
  std::vector<Term> result;
  std::vector<bool> used(terms.size(), false);
  for (size_t i = 0; i < terms.size(); i++) {
    if (used[i]) continue;
    Term t = terms[i];
    for (size_t j = i + 1; j < terms.size(); j++) {
      if (used[j] || term_disjoint(t, terms[j])) continue;
      if (!t.tilde && terms[j].tilde) t = terms[j];
      used[j] = true;
    }
    result.push_back(t);
  }
  return result;
}

std::vector<Term> intersect_terms(const std::vector<Term>& a, const std::vector<Term>& b) {
  return intersect(TermList{false, a}, TermList{false, b}).terms;
}

}  // namespace vole::types
