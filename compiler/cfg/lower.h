// Lowering: from the typed tree (ir/) to the control-flow graph. One Lowerer serves a whole
// program; it keeps type layouts and scratch memory from function to function.
//
// How it works. expr() turns a tree into a Loc, a description of where the value can be had: a
// register, a constant, a field behind a pointer, an element of a slice. Nothing is loaded until an
// instruction needs the value in a register; so `p.a[i].b` becomes one fused instruction, and
// assignments store through the same description. Callers pass the place where they want the
// result ("want"), which makes `x = a + b` one instruction and computes arguments in place.
//
// Order of evaluation is gc's: calls, receives and the like in a statement run first, left to
// right, into temporaries (hoist()); what remains has no side effects but panics, and is evaluated
// as the tree stands. Variables are therefore read after the calls, as gc does.
#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/arena.h"
#include "compiler/cfg/exclusive.h"
#include "compiler/cfg/function.h"
#include "compiler/cfg/layout.h"
#include "compiler/ir/build.h"
#include "compiler/ir/ir.h"
#include "compiler/source/diagnostic.h"

namespace vole::cfg {

// Where a value is, or is to be stored. Cheap to copy; loads nothing by itself.
struct Loc {
  enum Kind : uint8_t {
    kNone,
    kReg,        // base: one to three slots holding the value
    kImm,        // off: the bits of a scalar
    kStr,        // ref: const std::string_view*
    kZero,       // the zero value of `type`
    kFrame,      // off bytes into base, frame memory
    kMem,        // off bytes behind the pointer in base
    kGlobal,     // off bytes into the ir::Global ref
    kElem,       // off bytes into element `index` of the slice or string in base
    kArrElem,    // off bytes into element `index` of the array behind the pointer in base
    kFrameElem,  // off bytes into element `index` of the array in frame memory at base
  };
  Kind kind = kNone;
  const TypeInfo* type = nullptr;
  Opd base;
  Opd index;
  int64_t off = 0;
  const TypeInfo* elem = nullptr;  // element kinds: gives the stride
  int64_t len = 0;                 // kArrElem, kFrameElem
  const void* ref = nullptr;
  bool shared = false;        // kFrame: part of an object, which stores through pointers change
  const TypeInfo* whole = nullptr;  // kMem: what `base` points to, if known
  uint32_t object = kNoReg;   // kMem: a variable that lies in this object of the frame
  Pos pos{};             // where an access panics, if not where it is made: the operator's
  uint16_t inlined = 0;  // the inlined call that pos is in
  bool unsigned_index = false;  // of a 64-bit unsigned type
};

enum class Intrinsic : uint8_t;

// What gc's back end refuses, and this one for its sake.
struct Refusal {
  Pos pos;
  DiagnosticKind kind;
  std::string text;
};

// Bytes of the values of a function that gc keeps in its frame whatever their size; those that fit
// a frame here are not counted.
struct LargeFrame {
  uint64_t locals = 0;  // temporaries: operands of range, results of calls
  uint64_t args = 0;    // parameters and results
  uint64_t callee = 0;  // the largest of the calls' parameters and results
};

class Lowerer {
 public:
  Lowerer(ir::Program& program, Layouts& layouts);
  Lowerer(const Lowerer&) = delete;
  Lowerer& operator=(const Lowerer&) = delete;

  // `out` is reset first. False if the function is beyond what a frame can hold; error() says why.
  bool lower(ir::Func& func, Function& out);
  const std::string& error() const { return error_; }
  // Of the function lowered last, whatever lower() said: with any the program is wrong.
  const std::vector<Refusal>& refusals() const { return refusals_; }

 private:
  struct Where {  // what the line table says of an instruction
    Pos pos;
    uint16_t inlined;
  };
  // While it lives, instructions have the position where an access to `l` panics.
  class AtAccess {
   public:
    AtAccess(Lowerer& lowerer, const Loc& l)
        : lowerer_(lowerer),
          pos_(lowerer.pos_),
          inlined_(lowerer.inline_),
          unsigned_bounds_(lowerer.unsigned_bounds_) {
      lowerer.unsigned_bounds_ = l.unsigned_index ? 1 : 0;
      if (!l.pos.is_known()) return;
      lowerer.pos_ = l.pos;
      lowerer.inline_ = l.inlined;
    }
    AtAccess(const AtAccess&) = delete;
    AtAccess& operator=(const AtAccess&) = delete;
    ~AtAccess() {
      lowerer_.pos_ = pos_;
      lowerer_.inline_ = inlined_;
      lowerer_.unsigned_bounds_ = unsigned_bounds_;
    }

