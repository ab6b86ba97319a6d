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
  func = new_built_func(b, symbol, package_of(pattern.recv, pattern.method), sig, Pos{});
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

Name* receiver(Body& body, const WrapperTask& task) {
  if (task.kind != WrapperTask::Kind::kMethodValue) {
    const types::Var* self = task.method->signature()->recv;
    bool named = self != nullptr && !self->name.empty() && self->name != "_" &&
                 task.kind == WrapperTask::Kind::kMethod;
    return new_param(body, NameClass::kParam, named ? self->name : "~p0", task.recv,
                     named ? self->pos : Pos{});
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

void return_call(Body& body, Call* call) {
  Func* func = body.fn->func;
  if (func->results.empty()) return body.add(call);
  auto* ret = body.p.make<Return>();
  ret->pos = call->pos;
  body.add(ret);
  if (func->results.size() == 1) {
    body.p.append(ret->results, call);
    return;
  }
  auto* as2 = body.p.make<AssignList>(Op::As2Func);
  as2->pos = call->pos;
  as2->def = true;
  body.p.append(as2->rhs, call);
  for (Name* result : func->results) {
    Name* temp = new_temp(body, result->type, call->pos);
    temp->defn = as2;
    body.p.append(as2->init, dcl(body.p, temp, call->pos));
    body.p.append(as2->lhs, temp);
    body.p.append(ret->results, temp);
  }
  body.p.append(ret->init, as2);
}

Func* method_func(Builder& b, const types::Type* recv, types::Func* m,
                  const std::vector<int>& index) {
  auto* pointer = as<types::Pointer>(recv);
  const types::Type* base = pointer != nullptr ? pointer->elem : recv;
  bool same_kind = types::has_ptr_recv(m) == (pointer != nullptr);
  if (index.size() == 1 && same_kind && as<types::Named>(base) != nullptr &&
      !b.types.is_interface(base)) {
    return instance_wrapper(b, declared_method(b, m, recv));
  }
  return wrapper(b, method_symbol(b.types, recv, m->name, m->pkg),
                 {WrapperTask::Kind::kMethod, nullptr, recv, index, m});
}

Func* shape_method_func(Builder& b, const types::Type* recv, const types::Type* shape_recv,
                        types::Func* m, const std::vector<int>& index) {
  Func* full = method_func(b, recv, m, index);
  if (!full->wrapper) return nullptr;
  std::string symbol = inside_brackets(std::string(full->symbol), ";shape");
  WrapperTask task{WrapperTask::Kind::kMethod, nullptr, recv, index, m};
  task.shape_recv = shape_recv;
  Func* func = wrapper(b, symbol, task);
  func->forwards = full;
  std::string shown = method_symbol(b.types, shape_recv, m->name, m->pkg);
  func->short_name = b.program.text(without_package(shown, func->pkg));
  func->name->name = func->short_name;
  return func;
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

Func* instance_wrapper(Builder& b, Func* instance) {
  if (instance->shape == nullptr) return instance;
  std::string symbol = inside_brackets(std::string(instance->symbol), ";");
  Func*& func = b.wrappers[symbol];
  if (func != nullptr) return func;
  func = new_built_func(b, symbol, instance->pkg, instance->type, instance->pos);
  // As the instance would be called if there were no shapes.
  std::string name(without_package(instance->symbol, instance->pkg));
  func->short_name = b.program.text(name);
  func->name->name = func->short_name;
  func->dup_ok = true;
  func->variadic = instance->variadic;
  func->is_method = instance->is_method;
  func->object = instance->object;
  func->forwards = instance;
  func->end_pos = instance->end_pos;
  func->pragma = instance->pragma;
  b.program.funcs.push_back(func);
  WrapperTask task;
  task.kind = WrapperTask::Kind::kInstance;
  task.func = func;
  task.target = instance;
  b.wrapper_work.push_back(task);
  return func;
}

// The parameters have the names of the declaration, the call its position.
static void build_instance_wrapper(Builder& b, const WrapperTask& task) {
  Env env;
  Body body(b, task.func->pkg, env);
  FuncState state;
  state.func = task.func;
  body.fn = &state;
  body.out = &task.func->body;
  const types::Signature* source = task.func->object->signature();
  const types::Signature* sig = task.func->type;
  auto* call = body.p.make<Call>(Op::CallFunc);
  call->pos = task.func->object->syntax->pos();
  call->fun = task.target->name;
  call->type = result_type(body.types, sig);
  call->ddd = sig->variadic;
  set_dictionary(call, Dictionary::kStatic);
  auto declare = [&](NameClass cls, const types::Var* v, const types::Type* type,
                     std::string_view name) {
    Name* n = new_param(body, cls, body.p.text(name), type, v->pos);
    if (cls == NameClass::kParam) body.p.append(call->args, n);
    return n;
  };
  const types::Type* recv = nullptr;
  if (source->recv != nullptr) {
    recv = b.types.intern(source->recv->type, static_cast<Instance*>(task.target->source)->env);
    declare(NameClass::kParam, source->recv, recv, source->recv->name);
    auto* method = body.p.make<Field>(Op::MethodExpr);
    method->pos = call->pos;
    method->name = source->recv != nullptr ? task.func->object->name : "";
    method->recv = recv;
    method->function = task.target;
    method->type = with_receiver(b.types, recv, sig);
    call->fun = method;
  }
  for (size_t i = 0; i < sig->params->vars.size(); i++) {
    const types::Var* v = source->params->vars[i];
    Name* n = declare(NameClass::kParam, v, sig->params->vars[i]->type, v->name);
    n->is_variadic = sig->variadic && i + 1 == sig->params->vars.size();
  }
  for (size_t i = 0; i < sig->results->vars.size(); i++) {
    const types::Var* v = source->results->vars[i];
    std::string name(v->name);
    if (name.empty() || name == "_") name = "~r" + std::to_string(i);
    declare(NameClass::kResult, v, sig->results->vars[i]->type, name);
  }
  return_call(body, call);
  if (!b.options.finish_later) decide_captures(b.program, task.func);
}

void build_wrapper(Builder& b, const WrapperTask& task) {
  if (task.kind == WrapperTask::Kind::kInstance) return build_instance_wrapper(b, task);
  Env env;
  Body body(b, task.func->pkg, env);
  FuncState state;
  state.func = task.func;
  body.fn = &state;
  body.out = &task.func->body;
  Pos pos = task.func->pos;
  Name* self = receiver(body, task);
  self->shape_type = task.shape_recv;
  std::vector<Name*> args;
  const types::Signature* source = task.method->signature();
  size_t self_count = task.func->params.size();
  for (const types::Var* v : task.func->type->params->vars) {
    const types::Var* declared = source->params->vars[args.size()];
    std::string name(declared->name);
    if (name.empty() || name == "_") name = "~p" + std::to_string(args.size() + self_count);
    args.push_back(
        new_param(body, NameClass::kParam, body.p.text(name), v->type, declared->pos));
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
  bool shaped = task.shape_recv != nullptr;
  if (!ref.is_interface && !shaped) {
    ref.function = method_func(b, ref.recv_type, ref.method, {0});
  }
  auto* call = body.p.make<Call>(ref.is_interface ? Op::CallInter : Op::CallFunc);
  call->pos = pos;
  call->fun = method_fun(body, ref, task.method->name, pos);
  call->type = result_type(body.types, task.func->type);
  call->ddd = task.func->variadic;
  auto* callee = as<Field>(call->fun);
  if (callee->function != nullptr && callee->function->shape != nullptr) {
    set_dictionary(call, Dictionary::kCaptured);
  }
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
  // Reflection takes addresses, and pointers have more methods.
  bool embeds = as<types::Struct>(t) != nullptr &&
                !types::method_set(b.types.pointer_to(t)).empty();
  if (as<types::Named>(t) != nullptr || embeds) need_runtime_type(b, b.types.pointer_to(t));
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
