// Collects what a package declares: package-level objects, imports, and methods by the name of
// their receiver's base type. Nothing is checked here but the declarations' own form (Go spec,
// "Declarations and scope", "Import declarations", "Program initialization and execution").
#include <algorithm>

#include "base/unicode.h"
#include "compiler/types/checker.h"

namespace vole::types {

bool DeclInfo::has_initializer() const {
  return init != nullptr || (fdecl != nullptr && fdecl->body != nullptr);
}

namespace {

// Import paths may not have white space, control characters, or some punctuation.
std::string import_path_error(std::string_view path) {
  if (path.empty()) return "empty string";
  constexpr std::string_view kIllegal = "!\"#$%&'()*,:;<=>?[\\]^{|}`";
  while (!path.empty()) {
    DecodedRune c = decode_rune(path);
    path.remove_prefix(c.width);
    bool bad = c.rune <= ' ' || !is_print(c.rune) || c.rune == kRuneError;
    if (c.rune < 0x80 && kIllegal.find(static_cast<char>(c.rune)) != std::string_view::npos) {
      bad = true;
    }
    if (bad) return "invalid character " + describe_rune(c.rune);
  }
  return "";
}

std::string_view last_element(std::string_view path) {
  if (path.ends_with('/')) path.remove_suffix(1);
  size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

}  // namespace

void Checker::init_files(const std::vector<syntax::File*>& all_files) {
  for (syntax::File* file : all_files) {
    std::string_view name = file->package_name->name.view();
    if (pkg->name.empty()) {
      if (name != "_") {
        pkg->name = name;
      } else {
        error(file->package_name, Kind::BlankPackageName);
      }
      files.push_back(file);
    } else if (name == pkg->name) {
      files.push_back(file);
    } else {
      error(file, Kind::MismatchedPackageName, {name, pkg->name});
    }
  }
  GoVersion lang = universe.options.lang;
  if (lang.valid() && lang.minor > kGoCurrent && !all_files.empty()) {
    error(all_files[0], Kind::PackageTooNew, {str(int64_t{lang.minor}), str(int64_t{kGoCurrent})});
  }
  for (syntax::File* file : files) {
    GoVersion declared = parse_go_version(file->go_version);
    if (declared.valid() && declared.minor > kGoCurrent) {
      error(file->package_name, Kind::FileTooNew, {str(int64_t{declared.minor})});
    }
  }
  pkg->files = files;
}

GoVersion Checker::version_of(const syntax::File* file) const {
  GoVersion declared = parse_go_version(file->go_version);
  if (!declared.valid()) return universe.options.lang;
  // Older build constraints do not lower the version below the first that had them.
  return GoVersion{std::max(declared.minor, 21)};
}

void Checker::declare_pkg_obj(syntax::Name* name, Object* obj, DeclInfo* info) {
  if (name->name == "init") {
    error(name, Kind::CannotDeclareInit);
    return;
  }
  if (name->name == "main" && pkg->name == "main") {
    error(name, Kind::CannotDeclareMain);
    return;
  }
  declare(pkg->scope, name, obj, Pos{});
  enter(obj, info);
}

void Checker::enter(Object* obj, DeclInfo* info) {
  obj->decl = info;
  obj_list.push_back(obj);
  obj->order = static_cast<uint32_t>(obj_list.size());
}

void Checker::arity(Pos pos, const List<syntax::Name*>& names, const List<syntax::Expr*>& inits,
                    bool const_decl, bool inherited) {
  size_t l = names.size();
  size_t r = inits.size();
  if (l < r) {
    if (inherited) {
      error(pos, Kind::ExtraInitExprAt, {pos_str(inits[l]->pos())});
    } else {
      error(inits[l], Kind::ExtraInitExpr, {str(inits[l])});
    }
  } else if (l > r && (const_decl || r != 1)) {
    // One value may be a call with several results.
    error(names[r], Kind::MissingInitExpr, {names[r]->name.view()});
  }
}

Package* Checker::import_package(Pos pos, std::string_view path) {
  if (path == "unsafe") return universe.unsafe_package();
  std::string problem;
  Package* imported = importer.import(path, &problem);
  if (imported != nullptr && (imported->name.empty() || imported->name == "_")) {
    problem = "invalid package name: " + quote_string(imported->name);
    imported = nullptr;
  }
  if (imported == nullptr || !problem.empty()) {
    if (problem.empty()) problem = "package not found";
    error(pos, Kind::CouldNotImport, {path, problem});
    if (imported == nullptr) imported = universe.new_package(path, last_element(path));
    imported->fake = true;
  }
  return imported->complete || imported->fake ? imported : nullptr;
}

void Checker::collect_objects() {
  for (syntax::File* file : files) {
    env.version = version_of(file);
    record_def(file->package_name, nullptr);
    Scope* scope = universe.new_scope(pkg->scope);
    file->scope = scope;
    file_scopes_.push_back(scope);
    ConstGroup group;
    for (syntax::Decl* decl : file->decls) {
      if (!syntax::is<syntax::ConstDecl>(decl)) group = ConstGroup{};
      if (auto* d = syntax::as<syntax::ImportDecl>(decl)) {
        collect_import(scope, d);
      } else if (auto* c = syntax::as<syntax::ConstDecl>(decl)) {
        collect_consts(scope, c, &group);
      } else if (auto* v = syntax::as<syntax::VarDecl>(decl)) {
        collect_vars(scope, v);
      } else if (auto* t = syntax::as<syntax::TypeDecl>(decl)) {
        TypeName* obj = universe.new_type_name(t->name->pos(), pkg, t->name->name.view(), nullptr);
        DeclInfo* info = new_decl_info(scope);
        info->tdecl = t;
        declare_pkg_obj(t->name, obj, info);
      } else if (auto* f = syntax::as<syntax::FuncDecl>(decl)) {
        collect_func(scope, f);
      }
    }
  }
  check_file_scopes();
  for (const PendingMethod& m : pending_methods_) {
    bool pointer = m.pointer;
    TypeName* base = resolve_base_type_name(&pointer, m.receiver);
    if (base == nullptr) continue;
    m.func->has_ptr_recv = pointer;
    base->pending_methods.push_back(m.func);
  }
  pending_methods_.clear();
}

DeclInfo* Checker::new_decl_info(Scope* file_scope) {
  DeclInfo* info = universe.make<DeclInfo>();
  info->file = file_scope;
  info->version = env.version;
  return info;
}

void Checker::collect_import(Scope* scope, syntax::ImportDecl* d) {
  if (d->path == nullptr || d->path->bad) return;
  const Constant* literal = universe.constants().string_literal(d->path->text);
  std::string_view path = literal->string_value();
  std::string problem = import_path_error(path);
  if (!problem.empty()) {
    error(d->path, Kind::InvalidImportPath, {problem});
    return;
  }
  Package* imported = import_package(d->path->pos(), path);
  if (imported == nullptr) return;
  std::string_view name = imported->name;
  if (d->local_name != nullptr) {
    name = d->local_name->name.view();
    if (path == "C") {
      error(d->local_name, Kind::CannotRenameC);
      return;
    }
  }
  if (name == "init") {
    error(d, Kind::CannotImportAsInit);
    return;
  }
  if (std::find(pkg->imports.begin(), pkg->imports.end(), imported) == pkg->imports.end()) {
    pkg->imports.push_back(imported);
  }
  PkgName* obj = universe.new_pkg_name(d->pos(), pkg, name, imported);
  if (d->local_name != nullptr) {
    record_def(d->local_name, obj);
  } else {
    d->object = obj;
  }
  if (imported->fake) obj->used = true;
  imports.push_back(obj);
  if (name != ".") {
    declare(scope, nullptr, obj, Pos{});
    return;
  }
  for (Object* o : imported->scope->objects()) {
    if (!is_exported(o)) continue;
    if (Object* alt = scope->lookup(o->name)) {
      ErrorReport report(*this, Kind::Redeclared);
      report.add(d->local_name, {alt->name}).add_alt_decl(alt);
      report.report();
    } else {
      scope->insert_as(o->name, o);
      dot_imports[scope][o->name] = obj;
    }
  }
}

void Checker::collect_consts(Scope* scope, syntax::ConstDecl* d, ConstGroup* group) {
  bool inherited = group->next(d);
  const List<syntax::Expr*> values = group->values();
  for (size_t i = 0; i < d->names.size(); i++) {
    syntax::Name* name = d->names[i];
    Const* obj = universe.new_const(name->pos(), pkg, name->name.view(), nullptr,
                                    universe.constants().make_int64(group->iota));
    DeclInfo* info = new_decl_info(scope);
    info->vtype = group->type_expr();
    info->init = i < values.size() ? values[i] : nullptr;
    info->inherited = inherited;
    declare_pkg_obj(name, obj, info);
  }
  arity(d->pos(), d->names, values, true, inherited);
}

void Checker::collect_vars(Scope* scope, syntax::VarDecl* d) {
  // With one initialiser for all (or none) the variables share their declaration.
  DeclInfo* shared = nullptr;
  if (d->values.size() <= 1) {
    shared = new_decl_info(scope);
    shared->vtype = d->type_expr;
    shared->init = d->values.empty() ? nullptr : d->values[0];
  }
  std::vector<Var*> lhs;
  for (syntax::Name* name : d->names) {
    lhs.push_back(
        universe.new_var(VarKind::kPackage, name->pos(), pkg, name->name.view(), nullptr));
  }
  if (shared != nullptr) shared->lhs = lhs;
  for (size_t i = 0; i < lhs.size(); i++) {
    DeclInfo* info = shared;
    if (info == nullptr) {
      info = new_decl_info(scope);
      info->vtype = d->type_expr;
      info->init = i < d->values.size() ? d->values[i] : nullptr;
    }
    declare_pkg_obj(d->names[i], lhs[i], info);
  }
  if (d->type_expr == nullptr || !d->values.empty()) {
    arity(d->pos(), d->names, d->values, false, false);
  }
}

void Checker::collect_func(Scope* scope, syntax::FuncDecl* d) {
  std::string_view name = d->name->name.view();
  Func* obj = universe.new_func(d->name->pos(), pkg, name, nullptr);
  obj->syntax = d;
  pkg->funcs.push_back(obj);
  bool type_param_error = false;
  if (d->receiver == nullptr) {
    if (name == "init" || (name == "main" && pkg->name == "main")) {
      if (!d->type_params.empty()) {
        error(d->type_params[0], Kind::FuncWithTypeParams, {name});
        type_param_error = true;
      }
      if (!d->signature->params.empty() || !d->signature->results.empty()) {
        error(d->name, Kind::FuncWithArguments, {name});
      }
    }
    if (name == "init") {
      // May be declared several times, and is never referred to.
      obj->parent = pkg->scope;
      record_def(d->name, obj);
      if (d->body == nullptr) error(obj->pos, Kind::InitWithoutBody);
    } else {
      declare(pkg->scope, d->name, obj, Pos{});
    }
  } else {
    Receiver r = unpack_receiver(d->receiver->type_expr);
    syntax::Name* base = syntax::as<syntax::Name>(r.base);
    if (base != nullptr && name != "_") pending_methods_.push_back({obj, r.pointer, base});
    record_def(d->name, obj);
  }
  if (!d->type_params.empty() && !type_param_error) {
    verify_version(d->type_params[0], 18, "type parameter");
  }
  DeclInfo* info = new_decl_info(scope);
  info->fdecl = d;
  enter(obj, info);
}

// Names of imports and package-level names must not collide.
void Checker::check_file_scopes() {
  for (Scope* scope : file_scopes_) {
    for (Object* obj : scope->objects()) {
      Object* alt = pkg->scope->lookup(obj->name);
      if (alt == nullptr) continue;
      PkgName* import = as<PkgName>(obj);
      ErrorReport report(*this, import != nullptr ? Kind::DeclaredThroughImport
                                                  : Kind::DeclaredThroughDotImport);
      Package* source = import != nullptr ? import->imported : obj->pkg;
      report.add(alt, {alt->name, package_text(source)});
      report.add_alt_decl(obj);
      report.report();
    }
  }
}

std::string Checker::package_text(const Package* p) const {
  return "package " + p->name + " (" + quote_string(p->path) + ")";
}

Receiver unpack_receiver(syntax::Expr* type_expr) {
  Receiver r;
  r.base = syntax::unparen(type_expr);
  if (auto* op = syntax::as<syntax::Operation>(r.base)) {
    if (op->op == syntax::Operator::Mul && op->y == nullptr) {
      r.pointer = true;
      r.base = syntax::unparen(op->x);
    }
  }
  if (auto* index = syntax::as<syntax::IndexExpr>(r.base)) {
    r.base = index->x;
    r.instance = index;
  }
  return r;
}

// The type declaration that a receiver's name leads to, through aliases and at most one pointer.
TypeName* Checker::resolve_base_type_name(bool* pointer, syntax::Name* name) {
  std::unordered_set<TypeName*> seen;
  while (name != nullptr) {
    TypeName* tname = as<TypeName>(pkg->scope->lookup(name->name.view()));
    if (tname == nullptr || tname->decl == nullptr || !seen.insert(tname).second) return nullptr;
    syntax::TypeDecl* d = tname->decl->tdecl;
    if (!d->is_alias) return tname;
    if (!d->type_params.empty()) return nullptr;
    syntax::Expr* t = syntax::unparen(d->type_expr);
    if (auto* op = syntax::as<syntax::Operation>(t)) {
      if (op->op == syntax::Operator::Mul && op->y == nullptr) {
        if (*pointer) return nullptr;
        *pointer = true;
        t = syntax::unparen(op->x);
      }
    }
    name = syntax::as<syntax::Name>(t);
  }
  return nullptr;
}

void Checker::package_objects() {
  // Types first, aliases after them (so that they find complete types), then the rest.
  std::vector<Object*> aliases;
  std::vector<Object*> others;
  for (Object* obj : obj_list) {
    TypeName* name = as<TypeName>(obj);
    if (name == nullptr) {
      others.push_back(obj);
    } else if (name->type != nullptr) {
      collect_methods(name);  // marked invalid as part of a cycle
    } else if (name->decl->tdecl->is_alias) {
      aliases.push_back(obj);
    } else {
      obj_decl(obj);
    }
  }
  for (Object* obj : aliases) obj_decl(obj);
  for (Object* obj : others) obj_decl(obj);
}

void Checker::unused_imports() {
  if (universe.options.ignore_bodies) return;
  for (const PkgName* obj : imports) {
    if (obj->name == "_" || obj->used) continue;
    std::string_view path = obj->imported->path;
    size_t slash = path.rfind('/');
    std::string_view elem = slash == std::string_view::npos ? path : path.substr(slash + 1);
    if (obj->name.empty() || obj->name == "." || obj->name == elem) {
      error(obj, Kind::UnusedImport, {quote_string(path)});
    } else {
      error(obj, Kind::UnusedImportAs, {quote_string(path), obj->name});
    }
  }
}

// ---- groups of constants

bool ConstGroup::next(syntax::ConstDecl* d) {
  if (previous == nullptr || d->group == nullptr || previous->group != d->group) {
    iota = 0;
    last = nullptr;
  } else {
    iota++;
  }
  previous = d;
  if (d->type_expr != nullptr || !d->values.empty()) {
    last = d;
    return false;
  }
  return last != nullptr;
}

}  // namespace vole::types
