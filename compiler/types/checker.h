// The type checker of one package. This header holds its state and lists every method by the
// file that implements it; the essay on how checking proceeds stands at the top of check.cpp.
#pragma once

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "compiler/source/diagnostic.h"
#include "compiler/syntax/tree.h"
#include "compiler/types/constant.h"
#include "compiler/types/lookup.h"
#include "compiler/types/mono.h"
#include "compiler/types/named.h"
#include "compiler/types/object.h"
#include "compiler/types/operand.h"
#include "compiler/types/predicates.h"
#include "compiler/types/sizes.h"
#include "compiler/types/subst.h"
#include "compiler/types/typeset.h"
#include "compiler/types/typestring.h"
#include "compiler/types/universe.h"

namespace vole::types {

using Kind = DiagnosticKind;

// Declaration of a package-level object or method, while its package is checked.
struct DeclInfo {
  Scope* file = nullptr;
  GoVersion version;
  std::vector<Var*> lhs;           // of `var a, b = f()`; else empty
  syntax::Expr* vtype = nullptr;   // of const and var
  syntax::Expr* init = nullptr;
  bool inherited = false;          // the init expression is that of an earlier constant
  syntax::TypeDecl* tdecl = nullptr;
  syntax::FuncDecl* fdecl = nullptr;
  std::vector<Object*> deps;       // objects the initialisation refers to, in order of finding
  std::unordered_set<Object*> dep_set;
  bool has_initializer() const;
  void add_dep(Object* obj) {
    if (dep_set.insert(obj).second) deps.push_back(obj);
  }
};

// Walks the constant declarations of one parenthesised group: counts iota and remembers the
// declaration whose type and values are repeated by those that have none.
struct ConstGroup {
  syntax::ConstDecl* previous = nullptr;
  syntax::ConstDecl* last = nullptr;
  int64_t iota = 0;
  // Takes the next declaration; true if it repeats an earlier one.
  bool next(syntax::ConstDecl* d);
  List<syntax::Expr*> values() const {
    return last != nullptr ? last->values : List<syntax::Expr*>{};
  }
  syntax::Expr* type_expr() const { return last != nullptr ? last->type_expr : nullptr; }
};

// A receiver's type taken apart: *T[P, Q] is a pointer, base T and the instance T[P, Q].
struct Receiver {
  bool pointer = false;
  syntax::Expr* base = nullptr;
  syntax::IndexExpr* instance = nullptr;  // null: no type parameters
};
Receiver unpack_receiver(syntax::Expr* type_expr);

// A position where an error is reported: of nodes the leftmost (as gc reports them).
struct At {
  Pos pos;
  At(Pos p) : pos(p) {}                          // NOLINT: implicit on purpose
  At(const syntax::Node* node);                  // NOLINT
  At(const Operand& x);                          // NOLINT
  At(const Operand* x) : At(*x) {}               // NOLINT
  At(const Object* obj) : pos(obj->pos) {}       // NOLINT
};

// What kind of thing an expression was (decides about "is not used").
enum class ExprKind : uint8_t { kConversion, kExpression, kStatement };

// The function type that an expression is assigned to, for inference in reverse.
struct Target {
  const Signature* sig = nullptr;
  std::string desc;
};

// Constant case values of a switch, by value.
struct SeenCase {
  Pos pos;
  const Type* type;
};
using SeenCases = std::unordered_map<std::string, std::vector<SeenCase>>;

// What surrounds the code being checked; saved and replaced for each declaration and function.
struct Environment {
  DeclInfo* decl = nullptr;     // package-level declaration being checked
  Scope* scope = nullptr;       // innermost
  GoVersion version;
  const Constant* iota = nullptr;  // in constant declarations
  Pos errpos{};                 // of a constant with inherited initialiser: all errors go there
  bool in_tparam_list = false;
  const Signature* sig = nullptr;  // of the enclosing function
  std::unordered_set<const syntax::Node*>* panics = nullptr;  // calls of panic in the function
  bool has_call_or_recv = false;  // an expression contained a call or receive
};

using Equivalence = std::function<bool(const Type*, const Type*)>;

// A message of several parts: the first has the position, the others follow on lines of their
// own with theirs. Nothing is reported unless report() is called.
class ErrorReport {
 public:
  ErrorReport(Checker& check, Kind kind) : check_(check), kind_(kind) {}
  ErrorReport& add(At at, std::initializer_list<std::string_view> args);  // template of the kind
  ErrorReport& add_text(At at, std::string text);
  ErrorReport& add_alt_decl(const Object* obj);  // "other declaration of x"
  bool empty() const { return parts_.empty(); }
  Pos pos() const { return parts_.empty() ? Pos{} : parts_[0].first; }
  // The first part alone.
  std::string first_text() const { return parts_.empty() ? std::string() : parts_[0].second; }
  void report();

