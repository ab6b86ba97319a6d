// Checking one call that prints: formats against arguments, directives where none are read,
// functions that were not called, methods that print themselves. See printf.h.
#include <algorithm>

#include "base/unicode.h"
#include "compiler/types/lookup.h"
#include "compiler/types/named.h"
#include "compiler/types/predicates.h"
#include "compiler/types/typeset.h"
#include "compiler/vet/format_string.h"
#include "compiler/vet/printf.h"

namespace vole::vet {

using namespace syntax;
using types::Func;
using types::Type;

namespace {

struct Verb {
  char32_t verb;
  std::string_view flags;
  Printable printable;
};

constexpr std::string_view kNumberFlags = " -+.0";
constexpr std::string_view kAllFlags = " -+.0#";
constexpr Printable kNumbers = kPrintsFloat | kPrintsComplex;
constexpr Printable kHex =
    kPrintsRune | kPrintsInt | kPrintsString | kPrintsPointer | kPrintsFloat | kPrintsComplex;

constexpr Verb kVerbs[] = {
    {'%', "", 0},
    {'b', kAllFlags, kPrintsInt | kNumbers | kPrintsPointer},
    {'c', "-", kPrintsRune | kPrintsInt},
    {'d', kNumberFlags, kPrintsInt | kPrintsPointer},
    {'e', kAllFlags, kNumbers},
    {'E', kAllFlags, kNumbers},
    {'f', kAllFlags, kNumbers},
    {'F', kAllFlags, kNumbers},
    {'g', kAllFlags, kNumbers},
    {'G', kAllFlags, kNumbers},
    {'o', kAllFlags, kPrintsInt | kPrintsPointer},
    {'O', kAllFlags, kPrintsInt | kPrintsPointer},
    {'p', "-#", kPrintsPointer},
    {'q', kAllFlags, kPrintsRune | kPrintsInt | kPrintsString},
    {'s', kNumberFlags, kPrintsString},
    {'t', "-", kPrintsBool},
    {'T', "-", kPrintsAny},
    {'U', "-#", kPrintsRune | kPrintsInt},
    {'v', kAllFlags, kPrintsAny},
    {'w', kAllFlags, kPrintsError},
    {'x', kAllFlags, kHex},
    {'X', kAllFlags, kHex},
};

const types::Signature* signature_of(const CallExpr* call) {
  return types::under_as<types::Signature>(call->function->type);
}

// A function as such, of no named type.
bool is_function_value(const Expr* x) { return types::as<types::Signature>(x->type) != nullptr; }

// Whether an argument is the receiver of the String or Error method around it, which printing it
// would call again; answers the method's name.
std::string recursive_method(const Pass& pass, const Expr* x) {
  const Type* type = x->type;
  if (type == nullptr || is_formatter(pass, type)) return "";
  const types::Package* package = &pass.input.package;
  for (std::string_view name : {"String", "Error"}) {
    auto* method = types::as<Func>(types::lookup_field_or_method(type, false, package, name).obj);
    if (method == nullptr || method->pkg != package || !is_in_body_of(method, x->first)) continue;
    const types::Signature* signature = method->signature();
    bool texts = signature->params->vars.empty() && signature->results->vars.size() == 1 &&
                 is_string_type(signature->results->vars[0]->type);
    if (!texts) return "";
    auto* address = as<Operation>(x);
    if (address != nullptr && address->y == nullptr && address->op == Operator::And) x = address->x;
    auto* receiver = as<Name>(x);
    if (receiver == nullptr || receiver->object != signature->recv) return "";
    return pass.full_name(method);
  }
  return "";
}

// Where in a literal its byte `offset` stands.
Pos place_in_literal(const BasicLit* literal, size_t offset) {
  std::string_view text = literal->text;
  Pos pos = literal->first + 1;
  if (text[0] == '`') {
    size_t at = 1;
    for (size_t i = 0; i < offset; at++) {
      if (text[at] != '\r') i++;
    }
    return literal->first + static_cast<uint32_t>(at);
  }
  size_t at = 1, value = 0;
  while (value < offset && at + 1 < text.size()) {
    size_t length = 1, bytes = 1;
    if (text[at] == '\\') {
      char kind = text[at + 1];
      length = kind == 'x'                  ? 4
               : kind == 'u'                ? 6
               : kind == 'U'                ? 10
               : kind >= '0' && kind <= '7' ? 4
                                            : 2;
      if (kind == 'u' || kind == 'U') {
        int32_t rune = static_cast<int32_t>(
            std::stoul(std::string(text.substr(at + 2, length - 2)), nullptr, 16));
        std::string encoded;
        append_rune(encoded, rune);
        bytes = encoded.size();
      }
    }
    at += length;
    value += bytes;
  }
  return pos + static_cast<uint32_t>(at - 1);
}

class FormatCheck {
 public:
  FormatCheck(Pass& pass, const CallExpr* call, const std::string& name, const Expr* format,
              int first, int go_minor)
      : pass_(pass),
        call_(call),
        name_(name),
        format_(format),
        first_(first),
        highest_(first - 1),
        go_minor_(go_minor) {}

