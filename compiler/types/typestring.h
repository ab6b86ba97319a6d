// Types and objects as text, exactly as gc's diagnostics write them.
#pragma once

#include <string>

#include "compiler/types/object.h"
#include "compiler/types/type.h"

namespace vole::types {

// How package names appear in types: returns the text before the dot, "" for none.
struct Qualifier {
  virtual std::string qualify(const Package& pkg) const = 0;

 protected:
  ~Qualifier() = default;
};

// With a null qualifier the full package path is written.
std::string type_string(const Type* t, const Qualifier* qualifier = nullptr);
std::string type_list_string(const TypeList& list, const Qualifier* qualifier = nullptr);
// "func main.f(x int)", "var x int", "type T struct{...}", as gc writes objects.
std::string object_string(const Object* obj, const Qualifier* qualifier = nullptr);
// The parameters and results of a signature without `func`.
std::string signature_string(const Signature* sig, const Qualifier* qualifier = nullptr);
// For method mismatches: no parameter names; with pkg_info the first unexported field of a
// struct tells its package.
std::string method_signature_string(const Signature* sig, const Qualifier* qualifier,
                                    bool pkg_info);
std::string type_params_string(const TypeParamList& list, const Qualifier* qualifier);
// A tuple as `(a int, b string)`.
std::string tuple_string(const Tuple* tuple, bool variadic, const Qualifier* qualifier = nullptr);
// Text that is equal for identical types and different for others, in one Universe: the key
// for canonical instances and link names.
std::string type_hash(const Type* t);
std::string instance_hash(const Type* orig, const TypeList& targs);

}  // namespace vole::types