 private:
  static bool is_worth_reporting(std::string_view text);
  Checker& check_;
  Kind kind_;
  std::vector<std::pair<Pos, std::string>> parts_;
};

// "{0} of {1}" with the places filled in: for causes, which are parts of messages.
std::string format_text(std::string_view text, std::initializer_list<std::string_view> args);

// "1 value", "2 values".
std::string measure(size_t n, std::string_view unit);

// Untyped expressions whose final type is not yet known.
struct UntypedInfo {
  bool is_lhs = false;  // left operand of a non-constant shift
  Mode mode = Mode::kInvalid;
  const Basic* type = nullptr;
  const Constant* value = nullptr;
};

class Checker final : public Qualifier {
 public:
  Checker(Universe& universe, Package* pkg, Importer& importer, Diagnostics& diagnostics);
  ~Checker();

  Universe& universe;
  Package* pkg;
  Importer& importer;
  Diagnostics& diagnostics;
  Environment env;

  // ---- check.cpp, late_checks.cpp, errors.cpp: phases, delayed actions, results, errors
  void check_files(const std::vector<syntax::File*>& files);
  void check_func_body(Func* func);  // lazily
  void late_checks();
  void check_linknames(const syntax::File* file, std::unordered_set<const Object*>* linked);
  void later(std::function<void()> action);
  void process_delayed(size_t top);
  size_t delayed_count() const { return delayed_.size(); }
  void push(Object* obj);
  Object* pop();
  void add_decl_dep(Object* to);
  // Records at the node (constant values only for kConstant). Untyped ones come later.
  void record(Operand& x);
  void record_untyped();
  void record_type_and_value(syntax::Expr* e, Mode mode, const Type* t, const Constant* value);
  void record_builtin_type(syntax::Expr* f, const Signature* sig);
  void record_comma_ok_types(syntax::Expr* e, const Type* t0, const Type* t1);
  void record_instance(syntax::Expr* e, const TypeList& targs, const Type* type);
  void record_def(syntax::Name* name, Object* obj);
  void record_use(syntax::Name* name, Object* obj);
  void record_selection(syntax::SelectorExpr* e, SelectionKind kind, const Type* recv,
                        Object* obj, std::vector<int> index, bool indirect);
  // Errors. Argument texts come from str().
  void error(At at, Kind kind, std::initializer_list<std::string_view> args = {});
  void error_text(At at, Kind kind, std::string text);
  void version_error(At at, int minor, std::string_view what);  // "... requires go1.N or later"
  bool allow_version(int minor) const {
    return !env.version.valid() || env.version.minor >= minor;
  }
  bool verify_version(At at, int minor, std::string_view what);
  void report(Pos pos, Kind kind, std::string text);  // the gate that all errors pass
  bool had_error() const { return had_error_; }
  std::string qualify(const Package& p) const override;
  std::string str(const Type* t) const;
  std::string str(const TypeList& list) const;  // [a, b]
  std::string str(const TypeParamList& list) const;
  std::string str(const Object* obj) const;
  std::string str(const syntax::Expr* e) const;
  std::string str(const Operand& x) const;
  std::string str(const Operand* x) const { return str(*x); }
  std::string str(const Constant* value) const;
  std::string str(const Term& t) const;
  std::string str(int64_t n) const;
  std::string pos_str(Pos pos) const;

