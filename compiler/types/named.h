// Looking through names: aliases, underlying types, methods of defined types. Instances of
// generic types are expanded here on first use (Go spec, "Underlying types").
#pragma once

#include <string_view>

#include "compiler/types/object.h"
#include "compiler/types/type.h"

namespace vole::types {

// The type that an alias (of an alias...) stands for; other types unchanged. Null for null.
const Type* unalias(const Type* t);
// The underlying type; the constraint interface for a type parameter. Never Named or Alias.
// An unfinished declaration gives null.
const Type* underlying(const Type* t);
const Named* as_named(const Type* t);           // unalias, then Named or null
const TypeParam* as_type_param(const Type* t);  // unalias, then TypeParam or null
template <class T>
const T* under_as(const Type* t) {
  return as<T>(underlying(t));
}

// Fills in type parameters and right-hand side of an instance. Returns n.
const Named* unpack(const Named* n);
const TypeParamList& type_params(const Named* n);
size_t num_methods(const Named* n);
Func* method(const Named* n, size_t i);  // instantiates it for an instance
// Index of the declared method and the method itself, or -1 and null.
int lookup_method(const Named* n, const Package* pkg, std::string_view name, bool fold_case,
                  Func** found);
int method_index(const std::vector<Func*>& methods, const Package* pkg, std::string_view name,
                 bool fold_case);

// The constraint of a type parameter as an interface; wraps a non-interface bound.
const Interface* iface(const TypeParam* p);

// Type parameters and arguments of Named and Alias alike; empty for other types.
const TypeParamList& type_params_of(const Type* t);
const TypeList& type_args_of(const Type* t);
const Type* origin_of(const Type* t);
TypeName* type_name_of(const Type* t);  // of Named, Alias, TypeParam; else null

}  // namespace vole::types