   private:
    Lowerer& lowerer_;
    Pos pos_;
    uint16_t inlined_;
    uint8_t unsigned_bounds_;
  };
  struct Loop {
    BlockId preheader;  // runs once before the outermost loop's iterations
    std::vector<std::pair<uint64_t, Opd>> constants;
    std::vector<std::pair<const void*, Opd>> addresses;
  };
  struct Target {  // what break and continue mean
    const ir::Label* label;
    BlockId brk;
    BlockId cont;  // kNoBlock: not a loop
  };
  struct Hoisted {
    const ir::Node* node;
    Loc value;  // kNone: only its init statements were run
  };
  struct LabelBlock {
    const ir::Label* label;
    BlockId block;
  };

  // ---- lower.cpp, frame.cpp: functions, variables, blocks
  void declare_params();
  void declare_results();
  void load_closure_vars();
  void finish_function();
  void load_results();
  void make_object(uint32_t reg, const TypeInfo* type);
  Loc& var(ir::Name* name);
  Loc name_loc(ir::Name* name);
  void declare(ir::Name* name, bool zero);
  bool too_large(const TypeInfo* info);
  bool is_addressed(const ir::Name* name) const;
  Instr& emit(Opcode op, Opd a = {}, Opd b = {}, Opd c = {});
  BlockId block() { return fn_->new_block(); }
  void start(BlockId b);
  void jump(BlockId b);
  // The current block ends: to `taken` if the comparison holds, else to `next`.
  void branch(Opcode op, Opd a, Opd b, BlockId taken, BlockId next);
  void ret();
  Where where() const { return {pos_, inline_}; }
  void go_to(Where w) {
    pos_ = w.pos;
    inline_ = w.inlined;
  }
  void go_to(const ir::Node* n) {
    if (n->pos.is_known()) go_to({n->pos, n->inl == 0 ? uint16_t{0} : inline_of(n->inl)});
  }
  uint16_t inline_of(uint32_t site);  // the place of an inlined call in Function::inlines
  void stop();  // control does not come past here
  bool dead() const { return cur_ == kNoBlock; }
  void mov(Opd dst, Opd src, uint32_t slots);
  Opd temp(const TypeInfo* info);
  Opd temp(RegClass cls, uint32_t slots);
  Opd word() { return temp(RegClass::kWord, 1); }
  Opd pointer() { return temp(RegClass::kPointer, 1); }
  Opd dest(Opd want, const TypeInfo* info) { return want.exists() ? want : temp(info); }
  const TypeInfo* info(const ir::Node* n) { return layouts_.info(n->type); }
  const TypeInfo* info(const types::Type* t) { return layouts_.info(t); }
  void fail(std::string_view why);
  void refuse_large_frame();
  void refuse(Pos pos, DiagnosticKind kind, std::initializer_list<std::string_view> args);

