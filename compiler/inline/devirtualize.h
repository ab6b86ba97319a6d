// Devirtualization: a method call on an interface variable that can only hold values of one
// concrete type becomes a call of that type's method.
//
// A variable's assignments are collected once per function, when one of its calls is first looked
// at, by the places in the tree that hold what is assigned: a call there says nothing until it has
// been inlined; then its result variables do. nil is no obstacle: the assertion that the call makes
// of the receiver then panics as the call would have.
// Source: cmd/compile/internal/devirtualize/devirtualize.go.
#pragma once

#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "compiler/inline/decide.h"
#include "compiler/inline/expand.h"
#include "compiler/types/lookup.h"

namespace vole::inlining {

class Devirtualizer {
 public:
  Devirtualizer(const Context& context, Relocation& relocation)
      : context_(context), relocation_(relocation) {}

  // Rewrites a CallInter in `caller` if the method is known, and says whether it has.
  bool visit(ir::Func& caller, ir::Call& call);
  // To be called when a call in `caller` has been inlined.
  void inlined(ir::Func& caller, ir::InlinedCall& result);

 private:
  // What a variable was assigned: the expression at `place`, or one of its results if it is a call
  // with several; or a value of the type that `typed` has, which is not looked at any further.
  struct Source {
    ir::Node** place = nullptr;
    size_t result = 0;
    const ir::Node* typed = nullptr;
  };
  enum class Known : uint8_t { kType, kNothing, kUnknown };
  struct Answer {
    Known known = Known::kUnknown;
    const types::Type* type = nullptr;
    const types::Type* shape = nullptr;  // what gc's tree has: the same, or a type made of shapes
  };
  using Seen = std::unordered_set<const ir::Name*>;

  Answer answer(const ir::Node* typed);
  Answer concrete_type(ir::Node* n, Seen& seen);
  Answer concrete_type(const ir::Name* name, Seen& seen);
  void collect(ir::Func& func);
  void collect(const ir::NodeList& nodes);
  void collect(ir::Node* n);
  void collect_loop(ir::Range* loop);
  void assigned(ir::Node* target, Source source);
  // Says why a method that is known is not called directly, where it is for gc's shapes.
  bool is_shaped(const ir::Func& caller, const ir::Call& call, const Answer& found,
                 const types::Func& method);
  types::MethodSetEntry find_method(const types::Type* type, const ir::Field& selector) const;
  ir::Func* declared(const types::Func* method, const types::Type* recv);
  bool rewrite(ir::Func& caller, ir::Call& call, const types::Type* type,
               const types::MethodSetEntry& found);
  // Parts of the new call; `at` is the node whose position they take.
  ir::Node* receiver(const types::MethodSetEntry& method, ir::Node* value, const ir::Node* at);
  ir::Node* embedded_field(uint32_t index, ir::Node* x, const ir::Node* at);
  ir::Node* step(ir::Op op, const types::Type* type, ir::Node* x, const ir::Node* at);
  ir::Field* select(ir::Node* self, const types::Func* method, const ir::Node* at);

  const Context& context_;
  Relocation& relocation_;
  std::unordered_map<const ir::Name*, std::vector<Source>> sources_;
  std::unordered_set<const ir::Func*> collected_;
  std::unordered_map<std::string_view, ir::Func*> by_symbol_;
  std::unordered_map<const ir::Func*, ir::Func*> forwarders_;  // by the instance
  size_t funcs_seen_ = 0, externals_seen_ = 0;  // of the program's, in by_symbol_
};

}  // namespace vole::inlining
