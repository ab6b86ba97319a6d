// Questions about types that the whole checker and later phases ask (Go spec, "Properties of
// types and values"). The is_* functions look through names but not into type parameters;
// the all_* functions ask for each type of a type parameter's set.
#pragma once

#include <string>
#include <string_view>

#include "compiler/types/object.h"
#include "compiler/types/type.h"

namespace vole::types {

struct Qualifier;

bool is_valid(const Type* t);
bool is_basic(const Type* t, uint16_t info);
bool all_basic(const Type* t, uint16_t info);
inline bool is_boolean(const Type* t) { return is_basic(t, kIsBoolean); }
inline bool is_integer(const Type* t) { return is_basic(t, kIsInteger); }
inline bool is_unsigned(const Type* t) { return is_basic(t, kIsUnsigned); }
inline bool is_float(const Type* t) { return is_basic(t, kIsFloat); }
inline bool is_complex(const Type* t) { return is_basic(t, kIsComplex); }
inline bool is_numeric(const Type* t) { return is_basic(t, kIsNumeric); }
inline bool is_string(const Type* t) { return is_basic(t, kIsString); }
inline bool is_integer_or_float(const Type* t) { return is_basic(t, kIsInteger | kIsFloat); }
inline bool is_const_type(const Type* t) { return is_basic(t, kIsConstType); }
inline bool all_boolean(const Type* t) { return all_basic(t, kIsBoolean); }
inline bool all_integer(const Type* t) { return all_basic(t, kIsInteger); }
inline bool all_unsigned(const Type* t) { return all_basic(t, kIsUnsigned); }
inline bool all_numeric(const Type* t) { return all_basic(t, kIsNumeric); }
inline bool all_string(const Type* t) { return all_basic(t, kIsString); }
inline bool all_ordered(const Type* t) { return all_basic(t, kIsOrdered); }
inline bool all_numeric_or_string(const Type* t) { return all_basic(t, kIsNumeric | kIsString); }

bool has_name(const Type* t);
bool is_type_lit(const Type* t);
bool is_typed(const Type* t);
bool is_untyped(const Type* t);
bool is_untyped_numeric(const Type* t);
bool is_interface(const Type* t);                 // underlying type, type parameters included
bool is_non_type_param_interface(const Type* t);
bool is_type_param(const Type* t);
bool has_empty_type_set(const Type* t);
bool is_generic(const Type* t);  // a generic type that was not instantiated
bool comparable(const Type* t);  // dynamically comparable: interfaces count
// Like comparable(); with dynamic == false interfaces do not count. Says why not in *cause.
bool comparable_type(const Type* t, bool dynamic, std::string* cause,
                     const Qualifier* qualifier = nullptr);
bool has_nil(const Type* t);
bool is_pointer(const Type* t);
bool is_unsafe_pointer(const Type* t);
bool is_uintptr(const Type* t);
bool is_bytes_or_runes(const Type* t);

bool identical(const Type* a, const Type* b);
bool identical_ignore_tags(const Type* a, const Type* b);
bool identical_origin(const Named* a, const Named* b);
bool identical_instance(const Type* orig_a, const TypeList& targs_a, const Type* orig_b,
                        const TypeList& targs_b);
const Type* default_type(const Universe& universe, const Type* t);  // of an untyped type
const Type* max_type(const Type* a, const Type* b);  // of two untyped types; null if none
bool is_valid_name(std::string_view s);

// The single underlying type of all types in t's set, or null with *cause set (as core types
// were before Go 1.25). Channels of different directions may combine.
const Type* common_under(const Type* t, std::string* cause = nullptr,
                         const Qualifier* qualifier = nullptr);
const Type* core_type(const Type* t);

// A condition on each type of a set (and its underlying type; both null: no specific type);
// false with the cause set ends the search.
class UnderCondition {
 public:
  template <class F>
  UnderCondition(F& f)  // NOLINT: implicit, refers to f
      : self_(&f), call_([](void* self, const Type* t, const Type* u, std::string* cause) {
          return (*static_cast<F*>(self))(t, u, cause);
        }) {}
  bool operator()(const Type* t, const Type* u, std::string* cause) const {
    return call_(self_, t, u, cause);
  }

 private:
  void* self_;
  bool (*call_)(void*, const Type*, const Type*, std::string*);
};
// common_under() where each type must meet the condition first. *cause is set iff it fails.
const Type* common_under_if(const Type* t, const UnderCondition* condition, std::string* cause,
                            const Qualifier* qualifier);
// "array", "slice", "struct" ... for the underlying type; "" for basic types.
std::string_view composite_kind(const Type* t);

}  // namespace vole::types
