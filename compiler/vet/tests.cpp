// Names and forms of test functions, examples and fuzz targets: the tests check.
#include <algorithm>
#include <cctype>

#include "base/unicode.h"
#include "compiler/format/text.h"
#include "compiler/types/lookup.h"
#include "compiler/types/named.h"
#include "compiler/types/predicates.h"
#include "compiler/types/typestring.h"
#include "compiler/vet/comments.h"
#include "compiler/vet/pass.h"

namespace vole::vet {

using namespace syntax;
using types::Type;

namespace {

bool is_lower(std::string_view text) {
  if (text.empty()) return false;
  int32_t first = decode_rune(text).rune;
  return is_letter(first) && !is_upper(first) && first != '_';
}

class TestCheck {
 public:
  explicit TestCheck(Pass& pass) : pass_(pass) {}

  void file(const File* file) {
    for (Decl* decl : file->decls) {
      auto* func = as<FuncDecl>(decl);
      if (func == nullptr || func->receiver != nullptr) continue;
      std::string_view name = func->name->name.view();
      if (format::starts_with(name, "Example")) {
        example(func, name);
        example_output(file, func);
      } else if (format::starts_with(name, "Test")) {
        test(func, name, "Test");
      } else if (format::starts_with(name, "Benchmark")) {
        test(func, name, "Benchmark");
      } else if (format::starts_with(name, "Fuzz")) {
        test(func, name, "Fuzz");
        fuzz(func);
      }
    }
  }

 private:
  void report(Pos pos, std::string text) { pass_.report(Check::Tests, pos, std::move(text)); }

  // ---- names ----

  static bool is_test_param(const Expr* type, std::string_view wanted) {
    auto* pointer = as<Operation>(type);
    if (pointer == nullptr || pointer->y != nullptr || pointer->op != Operator::Mul) return false;
    if (auto* name = as<Name>(pointer->x)) return name->name == wanted;
    auto* selector = as<SelectorExpr>(pointer->x);
    return selector != nullptr && selector->selected->name == wanted;
  }

  void test(const FuncDecl* func, std::string_view name, std::string_view prefix) {
    const FuncType* type = func->signature;
    if (!type->results.empty() || type->params.size() != 1) return;
    if (!is_test_param(type->params[0]->type_expr, prefix.substr(0, 1))) return;
    std::string text(name);
    if (!func->type_params.empty()) {
      report(type->position, text + " has type parameters: it will not be run by go test as a " +
                                 std::string(prefix) + "XXX function");
    }
    if (is_lower(name.substr(prefix.size()))) {
      report(func->name->first, text + " has malformed name: first letter after '" +
                                    std::string(prefix) + "' must not be lowercase");
    }
  }

  std::vector<types::Object*> lookup(std::string_view name) const {
    const types::Package& package = pass_.input.package;
    if (types::Object* object = package.scope->lookup(name)) return {object};
    std::vector<types::Object*> out;
    for (const types::Package* imported : package.imports) {
      if (types::Object* object = imported->scope->lookup(name)) out.push_back(object);
    }
    return out;
  }

  void example(const FuncDecl* func, std::string_view name) {
    std::string text(name);
    Pos pos = func->first;
    if (!func->signature->params.empty()) report(pos, text + " should be niladic");
    if (!func->signature->results.empty()) report(pos, text + " should return nothing");
    if (!func->type_params.empty()) report(pos, text + " should not have type params");
    std::string_view rest = name.substr(7);
    if (rest.empty()) return;
    size_t first = std::min(rest.find('_'), rest.size());
    std::string_view object_name = rest.substr(0, first);
    std::vector<types::Object*> objects = lookup(object_name);
    if (!object_name.empty() && objects.empty()) {
      return report(pos, text + " refers to unknown identifier: " + std::string(object_name));
    }
    if (first == rest.size()) return;
    std::string_view member = rest.substr(first + 1);
    if (object_name.empty()) {
      if (!is_lower(member)) {
        report(pos, text + " has malformed example suffix: " + std::string(member));
      }
      return;
    }
    size_t second = member.find('_');
    std::string_view suffix =
        second == member.npos ? std::string_view() : member.substr(second + 1);
    member = member.substr(0, second);
    if (!is_lower(member)) {
      bool found = std::any_of(objects.begin(), objects.end(), [&](const types::Object* object) {
        return object->type != nullptr &&
               types::lookup_field_or_method(object->type, true, object->pkg, member).obj !=
                   nullptr;
      });
      if (!found) {
        report(pos, text + " refers to unknown field or method: " + std::string(object_name) + "." +
                        std::string(member));
      }
    }
    if (second != member.npos && !suffix.empty() && !is_lower(suffix)) {
      report(pos, text + " has malformed example suffix: " + std::string(suffix));
    }
  }

  // ---- output of examples ----