  // ---- resolver.cpp: package-level objects, imports
  void init_files(const std::vector<syntax::File*>& files);
  void collect_objects();
  void package_objects();
  void unused_imports();
  void declare_pkg_obj(syntax::Name* name, Object* obj, DeclInfo* info);
  void arity(Pos pos, const List<syntax::Name*>& names, const List<syntax::Expr*>& inits,
             bool const_decl, bool inherited);
  Package* import_package(Pos pos, std::string_view path);
  GoVersion version_of(const syntax::File* file) const;
  DeclInfo* new_decl_info(Scope* file_scope);
  void enter(Object* obj, DeclInfo* info);
  void collect_import(Scope* scope, syntax::ImportDecl* d);
  void collect_consts(Scope* scope, syntax::ConstDecl* d, ConstGroup* group);
  void collect_vars(Scope* scope, syntax::VarDecl* d);
  void collect_func(Scope* scope, syntax::FuncDecl* d);
  void check_file_scopes();
  std::string package_text(const Package* p) const;
  TypeName* resolve_base_type_name(bool* pointer, syntax::Name* name);

  // ---- decl.cpp, typedecl.cpp, cycles.cpp
  void declare(Scope* scope, syntax::Name* name, Object* obj, Pos scope_pos);
  void obj_decl(Object* obj);
  bool valid_cycle(Object* obj);
  void cycle_error(const std::vector<Object*>& cycle, size_t start);
  void const_decl(Const* obj, syntax::Expr* type, syntax::Expr* init, bool inherited);
  void var_decl(Var* obj, const std::vector<Var*>& lhs, syntax::Expr* type, syntax::Expr* init);
  void type_decl(TypeName* obj, syntax::TypeDecl* decl);
  void func_decl(Func* obj, DeclInfo* info);
  const Type* alias_decl(TypeName* obj, syntax::TypeDecl* decl, bool* version_error);
  void collect_type_params(TypeParamList* dst, const List<syntax::Field*>& list);
  const Type* bound(syntax::Expr* e);
  TypeParam* declare_type_param(syntax::Name* name, Pos scope_pos);
  void collect_methods(TypeName* obj);
  void check_field_uniqueness(const Named* base);
  void decl_stmt(const List<syntax::Decl*>& list);
  void local_consts(syntax::ConstDecl* decl, ConstGroup* group);
  void local_vars(syntax::VarDecl* decl);
  // Without a signature unless t's underlying type is a function type.
  Target new_target(const Type* t, std::string_view desc);
  bool is_imported_constraint(const Type* t);

  // ---- cycles.cpp, mono.cpp, initorder.cpp
  void direct_cycles();
  bool finite_size(const Type* t);
  struct FiniteWalk {
    int steps = 0;
    std::unordered_set<const Type*> seen;
  };
  bool finite_size(const Type* t, FiniteWalk* walk);
  TypeName* path_object(const Named* n);
  void valid_type(const Named* t);
  void monomorph();
  void report_instance_loop(int vertex);
  bool valid_type_in(const Type* t, std::vector<const Named*>* nest,
                     std::vector<const Named*>* path);
  void init_order();
  void check_bodies_for_init_order();
  void report_init_cycle(const std::vector<Object*>& cycle);

  // ---- typexpr.cpp
  void ident(Operand& x, syntax::Name* e, bool want_type);
  const Type* type_expr(syntax::Expr* e);  // a type, no constraint check on use as variable
  const Type* var_type(syntax::Expr* e);
  void valid_var_type(syntax::Expr* e, const Type* t);
  const Type* declared_type(syntax::Expr* e, TypeName* def);
  const Type* generic_type(syntax::Expr* e, std::string* cause);
  const Type* type_internal(syntax::Expr* e, TypeName* def);
  const Type* named_type(Operand& x);
  const Type* composite_type(syntax::Expr* e);
  const Type* instantiated_type(syntax::Expr* x, const List<syntax::Expr*>& args,
                                syntax::IndexExpr* e);
  int64_t array_length(syntax::Expr* e);
  TypeList type_list(const List<syntax::Expr*>& list);

