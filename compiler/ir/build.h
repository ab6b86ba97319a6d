// From checked packages to the typed tree of a whole program: the entry of this phase.
//
// build() makes a Func of each function that can be reached (or, for a library, of all), with
// the wrappers and instances they need, the packages' initialisation, static data of globals and
// the run-time types' method tables. See ir.h for what holds of the result.
#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/arena.h"
#include "compiler/ir/ir.h"
#include "compiler/ir/type_table.h"

namespace vole {
class Diagnostics;
}

namespace vole::ir {

// Owns the tree. Movable only through its unique_ptr; not thread-safe.
struct Program {
  explicit Program(types::Universe& universe) : types(universe) {}

  Arena arena;
  TypeTable types;

  // In order of discovery: a package's functions in source order come before the instances and
  // wrappers they cause; closures follow the function that holds them.
  std::vector<Func*> funcs;      // kBuilt
  std::vector<Func*> externals;  // kNative, kImported, kRuntime: only referred to by symbol
  std::vector<Global*> globals;  // imported ones too
  std::vector<RuntimeType> runtime_types;
  std::vector<PackageInit> inits;
  std::vector<Unit> units;              // of the packages compiled here, imports first
  std::vector<InlineSite> inline_tree;  // grown by the inliner
  // Instances as they were before inlining, for units that list them again. Filled by the inliner.
  std::unordered_map<const Func*, Func*> pristine;
  Summaries* summaries = nullptr;       // not owned; null: nothing is known of imported functions
  Func* main = nullptr;  // main.main, null in a library
  Name* blank = nullptr;

  // Where gc reports a node: for inlined code the position of the outermost call.
  Pos report_pos(Pos pos, uint32_t inl) const {
    if (pos == kNoPosition) return pos;
    for (; inl != 0; inl = inline_tree[inl - 1].outer) pos = inline_tree[inl - 1].pos;
    return pos;
  }
  Pos report_pos(const Node* node) const { return report_pos(node->pos, node->inl); }
  // To be called before inline_body or leaks of a function are read.
  void summarize(Func& func) {
    if (func.summarized || func.kind == FuncKind::kBuilt) return;
    func.summarized = true;
    if (summaries != nullptr) summaries->load(func);
  }

  template <class T, class... A>
  T* make(A&&... args) {
    return arena.make<T>(static_cast<A&&>(args)...);
  }
  void append(NodeList& list, Node* node);
  NodeList list_of(std::initializer_list<Node*> nodes);
  std::string_view text(std::string_view s) { return arena.copy(s); }
  // For functions, globals and types, which hold vectors: destroyed with the Program.
  Func* new_func();
  Global* new_global();
  InlineBody* new_inline_body();
  Name* new_name(NameClass cls, std::string_view name, const types::Type* type, Pos pos);
  Literal* new_int(int64_t value, const types::Type* type, Pos pos);
  // Storage that the compiler makes: symbol pkg..stmp_N. In globals.
  Global* new_static(const types::Package* pkg, const types::Type* type);
  // Takes back what new_static made since `globals` had that size.
  void drop_statics(size_t size);

 private:
  uint32_t statics_ = 0;
  std::vector<std::unique_ptr<Func>> all_funcs_;
  std::vector<std::unique_ptr<Global>> all_globals_;
  std::vector<std::unique_ptr<InlineBody>> inline_bodies_;
};

struct BuildOptions {
  // finish_function (finish.h) is the caller's to call for each function that is no closure: when
  // all of Program::units have been through inlining, which does it.
  bool finish_later = false;
  // Units are as gc has them, order and all (reading.h): reports are wanted. Implies more functions
  // than a program needs.
  bool complete_units = false;
  bool all_functions = false;     // a library image, -m reports: not only what main reaches
  uint32_t max_instances = 100000;  // of generic functions
  size_t max_tree_bytes = Arena::kNoLimit;  // of the nodes
  // Packages that are compiled elsewhere: only their generic functions are built here.
  std::vector<const types::Package*> imported;
  // The N of go1.N for packages whose language version is not the Universe's (imported ones: not
  // the newest); 0: the newest.
  std::unordered_map<const types::Package*, int> lang;
};

// `packages` in dependency order (imports first), all checked without errors; with lazily checked
// bodies they are checked as they are reached. Null when errors were reported to `diagnostics`
// (limits, errors of lazily checked bodies, unsupported source).
std::unique_ptr<Program> build(types::Universe& universe,
                               const std::vector<types::Package*>& packages,
                               const BuildOptions& options, Diagnostics& diagnostics);

// Lays `value` out as initial data of `global` at byte `offset`; false (and nothing changed) if
// that needs code.
bool static_assign(Program& program, Global* global, int64_t offset, Node* value);
// Read-only storage holding the value of a struct or array literal, from which a copy can be
// made each time it is evaluated; null if its value is not known while compiling. For a SliceLit:
// the array behind it.
Global* static_literal(Program& program, const types::Package* pkg, Composite* literal);

// The tree as indented text, one statement a line, for tests and debugging.
std::string dump(Program& program, const Func& func);
std::string dump(Program& program);
// What is wrong with the tree by the rules of ir.h, as texts; empty if all is well.
std::vector<std::string> verify(Program& program);
// An expression or statement as gc's -m report prints it, seen from package `from`.
std::string expr_text(TypeTable& types, const Node* node, const types::Package* from);
std::string list_text(TypeTable& types, const NodeList& nodes, const types::Package* from);

// Calls f(Node*&) for each direct child (init statements first, then in evaluation order; null
// children are skipped). Bodies of closures are not entered.
template <class F>
void for_each_child(Node* node, F f);
// Calls f(Node*) for the node and all below it, before its children.
template <class F>
void visit(Node* node, F f);

// ---- //go:embed ----

// A file; views that outlive the Program.
struct EmbeddedData {
  std::string_view path, text;
};

// What a variable of a type takes: one file, one file, any number of files.
enum class EmbedTarget : uint8_t { kNone, kString, kBytes, kFiles };
EmbedTarget embed_target(const types::Type* type);
// Gives a package-level variable its contents. `files` are not empty, sorted by path, and suit its
// type. When no pass follows that looks at static data.
void set_embedded(Program& program, Global* global, const std::vector<EmbeddedData>& files);

}  // namespace vole::ir

#include "compiler/ir/visit.h"
