// How a package is checked.
//
// The order follows from what Go allows: package-level names may be used before they are
// declared, so all of them are collected first (resolver.cpp), then each is checked when it is
// first needed or its turn comes (obj_decl in decl.cpp). A declaration that is found again while
// it is being checked is a cycle; cycles through type definitions are fine, others are errors.
// Whatever needs complete types (map keys, constraints, embedded pointers, function bodies) is
// put off with later() and runs once the declarations are done.
//
//   init_files       package clauses and language versions agree
//   collect_objects  package-level names, imports, methods by receiver
//   direct_cycles    `type T T` before anything could follow such a chain
//   package_objects  types, then aliases, then the rest
//   process_delayed  everything put off, function bodies among it
//   init_order       dependencies of package-level variables
//   unused_imports, record_untyped, monomorph
//
// An expression is checked into an Operand (operand.h); an untyped one is remembered until its
// final type is known. Results are written into the tree. Errors do not stop anything: what is
// wrong gets the invalid type, and messages about invalid operands are not repeated.
//
// With Options::lazy_bodies bodies are checked only on demand (check_body) and where the
// initialisation order depends on them: how imported source packages are checked fast.
#include <algorithm>

#include "compiler/types/checker.h"
#include "compiler/types/parts.h"

namespace vole::types {

Checker::Checker(Universe& u, Package* p, Importer& i, Diagnostics& d)
    : universe(u), pkg(p), importer(i), diagnostics(d) {}

Checker::~Checker() = default;

Package* check(Universe& universe, std::string_view path, const std::vector<syntax::File*>& files,
               Importer& importer, Diagnostics& diagnostics) {
  Package* pkg = universe.new_package(path, "");
  auto checker = std::make_unique<Checker>(universe, pkg, importer, diagnostics);
  pkg->checker = checker.get();
  Checker* c = checker.get();
  universe.own(std::move(checker));
  c->check_files(files);
  return pkg;
}

void check_body(Func* func) {
  if (func->origin != nullptr) func = func->origin;
  if (func->body_checked || func->pkg == nullptr || func->pkg->checker == nullptr) return;
  func->pkg->checker->check_func_body(func);
}

void Checker::check_files(const std::vector<syntax::File*>& all_files) {
  init_files(all_files);
  collect_objects();
  direct_cycles();
  package_objects();
  process_delayed(0);
  for (const auto& [node, iface] : interface_literals) iface->check = nullptr;
  for (const Interface* iface : interface_copies) iface->check = nullptr;
  init_order();
  if (!universe.options.lazy_bodies) unused_imports();
  record_untyped();
  if (!had_error_) monomorph();
  if (universe.instance_refused() && !had_error_ && !files.empty()) {
    error(files[0]->package_name->pos(), Kind::TooManyInstances);
  }
  if (!had_error_) anonymous_interface_cycles();
  if (!had_error_) late_checks();
  if (!had_error_ && !universe.options.ignore_bodies) {
    for (const Object* obj : obj_list) size_limits(obj);
    for (const Scope* scope : file_scopes_) size_limits(scope);
    laid_out_.clear();
  }
  pkg->complete = true;
  pkg->had_errors = had_error_;
  pkg->objects = obj_list;
  finished_ = true;
}

void Checker::check_func_body(Func* func) {
  DeclInfo* info = func->decl;
  if (func->body_checked || info == nullptr || info->fdecl == nullptr) return;
  func->body_checked = true;
  if (info->fdecl->body == nullptr || universe.options.ignore_bodies) return;
  const Signature* sig = func->signature();
  if (sig == nullptr || sig->params == nullptr) return;
  Environment saved = env;
  env = Environment{};
  env.version = info->version;
  size_t top = delayed_.size();
  func_body(info, func->name, sig, info->fdecl->body, nullptr);
  process_delayed(top);
  env = saved;
  // Nothing in the body can change its type any more; a small table stays in the cache.
  record_untyped();
  if (finished_) pkg->had_errors = had_error_;
}

// ---- delayed actions, the path of declarations

void Checker::later(std::function<void()> action) {
  delayed_.push_back({env.version, std::move(action)});
}

void Checker::process_delayed(size_t top) {
  GoVersion saved = env.version;
  for (size_t i = top; i < delayed_.size(); i++) {
    // The vector may grow while the action runs.
    std::function<void()> action = std::move(delayed_[i].action);
    env.version = delayed_[i].version;
    action();
  }
  delayed_.resize(top);
  env.version = saved;
}

void Checker::push(Object* obj) {
  obj_path_index[obj] = obj_path.size();
  obj_path.push_back(obj);
}

Object* Checker::pop() {
  Object* obj = obj_path.back();
  obj_path.pop_back();
  obj_path_index.erase(obj);
  return obj;
}

void Checker::add_decl_dep(Object* to) {
  if (env.decl == nullptr || to->decl == nullptr || to->pkg != pkg) return;
  env.decl->add_dep(to);
}

Object* Checker::lookup(std::string_view name, Scope** where) const {
  for (Scope* s = env.scope; s != nullptr; s = s->parent()) {
    if (Object* obj = s->lookup(name)) {
      if (where != nullptr) *where = s;
      return obj;
    }
  }
  return nullptr;
}

Scope* Checker::open_scope(bool is_func) {
  env.scope = universe.new_scope(env.scope, is_func);
  return env.scope;
}

void Checker::close_scope() { env.scope = env.scope->parent(); }

// ---- recording

void Checker::record(Operand& x) {
  const Type* t = x.type;
  if (x.mode == Mode::kInvalid) t = universe.invalid();
  if (x.mode == Mode::kNoValue) t = universe.empty_tuple();
  if (is_untyped(t)) {
    remember_untyped(x.expr, false, x.mode, static_cast<const Basic*>(t),
                     x.mode == Mode::kConstant ? x.value : nullptr);
  } else {
    record_type_and_value(x.expr, x.mode, t, x.mode == Mode::kConstant ? x.value : nullptr);
  }
}

void Checker::record_untyped() {
  for (const auto& [e, info] : untyped) {
    record_type_and_value(e, info.mode, info.type, info.value);
  }
  constexpr size_t kSmall = 1024;
  if (untyped.bucket_count() > kSmall) {
    untyped = {};
  } else {
    untyped.clear();
  }
}

void Checker::record_type_and_value(syntax::Expr* e, Mode mode, const Type* t,
                                    const Constant* value) {
  if (mode == Mode::kInvalid) return;
  e->mode = static_cast<uint8_t>(mode);
  e->type = t;
  e->value = mode == Mode::kConstant ? value : nullptr;
}

void Checker::record_builtin_type(syntax::Expr* f, const Signature* sig) {
  for (;;) {
    record_type_and_value(f, Mode::kBuiltin, sig, nullptr);
    syntax::ParenExpr* paren = syntax::as<syntax::ParenExpr>(f);
    if (paren == nullptr) return;
    f = paren->x;
  }
}

void Checker::record_comma_ok_types(syntax::Expr* e, const Type* t0, const Type* t1) {
  const Tuple* tuple = universe.new_tuple(
      {universe.new_var(VarKind::kLocal, e->pos(), pkg, "", t0),
       universe.new_var(VarKind::kLocal, e->pos(), pkg, "", t1)});
  for (;;) {
    e->type = tuple;
    syntax::ParenExpr* paren = syntax::as<syntax::ParenExpr>(e);
    if (paren == nullptr) return;
    e = paren->x;
  }
}

void Checker::record_instance(syntax::Expr* e, const TypeList& targs, const Type* type) {
  Instance* instance = universe.make<Instance>();
  instance->targs = targs;
  instance->type = type;
  if (syntax::IndexExpr* index = syntax::as<syntax::IndexExpr>(e)) {
    index->instance = instance;
    e = index->x;
  }
  if (syntax::SelectorExpr* sel = syntax::as<syntax::SelectorExpr>(e)) e = sel->selected;
  if (syntax::Name* name = syntax::as<syntax::Name>(e)) name->instance = instance;
}

void Checker::record_def(syntax::Name* name, Object* obj) {
  name->object = obj;
  name->is_definition = true;
}

void Checker::record_use(syntax::Name* name, Object* obj) { name->object = obj; }

void Checker::record_selection(syntax::SelectorExpr* e, SelectionKind kind, const Type* recv,
                               Object* obj, std::vector<int> index, bool indirect) {
  record_use(e->selected, obj);
  Selection* s = universe.make<Selection>();
  s->kind = kind;
  s->recv = recv;
  s->obj = obj;
  s->index = std::move(index);
  s->indirect = indirect;
  s->type = obj->type;
  e->selection = s;
}

// ---- anonymous interfaces that contain themselves

namespace {

class InterfaceCycleFinder {
 public:
  bool has_cycle(const Interface* i) {
    for (const Func* m : type_set(i).methods) {
      if (visit(m->type)) return true;
    }
    return false;
  }
  void forget() {
    for (auto& [i, on_path] : state_) on_path = false;
  }

