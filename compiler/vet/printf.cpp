// Which functions print: those of the library that are known to, and those that hand their last
// parameters on to one that does. See printf.h for what is then checked.
//
// A candidate has parameters (..., args ...any), perhaps with a format string before them. It
// counts once it is seen to pass them on as they are; then those that pass theirs to it count, too.
#include "compiler/vet/printf.h"

#include <algorithm>

#include "compiler/types/named.h"
#include "compiler/types/typeset.h"

namespace vole::vet {

using namespace syntax;
using types::Object;
using types::Var;

namespace {

// What prints, apart from what is found out. The kind follows from the name.
constexpr std::string_view kPrinters[] = {
    "fmt.Append",  "fmt.Appendf",  "fmt.Appendln", "fmt.Errorf",         "fmt.Fprint",
    "fmt.Fprintf", "fmt.Fprintln", "fmt.Print",    "fmt.Printf",         "fmt.Println",
    "fmt.Sprint",  "fmt.Sprintf",  "fmt.Sprintln", "runtime/trace.Logf",
};
// Of these packages and types the functions named below.
constexpr std::string_view kLogs[] = {"log.", "(*log.Logger)."};
constexpr std::string_view kLogNames[] = {"Print",   "Printf", "Println", "Fatal",  "Fatalf",
                                          "Fatalln", "Panic",  "Panicf",  "Panicln"};
constexpr std::string_view kTests[] = {"(*testing.common).", "(testing.TB)."};
constexpr std::string_view kTestNames[] = {"Error", "Errorf", "Fatal", "Fatalf",
                                           "Log",   "Logf",   "Skip",  "Skipf"};

template <typename Prefixes, typename Names>
bool is_one_of(std::string_view name, const Prefixes& prefixes, const Names& names) {
  for (std::string_view prefix : prefixes) {
    if (name.substr(0, prefix.size()) != prefix) continue;
    std::string_view rest = name.substr(prefix.size());
    if (std::find(std::begin(names), std::end(names), rest) != std::end(names)) return true;
  }
  return false;
}

PrintKind known_kind(const std::string& name) {
  bool prints =
      std::find(std::begin(kPrinters), std::end(kPrinters), name) != std::end(kPrinters) ||
      is_one_of(name, kLogs, kLogNames) || is_one_of(name, kTests, kTestNames);
  if (!prints) return PrintKind::None;
  if (name == "fmt.Errorf") return PrintKind::Errorf;
  return name.back() == 'f' ? PrintKind::Printf : PrintKind::Print;
}

// The parameters that a function might pass on.
struct Forwarded {
  const Var* format = nullptr;  // null: it has none
  const Var* args = nullptr;    // null: it is no candidate
};

Forwarded forwarded_by(const types::Signature* signature) {
  if (signature == nullptr || !signature->variadic) return {};
  const std::vector<Var*>& params = signature->params->vars;
  auto* slice = types::as<types::Slice>(params.back()->type);
  if (slice == nullptr) return {};
  auto* interface = types::as<types::Interface>(types::unalias(slice->elem));
  if (interface == nullptr || !types::type_set(interface).is_all()) return {};
  Forwarded out;
  out.args = params.back();
  if (params.size() >= 2 && is_string_type(params[params.size() - 2]->type)) {
    out.format = params[params.size() - 2];
  }
  return out;
}

bool names(const Expr* x, const Var* parameter) {
  auto* name = as<Name>(x);
  return name != nullptr && parameter != nullptr && name->object == parameter;
}

struct Candidate;

// A call in which a candidate passes its parameters on.
struct Forward {
  Candidate* from;
  const CallExpr* call;
};

struct Candidate {
  const Object* object;
  BlockStmt* body;
  Forwarded params;
  std::vector<Forward> callers;
};

class PrinterFinder {
 public:
  PrinterFinder(Pass& pass, bool report) : pass_(pass), report_(report) {}

  void run() {
    pass_.each_node([&](Node* node) { collect(node); });
    for (const std::unique_ptr<Candidate>& candidate : candidates_) scan(*candidate);
  }

  PrintKind kind_of(const Object* object) {
    object = origin_of(object);
    auto known = pass_.kinds.find(object);
    if (known != pass_.kinds.end()) return known->second;
    PrintKind kind = known_kind(pass_.full_name(object));
    pass_.kinds.emplace(object, kind);
    return kind;
  }

 private:
  void add(const Object* object, const types::Signature* signature, BlockStmt* body) {
    Forwarded params = forwarded_by(signature);
    if (object == nullptr || body == nullptr || params.args == nullptr) return;
    auto candidate = std::make_unique<Candidate>(Candidate{object, body, params, {}});
    by_object_[object] = candidate.get();
    candidates_.push_back(std::move(candidate));
  }

