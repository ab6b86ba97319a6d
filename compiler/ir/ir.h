// The typed tree: what the checker understood, with everything implicit made explicit.
//
// It stands between the checked syntax tree and the control-flow graph, and is where inlining
// and escape analysis work. Nodes mirror those of gc (node.def), so that a cost counted here or an
// expression printed here comes out as gc's. What holds for every tree that build.h makes:
//
//  * Generics are gone: each instance is a Func of its own, no type mentions a type parameter.
//  * Every expression has a type; types are hash-consed by the Program's TypeTable (type_table.h).
//    Two equal types are one pointer except that `byte`/`uint8` and `rune`/`int32` stay apart for
//    printing: compare with TypeTable::identical or through TypeTable::canonical.
//  * Every dereference, address-of, conversion, promoted field and method wrapper is a node.
//    Such nodes have `implicit` set. Constants are Literals of their final type.
//  * Both sides of an assignment, argument passing, return, send, comparison etc. have identical
//    types, or types of identical underlying type, or channels that differ in direction.
//  * A node's `init` statements run before the node itself is evaluated. In the right operand of
//    && and ||, and in the condition of a For, they run each time the operand is evaluated.
//  * Calls, receives and && || are evaluated in the tree's left-to-right order (Go spec, "Order of
//    evaluation"). As in gc, a plain variable operand may be read after a later call.
//  * A variable referenced by a closure appears there as a Name of its own (kClosureVar) whose
//    `outer` is the enclosing function's Name for it; see Func::closure_vars.
//  * `range` over functions is already rewritten to closures, go and defer have no arguments.
//
// All nodes live in the Program's arena and die with it; nothing here is thread safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "compiler/source/source.h"

namespace vole::types {
struct Type;
struct Signature;
struct Package;
struct Func;
struct Var;
class Constant;
}  // namespace vole::types

namespace vole::syntax {
struct FuncDecl;
struct FuncLit;
}  // namespace vole::syntax

namespace vole::ir {

struct Func;
struct Global;
struct Name;
struct Closure;

enum class Op : uint8_t {
#define VOLE_IR_OP(name, shape, text) name,
#include "compiler/ir/node.def"
};

// The struct that holds a node of an Op.
enum class Shape : uint8_t {
  Name,
  Literal,
  Leaf,
  Unary,
  Binary,
  Sequence,
  Field,
  Index,
  Slice,
  Composite,
  StructKey,
  Key,
  Closure,
  Call,
  InlinedCall,
  Make,
  Assign,
  AssignOp,
  AssignList,
  Dcl,
  If,
  For,
  Range,
  Switch,
  TypeSwitchGuard,
  Case,
  Select,
  Comm,
  Return,
  Branch,
  GoDefer,
};

constexpr Shape kShapes[] = {
#define VOLE_IR_OP(name, shape, text) Shape::shape,
#include "compiler/ir/node.def"
};
constexpr std::string_view kOpTexts[] = {
#define VOLE_IR_OP(name, shape, text) text,
#include "compiler/ir/node.def"
};
constexpr std::string_view kOpNames[] = {
#define VOLE_IR_OP(name, shape, text) #name,
#include "compiler/ir/node.def"
};
constexpr Shape shape_of(Op op) { return kShapes[static_cast<size_t>(op)]; }
constexpr std::string_view op_text(Op op) { return kOpTexts[static_cast<size_t>(op)]; }
constexpr std::string_view op_name(Op op) { return kOpNames[static_cast<size_t>(op)]; }

struct Node;

// A sequence of nodes in the arena. Grown with Program::append.
struct NodeList {
  Node** data = nullptr;
  uint32_t count = 0;
  uint32_t capacity = 0;

