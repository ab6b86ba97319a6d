// Inference of type arguments (Go spec, "Type inference").
//
// Typed function arguments are unified with the parameter types first; then the constraints of
// the type parameters are used, until nothing new is learned; then untyped constants give their
// default types. What is inferred may mention other type parameters: those are substituted at
// the end, after cycles among them were cut.
#include <algorithm>
#include <unordered_set>

#include "compiler/types/checker.h"
#include "compiler/types/parts.h"
#include "compiler/types/unify.h"

namespace vole::types {

namespace {

std::string names_of(const TypeParamList& list) {
  std::string s;
  for (size_t i = 0; i < list.size(); i++) {
    if (i > 0) s += list.size() == 2 ? " and " : i + 1 < list.size() ? ", " : ", and ";
    s += list[i]->obj->name;
  }
  return s;
}

// The single term of a constraint, or its common underlying type as a term; type null if none.
Term core_term(const TypeParam* p, bool* single) {
  const TypeSet& set = type_set(iface(p));
  *single = false;
  if (!set.has_terms()) return {};
  if (set.terms.size() == 1) {
    *single = true;
    return set.terms[0];
  }
  bool tilde = false;
  for (const Term& term : set.terms) tilde |= term.tilde;
  return {tilde, common_under(p)};
}

// Finds type parameters whose inferred types lead back to themselves and forgets those types.
class CycleFinder {
 public:
  CycleFinder(const TypeParamList& tparams, TypeList* inferred)
      : tparams_(tparams), inferred_(*inferred) {}

  void visit(const Type* t) {
    t = unalias(t);
    if (t == nullptr || done_.count(t) != 0) return;
    if (std::find(path_.begin(), path_.end(), t) != path_.end()) {
      if (const TypeParam* p = as<TypeParam>(t)) {
        size_t i = index_of(p);
        if (i < tparams_.size()) inferred_[i] = nullptr;
      }
      return;
    }
    path_.push_back(t);
    parts(t);
    path_.pop_back();
    done_.insert(t);
  }

 private:
  size_t index_of(const TypeParam* p) const {
    return static_cast<size_t>(std::find(tparams_.begin(), tparams_.end(), p) -
                               tparams_.begin());
  }
  void vars(const std::vector<Var*>& list) {
    for (const Var* v : list) visit(v->type);
  }
  void parts(const Type* t) {
    switch (t->kind) {
      case TypeKind::kInterface:
        for (const Func* f : static_cast<const Interface*>(t)->methods) visit(f->type);
        for (const Type* e : static_cast<const Interface*>(t)->embeddeds) visit(e);
        return;
      case TypeKind::kNamed:
        for (const Type* arg : static_cast<const Named*>(t)->targs) visit(arg);
        return;
      case TypeKind::kTypeParam: {
        size_t i = index_of(static_cast<const TypeParam*>(t));
        if (i < tparams_.size() && inferred_[i] != nullptr) visit(inferred_[i]);
        return;
      }
      default:
        return for_each_part(t, [this](const Type* part) { visit(part); });
    }
  }

  const TypeParamList& tparams_;
  TypeList& inferred_;
  std::vector<const Type*> path_;
  std::unordered_set<const Type*> done_;  // left again: no cycle leads through them
};

// Only the arguments that are known.
SubstMap known_map(const TypeParamList& tparams, const TypeList& targs) {
  TypeParamList ps;
  TypeList ts;
  for (size_t i = 0; i < tparams.size() && i < targs.size(); i++) {
    if (targs[i] == nullptr) continue;
    ps.push_back(tparams[i]);
    ts.push_back(targs[i]);
  }
  return SubstMap(ps, ts);
}

}  // namespace

// One inference in progress.
class Inference {
 public:
  Inference(Checker& check, Pos pos, const TypeParamList& tparams, const TypeList& targs,
            bool reverse, ErrorReport* report)
      : check_(check),
        pos_(pos),
        tparams_(tparams),
        targs_(targs),
        unifier_(tparams, targs, check.allow_version(21)),
        reverse_(reverse),
        report_(report) {}

