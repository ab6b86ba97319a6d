// Substituting type arguments for type parameters, and making instances of generic types and
// functions (Go spec, "Instantiations"). Also the entry for later phases that build full
// instances of generic bodies.
#pragma once

#include <unordered_map>

#include "compiler/types/object.h"
#include "compiler/types/type.h"
#include "compiler/types/universe.h"

namespace vole::types {

class SubstMap {
 public:
  SubstMap() = default;
  SubstMap(const TypeParamList& tparams, const TypeList& targs);
  bool empty() const { return map_.empty(); }
  // Where instances are said to be made, for messages about cycles.
  SubstMap& at(Pos pos) {
    pos_ = pos;
    return *this;
  }
  Pos pos() const { return pos_; }
  const Type* lookup(const TypeParam* p) const {
    auto it = map_.find(p);
    return it == map_.end() ? static_cast<const Type*>(p) : it->second;
  }

 private:
  std::unordered_map<const TypeParam*, const Type*> map_;
  Pos pos_{};
};

// t with the parameters replaced; t itself if nothing changed.
const Type* subst(Universe& universe, const Type* t, const SubstMap& map);
// orig must be a generic Named, Alias or Signature; the count of targs must match. Identical
// arguments give the same instance. The result is not verified against the constraints.
const Type* instantiate(Universe& universe, const Type* orig, const TypeList& targs,
                        Pos pos = Pos{});
// copies of the variables of the list with substituted types
Var* clone_var(Universe& universe, const Var* v, const Type* type);
Func* clone_func(Universe& universe, Func* f, const Signature* type);
// Methods whose receiver has type `from` copied with receiver type `to`; false if none had.
bool replace_recv_type(Universe& universe, const std::vector<Func*>& in, const Type* from,
                       const Type* to, std::vector<Func*>* out);
bool is_parameterized(const TypeParamList& tparams, const Type* t);

}  // namespace vole::types
