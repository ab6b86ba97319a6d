// What a body costs to inline.
#pragma once

#include "compiler/inline/decide.h"

namespace vole::inlining {

class CostVisitor {
 public:
  // `call_cost`: what a call costs that is not itself inlined. `stop_early`: the walk ends when the
  // budget is exceeded (what gc does unless it has to tell the cost).
  CostVisitor(Decider& decider, ir::Func& func, int32_t budget, int32_t call_cost, bool stop_early);

  // Why the function cannot be inlined; empty if it can.
  std::string run();
  int32_t cost() const { return budget_ - left_; }

 private:
  bool list(const ir::NodeList& nodes);
  bool visit(ir::Node* n);
  bool children(ir::Node* n);
  bool give_up(std::string reason);
  // Takes `cost` for the node and looks below it.
  bool finish(ir::Node* n, int32_t cost);

  bool call(ir::Call* n);
  int32_t address(const ir::Unary* n) const;
  bool range(ir::Range* n);
  bool comm(ir::Comm* n);
  static int32_t slice(const ir::Slice* n);

  Decider& decider_;
  ir::Func& func_;
  bool big_;
  int32_t budget_;
  int32_t left_;
  int32_t call_cost_;
  bool stop_early_;
  std::string reason_;
};

// Whether gc's tree of the body has so many nodes that little is inlined into it.
bool counts_as_big(const ir::Func& func);

}  // namespace vole::inlining
