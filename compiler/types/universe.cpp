// The universe block (Go spec, "Predeclared identifiers"), package unsafe, and the allocation
// of everything that the checker makes.
#include "compiler/types/universe.h"

#include <algorithm>

#include "compiler/types/checker.h"
#include "compiler/types/named.h"
#include "compiler/types/typeset.h"

namespace vole::types {

namespace {

struct BasicRow {
  BasicKind kind;
  uint16_t info;
  std::string_view name;
};

constexpr BasicRow kBasicTable[kBasicKindCount] = {
    {BasicKind::kInvalid, 0, "invalid type"},
    {BasicKind::kBool, kIsBoolean, "bool"},
    {BasicKind::kInt, kIsInteger, "int"},
    {BasicKind::kInt8, kIsInteger, "int8"},
    {BasicKind::kInt16, kIsInteger, "int16"},
    {BasicKind::kInt32, kIsInteger, "int32"},
    {BasicKind::kInt64, kIsInteger, "int64"},
    {BasicKind::kUint, kIsInteger | kIsUnsigned, "uint"},
    {BasicKind::kUint8, kIsInteger | kIsUnsigned, "uint8"},
    {BasicKind::kUint16, kIsInteger | kIsUnsigned, "uint16"},
    {BasicKind::kUint32, kIsInteger | kIsUnsigned, "uint32"},
    {BasicKind::kUint64, kIsInteger | kIsUnsigned, "uint64"},
    {BasicKind::kUintptr, kIsInteger | kIsUnsigned, "uintptr"},
    {BasicKind::kFloat32, kIsFloat, "float32"},
    {BasicKind::kFloat64, kIsFloat, "float64"},
    {BasicKind::kComplex64, kIsComplex, "complex64"},
    {BasicKind::kComplex128, kIsComplex, "complex128"},
    {BasicKind::kString, kIsString, "string"},
    {BasicKind::kUnsafePointer, 0, "Pointer"},
    {BasicKind::kUntypedBool, kIsBoolean | kIsUntyped, "untyped bool"},
    {BasicKind::kUntypedInt, kIsInteger | kIsUntyped, "untyped int"},
    {BasicKind::kUntypedRune, kIsInteger | kIsUntyped, "untyped rune"},
    {BasicKind::kUntypedFloat, kIsFloat | kIsUntyped, "untyped float"},
    {BasicKind::kUntypedComplex, kIsComplex | kIsUntyped, "untyped complex"},
    {BasicKind::kUntypedString, kIsString | kIsUntyped, "untyped string"},
    {BasicKind::kUntypedNil, kIsUntyped, "untyped nil"},
};

constexpr std::string_view kBuiltinNames[kBuiltinCount] = {
    "append", "cap",     "clear",    "close",  "complex", "copy",    "delete",
    "imag",   "len",     "make",     "max",    "min",     "new",     "panic",
    "print",  "println", "real",     "recover", "Add",    "Alignof", "Offsetof",
    "Sizeof", "Slice",   "SliceData", "String", "StringData",
};

constexpr size_t kChunk = 64 * 1024;

}  // namespace

GoVersion parse_go_version(std::string_view text) {
  if (text.starts_with("go")) text.remove_prefix(2);
  if (!text.starts_with("1")) return {};
  text.remove_prefix(1);
  if (text.empty()) return {};
  if (!text.starts_with(".")) return {};
  text.remove_prefix(1);
  int minor = 0;
  size_t i = 0;
  for (; i < text.size() && text[i] >= '0' && text[i] <= '9' && minor < 10000; i++) {
    minor = minor * 10 + (text[i] - '0');
  }
  return i == 0 ? GoVersion{} : GoVersion{minor};
}

Universe::Universe(const SourceSet& sources) : sources_(sources) {
  scope_ = new_scope(nullptr);
  unsafe_ = make<Package>();
  unsafe_->path = unsafe_->name = "unsafe";
  unsafe_->scope = new_scope(scope_);
  unsafe_->complete = true;
  empty_tuple_ = make<Tuple>();
  define_basics();
  define_named();
  define_constants_and_nil();
  define_builtins();
}

Universe::~Universe() {
  checkers_.clear();
  for (size_t i = doomed_.size(); i-- > 0;) doomed_[i].destroy(doomed_[i].object);
}

void* Universe::allocate(size_t size, size_t align) {
  size_t skip = (align - reinterpret_cast<uintptr_t>(free_) % align) % align;
  if (free_ == nullptr || skip + size > left_) {
    size_t want = std::max(kChunk, size + align);
    chunks_.push_back(std::unique_ptr<std::byte[]>(new std::byte[want]));
    free_ = chunks_.back().get();
    left_ = want;
    skip = (align - reinterpret_cast<uintptr_t>(free_) % align) % align;
  }
  std::byte* p = free_ + skip;
  free_ = p + size;
  left_ -= skip + size;
  return p;
}

void Universe::on_destroy(void* p, void (*destroy)(void*)) { doomed_.push_back({p, destroy}); }

std::string_view Universe::intern(std::string_view text) {
  auto it = names_.find(text);
  if (it != names_.end()) return *it;
  char* copy = static_cast<char*>(allocate(text.size() + 1, 1));
  std::copy(text.begin(), text.end(), copy);
  copy[text.size()] = 0;
  std::string_view view(copy, text.size());
  names_.insert(view);
  return view;
}

void Universe::define(Object* obj) {
  if (obj->name.find(' ') != std::string_view::npos) return;
  Scope* scope = scope_;
  if (is_exported(obj)) {
    scope = unsafe_->scope;
    obj->pkg = unsafe_;
  }
  scope->insert(obj);
}

void Universe::define_basics() {
  for (const BasicRow& row : kBasicTable) {
    const Basic* basic = make<Basic>(row.kind, row.info, row.name);
    basics_[static_cast<size_t>(row.kind)] = basic;
    define(new_type_name(Pos{}, nullptr, row.name, basic));
  }
  byte_ = make<Basic>(BasicKind::kUint8, uint16_t{kIsInteger | kIsUnsigned}, "byte");
  rune_ = make<Basic>(BasicKind::kInt32, uint16_t{kIsInteger}, "rune");
  define(new_type_name(Pos{}, nullptr, "byte", byte_));
  define(new_type_name(Pos{}, nullptr, "rune", rune_));
}

void Universe::define_named() {
  // type any = interface{}: the one empty interface that messages call any.
  auto empty_interface = [&] {
    Interface* i = new_interface();
    i->complete = true;
    i->type_set = make<TypeSet>();
    return i;
  };
  Interface* empty = empty_interface();
  empty_interface_ = empty_interface();
  TypeName* any = new_type_name(Pos{}, nullptr, "any", nullptr);
  any_ = new_alias(any, empty);
  any_obj_ = any;
  define(any);

  // type error interface{ Error() string }
  TypeName* error = new_type_name(Pos{}, nullptr, "error", nullptr);
  Named* error_named = new_named(error, nullptr);
  Signature* sig = make<Signature>();
  sig->recv = new_var(VarKind::kRecv, Pos{}, nullptr, "", error_named);
  sig->params = empty_tuple_;
  sig->results = new_tuple(
      {new_var(VarKind::kResult, Pos{}, nullptr, "", basic(BasicKind::kString))});
  Interface* error_iface = new_interface();
  error_iface->methods.push_back(new_func(Pos{}, nullptr, "Error", sig));
  error_iface->complete = true;
  error_named->from_rhs = error_iface;
  types::underlying(error_named);
  types::type_set(error_iface);
  error_ = error_named;
  define(error);

  // type comparable: its type set is all comparable types
  TypeName* comparable = new_type_name(Pos{}, nullptr, "comparable", nullptr);
  Named* comparable_named = new_named(comparable, nullptr);
  Interface* comparable_iface = new_interface();
  comparable_iface->complete = true;
  comparable_iface->type_set = make<TypeSet>();
  comparable_iface->type_set->comparable = true;
  comparable_named->from_rhs = comparable_iface;
  types::underlying(comparable_named);
  comparable_ = comparable_named;
  define(comparable);
}

void Universe::define_constants_and_nil() {
  const Basic* boolean = basic(BasicKind::kUntypedBool);
  define(new_const(Pos{}, nullptr, "true", boolean, constants_.make_bool(true)));
  define(new_const(Pos{}, nullptr, "false", boolean, constants_.make_bool(false)));
  iota_ = new_const(Pos{}, nullptr, "iota", basic(BasicKind::kUntypedInt),
                    constants_.make_int64(0));
  define(iota_);
  nil_ = make<Nil>();
  nil_->name = "nil";
  nil_->type = basic(BasicKind::kUntypedNil);
  define(nil_);
}

void Universe::define_builtins() {
  for (int i = 0; i < kBuiltinCount; i++) {
    Builtin* builtin = make<Builtin>();
    builtin->name = kBuiltinNames[i];
    builtin->type = invalid();
    builtin->id = static_cast<BuiltinId>(i);
    define(builtin);
  }
}

Package* Universe::new_package(std::string_view path, std::string_view name) {
  Package* pkg = make<Package>();
  pkg->path = path;
  pkg->name = name;
  pkg->scope = new_scope(scope_);
  return pkg;
}

namespace {
template <class T>
T* set_up(T* obj, Pos pos, Package* pkg, std::string_view name, const Type* type) {
  obj->pos = pos;
  obj->pkg = pkg;
  obj->name = name;
  obj->type = type;
  return obj;
}
}  // namespace

PkgName* Universe::new_pkg_name(Pos pos, Package* pkg, std::string_view name,
                                Package* imported) {
  PkgName* obj = set_up(make<PkgName>(), pos, pkg, intern(name), invalid());
  obj->imported = imported;
  return obj;
}
Const* Universe::new_const(Pos pos, Package* pkg, std::string_view name, const Type* type,
                           const Constant* value) {
  Const* obj = set_up(make<Const>(), pos, pkg, intern(name), type);
  obj->value = value;
  return obj;
}
TypeName* Universe::new_type_name(Pos pos, Package* pkg, std::string_view name,
                                  const Type* type) {
  return set_up(make<TypeName>(), pos, pkg, intern(name), type);
}
Var* Universe::new_var(VarKind kind, Pos pos, Package* pkg, std::string_view name,
                       const Type* type) {
  Var* obj = set_up(make<Var>(), pos, pkg, intern(name), type);
  obj->var_kind = kind;
  return obj;
}
Var* Universe::new_field(Pos pos, Package* pkg, std::string_view name, const Type* type,
                         bool embedded) {
  Var* obj = new_var(VarKind::kField, pos, pkg, name, type);
  obj->embedded = embedded;
  return obj;
}
Func* Universe::new_func(Pos pos, Package* pkg, std::string_view name, const Signature* type) {
  return set_up(make<Func>(), pos, pkg, intern(name), type);
}
Label* Universe::new_label(Pos pos, Package* pkg, std::string_view name) {
  return set_up(make<Label>(), pos, pkg, intern(name), invalid());
}

Named* Universe::new_named(TypeName* obj, const Type* from_rhs) {
  Named* named = make<Named>(this);
  named->obj = obj;
  named->orig = named;
  named->from_rhs = from_rhs;
  named->unpacked = true;
  if (obj->type == nullptr) obj->type = named;
  return named;
}

Alias* Universe::new_alias(TypeName* obj, const Type* rhs) {
  Alias* alias = make<Alias>();
  alias->obj = obj;
  alias->orig = alias;
  alias->from_rhs = rhs;
  if (obj->type == nullptr) obj->type = alias;
  return alias;
}

TypeParam* Universe::new_type_param(TypeName* obj, const Type* bound) {
  TypeParam* param = make<TypeParam>(this);
  param->id = next_type_param_id();
  param->obj = obj;
  param->bound = bound;
  if (obj->type == nullptr) obj->type = param;
  return param;
}

void Universe::bind_tparams(const TypeParamList& list) {
  for (size_t i = 0; i < list.size(); i++) {
    // Parameters are only bound by the code that made them.
    const_cast<TypeParam*>(list[i])->index = static_cast<int>(i);
  }
}

Scope* Universe::new_scope(Scope* parent, bool is_func) {
  Scope* scope = make<Scope>(parent, is_func);
  if (parent != nullptr && parent != scope_) parent->add_child(scope);
  return scope;
}

void Universe::own(std::unique_ptr<Checker> checker) { checkers_.push_back(std::move(checker)); }

}  // namespace vole::types
