// Variables of a loop that are new in each iteration (go1.22). Where nothing can tell, the loop
// keeps one variable. Where a closure captures it or its address is taken (other than in a return
// statement, which ends the loop; cmd/compile's loopvar),
//
//   for z := e; cond; post { body }        becomes   z' := e; first := true
//                                                    for ; ; z' = z {
//                                                      z := z'
//                                                      if first { first = false } else { post }
//                                                      if !cond { break }
//                                                      body
//                                                    }
//
// and `for k := range x { body }` becomes `for k' := range x { k := k'; body }`.
#include <unordered_map>

#include "compiler/ir/finish.h"
#include "compiler/ir/make_expr.h"
#include "compiler/types/universe.h"

namespace vole::ir {

namespace {

// The variable that &x points into, or null.
const Name* outermost(TypeTable& types, const Node* x) {
  while (true) {
    if (x->op == Op::Dot) {
      x = to<Field>(x)->x;
    } else if (x->op == Op::ConvNop) {
      x = to<Unary>(x)->x;
    } else if (x->op == Op::Index && types.under_as<types::Array>(to<Index>(x)->x->type)) {
      x = to<Index>(x)->x;
    } else {
      return as<Name>(x);
    }
  }
}

struct Separator {
  Program& program;
  Func* func;
  // Variables of the loops around, and whether a closure or a pointer may see them after the
  // iteration.
  std::unordered_map<const Name*, bool> observed{};
  int depth = 0;         // of loops
  int return_depth = 0;  // where a return statement is, which ends all loops down to it

  bool is_observed(const Name* name) const {
    auto it = observed.find(name);
    return it != observed.end() && it->second;
  }
  void observe(const Name* name) {
    if (return_depth >= depth) return;
    auto it = observed.find(name);
    if (it != observed.end()) it->second = true;
  }

  Name* copy_of(const Name* name, std::string_view suffix) {
    std::string text = std::string(name->name) + std::string(suffix);
    Name* n = program.new_name(NameClass::kLocal, program.text(text), name->type, name->pos);
    n->func = func;
    n->is_temp = true;
    n->index = static_cast<uint32_t>(func->locals.size());
    func->locals.push_back(n);
    return n;
  }

  // `name` is declared anew from `shared` at the start of each iteration.
  Node* fresh(Name* name, Name* shared, Pos pos) {
    name->loop_copy = true;
    Assign* n = define(program, name, shared, name->pos);
    n->pos = pos;
    return n;
  }

  // Lets the statement that declared `name` declare and set `shared` in its place.
  static void replace_in(Node* stmt, Name* name, Name* shared) {
    for (Node* n : stmt->init) {
      if (auto* d = as<Dcl>(n); d != nullptr && d->x == name) d->x = shared;
    }
    if (auto* one = as<Assign>(stmt)) {
      if (one->x == name) one->x = shared;
    } else if (auto* many = as<AssignList>(stmt)) {
      for (Node*& x : many->lhs) {
        if (x == name) x = shared;
      }
    }
    shared->defn = stmt;
  }

  static std::vector<Name*> declared_by(const Node* stmt) {
    std::vector<Name*> names;
    for (Node* n : stmt->init) {
      auto* d = as<Dcl>(n);
      if (d != nullptr && !d->x->is_temp) names.push_back(d->x);
    }
    return names;
  }

  Node* sequence(const NodeList& list, Pos pos) {
    if (list.size() == 1) return list[0];
    auto* block = program.make<Sequence>(Op::Block);
    block->pos = pos;
    block->list = list;
    return block;
  }

  // if first { first = false } else { post }
  Node* run_post(For* loop, Name* first, const types::Type* bool_type) {
    Program& p = program;
    auto* n = p.make<If>();
    n->pos = loop->pos;
    n->cond = first;
    p.append(n->body, assign(p, first, truth(false, bool_type, loop->pos), loop->pos));
    p.append(n->els, loop->post);
    return n;
  }

  Literal* truth(bool value, const types::Type* type, Pos pos) {
    auto* n = program.make<Literal>();
    n->pos = pos;
    n->type = type;
    n->value = program.types.universe().constants().make_bool(value);
    return n;
  }

