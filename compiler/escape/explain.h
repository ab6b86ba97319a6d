// What escape analysis decided, and why, as data: for `vole escape` and the optimisation log.
//
// The lines of -m=2 are made from the same structures. Positions are those of the nodes
// themselves, with the calls they were inlined through (Node::inl); the report shows
// Program::report_pos of them. Texts are gc's. Plain data, filled by escape::run when
// Options::log is given; nodes live as long as the Program.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/ir/ir.h"

namespace vole::escape {

struct Place {
  Pos pos{};
  uint32_t inl = 0;  // index + 1 into Program::inline_tree
};

// One step of a flow: the value is passed on by `expr`, e.g. "return &x" by "return".
struct Step {
  Place at;
  std::string expr;
  std::string_view reason;  // "address-of", "assign", "call parameter"
};

// dst ← src, with `derefs` dereferences on the way; -1: the address of src.
struct Flow {
  Place at;         // of the first step, or of src
  std::string dst;  // a name, "{heap}", "{temp}" or "{storage for E}"
  std::string src;
  int derefs = 0;
  std::vector<Step> steps;
};

enum class Kind : uint8_t {
  kMovedToHeap,   // a variable: "moved to heap: x"
  kEscapes,       // an expression: "E escapes to heap"
  kStays,         // an expression: "E does not escape"
  kInFrame,       // a variable that stays: no line; `text` is empty
  kLeakingParam,  // "leaking param: p", "leaking param content: p", "leaking param: p to result..."
  kParamStays,    // "p does not escape"
};

// In the order of the report's lines. Several leaks of one parameter are several verdicts.
struct Verdict {
  Kind kind = Kind::kEscapes;
  const ir::Node* node = nullptr;  // the Name or the allocating expression
  const ir::Func* func = nullptr;  // whose frame it would lie in, after inlining
  Place at;
  std::string text;     // the report's line without the position
  std::string subject;  // "x", "&point{...}"
  // Why it escapes or leaks, from it to where it gets lost: index into Log::explanations, of the
  // first one made for `node`; -1: none.
  int32_t explanation = -1;
  uint32_t order = 0;
};

// Made at the moment when the analysis finds out: all those of a batch of functions come before
// the batch's verdicts.
struct Explanation {
  bool is_leak = false;  // of a parameter's value; else its address or the expression's escapes
  const ir::Node* node = nullptr;
  const ir::Func* func = nullptr;
  Place at;
  std::string text;  // "x escapes to heap", "parameter p leaks to {heap} with derefs=0"
  std::vector<Flow> flows;
  bool truncated = false;  // the flows run in a circle
  uint32_t order = 0;
};

// `order` numbers the entries of both lists by the time they were made.
struct Log {
  std::vector<Verdict> verdicts;
  std::vector<Explanation> explanations;
  uint32_t next_order = 0;
};

// "   flow: {heap} ← &x:", "     from &x (address-of)": the lines as gc prints and logs them
// (printing adds " at POS" to the second).
std::string flow_line(const Flow& flow);
std::string step_line(const Step& step);

}  // namespace vole::escape