  void run(std::string_view text, PrintKind kind) {
    std::vector<FormatOperation> operations;
    std::string error;
    if (!parse_format(text, first_, &operations, &error)) {
      pass_.report(Check::Printf, format_->first, name_ + " " + error);
      return;
    }
    bool indexed = false;
    for (const FormatOperation& operation : operations) {
      indexed |= operation.indexed || operation.width.indexed || operation.precision.indexed;
      pos_ = place_of(operation);
      if (!check(operation)) return;
      if (operation.verb == 'w' && kind != PrintKind::Errorf) {
        return report(" does not support error-wrapping directive %w");
      }
    }
    int count = static_cast<int>(call_->arguments.size());
    if ((call_->has_dots && highest_ >= count - 2) || indexed || highest_ + 1 >= count) return;
    pass_.report(Check::Printf, call_->first,
                 name_ + " call needs " + count_of(highest_ + 1 - first_, "arg") + " but has " +
                     count_of(count - first_, "arg"));
  }

 private:
  Pos place_of(const FormatOperation& operation) const {
    auto* literal = as<BasicLit>(format_);
    return literal != nullptr ? place_in_literal(literal, operation.offset) : format_->first;
  }

  void report(const std::string& text) { pass_.report(Check::Printf, pos_, name_ + text); }

  // Whether an argument is there to be checked.
  bool is_there(int index, const FormatOperation& operation) {
    int count = static_cast<int>(call_->arguments.size());
    if (index < count - 1) return true;
    if (call_->has_dots) return false;
    if (index < count) return true;
    report(" format " + std::string(operation.text) + " reads arg #" +
           std::to_string(index - first_ + 1) + ", but call has " +
           count_of(count - first_, "arg"));
    return false;
  }

  const Expr* argument(int index) const { return call_->arguments[static_cast<size_t>(index)]; }

  // False ends the check of this call.
  bool check(const FormatOperation& operation) {
    std::string format = " format " + std::string(operation.text);
    const Verb* verb = std::find_if(std::begin(kVerbs), std::end(kVerbs), [&](const Verb& each) {
      return each.verb == static_cast<char32_t>(operation.verb);
    });
    bool known = verb != std::end(kVerbs);
    Printable printable = known ? verb->printable : 0;
    if (operation.verb == 'q' && go_minor_ >= 26) {
      printable = kPrintsRune | kPrintsByte | kPrintsString;
    }
    int count = static_cast<int>(call_->arguments.size());
    bool formatter = printable != kPrintsError && operation.argument < count &&
                     argument(operation.argument)->type != nullptr &&
                     is_formatter(pass_, pass_.type_of(argument(operation.argument)));
    if (!formatter && !check_verb(operation, known ? verb : nullptr, format)) return false;

    for (int index : {operation.width.argument, operation.precision.argument}) {
      if (index < 0) continue;
      if (!is_there(index, operation)) return false;
      std::string reason;
      if (!suits_verb(pass_, kPrintsInt, pass_.type_of(argument(index)), &reason)) {
        report(format + " uses non-int " + pass_.expr_text(argument(index)) + detail(reason) +
               " as argument of *");
        return false;
      }
      highest_ = std::max(highest_, index);
    }
    if (operation.verb == '%') return true;
    highest_ = std::max(highest_, operation.argument);
    if (formatter) return true;
    if (!is_there(operation.argument, operation)) return false;
    return check_argument(operation, printable, argument(operation.argument), format);
  }

  bool check_verb(const FormatOperation& operation, const Verb* verb, const std::string& format) {
    if (verb == nullptr) {
      std::string rune;
      append_rune(rune, operation.verb);
      report(format + " has unknown verb " + rune);
      return false;
    }
    for (char flag : operation.flags) {
      if (flag == '0' || verb->flags.find(flag) != std::string_view::npos) continue;
      report(format + " has unrecognized flag " + std::string(1, flag));
      return false;
    }
    return true;
  }

  static std::string detail(const std::string& reason) {
    return reason.empty() ? "" : " (" + reason + ")";
  }