 private:
  // Named types cannot be part of an anonymous cycle.
  bool visit(const Type* t) {
    t = unalias(t);
    if (t == nullptr) return false;
    switch (t->kind) {
      case TypeKind::kInterface: {
        auto* i = static_cast<const Interface*>(t);
        if (i->methods.empty() && i->embeddeds.empty()) return false;
        auto [it, fresh] = state_.emplace(i, true);
        if (!fresh) return it->second;
        if (has_cycle(i)) return true;
        state_[i] = false;
        return false;
      }
      default:
        return any_part(t, [this](const Type* part) { return visit(part); });
    }
  }

  std::unordered_map<const Interface*, bool> state_;
};

}  // namespace

void Checker::anonymous_interface_cycles() {
  InterfaceCycleFinder finder;
  std::sort(interface_literals.begin(), interface_literals.end(),
            [](const auto& a, const auto& b) { return a.first->first < b.first->first; });
  Pos outer_end{};
  for (const auto& [node, iface] : interface_literals) {
    // Literals inside another are part of what is found for that.
    if (node->first < outer_end) continue;
    outer_end = node->end();
    if (!finder.has_cycle(iface)) continue;
    error(node->pos(), Kind::AnonymousInterfaceCycle);
    finder.forget();
  }
}

}  // namespace vole::types
