// State of a build, shared by the free functions of this folder that make the tree.
//
// A Builder holds what concerns the whole program: which functions and globals exist, and the
// work list. A Body holds what concerns one top-level function instance with its closures. The
// functions that make expressions are declared in make_expr.h, those for statements in
// make_stmt.h; method wrappers and run-time types are in wrappers.h.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "compiler/ir/build.h"
#include "compiler/source/diagnostic.h"
#include "compiler/syntax/tree.h"
#include "compiler/types/object.h"

namespace vole::ir {

// One function or method with its type arguments, and what building it needs.
struct Instance {
  Func* func = nullptr;
  const types::Func* object = nullptr;  // the generic one of an instance
  Env env;
  Env shape_env;  // the same with shapes for arguments
};

// A function to be made without source: see wrappers.h.
struct WrapperTask {
  enum class Kind : uint8_t { kMethod, kInterfaceMethod, kMethodValue, kInstance };
  Kind kind = Kind::kMethod;
  Func* func = nullptr;
  const types::Type* recv = nullptr;
  std::vector<int> index;
  types::Func* method = nullptr;
  Func* target = nullptr;  // kInstance: what it calls
  const types::Type* shape_recv = nullptr;  // see shape_method_func
};

struct Builder {
  Builder(Program& p, types::Universe& u, const BuildOptions& o, Diagnostics& d)
      : program(p), types(p.types), universe(u), options(o), diagnostics(d) {}

  Program& program;
  TypeTable& types;
  types::Universe& universe;
  const BuildOptions& options;
  Diagnostics& diagnostics;

  std::unordered_map<std::string, std::unique_ptr<Instance>> instances;  // by key of addresses
  std::unordered_map<std::string, Func*> shapes;                         // by key of addresses
  std::unordered_map<std::string, Func*> wrappers;                       // by symbol
  std::unordered_map<std::string, Func*> runtime_funcs;                  // by symbol
  std::unordered_map<const types::Var*, Global*> globals;
  std::unordered_map<const types::Type*, size_t> runtime_types;  // canonical; index
  std::unordered_set<const types::Package*> imported;
  std::unordered_set<const types::Package*> own;  // those given that are compiled here
  // Packages that lazily read types bring in are compiled elsewhere too.
  bool is_imported(const types::Package* pkg) const { return own.count(pkg) == 0; }
  // Local name -> symbol, of //go:linkname lines.
  std::unordered_map<const types::Package*, std::unordered_map<std::string_view, std::string_view>>
      linknames;
  // Functions with a body by symbol: what a declaration without body may be linked to.
  std::unordered_map<std::string, const types::Func*> bodies;
  std::unordered_map<std::string_view, Global*> globals_by_symbol;
  std::deque<Instance*> work;
  std::deque<WrapperTask> wrapper_work;
  std::deque<const types::Type*> type_work;
  uint32_t instance_count = 0;
  bool failed = false;
};

// One function (top-level or closure) while its body is made.
struct FuncState {
  Func* func = nullptr;
  FuncState* outer = nullptr;
  std::unordered_map<const Name*, Name*> captured;  // declaring Name -> this closure's Name
  std::unordered_map<std::string_view, Label*> labels;
  FuncState* range_parent = nullptr;  // of a range-over-func body: the function it belongs to
  uint32_t lit_count = 0;             // closures named so far, by reason
  uint32_t range_count = 0;
  uint32_t state_count = 0;           // of the variables for its loops over functions
  uint32_t yield_count = 0;
  uint32_t go_defer_count = 0;
};

struct RangeFuncs;

struct Body {
  Body(Builder& b_, const types::Package* pkg_, Env& env_, Env* shape_env_ = nullptr)
      : b(b_),
        p(b_.program),
        types(b_.program.types),
        env(env_),
        shape_env(shape_env_),
        pkg(pkg_) {}

