// The verdicts: from the solved graph into the tree, the report and the log.
#include <algorithm>

#include "compiler/escape/flow.h"
#include "compiler/types/universe.h"

namespace vole::escape {

using ir::as;
using ir::Op;
using ir::to;

namespace {

constexpr int64_t kMostByValue = 128;  // bytes of a variable that a closure copies

class Applier {
 public:
  explicit Applier(Context& context)
      : context_(context),
        speaks_(context.report.enabled() || context.report.logging() ||
                context.options.log != nullptr) {
    if (context.options.log == nullptr) return;
    const auto& explanations = context.options.log->explanations;
    for (size_t i = 0; i < explanations.size(); i++) {
      reasons_.try_emplace(explanations[i].node, static_cast<int32_t>(i));
    }
  }

  void expression(const Location& location) {
    ir::Node* n = location.node;
    bool escapes = location.has(kEscapes);
    n->escape = escapes ? ir::Escape::kHeap : ir::Escape::kNone;
    bool silent = n->op == Op::Closure && to<ir::Closure>(n)->func->wrapper;
    if (!silent && speaks_) {
      std::string subject = n->op == Op::Append ? "append" : context_.text(n);
      line(escapes ? Kind::kEscapes : Kind::kStays, n, location.func,
           subject + (escapes ? " escapes to heap" : " does not escape"), subject);
    }
    if (!escapes && !location.has(kPersists) &&
        (n->op == Op::Closure || n->op == Op::MethodValue || n->op == Op::SliceLit)) {
      n->transient = true;
    }
    if (n->op == Op::StringToBytes && !location.has(kMutates)) {
      n->escape = ir::Escape::kNever;
      say(n, location.func, "zero-copy string->[]byte conversion");
    }
  }

  void variable(const Location& location) {
    auto* name = to<ir::Name>(location.node);
    bool escapes = location.has(kEscapes);
    name->heap = escapes;
    name->escape = escapes ? ir::Escape::kHeap : ir::Escape::kNone;
    if (!speaks_) return;
    std::string subject = context_.text(name);
    if (escapes) {
      line(Kind::kMovedToHeap, name, location.func, "moved to heap: " + subject, subject);
    } else if (!name->is_temp) {
      line(Kind::kInFrame, name, location.func, "", subject);
    }
  }

  void parameter(Kind kind, const ir::Name* name, const ir::Func* func, std::string text) {
    line(kind, name, func, std::move(text), std::string(name->name));
  }

  // A line that is no verdict.
  void say(const ir::Node* n, const ir::Func* func, std::string text) {
    if (reports(func)) context_.report.add(context_.program.report_pos(n), std::move(text));
  }

  void leaks(const ir::Func* func, const ir::Name* name, const ir::Leaks& leaks) {
    if (!speaks_) return;
    std::string p(name->name);
    bool said = false;
    auto one = [&](Kind kind, std::string text) {
      parameter(kind, name, func, std::move(text));
      said = true;
    };
    if (leaks.heap != ir::Leaks::kNo) {
      one(Kind::kLeakingParam,
          (leaks.heap == 0 ? "leaking param: " : "leaking param content: ") + p);
    }
    for (size_t i = 0; i < ir::Leaks::kResults && i < func->results.size(); i++) {
      if (leaks.results[i] == ir::Leaks::kNo) continue;
      one(Kind::kLeakingParam, "leaking param: " + p + " to result " +
                                   std::string(func->results[i]->name) +
                                   " level=" + std::to_string(leaks.results[i]));
    }
    if (!context_.options.mutation_lines) {
      if (!said) one(Kind::kParamStays, p + " does not escape");
      return;
    }
    auto extra = [&](const char* what, uint8_t derefs) {
      if (derefs == ir::Leaks::kNo) return;
      say(name, func, what + p + " derefs=" + std::to_string(derefs));
      said = true;
    };
    extra("mutates param: ", leaks.mutator);
    extra("calls param: ", leaks.callee);
    if (!said) one(Kind::kParamStays, p + " does not escape, mutate, or call");
  }