  // ---- struct.cpp, interface.cpp, signature.cpp
  void struct_type(Struct* s, syntax::StructType* e);
  void check_embedded(Pos pos, const Type* embedded);
  std::string_view field_tag(syntax::BasicLit* tag);
  void check_union_terms(const std::vector<syntax::Expr*>& exprs, const Union* u);
  const Type* plain_receiver(syntax::Field* recv, const Receiver& r);
  const Type* generic_receiver(syntax::Field* recv, const Receiver& r, Pos scope_pos,
                               TypeParamList* tparams);
  TypeParam* declare_receiver_param(syntax::Name* name, Pos scope_pos);
  void interface_type(Interface* i, syntax::InterfaceType* e, TypeName* def);
  const Type* parse_union(syntax::Expr* e);
  Term parse_tilde(syntax::Expr* e);
  void func_type(Signature* sig, syntax::Field* recv, const List<syntax::Field*>& tparams,
                 syntax::FuncType* e);
  void collect_recv(syntax::Field* recv, Pos scope_pos, Var** var, TypeParamList* tparams);
  void collect_params(VarKind kind, const List<syntax::Field*>& list,
                      std::vector<syntax::Name*>* names, std::vector<Var*>* params,
                      bool* variadic);
  void declare_params(const std::vector<syntax::Name*>& names, const std::vector<Var*>& params,
                      Pos scope_pos);
  void valid_recv(Pos pos, const Var* recv);

  // ---- missing_method.cpp
  Func* missing_method(const Type* v, const Type* t, bool is_static,
                       const Equivalence& equivalent, std::string* cause,
                       bool* wrong_type = nullptr);
  bool has_all_methods(const Type* v, const Type* t, bool is_static,
                       const Equivalence& equivalent, std::string* cause);
  bool assertable_to(const Type* v, const Type* t, std::string* cause);
  bool new_assertable_to(const Type* v, const Type* t, std::string* cause);
  std::string interface_ptr_error(const Type* t);
  std::string func_string(const Func* f, bool pkg_info);
  std::string lookup_error(const Type* t, std::string_view sel, const Object* obj,
                           bool struct_lit);

  // ---- stmt.cpp, switch.cpp, range.cpp, return.cpp, check.cpp
  void func_body(DeclInfo* decl, std::string_view name, const Signature* sig,
                 syntax::BlockStmt* body, const Constant* iota);
  void usage(Scope* scope);
  void stmt(syntax::Stmt* s);
  void simple_stmt(syntax::Stmt* s) {
    if (s != nullptr) stmt(s);
  }
  void stmt_list(const List<syntax::Stmt*>& list);
  Scope* open_scope(bool is_func = false);
  void close_scope();
  void stmt_internal(syntax::Stmt* s);
  void expr_stmt(syntax::ExprStmt* s);
  void send_stmt(syntax::SendStmt* s);
  void assign_stmt(syntax::AssignStmt* s);
  void suspended_call(std::string_view keyword, syntax::Expr* call);
  void return_stmt(syntax::ReturnStmt* s);
  void if_stmt(syntax::IfStmt* s);
  void condition(syntax::Expr* e, std::string_view what);
  void select_stmt(syntax::SelectStmt* s);
  void for_stmt(syntax::ForStmt* s);
  void multiple_defaults(const syntax::SwitchStmt* s);
  void switch_stmt(syntax::SwitchStmt* s);
  void case_values(Operand& x, const List<syntax::Expr*>& values, SeenCases* seen);
  bool is_nil_name(syntax::Expr* e);
  const Type* case_types(Operand* x, const List<syntax::Expr*>& types,
                         std::vector<std::pair<const Type*, syntax::Expr*>>* seen);
  void type_switch_stmt(syntax::SwitchStmt* s, syntax::TypeSwitchGuard* guard);
  bool range_over_func(const Signature* sig, const Type** key, const Type** value,
                       std::string* cause);
  bool range_key_value(const Type* t, const Type** key, const Type** value, std::string* cause);
  void range_stmt(syntax::ForStmt* s, syntax::RangeClause* clause);
  void range_define(syntax::ForStmt* s, syntax::Expr* const lhs[2], const Type* const types[2],
                    Operand& x, bool over_int);
  void range_assign(syntax::Expr* const lhs[2], const Type* const types[2], Operand& x,
                    bool over_int);
  bool is_terminating(syntax::Stmt* s, std::string_view label);
  bool is_terminating_list(const List<syntax::Stmt*>& list, std::string_view label);

