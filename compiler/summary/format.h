// Summaries: what callers in other packages need to know of compiled functions, so that calls of
// the library are inlined and analysed as if it had been compiled with the program.
//
// A summary of a function says which of its parameters leak (ir::Leaks) and, if it can be inlined,
// what that costs and its tree as it was before anything was inlined into it. All summaries of the
// library are one block of bytes; a Reader finds a function by its symbol and decodes what is asked
// for. Numbers are as in export data (export/format.h):
//
//   u32 summaries, functions, types, files     counts
//   summaries × {u64 hash of the symbol, u32 offset of the record, u32 0}   sorted by hash
//   functions × u32                            offsets of references to functions
//   types × u32                                offsets of type records
//   files × u32                                offsets of file records
//   records
//
// Trees are written node by node in the order of fields(), the one description of each node that
// writer and reader share. A variable is written out where it is first met and is a number from
// then on. References to functions and globals are by symbol. Positions are offsets in the file,
// whose record has the lengths of its lines; no text is kept.
#pragma once

#include <cstdint>
#include <string_view>

#include "compiler/ir/ir.h"

namespace vole::summary {

constexpr uint32_t kHeaderBytes = 16;
constexpr uint32_t kEntryBytes = 16;

inline uint64_t hash_symbol(std::string_view symbol) {
  uint64_t h = 0xcbf29ce484222325;
  for (char c : symbol) h = (h ^ static_cast<uint8_t>(c)) * 0x100000001b3;
  return h ^ h >> 31;
}

// What a Name is written as.
enum class NameTag : uint8_t { kNull, kSeen, kNew, kGlobal, kFunc, kBlank };

// ---- the parts of each node; Io is a TreeWriter or a TreeReader

template <class Io>
void fields(Io& io, ir::Literal& n) {
  io.constant(n.value);
}
template <class Io>
void fields(Io&, ir::Leaf&) {}
template <class Io>
void fields(Io& io, ir::Unary& n) {
  io.node(n.x);
}
template <class Io>
void fields(Io& io, ir::Binary& n) {
  io.node(n.x);
  io.node(n.y);
}
template <class Io>
void fields(Io& io, ir::Sequence& n) {
  io.list(n.list);
}
template <class Io>
void fields(Io& io, ir::Field& n) {
  io.node(n.x);
  io.text(n.name);
  io.number(n.index);
  io.type(n.recv);
  io.func(n.function);
}
template <class Io>
void fields(Io& io, ir::Index& n) {
  io.node(n.x);
  io.node(n.index);
}
template <class Io>
void fields(Io& io, ir::Slice& n) {
  io.node(n.x);
  io.node(n.low);
  io.node(n.high);
  io.node(n.max);
}
template <class Io>
void fields(Io& io, ir::Composite& n) {
  io.list(n.list);
  io.number(n.len);
}
template <class Io>
void fields(Io& io, ir::StructKey& n) {
  io.number(n.index);
  io.text(n.name);
  io.node(n.value);
}
template <class Io>
void fields(Io& io, ir::Key& n) {
  io.node(n.key);
  io.node(n.value);
}
template <class Io>
void fields(Io& io, ir::Closure& n) {
  io.closure(n);
}
template <class Io>
void fields(Io& io, ir::Call& n) {
  io.node(n.fun);
  io.list(n.args);
  io.flag(n.ddd);
  io.flag(n.go_defer);
  io.flag(n.no_inline);
}
template <class Io>
void fields(Io& io, ir::Make& n) {
  io.node(n.len);
  io.node(n.cap);
}
template <class Io>
void fields(Io& io, ir::Assign& n) {
  io.node(n.x);
  io.node(n.y);
  io.flag(n.def);
}
template <class Io>
void fields(Io& io, ir::AssignOp& n) {
  io.number(n.arith);
  io.flag(n.inc_dec);
  io.node(n.x);
  io.node(n.y);
}
template <class Io>
void fields(Io& io, ir::AssignList& n) {
  io.list(n.lhs);
  io.list(n.rhs);
  io.flag(n.def);
}
template <class Io>
void fields(Io& io, ir::Dcl& n) {
  io.name(n.x);
}
template <class Io>
void fields(Io& io, ir::If& n) {
  io.node(n.cond);
  io.list(n.body);
  io.list(n.els);
}
template <class Io>
void fields(Io& io, ir::For& n) {
  io.label(n.label);
  io.node(n.cond);
  io.node(n.post);
  io.list(n.body);
  io.flag(n.distinct_vars);
}
template <class Io>
void fields(Io& io, ir::Range& n) {
  io.label(n.label);
  io.node(n.x);
  io.node(n.key);
  io.node(n.value);
  io.list(n.body);
  io.flag(n.def);
  io.flag(n.distinct_vars);
}
template <class Io>
void fields(Io& io, ir::Switch& n) {
  io.label(n.label);
  io.node(n.tag);
  io.list(n.cases);
}
template <class Io>
void fields(Io& io, ir::TypeSwitchGuard& n) {
  io.node(n.x);
  io.text(n.tag);
  io.pos(n.tag_pos);
}
template <class Io>
void fields(Io& io, ir::Case& n) {
  io.list(n.list);
  io.flag(n.is_default);
  io.name(n.var);
  io.list(n.body);
}
template <class Io>
void fields(Io& io, ir::Select& n) {
  io.label(n.label);
  io.list(n.cases);
}
template <class Io>
void fields(Io& io, ir::Comm& n) {
  io.node(n.comm);
  io.list(n.body);
}
template <class Io>
void fields(Io& io, ir::Return& n) {
  io.list(n.results);
}
template <class Io>
void fields(Io& io, ir::Branch& n) {
  io.label(n.label);
}
template <class Io>
void fields(Io& io, ir::GoDefer& n) {
  io.node(n.call);
  io.node(n.at);
}

// Calls f with the node as the struct of its shape. Names are no part of it, and InlinedCall
// occurs in no tree that is written.
template <class F>
void with_shape(ir::Node& node, F f) {
  switch (node.shape()) {
#define VOLE_SUMMARY_SHAPE(S) \
  case ir::Shape::S:          \
    return f(static_cast<ir::S&>(node));
    VOLE_SUMMARY_SHAPE(Literal)
    VOLE_SUMMARY_SHAPE(Leaf)
    VOLE_SUMMARY_SHAPE(Unary)
    VOLE_SUMMARY_SHAPE(Binary)
    VOLE_SUMMARY_SHAPE(Sequence)
    VOLE_SUMMARY_SHAPE(Field)
    VOLE_SUMMARY_SHAPE(Index)
    VOLE_SUMMARY_SHAPE(Slice)
    VOLE_SUMMARY_SHAPE(Composite)
    VOLE_SUMMARY_SHAPE(StructKey)
    VOLE_SUMMARY_SHAPE(Key)
    VOLE_SUMMARY_SHAPE(Closure)
    VOLE_SUMMARY_SHAPE(Call)
    VOLE_SUMMARY_SHAPE(Make)
    VOLE_SUMMARY_SHAPE(Assign)
    VOLE_SUMMARY_SHAPE(AssignOp)
    VOLE_SUMMARY_SHAPE(AssignList)
    VOLE_SUMMARY_SHAPE(Dcl)
    VOLE_SUMMARY_SHAPE(If)
    VOLE_SUMMARY_SHAPE(For)
    VOLE_SUMMARY_SHAPE(Range)
    VOLE_SUMMARY_SHAPE(Switch)
    VOLE_SUMMARY_SHAPE(TypeSwitchGuard)
    VOLE_SUMMARY_SHAPE(Case)
    VOLE_SUMMARY_SHAPE(Select)
    VOLE_SUMMARY_SHAPE(Comm)
    VOLE_SUMMARY_SHAPE(Return)
    VOLE_SUMMARY_SHAPE(Branch)
    VOLE_SUMMARY_SHAPE(GoDefer)
#undef VOLE_SUMMARY_SHAPE
    case ir::Shape::Name:
    case ir::Shape::InlinedCall:
      return;
  }
}

// ---- leaks: a bit for each way that there is, and its dereferences

constexpr int kLeakWays = 3 + ir::Leaks::kResults;

inline uint8_t& leak_way(ir::Leaks& leaks, int way) {
  switch (way) {
    case 0:
      return leaks.heap;
    case 1:
      return leaks.mutator;
    case 2:
      return leaks.callee;
    default:
      return leaks.results[way - 3];
  }
}

// ---- attributes as bits, in one order for both directions

// Calls f(bool&) for each; bit fields go through a copy.
template <class F>
void name_bits(ir::Name& n, F f) {
  bool bits[] = {n.addr_taken, n.reassigned,  n.captured,  n.by_value,
                 n.heap,       n.is_temp,     n.is_variadic, n.loop_copy};
  for (bool& bit : bits) f(bit);
  n.addr_taken = bits[0];
  n.reassigned = bits[1];
  n.captured = bits[2];
  n.by_value = bits[3];
  n.heap = bits[4];
  n.is_temp = bits[5];
  n.is_variadic = bits[6];
  n.loop_copy = bits[7];
}

template <class F>
void func_bits(ir::Func& fn, F f) {
  bool bits[] = {fn.is_method,         fn.variadic,        fn.is_closure, fn.wrapper,
                 fn.needs_defer,       fn.recovers,        fn.has_named_results,
                 fn.range_func_body,   fn.wraps_go_defer,  fn.is_generic_instance, fn.dup_ok};
  for (bool& bit : bits) f(bit);
  fn.is_method = bits[0];
  fn.variadic = bits[1];
  fn.is_closure = bits[2];
  fn.wrapper = bits[3];
  fn.needs_defer = bits[4];
  fn.recovers = bits[5];
  fn.has_named_results = bits[6];
  fn.range_func_body = bits[7];
  fn.wraps_go_defer = bits[8];
  fn.is_generic_instance = bits[9];
  fn.dup_ok = bits[10];
}

template <class F>
void node_bits(ir::Node& n, F f) {
  bool bits[] = {n.implicit, n.bounded, n.non_nil, n.transient, n.assigned, n.checks_ptr};
  for (bool& bit : bits) f(bit);
  n.implicit = bits[0];
  n.bounded = bits[1];
  n.non_nil = bits[2];
  n.transient = bits[3];
  n.assigned = bits[4];
  n.checks_ptr = bits[5];
}

}  // namespace vole::summary
