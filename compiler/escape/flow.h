// Makes a function's flows from its tree: a FlowBuilder walks the body once, statement by
// statement.
//
// Every part of an expression must be visited, also where its value goes nowhere, since
// sub-expressions may assign or allocate. Closures that capture variables are walked where they
// stand, by a FlowBuilder of their own; others are like declared functions. What is put off until
// all bodies of the batch are known is collected in a Batch: how closures hold their variables
// depends on assignments that may come later.
#pragma once

#include <initializer_list>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/short_vector.h"
#include "compiler/escape/definitions.h"
#include "compiler/escape/graph.h"

namespace vole::escape {

struct Batch {
  explicit Batch(Context& context) : graph(context) {}

  Graph graph;
  struct Record {
    Hole hole;  // the closure's record
    ir::Closure* closure;
  };
  std::vector<Record> closures;
};

// Locations for the parameters, results and local variables.
void add_variables(Graph& graph, ir::Func* func);

class FlowBuilder {
 public:
  FlowBuilder(Batch& batch, Definitions& definitions, ir::Func* func)
      : batch_(batch),
        graph_(batch.graph),
        context_(batch.graph.context()),
        definitions_(definitions),
        func_(func) {}

  void function();

 private:
  using Holes = std::span<const Hole>;
  using Nodes = std::span<ir::Node* const>;
  using HoleList = ShortVector<Hole, 4>;

  static Nodes nodes(const ir::NodeList& list) { return {list.data, list.size()}; }

  // flow_stmt.cpp
  void find_labels();
  bool is_loop_label(const ir::Label* label);
  void statements(const ir::NodeList& list);
  void block(const ir::NodeList& list);
  void statement(ir::Node* n);
  void loop(ir::For* n);
  void range(ir::Range* n);
  void switch_on(ir::Switch* n);
  void type_switch(ir::Switch* n, ir::TypeSwitchGuard* guard);
  void return_from(ir::Return* n);
  void go_or_defer(ir::GoDefer* n);
  Hole declare(ir::Name* name);

  // flow_assign.cpp
  Hole target(ir::Node* n);
  void assign(Nodes targets, Nodes values, std::string_view why, ir::Node* where);
  void mark_assigned(Holes holes, const ir::Node* where);
  void to_heap(ir::Node* value, std::string_view why, const ir::Node* where);

  // flow_expr.cpp
  void value(Hole hole, ir::Node* n);
  void value_without_init(Hole hole, ir::Node* n);
  void unary(Hole hole, ir::Unary* n);
  void conversion(Hole hole, ir::Unary* n);
  void binary(Hole hole, ir::Binary* n);
  void field(Hole hole, ir::Field* n);
  void method_value(Hole hole, ir::Field* n);
  void index(Hole hole, ir::Index* n);
  void composite(Hole hole, ir::Composite* n);
  void closure(Hole hole, ir::Closure* n);
  void address_as_number(Hole hole, ir::Node* n);
  void discard(ir::Node* n) { value(graph_.to_nowhere(), n); }
  void discard(const ir::NodeList& list);
  Hole type_asserted(Hole hole, const ir::Node* where, const types::Type* type,
                     std::string_view why);
  // A location for what `n` allocates, whose address goes to the hole; what it holds goes to the
  // result.
  Hole allocate(Hole hole, ir::Node* n);
  Hole into_all(Holes holes);
  Hole into_all(std::initializer_list<Hole> holes) {
    return into_all(Holes(holes.begin(), holes.size()));
  }

  // flow_call.cpp: `results` is null for a statement
  void call(const Holes* results, ir::Node* n);
  void function_call(const Holes* results, ir::Call* n);
  void append(Hole result, ir::Call* n);
  void copy(ir::Binary* n);
  void inlined(const Holes* results, ir::InlinedCall* n);
  void argument(Hole hole, const ir::Node* call, ir::Node* arg);
  void keep_uintptr(ir::Node* arg, const ir::Func* callee);
  void keep_converted(ir::Node* conversion, bool escapes);
  ir::Func* known_callee(const ir::Call* n);
  Hole parameter(const Holes* results, ir::Func* callee, size_t index);

  bool is_array(const types::Type* t) const {
    return context_.program.types.underlying(t)->kind == types::TypeKind::kArray;
  }
  bool is_uintptr(const types::Type* t) const;
  bool is_unsafe_pointer(const types::Type* t) const;

  Batch& batch_;
  Graph& graph_;
  Context& context_;
  Definitions& definitions_;
  ir::Func* func_;
  int loop_depth_ = 1;
  enum class Jump : uint8_t { kForward, kBackward };
  std::unordered_map<const ir::Label*, Jump> labels_;  // made at the first one
  std::unordered_set<const ir::Node*> kept_;  // arguments that keep_uintptr has evaluated
};

// self_assign.cpp: whether storing `src` in `dst` can put no new pointer there, as in
// `b.buf = b.buf[:n]` or `v.x = v.y`.
bool is_self_assignment(ir::TypeTable& types, const ir::Node* dst, const ir::Node* src);
// Whether the node is the Data field of a reflect.SliceHeader or StringHeader.
bool is_header_data(ir::TypeTable& types, const ir::Node* n);

// limits.cpp: why something must be in the heap in any case; empty if nothing says so.
std::string_view heap_reason(Context& context, const ir::Node* n);
// Puts constants that are known for sure in the place of expressions: sizes of slices, values to be
// converted to interfaces.
void use_constants(Context& context, Definitions& definitions, ir::Node* n, ir::Func* func);

// apply.cpp: by value or by reference, and flows into the closure's record.
void capture_variables(Batch& batch, const Batch::Record& record);
// The verdicts into tree and report, the leaks of parameters into Func::leaks.
void apply(Batch& batch, const std::vector<ir::Func*>& funcs);
// Func::leaks of a function without a body, with its lines.
void apply_declared(Context& context, ir::Func* func);

}  // namespace vole::escape