  // ---- frame.cpp: what does not escape lies in the frame
  static bool stays(const ir::Node* n) { return n->escape == ir::Escape::kNone; }
  bool fits_frame(int64_t bytes, bool pointers);
  struct Arms {  // indexes in Function::objects
    std::vector<uint32_t> free;  // made by sibling arms
    std::vector<uint32_t> used;  // by this arm
  };
  void begin_arms(Arms* outer);
  void next_arm(const Arms& outer, std::vector<uint32_t>* all);  // after each arm
  void end_arms(const Arms& outer, const std::vector<uint32_t>& all);
  template <class Suits, class Make>
  Opd arm_object(Suits suits, Make make);
  Opd own_object(const TypeInfo* type, int64_t count);
  Opd own_object(const ClosureLayout* layout);
  Opd new_object(const TypeInfo* type, int64_t count = 1);
  Opd made_object(const ir::Node* n, const TypeInfo* type);
  Opd transient_object(const TypeInfo* type, int64_t count);
  void release_transients(size_t mark);
  Opd closure_object(const ClosureLayout* layout);
  Opd buffer(uint32_t bytes);  // for strings
  Loc at_object(Opd object, int64_t off, const TypeInfo* type) const;
  Opd address_of(Opd object, Opd want = {});
  void zero_slots(Opd dst, uint32_t slots);
  bool may_park(ir::Node* n);  // whether a safe point may come while n is evaluated
  bool box_in_frame(const TypeInfo* type) const;
  Opd make_closure(const ir::Func* f, std::unique_ptr<ClosureLayout> layout, bool stays,
                   const std::vector<std::pair<int64_t, Loc>>& captures);
  void append_by_steps(Opd s, Opd buffer, const TypeInfo* elem, size_t count, bool fresh);
  void append_at_first(Opd s, Opd buffer, int64_t room, size_t count);
  void at_entry(Opcode op, Opd a, Opd b, uint32_t slots);  // before everything else
  Opd append_store(const ir::Node* slice, const TypeInfo* elem);
  void move_to_heap(const ir::Node* statement);
  Opd append_buffer(ir::Call* n, const TypeInfo* slice, Opd s, size_t count, Opd want);
  Opd make_in_frame(ir::Make* n, const Loc& len, const Loc& cap, Opd want);
  Opd lit_in_frame(ir::Unary* n, const TypeInfo* elem, Opd want);
  Opd slice_lit_in_frame(ir::Composite* n, const TypeInfo* elem, const TypeInfo* array, Opd want);
  bool appends_in_place(ir::Node* x, ir::Node* y);
  Opd map_in_frame(ir::Node* n, const Loc& hint);
  Opd map_iterator();
  Loc bytes_as_string(ir::Node* n);
  Loc bytes_of_string(const Loc& x, const TypeInfo* slice, Opd want);
  Loc bytes_of_constant(ir::Unary* n, std::string_view text, Opd want);

  // ---- place.cpp: Locs
  Loc at_reg(Opd opd, const TypeInfo* type) const;
  Loc at_imm(int64_t bits, const TypeInfo* type) const;
  Loc at_zero(const TypeInfo* type) const;
  Loc at_mem(Opd pointer, int64_t off, const TypeInfo* type) const;
  Loc at_whole(Opd pointer, const TypeInfo* whole, int64_t off, const TypeInfo* type) const;
  Loc can_fail(Loc l) const;  // its accesses panic at the current position
  Loc at_out(int32_t slot, const TypeInfo* type) const;
  Loc field(Loc l, uint32_t index);
  Loc part(Loc l, int64_t off, const TypeInfo* type);  // any part at a byte offset
  Loc element(const Loc& array, Opd index);            // of an array, dynamic index
  bool frame_aligned(const Loc& l) const;
  Opd reg(const Loc& l, Opd want = {});  // loads if need be; may ignore `want`
  void load(const Loc& l, Opd dst);
  void load_global(const Loc& l, Opd dst);
  void load_elem(const Loc& l, Opd dst);
  void store(const Loc& dst, const Loc& src);
  void store_mem(const Loc& dst, const Loc& src);
  void store_global(const Loc& dst, const Loc& src);
  void store_elem(const Loc& dst, const Loc& src);
  void store_frame(const Loc& dst, const Loc& src);
  void zero(Opd dst, const TypeInfo* info);
  void touch(const Loc& l);  // the panics of reading it, no value
  Opd addr(const Loc& l, bool check_nil = false);
  Opd addr_of_copy(const Loc& l);
  Opd into(const Loc& l, Opd want);  // in `want` if it exists, else anywhere
  Loc freeze(const Loc& l);          // a register copy, unaffected by later stores
  // In slots that only this function's own instructions write: a result can be computed there.
  bool in_frame(const Loc& l) const { return !l.shared && in_slots(l); }
  bool in_slots(const Loc& l) const { return l.kind == Loc::kReg || frame_aligned(l); }
  bool is_variable(const Loc& l) const {
    return is_place(l) || (l.base.is_reg() && fn_->regs[l.base.reg].name != nullptr);
  }
  // Whether a later store may change what is read there.
  static bool is_place(const Loc& l) { return l.shared || l.kind >= Loc::kMem; }
  Opd constant(uint64_t bits, RegClass cls = RegClass::kWord);
  Opd address(Ref ref, const void* what);  // type, itab, func value, global
  Opd string_const(std::string_view text, Opd want = {});
  Opd type_word(const types::Type* t) { return address(Ref::kType, t); }