  Node* break_unless(For* loop, const types::Type* bool_type) {
    Program& p = program;
    auto* n = p.make<If>();
    n->pos = loop->pos;
    n->cond = unary(p, Op::Not, loop->pos, bool_type, loop->cond);
    auto* out = p.make<Branch>(Op::Break);
    out->pos = loop->pos;
    p.append(n->body, out);
    return n;
  }

  void separate(For* loop) {
    Program& p = program;
    NodeList body, post;
    for (Node* stmt : loop->init) {
      for (Name* name : declared_by(stmt)) {
        if (!is_observed(name)) continue;
        Name* shared = copy_of(name, "'");
        replace_in(stmt, name, shared);
        p.append(body, fresh(name, shared, loop->pos));
        p.append(post, assign(p, shared, name, loop->pos));
      }
    }
    if (body.empty()) return;
    const types::Type* bool_type = program.types.basic(types::BasicKind::kBool);
    if (loop->post != nullptr) {
      Name* first = p.new_name(NameClass::kLocal, ".first", bool_type, loop->pos);
      first->func = func;
      first->is_temp = true;
      first->index = static_cast<uint32_t>(func->locals.size());
      func->locals.push_back(first);
      p.append(loop->init, define(p, first, truth(true, bool_type, loop->pos), loop->pos));
      p.append(body, run_post(loop, first, bool_type));
    }
    if (loop->cond != nullptr) p.append(body, break_unless(loop, bool_type));
    for (Node* stmt : loop->body) p.append(body, stmt);
    loop->cond = nullptr;
    loop->post = sequence(post, loop->pos);
    loop->body = body;
  }

  void separate(Range* loop) {
    NodeList body;
    for (Node** place : {&loop->key, &loop->value}) {
      if (*place == nullptr || (*place)->op != Op::Name) continue;
      auto* name = to<Name>(*place);
      if (name->is_temp || name->defn != loop || !is_observed(name)) continue;
      Name* shared = copy_of(name, "'");
      replace_in(loop, name, shared);
      *place = shared;
      program.append(body, fresh(name, shared, loop->pos));
    }
    if (body.empty()) return;
    for (Node* stmt : loop->body) program.append(body, stmt);
    loop->body = body;
  }

  void run_children(Node* node) {
    for_each_child(node, [&](Node*& child) { run(child); });
  }

  // Children first: what they do decides.
  void run_loop(Node* node, const std::vector<Name*>& variables) {
    for (const Name* name : variables) observed.emplace(name, false);
    depth++;
    run_children(node);
    depth--;
    if (auto* loop = as<For>(node)) {
      separate(loop);
    } else {
      separate(to<Range>(node));
    }
  }

  static std::vector<Name*> variables_of(const Node* node) {
    std::vector<Name*> names;
    if (auto* loop = as<For>(node)) {
      for (const Node* stmt : loop->init) {
        for (Name* name : declared_by(stmt)) names.push_back(name);
      }
      return names;
    }
    auto* loop = to<Range>(node);
    for (Node* x : {loop->key, loop->value}) {
      auto* name = as<Name>(x);
      if (name != nullptr && !name->is_temp && name->defn == loop) names.push_back(name);
    }
    return names;
  }

  void run(Node* node) {
    auto* loop = as<For>(node);
    auto* range = as<Range>(node);
    if ((loop != nullptr && loop->distinct_vars) || (range != nullptr && range->distinct_vars)) {
      return run_loop(node, variables_of(node));
    }
    if (node->op == Op::Return) {
      int saved = return_depth;
      return_depth = depth;
      run_children(node);
      return_depth = saved;
      return;
    }
    if (auto* closure = as<Closure>(node)) {
      for (const Name* v : closure->func->closure_vars) observe(v->canonical);
    } else if (node->op == Op::Addr) {
      observe(outermost(program.types, to<Unary>(node)->x));
    }
    run_children(node);
  }
};

}  // namespace

void separate_loop_vars(Program& program, Func* func) {
  Separator s{program, func};
  for (Node* stmt : func->body) s.run(stmt);
  for (Func* closure : func->closures) separate_loop_vars(program, closure);
}

}  // namespace vole::ir
