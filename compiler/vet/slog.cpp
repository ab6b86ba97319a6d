// The arguments of log/slog's functions come in pairs of a key and a value: the slog check.
#include <algorithm>

#include "compiler/types/named.h"
#include "compiler/types/predicates.h"
#include "compiler/types/typeset.h"
#include "compiler/vet/pass.h"

namespace vole::vet {

using namespace syntax;
using types::Func;
using types::Type;

namespace {

// How many arguments stand before the pairs; -1: the function takes none.
int leading_arguments(const Pass& pass, const Func* func) {
  if (func->pkg == nullptr || pass.path_of(func->pkg) != "log/slog") return -1;
  std::string_view name = func->name;
  const types::Named* receiver = receiver_named(func);
  bool is_method = func->signature() != nullptr && func->signature()->recv != nullptr;
  if (is_method && receiver == nullptr) return -1;
  std::string_view of = receiver != nullptr ? receiver->obj->name : std::string_view();
  if (of == "Record") return name == "Add" ? 0 : -1;
  if (!of.empty() && of != "Logger") return -1;
  if (name == "Debug" || name == "Info" || name == "Warn" || name == "Error") return 1;
  if (name == "DebugContext" || name == "InfoContext" || name == "WarnContext" ||
      name == "ErrorContext") {
    return 2;
  }
  if (name == "Log") return 3;
  if (name == "Group") return of.empty() ? 1 : -1;
  if (name == "With") return of.empty() ? -1 : 0;
  return -1;
}

std::string short_name(const Func* func) {
  std::string out = func->pkg->name + ".";
  if (const types::Named* receiver = receiver_named(func)) {
    out += std::string(receiver->obj->name) + ".";
  }
  return out + std::string(func->name);
}

enum class Turn { Key, Value, Unknown };

class PairCheck {
 public:
  PairCheck(Pass& pass, const CallExpr* call, const Func* func)
      : pass_(pass), call_(call), name_(short_name(func)) {}

  void run(size_t first) {
    for (size_t i = first; i < call_->arguments.size(); i++) {
      if (!take(call_->arguments[i])) return;
    }
    if (turn_ != Turn::Value) return;
    pass_.report(Check::Slog, call_->first,
                 unknown_ == nullptr ? "call to " + name_ + " missing a final value"
                                     : "call to " + name_ + " has a missing or misplaced value");
  }

 private:
  bool is_attr(const Type* type) const { return pass_.is_named(type, "log/slog", "Attr"); }
  std::string quoted(const Expr* x) const { return types::quote_string(pass_.expr_text(x)); }

  bool take(const Expr* x) {
    const Type* type = x->type;
    if (turn_ == Turn::Value) {
      turn_ = Turn::Key;
      return true;
    }
    if (turn_ == Turn::Unknown) {
      unknown_ = x;
      bool no_key = !is_string_type(type) && !is_attr(type) && !types::is_interface(type);
      if (no_key) turn_ = Turn::Key;
      return true;
    }
    if (is_string_type(type)) {
      turn_ = Turn::Value;
      return true;
    }
    if (is_attr(type)) return true;
    auto* interface = types::under_as<types::Interface>(type);
    if (interface != nullptr && types::type_set(interface).is_all()) {
      turn_ = Turn::Unknown;  // it may hold a string, or an Attr
      return true;
    }
    bool first = unknown_ == nullptr;
    pass_.report(Check::Slog, x->first,
                 name_ + " arg " + quoted(x) +
                     (first ? " should be a string or a slog.Attr (possible missing key or value)"
                            : " should probably be a string or a slog.Attr (previous arg " +
                                  quoted(unknown_) + " cannot be a key)"));
    return false;
  }

  Pass& pass_;
  const CallExpr* call_;
  std::string name_;
  Turn turn_ = Turn::Key;
  const Expr* unknown_ = nullptr;  // the last argument of which nothing is known
};

}  // namespace

void check_slog(Pass& pass) {
  if (!pass.imports("log/slog")) return;
  pass.each_node([&](Node* node) {
    auto* call = as<CallExpr>(node);
    const Func* func = call != nullptr ? static_callee_of(call) : nullptr;
    if (func == nullptr || call->has_dots) return;
    int leading = leading_arguments(pass, func);
    if (leading < 0) return;
    auto* selector = as<SelectorExpr>(call->function);
    bool method_expression = selector != nullptr && selector->selection != nullptr &&
                             selector->selection->kind == types::SelectionKind::kMethodExpr;
    size_t first = static_cast<size_t>(leading) + (method_expression ? 1 : 0);
    if (call->arguments.size() > first) PairCheck(pass, call, func).run(first);
  });
}

}  // namespace vole::vet
