// Unification of types: the heart of type inference (Go spec, "Type unification").
//
// A Unifier knows a list of type parameters, each with a type inferred so far or none. Type
// parameters that were unified with each other share one handle, so a type found for one is
// found for all of them.
#pragma once

#include <vector>

#include "compiler/types/type.h"

namespace vole::types {

// How exactly two types must match. Inexact: a named type matches a type literal of the same
// underlying type, and channel directions may differ. kUnifyAssign: inexact at the top only, as
// for an assignment; kUnifyExact: identical.
constexpr unsigned kUnifyInexact = 0;
constexpr unsigned kUnifyAssign = 1;
constexpr unsigned kUnifyExact = 2;

class Unifier {
 public:
  // targs may be shorter than tparams, and hold null for unknown ones.
  Unifier(const TypeParamList& tparams, const TypeList& targs, bool interface_inference);

  // Whether x and y can be made to match; records what that says about the type parameters.
  bool unify(const Type* x, const Type* y, unsigned mode) { return nify(x, y, mode, nullptr); }
  const Type* at(const TypeParam* p) const { return types_[handle(p)]; }
  void set(const TypeParam* p, const Type* t) { types_[handle(p)] = t; }
  // How many type parameters have no type yet.
  size_t unknowns() const;
  TypeList inferred() const;

 private:
  struct Pair {
    const Interface* x;
    const Interface* y;
    const Pair* previous;
  };
  static constexpr int kMaxDepth = 50;

  const TypeParam* bound(const Type* t) const;
  size_t index_of(const TypeParam* p) const;
  size_t handle(const TypeParam* p) const { return handles_[index_of(p)]; }
  bool join(const TypeParam* x, const TypeParam* y);
  bool nify(const Type* x, const Type* y, unsigned mode, const Pair* pairs);
  bool nify_step(const Type* x, const Type* y, unsigned mode, const Pair* pairs);
  bool nify_bound(const TypeParam* px, const Type* y, unsigned mode, const Pair* pairs);
  bool nify_interfaces(const Interface* x, const Interface* y, const Pair* pairs);
  bool nify_methods(const Interface* x, const Type* y, const Pair* pairs);
  bool nify_exact_interfaces(const Interface* x, const Interface* y, const Pair* pairs);
  bool nify_parts(const Type* x, const Type* y, unsigned mode, const Pair* pairs);
  bool nify_vars(const std::vector<Var*>& x, const std::vector<Var*>& y, unsigned mode,
                 const Pair* pairs);

  const TypeParamList tparams_;
  std::vector<size_t> handles_;    // parallel to tparams_: index into types_
  std::vector<const Type*> types_;
  int depth_ = 0;
  bool interface_inference_;  // since Go 1.21
};

}  // namespace vole::types
