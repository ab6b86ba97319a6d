// Bodies of functions: parameters, local variables, and how closures see the variables of the
// functions around them. Each closure has a Name of its own for a variable that it captures, made
// on first use, and so have the closures between it and the declaration.
#include "base/check.h"
#include "compiler/ir/finish.h"
#include "compiler/ir/make_stmt.h"
#include "compiler/types/named.h"
#include "compiler/types/universe.h"

namespace vole::ir {

using types::as;

Name* new_param(Body& body, NameClass cls, std::string_view name, const types::Type* type,
                Pos pos) {
  Func* func = body.fn->func;
  Name* n = body.p.new_name(cls, name, type, pos);
  n->func = func;
  std::vector<Name*>& list = cls == NameClass::kResult ? func->results : func->params;
  n->index = static_cast<uint32_t>(list.size());
  list.push_back(n);
  return n;
}

Name* new_local(Body& body, std::string_view name, const types::Type* type, Pos pos) {
  Func* func = body.fn->func;
  Name* n = body.p.new_name(NameClass::kLocal, name, type, pos);
  n->func = func;
  n->index = static_cast<uint32_t>(func->locals.size());
  func->locals.push_back(n);
  return n;
}

Name* new_temp(Body& body, const types::Type* type, Pos pos) {
  const Func* func = body.fn->func;
  size_t number = func->params.size() + func->results.size() + func->locals.size();
  std::string name = ".autotmp_" + std::to_string(number);
  Name* n = new_local(body, body.p.text(name), type, pos);
  n->is_temp = true;
  return n;
}

Name* declare_var(Body& body, const types::Var* object) {
  Name* n = new_local(body, object->name, body.type(object->type), object->pos);
  n->shape_type = body.shape(object->type);
  body.vars[object] = n;
  return n;
}

// Two states are needed to capture: the function that wants the Name, and those around it.
static Name* name_in(Body& body, FuncState* state, Name* declared, Pos use) {
  if (declared->func == state->func) return declared;
  Name*& mine = state->captured[declared];
  if (mine != nullptr) return mine;
  VOLE_CHECK(state->outer != nullptr);
  Name* outer = name_in(body, state->outer, declared, use);
  Func* func = state->func;
  Name* n = body.p.new_name(NameClass::kClosureVar, declared->name, declared->type,
                            use.is_known() ? use : declared->pos);
  n->func = func;
  n->outer = outer;
  n->canonical = declared;
  n->shape_type = declared->shape_type;
  n->is_temp = declared->is_temp;
  n->index = static_cast<uint32_t>(func->closure_vars.size());
  func->closure_vars.push_back(n);
  declared->captured = true;
  return state->captured[declared] = n;
}

Name* use_name(Body& body, Name* declared, Pos use) {
  return name_in(body, body.fn, declared, use);
}

Name* use_var(Body& body, const types::Var* object, Pos use) {
  auto it = body.vars.find(object);
  if (it == body.vars.end()) {
    fail(body.b, object->pos, DiagnosticKind::IrInvalid,
         {"variable without declaration: " + std::string(object->name)});
    return declare_var(body, object);
  }
  return use_name(body, it->second, use);
}

void declare_params(Body& body, const types::Signature* sig) {
  auto declare = [&](NameClass cls, const types::Var* v, std::string name) {
    Name* n = new_param(body, cls, body.p.text(name), body.type(v->type), v->pos);
    n->shape_type = body.shape(v->type);
    body.vars[v] = n;
    return n;
  };
  if (sig->recv != nullptr) {
    declare(NameClass::kParam, sig->recv, std::string(sig->recv->name));
  }
  for (const types::Var* v : sig->params->vars) {
    Name* n = declare(NameClass::kParam, v, std::string(v->name));
    n->is_variadic = sig->variadic && v == sig->params->vars.back();
  }
  size_t count = 0;
  for (const types::Var* v : sig->results->vars) {
    std::string name(v->name);
    if (!name.empty()) body.fn->func->has_named_results = true;
    if (name.empty() || name == "_") name = "~r" + std::to_string(count);
    declare(NameClass::kResult, v, name);
    count++;
  }
}

void enter_closure(Body& body, FuncState& state, Func* func) {
  state.func = func;
  state.outer = body.fn;
  body.fn = &state;
}

void leave_closure(Body& body) { body.fn = body.fn->outer; }

int language_at(Builder& b, const types::Package* pkg, Pos pos) {
  for (const syntax::File* file : pkg->files) {
    if (file->source == nullptr || !file->source->contains(pos)) continue;
    types::GoVersion v = types::parse_go_version(file->go_version);
    if (v.valid()) return v.minor;
  }
  auto it = b.options.lang.find(pkg);
  int minor = it != b.options.lang.end()    ? it->second
              : b.is_imported(pkg) ? 0
                                           : b.universe.options.lang.minor;
  return minor == 0 ? types::kGoCurrent : minor;
}

void build_instance(Builder& b, Instance& instance) {
  const types::Func* object = instance.object;
  const syntax::FuncDecl* decl = object->syntax;
  if (b.universe.options.lazy_bodies || b.is_imported(object->pkg)) {
    types::check_body(const_cast<types::Func*>(object));
  }
  if (b.diagnostics.has_errors()) {
    b.failed = true;
    return;
  }
  Env* shape_env = instance.func->shape != nullptr ? &instance.shape_env : nullptr;
  Body body(b, object->pkg, instance.env, shape_env);
  body.lang = language_at(b, object->pkg, object->pos);
  FuncState state;
  state.func = instance.func;
  body.fn = &state;
  declare_params(body, object->signature());
  instance.func->body = block(body, decl->body->list);
  body.fn = nullptr;
  if (!b.options.finish_later) finish_function(b.program, instance.func);
  instance.env.memo.clear();
  instance.shape_env.memo.clear();
}

}  // namespace vole::ir