  bool use_arguments(const Tuple* params, const std::vector<Operand*>& args) {
    for (size_t i = 0; i < args.size(); i++) {
      const Operand& arg = *args[i];
      const Type* par = params->vars[i]->type;
      if (!is_parameterized(tparams_, par) && !is_parameterized(tparams_, arg.type)) continue;
      if (is_typed(arg.type)) {
        if (!unifier_.unify(par, arg.type, kUnifyAssign)) {
          mismatch(par, arg);
          return false;
        }
      } else if (as<TypeParam>(par) != nullptr && !arg.is_nil()) {
        untyped_.push_back(i);
      }
    }
    return true;
  }

  bool use_constraints() {
    for (;;) {
      size_t before = unifier_.unknowns();
      for (const TypeParam* p : tparams_) {
        if (!use_constraint(p)) return false;
      }
      if (unifier_.unknowns() == before) return true;
    }
  }

  bool use_untyped(const Tuple* params, const std::vector<Operand*>& args) {
    std::vector<std::pair<const TypeParam*, const Type*>> found;
    for (size_t i : untyped_) {
      const TypeParam* p = as<TypeParam>(params->vars[i]->type);
      if (unifier_.at(p) != nullptr) continue;
      auto it = std::find_if(found.begin(), found.end(), [&](auto& f) { return f.first == p; });
      if (it == found.end()) {
        found.emplace_back(p, args[i]->type);
        continue;
      }
      const Type* max = max_type(it->second, args[i]->type);
      if (max == nullptr) {
        report_->add_text(*args[i], format_text("mismatched types {0} and {1} (cannot infer {2})",
                                                {check_.str(it->second),
                                                 check_.str(args[i]->type), check_.str(p)}));
        return false;
      }
      it->second = max;
    }
    for (auto& [p, t] : found) unifier_.set(p, default_type(check_.universe, t));
    return true;
  }

  // The result with inferred types put into each other.
  TypeList finish() {
    TypeList inferred = unifier_.inferred();
    CycleFinder finder(tparams_, &inferred);
    for (const TypeParam* p : tparams_) finder.visit(p);
    std::vector<size_t> dirty;
    for (size_t i = 0; i < inferred.size(); i++) {
      if (inferred[i] != nullptr && targs_[i] == nullptr) dirty.push_back(i);
    }
    while (!dirty.empty()) {
      SubstMap map = known_map(tparams_, inferred);
      std::vector<size_t> again;
      for (size_t i : dirty) {
        const Type* t = subst(check_.universe, inferred[i], map);
        if (t == inferred[i]) continue;
        // A generic function whose parameters are all substituted is generic no more.
        const Signature* sig = as<Signature>(t);
        if (sig != nullptr && !sig->tparams.empty() && !is_parameterized(tparams_, sig)) {
          Signature* copy = check_.universe.make<Signature>(*sig);
          copy->tparams.clear();
          t = copy;
        }
        inferred[i] = t;
        again.push_back(i);
      }
      dirty = std::move(again);
    }
    for (size_t i = 0; i < inferred.size(); i++) {
      if (inferred[i] != nullptr && !is_parameterized(tparams_, inferred[i])) continue;
      const TypeName* obj = tparams_[i]->obj;
      report_->add_text(pos_, format_text("cannot infer {0} (declared at {1})",
                                          {obj->name, check_.pos_str(obj->pos)}));
      return {};
    }
    return inferred;
  }

