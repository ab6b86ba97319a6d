// `index bounds check elided`: where the range of an index lies within an array or constant string.
//
// gc says so while it lowers functions, long after escape analysis: one after the other in the
// order of its list, each with the closures that it still makes (the last one first), operands
// before operators.
#include <utility>

#include "compiler/escape/graph.h"
#include "compiler/ir/call_graph.h"
#include "compiler/types/constant.h"
#include "compiler/types/universe.h"

namespace vole::escape {

using ir::as;
using ir::Op;
using ir::to;

namespace {

constexpr int kMostBits = 62;

bool small_constant(const ir::Node* n, int64_t* value) {
  auto* literal = as<ir::Literal>(n);
  if (literal == nullptr || literal->value->kind() != types::ConstantKind::kInt) return false;
  return literal->value->to_int64(value) && *value == static_cast<int32_t>(*value);
}

class Bounds {
 public:
  Bounds(ir::Program& program, Report& report) : program_(program), report_(report) {}

  void function(ir::Func* func) {
    std::vector<ir::Func*> pending = {func};
    while (!pending.empty()) {
      ir::Func* next = pending.back();
      pending.pop_back();
      made_.clear();
      list(next->body);
      pending.insert(pending.end(), made_.begin(), made_.end());
    }
  }

 private:
  void list(const ir::NodeList& nodes) {
    for (ir::Node* n : nodes) node(n);
  }

  void node(ir::Node* n) {
    if (n == nullptr) return;
    switch (n->op) {
      case Op::As:
        return assign(n, to<ir::Assign>(n)->x, to<ir::Assign>(n)->y);
      case Op::AsOp:
        return assign(n, to<ir::AssignOp>(n)->x, to<ir::AssignOp>(n)->y);
      case Op::As2:
        return assign_pairs(to<ir::AssignList>(n));
      case Op::MapLit:
        list(n->init);
        for (ir::Node* entry : to<ir::Composite>(n)->list) {
          node(to<ir::Key>(entry)->value);
          node(to<ir::Key>(entry)->key);
        }
        return;
      case Op::Append:
        return append(to<ir::Call>(n));
      case Op::Closure:
        list(n->init);
        if (ir::is_capturing(to<ir::Closure>(n)->func)) made_.push_back(to<ir::Closure>(n)->func);
        return;
      default:
        ir::for_each_child(n, [this](ir::Node*& child) { node(child); });
        if (n->op == Op::Index) index(to<ir::Index>(n), false);
    }
  }

  // The key of a map store is evaluated last.
  void assign(ir::Node* n, ir::Node* x, ir::Node* y) {
    list(n->init);
    if (x->op == Op::IndexMap) std::swap(x, y);
    node(x);
    node(y);
  }

  // But for the first one, values are saved before they are stored.
  void assign_pairs(ir::AssignList* n) {
    list(n->init);
    for (size_t i = 0; i < n->lhs.size() && i < n->rhs.size(); i++) {
      node(i == 0 ? n->lhs[i] : n->rhs[i]);
      node(i == 0 ? n->rhs[i] : n->lhs[i]);
    }
  }

  // The index of an appended element is first copied to a variable, of which only the type is
  // known.
  void append(ir::Call* n) {
    list(n->init);
    for (ir::Node* arg : n->args) {
      auto* element = as<ir::Index>(arg);
      if (element == nullptr || n->ddd || arg == n->args[0]) {
        node(arg);
        continue;
      }
      list(element->init);
      node(element->x);
      node(element->index);
      index(element, true);
    }
  }

  void index(ir::Index* n, bool by_type) {
    if (n->bounded) return;
    if (n->index->op == Op::Literal) return;
    ir::TypeTable& types = program_.types;
    int64_t length = 0;
    if (auto* array = types.under_as<types::Array>(n->x->type)) {
      length = array->len;
    } else if (auto* text = as<ir::Literal>(n->x)) {
      length = static_cast<int64_t>(text->value->string_value().size());
    } else {
      return;
    }
    if (!below(n->index, length, by_type)) return;
    n->bounded = true;
    report_.add(program_.report_pos(n), "index bounds check elided");
  }

  // Whether the value of `n` is in [0, limit), judged by its type and, if not only by that, its
  // last operation.
  bool below(const ir::Node* n, int64_t limit, bool by_type) {
    auto* basic = program_.types.under_as<types::Basic>(n->type);
    if (basic == nullptr || (basic->info & types::kIsInteger) == 0) return false;
    bool is_signed = (basic->info & types::kIsUnsigned) == 0;
    int bits = static_cast<int>(8 * program_.types.size_of(n->type));
    int64_t v = 0;
    auto* operation = by_type ? nullptr : as<ir::Binary>(n);
    if (operation != nullptr && (n->op == Op::And || n->op == Op::AndNot)) {
      bool known = small_constant(operation->x, &v);
      if (!known && small_constant(operation->y, &v)) {
        known = true;
        if (n->op == Op::AndNot) {
          v = ~v;
          if (!is_signed && bits < 64) v &= (int64_t{1} << bits) - 1;
        }
      }
      if (known && v >= 0 && v < limit) return true;
    } else if (operation != nullptr && !is_signed && small_constant(operation->y, &v)) {
      if (n->op == Op::Mod && v >= 0 && v <= limit) return true;
      for (; n->op == Op::Div && bits > 0 && v >= 2; v >>= 1) bits--;
      if (n->op == Op::Rsh) {
        if (v > bits) return true;
        bits -= static_cast<int>(v);
      }
    }
    return !is_signed && bits <= kMostBits && (int64_t{1} << bits) <= limit;
  }

  ir::Program& program_;
  Report& report_;
  std::vector<ir::Func*> made_;  // closures of the current function
};

}  // namespace

void report_bounds(ir::Program& program, ir::Unit& unit, Report& report) {
  if (!report.enabled()) return;
  Bounds bounds(program, report);
  for (ir::Func* func : all_functions(unit)) {
    if (reports(func) && !ir::is_capturing(func)) bounds.function(func);
  }
}

}  // namespace vole::escape
