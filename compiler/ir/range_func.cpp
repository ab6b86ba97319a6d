// Loops over functions (Go spec, "For statements with range clause").
//
// The body of `for x := range f` becomes a closure that f calls for each value:
//
//   state := ready
//   f(func(x T) bool {
//     was := state; state = running
//     if was != ready { runtime.panicrangestate(was) }
//     ...body...
//     state = ready
//     return true
//   })
//   if state == running { runtime.panicrangestate(missing panic) }
//   state = exhausted
//
// A statement of the body that leaves it sets state = done and returns false (continue: true).
// Where it leaves more than the innermost loop it first sets the variable `next`, shared by all
// loops of the nest, and each loop on the way checks `next` after its call:
//   -1            return; results were stored to the function's result variables
//   2*depth       break of the loop at that depth (outermost: 1)
//   2*depth - 1   continue of that loop
//   other < 0     a branch to a label outside of the loop; numbered on first use
// A defer statement inside attaches to the function around the loops by a token that is taken
// before the outermost loop.
#include <algorithm>
#include <functional>
#include <initializer_list>
#include <iterator>

#include "compiler/ir/make_stmt.h"
#include "compiler/types/universe.h"

namespace vole::ir {

using types::as;

namespace {

// What the run-time system's panicrangestate takes; the loop is in one of the first four.
enum LoopState : int64_t { kDone = 0, kReady = 1, kRunning = 2, kExhausted = 3, kMissingPanic = 4 };

constexpr int64_t kNextReturn = -1;
constexpr int64_t kPerLoop = 2;

struct LabelBranch {
  syntax::BranchKind kind;
  std::string_view label;
  int64_t code;
};

struct Loop {
  const syntax::ForStmt* stmt = nullptr;
  Name* state = nullptr;
  bool check_return = false;
  bool check_break = false;
  bool check_continue = false;
  std::vector<LabelBranch> branches;
};

}  // namespace

// The loops over functions that surround a statement, within one function of the source.
struct RangeFuncs {
  FuncState* root = nullptr;  // the function that contains them
  std::vector<Loop> loops;
  Name* next = nullptr;
  Name* defers = nullptr;
  std::vector<LabelBranch> codes;
};

namespace {

const types::Type* int_type(Body& body) { return body.types.basic(types::BasicKind::kInt); }

// A variable of the function around all loops, whatever closure is current.
Name* root_local(Body& body, std::string_view name, const types::Type* type, Pos pos) {
  FuncState* saved = body.fn;
  body.fn = body.range_funcs->root;
  Name* n = new_local(body, name, type, pos);
  body.fn = saved;
  return n;
}

Name* next_var(Body& body) {
  RangeFuncs& r = *body.range_funcs;
  if (r.next == nullptr) r.next = root_local(body, "#next", int_type(body), kNoPosition);
  return use_name(body, r.next);
}

Node* set(Body& body, Name* declared, int64_t value, Pos pos) {
  return assign(body.p, use_name(body, declared), int_literal(body, value, pos), pos);
}

Node* set_next(Body& body, int64_t value, Pos pos) {
  return assign(body.p, next_var(body), int_literal(body, value, pos), pos);
}

Node* condition(Body& body, Op op, Node* x, int64_t value, Pos pos) {
  return binary(body.p, op, pos, body.types.basic(types::BasicKind::kBool), x,
                int_literal(body, value, pos));
}

Node* panic_state(Body& body, Node* state, Pos pos) {
  Func* f = runtime_func(body.b, "runtime.panicrangestate", {int_type(body)}, {});
  return call_func(body.p, f->name, {state}, pos);
}

Node* if_then(Body& body, Node* cond, const NodeList& then, Pos pos) {
  auto* n = body.p.make<If>();
  n->pos = pos;
  n->cond = cond;
  n->body = then;
  return n;
}

void return_bool(Body& body, bool value, Pos pos) {
  add_return(body, body.p.list_of({bool_literal(body, value, pos)}), pos);
}

// Leaves the innermost body: its loop's state, then the result for the iterator.
void leave(Body& body, LoopState state, bool result, Pos pos) {
  body.add(set(body, body.range_funcs->loops.back().state, state, pos));
  return_bool(body, result, pos);
}

int64_t code_of(Body& body, syntax::BranchKind kind, std::string_view label) {
  RangeFuncs& r = *body.range_funcs;
  for (const LabelBranch& known : r.codes) {
    if (known.kind == kind && known.label == label) return known.code;
  }
  int64_t code = kNextReturn - 1 - static_cast<int64_t>(r.codes.size());
  r.codes.push_back({kind, label, code});
  return code;
}

// Index of the innermost loop whose body contains the statement, or -1.
int loop_containing(const RangeFuncs& r, const syntax::Stmt* s) {
  int i = static_cast<int>(r.loops.size()) - 1;
  for (; i >= 0; i--) {
    const syntax::BlockStmt* block = r.loops[static_cast<size_t>(i)].stmt->body;
    if (s->first >= block->first && s->last <= block->last) break;
  }
  return i;
}

// if next op value { [next = 0]; then }
template <class F>
void if_next(Body& body, Op op, int64_t value, bool clear, Pos pos, F then) {
  Node* cond = condition(body, op, next_var(body), value, pos);
  NodeList list = collect(body, [&] {
    if (clear) body.add(set_next(body, 0, pos));
    then();
  });
  body.add(if_then(body, cond, list, pos));
}

// What follows the call of the iterator of loop number `depth` (1: outermost), whose flags are in
// `loop`. The current function is the body of the loop around it, or the root.
void checks(Body& body, const Loop& loop, size_t depth, Pos pos) {
  for (const LabelBranch& br : loop.branches) {
    if_next(body, Op::Eq, br.code, true, pos, [&] {
      Op op = br.kind == syntax::BranchKind::Goto    ? Op::Goto
              : br.kind == syntax::BranchKind::Break ? Op::Break
                                                     : Op::Continue;
      add_branch(body, op, label_of(body, br.label), pos);
    });
  }
  if (depth == 1) {
    if (loop.check_return) {
      if_next(body, Op::Eq, kNextReturn, false, pos, [&] { add_return(body, {}, pos); });
    }
    return;
  }
  if (loop.check_return) {
    if_next(body, Op::Lt, 0, false, pos, [&] { leave(body, kDone, false, pos); });
  }
  auto outer = static_cast<int64_t>(depth) - 1;
  if_next(body, Op::Gt, kPerLoop * outer, false, pos, [&] {
    body.add(panic_state(body, int_literal(body, kDone, pos), pos));
  });
  if (loop.check_continue) {
    if_next(body, Op::Eq, kPerLoop * outer - 1, true, pos,
            [&] { leave(body, kReady, true, pos); });
  }
  if (loop.check_break) {
    if_next(body, Op::Eq, kPerLoop * outer, true, pos, [&] { leave(body, kDone, false, pos); });
  }
  if (!loop.check_continue && !loop.check_break) return;
  if_next(body, Op::Gt, 0, false, pos, [&] { leave(body, kDone, false, pos); });
}

// The parameters of the body's closure: the loop variables, or temporaries assigned from.
void body_params(Body& body, const syntax::RangeClause* clause, const types::Signature* sig,
                 NodeList* prologue, Pos pos) {
  for (size_t i = 0; i < sig->params->vars.size(); i++) {
    const types::Type* type = sig->params->vars[i]->type;
    const syntax::Expr* lhs = i < clause->lhs.size() ? syntax::unparen(clause->lhs[i]) : nullptr;
    auto* name = syntax::as<syntax::Name>(lhs);
    auto* var = name != nullptr ? as<types::Var>(name->object) : nullptr;
    if (clause->define && name != nullptr && name->name.is_blank()) {
      new_param(body, NameClass::kParam, "_", type, pos);
    } else if (clause->define && var != nullptr && name->is_definition) {
      body.vars[var] = new_param(body, NameClass::kParam, var->name, type, var->pos);
    } else {
      std::string text = "#p" + std::to_string(i + 1);
      Name* p = new_param(body, NameClass::kParam, body.p.text(text), type, pos);
      if (lhs == nullptr) continue;
      Node* x = target(body, lhs);
      Node* value = is_blank(x) ? p : convert(body, p, x->type, lhs->pos(), true);
      body.p.append(*prologue, assign(body.p, x, value, lhs->pos()));
    }
  }
  new_param(body, NameClass::kResult, "#r", sig->results->vars[0]->type, pos);
}

Closure* body_closure(Body& body, const syntax::ForStmt* s, const syntax::RangeClause* clause,
                      const types::Signature* sig) {
  RangeFuncs& r = *body.range_funcs;
  Pos pos = s->pos();
  Pos end = s->body->rbrace;
  Func* func = new_closure_func(body, sig, Op::Range, pos);
  func->range_func_body = true;
  func->end_pos = end;
  auto* closure = body.p.make<Closure>();
  closure->pos = pos;
  closure->type = sig;
  closure->func = func;
  func->closure = closure;
  FuncState state;
  state.range_parent = r.root;
  enter_closure(body, state, func);
  Name* loop_state = r.loops.back().state;
  NodeList prologue;
  body_params(body, clause, sig, &prologue, pos);
  func->body = collect(body, [&] {
    for (Node* n : prologue) body.add(n);
    Name* was = new_local(body, "#tmpState", int_type(body), pos);
    body.add(define(body.p, was, use_name(body, loop_state), pos));
    body.add(set(body, loop_state, kRunning, pos));
    NodeList bad = body.p.list_of({panic_state(body, was, pos)});
    body.add(if_then(body, condition(body, Op::Ne, was, kReady, pos), bad, pos));
    stmt_list(body, s->body->list);
    body.add(set(body, loop_state, kReady, end));
    return_bool(body, true, end);
  });
  leave_closure(body);
  return closure;
}

// The statements of one loop. The loop is on the stack while its body is built.
void one_loop(Body& body, const syntax::ForStmt* s) {
  RangeFuncs& r = *body.range_funcs;
  auto* clause = syntax::as<syntax::RangeClause>(s->init);
  Pos pos = s->pos();
  Pos end = s->body->rbrace;
  std::string name = "#state" + std::to_string(++r.root->state_count);
  Name* state = new_local(body, body.p.text(name), int_type(body), pos);
  body.add(define(body.p, state, int_literal(body, kReady, pos), pos));

  NodeList args;
  Dictionary dict;
  Node* fun = callee(body, clause->x, &args, &dict);
  auto* iterator = body.types.under_as<types::Signature>(fun->type);
  const types::Type* yield_type = iterator->params->vars.back()->type;
  auto* sig = body.types.under_as<types::Signature>(yield_type);
  r.loops.push_back({});
  r.loops.back().stmt = s;
  r.loops.back().state = state;
  size_t depth = r.loops.size();
  Closure* closure = body_closure(body, s, clause, sig);
  Loop loop = std::move(r.loops.back());
  r.loops.pop_back();

  std::string yield_name = "#yield" + std::to_string(++r.root->yield_count);
  Name* yield = new_local(body, body.p.text(yield_name), closure->type, pos);
  body.add(define(body.p, yield, closure, pos));
  auto* call = body.p.make<Call>(fun->op == Op::DotInter ? Op::CallInter : Op::CallFunc);
  call->pos = pos;
  call->fun = fun;
  call->args = args;
  set_dictionary(call, dict);
  spill_callee(body, call);
  body.p.append(call->args, convert(body, yield, yield_type, pos, true));
  body.add(call);
  Node* running = condition(body, Op::Eq, state, kRunning, end);
  NodeList bad = body.p.list_of({panic_state(body, int_literal(body, kMissingPanic, end), end)});
  body.add(if_then(body, running, bad, end));
  body.add(set(body, state, kExhausted, end));
  checks(body, loop, depth, end);
}

// Moves variables that were made when they were needed to where they are declared.
void declare_first(Func* func, size_t first, std::initializer_list<Name*> names) {
  std::vector<Name*>& locals = func->locals;
  auto is_early = [&](const Name* n) {
    return std::find(names.begin(), names.end(), n) != names.end();
  };
  auto begin = locals.begin() + static_cast<std::ptrdiff_t>(first);
  std::vector<Name*> late;
  std::remove_copy_if(begin, locals.end(), std::back_inserter(late), is_early);
  locals.erase(std::remove_if(begin, locals.end(), std::not_fn(is_early)), locals.end());
  locals.insert(locals.end(), late.begin(), late.end());
  for (size_t i = first; i < locals.size(); i++) locals[i]->index = static_cast<uint32_t>(i);
}

}  // namespace

bool is_range_func(Body& body, const syntax::ForStmt* s) {
  auto* clause = syntax::as<syntax::RangeClause>(s->init);
  if (clause == nullptr || clause->x->type == nullptr) return false;
  return body.types.under_as<types::Signature>(body.type_of(clause->x)) != nullptr;
}

void range_func_stmt(Body& body, const syntax::ForStmt* s) {
  NodeList list;
  if (body.range_funcs != nullptr) {
    list = collect(body, [&] { one_loop(body, s); });
  } else {
    RangeFuncs funcs;
    funcs.root = body.fn;
    body.range_funcs = &funcs;
    size_t first = body.fn->func->locals.size();
    NodeList loop = collect(body, [&] { one_loop(body, s); });
    list = collect(body, [&] {
      if (funcs.next != nullptr) {
        body.add(define(body.p, funcs.next, nullptr, s->pos()));
      }
      if (funcs.defers != nullptr) {
        Func* f = runtime_func(body.b, "runtime.deferrangefunc", {},
                               {body.types.empty_interface()});
        body.add(define(body.p, funcs.defers, call_func(body.p, f->name, {}, s->pos()),
                        s->pos()));
      }
      for (Node* n : loop) body.add(n);
    });
    declare_first(body.fn->func, first, {funcs.next, funcs.defers});
    body.range_funcs = nullptr;
  }
  auto* block = body.p.make<Sequence>(Op::Block);
  block->pos = s->pos();
  block->list = list;
  body.add(block);
}

Node* range_func_defer_token(Body& body) {
  RangeFuncs* r = body.range_funcs;
  if (r == nullptr || r->loops.empty()) return nullptr;
  if (r->defers == nullptr) {
    r->defers = root_local(body, "#defers", body.types.empty_interface(), kNoPosition);
    r->root->func->needs_defer = true;
  }
  return use_name(body, r->defers);
}

bool range_func_return(Body& body, const syntax::ReturnStmt* s) {
  RangeFuncs* r = body.range_funcs;
  if (r == nullptr || r->loops.empty()) return false;
  if (!s->results.empty()) {
    const std::vector<Name*>& results = r->root->func->results;
    for (Name* result : results) {
      // The body assigns to it, so it needs a name.
      if (result->name.substr(0, 2) != "~r") continue;
      result->name = body.p.text("#rv" + std::to_string(result->index + 1));
    }
    std::vector<const types::Type*> dst;
    for (Name* result : results) dst.push_back(result->type);
    NodeList values = expr_list(body, s->results, dst.size(), dst, s->pos());
    if (results.size() == 1) {
      body.add(assign(body.p, use_name(body, results[0]), values[0], s->pos()));
    } else {
      auto* as2 = body.p.make<AssignList>(Op::As2);
      as2->pos = s->pos();
      as2->rhs = values;
      for (Name* result : results) {
        Name* x = use_name(body, result);
        note_assigned(body.p, x, as2);
        body.p.append(as2->lhs, x);
      }
      body.add(as2);
    }
  }
  for (Loop& loop : r->loops) loop.check_return = true;
  body.add(set_next(body, kNextReturn, s->pos()));
  leave(body, kDone, false, s->pos());
  return true;
}

bool range_func_branch(Body& body, const syntax::BranchStmt* s) {
  RangeFuncs* r = body.range_funcs;
  if (r == nullptr || r->loops.empty() || s->branch == syntax::BranchKind::Fallthrough ||
      s->target == nullptr) {
    return false;
  }
  std::vector<Loop>& loops = r->loops;
  Pos pos = s->pos();
  size_t target = loops.size();  // index of the loop that is left or continued
  while (target > 0 && loops[target - 1].stmt != s->target) target--;
  if (s->branch != syntax::BranchKind::Goto && target > 0) {
    target--;
    bool is_continue = s->branch == syntax::BranchKind::Continue;
    if (target + 1 == loops.size()) {
      leave(body, is_continue ? kReady : kDone, is_continue, pos);
      return true;
    }
    // The loop just inside the target makes it happen; those further in only break.
    if (is_continue) {
      loops[target + 1].check_continue = true;
    } else {
      loops[target + 1].check_break = true;
    }
    for (size_t i = target + 2; i < loops.size(); i++) loops[i].check_break = true;
    int64_t code = kPerLoop * static_cast<int64_t>(target + 1) - (is_continue ? 1 : 0);
    body.add(set_next(body, code, pos));
    leave(body, kDone, false, pos);
    return true;
  }
  int home = loop_containing(*r, s->target);
  if (home + 1 == static_cast<int>(loops.size())) return false;
  std::string_view label = s->label != nullptr ? s->label->name.view() : std::string_view();
  int64_t code = code_of(body, s->branch, label);
  Loop& exit = loops[static_cast<size_t>(home + 1)];
  bool known = false;
  for (const LabelBranch& br : exit.branches) known = known || br.code == code;
  if (!known) exit.branches.push_back({s->branch, label, code});
  for (size_t i = static_cast<size_t>(home + 2); i < loops.size(); i++) {
    loops[i].check_return = true;
  }
  body.add(set_next(body, code, pos));
  leave(body, kDone, false, pos);
  return true;
}

}  // namespace vole::ir
