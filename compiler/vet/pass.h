// What the checks of one package share: the package, questions about calls and types in the words
// that go vet uses, and where findings go.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "compiler/syntax/tree.h"
#include "compiler/syntax/walk.h"
#include "compiler/types/operand.h"
#include "compiler/vet/vet.h"

namespace vole::vet {

// How a function prints, if it does.
enum class PrintKind : uint8_t { None, Print, Printf, Errorf };
using PrintKinds = std::unordered_map<const types::Object*, PrintKind>;

class Pass {
 public:
  Pass(const Input& input, PrintKinds& kinds, std::vector<Finding>& findings)
      : input(input), kinds(kinds), findings_(findings) {}

  void report(Check check, Pos pos, std::string text);

  // All nodes of the package in preorder. A type that several names share is visited once.
  template <typename Visit>
  void each_node(Visit&& visit) const {
    for (const syntax::File* file : input.package.files) {
      for (syntax::Decl* decl : file->decls) walk(decl, visit);
    }
  }
  template <typename Visit>
  static void walk(syntax::Node* node, Visit& visit);

  // The name of a type as text, with the import paths of packages.
  std::string type_text(const types::Type* type) const;
  // An expression as gofmt prints it.
  std::string expr_text(const syntax::Expr* x) const;
  std::string_view path_of(const types::Package* package) const;
  // "fmt.Println", "(*log.Logger).Printf"; the name alone of what is no function.
  std::string full_name(const types::Object* object) const;
  bool imports(std::string_view path) const;
  bool is_named(const types::Type* type, std::string_view path, std::string_view name) const;
  // Of an expression; nil has a type of its own here.
  const types::Type* type_of(const syntax::Expr* x) const;
  bool implements_error(const types::Type* type) const;

  const Input& input;
  PrintKinds& kinds;

 private:
  std::vector<Finding>& findings_;
};

// What a call calls: a function, method, variable or builtin; null if it is none of these.
types::Object* callee_of(const syntax::CallExpr* call);
// The same if it is a function or a method that is no interface's.
types::Func* static_callee_of(const syntax::CallExpr* call);
bool is_interface_method(const types::Func* func);
// The object that a name or selector stands for; null: another expression.
types::Object* object_of(const syntax::Expr* x);
// The function or variable as it was declared, of an instance too.
const types::Object* origin_of(const types::Object* object);
// A constant string; false if the expression is none.
bool constant_string(const syntax::Expr* x, std::string_view* text);
// The named type of a receiver, pointer or not.
const types::Named* receiver_named(const types::Func* method);
bool is_string_type(const types::Type* type);  // `string` itself
// "1 arg", "2 args"
std::string count_of(int count, std::string_view what);

// The checks. Each looks at the whole package.
void check_assign(Pass& pass);
void check_atomic(Pass& pass);
void check_bools(Pass& pass);
void check_comments(Pass& pass, bool build_tags, bool directives);
void check_defers(Pass& pass);
void check_errors_as(Pass& pass);
void check_iface_assert(Pass& pass);
void check_nil_func(Pass& pass);
// Finds out which functions of the package print; reports calls only if asked to.
void check_printf(Pass& pass, bool report);
void check_slog(Pass& pass);
void check_string_int_conv(Pass& pass);
void check_struct_tag(Pass& pass);
void check_tests(Pass& pass);
void check_unreachable(Pass& pass);
void check_unused_result(Pass& pass);

template <typename Visit>
void Pass::walk(syntax::Node* node, Visit& visit) {
  if (node == nullptr) return;
  visit(node);
  const syntax::Node* shared = nullptr;
  syntax::for_each_child(node, [&](syntax::Node* child) {
    if (auto* field = syntax::as<syntax::Field>(child)) {
      if (field->type_expr == shared) return;
      shared = field->type_expr;
    }
    walk(child, visit);
  });
}

}  // namespace vole::vet
