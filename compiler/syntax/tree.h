// The syntax tree of a Go file.
//
// The tree has the shape that gc's own parser gives it, because the type checker's positions and
// texts, and the escape report's, follow that shape: an Operation is any unary or binary
// expression (a pointer type too), ++ is an assignment without a right side, names declared in
// one list share one type expression, and parentheses around types leave no node (only a count
// in `elided_parens`). It is lossless all the same: each node knows the first and last byte it
// stands for, and the File keeps the text and the list of all tokens with the comments.
//
// Three positions:
//   pos()    where gc reports the node: the operator of a binary expression, '(' of a call,
//            '.' of a selector, '[' of an index, the keyword of a statement ...
//   start()  gc's start of the node: its leftmost operand's position (most type errors are there)
//   first, last   the exact range of source bytes; end() is `last`.
//
// The type checker writes its results into the nodes, so that nobody needs maps keyed by node:
// see "annotation" below. Nodes live in an Arena, names in an Interner, which must outlive them.
// A tree may have errors: BadExpr stands for what could not be parsed, a required name that is
// missing is "_"; no pointer is null unless its comment says so.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/arena.h"
#include "base/interner.h"
#include "compiler/lex/token.h"
#include "compiler/source/source.h"
#include "compiler/syntax/pragma.h"

namespace vole::types {
struct Type;
class Constant;
struct Object;
class Scope;
struct Selection;
struct Instance;
struct FuncInfo;
}  // namespace vole::types

namespace vole::syntax {

using lex::LiteralKind;
using lex::Operator;

enum class NodeKind : uint8_t {
#define VOLE_NODE(name) name,
#include "compiler/syntax/node.def"
};

// "CallExpr" ...
std::string_view node_kind_name(NodeKind kind);

#define VOLE_NODE(name) struct name;
#include "compiler/syntax/node.def"

struct Node {
  NodeKind kind;
  Pos position;  // see pos()
  Pos first;     // the node's first byte
  Pos last;      // just past its last byte

  Pos pos() const { return position; }
  Pos start() const;
  Pos end() const { return last; }

 protected:
  explicit Node(NodeKind kind) : kind(kind) {}
};

// The node as a T, or null if it is of another kind (or null).
template <typename T>
T* as(Node* node) {
  return node != nullptr && node->kind == T::kKind ? static_cast<T*>(node) : nullptr;
}
template <typename T>
const T* as(const Node* node) {
  return node != nullptr && node->kind == T::kKind ? static_cast<const T*>(node) : nullptr;
}
template <typename T>
bool is(const Node* node) {
  return node != nullptr && node->kind == T::kKind;
}

bool is_expr(const Node* node);
bool is_stmt(const Node* node);
bool is_decl(const Node* node);

// ---- expressions and types ----

struct Expr : Node {
  // annotation: type and constant value of the expression (value null: not constant) and its
  // mode (types::Mode: no value, type, constant, variable, map element, value, comma-ok ...)
  const types::Type* type = nullptr;
  const types::Constant* value = nullptr;
  uint8_t mode = 0;
  uint8_t elided_parens = 0;  // parentheses around a type that gc's tree leaves out (saturates)
  uint8_t bits = 0;           // free for the checker
  uint16_t height = 1;        // of the tree below, function bodies included; bounded
  uint16_t spare = 0;         // free for the checker