  // ---- expr.cpp, stmt.cpp
  Loc expr(ir::Node* n, Opd want = {});
  Loc expr_uncached(ir::Node* n, Opd want);
  Loc call_expr(ir::Node* n, Opd want);
  // Both operands; what reading the first may panic with comes before the second's evaluation.
  void operands(ir::Node* x, ir::Node* y, Loc* x_out, Loc* y_out);
  Opd value(ir::Node* n, Opd want = {}) { return reg(expr(n, want), want); }
  void to(ir::Node* n, const Loc& dst);
  void to(ir::Node* n, Opd dst) { to(n, at_reg(dst, info(n))); }
  Loc string_conversion(ir::Unary* n, Opd want);
  Loc array_conversion(ir::Unary* n, Opd want);
  Loc literal(const ir::Literal* n);
  Loc addr_of(ir::Unary* n, Opd want);
  Loc ptr_lit(ir::Unary* n, Opd want);
  Loc index_expr(ir::Index* n);
  Loc map_index(ir::Index* n);
  Opd map_op(Opcode op, const TypeInfo* map_type, Opd map, const Loc& key, Opd dst);
  Loc slice_expr(ir::Slice* n, Opd want);
  Loc len_cap(ir::Unary* n, Opd want);
  Loc make(ir::Make* n, Opd want);
  Loc new_expr(ir::Unary* n, Opd want);
  Loc min_max(ir::Call* n, Opd want);
  Loc append(ir::Call* n, Opd want);
  ir::Make* extension_of(ir::Call* append);
  Loc closure(ir::Closure* n, Opd want);
  Loc method_value(ir::Field* n, Opd want);
  Loc add_strings(ir::Sequence* n, Opd want);
  Loc materialize(ir::Node* n, Opd want);  // a condition as a bool
  Loc unsafe_op(ir::Node* n, Opd want);
  bool mentions(ir::Node* n, Opd place);
  Loc inlined(ir::InlinedCall* n);
  void inlined_body(ir::InlinedCall* n);
  void print(ir::Call* n);
  Loc recv(ir::Node* channel, const TypeInfo* elem, Opd want, Opd ok);
  void extend_received(Opd value, const TypeInfo* elem);
  // rt instruction; arguments were put at scratch().
  Instr& runtime(uint16_t id, uint64_t pointer = 0, Ref ref = Ref::kNone);
  Opd scratch(uint32_t slots);
  Opd take(Opd from, Opd want, const TypeInfo* type);

  // ---- composite.cpp
  static bool fills_all(const ir::Composite* n, const TypeInfo* t);
  Loc composite(ir::Composite* n, Opd want);
  void fill(ir::Composite* n, const Loc& dst, bool zeroed);
  void fill_part(ir::Node* value, const Loc& dst, bool zeroed);
  void begin(Opd d, uint32_t slots, Opd source = {});  // d is written piece by piece
  Loc slice_lit(ir::Composite* n, Opd want);
  Loc map_lit(ir::Composite* n, Opd want);

  // ---- arith.cpp
  Loc binary(ir::Binary* n, Opd want);
  Loc arith(ir::Op op, const Loc& x, const Loc& y, const TypeInfo* type, Opd want);
  Loc integer(ir::Op op, const Loc& x, const Loc& y, const TypeInfo* type, Opd want);
  bool integer_constant(ir::Op op, const Loc& x, const Loc& y, const TypeInfo* type, Opd want,
                        Loc* out);
  Loc float_arith(ir::Op op, const Loc& x, const Loc& y, const TypeInfo* type, Opd want);
  Loc complex_arith(ir::Op op, const Loc& x, const Loc& y, const TypeInfo* type, Opd want);
  Loc shift(ir::Binary* n, Opd want);
  Loc shift_op(ir::Op op, const Loc& x, const Loc& y, bool bounded, Opd want);
  Loc unary(ir::Unary* n, Opd want);
  Loc convert(const Loc& x, const TypeInfo* to, Opd want);
  void extend(Opd dst, Opd src, const TypeInfo* to);
  Opd complex128(const Loc& x);  // real, imaginary as float64
  Loc from_complex128(Opd x, const TypeInfo* type, Opd want);
  Loc real_imag(ir::Unary* n, Opd want);
  Loc make_complex(ir::Binary* n, Opd want);

