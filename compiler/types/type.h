// The types of the Go language as the checker represents them (Go spec, "Types").
// Every type is a small struct derived from Type and tagged by its kind; as<T>() is the only
// way down. All types live in the arena of the Universe that made them and die with it.
//
// Types are handed around as `const Type*`. Only the code that sets a type up holds it
// non-const. Instantiated named types and type sets are completed lazily, on first use: these
// parts are mutable, so one Universe must not be used by two threads at the same time.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/source/source.h"

namespace vole::syntax {
struct Expr;
}

namespace vole::types {

struct Object;
struct Var;
struct Func;
struct TypeName;
struct Package;
class Scope;
class Universe;
class Checker;

enum class TypeKind : uint8_t {
  kBasic,
  kNamed,
  kAlias,
  kPointer,
  kSlice,
  kArray,
  kMap,
  kChan,
  kStruct,
  kTuple,
  kSignature,
  kInterface,
  kUnion,
  kTypeParam,
};

struct Type {
  const TypeKind kind;

 protected:
  explicit Type(TypeKind k) : kind(k) {}
};

using TypeList = std::vector<const Type*>;

// The type itself if it has kind T (no unaliasing), else nullptr. `t` may be null.
template <class T>
const T* as(const Type* t) {
  return t != nullptr && t->kind == T::kKind ? static_cast<const T*>(t) : nullptr;
}
template <class T>
T* as(Type* t) {
  return t != nullptr && t->kind == T::kKind ? static_cast<T*>(t) : nullptr;
}

enum class BasicKind : uint8_t {
  kInvalid,
  kBool,
  kInt,
  kInt8,
  kInt16,
  kInt32,
  kInt64,
  kUint,
  kUint8,
  kUint16,
  kUint32,
  kUint64,
  kUintptr,
  kFloat32,
  kFloat64,
  kComplex64,
  kComplex128,
  kString,
  kUnsafePointer,
  kUntypedBool,
  kUntypedInt,
  kUntypedRune,
  kUntypedFloat,
  kUntypedComplex,
  kUntypedString,
  kUntypedNil,
};
constexpr int kBasicKindCount = 26;

// Properties of basic types, as a bit set.
constexpr uint16_t kIsBoolean = 1 << 0;
constexpr uint16_t kIsInteger = 1 << 1;
constexpr uint16_t kIsUnsigned = 1 << 2;
constexpr uint16_t kIsFloat = 1 << 3;
constexpr uint16_t kIsComplex = 1 << 4;
constexpr uint16_t kIsString = 1 << 5;
constexpr uint16_t kIsUntyped = 1 << 6;
constexpr uint16_t kIsOrdered = kIsInteger | kIsFloat | kIsString;
constexpr uint16_t kIsNumeric = kIsInteger | kIsFloat | kIsComplex;
constexpr uint16_t kIsConstType = kIsBoolean | kIsNumeric | kIsString;

struct Basic : Type {
  static constexpr TypeKind kKind = TypeKind::kBasic;
  Basic(BasicKind b, uint16_t i, std::string_view n)
      : Type(kKind), basic(b), info(i), name(n) {}
  BasicKind basic;
  uint16_t info;
  std::string_view name;  // `byte` and `rune` are Basic types of their own name
};

struct Pointer : Type {
  static constexpr TypeKind kKind = TypeKind::kPointer;
  explicit Pointer(const Type* e) : Type(kKind), elem(e) {}
  const Type* elem;
};

struct Slice : Type {
  static constexpr TypeKind kKind = TypeKind::kSlice;
  explicit Slice(const Type* e) : Type(kKind), elem(e) {}
  const Type* elem;
};

struct Array : Type {
  static constexpr TypeKind kKind = TypeKind::kArray;
  Array(const Type* e, int64_t l) : Type(kKind), elem(e), len(l) {}
  const Type* elem;
  int64_t len;  // < 0: not known (an error was reported)
};

struct Map : Type {
  static constexpr TypeKind kKind = TypeKind::kMap;
  Map(const Type* k, const Type* e) : Type(kKind), key(k), elem(e) {}
  const Type* key;
  const Type* elem;
};

enum class ChanDir : uint8_t { kBoth, kSendOnly, kRecvOnly };

struct Chan : Type {
  static constexpr TypeKind kKind = TypeKind::kChan;
  Chan(ChanDir d, const Type* e) : Type(kKind), dir(d), elem(e) {}
  ChanDir dir;
  const Type* elem;
};

struct Struct : Type {
  static constexpr TypeKind kKind = TypeKind::kStruct;
  Struct() : Type(kKind) {}
  std::vector<Var*> fields;
  std::vector<std::string_view> tags;  // empty, or one per field (unquoted)
  mutable int64_t size_bytes = kSizeUnknown;  // see size_of()
  mutable int64_t align_bytes = 0;            // see align_of(); 0: unknown
  static constexpr int64_t kSizeUnknown = -2;
  std::string_view tag(size_t i) const { return i < tags.size() ? tags[i] : std::string_view(); }
};

// A list of variables: parameters, results, or the value of a call with several results.
struct Tuple : Type {
  static constexpr TypeKind kKind = TypeKind::kTuple;
  Tuple() : Type(kKind) {}
  explicit Tuple(std::vector<Var*> v) : Type(kKind), vars(std::move(v)) {}
  std::vector<Var*> vars;
};

struct TypeParam;
using TypeParamList = std::vector<const TypeParam*>;

struct Signature : Type {
  static constexpr TypeKind kKind = TypeKind::kSignature;
  Signature() : Type(kKind) {}
  TypeParamList recv_tparams;  // the receiver's own copies of the type parameters
  TypeParamList tparams;
  Scope* scope = nullptr;        // of the parameters; null for instantiated signatures
  Var* recv = nullptr;           // null for functions
  const Tuple* params = nullptr;   // never null once set up
  const Tuple* results = nullptr;  // never null once set up
  bool variadic = false;         // the last parameter then has type []T (or string for append)
};

struct Term {
  bool tilde = false;
  const Type* type = nullptr;
};

// A union `~A | B` inside a constraint; only ever an embedded element of an Interface.
struct Union : Type {
  static constexpr TypeKind kKind = TypeKind::kUnion;
  Union() : Type(kKind) {}
  std::vector<Term> terms;
};

// Which types an interface stands for. `all` means no restriction by terms.
struct TypeSet {
  std::vector<Func*> methods;  // sorted as gc sorts them: exported names first, then by id
  std::vector<Term> terms;     // normalised; meaningless when all
  bool all = true;
  bool comparable = false;  // only when all

