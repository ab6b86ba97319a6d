// Following assignments to interface variables; rewriting calls. See devirtualize.h.
#include "compiler/inline/devirtualize.h"

#include "compiler/ir/symbol.h"
#include "compiler/types/named.h"
#include "compiler/types/object.h"
#include "compiler/types/typeset.h"
#include "compiler/types/type.h"

namespace vole::inlining {

using ir::Func;
using ir::Name;
using ir::NameClass;
using ir::Node;
using ir::NodeList;
using ir::Op;

namespace {

bool is_nil(const Node* n) {
  while (n->op == Op::ConvNop) n = ir::to<ir::Unary>(n)->x;
  return n->op == Op::Nil;
}

}  // namespace

Devirtualizer::Answer Devirtualizer::answer(const Node* typed) {
  ir::TypeTable& types = context_.program.types;
  if (typed->type == nullptr || types.is_interface(typed->type)) return {};
  const types::Type* type = types.canonical(typed->type);
  return {Known::kType, type,
          typed->shape_type != nullptr ? types.canonical(typed->shape_type) : type};
}

Devirtualizer::Answer Devirtualizer::concrete_type(Node* n, Seen& seen) {
  while (true) {
    if (n->type == nullptr) return {};
    if (!context_.program.types.is_interface(n->type)) return answer(n);
    // An assertion to a type from the dictionary tells nothing.
    bool asserts = (n->op == Op::DotType || n->op == Op::DotType2) && n->extra_nodes == 0;
    if (n->op == Op::ConvNop || n->op == Op::ConvIface || asserts) {
      n = ir::to<ir::Unary>(n)->x;
    } else if (auto* call = ir::as<ir::InlinedCall>(n);
               call != nullptr && call->results.size() == 1) {
      n = call->results[0];
    } else {
      break;
    }
  }
  auto* use = ir::as<Name>(n);
  if (use == nullptr) return {};
  const Name* name = use->canonical != nullptr ? use->canonical : use;
  if (name->cls != NameClass::kLocal || name->func == nullptr || name->addr_taken) return {};
  if (!seen.insert(name).second) return {Known::kNothing};
  return concrete_type(name, seen);
}

Devirtualizer::Answer Devirtualizer::concrete_type(const Name* name, Seen& seen) {
  if (collected_.count(name->func) == 0) collect(*name->func);
  Answer common{Known::kNothing};
  // By index: looking at one variable may collect more.
  for (size_t i = 0; i < sources_[name].size(); i++) {
    Source source = sources_[name][i];
    Answer one;
    if (source.place != nullptr) {
      Node* value = *source.place;
      auto* call = ir::as<ir::InlinedCall>(value);
      if (call != nullptr && source.result < call->results.size()) {
        value = call->results[source.result];
      }
      one = concrete_type(value, seen);
    } else if (source.typed != nullptr) {
      one = answer(source.typed);
    }
    if (one.known == Known::kNothing) continue;
    if (one.known == Known::kUnknown) return {};
    if (common.known == Known::kType && common.shape != one.shape) return {};
    common = one;
  }
  return common;
}

void Devirtualizer::assigned(Node* target, Source source) {
  auto* use = ir::as<Name>(target);
  if (use == nullptr || use->type == nullptr) return;
  const Name* name = use->canonical != nullptr ? use->canonical : use;
  if (name->cls != NameClass::kLocal) return;
  if (!context_.program.types.is_interface(name->type)) return;
  if (source.place != nullptr && is_nil(*source.place)) return;
  sources_[name].push_back(source);
}

void Devirtualizer::collect(Func& func) {
  if (!collected_.insert(&func).second) return;
  collect(func.body);
}

void Devirtualizer::collect(const NodeList& nodes) {
  for (Node* n : nodes) {
    ir::visit_in_field_order(n, [&](Node* child) { collect(child); });
  }
}

void Devirtualizer::collect_loop(ir::Range* loop) {
  if (loop->key != nullptr) assigned(loop->key, {nullptr, 0, loop->key});
  if (loop->value != nullptr) assigned(loop->value, {nullptr, 0, loop->value});
}

void Devirtualizer::collect(Node* n) {
  switch (n->op) {
    case Op::As: {
      auto* a = ir::to<ir::Assign>(n);
      if (a->y != nullptr) assigned(a->x, {&a->y});
      return;
    }
    case Op::As2: {
      auto* a = ir::to<ir::AssignList>(n);
      for (size_t i = 0; i < a->lhs.size() && i < a->rhs.size(); i++) {
        assigned(a->lhs[i], {&a->rhs[i]});
      }
      return;
    }
    case Op::As2DotType: {
      auto* a = ir::to<ir::AssignList>(n);
      assigned(a->lhs[0], {&a->rhs[0]});
      return;
    }
    case Op::As2MapR:
    case Op::As2Recv: {
      auto* a = ir::to<ir::AssignList>(n);
      assigned(a->lhs[0], {nullptr, 0, a->rhs[0]});
      return;
    }
    case Op::As2Func: {
      auto* a = ir::to<ir::AssignList>(n);
      for (size_t i = 0; i < a->lhs.size(); i++) assigned(a->lhs[i], {&a->rhs[0], i});
      return;
    }
    case Op::Range:
      return collect_loop(ir::to<ir::Range>(n));
    case Op::Switch: {
      auto* guard = ir::as<ir::TypeSwitchGuard>(ir::to<ir::Switch>(n)->tag);
      if (guard == nullptr) return;
      for (Node* clause : ir::to<ir::Switch>(n)->cases) {
        Name* variable = ir::to<ir::Case>(clause)->var;
        if (variable != nullptr) assigned(variable, {&guard->x});
      }
      return;
    }
    case Op::Closure:
      return collect(*ir::to<ir::Closure>(n)->func);
    default:
      return;
  }
}

void Devirtualizer::inlined(Func& caller, ir::InlinedCall& result) {
  if (collected_.count(&caller) == 0) return;
  collect(result.init);
  collect(result.body);
}

// The method of `type` that the selector means; func is null if there is none.
types::MethodSetEntry Devirtualizer::find_method(const types::Type* type,
                                                 const ir::Field& selector) const {
  auto* iface = context_.program.types.under_as<types::Interface>(selector.x->type);
  if (iface == nullptr) return {};
  const types::Func* wanted = types::type_set(iface).methods[selector.index];
  for (const types::MethodSetEntry& entry : types::method_set(type)) {
    bool same_package = types::is_exported(wanted->name) || entry.func->pkg == wanted->pkg;
    if (entry.func->name == wanted->name && same_package) return entry;
  }
  return {};
}

// The function of a method that type `recv` declares; null if it is not compiled.
Func* Devirtualizer::declared(const types::Func* method, const types::Type* recv) {
  ir::Program& program = context_.program;
  for (; funcs_seen_ < program.funcs.size(); funcs_seen_++) {
    Func* func = program.funcs[funcs_seen_];
    by_symbol_.emplace(func->symbol, func);
    // What forwards to an instance is what the type's method table has.
    if (func->forwards != nullptr && func->object != nullptr) forwarders_[func->forwards] = func;
  }
  for (; externals_seen_ < program.externals.size(); externals_seen_++) {
    Func* func = program.externals[externals_seen_];
    by_symbol_.emplace(func->symbol, func);
  }
  std::string symbol = ir::method_symbol(program.types, recv, method->name, method->pkg);
  auto it = by_symbol_.find(symbol);
  if (it != by_symbol_.end()) {
    auto forwarder = forwarders_.find(it->second);
    if (forwarder != forwarders_.end()) return forwarder->second;
    return it->second->wrapper ? nullptr : it->second;
  }
  for (const ir::Unit& unit : program.units) {
    if (unit.pkg == method->pkg) return nullptr;
  }
  // Nothing has called it yet: a function of a package that is compiled elsewhere.
  Func* func = program.new_func();
  func->symbol = program.text(symbol);
  func->short_name = ir::without_package(func->symbol, method->pkg);
  func->kind = ir::FuncKind::kImported;
  func->pkg = method->pkg;
  func->type = types::as<types::Signature>(program.types.intern(method->type));
  func->pos = method->pos;
  func->object = method;
  func->is_method = true;
  func->variadic = func->type->variadic;
  func->name = program.new_name(NameClass::kFunc, func->short_name, func->type, func->pos);
  func->name->function = func;
  program.externals.push_back(func);
  return func;
}

// One implicit step on the way to a method's receiver.
Node* Devirtualizer::step(ir::Op op, const types::Type* type, Node* x, const Node* at) {
  auto* n = context_.program.make<ir::Unary>(op);
  n->pos = at->pos;
  n->inl = at->inl;
  n->implicit = true;
  n->type = type;
  n->x = x;
  return n;
}

Node* Devirtualizer::embedded_field(uint32_t index, Node* x, const Node* at) {
  ir::TypeTable& types = context_.program.types;
  auto* pointer = types.under_as<types::Pointer>(x->type);
  auto* record = types.under_as<types::Struct>(pointer != nullptr ? pointer->elem : x->type);
  if (record == nullptr || index >= record->fields.size()) return nullptr;
  auto* n = context_.program.make<ir::Field>(pointer != nullptr ? Op::DotPtr : Op::Dot);
  n->pos = at->pos;
  n->inl = at->inl;
  n->implicit = true;
  n->x = x;
  n->name = record->fields[index]->name;
  n->index = index;
  n->type = types.intern(record->fields[index]->type);
  return n;
}

// The receiver of a method of `value`, of exactly the type that declares it.
Node* Devirtualizer::receiver(const types::MethodSetEntry& method, Node* value, const Node* at) {
  ir::TypeTable& types = context_.program.types;
  Node* x = value;
  for (size_t i = 0; i + 1 < method.index.size() && x != nullptr; i++) {
    x = embedded_field(static_cast<uint32_t>(method.index[i]), x, at);
  }
  if (x == nullptr || types.is_interface(x->type)) return x;
  auto* pointer = types::as<types::Pointer>(x->type);
  if (types::has_ptr_recv(method.func)) {
    return pointer != nullptr ? x : step(Op::Addr, types.pointer_to(x->type), x, at);
  }
  return pointer == nullptr ? x : step(Op::Deref, pointer->elem, x, at);
}

// The call is made of the method that an embedded interface holds.
ir::Field* Devirtualizer::select(Node* self, const types::Func* method, const Node* at) {
  ir::TypeTable& types = context_.program.types;
  auto* iface = types.under_as<types::Interface>(self->type);
  const std::vector<types::Func*>& methods = types::type_set(iface).methods;
  auto* n = context_.program.make<ir::Field>(Op::DotInter);
  n->pos = at->pos;
  n->inl = at->inl;
  n->x = self;
  n->recv = self->type;
  n->name = method->name;
  for (uint32_t i = 0; i < methods.size(); i++) {
    bool same_package = types::is_exported(method->name) || methods[i]->pkg == method->pkg;
    if (methods[i]->name != method->name || !same_package) continue;
    n->index = i;
    n->type = types.intern(methods[i]->type);
  }
  return n->type != nullptr ? n : nullptr;
}

bool Devirtualizer::rewrite(Func& caller, ir::Call& call, const types::Type* type,
                            const types::MethodSetEntry& found) {
  ir::Program& program = context_.program;
  auto* selector = ir::to<ir::Field>(call.fun);
  auto* assertion = program.make<ir::Unary>(Op::DotType);
  assertion->pos = call.pos;
  assertion->inl = call.inl;
  assertion->implicit = true;
  assertion->type = type;
  assertion->x = selector->x;
  Node* self = receiver(found, assertion, selector);
  if (self == nullptr) return false;
  bool partly = program.types.is_interface(self->type);
  Func* method = partly ? nullptr : declared(found.func, self->type);
  ir::Field* inner = partly ? select(self, found.func, selector) : nullptr;
  if (method == nullptr && inner == nullptr) return false;
  if (is_reported(context_, caller)) {
    context_.report.add(place_of(context_, caller, &call),
                        std::string(partly ? "partially devirtualizing " : "devirtualizing ") +
                            ir::expr_text(program.types, selector, context_.pkg) + " to " +
                            program.types.report_string(type, context_.pkg));
  }
  relocation_.moved(&selector->x, &assertion->x, 1);
  if (partly) {
    call.fun = inner;
    return true;
  }
  auto* fun = program.make<ir::Field>(Op::MethodExpr);
  fun->pos = selector->pos;
  fun->inl = call.inl;
  fun->name = selector->name;
  fun->recv = self->type;
  fun->function = method;
  std::vector<const types::Type*> params{self->type};
  std::vector<const types::Type*> results;
  for (const types::Var* v : method->type->params->vars) params.push_back(v->type);
  for (const types::Var* v : method->type->results->vars) results.push_back(v->type);
  fun->type = program.types.signature_of(params, results, method->type->variadic);
  NodeList args;
  program.append(args, self);
  for (Node* arg : call.args) program.append(args, arg);
  if (!call.args.empty()) relocation_.moved(call.args.data, args.data + 1, call.args.count);
  call.op = Op::CallFunc;
  call.fun = fun;
  call.args = args;
  return true;
}

bool Devirtualizer::is_shaped(const Func& caller, const ir::Call& call, const Answer& found,
                              const types::Func& method) {
  ir::TypeTable& types = context_.program.types;
  if (types.is_shape(found.shape)) return true;
  // A method of a generic type has a dictionary more than the interface's: for gc the type does not
  // implement it.
  if (types.has_shape(found.shape) && method.origin != nullptr) return true;
  const Node* value = ir::to<ir::Field>(call.fun)->x;
  const types::Type* iface = value->shape_type;
  std::string why;
  if (types.has_shape(found.shape)) {
    why = "shaped receiver " + types.report_string(found.shape, context_.pkg);
  } else if (iface != nullptr && types.has_shape(iface)) {
    why = "shaped interface " + types.report_string(iface, context_.pkg);
  } else {
    return false;
  }
  if (is_reported(context_, caller)) {
    context_.report.add(place_of(context_, caller, &call),
                        "cannot devirtualize " + ir::expr_text(types, &call, context_.pkg) +
                            ": " + why);
  }
  return true;
}

bool Devirtualizer::visit(Func& caller, ir::Call& call) {
  // In go and defer statements the receiver's checks would happen at another time.
  if (call.go_defer || call.op != Op::CallInter) return false;
  Seen seen;
  Answer answer = concrete_type(ir::to<ir::Field>(call.fun)->x, seen);
  if (answer.known != Known::kType) return false;
  types::MethodSetEntry method = find_method(answer.type, *ir::to<ir::Field>(call.fun));
  if (method.func == nullptr || is_shaped(caller, call, answer, *method.func)) return false;
  return rewrite(caller, call, answer.type, method);
}

}  // namespace vole::inlining
