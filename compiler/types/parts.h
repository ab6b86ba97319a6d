// The types that a type literal is written with. Walks over types differ in what they do at named
// types, type parameters and interfaces; how they go through all others is told here, once.
#pragma once

#include "compiler/types/object.h"
#include "compiler/types/type.h"

namespace vole::types {

// Calls visit for the parts of t in the order in which they are written until it returns true, and
// returns whether it did: element types, types of fields, the tuples of parameters and results,
// terms of a union. Basic and named types, aliases, type parameters and interfaces have none here.
template <class Visit>
bool any_part(const Type* t, Visit&& visit) {
  auto any_var = [&](const std::vector<Var*>& vars) {
    for (const Var* v : vars) {
      if (visit(v->type)) return true;
    }
    return false;
  };
  switch (t->kind) {
    case TypeKind::kPointer:
      return visit(static_cast<const Pointer*>(t)->elem);
    case TypeKind::kSlice:
      return visit(static_cast<const Slice*>(t)->elem);
    case TypeKind::kArray:
      return visit(static_cast<const Array*>(t)->elem);
    case TypeKind::kChan:
      return visit(static_cast<const Chan*>(t)->elem);
    case TypeKind::kMap:
      return visit(static_cast<const Map*>(t)->key) || visit(static_cast<const Map*>(t)->elem);
    case TypeKind::kStruct:
      return any_var(static_cast<const Struct*>(t)->fields);
    case TypeKind::kTuple:
      return any_var(static_cast<const Tuple*>(t)->vars);
    case TypeKind::kSignature:
      return visit(static_cast<const Signature*>(t)->params) ||
             visit(static_cast<const Signature*>(t)->results);
    case TypeKind::kUnion:
      for (const Term& term : static_cast<const Union*>(t)->terms) {
        if (visit(term.type)) return true;
      }
      return false;
    default:
      return false;
  }
}

// Calls visit for every part of t.
template <class Visit>
void for_each_part(const Type* t, Visit&& visit) {
  any_part(t, [&](const Type* part) {
    visit(part);
    return false;
  });
}

}  // namespace vole::types
