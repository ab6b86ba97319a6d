// The walk over a package, see inline.h. Source: cmd/compile/internal/inline/interleaved.
#include <memory>
#include <unordered_map>

#include "compiler/inline/devirtualize.h"
#include "compiler/ir/call_graph.h"
#include "compiler/ir/finish.h"

namespace vole::inlining {

using ir::Func;
using ir::Node;
using ir::NodeList;

namespace {

// The calls of one function, innermost first, by the place in the tree that holds each. A call that
// is inlined keeps its place in the list, and those of the inlined body follow at the end.
class Sites final : public Relocation {
 public:
  explicit Sites(Func& func) : func_(func) {
    for (Node*& stmt : func.body) mark(stmt);
  }

  // Finds the calls in an InlinedCall that are not known yet.
  void mark_below(Node* n) {
    ir::for_each_child_in_field_order(n, [&](Node*& child) { mark(child); });
  }
  void moved(Node** from, Node** to, uint32_t count) override {
    if (from == to) return;
    for (uint32_t i = 0; i < count; i++) {
      auto it = index_.find(from + i);
      if (it == index_.end()) continue;
      size_t site = it->second;
      index_.erase(it);
      index_[to + i] = site;
      places_[site] = to + i;
    }
  }

  Func& func() const { return func_; }
  size_t size() const { return places_.size(); }
  Node*& operator[](size_t i) const { return *places_[i]; }

  std::vector<Func*> resolved;  // what each call is known to run; null: unknown yet
  bool big = false;

 private:
  void mark(Node*& n) {
    bool is_call = n->op == ir::Op::CallFunc || n->op == ir::Op::CallInter;
    if ((is_call || n->op == ir::Op::InlinedCall) && index_.count(&n) != 0) return;
    mark_below(n);
    if (!is_call) return;
    index_[&n] = places_.size();
    places_.push_back(&n);
  }

  Func& func_;
  std::vector<Node**> places_;
  std::unordered_map<Node**, size_t> index_;
};

// Which function's places move now.
class CurrentSites final : public Relocation {
 public:
  void moved(Node** from, Node** to, uint32_t count) override {
    if (sites != nullptr) sites->moved(from, to, count);
  }
  Sites* sites = nullptr;
};

class Pass {
 public:
  Pass(const Context& context, Decider& decider, ir::Unit& unit)
      : context_(context),
        decider_(decider),
        unit_(unit),
        expander_(context, current_),
        devirtualizer_(context, current_) {}

  // Both add to the unit's list of compiled functions.
  void run();
  // Rewrites a function that is made after all others.
  void run_alone(Func& func);

 private:
  Sites& prepare(Func& func);
  void component(const std::vector<Func*>& funcs);
  // One round over a function's calls, with those that appear meanwhile; whether any was inlined.
  bool round(Sites& sites);
  // Counts the call for its callee, once. How many calls that has; 0 if it is not known.
  int resolve(Sites& sites, size_t i);
  bool inline_site(Sites& sites, size_t i);