  // "output:" or "unordered output:", in any case, at the beginning.
  static bool is_output(const format::CommentGroup& group) {
    std::string_view text = group.list[0].text;
    text.remove_prefix(2);
    std::string head;
    for (char c : format::trim_left(text).substr(0, 17)) {
      head += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return format::starts_with(head, "output:") || format::starts_with(head, "unordered output:");
  }

  void example_output(const File* file, const FuncDecl* func) {
    CommentReader reader(*file->source);
    if (reader.original() == nullptr) return;
    uint32_t begin = file->source->offset_of(func->first);
    uint32_t end = file->source->offset_of(func->last);
    std::vector<const format::CommentGroup*> inside;
    int outputs = 0;
    for (const format::CommentGroup& group : reader.original()->comments()) {
      if (group.list[0].at.offset < begin) continue;
      if (group.list.back().end_offset() > end) break;
      inside.push_back(&group);
      outputs += is_output(group);
    }
    for (const format::CommentGroup* group : inside) {
      if (!is_output(*group) || group == inside.back()) continue;
      report(file->source->pos_at(group->list[0].at.offset),
             outputs > 1 ? "there can only be one output comment block per example"
                         : "output comment block must be the last comment block");
    }
  }

  // ---- fuzz targets ----

  bool is_testing_type(const Type* type, std::string_view name) const {
    auto* pointer = types::as<types::Pointer>(type);
    return pointer != nullptr && pass_.is_named(pointer->elem, "testing", name);
  }

  // A call of a method of *testing.F, of any if no name is given.
  const CallExpr* fuzz_call(Node* node, std::string_view name) const {
    auto* call = as<CallExpr>(node);
    auto* selector = call != nullptr ? as<SelectorExpr>(call->function) : nullptr;
    if (selector == nullptr || selector->x->type == nullptr) return nullptr;
    if (!is_testing_type(selector->x->type, "F")) return nullptr;
    return name.empty() || selector->selected->name == name ? call : nullptr;
  }

  bool is_fuzz_type(const Type* type) const {
    auto* slice = types::as<types::Slice>(types::unalias(type));
    auto* basic = types::as<types::Basic>(types::unalias(slice != nullptr ? slice->elem : type));
    if (basic == nullptr) return false;
    if (slice != nullptr) return basic->basic == types::BasicKind::kUint8;
    return (basic->info &
            (types::kIsString | types::kIsBoolean | types::kIsFloat | types::kIsInteger)) != 0 &&
           basic->basic != types::BasicKind::kUintptr;
  }

  bool check_target(const Expr* target, const types::Signature* signature) {
    bool good = true;
    auto* literal = as<FuncLit>(target);
    const std::vector<types::Var*>& params = signature->params->vars;
    Pos place = target->first;
    auto move_to = [&](size_t i) {
      if (literal != nullptr) place = literal->signature->params[i]->type_expr->first;
    };
    if (!is_testing_type(params[0]->type, "T")) {
      move_to(0);
      report(place, "the first parameter of a fuzz target must be *testing.T");
      good = false;
    }
    for (size_t i = 1; i < params.size(); i++) {
      if (is_fuzz_type(params[i]->type)) continue;
      move_to(i);
      report(place,
             "fuzzing arguments can only have the following types: string, bool, float32, float64, "
             "int, int8, int16, int32, int64, uint, uint8, uint16, uint32, uint64, []byte");
      good = false;
    }
    return good;
  }

  // The parameters of the fuzz target, if it is a good one.
  const types::Tuple* fuzz_params(FuncDecl* func) {
    const types::Tuple* params = nullptr;
    std::vector<const CallExpr*> calls;
    auto look = [&](Node* node) {
      const CallExpr* call = fuzz_call(node, "Fuzz");
      if (call != nullptr && call->arguments.size() == 1) calls.push_back(call);
    };
    Pass::walk(func, look);
    for (const CallExpr* call : calls) {
      Expr* target = call->arguments[0];
      auto* signature = types::under_as<types::Signature>(target->type);
      if (signature == nullptr) {
        report(target->first, "argument to Fuzz must be a function");
        continue;
      }
      if (!signature->results->vars.empty()) {
        report(target->first, "fuzz target must not return any value");
      }
      if (signature->params->vars.empty()) {
        report(target->first, "fuzz target must have 1 or more argument");
        continue;
      }
      if (check_target(target, signature) && params == nullptr) params = signature->params;
      auto inner = [&](Node* node) {
        const CallExpr* method = fuzz_call(node, "");
        if (method == nullptr || fuzz_call(node, "Name") || fuzz_call(node, "Failed")) return;
        report(method->first, "fuzz target must not call any *F methods");
      };
      Pass::walk(target, inner);
    }
    return params;
  }

  void fuzz(FuncDecl* func) {
    const types::Tuple* params = fuzz_params(func);
    if (params == nullptr) return;
    auto look = [&](Node* node) {
      const CallExpr* call = fuzz_call(node, "Add");
      if (call != nullptr) check_add(call, *params);
    };
    Pass::walk(func, look);
  }

  void check_add(const CallExpr* call, const types::Tuple& params) {
    size_t count = call->arguments.size(), wanted = params.vars.size() - 1;
    if (count != wanted) {
      return report(call->first,
                    "wrong number of values in call to (*testing.F).Add: " + std::to_string(count) +
                        ", fuzz target expects " + std::to_string(wanted));
    }
    std::vector<size_t> wrong;
    std::string have = "[", want = "[";
    for (size_t i = 0; i < count; i++) {
      const Type *argument = call->arguments[i]->type, *param = params.vars[i + 1]->type;
      if (argument == nullptr) return;
      if (!types::identical(argument, param)) wrong.push_back(i);
      have += (i > 0 ? " " : "") + pass_.type_text(argument);
      want += (i > 0 ? " " : "") + pass_.type_text(param);
    }
    if (wrong.empty()) return;
    if (wrong.size() == 1) {
      const Expr* argument = call->arguments[wrong[0]];
      return report(
          argument->first,
          "mismatched type in call to (*testing.F).Add: " + pass_.type_text(argument->type) +
              ", fuzz target expects " + pass_.type_text(params.vars[wrong[0] + 1]->type));
    }
    report(call->first, "mismatched types in call to (*testing.F).Add: " + have +
                            "], fuzz target expects " + want + "]");
  }

  Pass& pass_;
};

}  // namespace

void check_tests(Pass& pass) {
  for (const File* file : pass.input.package.files) {
    if (format::ends_with(file->source->path(), "_test.go")) TestCheck(pass).file(file);
  }
}

}  // namespace vole::vet
