// What names mean: objects, scopes, packages; and the records that the checker leaves at
// selector and instantiation nodes (Go spec, "Declarations and scope").
// All of them live in the Universe's arena. Names are interned there.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "compiler/types/type.h"

namespace vole::syntax {
struct Node;
struct Expr;
struct Name;
struct File;
struct FuncDecl;
struct ImportDecl;
struct BlockStmt;
struct LabeledStmt;
}  // namespace vole::syntax

namespace vole::types {

class Constant;
struct DeclInfo;
class Checker;

enum class ObjectKind : uint8_t {
  kPkgName,
  kConst,
  kTypeName,
  kVar,
  kFunc,
  kLabel,
  kBuiltin,
  kNil,
};

struct Object {
  const ObjectKind kind;
  bool used = false;  // Var, Label, PkgName: something refers to it
  Pos pos{};        // of the declaring identifier; none for universe objects
  Pos scope_pos{};  // where its scope begins
  Package* pkg = nullptr;  // null for universe objects
  std::string_view name;
  const Type* type = nullptr;  // null until the declaration is checked
  Scope* parent = nullptr;     // null for methods and fields
  uint32_t order = 0;          // declaration order of package-level objects, from 1
  DeclInfo* decl = nullptr;    // package-level objects and methods being checked

 protected:
  explicit Object(ObjectKind k) : kind(k) {}
};

template <class T>
T* as(Object* o) {
  return o != nullptr && o->kind == T::kKind ? static_cast<T*>(o) : nullptr;
}
template <class T>
const T* as(const Object* o) {
  return o != nullptr && o->kind == T::kKind ? static_cast<const T*>(o) : nullptr;
}

struct PkgName : Object {
  static constexpr ObjectKind kKind = ObjectKind::kPkgName;
  PkgName() : Object(kKind) {}
  Package* imported = nullptr;
};

struct Const : Object {
  static constexpr ObjectKind kKind = ObjectKind::kConst;
  Const() : Object(kKind) {}
  const Constant* value = nullptr;
};

// A defined type, alias, type parameter or predeclared type. obj->type says which.
struct TypeName : Object {
  static constexpr ObjectKind kKind = ObjectKind::kTypeName;
  TypeName() : Object(kKind) {}
  std::vector<Func*> pending_methods;  // collected at package level, before the type is checked
};

enum class VarKind : uint8_t { kPackage, kLocal, kRecv, kParam, kResult, kField };

struct Var : Object {
  static constexpr ObjectKind kKind = ObjectKind::kVar;
  Var() : Object(kKind) {}
  VarKind var_kind = VarKind::kLocal;
  bool embedded = false;        // embedded field
  Var* origin = nullptr;        // the generic variable this one was substituted from
  void* backend = nullptr;      // for later phases
};

struct Func : Object {
  static constexpr ObjectKind kKind = ObjectKind::kFunc;
  Func() : Object(kKind) {}
  const Signature* signature() const { return as<Signature>(type); }
  bool has_ptr_recv = false;    // valid for methods before their type is known; see has_ptr_recv()
  bool body_checked = false;
  Func* origin = nullptr;       // the generic method this one was instantiated from
  syntax::FuncDecl* syntax = nullptr;  // null for interface methods and instantiated methods
  void* backend = nullptr;      // for later phases
};

struct Label : Object {
  static constexpr ObjectKind kKind = ObjectKind::kLabel;
  Label() : Object(kKind) {}
};

enum class BuiltinId : uint8_t {
  kAppend,
  kCap,
  kClear,
  kClose,
  kComplex,
  kCopy,
  kDelete,
  kImag,
  kLen,
  kMake,
  kMax,
  kMin,
  kNew,
  kPanic,
  kPrint,
  kPrintln,
  kReal,
  kRecover,
  kUnsafeAdd,
  kUnsafeAlignof,
  kUnsafeOffsetof,
  kUnsafeSizeof,
  kUnsafeSlice,
  kUnsafeSliceData,
  kUnsafeString,
  kUnsafeStringData,
};
constexpr int kBuiltinCount = 26;

struct Builtin : Object {
  static constexpr ObjectKind kKind = ObjectKind::kBuiltin;
  Builtin() : Object(kKind) {}
  BuiltinId id = BuiltinId::kAppend;
};

struct Nil : Object {
  static constexpr ObjectKind kKind = ObjectKind::kNil;
  Nil() : Object(kKind) {}
};

// Fills a package scope on demand, from export data.
struct NameLoader {
  virtual ~NameLoader() = default;
  // Makes the object, inserts it into the scope and returns it; null if there is none.
  virtual Object* load(std::string_view name) = 0;
  virtual void load_all() = 0;
};

// A block's names. Small scopes are searched linearly, large ones through a map.
class Scope {
 public:
  explicit Scope(Scope* parent, bool is_func = false) : parent_(parent), is_func_(is_func) {}
  Scope* parent() const { return parent_; }
  bool is_func() const { return is_func_; }
  // The object of that name in this scope alone, or null.
  Object* lookup(std::string_view name) const;
  // Declares obj; if the name is taken returns the object that has it and changes nothing.
  // `_` is never declared. Sets obj->parent if it has none.
  Object* insert(Object* obj);
  // Declares obj under another name than its own (dot imports keep the exporting object).
  Object* insert_as(std::string_view name, Object* obj);
  const std::vector<Object*>& objects() const;  // in order of declaration
  // From now on names not found are asked for once. The loader must outlive the scope's use.
  void set_loader(NameLoader* loader) { loader_ = loader; }
  const std::vector<Scope*>& children() const { return children_; }
  void add_child(Scope* child) { children_.push_back(child); }

