// Building what replaces an inlined call, and the stock of bodies that it is copied from.
#pragma once

#include <unordered_map>

#include "compiler/inline/copy.h"
#include "compiler/inline/decide.h"

namespace vole::inlining {

// Keeps the body of `func` as it is now for calls to be replaced by.
ir::InlineBody* keep_body(ir::Program& program, const ir::Func& func);

// A copy of a whole function with its closures, which the program does not list.
ir::Func* copy_function(ir::Program& program, const ir::Func& func);

// Told when an array of child pointers moves: pointers into it must follow.
class Relocation {
 public:
  virtual ~Relocation() = default;
  virtual void moved(ir::Node** from, ir::Node** to, uint32_t count) = 0;
};

class Expander final : public ClosureOwner {
 public:
  Expander(const Context& context, Relocation& relocation)
      : context_(context), relocation_(relocation) {}

  // The node that evaluates the call's arguments to new variables of `caller`, then runs a copy of
  // the body of `callee`, which has an inline_body. Takes the call's children.
  ir::InlinedCall* expand(ir::Func& caller, ir::Call& call, ir::Func& callee);

  // Functions made for closures in copied bodies, in order.
  const std::vector<ir::Func*>& closures() const { return closures_; }

  void adopt(ir::Func& copy, const ir::Func& original, ir::Func& outer, uint32_t inl) override;

 private:
  // How many literals, bodies of loops over functions, and go or defer calls a function has named.
  struct Numbers {
    uint32_t literals = 0, ranges = 0, go_defers = 0;
  };

  Numbers& numbers_of(const ir::Func& func);
  void append_moved(ir::NodeList& to, const ir::NodeList& from);
  void evaluate_callee(ir::NodeList& init, ir::Node* fun);
  void bind_arguments(ir::InlinedCall& n, const ir::Call& call,
                      const std::vector<ir::Name*>& params);

  const Context& context_;
  Relocation& relocation_;
  std::unordered_map<const ir::Func*, Numbers> numbers_;
  std::vector<ir::Func*> closures_;
};

}  // namespace vole::inlining
