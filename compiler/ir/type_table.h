// The types of a program without generics: each distinct type is one object.
//
// The checker's types are not canonical and may mention type parameters and aliases. intern()
// turns them into closed, hash-consed ones: aliases are resolved, parameter names dropped,
// interfaces flattened to their sorted method sets, and type parameters replaced by what an Env
// says. Two spellings stay apart because gc's messages show the difference: byte/uint8 (rune/int32)
// and any/interface{}. canonical() forgets that too, so canonical(a) == canonical(b) is exactly
// Go's type identity, and link_string() names a type uniquely across packages.
//
// The types belong to the Universe; the table must not outlive it. Not thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "compiler/types/object.h"
#include "compiler/types/type.h"

namespace vole::types {
class Universe;
}

namespace vole::ir {

// What the type parameters of one function instance stand for, and its own local types.
struct Env {
  std::unordered_map<const types::TypeParam*, const types::Type*> params;
  std::string local_suffix;  // of the instance: distinguishes its local types; empty: no instance
  // Made on first use:
  std::unordered_map<const types::Named*, const types::Type*> locals;
  std::unordered_map<const types::Type*, const types::Type*> memo;
};

class TypeTable {
 public:
  explicit TypeTable(types::Universe& universe);
  TypeTable(const TypeTable&) = delete;
  TypeTable& operator=(const TypeTable&) = delete;

  // The interned form of t; with an Env, of t with the environment's arguments put in.
  const types::Type* intern(const types::Type* t) { return intern(t, empty_env_); }
  const types::Type* intern(const types::Type* t, Env& env);

  // All functions below take and give interned types.
  const types::Type* canonical(const types::Type* t);
  bool identical(const types::Type* a, const types::Type* b) {
    return a == b || canonical(a) == canonical(b);
  }
  // As gc's linker names it: `[]main.T`, `map[string]a/b.Pair[int,main.T]`, unique and equal for
  // identical types. Types local to functions carry a number: `main.T·1`.
  std::string_view link_string(const types::Type* t);
  // As reflect prints it: packages by name, type arguments as in link_string.
  std::string_view reflect_string(const types::Type* t);
  // As gc's -m report prints it: names of package `from` are not qualified.
  std::string report_string(const types::Type* t, const types::Package* from);

  // The canonical type arguments of an instance; empty for other types. (Named::targs may still
  // hold aliases.)
  const std::vector<const types::Type*>& targs_of(const types::Named* n);
  // The instance of a generic package-level type, for canonical arguments.
  const types::Type* instance_of(const types::Named* generic, const types::TypeList& targs);
  const types::Type* underlying(const types::Type* t);
  template <class T>
  const T* under_as(const types::Type* t) {
    return types::as<T>(underlying(t));
  }
  const types::Type* pointer_to(const types::Type* elem);
  const types::Type* slice_of(const types::Type* elem);
  const types::Type* array_of(const types::Type* elem, int64_t len);
  const types::Type* basic(types::BasicKind kind);
  const types::Type* empty_interface();  // any
  const types::Tuple* tuple_of(const std::vector<const types::Type*>& elems);
  const types::Signature* signature_of(const std::vector<const types::Type*>& params,
                                       const std::vector<const types::Type*>& results,
                                       bool variadic);

  // ---- shapes.cpp: the types that gc's shape instances have in place of type arguments
  bool is_shape(const types::Type* t) const;
  bool has_shape(const types::Type* t);  // is one or is made of one
  // go.shape.int for all types with underlying type int. Where the constraint has no type terms
  // (`basic`), all pointers share one shape.
  const types::Type* shape_of(const types::Type* targ, bool basic);
  types::TypeList shapes_of(const types::TypeParamList& tparams, const types::TypeList& targs);

  bool is_interface(const types::Type* t);
  bool is_pointer_shaped(const types::Type* t);  // an interface's data word holds it directly
  bool has_pointers(const types::Type* t);
  int64_t size_of(const types::Type* t);         // bytes

  types::Universe& universe() { return universe_; }

 private:
  const types::Type* intern_uncached(const types::Type* t, Env& env);
  const types::Type* intern_named(const types::Named* t, Env& env);
  const types::Type* local_named(const types::Named* n, Env& env);
  const types::Type* local_instance(const types::Named* n, const types::TypeList& targs, Env& env);
  types::Named* copy_local(const types::Named* n);
  void complete_local(types::Named* copy, const types::Type* under);
  bool mentions_shape(const types::Type* t);
  template <class Make>
  const types::Type* cons(const std::string& key, Make make);
  template <class F>
  const types::Type* rebuild(const types::Type* t, F map_type);

  types::Universe& universe_;
  Env empty_env_;
  std::unordered_map<std::string, const types::Type*> table_;
  std::unordered_set<const types::Type*> closed_;  // everything intern() ever returned
  std::unordered_map<const types::Type*, const types::Type*> canonical_;
  std::unordered_map<const types::Type*, const types::Type*> underlying_;
  std::unordered_map<const types::Type*, std::string> link_strings_;
  std::unordered_map<const types::Type*, std::string> reflect_strings_;
  std::unordered_map<const types::Type*, int> pointers_;
  std::unordered_map<const types::Named*, std::vector<const types::Type*>> targs_;
  types::Package* shape_package_ = nullptr;
  std::unordered_map<std::string, const types::Type*> shapes_;
  std::unordered_map<const types::Type*, bool> has_shape_;
  std::vector<const types::Type*> forming_;  // defined types whose underlying type is being made
  std::unordered_map<const types::Named*, std::string> local_names_;  // `·1`, `[int]·1`
};

}  // namespace vole::ir