 private:
  Object* find(std::string_view name) const;
  Scope* parent_;
  mutable NameLoader* loader_ = nullptr;
  bool is_func_;
  std::vector<Object*> objects_;
  std::vector<std::string_view> names_;  // parallel to objects_
  std::vector<Scope*> children_;
  std::unordered_map<std::string_view, Object*> map_;  // only in large scopes
};

// One initialisation of package-level variables `lhs = rhs`; blank variables are objects too.
struct Initializer {
  std::vector<Var*> lhs;
  syntax::Expr* rhs = nullptr;
};

struct Package {
  std::string path;
  std::string name;
  Scope* scope = nullptr;
  std::vector<Package*> imports;  // direct ones, source order, no duplicates
  std::vector<syntax::File*> files;
  bool complete = false;
  bool fake = false;  // stands for a package that could not be imported; selectors are not reported
  bool had_errors = false;
  // Results of checking:
  std::vector<Initializer> init_order;
  std::vector<Func*> funcs;           // declared functions and methods, `init` and `_` too
  std::vector<Object*> objects;       // package-level objects in source order
  std::vector<const Named*> local_types;  // defined inside functions, in order of checking
  Checker* checker = nullptr;  // kept for check_body(); owned by the Universe
  void* backend = nullptr;     // for later phases
};

enum class SelectionKind : uint8_t { kField, kMethodValue, kMethodExpr };

// What a selector x.f that is no qualified identifier means.
struct Selection {
  SelectionKind kind = SelectionKind::kField;
  bool indirect = false;  // a pointer was dereferenced on the path (or for methods: see gc)
  const Type* recv = nullptr;  // type of x in x.f
  Object* obj = nullptr;       // Var (field) or Func
  std::vector<int> index;      // path: embedded fields, then the field's or method's index
  const Type* type = nullptr;  // of the selector expression
};

// A use of a generic function or type: with which arguments (written or inferred).
struct Instance {
  TypeList targs;
  const Type* type = nullptr;  // the instantiated Signature, Named or Alias
};

// Ways to look at an object.
bool is_exported(std::string_view name);        // starts with an upper-case letter
bool is_exported(const Object* obj);
// The name if exported, else qualified with the package path: unique for each distinct name.
std::string object_id(const Package* pkg, std::string_view name);
bool same_id(const Object* obj, const Package* pkg, std::string_view name, bool fold_case);
bool same_pkg(const Package* a, const Package* b);
bool is_alias(const TypeName* obj);  // declared with `=`, or `byte`, `rune`
// Whether the method's receiver is a pointer; valid before the signature is checked too.
bool has_ptr_recv(const Func* f);
bool equal_fold(std::string_view a, std::string_view b);

}  // namespace vole::types
