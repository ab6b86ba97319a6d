// How closures hold the variables they capture: a copy if the variable never changes after its
// definition, its address is not taken and it is small; else its address. A variable whose address
// is needed lives in the heap until escape analysis knows better.
#include "compiler/ir/finish.h"

namespace vole::ir {

namespace {

constexpr int64_t kMaxByValue = 128;  // bytes, as gc

bool changes(const Name* declared) {
  if (declared->reassigned || declared->cls == NameClass::kResult) return true;
  return declared->defn != nullptr && declared->defn->op == Op::Range;
}

void decide(Program& program, Func* func) {
  for (Name* captured : func->closure_vars) {
    Name* declared = captured->canonical;
    if (declared == nullptr) continue;
    captured->by_value = !declared->addr_taken && !changes(declared) &&
                         program.types.size_of(declared->type) <= kMaxByValue;
    if (!captured->by_value) declared->heap = true;
  }
  for (Func* closure : func->closures) decide(program, closure);
}

void place(Func* func) {
  for (const std::vector<Name*>* list : {&func->params, &func->results, &func->locals}) {
    for (Name* name : *list) {
      if (name->heap) name->addr_taken = true;
      name->heap = name->addr_taken;
    }
  }
  for (Func* closure : func->closures) place(closure);
}

}  // namespace

void decide_captures(Program& program, Func* func) {
  decide(program, func);
  place(func);
}

}  // namespace vole::ir
