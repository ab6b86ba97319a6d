// Which functions can be inlined and at which calls: the cost model.
//
// A body costs one for each node that gc's tree has for it, and more for what is expensive to
// execute; it fits within a budget of 80. So the count is of gc's nodes, not of ours: where one of
// our nodes stands for several of gc's (or for none), cost.cpp says so.
// Source: cmd/compile/internal/inline/inl.go.
#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>

#include "compiler/inline/inline.h"

namespace vole::inlining {

// All costs are in nodes.
inline constexpr int32_t kBudget = 80;
inline constexpr int32_t kClosureBudget = 10 * kBudget;  // of a closure that is called once
inline constexpr int32_t kBigFunctionNodes = 5000;
inline constexpr int32_t kBigFunctionBudget = 20;        // of what is inlined into a big one

struct Context {
  ir::Program& program;
  const Options& options;
  Report& report;
  const types::Package* pkg;  // whose unit is being rewritten
  // Functions that stand for others in this unit (ir::Func::stands_for).
  std::unordered_map<const ir::Func*, ir::Func*> stand_ins = {};
};

// A function as messages name it, seen from the context's package.
std::string name_of(const Context& context, const ir::Func& func);
// Whether decisions about the function are reported: those for the first instance of a shape are.
bool is_reported(const Context& context, const ir::Func& func);
// Whether the function is only there to be reported once more.
bool is_stand_in(const ir::Func& func);
// Whether gc makes the function after it has inlined all others, as a method's wrapper.
bool is_generated(const ir::Func& func);
// The position for a message about a function.
Pos place_of(const ir::Func& func);
// The position for a message about a node of `func`.
Pos place_of(const Context& context, const ir::Func& func, const ir::Node* node);
// The one function that stands for all instances of a shape.
const ir::Func* shape_of_instance(const ir::Func& func);

// What an expression is known to evaluate to: conversions are looked through, and variables that
// are only assigned where they are declared.
ir::Node* static_value(ir::Node* node);

class Decider {
 public:
  explicit Decider(const Context& context) : context_(context) {}

  // Decides, once, whether `func` can be inlined, and reports it; fills inline_body.
  void check(ir::Func& func);
  bool is_big(const ir::Func& func) const;

  // The function that a call is known to run, if the call is one that may be inlined at all.
  ir::Func* target(ir::Func& caller, ir::Call& call);
  // The function whose body is to replace the call; null if the call stays. `called_once`: it is
  // the only call of the closure that it calls.
  ir::Func* to_inline(ir::Func& caller, ir::Call& call, bool big_caller, bool called_once);

 private:
  friend class CostVisitor;

  bool may_inline(const ir::Call& call) const;
  ir::Func* named(ir::Func* func) const;
  // `resolve_only`: closures need not have been checked.
  ir::Func* callee(ir::Func& caller, ir::Node* fun, bool resolve_only);
  bool fits(const ir::Func& caller, const ir::Call& call, ir::Func& callee, bool big_caller,
            bool called_once, bool tell);
  void reject_call(const ir::Func& caller, const ir::Call& call, std::string reason);
  std::string impossible(const ir::Func& func) const;
  std::string type_of(const ir::Func& func) const;

  const Context& context_;
  std::unordered_set<const ir::Func*> checked_;
};

}  // namespace vole::inlining
