// Deep copies of function bodies: as a stock to inline from, and into a caller.
//
// Variables, labels and closures of the body become new ones; what lies outside of it (globals,
// functions, variables of functions around) is shared. Uses of a closure's captured variables can
// be mapped to the caller's variables before copying.
#pragma once

#include <unordered_map>
#include <vector>

#include "compiler/ir/build.h"

namespace vole::inlining {

// Told of each function that is made for a closure in the copied body, before its body is copied.
class ClosureOwner {
 public:
  virtual ~ClosureOwner() = default;
  // `outer` is the function around the copy, `inl` the inlined call that the copy lies in (0 for
  // closures within closures).
  virtual void adopt(ir::Func& copy, const ir::Func& original, ir::Func& outer, uint32_t inl) = 0;
};

// How return statements of the copied body leave it: they set `results` and jump to `end`.
struct ReturnPlan {
  std::vector<ir::Name*> results;
  ir::Label* end = nullptr;
  bool declare_results = false;  // there is one return only: it declares the results
  Pos pos{};                     // of the call
};

class Copier {
 public:
  // New variables belong to `into`. `inl`: the inlined call that copied nodes come from, or 0.
  Copier(ir::Program& program, ir::Func* into, uint32_t inl, ClosureOwner* owner)
      : program_(program), into_(into), inl_(inl), owner_(owner) {}

  void map(const ir::Name* from, ir::Name* to) { names_[from] = to; }
  // A new variable of `into` in place of `from`, which becomes of class `cls`.
  ir::Name* fresh(const ir::Name* from, ir::NameClass cls);
  void set_return_plan(const ReturnPlan* plan) { plan_ = plan; }

  // The copy of a body whose variables (but for closures') are mapped.
  ir::NodeList body(const ir::NodeList& list);

 private:
  ir::Node* node(const ir::Node* n);
  ir::Node* shallow(const ir::Node* n);
  ir::NodeList list(const ir::NodeList& from);
  ir::Node* leave(const ir::Return* n);
  ir::Name* name(const ir::Name* from) const;
  ir::Label* label(const ir::Label* from);
  ir::Func* closure(const ir::Func* original);
  ir::Name* dictionary(const ir::Name* from);
  void link_definitions();

  ir::Program& program_;
  ir::Func* into_;
  uint32_t inl_;
  ClosureOwner* owner_;
  const ReturnPlan* plan_ = nullptr;
  std::unordered_map<const ir::Name*, ir::Name*> names_;
  std::unordered_map<const ir::Label*, ir::Label*> labels_;
  std::unordered_map<const ir::Node*, ir::Node*> definitions_;  // statements that define variables
  std::vector<std::pair<ir::Name*, const ir::Node*>> defined_;  // copies, with the original's defn
};

}  // namespace vole::inlining
