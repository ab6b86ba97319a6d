// Functions without source. A wrapper's body is one call, built from the same parts as a call
// that is written out: select_method makes the path through embedded fields explicit.
#include "compiler/ir/wrappers.h"

#include "compiler/ir/finish.h"
#include "compiler/ir/make_stmt.h"
#include "compiler/ir/symbol.h"
#include "compiler/types/named.h"
#include "compiler/types/universe.h"

namespace vole::ir {

using types::as;

namespace {

const types::Package* package_of(const types::Type* recv, const types::Func* m) {
  if (auto* pointer = as<types::Pointer>(recv)) recv = pointer->elem;
  auto* named = as<types::Named>(recv);
  return named != nullptr && named->obj->pkg != nullptr ? named->obj->pkg : m->pkg;
}

Func* wrapper(Builder& b, std::string symbol, const WrapperTask& pattern) {
  Func*& func = b.wrappers[symbol];
  if (func != nullptr) return func;
  auto* sig = as<types::Signature>(b.types.intern(pattern.method->type));
  func = new_built_func(b, symbol, package_of(pattern.recv, pattern.method), sig,
                        pattern.method->pos);
  func->wrapper = true;
  func->dup_ok = true;
  func->variadic = sig->variadic;
  func->is_method = pattern.kind != WrapperTask::Kind::kMethodValue;
  func->is_closure = pattern.kind == WrapperTask::Kind::kMethodValue;
  b.program.funcs.push_back(func);
  WrapperTask task = pattern;
  task.func = func;
  b.wrapper_work.push_back(task);
  return func;
}

// `if .this == nil { runtime.panicwrap() }`: the value method cannot have a nil pointer.
void check_receiver(Body& body, Name* self) {
  Func* panic = runtime_func(body.b, "runtime.panicwrap", {}, {});
  auto* n = body.p.make<If>();
  n->pos = self->pos;
  n->cond = binary(body.p, Op::Eq, self->pos, body.types.basic(types::BasicKind::kBool), self,
                   nil(body.p, self->type, self->pos));
  body.p.append(n->body, call_func(body.p, panic->name, {}, self->pos));
  body.add(n);
}

void return_call(Body& body, Call* call) {
  Func* func = body.fn->func;
  if (func->results.empty()) return body.add(call);
  if (func->results.size() == 1) {
    return add_return(body, body.p.list_of({call}), call->pos);
  }
  auto* as2 = body.p.make<AssignList>(Op::As2Func);
  as2->pos = call->pos;
  as2->def = true;
  body.p.append(as2->rhs, call);
  NodeList values;
  for (Name* result : func->results) {
    Name* temp = new_temp(body, result->type, call->pos);
    temp->defn = as2;
    body.p.append(as2->init, dcl(body.p, temp, call->pos));
    body.p.append(as2->lhs, temp);
    body.p.append(values, temp);
  }
  body.add(as2);
  add_return(body, values, call->pos);
}

Name* receiver(Body& body, const WrapperTask& task) {
  if (task.kind != WrapperTask::Kind::kMethodValue) {
    return new_param(body, NameClass::kParam, ".this", task.recv, task.func->pos);
  }
  Name* n = body.p.new_name(NameClass::kClosureVar, ".this", task.recv, task.func->pos);
  n->func = task.func;
  n->by_value = true;
  task.func->closure_vars.push_back(n);
  return n;
}

void add_components(Builder& b, const types::Type* t) {
  const types::Type* u = b.types.underlying(t);
  auto need = [&](const types::Type* part) { need_runtime_type(b, b.types.intern(part)); };
  switch (u->kind) {
    case types::TypeKind::kPointer:
      return need(static_cast<const types::Pointer*>(u)->elem);
    case types::TypeKind::kSlice:
      return need(static_cast<const types::Slice*>(u)->elem);
    case types::TypeKind::kArray:
      return need(static_cast<const types::Array*>(u)->elem);
    case types::TypeKind::kChan:
      return need(static_cast<const types::Chan*>(u)->elem);
    case types::TypeKind::kMap:
      need(static_cast<const types::Map*>(u)->key);
      return need(static_cast<const types::Map*>(u)->elem);
    case types::TypeKind::kStruct:
      for (const types::Var* f : static_cast<const types::Struct*>(u)->fields) need(f->type);
      return;
    case types::TypeKind::kSignature: {
      auto* sig = static_cast<const types::Signature*>(u);
      for (const types::Var* v : sig->params->vars) need(v->type);
      for (const types::Var* v : sig->results->vars) need(v->type);
      return;
    }
    default:
      return;
  }
}

}  // namespace

Func* method_func(Builder& b, const types::Type* recv, types::Func* m,
                  const std::vector<int>& index) {
  auto* pointer = as<types::Pointer>(recv);
  const types::Type* base = pointer != nullptr ? pointer->elem : recv;
  bool same_kind = types::has_ptr_recv(m) == (pointer != nullptr);
  if (index.size() == 1 && same_kind && as<types::Named>(base) != nullptr &&
      !b.types.is_interface(base)) {
    return declared_method(b, m, recv);
  }
  return wrapper(b, method_symbol(b.types, recv, m->name, m->pkg),
                 {WrapperTask::Kind::kMethod, nullptr, recv, index, m});
}

Func* interface_method_func(Builder& b, const types::Type* iface, const types::Func* m) {
  return wrapper(b, method_symbol(b.types, iface, m->name, m->pkg),
                 {WrapperTask::Kind::kInterfaceMethod, nullptr, iface, {},
                  const_cast<types::Func*>(m)});
}

Func* method_value_func(Builder& b, const types::Type* recv, const types::Func* m) {
  return wrapper(b, method_symbol(b.types, recv, m->name, m->pkg) + "-fm",
                 {WrapperTask::Kind::kMethodValue, nullptr, recv, {},
                  const_cast<types::Func*>(m)});
}

void build_wrapper(Builder& b, const WrapperTask& task) {
  Env env;
  Body body(b, task.func->pkg, env);
  FuncState state;
  state.func = task.func;
  body.fn = &state;
  body.out = &task.func->body;
  Pos pos = task.func->pos;
  Name* self = receiver(body, task);
  std::vector<Name*> args;
  for (const types::Var* v : task.func->type->params->vars) {
    std::string name = ".p" + std::to_string(args.size());
    args.push_back(new_param(body, NameClass::kParam, body.p.text(name), v->type, pos));
  }
  for (const types::Var* v : task.func->type->results->vars) {
    std::string name = "~r" + std::to_string(task.func->results.size());
    new_param(body, NameClass::kResult, body.p.text(name), v->type, pos);
  }
  bool value_method = task.kind == WrapperTask::Kind::kMethod && task.index.size() == 1 &&
                      as<types::Pointer>(task.recv) != nullptr;
  if (value_method) check_receiver(body, self);
  MethodRef ref = select_method(body, self, task.method->pkg, task.method->name, pos);
  if (ref.method == nullptr) return;
  auto* call = body.p.make<Call>(ref.is_interface ? Op::CallInter : Op::CallFunc);
  call->pos = pos;
  call->fun = method_fun(body, ref, task.method->name, pos);
  call->type = result_type(body.types, task.func->type);
  call->ddd = task.func->variadic;
  if (!ref.is_interface) body.p.append(call->args, ref.recv);
  for (Name* arg : args) body.p.append(call->args, arg);
  return_call(body, call);
  if (!b.options.finish_later) finish_function(b.program, task.func);
}

void need_runtime_type(Builder& b, const types::Type* t) {
  t = b.types.canonical(t);
  if (b.runtime_types.count(t) != 0) return;
  b.runtime_types[t] = b.program.runtime_types.size();
  RuntimeType entry;
  entry.type = t;
  b.program.runtime_types.push_back(entry);
  b.type_work.push_back(t);
}

void build_runtime_type(Builder& b, const types::Type* t) {
  add_components(b, t);
  if (as<types::Named>(t) != nullptr) need_runtime_type(b, b.types.pointer_to(t));
  if (b.types.is_interface(t)) return;
  std::vector<TypeMethod> methods;
  for (const types::MethodSetEntry& entry : types::method_set(t)) {
    TypeMethod m;
    m.name = entry.func->name;
    m.pkg = types::is_exported(m.name) ? nullptr : entry.func->pkg;
    m.type = as<types::Signature>(b.types.intern(entry.func->type));
    m.direct = method_func(b, t, entry.func, entry.index);
    bool boxed = as<types::Pointer>(t) == nullptr && !b.types.is_pointer_shaped(t);
    m.iface = boxed ? method_func(b, b.types.pointer_to(t), entry.func, entry.index) : m.direct;
    methods.push_back(m);
  }
  b.program.runtime_types[b.runtime_types[t]].methods = std::move(methods);
}

}  // namespace vole::ir
