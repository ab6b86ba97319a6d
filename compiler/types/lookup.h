// Finding fields and methods by name through embedding (Go spec, "Selectors", "Method sets").
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compiler/types/object.h"
#include "compiler/types/type.h"

namespace vole::types {

struct LookupResult {
  Object* obj = nullptr;   // Var (field) or Func
  std::vector<int> index;  // path; with obj == null and index not empty the name is ambiguous
  // With obj: a pointer was followed on the path. Without obj and with an empty index: the
  // method exists but its pointer receiver cannot be had (not addressable).
  bool indirect = false;
};

// t is addressable: methods with pointer receiver count. Errors are for the caller to report.
LookupResult lookup_field_or_method(const Type* t, bool addressable, const Package* pkg,
                                    std::string_view name, bool fold_case = false);
// Field index in a field list, or -1.
int field_index(const std::vector<Var*>& fields, const Package* pkg, std::string_view name,
                bool fold_case);
// *T gives T and true; anything else itself and false.
const Type* deref(const Type* t, bool* was_pointer);
const Type* deref_struct_ptr(const Type* t);
bool is_interface_ptr(const Type* t);
bool has_invalid_embedded_fields(const Type* t);

// Whether the exported declarations of pkg lead to its unexported type `name`.
bool exposed_by_exports(const Package* pkg, std::string_view name);

// The method set of a type in gc's order (sorted by id), promoted methods included; with
// `pointer` that of *t. For run-time type descriptors and itabs.
struct MethodSetEntry {
  Func* func = nullptr;
  std::vector<int> index;
  bool indirect = false;
};
std::vector<MethodSetEntry> method_set(const Type* t);

// The first method (sorted) that V lacks to implement T, or null. For later phases; the
// checker uses Checker::missing_method, which explains the cause.
Func* missing_method(const Type* v, const Interface* t, bool is_static, bool* wrong_type);

}  // namespace vole::types
