// An inlined call is: the call's own init; parameters := arguments; results := zero (unless the one
// return statement declares them); the body, whose returns set the results and jump to its end.
// Source of names and order: noder/reader.go (unifiedInlineCall), ir/func.go (closureName).
#include "compiler/inline/expand.h"

#include <algorithm>

namespace vole::inlining {

using ir::Func;
using ir::Name;
using ir::NameClass;
using ir::Node;
using ir::NodeList;
using ir::Op;

namespace {

// What a closure's function is made for: its name says it.
enum class Purpose : uint8_t { kLiteral, kRange, kGo, kDefer };

std::string_view without_number(std::string_view symbol) {
  while (!symbol.empty() && symbol.back() >= '0' && symbol.back() <= '9') symbol.remove_suffix(1);
  return symbol;
}

Purpose purpose_of(const Func& closure) {
  std::string_view stem = without_number(closure.symbol);
  if (stem.ends_with("-range")) return Purpose::kRange;
  if (stem.ends_with(".gowrap")) return Purpose::kGo;
  if (stem.ends_with(".deferwrap")) return Purpose::kDefer;
  return Purpose::kLiteral;
}

uint32_t number_of(const Func& closure) {
  uint32_t number = 0;
  for (char c : closure.symbol.substr(without_number(closure.symbol).size())) {
    number = number * 10 + static_cast<uint32_t>(c - '0');
  }
  return number;
}

// Bodies of loops over functions name their closures after the function with the loop.
const Func& naming_parent(const Func& func) {
  const Func* parent = &func;
  while (parent->range_func_body && parent->outer != nullptr) parent = parent->outer;
  return *parent;
}

// One return, with values for unnamed results.
bool can_delay_results(const Func& func) {
  if (func.has_named_results) return false;
  int returns = 0;
  for (Node* stmt : func.body) {
    ir::visit(stmt, [&](const Node* n) {
      if (auto* leaving = ir::as<ir::Return>(n)) returns += leaving->results.empty() ? 2 : 1;
    });
  }
  return returns == 1;
}

}  // namespace

ir::InlineBody* keep_body(ir::Program& program, const Func& func) {
  ir::InlineBody* kept = program.new_inline_body();
  kept->can_delay_results = can_delay_results(func);
  Func* holder = program.new_func();
  holder->symbol = func.symbol;
  holder->pkg = func.pkg;
  holder->is_generic_instance = func.is_generic_instance;
  Copier copier(program, holder, 0, nullptr);
  for (const Name* v : func.params) copier.fresh(v, NameClass::kParam);
  for (const Name* v : func.results) copier.fresh(v, NameClass::kResult);
  for (const Name* v : func.locals) copier.fresh(v, NameClass::kLocal);
  kept->body = copier.body(func.body);
  kept->params = holder->params;
  kept->results = holder->results;
  kept->locals = holder->locals;
  return kept;
}

Func* copy_function(ir::Program& program, const Func& func) {
  Func* copy = program.new_func();
  *copy = func;
  copy->params.clear();
  copy->results.clear();
  copy->locals.clear();
  copy->closures.clear();
  copy->same_shape.clear();
  copy->inline_body = nullptr;
  copy->leaks.clear();
  copy->source = nullptr;
  copy->backend = nullptr;
  Copier copier(program, copy, 0, nullptr);
  for (const Name* v : func.params) copier.fresh(v, NameClass::kParam);
  for (const Name* v : func.results) copier.fresh(v, NameClass::kResult);
  for (const Name* v : func.locals) copier.fresh(v, NameClass::kLocal);
  copy->body = copier.body(func.body);
  return copy;
}

Expander::Numbers& Expander::numbers_of(const Func& func) {
  auto [it, fresh] = numbers_.try_emplace(&func);
  Numbers& numbers = it->second;
  if (!fresh) return numbers;
  auto count = [&](auto& self, const Func& around) -> void {
    for (const Func* closure : around.closures) {
      Purpose purpose = purpose_of(*closure);
      uint32_t& last = purpose == Purpose::kLiteral ? numbers.literals
                       : purpose == Purpose::kRange ? numbers.ranges
                                                    : numbers.go_defers;
      last = std::max(last, number_of(*closure));
      if (closure->range_func_body) self(self, *closure);
    }
  };
  count(count, func);
  return numbers;
}

void Expander::adopt(Func& copy, const Func& original, Func& outer, uint32_t inl) {
  const Func& parent = naming_parent(outer);
  Numbers& numbers = numbers_of(parent);
  std::string path;
  for (uint32_t site = inl; site != 0; site = context_.program.inline_tree[site - 1].outer) {
    path = "." + std::string(context_.program.inline_tree[site - 1].func->short_name) + path;
  }
  switch (purpose_of(original)) {
    case Purpose::kLiteral:
      path += parent.is_closure ? "." : ".func";
      path += std::to_string(++numbers.literals);
      break;
    case Purpose::kRange:
      path += "-range" + std::to_string(++numbers.ranges);
      break;
    case Purpose::kGo:
      path += ".gowrap" + std::to_string(++numbers.go_defers);
      break;
    case Purpose::kDefer:
      path += ".deferwrap" + std::to_string(++numbers.go_defers);
      break;
  }
  ir::Program& program = context_.program;
  copy.symbol = program.text(std::string(parent.symbol) + path);
  copy.short_name = program.text(std::string(parent.short_name) + path);
  copy.name->name = copy.short_name;
  copy.pkg = parent.pkg;
  copy.dup_ok = parent.dup_ok;
  copy.is_generic_instance = parent.is_generic_instance;
  if (!is_stand_in(outer)) program.funcs.push_back(&copy);
  closures_.push_back(&copy);
}

void Expander::append_moved(NodeList& to, const NodeList& from) {
  if (from.empty()) return;
  Node** before = to.data;
  uint32_t count = to.count;
  for (Node* n : from) context_.program.append(to, n);
  if (count != 0 && to.data != before) relocation_.moved(before, to.data, count);
  relocation_.moved(from.data, to.data + count, from.count);
}

// What is called is known, but finding it may have effects: f()(x).
void Expander::evaluate_callee(NodeList& init, Node* fun) {
  while (true) {
    append_moved(init, fun->init);
    if (fun->op == Op::ConvNop) {
      fun = ir::to<ir::Unary>(fun)->x;
    } else if (auto* call = ir::as<ir::InlinedCall>(fun)) {
      append_moved(init, call->body);
      if (call->results.empty()) return;
      fun = call->results[0];
    } else {
      return;
    }
  }
}

void Expander::bind_arguments(ir::InlinedCall& n, const ir::Call& call,
                              const std::vector<Name*>& params) {
  ir::Program& program = context_.program;
  auto* bind = program.make<ir::AssignList>(Op::As2);
  bind->pos = call.pos;
  bind->inl = call.inl;
  bind->def = true;
  for (Name* param : params) {
    bool is_blank = param->name.empty() || param->name == "_";
    program.append(bind->lhs, is_blank ? program.blank : param);
    if (is_blank) continue;
    auto* declaration = program.make<ir::Dcl>();
    declaration->pos = call.pos;
    declaration->inl = call.inl;
    declaration->x = param;
    program.append(bind->init, declaration);
    param->defn = bind;
  }
  bind->rhs = call.args;  // the array itself: calls in it stay where they are
  program.append(n.init, bind);
}

ir::InlinedCall* Expander::expand(Func& caller, ir::Call& call, Func& callee) {
  ir::Program& program = context_.program;
  const ir::InlineBody& stock = *callee.inline_body;
  bool unplaced = is_generated(caller) && call.inl == 0;
  program.inline_tree.push_back({&callee, unplaced ? Pos{} : call.pos, call.inl});
  const auto inl = static_cast<uint32_t>(program.inline_tree.size());

  // What gc makes without source is placed where it stands, or as the call that it replaces.
  bool forwards = callee.forwards != nullptr;
  Copier copier(program, &caller, callee.keeps_positions ? 0 : forwards ? call.inl : inl, this);
  ReturnPlan plan;
  plan.end = program.make<ir::Label>();
  plan.end->name = program.text(".i" + std::to_string(inl));
  plan.declare_results = stock.can_delay_results;
  plan.pos = call.pos;
  std::vector<Name*> params;
  for (const Name* v : stock.params) params.push_back(copier.fresh(v, NameClass::kLocal));
  for (const Name* v : stock.results) {
    plan.results.push_back(copier.fresh(v, NameClass::kLocal));
  }
  for (const Name* v : stock.locals) copier.fresh(v, NameClass::kLocal);
  for (const Name* v : callee.closure_vars) copier.map(v, v->outer);

  auto* n = program.make<ir::InlinedCall>();
  n->pos = call.pos;
  n->inl = call.inl;
  n->type = call.type;
  n->shape_type = call.shape_type;
  n->func = &callee;
  append_moved(n->init, call.init);
  evaluate_callee(n->init, call.fun);
  bind_arguments(*n, call, params);
  for (Name* result : plan.results) {
    program.append(n->results, result);
    if (plan.declare_results) continue;
    auto* declaration = program.make<ir::Dcl>();
    declaration->pos = call.pos;
    declaration->inl = call.inl;
    declaration->x = result;
    auto* clear = program.make<ir::Assign>();
    clear->pos = call.pos;
    clear->inl = call.inl;
    clear->x = result;
    program.append(n->init, declaration);
    program.append(n->init, clear);
  }
  copier.set_return_plan(&plan);
  n->body = copier.body(stock.body);
  if (forwards) {
    for (Node* stmt : n->body) {
      ir::visit(stmt, [&](Node* part) {
        if (part->op != Op::Name) part->pos = call.pos;
      });
    }
  }
  auto* end = program.make<ir::Branch>(Op::Label);
  end->pos = call.pos;
  end->inl = call.inl;
  end->label = plan.end;
  program.append(n->body, end);
  return n;
}

}  // namespace vole::inlining