  bool empty() const { return count == 0; }
  uint32_t size() const { return count; }
  Node*& operator[](size_t i) const { return data[i]; }
  Node*& back() const { return data[count - 1]; }
  Node** begin() const { return data; }
  Node** end() const { return data + count; }
};

// Where an allocating expression or a variable lies; kUnknown until escape analysis has run.
enum class Escape : uint8_t { kUnknown, kNone, kHeap, kNever };

struct Node {
  Op op;
  Escape escape = Escape::kUnknown;
  bool implicit : 1 = false;   // made by the compiler, not written
  bool bounded : 1 = false;    // Index, shifts: no check needed
  bool non_nil : 1 = false;    // the value is known not to be nil
  bool transient : 1 = false;  // its storage does not outlive the statement
  bool assigned : 1 = false;   // IndexMap: the element is stored to (left side)
  bool checks_ptr : 1 = false;
  bool hoisted : 1 = false;    // of the back end: evaluated ahead of its expression
  int8_t extra_nodes = 0;   // that gc has here and this tree has not (dictionary words): they count
                            // in the cost of inlining, beyond what the node and its children do
  Pos pos{};         // where gc reports the node, before inlining: see Program::report_pos
  uint32_t inl = 0;  // index + 1 into Program::inline_tree; 0: not inlined
  const types::Type* type = nullptr;  // null for statements
  // In an instance of a generic function: the type that gc's shape instance has here, for printing
  // (TypeTable::shape_of); null where it is `type`. For a MethodExpr: of its `recv`.
  const types::Type* shape_type = nullptr;
  NodeList init;

  explicit Node(Op o) : op(o) {}
  Shape shape() const { return shape_of(op); }
};

struct Leaf : Node {
  static constexpr Shape kShape = Shape::Leaf;
  explicit Leaf(Op o) : Node(o) {}
};

// A label within one function. Loops, switches and selects that a labelled break or continue
// may mean point to theirs.
struct Label {
  std::string_view name;
  bool used_by_goto = false;
};

enum class NameClass : uint8_t {
  kGlobal,      // a package-level variable: `global`
  kFunc,        // a declared function or method instance: `function`
  kLocal,       // a local variable or temporary
  kParam,       // a parameter or the receiver
  kResult,      // a result
  kClosureVar,  // a variable of an enclosing function: `outer`
  kBlank,       // the target `_`
};

struct Name : Node {
  static constexpr Shape kShape = Shape::Name;
  explicit Name(NameClass c) : Node(Op::Name), cls(c) {}