  // ---- iface.cpp
  Loc conv_iface(ir::Unary* n, Opd want);
  // `in_frame`: nothing keeps the interface longer than the frame.
  Loc to_iface(const Loc& x, const TypeInfo* to, Opd want, bool in_frame = false);
  const ir::Global* constant_box(ir::Node* n);
  Opd iface_word(const TypeInfo* held, const TypeInfo* iface);
  Opd dynamic_type(const Loc& iface);  // descriptor or 0
  // Branches to `yes` if the dynamic type is t, else to `no`.
  void test_type(Opd type_word, const TypeInfo* t, BlockId yes, BlockId no, Opd itab);
  Loc dot_type(ir::Unary* n, Opd want);
  void dot_type2(ir::Unary* n, const Loc* dst, const Loc* ok);
  Loc unpack(const Loc& iface, const TypeInfo* to);

  // ---- compare.cpp
  void cond(ir::Node* n, BlockId yes, BlockId no);
  void compare(ir::Op op, const Loc& x, const Loc& y, BlockId yes, BlockId no);
  void compare_int(ir::Op op, const Loc& x, const Loc& y, BlockId yes, BlockId no);
  void compare_float(ir::Op op, const Loc& x, const Loc& y, BlockId yes, BlockId no);
  Opd equal(const Loc& x, const Loc& y, Opd want);  // a bool, for what has no branch form
  bool compare_value(ir::Binary* n, Opd want, Loc* out);
  bool compare_fused(ir::Op op, const Loc& x, const Loc& y, Opd want);
  static bool is_eface(const TypeInfo* t);
  static bool is_nil(const ir::Node* n);

  // ---- call.cpp, atomic.cpp
  Loc call(ir::Call* n, Opd want, bool wants_value);
  void call_results(ir::Call* n, const ir::NodeList* lhs);
  void keep_pointers(ir::Node* arg, std::vector<Opd>* kept);
  uint32_t emit_call(ir::Call* n);  // results lie in the outgoing area from the slot
  void emit_args(ir::Call* n, uint32_t first_slot, size_t from);
  bool intrinsic(ir::Call* n, Opd want, Loc* out);
  Intrinsic intrinsic_of(const ir::Func* f);
  void panic_wrap();
  Loc rotate(ir::Call* n, unsigned bits, Opd want);
  bool atomic_op(Intrinsic id, ir::Call* n, Opd want, Loc* out);
  Loc atomic_cell(ir::Node* address, const TypeInfo* e);
  ir::Func* static_callee(ir::Call* n);

  // ---- hoist.cpp: order of evaluation
  static bool has_call(ir::Node* n);
  static bool is_hoistable(ir::Op op);
  void hoist(ir::Node* n);       // calls below n (n itself too) into temporaries
  void hoist_root(ir::Node* n);  // the same, unless n itself is the only call
  void hoist_all(std::initializer_list<ir::Node*> nodes);
  void hoist_range(ir::Node* const* nodes, size_t count);
  void hoist_walk(ir::Node* n);
  void hoist_children(ir::Node* n);  // runs its init statements and goes into its operands
  Loc hoist_one(ir::Node* n);
  bool hoist_operands(ir::Node* n);
  void hoist_addressed(ir::Node* n);
  bool is_boxed_by_address(const TypeInfo* t);
  static bool is_static_entry(const ir::Key* entry);
  size_t hoist_mark() const { return hoisted_.size(); }
  void hoist_end(size_t mark);
  const Hoisted* find_hoisted(const ir::Node* n);

  // ---- stmt.cpp
  void stmts(const ir::NodeList& list);
  void stmt(ir::Node* n);
  void builtin_stmt(ir::Node* n);
  void run_init(ir::Node* n);
  void return_stmt(ir::Return* n);
  void go_defer(ir::GoDefer* n);
  void if_stmt(ir::If* n);
  void branch_stmt(ir::Branch* n);
  BlockId label_block(const ir::Label* label);
  void discard(ir::Node* n);

  // ---- assign.cpp
  void assign(ir::Assign* n);
  void assign_op(ir::AssignOp* n);
  bool accumulate(ir::Op op, const Loc& dst, const Loc& y);
  bool update_memory(ir::Op op, const Loc& dst, const Loc& y);
  void assign_list(ir::AssignList* n);
  bool is_settled(const ir::Name* name) const;
  bool bind_constant(ir::Name* name, ir::Node* value);
  void note_target(ir::Node* name, ir::Node* value);
  struct Parallel;
  void assign_parallel(ir::AssignList* n);
  bool assigns_at_once(ir::AssignList* n, size_t i, const Loc& place);
  Loc target(ir::Node* n);  // of an assignment; map elements are inserted
  bool is_local(ir::Node* n, Opd* out);
  void store_map(ir::Index* n, ir::Node* value);
  void assign_to(ir::Node* lhs, const Loc& value);
  void multiply_wide(ir::AssignList* n, ir::Call* c);