  bool check_argument(const FormatOperation& operation, Printable printable, const Expr* x,
                      const std::string& format) {
    if (is_function_value(x) && operation.verb != 'p' && operation.verb != 'T') {
      report(format + " arg " + pass_.expr_text(x) + " is a func value, not called");
      return false;
    }
    std::string reason;
    if (!suits_verb(pass_, printable, pass_.type_of(x), &reason)) {
      report(format + " has arg " + pass_.expr_text(x) + " of wrong type " +
             pass_.type_text(pass_.type_of(x)) + detail(reason));
      return false;
    }
    bool calls_methods = (printable & kPrintsString) != 0 && operation.verb != 'T' &&
                         (operation.flags.find('#') == std::string_view::npos ||
                          operation.verb == 'q' || operation.verb == 'x' || operation.verb == 'X');
    std::string method = calls_methods ? recursive_method(pass_, x) : "";
    if (method.empty()) return true;
    report(format + " with arg " + pass_.expr_text(x) + " causes recursive " + method +
           " method call");
    return false;
  }

  Pass& pass_;
  const CallExpr* call_;
  const std::string& name_;
  const Expr* format_;
  int first_;
  int highest_;
  int go_minor_;
  Pos pos_;
};

}  // namespace

void check_formatted_call(Pass& pass, const CallExpr* call, PrintKind kind, const std::string& name,
                          int go_minor) {
  const types::Signature* signature = signature_of(call);
  if (signature == nullptr || !signature->variadic || signature->params->vars.size() < 2) return;
  size_t index = signature->params->vars.size() - 2;
  if (index >= call->arguments.size()) return;
  const Expr* format = call->arguments[index];
  std::string_view text;
  if (!constant_string(format, &text)) {
    if (index + 1 == call->arguments.size() && go_minor >= 24) {
      pass.report(Check::Printf, format->first, "non-constant format string in call to " + name);
    }
    return;
  }
  if (text.find('%') == std::string_view::npos) {
    if (call->arguments.size() > index + 1) {
      pass.report(Check::Printf, call->arguments[index + 1]->first,
                  name + " call has arguments but no formatting directives");
    }
    return;
  }
  FormatCheck(pass, call, name, format, static_cast<int>(index) + 1, go_minor).run(text, kind);
}

void check_print_call(Pass& pass, const CallExpr* call, const std::string& name) {
  size_t first = 0;
  if (const types::Signature* signature = signature_of(call)) {
    if (!signature->variadic) return;
    first = signature->params->vars.size() - 1;
    auto* slice = types::as<types::Slice>(signature->params->vars[first]->type);
    if (slice == nullptr) return;
    auto* interface = types::as<types::Interface>(types::unalias(slice->elem));
    if (interface == nullptr || !types::type_set(interface).is_all()) return;
  }
  if (call->arguments.size() <= first) return;
  auto report = [&](const std::string& text) {
    pass.report(Check::Printf, call->first, name + text);
  };
  List<Expr*> arguments = call->arguments.from(first);
  if (auto* selector = as<SelectorExpr>(arguments[0]); first == 0 && selector != nullptr) {
    auto* package = as<Name>(selector->x);
    bool stream = package != nullptr && package->name == "os" &&
                  selector->selected->name.view().substr(0, 3) == "Std";
    if (stream) {
      report(" does not take io.Writer but has first arg " + pass.expr_text(selector));
    }
  }
  std::string_view text;
  if (constant_string(arguments[0], &text)) {
    if (!text.empty() && text.back() == '%') text.remove_suffix(1);
    std::string_view directive = possible_directive(text);
    if (!directive.empty()) {
      report(" call has possible Printf formatting directive " + std::string(directive));
    }
  }
  bool line = name.size() > 2 && name.compare(name.size() - 2, 2, "ln") == 0;
  if (line && constant_string(arguments.back(), &text) && !text.empty() && text.back() == '\n') {
    report(" arg list ends with redundant newline");
  }
  for (const Expr* x : arguments) {
    if (is_function_value(x)) report(" arg " + pass.expr_text(x) + " is a func value, not called");
    std::string method = recursive_method(pass, x);
    if (!method.empty()) {
      report(" arg " + pass.expr_text(x) + " causes recursive call to " + method + " method");
    }
  }
}

bool is_in_body_of(const Func* method, Pos pos) {
  const FuncDecl* decl = method->syntax;
  return decl != nullptr && decl->body != nullptr && pos >= decl->position &&
         pos < decl->body->last;
}

}  // namespace vole::vet
