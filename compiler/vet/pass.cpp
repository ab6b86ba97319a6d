// Questions that several checks ask. See pass.h.
#include "compiler/vet/pass.h"

#include <algorithm>

#include "compiler/format/format.h"
#include "compiler/types/constant.h"
#include "compiler/types/lookup.h"
#include "compiler/types/named.h"
#include "compiler/types/predicates.h"
#include "compiler/types/typestring.h"

namespace vole::vet {

using namespace syntax;
using types::Func;
using types::Object;
using types::Type;

namespace {

// Packages by import path; the package itself may be a main package, which has another.
struct ByPath final : types::Qualifier {
  explicit ByPath(const Pass& pass) : pass(pass) {}
  std::string qualify(const types::Package& package) const override {
    return std::string(pass.path_of(&package));
  }
  const Pass& pass;
};

}  // namespace

void Pass::report(Check check, Pos pos, std::string text) {
  for (const Finding& finding : findings_) {
    if (finding.check == check && finding.pos == pos && finding.text == text) return;
  }
  findings_.push_back({check, pos, std::move(text)});
}

std::string_view Pass::path_of(const types::Package* package) const {
  return package == &input.package ? input.path : std::string_view(package->path);
}

std::string Pass::type_text(const Type* type) const {
  ByPath by_path(*this);
  return types::type_string(type, &by_path);
}

std::string Pass::expr_text(const Expr* x) const {
  const Source* source = input.sources.find(x->first);
  if (source == nullptr) return to_string(x);
  std::string_view text = source->text(x->first, x->last);
  std::string file = "package p\n\nvar _ = ";
  size_t before = file.size();
  file += text;
  file += '\n';
  format::Result result = format::format_source("", file);
  if (!result.ok || result.text.size() <= before) return std::string(text);
  return result.text.substr(before, result.text.size() - before - 1);
}

std::string Pass::full_name(const Object* object) const {
  auto* func = types::as<Func>(object);
  if (func == nullptr) return std::string(object->name);
  const types::Signature* signature = func->signature();
  if (signature != nullptr && signature->recv != nullptr) {
    const Type* receiver = signature->recv->type;
    auto* pointer = types::as<types::Pointer>(types::unalias(receiver));
    std::string name = "(";
    if (pointer != nullptr) name += '*';
    name += type_text(pointer != nullptr ? pointer->elem : receiver);
    name += ").";
    return name + std::string(func->name);
  }
  if (func->pkg == nullptr) return std::string(func->name);
  return std::string(path_of(func->pkg)) + "." + std::string(func->name);
}

bool Pass::imports(std::string_view path) const {
  const std::vector<types::Package*>& all = input.package.imports;
  return std::any_of(all.begin(), all.end(),
                     [&](const types::Package* package) { return package->path == path; });
}

bool Pass::is_named(const Type* type, std::string_view path, std::string_view name) const {
  const types::Named* named = types::as_named(type);
  return named != nullptr && named->obj->name == name && named->obj->pkg != nullptr &&
         path_of(named->obj->pkg) == path;
}

const Type* Pass::type_of(const Expr* x) const {
  bool is_nil = static_cast<types::Mode>(unparen(x)->mode) == types::Mode::kNil ||
                types::as<types::Nil>(object_of(unparen(x))) != nullptr;
  return is_nil ? input.universe.basic(types::BasicKind::kUntypedNil) : x->type;
}

bool Pass::implements_error(const Type* type) const {
  auto* error = types::under_as<types::Interface>(input.universe.error_type());
  bool wrong = false;
  return types::missing_method(type, error, true, &wrong) == nullptr;
}

Object* object_of(const Expr* x) {
  if (auto* name = as<Name>(x)) return name->object;
  auto* selector = as<SelectorExpr>(x);
  if (selector == nullptr) return nullptr;
  return selector->selection != nullptr ? selector->selection->obj : selector->selected->object;
}

Object* callee_of(const CallExpr* call) {
  const Expr* function = unparen(call->function);
  if (auto* index = as<IndexExpr>(function)) {
    // An instance of a function; an element of a slice of functions is no callee.
    Object* object = object_of(unparen(index->x));
    return types::as<Func>(object) != nullptr ? object : nullptr;
  }
  Object* object = object_of(function);
  if (object == nullptr || object->kind == types::ObjectKind::kTypeName) return nullptr;
  return object;
}

bool is_interface_method(const Func* func) {
  const types::Signature* signature = func->signature();
  return signature != nullptr && signature->recv != nullptr &&
         types::is_interface(signature->recv->type);
}

Func* static_callee_of(const CallExpr* call) {
  auto* func = types::as<Func>(callee_of(call));
  return func != nullptr && !is_interface_method(func) ? func : nullptr;
}

const Object* origin_of(const Object* object) {
  if (auto* func = types::as<Func>(object); func != nullptr && func->origin) return func->origin;
  if (auto* var = types::as<types::Var>(object); var != nullptr && var->origin) return var->origin;
  return object;
}

bool constant_string(const Expr* x, std::string_view* text) {
  if (x->value == nullptr || x->value->kind() != types::ConstantKind::kString) return false;
  *text = x->value->string_value();
  return true;
}

const types::Named* receiver_named(const Func* method) {
  const types::Signature* signature = method->signature();
  if (signature == nullptr || signature->recv == nullptr) return nullptr;
  const Type* type = types::unalias(signature->recv->type);
  if (auto* pointer = types::as<types::Pointer>(type)) type = pointer->elem;
  return types::as_named(type);
}

bool is_string_type(const Type* type) {
  auto* basic = types::as<types::Basic>(types::unalias(type));
  return basic != nullptr && basic->basic == types::BasicKind::kString;
}

std::string count_of(int count, std::string_view what) {
  return std::to_string(count) + " " + std::string(what) + (count == 1 ? "" : "s");
}

}  // namespace vole::vet