 private:
  void line(Kind kind, const ir::Node* node, const ir::Func* func, std::string text,
            std::string subject) {
    if (!reports(func)) return;
    if (!text.empty()) context_.report.add(context_.program.report_pos(node), text);
    if (kind == Kind::kEscapes) context_.report.log({node->pos, node->inl}, "escape", "");
    Log* log = context_.options.log;
    if (log == nullptr) return;
    Verdict verdict;
    verdict.kind = kind;
    verdict.node = node;
    verdict.func = func;
    verdict.at = Place{node->pos, node->inl};
    verdict.text = std::move(text);
    verdict.subject = std::move(subject);
    auto it = reasons_.find(node);
    bool lost = kind == Kind::kMovedToHeap || kind == Kind::kEscapes ||
                kind == Kind::kLeakingParam;
    if (lost && it != reasons_.end()) verdict.explanation = it->second;
    verdict.order = log->next_order++;
    log->verdicts.push_back(std::move(verdict));
  }

  Context& context_;
  bool speaks_;  // else verdicts go into the tree only
  std::unordered_map<const ir::Node*, int32_t> reasons_;
};

// If all gets lost after some dereferences, other ways of at least that length say nothing more.
void simplify(ir::Leaks& leaks) {
  if (leaks.heap == ir::Leaks::kNo) return;
  auto drop = [&](uint8_t& way) {
    if (way >= leaks.heap) way = ir::Leaks::kNo;
  };
  drop(leaks.mutator);
  drop(leaks.callee);
  for (uint8_t& way : leaks.results) drop(way);
}

// Adds the flows that the source declares.
void join(ir::Leaks& leaks, const ir::Leaks& declared) {
  auto least = [](uint8_t& way, uint8_t other) { way = std::min(way, other); };
  least(leaks.heap, declared.heap);
  least(leaks.mutator, declared.mutator);
  least(leaks.callee, declared.callee);
  for (int i = 0; i < ir::Leaks::kResults; i++) least(leaks.results[i], declared.results[i]);
}

bool is_blank_param(const ir::Name* name) { return name->name.empty() || name->name == "_"; }

std::string name_or_number(const ir::Name* name, size_t index) {
  return is_blank_param(name) ? "~p" + std::to_string(index) : std::string(name->name);
}

// The diagnostics are for people's own code.
bool describes_params(const ir::Func* func) { return !func->wrapper && !func->dup_ok; }

bool is_uintptr(ir::TypeTable& types, const types::Type* t) {
  auto* basic = types.under_as<types::Basic>(t);
  return basic != nullptr && basic->basic == types::BasicKind::kUintptr;
}

// uintptr parameters of functions with //go:uintptrescapes have lines of their own.
bool marks_uintptr(Context& context, Applier& applier, const ir::Func* func, size_t index) {
  const ir::Name* name = func->params[index];
  if ((func->pragma & ir::kPragmaUintptrEscapes) == 0) return false;
  std::string_view type;
  auto* slice = context.program.types.under_as<types::Slice>(name->type);
  if (is_uintptr(context.program.types, name->type)) {
    type = "uintptr";
  } else if (name->is_variadic && slice != nullptr &&
             is_uintptr(context.program.types, slice->elem)) {
    type = "...uintptr";
  } else {
    return false;
  }
  if (describes_params(func)) {
    applier.say(name, func,
                "marking " + name_or_number(name, index) + " as escaping " + std::string(type));
  }
  return true;
}

void record_leaks(Batch& batch, Applier& applier, ir::Func* func) {
  Context& context = batch.graph.context();
  func->leaks.assign(func->params.size(), ir::Leaks{});
  for (size_t i = 0; i < func->params.size(); i++) {
    ir::Name* name = func->params[i];
    ir::Leaks& leaks = func->leaks[i];
    if (marks_uintptr(context, applier, func, i)) {
      leaks.heap = 0;
      continue;
    }
    if (!context.has_pointers(name->type)) {
      leaks.heap = 0;
      continue;
    }
    if (is_blank_param(name)) continue;
    Location* location = batch.graph.of(name);
    leaks = location->leaks;
    if (i < func->declared_leaks.size()) join(leaks, func->declared_leaks[i]);
    simplify(leaks);
    if (describes_params(func) && !location->has(kEscapes)) applier.leaks(func, name, leaks);
  }
}

// The parameters of a function without a body, which has no Names for them.
std::vector<ir::Name*> declared_params(ir::Program& program, const ir::Func* func) {
  if (!func->params.empty() || func->object == nullptr) return func->params;
  std::vector<ir::Name*> params;
  auto add = [&](const types::Var* v) {
    params.push_back(program.new_name(ir::NameClass::kParam, v->name,
                                      program.types.intern(v->type), v->pos));
  };
  const types::Signature* sig = func->object->signature();
  if (sig->recv != nullptr) add(sig->recv);
  for (const types::Var* v : sig->params->vars) add(v);
  return params;
}

}  // namespace

void capture_variables(Batch& batch, const Batch::Record& record) {
  Graph& graph = batch.graph;
  Context& context = graph.context();
  for (ir::Name* captured : record.closure->func->closure_vars) {
    ir::Name* name = declaring(captured);
    Location* location = graph.of(captured);
    int64_t size = context.program.types.size_of(name->type);
    bool by_value = !location->addr_taken && !location->reassigned && size >= 0 &&
                    size <= kMostByValue;
    captured->by_value = by_value;
    if (!by_value) name->addr_taken = true;
    if (context.report.level() >= 2 && reports(record.closure->func)) {
      auto flag = [](bool b) { return b ? "true" : "false"; };
      context.report.add(
          context.program.report_pos(name),
          context.func_text(name->func) + " capturing by " + (by_value ? "value" : "ref") +
              ": " + context.text(name) + " (addr=" + flag(location->addr_taken) +
              " assign=" + flag(location->reassigned) + " width=" + std::to_string(size) + ")");
    }
    Hole hole = record.hole;
    if (!by_value) hole = graph.address(hole, captured, "reference");
    graph.flow(graph.note(hole, captured, "captured by a closure"), location);
  }
  const ir::Name* dict = record.closure->func->dict;
  if (dict == nullptr || context.report.level() < 2 || !reports(record.closure->func)) return;
  context.report.add(context.program.report_pos(dict),
                     context.func_text(dict->func) + " capturing by value: " + context.text(dict) +
                         " (addr=false assign=false width=8)");
}

void apply(Batch& batch, const std::vector<ir::Func*>& funcs) {
  Applier applier(batch.graph.context());
  for (ir::Func* func : funcs) record_leaks(batch, applier, func);
  for (Location& location : batch.graph.locations()) {
    if (location.node == nullptr) continue;
    if (location.node->op == Op::Name) {
      applier.variable(location);
    } else {
      applier.expression(location);
    }
  }
}

void apply_declared(Context& context, ir::Func* func) {
  Applier applier(context);
  bool no_escape = (func->pragma & ir::kPragmaNoEscape) != 0;
  func->pragma |= ir::kPragmaUintptrKeepAlive;
  std::vector<ir::Name*> params = declared_params(context.program, func);
  bool declared = !func->leaks.empty();
  func->leaks.resize(params.size());
  for (size_t i = 0; i < params.size(); i++) {
    const ir::Name* name = params[i];
    ir::Leaks& leaks = func->leaks[i];
    std::string p = name_or_number(name, i);
    if (is_uintptr(context.program.types, name->type)) {
      leaks.heap = 0;
      applier.say(name, func, "assuming " + p + " is unsafe uintptr");
      continue;
    }
    if (!declared && no_escape) leaks.mutator = leaks.callee = 0;
    if (!declared && !no_escape) leaks.heap = 0;
    if (name->name.empty() || !context.has_pointers(name->type)) continue;
    if (declared) {
      applier.leaks(func, name, leaks);
    } else if (no_escape) {
      applier.parameter(Kind::kParamStays, name, func, p + " does not escape");
    } else {
      applier.parameter(Kind::kLeakingParam, name, func, "leaking param: " + p);
    }
  }
}

}  // namespace vole::escape
