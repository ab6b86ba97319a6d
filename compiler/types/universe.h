// The per-compilation context of the type checker: it owns every type, object, scope and
// constant, the predeclared names, package unsafe, the language version, the table that makes
// instances canonical, and the limits that keep hostile source from exhausting the host.
// Nothing here is global: two Universes are independent. Not thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "compiler/types/constant.h"
#include "compiler/types/object.h"
#include "compiler/types/type.h"

namespace vole {
class Diagnostics;
class SourceSet;
}  // namespace vole

namespace vole::types {

class Checker;

// A language version go1.N as its N; 0 means none was given, i.e. the newest.
struct GoVersion {
  int minor = 0;
  bool valid() const { return minor > 0; }
};
constexpr int kGoCurrent = 26;
// Parses "go1.22", "go1.22.3", "1.22"; invalid (0) for anything else.
GoVersion parse_go_version(std::string_view text);

struct Options {
  GoVersion lang;               // -lang
  bool lazy_bodies = false;     // check function bodies only when asked (and for init order)
  bool ignore_bodies = false;
  bool require_bodies = false;  // a function without a body is an error (gc's -complete)
  uint32_t max_instances = 100000;
  uint32_t max_depth = 100;     // nesting of types made by instantiation
};

class Universe {
 public:
  explicit Universe(const SourceSet& sources);
  ~Universe();
  Universe(const Universe&) = delete;
  Universe& operator=(const Universe&) = delete;

  // Makes an object that lives as long as the Universe.
  template <class T, class... A>
  T* make(A&&... args) {
    T* p = new (allocate(sizeof(T), alignof(T))) T(std::forward<A>(args)...);
    if constexpr (!std::is_trivially_destructible_v<T>) {
      on_destroy(p, [](void* q) { static_cast<T*>(q)->~T(); });
    }
    return p;
  }
  std::string_view intern(std::string_view text);

  const Basic* basic(BasicKind kind) const { return basics_[static_cast<size_t>(kind)]; }
  const Basic* invalid() const { return basic(BasicKind::kInvalid); }
  const Basic* byte_type() const { return byte_; }
  const Basic* rune_type() const { return rune_; }
  const Type* any_type() const { return any_; }        // the alias `any`
  const Interface* empty_interface() const { return empty_interface_; }
  const Named* error_type() const { return error_; }
  const Named* comparable_type() const { return comparable_; }
  const Tuple* empty_tuple() const { return empty_tuple_; }
  const TypeSet* all_types() const { return &all_types_; }
  Object* universe_nil() const { return nil_; }
  Object* universe_iota() const { return iota_; }
  Object* universe_any() const { return any_obj_; }
  Scope* scope() const { return scope_; }
  Package* unsafe_package() const { return unsafe_; }
  const SourceSet& sources() const { return sources_; }
  ConstantPool& constants() { return constants_; }

  // Constructors of the common types (not canonical: compare with identical()).
  const Pointer* new_pointer(const Type* elem) { return make<Pointer>(elem); }
  const Slice* new_slice(const Type* elem) { return make<Slice>(elem); }
  const Array* new_array(const Type* elem, int64_t len) { return make<Array>(elem, len); }
  const Map* new_map(const Type* key, const Type* elem) { return make<Map>(key, elem); }
  const Chan* new_chan(ChanDir dir, const Type* elem) { return make<Chan>(dir, elem); }
  const Tuple* new_tuple(std::vector<Var*> vars) { return make<Tuple>(std::move(vars)); }

  Interface* new_interface() { return make<Interface>(this); }

  Package* new_package(std::string_view path, std::string_view name);
  PkgName* new_pkg_name(Pos pos, Package* pkg, std::string_view name, Package* imported);
  Const* new_const(Pos pos, Package* pkg, std::string_view name, const Type* type,
                   const Constant* value);
  TypeName* new_type_name(Pos pos, Package* pkg, std::string_view name, const Type* type);
  Var* new_var(VarKind kind, Pos pos, Package* pkg, std::string_view name, const Type* type);
  Var* new_field(Pos pos, Package* pkg, std::string_view name, const Type* type, bool embedded);
  Func* new_func(Pos pos, Package* pkg, std::string_view name, const Signature* type);
  Label* new_label(Pos pos, Package* pkg, std::string_view name);
  // Sets obj->type to the new type if it has none yet.
  Named* new_named(TypeName* obj, const Type* from_rhs);
  Alias* new_alias(TypeName* obj, const Type* rhs);
  // A type parameter not yet in a list; index is set by bind_tparams().
  TypeParam* new_type_param(TypeName* obj, const Type* bound);
  void bind_tparams(const TypeParamList& list);
  Scope* new_scope(Scope* parent, bool is_func = false);

  // The canonical instance for orig[targs], or null / records it. Kind is Named, Alias or
  // Signature. Implemented in instantiate.cpp.
  const Type* find_instance(const Type* orig, const TypeList& targs);
  void add_instance(const Type* orig, const TypeList& targs, const Type* instance);
  // Counts an instance against the limit; false once it is passed.
  bool count_instance();
  uint32_t instance_count() const { return instances_made_; }
  // An instance was refused because of a limit: its type is invalid, and the program must not
  // be accepted.
  bool instance_refused() const { return instance_refused_; }
  void refuse_instance() { instance_refused_ = true; }

  void own(std::unique_ptr<Checker> checker);
  uint32_t next_type_param_id() { return ++type_param_ids_; }

  Options options;

 private:
  void* allocate(size_t size, size_t align);
  void on_destroy(void* p, void (*destroy)(void*));
  void define_basics();
  void define_named();
  void define_constants_and_nil();
  void define_builtins();
  void define(Object* obj);

  struct Doomed {
    void* object;
    void (*destroy)(void*);
  };
  const SourceSet& sources_;
  ConstantPool constants_;
  std::vector<std::unique_ptr<std::byte[]>> chunks_;
  std::byte* free_ = nullptr;
  size_t left_ = 0;
  std::vector<Doomed> doomed_;
  std::unordered_set<std::string_view> names_;
  std::vector<std::unique_ptr<Checker>> checkers_;
  const Basic* basics_[kBasicKindCount] = {};
  const Basic* byte_ = nullptr;
  const Basic* rune_ = nullptr;
  const Type* any_ = nullptr;
  const Interface* empty_interface_ = nullptr;
  const Named* error_ = nullptr;
  const Named* comparable_ = nullptr;
  const Tuple* empty_tuple_ = nullptr;
  TypeSet all_types_;
  Object* nil_ = nullptr;
  Object* iota_ = nullptr;
  Object* any_obj_ = nullptr;
  Scope* scope_ = nullptr;
  Package* unsafe_ = nullptr;
  std::unordered_map<uint64_t, std::vector<std::pair<const Type*, const Type*>>> instances_;
  uint32_t instances_made_ = 0;
  bool instance_refused_ = false;
  uint32_t type_param_ids_ = 0;
};

// Gives the checker the packages that a file imports. A null result with `error` set becomes
// gc's "could not import" diagnostic.
class Importer {
 public:
  virtual ~Importer() = default;
  virtual Package* import(std::string_view path, std::string* error) = 0;
};

// Checks a package whole (Go spec: everything from "Types" to "Packages"). Never null: with
// errors reported, the Package is as complete as could be. Results are on the tree (Expr
// type/value/mode, Name object, selections, instances) and in the Package.
Package* check(Universe& universe, std::string_view path, const std::vector<syntax::File*>& files,
               Importer& importer, Diagnostics& diagnostics);

// Checks the body of a declared function or method, once; needed only with lazy_bodies.
void check_body(Func* func);

}  // namespace vole::types