 protected:
  explicit Expr(NodeKind kind) : Node(kind) {}
};

struct Stmt : Node {
 protected:
  explicit Stmt(NodeKind kind) : Node(kind) {}
};

struct Decl : Node {
 protected:
  explicit Decl(NodeKind kind) : Node(kind) {}
};

// Each node struct begins with this.
#define VOLE_NODE_KIND(name, base)                  \
  static constexpr NodeKind kKind = NodeKind::name; \
  name() : base(NodeKind::name) {}

// What could not be parsed.
struct BadExpr : Expr {
  VOLE_NODE_KIND(BadExpr, Expr)
};

struct Name : Expr {
  VOLE_NODE_KIND(Name, Expr)
  Atom name;
  // annotation: the object it declares (is_definition) or uses; and, where it names a generic
  // function or type that is instantiated here, with which type arguments
  types::Object* object = nullptr;
  types::Instance* instance = nullptr;
  bool is_definition = false;
};

struct BasicLit : Expr {
  VOLE_NODE_KIND(BasicLit, Expr)
  std::string_view text;  // as written, quotes included
  LiteralKind literal = LiteralKind::Int;
  bool bad = false;  // an error in it was reported; its value is unknown
};

// Type{Elements}; elements may be KeyValueExpr
struct CompositeLit : Expr {
  VOLE_NODE_KIND(CompositeLit, Expr)
  Expr* type_expr = nullptr;  // null: elided, inside another composite literal
  List<Expr*> elements;
  uint32_t key_count = 0;  // how many elements are KeyValueExpr
  Pos rbrace;
};

// Key: Value
struct KeyValueExpr : Expr {
  VOLE_NODE_KIND(KeyValueExpr, Expr)
  Expr* key = nullptr;
  Expr* element = nullptr;
};

// func Signature Body
struct FuncLit : Expr {
  VOLE_NODE_KIND(FuncLit, Expr)
  FuncType* signature = nullptr;
  BlockStmt* body = nullptr;
  types::FuncInfo* info = nullptr;  // annotation: free for the checker
};

// (X); only around values, and around a type where gc keeps it
struct ParenExpr : Expr {
  VOLE_NODE_KIND(ParenExpr, Expr)
  Expr* x = nullptr;
};

// X.Selected
struct SelectorExpr : Expr {
  VOLE_NODE_KIND(SelectorExpr, Expr)
  Expr* x = nullptr;
  Name* selected = nullptr;
  types::Selection* selection = nullptr;  // annotation: null for a qualified name pkg.X
};

// X[Index], or an instantiation X[T1, T2]
struct IndexExpr : Expr {
  VOLE_NODE_KIND(IndexExpr, Expr)
  Expr* x = nullptr;
  List<Expr*> indices;                  // at least one
  types::Instance* instance = nullptr;  // annotation
};

// X[i:j:k]; each may be null. pos() and start() are the '[', as in gc
struct SliceExpr : Expr {
  VOLE_NODE_KIND(SliceExpr, Expr)
  Expr* x = nullptr;
  Expr* index[3] = {nullptr, nullptr, nullptr};
  bool full = false;  // two colons
};

// X.(Type)
struct AssertExpr : Expr {
  VOLE_NODE_KIND(AssertExpr, Expr)
  Expr* x = nullptr;
  Expr* type_expr = nullptr;
};

// X.(type), Symbol := X.(type); valid only as the tag of a switch
struct TypeSwitchGuard : Expr {
  VOLE_NODE_KIND(TypeSwitchGuard, Expr)
  Name* symbol = nullptr;  // null: none. Each clause declares its own object, see CaseClause
  Expr* x = nullptr;
};

// Op X (y null) or X Op Y; *X is a pointer type or an indirection, &X an address, <-X a receive
struct Operation : Expr {
  VOLE_NODE_KIND(Operation, Expr)
  Operator op = Operator::None;
  Expr* x = nullptr;
  Expr* y = nullptr;  // null: unary
};

// Function(Arguments...), conversions and builtins too
struct CallExpr : Expr {
  VOLE_NODE_KIND(CallExpr, Expr)
  Expr* function = nullptr;
  List<Expr*> arguments;
  bool has_dots = false;  // the last argument is followed by ...
  Pos rparen;
  types::Instance* instance = nullptr;  // annotation: inferred type arguments
};

// [Length]Element
struct ArrayType : Expr {
  VOLE_NODE_KIND(ArrayType, Expr)
  Expr* length = nullptr;  // null: [...]
  Expr* element = nullptr;
};

// []Element
struct SliceType : Expr {
  VOLE_NODE_KIND(SliceType, Expr)
  Expr* element = nullptr;
};

// ...Element, the type of a last parameter
struct DotsType : Expr {
  VOLE_NODE_KIND(DotsType, Expr)
  Expr* element = nullptr;
};

struct StructType : Expr {
  VOLE_NODE_KIND(StructType, Expr)
  List<Field*> fields;
  List<BasicLit*> tags;  // as many as fields; null: no tag
};

// Methods have a name and a FuncType; embedded elements have no name; unions are Operations (|)
struct InterfaceType : Expr {
  VOLE_NODE_KIND(InterfaceType, Expr)
  List<Field*> methods;
};

// A signature; pos() is its opening parenthesis (or bracket)
struct FuncType : Expr {
  VOLE_NODE_KIND(FuncType, Expr)
  List<Field*> params;
  List<Field*> results;
  types::Scope* scope = nullptr;  // annotation: of type parameters, parameters and the body
};

// map[Key]Element
struct MapType : Expr {
  VOLE_NODE_KIND(MapType, Expr)
  Expr* key = nullptr;
  Expr* element = nullptr;
};

enum class ChanDir : uint8_t { Both, SendOnly, RecvOnly };

struct ChanType : Expr {
  VOLE_NODE_KIND(ChanType, Expr)
  ChanDir direction = ChanDir::Both;
  Expr* element = nullptr;
};

// A parameter, result, receiver, type parameter, struct field, interface method or element
struct Field : Node {
  VOLE_NODE_KIND(Field, Node)
  Name* name = nullptr;             // null: unnamed parameter, embedded field or element
  Expr* type_expr = nullptr;        // the same node for all names of one list
  types::Object* object = nullptr;  // annotation: of an unnamed one
};

// ---- statements ----

struct EmptyStmt : Stmt {
  VOLE_NODE_KIND(EmptyStmt, Stmt)
};

// Label: Stmt; pos() is the colon
struct LabeledStmt : Stmt {
  VOLE_NODE_KIND(LabeledStmt, Stmt)
  Name* label = nullptr;
  Stmt* stmt = nullptr;
};

// { List }
struct BlockStmt : Stmt {
  VOLE_NODE_KIND(BlockStmt, Stmt)
  List<Stmt*> list;
  Pos rbrace;
  types::Scope* scope = nullptr;  // annotation: null for a function's body, see FuncType
};

// An expression; pos() is the expression's pos()
struct ExprStmt : Stmt {
  VOLE_NODE_KIND(ExprStmt, Stmt)
  Expr* x = nullptr;
};

// Channel <- Value; pos() is the arrow
struct SendStmt : Stmt {
  VOLE_NODE_KIND(SendStmt, Stmt)
  Expr* channel = nullptr;
  Expr* value = nullptr;
};

// var, const, type inside a function; the declarations of one group
struct DeclStmt : Stmt {
  VOLE_NODE_KIND(DeclStmt, Stmt)
  List<Decl*> decls;
};

// Lhs Op= Rhs: op None is plain =, Def is :=; an empty rhs is ++ (Add) or -- (Sub). pos() is the
// operator. Both sides have one element unless op is None or Def.
struct AssignStmt : Stmt {
  VOLE_NODE_KIND(AssignStmt, Stmt)
  Operator op = Operator::None;
  List<Expr*> lhs;
  List<Expr*> rhs;
};

enum class BranchKind : uint8_t { Break, Continue, Fallthrough, Goto };

struct BranchStmt : Stmt {
  VOLE_NODE_KIND(BranchStmt, Stmt)
  BranchKind branch = BranchKind::Break;
  Name* label = nullptr;  // null: none
  // Set by the parser: LabeledStmt of a goto; ForStmt, SwitchStmt or SelectStmt of a break or
  // continue; null for fallthrough and where there was an error.
  Stmt* target = nullptr;
};

// go or defer
struct CallStmt : Stmt {
  VOLE_NODE_KIND(CallStmt, Stmt)
  bool is_defer = false;
  Expr* call = nullptr;  // a CallExpr unless the program is wrong
};

struct ReturnStmt : Stmt {
  VOLE_NODE_KIND(ReturnStmt, Stmt)
  List<Expr*> results;
};

struct IfStmt : Stmt {
  VOLE_NODE_KIND(IfStmt, Stmt)
  Stmt* init = nullptr;  // null: none
  Expr* condition = nullptr;
  BlockStmt* then = nullptr;
  Stmt* otherwise = nullptr;      // null, IfStmt or BlockStmt
  types::Scope* scope = nullptr;  // annotation
};

struct ForStmt : Stmt {
  VOLE_NODE_KIND(ForStmt, Stmt)
  Stmt* init = nullptr;       // null: none; a RangeClause makes it a range loop
  Expr* condition = nullptr;  // null: none
  Stmt* post = nullptr;       // null: none
  BlockStmt* body = nullptr;
  types::Scope* scope = nullptr;  // annotation
};

// Expression switch, or type switch if the tag is a TypeSwitchGuard
struct SwitchStmt : Stmt {
  VOLE_NODE_KIND(SwitchStmt, Stmt)
  Stmt* init = nullptr;  // null: none
  Expr* tag = nullptr;   // null: none
  List<CaseClause*> clauses;
  Pos rbrace;
  types::Scope* scope = nullptr;  // annotation
};

struct SelectStmt : Stmt {
  VOLE_NODE_KIND(SelectStmt, Stmt)
  List<CommClause*> clauses;
  Pos rbrace;
};

// Lhs = range X, as the init of a ForStmt; pos() is the keyword `range`
struct RangeClause : Stmt {
  VOLE_NODE_KIND(RangeClause, Stmt)
  List<Expr*> lhs;      // empty: none; more than two are an error that the checker reports
  bool define = false;  // :=
  Expr* x = nullptr;
};

struct CaseClause : Node {
  VOLE_NODE_KIND(CaseClause, Node)
  bool is_default = false;
  List<Expr*> cases;  // empty: default
  List<Stmt*> body;
  Pos colon;
  types::Scope* scope = nullptr;    // annotation
  types::Object* object = nullptr;  // annotation: the variable of a type switch in this clause
};

struct CommClause : Node {
  VOLE_NODE_KIND(CommClause, Node)
  Stmt* comm = nullptr;  // send, or receive as ExprStmt or AssignStmt; null: default
  List<Stmt*> body;
  Pos colon;
  types::Scope* scope = nullptr;  // annotation
};

// ---- declarations ----

// The parentheses that several declarations share; compared by address.
struct Group {
  Pos keyword;
  Pos lparen;
  Pos rparen;
};

// Name "path"; pos() of a declaration is its first name (or path), not the keyword
struct ImportDecl : Decl {
  VOLE_NODE_KIND(ImportDecl, Decl)
  Group* group = nullptr;           // null: not in parentheses
  Pragma* pragma = nullptr;         // null: none
  Name* local_name = nullptr;       // null: none; may be "." or "_"
  BasicLit* path = nullptr;         // null or bad only after an error
  types::Object* object = nullptr;  // annotation: the package name if local_name is null
};

struct ConstDecl : Decl {
  VOLE_NODE_KIND(ConstDecl, Decl)
  Group* group = nullptr;
  Pragma* pragma = nullptr;
  List<Name*> names;
  Expr* type_expr = nullptr;  // null: none
  List<Expr*> values;         // empty: none, the previous ones of the group are repeated
};

struct TypeDecl : Decl {
  VOLE_NODE_KIND(TypeDecl, Decl)
  Group* group = nullptr;
  Pragma* pragma = nullptr;
  Name* name = nullptr;
  List<Field*> type_params;  // empty: none
  bool is_alias = false;
  Expr* type_expr = nullptr;
  types::Scope* scope = nullptr;  // annotation: of the type parameters
};

struct VarDecl : Decl {
  VOLE_NODE_KIND(VarDecl, Decl)
  Group* group = nullptr;
  Pragma* pragma = nullptr;
  List<Name*> names;
  Expr* type_expr = nullptr;  // null: none
  List<Expr*> values;         // empty: none
};

// pos() is just after the keyword: the name, or the receiver's parenthesis
struct FuncDecl : Decl {
  VOLE_NODE_KIND(FuncDecl, Decl)
  Pragma* pragma = nullptr;
  Field* receiver = nullptr;  // null: a function
  Name* name = nullptr;
  List<Field*> type_params;  // empty: none
  FuncType* signature = nullptr;
  BlockStmt* body = nullptr;        // null: none (bound to a native)
  types::FuncInfo* info = nullptr;  // annotation: free for the checker
};

// ---- file ----

struct File : Node {
  VOLE_NODE_KIND(File, Node)
  const Source* source = nullptr;
  Pragma* pragma = nullptr;  // before the package clause; null: none
  bool has_local_pragmas = false;  // at declarations within functions
  Name* package_name = nullptr;
  List<Decl*> decls;
  Pos eof;
  std::string_view go_version;  // that a //go:build line implies ("go1.21"), or empty
  List<Linkname> linknames;
  // All tokens in order, comments and line-end semicolons included, Eof last. Empty unless asked
  // for in ParseOptions.
  List<lex::Token> tokens;
  types::Scope* scope = nullptr;  // annotation
};

#undef VOLE_NODE_KIND

// ---- helpers ----

// Without any parentheses around it.
Expr* unparen(Expr* x);
inline const Expr* unparen(const Expr* x) { return unparen(const_cast<Expr*>(x)); }

// The node as messages show it: one line, bodies of functions and composite literals as {…}.
std::string to_string(const Node* node);

}  // namespace vole::syntax