  bool is_empty() const { return !all && terms.empty(); }
  bool has_terms() const { return !all && !terms.empty(); }
  bool is_method_set() const { return !comparable && all; }
  bool is_all() const { return is_method_set() && methods.empty(); }
};

struct Interface : Type {
  static constexpr TypeKind kKind = TypeKind::kInterface;
  explicit Interface(Universe* u) : Type(kKind), universe(u) {}
  Universe* universe;
  mutable Checker* check = nullptr;  // reports errors of the type set; null once checked
  std::vector<Func*> methods;   // explicitly declared, source order
  TypeList embeddeds;
  std::vector<Pos> embed_pos;   // parallel to embeddeds, or empty
  bool implicit = false;        // the wrapper around a constraint literal `~int`
  bool complete = false;        // all methods and embeddeds are set
  mutable TypeSet* type_set = nullptr;  // computed on demand, see typeset.h
};

struct TypeParam : Type {
  static constexpr TypeKind kKind = TypeKind::kTypeParam;
  explicit TypeParam(Universe* u) : Type(kKind), universe(u) {}
  Universe* universe;
  uint32_t id = 0;             // unique in the Universe
  int index = -1;              // in its list
  TypeName* obj = nullptr;
  mutable const Type* bound = nullptr;  // any type; iface() gives it as an Interface
};

struct Named;

// Completes an imported type on first use, from export data.
struct NamedLoader {
  virtual ~NamedLoader() = default;
  // Fills in tparams, from_rhs and methods; may set the underlying type.
  virtual void load(const Named* n) = 0;
};

// A defined type, generic or not, or an instance of a generic one (then targs is not empty).
// Read it through the functions of named.h: an instance is expanded on first use.
struct Named : Type {
  static constexpr TypeKind kKind = TypeKind::kNamed;
  explicit Named(Universe* u) : Type(kKind), universe(u) {}
  Universe* universe;
  TypeName* obj = nullptr;
  const Named* orig = nullptr;  // the generic type of an instance; itself for all others
  TypeList targs;               // of an instance
  uint32_t depth = 0;           // how deep instances are nested in its arguments
  Pos inst_pos{};               // of an instance: where it was first needed
  mutable TypeName* cycle_obj = nullptr;  // stands for an instance on paths of declarations
  mutable NamedLoader* loader = nullptr;
  mutable bool unpacked = false;
  mutable bool has_underlying = false;
  mutable int8_t finite = -1;   // size finiteness: -1 not known yet
  mutable TypeParamList tparams;
  mutable const Type* from_rhs = nullptr;    // right-hand side of the declaration
  mutable const Type* underlying = nullptr;  // valid when has_underlying
  mutable std::vector<Func*> methods;  // declared; for an instance expanded one by one (null: not)
  bool is_instance() const { return !targs.empty(); }
};

// An alias declared with `type A = T`, possibly generic or an instance of a generic alias.
struct Alias : Type {
  static constexpr TypeKind kKind = TypeKind::kAlias;
  Alias() : Type(kKind) {}
  TypeName* obj = nullptr;
  const Alias* orig = nullptr;  // itself unless an instance
  TypeParamList tparams;
  TypeList targs;
  const Type* from_rhs = nullptr;        // may be another alias; null while being declared
  mutable const Type* actual = nullptr;  // never an alias; null until first asked
};

}  // namespace vole::types