  NameClass cls;
  bool addr_taken : 1 = false;    // & is applied to it (or to a part of it) or a by-reference
                                  // closure captures it
  bool reassigned : 1 = false;    // assigned other than by its definition
  bool captured : 1 = false;      // some closure refers to it
  bool by_value : 1 = false;      // kClosureVar: the closure holds a copy, not the address
  bool heap : 1 = false;          // must live in a heap cell (until escape analysis says better)
  bool is_temp : 1 = false;       // made by the compiler; name starts with '.'
  bool is_variadic : 1 = false;   // kParam: the `...` parameter
  bool loop_copy : 1 = false;     // the per-iteration copy of a loop variable
  std::string_view name;          // as declared; unnamed results "~r0", blank parameters "_"
  Func* func = nullptr;           // the function that declares or captures it
  // Copies of inlined bodies: the package that declares it; else null, it is that of `func`.
  const types::Package* pkg = nullptr;
  Node* defn = nullptr;           // the statement that defines it: As, As2*, Range, Guard, Closure
  Name* outer = nullptr;          // kClosureVar: the Name in the directly enclosing function
  Name* canonical = nullptr;      // kClosureVar: the Name that declares the variable
  Global* global = nullptr;
  Func* function = nullptr;
  uint32_t index = 0;             // position in Func::params/results/locals/closure_vars
  uint32_t loop_depth = 0;        // of the declaration, for escape analysis
  void* backend = nullptr;        // for later phases
};

struct Literal : Node {
  static constexpr Shape kShape = Shape::Literal;
  Literal() : Node(Op::Literal) {}
  const types::Constant* value = nullptr;  // representable in `type`, a typed basic underlying
};

struct Unary : Node {
  static constexpr Shape kShape = Shape::Unary;
  explicit Unary(Op o) : Node(o) {}
  Node* x = nullptr;
};

struct Binary : Node {
  static constexpr Shape kShape = Shape::Binary;
  explicit Binary(Op o) : Node(o) {}
  Node* x = nullptr;
  Node* y = nullptr;
};

struct Sequence : Node {
  static constexpr Shape kShape = Shape::Sequence;
  explicit Sequence(Op o) : Node(o) {}
  NodeList list;
};

// x.field or x.method, exactly one step.
struct Field : Node {
  static constexpr Shape kShape = Shape::Field;
  explicit Field(Op o) : Node(o) {}
  Node* x = nullptr;          // null for MethodExpr
  std::string_view name;
  uint32_t index = 0;         // of the field in the struct; of the method in the interface's
                              // method set (sorted as TypeSet::methods)
  bool dynamic = false;       // MethodExpr: for gc an entry of the dictionary (Call::dynamic)
  const types::Type* recv = nullptr;  // MethodExpr: the receiver type T of T.method
  Func* function = nullptr;   // MethodExpr: the method. MethodValue: the closure function (symbol
                              // ends in -fm) whose one captured variable is the receiver x
};

struct Index : Node {
  static constexpr Shape kShape = Shape::Index;
  explicit Index(Op o) : Node(o) {}
  Node* x = nullptr;
  Node* index = nullptr;
};

struct Slice : Node {
  static constexpr Shape kShape = Shape::Slice;
  explicit Slice(Op o) : Node(o) {}
  Node* x = nullptr;
  Node* low = nullptr;   // may be null
  Node* high = nullptr;  // may be null
  Node* max = nullptr;   // only in the three-index ops
};

struct Composite : Node {
  static constexpr Shape kShape = Shape::Composite;
  explicit Composite(Op o) : Node(o) {}
  NodeList list;
  int64_t len = 0;  // ArrayLit, SliceLit: elements; MapLit: entries
};

struct StructKey : Node {
  static constexpr Shape kShape = Shape::StructKey;
  StructKey() : Node(Op::StructKey) {}
  uint32_t index = 0;  // field
  std::string_view name;
  Node* value = nullptr;
};

struct Key : Node {
  static constexpr Shape kShape = Shape::Key;
  Key() : Node(Op::Key) {}
  Node* key = nullptr;
  Node* value = nullptr;
};

struct Closure : Node {
  static constexpr Shape kShape = Shape::Closure;
  Closure() : Node(Op::Closure) {}
  Func* func = nullptr;  // its closure_vars[i]->outer are what to capture
};

// What a call has to do with gc's dictionaries, the hidden parameters of shape functions.
enum class Dictionary : uint8_t {
  kNone,
  kStatic,   // the callee is an instance: its dictionary, a static object, is an argument
  kEntry,    // the same, but the dictionary is an entry of the caller's
  kCaptured, // the same, but the dictionary is a variable that a closure made by gc captures
  kCallee,   // the callee itself (a method of a type parameter) is an entry of the caller's
};

struct Call : Node {
  static constexpr Shape kShape = Shape::Call;
  explicit Call(Op o) : Node(o) {}
  Node* fun = nullptr;  // null for builtins
  NodeList args;        // a method's receiver first; the variadic slice is one argument
  bool ddd = false;     // the last argument was written with `...` (for Append it still is)
  bool go_defer = false;  // the call of a go or defer statement
  bool no_inline = false;
  // Of instances, for the report and the cost model (gc's tree has nodes here: see extra_nodes).
  Dictionary dict = Dictionary::kNone;
  bool dynamic = false;  // dict is kCallee: gc's analyses do not know the callee, though the code
                         // here calls it directly
};

struct InlinedCall : Node {
  static constexpr Shape kShape = Shape::InlinedCall;
  InlinedCall() : Node(Op::InlinedCall) {}
  NodeList body;
  NodeList results;  // Names holding the results after body
  Func* func = nullptr;  // what was inlined; `pos` is the call's
};

struct Make : Node {
  static constexpr Shape kShape = Shape::Make;
  explicit Make(Op o) : Node(o) {}
  Node* len = nullptr;
  Node* cap = nullptr;
  bool extends = false;  // of the back end: append(s, make([]T, len)...), which makes nothing
};

struct Assign : Node {
  static constexpr Shape kShape = Shape::Assign;
  Assign() : Node(Op::As) {}
  Node* x = nullptr;
  Node* y = nullptr;
  bool def = false;  // x := y or var x = y; the Dcl is in init
};

struct AssignOp : Node {
  static constexpr Shape kShape = Shape::AssignOp;
  AssignOp() : Node(Op::AsOp) {}
  Op arith = Op::Add;    // also Op::Add for strings
  bool inc_dec = false;  // written ++ or --
  Node* x = nullptr;
  Node* y = nullptr;
};

struct AssignList : Node {
  static constexpr Shape kShape = Shape::AssignList;
  explicit AssignList(Op o) : Node(o) {}
  NodeList lhs;
  NodeList rhs;
  bool def = false;
};

struct Dcl : Node {
  static constexpr Shape kShape = Shape::Dcl;
  Dcl() : Node(Op::Dcl) {}
  Name* x = nullptr;
};

struct If : Node {
  static constexpr Shape kShape = Shape::If;
  If() : Node(Op::If) {}
  Node* cond = nullptr;
  NodeList body;
  NodeList els;
};

struct For : Node {
  static constexpr Shape kShape = Shape::For;
  For() : Node(Op::For) {}
  Label* label = nullptr;
  Node* cond = nullptr;  // null: forever
  Node* post = nullptr;
  NodeList body;
  bool distinct_vars = false;  // go1.22 rules; the copies are already made
};

struct Range : Node {
  static constexpr Shape kShape = Shape::Range;
  Range() : Node(Op::Range) {}
  Label* label = nullptr;
  Node* x = nullptr;      // evaluated once. array: a value (copied if `value` is used)
  Node* key = nullptr;    // a Name assigned in each iteration, of the type that the iteration
  Node* value = nullptr;  // yields; or null. Other targets are assigned in body.
  NodeList body;
  bool def = false;       // key, value are declared here: their Dcl is in init
  bool distinct_vars = false;
};

struct Switch : Node {
  static constexpr Shape kShape = Shape::Switch;
  Switch() : Node(Op::Switch) {}
  Label* label = nullptr;
  Node* tag = nullptr;
  NodeList cases;  // of Case
};

// The x.(type) of a type switch; its value has an interface type.
struct TypeSwitchGuard : Node {
  static constexpr Shape kShape = Shape::TypeSwitchGuard;
  TypeSwitchGuard() : Node(Op::TypeSwitchGuard) {}
  Node* x = nullptr;
  std::string_view tag;  // the variable's name, empty if none
  Pos tag_pos{};
};

struct Case : Node {
  static constexpr Shape kShape = Shape::Case;
  Case() : Node(Op::Case) {}
  NodeList list;        // empty: default. Expression switch: values of the tag's type; without a
                        // tag: conditions. Type switch: Type or Nil
  bool is_default = false;
  Name* var = nullptr;  // type switch: the clause's variable, which begins (as by Dcl) and is set
                        // when the clause is entered; of the case's type if there is one single
                        // type, else of the guard's. Null if there is none or it is not used
  NodeList body;        // may end in Fall
};

struct Select : Node {
  static constexpr Shape kShape = Shape::Select;
  Select() : Node(Op::Select) {}
  Label* label = nullptr;
  NodeList cases;  // of Comm
};

struct Comm : Node {
  static constexpr Shape kShape = Shape::Comm;
  Comm() : Node(Op::Comm) {}
  Node* comm = nullptr;  // null: default. Send; Recv; As whose y is Recv; As2Recv. The left sides
                         // are fresh temporaries or blank; body begins with what they go to.
                         // Operands (with their init) are evaluated before the select blocks.
  NodeList body;
};

struct Return : Node {
  static constexpr Shape kShape = Shape::Return;
  Return() : Node(Op::Return) {}
  NodeList results;  // empty: the result variables as they are; or one per result
};

// Break, Continue, Goto, Fall and the Label itself.
struct Branch : Node {
  static constexpr Shape kShape = Shape::Branch;
  explicit Branch(Op o) : Node(o) {}
  Label* label = nullptr;
};

// Go, Defer.
struct GoDefer : Node {
  static constexpr Shape kShape = Shape::GoDefer;
  explicit GoDefer(Op o) : Node(o) {}
  Node* call = nullptr;  // CallFunc of a Closure or func value without arguments and results
  Node* at = nullptr;    // Defer in the body of a range over a function: the token (of type any)
                         // that runtime.deferrangefunc() gave in the function to defer in
};

// The node as the struct of its shape; null if it has another (or is null).
template <class T>
T* as(Node* n) {
  return n != nullptr && n->shape() == T::kShape ? static_cast<T*>(n) : nullptr;
}
template <class T>
const T* as(const Node* n) {
  return n != nullptr && n->shape() == T::kShape ? static_cast<const T*>(n) : nullptr;
}
// Same, when the shape is known.
template <class T>
T* to(Node* n) {
  return static_cast<T*>(n);
}
template <class T>
const T* to(const Node* n) {
  return static_cast<const T*>(n);
}

inline bool is_blank(const Node* n) {
  return n != nullptr && n->op == Op::Name && to<Name>(n)->cls == NameClass::kBlank;
}

// `//go:` directives of a function, as a bit set.
enum Pragma : uint32_t {
  kPragmaNoInline = 1 << 0,
  kPragmaNoEscape = 1 << 1,
  kPragmaNoSplit = 1 << 2,
  kPragmaUintptrEscapes = 1 << 3,
  kPragmaUintptrKeepAlive = 1 << 4,
  kPragmaNoRace = 1 << 5,
  kPragmaYesWriteBarrierRec = 1 << 6,
  kPragmaNoCheckPtr = 1 << 7,
  kPragmaNoWriteBarrier = 1 << 8,
  kPragmaNoWriteBarrierRec = 1 << 9,
  kPragmaSystemStack = 1 << 10,
};

enum class FuncKind : uint8_t {
  kBuilt,     // has a body in this program
  kNative,    // declared without a body: bound by symbol
  kImported,  // its package is compiled elsewhere: referred to by symbol
  kRuntime,   // a helper of the run-time system that the compiler calls, e.g.
              // runtime.panicrangestate(int)
};

// What a callee does with the pointers that one of its parameters holds (cmd/compile's
// escape/leaks.go). Each entry is the least number of dereferences on the way there, or kNo.
struct Leaks {
  static constexpr int kResults = 7;  // flows to later results count as flows to the heap
  static constexpr uint8_t kNo = 255;
  uint8_t heap = kNo;
  uint8_t mutator = kNo;  // something that stores through it
  uint8_t callee = kNo;   // something that calls it
  uint8_t results[kResults] = {kNo, kNo, kNo, kNo, kNo, kNo, kNo};
  friend bool operator==(const Leaks&, const Leaks&) = default;
};

// Why and how a function can be inlined. Set by inline/, or from export data.
struct InlineBody {
  int32_t cost = 0;
  bool can_delay_results = false;  // results can be declared where they are set
  NodeList body;                   // as it was before anything was inlined into it
  std::vector<Name*> params;       // those of the function that `body` refers to: they may be
  std::vector<Name*> results;      // others than in Func
  std::vector<Name*> locals;       // that `body` declares
};

// One inlined call. `func` was called at `pos`, which itself lies in the call `outer` (index + 1
// into Program::inline_tree; 0: in a function's own code).
struct InlineSite {
  const Func* func;
  Pos pos;
  uint32_t outer;
};

// A function, method, closure or wrapper; an instance of a generic one is a Func of its own.
struct Func {
  std::string_view symbol;   // main.main, main.(*T).M, main.F.func1, main.Min[int], unique
  std::string_view short_name;  // as messages print it: main.F is F, methods T.M, (*T).M
  FuncKind kind = FuncKind::kBuilt;
  const types::Package* pkg = nullptr;
  const types::Signature* type = nullptr;  // without receiver; see params
  Pos pos{};                 // of the name, of `func` in a literal
  Pos end_pos{};             // of the closing brace
  Name* name = nullptr;      // the Name of class kFunc that refers to it
  const types::Func* object = nullptr;     // declared functions and methods
  std::vector<const types::Type*> targs;   // of the instance (receiver's first)
  NodeList body;