  // ---- assignments.cpp
  // Checks that x can be assigned to a variable of type t (null: the variable takes x's type),
  // converting untyped values; `context` is for the message ("argument", "assignment", ...).
  void assignment(Operand& x, const Type* t, std::string_view context);
  bool convert_for_assignment(Operand& x, const Type* t, std::string_view context);
  void init_const(Const* lhs, Operand& x);
  void init_var(Var* lhs, Operand& x, std::string_view context);
  const Type* lhs_var(syntax::Expr* lhs);
  void assign_var(syntax::Expr* lhs, syntax::Expr* rhs, Operand* x, std::string_view context);
  std::string types_summary(const TypeList& list, bool variadic, bool has_dots);
  void assign_error(const List<syntax::Expr*>& rhs, size_t l, size_t r);
  void return_error(At at, const std::vector<Var*>& lhs, const std::vector<Operand>& rhs);
  void init_vars(const std::vector<Var*>& lhs, const List<syntax::Expr*>& rhs,
                 syntax::Stmt* return_stmt);
  void assign_vars(const List<syntax::Expr*>& lhs, const List<syntax::Expr*>& rhs);
  void short_var_decl(Pos pos, const List<syntax::Expr*>& lhs, const List<syntax::Expr*>& rhs);

  // ======== typesB ========
  // ---- expr.cpp, const.cpp
  // The general entry: checks e, leaves the result in x. `hint` is the element type of an
  // enclosing composite literal; with allow_generic an uninstantiated function may result.
  ExprKind raw_expr(const Target* target, Operand& x, syntax::Expr* e, const Type* hint,
                    bool allow_generic);
  ExprKind expr_internal(const Target* target, Operand& x, syntax::Expr* e, const Type* hint);
  void settle(Operand& x);
  void expr(const Target* target, Operand& x, syntax::Expr* e);  // single value
  void generic_expr(Operand& x, syntax::Expr* e);
  // A call with several results gives several operands; with allow_comma_ok x, ok forms two.
  std::vector<Operand> multi_expr(syntax::Expr* e, bool allow_comma_ok, bool* comma_ok);
  void expr_with_hint(Operand& x, syntax::Expr* e, const Type* hint);
  void expr_or_type(Operand& x, syntax::Expr* e, bool allow_generic);
  void exclude(Operand& x, unsigned mode_set);  // bits 1 << Mode
  void single_value(Operand& x);
  void non_generic(const Target* target, Operand& x);
  bool op_allowed(syntax::Operator op, Operand& x, bool is_unary);
  void unary(Operand& x, syntax::Operation* e);
  void indirection(Operand& x, syntax::Operation* e);
  void assert_expr(Operand& x, syntax::AssertExpr* e);
  void constant_shift(Operand& x, Operand& y, const Constant* xval, const Constant* yval,
                      syntax::Expr* e, syntax::Operator op);
  void binary(Operand& x, syntax::Expr* e, syntax::Expr* lhs, syntax::Expr* rhs,
              syntax::Operator op);
  void match_types(Operand& x, Operand& y);
  void comparison(Operand& x, Operand& y, syntax::Operator op, bool switch_case);
  std::string incomparable_cause(const Type* t);
  void shift(Operand& x, Operand& y, syntax::Expr* e, syntax::Operator op);
  const Type* chan_elem(At at, Operand& x, bool recv);
  void update_expr_type(syntax::Expr* e, const Type* t, bool final_type);
  void update_expr_value(syntax::Expr* e, const Constant* value);
  bool implicit_type_and_value(Operand& x, const Type* target, const Type** type,
                               const Constant** value, int* code);
  void type_assertion(syntax::Expr* e, Operand& x, const Type* t, bool type_switch);
  void remember_untyped(syntax::Expr* e, bool lhs, Mode mode, const Basic* t,
                        const Constant* value);
  // Marks everything in the expressions as used after an error; false if one was invalid.
  bool use(const List<syntax::Expr*>& list, bool lhs = false);
  bool use(syntax::Expr* e, bool lhs = false);

  // ---- const.cpp
  void overflow(Operand& x, Pos op_pos);
  bool representable_const(const Constant* value, const Basic* t, const Constant** rounded);
  void representable(Operand& x, const Basic* t);
  const Constant* representation(Operand& x, const Basic* t, int* code);
  void invalid_conversion(int code, Operand& x, const Type* target);
  void convert_untyped(Operand& x, const Type* target);

