// Which functions and globals there are. A reference to a declared function makes its Func and
// queues the body; instances are found again by the addresses of the object and the arguments.
#include "compiler/ir/declared.h"
#include "compiler/ir/make_expr.h"
#include "compiler/ir/symbol.h"
#include "compiler/types/named.h"
#include "compiler/types/universe.h"

namespace vole::ir {

using types::as;

namespace {

struct PragmaPair {
  syntax::PragmaFlags from;
  Pragma to;
};
constexpr PragmaPair kPragmas[] = {
    {syntax::kPragmaNoinline, kPragmaNoInline},
    {syntax::kPragmaNoescape, kPragmaNoEscape},
    {syntax::kPragmaNosplit, kPragmaNoSplit},
    {syntax::kPragmaUintptrEscapes, kPragmaUintptrEscapes},
    {syntax::kPragmaUintptrKeepalive, kPragmaUintptrKeepAlive},
    {syntax::kPragmaNorace, kPragmaNoRace},
    {syntax::kPragmaYeswritebarrierrec, kPragmaYesWriteBarrierRec},
    {syntax::kPragmaNocheckptr, kPragmaNoCheckPtr},
    {syntax::kPragmaNowritebarrier, kPragmaNoWriteBarrier},
    {syntax::kPragmaNowritebarrierrec, kPragmaNoWriteBarrierRec},
    {syntax::kPragmaSystemstack, kPragmaSystemStack},
};

uint32_t pragmas_of(const syntax::FuncDecl* decl) {
  uint32_t bits = 0;
  if (decl->pragma == nullptr) return bits;
  for (const PragmaPair& pair : kPragmas) {
    if ((decl->pragma->flags & pair.from) != 0) bits |= pair.to;
  }
  return bits;
}

std::string instance_key(const types::Func* object, const types::TypeList& targs) {
  std::string key(reinterpret_cast<const char*>(&object), sizeof object);
  for (const types::Type* t : targs) key.append(reinterpret_cast<const char*>(&t), sizeof t);
  return key;
}

const types::TypeParamList& params_of(const types::Func* object) {
  const types::Signature* sig = object->signature();
  return sig->recv != nullptr ? sig->recv_tparams : sig->tparams;
}

// The n-th init function, or a function named `_`.
std::string numbered_symbol(const types::Func* object) {
  uint32_t number = 0;
  for (const types::Func* f : object->pkg->funcs) {
    if (f == object) break;
    if (f->name == object->name && f->signature() != nullptr && f->signature()->recv == nullptr) {
      number++;
    }
  }
  return link_path(object->pkg) + "." + std::string(object->name) + "." + std::to_string(number);
}

std::string symbol_of(Builder& b, const types::Func* object,
                      const std::vector<const types::Type*>& targs, Env& env) {
  const types::Signature* sig = object->signature();
  if (sig->recv != nullptr) {
    return method_symbol(b.types, b.types.intern(sig->recv->type, env), object->name,
                         object->pkg);
  }
  if (object->name == "init" || object->name == "_") return numbered_symbol(object);
  return link_path(object->pkg) + "." + std::string(object->name) + targs_text(b.types, targs);
}

// What a //go:linkname of its package calls a function or variable; empty: no such line.
std::string_view remote_name(Builder& b, const types::Object* object) {
  auto [names, added] = b.linknames.try_emplace(object->pkg);
  if (added && object->pkg != nullptr) {
    for (const syntax::File* file : object->pkg->files) {
      for (const syntax::Linkname& link : file->linknames) {
        if (!link.remote.empty()) names->second[link.local] = link.remote;
      }
    }
  }
  auto it = names->second.find(object->name);
  return it != names->second.end() ? it->second : std::string_view();
}

std::string_view linkname_of(Builder& b, const types::Func* object) {
  if (object->signature()->recv != nullptr) return {};
  return remote_name(b, object);
}

// The function with a body that one without is linked to, or null.
const types::Func* linked_body(Builder& b, const types::Func* object) {
  if (object->syntax == nullptr || object->syntax->body != nullptr) return nullptr;
  if (object->signature()->recv != nullptr) return nullptr;
  std::string_view link = linkname_of(b, object);
  std::string symbol = link.empty() ? link_path(object->pkg) + "." + std::string(object->name)
                                    : std::string(link);
  auto it = b.bodies.find(symbol);
  return it != b.bodies.end() ? it->second : nullptr;
}

void declare(Builder& b, Func* func, const types::Signature* sig, const syntax::Pragma* pragma) {
  if (pragma == nullptr) return;
  std::vector<std::string_view> names;
  if (sig->recv != nullptr) names.push_back(sig->recv->name);
  for (const types::Var* v : sig->params->vars) names.push_back(v->name);
  std::string wrong = declare_facts(func, names, pragma);
  if (!wrong.empty()) fail(b, func->pos, DiagnosticKind::PragmaUsage, {wrong});
}

void bind(Builder& b, Env& env, const types::TypeParamList& tparams,
          const types::TypeList& targs) {
  for (size_t i = 0; i < tparams.size() && i < targs.size(); i++) {
    env.params[tparams[i]] = targs[i];
  }
  env.local_suffix = targs_text(b.types, targs);
}

// Names the instance as gc names its shape, and finds the first one of that shape.
void join_shape(Builder& b, Instance& instance, const types::TypeList& shapes) {
  Func* func = instance.func;
  std::string symbol = symbol_of(b, instance.object, shapes, instance.shape_env);
  func->short_name = b.program.text(without_package(symbol, instance.object->pkg));
  func->name->name = func->short_name;
  std::string full(without_package(symbol_of(b, instance.object, func->targs, instance.env),
                                   instance.object->pkg));
  // A method uses the dictionary of its type.
  size_t begin = full.substr(0, 2) == "(*" ? 2 : 0;
  full = full.substr(begin, full.rfind(']') + 1 - begin);
  func->dict_name = b.program.text(".dict." + full);
  Func*& first = b.shapes[instance_key(instance.object, shapes)];
  if (first == nullptr) first = func;
  func->shape = first;
  first->same_shape.push_back(func);
}

void set_up(Builder& b, Instance& instance, const types::TypeList& targs,
            const types::TypeList& shapes, bool usual_shapes) {
  const types::Func* object = instance.object;
  const types::TypeParamList& tparams = params_of(object);
  bind(b, instance.env, tparams, targs);
  bind(b, instance.shape_env, tparams, shapes);

  const types::Signature* sig = object->signature();
  auto* type = as<types::Signature>(b.types.intern(sig, instance.env));
  std::string symbol = symbol_of(b, object, targs, instance.env);
  if (!usual_shapes) symbol = inside_brackets(symbol, ";" + targs_text(b.types, shapes));
  std::string_view link = linkname_of(b, object);
  Func* func = new_built_func(b, link.empty() ? std::string_view(symbol) : link, object->pkg,
                              type, object->pos);
  instance.func = func;
  func->source = &instance;
  func->short_name = b.program.text(without_package(symbol, object->pkg));
  func->object = object;
  func->targs = targs;
  func->is_method = sig->recv != nullptr;
  func->variadic = sig->variadic;
  func->is_generic_instance = !targs.empty();
  if (func->is_generic_instance) {
    const types::Type* word = b.types.basic(types::BasicKind::kUintptr);
    func->dict = b.program.new_name(NameClass::kParam, ".dict", word, object->pos);
    func->dict->func = func;
  }
  func->dup_ok = !targs.empty();
  const syntax::FuncDecl* decl = object->syntax;
  if (decl != nullptr) {
    func->pragma = pragmas_of(decl);
    if (decl->body != nullptr) func->end_pos = decl->body->rbrace;
  }
  if (targs.empty() && b.is_imported(object->pkg)) {
    func->kind = FuncKind::kImported;
  } else if (decl == nullptr || decl->body == nullptr) {
    func->kind = FuncKind::kNative;
  }
  if (decl != nullptr) declare(b, func, sig, decl->pragma);
  if (func->kind != FuncKind::kBuilt) {
    if (func->kind == FuncKind::kNative) func->leaks = func->declared_leaks;
    b.program.externals.push_back(func);
    return;
  }
  b.program.funcs.push_back(func);
  b.work.push_back(&instance);
  if (targs.empty()) return;
  join_shape(b, instance, shapes);
  if (++b.instance_count > b.options.max_instances) {
    fail(b, object->pos, DiagnosticKind::IrTooManyInstances,
         {std::to_string(b.options.max_instances)});
  }
}

}  // namespace

void fail(Builder& b, Pos pos, DiagnosticKind kind,
          std::initializer_list<std::string_view> args) {
  if (!b.failed) b.diagnostics.report(kind, pos, args);
  b.failed = true;
}

Func* new_built_func(Builder& b, std::string_view symbol, const types::Package* pkg,
                     const types::Signature* sig, Pos pos) {
  Program& p = b.program;
  Func* func = p.new_func();
  func->symbol = p.text(symbol);
  func->short_name = without_package(func->symbol, pkg);
  func->pkg = pkg;
  func->type = sig;
  func->pos = pos;
  func->name = p.new_name(NameClass::kFunc, func->short_name, sig, pos);
  func->name->function = func;
  return func;
}

Func* declared_func(Builder& b, const types::Func* object, const types::TypeList& targs,
                    const types::TypeList& shapes) {
  if (object->origin != nullptr) object = object->origin;
  types::TypeList usual = b.types.shapes_of(params_of(object), targs);
  const types::TypeList& used = shapes.empty() ? usual : shapes;
  std::string key = instance_key(object, targs) + instance_key(object, used);
  auto it = b.instances.find(key);
  if (it != b.instances.end()) return it->second->func;
  auto made = std::make_unique<Instance>();
  Instance* instance = made.get();
  instance->object = object;
  b.instances.emplace(std::move(key), std::move(made));
  set_up(b, *instance, targs, used, used == usual);
  // For the analyses the declaration is all that is known.
  if (const types::Func* body = linked_body(b, object)) {
    instance->func->forwards = declared_func(b, body, {});
  }
  return instance->func;
}

void collect_bodies(Builder& b, const types::Package* pkg) {
  for (const types::Func* f : pkg->funcs) {
    const types::Signature* sig = f->signature();
    if (sig == nullptr || sig->recv != nullptr || !sig->tparams.empty()) continue;
    if (f->syntax == nullptr || f->syntax->body == nullptr || f->name == "_") continue;
    std::string_view link = linkname_of(b, f);
    if (!link.empty()) b.bodies[std::string(link)] = f;
    b.bodies[link_path(pkg) + "." + std::string(f->name)] = f;
  }
}

Func* declared_method(Builder& b, const types::Func* m, const types::Type* recv,
                      const types::Type* shape_recv) {
  auto arguments = [&](const types::Type* t) {
    if (auto* pointer = as<types::Pointer>(t)) t = pointer->elem;
    auto* named = as<types::Named>(t);
    return named != nullptr ? b.types.targs_of(named) : types::TypeList();
  };
  types::TypeList targs = arguments(recv);
  types::TypeList shapes = arguments(shape_recv);
  return declared_func(b, m, targs, shapes.size() == targs.size() ? shapes : types::TypeList());
}

Func* runtime_func(Builder& b, std::string_view symbol,
                   const std::vector<const types::Type*>& params,
                   const std::vector<const types::Type*>& results) {
  Func*& func = b.runtime_funcs[std::string(symbol)];
  if (func == nullptr) {
    func = new_built_func(b, symbol, nullptr, b.types.signature_of(params, results, false), Pos{});
    func->kind = FuncKind::kRuntime;
    b.program.externals.push_back(func);
  }
  return func;
}

Global* global_of(Builder& b, const types::Var* object) {
  Global*& global = b.globals[object];
  if (global != nullptr) return global;
  Program& p = b.program;
  std::string symbol = link_path(object->pkg) + "." + std::string(object->name);
  std::string_view remote = remote_name(b, object);
  if (!remote.empty()) symbol = remote;
  // Linked names are one variable under one symbol.
  bool unique = object->name != "_";
  auto known = b.globals_by_symbol.find(symbol);
  if (unique && known != b.globals_by_symbol.end()) return global = known->second;
  global = p.new_global();
  global->symbol = p.text(symbol);
  if (unique) b.globals_by_symbol[global->symbol] = global;
  global->pkg = object->pkg;
  global->type = b.types.intern(object->type);
  global->object = object;
  global->pos = object->pos;
  global->imported = b.is_imported(object->pkg);
  global->name = p.new_name(NameClass::kGlobal, object->name, global->type, object->pos);
  global->name->global = global;
  p.globals.push_back(global);
  return global;
}

Func* new_closure_func(Body& body, const types::Signature* sig, Op why, Pos pos) {
  FuncState* outer = body.fn->range_parent != nullptr ? body.fn->range_parent : body.fn;
  std::string suffix;
  uint32_t number = 0;
  switch (why) {
    case Op::Range:
      suffix = "-range";
      number = ++outer->range_count;
      break;
    case Op::Go:
      suffix = ".gowrap";
      number = ++outer->go_defer_count;
      break;
    case Op::Defer:
      suffix = ".deferwrap";
      number = ++outer->go_defer_count;
      break;
    default:
      suffix = outer->func->is_closure ? "." : ".func";
      number = ++outer->lit_count;
  }
  suffix += std::to_string(number);
  std::string symbol = std::string(outer->func->symbol) + suffix;
  Func* func = new_built_func(body.b, symbol, body.pkg, sig, pos);
  func->short_name = body.p.text(std::string(outer->func->short_name) + suffix);
  func->name->name = func->short_name;
  func->is_closure = true;
  func->variadic = sig->variadic;
  func->outer = body.fn->func;
  if (why != Op::Go && why != Op::Defer) func->dict = body.fn->func->dict;
  func->dup_ok = body.fn->func->dup_ok;
  body.fn->func->closures.push_back(func);
  body.p.funcs.push_back(func);
  return func;
}

}  // namespace vole::ir