  const Context& context_;
  Decider& decider_;
  ir::Unit& unit_;
  CurrentSites current_;
  Expander expander_;
  Devirtualizer devirtualizer_;
  std::unordered_map<const Func*, std::unique_ptr<Sites>> sites_;
  std::unordered_map<const Func*, int> uses_;
  bool rewritten_ = false;  // a call, since the components were found
};

Sites& Pass::prepare(Func& func) {
  std::unique_ptr<Sites>& sites = sites_[&func];
  sites = std::make_unique<Sites>(func);
  sites->big = context_.options.level != 0 && decider_.is_big(func);
  if (sites->big && context_.report.level() > 1 && is_reported(context_, func)) {
    context_.report.add(place_of(func),
                        "function " + name_of(context_, func) +
                            " considered 'big'; reducing max cost of inlinees");
  }
  return *sites;
}

int Pass::resolve(Sites& sites, size_t i) {
  if (sites.resolved.size() <= i) sites.resolved.resize(i + 1, nullptr);
  if (Func* known = sites.resolved[i]) return uses_[known];
  auto* call = ir::as<ir::Call>(sites[i]);
  if (call == nullptr) return 0;
  current_.sites = &sites;
  if (devirtualizer_.visit(sites.func(), *call)) rewritten_ = true;
  Func* callee = decider_.target(sites.func(), *call);
  if (callee == nullptr) return 0;
  sites.resolved[i] = callee;
  return ++uses_[callee];
}

bool Pass::inline_site(Sites& sites, size_t i) {
  auto* call = ir::as<ir::Call>(sites[i]);
  if (call == nullptr) return false;
  int count = resolve(sites, i);
  if (count == 0) return false;
  Func& caller = sites.func();
  bool once = count == 1 && sites.resolved[i]->is_closure;
  Func* callee = decider_.to_inline(caller, *call, sites.big, once);
  if (callee == nullptr) return false;
  if (is_reported(context_, caller)) {
    context_.report.add(place_of(context_, caller, call),
                        "inlining call to " + name_of(context_, *callee));
  }
  current_.sites = &sites;
  ir::InlinedCall* result = expander_.expand(caller, *call, *callee);
  sites[i] = result;
  sites.mark_below(result);
  devirtualizer_.inlined(caller, *result);
  return true;
}

bool Pass::round(Sites& sites) {
  bool changed = false;
  size_t from = 0;
  size_t to = sites.size();
  while (from != to) {
    for (size_t i = from; i < to; i++) changed |= inline_site(sites, i);
    from = to;
    to = sites.size();
    // New calls of a closure are counted before the first of them is inlined.
    for (size_t i = from; i < to; i++) resolve(sites, i);
  }
  return changed;
}

void Pass::component(const std::vector<Func*>& funcs) {
  for (bool changed = true; changed;) {
    changed = false;
    for (Func* func : funcs) {
      auto it = sites_.find(func);
      if (it != sites_.end()) changed |= round(*it->second);
    }
  }
}

void Pass::run() {
  const std::vector<Func*> funcs = ir::listed_functions(unit_);
  std::vector<ir::Component> components = ir::components_bottom_up(funcs);
  if (context_.options.level != 0) {
    for (const ir::Component& component : components) {
      for (Func* func : component.funcs) decider_.check(*func);
    }
  }
  for (Func* func : funcs) {
    Sites& sites = prepare(*func);
    for (size_t i = 0; i < sites.size(); i++) resolve(sites, i);
  }
  // Calls whose methods became known lead elsewhere than before.
  if (rewritten_) components = ir::components_bottom_up(funcs);
  for (const ir::Component& part : components) component(part.funcs);
  unit_.compiled = funcs;
  const std::vector<Func*>& copied = expander_.closures();
  unit_.compiled.insert(unit_.compiled.end(), copied.begin(), copied.end());
}

void Pass::run_alone(Func& func) {
  Sites& sites = prepare(func);
  for (bool changed = true; changed;) {
    changed = false;
    for (size_t i = 0; i < sites.size(); i++) changed |= inline_site(sites, i);
  }
  const std::vector<Func*>& copied = expander_.closures();
  unit_.compiled.insert(unit_.compiled.end(), copied.begin(), copied.end());
  unit_.compiled.push_back(&func);
}

// Instances and what is made for them are compiled by gc with each package that uses them. Here
// they are rewritten once; if they are to be reported again, a copy of what they were stands in.
void list_stand_ins(Context& context, ir::Unit& unit) {
  ir::Program& program = context.program;
  bool reported = context.report.enabled() || context.report.logging();
  std::vector<Func*> funcs;
  for (Func* func : unit.funcs) {
    auto it = program.pristine.find(func);
    if (it == program.pristine.end()) {
      funcs.push_back(func);
      bool may_come_again = func->dup_ok && func->kind == ir::FuncKind::kBuilt;
      if (may_come_again && program.units.size() > 1) {
        program.pristine[func] = copy_function(program, *func);
      }
      continue;
    }
    if (!reported || (func->shape != nullptr && func->shape != func)) continue;
    Func* stand_in = copy_function(program, *it->second);
    stand_in->stands_for = func;
    if (func->shape != nullptr) stand_in->shape = stand_in;
    context.stand_ins[func] = stand_in;
    funcs.push_back(stand_in);
  }
  unit.funcs = std::move(funcs);
  for (Func*& func : unit.bodies) {
    auto it = context.stand_ins.find(func);
    if (it != context.stand_ins.end()) func = it->second;
  }
}

}  // namespace

void run(ir::Program& program, ir::Unit& unit, const Options& options, Report& report) {
  Context context{program, options, report, unit.pkg};
  if (program.blank == nullptr) {  // bodies of imported functions refer to it
    program.blank = program.new_name(ir::NameClass::kBlank, "_", nullptr, Pos{});
  }
  list_stand_ins(context, unit);
  Decider decider(context);
  {
    Pass pass(context, decider, unit);
    pass.run();
  }
  for (Func* func : unit.wrappers) {
    Pass pass(context, decider, unit);
    pass.run_alone(*func);
  }
  for (Func* func : unit.funcs) ir::finish_function(program, func);
  for (Func* func : unit.wrappers) ir::finish_function(program, func);
}

}  // namespace vole::inlining