  // ---- literals.cpp, index.cpp
  void basic_lit(Operand& x, syntax::BasicLit* e);
  void func_lit(Operand& x, syntax::FuncLit* e);
  void composite_lit(Operand& x, syntax::CompositeLit* e, const Type* hint);
  void literal_version(syntax::BasicLit* e);
  void struct_lit(Operand& x, syntax::CompositeLit* e, const Struct* s, const Type* base);
  void map_lit(Operand& x, syntax::CompositeLit* e, const Map* m);
  int64_t indexed_elements(const List<syntax::Expr*>& list, const Type* t, int64_t length);
  bool index_expr(Operand& x, syntax::IndexExpr* e);  // true: it is a function instantiation
  bool indexable(Operand& x, int64_t* length, const Type** key);
  bool indexable_type_param(Operand& x, int64_t* length, const Type** key);
  bool index_parts(const Type* u, Mode operand_mode, Mode* mode, int64_t* length,
                   const Type** key, const Type** elem);
  void slice_expr(Operand& x, syntax::SliceExpr* e);
  const Type* sliceable(Operand& x);
  void slice_indices(syntax::SliceExpr* e, int64_t length);
  // The index's type and its value if constant (else -1); reports out of range against max.
  const Type* index(syntax::Expr* e, int64_t max, int64_t* value);
  bool is_valid_index(Operand& x, std::string_view what, bool allow_negative);

  // ---- call.cpp, arguments.cpp, selector.cpp
  ExprKind call_expr(Operand& x, syntax::CallExpr* e);
  // Returns type arguments if they are not complete and `infer` is false.
  TypeList func_inst(const Target* target, Pos pos, Operand& x, syntax::IndexExpr* e, bool infer);
  const Signature* instantiate_signature(Pos pos, syntax::Expr* e, const TypeList& targs,
                                         const Signature* sig,
                                         const List<syntax::Expr*>& arg_exprs);
  ExprKind conversion_call(Operand& x, syntax::CallExpr* call);
  const Signature* callee_signature(Operand& x);
  TypeList generic_argument(Operand& x, syntax::Expr* e, bool infer_rest, bool* done);
  void argument_count_error(syntax::CallExpr* call, const Signature* sig,
                            const std::vector<Operand>& args, size_t want);
  const Tuple* adjust_params(syntax::CallExpr* call, const Signature* sig, size_t nargs,
                             bool* adjusted);
  std::vector<Operand> expr_list(const List<syntax::Expr*>& list);
  std::vector<Operand> generic_expr_list(const List<syntax::Expr*>& list,
                                         std::vector<TypeList>* targs);
  const Signature* arguments(syntax::CallExpr* call, const Signature* sig, TypeList targs,
                             const List<syntax::Expr*>& type_arg_exprs,
                             std::vector<Operand> args, std::vector<TypeList> arg_targs);
  void selector(Operand& x, syntax::SelectorExpr* e, bool want_type);
  bool qualified_name(Operand& x, syntax::SelectorExpr* e, PkgName* name);
  void missing_selector(Operand& x, syntax::SelectorExpr* e, const LookupResult& found);
  bool method_expr(Operand& x, syntax::SelectorExpr* e, const LookupResult& found);