  // ---- loop.cpp, range.cpp
  void for_stmt(ir::For* n);
  void second_test(ir::For* n, uint32_t first_reg, uint32_t end_reg, BlockId body, BlockId done);
  void push_loop();
  void pop_loop();
  void range_stmt(ir::Range* n);
  void range_int(ir::Range* n);
  void range_slice(ir::Range* n);
  void range_array(ir::Range* n);
  void range_string(ir::Range* n);
  void range_map(ir::Range* n);
  void range_chan(ir::Range* n);
  void set_range_vars(ir::Range* n, const Loc& key, const Loc& value);
  // for index := 0; index < limit; index++ with the range's body; `element` (if any) is its value.
  void counted_loop(ir::Range* n, Opd index, const Loc& limit, const Loc& element);
  Opd counter(ir::Range* n, const TypeInfo* t);
  Loc stable(ir::Node* n);

  // ---- switch.cpp
  void switch_stmt(ir::Switch* n);
  void type_switch(ir::Switch* n);
  struct Selection;
  void select_stmt(ir::Select* n);
  struct IntCase {
    int64_t value;
    BlockId block;
  };
  void int_switch(Opd tag, std::vector<IntCase>& cases, size_t from, size_t to, BlockId other,
                  bool is_unsigned);
  void string_switch(Opd tag, std::vector<std::pair<std::string_view, BlockId>>& cases, size_t from,
                     size_t to, BlockId other);
  bool constant_cases(ir::Switch* n, const TypeInfo* tag);
  void case_bodies(ir::Switch* n, const std::vector<BlockId>& blocks, BlockId done);

  ir::Program& program_;
  Layouts& layouts_;
  Arena arena_;  // strings, itab keys, closure layouts that instructions point to
  std::unordered_map<std::string_view, Intrinsic> intrinsics_;
  std::string error_;
  LargeFrame large_;
  std::vector<Refusal> refusals_;

  Function* fn_ = nullptr;
  ir::Func* func_ = nullptr;
  BlockId cur_ = kNoBlock;
  Pos pos_{};
  uint16_t inline_ = 0;       // the inlined call that pos_ is in: index + 1
  uint8_t unsigned_bounds_ = 0;  // of the instructions made now
  std::unordered_map<uint32_t, uint16_t> inline_index_;  // by place in Program::inline_tree
  uint32_t out_top_ = 0;  // first free slot of the outgoing area
  Opd context_;
  std::vector<uint32_t> result_regs_;
  std::vector<Loop> loops_;
  uint32_t hoisted_constants_ = 0;
  std::vector<uint32_t> replay_;  // temporaries to be given out again, the next one last
  uint64_t frame_bytes_ = 0;
  std::unordered_set<const ir::Name*> by_reference_;  // captured so by a closure
  struct Transient {
    const TypeInfo* type;
    int64_t count;
    Opd object;
  };
  std::vector<Transient> transients_in_use_;  // of the statements being lowered
  std::vector<Transient> transients_free_;
  std::unordered_map<std::string, const ir::Global*> constant_boxes_;  // by type and value
  std::unordered_map<const ir::Node*, Loc> made_objects_;  // by &T{}, new(T)
  std::unordered_map<const ir::Name*, Loc> targets_of_;  // what pointer variables point to
  Arms arms_;
  ExclusiveSlices exclusive_;
  std::unordered_map<const ir::Node*, Opd> append_stores_;  // buffers by slice
  std::unordered_set<const ir::Node*> append_buffers_;      // slices that have begun with theirs
  const ir::Node* in_place_append_ = nullptr;
  std::vector<Target> targets_;
  std::vector<Hoisted> hoisted_;
  size_t hoist_cursor_ = 0;
  std::vector<LabelBlock> labels_;
  BlockId fall_ = kNoBlock;  // where fallthrough goes
  std::vector<std::unique_ptr<ClosureLayout>> closure_layouts_;
};

}  // namespace vole::cfg