  std::vector<Name*> params;   // receiver first, blank ones included
  std::vector<Name*> results;
  std::vector<Name*> locals;   // in order of declaration, temporaries included
  std::vector<Name*> closure_vars;  // closures: what is captured, in order of first use
  std::vector<Func*> closures;      // directly enclosed, in order of appearance
  Func* outer = nullptr;       // closures: the enclosing function
  Name* dict = nullptr;        // instances: gc's parameter for the dictionary, which is nowhere in
                               // the tree; closures in them: that of the instance, captured last
  Closure* closure = nullptr;  // closures: the expression that makes it
  uint32_t pragma = 0;         // of enum Pragma
  uint32_t closure_count = 0;  // numbers given to func1, func2, ...

  bool is_method : 1 = false;        // params[0] is a receiver
  bool variadic : 1 = false;
  bool is_closure : 1 = false;
  bool wrapper : 1 = false;          // recover() looks through it; hidden in tracebacks
  bool needs_defer : 1 = false;      // has a Defer statement
  bool recovers : 1 = false;         // calls recover() itself
  bool has_named_results : 1 = false;
  bool is_init : 1 = false;          // package initialisation, runs once
  bool range_func_body : 1 = false;  // the body of a loop over a function
  bool wraps_go_defer : 1 = false;   // made for a go or defer statement
  bool is_generic_instance : 1 = false;
  bool keeps_positions : 1 = false;  // made by gc without source: where it is inlined, its nodes
                                     // are reported at their own positions
  bool dup_ok : 1 = false;           // may be defined by several packages: the first one counts
  bool placed : 1 = false;           // escape analysis has been through it

