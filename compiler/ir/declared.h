// What the sources of the standard library declare of a function, where that cannot be seen from
// its body or differs from what callers in Go's own library see:
//
//   //vole:cost 62                the cost of inlining it, in place of that of the body
//   //vole:leaks p=content q=0    where the pointers in parameters flow (the receiver has its name)
//
// A flow is `heap` (the pointer itself), `content` (what it points to), `callee` (called), or a
// result's number with the dereferences on the way, as in `0` and `1+2`; several are joined by
// commas. `stays` says that there is none. Functions with a body add these flows to their own, so
// that a declaration can never promise more than the body keeps; for functions without one
// parameters that are not named leak. Only sources that the compiler trusts have these directives.
#pragma once

#include <string>
#include <vector>

#include "compiler/ir/ir.h"

namespace vole::syntax {
struct Pragma;
}

namespace vole::ir {

// Sets declared_cost and declared_leaks. `param_names`: the receiver first. Returns the
// directive that is wrong; empty: none.
std::string declare_facts(Func* func, const std::vector<std::string_view>& param_names,
                          const syntax::Pragma* pragma);

}  // namespace vole::ir
