// Checks identifiers and type expressions (Go spec, "Types", "Instantiations").
#include "compiler/types/checker.h"

namespace vole::types {

namespace {

std::string_view var_kind_text(VarKind kind) {
  switch (kind) {
    case VarKind::kPackage:
      return "package-level variable";
    case VarKind::kLocal:
      return "local variable";
    case VarKind::kRecv:
      return "receiver";
    case VarKind::kParam:
      return "parameter";
    case VarKind::kResult:
      return "result variable";
    case VarKind::kField:
      return "struct field";
  }
  return "variable";
}

std::string_view object_kind_text(const Object* obj) {
  switch (obj->kind) {
    case ObjectKind::kPkgName:
      return "package name";
    case ObjectKind::kConst:
      return "constant";
    case ObjectKind::kTypeName:
      if (is_alias(static_cast<const TypeName*>(obj))) return "type alias";
      return is_type_param(obj->type) ? "type parameter" : "defined type";
    case ObjectKind::kVar:
      return var_kind_text(static_cast<const Var*>(obj)->var_kind);
    case ObjectKind::kFunc: {
      const Signature* sig = static_cast<const Func*>(obj)->signature();
      return sig != nullptr && sig->recv != nullptr ? "method" : "function";
    }
    case ObjectKind::kLabel:
      return "label";
    case ObjectKind::kBuiltin:
      return "built-in function";
    case ObjectKind::kNil:
      return "untyped nil";
  }
  return "";
}

}  // namespace

void Checker::ident(Operand& x, syntax::Name* e, bool want_type) {
  x.mode = Mode::kInvalid;
  x.expr = e;
  Scope* scope = nullptr;
  std::string_view name = e->name.view();
  Object* obj = lookup(name, &scope);
  if (obj == nullptr) {
    if (name == "_") {
      error(e, Kind::BlankAsValue);
    } else if (is_valid_name(name)) {
      error(e, Kind::UndefinedName, {name});
    }
    return;
  }
  if (scope == universe.scope() && (name == "any" || name == "comparable")) {
    if (!verify_version(e, 18, format_text("predeclared {0}", {name}))) return;
  }
  record_use(e, obj);
  // A non-type where a type is wanted: report it before looking further into it.
  bool is_type = obj->kind == ObjectKind::kTypeName;
  if (!is_type && want_type) {
    error(e, Kind::NameIsNotAType, {obj->name, object_kind_text(obj)});
    // Avoid "declared and not used" on top.
    if (obj->kind == ObjectKind::kVar && obj->pkg == pkg) obj->used = true;
    return;
  }
  // Types are looked at again even if they are known: this finds cycles.
  if (obj->type == nullptr || (is_type && want_type && obj->pkg == pkg)) obj_decl(obj);
  const Type* t = obj->type != nullptr ? obj->type : universe.invalid();
  if (!dot_imports.empty()) {
    auto imported = dot_imports.find(scope);
    if (imported != dot_imports.end()) {
      auto it = imported->second.find(obj->name);
      if (it != imported->second.end()) it->second->used = true;
    }
  }
  switch (obj->kind) {
    case ObjectKind::kPkgName:
      error(e, Kind::PackageNotInSelector, {obj->name});
      return;
    case ObjectKind::kConst:
      add_decl_dep(obj);
      if (!is_valid(t)) return;
      if (obj == universe.universe_iota()) {
        if (env.iota == nullptr) {
          error(e, Kind::IotaOutsideConst);
          return;
        }
        x.value = env.iota;
      } else {
        x.value = static_cast<Const*>(obj)->value;
      }
      x.mode = Mode::kConstant;
      break;
    case ObjectKind::kTypeName:
      x.mode = Mode::kTypeExpr;
      break;
    case ObjectKind::kVar:
      // Variables of other packages (dot-imported) are not ours to mark.
      if (obj->pkg == pkg) obj->used = true;
      add_decl_dep(obj);
      if (!is_valid(t)) return;
      x.mode = Mode::kVariable;
      break;
    case ObjectKind::kFunc:
      add_decl_dep(obj);
      x.mode = Mode::kValue;
      break;
    case ObjectKind::kBuiltin:
      x.builtin = static_cast<Builtin*>(obj)->id;
      x.mode = Mode::kBuiltin;
      break;
    case ObjectKind::kNil:
      x.mode = Mode::kNil;
      break;
    case ObjectKind::kLabel:
      return;
  }
  x.type = t;
}

const Type* Checker::type_expr(syntax::Expr* e) { return declared_type(e, nullptr); }

const Type* Checker::var_type(syntax::Expr* e) {
  const Type* t = declared_type(e, nullptr);
  valid_var_type(e, t);
  return t;
}

void Checker::valid_var_type(syntax::Expr* e, const Type* t) {
  // A type parameter may be used as the type of a variable; a constraint may not.
  if (is_type_param(t)) return;
  later([this, e, t] {
    const Interface* i = under_as<Interface>(t);
    if (i == nullptr) return;
    const TypeSet& set = compute_type_set(this, e->start(), i);
    if (set.is_method_set()) return;
    error(e->start(), set.comparable ? Kind::ConstraintComparable : Kind::ConstraintWithTerms,
          {str(t)});
  });
}

const Type* Checker::declared_type(syntax::Expr* e, TypeName* def) {
  const Type* t = type_internal(e, def);
  if (is_generic(t)) {
    error(e, Kind::GenericTypeNotInstantiated, {str(t)});
    t = universe.invalid();
  }
  record_type_and_value(e, Mode::kTypeExpr, t, nullptr);
  return t;
}

const Type* Checker::generic_type(syntax::Expr* e, std::string* cause) {
  const Type* t = type_internal(e, nullptr);
  if (is_valid(t) && !is_generic(t)) {
    if (cause != nullptr) *cause = format_text("{0} is not a generic type", {str(t)});
    t = universe.invalid();
  }
  record_type_and_value(e, Mode::kTypeExpr, t, nullptr);
  return t;
}

// The type that an identifier or qualified identifier denotes, or null after an error.
const Type* Checker::named_type(Operand& x) {
  switch (x.mode) {
    case Mode::kTypeExpr:
      return x.type;
    case Mode::kInvalid:
      return nullptr;
    default:
      error(x, Kind::IsNotAType, {str(x)});
      return nullptr;
  }
}

const Type* Checker::type_internal(syntax::Expr* e, TypeName* def) {
  const Type* t = nullptr;
  switch (e->kind) {
    case syntax::NodeKind::BadExpr:
      break;  // error reported before
    case syntax::NodeKind::Name: {
      Operand x;
      ident(x, static_cast<syntax::Name*>(e), true);
      t = named_type(x);
      break;
    }
    case syntax::NodeKind::SelectorExpr: {
      Operand x;
      selector(x, static_cast<syntax::SelectorExpr*>(e), true);
      t = named_type(x);
      break;
    }
    case syntax::NodeKind::IndexExpr: {
      auto* index = static_cast<syntax::IndexExpr*>(e);
      verify_version(e, 18, "type instantiation");
      return instantiated_type(index->x, index->indices, index);
    }
    case syntax::NodeKind::ParenExpr:
      // Generic types must be instantiated before they are used in any form.
      return declared_type(static_cast<syntax::ParenExpr*>(e)->x, def);
    case syntax::NodeKind::FuncType: {
      Signature* sig = universe.make<Signature>();
      sig->params = sig->results = universe.empty_tuple();
      func_type(sig, nullptr, {}, static_cast<syntax::FuncType*>(e));
      return sig;
    }
    case syntax::NodeKind::InterfaceType: {
      Interface* i = universe.new_interface();
      interface_type(i, static_cast<syntax::InterfaceType*>(e), def);
      return i;
    }
    case syntax::NodeKind::StructType: {
      Struct* s = universe.make<Struct>();
      struct_type(s, static_cast<syntax::StructType*>(e));
      return s;
    }
    default:
      t = composite_type(e);
      break;
  }
  return t != nullptr ? t : universe.invalid();
}

// Pointer, array, slice, map and channel types; null after an error.
const Type* Checker::composite_type(syntax::Expr* e) {
  switch (e->kind) {
    case syntax::NodeKind::ArrayType: {
      auto* a = static_cast<syntax::ArrayType*>(e);
      int64_t len = -1;
      if (a->length != nullptr) {
        len = array_length(a->length);
      } else {
        // [...]T is only allowed in composite literals, which handle it themselves.
        error(a, Kind::OpenArray);
      }
      const Type* elem = var_type(a->element);
      return len >= 0 ? universe.new_array(elem, len) : nullptr;
    }
    case syntax::NodeKind::SliceType:
      return universe.new_slice(var_type(static_cast<syntax::SliceType*>(e)->element));
    case syntax::NodeKind::DotsType:
      return nullptr;  // the parser has reported it
    case syntax::NodeKind::Operation: {
      auto* op = static_cast<syntax::Operation*>(e);
      if (op->op != syntax::Operator::Mul || op->y != nullptr) break;
      const Type* base = var_type(op->x);
      return is_valid(base) ? universe.new_pointer(base) : nullptr;
    }
    case syntax::NodeKind::MapType: {
      auto* m = static_cast<syntax::MapType*>(e);
      const Type* key = var_type(m->key);
      const Type* elem = var_type(m->element);
      // Whether the key is comparable is known once all types are complete.
      later([this, m, key] {
        if (comparable(key)) return;
        error(m->key, Kind::InvalidMapKey,
              {str(key), is_type_param(key) ? " (missing comparable constraint)" : ""});
      });
      return universe.new_map(key, elem);
    }
    case syntax::NodeKind::ChanType: {
      auto* c = static_cast<syntax::ChanType*>(e);
      ChanDir dir = c->direction == syntax::ChanDir::Both       ? ChanDir::kBoth
                    : c->direction == syntax::ChanDir::SendOnly ? ChanDir::kSendOnly
                                                                : ChanDir::kRecvOnly;
      return universe.new_chan(dir, var_type(c->element));
    }
    default:
      break;
  }
  error(e, Kind::IsNotAType, {str(e)});
  use(e);
  return nullptr;
}

const Type* Checker::instantiated_type(syntax::Expr* x, const List<syntax::Expr*>& args,
                                       syntax::IndexExpr* e) {
  std::string cause;
  const Type* generic = generic_type(x, &cause);
  if (!cause.empty()) {
    std::string list;
    for (syntax::Expr* a : args) list += (list.empty() ? "" : ", ") + str(a);
    error(x, Kind::NotAGenericType, {str(x), list, cause});
  }
  if (!is_valid(generic)) return generic;
  TypeList targs = type_list(args);
  if (targs.size() != args.size()) return universe.invalid();
  const Type* orig = origin_of(generic);
  const Type* inst = instantiate(universe, orig, targs, x->pos());
  if (inst == nullptr) return universe.invalid();
  // Arguments are verified once constraints are complete.
  later([this, x, e, args, targs, orig, inst] {
    record_instance(e != nullptr ? static_cast<syntax::Expr*>(e) : x, targs, inst);
    const TypeParamList& tparams = type_params_of(orig);
    std::string_view name = type_name_of(orig)->name;
    if (!validate_targ_count(x->pos(), name, tparams.size(), targs.size())) return;
    std::string why;
    int i = verify(tparams, targs, &why);
    if (i >= 0) {
      Pos pos = static_cast<size_t>(i) < args.size() ? args[static_cast<size_t>(i)]->start()
                                                     : x->pos();
      error_text(pos, Kind::InvalidTypeArgument, why);
      return;
    }
    std::vector<Pos> arg_pos;
    for (syntax::Expr* a : args) arg_pos.push_back(a->start());
    mono.record_instance(pkg, x->pos(), tparams, targs, arg_pos);
  });
  return inst;
}

int64_t Checker::array_length(syntax::Expr* e) {
  // A plain name that is no constant gets a clearer message: it may be a mistyped constraint.
  if (auto* name = syntax::as<syntax::Name>(e)) {
    Object* obj = lookup(name->name.view());
    if (obj == nullptr) {
      error(name, Kind::UndefinedArrayLength, {name->name.view()});
      return -1;
    }
    if (obj->kind != ObjectKind::kConst) {
      error(name, Kind::InvalidArrayLength, {name->name.view()});
      return -1;
    }
  }
  Operand x;
  expr(nullptr, x, e);
  if (x.mode != Mode::kConstant) {
    if (x.ok()) error(x, Kind::ArrayLengthNotConstant, {str(x)});
    return -1;
  }
  if (is_untyped(x.type) || is_integer(x.type)) {
    const Constant* value = universe.constants().to_int(x.value);
    int64_t n = -1;
    if (value->kind() == ConstantKind::kInt &&
        representable_const(value, universe.basic(BasicKind::kInt), nullptr) &&
        value->to_int64(&n) && n >= 0) {
      return n;
    }
  }
  error(x, is_integer(x.type) ? Kind::InvalidArrayLength : Kind::ArrayLengthNotInteger, {str(x)});
  return -1;
}

// Fewer types than expressions if one of them is invalid.
TypeList Checker::type_list(const List<syntax::Expr*>& list) {
  TypeList result;
  bool ok = true;
  for (syntax::Expr* e : list) {
    const Type* t = var_type(e);
    ok = ok && is_valid(t);
    if (ok) result.push_back(t);
  }
  if (!ok) result.clear();
  return result;
}

}  // namespace vole::types