  // Instances of generic functions: gc compiles one function for all instances of a shape and
  // reports on that. `shape` is the first instance of it here (itself, or null if not an instance):
  // only that one reports. Its name in messages, Min[go.shape.int], is in short_name.
  Func* shape = nullptr;
  std::string_view dict_name;  // of an instance: its dictionary's, .dict.Min[int]
  std::vector<Func*> same_shape;  // of a function that is its own `shape`: all with that shape
  // A function that does nothing but call this one with its own arguments: for code, the other one
  // is as good.
  Func* forwards = nullptr;
  Func* bound = nullptr;  // the method that a method value's function calls, where it has no body

  // A copy of a function that an earlier unit has too, made to be analysed and reported once more;
  // no code is made of it. Null: the function itself.
  Func* stands_for = nullptr;

  // Written by inline/ and escape/; for imported functions by Program::summaries.
  InlineBody* inline_body = nullptr;  // null: cannot be inlined
  std::vector<Leaks> leaks;           // by parameter; empty: unknown, all leak
  bool summarized = false;            // imported: the two above have been asked for
  int32_t declared_cost = -1;         // of inlining, see declared.h; -1: that of the body
  std::vector<Leaks> declared_leaks;  // by parameter; empty: nothing is declared

  void* source = nullptr;        // builder's
  void* backend = nullptr;       // for later phases
};

// Static initial contents of a global: the bytes that are not zero.
struct DataItem {
  enum class Kind : uint8_t {
    kBits,       // `size` (1, 2, 4, 8) low bytes of `bits`
    kString,     // a string header for `text` (16 bytes); text empty: never listed
    kAddress,    // the address of `global` plus `bits` (8 bytes)
    kFunc,       // a func value: the static closure of `func` (8 bytes)
    kTypeWord,   // first word of an interface of type `iface` holding `concrete` (8 bytes): the
                 // type descriptor for an empty interface, an itab else
    kBytes,      // `text` itself
  };
  int64_t offset = 0;  // in bytes from the start of the global
  Kind kind = Kind::kBits;
  uint8_t size = 8;
  uint64_t bits = 0;
  std::string_view text;
  Global* global = nullptr;
  Func* func = nullptr;
  const types::Type* iface = nullptr;
  const types::Type* concrete = nullptr;
};

// A package-level variable, or static storage that the compiler made.
struct Global {
  std::string_view symbol;  // main.x, main..stmp_0
  const types::Package* pkg = nullptr;
  const types::Type* type = nullptr;
  const types::Var* object = nullptr;  // null for compiler-made ones
  Name* name = nullptr;
  Pos pos{};
  std::vector<DataItem> data;  // sorted by offset; empty: zero
  bool read_only = false;      // never written: interface boxes
  bool imported = false;       // its package is compiled elsewhere
  void* backend = nullptr;
};

// One entry of a run-time type's method table.
struct TypeMethod {
  std::string_view name;
  const types::Package* pkg = nullptr;      // of an unexported name, else null
  const types::Signature* type = nullptr;   // without receiver
  Func* direct = nullptr;  // takes the receiver as its own type
  Func* iface = nullptr;   // takes the interface's data word
};

// A concrete type that may be converted to an interface at run time, with its methods in
// the order that run-time method tables have.
struct RuntimeType {
  const types::Type* type = nullptr;
  std::vector<TypeMethod> methods;
};

// One package of the program, in initialisation order.
struct PackageInit {
  const types::Package* pkg = nullptr;
  std::vector<Func*> funcs;  // to run in this order: variables' initialisation (pkg.init), then
                             // the init functions (pkg.init.0 ...); may be empty
};

// The functions that gc would compile with one package, in the order in which it visits them
// (instances of other packages' generic functions included, if no earlier unit has them). Analyses
// go through the units in this order, imports first. Closures are left out: they come with their
// outer function. See units.cpp for the order.
struct Unit {
  const types::Package* pkg = nullptr;
  // Package initialisation, declared functions (kNative ones too: their parameters are reported),
  // instances.
  std::vector<Func*> funcs;
  // Method wrappers and method values: gc makes them after it has inlined all of `funcs`, and
  // inlines into them one by one, in this order. For escape analysis they follow `funcs`.
  std::vector<Func*> wrappers;
  // Those of `funcs` with a body of their own, in the order in which gc reads bodies: the function
  // literals in a body, and after them an instance itself, join gc's list then. Empty unless units
  // are complete (BuildOptions).
  std::vector<Func*> bodies;
  // gc's whole list as it is after inlining: also all function literals, those that were copied
  // with inlined bodies, and the wrappers. Empty if inlining has not been run.
  std::vector<Func*> compiled;
};

// Knows what export data says of functions that are compiled elsewhere.
class Summaries {
 public:
  virtual ~Summaries() = default;
  // Sets inline_body (with its tree) and leaks of a kImported or kNative function, once.
  virtual void load(Func& func) = 0;
};

}  // namespace vole::ir
