// Methods that no source declares: promoted ones, (*T).M for a value method M, interface methods
// as functions, method values; and the method tables of run-time types.
#pragma once

#include "compiler/ir/builder.h"
#include "compiler/types/lookup.h"

namespace vole::ir {

// The function of method m in the method set of the concrete interned type `recv`, with recv as
// first parameter: the declared one, or a wrapper. `index` is the path from lookup.
Func* method_func(Builder& b, const types::Type* recv, types::Func* m,
                  const std::vector<int>& index);
// The same for gc's type of shapes in place of `recv`, or null if that is no wrapper: for the
// report only, code has the other one.
Func* shape_method_func(Builder& b, const types::Type* recv, const types::Type* shape_recv,
                        types::Func* m, const std::vector<int>& index);
// The function I.M that calls method m of an interface value, its first parameter.
Func* interface_method_func(Builder& b, const types::Type* iface, const types::Func* m);
// The closure function T.M-fm of a method value: its captured variable is the receiver of type
// recv, which is the method's exact receiver type or an interface.
Func* method_value_func(Builder& b, const types::Type* recv, const types::Func* m);
// For an instance: a function for the full type arguments that calls it; gc has one for all values,
// method tables and wrappers.
Func* instance_wrapper(Builder& b, Func* instance);
void build_wrapper(Builder& b, const WrapperTask& task);

// t is converted to an interface somewhere: it and all it is made of get method tables.
void need_runtime_type(Builder& b, const types::Type* t);
void build_runtime_type(Builder& b, const types::Type* t);

}  // namespace vole::ir