 private:
  void mismatch(const Type* par, const Operand& arg) {
    TypeList so_far = unifier_.inferred();
    bool none = std::all_of(so_far.begin(), so_far.end(), [](auto t) { return t == nullptr; });
    std::string targ = check_.str(arg.type);
    std::string expr = check_.str(arg.expr);
    if (none) {
      report_->add_text(arg, format_text("type {0} of {1} does not match {2} (cannot infer {3})",
                                         {targ, expr, check_.str(par), names_of(tparams_)}));
      return;
    }
    const Type* inferred = subst(check_.universe, par, known_map(tparams_, so_far));
    if (inferred == par) {
      report_->add_text(arg, format_text("type {0} of {1} does not match {2}",
                                         {targ, expr, check_.str(par)}));
    } else if (reverse_) {
      report_->add_text(arg, format_text("inferred type {0} for {1} does not match type {2} of {3}",
                                         {check_.str(inferred), check_.str(par), targ, expr}));
    } else {
      report_->add_text(arg, format_text("type {0} of {1} does not match inferred type {2} for {3}",
                                         {targ, expr, check_.str(inferred), check_.str(par)}));
    }
  }

  bool use_constraint(const TypeParam* p) {
    const Type* t = unifier_.at(p);
    bool single;
    Term core = core_term(p, &single);
    auto fail = [&](const std::string& cause) {
      report_->add_text(pos_, format_text("{0} (type {1}) does not satisfy {2}{3}",
                                          {check_.str(p), check_.str(t), check_.str(p->bound),
                                           cause.empty() ? cause : " " + cause}));
      return false;
    };
    if (core.type != nullptr) {
      if (t != nullptr) {
        // The type must match the core type; that may tell about other type parameters.
        if (!unifier_.unify(t, core.type, kUnifyInexact)) return fail("");
      } else if (single && !core.tilde) {
        unifier_.set(p, core.type);
      }
    }
    // A known type must have the methods of the constraint; their types tell more.
    if (t != nullptr && !is_parameterized(tparams_, t)) {
      std::string cause;
      auto equivalent = [&](const Type* x, const Type* y) {
        return unifier_.unify(x, y, kUnifyExact);
      };
      if (!check_.has_all_methods(t, iface(p), true, equivalent, &cause)) return fail(cause);
    }
    return true;
  }

  Checker& check_;
  Pos pos_;
  const TypeParamList& tparams_;
  const TypeList& targs_;
  Unifier unifier_;
  bool reverse_;
  ErrorReport* report_;
  std::vector<size_t> untyped_;  // arguments that are untyped, for plain type parameters
};

TypeList Checker::infer(Pos pos, const TypeParamList& tparams, TypeList targs,
                        const Tuple* params, const std::vector<Operand*>& args, bool reverse,
                        ErrorReport* report) {
  targs.resize(tparams.size());
  if (std::find(targs.begin(), targs.end(), nullptr) == targs.end()) return targs;
  for (const Operand* arg : args) {
    if (!arg->ok()) return {};
  }
  if (params != nullptr && !params->vars.empty()) {
    params = static_cast<const Tuple*>(subst(universe, params, known_map(tparams, targs)));
  }
  Inference inference(*this, pos, tparams, targs, reverse, report);
  if (!inference.use_arguments(params, args)) return {};
  if (!inference.use_constraints()) return {};
  if (!inference.use_untyped(params, args)) return {};
  return inference.finish();
}

// Fresh copies of the type parameters, so that a function that calls itself does not confuse the
// parameters it infers with its own; *t is changed to use them.
TypeParamList Checker::rename_tparams(const TypeParamList& tparams, const Type** t) {
  if (tparams.empty()) return {};
  std::vector<TypeParam*> fresh;
  TypeList as_types;
  for (const TypeParam* p : tparams) {
    TypeName* obj = universe.new_type_name(p->obj->pos, p->obj->pkg, p->obj->name, nullptr);
    TypeParam* copy = universe.new_type_param(obj, nullptr);
    copy->index = p->index;
    fresh.push_back(copy);
    as_types.push_back(copy);
  }
  SubstMap map(tparams, as_types);
  TypeParamList result;
  for (size_t i = 0; i < fresh.size(); i++) {
    fresh[i]->bound = subst(universe, tparams[i]->bound, map);
    result.push_back(fresh[i]);
  }
  *t = subst(universe, *t, map);
  return result;
}

}  // namespace vole::types