  Builder& b;
  Program& p;
  TypeTable& types;
  Env& env;
  Env* shape_env;  // null outside of instances
  const types::Package* pkg;
  int lang = 0;  // language version go1.N of the file
  FuncState* fn = nullptr;
  std::unordered_map<const types::Var*, Name*> vars;  // declaring Names
  RangeFuncs* range_funcs = nullptr;  // the loops over functions around the current statement
  NodeList* out = nullptr;            // where statements go

  const types::Type* type(const types::Type* t) { return types.intern(t, env); }
  const types::Type* type_of(const syntax::Expr* e) { return types.intern(e->type, env); }
  // The type that gc's shape instance has where the source has t; null if it is the same.
  const types::Type* shape(const types::Type* t) {
    if (shape_env == nullptr || t == nullptr) return nullptr;
    const types::Type* s = types.intern(t, *shape_env);
    return s != type(t) ? s : nullptr;
  }
  void add(Node* stmt) { p.append(*out, stmt); }
};

// ---- functions.cpp: references to functions and globals

// The Func of a declared function or method, given its generic object and interned arguments
// (the receiver's for a method). Queues its body when it is first asked for. `shapes`: the types
// that gc has for the arguments, if not the shapes of targs (in a call from another instance they
// are what its shapes make of them).
Func* declared_func(Builder& b, const types::Func* object,
                    const std::vector<const types::Type*>& targs,
                    const std::vector<const types::Type*>& shapes = {});
// The method m (maybe an instantiated one) declared by the base type of interned `recv`.
Func* declared_method(Builder& b, const types::Func* m, const types::Type* recv,
                      const types::Type* shape_recv = nullptr);
Func* runtime_func(Builder& b, std::string_view symbol,
                   const std::vector<const types::Type*>& params,
                   const std::vector<const types::Type*>& results);
Global* global_of(Builder& b, const types::Var* object);
// Fills Builder::bodies.
void collect_bodies(Builder& b, const types::Package* pkg);
Func* new_closure_func(Body& body, const types::Signature* sig, Op why, Pos pos);
// A Func with its Name, known to the program.
Func* new_built_func(Builder& b, std::string_view symbol, const types::Package* pkg,
                     const types::Signature* sig, Pos pos);
// Reports a limit or an internal shortcoming once; the build then gives up.
void fail(Builder& b, Pos pos, DiagnosticKind kind, std::initializer_list<std::string_view> args);

// ---- build.cpp

// Builds all that was asked for.
void drain(Builder& b);

// ---- body.cpp: variables, and the bodies of declared functions

void build_instance(Builder& b, Instance& instance);
// The N of the language version go1.N at a place of the package's source.
int language_at(Builder& b, const types::Package* pkg, Pos pos);
// Makes parameters and results of the current function; names come from the given signature.
void declare_params(Body& body, const types::Signature* sig);
Name* new_param(Body& body, NameClass cls, std::string_view name, const types::Type* type,
                Pos pos);
Name* new_local(Body& body, std::string_view name, const types::Type* type, Pos pos);
Name* new_temp(Body& body, const types::Type* type, Pos pos);
// A local variable for a checker's object (its Dcl is the caller's).
Name* declare_var(Body& body, const types::Var* object);
// The Name for `declared` (its declaring Name) in the current function; captures it if need be.
// `use`: where; that of the first use is the captured Name's position.
Name* use_name(Body& body, Name* declared, Pos use = {});
Name* use_var(Body& body, const types::Var* object, Pos use = {});
// Runs `make` with statements going to a fresh list, which is returned.
template <class F>
NodeList collect(Body& body, F make) {
  NodeList list;
  NodeList* saved = body.out;
  body.out = &list;
  make();
  body.out = saved;
  return list;
}
void enter_closure(Body& body, FuncState& state, Func* func);
void leave_closure(Body& body);

// ---- units.cpp: after everything is built

// Fills Program::units for `packages` (imports first) and Func::shape.
void list_units(Builder& b, const std::vector<types::Package*>& packages);

// ---- init.cpp, static_init.cpp

void build_package_init(Builder& b, types::Package* pkg);
}  // namespace vole::ir
