// Making expressions: syntax with the checker's annotations in, typed nodes out. Also the small
// constructors that all of the builder uses. Positions are those of gc's nodes.
#pragma once

#include <initializer_list>
#include <string_view>
#include <vector>

#include "compiler/ir/builder.h"

namespace vole::ir {

// ---- make.cpp: constructors

Unary* unary(Program& p, Op op, Pos pos, const types::Type* type, Node* x);
Binary* binary(Program& p, Op op, Pos pos, const types::Type* type, Node* x, Node* y);
Node* literal(Body& body, const types::Constant* value, const types::Type* type, Pos pos);
Literal* int_literal(Body& body, int64_t value, Pos pos);        // of type int
Literal* bool_literal(Body& body, bool value, Pos pos);          // of type bool
Node* nil(Program& p, const types::Type* type, Pos pos);
Node* zero(Body& body, const types::Type* type, Pos pos);
Node* blank(Program& p);
Dcl* dcl(Program& p, Name* name, Pos pos);
// x = y; marks the variable as reassigned unless this statement defines it.
Assign* assign(Program& p, Node* x, Node* y, Pos pos);
// `x := y` with its Dcl in init.
Assign* define(Program& p, Name* x, Node* y, Pos pos);
// A fresh temporary set to y by a statement added to `list`.
Name* spill(Body& body, NodeList& list, Node* y, Pos pos);
// Marks what an assignment to `x` changes.
void note_assigned(Program& p, Node* x, const Node* by);
// Puts statements before the evaluation of x, which may be a shared Name.
Node* with_init(Program& p, Node* x, const NodeList& init);
Call* call_func(Program& p, Node* fun, std::initializer_list<Node*> args, Pos pos);
const types::Type* result_type(TypeTable& types, const types::Signature* sig);
// &x with implicit set, marking the variable; &*p is p.
Node* address_of(Body& body, Node* x, Pos pos);
Node* deref(Body& body, Node* x, Pos pos);
// The field `index` of x, a struct or a pointer to one.
Node* field(Body& body, Node* x, uint32_t index, Pos pos);
// Marks the variable whose storage &x would point into.
void mark_addr_taken(Program& p, Node* x);

// ---- expr.cpp, call.cpp

Node* expr(Body& body, const syntax::Expr* e);
// Implicitly converted to the interned type `dst` (null: no conversion; nil and untyped default).
Node* expr_as(Body& body, const syntax::Expr* e, const types::Type* dst);
// One expression with several values, or as many expressions as values. Each value is converted
// to dst(i) (null: none).
// `pos`: of the statement or call that wants the values.
NodeList expr_list(Body& body, const List<syntax::Expr*>& list, size_t count,
                   const std::vector<const types::Type*>& dst, Pos pos);
// The left side of an assignment.
Node* target(Body& body, const syntax::Expr* e);
// The receiver of a selection made explicit, then the node that selects the method (DotInter,
// MethodExpr); *recv is the receiver argument.
struct MethodRef {
  Node* recv = nullptr;             // evaluated receiver, of exactly the method's receiver type
  const types::Type* recv_type = nullptr;
  const types::Type* shape_type = nullptr;  // of the receiver, as in Node
  types::Func* method = nullptr;    // declared method, or the interface's
  bool is_interface = false;
  bool type_param = false;          // the receiver's type is a type parameter's argument
  Func* function = nullptr;         // then: what to call
  uint32_t index = 0;               // in the interface's method set
};
MethodRef select_receiver(Body& body, const syntax::Expr* e, const types::Object* selected,
                          Pos pos);
MethodRef select_method(Body& body, Node* x, const types::Package* pkg, std::string_view name,
                        Pos pos);
Node* method_fun(Body& body, const MethodRef& ref, std::string_view name, Pos pos);
const types::Func* func_object(const syntax::Expr* e, const types::Instance** instance);
// The function that `object` means at this place.
Func* func_instance(Body& body, const types::Func* object, const types::Instance* instance,
                    Pos pos);
// Whether one of the type arguments mentions a type parameter.
bool has_derived(Body& body, const types::TypeList& targs);
// A signature with `recv` as first parameter.
const types::Signature* with_receiver(TypeTable& types, const types::Type* recv,
                                      const types::Signature* sig);
// What an entry of a dictionary (.dict[i]) counts as, and the address of one that is static.
constexpr int8_t kEntryNodes = 4;
constexpr int8_t kStaticNodes = 2;
// Notes what a call has to do with dictionaries, and the nodes that gc has for that.
void set_dictionary(Call* call, Dictionary dict);

// ---- instance_value.cpp: instances of generic functions that are not called

// The function as a value: of an instance, the wrapper that gc makes for it, or where it needs a
// dictionary that is only known at run time (`derived`), a closure.
Node* func_value(Body& body, Func* func, bool derived, Pos pos);
// x.method and T.method of types made of type parameters: closures for gc.
Node* method_value_closure(Body& body, const MethodRef& ref, const types::Type* type, Pos pos);
Node* method_expr_closure(Body& body, const syntax::SelectorExpr* e, const types::Func* method);
// Whether e denotes a range, assertion, index or receive with a second value.
bool has_comma_ok(const syntax::Expr* e);

// ---- operators.cpp

Node* operation(Body& body, const syntax::Operation* e);
// An untyped constant count is a uint.
Node* shift_count(Body& body, const syntax::Expr* e);
// Brings two operands of a comparison to one type. Where they are written counts, not where a
// variable is declared.
struct Operand {
  Node** node;
  Pos pos;
};
void match_operands(Body& body, Operand left, Operand right);

// ---- convert.cpp

bool is_untyped_nil(const Node* x);  // that has not got the type of its context
Node* convert(Body& body, Node* x, const types::Type* dst, Pos pos, bool implicit);

// ---- call.cpp, builtin.cpp, composite.cpp

Node* call(Body& body, const syntax::CallExpr* e);
// f()(x) becomes t = f(); t(x), and f().M(x) on an interface t = f(); t.M(x).
void spill_callee(Body& body, Call* n);
// What `fun` calls: a method's receiver is added to args.
Node* callee(Body& body, const syntax::Expr* fun, NodeList* args, Dictionary* dict);
// Arguments for a signature: conversions and the variadic slice.
void call_args(Body& body, NodeList* args, const types::Signature* sig,
               const List<syntax::Expr*>& list, bool has_dots, Pos pos);
Node* builtin_call(Body& body, const syntax::CallExpr* e, types::BuiltinId id);
Node* composite(Body& body, const syntax::CompositeLit* e);
Node* func_lit(Body& body, const syntax::FuncLit* e);

}  // namespace vole::ir
