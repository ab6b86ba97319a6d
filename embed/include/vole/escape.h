// What the compiler decided about memory, and what a run did with it: the two halves of
// `vole escape`, as data.
//
// The compiler gives a Verdict for each variable and each allocating expression it analysed: the
// stack or the heap, and why. A machine that profiles allocations counts them by Site, the
// place in the source that allocated. Both say where in the same words, so that they can be joined:
// a place is a position with the calls it was inlined through.
//
// Plain data, owned by whoever holds it; any thread may read what no thread writes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace vole::embed {

struct Position {
  std::string file;  // as diagnostics show it ("./main.go"); empty: generated code
  int line = 0;      // 1-based; 0: unknown
  int column = 0;    // 1-based, bytes; 0: unknown

  friend bool operator==(const Position&, const Position&) = default;
};

// What an allocation makes. Tells apart what lies at one position, as `... argument` and the
// values converted for it.
enum class Made : uint8_t {
  kUnknown,
  kVariable,   // a named variable
  kValue,      // new(T), &T{…}
  kSlice,      // the array behind a slice: make, literal, variadic arguments
  kMap,        // make, literal, growth
  kChan,
  kClosure,    // a func literal with variables, a method value
  kInterface,  // the copy of a value that an interface holds
  kString,     // concatenation, conversions between strings and slices
  kAppend,     // growth by append
  kOther,      // by native code of the library, or by the machine itself
};

// A step of a flow: `expression` passes the value on, as "return &x" by "return".
struct FlowStep {
  Position at;
  std::string expression;
  std::string reason;  // gc's word: "address-of", "assign", "call parameter"
};

// An edge of the chain from what was allocated to what outlives it: "target = &source".
struct Flow {
  std::string target;     // a name, "{heap}", "{temp}" or "{storage for E}"
  std::string operation;  // "&", "", "*", "**", …
  std::string source;
  std::vector<FlowStep> steps;
};

struct Verdict {
  enum class Kind : uint8_t {
    kMovedToHeap,   // a variable that lies on the heap
    kEscapes,       // an expression's storage does
    kStays,         // an expression's storage lies in the frame
    kInFrame,       // a variable lies in the frame: gc prints no line for it
    kLeakingParam,  // what a parameter points to may outlive the call
    kParamStays,    // it does not
  };
  Kind kind = Kind::kEscapes;
  Made made = Made::kUnknown;
  // Where the source says it, then the call that it was inlined through, innermost first. The
  // report's line stands at the last.
  std::vector<Position> at;
  std::string text;      // of the report's line: "moved to heap: x"; empty for kInFrame
  std::string subject;   // "x", "&point{...}"
  std::string function;  // that holds it, after inlining: "main.main"
  std::string package;   // import path
  std::string type;      // of what is allocated, as gc prints it
  int64_t size = -1;     // its bytes; -1: known at run time only
  std::vector<Flow> flows;  // why: from the subject on; empty when it stays
};

// A place that allocated. Counts are of the whole run.
struct AllocationSite {
  std::vector<Position> at;  // innermost first, as in Verdict
  std::string function;      // innermost: "fmt.Sprintf"
  std::string package;       // its import path
  Made made = Made::kUnknown;
  std::string type;          // of the first object: "main.node"; empty: bytes without a type
  uint64_t allocations = 0;
  uint64_t bytes = 0;        // of their slots: what the heap gave for them
  uint64_t slot = 0;         // of the largest one: its size class in bytes; whole pages if `large`
  bool large = false;        // the largest one had a span of its own
  uint64_t live = 0;         // objects not found dead until the end
  uint64_t live_bytes = 0;
  uint64_t marks = 0;        // times that a collection found one of them alive
  uint64_t marked_bytes = 0;   // the slots of those
  uint64_t scanned_bytes = 0;  // of those that may hold pointers
};

struct AllocationProfile {
  uint64_t allocations = 0;  // of the whole machine, those without a site too
  uint64_t bytes = 0;
  uint64_t collections = 0;
  uint64_t marks = 0;        // of all objects in all collections
  uint64_t marked_bytes = 0;
  uint64_t scanned_bytes = 0;
  std::vector<AllocationSite> sites;  // in no order
};

}  // namespace vole::embed
