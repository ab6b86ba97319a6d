// The graph of one batch: locations, and edges for all ways on which values go.
//
// A Location is a variable, the storage of an allocating expression, or a temporary that joins
// flows. An edge (kept at its target) says that the target gets the source's value after so many
// dereferences; -1 is the source's address. Parts of a variable are not told apart, nor is the
// order of statements. Four locations stand for places outside: the heap, "something that writes
// through the pointer", "something that calls the function", and nowhere.
#pragma once

#include <cstddef>
#include <deque>
#include <memory_resource>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "compiler/escape/escape.h"
#include "compiler/types/object.h"

namespace vole::escape {

// Traits of locations, as a bit set.
enum Trait : uint8_t {
  kEscapes = 1,   // must be in the heap
  kPersists = 2,  // its address is kept beyond the statement
  kMutates = 4,   // what its value points to may be written
  kCalls = 8,     // a func value it holds may be called, its results going nobody knows where
  kLost = kEscapes | kPersists | kMutates | kCalls,
};

// Why a value goes somewhere: the expressions it passes on its way, outermost first.
struct Note {
  const ir::Node* where = nullptr;
  std::string_view why;
  const Note* next = nullptr;
};

struct Location;

struct Edge {
  Location* src = nullptr;
  int derefs = 0;
  const Note* notes = nullptr;
  Edge* next = nullptr;  // to the same target, in order of creation
};

struct Location {
  ir::Node* node = nullptr;    // the declaring Name or the expression; null: temporary
  ir::Func* func = nullptr;    // null: one of the four places outside
  Edge* incoming = nullptr;
  Edge* last_incoming = nullptr;
  int loop_depth = 1;          // of the declaration
  int result = -1;             // index among the function's results
  uint8_t traits = 0;
  bool is_param = false;
  bool captured = false;       // a closure refers to it
  bool reassigned = false;
  bool addr_taken = false;
  ir::Leaks leaks;             // of a parameter

  // The solver's.
  int derefs = 0;              // least number of them on a path to the root
  uint32_t walk = 0;           // the walk that `derefs` belongs to
  uint32_t queued_in = 0;      // the walk in whose queue it is
  bool queued = false;         // as a root
  Location* next = nullptr;    // on that path
  const Edge* next_edge = nullptr;  // to `next`

  bool has(uint8_t trait) const { return (traits & trait) != 0; }
};

// Where the value of an expression goes: `dst` gets it after `derefs` dereferences.
struct Hole {
  Location* dst = nullptr;
  int derefs = 0;
  const Note* notes = nullptr;
  bool addr_taken = false;  // the expression's address is what is wanted
};

// Memory that one batch after the other uses.
struct Scratch {
  alignas(std::max_align_t) std::byte bytes[64 * 1024];
};

// What stays the same for all batches of a unit.
struct Context {
  ir::Program& program;
  const ir::Unit& unit;
  const Options& options;
  Report& report;
  Scratch& scratch;

  bool explains() const {
    return report.level() >= 2 || report.logging() || options.log != nullptr;
  }
  const types::Package* pkg() const { return unit.pkg; }
  std::string text(const ir::Node* node) const {
    return ir::expr_text(program.types, node, pkg());
  }
  // The function's name, qualified if it is of another package.
  std::string func_text(const ir::Func* func) const {
    std::string name(func->short_name);
    bool foreign = func->pkg != nullptr && func->pkg != unit.pkg;
    return foreign ? func->pkg->name + "." + name : name;
  }
  bool has_pointers(const types::Type* t) const {
    return t != nullptr && program.types.has_pointers(t);
  }
};

// The target `_`.
inline ir::Name* blank(ir::Program& program) {
  if (program.blank == nullptr) {
    program.blank = program.new_name(ir::NameClass::kBlank, "_", nullptr, Pos{});
  }
  return program.blank;
}

// Only functions whose outermost one is the first of its shape report.
bool reports(const ir::Func* func);
// The functions of a unit in gc's order. May have closures that capture variables, too.
std::vector<ir::Func*> all_functions(const ir::Unit& unit);
// Whether `inner` is a closure somewhere in `outer`.
bool encloses(const ir::Func* outer, const ir::Func* inner);
// The Name that declares a variable.
ir::Name* declaring(ir::Name* name);

// The variable in which a method value's function finds its receiver: like a parameter.
bool is_bound_receiver(const ir::Name* name);

class Graph {
 public:
  explicit Graph(Context& context);
  ~Graph();
  Graph(const Graph&) = delete;
  Graph& operator=(const Graph&) = delete;

  Context& context() { return context_; }

  Location* heap() { return &heap_; }
  Location* mutator() { return &mutator_; }
  Location* callee() { return &callee_; }
  Location* nowhere() { return &nowhere_; }

  Location* add(ir::Node* node, ir::Func* func, int loop_depth, bool persists);
  // The variable's; made if the function's lists do not have it.
  Location* of(ir::Name* name);
  bool knows(const ir::Name* name) const;
  // In order of creation.
  std::pmr::deque<Location>& locations() { return locations_; }
  // Lives as long as the graph; gives nothing back earlier.
  std::pmr::memory_resource* memory() { return &memory_; }

  Hole to(Location* dst) { return Hole{dst, 0, nullptr, false}; }
  Hole to_heap() { return to(&heap_); }
  Hole to_nowhere() { return to(&nowhere_); }
  Hole note(Hole hole, const ir::Node* where, std::string_view why);
  Hole deref(Hole hole, const ir::Node* where, std::string_view why);
  Hole address(Hole hole, const ir::Node* where, std::string_view why);
  static Hole shifted(Hole hole, int derefs);
  // The value of `src` goes to the hole.
  void flow(Hole hole, Location* src);

  // The functions being analysed: their parameters are reached directly.
  bool in_batch(const ir::Func* func) const { return batch_.count(func) != 0; }
  void join_batch(const ir::Func* func) { batch_.insert(func); }
  // Closures whose results may go somewhere unknown.
  std::unordered_set<const ir::Func*> lost_results;

 private:
  Context& context_;
  std::pmr::monotonic_buffer_resource memory_;
  Location heap_, mutator_, callee_, nowhere_;
  std::pmr::deque<Location> locations_;
  std::pmr::deque<Note> notes_;
  std::pmr::unordered_map<const ir::Name*, Location*> by_name_;
  std::pmr::unordered_set<const ir::Func*> batch_;
};

// ---- solver.cpp

// Follows the flows until nothing changes: sets traits and leaks.
void solve(Graph& graph);

// ---- explain.cpp

std::string location_text(Graph& graph, const Location* location);
// That the address of `src` goes to `dst`, which is known to escape.
void explain_flow(Graph& graph, Location* dst, Location* src, const Note* notes);
// That `src` reaches `root`, by the path that the solver found.
void explain_escape(Graph& graph, Location* root, Location* src);
void explain_leak(Graph& graph, Location* root, Location* src, int derefs);

}  // namespace vole::escape