  // ---- builtins.cpp, builtins_unsafe.cpp, assignable.cpp
  bool builtin_call(Operand& x, syntax::CallExpr* call, BuiltinId id);
  bool builtin_append(Operand& x, syntax::CallExpr* call, std::vector<Operand>& args);
  bool builtin_len_cap(Operand& x, syntax::CallExpr* call, BuiltinId id);
  bool builtin_clear(Operand& x, syntax::CallExpr* call);
  bool builtin_close(Operand& x, syntax::CallExpr* call);
  bool builtin_complex(Operand& x, syntax::CallExpr* call, Operand& y);
  bool builtin_real_imag(Operand& x, syntax::CallExpr* call, BuiltinId id);
  bool builtin_copy(Operand& x, syntax::CallExpr* call, Operand& y);
  bool builtin_delete(Operand& x, syntax::CallExpr* call, Operand& y);
  bool builtin_make(Operand& x, syntax::CallExpr* call);
  bool builtin_min_max(Operand& x, syntax::CallExpr* call, BuiltinId id,
                       std::vector<Operand>& args);
  bool builtin_new(Operand& x, syntax::CallExpr* call);
  bool builtin_panic(Operand& x, syntax::CallExpr* call);
  bool builtin_print(Operand& x, syntax::CallExpr* call, BuiltinId id,
                     std::vector<Operand>& args);
  bool builtin_unsafe(Operand& x, syntax::CallExpr* call, BuiltinId id,
                      std::vector<Operand>& args);
  bool unsafe_offsetof(Operand& x, syntax::CallExpr* call);
  bool unsafe_size(Operand& x, syntax::CallExpr* call, BuiltinId id);
  bool unsafe_pointer_and_length(Operand& x, syntax::CallExpr* call, BuiltinId id, Operand& y);
  const Type* slice_elem(Operand& x, std::string* cause);
  const Type* map_type_terms(Operand& x, BuiltinId id, const Type* (*f)(const Universe&,
                                                                        const Type*));
  // The signature that a call of a builtin has, recorded at its name for later phases; result
  // null: none. Untyped arguments take their default types.
  void record_builtin(syntax::CallExpr* call, const Type* result, const TypeList& args,
                      bool variadic = false);
  void conversion(Operand& x, const Type* t);
  bool convertible_to(Operand& x, const Type* t, std::string* cause);

  // ---- assignable.cpp, instantiate.cpp, infer.cpp
  bool assignable_to(const Operand& x, const Type* t, std::string* cause);
  bool implements(const Type* v, const Type* t, bool constraint, std::string* cause);
  // Index of the first argument that violates its constraint, or -1.
  int verify(const TypeParamList& tparams, const TypeList& targs, std::string* cause);
  bool validate_targ_count(Pos pos, std::string_view name, size_t want, size_t got);
  // The missing type arguments; empty with *report filled if that failed.
  TypeList infer(Pos pos, const TypeParamList& tparams, TypeList targs, const Tuple* params,
                 const std::vector<Operand*>& args, bool reverse, ErrorReport* report);
  TypeParamList rename_tparams(const TypeParamList& tparams, const Type** t);

  // ---- size_limits.cpp
  void size_limits(const Scope* scope);
  void size_limits(const Object* obj);
  void size_limits(Pos pos, const Type* t);

  // ---- state
  std::vector<syntax::File*> files;
  std::vector<Object*> obj_list;                  // package-level objects and methods
  std::unordered_map<syntax::Expr*, UntypedInfo> untyped;
  std::vector<Object*> obj_path;                  // declarations being checked, outermost first
  std::unordered_map<const Object*, size_t> obj_path_index;
  std::vector<PkgName*> imports;
  std::unordered_map<const Scope*, std::unordered_map<std::string_view, PkgName*>> dot_imports;
  MonoGraph mono;
  std::vector<std::pair<syntax::InterfaceType*, const Interface*>> interface_literals;
  std::vector<const Interface*> interface_copies;  // made from those by substitution

  // Looks the name up from the innermost scope outwards.
  Object* lookup(std::string_view name, Scope** where = nullptr) const;

 private:
  friend class ErrorReport;
  struct Delayed {
    GoVersion version;
    std::function<void()> action;
  };
  struct PendingMethod {
    Func* func;
    bool pointer;
    syntax::Name* receiver;
  };
  std::vector<PendingMethod> pending_methods_;
  std::vector<Delayed> delayed_;
  std::unordered_set<const Type*> laid_out_;  // by size_limits()
  std::vector<Scope*> file_scopes_;
  static bool mentions_version(std::string_view text);
  std::string version_hint(Pos pos) const;
  std::string operand_type_text(const Operand& x) const;
  void anonymous_interface_cycles();
  std::unordered_set<const Named*> valid_types_;
  uint32_t valid_type_steps_ = 0;
  bool had_error_ = false;
  bool finished_ = false;
  mutable std::unordered_map<std::string, std::unordered_set<std::string>> paths_by_name_;
  mutable size_t paths_known_for_ = 0;
};

}  // namespace vole::types
