// Shapes: gc compiles one body for all instances of a generic function whose type arguments have
// the same underlying types. Here each instance has a body of its own, but the report speaks of
// shapes; their types exist for it alone: named types of a package go.shape.
// Source: cmd/compile's noder/reader.go.
#include <algorithm>

#include "compiler/ir/symbol.h"
#include "compiler/ir/type_table.h"
#include "compiler/types/named.h"
#include "compiler/types/parts.h"
#include "compiler/types/typeset.h"
#include "compiler/types/universe.h"

namespace vole::ir {

using types::as;
using types::Type;
using types::TypeKind;

bool TypeTable::is_shape(const Type* t) const {
  auto* named = as<types::Named>(t);
  return named != nullptr && shape_package_ != nullptr && named->obj->pkg == shape_package_;
}

bool TypeTable::has_shape(const Type* t) {
  if (t == nullptr || shape_package_ == nullptr) return false;
  auto it = has_shape_.find(t);
  if (it != has_shape_.end()) return it->second;
  has_shape_[t] = false;  // a type that contains itself
  bool found = mentions_shape(t);
  return has_shape_[t] = found;
}

bool TypeTable::mentions_shape(const Type* t) {
  switch (t->kind) {
    case TypeKind::kNamed: {
      if (is_shape(t)) return true;
      auto* named = static_cast<const types::Named*>(t);
      for (const Type* arg : targs_of(named)) {
        if (has_shape(arg)) return true;
      }
      auto local = local_names_.find(named);
      return local != local_names_.end() && local->second.find("go.shape.") != std::string::npos;
    }
    case TypeKind::kInterface: {
      const types::TypeSet& set = types::type_set(static_cast<const types::Interface*>(t));
      for (const types::Func* m : set.methods) {
        if (has_shape(m->type)) return true;
      }
      return false;
    }
    default:
      return types::any_part(t, [this](const Type* part) { return has_shape(part); });
  }
}

const Type* TypeTable::shape_of(const Type* targ, bool basic) {
  if (is_shape(targ)) return targ;
  // Inside of its own definition a type has no underlying type yet that could be its shape.
  if (std::find(forming_.begin(), forming_.end(), targ) != forming_.end() && has_shape(targ)) {
    return targ;
  }
  if (is_interface(targ) && as<types::Named>(targ) != nullptr && has_shape(targ)) return targ;
  auto* pointer = under_as<types::Pointer>(targ);
  bool any_pointer = basic && pointer != nullptr;
  // A pointer to a type made of shapes keeps what it points to.
  if (any_pointer && !is_shape(pointer->elem) && has_shape(pointer->elem)) return targ;
  const Type* any = pointer_to(this->basic(types::BasicKind::kUint8));
  const Type* u = any_pointer ? any : underlying(targ);
  std::string name(link_string(u));
  const Type*& shape = shapes_[name];
  if (shape != nullptr) return shape;
  if (shape_package_ == nullptr) shape_package_ = universe_.new_package("go.shape", "go.shape");
  types::TypeName* obj = universe_.new_type_name(Pos{}, shape_package_, name, nullptr);
  types::Named* made = universe_.new_named(obj, u);
  obj->type = made;
  made->unpacked = true;
  made->from_rhs = u;
  made->underlying = u;
  made->has_underlying = true;
  closed_.insert(made);
  return shape = made;
}

types::TypeList TypeTable::shapes_of(const types::TypeParamList& tparams,
                                     const types::TypeList& targs) {
  types::TypeList shapes;
  for (size_t i = 0; i < targs.size(); i++) {
    bool basic = i < tparams.size() && types::type_set(types::iface(tparams[i])).is_method_set();
    shapes.push_back(shape_of(targs[i], basic));
  }
  return shapes;
}

}  // namespace vole::ir