  void add_literal(const Expr* target, const Expr* value) {
    auto* function = as<FuncLit>(value);
    if (function == nullptr) return;
    auto* variable = types::as<Var>(object_of(target));
    add(variable, types::under_as<types::Signature>(function->type), function->body);
  }

  void collect(Node* node) {
    if (auto* decl = as<FuncDecl>(node)) {
      auto* func = types::as<types::Func>(decl->name->object);
      if (func != nullptr) add(func, func->signature(), decl->body);
    } else if (auto* variables = as<VarDecl>(node)) {
      if (variables->names.size() != variables->values.size()) return;
      for (size_t i = 0; i < variables->names.size(); i++) {
        add_literal(variables->names[i], variables->values[i]);
      }
    } else if (auto* assign = as<AssignStmt>(node)) {
      if (assign->lhs.size() != assign->rhs.size()) return;
      for (size_t i = 0; i < assign->lhs.size(); i++) add_literal(assign->lhs[i], assign->rhs[i]);
    }
  }

  // Looks for calls that pass the parameters on, up to where one of these may be changed.
  void scan(Candidate& candidate) {
    const Forwarded& params = candidate.params;
    bool changed = false;
    auto is_param = [&](const Expr* x) { return names(x, params.format) || names(x, params.args); };
    auto look = [&](Node* node) {
      if (changed) return;
      if (auto* assign = as<AssignStmt>(node)) {
        for (const Expr* target : assign->lhs) changed |= is_param(target);
      } else if (auto* operation = as<Operation>(node)) {
        changed |=
            operation->op == Operator::And && operation->y == nullptr && is_param(operation->x);
      } else if (auto* call = as<CallExpr>(node)) {
        if (call->arguments.empty() || !names(call->arguments.back(), params.args)) return;
        if (const Object* callee = callee_of(call)) found_call(candidate, callee, call);
      }
    };
    Pass::walk(candidate.body, look);
  }

  void found_call(Candidate& from, const Object* callee, const CallExpr* call) {
    auto other = by_object_.find(origin_of(callee));
    if (other != by_object_.end()) other->second->callers.push_back({&from, call});
    PrintKind kind = kind_of(callee);
    if (kind != PrintKind::None) propagate({&from, call}, kind);
  }

  void propagate(Forward first, PrintKind kind) {
    std::vector<Forward> work = {first};
    while (!work.empty()) {
      Forward forward = work.back();
      work.pop_back();
      if (!forwards_well(forward, kind)) continue;
      PrintKind& known = pass_.kinds[forward.from->object];
      if (known == kind) continue;
      known = kind;
      work.insert(work.end(), forward.from->callers.rbegin(), forward.from->callers.rend());
    }
  }

  bool forwards_well(const Forward& forward, PrintKind kind) {
    const CallExpr* call = forward.call;
    size_t count = call->arguments.size();
    if (kind != PrintKind::Print) {
      bool format = count >= 2 && forward.from->params.format != nullptr &&
                    names(call->arguments[count - 2], forward.from->params.format);
      if (!format) return false;
    }
    if (call->has_dots) return true;
    auto* signature = types::as<types::Signature>(call->function->type);
    if (signature == nullptr || count > signature->params->vars.size()) return false;
    if (report_) {
      std::string_view word = kind == PrintKind::Print    ? "print"
                              : kind == PrintKind::Printf ? "printf"
                                                          : "errorf";
      pass_.report(Check::Printf, call->first,
                   "missing ... in args forwarded to " + std::string(word) + "-like function");
    }
    return false;
  }

  Pass& pass_;
  bool report_;
  std::vector<std::unique_ptr<Candidate>> candidates_;
  std::unordered_map<const Object*, Candidate*> by_object_;
};

}  // namespace

void check_printf(Pass& pass, bool report) {
  PrinterFinder finder(pass, report);
  finder.run();
  if (!report) return;
  pass.each_node([&](Node* node) {
    auto* call = as<CallExpr>(node);
    const Object* callee = call != nullptr ? callee_of(call) : nullptr;
    if (callee == nullptr) return;
    PrintKind kind = finder.kind_of(callee);
    if (kind == PrintKind::None) return;
    std::string name = pass.full_name(callee);
    if (kind == PrintKind::Print) {
      check_print_call(pass, call, name);
    } else {
      check_formatted_call(pass, call, kind, name, pass.input.go_minor);
    }
  });
}

}  // namespace vole::vet
